"""``cds check`` and ``cds schema`` with target files."""

import json
from contextlib import chdir
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from cds_cli.cli.app import app

TARGETS = """targets_format: 1
code: a
name: A
source: A
units: {level: xa, all: true}
head: open
targets:
  - code: "1"
    name: B
    measure: {type: rank, set: dti-tinh}
    target: {at_most: 20}
    by: "2025"
    source: {text: c, place: d, grade: A}
"""


def cds(folder: Path, *arguments: str) -> Result:
    with chdir(folder):
        return CliRunner(env={"CDS_INDICATORS": None, "CDS_LANG": None}).invoke(app, [*arguments])


def test_a_target_file_may_name_the_sets_that_are_shipped(tmp_path: Path) -> None:
    (tmp_path / "t.yaml").write_text(TARGETS, "utf-8")
    done = cds(tmp_path, "check", "t.yaml", "--lang", "en")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "1 file: no errors\n")


def test_a_set_that_is_nowhere_is_an_error_at_its_line_with_the_nearest_name(
    tmp_path: Path,
) -> None:
    (tmp_path / "t.yaml").write_text(TARGETS.replace("dti-tinh", "dti-tinhh"), "utf-8")
    done = cds(tmp_path, "check", ".", "--lang", "en", "--format", "json")
    (found,) = json.loads(done.stdout)
    assert (done.exit_code, found["code"]) == (1, "D412")
    shown = cds(tmp_path, "check", ".", "--lang", "en", "--format", "full").stdout
    assert shown.endswith("Fix: is dti-tinh meant?\n")


@pytest.mark.parametrize("strict", [[], ["--strict"]])
def test_what_is_open_is_listed_and_fails_nothing(tmp_path: Path, strict: list[str]) -> None:
    (tmp_path / "t.yaml").write_text(TARGETS.replace("{at_most: 20}", "open"), "utf-8")
    done = cds(tmp_path, "check", "t.yaml", "--format", "concise", *strict)
    assert done.exit_code == 0
    assert done.stdout.startswith('t.yaml:11:13: D440 ghi chú mục tiêu "1" chưa biết target')


def test_the_schema_of_targets_is_that_which_is_shipped(tmp_path: Path) -> None:
    done = cds(tmp_path, "schema", "--targets", "-o", "t.json")
    shipped = Path(__file__).parents[2] / "indicators" / "targets.schema.json"
    assert done.exit_code == 0
    assert (tmp_path / "t.json").read_bytes() == shipped.read_bytes()


def test_two_schemas_are_not_asked_for_at_once(tmp_path: Path) -> None:
    assert cds(tmp_path, "schema", "--targets", "--cases").exit_code == 2
