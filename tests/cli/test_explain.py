"""``cds explain``: what an officer needs to contest one figure, in every form."""

import csv
import io
import json
import re
from pathlib import Path

import pytest

from tests.cli.small_data import DTI, QD766, ROWS, cds, project, workbook
from tests.exact.numbers import digits_half_up, exact

XA = DTI.parents[1] / "cds-xa/so-lieu.xlsx"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return project(tmp_path)


def test_one_indicator_is_told_down_to_its_cells_with_what_it_rests_on(data: Path) -> None:
    told = cds("explain", "00001", "1.1", "--data", data, "--lang", "vi")
    assert told.exit_code == 0, told.output
    for part in (
        "Xã A (00001)",
        "thu@2025 (",
        "5 / 10 = 50 % → 5,00 / 10 điểm",
        "Tử = 5 (nộp lại.xlsx[Số liệu!D2]); Mẫu = 10 (nộp lại.xlsx[Số liệu!E2])",
        "hạng 2 / 2 trong khối núi",
        "Điểm = điểm tối đa × (a / b)",
        "Phiên bản cds",
    ):
        assert part in " ".join(told.stdout.split()), part
    assert "2.1" not in told.stdout


def test_the_unit_may_be_named_without_marks_and_the_node_too(data: Path) -> None:
    told = cds("explain", "phuong c", "nhom hai", "--data", data)
    assert told.exit_code == 0, told.output
    assert "Phường C (00003) · 2 Nhóm hai" in told.stdout


def test_json_holds_the_tree_the_cards_and_one_row_an_input(data: Path) -> None:
    told = cds("explain", "00002", "--data", data, "--format", "json")
    answer = json.loads(told.stdout)
    tree = {row["code"]: row for row in answer["tables"]["tree"]}
    assert list(tree) == ["thu", "1", "1.1", "2", "2.1", "P"]
    assert tree["1.1"] == {
        "code": "1.1", "name": {"vi": "Tỷ lệ hồ sơ", "en": "Tỷ lệ hồ sơ"}, "points": 10.0,
        "max_points": 10.0, "index": 1.0, "rank": 1, "marks": None, "among": 2,
        "kind": "indicator", "depth": 2, "parent": "1",
    }  # fmt: skip
    assert tree["P"]["kind"] == "pillar"
    part, whole, points = answer["tables"]["inputs"]
    assert (part["role"], part["value"], part["sheet"], part["cell"], part["state"]) == (
        "part", 10.0, "Số liệu", "D3", "given",
    )  # fmt: skip
    assert (whole["cell"], points["cell"], points["value"]) == ("E3", "F3", 8.0)
    assert [row["indicator"] for row in answer["tables"]["indicators"]] == ["1.1", "2.1"]
    assert answer["facts"]["unit"] == "00002"


def test_csv_holds_the_tree_or_the_table_that_is_named(data: Path) -> None:
    tree = cds("explain", "00001", "--data", data, "--format", "csv")
    inputs = cds("explain", "00001", "--data", data, "--format", "csv", "--table", "inputs")
    assert tree.stdout.startswith("code,name,points,")
    rows = list(csv.DictReader(io.StringIO(inputs.stdout)))
    assert [(row["code"], row["value"]) for row in rows] == [
        ("1.1.part", "5.0"), ("1.1.whole", "10.0"), ("2.1", "4.0"),
    ]  # fmt: skip


def test_the_gap_to_the_unit_above_adds_up_and_names_it(data: Path) -> None:
    told = cds("explain", "00001", "--data", data, "--why-rank", "--format", "json")
    answer = json.loads(told.stdout)
    # Xã B has 10 + 8 = 18, Xã A 5 + 4 = 9.
    assert (answer["facts"]["against"], answer["facts"]["gap"]) == ("00002", -9.0)
    gap = {row["code"]: row["difference"] for row in answer["tables"]["gap"]}
    assert gap == {"1.1": -5.0, "2.1": -4.0}
    assert list(answer["tables"]) == ["gap"]


def test_another_unit_may_be_chosen_from_another_block_and_that_is_said(data: Path) -> None:
    told = cds("explain", "Xã A", "--data", data, "--against", "Phường C")
    assert told.exit_code == 0, told.output
    assert "+6,00" in told.stdout  # 9 less 1 + 2
    assert "thuộc khối khác (đồng bằng)" in told.stdout


def test_a_first_unit_is_told_that_nobody_stands_above(data: Path) -> None:
    first = cds("explain", "00002", "--data", data, "--why-rank").stdout
    alone = cds("explain", "00003", "--data", data, "--why-rank").stdout
    assert "Không có ai đứng trên; Xã A đứng ngay dưới (hạng 2)." in first
    assert "+9,00" in first
    assert "Không có đơn vị nào khác hạng trong khối để so." in alone


def test_what_was_lost_is_listed_most_first(data: Path) -> None:
    answer = json.loads(
        cds("explain", "00001", "--data", data, "--lost", "--format", "json").stdout
    )
    rows = answer["tables"]["lost"]
    assert [(row["code"], row["lost"], row["share_of_lost"]) for row in rows] == [
        ("2.1", 6.0, 0.545), ("1.1", 5.0, 0.455),
    ]  # fmt: skip
    assert answer["facts"]["lost"] == 11.0


def test_a_unit_that_there_is_not_is_refused_with_near_names(data: Path) -> None:
    told = cds("explain", "Xã Ạ", "--data", data)
    assert told.exit_code == 2
    assert "Xã A (00001)" in told.stderr


def test_a_node_that_there_is_not_is_refused_with_what_there_is(data: Path) -> None:
    near = cds("explain", "00001", "1.2", "--data", data)
    far = cds("explain", "00001", "zzzzzz", "--data", data, "--lang", "en")
    assert (near.exit_code, far.exit_code) == (2, 2)
    assert "1.1 Tỷ lệ hồ sơ" in near.stderr
    assert "there are: 1 Nhóm một, 1.1 Tỷ lệ hồ sơ" in far.stderr


def test_a_unit_cannot_be_compared_with_itself(data: Path) -> None:
    told = cds("explain", "00001", "--data", data, "--against", "Xã A")
    assert (told.exit_code, "chính đơn vị đó" in told.stderr) == (2, True)


def test_a_run_of_the_store_tells_the_same_as_its_file(data: Path) -> None:
    assert cds("score", data, "--store", "a.db").exit_code == 0
    stored = json.loads(cds("explain", "00001", "--store", "a.db", "--format", "json").stdout)
    fresh = json.loads(cds("explain", "00001", "--data", data, "--format", "json").stdout)
    assert stored["facts"].pop("run") == "run:1"
    assert stored == fresh


def test_a_unit_that_was_left_out_reads_why(data: Path) -> None:
    rows = (*ROWS, ("00004", "Xã D", "núi", "1.292", 10, 4))
    workbook(data, rows)
    scored = cds("score", data, "--store", "a.db", "--keep-going")
    assert scored.exit_code == 1, scored.output
    told = cds("explain", "xa d", "--store", "a.db")
    assert told.exit_code == 2
    assert "không được chấm" in told.stderr
    assert "[Số liệu!D5]" in told.stderr


def test_what_was_found_about_a_unit_of_the_same_name_is_not_told(data: Path) -> None:
    workbook(data, (*ROWS, ("00004", "Xã A", "núi", None, 10, 4)))
    told = cds("explain", "00001", "--data", data)
    assert told.exit_code == 0, told.output
    assert "không có số liệu" not in told.stderr
    assert "[Số liệu!D5]" in cds("explain", "00004", "--data", data).stderr


def test_published_points_of_a_known_ranking_make_the_gap() -> None:
    told = cds("explain", "Quảng Ninh", "--data", DTI, "--why-rank", "--format", "json")
    answer = json.loads(told.stdout)
    weights = {"1": 100, "3": 100, "4": 100, "5": 100, "7": 200, "8": 150, "9": 150}
    shares = {  # of Quảng Ninh and TP. Hồ Chí Minh, as published
        "1": (0.9581, 0.8917), "3": (0.7648, 0.8258), "4": (0.6250, 0.6267),
        "5": (0.5382, 0.5580), "7": (0.8385, 0.8406), "8": (0.5904, 0.7611),
        "9": (0.4505, 0.3590),
    }  # fmt: skip
    exactly = {
        code: weight * (exact(shares[code][0]) - exact(shares[code][1]))
        for code, weight in weights.items()
    }
    gap = {row["code"]: round(100 * row["difference"]) for row in answer["tables"]["gap"]}
    assert gap.keys() == exactly.keys()
    assert all(abs(gap[code] - 100 * exactly[code]) < 1 for code in gap)
    assert sum(gap.values()) == round(100 * answer["facts"]["gap"]) == -1391
    assert abs(digits_half_up(sum(exactly.values()), 2) - -1391) <= 1


def test_the_points_of_a_council_are_told_beside_those_of_the_rule() -> None:
    told = " ".join(cds("explain", "Vân Canh", "3.1", "--data", QD766).stdout.split())
    assert "hội đồng cho 6,31 điểm; theo quy tắc thì không có số liệu để tính" in told
    assert "so-lieu.xlsx[Số liệu!T6]" in told


def test_no_line_of_a_large_set_is_wider_than_text_is_written() -> None:
    told = cds("explain", "99901", "--data", XA)
    assert told.exit_code == 0, told.output
    assert max(map(len, told.stdout.splitlines())) <= 100
    assert len(re.findall(r"\[Số liệu!", told.stdout)) > 60


def test_braces_and_brackets_of_names_are_only_text(data: Path) -> None:
    rows = (("00001", "Xã {x} [y]", "n{0}", 5, 10, 4), ("00002", "Xã B", "n{0}", 1, 10, 4))
    workbook(data, rows)
    told = cds("explain", "00002", "--data", data, "--why-rank")
    assert told.exit_code == 0, told.output
    assert "Xã {x} [y] đứng ngay trên" in told.stdout


def test_what_does_not_apply_is_told_in_the_tree_and_beside_claimed_points(tmp_path: Path) -> None:
    project(tmp_path)
    lines = "Tên đơn vị,Khối,1.1.part,1.1.whole,2.1,1.1.claimed\n"
    data = tmp_path / "nop.csv"
    data.write_text(lines + "Xã A,Khối núi,0,0,4,10\nXã B,Khối núi,1,2,4,\n", "utf-8")
    folders = ("--set", "thu", "--indicators", tmp_path / "indicators")
    told = cds("explain", "xa a", "--data", data, *folders)
    assert told.exit_code == 0, told.output
    assert told.stdout.startswith("Xã A · Bộ thử\n")
    (row,) = [line for line in told.stdout.splitlines() if line.startswith("    1.1")]
    assert row.split()[-3:] == ["không", "áp", "dụng"]
    text = " ".join(told.stdout.split())
    assert "đơn vị tự chấm 10 điểm; theo quy tắc thì không có điểm để so" in text
    assert "hạng 1 / 2 trong Khối núi, đồng hạng với Xã B" in text
    refused = cds("explain", "xa a", "1.1", "--lost", "--data", data, *folders)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "Mục 1.1 không áp dụng cho Xã A" in refused.stderr
