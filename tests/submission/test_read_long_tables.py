"""Long tables: a row for each unit and indicator."""

from pathlib import Path

import pytest

from cds_cli.definitions.models import IndicatorSet
from cds_cli.submission.period import Stage
from cds_cli.submission.read import Request, read_submission
from cds_cli.tables.grid import Book, CellValue, Grid
from tests.submission.form_tables import (
    Read,
    book_of,
    claimed,
    given,
    read_book_of,
    read_path,
    read_sheets,
    told,
)
from tests.submission.text_tables import rows_of, set_of

BODY = """
inputs: [{code: NX, name: Nhận xét, kind: text}]
indicators:
  - {code: "1", name: Hồ sơ trực tuyến, max_points: 10, rule: {type: ratio},
     inputs: {part: {name: Số hồ sơ trực tuyến, kind: count}, whole: {name: Số hồ sơ, kind: count}}}
  - {code: "2", name: Điểm họp, max_points: 10, rule: {type: given, scale: points}}
  - {code: "3", name: Có kế hoạch, max_points: 5, rule: {type: yes_no}}
"""
TABLE = """
Mã đơn vị | Tên đơn vị | Mã chỉ số | Tên chỉ số | Số liệu (a) | Tổng số (b)
'01 | Xã A | '1 | Hồ sơ trực tuyến | 3 | 4
'01 | Xã A | '2 | Điểm họp | 7
'01 | Xã A | '3 | Có kế hoạch | Có
'02 | Xã B | '1 | Hồ sơ trực tuyến | 1 | 4
'02 | Xã B | '2 | Điểm họp | 5
'02 | Xã B | '3 | Có kế hoạch | Không
""".strip()
A = {"1.part": 3.0, "1.whole": 4.0, "2": 7.0, "3": 1.0}
B = {"1.part": 1.0, "1.whole": 4.0, "2": 5.0, "3": 0.0}


def the_set(folder: Path) -> IndicatorSet:
    return set_of(folder, BODY)


def read_long(folder: Path, table: str, stage: Stage | None = None) -> Read:
    return read_sheets(folder, Request(the_set(folder), stage), nop=table)


def as_csv(folder: Path, table: str, separator: str = ";") -> Path:
    path = folder / "nộp.csv"
    rows = [["" if cell is None else str(cell) for cell in row] for row in rows_of(table)]
    width = max(map(len, rows))
    lines = [separator.join([*row, *[""] * (width - len(row))]) for row in rows]
    path.write_text("\r\n".join(lines), "utf-8-sig")
    return path


def without(figures: dict[str, float], code: str) -> dict[str, float]:
    return {key: value for key, value in figures.items() if key != code}


def test_a_long_table_is_read_without_a_word(tmp_path: Path) -> None:
    read = read_long(tmp_path, TABLE)
    assert (told(read), given(read, "01"), given(read, "02")) == ([], A, B)
    assert list(read.reading.submission.units["name"]) == ["Xã A", "Xã B"]
    ledger = read.reading.ledger
    assert (ledger.cells, ledger.used, ledger.header) == (38, 8 + 2 * 2, 6 + 4 * 2 + 6 * 2)
    assert str(read.reading.submission.origin.locate("02", "1.whole")).endswith("[nop!F5]")


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_a_long_csv_is_read_with_each_separator(tmp_path: Path, separator: str) -> None:
    read = read_path(as_csv(tmp_path, TABLE, separator), Request(the_set(tmp_path)))
    assert (told(read), given(read, "01"), given(read, "02")) == ([], A, B)


def test_units_are_known_by_name_alone(tmp_path: Path) -> None:
    table = "\n".join(line.split(" | ", 1)[1] for line in TABLE.splitlines())
    read = read_long(tmp_path, table)
    assert (told(read), given(read, "Xã A"), given(read, "Xã B")) == ([], A, B)


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        ("unit_code | code | value", ("1.part | 3", "1.whole | 4", "'2 | 7", "'3 | Có")),
        (
            "Mã đơn vị | Chỉ số | Giá trị",
            ("Số hồ sơ trực tuyến | 3", "Số hồ sơ | 4", "ĐIỂM HỌP | 7", "Có kế hoạch | Có"),
        ),
        (
            "Mã đơn vị | Chỉ số | Giá trị | Trả lời",
            ("1. Hồ sơ trực tuyến | 3/4", "2. Điểm họp | 7", "3. Có kế hoạch | | Có"),
        ),
        ("Mã đơn vị | Mã chỉ số | a | b", ("1 | 3/4", "2 | 7", "3. | Có")),
    ],
    ids=["input codes", "names of inputs", "codes with names", "numbers as codes"],
)
def test_rows_are_known_by_code_of_the_input_by_name_and_by_both(
    tmp_path: Path, head: str, rows: tuple[str, ...]
) -> None:
    read = read_long(tmp_path, "\n".join([head, *(f"'01 | {row}" for row in rows)]))
    assert [one for one in told(read) if "V305" not in one] == []
    assert given(read, "01") == A


def test_places_may_head_the_units_and_agencies_may_not(tmp_path: Path) -> None:
    head = "Tỉnh, thành phố | Xã, phường | Mã | a"
    read = read_long(tmp_path, f"{head}\nTỉnh X | Xã A | '2 | 7")
    assert (read.at("S107"), given(read, "Xã A")) == (["A1"], {"2": 7.0})
    read = read_long(tmp_path, "Mã | Cơ quan, đơn vị | a\n'2 | Sở X | 7")
    assert (read.at("S107"), len(read.at("S124")), read.units) == (["B1"], 1, [])


def test_points_and_texts_stand_beside_an_indicator(tmp_path: Path) -> None:
    table = """
        Mã đơn vị | Chỉ số | Giá trị | Tự chấm | Điểm thẩm định | Minh chứng | Ghi chú
        '01 | Hồ sơ trực tuyến | 3/4 | 7.5 | 6 | a.pdf | xem lại
        '01 | Điểm họp | 7 | 7
        '01 | Có kế hoạch | Có | 5 | | b.pdf
    """
    read = read_long(tmp_path, table)
    submission = read.reading.submission
    assert (told(read), given(read, "01")) == (["note V305 C2"], A)
    assert (claimed(read, "01"), submission.stage) == ({"1": 7.5, "2": 7.0, "3": 5.0}, "appraised")
    assert submission.awarded.loc["01"].to_dict() == {"1": 6.0}
    assert submission.evidence == {("01", "1"): "a.pdf", ("01", "3"): "b.pdf"}
    assert submission.texts["01", "1.note"] == "xem lại"
    at_self = read_long(tmp_path, table, Stage.SELF)
    assert (told(at_self)[0], at_self.reading.ledger.skipped) == ("note S121 E1", {"S121": 1})


def test_texts_beside_the_parts_of_an_indicator_are_read_together(tmp_path: Path) -> None:
    read = read_long(
        tmp_path,
        """
        Mã đơn vị | Chỉ số | Giá trị | Ghi chú
        '01 | 1.part | 3 | theo hệ thống
        '01 | 1.whole | 4 | theo sổ
        '01 | '2 | 7 | tốt
        '01 | '3 | Có
        """,
    )
    assert (told(read), given(read, "01")) == ([], A)
    texts = read.reading.submission.texts
    assert texts == {("01", "1.note"): "theo hệ thống\ntheo sổ", ("01", "2.note"): "tốt"}


def test_the_same_figure_twice_is_taken_once_and_two_are_refused(tmp_path: Path) -> None:
    same = read_long(tmp_path, f"{TABLE}\n'01 | Xã A | '2 | Điểm họp | 7")
    assert (told(same), given(same, "01")) == ([], A)
    other = read_long(
        tmp_path, f"{TABLE}\n'01 | Xã A | '2 | Điểm họp | 7\n'01 | Xã A | '2 | Điểm họp | 8"
    )
    assert (told(other), other.units) == (["reject V326 E9"], ["02"])
    assert other.reading.ledger.rejected == {"V326": 1}
    (found,) = other.checked.diagnostics
    assert [str(found.values[key]) for key in ("seen", "first", "where")] == ["8", "7", "nop!E3"]


def test_an_indicator_that_the_set_does_not_have_is_told_once(tmp_path: Path) -> None:
    read = read_long(tmp_path, f"{TABLE}\n'01 | Xã A | '9 | Lạ | 8\n'02 | Xã B | '9 | Lạ | 8")
    assert (told(read), given(read, "01")) == (["warn S122 8"], A)
    assert read.reading.ledger.skipped == {"S122": 10}


def test_a_code_beside_the_name_of_another_indicator_is_refused_and_told_once(
    tmp_path: Path,
) -> None:
    read = read_long(tmp_path, TABLE.replace("'2 | Điểm họp", "'2 | Có kế hoạch"))
    assert told(read) == ["reject S123 D3"]
    worded = read_long(tmp_path, TABLE.replace("'2 | Điểm họp", "'2 | Họp ban chỉ đạo"))
    assert (told(worded), given(worded, "01")) == (["note S123 D3"], A)


def test_figures_of_no_unit_are_refused(tmp_path: Path) -> None:
    read = read_long(tmp_path, f"{TABLE}\n | | '2 | Điểm họp | 8\n | | '3 | Có kế hoạch | Có")
    assert told(read) == ["reject U209 8", "reject U209 9"]
    assert (read.units, read.reading.ledger.rejected) == (["01", "02"], {"U209": 6})


def test_a_unit_of_which_a_row_is_lost_is_left_out(tmp_path: Path) -> None:
    nameless = read_long(tmp_path, TABLE.replace("'02 | Xã B | '2", " | Xã B | '2"))
    assert (told(nameless)[-1], nameless.units) == ("reject U209 6", ["01"])
    error = read_long(tmp_path, TABLE.replace("'02 | Xã B | '2", "#N/A | Xã B | '2"))
    assert (told(error)[-1], error.units) == ("reject V312 A6", ["01"])
    assert error.reading.ledger.rejected["V312"] == 5 + 2 + 3


def test_totals_notes_and_headings_between_rows_are_skipped(tmp_path: Path) -> None:
    head, *rows = TABLE.splitlines()
    table = "\n".join(
        [
            *("BIỂU SỐ 1", head, "(1) | (2) | (3) | (4) | (5) | (6)", "I. Khu vực miền núi"),
            *(*rows, "Tổng cộng: | | '2 | | 12", " | Tổng số | '2 | | 12"),
            *("Ghi chú: số liệu đến 31/12", " | | | Người lập biểu"),
        ]
    )
    read = read_long(tmp_path, table)
    assert told(read) == [f"note S109 {row}" for row in (4, 11, 12, 13, 14)]
    assert (given(read, "01"), given(read, "02")) == (A, B)
    assert read.reading.ledger.skipped == {"S101": 1, "S109": 6 + 1 + 3 + 3 + 1 + 1}


def test_a_header_of_two_rows_is_read_together(tmp_path: Path) -> None:
    _, *rows = TABLE.splitlines()
    head = ["Mã đơn vị | Tên đơn vị | Chỉ số | | Số liệu", " | | Mã | Tên chỉ số | a | b"]
    workbook, made = book_of(nop="\n".join([*head, *rows]))
    made["nop"].merge_cells("A1:A2")
    made["nop"].merge_cells("C1:D1")
    made["nop"].merge_cells("E1:F1")
    read = read_book_of(workbook, tmp_path, Request(the_set(tmp_path)))
    assert (told(read), given(read, "01"), given(read, "02")) == (["note S102 1"], A, B)


def test_a_unit_called_otherwise_in_a_later_row_wants_a_look(tmp_path: Path) -> None:
    read = read_long(tmp_path, TABLE.replace("'02 | Xã B | '2", "'02 | Xã Bê | '2"))
    assert (told(read), given(read, "02")) == (["warn S123 B6"], B)
    typed = read_long(tmp_path, TABLE.replace("'02 | Xã B | '2", "'02\u200b | XÃ  B | '2"))
    assert (told(typed), typed.units) == ([], ["01", "02"])


def test_a_gap_is_told_where_the_row_is_or_else_at_the_unit(tmp_path: Path) -> None:
    blank = read_long(tmp_path, TABLE.replace("Điểm họp | 5", "Điểm họp"))
    assert told(blank) == ["warn V309 E6"]
    no_row = read_long(tmp_path, TABLE.replace("\n'02 | Xã B | '2 | Điểm họp | 5", ""))
    assert (told(no_row), given(no_row, "02")) == (["warn V309 A5"], without(B, "2"))
    nobody = "\n".join(line for line in TABLE.splitlines() if "Điểm họp" not in line)
    assert told(read_long(tmp_path, nobody)) == ["reject S106 1"]


def test_a_faulty_figure_leaves_only_its_unit_out(tmp_path: Path) -> None:
    read = read_long(tmp_path, TABLE.replace("Điểm họp | 5", "Điểm họp | gần 5"))
    assert (told(read), read.units) == (["reject V303 E6"], ["01"])
    assert read.reading.ledger.rejected == {"V303": 1}


def test_a_column_that_nobody_knows_wants_a_look(tmp_path: Path) -> None:
    table = TABLE.replace("Tổng số (b)", "Tổng số (b) | Cán bộ").replace("3 | 4", "3 | 4 | Bà Lan")
    read = read_long(tmp_path, table)
    assert (told(read), read.reading.ledger.skipped) == (["warn S107 G1"], {"S107": 1})


def test_hidden_and_filtered_rows_are_read_and_told(tmp_path: Path) -> None:
    request = Request(the_set(tmp_path))
    workbook, made = book_of(nop=TABLE)
    made["nop"].row_dimensions[3].hidden = True
    made["nop"].column_dimensions["E"].hidden = True
    hidden = read_book_of(workbook, tmp_path, request)
    assert (told(hidden), given(hidden, "01")) == (["warn S103 E1", "warn S103 3"], A)
    made["nop"].column_dimensions["E"].hidden = False
    made["nop"].auto_filter.ref = "A1:F7"
    made["nop"].auto_filter.add_filter_column(2, ["1"])
    filtered = read_book_of(workbook, tmp_path, request)
    assert (told(filtered), given(filtered, "01")) == (["warn S114 3"], A)


def test_a_table_of_30_000_rows_is_read_whole(tmp_path: Path) -> None:
    figures: list[tuple[str, CellValue]] = [
        *(("1.part", 3), ("1.whole", 4), ("2", 7), ("3", "Có")),
    ]
    rows: dict[int, dict[int, CellValue]] = {1: {1: "Mã đơn vị", 2: "Mã chỉ số", 3: "Giá trị"}}
    for unit in range(7_500):
        for place, (code, value) in enumerate(figures):
            rows[2 + 4 * unit + place] = {1: f"{unit:05d}", 2: code, 3: value}
    request = Request(the_set(tmp_path))
    reading = read_submission(Book("nộp.csv", "0", (Grid("nộp.csv", None, rows),)), request).value
    assert reading is not None
    assert (len(reading.submission), reading.ledger.is_balanced) == (7_500, True)
