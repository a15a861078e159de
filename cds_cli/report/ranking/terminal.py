"""A ranking for people at a terminal: it fits the width, and long ones show their beginning."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table as RichTable
from rich.text import Text as RichText

from cds_cli.report.ranking.notes import column_notes, grouped, sign_notes
from cds_cli.report.ranking.table import Document, Kind, Table, table_of
from cds_cli.report.ranking.text import GAP, TextColumn, cut, lines_of, rows_of, text_columns
from cds_cli.report.ranking.text import head_lines as plain_head
from cds_cli.report.ranking.words import NOBODY, block_heading, facts, say, title
from cds_cli.text import Text

SHOWN = 30
"""A longer ranking is cut on a terminal; its rest is counted."""
SHOWN_OF_A_BLOCK = 3
DRAWN = 400
"""More rows are written as plain lines: rich takes seconds to draw thousands."""
NAME_WIDTH = 20
CODE_WIDTH = 16
NAME_LINES = 2

HIDDEN_ROWS = Text("… còn {count} đơn vị: thêm --all", "… {count} more units: add --all")
HIDDEN_COLUMNS = Text(
    "còn {count} cột ({which}): dùng --format csv hoặc màn hình rộng hơn",
    "{count} more columns ({which}): use --format csv or a wider terminal",
)
STYLES = {Kind.RANK: "bold", Kind.NAME: "", Kind.INDEX: "bold cyan", Kind.MAXIMUM: "dim"}


def render(document: Document, width: int, *, all_rows: bool = False) -> Group:
    """Draw a ranking in ``width`` terminal cells.

    Without ``all_rows`` a long one shows the first units of each block and counts the rest.
    """
    table = table_of(document).without(Kind.COVERAGE, Kind.MARKS, Kind.BLOCK)
    limit = None if all_rows or document.view.is_excerpt else row_limit(table)
    shown = table.taking(first_rows(table, limit)) if limit else table
    fitted = fit(text_columns(shown, document.language), width) if len(table) else Fitted(())
    return Group(
        RichText(title(document), "bold"),
        *sections(fitted.columns, shown, sizes(table), document),
        *notes(document, shown, fitted),
        RichText(),
        fact_table(document),
        *warnings(document),
    )


@dataclass(frozen=True, slots=True)
class Fitted:
    """The columns that a width has room for, and the headings of those it has not."""

    columns: tuple[TextColumn, ...]
    left_out: tuple[str, ...] = ()


def fit(columns: Sequence[TextColumn], width: int) -> Fitted:
    """Leave out columns from the right until names have room, then cut names to what is left."""
    rank, code, name, *others = columns
    code = narrowed(code, CODE_WIDTH)
    least = min(name.width, NAME_WIDTH)
    kept = list(others)
    while kept and total_width([rank, code, *kept]) + GAP + least > width:
        kept.pop()
    room = max(width - total_width([rank, code, *kept]) - GAP, 1)
    left_out = tuple(column.heading for column in others[len(kept) :])
    return Fitted((rank, code, narrowed(name, room), *kept), left_out)


def total_width(columns: Sequence[TextColumn]) -> int:
    """Give the width of columns with the spaces between them."""
    return sum(column.width for column in columns) + GAP * (len(columns) - 1)


def narrowed(column: TextColumn, width: int) -> TextColumn:
    """Give a column at most a width; its cells are broken or cut when they are drawn."""
    return replace(column, width=min(column.width, width))


def row_limit(table: Table) -> int | None:
    """Say how many rows of each block are shown; None for all."""
    if len(table) <= SHOWN:
        return None
    return max(SHOWN // sum(1 for _ in table.sections()), SHOWN_OF_A_BLOCK)


def first_rows(table: Table, limit: int) -> list[int]:
    """Give the places of the first rows of each block."""
    return [
        row
        for _, rows in table.sections()
        for row in range(rows.start, min(rows.stop, rows.start + limit))
    ]


def sizes(table: Table) -> dict[str | None, int]:
    """Count the units of each block."""
    return {block: rows.stop - rows.start for block, rows in table.sections()}


def sections(
    columns: Sequence[TextColumn], shown: Table, counts: dict[str | None, int], document: Document
) -> Iterator[RenderableType]:
    """Draw the units of each block, and count those that are not shown."""
    language = document.language
    if not columns:
        yield RichText(f"\n{say(NOBODY, language)}")
        return
    for block, rows in shown.sections():
        yield RichText()
        if block is not None:
            yield RichText(block_heading(block, counts[block], document), "bold")
        yield drawn([rows_of(column, rows) for column in columns])
        if hidden := counts[block] - (rows.stop - rows.start):
            yield RichText(say(HIDDEN_ROWS, language, count=hidden), "dim")


def drawn(columns: Sequence[TextColumn]) -> RenderableType:
    """Draw one table; every text of a user goes in as data, never as markup."""
    if len(columns[0].cells) > DRAWN:
        return lines(columns)
    table = RichTable(box=box.SIMPLE_HEAD, show_edge=False, padding=(0, 1, 0, 0), pad_edge=False)
    for column in columns:
        table.add_column(
            RichText(cut(column.heading, column.width)),
            width=column.width,
            justify="left" if column.column.kind.is_text else "right",
            style=STYLES.get(column.column.kind, ""),
            overflow="fold",
        )
    for cells in zip(*(map(RichText, cells_of(column)) for column in columns), strict=True):
        table.add_row(*cells)
    return table


def cells_of(column: TextColumn) -> Iterator[str]:
    """Cut names to two lines, so that one long name does not push the others away."""
    return (cut(cell, column.width * NAME_LINES) for cell in column.cells)


def lines(columns: Sequence[TextColumn]) -> RichText:
    """Write rows as plain lines, each text cut to one line."""
    whole = [
        replace(column, cells=tuple(cut(cell, column.width) for cell in column.cells))
        for column in columns
    ]
    return RichText("\n".join([*plain_head(whole), *lines_of(whole)]), no_wrap=True)


def notes(document: Document, table: Table, fitted: Fitted) -> Iterator[RichText]:
    """Say what was left out for want of room, what signs mean, and what nodes are called."""
    if fitted.left_out:
        values = {"count": len(fitted.left_out), "which": ", ".join(fitted.left_out)}
        yield RichText(say(HIDDEN_COLUMNS, document.language, **values), "yellow")
    shown = Table(table.filled[: len(fitted.columns)])
    named = "  ·  ".join(column_notes(shown.columns))
    for line in (*sign_notes(shown, document.language), *([named] if named else [])):
        yield RichText(line, "dim")


def fact_table(document: Document) -> RenderableType:
    """Show what the ranking rests on; a long text is broken beside its label, not below it."""
    table = RichTable.grid(padding=(0, 1, 0, 0))
    for label, text in facts(document):
        table.add_row(RichText(f"{label}:", "dim"), RichText(text, "dim"))
    return table


def warnings(document: Document) -> Iterator[RichText]:
    """Tell each kind of warning once."""
    told = grouped(document.diagnostics, document.language)
    if told:
        yield RichText()
    for line in told:
        yield RichText(line, "yellow")
