"""What was submitted already, in the form in which templates take it."""

import math
from collections.abc import Iterator, Mapping

import numpy as np
import pandas as pd

from cds_cli.report.template.model import Key, Known
from cds_cli.results.model import Results
from cds_cli.submission.model import Submission
from cds_cli.units.model import Unit

DOES_NOT_APPLY = "không áp dụng"


def known_of(submission: Submission, results: Results) -> Known:
    """Give figures, claims, evidence and the points by rule of every unit."""
    return Known(
        values={
            **dict(cells_in(submission.inputs)),
            **submission.texts,
            **dict.fromkeys(exempt_in(submission.not_applicable), DOES_NOT_APPLY),
        },
        claimed=dict(cells_in(submission.claimed)),
        evidence=submission.evidence,
        computed=points_by_rule(results),
    )


def cells_in(frame: pd.DataFrame) -> Iterator[tuple[Key, float]]:
    """Give the figures of a table that are there, by unit and column."""
    for column in frame.columns:
        for unit, value in zip(frame.index, frame[column].tolist(), strict=True):
            if not math.isnan(value):
                yield (unit, column), value


def exempt_in(frame: pd.DataFrame) -> Iterator[Key]:
    """Give what units said does not apply to them, by unit and column."""
    for column in frame.columns:
        for unit, marked in zip(frame.index, frame[column].tolist(), strict=True):
            if marked:
                yield unit, column


def points_by_rule(results: Results) -> Mapping[Key, float]:
    """Give the published points of each indicator that covers a unit."""
    codes = results.units.index.tolist()
    return {
        (unit, leaf.code): float(points)
        for leaf in results.indicator_set.leaves()
        for unit, points, is_covered in zip(
            codes,
            np.asarray(results.points(leaf.code), dtype=np.float64),
            np.asarray(results.figures[leaf.code].covered) > 0,
            strict=True,
        )
        if is_covered
    }


def units_in(submission: Submission) -> tuple[Unit, ...]:
    """Give the units of a submission as a registry would."""
    known = submission.units
    attributes = [c for c in known.columns if c not in {"name", "block", "kind", "parent"}]
    return tuple(
        Unit(
            level="",
            code=str(code),
            name=str(row["name"]),
            kind=str(row["kind"]),
            block=str(row["block"]),
            parent=str(row["parent"]),
            attributes={a: str(row[a]) for a in attributes if row[a] is not None},
        )
        for code, row in known.iterrows()
    )
