"""The tables of an audit: what was checked, and what does not agree."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from cds_cli.analysis.table_audit.audit import Audit
from cds_cli.analysis.table_audit.model import Figure, Heading
from cds_cli.analysis.table_audit.ranks import RankCheck
from cds_cli.analysis.table_audit.totals import TotalCheck, Verdict, round_half_up
from cds_cli.diagnostics import Location, column_letters
from cds_cli.report import audit_words as words
from cds_cli.report.answers.model import Column, Kind, Table, Value, Worded
from cds_cli.report.printed_figures import as_figure
from cds_cli.text import Text, as_it_stands

HIDDEN_DIGITS = 2
"""Computed totals are shown with so many decimals more than printed ones."""

CODE, UNIT = Text("Mã", "Code"), Text("Đơn vị", "Unit")
COLUMN, PLACE = Text("Cột", "Column"), Text("Vị trí", "Place")
PRINTED, COMPUTED = Text("In ra", "Printed"), Text("Tính lại", "Computed")
CHANGE, VERDICT = Text("Chênh lệch", "Difference"), Text("Kết luận", "Verdict")


def summary(found: Audit) -> Table:
    """Count the verdicts of each total and of the ranks."""
    rows: list[tuple[Value, ...]] = [
        (tier.target.heading.label, *counts(c for c in found.totals if c.tier is tier))
        for tier in found.tiers
    ]
    if found.ranks:
        rows.append((words.RANK, *counts(found.ranks.checks)))
    columns = (
        Column("what", COLUMN),
        *(Column(one.value, words.VERDICTS[one], Kind.COUNT) for one in Verdict),
    )
    return Table("summary", words.SUMMARY, columns, tuple(rows))


def counts(checks: Iterable[TotalCheck | RankCheck]) -> list[int]:
    """Count each verdict."""
    verdicts = [check.verdict for check in checks]
    return [verdicts.count(one) for one in Verdict]


def totals_table(found: Audit, *, every: bool) -> Table:
    """Write the totals that are not exact, or all."""
    columns = (
        *unit_columns(found),
        Column("column", COLUMN),
        Column("printed", PRINTED, Kind.FIGURE),
        Column("computed", COMPUTED, Kind.FIGURE),
        Column("difference", CHANGE, Kind.FIGURE),
        Column("verdict", VERDICT),
        Column("place", PLACE),
        Column("lowest", Text("Thấp nhất", "Lowest"), Kind.FIGURE),
        Column("highest", Text("Cao nhất", "Highest"), Kind.FIGURE),
    )
    shown = [one for one in found.totals if every or one.verdict is not Verdict.EXACT]
    within = any(one.verdict is Verdict.WITHIN for one in shown)
    return Table(
        "totals",
        words.ALL_TOTALS if every else words.TOTALS,
        columns,
        tuple(total_row(found, one) for one in shown),
        notes=(words.WITHIN_NOTE,) if within else (),
    )


def total_row(found: Audit, check: TotalCheck) -> tuple[Value, ...]:
    """Write one total."""
    heading = check.tier.target.heading
    decimals = check.tier.target.decimals
    more = decimals + HIDDEN_DIGITS
    return (
        *unit_cells(found, check.place),
        heading.label,
        digits(check.printed, decimals),
        digits(check.computed, more),
        digits(check.difference, decimals, sign="+"),
        Worded(check.verdict.value, words.VERDICTS[check.verdict]),
        place_of(found, check.place, heading),
        digits(check.lowest, more),
        digits(check.highest, more),
    )


def ranks_table(found: Audit, *, every: bool) -> Table:
    """Write the ranks that are not as expected, or all."""
    columns = (
        *unit_columns(found),
        Column("total", Text("Tổng", "Total"), Kind.FIGURE),
        Column("printed", Text("Hạng in ra", "Printed rank"), Kind.COUNT),
        Column("expected", Text("Hạng suy ra", "Expected rank"), Kind.COUNT),
        Column("verdict", VERDICT),
        Column("place", PLACE),
    )
    checks = found.ranks.checks if found.ranks else ()
    shown = [one for one in checks if every or one.verdict is not Verdict.EXACT]
    title = words.ALL_RANKS if every else words.RANKS
    return Table("ranks", title, columns, tuple(rank_row(found, one) for one in shown))


def rank_row(found: Audit, check: RankCheck) -> tuple[Value, ...]:
    """Write one rank."""
    published = found.published
    heading = published.ranks.heading if published.ranks else published.total.heading
    by = found.ranks.by if found.ranks else published.total
    return (
        *unit_cells(found, check.place),
        digits(by.values[check.place], by.decimals),
        check.printed,
        check.expected,
        Worded(check.verdict.value, words.VERDICTS[check.verdict]),
        place_of(found, check.place, heading),
    )


def blanks_table(found: Audit) -> Table:
    """Write the blank parts, and what the total makes of them."""
    columns = (
        *unit_columns(found),
        Column("column", COLUMN),
        Column("meaning", Text("Tổng hiểu là", "Taken by the total as")),
        Column("place", PLACE),
    )
    return Table("blanks", words.BLANK_PARTS, columns, tuple(blank_rows(found)))


def blank_rows(found: Audit) -> Iterator[tuple[Value, ...]]:
    """Write each blank part once for each total that it is part of."""
    for check in found.totals:
        for heading in check.blanks:
            follows = check.blank if check.verdict is not Verdict.NOT else None
            yield (
                *unit_cells(found, check.place),
                heading.label,
                Worded(follows.value, words.BLANKS[follows]) if follows else None,
                place_of(found, check.place, heading),
            )


def above_table(found: Audit) -> Table:
    """Write the figures above their maximum."""
    columns = (
        *unit_columns(found),
        Column("column", COLUMN),
        Column("printed", PRINTED, Kind.FIGURE),
        Column("maximum", Text("Tối đa", "Maximum"), Kind.FIGURE),
        Column("place", PLACE),
    )
    rows = tuple(
        (
            *unit_cells(found, one.place),
            one.heading.label,
            as_figure(format(one.printed, "f")),
            as_figure(format(one.maximum, "f")),
            place_of(found, one.place, one.heading),
        )
        for one in found.above
    )
    return Table("above", words.ABOVE, columns, rows)


def twice_table(found: Audit) -> Table:
    """Write the units that stand more than once, a line a row of the table."""
    columns = (*unit_columns(found), Column("rows", Text("Các dòng", "Rows")))
    rows = tuple(
        (
            *unit_cells(found, places[0]),
            ", ".join(str(found.published.rows[place]) for place in places),
        )
        for places in found.twice
    )
    return Table("twice", words.TWICE, columns, rows)


def unit_columns(found: Audit) -> tuple[Column, ...]:
    """Head the columns that say which unit it is: by code too, where the table has codes."""
    code = (Column("code", CODE),) if any(found.published.codes) else ()
    return (*code, Column("unit", UNIT))


def unit_cells(found: Audit, place: int) -> tuple[Value, ...]:
    """Give code and name of a unit."""
    codes, name = found.published.codes, found.published.names[place]
    return (codes[place], name) if any(codes) else (name,)


def place_of(found: Audit, place: int, heading: Heading) -> Value:
    """Name a cell: ``D6``, or in csv line and column."""
    location = found.published.locate(place, heading.column)
    return cell_told(location)


def cell_told(location: Location) -> Value:
    """Name a cell for people and for programs."""
    if location.sheet is not None:
        cell = f"{column_letters(location.column or 0)}{location.row}"
        return Worded(f"{location.sheet}!{cell}", as_it_stands(cell, cell))
    return Worded(
        f"{location.row}:{location.column}",
        Text(
            f"dòng {location.row}, cột {location.column}",
            f"line {location.row}, column {location.column}",
        ),
    )


def digits(figure: Figure, decimals: int, sign: str = "") -> Value:
    """Write a figure with the decimals of its column."""
    if figure is None:
        return None
    return as_figure(format(round_half_up(figure, decimals), f"{sign}f"))


def plain(figure: Decimal) -> str:
    """Write a figure without the zeros at its end."""
    return format(figure.normalize(), "f")
