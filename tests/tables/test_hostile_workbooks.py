import time
import warnings
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZipFile

import openpyxl
import pytest

from cds_cli.diagnostics import Checked
from cds_cli.tables.grid import Book, Limits
from cds_cli.tables.read import read_book

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
SHEET = "xl/worksheets/sheet1.xml"
ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'


def sheet_of(rows: str, after: str = "", before: str = "") -> str:
    return f"{before}<worksheet {MAIN}><sheetData>{rows}</sheetData>{after}</worksheet>"


def forged(folder: Path, parts: dict[str, str | bytes | Iterable[bytes]]) -> Path:
    """Save a plain workbook with some of its parts replaced, or parts added."""
    plain, path = folder / "plain.xlsx", folder / "nộp.xlsx"
    workbook = openpyxl.Workbook()
    workbook.worksheets[0]["A1"] = 1
    workbook.save(plain)
    with ZipFile(plain) as source, ZipFile(path, "w", ZIP_DEFLATED, compresslevel=1) as target:
        for name in source.namelist():
            if name not in parts:
                target.writestr(name, source.read(name))
        for name, content in parts.items():
            if isinstance(content, str | bytes):
                target.writestr(name, content)
            else:
                with target.open(name, "w", force_zip64=True) as stream:
                    stream.writelines(content)
    return path


def codes(checked: Checked[Book]) -> list[str]:
    return [d.code for d in checked.diagnostics]


def refused(path: Path, limits: Limits | None = None) -> str:
    checked = read_book(path, limits or Limits())
    assert checked.value is None
    (found,) = checked.diagnostics
    return found.code


def pieces_of(path: Path, part: str) -> Iterator[bytes]:
    with ZipFile(path) as file, file.open(part) as stream:
        while piece := stream.read(1 << 20):
            yield piece


def test_a_bomb_is_refused_by_its_ratio(tmp_path: Path) -> None:
    text = (b"a" * (1 << 20) for _ in range(200))
    parts = [sheet_of("<row><c t='inlineStr'><is><t>").encode()[:-30], *text]
    assert refused(forged(tmp_path, {SHEET: parts})) == "F009"


def test_more_than_the_limit_is_never_unpacked(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{r}"><c r="A{r}"><v>{r * 7919}</v></c></row>' for r in range(1, 20000))
    path = forged(tmp_path, {SHEET: sheet_of(rows), "xl/b.xml": sheet_of(rows)})
    assert refused(path, Limits(unpacked_mb=1)) == "F009"


def test_elements_that_are_no_cells_are_limited(tmp_path: Path) -> None:
    junk = [sheet_of(ONE).encode()[:-12], b"<a/>" * 500_000, b"</worksheet>"]
    assert refused(forged(tmp_path, {SHEET: junk}), Limits(ratio=10_000)) == "F009"


def test_a_picture_that_declares_too_much_is_refused(tmp_path: Path) -> None:
    zeros = [bytes(1 << 20)] * 20
    assert refused(forged(tmp_path, {"xl/media/a.bmp": zeros})) == "F009"
    assert refused(forged(tmp_path, {"xl/media/a.bmp": zeros}), Limits(unpacked_mb=10)) == "F009"


def test_whole_columns_bordered_by_hand_cost_nothing(tmp_path: Path) -> None:
    # 1,024 rows again and again: what a row is numbered makes no difference to its cost.
    block = b"".join(
        b'<row r="%d" spans="1:4">%s</row>'
        % (r, b"".join(b'<c r="%c%d" s="0"/>' % (letter, r) for letter in b"ABCD"))
        for r in range(1_047_553, 1_048_577)
    )
    start = f"<worksheet {MAIN}><sheetData>{ONE}".encode()
    blocks = [start, *[block] * 1024, b"</sheetData></worksheet>"]
    path = forged(tmp_path, {SHEET: blocks})
    unpacked = time.process_time()
    for _ in pieces_of(path, SHEET):
        pass
    started = time.process_time()
    assert read_book(path).require().grids[0].rows == {1: {1: 1}}
    # Cost nothing: as many times what unpacking alone takes as a search through the text does.
    # openpyxl takes several hundred times as long for four million cells.
    assert time.process_time() - started < 40 * (started - unpacked)


def test_values_beyond_the_last_row_are_refused_with_their_place(tmp_path: Path) -> None:
    rows = f'{ONE}<row r="30000"><c r="B30000"><v>1</v></c></row>'
    (found,) = read_book(forged(tmp_path, {SHEET: sheet_of(rows)})).diagnostics
    assert (found.code, found.location.cell, found.location.sheet) == ("F009", "B30000", "Sheet")


def test_values_beyond_the_last_column_are_refused(tmp_path: Path) -> None:
    assert refused(forged(tmp_path, {SHEET: sheet_of('<row r="1"><c r="XFD1"><v>1</v></c></row>')}))


@pytest.mark.parametrize(
    "limits", [Limits(cells=9), Limits(rows=9, columns=99)], ids=["cells", "rows"]
)
def test_too_many_cells_or_rows_are_refused(tmp_path: Path, limits: Limits) -> None:
    rows = "<row><c><v>1</v></c></row>" * 10
    assert refused(forged(tmp_path, {SHEET: sheet_of(rows)}), limits) == "F009"


def test_a_merged_range_of_the_whole_sheet_does_not_hang(tmp_path: Path) -> None:
    merges = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    assert refused(forged(tmp_path, {SHEET: sheet_of(ONE, merges)})) == "F009"


def test_too_many_merged_ranges_are_refused(tmp_path: Path) -> None:
    merges = "".join(f'<mergeCell ref="A{r}:B{r}"/>' for r in range(1, 10_002))
    sheet = sheet_of(ONE, f"<mergeCells>{merges}</mergeCells>")
    assert refused(forged(tmp_path, {SHEET: sheet})) == "F009"


def test_a_link_over_the_whole_sheet_does_not_hang(tmp_path: Path) -> None:
    links = '<hyperlinks><hyperlink ref="A1:XFD1048576" location="A1"/></hyperlinks>'
    checked = read_book(forged(tmp_path, {SHEET: sheet_of(ONE, links)}))
    assert checked.require().grids[0].rows == {1: {1: 1}}


def test_merged_ranges_hidden_in_another_encoding_are_refused(tmp_path: Path) -> None:
    sheet = sheet_of(ONE, before='<?xml version="1.0" encoding="UTF-16"?>').encode("utf-16")
    assert refused(forged(tmp_path, {SHEET: sheet})) == "F001"


@pytest.mark.parametrize("part", [SHEET, "docProps/core.xml", "xl/drawings/drawing1.xml"])
def test_entities_are_refused_in_any_part(tmp_path: Path, part: str) -> None:
    laughs = (
        '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
        '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
    )
    cell = '<row r="1"><c r="A1" t="inlineStr"><is><t>&c;</t></is></c></row>'
    assert refused(forged(tmp_path, {part: sheet_of(cell, before=laughs)})) == "F010"


def append(path: Path, name: str, compression: int = ZIP_DEFLATED) -> None:
    with warnings.catch_warnings(), ZipFile(path, "a", compression) as archive:
        warnings.simplefilter("ignore")
        archive.writestr(name, sheet_of(ONE))


@pytest.mark.parametrize(
    "name", [SHEET, SHEET.upper(), "/etc/x.xml", "xl/../../x.xml", "xl\\x.xml", "C:/x.xml"]
)
def test_members_that_repeat_or_lead_outside_are_refused(tmp_path: Path, name: str) -> None:
    path = forged(tmp_path, {})
    append(path, name)
    assert refused(path) == "F010"


def test_a_compression_that_excel_never_uses_is_refused(tmp_path: Path) -> None:
    path = forged(tmp_path, {})
    append(path, "xl/x{y}.xml", ZIP_LZMA)
    assert refused(path) == "F010"


def test_too_many_members_are_refused(tmp_path: Path) -> None:
    assert refused(forged(tmp_path, {f"xl/{n}.bin": b"" for n in range(10_001)})) == "F009"


@pytest.mark.parametrize(
    "parts",
    [
        {SHEET: "<worksheet"},
        {SHEET: sheet_of('<row r="1"><c r="$$"><v>1</v></c></row>')},
        {SHEET: sheet_of('<row r="1"><c r="A1" t="s"><v>99</v></c></row>')},
        {SHEET: sheet_of(ONE, '<mergeCells><mergeCell ref="x"/></mergeCells>')},
        {"xl/workbook.xml": "<workbook>"},
        {SHEET: sheet_of(f'<row r="1"><c r="A1">{"<v>1</v>" * 9}</c></row>')},
        {"xl/_rels/workbook.xml.rels": "<Relationships/>"},
        {"xl/styles.xml": f"<styleSheet {MAIN}><cellXfs><xf numFmtId='x'/></cellXfs></styleSheet>"},
        {"[Content_Types].xml": "<Types/>"},
    ],
    ids=["xml", "place", "string", "merge", "workbook", "values", "links", "styles", "types"],
)
def test_damaged_content_is_told_in_plain_words(
    tmp_path: Path, parts: dict[str, str | bytes | Iterable[bytes]]
) -> None:
    assert refused(forged(tmp_path, parts)) == "F001"


def broken_checksum(content: bytes) -> bytes:
    with_text = bytearray(content)
    with_text[content.index(b"<worksheet") + 60] ^= 1
    return bytes(with_text)


def encrypted_member(content: bytes) -> bytes:
    flagged = bytearray(content)
    for signature, flag in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        flagged[content.index(signature) + flag] |= 1
    return bytes(flagged)


@pytest.mark.parametrize(
    ("spoil", "code"),
    [(broken_checksum, "F001"), (encrypted_member, "F002")],
    ids=["checksum", "encrypted"],
)
def test_a_spoilt_member_is_refused(
    tmp_path: Path, spoil: Callable[[bytes], bytes], code: str
) -> None:
    path = tmp_path / "nộp.xlsx"
    with (
        ZipFile(forged(tmp_path, {}).rename(tmp_path / "s.xlsx")) as source,
        ZipFile(path, "w") as t,
    ):
        for name in source.namelist():
            t.writestr(name, source.read(name))
    path.write_bytes(spoil(path.read_bytes()))
    assert refused(path) == code


def test_strict_open_xml_is_named_instead_of_read_as_empty(tmp_path: Path) -> None:
    strict = '<workbook xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"/>'
    assert refused(forged(tmp_path, {"xl/workbook.xml": strict})) == "F011"
