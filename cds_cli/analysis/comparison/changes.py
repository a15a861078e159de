"""What changed on a node, unit by unit, between published figures."""

import numpy as np

from cds_cli.analysis.comparison.model import Both, NodeChange, NodePair, Places, Standing
from cds_cli.results.figures import Array, Mask
from cds_cli.results.model import Results
from cds_cli.results.rounding import round_half_up


def change_of(pair: NodePair, before: Results, after: Results, both: Both) -> NodeChange:
    """Hold a node of two scorings against itself; a side that does not have it is NaN."""
    old = standing(pair.before, before, both.before)
    new = standing(pair.after, after, both.after)
    sets = (before.indicator_set, after.indicator_set)
    return NodeChange(
        pair=pair,
        before=old,
        after=new,
        points=difference(old.points, new.points, max(one.decimals for one in sets)),
        index=difference(old.index, new.index, max(one.index_decimals for one in sets)),
        moves=np.where(same_block(before, after, both), old.ranks - new.ranks, np.nan),
    )


def standing(code: str | None, results: Results, places: Places) -> Standing:
    """Give the published figures of some units on a node; what does not apply has no points."""
    if code is None:
        return Standing(*(np.full(len(places), np.nan),) * 4, bands=(None,) * len(places))
    maximum = np.asarray(results.maximum(code))[places]
    bands = results.bands(code)
    return Standing(
        points=np.where(maximum > 0, results.points(code)[places], np.nan),
        maximum=maximum,
        index=results.index(code)[places],
        ranks=results.ranks(code)[places],
        bands=tuple(bands[place] for place in places),
    )


def difference(before: Array, after: Array, decimals: int) -> Array:
    """Subtract published figures; the rest in binary goes."""
    return round_half_up(after - before, decimals)


def same_block(before: Results, after: Results, both: Both) -> Mask:
    """Where a unit was ranked in one block both times: other ranks are no move."""
    old = before.units["block"].to_numpy()[both.before]
    new = after.units["block"].to_numpy()[both.after]
    return np.asarray(old == new, dtype=bool)
