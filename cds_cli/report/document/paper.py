"""Sheets, letters and lines of the appendix, as Decree 30/2020/NĐ-CP sets them (annex I)."""

from collections.abc import Sequence

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

LETTERS = "Times New Roman"
SIZE = 13
SHORT, LONG = 210, 297
"""A4, in millimetres."""
TOP, BOTTOM, LEFT, RIGHT = 20, 20, 30, 15
"""Margins in millimetres: 20-25 above and below, 30-35 on the left, 15-20 on the right."""
CENTRE, TO_RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT


def set_paper(document: Document, *, landscape: bool) -> None:
    """Set the sheet, its margins, and the letters of the whole document."""
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    wide, high = (LONG, SHORT) if landscape else (SHORT, LONG)
    section.page_width, section.page_height = Mm(wide), Mm(high)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    style = document.styles["Normal"]
    style.font.name, style.font.size = LETTERS, Pt(SIZE)
    # Word takes the letters of Vietnamese from this entry, not from the one above.
    style.element.rPr.rFonts.set(qn("w:eastAsia"), LETTERS)
    style.paragraph_format.space_after = Pt(0)


def room(*, landscape: bool) -> int:
    """Give the width between the margins, in millimetres."""
    return (LONG if landscape else SHORT) - LEFT - RIGHT


def write(paragraph: Paragraph, text: str, *, bold: bool = False, size: float = SIZE) -> Run:
    """Add words to a paragraph."""
    run = paragraph.add_run(text)
    run.bold = bold
    run.font.size = Pt(size)
    return run


def underline(paragraph: Paragraph, share: float, width: int) -> None:
    """Draw a line below a paragraph, over a share of a width in millimetres."""
    borders = OxmlElement("w:pBdr")
    line = OxmlElement("w:bottom")
    for key, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        line.set(qn(f"w:{key}"), value)
    borders.append(line)
    # Before the indents, as the schema of Word has it.
    paragraph._p.get_or_add_pPr().append(borders)  # noqa: SLF001 - python-docx has no borders
    indent = Mm(width * (1 - share) / 2)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = indent


def set_widths(table: Table, millimetres: Sequence[float]) -> None:
    """Set the widths of columns: LibreOffice takes those of the table, Word those of its cells."""
    for column, width in zip(table.columns, millimetres, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, millimetres, strict=True):
            cell.width = Mm(width)


def draw_lines(table: Table) -> None:
    """Draw the lines of a table; not by a style, which a letterhead need not have."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "000000")):
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    # Word wants the parts of a look in the order of its schema.
    look = table._tbl.tblPr  # noqa: SLF001 - python-docx has no borders
    look.insert_element_before(borders, "w:tblLayout", "w:tblCellMar", "w:tblLook")


def leave_free(table: Table, millimetres: float) -> None:
    """Leave some room on either side of what the cells of a table hold."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(Mm(millimetres).twips))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    look = table._tbl.tblPr  # noqa: SLF001 - python-docx has no margins of cells
    look.insert_element_before(margins, "w:tblLook")


def repeat(row: _Row) -> None:
    """Let a row stand again at the top of every page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - see above


def keep_whole(row: _Row) -> None:
    """Keep a row on one page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - see above


def shade(cell: _Cell, colour: str) -> None:
    """Colour the ground of a cell."""
    shading = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shading.set(qn(f"w:{key}"), value)
    cell._tc.get_or_add_tcPr().append(shading)  # noqa: SLF001 - see above


def page_number(paragraph: Paragraph) -> None:
    """Put the number of the page into a paragraph, as a field."""
    run = paragraph.add_run()
    for kind in ("begin", None, "end"):
        if kind is None:
            element = OxmlElement("w:instrText")
            element.set(qn("xml:space"), "preserve")
            element.text = "PAGE"
        else:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        run._r.append(element)  # noqa: SLF001 - python-docx has no fields
