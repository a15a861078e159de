"""Checks of sense of points and weights."""

from collections.abc import Iterator

from cds_cli import catalogue
from cds_cli.definitions.models import Group, Indicator, IndicatorSet
from cds_cli.definitions.tree import leaves_with_paths, parents
from cds_cli.definitions.yaml_source import YamlSource
from cds_cli.diagnostics import Diagnostic
from cds_cli.text import Text


def siblings_agree_on_weights(
    indicator_set: IndicatorSet, source: YamlSource
) -> Iterator[Diagnostic]:
    """All children of a node have a weight, or none has."""
    for path, parent in parents(indicator_set):
        weighted = sum(child.weight is not None for child in parent.children)
        if 0 < weighted < len(parent.children):
            yield catalogue.SOME_WEIGHTS.at(source.locate(path), code=parent.code)
        if weighted and parent.combine and parent.combine.type == "sum":
            what = Text("trọng số không có nghĩa khi cộng điểm", "weights mean nothing in a sum")
            how = Text("bỏ weight hoặc đổi combine", "remove weight or change combine")
            yield catalogue.DOES_NOT_FIT.at(source.locate((*path, "combine")), what=what, how=how)


def totals_agree(indicator_set: IndicatorSet, source: YamlSource) -> Iterator[Diagnostic]:
    """What a group or the set declares as its maximum is what its children give."""
    for path, parent in parents(indicator_set):
        declared = parent.max_points
        if declared is None or declared == "open" or is_scaled(parent):
            continue
        if has_open_part(parent):
            continue
        computed = sum_of_children(parent)
        if abs(declared - computed) > 1e-9 * max(1.0, abs(declared)):
            yield catalogue.TOTAL_DIFFERS.at(
                source.locate((*path, "max_points")),
                code=parent.code,
                declared=f"{declared:.10g}",
                computed=f"{computed:.10g}",
            )


def is_scaled(parent: Group | IndicatorSet) -> bool:
    """Whether a node takes shares of its children, so that its maximum is its own affair."""
    combined = parent.combine is not None and parent.combine.type != "sum"
    return combined or any(child.weight is not None for child in parent.children)


def sum_of_children(parent: Group | IndicatorSet) -> float:
    """Give the maximum that the children of a node have together."""
    return sum(full_points(child) for child in parent.children)


def full_points(node: Group | Indicator) -> float:
    """Give the maximum of a node: its own, or what its children give."""
    if isinstance(node, Indicator):
        return node.full_points
    if isinstance(node.max_points, float | int) and is_scaled(node):
        return node.max_points
    return sum_of_children(node)


def has_open_part(parent: Group | IndicatorSet) -> bool:
    """Whether a maximum below this node is not known yet."""
    return any(
        (child.max_points == "open" and (isinstance(child, Indicator) or is_scaled(child)))
        or (isinstance(child, Group) and has_open_part(child))
        for child in parent.children
    )


def weights_are_filled_in(indicator_set: IndicatorSet, source: YamlSource) -> Iterator[Diagnostic]:
    """A set that can be scored knows the maximum of every indicator."""
    for path, leaf in leaves_with_paths(indicator_set):
        if leaf.max_points == "open":
            yield catalogue.OPEN_WEIGHT.at(source.locate((*path, "max_points")), code=leaf.code)
