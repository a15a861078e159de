"""Which node of one set is which node of another: by code and name, by name, by code."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from cds_cli.definitions.models import Group, Indicator, IndicatorSet
from cds_cli.units.names import name_key


@dataclass(frozen=True, slots=True)
class Placed:
    """A node with the code of its parent; an empty text where it stands right under the set."""

    node: Group | Indicator
    parent: str

    @property
    def is_indicator(self) -> bool:
        """Whether it is a leaf."""
        return isinstance(self.node, Indicator)

    @property
    def exact(self) -> tuple[str, str]:
        """What is the same where nothing was renamed."""
        return self.node.code, self.named

    @property
    def named(self) -> str:
        """The name as names are compared."""
        return name_key(self.node.name)

    @property
    def coded(self) -> str:
        """The code."""
        return self.node.code


@dataclass(frozen=True, slots=True)
class Pair:
    """One node as it was and as it is."""

    before: Placed
    after: Placed

    @property
    def is_indicator(self) -> bool:
        """Whether both are leaves; a group is never matched with an indicator."""
        return self.after.is_indicator


@dataclass(frozen=True, slots=True)
class Matched:
    """The nodes of two sets: those in both, in the later order, and those in one only."""

    pairs: tuple[Pair, ...]
    removed: tuple[Placed, ...]
    added: tuple[Placed, ...]


def match(before: IndicatorSet, after: IndicatorSet) -> Matched:
    """Match groups with groups and indicators with indicators.

    First what has the same code and name; then the same name, where only one of it is left on
    each side; then the same code. So a code that was given to something else does not hide
    that the old thing has moved to another code.
    """
    old, new = placed(before), placed(after)
    found = {
        id(pair.after): pair.before
        for is_indicator in (False, True)
        for pair in pairs_of(
            [one for one in old if one.is_indicator is is_indicator],
            [one for one in new if one.is_indicator is is_indicator],
        )
    }
    met = {id(one) for one in found.values()}
    return Matched(
        tuple(Pair(found[id(one)], one) for one in new if id(one) in found),
        tuple(one for one in old if id(one) not in met),
        tuple(one for one in new if id(one) not in found),
    )


def placed(indicator_set: IndicatorSet) -> list[Placed]:
    """Give all nodes with their parents, parents first."""
    return list(placed_below(indicator_set, ""))


def placed_below(parent: IndicatorSet | Group, code: str) -> Iterator[Placed]:
    """Give the nodes below one node."""
    for child in parent.children:
        yield Placed(child, code)
        if isinstance(child, Group):
            yield from placed_below(child, child.code)


def pairs_of(old: Sequence[Placed], new: Sequence[Placed]) -> Iterator[Pair]:
    """Give the pairs, the surest first."""
    keys: tuple[Callable[[Placed], object], ...] = (
        lambda one: one.exact,
        lambda one: one.named,
        lambda one: one.coded,
    )
    for key in keys:
        pairs = list(same(old, new, key))
        yield from pairs
        met = {id(one) for pair in pairs for one in (pair.before, pair.after)}
        old = [one for one in old if id(one) not in met]
        new = [one for one in new if id(one) not in met]


def same(
    old: Sequence[Placed], new: Sequence[Placed], key: Callable[[Placed], object]
) -> Iterator[Pair]:
    """Give the pairs that agree in something that no other node of either side has."""
    times = Counter(map(key, old)), Counter(map(key, new))
    by_key = {key(one): one for one in old}
    for one in new:
        if all(count[key(one)] == 1 for count in times):
            yield Pair(by_key[key(one)], one)
