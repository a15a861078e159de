"""One stage against another: which items fell to zero, which rose, and what units had claimed."""

from collections.abc import Iterator

import numpy as np

from cds_cli.analysis.comparison.appraisal_model import (
    Appraisal,
    Claim,
    ItemChange,
    SideName,
    UnitItem,
)
from cds_cli.analysis.comparison.model import Both, NodeChange, Places
from cds_cli.definitions.models import Indicator
from cds_cli.results.figures import Array, Mask
from cds_cli.results.model import Results
from cds_cli.results.rounding import round_half_up

MEAN_DECIMALS = 2
"""A mean of published points is given with this many digits more than they have."""


def is_appraisal(before: Results, after: Results) -> bool:
    """Whether two scorings are two stages of one edition and one period."""
    sets = (before.indicator_set.label, after.indicator_set.label)
    is_same = sets[0] == sets[1] and before.period == after.period
    return is_same and before.stage is not after.stage


def appraisal_of(
    before: Results, after: Results, both: Both, nodes: tuple[NodeChange, ...]
) -> Appraisal:
    """Count, for each indicator, what became of the points of the earlier stage."""
    leaves = [
        (node.pair.node, node)
        for node in nodes
        if isinstance(node.pair.node, Indicator) and node.pair.before and node.pair.after
    ]
    decimals = after.indicator_set.decimals
    return Appraisal(
        items=tuple(item_of(leaf, node, decimals) for leaf, node in leaves),
        changed=tuple(
            sorted(
                (one for leaf, node in leaves for one in changed_items(leaf, node, after, both)),
                key=lambda one: one.place,
            )
        ),
        claims=(
            *claims_of(before, both.before, "a", nodes),
            *claims_of(after, both.after, "b", nodes),
        ),
    )


def item_of(leaf: Indicator, node: NodeChange, decimals: int) -> ItemChange:
    """Count what became of one indicator."""
    in_both = ~np.isnan(node.points)
    changes = node.points[in_both]
    to_zero = fell_to_zero(node)
    total = float(round_half_up(changes.sum(), decimals))
    mean = round_half_up(total / len(changes), decimals + MEAN_DECIMALS) if len(changes) else None
    return ItemChange(
        leaf=leaf,
        to_zero=int(to_zero.sum()),
        fell=int((node.points < 0).sum() - to_zero.sum()),
        same=int((changes == 0).sum()),
        rose=int((changes > 0).sum()),
        applied=int((np.isnan(node.before.points) != np.isnan(node.after.points)).sum()),
        total=total,
        mean=None if mean is None else float(mean),
    )


def fell_to_zero(node: NodeChange) -> Mask:
    """Find the units that had points and have none."""
    return np.asarray((node.before.points > 0) & (node.after.points == 0), dtype=bool)


def changed_items(
    leaf: Indicator, node: NodeChange, after: Results, both: Both
) -> Iterator[UnitItem]:
    """Give the units whose points of an indicator fell to zero, or rose."""
    to_zero = fell_to_zero(node)
    marks = after.marks(leaf.code)
    for place in np.flatnonzero(to_zero | (node.points > 0)):
        yield UnitItem(
            place=int(place),
            leaf=leaf,
            before=float(node.before.points[place]),
            after=float(node.after.points[place]),
            change=float(node.points[place]),
            is_to_zero=bool(to_zero[place]),
            marks=int(marks[both.after[place]]),
        )


def claims_of(
    results: Results, places: Places, side: SideName, nodes: tuple[NodeChange, ...]
) -> Iterator[Claim]:
    """Give the points that units gave themselves, unit by unit, beside those they got."""
    decimals = results.indicator_set.decimals
    later = {
        node.pair.before if side == "a" else node.pair.after: node.after.points for node in nodes
    }
    columns = [
        (
            leaf,
            published(results.claimed[leaf.code].to_numpy()[places], decimals),
            published(by_rule(leaf.code, results)[places], decimals),
            published(later[leaf.code], decimals),
        )
        for leaf in results.indicator_set.leaves()
        if leaf.code in results.claimed.columns
    ]
    for place in range(len(places)):
        for leaf, claims, rule, after in columns:
            claimed = claims[place]
            if claimed is not None:
                yield Claim(place, side, leaf, claimed, rule[place], after[place], decimals)


def published(points: Array, decimals: int) -> list[float | None]:
    """Give points, rounded; None where there are none."""
    rounded = round_half_up(points, decimals)
    return [None if np.isnan(one) else float(one) for one in rounded]


def by_rule(code: str, results: Results) -> Array:
    """Give the points of the rule; NaN where it had no figures or did not apply."""
    own = results.by_rule.get(code, results.figures[code].points)
    return np.where(np.asarray(results.maximum(code)) > 0, own, np.nan)
