"""How the index of each node is distributed over units, as a whole or group by group."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import isnan
from typing import Self

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cds_cli.analysis.distribution.quartiles import moments, quantiles
from cds_cli.definitions.models import Group, Indicator, IndicatorSet
from cds_cli.results.figures import Array, Mark
from cds_cli.results.model import Results
from cds_cli.results.rounding import round_half_up

Rows = NDArray[np.intp]
NO_DATA = Mark.MISSING | Mark.EXCLUDED


@dataclass(frozen=True, slots=True)
class Counts:
    """How many units of a group a node is for, and what it gave them.

    ``applicable`` counts those the node is for, None where it carries no points; ``with_index``
    those that have an index, which data left out of the maximum take away. ``zeros`` and ``full``
    have the published index 0 and 1. Of a group of indicators a unit counts as missing, unproven
    or awarded where one of them is.
    """

    units: int
    applicable: int | None
    with_index: int
    zeros: int
    full: int
    missing: int
    unproven: int
    awarded: int

    @property
    def not_applicable(self) -> int | None:
        """How many units the node is not for."""
        return None if self.applicable is None else self.units - self.applicable


@dataclass(frozen=True, slots=True)
class Distribution:
    """The published indices of one node, 0 to 1, among all units or those of one group.

    ``quarters``: least, lower quartile, median, upper quartile and greatest, by linear
    interpolation. ``deviation`` divides by the number of units, since all of them are there. They
    and ``mean`` are rounded as the set publishes indices, and None where no unit has one.
    """

    code: str
    group: str | None
    quarters: tuple[float | None, ...]
    mean: float | None
    deviation: float | None
    counts: Counts


@dataclass(frozen=True, slots=True)
class Columns:
    """What units have in each node: arrays of units × nodes.

    ``index``: counted in the last published digit, of which ``one`` make an index of 1, so that
    what is added up is exact. ``asked``: whether a unit is asked for the node, with data or not.
    """

    index: Array
    asked: NDArray[np.bool_]
    marks: NDArray[np.uint8]
    carries_points: tuple[bool, ...]
    one: float

    @classmethod
    def of(cls, results: Results, codes: Sequence[str]) -> Self:
        """Take the nodes asked for out of results."""
        one = 10.0**results.indicator_set.index_decimals
        reported = unscored(results.indicator_set)
        return cls(
            index=np.stack([np.rint(results.index(code) * one) for code in codes], axis=1),
            asked=np.stack([results.figures[code].expected > 0 for code in codes], axis=1),
            marks=np.stack([results.marks(code) for code in codes], axis=1),
            carries_points=tuple(code not in reported for code in codes),
            one=one,
        )

    def of_rows(self, rows: Rows) -> Self:
        """Take some of the units."""
        return replace(self, index=self.index[rows], asked=self.asked[rows], marks=self.marks[rows])

    def published(self, counted: Array) -> Array:
        """Round what is counted in the last published digit, and give it as indices."""
        return round_half_up(counted, 0) / self.one


def distributions(
    results: Results, codes: Sequence[str], labels: Sequence[str] | None = None
) -> tuple[Distribution, ...]:
    """Describe nodes, each for every group of units (OECD/JRC Handbook, steps 4 and 7).

    ``labels``: the group of each unit in the order of the results; without it all are one group.
    Gives the nodes in the order asked for, and below each the groups by name.
    """
    columns = Columns.of(results, codes)
    grouped = members(len(results.units), labels)
    described = [describe(columns.of_rows(rows), codes, group) for group, rows in grouped.items()]
    return tuple(of_group[place] for place in range(len(codes)) for of_group in described)


def members(units: int, labels: Sequence[str] | None) -> Mapping[str | None, Rows]:
    """Give the rows of each group, the groups by name; without labels all rows as one."""
    if labels is None:
        return {None: np.arange(units)}
    numbers, names = pd.factorize(np.array(labels, dtype=object), sort=True)
    return {str(name): np.flatnonzero(numbers == place) for place, name in enumerate(names)}


def describe(columns: Columns, codes: Sequence[str], group: str | None) -> list[Distribution]:
    """Describe nodes among some units."""
    ordered = np.sort(columns.index, axis=0)
    means, deviations = (columns.published(figures) for figures in moments(ordered))
    quarters = columns.published(quantiles(ordered))
    counts = counted(columns)
    return [
        Distribution(
            code=code,
            group=group,
            quarters=tuple(known(figure) for figure in quarters[:, place]),
            mean=known(means[place]),
            deviation=known(deviations[place]),
            counts=counts[place],
        )
        for place, code in enumerate(codes)
    ]


def counted(columns: Columns) -> list[Counts]:
    """Count units by what each node gave them."""
    units, index, marks = len(columns.index), columns.index, columns.marks
    asked = count(columns.asked)
    held = (
        count(~np.isnan(index)),
        count(index == 0),
        count(index == columns.one),
        *(count((marks & mark) > 0) for mark in (NO_DATA, Mark.UNPROVEN, Mark.AWARDED)),
    )
    return [
        Counts(units, asked[place] if carries else None, *(each[place] for each in held))
        for place, carries in enumerate(columns.carries_points)
    ]


def count(where: NDArray[np.bool_]) -> list[int]:
    """Count the units of each column for which something holds."""
    counts: list[int] = np.count_nonzero(where, axis=0).tolist()
    return counts


def known(figure: float) -> float | None:
    """Give a figure, None in place of NaN."""
    return None if isnan(figure) else float(figure)


def unscored(indicator_set: IndicatorSet) -> frozenset[str]:
    """Give the codes of nodes and pillars that carry no points: what is only reported."""
    nodes = (node for _, node in indicator_set.walk())
    empty = {node.code for node in nodes if not any(leaf.full_points for leaf in leaves(node))}
    pillars = (one.code for one in indicator_set.pillars if empty.issuperset(one.covers))
    return frozenset((*empty, *pillars))


def leaves(node: Group | Indicator) -> tuple[Indicator, ...]:
    """Give the indicators below a node, or the one that it is."""
    if isinstance(node, Indicator):
        return (node,)
    return tuple(leaf for child in node.children for leaf in leaves(child))
