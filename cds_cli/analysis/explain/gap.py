"""Which indicators make the difference between two units."""

import numpy as np

from cds_cli.analysis.apportion import apportioned
from cds_cli.analysis.explain.model import Gap, GapPart, Neighbours
from cds_cli.analysis.explain.nodes import leaves_below
from cds_cli.analysis.explain.switch import DIGITS, adds_up, index_changes, side_of
from cds_cli.results.figures import TOTAL, Array
from cds_cli.results.model import Results
from cds_cli.results.rounding import round_half_up

SAME = 1e-9


def neighbours(results: Results, row: int, code: str = TOTAL) -> Neighbours | None:
    """Find the units of the next better published rank in the block of a unit.

    For a first unit those of the next rank below; None where nobody else stands there, or the
    unit has no rank.
    """
    ranks = results.ranks(code)
    block = results.units["block"].to_numpy() == results.units["block"].iloc[row]
    own = ranks[row]
    if np.isnan(own):
        return None
    above, under = (np.flatnonzero(block & met) for met in (ranks < own, ranks > own))
    if len(above):
        nearest = above[ranks[above] == ranks[above].max()]
        return Neighbours(tuple(nearest.tolist()), is_above=True)
    if len(under):
        nearest = under[ranks[under] == ranks[under].min()]
        return Neighbours(tuple(nearest.tolist()), is_above=False)
    return None


def gap(results: Results, row: int, other: int, code: str = TOTAL) -> Gap:
    """Split the gap of one unit to another among the indicators of a node.

    In points where points add up and both could reach the same maximum; else in the index, by
    switching the indicators one by one (see ``switch``). Raises ValueError where one of the two
    has no index.
    """
    if np.isnan(results.index(code)[[row, other]]).any():
        message = "no index"
        raise ValueError(message)
    maximum = results.maximum(code)
    equal_maxima = abs(maximum[row] - maximum[other]) < SAME
    sums = adds_up(results.indicator_set, code)
    in_points = bool(equal_maxima and sums)
    published = results.points(code) if in_points else results.index(code)
    decimals = results.indicator_set.decimals if in_points else results.indicator_set.index_decimals
    whole = float(round_half_up(published[row] - published[other], decimals))
    exact = point_changes(results, row, other, code) if in_points else None
    if exact is None:
        sides = side_of(results, other), side_of(results, row)
        exact = index_changes(results.indicator_set, *sides, code)
    parts = parts_of(results, code, exact, apportioned(exact, whole, decimals))
    parts = sorted(parts, key=lambda part: part.exact if whole <= 0 else -part.exact)
    equal = len(exact) - len(parts)
    return Gap(code, row, other, in_points, sums, whole, decimals, tuple(parts), equal)


def point_changes(results: Results, row: int, other: int, code: str) -> Array:
    """Give the differences of the exact points of the indicators of a node."""
    leaves = leaves_below(results.indicator_set, code)
    points = np.array([results.figures[leaf.code].points[[row, other]] for leaf in leaves])
    return np.where(np.abs(points[:, 0] - points[:, 1]) < SAME, 0.0, points[:, 0] - points[:, 1])


def parts_of(results: Results, code: str, exact: Array, rounded: Array) -> list[GapPart]:
    """Name the indicators that make a difference, in the order of the tree."""
    leaves = leaves_below(results.indicator_set, code)
    return [
        GapPart(leaf.code, round(float(one), DIGITS), float(shown))
        for leaf, one, shown in zip(leaves, exact, rounded, strict=True)
        if one or shown
    ]
