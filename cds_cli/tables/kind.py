"""What a file is by its first bytes: people rename files, and portals hand out HTML as .xls."""

import re
from enum import Enum, auto

from cds_cli.catalogue import OLD_FORMAT, PASSWORD_PROTECTED, UNREADABLE_FILE
from cds_cli.diagnostics import Location
from cds_cli.tables.refusal import refuse
from cds_cli.text import Text

ZIP = b"PK"
OLE2 = bytes.fromhex("D0CF11E0A1B11AE1")
UTF16 = (b"\xff\xfe", b"\xfe\xff")
MARKUP = re.compile(rb"<[!?a-z]", re.IGNORECASE)
OTHERS = (
    (b"%PDF", Text("đây là tệp PDF", "this is a PDF file")),
    (b"{\\rtf", Text("đây là tệp văn bản RTF", "this is an RTF document")),
    (b"MIME-Version:", Text("đây là trang web đã lưu (MHTML)", "this is a saved web page (MHTML)")),
)


class Kind(Enum):
    """The kinds of file that can be read."""

    XLSX = auto()
    CSV = auto()


def kind_of(data: bytes, file: str) -> Kind:
    """Tell a workbook from text; refuses what is neither (F001, F002, F011)."""
    place = Location(file)
    if data.startswith(ZIP):
        return Kind.XLSX
    if data.startswith(OLE2):
        _refuse_ole(data, place)
    start = data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip()
    for magic, reason in OTHERS:
        if start.startswith(magic):
            refuse(UNREADABLE_FILE, place, reason=reason)
    if MARKUP.match(start):
        _refuse_markup(data, place)
    # Text in UTF-16 is full of NUL bytes and is told apart by the csv reader, in better words.
    if b"\0" in data and not data.startswith(UTF16):
        reason = Text("không phải bảng tính hay văn bản", "neither a workbook nor text")
        refuse(UNREADABLE_FILE, place, reason=reason)
    return Kind.CSV


def _refuse_ole(data: bytes, place: Location) -> None:
    if "EncryptedPackage".encode("utf-16-le") in data:
        refuse(PASSWORD_PROTECTED, place)
    if "WordDocument".encode("utf-16-le") in data:
        reason = Text("đây là tệp Word (.doc)", "this is a Word document (.doc)")
        refuse(UNREADABLE_FILE, place, reason=reason)
    refuse(OLD_FORMAT, place, seen=".xls (Excel 97–2003)")


def _refuse_markup(data: bytes, place: Location) -> None:
    if b"urn:schemas-microsoft-com:office:spreadsheet" in data[:4096]:
        refuse(OLD_FORMAT, place, seen="XML Spreadsheet 2003")
    reason = Text(
        "đây là trang web (HTML) hoặc XML mang tên bảng tính",
        "this is a web page (HTML) or XML under the name of a spreadsheet",
    )
    refuse(UNREADABLE_FILE, place, reason=reason)
