"""The figures of a unit held against one another, as the set's cross-checks demand."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from cds_cli.catalogue import CHANGED_TOO_MUCH, CROSS_CHECK_FAILS
from cds_cli.definitions.columns import input_columns
from cds_cli.definitions.cross_check_words import law_of
from cds_cli.definitions.cross_checks import (
    ChangeWithin,
    CrossCheck,
    Equal,
    FigureAtMost,
    RatioBetween,
    SumAtMost,
    SumEquals,
)
from cds_cli.definitions.models import IndicatorSet
from cds_cli.diagnostics import Severity
from cds_cli.rules.base import MARGIN, margin
from cds_cli.submission.cross_check_figures import seen_in
from cds_cli.submission.kinds.reading import Finding

Figures = NDArray[np.float64]
"""Units × figures of one check, NaN where one is not given."""
Mask = NDArray[np.bool_]


def cross_findings(
    indicator_set: IndicatorSet,
    figures: Mapping[str, Sequence[float]],
    before: Mapping[str, Sequence[float]] | None = None,
) -> Iterator[tuple[int, str, Finding]]:
    """Find every breach of a cross-check: the place of the unit, the column, what is wrong.

    ``figures``: a figure a unit by the code of its column, NaN where it is not given or does not
    apply; ``before``: those of the same units in the period before. A unit that lacks a figure of
    a check is passed over.
    """
    if not indicator_set.checks:
        return
    columns = {column.code: column for column in input_columns(indicator_set)}
    names = {code: column.name for code, column in columns.items()}
    for check in indicator_set.checks:
        rows = compared(check, figures, before)
        if rows is None:
            continue
        kinds = [columns[code].kind for _, code in check.figures()]
        law = law_of(check, names)
        problem = CHANGED_TOO_MUCH if isinstance(check, ChangeWithin) else CROSS_CHECK_FAILS
        for place in np.flatnonzero(broken(check, rows)).tolist():
            seen = seen_in(check, rows[place].tolist(), kinds)
            values: dict[str, object] = {"check": check.code, "message": law, "seen": seen}
            yield place, check.figures()[0][1], Finding(problem, values, Severity(check.severity))


def compared(
    check: CrossCheck,
    figures: Mapping[str, Sequence[float]],
    before: Mapping[str, Sequence[float]] | None,
) -> Figures | None:
    """Put the figures of a check side by side; None where a column of them is not there."""
    sides = [(figures, code) for _, code in check.figures()]
    if isinstance(check, ChangeWithin):
        sides.append((before or {}, check.input))
    if any(code not in side for side, code in sides):
        return None
    return np.column_stack([np.asarray(side[code], dtype=np.float64) for side, code in sides])


def broken(check: CrossCheck, rows: Figures) -> Mask:
    """Say which units break a check; a comparison with a missing figure is never broken."""
    first, last = rows[:, 0], rows[:, -1]
    match check:
        case FigureAtMost():
            return beyond(first - last, check.tolerance, rows)
        case SumAtMost():
            return beyond(rows[:, :-1].sum(axis=1) - last, check.tolerance, rows)
        case SumEquals():
            return beyond(np.abs(rows[:, :-1].sum(axis=1) - last), check.tolerance, rows)
        case Equal():
            return beyond(rows.max(axis=1) - rows.min(axis=1), check.tolerance, rows)
        case RatioBetween():
            return outside(check, first, last)
        case ChangeWithin():
            return changed(check, first, last)


def beyond(excess: Figures, tolerance: float, rows: Figures) -> Mask:
    """Say where figures are further apart than they may be."""
    is_whole = (np.floor(rows) == rows).all(axis=1)
    # Whole figures add up exactly; 0.1 + 0.2 is a little above 0.3.
    found: Mask = excess > tolerance + np.where(is_whole, 0.0, noise(rows))
    return found


def noise(rows: Figures) -> Figures:
    """Give what binary arithmetic may add to figures that agree on paper."""
    most: Figures = MARGIN * np.abs(rows).sum(axis=1)
    return most


def changed(check: ChangeWithin, now: Figures, before: Figures) -> Mask:
    """Say where a figure is further from what it was than it may be; 0 has no share."""
    change = np.abs(now - before)
    allowed = check.within * np.abs(before)
    found: Mask = (change > allowed + noise(np.column_stack([now, before]))) & (before != 0.0)
    return found


def outside(check: RatioBetween, part: Figures, whole: Figures) -> Mask:
    """Say where a ratio lies beyond a bound; a whole of 0 has no ratio."""
    ratio = np.divide(part, whole, out=np.full_like(part, np.nan), where=whole != 0.0)
    low = -np.inf if check.at_least is None else check.at_least
    high = np.inf if check.at_most is None else check.at_most
    return (ratio < low - margin(low)) | (ratio > high + margin(high))
