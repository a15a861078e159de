import csv
import io
import json
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from tests.cli.small_data import DTI, SET, cds, project

HEADER = ("Mã đơn vị", "Tên đơn vị", "Loại", "vung", "1.1.part", "1.1.whole", "2.1")
UNITS = (
    ("00001", "Xã A", "xã", "III", 5, 10, 4),
    ("00002", "Xã B", "xã", "III", 10, 10, 8),
    ("00003", "Xã C", "xã", "I", 1, 10, 2),
    ("00004", "Phường D", "phường", "I", 1, 10, 10),
)


@pytest.fixture(scope="module")
def _scored_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four communes, scored."""
    folder = tmp_path_factory.mktemp("scored")
    project(folder)
    attributes = "attributes: [{code: vung, name: Khu vực}]\ntiers:"
    (folder / "indicators/thu.yaml").write_text(SET.replace("tiers:", attributes), "utf-8")
    lines = io.StringIO()
    csv.writer(lines).writerows((HEADER, *UNITS))
    (folder / "nop.csv").write_text(lines.getvalue(), "utf-8")
    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(folder)
        assert cds("score", "nop.csv", "--set", "thu").exit_code == 0
    return folder


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(
    _scored_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copytree(_scored_once, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    for name in ("CDS_STORE", "CDS_INDICATORS", "CDS_LANG"):
        monkeypatch.delenv(name, raising=False)


def answer(*arguments: object) -> dict[str, Any]:
    ran = cds("profile", *arguments, "--format", "json")
    assert ran.exit_code == 0, ran.stderr
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


def test_a_unit_is_held_against_the_median_of_its_group() -> None:
    found = answer("xa a")
    by_code = {one["code"]: one for one in found["tables"]["indicators"]}
    # 0.5 among 0.5, 1, 0.1, 0.1 and 0.4 among 0.4, 0.8, 0.2, 1.
    assert (by_code["1.1"]["median"], by_code["1.1"]["difference"]) == (0.3, 0.2)
    assert (by_code["2.1"]["median"], by_code["2.1"]["difference"]) == (0.6, -0.2)
    assert (by_code["1.1"]["place"], by_code["1.1"]["among"]) == (2, 4)
    assert [one["code"] for one in found["tables"]["strengths"]] == ["1.1"]
    assert [one["code"] for one in found["tables"]["weaknesses"]] == ["2.1"]
    assert [one["code"] for one in found["tables"]["groups"]] == ["", "1", "2", "P"]
    assert found["facts"]["units"] == 4


@pytest.mark.parametrize(
    ("against", "units", "told"),
    [
        ("block", 4, "all"),
        ("all", 4, "all"),
        ("kind", 3, "kind"),
        ("loại đơn vị", 3, "kind"),
        ("vung", 2, "vung"),
        ("Khu vực", 2, "vung"),
        ("kind,vung", 2, "kind+vung"),
        ("all,kind", 3, "kind"),
        ("parent", 4, "parent"),
    ],
)
def test_like_units_have_the_same_values(against: str, units: int, told: str) -> None:
    facts = answer("00001", "--against", against)["facts"]
    assert (facts["units"], facts["against"]) == (units, told)


def test_of_two_units_it_is_said_that_a_median_says_little() -> None:
    few = cds("profile", "00001", "--against", "vung")
    assert "Nhóm chỉ có 2 đơn vị: trung vị nói lên rất ít." in few.stdout
    many = cds("profile", "00001")
    assert "nói lên rất ít" not in many.stdout
    assert "nội suy tuyến tính" in many.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["00001", "--against", "vugn"], "Có phải vung?"),
        (["00001", "--against", ""], "Có: all, block, parent, kind, vung"),
        (["00001", "--node", "1.2"], "Gần giống: 1.1 Tỷ lệ hồ sơ"),
        (["00001", "--node", "xyz"], "có: 1 Nhóm một, 1.1 T"),
        (["00001", "--tier", "9"], "Không có nút nào ở tầng 9"),
        (["Xã Ă"], "Không có đơn vị Xã Ă"),
    ],
)
def test_what_is_not_known_is_refused_with_what_there_is(arguments: list[str], told: str) -> None:
    ran = cds("profile", *arguments)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert told in ran.stderr


def test_a_tier_a_node_and_a_number_narrow_it_down() -> None:
    tier = answer("00001", "--tier", "1")["tables"]
    assert (tier["indicators"], [one["code"] for one in tier["groups"]]) == ([], ["1", "2"])
    node = answer("00001", "--node", "2", "--top", "1")["tables"]
    assert [one["code"] for one in node["indicators"]] == ["2.1"]
    assert answer("00001", "--node", "nhom hai", "--top", "1")["tables"] == node
    assert answer("00001", "--node", "thu") == answer("00001")


@pytest.mark.parametrize("ending", ["txt", "csv", "json", "md"])
def test_every_form_is_written(tmp_path: Path, ending: str) -> None:
    ran = cds("profile", "00001", "-o", f"a.{ending}")
    assert (ran.exit_code, ran.stdout) == (0, "")
    assert (tmp_path / f"a.{ending}").stat().st_size > 50


def test_a_run_of_the_store_gives_the_same_as_its_data() -> None:
    assert cds("score", DTI).exit_code == 0
    by = ("profile", "da nang", "--format", "csv", "--top", "3", "--against", "all")
    stored, now = cds(*by), cds(*by, "--data", DTI)
    assert stored.exit_code == now.exit_code == 0, stored.stderr
    assert stored.stdout == now.stdout
    # DTI 2022 (dti.gov.vn): Đà Nẵng 0.5197 in 9 where the median of the five is 0.3590.
    nine = next(row for row in csv.DictReader(io.StringIO(stored.stdout)) if row["code"] == "9")
    assert (nine["index"], nine["median"], nine["difference"]) == ("0.5197", "0.359", "0.1607")
