"""Figures ten times what they were, or what others have: mostly a slip of the unit of measure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd

from cds_cli.analysis.scoring import Scoring
from cds_cli.definitions.columns import input_columns
from cds_cli.definitions.models import IndicatorSet
from cds_cli.diagnostics import Location
from cds_cli.results.figures import Array
from cds_cli.rules.base import AMOUNTS

FACTOR = 10.0
FEWEST = 3
"""The median of two figures lies between them, and is neither's."""
GUARD = 1.0 - 1e-12
"""Ten times 0.3 may be a little less in binary."""


class Against(StrEnum):
    """What a figure is held against."""

    LAST_PERIOD = "last_period"
    """The unit's own figure of the period before."""
    BLOCK = "block"
    """The median of the figures in its block."""


@dataclass(frozen=True, slots=True)
class Outlier:
    """A figure that differs by a factor of ten or more; ``factor`` is never below ten."""

    unit: str
    name: str
    column: str
    figure: float
    against: Against
    reference: float
    factor: float
    is_higher: bool
    place: Location | None
    place_before: Location | None = None


@dataclass(frozen=True, slots=True)
class ZeroChange:
    """How many units fell to zero, and rose from it, since the last period."""

    column: str
    compared: int
    fell: int
    rose: int


def amounts(indicator_set: IndicatorSet) -> tuple[str, ...]:
    """Give the columns where ten times as much makes sense: counts, numbers and money."""
    return tuple(column.code for column in input_columns(indicator_set) if column.kind in AMOUNTS)


def outliers(now: Scoring, before: Scoring | None = None) -> tuple[Outlier, ...]:
    """Find figures that differ by a factor of ten or more, the largest factor first.

    A figure is held against the unit's own of the period ``before``, and against the median in
    its block of the figures above zero, if there are three. A factor has no meaning beside a zero
    or a figure of the other sign: those are left out.
    """
    found = [*against_block(now)]
    if before is not None:
        found += against_before(now, before)
    return tuple(sorted(found, key=lambda one: (-one.factor, one.unit, one.column, one.against)))


def zero_changes(now: Scoring, before: Scoring) -> tuple[ZeroChange, ...]:
    """Count by input the units that had a figure and now have 0, and the other way round."""
    columns = shared_amounts(now, before)
    figures, references = figures_of(now, columns), figures_before(now, before, columns)
    given = ~np.isnan(figures) & ~np.isnan(references)
    compared = np.count_nonzero(given, axis=0)
    fell = np.count_nonzero(given & (figures == 0) & (references != 0), axis=0)
    rose = np.count_nonzero(given & (figures != 0) & (references == 0), axis=0)
    return tuple(
        ZeroChange(column, int(compared[place]), int(fell[place]), int(rose[place]))
        for place, column in enumerate(columns)
        if fell[place] or rose[place]
    )


def against_before(now: Scoring, before: Scoring) -> Iterator[Outlier]:
    """Hold figures against those of the same units in the period before."""
    columns = shared_amounts(now, before)
    references = figures_before(now, before, columns)
    yield from far_apart(now, columns, references, Against.LAST_PERIOD, before)


def against_block(now: Scoring) -> Iterator[Outlier]:
    """Hold figures against the median of their block."""
    columns = amounts(now.results.indicator_set)
    figures = pd.DataFrame(figures_of(now, columns))
    above_zero = figures.where(figures > 0).groupby(now.submission.units["block"].to_numpy())
    medians = above_zero.transform("median").where(above_zero.transform("count") >= FEWEST)
    yield from far_apart(now, columns, np.asarray(medians, dtype=np.float64), Against.BLOCK)


def far_apart(
    now: Scoring,
    columns: Sequence[str],
    references: Array,
    against: Against,
    before: Scoring | None = None,
) -> Iterator[Outlier]:
    """Give the figures that are ten times their reference, or a tenth of it."""
    figures = figures_of(now, columns)
    larger = np.maximum(np.abs(figures), np.abs(references))
    smaller = np.minimum(np.abs(figures), np.abs(references))
    far = (np.sign(figures) * np.sign(references) > 0) & (larger >= FACTOR * smaller * GUARD)
    names = now.submission.units["name"].tolist()
    for row, place in zip(*(found.tolist() for found in np.nonzero(far)), strict=True):
        unit, column = str(now.submission.units.index[row]), columns[place]
        yield Outlier(
            unit=unit,
            name=names[row],
            column=column,
            figure=float(figures[row, place]),
            against=against,
            reference=float(references[row, place]),
            factor=float(larger[row, place] / smaller[row, place]),
            is_higher=abs(figures[row, place]) > abs(references[row, place]),
            place=now.submission.origin.locate(unit, column),
            place_before=before.submission.origin.locate(unit, column) if before else None,
        )


def shared_amounts(now: Scoring, before: Scoring) -> tuple[str, ...]:
    """Give the columns of amounts that both sets have."""
    earlier = set(amounts(before.results.indicator_set))
    return tuple(column for column in amounts(now.results.indicator_set) if column in earlier)


def figures_of(scoring: Scoring, columns: Sequence[str]) -> Array:
    """Give the figures of some columns: units × columns, NaN where not given."""
    return np.asarray(scoring.submission.inputs.reindex(columns=list(columns)), dtype=np.float64)


def figures_before(now: Scoring, before: Scoring, columns: Sequence[str]) -> Array:
    """Give the earlier figures in the order of the units of now; NaN where there are none."""
    earlier = before.submission.inputs.reindex(
        index=now.submission.inputs.index, columns=list(columns)
    )
    return np.asarray(earlier, dtype=np.float64)
