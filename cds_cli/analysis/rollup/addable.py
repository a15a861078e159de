"""Which inputs can be added up, and why others cannot."""

from collections.abc import Iterator, Mapping, Sequence

from cds_cli import catalogue
from cds_cli.analysis.rollup.adding import Added
from cds_cli.analysis.rollup.families import Families
from cds_cli.analysis.rollup.same_inputs import same_inputs
from cds_cli.definitions.columns import InputColumn, input_columns, roles_of, simple_rule
from cds_cli.definitions.models import IndicatorSet
from cds_cli.diagnostics import Diagnostic, Location
from cds_cli.rules import Count, Given, Linear, Pass, Steps
from cds_cli.rules.base import AMOUNTS, Kind
from cds_cli.text import Text, as_it_stands, filled, in_figures

KINDS: Mapping[Kind, Text] = {
    "percent": Text("là phần trăm", "it is a percentage"),
    "share": Text("là tỷ lệ", "it is a share"),
    "yes_no": Text("là câu có hoặc không", "it is a yes or no"),
    "choice": Text("là một lựa chọn", "it is a choice"),
    "date": Text("là ngày", "it is a date"),
    "text": Text("là chữ", "it is text"),
}
POINTS = Text("là điểm cho sẵn", "it holds points that were given")
SUM_ABOVE = Text(
    "tổng {total} ở {where} vượt mức cao nhất {most}",
    "the sum {total} in {where} is above the most, {most}",
)
MARGIN = 1e-9


def not_addable(source: IndicatorSet, target: IndicatorSet) -> dict[str, Text]:
    """Give the columns that indicators of ``target`` read and that cannot be summed, with why."""
    known = same_inputs(source, target)
    of_children, of_parents = columns_of_points(source), columns_of_points(target)
    found = {}
    for column in (one for one in input_columns(target) if one.indicators):
        own = known.get(column.code)
        if own is None:
            found[column.code] = not_there(column, source)
        elif kind := next((one.kind for one in (own, column) if one.kind not in AMOUNTS), None):
            found[column.code] = KINDS[kind]
        elif own.code in of_children or column.code in of_parents:
            found[column.code] = POINTS
    return found


def not_there(column: InputColumn, source: IndicatorSet) -> Text:
    """Say that a set has no such input, and what it calls by that code."""
    names = [one.name for one in input_columns(source) if one.code == column.code]
    if not names:
        return as_it_stands(
            f"bộ {source.label} không có đầu vào này", f"set {source.label} has no such input"
        )
    return as_it_stands(
        f'ở bộ {source.label}, mã này là "{names[0]}"',
        f'in set {source.label} this code is "{names[0]}"',
    )


def columns_of_points(indicator_set: IndicatorSet) -> frozenset[str]:
    """Name the columns whose figures are points or shares already, by the rule that reads them."""
    return frozenset(
        column
        for leaf in indicator_set.leaves()
        for role, column in roles_of(leaf).items()
        if isinstance(simple_rule(leaf, role)[0], Given)
    )


def held_against_marks(indicator_set: IndicatorSet, skipped: Sequence[str]) -> tuple[str, ...]:
    """Name the indicators that hold a figure against a mark: a sum of many units passes it sooner.

    Shares do not: their parts and wholes grow together. ``skipped``: columns that are not summed.
    """
    return tuple(
        leaf.code
        for leaf in indicator_set.leaves()
        if any(
            has_mark(simple_rule(leaf, role)[0])
            for role, column in roles_of(leaf).items()
            if column not in skipped
        )
    )


def has_mark(rule: object) -> bool:
    """Whether a rule holds one figure against a mark."""
    return isinstance(rule, Count) or (
        isinstance(rule, Linear | Pass | Steps) and rule.of == "value"
    )


def refusals(found: Mapping[str, Text], target: IndicatorSet) -> Iterator[Diagnostic]:
    """Tell each column that cannot be added up (R645)."""
    names = {column.code: column.name for column in input_columns(target)}
    for code, why in found.items():
        yield catalogue.NOT_ADDABLE.at(Location(), input=told(code, names), why=why)


def beyond_range(added: Added, made: Families) -> Iterator[tuple[str, Text]]:
    """Give the columns whose sums are above what they may be: 12 months of two are not 24."""
    columns = input_columns(added.target)
    most = {c.code: c.input.range.at_most for c in columns if c.input.range is not None}
    parents = {family.code: family.name for family in made.members}
    for (parent, code), one in added.sums.items():
        limit = most.get(added.columns[code])
        if one.count and limit is not None and one.total > limit + MARGIN:
            yield (
                added.columns[code],
                filled(
                    SUM_ABOVE,
                    {
                        "total": in_figures(f"{one.total:.10g}"),
                        "where": parents[parent],
                        "most": in_figures(f"{limit:.10g}"),
                    },
                ),
            )


def told(code: str, names: Mapping[str, str]) -> str:
    """Write an input with its code."""
    return f"{code} ({names[code]})" if names.get(code) else code
