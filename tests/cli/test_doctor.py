"""What `cds doctor` tells, line by line."""

import json
import os
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from cds_cli.cli.examined import Asked, examine
from cds_cli.cli.examined_files import definition_line, line_of
from cds_cli.cli.examined_machine import library_line, output_line, python_line
from cds_cli.report.checkup import Line, State, as_json, render
from cds_cli.store.condition import Condition, condition_of
from cds_cli.store.database import open_store
from cds_cli.text import Language, Text
from tests.cli.small_data import ROOT, SET, cds, program, project

NOTHING = Asked()


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("STORE", "INDICATORS", "LANG", "PERIOD", "STAGE"):
        monkeypatch.delenv(f"CDS_{name}", raising=False)


def lines(asked: Asked = NOTHING) -> list[dict[str, Any]]:
    # One shipped set is enough here: to check them all takes its time.
    _, found = examine(asked, ROOT / "indicators/quocgia")
    told: list[dict[str, Any]] = json.loads(as_json(found))["lines"]
    return told


def line(key: str, asked: Asked = NOTHING) -> dict[str, Any]:
    return next(one for one in lines(asked) if one["key"] == key)


def below(folder: Path) -> dict[str, bytes]:
    return {str(p): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_in_an_empty_folder_all_is_in_order_and_nothing_is_written(tmp_path: Path) -> None:
    ran = program("doctor", "--lang", "en", folder=tmp_path)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout.decode().rstrip().endswith("All is in order.")
    assert list(tmp_path.iterdir()) == []


def test_a_look_at_a_store_in_use_changes_no_file(tmp_path: Path) -> None:
    data = project(tmp_path)
    assert cds("score", data, "--set", "thu").exit_code == 0
    before = below(tmp_path)
    assert "1 lần chấm" in line("store")["told_vi"]
    assert below(tmp_path) == before


def test_runs_that_still_stand_in_the_log_of_the_store_are_counted(tmp_path: Path) -> None:
    data = project(tmp_path)
    with open_store(tmp_path / "cds.db"):
        assert cds("score", data, "--set", "thu").exit_code == 0
        assert (tmp_path / "cds.db-wal").stat().st_size
        assert condition_of(tmp_path / "cds.db").runs == 1


def test_versions_of_cds_python_and_libraries_are_told() -> None:
    told = {one["key"]: one["told_en"] for one in lines()}
    assert told["cds"][0].isdigit()
    assert told["python"].startswith("3.")
    assert "pandas " in told["libraries"]
    assert "openpyxl " in told["libraries"]
    assert "pydantic " in told["libraries"]


def test_a_python_that_is_too_old_is_an_error() -> None:
    assert python_line((3, 10, 9)).state is State.ERROR
    assert python_line((3, 11, 0)).state is State.OK


def test_a_library_that_is_missing_is_an_error_that_names_it() -> None:
    found = library_line(("pandas", "no-such-library"))
    assert found.state is State.ERROR
    assert "no-such-library" in found.told.en
    assert found.advice is not None


@pytest.mark.parametrize(
    ("encoding", "state"),
    [
        ("utf-8", State.OK),
        ("cp1252", State.WARNING),
        ("ascii", State.WARNING),
        ("no-such-encoding", State.WARNING),
    ],
)
def test_an_output_that_cannot_carry_vietnamese_is_a_warning(encoding: str, state: State) -> None:
    assert output_line(encoding).state is state


def test_the_project_is_named_with_the_file_of_its_settings(tmp_path: Path) -> None:
    assert "no file" in line("project")["told_en"]
    (tmp_path / "cds.toml").write_text('language = "en"\n', "utf-8")
    assert line("project")["told_en"] == f"{tmp_path}; settings: cds.toml"


def test_settings_that_cannot_be_read_are_an_error_and_the_rest_is_still_told(
    tmp_path: Path,
) -> None:
    (tmp_path / "cds.toml").write_text('langage = "en"\n', "utf-8")
    ran = cds("doctor", "--format", "json")
    whole = json.loads(ran.stdout)
    told = {one["key"]: one["state"] for one in whole["lines"]}
    assert (ran.exit_code, ran.stderr, whole["errors"]) == (1, "", 1)
    assert (told["project"], told["store"]) == ("error", "ok")


def test_each_setting_says_where_it_comes_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cds.toml").write_text('language = "en"\nperiod = "2025"\n', "utf-8")
    monkeypatch.setenv("CDS_PERIOD", "2026")
    told = {one["key"]: one["told_en"] for one in lines(Asked(store=Path("kho.db")))}
    assert told["setting.language"] == "en (cds.toml)"
    assert told["setting.period"] == "2026 (CDS_PERIOD)"
    assert told["setting.store"] == "kho.db (an option)"
    assert told["setting.stage"] == "not set (default)"
    assert told["setting.indicators"] == f"{tmp_path / 'indicators'} (default)"


def test_clean_sets_are_counted_and_faulty_ones_are_an_error(tmp_path: Path) -> None:
    project(tmp_path)
    found = line("definitions")
    assert (found["state"], found["told_en"].rpartition("indicators: ")[2]) == (
        "ok",
        "sets: 1, errors: 0, warnings: 0",
    )
    (tmp_path / "indicators/thu.yaml").write_text(SET.replace("ratio", "ration"), "utf-8")
    found = line("definitions")
    assert (found["state"], "errors: 1" in found["told_en"]) == ("error", True)
    assert found["advice_en"] == f'run: cds check "{tmp_path / "indicators"}"'


def test_warnings_about_shipped_sets_are_counted_but_are_nothing_to_mend(tmp_path: Path) -> None:
    project(tmp_path)
    text = SET.replace("max_points: 10\n", "max_points: open\n")
    (tmp_path / "indicators/thu.yaml").write_text(text, "utf-8")
    own, shipped = tmp_path / "indicators", tmp_path / "khác"
    assert definition_line(own, shipped).state is State.WARNING
    assert definition_line(own, own).state is State.OK
    assert "warnings: 1" in definition_line(own, own).told.en


def test_without_sets_of_ones_own_the_shipped_are_used() -> None:
    none, shipped = (one for one in lines() if one["key"] == "definitions")
    assert none["told_en"].endswith("none, the shipped are used")
    assert shipped["told_en"].endswith("sets: 1, errors: 0, warnings: 0")


def test_a_folder_of_sets_that_is_named_but_not_there_is_an_error() -> None:
    assert line("definitions", Asked(indicators=Path("khong-co")))["state"] == "error"


def test_a_store_that_is_not_there_yet_is_no_fault_where_it_can_be_made(tmp_path: Path) -> None:
    assert "not there yet" in line("store")["told_en"]
    found = line("store", Asked(store=tmp_path / "không có" / "cds.db"))
    assert found["state"] == "error"
    assert "cannot be written" in found["told_en"]


def test_a_store_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    found = line_of(tmp_path / "cds.db", Condition(exists=True, writable=False, version=1))
    assert found.state is State.ERROR
    assert found.advice is not None


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write all")
def test_a_store_in_a_folder_without_leave_to_write_is_not_writable(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    writable = condition_of(tmp_path / "cds.db").writable
    tmp_path.chmod(0o700)
    assert not writable


def test_a_file_that_is_no_store_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "cds.db").write_text("không phải kho kết quả" * 100, "utf-8")
    found = line("store")
    assert (found["state"], "no SQLite database" in found["told_en"]) == ("error", True)


def test_a_store_of_another_program_or_a_newer_version_is_an_error(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "cds.db") as connection:
        connection.execute("CREATE TABLE a (b)")
    connection.close()
    assert line("store")["state"] == "error"
    (tmp_path / "cds.db").unlink()
    with open_store(tmp_path / "cds.db") as store:
        store.connection.execute("PRAGMA user_version = 999")
    assert "999" in line("store")["told_en"]


def test_workbooks_that_are_open_elsewhere_are_named(tmp_path: Path) -> None:
    for name in ("so-lieu.xlsx", "~$-lieu.xlsx", "~$a.xlsx", ".~lock.b.ods#"):
        (tmp_path / name).touch()
    found = [one for one in lines() if one["key"] == "open_file"]
    assert {one["state"] for one in found} == {"warning"}
    named = {one["told_en"].partition(" (")[0] for one in found}
    assert named == {"so-lieu.xlsx", "a.xlsx", "b.ods"}


def test_a_warning_does_not_fail(tmp_path: Path) -> None:
    (tmp_path / "~$a.xlsx").touch()
    ran = cds("doctor", "--lang", "en")
    assert (ran.exit_code, ran.stdout.splitlines()[-1]) == (0, "Errors: 0, warnings: 1.")


def test_what_is_to_be_done_stands_below_its_line() -> None:
    found = (
        Line("a", Text("Một", "One"), Text("tốt", "well")),
        Line("b", Text("Thứ hai", "Second"), Text("x\x1b", "x\x1b"), State.ERROR, Text("s", "m")),
    )
    assert render(found, Language.EN) == (
        "ok     One     well\nERROR  Second  x␛\n    To do: m\n\nErrors: 1, warnings: 0."
    )


def test_a_form_that_there_is_not_is_refused() -> None:
    ran = cds("doctor", "--format", "xml", "--lang", "en")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert "text, json" in ran.stderr
