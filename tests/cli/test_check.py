"""``cds check``: what is printed where, and the exit code."""

import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator, Draft7Validator
from typer.testing import CliRunner

from cds_cli.cli.app import app

HEAD = 'format: 1\ncode: {code}\nedition: "2025"\nlevel: xa\nname: S\nprovenance: {provenance}\n'
GOOD_LEAF = '  - {code: "1", name: A, max_points: 10, rule: {type: yes_no}}\n'
SARIF = Path(__file__).parents[1] / "report" / "sarif-2.1.0.schema.json"
CASES = """cases:
  - name: Một xã
    units:
      - code: "1"
        inputs: {"1": true}
        expect: {points: POINTS}
"""
OF_THE_SURROUNDINGS = {"GITHUB_ACTIONS", "GITLAB_CI", "CDS_LANG", "CDS_INDICATORS", "CI"}


@dataclass(frozen=True)
class Done:
    """How a run ended."""

    returncode: int
    stdout: str
    stderr: str


def cds_check(folder: Path, *arguments: str | Path, **environment: str) -> Done:
    """Run ``cds check`` in a folder."""
    env = {**dict.fromkeys(OF_THE_SURROUNDINGS), **environment}
    with chdir(folder):
        ended = CliRunner(env=env).invoke(app, ["check", *map(str, arguments)])
    assert isinstance(ended.exception, SystemExit | None), ended.exception
    return Done(ended.exit_code, ended.stdout, ended.stderr)


def good(code: str = "s", provenance: str = "proposed") -> str:
    """Write a set without faults; as an official one it lacks a reference."""
    return HEAD.format(code=code, provenance=provenance) + "indicators:\n" + GOOD_LEAF


def faulty(code: str = "t") -> str:
    """Write a set with an error in line 7."""
    return HEAD.format(code=code, provenance="proposed") + "decimal: 2\nindicators:\n" + GOOD_LEAF


def write(folder: Path, **files: str) -> Path:
    """Write sets under their names."""
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    return folder


def parsed(output: str) -> Any:
    """Read what a program would read."""
    return json.loads(output)


def test_without_faults_nothing_is_printed_but_the_count_on_stderr(tmp_path: Path) -> None:
    done = cds_check(write(tmp_path, s=good()), "s.yaml")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "1 tệp: không có lỗi\n")


def test_an_error_ends_with_1_and_is_one_line_where_nobody_looks(tmp_path: Path) -> None:
    done = cds_check(write(tmp_path, t=faulty()), "t.yaml")
    assert done.returncode == 1
    assert done.stdout == 't.yaml:7:1: D403 lỗi không có khóa "decimal" ở đây\n'
    assert done.stderr == "1 tệp: 1 lỗi\n"


def test_the_full_form_shows_the_line_and_a_caret_below_the_fault(tmp_path: Path) -> None:
    done = cds_check(write(tmp_path, t=faulty()), "t.yaml", "--format", "full")
    assert done.stdout.splitlines() == [
        "D403 lỗi  t.yaml:7:1",
        '     không có khóa "decimal" ở đây.',
        "     7 | decimal: 2",
        "       | ^",
        "     Cách sửa: có phải decimals?",
    ]


def test_messages_are_english_where_that_is_asked_for(tmp_path: Path) -> None:
    write(tmp_path, t=faulty())
    by_option = cds_check(tmp_path, "t.yaml", "--lang", "en")
    assert 'key "decimal" is not known here' in by_option.stdout
    assert by_option.stderr == "1 file: 1 error\n"
    assert cds_check(tmp_path, "t.yaml", CDS_LANG="en").stdout == by_option.stdout


def test_json_is_one_value_also_where_nothing_is_wrong(tmp_path: Path) -> None:
    write(tmp_path, s=good(), t=faulty())
    found = parsed(cds_check(tmp_path, "s.yaml", "t.yaml", "--format", "json").stdout)
    assert [(d["code"], d["file"], d["line"]) for d in found] == [("D403", "t.yaml", 7)]
    assert parsed(cds_check(tmp_path, "s.yaml", "--format", "json").stdout) == []


def test_json_is_one_value_also_where_nothing_could_be_run(tmp_path: Path) -> None:
    done = cds_check(tmp_path, "khong-co.yaml", "--format", "json")
    assert done.returncode == 2
    assert [d["code"] for d in parsed(done.stdout)] == ["C801"]
    assert "khong-co.yaml" in parsed(done.stdout)[0]["message_vi"]


def test_sarif_is_valid_under_its_schema_with_and_without_findings(tmp_path: Path) -> None:
    write(tmp_path, s=good(), t=faulty())
    schema = parsed(SARIF.read_text("utf-8"))
    kind = Draft4Validator if "draft-04" in schema["$schema"] else Draft7Validator
    for name in ("s.yaml", "t.yaml"):
        report = parsed(cds_check(tmp_path, name, "--format", "sarif").stdout)
        assert list(kind(schema).iter_errors(report)) == []
        assert len(report["runs"][0]["results"]) == (name == "t.yaml")


def test_junit_counts_files_that_pass_too(tmp_path: Path) -> None:
    write(tmp_path, s=good(), t=faulty())
    root = ET.fromstring(cds_check(tmp_path, "s.yaml", "t.yaml", "--format", "junit").stdout)  # noqa: S314 — our own
    suites = {suite.get("name"): suite.get("failures") for suite in root.iter("testsuite")}
    assert suites == {"s.yaml": "0", "t.yaml": "1"}


def test_gitlab_and_github_get_their_own_forms_in_their_ci(tmp_path: Path) -> None:
    write(tmp_path, t=faulty())
    github = cds_check(tmp_path, "t.yaml", GITHUB_ACTIONS="true")
    assert github.stdout.startswith("::error file=t.yaml,line=7,col=1,title=D403 unknown-key::")
    gitlab = parsed(cds_check(tmp_path, "t.yaml", GITLAB_CI="true").stdout)
    assert gitlab[0]["location"]["path"] == "t.yaml"
    assert cds_check(tmp_path, "t.yaml", "--format", "concise", GITLAB_CI="true").stdout.startswith(
        "t.yaml:7:1: D403"
    )


def test_a_format_that_does_not_exist_ends_with_2_and_names_those_that_do(tmp_path: Path) -> None:
    done = cds_check(write(tmp_path, s=good()), "s.yaml", "--format", "xml")
    assert done.returncode == 2
    assert done.stdout == ""
    assert "sarif" in done.stderr


def test_warnings_fail_only_when_strict(tmp_path: Path) -> None:
    write(tmp_path, s=good(provenance="official"))
    assert "D420" in cds_check(tmp_path, "s.yaml").stdout
    assert cds_check(tmp_path, "s.yaml").returncode == 0
    assert cds_check(tmp_path, "s.yaml", "--strict").returncode == 1


def test_quiet_shows_what_fails_and_nothing_else(tmp_path: Path) -> None:
    write(tmp_path, s=good(provenance="official"), t=faulty())
    done = cds_check(tmp_path, "s.yaml", "t.yaml", "-q")
    assert [line.split(" ")[1] for line in done.stdout.splitlines()] == ["D403"]
    assert done.stderr == ""
    strict = cds_check(tmp_path, "s.yaml", "-q", "--strict")
    assert "D420" in strict.stdout


def test_codes_are_selected_and_ignored_by_their_beginning(tmp_path: Path) -> None:
    write(tmp_path, s=good(provenance="official"), t=faulty())
    files = ("s.yaml", "t.yaml")
    assert cds_check(tmp_path, *files, "--ignore", "D403").returncode == 0
    assert cds_check(tmp_path, *files, "--select", "D42").returncode == 0
    assert cds_check(tmp_path, *files, "--select", "d420,d403").returncode == 1
    both = cds_check(tmp_path, *files, "--select", "D", "--ignore", "D403", "--ignore", "D420")
    assert (both.returncode, both.stdout) == (0, "")


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_code_that_does_not_exist_is_refused(option: str, tmp_path: Path) -> None:
    done = cds_check(write(tmp_path, t=faulty()), "t.yaml", option, "D999")
    assert (done.returncode, done.stdout) == (2, "")
    assert "D999" in done.stderr


def test_a_path_that_is_not_there_ends_with_2(tmp_path: Path) -> None:
    done = cds_check(write(tmp_path, s=good()), "s.yaml", "khong-co.yaml")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "Không có khong-co.yaml.\n"


def test_a_folder_without_a_set_is_no_success(tmp_path: Path) -> None:
    (tmp_path / "rong").mkdir()
    (tmp_path / "rong" / "docker.yaml").write_text("services: {}\n", "utf-8")
    done = cds_check(tmp_path, "rong")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Không thấy bộ chỉ số nào trong rong" in done.stderr


def test_all_sets_below_a_folder_are_checked_and_other_yaml_is_not(tmp_path: Path) -> None:
    (tmp_path / "xa").mkdir()
    write(tmp_path / "xa", s=good("s"), t=faulty("t"))
    write(tmp_path, u=faulty("u"), docker="services: {}\n")
    done = cds_check(tmp_path, ".")
    assert [line.split(":")[0] for line in done.stdout.splitlines()] == ["u.yaml", "xa/t.yaml"]
    assert done.stderr == "3 tệp: 2 lỗi\n"


def test_a_set_that_forgot_its_format_is_still_found_below_a_folder(tmp_path: Path) -> None:
    write(tmp_path, s=good().removeprefix("format: 1\n"))
    (tmp_path / "bom.yaml").write_bytes(b"\xef\xbb\xbf" + faulty().encode())
    codes = {line.split(" ")[1] for line in cds_check(tmp_path, ".").stdout.splitlines()}
    assert codes == {"D403", "D421"}


def test_without_a_path_the_sets_of_the_project_are_checked(tmp_path: Path) -> None:
    (tmp_path / "indicators").mkdir()
    write(tmp_path / "indicators", t=faulty())
    assert "t.yaml:7:1: D403" in cds_check(tmp_path).stdout
    (tmp_path / "khac").mkdir()
    write(tmp_path / "khac", s=good())
    assert cds_check(tmp_path, "--indicators", "khac").stderr == "1 tệp: không có lỗi\n"


def test_two_files_of_one_code_and_edition_are_told_apart(tmp_path: Path) -> None:
    done = cds_check(write(tmp_path, a=good("s"), b=good("s")), "a.yaml", "b.yaml")
    assert done.returncode == 1
    assert done.stdout == "b.yaml:2:7: D434 lỗi bộ chỉ số s@2025 đã có ở a.yaml\n"


def test_a_file_that_is_named_twice_is_checked_once(tmp_path: Path) -> None:
    done = cds_check(write(tmp_path, t=faulty()), "t.yaml", "t.yaml", ".")
    assert done.stdout.count("D403") == 1


def test_a_part_or_a_file_of_cases_stands_for_its_set(tmp_path: Path) -> None:
    part = f'code: "1"\nname: A\nmax_points: 5\nindicators:\n{GOOD_LEAF.replace("1", "1.1", 1)}'
    head = HEAD.format(code="s", provenance="proposed") + "parts: [mot.yaml]\n"
    write(tmp_path, set=head, mot=part)
    done = cds_check(tmp_path, "mot.yaml")
    assert done.stdout.startswith("mot.yaml:3:13: D405")
    (tmp_path / "le").mkdir()
    write(tmp_path / "le", s=good(), **{"s.cases": CASES.replace("POINTS", "9")})
    assert "le/s.cases.yaml:6:26: D419" in cds_check(tmp_path, "le/s.cases.yaml").stdout


def test_cases_without_their_set_are_an_error_and_not_a_crash(tmp_path: Path) -> None:
    write(tmp_path, s=good(), **{"cu.cases": CASES})
    for path in (".", "cu.cases.yaml"):
        done = cds_check(tmp_path, path)
        assert done.returncode == 1
        assert done.stdout.startswith("cu.cases.yaml:1:1: D435 lỗi")


def test_a_case_that_fails_shows_expected_got_and_the_tree_of_the_unit(tmp_path: Path) -> None:
    write(tmp_path, s=good(), **{"s.cases": CASES.replace("POINTS", "9")})
    done = cds_check(tmp_path, "s.yaml", "--format", "full")
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        "D419 lỗi  s.cases.yaml:6:26  1",
        '     ca "Một xã", đơn vị 1: điểm (points) của s là 10, cần 9.',
        "     6 |         expect: {points: 9}",
        "       |                          ^",
        "     Cách sửa: sửa luật hoặc sửa kết quả mong đợi theo văn bản",
        "     1 1: 10.00 / 10",
        "       1 A: 10.00 / 10",
    ]


def test_cases_that_come_out_are_silent(tmp_path: Path) -> None:
    write(tmp_path, s=good(), **{"s.cases": CASES.replace("POINTS", "10")})
    assert cds_check(tmp_path, "s.yaml").returncode == 0


def test_one_broken_file_does_not_hide_the_next(tmp_path: Path) -> None:
    write(tmp_path, a="format: 1\ncode: [\n", b=faulty())
    (tmp_path / "c.yaml").write_bytes(b"format: 1\nname: \xff\n")
    codes = [line.split(" ")[1] for line in cds_check(tmp_path, ".").stdout.splitlines()]
    assert codes == ["D401", "D403", "D401"]


def test_a_set_without_cases_is_checked_without_pandas_or_openpyxl(tmp_path: Path) -> None:
    write(tmp_path, s=good(), t=faulty())
    program = (
        "import sys; from cds_cli.cli import main; sys.argv = ['cds', 'check', '.']; code = main();"
        "print(code, {'pandas', 'numpy', 'openpyxl', 'xlsxwriter'} & sys.modules.keys())"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stdout.splitlines()[-1] == "1 set()", done.stderr
