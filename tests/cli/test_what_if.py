import csv
import io
import json
from pathlib import Path
from shutil import copytree

import pytest

from tests.cli.small_data import DTI, ROOT, ROWS, SET, cds, project, workbook

PERSONS = ROOT / "examples/cong-dan-so/so-lieu.xlsx"
BANDED = SET.replace(
    "tiers:",
    "bands: [{code: tot, name: Tốt, at_least: 0.8}, {code: kha, name: Khá, at_least: 0.4}]\ntiers:",
)


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("CDS_STORE", "CDS_INDICATORS", "CDS_LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="module")
def _scored_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three communes of two blocks: 9, 18 and 3 of 20 points."""
    folder = tmp_path_factory.mktemp("scored")
    data = project(folder)
    (folder / "indicators/thu.yaml").write_text(BANDED, "utf-8")
    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(folder)
        assert cds("score", data.name, "--set", "thu").exit_code == 0
    return folder


@pytest.fixture
def scored(_scored_once: Path, tmp_path: Path) -> Path:
    """The data, in a folder where they are scored."""
    copytree(_scored_once, tmp_path, dirs_exist_ok=True)
    return Path("nộp lại.xlsx")


def answer(*arguments: object) -> dict[str, object]:
    ran = cds("what-if", *arguments, "--format", "json")
    assert ran.exit_code == 0, ran.stderr
    found: dict[str, object] = json.loads(ran.stdout)
    return found


def rows(*arguments: object) -> list[dict[str, str]]:
    ran = cds("what-if", *arguments, "--format", "csv")
    assert ran.exit_code == 0, ran.stderr
    return list(csv.DictReader(io.StringIO(ran.stdout)))


@pytest.mark.usefixtures("scored")
def test_a_unit_is_scored_again_and_says_whom_it_passes() -> None:
    ran = cds("what-if", "xa a", "--set", "1.1.part=9", "--set", "2.1=10")
    assert ran.exit_code == 0
    # 9 + 10 = 19 of 20, above the 18 of Xã B in the same block.
    for told in ("9,00 → 19,00 (+10,00)", "0,4500 → 0,9500", "2 → 1 (▲1)", "Khá → Tốt", "vượt qua"):
        assert told in ran.stdout
    (total, *_), (passed,) = (
        rows("00001", "--set", "1.1.part=9", "--set", "2.1=10", "--table", key)
        for key in ("nodes", "passes")
    )
    assert (total["points_before"], total["points_after"]) == ("9.0", "19.0")
    assert (total["index_change"], total["rank_move"]) == ("0.5", "1")
    assert (passed["outcome"], passed["code"]) == ("passed", "00002")


def test_data_are_scored_now_or_taken_from_the_store(scored: Path) -> None:
    by = ("Xã A", "--set", "2.1=10")
    stored = rows(*by)
    assert rows(*by, "--data", scored, "--set-name", "thu") == stored
    assert rows(*by, "--from", scored, "--set-name", "thu") == stored
    assert rows(*by, "--from", "run:1") == rows(*by, "--set-name", "thu@2025") == stored
    both = cds("what-if", *by, "--data", scored, "--from", "run:1")
    assert both.exit_code == 2


@pytest.mark.usefixtures("scored")
def test_faulty_figures_are_refused_all_at_once() -> None:
    ran = cds("what-if", "00001", "--set", "1.1.part=11", "--set", "2.1=abc", "--set", "1.1.prat=3")
    assert (ran.exit_code, ran.stdout) == (1, "")
    for told in ("V303", "V335", "--set 2.1=abc", "có phải 1.1.part (Tử)?"):
        assert told in ran.stderr
    as_json = cds("what-if", "00001", "--set", "1.1.part=11", "--format", "json")
    assert as_json.exit_code == 1
    assert [one["code"] for one in json.loads(as_json.stdout)["diagnostics"]] == ["V304"]


@pytest.mark.usefixtures("scored")
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["00001"], "Nêu --set MÃ=GIÁ_TRỊ"),
        (["00001", "--set", "thu@2025"], "Chọn bộ chỉ số bằng --set-name"),
        (["00001", "--to-band", "tot", "--to-rank", "1"], "Chỉ chọn một"),
        (["00001", "--to-rank", "1", "--peers-fixed"], "--peers-fixed chỉ dùng cùng --set"),
        (["00001", "--to-band", "x"], "Có: tot (Tốt), kha (Khá)"),
        (["00001", "--to-rank", "3"], "chỉ có 2 đơn vị được xếp hạng"),
        (["Phường CC", "--to-rank", "1"], "Có: Xã A (00001), Xã B (00002)"),
        (["99999", "--to-rank", "1"], "Không có đơn vị 99999"),
        (["00001", "--set", "2.1=5", "--format", "xlsx"], "--format nhận"),
        (["00001", "--set", "2.1=5", "--table", "x"], "có: nodes, inputs, passes"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_words(arguments: list[str], told: str) -> None:
    ran = cds("what-if", *arguments)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert told in ran.stderr


@pytest.mark.usefixtures("scored")
def test_the_shortest_lists_to_a_band_and_to_a_rank() -> None:
    reached = answer("00001", "--to-band", "tốt")
    assert reached["facts"]["verdict"] == "possible"  # type: ignore[index]
    # 9 of 20: 16 are needed, and 1.1 has 5 open points, 2.1 has 6.
    (only,) = reached["tables"]["lists"]  # type: ignore[index]
    assert (only["indicators"], only["points_added"], only["index"]) == ("2.1, 1.1", 11.0, 1.0)
    assert (only["rank"], only["band"]) == (1, "tot")
    text = cds("what-if", "00001", "--to-rank", "1").stdout
    assert "không phải lời khuyên" in text
    assert "cần đủ điểm ở ít nhất 2 chỉ số" in text


@pytest.mark.usefixtures("scored")
def test_a_goal_is_looked_for_from_the_figures_that_are_tried() -> None:
    reached = answer("00001", "--set", "1.1.part=9", "--to-band", "tot")
    assert [one["indicators"] for one in reached["tables"]["lists"]] == ["2.1"]  # type: ignore[index]
    assert list(reached["tables"]) == ["nodes", "inputs", "passes", "lists", "steps"]  # type: ignore[call-overload]


@pytest.mark.usefixtures("scored")
def test_inputs_that_are_still_blank_are_said() -> None:
    ran = cds("what-if", "00001", "--set", "1.1.part=", "--set", "1.1.whole=9", "--lang", "en")
    assert "Still blank: 1.1.part." in ran.stdout


def test_what_is_out_of_reach_for_want_of_data_is_not_said_of_all_indicators(
    tmp_path: Path,
) -> None:
    data = project(tmp_path, (("00001", "Xã A", "núi", None, None, None), *ROWS[1:]))
    text = BANDED.replace("tiers:", "missing: exclude\ntiers:")
    (tmp_path / "indicators/thu.yaml").write_text(text, "utf-8")
    arguments = ("--data", data, "--set-name", "thu", "--to-rank", "1", "--lang", "en")
    said = cds("what-if", "00001", *arguments).stdout
    assert "out of reach, even with full points in all indicators that have data" in said


def test_indicators_that_compare_units_are_said(tmp_path: Path) -> None:
    rule = "rule: {type: given, scale: points}"
    data = project(tmp_path)
    text = BANDED.replace(rule, "rule: {type: relative_to_best}")
    (tmp_path / "indicators/thu.yaml").write_text(text, "utf-8")
    arguments = ("what-if", "00001", "--data", data, "--set-name", "thu", "--lang", "en")
    said = " ".join(cds(*arguments, "--to-band", "tot").stdout.split())
    assert "one another by 2.1: full points" in said


@pytest.mark.usefixtures("scored")
def test_what_is_reached_already_is_said() -> None:
    assert answer("00002", "--to-rank", "1")["facts"]["verdict"] == "there"  # type: ignore[index]
    text = cds("what-if", "00002", "--to-band", "kha", "--lang", "en").stdout
    assert "already there" in text


@pytest.mark.usefixtures("scored")
@pytest.mark.parametrize("ending", ["txt", "csv", "json", "md"])
def test_every_form_is_written(tmp_path: Path, ending: str) -> None:
    for arguments in (["--set", "2.1="], ["--to-rank", "1"]):
        ran = cds("what-if", "00001", *arguments, "-o", f"a.{ending}")
        assert (ran.exit_code, ran.stdout) == (0, "")
        assert (tmp_path / f"a.{ending}").stat().st_size > 50


@pytest.mark.usefixtures("scored")
def test_both_languages_say_the_same_and_json_does_not_depend_on_them() -> None:
    by = ("what-if", "00001", "--set", "1.1.part=9", "--to-band", "tot", "--format")
    assert cds(*by, "json").stdout == cds(*by, "json", "--lang", "en").stdout
    vi, en = (cds(*by, "md", "--lang", one).stdout.count("|") for one in ("vi", "en"))
    assert vi == en


def test_one_unit_alone_is_first_and_passes_nobody(tmp_path: Path) -> None:
    data = project(tmp_path, [("00001", "Xã [A]", "", 5, 10, 4)])
    ran = cds("what-if", "Xã [A]", "--data", data, "--set", "2.1=5", "--to-rank", "1")
    assert ran.exit_code == 0
    assert "1 (không đổi)" in ran.stdout


def test_names_that_differ_by_their_marks_only_have_to_be_told_apart(tmp_path: Path) -> None:
    rows_of_two = [("00001", "Xã Sơn Hà", "", 5, 10, 4), ("00002", "Xã Sơn Hạ", "", 5, 10, 4)]
    data = project(tmp_path, rows_of_two)
    plain = cds("what-if", "xa son ha", "--data", data, "--set-name", "thu", "--to-rank", "1")
    assert plain.exit_code == 2
    assert "Xã Sơn Hà (00001), Xã Sơn Hạ (00002). Ghi mã." in plain.stderr
    assert (
        cds("what-if", "xã sơn hạ", "--data", data, "--set-name", "thu", "--to-rank", "1").exit_code
        == 0
    )
    assert cds("what-if", "1", "--data", data, "--set-name", "thu", "--to-rank", "1").exit_code == 0


def test_a_set_without_bands_has_none_to_reach(tmp_path: Path) -> None:
    ran = cds("what-if", "00001", "--data", project(tmp_path), "--to-band", "tot")
    assert (ran.exit_code, "không xếp mức" in ran.stderr) == (2, True)


def test_nothing_stored_says_what_to_run() -> None:
    ran = cds("what-if", "00001", "--to-rank", "1")
    assert (ran.exit_code, "T703" in ran.stderr) == (2, True)


def test_it_works_on_a_set_as_it_is_shipped() -> None:
    # DTI 2022: TP. Hồ Chí Minh 0.7163, Đà Nẵng 0.8002.
    reached = answer("TP. Hồ Chí Minh", "--data", DTI, "--to-rank", "1")
    assert reached["facts"]["verdict"] == "possible"  # type: ignore[index]
    assert all(one["index"] >= 0.8002 for one in reached["tables"]["lists"])  # type: ignore[index]


def test_a_second_workbook_does_not_disturb_the_first(scored: Path, tmp_path: Path) -> None:
    other = workbook(tmp_path / "khác.xlsx", [("00001", "Xã A", "núi", 10, 10, 10)])
    assert rows("00001", "--set", "2.1=9", "--data", other)[0]["points_before"] == "20.0"
    assert rows("00001", "--set", "2.1=9", "--data", scored)[0]["points_before"] == "9.0"


def test_a_unit_that_nothing_applied_to_comes_into_the_ranking(tmp_path: Path) -> None:
    data = project(tmp_path, [("00001", "Xã A", "", None, None, None), *ROWS[1:]])
    left_out = SET.replace("provenance:", "missing: exclude\nprovenance:")
    (tmp_path / "indicators/thu.yaml").write_text(left_out, "utf-8")
    by = ("what-if", "00001", "--data", data, "--set-name", "thu")
    ran = cds(*by, "--set", "2.1=9")
    assert ran.exit_code == 0, ran.stderr
    assert "– → 0,9000" in ran.stdout
    goal = cds(*by, "--to-rank", "1")
    assert (goal.exit_code, "không đạt được" in goal.stdout) == (0, True)
    assert "1.1, 2.1" in goal.stdout  # left out of the maximum, so in no list


def test_persons_are_tried_from_their_data() -> None:
    ran = cds("what-if", "Người 02", "--data", PERSONS, "--to-rank", "1")
    assert ran.exit_code == 0, ran.stderr
    assert "cần đủ điểm ở ít nhất" in ran.stdout


def test_a_rank_is_one_of_the_units_that_have_an_index(tmp_path: Path) -> None:
    others = [(code, name, "", *figures) for code, name, _, *figures in ROWS[1:]]
    data = project(tmp_path, [("00001", "Xã A", "", None, None, None), *others])
    left_out = SET.replace("provenance:", "missing: exclude\nprovenance:")
    (tmp_path / "indicators/thu.yaml").write_text(left_out, "utf-8")
    by = ("what-if", "00002", "--data", data, "--set-name", "thu", "--to-rank")
    assert cds(*by, "2").exit_code == 0
    third = cds(*by, "3")
    assert (third.exit_code, third.stderr.startswith("Khối của đơn vị chỉ có 2")) == (2, True)


@pytest.mark.parametrize(
    ("command", "asked"), [("what-if", ("--to-rank", "1")), ("profile", ("--top", "1"))]
)
def test_a_unit_that_was_left_out_reads_why_and_nothing_of_others(
    tmp_path: Path, command: str, asked: tuple[str, ...]
) -> None:
    rows = (*ROWS, ("00004", "Xã D", "núi", "1.292", 10, 4), ("00005", "Xã E", "núi", None, 10, 4))
    data = project(tmp_path, rows)
    assert cds("score", data, "--set", "thu", "--keep-going").exit_code == 1
    left = cds(command, "xa d", *asked)
    assert (left.exit_code, left.stdout) == (2, "")
    assert "Xã D có nộp số liệu nhưng không được chấm:\n  V" in left.stderr
    other = cds(command, "xa a", *asked)
    assert (other.exit_code, "Xã D" in other.stderr, "R603" in other.stderr) == (0, False, False)
    assert "đề xuất, không phải bản chính thức" in other.stdout
