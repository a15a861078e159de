"""Each file in ``faulty`` marks its own lines: dropping one in is a test."""

import re
from pathlib import Path

import pytest

from cds_cli.catalogue import CATALOGUE
from cds_cli.cli.check_sets import check_paths
from cds_cli.diagnostics import Severity
from cds_cli.text import Language

FAULTY = Path(__file__).parent / "faulty"
MARK = re.compile(r"# expect: ((?:[A-Z]\d{3})(?:, [A-Z]\d{3})*)")
ENGLISH = re.compile(r"\b(should|input|valid|must|or|is|match)\b", re.IGNORECASE)
# What a writer chose: keys and codes of a definition may well be English words.
QUOTED = re.compile(r'"[^"]*"')

Findings = set[tuple[str, str, int | None]]


def faulty_sets() -> list[Path]:
    """Give each folder, and each file that is no file of cases."""
    return [path for path in sorted(FAULTY.iterdir()) if not path.name.endswith(".cases.yaml")]


def marked(path: Path) -> Findings:
    """Give file, code and line of everything that is marked in a set, its parts and its cases."""
    files = path.glob("*.yaml") if path.is_dir() else (path, path.with_suffix(".cases.yaml"))
    return {
        (file.name, code, number)
        for file in files
        if file.is_file()
        for number, line in enumerate(file.read_text("utf-8").split("\n"), start=1)
        for mark in MARK.findall(line)
        for code in mark.split(", ")
    }


def found(path: Path) -> Findings:
    """Give file, code and line of everything that is reported."""
    return {
        (Path(d.location.file).name, d.code, d.location.row)
        for d in check_paths((path,)).diagnostics
    }


@pytest.mark.parametrize("path", faulty_sets(), ids=lambda path: path.name)
def test_each_fault_is_found_at_the_line_that_is_marked(path: Path) -> None:
    assert found(path) == marked(path)
    assert marked(path)


@pytest.mark.parametrize("path", faulty_sets(), ids=lambda path: path.name)
def test_each_fault_has_a_column_inside_its_line(path: Path) -> None:
    for diagnostic in check_paths((path,)).diagnostics:
        lines = Path(diagnostic.location.file).read_text("utf-8").split("\n")
        row, column = diagnostic.location.row, diagnostic.location.column
        assert row is not None
        assert column is not None
        assert 1 <= column <= len(lines[row - 1]) + 1


@pytest.mark.parametrize("path", faulty_sets(), ids=lambda path: path.name)
def test_each_fault_is_told_in_vietnamese_words(path: Path) -> None:
    for diagnostic in check_paths((path,)).diagnostics:
        if diagnostic.code == "D401":  # the parser's own words for broken syntax
            continue
        told = QUOTED.sub("", diagnostic.message(Language.VI))
        assert not ENGLISH.search(told), told


def test_ten_different_faults_are_all_shown_in_one_run() -> None:
    faults = marked(FAULTY / "ten_faults.yaml")
    assert len({code for _, code, _ in faults}) == len(faults) == 10
    assert found(FAULTY / "ten_faults.yaml") == faults


@pytest.mark.parametrize("code", [code for code in CATALOGUE if code.startswith("D")])
def test_each_code_of_definitions_is_met_by_a_faulty_file(code: str) -> None:
    met = {mark for path in faulty_sets() for _, mark, _ in marked(path)}
    assert code in met


def test_warnings_alone_do_not_withhold_a_set() -> None:
    for name in ("no_reference.yaml", "open_weights.yaml", "unused_input.yaml"):
        severities = {d.severity for d in check_paths((FAULTY / name,)).diagnostics}
        assert severities == {Severity.WARNING}
