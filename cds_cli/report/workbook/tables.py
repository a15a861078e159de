"""Tables on a sheet: headings, one row for each thing, ready to be read and printed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from cds_cli.report.ranking.styles import (
    LONGEST_TEXT,
    ON_ONE_PAGE,
    Styles,
    row_height,
    set_page,
)
from cds_cli.report.safe import clean
from cds_cli.report.workbook.formulas import LONGEST_FORMULA, Cell, Formula

TALLEST_HEADING = 105.0


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its cells; ``headings`` stand one below the other.

    ``styles`` gives each cell a format of its own. ``outline`` is what XlsxWriter knows as the
    options of a column: hidden, level, collapsed.
    """

    headings: tuple[str, ...]
    cells: Sequence[Cell]
    style: Any
    width: float = 12
    styles: Sequence[Any] = ()
    outline: dict[str, object] = field(default_factory=dict)


def write_table(
    sheet: Any,  # noqa: ANN401
    top: int,
    columns: Sequence[Column],
    styles: Styles,
    levels: Sequence[int] = (),
) -> None:
    """Write headings from a row on, and the cells below them; ``levels`` outline the rows."""
    heads = max(len(column.headings) for column in columns)
    widths = [column.width for column in columns]
    for level in range(heads):
        texts = [shown(column.headings[level]) for column in columns]
        sheet.set_row(top + level, min(row_height(texts, widths), TALLEST_HEADING))
        style = styles.header() if level == 0 else styles.subheader()
        for place, text in enumerate(texts):
            sheet.write_string(top + level, place, text, style)
    set_rows(sheet, top + heads, columns, levels)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width, None, dict(column.outline))
        write_cells(sheet, (top + heads, place), column)


def write_cells(sheet: Any, corner: tuple[int, int], column: Column) -> None:  # noqa: ANN401
    """Write the cells of a column downwards from a corner."""
    top, place = corner
    styles = column.styles or [column.style] * len(column.cells)
    for row, (cell, style) in enumerate(zip(column.cells, styles, strict=True), top):
        write_cell(sheet, (row, place), cell, style)


def write_cell(sheet: Any, at: tuple[int, int], cell: Cell, style: Any) -> None:  # noqa: ANN401
    """Write one cell: a text as a text whatever it begins with, a figure as a number."""
    if isinstance(cell, Formula):
        if len(cell.text) <= LONGEST_FORMULA:
            sheet.write_formula(*at, cell.text, style, cell.value)
            return
        cell = cell.value
    if cell is None:
        sheet.write_blank(*at, None, style)
    elif isinstance(cell, str):
        sheet.write_string(*at, shown(cell), style)
    else:
        sheet.write_number(*at, cell, style)


def shown(text: str) -> str:
    """Make a text harmless, and short enough for a cell; ours keep their line breaks."""
    return "\n".join(map(clean, text.split("\n")))[:LONGEST_TEXT]


def set_rows(sheet: Any, top: int, columns: Sequence[Column], levels: Sequence[int]) -> None:  # noqa: ANN401
    """Give rows their level, and those with long texts their height."""
    heights = dict.fromkeys(range(top, top + len(levels)), 0.0)
    for row, height in long_texts(top, columns):
        heights[row] = max(heights.get(row, 0.0), height)
    for row, height in heights.items():
        options = {"level": levels[row - top]} if levels else None
        sheet.set_row(row, height or None, None, options)


def long_texts(top: int, columns: Sequence[Column]) -> Iterator[tuple[int, float]]:
    """Give the height of each row whose text needs more than a line; most need one."""
    for column in columns:
        for row, cell in enumerate(column.cells, top):
            if isinstance(cell, str) and len(cell) > column.width - 3:
                yield row, row_height([shown(cell)], [column.width - 1])


def write_head(sheet: Any, title: str, lines: Iterable[str], styles: Styles) -> None:  # noqa: ANN401
    """Write the title of a sheet and the lines below it."""
    sheet.write_string(0, 0, shown(title), styles.of(bold=True, font_size=14))
    for row, line in enumerate(lines, 1):
        sheet.write_string(row, 0, shown(line), styles.of(italic=row > 1))


def finish(
    sheet: Any,  # noqa: ANN401
    header: int,
    columns: Sequence[Column],
    fixed: int,
    footer: str,
) -> None:
    """Add the filter, what stays in sight, and the printed page; ``header`` is the last heading."""
    # Excel sorts what the filter covers and nothing else, so hidden columns belong to it.
    sheet.autofilter(header, 0, header + len(columns[0].cells), len(columns) - 1)
    sheet.freeze_panes(header + 1, fixed)
    printed = sum(not column.outline.get("hidden") for column in columns)
    set_page(sheet, (header, header), printed, footer)
    if printed > ON_ONE_PAGE:
        sheet.repeat_columns(0, fixed - 1)
