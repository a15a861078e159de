"""Target files: which files are some, what is read of them, and how they speak of sets."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from cds_cli.cli.check_sets import check_paths
from cds_cli.definitions.library import set_files
from cds_cli.definitions.load_targets import holds_targets, load_targets, target_files
from cds_cli.definitions.measures import OfSet
from cds_cli.definitions.misshapen import models_in
from cds_cli.definitions.targets import Aim, TargetFile, last_day
from cds_cli.diagnostics import Severity, errors

HERE = Path(__file__).parent
SHIPPED = Path(__file__).parents[2] / "indicators"
GOOD = HERE / "good_targets" / "targets.yaml"
TARGETS = """targets_format: 1
code: a
name: A
source: A
units: {level: xa, all: true}
head: open
targets:
  - code: "1"
    name: B
    measure: {type: index, set: xa-mau}
    target: {at_least: 0.8}
    by: "2025"
    source: {text: c, place: d, grade: A}
"""
SET = """format: 1
code: xa-mau
edition: "2026"
level: xa
name: A
provenance: proposed
indicators:
  - {code: "1", name: B, max_points: 10, rule: {type: yes_no}}
"""


def reachable(model: type[BaseModel], seen: set[type[BaseModel]]) -> set[type[BaseModel]]:
    if model not in seen:
        seen.add(model)
        for field in model.model_fields.values():
            for inner in models_in(field.annotation):
                reachable(inner, seen)
    return seen


def stated(value: object) -> set[tuple[type[BaseModel], str]]:
    if isinstance(value, tuple):
        return set().union(*map(stated, value))
    if not isinstance(value, BaseModel):
        return set()
    here = {(type(value), name) for name in value.model_fields_set}
    return here.union(*(stated(getattr(value, name)) for name in value.model_fields_set))


def write(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    return folder / name


def test_the_good_file_uses_every_key_of_the_format_and_has_only_open_keys_to_tell() -> None:
    checked = load_targets(GOOD)
    known = {(m, name) for m in reachable(TargetFile, set()) for name in m.model_fields}
    # What measures of a set share is stated by each of them.
    assert known - stated(checked.require()) == {
        (kind, name) for kind, name in known if kind is OfSet
    }
    assert [(d.code, d.severity) for d in checked.diagnostics] == [("D440", Severity.NOTE)] * 2
    assert checked.diagnostics[0].values["key"] == "target, by"


@pytest.mark.parametrize("file", sorted(target_files(SHIPPED)), ids=lambda file: file.name)
def test_a_shipped_target_file_has_no_fault_but_what_is_open(file: Path) -> None:
    assert {d.code for d in check_paths((file,), (SHIPPED,)).diagnostics} <= {"D440"}


def test_the_shipped_targets_are_those_of_three_documents() -> None:
    files = [load_targets(file).require() for file in target_files(SHIPPED)]
    assert [file.code for file in files] == [
        "muc-tieu-binh-dinh",
        "muc-tieu-ha-noi",
        "muc-tieu-yen-bai",
    ]
    aims = {target.code: target.target for file in files for target in file.targets}
    assert aims["HN01"] == Aim(at_least=1.0)
    assert aims["HN02"] == Aim(at_least=0.8)
    assert aims["HN03"] == Aim(at_least=0.5)
    assert aims["YB07"] == Aim(improves_by=5.0)


def test_a_target_file_is_no_set_and_a_set_is_no_target_file(tmp_path: Path) -> None:
    targets, a_set = write(tmp_path, "t.yaml", TARGETS), write(tmp_path, "s.yaml", SET)
    assert list(set_files(tmp_path)) == [a_set]
    assert list(target_files(tmp_path)) == [targets]
    assert not holds_targets(tmp_path / "khong-co.yaml")


def test_a_folder_and_a_path_are_both_checked(tmp_path: Path) -> None:
    file = write(tmp_path, "t.yaml", TARGETS.replace("0.8", "8"))
    for path in (tmp_path, file):
        checked = check_paths((path,))
        assert checked.files == (str(file),)
        assert [(d.code, d.location.row) for d in checked.diagnostics] == [("D431", 11)]


def test_without_any_set_nothing_is_said_of_the_sets_that_are_named(tmp_path: Path) -> None:
    assert check_paths((write(tmp_path, "t.yaml", TARGETS),)).diagnostics == ()


def test_a_set_of_the_library_may_be_named_and_another_may_not(tmp_path: Path) -> None:
    file = write(tmp_path / "own", "t.yaml", TARGETS)
    write(tmp_path / "library", "s.yaml", SET)
    assert check_paths((file,), (tmp_path / "library",)).diagnostics == ()
    write(tmp_path / "library", "s.yaml", SET.replace("xa-mau", "xa-khac"))
    (found,) = check_paths((file,), (tmp_path / "library",)).diagnostics
    assert (found.code, found.location.row) == ("D412", 10)


def test_where_a_set_cannot_be_read_it_is_not_said_to_be_missing(tmp_path: Path) -> None:
    write(tmp_path, "t.yaml", TARGETS)
    write(tmp_path, "s.yaml", SET.replace("yes_no", "yes_or_no"))
    assert [d.code for d in check_paths((tmp_path,)).diagnostics] == ["D422"]


def test_a_target_before_its_document_is_a_warning_and_the_file_is_given(tmp_path: Path) -> None:
    checked = load_targets(write(tmp_path, "t.yaml", "issued: 2026-01-01\n" + TARGETS))
    assert [(d.code, d.severity) for d in checked.diagnostics] == [("D431", Severity.WARNING)]
    assert checked.value is not None


@pytest.mark.parametrize(
    ("period", "day"),
    [
        ("2025", date(2025, 12, 31)),
        ("2025-Q1", date(2025, 3, 31)),
        ("2024-02", date(2024, 2, 29)),
        ("9999", date(9999, 12, 31)),
        ("0000-Q4", date(1, 12, 31)),
    ],
)
def test_a_target_is_due_on_the_last_day_of_its_period(period: str, day: date) -> None:
    assert last_day(period) == day


@given(st.data())
def test_a_file_with_a_line_lost_or_changed_is_told_and_never_raises(data: st.DataObject) -> None:
    lines = GOOD.read_text("utf-8").split("\n")
    place = data.draw(st.integers(0, len(lines) - 1))
    lines[place] = data.draw(st.sampled_from(["", "x", "  - []", "targets: open", "head: {}"]))
    with TemporaryDirectory() as folder:
        file = write(Path(folder), "t.yaml", "\n".join(lines))
        checked = load_targets(file)
    assert (checked.value is None) == bool(errors(checked.diagnostics))
