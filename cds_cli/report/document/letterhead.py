"""A user's own letterhead: a document whose ``{{places}}`` are filled in."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from zipfile import BadZipFile

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from cds_cli import catalogue
from cds_cli.definitions.canonical import set_digest
from cds_cli.diagnostics import Diagnostic, InvalidInput, Location
from cds_cli.report.document.model import DIGEST_SHOWN, Appendix
from cds_cli.report.document.paper import write
from cds_cli.report.document.table import SIZE, add_table
from cds_cli.report.publication import Publication
from cds_cli.report.ranking.words import STAGES
from cds_cli.report.safe import clean
from cds_cli.text import Text

PLACE = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
TABLE, NOTES = "bang", "ghi_chu"
ALONE = frozenset({TABLE, NOTES})
"""Places that take the whole of their paragraph."""
EMU_A_MILLIMETRE = 36_000
NOT_WORD = Text("tệp không phải văn bản Word (.docx)", "the file is no Word document (.docx)")
Container = Document | _Cell


def fill_places(
    file: Path, appendix: Appendix, publication: Publication, organisation: str
) -> Document:
    """Open a letterhead and fill its places; all else in it stays as it is.

    Raises InvalidInput where it is no .docx, has no place for the table, or names unknown places.
    """
    document = opened(file)
    texts = texts_of(appendix, publication, organisation)
    refuse_unknown(file, document, texts)
    for paragraph in list(paragraphs_of(document)):
        names = PLACE.findall(paragraph.text)
        if TABLE in names:
            put_table(document, paragraph, appendix)
        elif NOTES in names:
            put_notes(paragraph, appendix)
        elif names:
            put_texts(paragraph, texts)
    return document


def opened(file: Path) -> Document:
    """Open a letterhead."""
    try:
        return docx.Document(str(file))
    except (PackageNotFoundError, BadZipFile, ValueError, KeyError) as error:
        where = Location(str(file))
        raise InvalidInput([catalogue.UNREADABLE_FILE.at(where, reason=NOT_WORD)]) from error


def texts_of(appendix: Appendix, publication: Publication, organisation: str) -> Mapping[str, str]:
    """Give what the places are filled with, by their names."""
    results, language = publication.results, publication.language
    indicator_set = results.indicator_set
    return {
        "co_quan": clean(organisation),
        "tieu_de": appendix.title,
        "ky": str(results.period or "–"),
        "giai_doan": STAGES[results.stage].fill(language, {}),
        "bo_chi_so": clean(indicator_set.label),
        "quyet_dinh": clean(indicator_set.decision or "–"),
        "so_don_vi": str(len(results.units)),
        "sha256": set_digest(indicator_set)[:DIGEST_SHOWN],
        "phien_ban": publication.version,
    }


def refuse_unknown(file: Path, document: Document, texts: Mapping[str, str]) -> None:
    """Refuse places that nothing is known for, and a letterhead without one for the table."""
    known = (TABLE, NOTES, *texts)
    named = [
        name for paragraph in paragraphs_of(document) for name in PLACE.findall(paragraph.text)
    ]
    where, listed = Location(str(file)), ", ".join(known)
    found: list[Diagnostic] = [
        catalogue.UNKNOWN_PLACE.at(where, seen=name, known=listed)
        for name in dict.fromkeys(named)
        if name not in known
    ]
    if TABLE not in named:
        found.append(catalogue.NO_PLACE_FOR_TABLE.at(where, place="{{bang}}"))
    if found:
        raise InvalidInput(found)


def paragraphs_of(document: Document) -> Iterator[Paragraph]:
    """Give all paragraphs: of the body, its tables, and the heads and feet of its pages."""
    yield from paragraphs_in(document)
    for section in document.sections:
        for part in (section.header, section.footer, section.first_page_header):
            # Only what is there: to look into a head that is linked would make it.
            if not part.is_linked_to_previous:
                yield from paragraphs_in_block(part.paragraphs, part.tables)


def paragraphs_in(container: Container) -> Iterator[Paragraph]:
    """Give the paragraphs of a body or a cell, and of the tables in it."""
    yield from paragraphs_in_block(container.paragraphs, container.tables)


def paragraphs_in_block(paragraphs: list[Paragraph], tables: list[Table]) -> Iterator[Paragraph]:
    """Give paragraphs, then those of all cells of tables, each once."""
    yield from paragraphs
    for table in tables:
        seen: set[int] = set()
        for row in table.rows:
            for cell in row.cells:
                if id(cell._tc) not in seen:  # noqa: SLF001 - a merged cell stands in each row
                    seen.add(id(cell._tc))  # noqa: SLF001
                    yield from paragraphs_in(cell)


def put_texts(paragraph: Paragraph, texts: Mapping[str, str]) -> None:
    """Fill places in a paragraph; Word may have torn a place into several runs."""
    for run in paragraph.runs:
        run.text = PLACE.sub(lambda place: texts[place[1]], run.text)
    if PLACE.search(paragraph.text) and paragraph.runs:
        whole = PLACE.sub(lambda place: texts[place[1]], paragraph.text)
        first, *rest = paragraph.runs
        first.text = whole
        for run in rest:
            run.text = ""


def put_table(document: Document, paragraph: Paragraph, appendix: Appendix) -> None:
    """Put the table in the place of a paragraph."""
    section = document.sections[0]
    width = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    table = add_table(document, appendix, width // EMU_A_MILLIMETRE)
    paragraph._p.addnext(table._tbl)  # noqa: SLF001 - python-docx adds tables at the end only
    empty(paragraph)


def put_notes(paragraph: Paragraph, appendix: Appendix) -> None:
    """Put the notes in the place of a paragraph, one below the other."""
    empty(paragraph)
    for place, note in enumerate(appendix.notes):
        run = write(paragraph, f"- {note}", size=SIZE)
        if place < len(appendix.notes) - 1:
            run.add_break()


def empty(paragraph: Paragraph) -> None:
    """Take the text out of a paragraph."""
    for run in paragraph.runs:
        run.text = ""
