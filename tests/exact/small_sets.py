"""Small sets and submissions, written in a line where a test needs one."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from cds_cli.definitions.models import IndicatorSet
from cds_cli.engine.score import Peers, score
from cds_cli.results.model import Results
from cds_cli.submission.model import Submission, UnitValues, submission_of


def leaf(code: str, rule: dict[str, Any], max_points: float = 10, **more: Any) -> dict[str, Any]:
    """Write an indicator."""
    named = {"code": code, "name": f"Chỉ số {code}"}
    return {**named, "max_points": max_points, "rule": rule, **more}


def set_of(*indicators: dict[str, Any], **more: Any) -> IndicatorSet:
    """Make a set of indicators, or of what ``more`` says."""
    head = {"format": 1, "code": "thu", "edition": "1", "level": "xa", "name": "Bộ thử"}
    return IndicatorSet.model_validate(
        {**head, "provenance": "proposed", "indicators": indicators, **more}
    )


def scored(
    indicator_set: IndicatorSet, units: Sequence[UnitValues], peers: Peers | None = None
) -> Results:
    """Score units on a set."""
    return score(indicator_set, submission_of(indicator_set, units), peers)


def with_unproven(submission: Submission, pairs: Iterable[tuple[str, str]]) -> Submission:
    """Say for which units and indicators the evidence is wanting."""
    wanting = frozenset(pairs)
    codes = sorted({code for _, code in wanting})
    rows = [[(unit, code) in wanting for code in codes] for unit in submission.units.index]
    marks = np.array(rows, dtype=bool).reshape(len(rows), len(codes))
    table = pd.DataFrame(marks, index=submission.units.index, columns=pd.Index(codes, dtype=object))
    return replace(submission, unproven=table)


def units_with(column: str, *figures: float | None, **more: Any) -> list[UnitValues]:
    """Make a unit for each figure of one column; None is not given."""
    return [
        UnitValues(f"u{row}", inputs={} if figure is None else {column: figure}, **more)
        for row, figure in enumerate(figures)
    ]
