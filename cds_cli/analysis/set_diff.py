"""What changed between two sets or editions, and which indicators can still be compared."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from cds_cli.analysis.set_match import Matched, Pair, Placed, match
from cds_cli.analysis.set_terms import (
    asked,
    inputs_of,
    like_for_like,
    most_points,
    rule_of,
    terms_of,
)
from cds_cli.definitions.models import Group, Indicator, IndicatorSet

TREE = {"format", "inputs", "parts", "groups", "indicators", "max_points"}
LISTS = {
    "pillars": "pillar",
    "bands": "band",
    "recognition": "grade",
    "attributes": "attribute",
    "checks": "check",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that was one way and is another: plain values, None where there was none."""

    what: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class NodeChange:
    """A node of both sets with all that changed in it."""

    pair: Pair
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class ListChange:
    """A pillar, band, grade, attribute or cross-check that came, went or changed."""

    what: str
    code: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """An indicator of both sets, and why its two years may not be held against each other."""

    pair: Pair
    reasons: tuple[str, ...]

    @property
    def is_comparable(self) -> bool:
        """Whether the shares of the maximum of both years say the same thing."""
        return not self.reasons


@dataclass(frozen=True, slots=True)
class SetDiff:
    """What changed from one set to another."""

    before: IndicatorSet
    after: IndicatorSet
    head: tuple[Change, ...]
    removed: tuple[Placed, ...]
    added: tuple[Placed, ...]
    changed: tuple[NodeChange, ...]
    lists: tuple[ListChange, ...]
    comparisons: tuple[Comparison, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        return not (self.head or self.removed or self.added or self.changed or self.lists)

    def count(self, what: str) -> int:
        """Say how many nodes changed in one way."""
        return sum(change.what == what for node in self.changed for change in node.changes)


def diff(before: IndicatorSet, after: IndicatorSet) -> SetDiff:
    """Hold two sets against each other."""
    matched = match(before, after)
    changed = (
        NodeChange(pair, tuple(changes(pair, matched, before, after))) for pair in matched.pairs
    )
    return SetDiff(
        before,
        after,
        tuple(head_changes(before, after)),
        matched.removed,
        matched.added,
        tuple(one for one in changed if one.changes),
        tuple(list_changes(before, after)),
        tuple(comparisons(matched.pairs, before, after)),
    )


def head_changes(before: IndicatorSet, after: IndicatorSet) -> Iterator[Change]:
    """What the head says: decision, dates, total, how it is rounded."""
    old, new = plain(before, TREE | LISTS.keys()), plain(after, TREE | LISTS.keys())
    old["max_points"], new["max_points"] = most_points(before), most_points(after)
    for key in old:
        if old[key] != new[key]:
            yield Change(key, old[key], new[key])


def plain(indicator_set: IndicatorSet, without: set[str]) -> dict[str, Any]:
    """Give a set as plain values, without some of its keys."""
    values: dict[str, Any] = indicator_set.model_dump(mode="json", by_alias=True, exclude=without)
    return values


def list_changes(before: IndicatorSet, after: IndicatorSet) -> Iterator[ListChange]:
    """What came, went or changed in the lists beside the tree; each entry is known by its code."""
    for key, what in LISTS.items():
        old, new = (
            {one.code: one.model_dump(mode="json", exclude_none=True) for one in getattr(side, key)}
            for side in (before, after)
        )
        for code in (*old, *(code for code in new if code not in old)):
            if old.get(code) != new.get(code):
                yield ListChange(what, code, old.get(code), new.get(code))


def changes(
    pair: Pair, matched: Matched, before: IndicatorSet, after: IndicatorSet
) -> Iterator[Change]:
    """Give all that changed in one node."""
    old, new = pair.before.node, pair.after.node
    if pair.before.named != pair.after.named:
        yield Change("renamed", old.name, new.name)
    if old.code != new.code:
        yield Change("recoded", old.code, new.code)
    if moved(pair, matched.pairs):
        yield Change("moved", pair.before.parent or None, pair.after.parent or None)
    yield from differing(
        ("max_points", most_points(old), most_points(new)),
        ("weight", old.weight, new.weight),
        *scored_by(old, new, before, after),
    )


def moved(pair: Pair, pairs: Sequence[Pair]) -> bool:
    """Whether a node has another parent; a parent that has a new code is the same parent."""
    became = {one.before.node.code: one.after.node.code for one in pairs if not one.is_indicator}
    above = pair.before.parent
    return (became.get(above) if above else "") != pair.after.parent


def scored_by(
    old: Group | Indicator, new: Group | Indicator, before: IndicatorSet, after: IndicatorSet
) -> Iterator[tuple[str, Any, Any]]:
    """Give what decides how a node is scored, as it was and as it is."""
    if isinstance(old, Indicator) and isinstance(new, Indicator):
        yield "rule", rule_of(old), rule_of(new)
        inputs = inputs_of(old, before), inputs_of(new, after)
        if asked(inputs[0]) != asked(inputs[1]):
            yield "inputs", *inputs
        yield "terms", terms_of(old), terms_of(new)
    elif isinstance(old, Group) and isinstance(new, Group):
        yield "combine", combined(old), combined(new)


def combined(group: Group) -> str | None:
    """Say how the children of a group combine, where it says so."""
    return group.combine.type if group.combine else None


def differing(*found: tuple[str, Any, Any]) -> Iterator[Change]:
    """Keep what is not as it was."""
    for what, old, new in found:
        if old != new:
            yield Change(what, old, new)


def comparisons(
    pairs: Sequence[Pair], before: IndicatorSet, after: IndicatorSet
) -> Iterator[Comparison]:
    """Say of each indicator of both sets whether its years can be compared, as shares.

    The maximum may differ; rule, parameters and inputs may not. Where an input is implied, only
    the indicator's name says what is asked, so that it may not differ either.
    """
    for pair in pairs:
        old, new = pair.before.node, pair.after.node
        if isinstance(old, Indicator) and isinstance(new, Indicator):
            inputs = inputs_of(old, before), inputs_of(new, after)
            is_implied = len(inputs[1]) < len(new.rule.inputs)
            reasons = {
                "rule": like_for_like(old) != like_for_like(new),
                "inputs": asked(inputs[0]) != asked(inputs[1]),
                "name": is_implied and pair.before.named != pair.after.named,
            }
            yield Comparison(pair, tuple(key for key, differs in reasons.items() if differs))
