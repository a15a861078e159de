"""What of two editions of a set can be held against each other, and the rest."""

from collections.abc import Iterable, Sequence

import numpy as np

from cds_cli.analysis.apportion import apportioned
from cds_cli.analysis.comparison.changes import difference
from cds_cli.analysis.comparison.model import Both, Editions, OneSided, Places, Portion
from cds_cli.analysis.comparison.pairing import LeafPair
from cds_cli.definitions.models import Indicator
from cds_cli.results.figures import Array
from cds_cli.results.model import Results, divide
from cds_cli.results.rounding import round_half_up


def editions_of(
    before: Results, after: Results, both: Both, leaves: Sequence[LeafPair]
) -> Editions:
    """Add up the indicators that both editions score alike, and apart from them all others.

    Points and maxima are those of the indicators, added up as a pillar adds them, with the
    maxima of each edition. The two portions of a side add up in the last published digit.
    """
    like = [pair.like for pair in leaves if pair.like is not None]
    old = portions(before, both.before, {pair.before.code for pair in like})
    new = portions(after, both.after, {pair.after.code for pair in like})
    decimals = max(one.indicator_set.index_decimals for one in (before, after))
    return Editions(
        comparable=len(like),
        like_before=old[0],
        like_after=new[0],
        change=difference(old[0].index, new[0].index, decimals),
        rest_before=old[1],
        rest_after=new[1],
        others=tuple(
            OneSided(
                pair.before,
                pair.after,
                pair.reasons,
                mean_points(pair.before, before, both.before),
                mean_points(pair.after, after, both.after),
            )
            for pair in leaves
            if pair.like is None
        ),
    )


def portions(results: Results, places: Places, like: set[str]) -> tuple[Portion, Portion]:
    """Give the points of the indicators of some codes, and those of the rest."""
    codes = [leaf.code for leaf in results.indicator_set.leaves()]
    one = summed(results, places, [code for code in codes if code in like])
    other = summed(results, places, [code for code in codes if code not in like])
    decimals = results.indicator_set.decimals
    total = round_half_up(one[0] + other[0], decimals)
    exact = np.vstack([one[0], other[0]]).T
    points = np.array(
        [apportioned(row, whole, decimals) for row, whole in zip(exact, total, strict=True)]
    ).reshape(len(places), 2)
    return portion(points[:, 0], one, results), portion(points[:, 1], other, results)


def summed(results: Results, places: Places, codes: Iterable[str]) -> tuple[Array, Array]:
    """Add up the exact points and the maxima of some indicators."""
    points, maximum = np.zeros(len(places)), np.zeros(len(places))
    for code in codes:
        points += results.figures[code].points[places]
        maximum += np.asarray(results.maximum(code))[places]
    return points, maximum


def portion(published: Array, exact: tuple[Array, Array], results: Results) -> Portion:
    """Put published points beside the index, which is rounded from exact points."""
    points, maximum = exact
    index = round_half_up(divide(points, maximum), results.indicator_set.index_decimals)
    return Portion(published, maximum, index)


def mean_points(leaf: Indicator | None, results: Results, places: Places) -> float | None:
    """Give the mean points of the units that an indicator applies to."""
    if leaf is None:
        return None
    points = results.figures[leaf.code].points[places]
    applies = np.asarray(results.maximum(leaf.code))[places] > 0
    if not applies.any():
        return None
    return float(round_half_up(points[applies].mean(), results.indicator_set.decimals))
