"""The appendix on its own paper, or in the places of a user's letterhead."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document
from docx.table import _Cell, _Row

from cds_cli.report.document import words
from cds_cli.report.document.container import same_bytes
from cds_cli.report.document.letterhead import fill_places
from cds_cli.report.document.model import Appendix, appendix_of
from cds_cli.report.document.paper import (
    CENTRE,
    keep_whole,
    leave_free,
    page_number,
    room,
    set_paper,
    set_widths,
    underline,
    write,
)
from cds_cli.report.document.table import table_of
from cds_cli.report.publication import Publication
from cds_cli.report.ranking.workbook import CREATED
from cds_cli.report.safe import clean
from cds_cli.text import Language

ISSUER = 0.35
"""The share of the head that is on the left; the national heading needs more to stand on a line."""
KEPT = 2
"""Notes that stand on one page with the signature, which never stands alone."""


@dataclass(frozen=True, slots=True)
class Paper:
    """How the appendix is to look: across the sheet, whose it is, on which letterhead."""

    landscape: bool = False
    organisation: str = ""
    letterhead: Path | None = None


def render(publication: Publication, paper: Paper) -> bytes:
    """Write the appendix; the same publication gives the same bytes.

    Raises InvalidInput where the letterhead is no .docx, or names a place that there is not.
    """
    appendix = appendix_of(publication, landscape=paper.landscape)
    if paper.letterhead is not None:
        document = fill_places(paper.letterhead, appendix, publication, paper.organisation)
    else:
        document = on_own_paper(appendix, publication, paper)
    set_properties(document, appendix, publication)
    target = BytesIO()
    document.save(target)
    return same_bytes(target.getvalue())


def on_own_paper(appendix: Appendix, publication: Publication, paper: Paper) -> Document:
    """Lay the appendix out as the decree says."""
    language = publication.language
    document = docx.Document()
    set_paper(document, landscape=paper.landscape)
    add_head(document, paper, language)
    for text, bold, size in (
        (words.APPENDIX.fill(language, {}), True, 14),
        (appendix.title, True, 14),
        (appendix.period, False, 13),
        (words.WITH_DECISION.fill(language, {}), False, 13),
    ):
        paragraph = document.add_paragraph()
        paragraph.alignment = CENTRE
        run = write(paragraph, text, bold=bold, size=size)
        run.italic = not bold
    above = document.add_paragraph()
    if any(section.rows for section in appendix.sections):
        table = table_of(document, appendix, room(landscape=paper.landscape))
        above._p.addnext(table._tbl)  # noqa: SLF001 - not in the style of a table
    else:
        document.add_paragraph(words.NOBODY.fill(language, {}))
    add_notes(document, appendix.notes, language)
    add_signature(document, paper, language)
    add_page_numbers(document)
    return document


def add_head(document: Document, paper: Paper, language: Language) -> None:
    """Write who issues it on the left, and the national heading on the right."""
    sides = sides_of(paper)
    left, right = add_sides(document, sides).cells
    issuer = clean(paper.organisation) or words.NO_ORGANISATION.fill(language, {})
    head_cell(left, (issuer,), share=0.35, room=sides[0])
    nation = (words.NATION.fill(language, {}), words.MOTTO.fill(language, {}))
    head_cell(right, nation, share=0.6, room=sides[1])
    document.add_paragraph()


def sides_of(paper: Paper) -> tuple[int, int]:
    """Give the widths of both sides of head and signature in millimetres."""
    whole = room(landscape=paper.landscape)
    return round(whole * ISSUER), whole - round(whole * ISSUER)


def add_sides(document: Document, sides: tuple[int, int]) -> _Row:
    """Add a table without lines of one row, for what stands side by side."""
    table = document.add_table(rows=1, cols=len(sides))
    set_widths(table, sides)
    leave_free(table, 0)
    row: _Row = table.rows[0]
    return row


def head_cell(cell: _Cell, lines: Sequence[str], *, share: float, room: int) -> None:
    """Write one side of the head, with a line below it."""
    for place, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
        paragraph.alignment = CENTRE
        write(paragraph, line, bold=True, size=12)
    rule = cell.add_paragraph()
    write(rule, "", size=2)
    underline(rule, share, room)


def add_notes(document: Document, notes: Sequence[str], language: Language) -> None:
    """Write the notes below the table."""
    document.add_paragraph()
    write(document.add_paragraph(), words.NOTES.fill(language, {}), bold=True, size=11)
    for note in notes:
        paragraph = document.add_paragraph()
        write(paragraph, f"- {note}", size=11)
        paragraph.paragraph_format.keep_with_next = note in notes[-KEPT:]


def add_signature(document: Document, paper: Paper, language: Language) -> None:
    """Leave the place for day, signature and seal, on one page with what stands above it."""
    document.add_paragraph().paragraph_format.keep_with_next = True
    row = add_sides(document, sides_of(paper))
    keep_whole(row)
    cell = row.cells[1]
    lines = (words.PLACE_AND_DAY, words.SIGNED_BY, words.SIGN_HERE)
    for place, text in enumerate(lines):
        paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
        paragraph.alignment = CENTRE
        paragraph.paragraph_format.keep_with_next = True
        run = write(paragraph, text.fill(language, {}), bold=text is words.SIGNED_BY)
        run.italic = text is not words.SIGNED_BY
    for _ in range(4):
        cell.add_paragraph()


def add_page_numbers(document: Document) -> None:
    """Number the pages in the middle of their heads, from the second page on."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = CENTRE
    page_number(paragraph)


def set_properties(document: Document, appendix: Appendix, publication: Publication) -> None:
    """Say in the file's properties what it is; no time and no name of a person."""
    properties = document.core_properties
    properties.title = appendix.title[:250]
    properties.subject = publication.results.indicator_set.label[:250]
    properties.author = properties.last_modified_by = "cds"
    properties.created = properties.modified = CREATED
    properties.comments = f"cds {publication.version}"
    properties.language = publication.language.value
