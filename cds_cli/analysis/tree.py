"""The figures of one unit as a tree."""

from cds_cli.definitions.models import Group, IndicatorSet
from cds_cli.results.figures import TOTAL, mark_names
from cds_cli.results.model import Results


def tree_lines(results: Results, row: int) -> list[str]:
    """Write the points of one unit, a line a node, indented by tier."""
    name = f"{results.units.index[row]} {results.units['name'].iloc[row]}"
    lines = [f"{name}: {figure(results, TOTAL, row)}"]
    lines.extend(child_lines(results, results.indicator_set, row, "  "))
    return lines


def child_lines(results: Results, parent: IndicatorSet | Group, row: int, indent: str) -> list[str]:
    """Write what stands below a node."""
    lines = []
    for child in parent.children:
        lines.append(f"{indent}{child.code} {child.name}: {figure(results, child.code, row)}")
        if isinstance(child, Group):
            lines.extend(child_lines(results, child, row, indent + "  "))
    return lines


def figure(results: Results, code: str, row: int) -> str:
    """Write points over maximum, with what they rest on."""
    points, maximum = results.points(code)[row], results.maximum(code)[row]
    marks = mark_names(int(results.marks(code)[row]))
    told = f" ({', '.join(marks)})" if marks else ""
    return f"{points:.{results.indicator_set.decimals}f} / {maximum:.10g}{told}"
