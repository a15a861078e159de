from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from cds_cli.tables.read import read_book

OLE2 = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504)


def archive_of(*names: str) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    return stream.getvalue()


def workbook_bytes() -> bytes:
    workbook = openpyxl.Workbook()
    workbook.worksheets[0]["A1"] = 1
    stream = BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def macro_types() -> bytes:
    stream = BytesIO()
    with ZipFile(BytesIO(workbook_bytes())) as source, ZipFile(stream, "w") as target:
        for name in source.namelist():
            content = source.read(name).replace(
                b"openxmlformats-officedocument.spreadsheetml.sheet.main", b"x.sheet.macroEnabled"
            )
            target.writestr(name, content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(OLE2 + "EncryptedPackage".encode("utf-16-le"), "F002", id="password"),
        pytest.param(OLE2 + "Workbook".encode("utf-16-le"), "F011", id="xls"),
        pytest.param(OLE2 + "WordDocument".encode("utf-16-le"), "F001", id="doc"),
        pytest.param(b"%PDF-1.7\n%\xe2\xe3", "F001", id="pdf"),
        pytest.param(b"\xef\xbb\xbf \n<!DOCTYPE html><html></html>", "F001", id="html"),
        pytest.param(b"<table><tr><td>1</td></tr></table>", "F001", id="html table"),
        pytest.param(
            b'<?xml?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
            "F011",
            id="xml 2003",
        ),
        pytest.param(b"{\\rtf1\\ansi}", "F001", id="rtf"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0", "F001", id="picture"),
        pytest.param(b"a,b\n1,\0\n", "F001", id="nul"),
        pytest.param(archive_of("[Content_Types].xml", "word/document.xml"), "F001", id="docx"),
        pytest.param(archive_of("mimetype", "content.xml"), "F011", id="ods"),
        pytest.param(archive_of("[Content_Types].xml", "xl/workbook.bin"), "F011", id="xlsb"),
        pytest.param(
            archive_of("[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin"),
            "F011",
            id="xlsm",
        ),
        pytest.param(macro_types(), "F011", id="macro content type"),
        pytest.param(archive_of("a.txt"), "F001", id="zip"),
        pytest.param(archive_of(), "F001", id="empty zip"),
        pytest.param(archive_of("[Content_Types].xml", "xl/workbook.xml"), "F001", id="no sheets"),
        pytest.param(workbook_bytes()[:-200], "F001", id="truncated"),
        pytest.param(workbook_bytes()[:1000], "F001", id="cut short"),
    ],
)
def test_a_file_is_judged_by_its_bytes_not_its_name(
    tmp_path: Path, content: bytes, code: str
) -> None:
    path = tmp_path / "nộp.xlsx"
    path.write_bytes(content)
    checked = read_book(path)
    assert ([d.code for d in checked.diagnostics], checked.value) == ([code], None)


def test_a_workbook_is_read_under_any_name(tmp_path: Path) -> None:
    path = tmp_path / "nộp.csv"
    path.write_bytes(workbook_bytes())
    assert read_book(path).require().grids[0].rows == {1: {1: 1}}
