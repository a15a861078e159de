import csv
import io
import json
import sqlite3
from pathlib import Path

import openpyxl
import pytest

from tests.cli.small_data import DTI, QD766, ROWS, cds, project, workbook


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("CDS_STORE", "CDS_INDICATORS", "CDS_LANG"):
        monkeypatch.delenv(name, raising=False)


def codes(*arguments: object) -> list[str]:
    ran = cds("rank", *arguments, "--format", "csv")
    assert ran.exit_code == 0
    return [row["code"] for row in csv.DictReader(io.StringIO(ran.stdout))]


def runs(store: Path) -> int:
    with sqlite3.connect(store) as connection:
        number: int = connection.execute("SELECT count(*) FROM runs").fetchone()[0]
    connection.close()
    return number


def test_nothing_stored_says_what_to_run(tmp_path: Path) -> None:
    ran = cds("rank", "--level", "xa")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert "T703 chưa có kết quả nào được lưu (xa)" in ran.stderr
    assert "cds score DATA" in ran.stderr
    assert not (tmp_path / "cds.db").exists()
    as_json = cds("rank", "--format", "json")
    assert (as_json.exit_code, json.loads(as_json.stdout)["units"]) == (2, [])


def test_the_last_run_is_shown_and_others_by_level_set_period_stage_and_number(
    tmp_path: Path,
) -> None:
    cds("score", DTI, "--period", "2022")
    cds("score", DTI, "--period", "2023")
    cds("score", QD766)
    cds("score", project(tmp_path))
    assert codes() == ["00002", "00001", "00003"]
    assert codes("--level", "tinh") == ["48", "79", "22", "46", "92"]
    assert (
        codes("--set", "qd-766") == codes("--set", "qd-766@2026") == codes("--stage", "appraised")
    )
    assert codes("--period", "2022", "--top", "1") == ["48"]
    assert codes("--run", "1", "--bottom", "1") == ["92"]
    for asked in (["--period", "2021"], ["--run", "9"], ["--set", "x"], ["--level", "so"]):
        assert cds("rank", *asked).exit_code == 2


def test_the_ranking_is_the_one_that_was_scored(tmp_path: Path) -> None:
    scored = cds("score", project(tmp_path), "--format", "csv")
    assert cds("rank", "--format", "csv").stdout == scored.stdout


@pytest.mark.parametrize("asked", [["--run", "0"], ["--run", "99999999999999999999"]])
def test_a_number_that_no_run_has_is_refused(asked: list[str]) -> None:
    assert cds("rank", *asked).exit_code == 2


def test_units_are_ranked_by_a_pillar_or_a_node() -> None:
    cds("score", DTI)
    assert codes("--by", "CQS") == ["48", "46", "79", "22", "92"]
    assert len(codes("--by", "9", "--top", "1")) == 1
    ran = cds("rank", "--by", "x")
    assert (ran.exit_code, ran.stderr.startswith("Không có nút x. Có: ")) == (2, True)


def test_one_block_is_shown(tmp_path: Path) -> None:
    cds("score", project(tmp_path))
    assert codes("--block", "núi") == ["00002", "00001"]
    ran = cds("rank", "--block", "biển")
    assert (ran.exit_code, ran.stderr) == (2, "Không có khối biển. Có: núi, đồng bằng.\n")


@pytest.mark.parametrize("ending", ["txt", "csv", "tsv", "json", "md", "xlsx"])
def test_every_form_is_written(tmp_path: Path, ending: str) -> None:
    cds("score", project(tmp_path))
    ran = cds("rank", "-o", f"xếp hạng.{ending}")
    assert ran.exit_code == 0
    assert (tmp_path / f"xếp hạng.{ending}").stat().st_size > 100


def test_a_written_workbook_names_the_units(tmp_path: Path) -> None:
    cds("score", project(tmp_path))
    cds("rank", "-o", "xếp hạng.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "xếp hạng.xlsx").worksheets[0]
    assert "Xã A" in {cell.value for row in sheet.iter_rows() for cell in row}


def test_the_same_data_scored_twice_are_one_run(tmp_path: Path) -> None:
    data = project(tmp_path)
    cds("score", data)
    cds("score", data)
    assert runs(tmp_path / "cds.db") == 1
    workbook(data, ROWS[:2])
    cds("score", data)
    assert runs(tmp_path / "cds.db") == 2


def test_what_is_not_to_be_remembered_leaves_no_file(tmp_path: Path) -> None:
    assert cds("score", project(tmp_path), "--no-store").exit_code == 0
    assert not (tmp_path / "cds.db").exists()


def test_a_store_of_another_program_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "cds.db").write_text("của người khác " * 100, "utf-8")
    before = (tmp_path / "cds.db").read_bytes()
    for arguments in (["score", project(tmp_path)], ["rank"]):
        ran = cds(*arguments)
        assert (ran.exit_code, ran.stdout) == (2, "")
        assert "T701 lỗi" in ran.stderr
    assert (tmp_path / "cds.db").read_bytes() == before
