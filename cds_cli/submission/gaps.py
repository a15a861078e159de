"""What was not given although it is asked for, and what was given although it is not."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pandas as pd

from cds_cli import catalogue
from cds_cli.definitions.columns import POINTS, InputColumn, input_columns, roles_of
from cds_cli.definitions.models import Indicator, IndicatorSet
from cds_cli.definitions.takings import taken_columns
from cds_cli.diagnostics import Severity
from cds_cli.submission.figures import Key, ReadTable
from cds_cli.submission.kinds.reading import Finding, State
from cds_cli.submission.kinds.shown import shown


@dataclass(slots=True)
class Asking:
    """Which indicators ask which units: an indicator covers a unit, and no award stands for it."""

    indicator_set: IndicatorSet
    units: pd.DataFrame
    covers: dict[str, Sequence[bool] | None]
    awarded: dict[str, list[float]] = field(default_factory=dict)
    taken: frozenset[str] = field(init=False)
    """Columns of which only the results of other sets will show what is missing."""

    def __post_init__(self) -> None:
        """Find the columns that other results may fill."""
        self.taken = taken_columns(self.indicator_set)

    def wants(self, leaf: Indicator, place: int) -> bool:
        """Whether an indicator needs figures of a unit."""
        award = self.awarded.get(leaf.code)
        return self.is_covered(leaf, place) and (award is None or math.isnan(award[place]))

    def is_covered(self, leaf: Indicator, place: int) -> bool:
        """Whether an indicator is scored for a unit."""
        covers = self.covers[leaf.code]
        return covers is None or bool(covers[place])


def report_gaps(table: ReadTable, asking: Asking) -> None:
    """Tell every figure that is missing, and every column of them."""
    users: dict[str, list[Indicator]] = {}
    for leaf in asking.indicator_set.leaves():
        for code in roles_of(leaf).values():
            users.setdefault(code, []).append(leaf)
    for column in input_columns(asking.indicator_set):
        wanting = users.get(column.code, [])
        if ("input", column.code) in table.columns:
            report_gaps_in(table, column, wanting, asking)
        else:
            report_missing_column(table, column, wanting, asking)
    for leaf in asking.indicator_set.leaves():
        for role in POINTS:
            if (role, leaf.code) in table.columns:
                report_unasked(table, (role, leaf.code), [leaf], asking)


def report_gaps_in(
    table: ReadTable, column: InputColumn, users: list[Indicator], asking: Asking
) -> None:
    """Tell the gaps of one column, and the figures of units that are not asked."""
    read = table.columns["input", column.code]
    told = dict(read.reading.findings)
    # Part and whole in one cell are one gap, told where the cell was read.
    is_second = read.heading.is_second_half
    for place, state in read.reading.states.items():
        # A gap that other results may fill is told once they are known.
        asked = () if column.code in asking.taken else users
        wanting = [leaf for leaf in asked if asking.wants(leaf, place)]
        is_rejected = read.spots[place] in table.rejected
        if state is State.MISSING and wanting and not is_rejected and not is_second:
            severity = severity_of_gap(wanting, asking.indicator_set)
            values = told[place].values if place in told else dict[str, object](seen="")
            finding = Finding(catalogue.MISSING_VALUE, values, severity)
            table.report(place, read.spots[place], finding, column.name)
    if not is_second:
        report_unasked(table, ("input", column.code), users, asking)


def severity_of_gap(wanting: list[Indicator], indicator_set: IndicatorSet) -> Severity:
    """Say how much a gap weighs: the strictest of those who need the figure."""
    policies = {leaf.missing or indicator_set.missing for leaf in wanting}
    if "refuse" in policies:
        return Severity.ERROR
    return Severity.WARNING if any(leaf.max_points for leaf in wanting) else Severity.NOTE


def report_unasked(table: ReadTable, key: Key, users: list[Indicator], asking: Asking) -> None:
    """Tell figures of units that none of the indicators of a column is for."""
    if all(asking.covers[leaf.code] is None for leaf in users):
        return
    read = table.columns[key]
    for place, cell in enumerate(read.cells):
        if (
            cell is not None
            and read.reading.states.get(place) is not State.MISSING
            and not any(asking.is_covered(leaf, place) for leaf in users)
        ):
            finding = Finding(catalogue.NOT_SCORED_HERE, {"seen": shown(cell)})
            table.unasked.add((place, read.spots[place]))
            table.report(place, read.spots[place], finding, read.heading.label)


def report_missing_column(
    table: ReadTable, column: InputColumn, users: list[Indicator], asking: Asking
) -> None:
    """Tell a column that is not there although some unit is asked for it."""
    if column.code in asking.taken:
        return
    places = range(len(table.codes))
    wanting = [leaf for leaf in users if any(asking.wants(leaf, place) for place in places)]
    if wanting:
        severity = Severity.ERROR if any(leaf.max_points for leaf in wanting) else Severity.NOTE
        where = table.laid.asked_at
        seen = f"{column.code} {column.name}" if column.code != column.name else column.code
        table.found.append(
            catalogue.COLUMN_MISSING.at(
                where,
                severity=severity,
                what=table.laid.asks_by,
                seen=seen,
                indicator=column.name,
            )
        )


def report_unknown_units(table: ReadTable, asking: Asking) -> None:
    """Tell units of which it is not known whether an indicator is for them."""
    criteria = [
        one
        for leaf in asking.indicator_set.leaves()
        if leaf.applies_to
        for one in (leaf.applies_to, leaf.applies_to.exclude)
        if one
    ]
    needed = {code for one in criteria for code in one.attributes}
    names = {a.code: a.name for a in asking.indicator_set.attributes if a.code in needed}
    if any(one.kinds for one in criteria):
        names["kind"] = "Loại đơn vị"
    if any(one.blocks for one in criteria):
        names["block"] = "Khối"
    columns = {c.heading.code: c.spots for c in table.laid.every_column()}
    for code, name in names.items():
        for place, value in enumerate(asking.units[code]):
            # Of a unit that nobody knows, nobody knows more.
            if place not in table.laid.rejected and (value is None or value == ""):
                finding = Finding(catalogue.MISSING_VALUE, {"seen": ""}, Severity.ERROR)
                table.report(place, columns.get(code, table.laid.homes)[place], finding, name)


def ratios(leaf: Indicator) -> Iterator[tuple[str, str, object]]:
    """Give part and whole columns of each ratio in an indicator, with the rule that asks."""
    roles = roles_of(leaf)
    for role, code in roles.items():
        stem, _, last = role.rpartition(".")
        if last == "part":
            yield code, roles[f"{stem}.whole" if stem else "whole"], rule_of(leaf, stem)


def rule_of(leaf: Indicator, part: str) -> object:
    """Give the rule of a part of an indicator; its own rule where the part has no name."""
    parts = getattr(leaf.rule, "parts", ())
    return next((one.rule for one in parts if one.code == part), leaf.rule)
