"""A user's own letterhead: a document whose ``{{places}}`` are filled in."""

import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from zipfile import BadZipFile, ZipFile

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import OxmlElement
from docx.oxml.document import CT_Body
from docx.oxml.ns import qn
from docx.shared import Mm

from cds_cli import catalogue
from cds_cli.definitions.canonical import set_digest
from cds_cli.diagnostics import Diagnostic, InvalidInput, Location
from cds_cli.report.document import words
from cds_cli.report.document.model import DIGEST_SHOWN, Appendix
from cds_cli.report.document.paper import room
from cds_cli.report.document.places import Element, fill, names_in, paragraphs_of
from cds_cli.report.document.table import table_of
from cds_cli.report.publication import Publication
from cds_cli.report.ranking.words import STAGES
from cds_cli.report.safe import clean
from cds_cli.text import Text

TABLE = "bang"
MOST_UNPACKED = 200_000_000
"""Bytes of all parts of a letterhead: pictures of many pages, but no bomb."""
FAULTS_OF_FILES = (
    *(PackageNotFoundError, BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError),
    *(ValueError, KeyError),
    # XML that cannot be read is a SyntaxError of Python.
    SyntaxError,
)
"""What python-docx and its container raise for a file that is no document, or not a sound one."""
NOT_WORD = Text(
    "tệp không phải văn bản Word (.docx) còn nguyên vẹn", "it is no sound Word document (.docx)"
)
TOO_LARGE = Text("quá 200 MB sau khi giải nén", "it has more than 200 MB when unpacked")


def fill_places(
    file: Path, appendix: Appendix, publication: Publication, organisation: str
) -> Document:
    """Open a letterhead and fill its places; all else in it stays as it is.

    Raises InvalidInput where it is no .docx, has no place for the table, or names unknown places.
    """
    document = opened(file)
    texts = texts_of(appendix, publication, organisation)
    paragraphs = list(paragraphs_of(document))
    found = list(faults(file, paragraphs, texts))
    if found:
        raise InvalidInput(found)
    for paragraph in paragraphs:
        if TABLE in names_in(paragraph):
            put_table(document, paragraph, appendix)
        fill(paragraph, texts)
    return document


def opened(file: Path) -> Document:
    """Open a letterhead; what it unpacks to is judged first."""
    try:
        with ZipFile(file) as packed:
            if sum(entry.file_size for entry in packed.infolist()) > MOST_UNPACKED:
                raise refused(file, TOO_LARGE)
        document = docx.Document(str(file))
    except FAULTS_OF_FILES as error:
        raise refused(file, NOT_WORD) from error
    if not isinstance(getattr(document.element, "body", None), CT_Body):
        raise refused(file, NOT_WORD)
    return document


def refused(file: Path, reason: Text) -> InvalidInput:
    """Say that a file is no letterhead."""
    return InvalidInput([catalogue.UNREADABLE_LETTERHEAD.at(Location(str(file)), reason=reason)])


def texts_of(appendix: Appendix, publication: Publication, organisation: str) -> Mapping[str, str]:
    """Give what the places are filled with, by their names; the table is put beside its place."""
    results, language = publication.results, publication.language
    indicator_set = results.indicator_set
    return {
        TABLE: "",
        "ghi_chu": "\n".join(f"- {note}" for note in appendix.notes),
        "co_quan": clean(organisation) or words.NO_ORGANISATION.fill(language, {}),
        "tieu_de": appendix.title,
        "ky": str(results.period or "–"),
        "giai_doan": STAGES[results.stage].fill(language, {}),
        "bo_chi_so": clean(indicator_set.label),
        "quyet_dinh": clean(indicator_set.decision or "–"),
        "so_don_vi": str(len(results.units)),
        "sha256": set_digest(indicator_set)[:DIGEST_SHOWN],
        "phien_ban": publication.version,
    }


def faults(
    file: Path, paragraphs: Sequence[Element], texts: Mapping[str, str]
) -> Iterator[Diagnostic]:
    """Tell places that nothing is known for, and a table that has no place or a wrong one."""
    where, listed = Location(str(file)), ", ".join(texts)
    named = dict.fromkeys(name for paragraph in paragraphs for name in names_in(paragraph))
    for name in named:
        if name not in texts:
            yield catalogue.UNKNOWN_PLACE.at(where, seen=name, known=listed)
    of_table = [paragraph for paragraph in paragraphs if TABLE in names_in(paragraph)]
    if not of_table or not all(map(stands_alone, of_table)):
        yield catalogue.NO_PLACE_FOR_TABLE.at(where, place="{{bang}}")


def stands_alone(paragraph: Element) -> bool:
    """Whether a paragraph has the width of the page: not in a table, a box, a head or a foot."""
    return bool(paragraph.getparent().tag == qn("w:body"))


def put_table(document: Document, paragraph: Element, appendix: Appendix) -> None:
    """Put the table below the paragraph with its place."""
    table = table_of(document, appendix, room_at(paragraph))
    paragraph.addnext(table._tbl)  # noqa: SLF001 - python-docx adds tables at the end only
    if table._tbl.getnext() is None or table._tbl.getnext().tag != qn("w:p"):  # noqa: SLF001
        # Word joins neighbouring tables, and wants a paragraph at the end.
        table._tbl.addnext(OxmlElement("w:p"))  # noqa: SLF001


def room_at(paragraph: Element) -> int:
    """Give the width between the margins of the section of a paragraph, in millimetres."""
    sections = paragraph.xpath("descendant::w:sectPr | following::w:sectPr")
    if not sections or not sections[0].page_width:
        return room(landscape=False)
    own = sections[0]
    return int((own.page_width - (own.left_margin or 0) - (own.right_margin or 0)) / Mm(1))
