import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import Result

from tests.cli.small_data import DTI, ROOT, ROWS, SET, cds, project, workbook

THU = ("--set", "thu")
LATER: tuple[tuple[object, ...], ...] = (
    ("00001", "Xã A", "núi", 9, 10, 9),
    ("00002", "Xã B", "núi", 10, 10, 3),
    ("00004", "Xã {D}", "núi", 1, 10, 2),
)


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("CDS_STORE", "CDS_INDICATORS", "CDS_LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def two_years(tmp_path: Path) -> Path:
    """Score two years with the set of the folder."""
    cds("score", project(tmp_path), *THU, "--period", "2025")
    cds("score", workbook(tmp_path / "sau.xlsx", LATER), *THU, "--period", "2026")
    return tmp_path


def compared(*arguments: object) -> dict[str, object]:
    ran = cds("compare", *arguments, "--format", "json")
    assert ran.exit_code == 0, ran.output
    answer: dict[str, object] = json.loads(ran.stdout)
    return answer


def rows(key: str, *arguments: object) -> list[dict[str, str]]:
    ran = cds("compare", *arguments, "--format", "csv", "--table", key)
    assert ran.exit_code == 0, ran.output
    return list(csv.DictReader(io.StringIO(ran.stdout)))


def refused(ran: Result, *told: str) -> None:
    assert (ran.exit_code, ran.stdout) == (2, "")
    for part in told:
        assert part in ran.stderr


@pytest.mark.usefixtures("two_years")
def test_two_periods_are_compared_unit_by_unit() -> None:
    first, second = rows("units", "2025", "2026")
    assert (first["code"], first["rank_a"], first["rank_b"], first["move"]) == (
        "00001",
        "2",
        "1",
        "1",
    )
    # (5 + 4) / 20 = 0.45, (9 + 9) / 20 = 0.9.
    assert (first["index_a"], first["index_b"], first["index_change"]) == ("0.45", "0.9", "0.45")
    assert (second["code"], second["move"], second["points_change"]) == ("00002", "-1", "-5.0")


@pytest.mark.usefixtures("two_years")
def test_people_read_arrows_signs_and_who_entered_and_left() -> None:
    ran = cds("compare", "2025", "2026")
    assert ran.exit_code == 0
    assert "So sánh thu@2025: kỳ 2025, tự đánh giá → kỳ 2026, tự đánh giá" in ran.stdout
    lines = [line.split() for line in ran.stdout.splitlines()]
    assert ["00001", "Xã", "A", "2", "1", "▲1", "0,4500", "0,9000", "+0,4500"] in [
        line[:9] for line in lines
    ]
    assert ["mới", "vào", "00004", "Xã", "{D}"] in [line[:5] for line in lines]
    assert ["đã", "ra", "00003", "Phường", "C"] in [line[:5] for line in lines]
    assert "Thay đổi = B trừ A" in ran.stdout
    english = cds("compare", "2025", "2026", "--lang", "en").stdout
    assert "Comparing thu@2025: period 2025, self-assessed → period 2026" in english
    assert "Changes are B minus A" in english


@pytest.mark.usefixtures("two_years")
def test_json_holds_both_bases_and_every_table() -> None:
    answer = compared("2025", "2026")
    facts, tables = answer["facts"], answer["tables"]
    assert isinstance(facts, dict)
    assert isinstance(tables, dict)
    assert (facts["a_period"], facts["b_period"]) == ("2025", "2026")
    assert (facts["a_name"], facts["b_name"]) == ("run:1", "run:2")
    assert (facts["units_in_both"], facts["entered"], facts["left"]) == (2, 1, 1)
    assert set(tables) == {"units", "movers", "split", "entered_left", "nodes"}
    assert tables["split"][0] == {
        "code": "00001",
        "name": "Xã A",
        "index_change": 0.45,
        "data": 0.45,
        "rule": 0.0,
        "maximum": 0.0,
        "peers": 0.0,
    }
    nodes = {(row["code"], row["node_b"]): row for row in tables["nodes"]}
    assert nodes["00001", "2.1"]["points_change"] == 5
    assert nodes["00002", "P"]["index_change"] == -0.5


@pytest.mark.usefixtures("two_years")
def test_the_node_that_is_split_may_be_named_in_any_typing() -> None:
    sides = ("2025", "2026", "--node")
    assert rows("split", *sides, "nhom hai") == rows("split", *sides, "2")
    assert rows("split", *sides, "thu") == rows("split", "2025", "2026")
    refused(cds("compare", *sides, "nhom ba"), "Gần giống: 2 Nhóm hai, 1 Nhóm một")


@pytest.mark.usefixtures("two_years")
def test_the_change_of_a_node_stands_where_a_narrow_terminal_shows_it() -> None:
    columns = list(rows("nodes", "2025", "2026")[0])
    assert columns[:7] == [
        "code", "name", "node_b", "node_name", "points_a", "points_b", "points_change",
    ]  # fmt: skip
    assert columns[-3:] == ["band_a", "band_b", "node_a"]


def test_units_of_one_code_and_two_names_are_told(tmp_path: Path) -> None:
    later = (("00001", "XÃ  A", "núi", 9, 10, 9), ("00002", "Xã Mới", "núi", 10, 10, 3))
    sides = (project(tmp_path), workbook(tmp_path / "sau.xlsx", later), *THU)
    told = "1 đơn vị cùng mã nhưng khác tên ở A và B, có thể là đơn vị khác: 00002 Xã B → Xã Mới."
    assert told in " ".join(cds("compare", *sides).stdout.split())
    assert told in [note["vi"] for note in compared(*sides)["notes"]]


def test_files_are_compared_as_runs_are(tmp_path: Path) -> None:
    before, after = project(tmp_path), workbook(tmp_path / "sau.xlsx", LATER)
    found = rows("units", before, after, *THU)
    assert [row["code"] for row in found] == ["00001", "00002"]
    assert not (tmp_path / "cds.db").exists()


@pytest.mark.usefixtures("two_years")
def test_a_file_is_compared_with_the_last_run_of_its_set(two_years: Path) -> None:
    cds("score", DTI, "--period", "2025")
    found = compared("2025", two_years / "sau.xlsx")
    assert isinstance(found["facts"], dict)
    assert found["facts"]["a_set"].startswith("thu@2025")


@pytest.mark.usefixtures("two_years")
def test_one_scoring_is_not_compared_with_itself(two_years: Path) -> None:
    refused(cds("compare", "2025", "run:1"), "cùng một lần chấm (run:1)")
    refused(cds("compare", two_years / "sau.xlsx", "2026", "--period", "2026"), "cùng một lần chấm")
    as_json = cds("compare", "2025", "run:1", "--format", "json")
    assert as_json.exit_code == 2
    assert json.loads(as_json.stdout)["diagnostics"]


@pytest.mark.usefixtures("two_years")
def test_what_cannot_be_compared_is_refused_in_words() -> None:
    cds("score", DTI, "--period", "2022")
    refused(cds("compare", "run:1", "run:3"), "thu@2025", "dti-tinh@2022")
    refused(cds("compare", "2025", "gì đó"), "Không hiểu gì đó")
    refused(cds("compare", "2024", "2026", "--set", "thu"), "T703", "run:3 dti-tinh@2022 2022")
    refused(cds("compare", "2025", "2026", "--set", "thu", "--node", "9"), "có: 1 Nhóm một, 1.1 T")
    known = ("2025", "2026", "--set", "thu")
    refused(cds("compare", *known, "--unit", "Xã Z"), "Không có đơn vị Xã Z")
    refused(cds("compare", *known, "--table", "x", "--format", "csv"), "units, movers, split")


@pytest.mark.usefixtures("two_years")
def test_units_are_chosen_by_code_or_by_name_in_any_typing() -> None:
    for text in ("00001", "xã a", "xa a"):
        assert [row["code"] for row in rows("units", "2025", "2026", "--unit", text)] == ["00001"]
    only = cds("compare", "2025", "2026", "--unit", "00003", "--unit", "00001").stdout
    assert "Thay đổi của từng nút" in only
    assert "Phường C" in only
    assert "{D}" not in only


@pytest.mark.usefixtures("two_years")
def test_the_change_of_a_node_is_split_where_one_is_named() -> None:
    ran = cds("compare", "2025", "2026", "--node", "2.1", "--top", "1")
    assert "Vì sao chỉ số thay đổi: 2.1 Khảo sát" in ran.stdout
    found = rows("split", "2025", "2026", "--node", "2.1")
    assert [row["data"] for row in found] == ["0.5", "-0.5"]


def test_appraisal_against_self_assessment_says_its_sign_and_what_fell(tmp_path: Path) -> None:
    data = project(tmp_path)
    cds("score", data, *THU, "--period", "2025", "--stage", "self")
    judged = (("00001", "Xã A", "núi", 0, 10, 4), *ROWS[1:])
    cds(
        "score",
        workbook(tmp_path / "td.xlsx", judged),
        *THU,
        "--period",
        "2025",
        "--stage",
        "appraised",
    )
    ran = cds("compare", "self", "appraised")
    assert "So sánh thẩm định với tự đánh giá: thu@2025, kỳ 2025" in ran.stdout
    assert "Thay đổi = thẩm định trừ tự đánh giá" in ran.stdout
    assert "1 chỉ số khác không đổi" in ran.stdout
    assert rows("items", "self", "appraised")[0]["to_zero"] == "1"
    (changed,) = rows("changed_items", "self", "appraised")
    assert (changed["code"], changed["item"], changed["what"]) == ("00001", "1.1", "to_zero")
    assert (changed["points_a"], changed["points_b"]) == ("5.0", "0.0")


def test_stages_of_two_periods_are_told_apart(tmp_path: Path) -> None:
    cds("score", project(tmp_path), *THU, "--period", "2025", "--stage", "appraised")
    cds("score", workbook(tmp_path / "sau.xlsx", LATER), "--period", "2026", "--stage", "self")
    ran = cds("compare", "2025", "2026")
    assert "A và B khác giai đoạn" in ran.stdout


def test_two_editions_show_what_can_be_compared(tmp_path: Path) -> None:
    cds("score", project(tmp_path), *THU, "--period", "2025")
    newer = SET.replace('edition: "2025"', 'edition: "2026"').replace(
        'code: "2.1", name: Khảo sát, max_points: 10', 'code: "2.1", name: Khảo sát, max_points: 30'
    )
    (tmp_path / "indicators/thu-2026.yaml").write_text(newer, "utf-8")
    after = workbook(tmp_path / "sau.xlsx", LATER)
    cds("score", after, "--set", "thu@2026", "--period", "2026")
    sides = ("thu@2025", "thu@2026")
    assert "So sánh hai phiên bản: thu@2025" in cds("compare", *sides).stdout
    (split, _) = rows("split", *sides)
    # 0.45 and (9 + 9) / 40 = 0.45: better figures, and a maximum that makes as much of them go.
    # In between: the new figures in the old set 0.9, the old in the new one (5 + 4) / 40.
    assert split["index_change"] == "0.0"
    assert float(split["data"]) == -float(split["rule"]) > 0.3
    assert [row["index_b"] for row in rows("comparable", *sides)] == ["0.45", "0.325"]
    (rest, *_) = rows("comparable", *sides)
    assert (rest["rest_max_points_a"], rest["rest_index_a"]) == ("0.0", "")
    assert rows("not_comparable", *sides) == []


def test_editions_of_the_library_are_compared_by_their_names() -> None:
    for example, period in (("dti-tinh-2020", "2020"), ("dti-2022", "2022")):
        data = ROOT / "examples" / example / "so-lieu.xlsx"
        assert cds("score", data, "--period", period).exit_code == 0
    ran = cds("compare", "dti-tinh@2020", "dti-tinh@2022")
    assert ran.exit_code == 0
    assert "Không đơn vị nào có ở cả A và B" in ran.stdout
    assert "Chỉ số không so sánh được" in ran.stdout


def test_persons_that_are_not_stored_are_not_compared(tmp_path: Path) -> None:
    (tmp_path / "indicators").mkdir()
    persons = SET.replace("level: xa", "level: congdan")
    (tmp_path / "indicators/thu.yaml").write_text(persons, "utf-8")
    for name, given in (("a.xlsx", ROWS), ("b.xlsx", LATER)):
        data = workbook(tmp_path / name, given)
        cds("score", data, *THU, "--period", "2025" if name == "a.xlsx" else "2026")
    refused(cds("compare", "2025", "2026"), "cds compare TỆP TỆP")
    assert len(rows("units", tmp_path / "a.xlsx", tmp_path / "b.xlsx", *THU)) == 2


@pytest.mark.parametrize("form", ["table", "md"])
def test_many_units_are_cut_for_people_and_whole_for_programs(tmp_path: Path, form: str) -> None:
    many = [(f"{n:05}", f"Xã {n}", "", n, 50, 1) for n in range(1, 36)]
    project(tmp_path, many)
    cds("score", tmp_path / "nộp lại.xlsx", *THU, "--period", "2025")
    later = [(code, name, block, 51 - part, whole, 1) for code, name, block, part, whole, _ in many]
    cds("score", workbook(tmp_path / "sau.xlsx", later), *THU, "--period", "2026")
    ran = cds("compare", "2025", "2026", "--format", form).stdout
    assert "Còn 5 dòng: dùng" in ran
    assert "Thay đổi của từng nút (5 nút × 35 đơn vị)" in ran
    everything = cds("compare", "2025", "2026", "--format", form, "--all").stdout
    assert "Còn 5 dòng" not in everything
    assert len(rows("units", "2025", "2026")) == 35
    assert len(rows("nodes", "2025", "2026")) == 35 * 5
    movers = rows("movers", "2025", "2026", "--top", "2")
    assert [(row["code"], row["move"]) for row in movers] == [
        ("00001", "34"),
        ("00002", "32"),
        ("00035", "-34"),
        ("00034", "-32"),
    ]
