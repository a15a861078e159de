"""A submission with some cells of one unit set otherwise."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from cds_cli.analysis.what_if.model import Change
from cds_cli.submission.model import Submission


def changed(submission: Submission, changes: Sequence[Change], row: int) -> Submission:
    """Set the cells of one unit otherwise; ``row`` is its place. The submission itself stays."""
    unit = str(submission.units.index[row])
    inputs, awarded = submission.inputs, submission.awarded
    exempt, evidence = submission.not_applicable, dict(submission.evidence)
    for one in changes:
        figure = np.nan if one.after.figure is None else one.after.figure
        if one.role == "input":
            inputs = with_cell(inputs, one.code, unit, value=figure)
            if one.after.exempt or one.code in exempt.columns:
                exempt = with_cell(exempt, one.code, unit, value=one.after.exempt)
        elif one.role == "awarded":
            awarded = with_cell(awarded, leaf_of(one), unit, value=figure)
        else:
            evidence[unit, leaf_of(one)] = one.after.text
    return replace(
        submission, inputs=inputs, awarded=awarded, not_applicable=exempt, evidence=evidence
    )


def leaf_of(change: Change) -> str:
    """Give the indicator that something stands beside: ``1.1`` of ``1.1.awarded``."""
    return change.code.removesuffix(f".{change.role}")


def with_cell(frame: pd.DataFrame, code: str, unit: str, *, value: float | bool) -> pd.DataFrame:
    """Set one cell; a column that was not there is blank for all others."""
    blank: float | bool = False if isinstance(value, bool) else np.nan
    before = frame[code] if code in frame.columns else pd.Series(blank, index=frame.index)
    column = before.copy()
    column.loc[unit] = value
    return frame.assign(**{code: column})
