"""The CI recipes of docs/ci.md are YAML, and their commands write what the services read."""

import json
import re
import shlex
from concurrent.futures import Executor
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml

from tests.docs.console import cds

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "ci.md").read_text("utf-8")
RECIPES = [yaml.safe_load(found) for found in re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)]

SOUND = """\
format: 1
code: a
edition: "1"
level: xa
name: A
provenance: proposed
indicators:
  - {code: "1", name: Một, max_points: 10, rule: {type: yes_no}}
"""
FAULTY = SOUND.replace("provenance", "max_points: 7\nprovenance")


def commands_in(value: Any) -> list[str]:
    """Give every text below a value that runs cds."""
    if isinstance(value, dict):
        return [one for inner in value.values() for one in commands_in(inner)]
    if isinstance(value, list):
        return [one for inner in value for one in commands_in(inner)]
    return [value] if isinstance(value, str) and value.startswith("cds ") else []


def run(command: str, folder: Path, console: Executor) -> int:
    """Run a line of a recipe the way a shell does; gives the exit code of cds."""
    line, _, _ = command.partition(" || ")
    wanted, _, target = line.partition(" > ")
    words = shlex.split(wanted)[1:]
    code, printed = console.submit(cds, words, folder, with_stderr=False).result()
    if target:
        (folder / target).write_text(printed, "utf-8", newline="\n")
    return code


def repository(folder: Path, definition: str) -> Path:
    (folder / "indicators").mkdir()
    (folder / "indicators" / "a.yaml").write_text(definition, "utf-8")
    return folder


def test_the_page_has_a_recipe_for_each_service() -> None:
    actions, gitlab, hook = RECIPES
    assert actions["jobs"]["check"]["steps"]
    assert gitlab["indicators"]["artifacts"]["reports"].keys() == {"codequality", "junit"}
    assert hook["repos"][0]["hooks"][0]["entry"] == "cds check --strict"


@pytest.mark.parametrize("command", commands_in(RECIPES))
def test_a_command_of_a_recipe_passes_sound_sets_and_fails_faulty_ones(
    command: str, tmp_path: Path, console: Executor
) -> None:
    sound, faulty = tmp_path / "sound", tmp_path / "faulty"
    for folder, definition in ((sound, SOUND), (faulty, FAULTY)):
        folder.mkdir()
        repository(folder, definition)
    given = f"{command} indicators/a.yaml" if "indicators" not in command else command
    assert (run(given, sound, console), run(given, faulty, console)) == (0, 1)


def test_the_reports_of_the_recipes_name_the_fault(tmp_path: Path, console: Executor) -> None:
    repository(tmp_path, FAULTY)
    for command in commands_in(RECIPES):
        run(command, tmp_path, console)
    sarif = json.loads((tmp_path / "cds.sarif").read_text("utf-8"))
    assert [one["ruleId"] for one in sarif["runs"][0]["results"]] == ["D405"]
    quality = json.loads((tmp_path / "gl-code-quality-report.json").read_text("utf-8"))
    assert [one["location"]["path"] for one in quality] == ["indicators/a.yaml"]
    junit = ET.parse(tmp_path / "cds-junit.xml")  # noqa: S314 — written by us
    assert junit.getroot().findall(".//failure")


def test_the_hook_of_this_repository_checks_the_files_that_the_local_one_checks() -> None:
    (shared,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    (local,) = RECIPES[2]["repos"][0]["hooks"]
    assert shared["files"] == local["files"]
    assert re.search(shared["files"], "indicators/xa/a.cases.yaml")
