"""Strengths and weaknesses of a unit, held against the median of units like it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from cds_cli.analysis.distribution.nodes import NO_DATA
from cds_cli.definitions.models import Group, Indicator
from cds_cli.results.figures import TOTAL, Mask
from cds_cli.results.model import Results
from cds_cli.results.rounding import round_half_up

QUARTILES = (25.0, 50.0, 75.0)


class Side(StrEnum):
    """Where a figure stands among those of a group; quartiles themselves are within."""

    ABOVE_UPPER = "above_upper"
    ABOVE_MEDIAN = "above_median"
    AT_MEDIAN = "at_median"
    BELOW_MEDIAN = "below_median"
    BELOW_LOWER = "below_lower"


@dataclass(frozen=True, slots=True)
class Standing:
    """The index of a unit at one node beside those of its group, all as they are published.

    ``lower``, ``median``, ``upper``: quartiles of the group, the unit itself in it.
    ``difference``: index minus median. ``place`` among ``among`` units with an index, 1-2-2-4.
    """

    code: str
    depth: int
    index: float
    lower: float
    median: float
    upper: float
    difference: float
    place: int
    among: int

    @property
    def side(self) -> Side:
        """Where the index stands."""
        if self.difference > 0:
            return Side.ABOVE_UPPER if self.index > self.upper else Side.ABOVE_MEDIAN
        if self.difference < 0:
            return Side.BELOW_LOWER if self.index < self.lower else Side.BELOW_MEDIAN
        return Side.AT_MEDIAN


@dataclass(frozen=True, slots=True)
class Scope:
    """Which nodes are looked at: those of a ``tier`` (1 is the top), those at or below a ``node``.

    Without either, all of them.
    """

    tier: int | None = None
    node: str | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """A unit among the units like it.

    ``row``: its place in the results. ``size``: units of the group, itself counted.
    ``indicators`` are sorted by difference, the best first; ``groups``, the whole set first and
    the pillars last, stand in the order of the tree. ``without_data``: indicators of the
    scope that count 0, or left the maximum, for want of data; ``not_applicable``: those that are
    not for the unit.
    """

    results: Results
    row: int
    size: int
    total: Standing | None
    indicators: tuple[Standing, ...]
    groups: tuple[Standing, ...]
    without_data: tuple[str, ...]
    not_applicable: tuple[str, ...]

    @property
    def judged(self) -> tuple[Standing, ...]:
        """What strengths are looked for among: the indicators, or groups where there are none."""
        return self.indicators or tuple(one for one in self.groups if one.code != TOTAL)

    def strengths(self, most: int) -> tuple[Standing, ...]:
        """Give what stands above the median: beyond the upper quartile first, then by how far."""
        above = [one for one in self.judged if one.difference > 0]
        above.sort(key=lambda one: (one.side is not Side.ABOVE_UPPER, -one.difference))
        return tuple(above[:most])

    def weaknesses(self, most: int) -> tuple[Standing, ...]:
        """Give what stands below the median: beyond the lower quartile first, then by how far."""
        below = [one for one in self.judged if one.difference < 0]
        below.sort(key=lambda one: (one.side is not Side.BELOW_LOWER, one.difference))
        return tuple(below[:most])


def profile(results: Results, row: int, members: Mask, scope: Scope) -> Profile:
    """Hold a unit against the units of a group.

    ``members``: one entry a unit, true for those of the group, the unit itself among them.
    Quartiles are those of the published indices by linear interpolation, rounded as these are
    (OECD/JRC Handbook, step 4); units without an index at a node do not count there.
    """
    nodes = list(nodes_of(results, scope))
    standings = {code: standing(results, (code, depth), row, members) for code, depth, _ in nodes}
    leaves = [code for code, _, is_leaf in nodes if is_leaf]
    known = [one for code in leaves if (one := standings[code]) is not None]
    is_scored = {leaf.code for leaf in results.indicator_set.leaves() if leaf.full_points > 0}
    without_data = [code for code in leaves if results.marks(code)[row] & NO_DATA]
    return Profile(
        results=results,
        row=row,
        size=int(members.sum()),
        total=standing(results, (TOTAL, 0), row, members),
        indicators=tuple(sorted(known, key=lambda one: -one.difference)),
        groups=tuple(
            one for code, _, leaf in nodes if not leaf and (one := standings[code]) is not None
        ),
        without_data=tuple(without_data),
        not_applicable=tuple(
            code
            for code in leaves
            if code in is_scored.difference(without_data) and standings[code] is None
        ),
    )


def nodes_of(results: Results, scope: Scope) -> Iterator[tuple[str, int, bool]]:
    """Give the nodes of a scope: code, depth, and whether it is an indicator."""
    indicator_set = results.indicator_set
    everything = scope.tier is None and scope.node is None
    if everything:
        yield TOTAL, 0, False
    within = None if scope.node is None else below(results, scope.node)
    for path, node in indicator_set.walk():
        depth = len(path) // 2
        is_below = within is None or node.code in within
        if is_below and scope.tier in {None, depth}:
            yield node.code, depth, isinstance(node, Indicator)
    for pillar in indicator_set.pillars:
        if everything or pillar.code == scope.node:
            yield pillar.code, 1, False


def below(results: Results, code: str) -> frozenset[str]:
    """Give a node and all below it; of a pillar all that it covers."""
    indicator_set = results.indicator_set
    nodes = {node.code: node for _, node in indicator_set.walk()}
    covers = {pillar.code: pillar.covers for pillar in indicator_set.pillars}
    return frozenset(found for top in covers.get(code, (code,)) for found in codes_from(nodes[top]))


def codes_from(node: Group | Indicator) -> Iterator[str]:
    """Give the codes of a node and of all below it."""
    yield node.code
    if isinstance(node, Group):
        for child in node.children:
            yield from codes_from(child)


def standing(results: Results, node: tuple[str, int], row: int, members: Mask) -> Standing | None:
    """Hold the index of a unit at one node against its group; None where it has no index."""
    code, depth = node
    decimals = results.indicator_set.index_decimals
    own = float(results.index(code)[row])
    figures = results.index(code)[members]
    figures = figures[~np.isnan(figures)]
    if np.isnan(own):
        return None
    lower, median, upper = published(np.percentile(figures, QUARTILES), decimals)
    (difference,) = published([own - median], decimals)
    return Standing(
        code=code,
        depth=depth,
        index=own,
        lower=lower,
        median=median,
        upper=upper,
        difference=difference,
        place=1 + int(np.count_nonzero(figures > own)),
        among=len(figures),
    )


def published(figures: Sequence[float] | np.ndarray, decimals: int) -> list[float]:
    """Round figures as indices are published."""
    rounded: list[float] = round_half_up(figures, decimals).tolist()
    return rounded
