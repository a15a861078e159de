"""A registry of one's own: read whole, or all its faults with their cells."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from cds_cli.units.load import load_registry

HEAD = "Mã đơn vị;Tên đơn vị;Cấp;Trực thuộc;Khối;Loại;Từ ngày;Đến ngày;Tên cũ;Vùng"


def listed(folder: Path, *rows: str, head: str = HEAD) -> Path:
    file = folder / "units.csv"
    file.write_text("\n".join((head, *rows)) + "\n", "utf-8")
    return file


def faults(path: Path) -> list[tuple[str, int | None, int | None]]:
    found = load_registry(path).diagnostics
    return [(d.code, d.location.row, d.location.column) for d in found if d.code[0] == "U"]


def test_a_registry_says_all_of_a_unit_and_keeps_other_columns(tmp_path: Path) -> None:
    file = listed(tmp_path, '"H01";Sở A;so;79;I;sở;01/03/2025;2026-01-31;"Sở B; Sở C";Nam')
    (unit,) = load_registry(file).require().units
    assert (unit.level, unit.code, unit.name, unit.parent) == ("so", "H01", "Sở A", "79")
    assert (unit.block, unit.kind, unit.former) == ("I", "sở", ("Sở B", "Sở C"))
    assert (unit.valid_from, unit.valid_to) == (date(2025, 3, 1), date(2026, 1, 31))
    assert unit.attributes == {"Vùng": "Nam"}


def test_english_headings_and_a_title_above_are_read(tmp_path: Path) -> None:
    head = "Danh sách\n\nNo.,code,name,block\n1,H01,Sở A,I"
    file = tmp_path / "units.csv"
    file.write_text("No.,code,name,block\n1,H01,Sở A,I\n", "utf-8")
    assert load_registry(file).require().units[0].block == "I"
    book = openpyxl.Workbook()
    for line in head.split("\n"):
        book.worksheets[0].append(line.split(","))
    book.save(tmp_path / "units.xlsx")
    assert load_registry(tmp_path / "units.xlsx").require().units[0].code == "H01"


def test_the_list_that_a_new_project_gets_is_a_registry(tmp_path: Path) -> None:
    file = listed(tmp_path, "00001;Xã A;núi;xã", head="Mã đơn vị;Tên đơn vị;Khối;Loại")
    assert load_registry(file).require().match("1", "").unit.name == "Xã A"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (("H1;A;;;;;;;;", "H1;B;;;;;;;;"), [("U211", 3, 1)]),
        (("H1;;;;;;;;;",), [("U212", 2, 2)]),
        ((";A;;;;;;;;",), [("U212", 2, 1)]),
        (("H1;A;;;;;13/13/2025;;;",), [("U213", 2, 7)]),
        (("H1;A;;;;;;x;;",), [("U213", 2, 8)]),
        (("H1;A;;99999;;;;;;",), [("U214", 2, 4)]),
        (("1654;Xã Hòa An;xa;04;;;;;;",), [("U215", 2, 1)]),
        (("001;A;;;;;;;;", "12;B;;;;;;;;"), [("U215", 3, 1)]),
        (("H1;A;;;;;02/01/2025;01/01/2025;;",), [("U216", 2, 8)]),
        (("H1;Xã Hòa An;;;;;;;;", "H2;xã Hoà An;;;;;;;;"), [("U217", 3, 2)]),
    ],
)
def test_each_fault_is_told_at_its_cell(
    tmp_path: Path, rows: tuple[str, ...], expected: list[tuple[str, int, int]]
) -> None:
    assert faults(listed(tmp_path, *rows)) == expected


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    file = listed(tmp_path, "H1;;;;;;x;;;", "H1;B;;99999;;;;;;")
    assert {code for code, _, _ in faults(file)} == {"U211", "U212", "U213", "U214"}
    assert load_registry(file).value is None


def test_a_file_without_codes_and_names_is_no_registry(tmp_path: Path) -> None:
    assert faults(listed(tmp_path, "1;2", head="a;b")) == [("U210", None, None)]
    assert faults(listed(tmp_path, "Sở A;I", head="Tên đơn vị;Khối")) == [("U210", 1, None)]


def test_what_a_unit_became_has_to_be_listed(tmp_path: Path) -> None:
    head = "Mã;Tên;Đến ngày;Thành đơn vị"
    assert faults(listed(tmp_path, "A;Sở A;30/06/2025;B", head=head)) == [("U218", 2, 4)]
    file = listed(tmp_path, "A;Sở A;30/06/2025;B", "B;Sở B;;", head=head)
    assert load_registry(file).require().match("", "Sở A").unit.code == "B"


def test_a_code_may_be_used_again_after_its_unit_is_over(tmp_path: Path) -> None:
    head = "Mã;Tên;Từ ngày;Đến ngày"
    file = listed(tmp_path, "A;Phòng Cũ;;30/06/2025", "A;Phòng Mới;01/07/2025;", head=head)
    registry = load_registry(file).require()
    assert registry.match("A", "", "", date(2025, 6, 30)).unit.name == "Phòng Cũ"
    assert registry.match("", "Phòng Cũ").unit.name == "Phòng Mới"


def test_a_parent_may_be_a_commune_of_the_country(tmp_path: Path) -> None:
    file = listed(tmp_path, "T1;Thôn Một;thon;01654;;;;;;", "T2;Thôn Một;thon;01273;;;;;;")
    registry = load_registry(file).require()
    assert registry.match("", "Thôn Một").problem.code == "U206"
    assert registry.match("", "Thôn Một", "Xã Hòa An").unit.code == "T1"
