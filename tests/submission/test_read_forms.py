"""Forms as communes send them: one unit, a row for each indicator."""

from pathlib import Path

import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font

from cds_cli.submission.period import Stage
from cds_cli.submission.read import Request
from cds_cli.tables.read import read_book
from tests.submission.form_tables import (
    ABOVE,
    BODY,
    FIGURES,
    HEAD,
    ROWS,
    Read,
    book_of,
    claimed,
    form,
    given,
    read_book_of,
    read_path,
    read_sheets,
    stamped,
    the_set,
    told,
)
from tests.submission.text_tables import rows_of, set_of

OF_PILLAR_1 = {code: row for code, row in ROWS.items() if code.startswith("1")}
OF_PILLAR_4 = {code: row for code, row in ROWS.items() if not code.startswith("1")}
B = ABOVE.replace("00694", "00700").replace("Hòa An", "Hòa Bình").replace("HÒA AN", "HÒA BÌNH")


def read_form(folder: Path, table: str, stage: Stage | None = None) -> Read:
    return read_sheets(folder, Request(the_set(folder), stage), phieu=table)


def only(rows: dict[str, str], above: str = ABOVE) -> str:
    return "\n".join([above.strip("\n"), HEAD, *rows.values()])


def test_a_form_is_read_without_a_word(tmp_path: Path) -> None:
    read = read_form(tmp_path, form())
    assert (told(read), given(read)) == ([], FIGURES)
    assert read.reading.submission.units.loc["00694", "name"] == "Xã Hòa An"
    assert claimed(read)["4.11"] == 9.65
    submission = read.reading.submission
    assert submission.evidence["00694", "1.2"] == "QĐ 3/QĐ-UBND"
    assert str(submission.origin.locate("00694", "1.1.whole")).endswith("[phieu!E9]")
    ledger = read.reading.ledger
    assert (ledger.cells, ledger.used, ledger.header) == (84, 30, 7 + 1 + 42)
    assert ledger.skipped == {"S101": 4}


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_a_form_may_be_csv(tmp_path: Path, separator: str) -> None:
    path = tmp_path / "phiếu.csv"
    rows = [[str(cell or "") for cell in row] for row in rows_of(form())]
    lines = [separator.join([*row, *[""] * (7 - len(row))]) for row in rows]
    path.write_text("\r\n".join(lines), "utf-8-sig")
    read = read_path(path, Request(the_set(tmp_path)))
    assert (told(read), given(read)) == ([], FIGURES)


@pytest.mark.parametrize(
    "above",
    [
        "UBND HUYỆN\nĐơn vị: Xã Hòa An",
        "UBND HUYỆN\n | Tên đơn vị | Xã Hòa An",
        " | | | ĐƠN VỊ : | Xã Hòa An\n",
        "Mã đơn vị: …………\nĐơn vị: ............... | Xã Hòa An",
    ],
)
def test_the_unit_stands_above_the_form_in_one_cell_or_beside_its_label(
    tmp_path: Path, above: str
) -> None:
    read = read_form(tmp_path, form(above=above))
    assert (told(read), read.units, given(read, "Xã Hòa An")) == ([], ["Xã Hòa An"], FIGURES)


def test_a_merged_label_and_what_is_known_of_the_unit_are_read(tmp_path: Path) -> None:
    above = """
        Đơn vị: | | Xã Hòa An
        Trực thuộc: Đà Nẵng | | Khối | Đồng bằng
        Dân số | 12345
        Có chợ: Có
    """.rstrip(" ")
    workbook, made = book_of(phieu=form(above=above))
    made["phieu"].merge_cells("A1:B1")
    made["phieu"].merge_cells("C1:E1")
    read = read_book_of(workbook, tmp_path, Request(the_set(tmp_path)))
    unit = read.reading.submission.units.loc["Xã Hòa An"]
    assert told(read) == []
    assert (unit["parent"], unit["block"]) == ("Đà Nẵng", "Đồng bằng")
    assert (unit["dan_so"], unit["cho"]) == (12345.0, "Có")


@pytest.mark.parametrize("above", ["", "ỦY BAN NHÂN DÂN\nXÃ HÒA AN", "Đơn vị:\nMã đơn vị: ……"])
def test_a_form_that_names_no_unit_is_refused(tmp_path: Path, above: str) -> None:
    read = read_form(tmp_path, form(above=above))
    assert ([one.split()[:2] for one in told(read)], read.units) == ([["reject", "S124"]], [])
    assert read.reading.ledger.rejected == {"S124": 28}


def test_an_attribute_that_is_no_figure_is_refused(tmp_path: Path) -> None:
    read = read_form(tmp_path, form(above=ABOVE + "Dân số | nhiều"))
    assert (told(read), read.units) == (["reject V303 B6"], [])


def test_an_attribute_that_is_left_blank_is_told_at_its_own_cell(tmp_path: Path) -> None:
    limited = BODY.replace('"1.3", ', '"1.3", applies_to: {attributes: {dan_so: {at_least: 1}}}, ')
    request = Request(set_of(tmp_path, limited))
    for above, cell in (("Dân số:", "B6"), ("Dân số: | Có chợ: | Có", "B4"), ("", "B4")):
        read = read_sheets(tmp_path, request, phieu=form(above=ABOVE + above))
        assert [one for one in told(read) if "V309" in one] == [f"reject V309 {cell}"]
    workbook, made = book_of(phieu=form(above=ABOVE + "Dân số\nDân số"))
    made["phieu"].merge_cells("A6:C6")
    assert "reject V309 D6" in told(read_book_of(workbook, tmp_path, request))


def test_a_header_of_two_rows_with_merged_cells_is_read(tmp_path: Path) -> None:
    head = "Mã | Chỉ số | Điểm tối đa | Số liệu | | Tự đánh giá |"
    head += "\n | | | a | b | Điểm | Tài liệu kiểm chứng"
    workbook, made = book_of(phieu=form(head=head))
    for area in ("A6:A7", "B6:B7", "C6:C7", "D6:E6", "F6:G6"):
        made["phieu"].merge_cells(area)
    read = read_book_of(workbook, tmp_path, Request(the_set(tmp_path)))
    assert (told(read), given(read), claimed(read)["1.1"]) == (["note S102 6"], FIGURES, 15.0)
    assert len(read.reading.submission.evidence) == 3


@pytest.mark.parametrize(
    "numbering",
    [
        "'(1) | '(2) | '(3) | '(4) | '(5) | '(6) | '(7)",
        "1 | 2 | 3 | 4 | 5 | 6 | 7",
        "A | B | 1 | 2 | 3 | 4 | 5",
    ],
)
def test_a_row_that_numbers_the_columns_is_no_indicator(tmp_path: Path, numbering: str) -> None:
    read = read_form(tmp_path, form(head=f"{HEAD}\n{numbering}"))
    assert (told(read), given(read)) == ([], FIGURES)
    assert read.reading.ledger.skipped == {"S101": 4, "S109": 7}


def test_a_column_that_counts_the_rows_is_passed_over(tmp_path: Path) -> None:
    *above, head = [*ABOVE.strip("\n").splitlines(), f"STT | {HEAD}"]
    rows = [f"{number} | {row}" for number, row in enumerate(ROWS.values(), start=1)]
    read = read_form(tmp_path, "\n".join([*above, head, *rows]))
    assert (told(read), given(read)) == ([], FIGURES)
    assert read.reading.ledger.skipped["S107"] == len(ROWS)


def test_headings_empty_rows_and_footers_are_skipped(tmp_path: Path) -> None:
    below = """

Ghi chú: số liệu đến 31/12/2025
 | | | | | Hòa An, ngày 15 tháng 12 năm 2025
Người lập | | | CHỦ TỊCH
Nơi nhận:
- Sở KH&CN;
"""
    read = read_form(tmp_path, form({"4": "II. HOẠT ĐỘNG CHÍNH QUYỀN SỐ"}, below=below))
    assert given(read) == FIGURES
    assert told(read) == [f"note S109 {row}" for row in (13, 22, 23, 24, 25, 26)]


def test_names_are_enough_and_may_carry_the_code(tmp_path: Path) -> None:
    named = {code: " | " + row.split(" | ", 1)[1] for code, row in ROWS.items()}
    named["4.1"] = " | 4.1. TRANG  THÔNG TIN ĐIỆN TỬ | 20 | 18 | | 18"
    read = read_form(tmp_path, form(named))
    assert (told(read), given(read)) == ([], FIGURES)


def test_a_code_typed_as_a_number_is_told_apart_by_the_name_beside_it(tmp_path: Path) -> None:
    numbers = {code: row.removeprefix("'") for code, row in ROWS.items()}
    read = read_form(tmp_path, form(numbers))
    assert (told(read), given(read)) == ([], FIGURES)


def test_a_code_typed_as_a_number_that_may_be_another_is_refused(tmp_path: Path) -> None:
    read = read_form(tmp_path, form({"4.10": "4.1 | Số hoá tài liệu | 10 | 7.5 | | 7.5"}))
    assert told(read) == ["reject S106 6", "reject S116 A17"]
    assert read.reading.ledger.rejected == {"S116": 5}


def test_the_name_of_another_indicator_beside_a_code_means_that_rows_slipped(
    tmp_path: Path,
) -> None:
    read = read_form(tmp_path, form({"4.1": "'4.1 | Số hóa hồ sơ | 20 | 18 | | 18"}))
    assert told(read) == ["reject S123 B14"]
    worded = read_form(tmp_path, form({"4.1": "'4.1 | Cổng TTĐT của xã | 20 | 18 | | 18"}))
    assert (told(worded), given(worded)) == (["note S123 B14"], FIGURES)


@pytest.mark.parametrize("most", ["25", "hai mươi", "'2O"])
def test_another_maximum_than_that_of_the_set_wants_a_look(tmp_path: Path, most: str) -> None:
    read = read_form(
        tmp_path, form({"4.1": f"'4.1 | Trang thông tin điện tử | {most} | 18 | | 18"})
    )
    assert (told(read), given(read)) == (["warn S123 C14"], FIGURES)
    of_group = read_form(tmp_path, form({"1": f"'1 | Nhận thức số | {most}"}))
    assert (told(of_group), given(of_group)) == (["warn S123 C8"], FIGURES)


def test_a_row_that_is_missing_or_repeated_is_refused(tmp_path: Path) -> None:
    missing = read_form(tmp_path, form({"4.1": ""}))
    assert told(missing) == ["reject S106 6"]
    again = "\n'4.1 | Trang thông tin điện tử | 20 | 17 | | 18"
    repeated = read_form(tmp_path, form({"4.1": ROWS["4.1"] + again}))
    assert (told(repeated), repeated.reading.ledger.rejected) == (["reject S125 A15"], {"S125": 5})


def test_a_row_that_the_set_does_not_have_wants_a_look_if_it_holds_figures(tmp_path: Path) -> None:
    with_figures = ROWS["4.1"] + "\n'4.99 | Chỉ số cũ | 20 | 17"
    read = read_form(tmp_path, form({"4.1": with_figures}))
    assert (told(read), given(read)) == (["warn S122 15"], FIGURES)
    assert read.reading.ledger.skipped == {"S101": 4, "S122": 4}
    read = read_form(tmp_path, form({"4.1": ROWS["4.1"] + "\n'4.99 | Chỉ số cũ"}))
    assert told(read) == ["note S109 15"]


def test_part_and_whole_may_stand_in_one_cell(tmp_path: Path) -> None:
    row = "'1.1 | Người đứng đầu chủ trì họp | 20 | {} | {} | 8.88"
    read = read_form(tmp_path, form({"1.1": row.format("1.292/2.910 (44,4%)", "")}))
    assert (told(read), given(read)["1.1.part"]) == (["note V305 D9"], 1292.0)
    assert given(read)["1.1.whole"] == 2910.0
    beside = read_form(tmp_path, form({"1.1": row.format("9/12", "12")}))
    assert (told(beside), beside.units) == (["reject V303 D9"], [])
    wrong = read_form(tmp_path, form({"1.1": row.format("1.292/2.910 (54,4%)", "")}))
    assert told(wrong) == ["reject V307 D9"]


def test_a_form_without_a_column_for_the_whole_takes_fractions_only(tmp_path: Path) -> None:
    table = "\n".join(
        [
            *ABOVE.strip("\n").splitlines(),
            "Mã | Nội dung | Giá trị",
            *("'1.1 | Người đứng đầu chủ trì họp | 9/12", "'1.2 | Trưởng ban chỉ đạo | pho"),
            *("'1.3 | Có kế hoạch chuyển đổi số | Có", "'1.4 | Ký cam kết đúng hạn | 2025-03-20"),
            *(
                "'4.1 | Trang thông tin điện tử | 18",
                "'4.2 | Hồ sơ trực tuyến toàn trình | 150/200",
            ),
            *("'4.3 | Hồ sơ đúng hạn | 190/200", "'4.10 | Số hóa hồ sơ | 7.5"),
            *("'4.11 | Mức độ hài lòng | 96.5", "4.12.A | Số hồ sơ trả trực tuyến | 40"),
            *("4.12.A.whole | Số hồ sơ có phí | 80", "4.12.B | Có mã QR tại bộ phận một cửa | Có"),
        ]
    )
    read = read_form(tmp_path, table)
    assert (told(read), given(read)) == (
        ["note V305 C7", "note V305 C12", "note V305 C13"],
        FIGURES,
    )


def test_answers_may_have_a_column_of_their_own(tmp_path: Path) -> None:
    head = "Mã | Chỉ số | Điểm tối đa | Số liệu (a) | Tổng số (b) | Trả lời"
    rows = {code: " | ".join(row.split(" | ")[:5]) for code, row in ROWS.items()}
    rows["1.2"] = "'1.2 | Trưởng ban chỉ đạo | 10 | | | CẤP PHÓ"
    rows["1.3"] = "'1.3 | Có kế hoạch chuyển đổi số | 10 | | | x"
    rows["1.4"] = "'1.4 | Ký cam kết đúng hạn | 5 | | | ngày 20 tháng 3 năm 2025"
    read = read_form(tmp_path, form(rows, head=head))
    assert (told(read), given(read)) == (["note V316 F11", "note V314 F12"], FIGURES)
    rows["1.2"] = "'1.2 | Trưởng ban chỉ đạo | 10 | | | Trưởng thôn"
    refused = read_form(tmp_path, form(rows, head=head))
    assert told(refused)[0] == "reject V321 F10"


def test_a_shared_figure_may_be_repeated_but_has_to_agree(tmp_path: Path) -> None:
    row = "'4.3 | Hồ sơ đúng hạn | 10 | 190 | {} | 9.5"
    same = read_form(tmp_path, form({"4.3": row.format(200)}))
    assert (told(same), given(same)) == ([], FIGURES)
    other = read_form(tmp_path, form({"4.3": row.format(201)}))
    assert (told(other), other.reading.ledger.rejected) == (["reject V326 E16"], {"V326": 1})
    nowhere_above = read_form(tmp_path, form({"HS": ""}))
    assert (told(nowhere_above), given(nowhere_above)) == ([], FIGURES)


def test_a_blank_figure_is_a_gap_at_its_cell(tmp_path: Path) -> None:
    read = read_form(tmp_path, form({"4.1": "'4.1 | Trang thông tin điện tử | 20"}))
    assert told(read) == ["warn V309 D14"]
    assert "4.1" not in given(read)


@pytest.mark.parametrize(
    ("typed", "outcome"),
    [
        ("96,5%", ["note V301 D18"]),
        ("0.965", ["reject V308 D18"]),
        ("#DIV/0!", ["reject V312 D18"]),
    ],
)
def test_figures_of_a_form_are_read_like_those_of_a_table(
    tmp_path: Path, typed: str, outcome: list[str]
) -> None:
    read = read_form(tmp_path, form({"4.11": f"'4.11 | Mức độ hài lòng | 10 | {typed} | | 9.65"}))
    assert told(read) == outcome
    assert bool(read.units) == outcome[0].startswith("note")


def test_evidence_may_take_several_lines_and_the_rows_of_parts(tmp_path: Path) -> None:
    parts = {
        "1.1": ROWS["1.1"].replace("Thông báo số 8/TB-UBND", "1. TB 8/TB-UBND↵2. TB 9/TB-UBND"),
        "4.12": ROWS["4.12"] + " | QĐ 5/QĐ-UBND",
        "4.12.A": ROWS["4.12.A"] + " | | bao-cao.pdf",
    }
    read = read_form(tmp_path, form(parts))
    evidence = read.reading.submission.evidence
    assert (told(read), given(read)) == ([], FIGURES)
    assert evidence["00694", "1.1"] == "1. TB 8/TB-UBND\n2. TB 9/TB-UBND"
    assert evidence["00694", "4.12"] == "QĐ 5/QĐ-UBND\nbao-cao.pdf"


def test_a_councils_points_reasons_and_notes_stand_beside(tmp_path: Path) -> None:
    head = f"{HEAD} | Giải trình | Điểm thẩm định | Lý do điều chỉnh | Ghi chú"
    rows = {"1.1": ROWS["1.1"] + " | Đã họp bù | 12 | Thiếu biên bản | xem lại"}
    read = read_form(tmp_path, form(rows, head=head))
    submission = read.reading.submission
    assert (told(read), submission.stage) == ([], Stage.APPRAISED)
    assert submission.awarded.loc["00694"].to_dict() == {"1.1": 12.0}
    assert submission.texts["00694", "1.1.explanation"] == "Đã họp bù"
    assert submission.texts["00694", "1.1.reason"] == "Thiếu biên bản"
    assert submission.texts["00694", "1.1.note"] == "xem lại"
    at_self = read_form(tmp_path, form(rows, head=head), Stage.SELF)
    assert (told(at_self), at_self.reading.ledger.skipped["S121"]) == (["note S121 I6"], 1)
    above = {"1.1": ROWS["1.1"] + " | | 25"}
    refused = read_form(tmp_path, form(above, head=head))
    assert (told(refused), refused.units) == (["reject V304 I9"], [])


def test_a_column_that_nobody_knows_wants_a_look(tmp_path: Path) -> None:
    rows = {"1.1": ROWS["1.1"] + " | Bà Lan", "1.2": ROWS["1.2"] + " | Ông Sơn"}
    read = read_form(tmp_path, form(rows, head=f"{HEAD} | Cán bộ phụ trách"))
    assert (told(read), given(read)) == (["warn S107 H6"], FIGURES)
    assert read.reading.ledger.skipped == {"S101": 4, "S107": 2}


def test_a_heading_that_nobody_knows_is_noted_where_nothing_stands_below(tmp_path: Path) -> None:
    read = read_form(tmp_path, form(head=f"{HEAD} | Cán bộ phụ trách"))
    assert (told(read), given(read)) == (["note S107 H6"], FIGURES)


def test_titles_above_a_form_are_told_unless_it_is_a_template_of_ours(tmp_path: Path) -> None:
    read = read_form(tmp_path, form())
    (found,) = (d for d in read.checked.diagnostics if d.code == "S101")
    assert (found.location.row, found.values["cells"]) == (6, 4)
    assert read_form(tmp_path, form(above="Mã đơn vị: | '00694")).at("S101") == []
    workbook, _ = book_of(phieu=form())
    request = Request(the_set(tmp_path))
    ours = read_book_of(stamped(workbook, set="thu@2025"), tmp_path, request)
    assert (ours.at("S101"), ours.reading.ledger.skipped) == ([], {"S101": 4})


def test_formulas_without_a_result_are_refused_wherever_they_count(tmp_path: Path) -> None:
    workbook, made = book_of(phieu=form())
    for cell in ("D9", "F9", "G9", "C10", "F8"):
        made["phieu"][cell] = "=1+8"
    read = read_book_of(workbook, tmp_path, Request(the_set(tmp_path)))
    assert told(read) == [f"reject V311 {cell}" for cell in ("D9", "F9", "G9")]
    assert read.units == []
    ledger = read.reading.ledger
    assert (ledger.rejected, ledger.skipped) == ({"V311": 3}, {"S101": 4, "V311": 2})


@pytest.mark.parametrize(
    ("typed", "code"), [("=A1", "reject V311 B4"), ("#REF!", "reject V312 B4")]
)
def test_a_unit_that_is_a_formula_or_an_error_spoils_the_form(
    tmp_path: Path, typed: str, code: str
) -> None:
    workbook, made = book_of(phieu=form())
    made["phieu"]["B4"] = typed
    read = read_book_of(workbook, tmp_path, Request(the_set(tmp_path)))
    assert (told(read), read.units) == ([code], [])


def test_what_is_struck_through_wants_a_look(tmp_path: Path) -> None:
    workbook, made = book_of(phieu=form())
    for cell in ("B4", "D9", "G9"):
        made["phieu"][cell].font = Font(strike=True)
    read = read_book_of(workbook, tmp_path, Request(the_set(tmp_path)))
    assert (told(read), given(read)) == (["warn V320 B4", "warn V320 D9", "warn V320 G9"], FIGURES)


def test_merged_figures_are_refused(tmp_path: Path) -> None:
    workbook, made = book_of(phieu=form({"1.3": "'1.3 | Có kế hoạch chuyển đổi số | 10"}))
    made["phieu"].merge_cells("D10:D11")
    read = read_book_of(workbook, tmp_path, Request(the_set(tmp_path)))
    assert [one for one in told(read) if "reject" in one] == ["reject S111 D10", "reject S111 D11"]


def test_comments_hidden_and_filtered_rows_are_told(tmp_path: Path) -> None:
    request = Request(the_set(tmp_path))
    workbook, made = book_of(phieu=form())
    sheet = made["phieu"]
    sheet["D9"].comment = Comment("số đúng là 10", "Bà Lan")
    sheet.row_dimensions[9].hidden = True
    sheet.row_dimensions[13].hidden = True
    sheet.column_dimensions["F"].hidden = True
    read = read_book_of(workbook, tmp_path, request)
    assert (told(read), given(read)) == (["warn S103 F6", "warn S103 9", "note S115 D9"], FIGURES)
    sheet.column_dimensions["F"].hidden = False
    sheet.auto_filter.ref = "A6:G21"
    sheet.auto_filter.add_filter_column(0, ["1.2"])
    read = read_book_of(workbook, tmp_path, request)
    assert told(read) == ["warn S114 9", "note S115 D9"]


def test_sheets_that_are_no_forms_are_named(tmp_path: Path) -> None:
    workbook, made = book_of(phieu=form(), nhap=form(above=B), ghi_chu="Ghi chú | 1\nHướng dẫn")
    made["nhap"].sheet_state = "hidden"
    read = read_book_of(workbook, tmp_path, Request(the_set(tmp_path)))
    assert (told(read), given(read)) == (["note S117", "warn S103", "note S117"], FIGURES)
    assert read.reading.ledger.skipped["S117"] == 84 + 3


def test_each_sheet_may_be_the_form_of_a_unit(tmp_path: Path) -> None:
    read = read_sheets(tmp_path, the_set(tmp_path), a=form(), b=form(above=B))
    assert (told(read), read.units) == ([], ["00694", "00700"])
    assert given(read, "00700") == FIGURES
    assert str(read.reading.submission.origin.locate("00700", "4.1")).endswith("[b!D14]")


def test_the_same_unit_twice_in_one_file_is_refused(tmp_path: Path) -> None:
    read = read_sheets(tmp_path, the_set(tmp_path), a=form(), b=form())
    assert (told(read), read.units) == (["reject U204 B4"], [])
    assert read.reading.ledger.rejected == {"U204": 58}


@pytest.mark.parametrize("above", [ABOVE, "Đơn vị: XÃ HOÀ AN", "Mã đơn vị | '00694"])
@pytest.mark.parametrize("last_first", [False, True])
def test_each_sheet_may_be_a_pillar_of_the_same_unit(
    tmp_path: Path, above: str, *, last_first: bool
) -> None:
    sheets = {"cqs": only(OF_PILLAR_1), "xhs": only(OF_PILLAR_4, above)}
    ordered = dict(reversed(sheets.items())) if last_first else sheets
    read = read_sheets(tmp_path, the_set(tmp_path), **ordered)
    assert ([one for one in told(read) if "S123" not in one], given(read)) == ([], FIGURES)
    assert claimed(read)["4.11"] == 9.65


def test_pillars_of_one_unit_may_repeat_what_they_share(tmp_path: Path) -> None:
    first = only({"HS": ROWS["HS"], **OF_PILLAR_1}, ABOVE + "Dân số | 100")
    request = Request(the_set(tmp_path))
    same = only(OF_PILLAR_4, ABOVE + "Dân số | 100")
    read = read_sheets(tmp_path, request, a=first, b=same)
    assert (told(read), given(read)) == ([], FIGURES)
    other = only(OF_PILLAR_4, ABOVE + "Dân số | 200")
    read = read_sheets(tmp_path, request, a=first, b=other)
    assert (told(read), read.units) == (["reject V326 B6"], [])


def test_sheets_of_one_unit_that_call_it_otherwise_want_a_look(tmp_path: Path) -> None:
    other = ABOVE.replace("Đơn vị: Xã Hòa An", "Đơn vị: Xã Hòa Yên")
    read = read_sheets(tmp_path, the_set(tmp_path), a=only(OF_PILLAR_1), b=only(OF_PILLAR_4, other))
    assert (told(read), given(read)) == (["warn S123 A5"], FIGURES)


def test_labels_and_figures_above_a_form_are_never_a_wide_table(tmp_path: Path) -> None:
    above = "Mã đơn vị | '00694\nĐơn vị | Xã Hòa An"
    read = read_form(tmp_path, form(above=above))
    assert (told(read), given(read)) == ([], FIGURES)


def test_a_workbook_and_its_csv_say_the_same(tmp_path: Path) -> None:
    read = read_form(tmp_path, form())
    book = read_book(tmp_path / "phiếu.xlsx").require()
    rows = book.grids[0].rows
    lines = [";".join(str(rows.get(r, {}).get(c, "")) for c in range(1, 8)) for r in range(1, 22)]
    (tmp_path / "phiếu.csv").write_text("\n".join(lines), "utf-8")
    of_csv = read_path(tmp_path / "phiếu.csv", Request(the_set(tmp_path)))
    assert (told(of_csv), given(of_csv), claimed(of_csv)) == ([], given(read), claimed(read))


def test_two_columns_under_one_heading_are_refused_since_nobody_says_which_is_meant(
    tmp_path: Path,
) -> None:
    head = HEAD.replace("Số liệu (a) |", "Số liệu | |").replace("| Tổng số (b)", "|")
    years = "| | | Năm 2024 | Năm 2025"
    rows = {"1.3": "'1.3 | Có kế hoạch chuyển đổi số | 10 | Không | Có"}
    workbook, sheets = book_of(phieu=form(rows, head=f"{head}\n{years}"))
    top = next(cell.row for cell in sheets["phieu"]["A"] if cell.value == "Mã")
    sheets["phieu"].merge_cells(start_row=top, end_row=top, start_column=4, end_column=5)
    read = read_book_of(workbook, tmp_path, Request(the_set(tmp_path)))
    assert f"reject S105 E{top}" in told(read)


def test_a_merged_line_of_the_unit_is_no_fault_where_other_sheets_hold_other_units(
    tmp_path: Path,
) -> None:
    workbook, sheets = book_of(a=form(above="Đơn vị: Xã Một"), b=form(above="Đơn vị: Xã Hai"))
    for sheet in sheets.values():
        sheet.merge_cells("A1:G1")
    read = read_book_of(workbook, tmp_path, Request(the_set(tmp_path)))
    assert ([one for one in told(read) if "S111" in one], read.units) == ([], ["Xã Hai", "Xã Một"])
