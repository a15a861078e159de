"""One indicator set as a tree: maxima, pillars and rules."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from cds_cli.definitions.models import Group, Indicator, IndicatorSet
from cds_cli.report.rule_words import rule_in_short
from cds_cli.report.safe import clean
from cds_cli.report.set_list import in_force, name_of, sum_of_points, total
from cds_cli.report.wrapped import USUAL_WIDTH, wrapped
from cds_cli.text import Language, Text

FACTS = {
    "decision": Text("Quyết định", "Decision"),
    "source": Text("Nguồn", "Source"),
    "note": Text("Ghi chú", "Note"),
    "provenance": Text("Xuất xứ", "Provenance"),
}
IN_FORCE = Text("Hiệu lực", "In force")
POINTS = Text("điểm", "points")
PILLARS = Text("Trụ cột (góc nhìn, không cộng vào tổng)", "Pillars (views, no part of the total)")
BANDS = Text("Xếp loại", "Bands")
OPEN = Text("chưa rõ", "open")
WEIGHT = Text("trọng số", "weight")


def render(indicator_set: IndicatorSet, language: Language, columns: int = USUAL_WIDTH) -> str:
    """Write a set as a tree, in lines of so many columns."""
    drawn = (*facts(indicator_set, language, columns), *tree(indicator_set, language, columns))
    return "\n".join((*drawn, *views(indicator_set, language)))


def facts(indicator_set: IndicatorSet, language: Language, columns: int) -> Iterator[str]:
    """Write the head of a set: what it is, where it comes from, how far it is official."""
    points = f"[{total(indicator_set, language)} {POINTS.fill(language, {})}]"
    head = f"{indicator_set.label} {name_of(indicator_set, language)} {points}"
    yield from wrapped(head, columns, rest="  ")
    for key, label in FACTS.items():
        value = getattr(indicator_set, key)
        if value:
            told = f"{label.fill(language, {})}: {clean(str(value))}"
            yield from wrapped(told, columns, "  ", rest="    ")
    yield f"  {IN_FORCE.fill(language, {})}: {in_force(indicator_set.effective)}"


def views(indicator_set: IndicatorSet, language: Language) -> Iterator[str]:
    """Write the pillars and the bands."""
    if indicator_set.pillars:
        yield PILLARS.fill(language, {})
        for pillar in indicator_set.pillars:
            most = sum(covered_points(indicator_set, code) for code in pillar.covers)
            covers = ", ".join(pillar.covers)
            yield f"  {pillar.code}  {name_of(pillar, language)}  [{most:.10g}]  = {covers}"
    if indicator_set.bands:
        yield BANDS.fill(language, {})
        for band in indicator_set.bands:
            yield f"  {band.code}  {name_of(band, language)}  ≥ {band.at_least:g}"


def tree(indicator_set: IndicatorSet, language: Language, columns: int) -> Iterator[str]:
    """Draw all nodes; a long one goes on below its own name."""
    dates = {one.code for one in indicator_set.inputs if one.kind == "date"}
    for branch in branches(indicator_set, ""):
        told = node(branch.node, language, dates)
        yield from wrapped(told, columns, branch.first, rest=branch.rest)


@dataclass(frozen=True, slots=True)
class Branch:
    """A node with what is drawn before its first line and before its others."""

    node: Group | Indicator
    first: str
    rest: str


def branches(parent: IndicatorSet | Group, indent: str) -> Iterator[Branch]:
    """Give the nodes below one node."""
    children = parent.children
    for place, child in enumerate(children):
        last = place == len(children) - 1
        below = indent + ("   " if last else "│  ")
        has_children = isinstance(child, Group) and child.children
        yield Branch(
            child, f"{indent}{'└─' if last else '├─'} ", below + ("│  " if has_children else "   ")
        )
        if isinstance(child, Group):
            yield from branches(child, below)


def node(child: Group | Indicator, language: Language, dates: AbstractSet[str]) -> str:
    """Write one node: code, name, maximum, and how it is scored."""
    points = maximum(child, language)
    weight = f" {WEIGHT.fill(language, {})} {child.weight:g}" if child.weight else ""
    told = f"{child.code} {name_of(child, language)} [{points}]{weight}"
    if isinstance(child, Indicator):
        return f"{told} {rule_in_short(child.rule, of_dates=is_of_dates(child, dates))}"
    return f"{told} {child.combine.type}" if child.combine else told


def is_of_dates(indicator: Indicator, dates: AbstractSet[str]) -> bool:
    """Whether the figure of an indicator is a day; shared inputs are known by their codes."""
    given = indicator.inputs.get("value")
    return given in dates if isinstance(given, str) else bool(given and given.kind == "date")


def maximum(child: Group | Indicator, language: Language) -> str:
    """Write the maximum of a node."""
    if child.max_points == "open":
        return OPEN.fill(language, {})
    if isinstance(child, Indicator):
        return f"{child.full_points:.10g}"
    return f"{group_points(child):.10g}"


def group_points(group: Group) -> float:
    """Give the maximum of a group: as declared, else what its children give."""
    if isinstance(group.max_points, float | int):
        return float(group.max_points)
    return sum(
        child.full_points if isinstance(child, Indicator) else group_points(child)
        for child in group.children
    )


def covered_points(indicator_set: IndicatorSet, code: str) -> float:
    """Give the maximum of the node of a code."""
    for _, one in indicator_set.walk():
        if one.code == code:
            return one.full_points if isinstance(one, Indicator) else group_points(one)
    return sum_of_points(indicator_set)
