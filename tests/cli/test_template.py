from pathlib import Path

import openpyxl
import pytest

from tests.cli.small_data import cds, project, workbook

UNITS = "code,name,level\n00694,Xã Hòa An,xa\n00700,Xã Sơn Hạ,xa\n"


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("CDS_STORE", "CDS_INDICATORS", "CDS_LANG", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    project(tmp_path)


def registry(text: str = UNITS) -> Path:
    path = Path("units.csv")
    path.write_text(text, "utf-8")
    return path


def test_a_form_is_written_to_the_file_that_is_named() -> None:
    ran = cds("template", "thu", "-o", "phieu.xlsx")
    assert (ran.exit_code, ran.stdout, ran.stderr) == (0, "", "Đã ghi phieu.xlsx\n")
    assert openpyxl.load_workbook("phieu.xlsx").sheetnames == ["Phiếu", "Hướng dẫn", "_cds"]


def test_without_a_name_the_file_is_named_by_the_set() -> None:
    assert cds("template", "thu", "--layout", "table", "--lang", "en").exit_code == 0
    assert openpyxl.load_workbook("mau-thu-2025.xlsx").sheetnames == ["Data", "Guidance", "_cds"]


def test_each_unit_of_a_registry_gets_a_form_named_by_its_code() -> None:
    ran = cds("template", "thu", "--units", registry(), "-o", "phieu")
    assert (ran.exit_code, ran.stderr) == (0, "Đã ghi 2 phiếu vào phieu\n")
    assert sorted(path.name for path in Path("phieu").iterdir()) == ["00694.xlsx", "00700.xlsx"]
    cells = openpyxl.load_workbook("phieu/00700.xlsx").worksheets[0]
    assert [cells["B4"].value, cells["B5"].value] == ["00700", "Xã Sơn Hạ"]


def test_a_table_has_a_row_for_each_unit_of_a_registry() -> None:
    assert cds("template", "thu", "--layout", "table", "--units", registry()).exit_code == 0
    sheet = openpyxl.load_workbook("mau-thu-2025.xlsx").worksheets[0]
    assert [sheet["A2"].value, sheet["A3"].value] == ["00694", "00700"]


def test_a_file_that_may_be_filled_in_is_not_written_over_and_nothing_else_is_written() -> None:
    Path("phieu").mkdir()
    filled = Path("phieu/00700.xlsx")
    filled.write_bytes(b"figures")
    ran = cds("template", "thu", "--units", registry(), "-o", "phieu")
    assert (ran.exit_code, filled.read_bytes()) == (2, b"figures")
    assert not Path("phieu/00694.xlsx").exists()
    assert f"có thể đã được nhập số liệu: {filled}" in ran.stderr
    assert cds("template", "thu", "--units", "units.csv", "-o", "phieu", "--force").exit_code == 0
    assert filled.read_bytes() != b"figures"


def test_a_code_that_cannot_name_a_file_stops_all_before_anything_is_written() -> None:
    ran = cds("template", "thu", "--units", registry(UNITS + "../ra,Xã C,xa\n"), "-o", "phieu")
    assert ran.exit_code == 1
    assert not Path("phieu").exists()
    assert not Path("../ra.xlsx").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["khong-co"],
        ["thu", "--layout", "giay"],
        ["thu", "-o", "phieu.docx"],
        ["thu", "-o", "khong/co.xlsx"],
        ["thu", "--stage", "final"],
        ["thu", "--units", "khong-co.csv"],
    ],
)
def test_what_cannot_be_is_refused_with_exit_code_2(arguments: list[str]) -> None:
    ran = cds("template", *arguments)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert list(Path().glob("**/*.xlsx")) == [Path("nộp lại.xlsx")]


def test_the_form_of_an_appraisal_has_the_columns_of_the_council() -> None:
    assert cds("template", "thu", "--stage", "appraised", "-o", "p.xlsx").exit_code == 0
    sheet = openpyxl.load_workbook("p.xlsx").worksheets[0]
    texts = {cell.value for row in sheet.iter_rows() for cell in row}
    assert {"Điểm theo quy tắc", "Thẩm định", "Lý do điều chỉnh"} <= texts


def test_a_template_for_the_council_holds_what_was_submitted_and_the_points_of_the_rules() -> None:
    ran = cds("template", "thu", "--stage", "appraised", "--data", "nộp lại.xlsx", "-o", "phieu")
    assert (ran.exit_code, ran.stderr) == (0, "Đã ghi 3 phiếu vào phieu\n")
    sheet = openpyxl.load_workbook("phieu/00001.xlsx").worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    top = next(place for place, row in enumerate(rows) if row[0] == "Mã")
    by_code = {row[0]: dict(zip(rows[top], row, strict=True)) for row in rows[top + 1 :]}
    first = by_code["1.1"]
    figures = [first[heading] for heading in ("Số liệu (a)", "Tổng số (b)", "Điểm theo quy tắc")]
    assert figures == [5, 10, 5]


def test_forms_filled_in_from_a_table_score_as_the_table_does() -> None:
    cds("template", "thu", "--data", "nộp lại.xlsx", "-o", "phieu")
    ranked = [
        cds("score", data, "--stage", "self", "--no-store", "--format", "csv").stdout
        for data in ("phieu", "nộp lại.xlsx")
    ]
    assert ranked[0] == ranked[1] != ""


def test_data_that_are_not_there_or_of_which_nothing_is_good_fill_in_no_template() -> None:
    assert cds("template", "thu", "--data", "khác.xlsx").exit_code == 2
    workbook(Path("hỏng.xlsx"), [("00001", "Xã A", "núi", 50, 10, 4)])
    ran = cds("template", "thu", "--data", "hỏng.xlsx", "-o", "phieu")
    assert (ran.exit_code, "V304" in ran.stderr, Path("phieu").exists()) == (1, True, False)
