"""The table of the appendix: its headings stand again on every page."""

from collections.abc import Iterator, Sequence
from copy import deepcopy

from docx.document import Document
from docx.enum.table import WD_ALIGN_VERTICAL, WD_TABLE_ALIGNMENT
from docx.oxml.ns import qn
from docx.oxml.table import CT_Row, CT_Tbl
from docx.shared import Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from cds_cli.report.columns_of_text import width
from cds_cli.report.document.model import Appendix
from cds_cli.report.document.paper import (
    CENTRE,
    TO_RIGHT,
    draw_lines,
    keep_whole,
    leave_free,
    repeat,
    set_widths,
    shade,
    write,
)

SIZE, COMFORTABLE, SMALLEST = 11, 10, 7
A_LETTER, A_BOLD_LETTER = 0.66, 0.86
"""Widths in ems: of Times New Roman with room to spare, of wider letters in its place just so."""
EM = 0.353
"""Millimetres of an em at a size of one point."""
BESIDE = 1.2
"""Millimetres left free on either side of a cell."""
LONGEST_WORD, LONGEST_LINE = 16, 48
"""Letters that are kept on a line; longer words are broken, longer texts are wrapped."""
GREY = "E7E6E6"


def table_of(document: Document, appendix: Appendix, room: int) -> Table:
    """Make the table, to be put into a document; ``room`` is the width in millimetres."""
    table = Table(CT_Tbl.new_tbl(1, len(appendix.headings), Mm(room)), document)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    draw_lines(table)
    leave_free(table, BESIDE)
    widths, size = fitted(appendix, room)
    set_widths(table, widths)
    head(table.rows[0], appendix.headings, size)
    pattern = pattern_of_rows(table, appendix.is_text, size)
    for section in appendix.sections:
        if section.heading:
            add_heading(table, section.heading, size)
        for cells in section.rows:
            add_row(table, cells, pattern)
    return table


def head(row: _Row, headings: Sequence[str], size: float) -> None:
    """Write the headings, which stand again on every page."""
    for cell, heading in zip(row.cells, headings, strict=True):
        paragraph = tight(cell)
        paragraph.alignment = CENTRE
        write(paragraph, heading, bold=True, size=size)
        shade(cell, GREY)
        cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
    repeat(row)
    keep_whole(row)


def add_heading(table: Table, heading: str, size: float) -> None:
    """Add a row over all columns that names a block."""
    cells = new_row(table).cells
    merged = cells[0].merge(cells[-1])
    paragraph = tight(merged)
    paragraph.paragraph_format.keep_with_next = True
    write(paragraph, heading, bold=True, size=size)


def pattern_of_rows(table: Table, is_text: Sequence[bool], size: float) -> CT_Row:
    """Make the row that those of all units are copied from; figures stand on the right.

    To build each anew takes python-docx a second for 500 units.
    """
    row = new_row(table)
    for cell, is_words in zip(row.cells, is_text, strict=True):
        paragraph = tight(cell)
        if not is_words:
            paragraph.alignment = TO_RIGHT
        write(paragraph, "–", size=size)
    pattern = row._tr  # noqa: SLF001 - python-docx does not copy rows
    pattern.getparent().remove(pattern)
    return pattern


def add_row(table: Table, cells: Sequence[str], pattern: CT_Row) -> None:
    """Add a unit."""
    row = deepcopy(pattern)
    for piece, text in zip(row.iter(qn("w:t")), cells, strict=True):
        piece.text = text
    table._tbl.append(row)  # noqa: SLF001 - see above


def new_row(table: Table) -> _Row:
    """Add a row that stays on one page."""
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    keep_whole(row)
    return row


def tight(cell: _Cell) -> Paragraph:
    """Give the paragraph of a cell, without the space that a letterhead leaves between others."""
    paragraph: Paragraph = cell.paragraphs[0]
    look = paragraph.paragraph_format
    look.space_before = look.space_after = Pt(0)
    look.line_spacing = 1.0
    return paragraph


def fitted(appendix: Appendix, room: int) -> tuple[list[float], float]:
    """Share the width among columns, and make letters smaller where words would be broken."""
    columns = list(zip(appendix.headings, *rows_of(appendix), strict=True))
    needed = [kept_whole(heading, *cells) for heading, *cells in columns]
    wanted = [
        max(need, *map(line, cells)) for need, (_, *cells) in zip(needed, columns, strict=True)
    ]
    size = size_for(needed, wanted, room)
    spare = room * SIZE / size - sum(needed)
    share = min(max(spare / max(sum(wanted) - sum(needed), 1), 0), 1)
    given = [need + share * (want - need) for need, want in zip(needed, wanted, strict=True)]
    return [one * room / sum(given) for one in given], size


def size_for(needed: Sequence[float], wanted: Sequence[float], room: int) -> float:
    """Give the size of letters: a little smaller so that no line wraps, more lest words break."""
    on_one_line = max(room * SIZE // sum(wanted), COMFORTABLE)
    return float(max(min(on_one_line, room * SIZE // sum(needed), SIZE), SMALLEST))


def rows_of(appendix: Appendix) -> Iterator[tuple[str, ...]]:
    """Give the rows of units, whatever section they stand in."""
    for section in appendix.sections:
        yield from section.rows


def kept_whole(heading: str, *cells: str) -> float:
    """Give the width of the longest word of a column."""
    longest = max((word for cell in set(cells) for word in cell.split()), key=width, default="")
    words = max((line(word, A_BOLD_LETTER) for word in heading.split()), default=0.0)
    return max(words, line(longest, longest_line=LONGEST_WORD))


def line(text: str, letter: float = A_LETTER, longest_line: int = LONGEST_LINE) -> float:
    """Give the width of a cell with a text on one line."""
    return min(width(text), longest_line) * letter * SIZE * EM + 2 * BESIDE
