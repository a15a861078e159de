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
        """Write the formula of a node's points; empty for an indicator."""
        own = self.children.get(code)
        if own is None:
            return ""
        method, counted = self.methods[code], self.counted(own)
        if method == "sum":
            return added([self.layout.points(child) for child in own])
        if not counted:
            return "=0"
        most = cell(self.layout.maximum(code))
        return f"=IF({most}>0,{most}*{self.mean(method, counted)},0)"

    def mean(self, method: str, own: Sequence[str]) -> str:
        """Write the mean of the shares of children, as ``engine.aggregate`` takes it."""
        weights = f"({self.present(own)})"
        if method == "minimum":
            return called("MIN", [self.share(child, "1") for child in own])
        if method == "geometric":
            powers = (f"{self.share(child, '1')}^{self.weights[child]!r}" for child in own)
            return f"({'*'.join(powers)})^(1/{weights})"
        if method == "harmonic":
            # One share of zero makes the mean zero, and nothing can be divided by it.
            least = called("MIN", [self.share(child, "1") for child in own])
            parts = (
                f"{self.weights[child]!r}*{self.share(child, '0', '{1}/{0}')}" for child in own
            )
            return f"IF({least}=0,0,{weights}/({'+'.join(parts)}))"
        parts = (f"{self.weights[child]!r}*{self.share(child, '0')}" for child in own)
        return f"({'+'.join(parts)})/{weights}"

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

    def share(self, child: str, absent: str, written: str = "{0}/{1}") -> str:
        """Write the share of a child; ``absent`` stands for one that does not apply."""
        points, most = cell(self.layout.points(child)), cell(self.layout.maximum(child))
        return f"IF({most}>0,{written.format(points, most)},{absent})"

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
    return f"={called('SUM', terms)}" if terms else "=0"


def called(function: str, terms: Sequence[str]) -> str:
    """Write a function of any number of terms."""
    while len(terms) > MOST_TERMS:
        starts = range(0, len(terms), MOST_TERMS)
        terms = [called(function, terms[start : start + MOST_TERMS]) for start in starts]
    return f"{function}({','.join(terms)})"


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
