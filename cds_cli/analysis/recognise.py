"""Standards that a unit is recognised for: all mandatory criteria, and enough of the extended."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import ceil

import numpy as np

from cds_cli.definitions.models import Indicator, IndicatorSet
from cds_cli.definitions.views import Grade
from cds_cli.results.figures import Array, Mark, Mask
from cds_cli.results.model import Results
from cds_cli.units.names import name_key

MANDATORY, EXTENDED = "mandatory", "extended"
MARGIN = 1e-9
"""Far below one criterion: 3 of 10 is 0.3 on paper and not always in binary."""


class Lack(StrEnum):
    """Why a criterion is not met."""

    MISSING = "missing"
    """Data are missing, of all of it or of a part."""
    UNPROVEN = "unproven"
    """The evidence is wanting without which the set gives no points."""
    ROUNDED = "rounded"
    """The points are full only once they are rounded for print."""
    NOT_MET = "not_met"


@dataclass(frozen=True, slots=True)
class Count:
    """How many criteria of one kind a unit meets, of those that apply to it."""

    met: int
    asked: int

    @property
    def share(self) -> float:
        """The share that is met, 0 to 1: all of it where none applies."""
        return self.met / self.asked if self.asked else 1.0

    def reaches(self, share: float) -> bool:
        """Whether enough is met."""
        return self.share >= share - MARGIN

    def more(self, share: float) -> int:
        """How many more criteria have to be met."""
        return max(0, ceil(share * self.asked - MARGIN) - self.met)


@dataclass(frozen=True, slots=True)
class Criterion:
    """A criterion that a unit does not meet: its published points (NaN: no figure) and maximum."""

    indicator: Indicator
    points: float
    maximum: float
    lack: Lack

    @property
    def is_mandatory(self) -> bool:
        """Whether there is no standard without it."""
        return self.indicator.criterion == MANDATORY


@dataclass(frozen=True, slots=True)
class Lacking:
    """What a unit has to meet besides for a standard: numbers of criteria."""

    grade: Grade
    mandatory: int
    extended: int


@dataclass(frozen=True, slots=True)
class Standing:
    """How one unit stands: the standard it meets, its criteria, and what is above.

    ``row``: its place in the results. ``failing``: the mandatory first. ``above``: what is
    missing for the next higher standard of its kind; None where there is none above.
    """

    row: int
    grade: Grade | None
    mandatory: Count
    extended: Count
    failing: tuple[Criterion, ...]
    above: Lacking | None


@dataclass(frozen=True, slots=True)
class Criteria:
    """All criteria of one kind: arrays of criteria × units."""

    leaves: tuple[Indicator, ...]
    asked: Mask
    met: Mask

    def counts(self) -> tuple[Count, ...]:
        """Count what each unit meets and is asked for."""
        columns = (self.met.sum(axis=0), self.asked.sum(axis=0))
        return tuple(Count(*map(int, row)) for row in zip(*columns, strict=True))


def recognised(results: Results) -> list[str | None]:
    """Give the code of the first standard that each unit meets; None where it meets none.

    A criterion is met by full points; one that does not apply is not counted. One without data is
    not met, however the set takes gaps: nobody has shown that it is. As in Yên Bái's
    HD 02/HD-UBND: 100 % of the mandatory and at least 30 % of the extended criteria.
    """
    return [grade.code if grade else None for grade in grades(results)]


def grades(results: Results) -> list[Grade | None]:
    """Give the first standard that each unit meets, in the order of the units."""
    every = results.indicator_set.recognition
    return [
        next((grade for grade in every if meets(grade, counts, kind)), None)
        for counts, kind in zip(counts_of(results), kinds_of(results), strict=True)
    ]


def standings(results: Results) -> tuple[Standing, ...]:
    """Give how each unit stands to the standards of the set, in the order of the units."""
    mandatory, extended = criteria_of(results, MANDATORY), criteria_of(results, EXTENDED)
    counts = zip(mandatory.counts(), extended.counts(), strict=True)
    kinds = kinds_of(results)
    found = grades(results)
    return tuple(
        Standing(
            row=row,
            grade=found[row],
            mandatory=pair[0],
            extended=pair[1],
            failing=(*failing(results, mandatory, row), *failing(results, extended, row)),
            above=above(results.indicator_set, found[row], pair, kinds[row]),
        )
        for row, pair in enumerate(counts)
    )


def meets(grade: Grade, counts: tuple[Count, Count], kind: str) -> bool:
    """Whether a unit meets a standard that is for its kind; ``counts``: mandatory, extended.

    A unit that no criterion applies to has shown nothing, and meets none.
    """
    mandatory, extended = counts
    is_asked = mandatory.asked or extended.asked
    enough = mandatory.reaches(grade.mandatory) and extended.reaches(grade.extended)
    return bool(is_asked) and is_for(grade, kind) and enough


def is_for(grade: Grade, kind: str) -> bool:
    """Whether a standard is for a kind of unit, however the data type it: Phường is phường."""
    return not grade.kinds or name_key(kind) in map(name_key, grade.kinds)


def above(
    indicator_set: IndicatorSet, grade: Grade | None, counts: tuple[Count, Count], kind: str
) -> Lacking | None:
    """Give what is missing for the standard just above; standards stand from the highest."""
    every = [one for one in indicator_set.recognition if is_for(one, kind) or one is grade]
    higher = every[: every.index(grade)] if grade else every
    mandatory, extended = counts
    if not higher or not (mandatory.asked or extended.asked):
        return None
    goal = higher[-1]
    return Lacking(goal, mandatory.more(goal.mandatory), extended.more(goal.extended))


def counts_of(results: Results) -> list[tuple[Count, Count]]:
    """Count the mandatory and the extended criteria of each unit."""
    both = (criteria_of(results, criterion).counts() for criterion in (MANDATORY, EXTENDED))
    return list(zip(*both, strict=True))


def criteria_of(results: Results, criterion: str) -> Criteria:
    """Hold every unit against the criteria of one kind; no blank makes a standard easier."""
    leaves = tuple(leaf for leaf in results.indicator_set.leaves() if leaf.criterion == criterion)
    shape = (len(leaves), len(results.units))
    applies = stacked([results.maximum(leaf.code) > 0 for leaf in leaves], shape)
    excluded = stacked([is_excluded(results, leaf) for leaf in leaves], shape)
    full = stacked([is_full(results, leaf) for leaf in leaves], shape)
    return Criteria(leaves, applies | excluded, full & ~excluded)


def stacked(rows: Sequence[Mask], shape: tuple[int, int]) -> Mask:
    """Put the rows of criteria on each other; there may be none."""
    return np.array(rows, dtype=bool).reshape(shape)


def is_full(results: Results, leaf: Indicator) -> Mask:
    """Say which units have full points of a criterion: exactly, not as they are rounded."""
    maximum = results.maximum(leaf.code)
    points: Array = results.figures[leaf.code].points
    return np.asarray((maximum > 0) & (points >= maximum * (1 - MARGIN)))


def is_excluded(results: Results, leaf: Indicator) -> Mask:
    """Say for which units a criterion, or a part of it, was left out for want of data."""
    return np.asarray((results.figures[leaf.code].marks & np.uint8(Mark.EXCLUDED)) > 0)


def kinds_of(results: Results) -> list[str]:
    """Give the kind of each unit."""
    return [str(kind) for kind in results.units["kind"]]


def failing(results: Results, criteria: Criteria, row: int) -> list[Criterion]:
    """Give the criteria that a unit is asked for and does not meet."""
    places = np.flatnonzero(criteria.asked[:, row] & ~criteria.met[:, row])
    return [failed(results, criteria.leaves[place], row) for place in places]


def failed(results: Results, leaf: Indicator, row: int) -> Criterion:
    """Say how far a unit came with a criterion, and why it does not count."""
    maximum = float(results.maximum(leaf.code)[row])
    points = float(results.points(leaf.code)[row])
    if maximum == 0:  # which all its data are missing for
        return Criterion(leaf, float("nan"), leaf.full_points, Lack.MISSING)
    marks = Mark(int(results.marks(leaf.code)[row]))
    if marks & (Mark.MISSING | Mark.EXCLUDED):
        lack = Lack.MISSING
    elif marks & Mark.UNPROVEN:
        lack = Lack.UNPROVEN
    else:
        lack = Lack.ROUNDED if points >= maximum else Lack.NOT_MET
    return Criterion(leaf, points, maximum, lack)
