"""``cds sets``: what is in force, and a copy to make one's own."""

from pathlib import Path

import pytest

from cds_cli.definitions.load import load_set
from tests.cli.small_data import ROOT, SET, cds

DATED = SET.replace("level: xa", "level: xa\neffective: {from: 2025-01-01, to: 2025-06-30}")
CASES = "# yaml-language-server: $schema=../cases.schema.json\ncases: []\n"


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("CDS_INDICATORS", "CDS_LANG"):
        monkeypatch.delenv(name, raising=False)


def library(folder: Path, text: str, name: str = "indicators/xa/thu.yaml") -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return file


@pytest.mark.parametrize(
    ("day", "is_listed"),
    [("2024-12-31", False), ("2025-01-01", True), ("2025-06-30", True), ("2025-07-01", False)],
)
def test_a_set_is_in_force_from_its_first_to_its_last_day(
    tmp_path: Path, day: str, *, is_listed: bool
) -> None:
    library(tmp_path, DATED)
    ran = cds("sets", "--level", "xa", "--on", day)
    assert ran.exit_code == 0
    assert ("thu@2025" in ran.stdout) is is_listed


def test_sets_without_dates_are_listed_apart_from_those_in_force(tmp_path: Path) -> None:
    library(tmp_path, DATED)
    in_force, undated = cds("sets", "--on", "2025-02-01", "--lang", "en").stdout.split(
        "Without dates, so that nobody can tell whether they hold on 01/02/2025:"
    )
    assert "thu@2025" in in_force
    assert "qd-766@2026" in undated


def test_a_day_that_is_none_is_refused() -> None:
    ran = cds("sets", "--on", "31/12/2025")
    assert (ran.exit_code, ran.stderr) == (2, "--on nhận một ngày như 2025-12-31.\n")


@pytest.mark.parametrize("name", ["tinh/dti-tinh-2022", "dti-tinh@2022"])
def test_a_copied_set_is_sound_and_has_its_worked_cases_beside_it(
    tmp_path: Path, name: str
) -> None:
    ran = cds("sets", "copy", name, "cua-toi.yaml", "--lang", "en")
    assert ran.exit_code == 0
    assert ran.stdout.startswith("Wrote cua-toi.yaml, cua-toi.cases.yaml\nNext: change code")
    assert cds("check", "cua-toi.yaml", "--strict").exit_code == 0
    original = ROOT / "indicators" / "tinh" / "dti-tinh-2022.yaml"
    assert load_set(tmp_path / "cua-toi.yaml").require() == load_set(original).require()


def test_without_a_schema_near_the_copy_the_line_for_editors_is_dropped(tmp_path: Path) -> None:
    cds("sets", "copy", "tinh/dti-tinh-2022", "cua-toi.yaml")
    assert (tmp_path / "cua-toi.yaml").read_text("utf-8").startswith("format: 1\n")


def test_with_a_schema_above_the_copy_the_line_for_editors_leads_to_it(tmp_path: Path) -> None:
    (tmp_path / "bo" / "xa").mkdir(parents=True)
    cds("schema", "-o", "bo/schema.json")
    cds("sets", "copy", "tinh/dti-tinh-2022", "bo/xa/cua-toi.yaml")
    text = (tmp_path / "bo/xa/cua-toi.yaml").read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=../schema.json\nformat: 1\n")


@pytest.mark.parametrize("there", ["cua-toi.yaml", "cua-toi.cases.yaml"])
def test_nothing_is_overwritten_by_a_copy(tmp_path: Path, there: str) -> None:
    (tmp_path / there).write_text("của tôi", "utf-8")
    ran = cds("sets", "copy", "dti-tinh@2022", "cua-toi.yaml")
    assert (ran.exit_code, ran.stderr) == (2, f"Đã có {there}, không ghi đè.\n")
    assert [file.name for file in tmp_path.iterdir()] == [there]
    assert (tmp_path / there).read_text("utf-8") == "của tôi"


def test_a_set_in_a_folder_is_copied_as_a_folder_with_its_parts_and_cases(tmp_path: Path) -> None:
    head = SET.partition("tiers:")[0] + "parts: [mot.yaml]\n"
    leaf = '{code: "1.1", name: A, max_points: 5, rule: {type: yes_no}}'
    library(tmp_path, head, "indicators/xa/thu/set.yaml")
    library(tmp_path, f'code: "1"\nname: Một\nindicators: [{leaf}]\n', "indicators/xa/thu/mot.yaml")
    library(tmp_path, CASES, "indicators/xa/thu/thu.cases.yaml")
    library(tmp_path, "ghi chú: 1\n", "indicators/xa/thu/khac.yaml")
    refused = cds("sets", "copy", "xa/thu", "moi.yaml")
    assert (refused.exit_code, "tên thư mục" in refused.stderr) == (2, True)
    assert cds("sets", "copy", "xa/thu", "moi").exit_code == 0
    names = sorted(file.name for file in (tmp_path / "moi").iterdir())
    assert names == ["moi.cases.yaml", "mot.yaml", "set.yaml"]
    assert load_set(tmp_path / "moi").require().leaves()[0].code == "1.1"


def test_a_set_in_one_file_is_not_copied_onto_a_folder(tmp_path: Path) -> None:
    ran = cds("sets", "copy", "dti-tinh@2022", tmp_path)
    assert (ran.exit_code, "tên tệp .yaml" in ran.stderr) == (2, True)


def test_a_copy_needs_the_folder_it_is_put_into() -> None:
    ran = cds("sets", "copy", "dti-tinh@2022", "khong-co/a.yaml")
    assert (ran.exit_code, ran.stderr) == (2, "Không có thư mục khong-co.\n")


def test_a_set_that_is_not_there_cannot_be_copied() -> None:
    ran = cds("sets", "copy", "xa/khong-co", "a.yaml", "--lang", "en")
    assert ran.exit_code == 2
    assert ran.stderr.startswith("No set xa/khong-co. There are: ")


def test_a_faulty_set_is_not_copied(tmp_path: Path) -> None:
    library(tmp_path, SET + "thua: 1\n")
    ran = cds("sets", "copy", "xa/thu", "a.yaml")
    assert (ran.exit_code, "D403" in ran.stderr) == (1, True)
    assert not (tmp_path / "a.yaml").exists()


def test_a_check_says_what_is_to_be_filled_in_from_which_decision(tmp_path: Path) -> None:
    text = SET.replace("max_points: 10", "max_points: open").replace(
        "level: xa", "level: xa\ndecision: 405/QĐ-BKHCN"
    )
    library(tmp_path, text)
    ran = cds("check", "indicators", "--lang", "en")
    assert (ran.exit_code, ran.stdout.count("D430")) == (0, 2)
    assert ran.stderr == (
        "1 file: 2 warnings\n"
        "thu@2025: 2 of 2 indicators have no maximum yet; fill in max_points from\n"
        "  405/QĐ-BKHCN: 1.1, 2.1\n"
    )
