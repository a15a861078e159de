"""``cds recognize``: standards, what fails, what is missing, and amounts of one's own."""

import csv
import io
import json
from contextlib import chdir
from pathlib import Path
from typing import Any

from typer.testing import Result

from tests.cli.small_data import ROOT, cds

VILLAGES = ROOT / "examples/thon-thong-minh/so-lieu.xlsx"
COMMUNES = ROOT / "examples/tinh-hai-ky/so-lieu.xlsx"
PERSONS = ROOT / "examples/cong-dan-so/so-lieu.xlsx"
DTI = ROOT / "examples/dti-2022/so-lieu.xlsx"
SET = """format: 1
code: chuan
edition: "1"
level: xa
name: Chuẩn thử
provenance: proposed
missing: exclude
recognition:
  - {code: cao, name: Nâng cao, extended: 0.6, kinds: [xã], reward: Mục a khoản 1 Điều 2}
  - {code: dat, name: Đạt, extended: 0.3}
indicators:
  - code: m
    name: Bắt buộc
    max_points: 10
    criterion: mandatory
    rule: {type: given, scale: points}
  - {code: e1, name: Mở rộng 1, max_points: 1, criterion: extended, rule: {type: yes_no}}
  - {code: e2, name: Mở rộng 2, max_points: 1, criterion: extended, rule: {type: yes_no}}
  - {code: e3, name: Mở rộng 3, max_points: 1, criterion: extended, rule: {type: yes_no}}
"""
DATA = ("--data", "data.csv", "--set", "chuan")
HEAD = "Mã đơn vị,Tên đơn vị,Khối,Loại,m,e1,e2,e3"
ROWS = (
    "a,Xã A,núi,xã,10,có,có,không",
    "b,Xã B,núi,xã,10,có,không,không",
    "c,Xã C,biển,xã,,có,có,có",
    "d,Phường D,biển,phường,10,có,có,có",
    "e,Phường E,biển,phường,9.5,không,không,không",
)


def project(folder: Path, rows: tuple[str, ...] = ROWS) -> None:
    (folder / "indicators").mkdir()
    (folder / "indicators/chuan.yaml").write_text(SET, "utf-8")
    (folder / "data.csv").write_text("\n".join([HEAD, *rows]) + "\n", "utf-8")


def run(folder: Path, *arguments: object) -> Result:
    with chdir(folder):
        return cds("recognize", *arguments)


def tables(result: Result) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = json.loads(result.stdout)["tables"]
    return found


def test_each_unit_is_told_its_standard_its_criteria_and_what_the_next_one_asks(
    tmp_path: Path,
) -> None:
    project(tmp_path)
    result = run(tmp_path, *DATA, "--format", "json")
    keys = ("grade", "mandatory_met", "mandatory_asked", "extended_met", "extended_asked")
    more = ("next_grade", "more_mandatory", "more_extended")
    got = {
        row["code"]: tuple(row[key] for key in (*keys, *more)) for row in tables(result)["units"]
    }
    assert got == {
        "a": ("cao", 1, 1, 2, 3, None, None, None),
        "b": ("dat", 1, 1, 1, 3, "cao", 0, 1),
        "c": (None, 0, 1, 3, 3, "dat", 1, 0),
        "d": ("dat", 1, 1, 3, 3, None, None, None),
        "e": (None, 0, 1, 0, 3, "dat", 1, 1),
    }


def test_failing_criteria_are_listed_with_points_and_reason_the_mandatory_first(
    tmp_path: Path,
) -> None:
    project(tmp_path)
    result = run(tmp_path, *DATA, "--format", "json")
    got = [
        (row["code"], row["indicator"], row["points"], row["max_points"], row["why"])
        for row in tables(result)["failing"]
        if row["code"] in "ce"
    ]
    assert got == [
        ("c", "m", None, 10, "missing"),
        ("e", "m", 9.5, 10, "not_met"),
        ("e", "e1", 0, 1, "not_met"),
        ("e", "e2", 0, 1, "not_met"),
        ("e", "e3", 0, 1, "not_met"),
    ]
    text = run(tmp_path, *DATA).stdout
    assert "thiếu số liệu" in text


def test_units_are_counted_by_standard_for_all_and_by_kind_and_block(tmp_path: Path) -> None:
    project(tmp_path)
    result = run(tmp_path, *DATA, "--format", "json")
    got = {
        (row["by"], row["value"]): (row["units"], row["grade_cao"], row["grade_dat"], row["none"])
        for row in tables(result)["summary"]
    }
    assert got == {
        ("all", ""): (5, 1, 2, 2),
        ("kind", "phường"): (2, 0, 1, 1),
        ("kind", "xã"): (3, 1, 1, 1),
        ("block", "biển"): (3, 0, 1, 2),
        ("block", "núi"): (2, 1, 1, 0),
    }
    facts = json.loads(result.stdout)["facts"]
    assert (facts["grade_cao"], facts["grade_dat"], facts["none"]) == (1, 2, 2)


def test_rewards_are_named_by_the_set_and_amounts_come_from_a_list_that_knows_kinds(
    tmp_path: Path,
) -> None:
    project(tmp_path)
    amounts = "grade,amount,kind\ncao,50.000.000,\nĐạt,20000000,\ndat,30000000,Phường\n"
    (tmp_path / "thuong.csv").write_text(amounts, "utf-8")
    result = run(tmp_path, *DATA, "--rewards", "thuong.csv", "--format", "json")
    got = [(row["code"], row["amount"], row["reward"]) for row in tables(result)["recognised"]]
    assert got == [
        ("a", 50_000_000, "Mục a khoản 1 Điều 2"),
        ("b", 20_000_000, None),
        ("d", 30_000_000, None),
    ]
    assert json.loads(result.stdout)["facts"]["amount"] == 100_000_000
    text = run(tmp_path, *DATA, "--rewards", "thuong.csv").stdout
    assert "100.000.000" in text


def test_a_recognised_unit_without_an_amount_is_counted_and_adds_nothing(tmp_path: Path) -> None:
    project(tmp_path)
    (tmp_path / "thuong.csv").write_text("grade,amount\ncao,5\n", "utf-8")
    result = run(tmp_path, *DATA, "--rewards", "thuong.csv", "--lang", "en")
    assert "2 recognised units have no amount in the list." in result.stdout


def test_units_without_a_kind_and_amounts_for_kinds_of_nobody_are_told(tmp_path: Path) -> None:
    project(tmp_path, ("a,Xã A,núi,,10,có,có,không", "b,Xã B,núi,xã,10,có,có,không"))
    (tmp_path / "thuong.csv").write_text("grade,amount,kind\ndat,5,\ndat,9,phừong\n", "utf-8")
    text = " ".join(run(tmp_path, *DATA, "--rewards", "thuong.csv", "--lang", "en").stdout.split())
    assert "Units without a kind (column kind): 1 (Xã A)." in text
    assert "kinds that no unit is of: phừong." in text


def test_all_faults_of_a_list_of_amounts_are_told_at_once(tmp_path: Path) -> None:
    project(tmp_path)
    faulty = "grade,amount\ncap,5\ndat,20tr\ncao,\ncao,1\nNâng cao,2\ndat,-1\n"
    (tmp_path / "thuong.csv").write_text(faulty, "utf-8")
    result = run(tmp_path, *DATA, "--rewards", "thuong.csv", "--format", "json")
    found = {(d["line"], d["code"]) for d in json.loads(result.stdout)["diagnostics"]}
    assert result.exit_code == 1
    wanted = {(2, "S141"), (3, "V303"), (4, "S141"), (6, "S141"), (7, "V304")}
    assert {one for one in found if one[1] in {"S141", "V303", "V304"}} == wanted
    (tmp_path / "thuong.csv").write_text("grade,kind\ncao,xã\n", "utf-8")
    headless = run(tmp_path, *DATA, "--rewards", "thuong.csv", "--lang", "en")
    assert 'the list has no column "amount"' in headless.stderr


def test_a_run_of_the_store_gives_what_its_data_give(tmp_path: Path) -> None:
    project(tmp_path)
    with chdir(tmp_path):
        cds("score", "data.csv", "--set", "chuan", "--period", "2025")
    stored = run(tmp_path, "--set", "chuan", "--format", "json")
    scored = run(tmp_path, *DATA, "--period", "2025", "--format", "json")
    assert tables(stored) == tables(scored)


def test_persons_are_counted_and_shown_one_by_one_only_on_demand(tmp_path: Path) -> None:
    counted = run(tmp_path, "--data", PERSONS, "--format", "json")
    assert list(tables(counted)) == ["summary"]
    assert "Người 01" not in counted.stdout.partition('"diagnostics"')[0]
    assert tables(counted)["summary"][0]["grade_cong-dan-so"] == 7
    each = run(tmp_path, "--data", PERSONS, "--each", "--format", "json")
    assert len(tables(each)["units"]) == 12
    refused = run(tmp_path, "--data", PERSONS, "--unit", "CD01", "--lang", "en")
    assert (refused.exit_code, "--unit needs --each" in refused.stderr) == (2, True)
    with chdir(tmp_path):
        cds("score", PERSONS)
    stored = run(tmp_path, "--level", "congdan")
    assert stored.exit_code == 2


REFUSED: tuple[tuple[tuple[object, ...], str], ...] = (
    (("--data", DTI), "Set dti-tinh@2022 states no standard"),
    (("--data", VILLAGES, "--unit", "Thôn Mẫu 9"), "There is no unit Thôn Mẫu 9"),
    (("--data", VILLAGES, "--rewards", "x.csv"), "There is no file x.csv."),
    (("--data", VILLAGES, "--table", "u", "--format", "csv"), "no table u"),
)


def test_what_cannot_be_is_refused_in_words(tmp_path: Path) -> None:
    for arguments, told in REFUSED:
        result = run(tmp_path, *arguments, "--lang", "en")
        assert (result.exit_code, told in result.stderr) == (2, True), arguments


def test_the_example_of_villages_comes_out_as_its_worked_cases_say(tmp_path: Path) -> None:
    table = run(tmp_path, "--data", VILLAGES, "--format", "csv").stdout
    grades = {row["code"]: row["grade"] for row in csv.DictReader(io.StringIO(table))}
    wanted = {"T01": "nang-cao", "T02": "nang-cao", "T04": "dat", "T06": "nang-cao"}
    assert {code: grade for code, grade in grades.items() if grade} == wanted


def test_the_communes_of_the_example_of_two_periods_are_recognised(tmp_path: Path) -> None:
    """Counted from the published points: all of six mandatory criteria, 3 or 6 of 10 extended."""
    result = run(tmp_path, "--data", COMMUNES, "--format", "json")
    facts = json.loads(result.stdout)["facts"]
    assert (facts["grade_nang-cao"], facts["grade_dat-cds"], facts["none"]) == (4, 15, 154)


def test_of_many_units_people_read_the_first_and_programs_all(tmp_path: Path) -> None:
    rows = tuple(f"y{number:03},Xã {number},,xã,10,có,có,có" for number in range(120))
    project(tmp_path, rows)
    text = run(tmp_path, *DATA, "--lang", "en").stdout
    assert "70 of 120 rows are shown" in text
    table = run(tmp_path, *DATA, "--format", "csv").stdout
    assert len(table.splitlines()) == 121


def test_one_unit_is_shown_alone_and_the_counts_stay_those_of_all(tmp_path: Path) -> None:
    project(tmp_path)
    result = run(tmp_path, *DATA, "--unit", "xa b", "--format", "json")
    assert [row["code"] for row in tables(result)["units"]] == ["b"]
    assert tables(result)["summary"][0]["units"] == 5
