"""What each indicator adds when the figures of one unit give way to those of another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from cds_cli.analysis.explain.nodes import branches, leaves_below
from cds_cli.definitions.models import Group, IndicatorSet
from cds_cli.definitions.tree import method_of
from cds_cli.engine.aggregate import aggregate
from cds_cli.results.figures import TOTAL, Array, Figures
from cds_cli.results.model import Results, divide

DIGITS = 13


@dataclass(frozen=True, slots=True)
class Side:
    """The exact points and maxima of one unit, by the code of the indicator."""

    points: Mapping[str, float]
    maximum: Mapping[str, float]


def side_of(results: Results, row: int) -> Side:
    """Give the figures of one unit."""
    figures = {leaf.code: results.figures[leaf.code] for leaf in results.indicator_set.leaves()}
    return Side(
        {code: float(one.points[row]) for code, one in figures.items()},
        {code: float(one.maximum[row]) for code, one in figures.items()},
    )


def full_side(side: Side) -> Side:
    """Give the figures of a unit that has earned all it could."""
    return Side(side.maximum, side.maximum)


def adds_up(indicator_set: IndicatorSet, code: str = TOTAL) -> bool:
    """Whether the points of the indicators below a node add up to its own."""
    return all(
        method_of(one.node) == "sum"
        for one in branches(indicator_set, code)
        if isinstance(one.node, IndicatorSet | Group)
    )


def index_changes(indicator_set: IndicatorSet, before: Side, after: Side, code: str) -> Array:
    """Give what each indicator below a node adds to the change of its index, in tree order.

    The indicators are switched one after the other, and the steps of the index are taken: once
    in the order of the tree and once against it, and of both the mean, so that neither side is
    favoured. The parts add up exactly. Where nothing applies on the way, the index is taken to lie
    midway between those before and after.
    """
    codes = [leaf.code for leaf in leaves_below(indicator_set, code)]
    forth = steps(indicator_set, (before, after), codes, code)
    back = steps(indicator_set, (before, after), codes[::-1], code)[::-1]
    # Noise would order equal changes, and make something of nothing.
    return np.round((forth + back) / 2.0, DIGITS) + 0.0


def steps(
    indicator_set: IndicatorSet, sides: tuple[Side, Side], order: Sequence[str], code: str
) -> Array:
    """Switch indicators in an order and give the step of the index at each."""
    before, after = sides
    states = np.arange(len(order) + 1)
    turn = {one: place for place, one in enumerate(order)}
    leaves = {}
    for leaf in indicator_set.leaves():
        switched = states > turn.get(leaf.code, len(order))
        points = np.where(switched, after.points[leaf.code], before.points[leaf.code])
        maximum = np.where(switched, after.maximum[leaf.code], before.maximum[leaf.code])
        marks = np.zeros(len(states), dtype=np.uint8)
        leaves[leaf.code] = Figures(points, maximum, maximum, maximum, marks)
    node = aggregate(indicator_set, leaves)[code]
    return np.diff(carried_on(divide(node.points, node.maximum)))


def carried_on(shares: Array) -> Array:
    """Let an index that is not defined lie midway between those before and after it."""
    known = np.flatnonzero(~np.isnan(shares))
    if not len(known):
        return np.zeros(len(shares))
    places = np.arange(len(shares))
    before = np.maximum(np.searchsorted(known, places, side="right") - 1, 0)
    after = np.minimum(np.searchsorted(known, places), len(known) - 1)
    return (shares[known[before]] + shares[known[after]]) / 2.0
