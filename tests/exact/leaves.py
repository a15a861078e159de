"""Exact figures of one indicator: applicability, gaps, parts, awarded points."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from tests.exact.formulas import (
    Definition,
    figure_of,
    is_capped,
    number,
    own_roles,
    points_of,
)
from tests.exact.numbers import ZERO, exact, half_up

Unit = Mapping[str, Any]
Unproven = frozenset[tuple[str, str]]
"""Unit and indicator of what lacks the evidence without which it earns nothing."""


@dataclass(frozen=True)
class Exact:
    """The figures of one node and one unit."""

    points: Fraction = ZERO
    maximum: Fraction = ZERO
    expected: Fraction = ZERO
    covered: Fraction = ZERO
    marks: frozenset[str] = frozenset()


NOTHING = Exact()


def total(figures: Iterable[Exact]) -> Exact:
    """Add figures up."""
    listed = list(figures)
    return Exact(
        sum((one.points for one in listed), ZERO),
        sum((one.maximum for one in listed), ZERO),
        sum((one.expected for one in listed), ZERO),
        sum((one.covered for one in listed), ZERO),
        frozenset().union(*(one.marks for one in listed)),
    )


def leaf_figures(
    leaf: Definition,
    definition: Definition,
    units: Sequence[Unit],
    unproven: Unproven = frozenset(),
) -> list[Exact]:
    """Score one indicator for every unit; an unproven one earns nothing and is no peer."""
    missing = leaf.get("missing") or definition.get("missing", "zero")
    most = exact(leaf["max_points"])
    inside = [is_covered(leaf.get("applies_to"), unit) for unit in units]
    proven = [(unit["code"], leaf["code"]) not in unproven for unit in units]
    context = (units, inside, proven, missing)
    parts = parts_of(leaf["rule"])
    if parts is None:
        columns = columns_of(leaf, "", own_roles(leaf["rule"]), alone=True)
        scored = score_simple(leaf["rule"], columns, most, context)
    else:
        by_part = [
            score_simple(
                part["rule"],
                columns_of(leaf, part["code"], own_roles(part["rule"]), alone=False),
                part_most(part, most),
                context,
            )
            for part in parts
        ]
        join = total if leaf["rule"]["type"] != "best_of" else best_case(most, missing)
        scored = [join(list(figures)) for figures in zip(*by_part, strict=True)]
    held = [one if ok else unproved(one) for one, ok in zip(scored, proven, strict=True)]
    return [finished(one, leaf, definition, unit) for one, unit in zip(held, units, strict=True)]


def unproved(scored: Exact) -> Exact:
    """Take the points of a unit that gave figures without the evidence they need."""
    if not scored.covered:
        return scored
    return replace(scored, points=ZERO, marks=scored.marks - {"capped"} | {"unproven"})


def parts_of(rule: Definition) -> Sequence[Definition] | None:
    """Give the parts of a combined rule; an item of a checklist is a yes-or-no part."""
    if rule["type"] in {"best_of", "sum_of"}:
        parts: Sequence[Definition] = rule["parts"]
        return parts
    if rule["type"] == "checklist":
        yes_no = {"type": "yes_no"}
        return [
            {"code": i["code"], "share": i.get("share"), "max_points": i.get("points")}
            | {"rule": yes_no}
            for i in rule["items"]
        ]
    return None


def part_most(part: Definition, most: Fraction) -> Fraction:
    if part.get("max_points") is not None:
        return exact(part["max_points"])
    return most if part.get("share") is None else exact(part["share"]) * most


def columns_of(leaf: Definition, part: str, roles: Sequence[str], *, alone: bool) -> dict[str, str]:
    """Name the column of each role of an indicator or of one of its parts."""
    columns = {}
    for role in roles:
        full_role = ".".join(x for x in (part, "" if part and role == "value" else role) if x)
        shared = leaf.get("inputs", {}).get(full_role)
        lone = alone and roles == ("value",)
        own = leaf["code"] if lone else f"{leaf['code']}.{full_role}"
        columns[role] = shared if isinstance(shared, str) else own
    return columns


def score_simple(
    rule: Definition,
    columns: Mapping[str, str],
    most: Fraction,
    context: tuple[Sequence[Unit], Sequence[bool], Sequence[bool], str],
) -> list[Exact]:
    """Score one simple rule for all units, those that are compared first."""
    units, inside, proven, missing = context
    rows = [row_of(unit, columns, rule, ok=ok) for unit, ok in zip(units, inside, strict=True)]
    peers = [
        figure_of(rule, row)
        for row, ok in zip(rows, proven, strict=True)
        if isinstance(row, dict) and ok
    ]
    return [
        scored_row(rule, row, most, peers)
        if isinstance(row, dict) and ok
        else without(row if isinstance(row, str) else "zero", most, missing)
        for row, ok in zip(rows, proven, strict=True)
    ]


def row_of(
    unit: Unit, columns: Mapping[str, str], rule: Definition, *, ok: bool
) -> dict[str, Fraction] | str:
    """Give the figures of a unit, or the reason why it has none that could be scored."""
    if not ok or any(column in unit["not_applicable"] for column in columns.values()):
        return "out"
    if any(column not in unit["inputs"] for column in columns.values()):
        return "gap"
    row = {role: exact(unit["inputs"][column]) for role, column in columns.items()}
    if rule["type"] == "survey" and number(row) < exact(rule.get("min_answers", 1)):
        return "gap"
    if row.get("whole") == 0:
        return str(rule.get("when_whole_is_zero", "not_applicable"))
    return row


def scored_row(
    rule: Definition, row: dict[str, Fraction], most: Fraction, peers: Sequence[Fraction]
) -> Exact:
    marks = frozenset({"capped"}) if is_capped(rule, row, most) else frozenset()
    return Exact(points_of(rule, row, most, peers), most, most, most, marks)


def without(reason: str, most: Fraction, missing: str) -> Exact:
    """Give the figures of a unit that has no points from a formula."""
    if reason in {"zero", "full"}:
        return Exact(most if reason == "full" else ZERO, most, most, most)
    if reason != "gap":
        return NOTHING
    mark = "excluded" if missing == "exclude" else "missing"
    kept = ZERO if missing == "exclude" else most
    return Exact(ZERO, kept, most, ZERO, frozenset({mark}) if most > 0 else frozenset())


def best_case(most: Fraction, missing: str) -> Any:
    """Take the case that earns most, of those that have data."""

    def best(figures: Sequence[Exact]) -> Exact:
        with_data = [one for one in figures if one.covered > 0]
        if with_data:
            one = max(with_data, key=lambda figure: figure.points)
            return Exact(one.points, most, most, most, one.marks)
        expected = any(one.expected > 0 for one in figures)
        return without("gap" if expected else "out", most, missing)

    return best


def finished(scored: Exact, leaf: Definition, definition: Definition, unit: Unit) -> Exact:
    """Put a council's points in place of the rule's; round where components are rounded."""
    most = exact(leaf["max_points"])
    if leaf["code"] in unit["awarded"] and is_covered(leaf.get("applies_to"), unit):
        awarded = exact(unit["awarded"][leaf["code"]])
        scored = Exact(awarded, most, most, most, frozenset({"awarded"}))
    if definition.get("round_at", "total") == "leaf":
        rounded = half_up(scored.points, definition.get("decimals", 2))
        return replace(scored, points=min(rounded, scored.maximum))
    return scored


def is_covered(applies_to: Definition | None, unit: Unit) -> bool:
    """Whether an indicator is scored for a unit."""
    if applies_to is None:
        return True
    left_out = "except" in applies_to and meets(applies_to["except"], unit)
    return meets(applies_to, unit) and not left_out


def meets(criteria: Definition, unit: Unit) -> bool:
    return all(
        (
            unit["code"] in criteria.get("units", (unit["code"],)),
            unit["kind"] in criteria.get("kinds", (unit["kind"],)),
            unit["block"] in criteria.get("blocks", (unit["block"],)),
            *(
                fits(unit["attributes"].get(code), condition)
                for code, condition in criteria.get("attributes", {}).items()
            ),
        )
    )


def fits(value: Any, condition: Definition) -> bool:
    if "one_of" in condition:
        return value in condition["one_of"]
    if value is None:
        return False
    low, high = condition.get("at_least"), condition.get("at_most")
    number = exact(value)
    return (low is None or number >= exact(low)) and (high is None or number <= exact(high))
