"""The two sheets of figures: the ranking as it is published, and the points of every node."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from cds_cli.definitions.models import Indicator
from cds_cli.report.ranking.columns import filled_columns
from cds_cli.report.ranking.notes import sign_notes
from cds_cli.report.ranking.styles import (
    LONGEST_TEXT,
    ON_ONE_PAGE,
    Styles,
    footer_of,
    row_height,
    set_page,
    text_width,
)
from cds_cli.report.ranking.table import (
    Column,
    Document,
    Filled,
    Kind,
    Table,
    chosen_rows,
    table_of,
)
from cds_cli.report.ranking.text import in_words, written
from cds_cli.report.ranking.words import marker, round_line, say, set_line, title
from cds_cli.report.safe import clean
from cds_cli.results.figures import TOTAL
from cds_cli.text import Language, Text

NODE_WIDTH = 13
NAME_WIDTH_OF_DETAILS = 32
HEADER_ROW = 4
OF_MAXIMUM = Text("Điểm (tối đa {maximum})", "Points (of {maximum})")
POINTS = Text("Điểm", "Points")
WHOLE = Text("Tổng điểm", "Total")
FIXED = 3
"""Columns that stay in sight: rank, code and name."""


def ranking(sheet: Any, document: Document, styles: Styles) -> None:  # noqa: ANN401
    """Write the sheet of ranks: a title, what it rests on, and one row a unit."""
    table = table_of(document).without(Kind.MARKS)
    language = document.language
    name, *ranked_by = title(document).split("\n")
    sheet.write_string(0, 0, name, styles.of(bold=True, font_size=14))
    sheet.write_string(1, 0, " · ".join((set_line(document), round_line(document))))
    for row, line in enumerate((" ".join(ranked_by), "; ".join(sign_notes(table, language))), 2):
        sheet.write_string(row, 0, line, styles.of(italic=True))
    widths = [column_width(filled, language) for filled in table.filled]
    set_heights(sheet, (HEADER_ROW, HEADER_ROW + 1), table, widths)
    for place, filled in enumerate(table.filled):
        sheet.write_string(HEADER_ROW, place, heading(filled.column), styles.header())
        sheet.set_column(place, place, widths[place])
        write_cells(sheet, (HEADER_ROW + 1, place), filled, styles)
    sheet.autofilter(HEADER_ROW, 0, HEADER_ROW + len(table), len(table.filled) - 1)
    sheet.freeze_panes(HEADER_ROW + 1, FIXED)
    footer = footer_of(document.results.indicator_set.label, language)
    set_page(sheet, (HEADER_ROW, HEADER_ROW), len(table.filled), footer)


def details(sheet: Any, document: Document, styles: Styles) -> None:  # noqa: ANN401
    """Write the points of every node: code and name above, the maximum below them."""
    table = whole_table(document)
    second = dict(second_headings(document))
    widths = [details_width(filled, document.language) for filled in table.filled]
    set_heights(sheet, (0, 2), table, widths)
    seconds = [second.get(filled.column.key, "") for filled in table.filled]
    sheet.set_row(1, row_height(seconds, widths))
    for place, filled in enumerate(table.filled):
        sheet.write_string(0, place, heading(filled.column), styles.header())
        sheet.write_string(1, place, seconds[place], styles.subheader())
        sheet.set_column(place, place, widths[place])
        write_cells(sheet, (2, place), filled, styles)
    sheet.autofilter(1, 0, 1 + len(table), len(table.filled) - 1)
    sheet.freeze_panes(2, FIXED)
    footer = footer_of(document.results.indicator_set.label, document.language)
    set_page(sheet, (0, 1), len(table.filled), footer)
    if len(table.filled) > ON_ONE_PAGE:
        sheet.repeat_columns(0, FIXED - 1)


def whole_table(document: Document) -> Table:
    """Make the table of all nodes: rank, code, name, block, the total, then each node."""
    # Units stand in the order asked for; the ranks beside them are those of the whole set.
    view = replace(document.view, by=TOTAL, nodes=(), tier=None, all_nodes=True)
    filled = filled_columns(replace(document, view=view), chosen_rows(document))
    kept = {Kind.RANK, Kind.TEXT, Kind.NAME, Kind.BLOCK, Kind.POINTS}
    total = say(WHOLE, document.language)
    return Table(
        tuple(
            replace(f, column=replace(f.column, heading=total)) if f.column.key == "points" else f
            for f in filled
            if f.column.kind in kept
        )
    )


def second_headings(document: Document) -> Iterator[tuple[str, str]]:
    """Give the second heading of each node: its points and, where it is one figure, the maximum."""
    indicator_set, language = document.results.indicator_set, document.language
    yield "points", say(POINTS, language)
    for pillar in indicator_set.pillars:
        yield f"{pillar.code}.points", say(POINTS, language)
    for _, node in indicator_set.walk():
        most = node.full_points if isinstance(node, Indicator) else node.max_points
        known = isinstance(most, float | int)
        told = say(OF_MAXIMUM, language, maximum=f"{most:g}") if known else say(POINTS, language)
        yield f"{node.code}.points", told


def heading(column: Column) -> str:
    """Head a column: a node by its code and, below it, its name."""
    return "\n".join(filter(None, (clean(column.heading), clean(column.name))))[:LONGEST_TEXT]


def write_cells(sheet: Any, corner: tuple[int, int], filled: Filled, styles: Styles) -> None:  # noqa: ANN401
    """Write the cells of a column downwards from a corner."""
    if filled.column.kind.is_text:
        write_texts(sheet, corner, filled, styles)
    else:
        write_figures(sheet, corner, filled, styles)


def write_texts(sheet: Any, corner: tuple[int, int], filled: Filled, styles: Styles) -> None:  # noqa: ANN401
    """Write words as texts, whatever they begin with."""
    (top, place), style = corner, styles.text()
    for row, value in enumerate(filled.values, top):
        text = "" if value is None else in_words(value, filled.column)
        sheet.write_string(row, place, text[:LONGEST_TEXT], style)


def write_figures(sheet: Any, corner: tuple[int, int], filled: Filled, styles: Styles) -> None:  # noqa: ANN401
    """Write figures as numbers; what is not known stays empty."""
    top, place = corner
    marks = filled.marks or [0] * len(filled.values)
    signs = {bits: marker(bits) for bits in set(marks)}
    room = max(signs.values(), key=len, default="")
    formats = {bits: styles.number(filled.column, sign, room) for bits, sign in signs.items()}
    for row, (value, bits) in enumerate(zip(filled.values, marks, strict=True), top):
        if value is None:
            sheet.write_blank(row, place, None, formats[bits])
        else:
            sheet.write_number(row, place, value, formats[bits])


def set_heights(sheet: Any, rows: tuple[int, int], table: Table, widths: Sequence[int]) -> None:  # noqa: ANN401
    """Give the row of headings and the rows of units the height that their texts need."""
    header, first = rows
    sheet.set_row(header, row_height(map(heading, table.columns), widths))
    # Most rows need one line, so only texts beyond their column's width are looked at.
    long: dict[int, float] = {}
    for filled, width in zip(table.filled, widths, strict=True):
        if filled.column.kind.is_text:
            for row, value in enumerate(filled.values):
                if value is not None and len(str(value)) > width - 2:
                    height = row_height([in_words(value, filled.column)[:LONGEST_TEXT]], [width])
                    long[row] = max(long.get(row, 0.0), height)
    for row, height in long.items():
        sheet.set_row(first + row, height)


def column_width(filled: Filled, language: Language) -> int:
    """Give the width of a column; the long name of a node is broken above its figures."""
    cells: Sequence[str] = written(filled, language)
    words = heading(filled.column).split() if filled.column.name else [filled.column.heading]
    # The arrow of the filter stands on the heading.
    return max(text_width(cells), text_width([f"{word}  " for word in words]))


def details_width(filled: Filled, language: Language) -> int:
    """Give the width of a column among many."""
    if filled.column.kind is Kind.POINTS:
        return NODE_WIDTH
    return min(column_width(filled, language), NAME_WIDTH_OF_DETAILS)
