"""Ways through the tree of a set."""

from collections.abc import Iterator

from cds_cli.definitions.models import Group, Indicator, IndicatorSet, Path


def parents(indicator_set: IndicatorSet) -> Iterator[tuple[Path, Group | IndicatorSet]]:
    """Give the set and each group, with its place."""
    yield (), indicator_set
    for path, node in indicator_set.walk():
        if isinstance(node, Group):
            yield path, node


def leaves_with_paths(indicator_set: IndicatorSet) -> Iterator[tuple[Path, Indicator]]:
    """Give each indicator with its place."""
    for path, node in indicator_set.walk():
        if isinstance(node, Indicator):
            yield path, node


def ancestors(indicator_set: IndicatorSet, path: Path) -> set[str]:
    """Give the codes of the groups above a node."""
    node: IndicatorSet | Group = indicator_set
    codes = set()
    for place in path[1:-2:2]:
        node = node.groups[int(place)]
        codes.add(node.code)
    return codes


def method_of(parent: IndicatorSet | Group) -> str:
    """Name how siblings combine: as stated, else by their weights, else by adding up."""
    if parent.combine is not None:
        return parent.combine.type
    weighted = any(child.weight is not None for child in parent.children)
    return "mean" if weighted else "sum"


def full_points(node: IndicatorSet | Group | Indicator) -> float:
    """Give the maximum of a node for a unit to which all of it applies."""
    if isinstance(node, Indicator):
        return node.full_points
    if isinstance(node.max_points, float | int):
        return float(node.max_points)
    return sum(full_points(child) for child in node.children)
