"""Wide sheets that complete each other by their units."""

from pathlib import Path

import pytest

from cds_cli.definitions.models import IndicatorSet
from cds_cli.submission.read import Request
from tests.submission.form_tables import book_of, given, read_book_of, read_sheets, told
from tests.submission.text_tables import set_of

BODY = """
attributes: [{code: dan_so, name: Dân số, kind: count}]
indicators:
  - {code: "1", name: Điểm họp, max_points: 10, rule: {type: given, scale: points}}
  - {code: "2", name: Điểm cổng, max_points: 10, rule: {type: given, scale: points}}
  - {code: "3", name: Điểm mạng, max_points: 10, rule: {type: given, scale: points}}
  - {code: "4", name: Điểm dân, max_points: 10, rule: {type: given, scale: points}}
"""
FIRST = "code | name | '1 | '2\n'01 | Xã A | 1 | 2\n'02 | Xã B | 3 | 4"
SECOND = "code | name | '3 | '4\n'02 | Xã B | 7 | 8\n'01 | Xã A | 5 | 6"
A = {"1": 1.0, "2": 2.0, "3": 5.0, "4": 6.0}
B = {"1": 3.0, "2": 4.0, "3": 7.0, "4": 8.0}


def the_set(folder: Path) -> IndicatorSet:
    return set_of(folder, BODY)


def test_sheets_with_other_columns_complete_each_other_by_unit(tmp_path: Path) -> None:
    read = read_sheets(tmp_path, the_set(tmp_path), cqs=FIRST, xhs=SECOND)
    assert (told(read), given(read, "01"), given(read, "02")) == ([], A, B)
    assert read.reading.ledger.header == 8 + 4
    origin = read.reading.submission.origin
    assert str(origin.locate("01", "4")).endswith("[xhs!D3]")
    assert str(origin.locate("01", "1")).endswith("[cqs!C2]")


@pytest.mark.parametrize("named_first", [True, False])
def test_a_sheet_without_codes_finds_its_units_by_name(
    tmp_path: Path, *, named_first: bool
) -> None:
    named = "Tên đơn vị | '3 | '4\nXÃ B | 7 | 8\nXã A | 5 | 6"
    sheets = {"mot": named, "hai": FIRST} if named_first else {"mot": FIRST, "hai": named}
    read = read_sheets(tmp_path, the_set(tmp_path), **sheets)
    assert (told(read), given(read, "01"), given(read, "02")) == ([], A, B)


def test_a_name_that_two_codes_share_finds_neither(tmp_path: Path) -> None:
    first = "code | name | '1 | '2\n'01 | Xã A | 1 | 2\n'02 | Xã A | 3 | 4"
    read = read_sheets(tmp_path, the_set(tmp_path), mot=first, hai="name | '3 | '4\nXã A | 7 | 8")
    assert read.units == ["01", "02", "Xã A"]


def test_a_unit_of_one_sheet_only_lacks_the_figures_of_the_other(tmp_path: Path) -> None:
    read = read_sheets(tmp_path, the_set(tmp_path), mot=FIRST, hai=SECOND + "\n'03 | Xã C | 1 | 2")
    assert told(read) == ["warn V309 A4"] * 2
    assert given(read, "03") == {"3": 1.0, "4": 2.0}


def test_figures_on_both_sheets_have_to_agree(tmp_path: Path) -> None:
    request = Request(the_set(tmp_path))
    three = SECOND.replace("'3 |", "'3 | '1 |")
    same = three.replace("| 7", "| 7 | 3").replace("| 5", "| 5 | 1")
    read = read_sheets(tmp_path, request, mot=FIRST, hai=same)
    assert (told(read), given(read, "01"), given(read, "02")) == ([], A, B)
    other = three.replace("| 7", "| 7 | 3").replace("| 5", "| 5 | 9")
    read = read_sheets(tmp_path, request, mot=FIRST, hai=other)
    assert (told(read), read.units) == (["reject V326 C2"], ["02"])
    assert read.reading.ledger.rejected == {"V326": 1}


def test_a_figure_blank_on_one_sheet_is_taken_from_the_other(tmp_path: Path) -> None:
    first = FIRST.replace("'01 | Xã A | 1 | 2", "'01 | Xã A | | 2")
    second = "code | '1 | '3 | '4\n'01 | 1 | 5 | 6\n'02 | 3 | 7 | 8"
    read = read_sheets(tmp_path, the_set(tmp_path), mot=first, hai=second)
    assert (told(read), given(read, "01"), given(read, "02")) == ([], A, B)


def test_a_unit_with_another_name_on_the_other_sheet_wants_a_look(tmp_path: Path) -> None:
    second = SECOND.replace("Xã B", "Xã Bê")
    read = read_sheets(tmp_path, the_set(tmp_path), mot=FIRST, hai=second)
    assert (told(read), given(read, "02")) == (["warn S123 B2"], B)


def test_a_unit_twice_on_one_sheet_is_left_out_of_all(tmp_path: Path) -> None:
    read = read_sheets(tmp_path, the_set(tmp_path), mot=FIRST + "\n'01 | Xã A | 1 | 2", hai=SECOND)
    assert (told(read)[0], read.units) == ("reject U204 A4", ["02"])
    assert read.reading.ledger.rejected == {"U204": 4 + 2 + 4}


def test_attributes_may_stand_on_each_sheet_but_have_to_agree(tmp_path: Path) -> None:
    request = Request(the_set(tmp_path))
    with_people = SECOND.replace("'4", "'4 | Dân số").replace("| 8", "| 8 | 90")
    mine = FIRST.replace("'2\n", "'2 | Dân số\n").replace("| 4", "| 4 | 90")
    read = read_sheets(tmp_path, request, mot=mine, hai=with_people)
    assert (told(read), read.reading.submission.units.loc["02", "dan_so"]) == ([], 90.0)
    read = read_sheets(tmp_path, request, mot=mine.replace("| 90", "| 91"), hai=with_people)
    assert (told(read), read.units) == (["reject V326 E2"], ["01"])


def test_a_copy_of_last_year_is_no_second_part(tmp_path: Path) -> None:
    whole = "code | '1 | '2 | '3 | '4\n'01 | 1 | 2 | 5 | 6"
    part = "code | '1 | '2 | '3\n'01 | 9 | 9 | 9"
    read = read_sheets(tmp_path, the_set(tmp_path), nam_nay=whole, cu=part)
    assert (told(read), given(read, "01")) == (["note S117"], A)


def test_what_is_beside_the_sheets_of_data_is_counted(tmp_path: Path) -> None:
    workbook, made = book_of(mot=FIRST, hai=SECOND, ghi_chu="Ghi chú\nNgười lập | Bà Lan")
    made["hai"].row_dimensions[2].hidden = True
    read = read_book_of(workbook, tmp_path, Request(the_set(tmp_path)))
    assert told(read) == ["note S117", "warn S103 2"]
    assert read.reading.ledger.skipped == {"S117": 3}
