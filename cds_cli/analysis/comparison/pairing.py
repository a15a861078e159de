"""Which units and nodes of two scorings are the same."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from cds_cli.analysis.comparison.model import Both, NodePair, Places
from cds_cli.analysis.set_diff import diff
from cds_cli.analysis.set_match import match
from cds_cli.definitions.models import Group, Indicator, IndicatorSet
from cds_cli.results.figures import TOTAL
from cds_cli.results.model import Results


@dataclass(frozen=True, slots=True)
class LikePair:
    """An indicator of both sets that scores the same figures by the same rule."""

    before: Indicator
    after: Indicator


@dataclass(frozen=True, slots=True)
class LeafPair:
    """An indicator of both sets, or of one.

    ``reasons``: why an indicator of both may not be held against itself: rule, inputs, name, or
    a maximum of 0 on one side. ``like`` where there is none: what one side submitted can then be
    scored by the other.
    """

    before: Indicator | None
    after: Indicator | None
    reasons: tuple[str, ...] = ()

    @property
    def like(self) -> LikePair | None:
        """The two, where they score the same figures by the same rule."""
        if self.before is None or self.after is None or self.reasons:
            return None
        return LikePair(self.before, self.after)


def units_in_both(before: Results, after: Results, only: Collection[str] | None) -> Both:
    """Match units by their codes; with ``only``, just those of these codes."""
    earlier, later = ordered(before, only), ordered(after, only)
    index = before.units.index
    stay = later[after.units.index[later].isin(index)]
    is_over = ~before.units.index[earlier].isin(after.units.index)
    return Both(
        before=index.get_indexer(after.units.index[stay]),
        after=stay,
        left=earlier[is_over],
        entered=later[~after.units.index[later].isin(index)],
    )


def ordered(results: Results, only: Collection[str] | None) -> Places:
    """Give the places of units in the published order, of all or of those of some codes."""
    places = np.array(results.order(), dtype=np.intp)
    if only is None:
        return places
    chosen: Places = places[pd.Index(results.units.index[places]).isin(list(only))]
    return chosen


def node_pairs(before: IndicatorSet, after: IndicatorSet) -> tuple[NodePair, ...]:
    """Give the nodes of both sets in the later order, then those gone, then the pillars."""
    matched = match(before, after)
    earlier = {pair.after.coded: pair.before.coded for pair in matched.pairs}
    depths = {node.code: depth for node, depth in nodes_below(before)}
    in_later = (
        NodePair(earlier.get(node.code), node.code, node, depth)
        for node, depth in nodes_below(after)
    )
    gone = (NodePair(one.coded, None, one.node, depths[one.coded]) for one in matched.removed)
    return (*in_later, *gone, *pillar_pairs(before, after))


def nodes_below(
    parent: IndicatorSet | Group, depth: int = 0
) -> Iterator[tuple[Group | Indicator, int]]:
    """Give each node with its depth, 0 at the top, parents before their children."""
    for child in parent.children:
        yield child, depth
        if isinstance(child, Group):
            yield from nodes_below(child, depth + 1)


def pillar_pairs(before: IndicatorSet, after: IndicatorSet) -> Iterator[NodePair]:
    """Pillars are matched by their codes."""
    codes = {pillar.code for pillar in before.pillars}
    for pillar in after.pillars:
        yield NodePair(pillar.code if pillar.code in codes else None, pillar.code, pillar)
    known = {pillar.code for pillar in after.pillars}
    for pillar in before.pillars:
        if pillar.code not in known:
            yield NodePair(pillar.code, None, pillar)


WHOLE = NodePair(TOTAL, TOTAL, None)


def pair_named(code: str | None, pairs: Sequence[NodePair]) -> NodePair | None:
    """Give the pair of a node by its later code, else by its earlier; the whole without one."""
    if code is None:
        return WHOLE
    by_later = {pair.after: pair for pair in pairs if pair.after is not None}
    by_earlier = {pair.before: pair for pair in pairs if pair.before is not None}
    return by_later.get(code) or by_earlier.get(code)


def leaf_pairs(before: IndicatorSet, after: IndicatorSet) -> tuple[LeafPair, ...]:
    """Give the indicators of both sets in the later order, then those gone."""
    compared = {one.pair.after.coded: one for one in diff(before, after).comparisons}
    earlier = {leaf.code: leaf for leaf in before.leaves()}
    made = []
    for leaf in after.leaves():
        found = compared.get(leaf.code)
        old = earlier.pop(found.pair.before.coded) if found else None
        made.append(LeafPair(old, leaf, reasons_of(old, leaf, found.reasons if found else ())))
    return (*made, *(LeafPair(leaf, None) for leaf in earlier.values()))


def reasons_of(old: Indicator | None, new: Indicator, reasons: tuple[str, ...]) -> tuple[str, ...]:
    """Add that an indicator counted on one side only, where its share of nothing says nothing."""
    if old is None or bool(old.full_points) == bool(new.full_points):
        return reasons
    return (*reasons, "max_points")
