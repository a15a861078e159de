"""The gallery shows every set that is shipped, and what it tells to do works."""

import re
from pathlib import Path

import pytest

from cds_cli.cli.check_sets import check_paths
from cds_cli.definitions.library import set_files
from cds_cli.definitions.load import load_set
from cds_cli.definitions.load_targets import load_targets, target_files

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "indicators"
PAGES = ("gallery.md", "gallery.vi.md")
BROKEN = re.compile(r"```diff\n(.*?)\n```", re.DOTALL)


def page(name: str) -> str:
    return (ROOT / "docs" / name).read_text("utf-8")


def short(file: Path) -> str:
    return file.relative_to(SHIPPED).with_suffix("").as_posix()


@pytest.mark.parametrize("name", PAGES)
def test_every_shipped_set_has_its_section_and_says_how_it_is_copied(name: str) -> None:
    text = page(name)
    sections = re.findall(r"^### `([^`]+)`", text, re.MULTILINE)
    assert sections == [short(file) for file in set_files(SHIPPED)]
    for one in sections:
        assert f"(#{one.replace('/', '-')})" in text
        assert f"cds sets copy {one} my-set.yaml" in text


@pytest.mark.parametrize("name", PAGES)
def test_every_example_and_every_target_file_is_linked(name: str) -> None:
    text = page(name)
    for file in (ROOT / "examples").glob("*/ket-qua.csv"):
        assert f"../examples/{file.parent.name}/README.md" in text
    for file in target_files(SHIPPED):
        assert f"(../indicators/{short(file)}.yaml)" in text


@pytest.mark.parametrize("name", PAGES)
def test_every_system_that_is_asked_for_has_a_set_that_serves_it(name: str) -> None:
    heading = r"\n\| (?:Who|Nơi) \|.*?\n\n"
    found = re.search(heading, page(name), re.DOTALL)
    assert found is not None
    rows = found[0].strip().splitlines()[2:]
    assert len(rows) == 9
    assert all("](" in row.split("|")[3] for row in rows)


@pytest.mark.parametrize("name", PAGES)
def test_the_fault_that_is_shown_is_made_by_the_change_that_is_shown(
    name: str, tmp_path: Path
) -> None:
    (change,) = BROKEN.findall(page(name))
    text = (SHIPPED / "xa" / "cds-xa.yaml").read_text("utf-8")
    lines = change.splitlines()
    for before, after in zip(lines[::2], lines[1::2], strict=True):
        text = text.replace(before[1:], after[1:], 1)
    (tmp_path / "my-set.yaml").write_text(text, "utf-8")
    found = check_paths((tmp_path / "my-set.yaml",)).diagnostics
    shown = re.findall(r"^([A-Z]\d{3}) \S+  my-set\.yaml:(\d+)", page(name), re.MULTILINE)
    assert sorted((d.code, str(d.location.row)) for d in found) == sorted(shown)


def test_a_set_with_open_weights_is_said_not_to_score_yet() -> None:
    rows = [line for line in page("gallery.md").splitlines() if line.startswith("| ")]
    for file in set_files(SHIPPED):
        link = f"](#{short(file).replace('/', '-')})"
        (row,) = [line for line in rows if link in line.split("|")[2]]
        assert row.endswith("not yet |") == bool(load_set(file).require().open_codes())


def test_the_targets_in_the_page_on_their_format_are_sound(tmp_path: Path) -> None:
    example, *_ = re.findall(r"```yaml\n(.*?)```", page("targets.md"), re.DOTALL)
    (tmp_path / "t.yaml").write_text(example, "utf-8")
    sets = [load_set(file).require() for file in set_files(SHIPPED)]
    assert load_targets(tmp_path / "t.yaml", sets).diagnostics == ()
