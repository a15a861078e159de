"""What YAML would quietly change, and what would harm the reader, is reported instead."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from cds_cli.definitions.load import load_set
from cds_cli.definitions.yaml_reading import read_text
from cds_cli.diagnostics import Severity
from cds_cli.text import Language

HEAD = 'format: 1\ncode: s\nedition: "2025"\nlevel: xa\nname: S\nprovenance: proposed\n'
LEAF = '  - {code: "1", name: A, max_points: 1, rule: {type: yes_no}}\n'
SET = f"{HEAD}indicators:\n{LEAF}"


def codes_of(text: str) -> set[str]:
    """Give the codes of what reading one text reports."""
    return {diagnostic.code for diagnostic in read_text(text, "s.yaml").diagnostics}


def codes_in(file: Path) -> set[str]:
    """Give the codes of what loading a set reports."""
    return {diagnostic.code for diagnostic in load_set(file).diagnostics}


@pytest.mark.parametrize(
    "written",
    [
        *("012", "-012", "0x1F", "0b11", "1_000", "1_0.5", "12:30", "1:30.5"),
        *("no", "No", "NO", "yes", "on", "Off", "True", "TRUE", "FALSE"),
        *(".5", "5.", "2025-02-30", "2025-01-01 10:00:00"),
    ],
)
def test_a_plain_scalar_that_yaml_would_change_is_reported(written: str) -> None:
    read = read_text(f"a: {written}\n", "s.yaml")
    assert read.value is not None
    assert read.value.data == {"a": written}
    assert {d.code for d in read.diagnostics} == {"D407"}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12", 12),
        ("-3", -3),
        ("0.5", 0.5),
        ("1.5e+3", 1500.0),
        ("true", True),
        ("false", False),
        ("2025-04-02", date(2025, 4, 2)),
        ("1,5", "1,5"),
        ("1.292.000", "1.292.000"),
        ('"1.10"', "1.10"),
        ("'no'", "no"),
        ("y", "y"),
        ("0o17", "0o17"),
        ("2025-1-2", "2025-1-2"),
        ("", None),
        ("null", None),
    ],
)
def test_a_plain_value_is_read_as_it_is_written(written: str, value: object) -> None:
    read = read_text(f"a: {written}\n", "s.yaml").require()
    assert read.data == {"a": value}
    assert type(read.data["a"]) is type(value)


def test_a_surprise_says_what_yaml_would_have_made_of_it() -> None:
    told = read_text("a: 012\n", "s.yaml").diagnostics[0].message(Language.VI)
    assert "012" in told
    assert "10" in told


@pytest.mark.parametrize(
    "written",
    ["!!python/object:os.system ls", "!!set {a, b}", "!foo x", "!!str 922", "!!int '3'", "! x"],
)
def test_a_tag_is_refused_where_it_stands(written: str) -> None:
    found = read_text(f"b: 1\na: {written}\n", "s.yaml").diagnostics
    assert {(d.code, d.location.row) for d in found} == {("D408", 2)}


def test_an_exclamation_mark_in_a_text_is_no_tag() -> None:
    assert read_text("a: Chú ý! 2 * 3\nb: '!x'\n", "s.yaml").diagnostics == ()


def test_an_alias_is_refused_where_it_is_used_and_the_rest_is_still_judged(tmp_path: Path) -> None:
    file = tmp_path / "s.yaml"
    file.write_text(f"{SET}note: &a chữ\nsource: *a\ndecimals: 9\n", "utf-8")
    found = load_set(file).diagnostics
    assert [(d.code, d.location.row) for d in found] == [("D408", 10), ("D425", 11)]


def test_a_byte_order_mark_is_no_part_of_the_first_key(tmp_path: Path) -> None:
    file = tmp_path / "s.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + SET.encode())
    assert load_set(file).require().code == "s"


def test_lines_that_end_as_on_windows_are_counted_as_lines(tmp_path: Path) -> None:
    file = tmp_path / "s.yaml"
    file.write_bytes(f"{SET}decimals: 9\n".replace("\n", "\r\n").encode())
    assert [(d.code, d.location.row, d.location.column) for d in load_set(file).diagnostics] == [
        ("D425", 9, 11)
    ]


def test_bytes_that_are_not_utf_8_are_told_with_their_line(tmp_path: Path) -> None:
    file = tmp_path / "s.yaml"
    file.write_bytes(SET.replace("name: S", "name: Tốt").encode("cp1258", "replace") + b"\xe9\n")
    found = load_set(file).diagnostics
    assert [d.code for d in found] == ["D401"]
    assert found[0].location.row is not None


@pytest.mark.parametrize("text", ["", "\n", "# chỉ có chú thích\n", "---\n", "~\n"])
def test_an_empty_file_is_said_to_hold_nothing(text: str, tmp_path: Path) -> None:
    file = tmp_path / "s.yaml"
    file.write_text(text, "utf-8")
    assert load_set(file).value is None
    assert codes_in(file) <= {"D401", "D404"}
    assert codes_in(file)


@pytest.mark.parametrize("text", ["- 1\n- 2\n", "chữ\n", "12\n", "[]\n"])
def test_a_set_is_a_mapping(text: str, tmp_path: Path) -> None:
    file = tmp_path / "s.yaml"
    file.write_text(text, "utf-8")
    assert codes_in(file) == {"D404"}


@pytest.mark.parametrize(
    ("character", "column"), [("\x00", 7), ("\x07", 7), ("\x1b", 7), ("\x7f", 7)]
)
def test_a_control_character_is_told_with_line_and_column(character: str, column: int) -> None:
    found = read_text(f"b: 1\na: chữ{character}\n", "s.yaml").diagnostics
    assert [(d.code, d.location.row, d.location.column) for d in found] == [("D415", 2, column)]


@pytest.mark.parametrize("character", ["\u200b", "\u00ad", "\u202e", "\ufeff", "\u2060"])
def test_a_character_that_nobody_sees_is_reported_in_texts_and_keys(character: str) -> None:
    assert codes_of(f'a: "1{character}"\n') == {"D415"}
    assert codes_of(f'"a{character}": 1\n') == {"D415"}


def test_a_no_break_space_makes_no_code(tmp_path: Path) -> None:
    file = tmp_path / "s.yaml"
    file.write_text(SET.replace('"1"', '"1\u00a0"'), "utf-8")
    assert codes_in(file) == {"D411"}


def test_a_file_of_six_megabytes_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "s.yaml"
    file.write_bytes(SET.encode() + b"#" * 6_000_000)
    assert codes_in(file) == {"D409"}


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "a: " + "[" * 100_000 + "]" * 100_000,
        "{a: " * 50_000,
        "- " * 100_000,
        "- " * 100_000 + "x",
        "? " * 100_000 + "x",
        "a: &a [" + "[" * 50_000 + "x",
    ],
    ids=["brackets", "closed", "braces", "dashes", "dashes x", "questions", "anchor"],
)
def test_nesting_without_end_does_not_end_the_process(text: str, tmp_path: Path) -> None:
    file = tmp_path / "s.yaml"
    file.write_text(text, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "cds_cli", "check", str(file)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert "D409" in done.stdout or "D401" in done.stdout


def test_nesting_without_end_in_the_head_of_a_set_does_not_end_a_listing(tmp_path: Path) -> None:
    (tmp_path / "s.yaml").write_text(f"format: 1\nname: {'[' * 100_000}", "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "cds_cli", "sets", "--indicators", str(tmp_path)],
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode in {0, 1, 2}, done.stderr


def test_a_bomb_is_refused_at_once(tmp_path: Path) -> None:
    bomb = "".join(
        f"{key}: &{key} [{', '.join([f'*{chr(ord(key) - 1)}'] * 9)}]\n" for key in "bcdefghi"
    )
    file = tmp_path / "s.yaml"
    file.write_text(f"a: &a [ha, ha]\n{bomb}", "utf-8")
    assert "D408" in codes_in(file)


def test_a_set_is_given_out_only_without_errors(tmp_path: Path) -> None:
    file = tmp_path / "s.yaml"
    file.write_text(f"{SET}max_points: 2\n", "utf-8")
    checked = load_set(file)
    assert checked.value is None
    assert {d.severity for d in checked.diagnostics} == {Severity.ERROR}


@pytest.mark.parametrize(
    "text",
    [
        *("a: b: c\n", "a: [1\n", "a: [1 b: 2\n", "a: {b: 1\n", "a:\n  - 1\n  b: 2\n", 'a: "x\n'),
        *("a:\n\tb: 1\n", "a: @x\n", "a: *x\n", 'a: "\\q"\n', "- a\nb: 1\n", "a: 1\n b: 2\n"),
    ],
)
def test_broken_syntax_is_told_in_both_languages(text: str) -> None:
    (found,) = read_text(text, "s.yaml").diagnostics
    assert found.code == "D401"
    assert found.location.row is not None
    said = found.message(Language.VI).removeprefix("không đọc được YAML: ")
    assert said != found.message(Language.EN).removeprefix("this is not YAML: ")


def test_a_day_in_quotes_is_the_same_day(tmp_path: Path) -> None:
    file = tmp_path / "s.yaml"
    days = []
    for day in ("2025-04-02", '"2025-04-02"'):
        rule = SET.replace("{type: yes_no}", f"{{type: pass, at_most: {day}}}")
        file.write_text(f"{rule}effective: {{from: {day}}}\n", "utf-8")
        days.append(load_set(file).require())
    assert days[0] == days[1]


def test_true_is_no_number_of_a_format(tmp_path: Path) -> None:
    file = tmp_path / "s.yaml"
    file.write_text(SET.replace("format: 1", "format: true"), "utf-8")
    assert codes_in(file) == {"D404"}
