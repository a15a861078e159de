"""What changed between two sets, in words: the same for a terminal and for Markdown."""

from collections.abc import Iterator
from dataclasses import dataclass

from cds_cli.analysis.set_diff import Change, ListChange, NodeChange, SetDiff
from cds_cli.analysis.set_match import Placed
from cds_cli.analysis.set_terms import most_points
from cds_cli.definitions.models import Indicator
from cds_cli.report.rule_words import rule_in_short
from cds_cli.report.set_list import name_of
from cds_cli.text import Language, Text

WORDS = {
    "head": Text("Phần đầu", "Head"),
    "removed": Text("Bỏ", "Removed"),
    "added": Text("Thêm", "Added"),
    "changed": Text("Thay đổi", "Changed"),
    "lists": Text("Trụ cột, xếp loại và danh mục", "Pillars, bands and lists"),
    "incomparable": Text("Không so sánh được", "Not comparable"),
    "key": Text("mục", "key"),
    "code": Text("mã", "code"),
    "node": Text("tên", "name"),
    "what": Text("thay đổi", "change"),
    "before": Text("trước", "before"),
    "after": Text("sau", "after"),
    "reasons": Text("vì", "because of"),
    "most": Text("điểm tối đa", "maximum"),
    "renamed": Text("đổi tên", "renamed"),
    "recoded": Text("đổi mã", "recoded"),
    "moved": Text("chuyển nhóm", "moved"),
    "max_points": Text("điểm tối đa", "maximum"),
    "weight": Text("trọng số", "weight"),
    "rule": Text("luật chấm", "rule"),
    "inputs": Text("đầu vào", "inputs"),
    "terms": Text("điều kiện tính", "terms"),
    "combine": Text("cách gộp", "combine"),
    "name": Text("tên, mà chỉ tên nói phải nộp gì", "the name, which alone says what is asked"),
    "pillar": Text("trụ cột", "pillar"),
    "band": Text("xếp loại", "band"),
    "grade": Text("mức công nhận", "grade"),
    "attribute": Text("thuộc tính", "attribute"),
    "check": Text("kiểm tra chéo", "cross-check"),
    "open": Text("chưa rõ", "open"),
}
SAME = Text("Hai bộ giống nhau.", "The two sets are the same.")
COMPARABLE = Text(
    "So sánh được {count}/{all} chỉ số có trong cả hai bộ (theo tỷ lệ trên điểm tối đa)",
    "Comparable: {count} of {all} indicators that are in both (as shares of the maximum)",
)


@dataclass(frozen=True, slots=True)
class Section:
    """Rows of one kind below a title; the first columns say what a row is about."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    has_sides: bool
    """Whether a row ends with what was and what is."""


def word(key: str, language: Language) -> str:
    """Give a word of this page; what has none is a key of the definition and stays."""
    return WORDS[key].fill(language, {}) if key in WORDS else key


def title(found: SetDiff) -> str:
    """Name the two sets."""
    return f"{found.before.label} → {found.after.label}"


def comparable(found: SetDiff, language: Language) -> str:
    """Count the indicators of both sets whose years can be held against each other."""
    count = sum(one.is_comparable for one in found.comparisons)
    return COMPARABLE.fill(language, {"count": count, "all": len(found.comparisons)})


def comparable_codes(found: SetDiff) -> str:
    """Name those indicators by their codes."""
    return ", ".join(
        one.pair.after.coded
        if one.pair.before.coded == one.pair.after.coded
        else f"{one.pair.before.coded} → {one.pair.after.coded}"
        for one in found.comparisons
        if one.is_comparable
    )


def sections(found: SetDiff, language: Language) -> Iterator[Section]:
    """Give what changed, kind by kind; a kind of which there is nothing is left out."""
    sides = ("before", "after")
    made = (
        ("head", ("key", *sides), [head_row(one, language) for one in found.head]),
        ("removed", ("code", "node", "most"), [row(one, language) for one in found.removed]),
        ("added", ("code", "node", "most"), [row(one, language) for one in found.added]),
        (
            "changed",
            ("code", "node", "what", *sides),
            [line for one in found.changed for line in changed_rows(one, language)],
        ),
        (
            "lists",
            ("code", "what", *sides),
            [list_row(one, language) for one in found.lists],
        ),
        ("incomparable", ("code", "node", "reasons"), list(incomparable(found, language))),
    )
    for key, headings, rows in made:
        if rows:
            named = tuple(word(heading, language) for heading in headings)
            yield Section(word(key, language), named, tuple(rows), headings[-2:] == sides)


def head_row(change: Change, language: Language) -> tuple[str, ...]:
    """Write a change of the head; its key is that of the definition."""
    return (change.what, shown(change.before, language), shown(change.after, language))


def row(one: Placed, language: Language) -> tuple[str, ...]:
    """Write a node that came or went."""
    return (one.coded, name_of(one.node, language), shown(most_points(one.node), language))


def changed_rows(one: NodeChange, language: Language) -> Iterator[tuple[str, ...]]:
    """Write all changes of a node, each with its code and name."""
    node = one.pair.after.node
    for change in one.changes:
        sides = (change.before, change.after)
        old, new = (shown(value, language) for value in sides)
        if change.what == "rule":
            old, new = (rule_words(side) for side in (one.pair.before, one.pair.after))
        yield (node.code, name_of(node, language), word(change.what, language), old, new)


def rule_words(one: Placed) -> str:
    """Write the rule of an indicator in a few words."""
    return rule_in_short(one.node.rule) if isinstance(one.node, Indicator) else ""


def list_row(one: ListChange, language: Language) -> tuple[str, ...]:
    """Write a change of a pillar, band, grade or attribute."""
    sides = (one.before, one.after)
    return (one.code, word(one.what, language), *(shown(side, language) for side in sides))


def incomparable(found: SetDiff, language: Language) -> Iterator[tuple[str, ...]]:
    """Write which indicators cannot be compared, and why."""
    for one in found.comparisons:
        if not one.is_comparable:
            node = one.pair.after.node
            why = ", ".join(word(reason, language) for reason in one.reasons)
            yield (node.code, name_of(node, language), why)


def shown(value: object, language: Language) -> str:
    """Write a plain value on one line."""
    if value is None or value in ({}, [], ""):
        return "–"
    if isinstance(value, dict):
        return "; ".join(f"{key}: {shown(one, language)}" for key, one in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(shown(one, language) for one in value)
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:.10g}" if isinstance(value, float) else of_maximum(str(value), language)


def of_maximum(text: str, language: Language) -> str:
    """Say ``open`` in words; any other text stays."""
    return word("open", language) if text == "open" else text
