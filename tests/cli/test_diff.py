"""``cds diff``: sets by name, by file and by git revision."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.small_data import SET, cds

AFTER = SET.replace('edition: "2025"', 'edition: "2026"').replace(
    "Tỷ lệ hồ sơ\n        max_points: 10", "Tỷ lệ [hồ sơ]|số\n        max_points: 20"
)
PART = (
    'code: "1"\nname: {name}\n'
    'indicators: [{{code: "1.1", name: A, max_points: 5, rule: {{type: yes_no}}}}]\n'
)
TOLD = """thu@2025 → thu@2026

Head (2)
  edition: 2025 → 2026
  max_points: 20 → 30

Changed (3)
  1 · Nhóm một · maximum: 10 → 20
  1.1 · Tỷ lệ [hồ sơ]|số · renamed: Tỷ lệ hồ sơ → Tỷ lệ [hồ sơ]|số
  1.1 · Tỷ lệ [hồ sơ]|số · maximum: 10 → 20

Comparable: 2 of 2 indicators that are in both (as shares of the maximum)
  1.1, 2.1
"""
FOLDER_HEAD = SET.partition("tiers:")[0] + "parts: [mot.yaml]\n"


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("CDS_INDICATORS", "CDS_LANG", "GIT_DIR", "GIT_WORK_TREE"):
        monkeypatch.delenv(name, raising=False)


def written(folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, "utf-8")


def git(*arguments: str) -> None:
    who = ("-c", "user.name=t", "-c", "user.email=t@t", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *arguments], check=True, capture_output=True)


def committed(*arguments: str) -> None:
    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "một", *arguments)


def test_two_files_are_told_apart_line_by_line(tmp_path: Path) -> None:
    written(tmp_path, a=SET, b=AFTER)
    ran = cds("diff", "a.yaml", "b.yaml", "--lang", "en")
    assert ran.exit_code == 0
    assert ran.stdout == TOLD


def test_markdown_shows_the_signs_of_a_name_as_signs(tmp_path: Path) -> None:
    written(tmp_path, a=SET, b=AFTER)
    ran = cds("diff", "a.yaml", "b.yaml", "-o", "khac.md")
    assert (ran.exit_code, ran.stderr) == (0, "Đã ghi khac.md\n")
    lines = (tmp_path / "khac.md").read_text("utf-8").splitlines()
    assert "| mã | tên | thay đổi | trước | sau |" in lines
    assert r"| 1.1 | Tỷ lệ \[hồ sơ\]\|số | điểm tối đa | 10 | 20 |" in lines


def test_json_counts_what_changed_and_names_both_sets(tmp_path: Path) -> None:
    written(tmp_path, a=SET, b=AFTER)
    found = json.loads(cds("diff", "a.yaml", "b.yaml", "--format", "json").stdout)
    assert (found["before"]["edition"], found["after"]["edition"]) == ("2025", "2026")
    assert {what: count for what, count in found["counts"].items() if count} == {
        "renamed": 1,
        "max_points": 2,
        "in_both": 2,
        "comparable": 2,
    }
    assert found["comparisons"][0] == {
        "before": "1.1",
        "after": "1.1",
        "name": "Tỷ lệ [hồ sơ]|số",
        "comparable": True,
        "reasons": [],
    }


def test_sets_are_found_by_code_and_edition() -> None:
    ran = cds("diff", "dti-tinh@2022", "dti-tinh@2022", "--lang", "en")
    assert ran.stdout.startswith("dti-tinh@2022 → dti-tinh@2022\nThe two sets are the same.\n")


def test_a_revision_of_git_is_held_against_the_file_of_now(tmp_path: Path) -> None:
    written(tmp_path, a=SET)
    committed()
    written(tmp_path, a=AFTER)
    ran = cds("diff", "HEAD:a.yaml", "a.yaml", "--format", "json")
    assert [one["after"] for one in json.loads(ran.stdout)["head"]] == ["2026", 30.0]


def test_a_set_in_a_folder_is_read_from_git_with_its_parts(tmp_path: Path) -> None:
    (tmp_path / "bo").mkdir()
    written(tmp_path / "bo", set=FOLDER_HEAD, mot=PART.format(name="Một"))
    committed()
    written(tmp_path / "bo", mot=PART.format(name="Hai"))
    for name in ("HEAD:bo", "HEAD:bo/", "HEAD:./bo", "HEAD:bo/set.yaml"):
        (change,) = json.loads(cds("diff", name, "bo", "--format", "json").stdout)["changed"]
        assert change["changes"] == [{"what": "renamed", "before": "Một", "after": "Hai"}]


def test_faults_of_a_revision_are_told_by_its_name(tmp_path: Path) -> None:
    written(tmp_path, a=SET + "thua: 1\n")
    committed()
    ran = cds("diff", "HEAD:a.yaml", "dti-tinh@2022")
    assert ran.exit_code == 1
    assert "D403 lỗi  HEAD:a.yaml:22:1" in ran.stderr


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("KHONG:a.yaml", "Không có phiên bản git KHONG ở đây."),
        ("--output=x:a.yaml", "Không có phiên bản git --output=x ở đây."),
        ("HEAD:b.yaml", "Phiên bản git HEAD không có b.yaml"),
        ("HEAD:rong", "HEAD:rong không phải một bộ chỉ số"),
        ("khong-co.yaml", "Không có tệp khong-co.yaml."),
    ],
)
def test_what_is_not_there_ends_with_2(tmp_path: Path, name: str, told: str) -> None:
    (tmp_path / "rong").mkdir()
    written(tmp_path, a=SET)
    written(tmp_path / "rong", mot=PART.format(name="Một"))
    committed()
    ran = cds("diff", "--format", "json", "--", name, "a.yaml")
    (refused,) = json.loads(ran.stdout)["diagnostics"]
    assert (ran.exit_code, refused["code"]) == (2, "C801")
    assert told in ran.stderr


def test_without_git_the_command_says_that_it_is_needed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    ran = cds("diff", "HEAD:a.yaml", "dti-tinh@2022", "--lang", "en")
    assert (ran.exit_code, ran.stderr) == (2, "git cannot be run; HEAD:a.yaml needs it.\n")


def test_a_form_that_does_not_exist_is_refused() -> None:
    ran = cds("diff", "dti-tinh@2022", "qd-766", "--format", "xml")
    assert (ran.exit_code, ran.stderr) == (2, "--format nhận: table, json, md\n")
