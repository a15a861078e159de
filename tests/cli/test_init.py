"""A project of one's own, made and worked in the way its README says."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest
import yaml

from cds_cli.cli.beginning import expect_room
from cds_cli.definitions.library import Head, heads
from cds_cli.definitions.load import load_set
from cds_cli.report.project.files import project_files
from cds_cli.report.project.placing import place
from cds_cli.submission.example import example_table
from cds_cli.submission.read import Request, read_submission
from cds_cli.tables.read import read_book
from cds_cli.tables.writing import table_as_workbook
from cds_cli.text import Language
from tests.cli.small_data import ROOT, SET, cds, program, project

SHIPPED = heads([ROOT / "indicators"])


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("CDS_STORE", "CDS_INDICATORS", "CDS_LANG", "CDS_PERIOD", "CDS_STAGE"):
        monkeypatch.delenv(name, raising=False)


def commands(readme: Path) -> Iterator[list[str]]:
    """Give the arguments of the commands that a README tells to type first."""
    found = re.search(r"```sh\n(.*?)```", readme.read_text("utf-8"), re.DOTALL)
    assert found
    for line in found[1].splitlines():
        yield line.removeprefix("cds ").split()


def files_below(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


def test_every_command_of_a_new_projects_readme_works_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "Chuyển đổi số xã"
    made = program("init", folder, folder=tmp_path)
    assert (made.returncode, made.stderr) == (0, b"")
    asked = list(commands(folder / "README.md"))
    assert [words[0] for words in asked] == ["check", "score", "rank", "show", "doctor"]
    monkeypatch.chdir(folder)
    for words in asked:
        ran = cds(*words)
        assert (ran.exit_code, words) == (0, words), ran.stderr
        assert ran.stdout or words == ["check"]


def test_the_score_of_a_new_project_has_nothing_to_complain_of(tmp_path: Path) -> None:
    cds("init", "moi", "--set", "qd-766")
    ran = program("score", "so-lieu.xlsx", "--strict", folder=tmp_path / "moi")
    assert (ran.returncode, ran.stderr) == (0, b"")


def test_a_project_holds_the_set_with_its_cases_units_data_recipes_and_settings() -> None:
    cds("init", "moi", "--set", "qd-766@2026")
    assert files_below(Path("moi")) == {
        ".github/workflows/indicators.yml",
        ".gitignore",
        ".gitlab-ci.yml",
        "README.md",
        "cds.toml",
        "indicators/cases.schema.json",
        "indicators/schema.json",
        "indicators/xa/qd-766.cases.yaml",
        "indicators/xa/qd-766.yaml",
        "so-lieu.xlsx",
        "units.csv",
    }
    shipped = (ROOT / "indicators/xa/qd-766.yaml").read_bytes()
    assert Path("moi/indicators/xa/qd-766.yaml").read_bytes() == shipped


def test_the_recipes_are_those_of_the_page_on_ci() -> None:
    page = (ROOT / "docs/ci.md").read_text("utf-8")
    recipes = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    cds("init", "moi")
    github = Path("moi/.github/workflows/indicators.yml").read_text("utf-8")
    assert [github, Path("moi/.gitlab-ci.yml").read_text("utf-8")] == recipes[:2]
    assert all(isinstance(yaml.safe_load(recipe), dict) for recipe in recipes)


@pytest.mark.parametrize("head", SHIPPED, ids=lambda head: head.label)
def test_the_made_up_data_of_each_set_that_is_complete_are_read_without_an_error(
    head: Head, tmp_path: Path
) -> None:
    indicator_set = load_set(head.file).require()
    if indicator_set.open_codes():
        return
    data = tmp_path / "so-lieu.xlsx"
    data.write_bytes(table_as_workbook(example_table(indicator_set), "Số liệu", head.label))
    book = read_book(data).require()
    read = read_submission(book, Request(indicator_set))
    assert book.stamp == head.label
    assert [d.message(Language.EN) for d in read.diagnostics if d.severity == "error"] == []


def test_the_same_set_gives_the_same_project_byte_by_byte() -> None:
    head = next(head for head in SHIPPED if head.code == "qd-766")
    indicator_set = load_set(head.file).require()
    one, two = (project_files(indicator_set, head.file) for _ in range(2))
    assert one == two


def test_the_units_of_the_list_are_those_of_the_data() -> None:
    cds("init", "moi")
    listed = Path("moi/units.csv").read_text("utf-8-sig").splitlines()
    assert listed[0] == "Mã đơn vị;Tên;Khối;Loại"
    ranked = cds(
        "score", "moi/so-lieu.xlsx", "--no-store", "--format", "csv", "--indicators", "moi"
    )
    assert all(line.split(";")[0] in ranked.stdout for line in listed[1:])


def test_a_set_in_a_folder_is_copied_whole(tmp_path: Path) -> None:
    source = tmp_path / "indicators" / "xa" / "rieng"
    source.mkdir(parents=True)
    head, _, groups = SET.partition("groups:\n")
    first, second = groups.split('  - code: "2"')
    (source / "set.yaml").write_text(head + "parts: [mot.yaml, hai.yaml]\n", "utf-8")
    for name, text in (("mot", first), ("hai", '  - code: "2"' + second)):
        dedented = "\n".join(line[4:] for line in text.splitlines())
        (source / f"{name}.yaml").write_text(dedented + "\n", "utf-8")
    ran = cds("init", "moi", "--set", "thu")
    assert (ran.exit_code, ran.stderr) == (0, "")
    copied = {f"indicators/xa/rieng/{name}.yaml" for name in ("set", "mot", "hai")}
    assert copied <= files_below(tmp_path / "moi")
    assert program("score", "so-lieu.xlsx", folder=tmp_path / "moi").returncode == 0


def test_a_project_is_made_in_an_empty_folder_too_and_where_one_stands(tmp_path: Path) -> None:
    ran = cds("init", ".", "--lang", "en")
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert "A project with the set" in ran.stdout
    assert (tmp_path / "cds.toml").is_file()


def test_nothing_that_is_there_is_overwritten_and_what_is_there_is_listed(tmp_path: Path) -> None:
    (tmp_path / "cu").mkdir()
    (tmp_path / "cu" / "ghi chú.txt").write_text("giữ", "utf-8")
    ran = cds("init", "cu", "--lang", "en")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert "ghi chú.txt" in ran.stderr
    assert files_below(tmp_path) == {"cu/ghi chú.txt"}


def test_a_long_list_of_what_is_there_is_cut(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(12):
        (tmp_path / f"{number:02}.txt").touch()
    with pytest.raises(Exception, match="2"):
        expect_room(tmp_path, Language.VI)
    assert "08.txt, 09.txt, …." in capsys.readouterr().err


def test_a_file_is_no_place_for_a_project(tmp_path: Path) -> None:
    (tmp_path / "tệp").touch()
    assert cds("init", "tệp").exit_code == 2


@pytest.mark.parametrize("name", ["khong-co", "qd-766@1999"])
def test_a_set_that_is_not_there_makes_no_project(tmp_path: Path, name: str) -> None:
    ran = cds("init", "moi", "--set", name)
    assert (ran.exit_code, list(tmp_path.iterdir())) == (2, [])
    assert "qd-766@2026" in ran.stderr


def test_a_set_with_open_maxima_makes_no_project(tmp_path: Path) -> None:
    project(tmp_path)
    text = SET.replace("max_points: 10\n", "max_points: open\n")
    (tmp_path / "indicators/thu.yaml").write_text(text, "utf-8")
    ran = cds("init", "moi", "--set", "thu", "--lang", "en")
    assert (ran.exit_code, (tmp_path / "moi").exists()) == (2, False)
    assert "still open (1.1)" in ran.stderr


def test_a_faulty_set_makes_no_project_and_its_faults_are_told(tmp_path: Path) -> None:
    project(tmp_path)
    text = SET.replace("type: ratio", "type: ration")
    (tmp_path / "indicators/thu.yaml").write_text(text, "utf-8")
    ran = cds("init", "moi", "--set", "thu")
    assert (ran.exit_code, (tmp_path / "moi").exists()) == (1, False)
    assert "thu.yaml:" in ran.stderr


def test_a_project_that_cannot_be_written_whole_leaves_nothing(tmp_path: Path) -> None:
    # A file cannot be the folder of another: the second is refused after the first was written.
    files = {PurePosixPath("a"): b"1", PurePosixPath("a/b"): b"2"}
    with pytest.raises(OSError, match="a"):
        place(files, tmp_path / "x" / "y")
    assert list(tmp_path.iterdir()) == []


def test_the_message_after_making_a_project_can_be_typed_as_it_stands(tmp_path: Path) -> None:
    told = cds("init", "dự án {mới}").stdout
    steps = [line.strip() for line in told.splitlines() if line.startswith("  ")]
    script = " && ".join(step for step in steps if step.startswith("cd "))
    ended = subprocess.run(
        ["sh", "-c", f"{script} && ls"], cwd=tmp_path, capture_output=True, check=True
    )
    assert b"so-lieu.xlsx" in ended.stdout
