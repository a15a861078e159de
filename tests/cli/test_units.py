"""``cds units``: find, list, check and import."""

import json
from pathlib import Path

import pytest

from cds_cli.cli.registries import registry_named
from cds_cli.cli.stopping import CouldNotRun
from cds_cli.diagnostics import InvalidInput
from cds_cli.text import Language
from tests.cli.small_data import cds


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CDS_LANG", raising=False)


def test_a_name_is_found_in_any_typing_with_what_it_was_before() -> None:
    ran = cds("units", "find", "hoà AN", "--within", "Cao Bằng")
    assert ran.exit_code == 0
    assert ran.stdout == (
        "01654  Xã Hòa An · Tỉnh Cao Bằng · từ 01/07/2025\n"
        "       Trước là: Thị trấn Nước Hai (01654, Tỉnh Cao Bằng), Xã Đại Tiến (01666,\n"
        "       Tỉnh Cao Bằng), Xã Hồng Việt (01687, Tỉnh Cao Bằng)\n"
    )


def test_a_former_province_is_found_with_what_it_became() -> None:
    ran = cds("units", "find", "Hà Giang", "--level", "tinh", "--lang", "en")
    assert ran.stdout == (
        "02  Tỉnh Hà Giang · until 30/06/2025\n       Now: Tỉnh Tuyên Quang (08)\n"
    )


def test_a_code_is_found_also_without_its_zeros() -> None:
    assert cds("units", "find", "1654").stdout.startswith("01654  Xã Hòa An")


def test_what_is_not_found_ends_with_suggestions_and_exit_code_1() -> None:
    ran = cds("units", "find", "Hòa Ann", "--level", "xa")
    assert (ran.exit_code, ran.stdout) == (1, "")
    assert "Xã Hòa An (01654, Tỉnh Cao Bằng)" in ran.stderr


def test_json_is_an_array_also_where_nothing_is_found() -> None:
    found = json.loads(cds("units", "find", "00004", "--format", "json").stdout)
    assert [(one["name"], one["valid_to"]) for one in found] == [
        ("Phường Ba Đình", None),
        ("Phường Trúc Bạch", "2025-06-30"),
    ]
    assert json.loads(cds("units", "find", "Wxyz", "--format", "json").stdout) == []


def test_units_are_listed_as_of_a_day() -> None:
    now = cds("units", "list", "--level", "tinh", "--format", "csv").stdout.splitlines()
    old = cds("units", "list", "--level", "tinh", "--on", "2025-06-30", "--format", "csv")
    assert (len(now), len(old.stdout.splitlines())) == (35, 64)
    assert now[1] == "01,Thành phố Hà Nội,tinh,thành phố,,2025-07-01,"
    assert len(json.loads(cds("units", "list", "--within", "79", "--format", "json").stdout)) == 168
    assert cds("units", "list", "--on", "hôm qua").exit_code == 2


def test_what_is_listed_as_csv_is_a_sound_registry(tmp_path: Path) -> None:
    (tmp_path / "u.csv").write_text(
        cds("units", "list", "--within", "04", "--format", "csv").stdout, "utf-8"
    )
    ran = cds("units", "check", "u.csv")
    assert (ran.exit_code, ran.stdout) == (0, "u.csv: 56 đơn vị, không có lỗi.\n")


def test_a_faulty_registry_is_told_with_all_faults(tmp_path: Path) -> None:
    (tmp_path / "u.csv").write_text("Mã;Tên\nH1;A\nH1;B\nH2;\n", "utf-8")
    ran = cds("units", "check", "u.csv")
    assert (ran.exit_code, ran.stdout) == (1, "")
    assert ("U211" in ran.stderr, "U212" in ran.stderr) == (True, True)


LIST = "TT;Tên đơn vị;Trực thuộc;Dân số\n1;UBND xã HOÀ AN;Cao Bằng;100\n2;Phường Thục Phán;;\n"


def test_an_import_fills_in_the_codes_and_keeps_what_stands_beside(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(LIST, "utf-8")
    ran = cds("units", "import", "list.csv", "-o", "units.csv", "--against", "xa:04")
    assert (ran.exit_code, "U201" in ran.stderr) == (0, True)
    assert (tmp_path / "units.csv").read_bytes().decode("utf-8-sig").splitlines() == [
        "Mã đơn vị;Tên đơn vị;Cấp;Loại;Trực thuộc;Từ ngày;Đến ngày;Khối;Dân số",
        "01654;Xã Hòa An;xa;xã;04;2025-07-01;;;100",
        "01273;Phường Thục Phán;xa;phường;04;2025-07-01;;;",
    ]
    assert cds("units", "check", "units.csv").exit_code == 0
    assert cds("units", "check", "units.csv", "--against", "xa").exit_code == 0


def test_an_import_overwrites_nothing_without_force(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(LIST, "utf-8")
    (tmp_path / "units.csv").write_text("của tôi", "utf-8")
    ran = cds("units", "import", "list.csv")
    assert (ran.exit_code, ran.stderr) == (2, "Đã có units.csv, thêm --force để ghi đè.\n")
    assert (tmp_path / "units.csv").read_text("utf-8") == "của tôi"
    assert cds("units", "import", "list.csv", "--force").exit_code == 0


def test_an_import_with_unknown_or_repeated_names_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(LIST + "3;Xã Hòa Am;;\n4;Thục Phán;;\n", "utf-8")
    ran = cds("units", "import", "list.csv")
    assert ran.exit_code == 1
    assert ("U202" in ran.stderr, "U204" in ran.stderr) == (True, True)
    assert not (tmp_path / "units.csv").exists()


def test_an_import_mends_codes_that_lost_their_zeros(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("Mã;Tên\n1654;Xã Hòa An\n", "utf-8")
    assert cds("units", "import", "list.csv").exit_code == 0
    assert "01654;Xã Hòa An" in (tmp_path / "units.csv").read_text("utf-8-sig")


def test_a_registry_is_named_by_a_file_a_level_or_a_province(tmp_path: Path) -> None:
    (tmp_path / "u.csv").write_text("Mã;Tên\nH1;Sở A\n", "utf-8")
    assert [u.code for u in registry_named("u.csv", Language.VI).on()] == ["H1"]
    assert len(registry_named("tinh", Language.VI).on()) == 34
    assert len(registry_named("xa", Language.VI).on()) == 3321
    assert len(registry_named("xa:79", Language.VI).on()) == 168
    assert len(registry_named("xa:Cao Bằng", Language.VI).on()) == 56


@pytest.mark.parametrize("name", ["khong-co.csv", "xa:00", "xa:Wxyz", "huyen"])
def test_a_registry_that_is_not_there_ends_with_exit_code_2(name: str) -> None:
    with pytest.raises(CouldNotRun) as stopped:
        registry_named(name, Language.EN)
    assert stopped.value.exit_code == 2


def test_a_faulty_registry_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "u.csv").write_text("Mã;Tên\nH1;\n", "utf-8")
    with pytest.raises(InvalidInput):
        registry_named("u.csv", Language.EN)
