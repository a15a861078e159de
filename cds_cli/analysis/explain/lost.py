"""Where a unit lost most."""

import numpy as np

from cds_cli.analysis.apportion import apportioned
from cds_cli.analysis.explain.model import Lost, LostPart
from cds_cli.analysis.explain.nodes import leaves_below
from cds_cli.analysis.explain.switch import DIGITS, adds_up, full_side, index_changes, side_of
from cds_cli.results.figures import TOTAL, Array
from cds_cli.results.model import Results
from cds_cli.results.rounding import round_half_up

SAME = 1e-9
SHARE_DECIMALS = 3
"""Shares are shown in per cent with one decimal."""


def lost(results: Results, row: int, code: str = TOTAL) -> Lost:
    """Split what a unit did not earn in a node among its indicators.

    Where points add up: the maximum, rounded as points are, less the published points. Elsewhere
    1 less the published index, by letting the indicators be full one by one (see ``switch``).
    Raises ValueError where nothing applies to the unit.
    """
    if np.isnan(results.index(code)[row]):
        message = "no index"
        raise ValueError(message)
    indicator_set = results.indicator_set
    in_points = adds_up(indicator_set, code)
    if in_points:
        decimals, exact = indicator_set.decimals, points_lost(results, row, code)
        whole = round_half_up(results.maximum(code)[row], decimals) - results.points(code)[row]
    else:
        own = side_of(results, row)
        decimals = indicator_set.index_decimals
        exact = index_changes(indicator_set, own, full_side(own), code)
        whole = 1.0 - results.index(code)[row]
    whole = float(round_half_up(whole, decimals))
    parts = parts_of(results, code, exact, apportioned(exact, whole, decimals))
    return Lost(code, in_points, whole, decimals, parts, len(exact) - len(parts))


def points_lost(results: Results, row: int, code: str) -> Array:
    """Give what each indicator of a node did not earn, exactly."""
    leaves = [results.figures[leaf.code] for leaf in leaves_below(results.indicator_set, code)]
    missed = np.array([one.maximum[row] - one.points[row] for one in leaves])
    return np.where(np.abs(missed) < SAME, 0.0, missed)


def parts_of(results: Results, code: str, exact: Array, rounded: Array) -> tuple[LostPart, ...]:
    """Name the indicators in which anything was lost, most first."""
    leaves = leaves_below(results.indicator_set, code)
    all_lost = exact.sum() or 1.0
    there = np.flatnonzero((exact != 0.0) | (rounded != 0.0))
    shares = np.zeros(len(exact))
    if exact.any():
        shares[there] = apportioned(exact[there] / all_lost, 1.0, SHARE_DECIMALS)
    order = sorted(there.tolist(), key=lambda place: -round(float(exact[place]), DIGITS))
    return tuple(
        LostPart(leaves[place].code, float(rounded[place]), float(shares[place])) for place in order
    )
