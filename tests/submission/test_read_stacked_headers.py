"""Wide tables whose header takes two or three rows, and tables that are turned."""

from pathlib import Path

import pytest

from cds_cli.definitions.models import IndicatorSet
from cds_cli.submission.read import Request
from tests.submission.form_tables import book_of, given, read_book_of, read_path, read_sheets, told
from tests.submission.text_tables import set_of

BODY = """
indicators:
  - {code: "1", name: Hồ sơ trực tuyến, max_points: 10, rule: {type: ratio},
     inputs: {part: {name: Số hồ sơ trực tuyến, kind: count}, whole: {name: Số hồ sơ, kind: count}}}
  - {code: "2", name: Điểm họp, max_points: 10, rule: {type: given, scale: points}}
"""
FIGURES = {"1.part": 3.0, "1.whole": 4.0, "2": 7.0}


def the_set(folder: Path) -> IndicatorSet:
    return set_of(folder, BODY)


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("a", "b"),
        ("(a)", "(b)"),
        ("Tử số", "Mẫu số"),
        ("part", "whole"),
        ("Số liệu (a)", "Tổng số"),
    ],
)
@pytest.mark.parametrize(
    "named", ["Hồ sơ trực tuyến", "'1", "1. Hồ sơ trực tuyến", "HỒ SƠ TRỰC TUYẾN"]
)
def test_figures_are_known_below_the_name_or_code_of_their_indicator(
    tmp_path: Path, part: str, whole: str, named: str
) -> None:
    table = f"""
        Mã đơn vị | Tên đơn vị | {named} | | Điểm họp
         | | {part} | {whole} |
        '01 | Xã A | 3 | 4 | 7
    """
    workbook, made = book_of(nop=table)
    made["nop"].merge_cells("C1:D1")
    read = read_book_of(workbook, tmp_path, Request(the_set(tmp_path)))
    assert (told(read), given(read, "01")) == (["note S102 1"], FIGURES)
    assert read.reading.ledger.header == 6


def test_a_header_of_three_rows_and_a_numbering_row_is_read_together(tmp_path: Path) -> None:
    workbook, made = book_of(
        nop="""
        BIỂU 01 | | | |
        Đơn vị | | Nhóm chỉ số 1 | | Nhóm 2
        Mã đơn vị | Tên đơn vị | Hồ sơ trực tuyến | | Điểm họp
         | | Tử số | Mẫu số |
        (1) | (2) | (3) | (4) | (5)
        '01 | Xã A | 3 | 4 | 7
        '02 | Xã B | 1 | 2 | 6
        """
    )
    made["nop"].merge_cells("C3:D3")
    read = read_book_of(workbook, tmp_path, Request(the_set(tmp_path)))
    assert told(read) == ["note S102 3", "note S109 5"]
    assert (given(read, "01"), given(read, "02")["1.whole"]) == (FIGURES, 2.0)
    assert read.reading.ledger.skipped == {"S101": 4, "S109": 5}


def test_points_are_known_below_their_indicator(tmp_path: Path) -> None:
    workbook, made = book_of(
        nop="""
        Mã đơn vị | Hồ sơ trực tuyến | | | | Điểm họp |
         | a | b | Tự chấm | Điểm thẩm định | Giá trị | Tự chấm
        '01 | 3 | 4 | 7.5 | 6 | 7 | 7
        """
    )
    made["nop"].merge_cells("B1:E1")
    made["nop"].merge_cells("F1:G1")
    read = read_book_of(workbook, tmp_path, Request(the_set(tmp_path)))
    assert (told(read), given(read, "01")) == (["note S102 1"], FIGURES)
    submission = read.reading.submission
    assert submission.claimed.loc["01"].to_dict() == {"1": 7.5, "2": 7.0}
    assert submission.awarded.loc["01"].to_dict() == {"1": 6.0}
    assert str(submission.origin.locate("01", "1.claimed")).endswith("!D3]")


def test_a_name_heads_the_columns_right_of_it_where_csv_cannot_merge(tmp_path: Path) -> None:
    path = tmp_path / "nộp.csv"
    path.write_text("Mã đơn vị;Hồ sơ trực tuyến;;Điểm họp\n;a;b;\n01;3;4;7\n", "utf-8-sig")
    read = read_path(path, Request(the_set(tmp_path)))
    assert (told(read), given(read, "01")) == (["note S102 1"], FIGURES)


def test_what_is_not_of_an_indicator_is_not_read_as_one_of_its_columns(tmp_path: Path) -> None:
    path = tmp_path / "nộp.csv"
    text = "Mã đơn vị;Hồ sơ trực tuyến;;;Điểm họp\n;a;b;Khác;\n01;3;4;9;7\n"
    path.write_text(text, "utf-8-sig")
    read = read_path(path, Request(the_set(tmp_path)))
    assert (told(read), given(read, "01")) == (["note S102 1", "warn S107 2:4"], FIGURES)


def test_a_letter_below_an_indicator_of_more_than_two_figures_means_none(tmp_path: Path) -> None:
    parts = set_of(
        tmp_path,
        """
        indicators:
          - {code: "1", name: Điểm họp, max_points: 10, rule: {type: given, scale: points}}
          - code: "2"
            name: Hồ sơ
            max_points: 10
            rule: {type: sum_of, parts: [
              {code: A, share: 0.5, name: Một, rule: {type: yes_no}},
              {code: B, share: 0.5, name: Hai, rule: {type: yes_no}}]}
        """,
    )
    read = read_sheets(tmp_path, parts, nop="code | '1 | Hồ sơ |\n | | a | b\n'01 | 7 | Có | Có")
    assert given(read, "01") == {"1": 7.0}


def test_a_row_of_data_is_never_part_of_the_header(tmp_path: Path) -> None:
    read = read_sheets(
        tmp_path,
        the_set(tmp_path),
        nop="Mã đơn vị | Tên | Số hồ sơ | Ghi chú\n'01 | Xã A | 4 | Điểm họp\n'02 | Xã B | 5",
    )
    assert (read.units, given(read, "01")) == (["01", "02"], {"1.whole": 4.0})


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_turned_table_is_refused_with_its_column(tmp_path: Path, kind: str) -> None:
    rows = ["Mã đơn vị | '01 | '02", "1.part | 3 | 1", "1.whole | 4 | 2", "'2 | 7 | 6"]
    request = Request(the_set(tmp_path))
    if kind == "xlsx":
        read = read_sheets(tmp_path, request, nop="\n".join(rows))
    else:
        path = tmp_path / "nộp.csv"
        text = "\n".join(rows).replace(" | ", ";").replace("'", "")
        path.write_text(text, "utf-8-sig")
        read = read_path(path, request)
    assert [one.split()[:2] for one in told(read)] == [["reject", "S112"]]
    assert read.checked.value is None


def test_two_equal_tables_have_to_be_chosen_from(tmp_path: Path) -> None:
    table = "code | 1.part | 1.whole | '2\n'01 | 3 | 4 | 7"
    read = read_sheets(tmp_path, the_set(tmp_path), nam_nay=table, nam_truoc=table)
    assert told(read) == ["reject S104"]


def test_a_unit_column_above_a_unit_is_unknown_to_a_header_that_takes_its_row(
    tmp_path: Path,
) -> None:
    table = "name | Lạ | 1.part | code\nTên đơn vị | 1.whole | '2 | '0\nXã A | 4 | 3 | '01"
    read = read_sheets(tmp_path, the_set(tmp_path), nop=table)
    assert (read.units, read.at("S107")) == (["Xã A"], ["D2"])
