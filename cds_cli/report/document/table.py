"""The table of the appendix: its headings stand again on every page."""

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.shared import Mm
from docx.table import Table, _Cell, _Row

from cds_cli.report.columns_of_text import width
from cds_cli.report.document.model import Appendix
from cds_cli.report.document.paper import CENTRE, TO_RIGHT, keep_whole, repeat, shade, write

SIZE = 11
NARROWEST = 15
"""Millimetres that even a short column needs."""
A_LETTER = 2.2
"""Millimetres that a letter takes, with some room beside it."""
GREY = "E7E6E6"


def add_table(document: Document, appendix: Appendix, room: int) -> Table:
    """Add the table to the end of a document; ``room`` is the width in millimetres."""
    table: Table = document.add_table(rows=1, cols=len(appendix.headings))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, millimetres in zip(table.columns, column_widths(appendix, room), strict=True):
        column.width = Mm(millimetres)
    for cell, heading in zip(table.rows[0].cells, appendix.headings, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph.alignment = CENTRE
        write(paragraph, heading, bold=True, size=SIZE)
        shade(cell, GREY)
    repeat(table.rows[0])
    keep_whole(table.rows[0])
    for section in appendix.sections:
        if section.heading:
            add_heading(table, section.heading)
        for cells in section.rows:
            add_row(table, cells, appendix.is_text)
    return table


def add_heading(table: Table, heading: str) -> None:
    """Add a row over all columns that names a block."""
    cells = new_row(table).cells
    merged = cells[0].merge(cells[-1])
    merged.paragraphs[0].paragraph_format.keep_with_next = True
    write(merged.paragraphs[0], heading, bold=True, size=SIZE)


def add_row(table: Table, cells: tuple[str, ...], is_text: tuple[bool, ...]) -> None:
    """Add a unit."""
    row = new_row(table)
    for cell, text, words in zip(row.cells, cells, is_text, strict=True):
        fill(cell, text, words=words)


def new_row(table: Table) -> _Row:
    """Add a row that stays on one page."""
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    keep_whole(row)
    return row


def fill(cell: _Cell, text: str, *, words: bool) -> None:
    """Write a cell; figures stand on the right."""
    paragraph = cell.paragraphs[0]
    if not words:
        paragraph.alignment = TO_RIGHT
    write(paragraph, text, size=SIZE)


def column_widths(appendix: Appendix, room: int) -> list[float]:
    """Share the width among columns: figures get what they need, words what is left."""
    longest = [
        max(
            longest_word(heading),
            max((width(row[place]) for one in appendix.sections for row in one.rows), default=0),
        )
        for place, heading in enumerate(appendix.headings)
    ]
    wanted = [max(letters * A_LETTER + 4, NARROWEST) for letters in longest]
    names = [place for place, words in enumerate(appendix.is_text) if words]
    fixed = sum(want for place, want in enumerate(wanted) if place not in names)
    left = room - fixed
    asked = sum(wanted[place] for place in names) or 1.0
    for place in names:
        wanted[place] = max(wanted[place] * left / asked, NARROWEST)
    factor = room / sum(wanted)
    return [want * factor for want in wanted]


def longest_word(text: str) -> int:
    """Count the letters of the longest word: headings break between words."""
    return max(map(width, text.split()), default=0)
