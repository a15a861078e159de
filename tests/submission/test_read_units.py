from pathlib import Path

import pytest

from tests.submission.text_tables import book_with, read_file, read_table, set_of

ONE = """
indicators:
  - {code: "1", name: Điểm, max_points: 10, rule: {type: given, scale: points}}
  - {code: "2", name: Điểm hai, max_points: 10, rule: {type: given, scale: points}}
"""


def test_codes_of_units_are_text_and_keep_their_zeros(tmp_path: Path) -> None:
    read = read_table(
        tmp_path, set_of(tmp_path, ONE), "code | name | '1 | '2\n'00694|A|1|1\n695|B|1|1\n6.0|C|1|1"
    )
    assert (read.units, read.codes) == (["00694", "6", "695"], [])


def test_names_stand_for_codes_where_there_are_none(tmp_path: Path) -> None:
    read = read_table(tmp_path, set_of(tmp_path, ONE), "Tên đơn vị | '1 | '2\nXã A | 1 | 1")
    assert (read.units, list(read.reading.submission.units["name"])) == (["Xã A"], ["Xã A"])


def test_a_code_stands_for_a_name_that_is_not_given(tmp_path: Path) -> None:
    read = read_table(tmp_path, set_of(tmp_path, ONE), "code | name | '1 | '2\n'01 | | 1 | 1")
    assert list(read.reading.submission.units["name"]) == ["01"]


@pytest.mark.parametrize(
    "row",
    [
        "I. Khu vực miền núi | | | ",
        " | Khối phường | | ",
        "TỔNG CỘNG: | | 9 | 9",
        " | Tổng cộng (2 xã) | 9 | 9",
        " | Trung bình | 4.5 | 4.5",
        " | Ghi chú: số liệu đến 31/12 | | ",
        "Người lập biểu | | | Chủ tịch",
        " | | | đã ký",
    ],
)
def test_headings_totals_and_notes_are_no_units(tmp_path: Path, row: str) -> None:
    table = f"code | name | '1 | '2\n'01 | Xã A | 1 | 1\n{row}\n'02 | Xã B | 1 | 1"
    read = read_table(tmp_path, set_of(tmp_path, ONE), table)
    assert (read.codes, read.units) == (["S109"], ["01", "02"])
    assert read.at("S109") == ["3:3"]


def test_a_total_may_stand_under_the_numbers_of_the_rows(tmp_path: Path) -> None:
    table = "STT | code | name | '1 | '2\n1 | '01 | Xã A | 1 | 1\nTổng cộng | | | 1 | 1"
    read = read_table(tmp_path, set_of(tmp_path, ONE), table)
    assert (read.codes, read.units) == (["S109"], ["01"])


def test_a_unit_with_a_code_may_be_called_like_a_total(tmp_path: Path) -> None:
    table = "code | name | '1 | '2\n'01 | Trung Bình | 1 | 1"
    assert read_table(tmp_path, set_of(tmp_path, ONE), table).units == ["01"]


def test_a_unit_without_any_figure_stays_and_its_gaps_are_told(tmp_path: Path) -> None:
    read = read_table(
        tmp_path, set_of(tmp_path, ONE), "code | name | '1 | '2\n'01|A|1|1\n'02 | Xã B | |"
    )
    assert (read.units, read.codes) == (["01", "02"], ["V309", "V309"])


def test_a_unit_that_stands_twice_is_scored_from_neither_row(tmp_path: Path) -> None:
    read = read_table(
        tmp_path, set_of(tmp_path, ONE), "code | '1 | '2\n'01|1|1\n'02|1|1\n'01|2|2\n'01|1|1"
    )
    assert (read.at("U204"), read.units) == (["A4", "A5"], ["02"])
    assert read.reading.left_out == {"01": 9}
    assert read.reading.ledger.rejected == {"U204": 9}


def test_figures_without_a_unit_are_rejected(tmp_path: Path) -> None:
    read = read_table(
        tmp_path, set_of(tmp_path, ONE), "code | name | '1 | '2\n'01|A|1|1\n | Xã B | 1 | 1"
    )
    assert (read.codes, read.units) == (["U209"], ["01"])


@pytest.mark.parametrize("column", ["A", "B", "C"])
def test_an_error_in_what_names_a_unit_rejects_its_row(tmp_path: Path, column: str) -> None:
    workbook, sheets = book_with(
        nop="code | name | Khối | '1 | '2\n'01 | Xã A | a | 1 | 1\n'02 | Xã B | a | 1 | 1"
    )
    sheets["nop"][f"{column}2"].value = "#REF!"
    workbook.save(path := tmp_path / "nộp.xlsx")
    read = read_file(path, set_of(tmp_path, ONE))
    assert (read.codes, read.at("V312"), read.units) == (["V312"], [f"{column}2"], ["02"])
    assert read.reading.ledger.rejected == {"V312": 5}


@pytest.mark.parametrize("column", ["A", "B", "C"])
def test_a_formula_without_a_result_never_names_a_unit(tmp_path: Path, column: str) -> None:
    workbook, sheets = book_with(
        nop="code | name | Khối | '1 | '2\n'01 | Xã A | a | 1 | 1\n'02 | Xã B | a | 1 | 1"
    )
    sheets["nop"][f"{column}2"].value = "=Nguon!A2"
    workbook.save(path := tmp_path / "nộp.xlsx")
    read = read_file(path, set_of(tmp_path, ONE))
    assert (read.codes, read.at("V311"), read.units) == (["V311"], [f"{column}2"], ["02"])


def test_a_row_of_nothing_but_formulas_without_results_is_not_lost(tmp_path: Path) -> None:
    workbook, sheets = book_with(nop="code | '1 | '2\n'01 | 1 | 1")
    for column in "ABC":
        sheets["nop"][f"{column}3"].value = f"=Nguon!{column}2"
    workbook.save(path := tmp_path / "nộp.xlsx")
    assert read_file(path, set_of(tmp_path, ONE)).at("V311") == ["A3"]


def test_merged_cells_say_nothing_of_the_units_and_figures_they_cover(tmp_path: Path) -> None:
    workbook, sheets = book_with(
        nop="code | Khối | '1 | '2\n'01|a|1|1\n'02||1|1\n'03|b|1|1\n'04|b|1|"
    )
    sheets["nop"].merge_cells("B2:B3")
    sheets["nop"].merge_cells("C5:D5")
    workbook.save(path := tmp_path / "nộp.xlsx")
    read = read_file(path, set_of(tmp_path, ONE))
    assert (read.at("S111"), read.units) == (["B2", "B3", "C5", "D5"], ["03"])


def test_a_merged_title_between_units_is_no_fault(tmp_path: Path) -> None:
    workbook, sheets = book_with(nop="code | name | '1 | '2\n'01|A|1|1\nI. Miền núi|||\n'02|B|1|1")
    sheets["nop"].merge_cells("A3:D3")
    workbook.save(path := tmp_path / "nộp.xlsx")
    assert read_file(path, set_of(tmp_path, ONE)).codes == ["S109"]


def test_a_section_numbered_by_a_letter_or_in_roman_is_no_unit(tmp_path: Path) -> None:
    table = """
    STT | name | '1 | '2
    I | Khối thành thị
    1 | Xã Một | 1 | 1
    B. | Khối nông thôn
    2 | Xã Hai | 1 | 1
    """
    read = read_table(tmp_path, set_of(tmp_path, ONE), table)
    assert (read.at("S109"), read.units) == (["2:2", "4:4"], ["Xã Hai", "Xã Một"])
