"""Which inputs can be added up, and why others cannot."""

from collections.abc import Iterator, Mapping

from cds_cli import catalogue
from cds_cli.analysis.rollup.adding import Added
from cds_cli.analysis.rollup.families import Families
from cds_cli.definitions.columns import InputColumn, input_columns, roles_of, simple_rule
from cds_cli.definitions.models import IndicatorSet
from cds_cli.diagnostics import Diagnostic, Location
from cds_cli.rules import Given
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
    known = {column.code: column for column in input_columns(source)}
    given = columns_of_points(target) | columns_of_points(source)
    found = {}
    for column in input_columns(target):
        why = reason(column, known.get(column.code), source, given) if column.indicators else None
        if why is not None:
            found[column.code] = why
    return found


def reason(
    column: InputColumn, own: InputColumn | None, source: IndicatorSet, given: frozenset[str]
) -> Text | None:
    """Say why a column cannot be added up; None if it can."""
    if own is None:
        return as_it_stands(
            f"bộ {source.label} không có đầu vào này", f"set {source.label} has no such input"
        )
    kind = next((one.kind for one in (own, column) if one.kind not in AMOUNTS), None)
    if kind is not None:
        return KINDS[kind]
    return POINTS if column.code in given else None


def columns_of_points(indicator_set: IndicatorSet) -> frozenset[str]:
    """Name the columns whose figures are points or shares already, by the rule that reads them."""
    return frozenset(
        column
        for leaf in indicator_set.leaves()
        for role, column in roles_of(leaf).items()
        if isinstance(simple_rule(leaf, role)[0], Given)
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
