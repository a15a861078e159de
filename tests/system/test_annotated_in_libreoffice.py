from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from cds_cli import catalogue
from cds_cli.diagnostics import Diagnostic, Location, Severity
from cds_cli.report.faults.annotate import annotated
from cds_cli.report.faults.model import fault_report
from cds_cli.report.faults.render import render_report
from cds_cli.report.faults.styles import COLOURS
from cds_cli.tables.grid import Limits
from cds_cli.tables.read import read_book
from cds_cli.text import Language
from tests.system.office import converted, needs_office

ROOT = Path(__file__).parents[2]
WIDE = ROOT / "examples/cds-xa/so-lieu.xlsx"
RED = f"FF{COLOURS[Severity.ERROR]}"
TITLE = "Kết quả kiểm tra"

pytestmark = [pytest.mark.system, needs_office]


def faulty(row: int, column: int, sheet: str | None) -> Diagnostic:
    place = Location("nop/a.xlsx", row, column, sheet)
    return catalogue.TWO_READINGS.at(
        place, seen="=1.292", first="1292", second="1,292", unit="Xã Hoà An", indicator="1.1"
    )


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Annotated copies and a report that LibreOffice has printed, and has saved again."""
    folder = tmp_path_factory.mktemp("answers")
    made = {
        "wide": answered(WIDE, faulty(3, 5, "Số liệu"), faulty(5, 7, "Số liệu")),
        "form": answered(form(folder / "form.xlsx"), faulty(2, 2, "Phiếu")),
        "csv": answered(csv(folder / "a.csv"), faulty(2, 3, None)),
        "report": render_report(
            fault_report([faulty(3, 5, "Số liệu")], ["nop/a.xlsx", "nop/b.xlsx"]),
            ".xlsx",
            Language.VI,
        ),
    }
    files = [folder / f"{name}-copy.xlsx" for name in made]
    for file, content in zip(files, made.values(), strict=True):
        file.write_bytes(content)
    assert all(one.read_bytes().startswith(b"%PDF") for one in converted(files, "pdf", folder))
    return dict(zip(made, converted(files, "xlsx", folder), strict=True))


def answered(path: Path, *found: Diagnostic) -> bytes:
    return annotated(path, found, Language.VI, Limits())


def form(path: Path) -> Path:
    """Save a form with a drop-down, a lock, a formula and a comment."""
    workbook = xlsxwriter.Workbook(path)
    sheet, lists = workbook.add_worksheet("Phiếu"), workbook.add_worksheet("Danh mục")
    lists.write_column(0, 0, ["Có", "Không"])
    lists.hide()
    sheet.write_row("A1", ["Mã", "Số liệu", "Điểm"])
    sheet.write_string("A2", "4.10")
    sheet.write_blank("B2", None, workbook.add_format({"locked": False}))
    sheet.write_formula("C2", '=IF(B2="Có",1,0)', None, 0)
    sheet.data_validation("B2", {"validate": "list", "source": "='Danh mục'!$A$1:$A$2"})
    sheet.write_comment("A2", "mã của chỉ số")
    sheet.protect()
    workbook.close()
    return path


def csv(path: Path) -> Path:
    path.write_text("Mã đơn vị;Tên;1.1\n00694;=Xã Hoà An;1.292\n", "utf-8")
    return path


def assert_answered(book: Any, sheet: str, cell: str) -> None:
    """The cell is marked, and the first sheet leads to it."""
    assert book.sheetnames[0] == TITLE
    assert "V302 lỗi" in book[sheet][cell].comment.text
    assert book[sheet][cell].fill.fgColor.rgb == RED
    first = book[TITLE]
    assert first["G7"].value == "=1.292"
    assert first["G7"].data_type == "s"
    assert first["D7"].hyperlink.location.replace("$", "").endswith(f"!{cell}")


def test_a_wide_workbook_with_faults_opens_with_its_cells_and_comments(
    saved: dict[str, Path],
) -> None:
    data = next(grid for grid in read_book(WIDE).require().grids if grid.sheet == "Số liệu")
    book = openpyxl.load_workbook(saved["wide"])
    assert_answered(book, "Số liệu", "E3")
    assert book["Số liệu"]["G5"].comment is not None
    again = read_book(saved["wide"]).require()
    assert next(grid for grid in again.grids if grid.sheet == "Số liệu").rows == data.rows


def test_drop_downs_locks_and_formulas_of_a_form_are_still_there(saved: dict[str, Path]) -> None:
    book = openpyxl.load_workbook(saved["form"])
    assert_answered(book, "Phiếu", "B2")
    sheet = book["Phiếu"]
    assert [str(one.sqref) for one in sheet.data_validations.dataValidation] == ["B2"]
    assert (sheet.protection.sheet, sheet["B2"].protection.locked) == (True, False)
    assert sheet["C2"].value == '=IF(B2="Có",1,0)'
    assert sheet["A2"].comment.text == "mã của chỉ số"
    assert book["Danh mục"].sheet_state == "hidden"


def test_a_csv_comes_back_as_a_workbook_that_opens(saved: dict[str, Path]) -> None:
    book = openpyxl.load_workbook(saved["csv"])
    assert_answered(book, "Số liệu", "C2")
    assert [cell.value for cell in book["Số liệu"][2]] == ["00694", "=Xã Hoà An", "1.292"]


def test_a_copy_that_libreoffice_saved_can_be_answered_again(saved: dict[str, Path]) -> None:
    assert openpyxl.load_workbook(saved["wide"])["Số liệu"]["E3"].comment is not None
    again = answered(saved["wide"], faulty(4, 6, "Số liệu"))
    book = openpyxl.load_workbook(BytesIO(again))
    assert book.sheetnames.count(TITLE) == 1
    sheet = book["Số liệu"]
    assert (sheet["E3"].comment, sheet["E3"].fill.fill_type) == (None, None)
    assert sheet["F4"].fill.fgColor.rgb == RED


def test_the_workbook_of_the_report_opens(saved: dict[str, Path]) -> None:
    book = openpyxl.load_workbook(saved["report"])
    assert book.sheetnames == ["Theo đơn vị", "Theo mã lỗi", "Chi tiết", "Gửi lại"]
