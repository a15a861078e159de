"""Indicators that do not tell units apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from cds_cli.analysis.distribution.nodes import members
from cds_cli.results.figures import Array
from cds_cli.results.model import Results
from cds_cli.results.rounding import round_half_up

ALIKE = 0.95
"""From this share of equal units on an indicator tells hardly any of them apart."""
FEWEST = 2
"""One unit alone is always equal."""


@dataclass(frozen=True, slots=True)
class Undiscriminating:
    """An indicator with one index for all units of a group, or for nearly all.

    ``index``: as published, that of ``equal`` of ``units`` units that have one.
    """

    code: str
    group: str | None
    index: float
    equal: int
    units: int

    @property
    def is_equal_for_all(self) -> bool:
        """Whether no unit differs."""
        return self.equal == self.units

    @property
    def share(self) -> float:
        """The equal units as a share of all that have an index, rounded to a tenth per cent."""
        return float(round_half_up(self.equal / self.units, 3))


def undiscriminating(
    results: Results, labels: Sequence[str] | None = None
) -> tuple[Undiscriminating, ...]:
    """Find the indicators whose published index is the same for 95 % of the units or more.

    ``labels``: the group of each unit; each group is then looked at by itself, since units are
    ranked within one. A group with one index alone is left out.
    """
    grouped = members(len(results.units), labels)
    codes = [leaf.code for leaf in results.indicator_set.leaves()]
    index = np.stack([results.index(code) for code in codes], axis=1)
    found = [
        one for group, rows in grouped.items() for one in nearly_equal(index[rows], codes, group)
    ]
    places = {code: place for place, code in enumerate(codes)}
    return tuple(sorted(found, key=lambda one: places[one.code]))


def nearly_equal(
    index: Array, codes: Sequence[str], group: str | None
) -> Iterator[Undiscriminating]:
    """Give the indicators with one index for nearly all units: ``index`` is units × indicators."""
    ordered = np.sort(index, axis=0)
    units = np.count_nonzero(~np.isnan(ordered), axis=0)
    # What more than half of the units have stands in the middle of all that is sorted.
    middle = ordered[units // 2, np.arange(len(codes))] if len(ordered) else units * np.nan
    equal = np.count_nonzero(ordered == middle, axis=0)
    for place in np.flatnonzero((units >= FEWEST) & (equal >= ALIKE * units)).tolist():
        most = float(middle[place])
        yield Undiscriminating(codes[place], group, most, int(equal[place]), int(units[place]))
