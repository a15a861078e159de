"""Results of sets whose units are persons: by group, and never of a group that is too small."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from cds_cli.report.safe import clean
from cds_cli.results.model import Results
from cds_cli.results.rounding import round_half_up
from cds_cli.text import Text

FEWEST = 5
"""A group of fewer persons is not shown: a figure of it could be read back to one of them."""
SUPPRESSED = Text("dưới {fewest} người", "fewer than {fewest} persons")


@dataclass(frozen=True, slots=True)
class Persons:
    """The persons under one parent (or in one block): how many, and their mean index.

    ``count`` and ``mean`` are None where the group is too small to be shown.
    """

    group: str
    count: int | None
    mean: float | None

    @property
    def is_suppressed(self) -> bool:
        """Whether the group is too small to be shown."""
        return self.count is None


def groups_of_persons(results: Results) -> tuple[Persons, ...]:
    """Give the groups by parent, else by block, in the order of their names.

    Where just one group is too small, or those that are have too few together, the next smallest
    are left out with them: they could else be worked out from the total.
    """
    units = results.units
    names = [clean(str(name)) for name in units["parent" if units["parent"].any() else "block"]]
    rows: dict[str, list[int]] = {}
    for row, name in enumerate(names):
        rows.setdefault(name, []).append(row)
    return tuple(persons(results, rows, left_out({name: len(rows[name]) for name in rows})))


def left_out(sizes: Mapping[str, int]) -> set[str]:
    """Name the groups that are not shown: the small ones, and those that hide them."""
    names = sorted(sizes, key=lambda name: (sizes[name], name))
    small = {name for name in names if sizes[name] < FEWEST}
    for name in names[len(small) :]:
        if small and (len(small) == 1 or sum(sizes[one] for one in small) < FEWEST):
            small.add(name)
    return small


def persons(results: Results, rows: dict[str, list[int]], small: set[str]) -> Iterator[Persons]:
    """Count each group and take the mean of its indices."""
    index, decimals = results.index(), results.indicator_set.index_decimals
    for name in sorted(rows):
        known = index[rows[name]]
        known = known[~np.isnan(known)]
        if name in small:
            yield Persons(name, None, None)
        else:
            mean = float(round_half_up(known.mean(), decimals)) if len(known) else None
            yield Persons(name, len(rows[name]), mean)
