"""Where each figure stands on the sheet of details, and the formula it has there."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from xlsxwriter.utility import xl_col_to_name

from cds_cli.definitions.models import Group, Indicator, IndicatorSet
from cds_cli.definitions.tree import full_points, method_of
from cds_cli.report.publication import Publication, ShownNode
from cds_cli.results.figures import TOTAL

CODE, NAME, BLOCK, BLOCK_NUMBER = range(4)
KNOWN = 4
"""Columns before the figures: code, name, block and its number."""
MOST_TERMS = 200
"""A function of Excel takes 255 arguments."""
ROW = "#"
"""Stands for the number of the row, until a formula is written into one."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of the sheet of details: points of all nodes, then their maxima."""

    nodes: tuple[ShownNode, ...]
    places: Mapping[str, int]

    @classmethod
    def of(cls, publication: Publication) -> "Layout":
        """Lay out the nodes of a publication."""
        nodes = publication.shown_nodes()
        return cls(nodes, {node.code: place for place, node in enumerate(nodes)})

    def points(self, code: str) -> int:
        """Give the column with the points of a node."""
        return KNOWN + self.places[code]

    def maximum(self, code: str) -> int:
        """Give the column with the maximum of a node."""
        return KNOWN + len(self.nodes) + self.places[code]


@dataclass(frozen=True, slots=True)
class Formulas:
    """Makes the formulas of groups, pillars and the whole set; ``#`` is the number of the row."""

    layout: Layout
    children: Mapping[str, Sequence[str]]
    methods: Mapping[str, str]
    weights: Mapping[str, float]
    full: Mapping[str, float]

    @classmethod
    def of(cls, indicator_set: IndicatorSet, layout: Layout) -> "Formulas":
        """Read from a set how its nodes combine."""
        nodes = [node for _, node in indicator_set.walk()]
        parents: list[IndicatorSet | Group] = [indicator_set]
        parents += [node for node in nodes if isinstance(node, Group)]
        children = {code_of(one): [child.code for child in one.children] for one in parents}
        pillars = indicator_set.pillars
        return cls(
            layout,
            children | {pillar.code: list(pillar.covers) for pillar in pillars},
            methods_of(indicator_set) | {pillar.code: "sum" for pillar in pillars},
            {node.code: node.weight or 1.0 for node in nodes},
            {code_of(one): full_points(one) for one in (*parents, *nodes)},
        )

    def points(self, code: str) -> str:
        """Write the formula of a node's points; empty for an indicator and for other means."""
        own = self.children.get(code, ())
        method = self.methods.get(code)
        if method == "sum":
            return added([self.layout.points(child) for child in own])
        if method != "mean":
            return ""
        most = cell(self.layout.maximum(code))
        shares = "+".join(self.share(child) for child in self.counted(own))
        return f"=IF({most}>0,{most}*({shares})/({self.present(own)}),0)" if shares else "=0"

    def maximum(self, code: str) -> str:
        """Write the formula of a node's maximum: the part of the full points that applies."""
        own = self.children.get(code)
        if own is None:
            return ""
        if self.methods[code] == "sum":
            return added([self.layout.maximum(child) for child in own])
        counted = self.counted(own)
        whole = sum(self.weights[child] for child in counted)
        return f"={self.full[code]!r}*({self.present(own)})/{whole!r}" if counted else "=0"

    def share(self, child: str) -> str:
        """Write the weighted share of a child."""
        points, most = cell(self.layout.points(child)), cell(self.layout.maximum(child))
        return f"{self.weights[child]!r}*IF({most}>0,{points}/{most},0)"

    def present(self, own: Sequence[str]) -> str:
        """Write the sum of the weights of the children that apply."""
        return "+".join(
            f"{self.weights[child]!r}*({cell(self.layout.maximum(child))}>0)"
            for child in self.counted(own)
        )

    def counted(self, own: Sequence[str]) -> list[str]:
        """Leave out children that are only reported."""
        return [child for child in own if self.full[child]]


def cell(column: int) -> str:
    """Name the cell of a column in the row of the formula."""
    return f"{xl_col_to_name(column)}{ROW}"


def added(columns: Sequence[int]) -> str:
    """Write the sum over some columns."""
    terms = list(ranges(columns))
    while len(terms) > MOST_TERMS:
        starts = range(0, len(terms), MOST_TERMS)
        terms = [f"SUM({','.join(terms[start : start + MOST_TERMS])})" for start in starts]
    return f"=SUM({','.join(terms)})" if terms else "=0"


def ranges(columns: Sequence[int]) -> Iterable[str]:
    """Name the cells of some columns, neighbours as one range."""
    first = 0
    for place in range(1, len(columns) + 1):
        if place == len(columns) or columns[place] != columns[place - 1] + 1:
            ends = cell(columns[first]), cell(columns[place - 1])
            yield ends[0] if ends[0] == ends[1] else ":".join(ends)
            first = place


def code_of(node: IndicatorSet | Group | Indicator) -> str:
    """Give the code under which figures stand."""
    return TOTAL if isinstance(node, IndicatorSet) else node.code


def methods_of(indicator_set: IndicatorSet) -> dict[str, str]:
    """Name how the children of the whole set and of each group combine."""
    groups = (node for _, node in indicator_set.walk() if isinstance(node, Group))
    methods = {group.code: method_of(group) for group in groups}
    return {TOTAL: method_of(indicator_set), **methods}
