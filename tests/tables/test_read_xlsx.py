from datetime import datetime
from hashlib import sha256
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
import xlsxwriter
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Border, Font, Side

from cds_cli.tables.formulas import looks_elsewhere
from cds_cli.tables.grid import Book, Grid, Limits
from cds_cli.tables.read import read_book
from cds_cli.tables.workbook import shows_percentage

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def book_of(path: Path) -> Book:
    checked = read_book(path)
    assert [d.code for d in checked.diagnostics] == []
    return checked.require()


def saved(workbook: openpyxl.Workbook, folder: Path) -> Path:
    path = folder / "nộp.xlsx"
    workbook.save(path)
    return path


def with_sheet_xml(folder: Path, sheet: str) -> Path:
    """Save a plain workbook, then put other XML in the place of its sheet."""
    plain, path = folder / "plain.xlsx", folder / "nộp.xlsx"
    openpyxl.Workbook().save(plain)
    with ZipFile(plain) as source, ZipFile(path, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            is_sheet = name == "xl/worksheets/sheet1.xml"
            target.writestr(name, sheet if is_sheet else source.read(name))
    return path


def sheet_of(rows: str, before: str = "", after: str = "") -> str:
    return f"<worksheet {MAIN}>{before}<sheetData>{rows}</sheetData>{after}</worksheet>"


def only_grid(path: Path) -> Grid:
    (grid,) = book_of(path).grids
    return grid


def test_values_keep_their_types_and_places(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Số liệu"
    sheet["B2"], sheet["C2"], sheet["D2"] = " 1.292 ", 7, 0.5
    sheet["A5"], sheet["B5"], sheet["C5"] = True, datetime(2025, 9, 9), "   "  # noqa: DTZ001
    path = saved(workbook, tmp_path)
    grid = only_grid(path)
    assert grid.rows == {
        2: {2: " 1.292 ", 3: 7, 4: 0.5},
        5: {1: True, 2: datetime(2025, 9, 9), 3: "   "},  # noqa: DTZ001
    }
    assert (grid.sheet, grid.text_only) == ("Số liệu", False)
    assert str(grid.locate(2, 3)) == f"{path}[Số liệu!C2]"


def test_the_book_is_known_by_the_digest_of_its_bytes(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.worksheets[0]["A1"] = 1
    path = saved(workbook, tmp_path)
    assert book_of(path).sha256 == sha256(path.read_bytes()).hexdigest()


def test_the_stamp_of_the_template_is_read(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.worksheets[0]["A1"] = 1
    workbook.custom_doc_props.append(StringProperty(name="cds.set", value="dti-tinh@2022"))
    assert book_of(saved(workbook, tmp_path)).stamp == "dti-tinh@2022"


def test_a_workbook_without_a_stamp_has_none(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.worksheets[0]["A1"] = 1
    assert book_of(saved(workbook, tmp_path)).stamp is None


def test_error_values_stay_as_their_text(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1" t="e"><v>#N/A</v></c><c r="B1" t="e"><v>#SPILL!</v></c></row>'
    assert only_grid(with_sheet_xml(tmp_path, sheet_of(rows))).rows == {
        1: {1: "#N/A", 2: "#SPILL!"}
    }


def test_number_cells_shown_as_percentages_are_known(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    for column, (value, shown) in enumerate([(0.444, "0.0%"), (44.4, '0.0"%"'), ("a", "0%")], 1):
        sheet.cell(1, column, value).number_format = shown
    assert only_grid(saved(workbook, tmp_path)).percent == {(1, 1)}


@pytest.mark.parametrize(
    ("number_format", "expected"),
    [("0%", True), ("0.00%;[Red]-0.00%", True), ('0"%"', False), (r"0\%", False), ("0", False)],
)
def test_only_a_bare_percent_sign_shows_a_percentage(number_format: str, *, expected: bool) -> None:
    assert shows_percentage(number_format) is expected


def test_values_struck_through_are_known(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    sheet["A1"], sheet["B1"] = 5, 6
    sheet["A1"].font = sheet["C1"].font = Font(strike=True)
    assert only_grid(saved(workbook, tmp_path)).struck == {(1, 1)}


def test_hidden_rows_columns_and_sheets_are_known(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    shown, hidden = workbook.worksheets[0], workbook.create_sheet("ẩn")
    for sheet in (shown, hidden):
        for row in range(1, 5):
            sheet.append([row] * 5)
    shown.row_dimensions[3].hidden = True
    shown.column_dimensions.group("B", "C", hidden=True)
    hidden.sheet_state = "veryHidden"
    first, second = book_of(saved(workbook, tmp_path)).grids
    assert (first.hidden_rows, first.hidden_columns, first.hidden) == ({3}, {2, 3}, False)
    assert second.hidden


def test_merged_ranges_are_told_and_lose_no_values(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'
    merges = '<mergeCells count="1"><mergeCell ref="A1:C2"/></mergeCells>'
    grid = only_grid(with_sheet_xml(tmp_path, sheet_of(rows, after=merges)))
    assert grid.merged == ((1, 1, 2, 3),)
    assert grid.rows == {1: {1: 1, 2: 2}}


def test_a_formula_without_a_stored_result_is_unfinished(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    sheet["A1"], sheet["A2"] = 1, "=SUM(A1:A1)"
    grid = only_grid(saved(workbook, tmp_path))
    assert grid.unfinished == {(2, 1): "=SUM(A1:A1)"}
    assert grid.rows == {1: {1: 1}}


def test_a_formula_with_a_stored_result_is_its_value(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        workbook.add_worksheet().write_formula("A1", "=1+1", value=2)
    grid = only_grid(path)
    assert (grid.rows, grid.unfinished) == ({1: {1: 2}}, {})


def test_a_text_result_may_be_empty(tmp_path: Path) -> None:
    cell = '<c r="B1" t="str"><f>IF(A1=1,"","x")</f><v></v></c>'
    rows = f'<row r="1"><c r="A1"><v>1</v></c>{cell}</row>'
    grid = only_grid(with_sheet_xml(tmp_path, sheet_of(rows)))
    assert (grid.rows, grid.unfinished) == ({1: {1: 1}}, {})


def test_shared_formulas_without_results_are_unfinished_in_every_cell(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1"><f t="shared" ref="A1:A3" si="0">[1]S!B1</f></c></row>'
        '<row r="2"><c r="A2"><f t="shared" si="0"/><v>4</v></c></row>'
        '<row r="3"><c r="A3"><f t="shared" si="0"/></c></row>'
    )
    grid = only_grid(with_sheet_xml(tmp_path, sheet_of(rows)))
    assert grid.unfinished == {(1, 1): "=[1]S!B1", (3, 1): "=[1]S!B1"}
    assert set(grid.foreign) == {(1, 1), (2, 1), (3, 1)}
    assert grid.rows == {2: {1: 4}}


def test_an_array_formula_without_results_is_unfinished_in_all_its_cells(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><f t="array" ref="A1:A3">B1:B3</f></c></row>'
    grid = only_grid(with_sheet_xml(tmp_path, sheet_of(rows)))
    assert set(grid.unfinished) == {(1, 1), (2, 1), (3, 1)}


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("=[1]Sheet1!A1", True),
        ("=SUM('[1]Số liệu'!A1:A3)", True),
        ("='C:\\x\\[b.xlsx]An''s'!A1", True),
        ("=[b.xlsx]Tổng!A1", True),
        ("=Bảng1[2024]+Sheet2!A1", False),
        ("=SUM(Bảng1[[#This Row],[2024]],'Trang 2'!A1)", False),
        ('="[1]Sheet1!A1"', False),
    ],
)
def test_formulas_that_look_into_another_workbook_are_told_from_tables(
    formula: str, *, expected: bool
) -> None:
    assert looks_elsewhere(formula) is expected


def test_a_stale_dimension_is_not_believed(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{r}"><c r="C{r}"><v>{r}</v></c></row>' for r in range(1, 20))
    sheet = sheet_of(rows, before='<dimension ref="A1:A1"/>')
    assert list(only_grid(with_sheet_xml(tmp_path, sheet)).rows) == list(range(1, 20))


def test_a_namespace_prefix_makes_no_difference(tmp_path: Path) -> None:
    sheet = (
        f"<x:worksheet {MAIN.replace('xmlns', 'xmlns:x')}><x:sheetData>"
        '<x:row r="1"><x:c r="A1" s="0"></x:c><x:c r="B1"><x:v>7</x:v></x:c></x:row>'
        '<x:row r="900000"><x:c r="A900000" s="0"/></x:row></x:sheetData>'
        '<x:mergeCells><x:mergeCell ref="A1:B1"/></x:mergeCells></x:worksheet>'
    )
    grid = only_grid(with_sheet_xml(tmp_path, sheet))
    assert (grid.rows, grid.merged) == ({1: {2: 7}}, ((1, 1, 1, 2),))


def test_cells_that_do_not_say_their_place_keep_it(tmp_path: Path) -> None:
    rows = '<row><c><v>1</v></c></row><row r="2"><c r="A2" s="0"/><c><v>2</v></c></row>'
    grid = only_grid(with_sheet_xml(tmp_path, sheet_of(rows)))
    assert grid.rows == {1: {1: 1}, 2: {2: 2}}


def test_text_in_cdata_that_looks_like_an_empty_cell_is_kept(tmp_path: Path) -> None:
    text = '<is><t><![CDATA[<c r="A1"/>]]></t></is>'
    rows = f'<row r="1"><c r="A1" t="inlineStr">{text}</c></row>'
    assert only_grid(with_sheet_xml(tmp_path, sheet_of(rows))).rows == {1: {1: '<c r="A1"/>'}}


def test_bordered_cells_without_a_value_are_not_there(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    sheet["A1"] = "Mã"
    for row in range(1, 300):
        sheet.cell(row, 2).border = Border(top=Side("thin"))
    assert only_grid(saved(workbook, tmp_path)).rows == {1: {1: "Mã"}}


def test_pictures_comments_links_and_tables_do_not_hinder(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        chart = workbook.add_chart({"type": "line"})
        chart.add_series({"values": "=Sheet1!$A$2:$A$3"})
        sheet.insert_chart("D4", chart)
        sheet.write_comment("A2", "xem lại")
        sheet.write_url("A5", "https://example.org/")
        sheet.add_table("A1:B3", {"data": [[1, 2], [3, 4]]})
        sheet.data_validation("A2:A3", {"validate": "integer", "criteria": ">", "value": 0})
        sheet.conditional_format("A2:A3", {"type": "data_bar", "data_bar_2010": True})
        alone = workbook.add_chart({"type": "bar"})
        alone.add_series({"values": "=Sheet1!$A$2:$A$3"})
        workbook.add_chartsheet().set_chart(alone)
        workbook.add_worksheet("Cuối").write("A1", 9)
    first, last = book_of(path).grids
    assert first.rows[2] == {1: 1, 2: 2}
    assert (last.sheet, last.rows) == ("Cuối", {1: {1: 9}})


def test_a_date_outside_the_calendar_is_an_error_value(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    cell = workbook.worksheets[0].cell(1, 1, 99_999_999)
    cell.number_format = "yyyy-mm-dd"
    assert only_grid(saved(workbook, tmp_path)).rows == {1: {1: "#VALUE!"}}


def test_a_workbook_without_any_value_has_no_data(tmp_path: Path) -> None:
    checked = read_book(saved(openpyxl.Workbook(), tmp_path))
    assert [d.code for d in checked.diagnostics] == ["F008"]


def test_limits_can_be_set(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.worksheets[0]["C9"] = 1
    (found,) = read_book(saved(workbook, tmp_path), Limits(rows=8)).diagnostics
    assert (found.code, found.location.cell) == ("F009", "C9")
