"""The headings of published tables, and which figures of a set they stand for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cds_cli.analysis.published.model import Measure
from cds_cli.definitions.models import Group, Indicator, IndicatorSet
from cds_cli.definitions.views import Pillar
from cds_cli.results.figures import TOTAL
from cds_cli.text import Language
from cds_cli.units.names import name_key

Meaning = tuple[str, Measure]
"""A node and what is told of it."""

CODE_KEYS = frozenset({"code", "mã"})
RANK_KEYS = frozenset({"rank", "hạng"})
CODE = "code"

OF_UNITS: Mapping[str, Measure] = {
    "đơn vị": Measure.NAME,
    "unit": Measure.NAME,
    "tên": Measure.NAME,
    "name": Measure.NAME,
    "khối": Measure.BLOCK,
    "block": Measure.BLOCK,
    "mức": Measure.BAND,
    "band": Measure.BAND,
    "độ phủ": Measure.COVERAGE,
    "coverage": Measure.COVERAGE,
    "dấu": Measure.MARKS,
    "marks": Measure.MARKS,
}
RANKED_BY: Mapping[str, Measure] = {
    "hạng": Measure.RANK,
    "rank": Measure.RANK,
    "điểm": Measure.POINTS,
    "points": Measure.POINTS,
    "tối đa": Measure.MAX_POINTS,
    "max": Measure.MAX_POINTS,
    "điểm tối đa": Measure.MAX_POINTS,
    "max points": Measure.MAX_POINTS,
    "chỉ số": Measure.INDEX,
    "index": Measure.INDEX,
}
"""Headings in words that speak of whatever units are ranked by."""
OVERALL: Mapping[str, Measure] = {
    "hạng chung": Measure.RANK,
    "overall rank": Measure.RANK,
    "điểm chung": Measure.POINTS,
    "overall points": Measure.POINTS,
    "chỉ số chung": Measure.INDEX,
    "overall index": Measure.INDEX,
    "tổng điểm": Measure.POINTS,
    "total": Measure.POINTS,
}
TOTALS = frozenset(map(name_key, ("tổng điểm", "total")))
"""Headings of the sheet of all nodes, whose ranks are those of the whole set."""
EXACT_TOTALS = frozenset({"tổng", "total"})
"""The heading of points and of maxima of the whole set, on the sheet of exact points."""
ENGLISH = frozenset({"rank"})
RANKED_BY_LINES = (
    ("Xếp hạng theo ", " Xếp hạng trong từng nhóm: "),
    ("Ranked by ", " Ranked within groups: "),
)
"""What stands before the node that units are ranked by, and what may follow it."""

COUNTS = {Measure.UNITS, Measure.GAPS}
"""What a workbook states of all units together, and no column holds."""

Node = Group | Indicator | Pillar


def known(words: Mapping[str, Measure], text: str) -> Measure | None:
    """Look a heading up as names are compared."""
    return {name_key(word): measure for word, measure in words.items()}.get(name_key(text))


def is_one_of(text: object, words: frozenset[str]) -> bool:
    """Whether a cell holds one of some headings."""
    return isinstance(text, str) and name_key(text) in set(map(name_key, words))


def is_keyed(headings: Sequence[str]) -> bool:
    """Whether columns are headed for programs: ``points``, ``CQS.index``."""
    return any(text.strip() == CODE for text in headings)


def is_header(texts: Sequence[object]) -> bool:
    """Whether a row heads a ranking: codes of units, and ranks."""
    ranked = any(is_one_of(text, RANK_KEYS) or ends_in_rank(text) for text in texts)
    return ranked and any(is_one_of(text, CODE_KEYS) for text in texts)


def is_exact_header(texts: Sequence[object]) -> bool:
    """Whether a row heads exact points: codes of units, and the whole set for points and maxima."""
    totals = [text for text in texts if is_one_of(text, EXACT_TOTALS)]
    return len(totals) > 1 and any(is_one_of(text, CODE_KEYS) for text in texts)


def ends_in_rank(text: object) -> bool:
    """Whether a heading is the rank by a node, such as ``CQS.rank``."""
    return isinstance(text, str) and text.strip().endswith(f".{Measure.RANK}")


@dataclass(frozen=True, slots=True)
class Words:
    """What the headings of one table mean.

    ``nodes``: by the ways they are named. ``by``: the node that units are ranked by. ``groups``:
    what else the column of blocks may be headed by.
    """

    nodes: Mapping[str, Node]
    keyed: bool
    by: str = TOTAL
    groups: tuple[str, ...] = ()

    def meaning(self, text: str) -> Meaning | None:
        """Say which figure a heading stands for; a node in words has its points or its index."""
        return self.of_key(text.strip()) if self.keyed else self.of_words(text)

    def of_key(self, text: str) -> Meaning | None:
        """Read ``points``, or ``1.1.points`` of a node, be it known or not."""
        node, _, measure = text.rpartition(".")
        return (node, Measure(measure)) if measure in set(Measure) - COUNTS else None

    def of_words(self, text: str) -> Meaning | None:
        """Read ``Điểm``, ``Hạng chung``, or the code and the name of a node."""
        groups = dict.fromkeys(self.groups, Measure.BLOCK)
        for words, node in (
            (groups, TOTAL),
            (OF_UNITS, TOTAL),
            (RANKED_BY, self.by),
            (OVERALL, TOTAL),
        ):
            measure = known(words, text)
            if measure is not None:
                return node, measure
        named = self.nodes.get(name_key(text))
        return None if named is None else (named.code, Measure.POINTS)

    def is_node(self, text: str) -> bool:
        """Whether a heading in words is that of a node."""
        meaning = self.of_words(text)
        return meaning is not None and name_key(text) in self.nodes and meaning[0] != TOTAL


def nodes_by_code(indicator_set: IndicatorSet) -> dict[str, Node]:
    """Give pillars and nodes by their codes."""
    return {node.code: node for node in nodes_in(indicator_set)}


def nodes_in(indicator_set: IndicatorSet) -> Iterator[Node]:
    """Give the pillars, then the tree."""
    yield from indicator_set.pillars
    for _, node in indicator_set.walk():
        yield node


def nodes_by_name(indicator_set: IndicatorSet) -> dict[str, Node]:
    """Give pillars and nodes by what heads them: the code, and the code before the name."""
    return {
        name_key(text): node
        for node in nodes_in(indicator_set)
        for text in (node.code, *(f"{node.code} {name}" for name in names_of(node)))
    }


def names_of(node: Node) -> tuple[str, str]:
    """Give the name of a node in both languages."""
    return node.name, node.name_en or node.name


def ranked_by(lines: Sequence[str], nodes: Mapping[str, Node]) -> str | None:
    """Find the node that units are ranked by in the lines above a table, by what heads it."""
    for line in lines:
        for lead, rest in RANKED_BY_LINES:
            if line.startswith(lead):
                node = nodes.get(name_key(line.removeprefix(lead).partition(rest)[0]))
                return node.code if node else None
    return None


def language_of(headings: Sequence[str]) -> Language:
    """Tell the language of headings in words."""
    return Language.EN if any(is_one_of(text, ENGLISH) for text in headings) else Language.VI
