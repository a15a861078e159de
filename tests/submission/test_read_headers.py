from pathlib import Path

import openpyxl
import pytest

from cds_cli.submission.read import Request, read_submission
from cds_cli.tables.read import read_book
from tests.submission.text_tables import (
    book_with,
    fill,
    read_file,
    read_table,
    rows_of,
    saved,
    set_of,
)

TWO = """
indicators:
  - code: "4.1"
    name: Hồ sơ trực tuyến
    max_points: 10
    rule: {type: ratio}
    inputs:
      part: {name: Số hồ sơ trực tuyến, kind: count}
      whole: {name: Tổng số hồ sơ, kind: count}
  - {code: "5", name: Điểm khảo sát, max_points: 5, rule: {type: given, scale: points}}
"""
TENTHS = """
indicators:
  - {code: "4.1", name: Một, max_points: 5, rule: {type: given, scale: points}}
  - {code: "4.10", name: Mười, max_points: 5, rule: {type: given, scale: points}}
"""
PLAIN = """
    code | name | 4.1.part | 4.1.whole | 5
    00001 | Xã A | 1 | 2 | 3
"""


def test_a_plain_table_is_read_without_a_word(tmp_path: Path) -> None:
    read = read_table(
        tmp_path, set_of(tmp_path, TWO), "code | 4.1.part | 4.1.whole | '5\n'01|1|2|3"
    )
    assert read.codes == []
    assert (read.figures("4.1.part"), read.figures("5")) == ({"01": 1.0}, {"01": 3.0})


def test_a_header_is_found_below_titles_and_over_numbering_rows(tmp_path: Path) -> None:
    read = read_table(
        tmp_path,
        set_of(tmp_path, TWO),
        """
        UBND TỈNH | | |
        BẢNG SỐ LIỆU | | 2025
        STT | Mã đơn vị | Tên đơn vị | 4.1.part | 4.1.whole | '5
        (1) | (2) | (3) | (4) | (5) | (6)
        A | B | C | 1 | 2 | 3
        1 | '00001 | Xã A | 1 | 2 | 3
        """,
    )
    assert (read.codes, read.units) == (["S101", "S109", "S109"], ["00001"])
    assert read.reading.ledger.skipped == {"S101": 3, "S109": 6 + 6 + 1}


def test_columns_are_known_by_code_by_name_and_by_similar_name(tmp_path: Path) -> None:
    read = read_table(
        tmp_path,
        set_of(tmp_path, TWO),
        """
        MÃ ĐƠN VỊ | tên  đơn vị | Số hồ sơ trực tuyến | TỔNG SỐ HỒ SƠ | '5
        '01 | Xã A | 1 | 2 | 3
        """,
    )
    assert (read.codes, read.figures("4.1.whole")) == (["S108"] * 3, {"01": 2.0})
    assert read.at("S108") == ["A1", "B1", "D1"]


@pytest.mark.parametrize(
    ("heads", "named", "told"),
    [
        ("Xã, phường | STT", "1", ["S108 A1"]),
        ("Sở, ban, ngành | STT", "1", ["S108 A1"]),
        ("Tỉnh, thành phố | Xã/phường", "2", ["S107 A1", "S108 B1"]),
        ("Tỉnh, thành phố | Tên đơn vị", "2", ["S107 A1"]),
        ("Cơ quan, đơn vị | Tên thôn", "2", ["S107 A1", "S108 B1"]),
        ("Tên đơn vị | Địa phương", "1", ["S107 B1"]),
        ("Tên đơn vị | name", "1", ["S105 B1"]),
    ],
)
def test_what_else_may_head_the_names_of_units_gives_way_to_a_better_heading(
    tmp_path: Path, heads: str, named: str, told: list[str]
) -> None:
    table = f"{heads} | 4.1.part | 4.1.whole | '5\n'1 | '2 | 1 | 2 | 3"
    read = read_table(tmp_path, set_of(tmp_path, TWO), table)
    assert ([f"{d.code} {d.location.cell}" for d in read.checked.diagnostics], read.units) == (
        told,
        [named],
    )


def test_provinces_are_units_of_sets_for_provinces_only(tmp_path: Path) -> None:
    table = "code | Tỉnh, thành phố | 4.1.part | 4.1.whole | '5\n'01 | Tỉnh A | 1 | 2 | 3"
    communes = set_of(tmp_path, TWO)
    of_communes = read_table(tmp_path, communes, table)
    assert (of_communes.at("S107"), of_communes.reading.sent) == (["B1"], {"01": "01"})
    provinces = communes.model_copy(update={"level": "tinh"})
    assert read_table(tmp_path, provinces, table).reading.sent == {"01": "Tỉnh A"}


def test_a_heading_that_the_set_has_a_meaning_for_names_no_units(tmp_path: Path) -> None:
    body = "inputs: [{code: NOI, name: Địa phương, kind: text}]\n" + TWO
    table = "code | Địa phương | 4.1.part | 4.1.whole | '5\n'01 | ven biển | 1 | 2 | 3"
    assert read_table(tmp_path, set_of(tmp_path, body), table).codes == []


def test_a_header_held_as_a_number_that_may_have_lost_a_zero_is_rejected(tmp_path: Path) -> None:
    read = read_table(tmp_path, set_of(tmp_path, TENTHS), "code | 4.1 | '4.10\n'01 | 1 | 2")
    assert (read.codes, read.at("S116")) == (["S116"], ["B1"])


def test_a_header_held_as_a_number_is_known_where_nothing_else_can_be_meant(tmp_path: Path) -> None:
    ten = "indicators:\n" + "".join(
        f'  - {{code: "{n}", name: Chỉ số {n}, max_points: 1, rule: {{type: yes_no}}}}\n'
        for n in (1, 2, 10)
    )
    read = read_table(tmp_path, set_of(tmp_path, ten), "code | 1 | 2 | 10\n'01|Có|Không|Có")
    assert (read.codes, read.figures("10")) == ([], {"01": 1.0})


def test_a_repeated_column_is_rejected_and_named(tmp_path: Path) -> None:
    read = read_table(
        tmp_path,
        set_of(tmp_path, TWO),
        "code | 4.1.part | 4.1.whole | '5 | Điểm khảo sát\n'01 | 1 | 2 | 3 | 4",
    )
    assert read.codes == ["S105"]
    assert read.reading.ledger.skipped == {"S105": 1}


def test_a_missing_column_is_an_error_and_one_that_is_only_reported_a_note(tmp_path: Path) -> None:
    followed = '  - {code: "6", name: Theo dõi, max_points: 0, rule: {type: yes_no}}\n'
    read = read_table(
        tmp_path, set_of(tmp_path, TWO + followed), "code | 4.1.part | 4.1.whole\n'01 | 1 | 2"
    )
    severities = {str(d.values["seen"]): d.severity for d in read.checked.diagnostics}
    assert severities == {"5 Điểm khảo sát": "error", "6 Theo dõi": "note"}


def test_an_unknown_column_is_told_with_its_cells(tmp_path: Path) -> None:
    read = read_table(
        tmp_path,
        set_of(tmp_path, TWO),
        "code | 4.1.part | 4.1.whole | '5 | Ghi chú\n'01 | 1 | 2 | 3 | tốt\n'02 | 1 | 2 | 3 |",
    )
    assert (read.codes, read.at("S107")) == (["S107"], ["E1"])
    assert read.reading.ledger.skipped == {"S107": 1}


def test_a_sheet_without_a_header_says_what_is_needed(tmp_path: Path) -> None:
    read = read_table(tmp_path, set_of(tmp_path, TWO), "Ghi chú | a\nb | c")
    assert (read.checked.value, read.codes) == (None, ["S119"])


def test_a_header_without_units_is_no_data(tmp_path: Path) -> None:
    read = read_table(tmp_path, set_of(tmp_path, TWO), "code | 4.1.part | 4.1.whole | '5")
    assert (read.checked.value, read.codes) == (None, ["F008"])


def test_the_sheet_with_the_data_is_found_and_the_others_are_told(tmp_path: Path) -> None:
    path = saved(tmp_path, huong_dan="Điền mã đơn vị|x", so_lieu=PLAIN)
    read = read_file(path, set_of(tmp_path, TWO))
    assert (read.codes, read.units) == (["S117"], ["1"])
    assert read.reading.ledger.skipped == {"S117": 2}


def test_two_sheets_that_may_be_the_data_have_to_be_chosen_from(tmp_path: Path) -> None:
    path = saved(tmp_path, mot=PLAIN, hai=PLAIN)
    indicator_set = set_of(tmp_path, TWO)
    assert read_file(path, indicator_set).codes == ["S104"]
    chosen = read_file(path, indicator_set, sheet="hai")
    assert chosen.codes == ["S117"]
    assert chosen.reading.submission.origin.sources
    assert chosen.reading.submission.origin.sources[0].sheet == "hai"


def test_a_hidden_sheet_is_read_only_if_somebody_names_it(tmp_path: Path) -> None:
    workbook, sheets = book_with(mot=PLAIN, an=PLAIN)
    sheets["an"].sheet_state = "hidden"
    workbook.save(path := tmp_path / "nộp.xlsx")
    indicator_set = set_of(tmp_path, TWO)
    assert read_file(path, indicator_set).codes == ["S103", "S117"]
    assert read_file(path, indicator_set, sheet="an").codes == ["S103", "S117"]


def test_hidden_rows_and_columns_that_hold_data_are_read_and_told(tmp_path: Path) -> None:
    workbook, sheets = book_with(so_lieu=PLAIN + "00002 | Xã B | 1 | 2 | 3")
    sheets["so_lieu"].row_dimensions[3].hidden = True
    sheets["so_lieu"].column_dimensions["D"].hidden = True
    workbook.save(path := tmp_path / "nộp.xlsx")
    read = read_file(path, set_of(tmp_path, TWO))
    assert (read.at("S103"), len(read.units)) == (["D1", "3:3"], 2)


def test_a_csv_is_read_with_each_separator(tmp_path: Path) -> None:
    indicator_set = set_of(tmp_path, TWO)
    rows = rows_of("code | 4.1.part | 4.1.whole | '5\n'00001 | 1 | 2 | '0.5")
    for separator in ";,\t":
        path = tmp_path / "nộp.csv"
        lines = [separator.join(map(str, row)) for row in rows]
        path.write_text("\ufeff" + "\r\n".join(lines), "utf-8")
        read = read_file(path, indicator_set)
        assert (read.codes, read.units, read.figures("5")) == ([], ["00001"], {"00001": 0.5})


def test_a_row_of_csv_out_of_shape_hides_no_other_fault_and_its_cells_are_counted(
    tmp_path: Path,
) -> None:
    path = tmp_path / "nộp.csv"
    path.write_text("code,4.1.part,4.1.whole,5\n01,1,2,3,4\n02,x,2,3\n", "utf-8")
    read = read_file(path, set_of(tmp_path, TWO))
    assert read.codes == ["F007", "V310"]
    assert read.reading.ledger.rejected == {"F007": 5, "V310": 1}


def test_a_stamp_of_a_template_is_read(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    fill(workbook.worksheets[0], PLAIN)
    workbook.custom_doc_props.append(  # type: ignore[attr-defined]
        openpyxl.packaging.custom.StringProperty(name="cds.set", value="thu@2025")
    )
    workbook.save(path := tmp_path / "nộp.xlsx")
    book = read_book(path).require()
    assert book.stamp == "thu@2025"
    assert read_submission(book, Request(set_of(tmp_path, TWO))).value is not None
