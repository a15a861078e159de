"""Results of sets whose units are persons: by group, and never of a group that is too small."""

from collections.abc import Mapping, Sequence
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
    """The persons under one parent (or in one block) who have an index: how many, and its mean.

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
    units, index = results.units, results.index()
    names = [clean(str(name)) for name in units["parent" if units["parent"].any() else "block"]]
    known: dict[str, list[float]] = {name: [] for name in sorted(names)}
    # A mean is that of the persons who have an index, and they are the ones who may be too few.
    for name, figure in zip(names, index.tolist(), strict=True):
        known[name] += [] if np.isnan(figure) else [figure]
    small = left_out({name: len(figures) for name, figures in known.items()})
    decimals = results.indicator_set.index_decimals
    return tuple(
        Persons(name, None, None) if name in small else persons(name, figures, decimals)
        for name, figures in known.items()
    )


def left_out(sizes: Mapping[str, int]) -> set[str]:
    """Name the groups that are not shown: the small ones, and those that hide them."""
    names = sorted(sizes, key=lambda name: (sizes[name], name))
    small = {name for name in names if sizes[name] < FEWEST}
    for name in names[len(small) :]:
        if small and (len(small) == 1 or sum(sizes[one] for one in small) < FEWEST):
            small.add(name)
    return small


def persons(group: str, index: Sequence[float], decimals: int) -> Persons:
    """Count a group and take the mean of its indices."""
    return Persons(group, len(index), float(round_half_up(np.mean(index), decimals)))
