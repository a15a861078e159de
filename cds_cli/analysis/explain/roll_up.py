"""How the figures of a node came out of those right below it."""

from cds_cli.analysis.explain.model import Child, Roll
from cds_cli.analysis.explain.nodes import Node
from cds_cli.definitions.models import Group, Indicator, IndicatorSet
from cds_cli.definitions.tree import full_points, method_of
from cds_cli.definitions.views import Pillar
from cds_cli.engine.aggregate import weight_of
from cds_cli.results.figures import TOTAL
from cds_cli.results.model import Results


def roll_of(results: Results, row: int, node: Node) -> Roll | None:
    """Say how a node came out for one unit; None of an indicator, which its rule scores."""
    if isinstance(node, Indicator):
        return None
    code = TOTAL if isinstance(node, IndicatorSet) else node.code
    figures = results.figures[code]
    return Roll(
        code=code,
        method="sum" if isinstance(node, Pillar) else method_of(node),
        points=float(figures.points[row]),
        maximum=float(figures.maximum[row]),
        full=float(figures.maximum[row]) if isinstance(node, Pillar) else full_points(node),
        children=tuple(child_of(results, row, child, weight) for child, weight in weighed(node)),
    )


def weighed(node: IndicatorSet | Group | Pillar) -> list[tuple[str, float]]:
    """Give the codes right below a node, each with its weight."""
    if isinstance(node, Pillar):
        return [(code, 1.0) for code in node.covers]
    return [(child.code, weight_of(child, {})) for child in node.children]


def child_of(results: Results, row: int, code: str, weight: float) -> Child:
    """Give the exact figures of a node for one unit."""
    figures = results.figures[code]
    return Child(code, float(figures.points[row]), float(figures.maximum[row]), weight)
