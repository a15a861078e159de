import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from cds_cli import catalogue
from cds_cli.diagnostics import Diagnostic, InvalidInput, Location, Severity
from cds_cli.report.faults.annotate import annotated, annotated_name
from cds_cli.report.faults.styles import COLOURS
from cds_cli.tables.grid import Limits
from cds_cli.tables.read import read_book
from cds_cli.text import Language

SHEET = "Số liệu"
RED, YELLOW, BLUE = (f"FF{COLOURS[severity]}" for severity in Severity)
TITLE = "Kết quả kiểm tra"


def at(row: int | None, column: int | None, sheet: str | None = SHEET) -> Location:
    return Location("nop/a.xlsx", row, column, sheet)


def two_readings(row: int, column: int, seen: str = "1.292", unit: str = "Xã A") -> Diagnostic:
    return catalogue.TWO_READINGS.at(
        at(row, column), seen=seen, first="1292", second="1,292", unit=unit, indicator="1.1"
    )


def similar_name(row: int, column: int) -> Diagnostic:
    return catalogue.COLUMN_BY_SIMILAR_NAME.at(at(row, column), seen="x", meant="y")


def error_value(row: int, column: int) -> Diagnostic:
    return catalogue.ERROR_VALUE.at(at(row, column), seen="#N/A", unit="", indicator="")


def saved(folder: Path, fill: Callable[[Worksheet], object] = lambda _: None) -> Path:
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = SHEET
    for row in (("Mã", "Tên", "1.1"), ("01", "Xã A", "1.292"), ("02", "Xã B", 7)):
        sheet.append(row)
    fill(sheet)
    path = folder / "a.xlsx"
    workbook.save(path)
    return path


def copy_of(path: Path, *found: Diagnostic, language: Language = Language.VI) -> bytes:
    return annotated(path, found, language, Limits())


def opened(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def marked(path: Path, *found: Diagnostic) -> Any:
    return opened(copy_of(path, *found))[SHEET]


def part(data: bytes, name: str) -> bytes:
    with ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def forged(path: Path, **parts: tuple[str, bytes, bytes]) -> Path:
    """Replace something in the parts of a saved workbook."""
    changes = {name: (old, new) for name, old, new in parts.values()}
    with ZipFile(path) as source:
        contents = {name: source.read(name) for name in source.namelist()}
    with ZipFile(path, "w", ZIP_DEFLATED) as target:
        for name, content in contents.items():
            old, new = changes.get(name, (b"", b""))
            assert old in content
            target.writestr(name, content.replace(old, new, 1) if old else content)
    return path


def test_a_bad_cell_has_the_colour_of_its_worst_finding_and_a_comment_with_all_of_them(
    tmp_path: Path,
) -> None:
    sheet = marked(saved(tmp_path), similar_name(2, 3), two_readings(2, 3))
    cell = sheet["C2"]
    assert cell.fill.fgColor.rgb == RED
    assert cell.value == "1.292"
    text = cell.comment.text
    assert 'V302 lỗi: "1.292" đọc được hai cách: 1292 hoặc 1,292.' in text
    assert "Cách sửa: gõ 1292 nếu là số nguyên" in text
    assert 'S108 ghi chú: cột "x" được hiểu là "y".' in text
    assert cell.comment.author == "cds"
    assert sheet["C3"].comment is None
    assert sheet["C3"].fill.fill_type is None


def test_each_severity_has_a_colour_of_its_own(tmp_path: Path) -> None:
    warned = catalogue.TWO_READINGS.at(
        at(2, 2), severity=Severity.WARNING, seen="1", first="1", second="2"
    )
    sheet = marked(saved(tmp_path), two_readings(2, 1), warned, similar_name(2, 3))
    assert [sheet.cell(2, c).fill.fgColor.rgb for c in (1, 2, 3)] == [RED, YELLOW, BLUE]


def test_the_box_of_a_comment_is_as_high_as_its_text_needs(tmp_path: Path) -> None:
    long, short = two_readings(2, 3, seen="9" * 900), two_readings(3, 3)
    drawing = part(copy_of(saved(tmp_path), long, short), "xl/drawings/cds-boxes1.vml").decode()
    heights = [int(piece.split("px")[0]) for piece in drawing.split(";height:")[1:]]
    assert heights[0] > 2 * heights[1] > 50


def test_an_existing_comment_is_kept_and_ours_stands_below_it(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["C2"].comment = Comment("đã hỏi <xã> & phường", "Lan")
        sheet["B3"].comment = Comment("của chị Lan", "Lan")

    sheet = marked(saved(tmp_path, fill), two_readings(2, 3))
    above, below = sheet["C2"].comment.text.split("\n— cds —\n")
    assert above == "đã hỏi <xã> & phường"
    assert below.startswith("V302")
    assert sheet["C2"].comment.author == "Lan"
    assert sheet["B3"].comment.text == "của chị Lan"


def test_a_cell_that_does_not_exist_is_made_in_its_place(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["F2"] = "sau"
        sheet["A9"] = "cuối"
        sheet.row_dimensions[6].height = 40

    found = [error_value(2, 5), error_value(5, 2), error_value(6, 1), error_value(12, 3)]
    data = copy_of(saved(tmp_path, fill), *found)
    sheet = opened(data)[SHEET]
    assert [sheet[ref].fill.fgColor.rgb for ref in ("E2", "B5", "A6", "C12")] == [RED] * 4
    xml = part(data, "xl/worksheets/sheet1.xml").decode()
    places = [xml.index(f'r="{ref}"') for ref in ("C2", "E2", "F2", "B5", "A6", "A9", "C12")]
    assert places == sorted(places)
    assert sheet.row_dimensions[6].height == 40


def test_a_new_cell_looks_like_its_column(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    workbook = xlsxwriter.Workbook(path)
    sheet = workbook.add_worksheet(SHEET)
    sheet.set_column("B:B", 10, workbook.add_format({"num_format": "0.000", "locked": False}))
    sheet.write_string("A1", "Mã")
    workbook.close()
    cell = marked(path, error_value(4, 2))["B4"]
    assert (cell.number_format, cell.protection.locked) == ("0.000", False)
    assert cell.fill.fgColor.rgb == RED


def test_what_is_said_of_a_row_is_shown_at_its_first_filled_cell(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A3"].value = None

    found = catalogue.ROW_WITHOUT_UNIT.at(at(3, None), cells=2, unit="")
    data = copy_of(saved(tmp_path, fill), found)
    assert "U209" in opened(data)[SHEET]["B3"].comment.text
    assert opened(data).worksheets[0]["D7"].value == "dòng 3"


def test_a_row_that_was_passed_over_is_listed_and_not_coloured(tmp_path: Path) -> None:
    found = catalogue.ROW_SKIPPED.at(at(3, None), seen="Người lập biểu", cells=2)
    data = copy_of(saved(tmp_path), found)
    cell = opened(data)[SHEET]["A3"]
    assert (cell.comment, cell.fill.fill_type) == (None, None)
    assert opened(data).worksheets[0]["D7"].value == "dòng 3"


def test_cells_that_do_not_say_their_place_are_found_by_counting(tmp_path: Path) -> None:
    sheet = "xl/worksheets/sheet1.xml"
    path = saved(tmp_path)
    with ZipFile(path) as archive:
        xml = archive.read(sheet)
    row = xml[xml.index(b'<row r="2"') : xml.index(b'<row r="3"')]
    bare = row.replace(b'r="2"', b"")
    for ref in (b"A2", b"B2", b"C2"):
        bare = bare.replace(b' r="%s"' % ref, b"")
    assert marked(forged(path, a=(sheet, row, bare)), two_readings(2, 3))["C2"].comment is not None


def filled_in_form(folder: Path) -> Path:
    """A form the way a template makes it, with results of formulas and a chart."""
    path = folder / "a.xlsx"
    workbook = xlsxwriter.Workbook(path)
    workbook.set_custom_property("cds.set", "thu@2025")
    sheet, lists = workbook.add_worksheet(SHEET), workbook.add_worksheet("Danh mục")
    other = workbook.add_worksheet("Khác")
    lists.write_column(0, 0, ["Có", "Không"])
    lists.hide()
    head = workbook.add_format({"bold": True, "font_color": "#FFFFFF", "bg_color": "#1F4E79"})
    free = workbook.add_format({"locked": False, "num_format": "#,##0"})
    sheet.merge_range("A1:D1", "Phiếu", head)
    sheet.write_row("A2", ["Mã", "a", "b", "Điểm"], head)
    sheet.write_string("A3", "4.10")
    sheet.write_number("B3", 5, free)
    sheet.write_blank("C3", None, free)
    sheet.write_formula("D3", "=IF(C3=0,1,B3/C3)", None, 1)
    sheet.data_validation("C3", {"validate": "list", "source": "='Danh mục'!$A$1:$A$2"})
    sheet.conditional_format("B3", {"type": "cell", "criteria": ">", "value": 9, "format": head})
    sheet.set_column("B:C", 23)
    sheet.protect()
    sheet.repeat_rows(1)
    other.print_area("A1:B2")
    chart = workbook.add_chart({"type": "line"})
    chart.add_series({"values": f"='{SHEET}'!$B$3:$C$3"})
    other.insert_chart("A4", chart)
    workbook.close()
    return path


def test_what_the_sender_needs_to_go_on_working_is_still_there(tmp_path: Path) -> None:
    book = opened(copy_of(filled_in_form(tmp_path), error_value(3, 3), error_value(2, 2)))
    sheet = book[SHEET]
    assert sheet["C3"].fill.fgColor.rgb == RED
    assert (sheet["C3"].protection.locked, sheet["C3"].number_format) == (False, "#,##0")
    assert (sheet.protection.sheet, sheet["A3"].protection.locked) == (True, True)
    assert sheet["D3"].value == "=IF(C3=0,1,B3/C3)"
    assert [str(v.sqref) for v in sheet.data_validations.dataValidation] == ["C3"]
    assert [str(merged) for merged in sheet.merged_cells.ranges] == ["A1:D1"]
    assert len(sheet.conditional_formatting) == 1
    assert sheet.column_dimensions["B"].width == pytest.approx(23.7, abs=0.1)
    assert book["Danh mục"].sheet_state == "hidden"
    assert book.custom_doc_props["cds.set"].value == "thu@2025"
    assert sheet.print_title_rows == "$2:$2"
    assert book["Khác"].print_area == "'Khác'!$A$1:$B$2"


def test_results_of_formulas_and_parts_beside_the_cells_are_the_same_bytes(tmp_path: Path) -> None:
    path = filled_in_form(tmp_path)
    data = copy_of(path, error_value(3, 3))
    calculated = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    assert calculated[SHEET]["D3"].value == 1
    for name in ("xl/charts/chart1.xml", "xl/drawings/drawing1.xml", "xl/theme/theme1.xml"):
        assert part(data, name) == part(path.read_bytes(), name)


def test_drop_downs_in_the_newer_form_of_excel_survive(tmp_path: Path) -> None:
    newer = (
        b'<extLst><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" '
        b'uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"><x14:dataValidations count="1"/></ext>'
        b"</extLst></worksheet>"
    )
    sheet = "xl/worksheets/sheet1.xml"
    path = forged(saved(tmp_path), a=(sheet, b"</worksheet>", newer))
    xml = part(copy_of(path, two_readings(2, 3)), sheet)
    assert newer in xml
    assert xml.index(b"legacyDrawing") < xml.index(b"<extLst>")


def test_white_letters_become_readable_on_a_light_colour(tmp_path: Path) -> None:
    sheet = marked(filled_in_form(tmp_path), similar_name(2, 2))
    assert sheet["B2"].font.color is None
    assert sheet["B2"].font.b
    assert sheet["A2"].font.color.rgb == "FFFFFFFF"


def listed(data: bytes) -> list[tuple[object, ...]]:
    return list(opened(data).worksheets[0].iter_rows(values_only=True))


def test_the_first_sheet_lists_all_that_was_found_and_says_what_to_do(tmp_path: Path) -> None:
    nowhere = catalogue.WHICH_SHEET.at(Location("nop/a.xlsx"), seen="Một, Hai")
    data = copy_of(saved(tmp_path), two_readings(2, 3), nowhere, similar_name(1, 3))
    rows = listed(data)
    assert rows[0][0] == f"{TITLE}: a.xlsx"
    assert rows[1][0] == "2 lỗi, 1 ghi chú"
    assert str(rows[2][0]).startswith("Việc cần làm: sửa các ô được tô màu")
    assert rows[5] == (
        *("Mức độ", "Mã", "Trang tính", "Ô", "Đơn vị", "Chỉ số", "Đã thấy"),
        *("Nội dung", "Cách sửa"),
    )
    assert [row[:4] for row in rows[6:]] == [
        ("lỗi", "S104", None, None),
        ("ghi chú", "S108", SHEET, "C1"),
        ("lỗi", "V302", SHEET, "C2"),
    ]
    assert rows[8][4:7] == ("Xã A", "1.1", "1.292")


def test_the_first_sheet_can_be_filtered_printed_and_leads_to_the_cells(tmp_path: Path) -> None:
    book = opened(copy_of(saved(tmp_path), two_readings(2, 3)))
    sheet = book.worksheets[0]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A7", "A6:I7")
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
    assert sheet.print_title_rows == "$6:$6"
    assert sheet["D7"].hyperlink.location == f"'{SHEET}'!C2"
    assert sheet["H7"].alignment.wrap_text
    assert book.active is sheet


def test_only_the_first_sheet_is_selected_or_both_would_be_edited_as_a_group(
    tmp_path: Path,
) -> None:
    book = opened(copy_of(filled_in_form(tmp_path)))
    assert [bool(one.sheet_view.tabSelected) for one in book.worksheets] == [True, *[False] * 3]


def test_a_link_leads_to_a_sheet_with_an_apostrophe(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.title = "Xã Ia H'Drai"

    found = catalogue.ERROR_VALUE.at(at(2, 3, "Xã Ia H'Drai"), seen="#N/A", unit="", indicator="")
    first = opened(copy_of(saved(tmp_path, fill), found)).worksheets[0]
    assert first["D7"].hyperlink.location == "'Xã Ia H''Drai'!C2"


def test_a_text_that_looks_like_an_escape_of_excel_is_written_as_one_that_is_none(
    tmp_path: Path,
) -> None:
    data = copy_of(saved(tmp_path), two_readings(2, 3, seen="_x0041_"))
    for name in ("xl/worksheets/cds-answer1.xml", "xl/cds-comments1.xml"):
        assert b"_x005F_x0041_" in part(data, name)
        assert b'"_x0041_' not in part(data, name)


def test_english_counts_have_the_right_plural(tmp_path: Path) -> None:
    path = saved(tmp_path)
    one = copy_of(path, two_readings(2, 3), language=Language.EN)
    two = copy_of(path, two_readings(2, 3), two_readings(3, 3), language=Language.EN)
    assert [listed(data)[1][0] for data in (one, two)] == ["1 error", "2 errors"]
    assert opened(one).sheetnames[0] == "Check results"


HOSTILE = ("=1+1", "<b>&\"'", "\x1b[31m", "\u202ea", "_x0041_", "{=A1}", "http://x.vn", "\ud800")


@pytest.mark.parametrize("seen", HOSTILE)
def test_text_of_users_is_data_in_the_list_and_in_comments(tmp_path: Path, seen: str) -> None:
    book = opened(copy_of(saved(tmp_path), two_readings(2, 3, seen=seen, unit=seen)))
    cell = book.worksheets[0]["E7"]
    assert cell.data_type == "s"
    assert cell.hyperlink is None
    assert "\x1b" not in cell.value
    assert cell.value.startswith(seen[0]) or seen[0] in "\x1b\u202e\ud800"
    assert book[SHEET]["C2"].comment is not None


def test_a_sheet_of_our_name_is_not_taken_for_ours(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.title = TITLE.upper()

    book = opened(copy_of(saved(tmp_path, fill)))
    assert book.sheetnames == [f"{TITLE} (2)", TITLE.upper()]
    assert book.custom_doc_props["cds.answer"].value == f"{TITLE} (2)"


def test_the_copy_reads_again_and_names_its_first_sheet(tmp_path: Path) -> None:
    path = filled_in_form(tmp_path)
    before = read_book(path).require()
    target = tmp_path / "copy.xlsx"
    target.write_bytes(copy_of(path, error_value(3, 3)))
    first, *others = read_book(target).require().grids
    assert [(g.sheet, g.rows, g.unfinished) for g in others] == [
        (g.sheet, g.rows, g.unfinished) for g in before.grids
    ]
    book = opened(target.read_bytes())
    assert book.custom_doc_props["cds.answer"].value == first.sheet == TITLE
    assert book.defined_names["cds.answer"].value == f"'{TITLE}'!$A$1"


def test_an_answer_to_a_mended_copy_replaces_the_first_answer(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["C3"].comment = Comment("đã hỏi", "Lan")

    first = copy_of(saved(tmp_path, fill), two_readings(2, 3), two_readings(3, 3))
    path = tmp_path / "b.xlsx"
    path.write_bytes(first)
    book = opened(copy_of(path, two_readings(2, 1)))
    sheet = book[SHEET]
    assert book.sheetnames == [TITLE, SHEET]
    assert (sheet["C2"].comment, sheet["C2"].fill.fill_type) == (None, None)
    assert (sheet["C3"].comment.text, sheet["C3"].fill.fill_type) == ("đã hỏi", None)
    assert sheet["A2"].fill.fgColor.rgb == RED
    assert len(list(book.worksheets[0].rows)) == 7


def test_our_sheet_is_known_again_under_another_name(tmp_path: Path) -> None:
    book = opened(copy_of(saved(tmp_path), two_readings(2, 3)))
    book.worksheets[0].title = "Xem"
    book.defined_names["cds.answer"].value = "Xem!$A$1"
    path = tmp_path / "b.xlsx"
    book.save(path)
    assert opened(copy_of(path)).sheetnames == [TITLE, SHEET]


def test_the_same_file_and_findings_give_the_same_bytes_in_any_order(tmp_path: Path) -> None:
    path = saved(tmp_path)
    before = path.read_bytes()
    found = [two_readings(2, 3), similar_name(2, 3), error_value(9, 9)]
    assert copy_of(path, *found) == copy_of(path, *reversed(found))
    assert path.read_bytes() == before
    with ZipFile(io.BytesIO(copy_of(path, *found))) as archive:
        assert {info.date_time[0] for info in archive.infolist()} == {1980}


def test_prefixed_markup_is_answered_with_the_same_prefix(tmp_path: Path) -> None:
    path = saved(tmp_path)
    with ZipFile(path) as source:
        contents = {name: source.read(name) for name in source.namelist()}
    main = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    for name in ("xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/workbook.xml"):
        xml = contents[name].replace(b"</", b"\0").replace(b"<", b"<x:").replace(b"\0", b"</x:")
        xml = xml.replace(b"<x:?", b"<?").replace(main, main.replace(b"xmlns", b"xmlns:x"))
        contents[name] = xml
    with ZipFile(path, "w") as target:
        for name, content in contents.items():
            target.writestr(name, content)
    sheet = marked(path, two_readings(2, 3), error_value(7, 2))
    assert sheet["C2"].fill.fgColor.rgb == sheet["B7"].fill.fgColor.rgb == RED


def test_a_signature_is_left_out_and_the_first_sheet_says_so(tmp_path: Path) -> None:
    path = saved(tmp_path)
    relation = (
        b'<Relationship Id="s1" Type="http://schemas.openxmlformats.org/package/2006/relationships/'
        b'digital-signature/origin" Target="_xmlsignatures/origin.sigs"/></Relationships>'
    )
    forged(path, a=("_rels/.rels", b"</Relationships>", relation))
    with ZipFile(path, "a") as archive:
        archive.writestr("_xmlsignatures/origin.sigs", b"")
    data = copy_of(path, two_readings(2, 3))
    assert listed(data)[4][0] == "Bản này không còn chữ ký số của tệp gốc."
    assert b"_xmlsignatures" not in part(data, "_rels/.rels")


def test_a_sheet_bordered_to_its_last_row_is_annotated_without_its_empty_cells(
    tmp_path: Path,
) -> None:
    cells = "".join(f'<c r="{letter}900000" s="0"/>' for letter in "ABC")
    rows = f'<row r="900000">{cells}</row>' * 800_000
    sheet = "xl/worksheets/sheet1.xml"
    path = forged(saved(tmp_path), a=(sheet, b"</sheetData>", f"{rows}</sheetData>".encode()))
    data = copy_of(path, two_readings(2, 3))
    assert opened(data)[SHEET]["C2"].fill.fgColor.rgb == RED
    assert len(part(data, sheet)) < 10_000


@pytest.mark.parametrize(
    ("content", "code"), [(b"%PDF-1.4", "F001"), (b"PK\x03\x04cut off", "F001"), (b"", "F008")]
)
def test_a_file_that_cannot_be_read_gets_no_copy(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    with pytest.raises(InvalidInput) as refused:
        copy_of(path)
    assert [d.code for d in refused.value.diagnostics] == [code]


def test_a_damaged_part_that_the_reader_skips_is_refused_in_words(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["B3"].comment = Comment("x", "Lan")

    path = saved(tmp_path, fill)
    forged(path, a=("xl/comments/comment1.xml", b'ref="B3"', b'ref="?"'))
    with pytest.raises(InvalidInput):
        copy_of(path, two_readings(2, 3))


def csv_copy(folder: Path, text: str, *found: Diagnostic, encoding: str = "utf-8") -> Any:
    path = folder / "a.csv"
    path.write_bytes(text.encode(encoding))
    return opened(copy_of(path, *found))


def in_csv(row: int, column: int | None = None) -> Diagnostic:
    place = Location("a.csv", row, column)
    return catalogue.TWO_READINGS.at(place, seen="1", first="1", second="2")


def test_a_csv_comes_back_as_a_workbook_of_texts_in_the_same_places(tmp_path: Path) -> None:
    book = csv_copy(tmp_path, "Mã;Tên;1.1\n01;=Xã A;1.292\n\n02;Xã B\n", in_csv(2, 3), in_csv(4))
    sheet = book["Số liệu"]
    assert [[cell.value for cell in row] for row in sheet.rows] == [
        ["Mã", "Tên", "1.1"],
        ["01", "=Xã A", "1.292"],
        [None, None, None],
        ["02", "Xã B", None],
    ]
    assert {cell.data_type for row in sheet.rows for cell in row if cell.value} == {"s"}
    assert sheet["C2"].fill.fgColor.rgb == sheet["A4"].fill.fgColor.rgb == RED
    assert book.worksheets[0]["D7"].hyperlink.location == "'Số liệu'!C2"


def test_what_hides_in_a_csv_is_shown_in_its_copy(tmp_path: Path) -> None:
    book = csv_copy(tmp_path, "Mã;Tên\n01;Xã\x1b A\u202e\n")
    assert book["Số liệu"]["B2"].value == "Xã␛ A⟨U+202E⟩"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_csv_of_excel_is_read_in_its_encoding(tmp_path: Path, encoding: str) -> None:
    book = csv_copy(tmp_path, "Mã;Tên\n01;Xã Hoà An\n", encoding=encoding)
    assert book["Số liệu"]["B2"].value == "Xã Hoà An"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("nop/Hoà An.xlsx", "Hoà An-tra-lai.xlsx"),
        ("a.b.csv", "a.b-tra-lai.xlsx"),
        ("a-tra-lai.xlsx", "a-tra-lai-tra-lai.xlsx"),
    ],
)
def test_a_copy_is_named_after_its_file(name: str, expected: str) -> None:
    assert annotated_name(Path(name)) == expected


def test_many_findings_are_quick_and_all_listed(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        for row in range(4, 2004):
            sheet.append(("x", "y", row))

    found: Sequence[Diagnostic] = [two_readings(row, 3) for row in range(4, 2004)]
    data = copy_of(saved(tmp_path, fill), *found)
    assert len(listed(data)) == 2006
    assert part(data, "xl/cds-comments1.xml").count(b"<comment ") == 2000
