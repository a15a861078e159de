"""Which units and nodes of two scorings are the same."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from cds_cli.analysis.comparison.model import Both, NodePair, Places
from cds_cli.analysis.set_diff import diff
from cds_cli.analysis.set_match import match
from cds_cli.definitions.columns import input_columns, roles_of
from cds_cli.definitions.models import Group, Indicator, IndicatorSet
from cds_cli.results.figures import TOTAL
from cds_cli.results.model import Results


@dataclass(frozen=True, slots=True)
class InBoth:
    """An indicator of both sets, as it was and as it is."""

    before: Indicator
    after: Indicator


@dataclass(frozen=True, slots=True)
class LeafPair:
    """An indicator of both sets, or of one.

    ``reasons``: why an indicator of both may not be held against itself: rule, inputs, name, or
    a maximum of 0 on one side. ``is_one_question``: both ask for the same figures, so that what
    one side submitted can be scored by the rule of the other.
    """

    before: Indicator | None
    after: Indicator | None
    reasons: tuple[str, ...] = ()
    is_one_question: bool = False

    @property
    def like(self) -> InBoth | None:
        """The two, where they score the same figures by the same rule."""
        if self.before is None or self.after is None or self.reasons:
            return None
        return InBoth(self.before, self.after)

    @property
    def exchangeable(self) -> InBoth | None:
        """The two, where each can score the figures of the other."""
        if self.before is None or self.after is None or not self.is_one_question:
            return None
        return InBoth(self.before, self.after)


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
    asked = answers_of(before), answers_of(after)
    made = []
    for leaf in after.leaves():
        found = compared.get(leaf.code)
        if found is None:
            made.append(LeafPair(None, leaf))
            continue
        old = earlier.pop(found.pair.before.coded)
        reasons = reasons_of(old, leaf, found.reasons)
        is_one = {"rule"}.issuperset(reasons) and asked[0][old.code] == asked[1][leaf.code]
        made.append(LeafPair(old, leaf, reasons, is_one))
    return (*made, *(LeafPair(leaf, None) for leaf in earlier.values()))


def reasons_of(old: Indicator, new: Indicator, reasons: tuple[str, ...]) -> tuple[str, ...]:
    """Add that an indicator counted on one side only, where its share of nothing says nothing."""
    if bool(old.full_points) == bool(new.full_points):
        return reasons
    return (*reasons, "max_points")


def answers_of(indicator_set: IndicatorSet) -> dict[str, dict[str, object]]:
    """Give, for each indicator, what may be answered to each role of its rule."""
    answers = {
        column.code: (column.kind, tuple(option.code for option in column.options))
        for column in input_columns(indicator_set)
    }
    return {
        leaf.code: {role: answers[code] for role, code in roles_of(leaf).items()}
        for leaf in indicator_set.leaves()
    }
