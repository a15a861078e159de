"""Rows of the section on sheets and csv: what is told, where, and what is left to be read."""

import csv
from collections.abc import Callable
from pathlib import Path
from unicodedata import normalize

import openpyxl
import pytest

from cds_cli.definitions.models import IndicatorSet
from cds_cli.diagnostics import Location
from cds_cli.tables.grid import Limits
from cds_cli.tables.read import read_book
from tests.submission.intake_rows import OUTCOMES, FileKind
from tests.submission.text_tables import Read, book_with, fill, read_file, rows_of, set_of

TWO = """
indicators:
  - {code: "1", name: Điểm khảo sát, max_points: 10, rule: {type: given, scale: points}}
  - {code: "2", name: Điểm họp, max_points: 10, rule: {type: given, scale: points}}
"""
BOTH: tuple[FileKind, ...] = ("xlsx", "csv")
PLAIN = "code | name | '1 | '2\n'01 | Xã A | 3 | 4"
both = pytest.mark.parametrize("kind", BOTH)


def two(folder: Path) -> IndicatorSet:
    return set_of(folder, TWO)


def written(folder: Path, kind: FileKind, table: str) -> Path:
    """Write a table of text as a file of a kind."""
    path = folder / f"nộp.{kind}"
    if kind == "xlsx":
        workbook = openpyxl.Workbook()
        fill(workbook.worksheets[0], table)
        workbook.save(path)
        return path
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows(rows_of(table))
    return path


def told(read: Read) -> list[tuple[str, str]]:
    """Give outcome and code of all that is said, each with its cell or row."""
    return [
        (f"{OUTCOMES[found.severity]} {found.code}", place_of(found.location))
        for found in read.checked.diagnostics
    ]


def place_of(where: Location) -> str:
    """Write a place in the same way for both kinds of file: row and column from 1."""
    return ":".join(str(part) for part in (where.row, where.column) if part)


def read_as(folder: Path, kind: FileKind, table: str) -> Read:
    return read_file(written(folder, kind, table), two(folder))


@both
def test_a_plain_table_is_read_without_a_word(tmp_path: Path, kind: FileKind) -> None:
    read = read_as(tmp_path, kind, PLAIN)
    assert (told(read), read.figures("1"), read.figures("2")) == ([], {"01": 3.0}, {"01": 4.0})


@both
def test_a_header_below_titles_is_found_and_noted(tmp_path: Path, kind: FileKind) -> None:
    titles = "UBND TỈNH | | | \nBIỂU SỐ 1 | | | \n"
    read = read_as(tmp_path, kind, titles + PLAIN)
    assert (told(read), read.figures("1")) == ([("note S101", "3")], {"01": 3.0})
    assert read.reading.ledger.skipped == {"S101": 2}


@both
def test_a_numbering_row_below_the_header_is_skipped(tmp_path: Path, kind: FileKind) -> None:
    head, unit = PLAIN.splitlines()
    read = read_as(tmp_path, kind, f"{head}\n'(1) | '(2) | '(3) | '(4)\n{unit}")
    assert (told(read), read.units) == ([("note S109", "2")], ["01"])
    assert read.reading.ledger.skipped == {"S109": 4}


@both
@pytest.mark.parametrize(
    "row",
    [
        "I. Khu vực miền núi | | | ",
        " | Khối phường | | ",
        " | Tổng cộng | 3 | 4",
        "TỔNG SỐ: | | 3 | 4",
        " | Bình quân | 3 | 4",
        "Ghi chú: số liệu đến 31/12 | | | ",
        "Người lập biểu | | | Chủ tịch",
    ],
)
def test_section_total_and_footer_rows_are_skipped(
    tmp_path: Path, kind: FileKind, row: str
) -> None:
    read = read_as(tmp_path, kind, f"{PLAIN}\n{row}\n'02 | Xã B | 0 | 0")
    assert (told(read)[0], len(told(read))) == (("note S109", "3"), 1)
    assert read.figures("1") == {"01": 3.0, "02": 0.0}


@both
def test_a_repeated_column_is_rejected(tmp_path: Path, kind: FileKind) -> None:
    read = read_as(tmp_path, kind, "code | '1 | '2 | Điểm họp\n'01 | 3 | 4 | 5")
    assert told(read) == [("reject S105", "1:4")]
    assert (read.figures("2"), read.reading.ledger.skipped) == ({"01": 4.0}, {"S105": 1})


@both
def test_a_required_column_that_is_missing_is_rejected(tmp_path: Path, kind: FileKind) -> None:
    read = read_as(tmp_path, kind, "code | '1\n'01 | 3")
    assert (told(read), read.figures("2")) == ([("reject S106", "1")], {"01": None})


@both
def test_an_unknown_column_wants_a_look(tmp_path: Path, kind: FileKind) -> None:
    read = read_as(tmp_path, kind, "code | '1 | '2 | Cán bộ phụ trách\n'01 | 3 | 4 | Bà Lan")
    assert told(read) == [("warn S107", "1:4")]
    assert read.reading.ledger.skipped == {"S107": 1}


@both
@pytest.mark.parametrize(
    "heading", ["ĐIỂM KHẢO SÁT", "Ðiểm khảo sát", normalize("NFD", "Điểm khảo sát")]
)
def test_a_header_matched_by_its_key_is_noted(tmp_path: Path, kind: FileKind, heading: str) -> None:
    read = read_as(tmp_path, kind, f"code | {heading} | '2\n'01 | 3 | 4")
    assert (told(read), read.figures("1")) == ([("note S108", "1:2")], {"01": 3.0})


@both
def test_a_header_without_diacritics_is_never_matched(tmp_path: Path, kind: FileKind) -> None:
    read = read_as(tmp_path, kind, "code | Diem khao sat | '2\n'01 | 3 | 4")
    assert told(read) == [("reject S106", "1"), ("warn S107", "1:2")]


@both
@pytest.mark.parametrize("again", ["'01 | Xã A | 3 | 4", "'01 | Xã Khác | 5 | 6"])
def test_a_unit_that_stands_twice_is_rejected(tmp_path: Path, kind: FileKind, again: str) -> None:
    read = read_as(tmp_path, kind, f"{PLAIN}\n'02 | Xã B | 1 | 2\n{again}")
    assert (told(read), read.units) == ([("reject U204", "4:1")], ["02"])
    assert read.reading.ledger.rejected == {"U204": 8}


@both
def test_figures_of_no_unit_are_rejected(tmp_path: Path, kind: FileKind) -> None:
    read = read_as(tmp_path, kind, f"{PLAIN}\n | Xã B | 1 | 2\n | | 5 | 6")
    assert (told(read), read.units) == ([("reject U209", "3"), ("reject U209", "4")], ["01"])
    assert read.reading.ledger.rejected == {"U209": 5}


def test_hidden_rows_and_columns_that_hold_data_want_a_look(tmp_path: Path) -> None:
    workbook, sheets = book_with(nop=f"{PLAIN}\n'02 | Xã B | 1 | 2")
    sheets["nop"].row_dimensions[3].hidden = True
    sheets["nop"].column_dimensions["D"].hidden = True
    sheets["nop"].column_dimensions["H"].hidden = True
    workbook.save(path := tmp_path / "nộp.xlsx")
    read = read_file(path, two(tmp_path))
    assert sorted(told(read)) == [("warn S103", "1:4"), ("warn S103", "3")]
    assert read.figures("2") == {"01": 4.0, "02": 2.0}


def test_a_hidden_sheet_that_holds_data_wants_a_look_and_is_never_the_default(
    tmp_path: Path,
) -> None:
    workbook, sheets = book_with(an=f"{PLAIN}\n'02 | Xã B | 1 | 2", nop=PLAIN)
    sheets["an"].sheet_state = "veryHidden"
    workbook.active = 1
    workbook.save(path := tmp_path / "nộp.xlsx")
    read = read_file(path, two(tmp_path))
    assert sorted(told(read)) == [("note S117", ""), ("warn S103", "")]
    assert {d.location.sheet for d in read.checked.diagnostics} == {"an"}
    assert read.units == ["01"]


def test_several_sheets_that_may_hold_the_data_have_to_be_chosen_from(tmp_path: Path) -> None:
    workbook, _ = book_with(mot=PLAIN, hai=PLAIN)
    workbook.save(path := tmp_path / "nộp.xlsx")
    read = read_file(path, two(tmp_path))
    assert (told(read), read.checked.value) == ([("reject S104", "")], None)
    assert '"mot", "hai"' in str(read.checked.diagnostics[0].values["seen"])


def test_each_merged_cell_of_the_data_is_rejected(tmp_path: Path) -> None:
    workbook, sheets = book_with(nop=f"{PLAIN}\n'02 | Xã B | | 2\n'03 | Xã C | 1 | 2")
    sheets["nop"].merge_cells("C2:C3")
    workbook.save(path := tmp_path / "nộp.xlsx")
    read = read_file(path, two(tmp_path))
    assert told(read) == [("reject S111", "2:3"), ("reject S111", "3:3")]
    assert read.units == ["03"]


def as_csv(folder: Path, text: str, *, encoding: str = "utf-8") -> Path:
    path = folder / "nộp.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("line", ["\n", "\r\n"])
def test_a_csv_in_utf_8_is_accepted_with_each_separator(
    tmp_path: Path, separator: str, encoding: str, line: str
) -> None:
    lines = ("code;name;1;2", "01;Xã Hòa;3;4", "02;Xã Đông;0;0.5", "")
    path = as_csv(tmp_path, line.join(lines).replace(";", separator), encoding=encoding)
    read = read_file(path, two(tmp_path))
    assert (told(read), read.figures("2")) == ([], {"01": 4.0, "02": 0.5})


@pytest.mark.parametrize("declared", [";", ",", "|"])
def test_a_line_that_names_the_separator_is_obeyed(tmp_path: Path, declared: str) -> None:
    text = f"sep={declared}\r\n" + "code;1;2\r\n01;3;4\r\n".replace(";", declared)
    read = read_file(as_csv(tmp_path, text), two(tmp_path))
    assert (told(read), read.figures("1")) == ([], {"01": 3.0})


def test_a_header_that_holds_two_separators_is_a_guess_and_noted(tmp_path: Path) -> None:
    text = "code;1;2;Họ, tên\n01;3;4;A\n02;3;4;B\n"
    read = read_file(as_csv(tmp_path, text), two(tmp_path))
    assert told(read) == [("note F006", ""), ("warn S107", "1:4")]


@pytest.mark.parametrize(
    ("rows", "ragged"),
    [
        ("01,44,4,5\n02,4,5\n", ["2"]),
        ("01,4\n02,4,5\n", ["2"]),
        ("02,4,5\n01,4,5,6\n03,4,4,4,5\n", ["3", "4"]),
    ],
)
def test_a_ragged_row_is_rejected_and_hides_no_other(
    tmp_path: Path, rows: str, ragged: list[str]
) -> None:
    read = read_file(as_csv(tmp_path, f"code,1,2\n{rows}"), two(tmp_path))
    assert (told(read), read.units) == ([("reject F007", row) for row in ragged], ["02"])
    assert set(read.reading.ledger.rejected) == {"F007"}


def test_text_that_was_damaged_before_is_refused(tmp_path: Path) -> None:
    checked = read_book(as_csv(tmp_path, "code;name\n01;H\ufffda\n"))
    (found,) = checked.diagnostics
    assert (found.code, place_of(found.location), checked.value) == ("F004", "2", None)


@both
def test_a_table_without_units_is_no_success(tmp_path: Path, kind: FileKind) -> None:
    read = read_as(tmp_path, kind, "code | name | '1 | '2")
    assert (told(read), read.checked.value) == ([("reject F008", "")], None)


@both
def test_an_empty_file_is_no_success(tmp_path: Path, kind: FileKind) -> None:
    checked = read_book(written(tmp_path, kind, ""))
    assert ([d.code for d in checked.diagnostics], checked.value) == (["F008"], None)


def workbook_of_many_rows(folder: Path) -> Path:
    return written(folder, "xlsx", "a\n" * 30)


def csv_of_many_rows(folder: Path) -> Path:
    return written(folder, "csv", "a\n" * 30)


def cut_short(folder: Path) -> Path:
    path = written(folder, "xlsx", PLAIN)
    path.write_bytes(path.read_bytes()[:-300])
    return path


def bytes_named(data: bytes) -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        path = folder / "nộp.xlsx"
        path.write_bytes(data)
        return path

    return write


OLE2 = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504)


@pytest.mark.parametrize(
    ("write", "code"),
    [
        pytest.param(bytes_named(b"<html><table></table></html>"), "F001", id="html"),
        pytest.param(bytes_named(b"%PDF-1.7\n"), "F001", id="pdf"),
        pytest.param(cut_short, "F001", id="a truncated workbook"),
        pytest.param(
            bytes_named(OLE2 + "EncryptedPackage".encode("utf-16-le")), "F002", id="a password"
        ),
        pytest.param(bytes_named(OLE2 + "Workbook".encode("utf-16-le")), "F011", id="an old xls"),
        pytest.param(workbook_of_many_rows, "F009", id="a workbook beyond the limits"),
        pytest.param(csv_of_many_rows, "F009", id="a csv beyond the limits"),
    ],
)
def test_what_is_no_table_is_refused_by_its_bytes_in_plain_words(
    tmp_path: Path, write: Callable[[Path], Path], code: str
) -> None:
    checked = read_book(write(tmp_path), Limits(rows=20))
    (found,) = checked.diagnostics
    assert (OUTCOMES[found.severity], found.code, checked.value) == ("reject", code, None)
