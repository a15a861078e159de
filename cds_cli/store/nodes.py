"""The numbers of nodes: the whole set, its tree, then its pillars."""

from collections.abc import Iterator
from dataclasses import dataclass

from cds_cli.definitions.models import Indicator, IndicatorSet, Path
from cds_cli.results.figures import TOTAL


@dataclass(frozen=True, slots=True)
class Node:
    """A row of the table ``nodes``; its number is its place among them."""

    code: str
    parent: int | None
    kind: str
    name: str


def nodes_of(indicator_set: IndicatorSet) -> tuple[Node, ...]:
    """Give what has figures of its own, parents before their children, pillars last."""
    return tuple(each_node(indicator_set))


def each_node(indicator_set: IndicatorSet) -> Iterator[Node]:
    """Give the nodes one by one."""
    numbers: dict[Path, int] = {(): 0}
    yield Node(TOTAL, None, "set", indicator_set.name)
    for path, node in indicator_set.walk():
        numbers[path] = len(numbers)
        kind = "indicator" if isinstance(node, Indicator) else "group"
        # A path ends with the name of the list and the place in it.
        yield Node(node.code, numbers[path[:-2]], kind, node.name)
    for pillar in indicator_set.pillars:
        yield Node(pillar.code, None, "pillar", pillar.name)
