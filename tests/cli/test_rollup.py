"""``cds rollup``: means, weighted means, shares and sums of children."""

import csv
import json
from pathlib import Path

import openpyxl
import pytest

from tests.cli.small_data import SET, cds

BANDS = """bands:
  - {code: tot, name: Tốt, at_least: 0.8}
  - {code: kem, name: Kém, at_least: 0}
"""
ONLY_COUNTS = SET.replace(
    "name: Khảo sát, max_points: 10, rule: {type: given, scale: points}",
    "name: Lớp học, max_points: 10, rule: {type: count, points_per_item: 1}",
)
DATA = """Mã đơn vị,Tên đơn vị,Trực thuộc,1.1.part,1.1.whole,2.1
T1,Thôn Một,X1,9,10,9
T2,Thôn Hai,X1,10,90,1
T3,Thôn Ba,X2,1,2,5
T4,Thôn Bốn,,1,1,1
"""
NAMED = ("--data", "thôn.csv", "--set", "thu")
UNITS = """Mã đơn vị,Tên đơn vị,Cấp,Trực thuộc
X1,Xã Nhất,xa,
X2,Xã Nhì,xa,
X3,Xã Ba,xa,
T1,Thôn Một,thon,X1
T2,Thôn Hai,thon,X1
T3,Thôn Ba,thon,X2
T4,Thôn Bốn,thon,
T5,Thôn Năm,thon,X2
T6,Thôn Sáu,thon,X3
"""
Rows = list[dict[str, object]]


@pytest.fixture(autouse=True)
def _a_project_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("CDS_INDICATORS", "CDS_LANG", "CDS_STORE"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "indicators").mkdir()
    (tmp_path / "indicators/thu.yaml").write_text(ONLY_COUNTS + BANDS, "utf-8")
    (tmp_path / "thôn.csv").write_text(DATA, "utf-8")
    (tmp_path / "units.csv").write_text(UNITS, "utf-8")


def answer(*arguments: object) -> dict[str, Rows]:
    ran = cds("rollup", *NAMED, *arguments, "--format", "json")
    assert ran.exit_code == 0, ran.output
    tables: dict[str, Rows] = json.loads(ran.stdout)["tables"]
    return tables


def parents(*arguments: object) -> list[tuple[object, ...]]:
    rows = answer(*arguments)["parents"]
    return [(row["code"], row.get("index", row.get("share")), row["rank"]) for row in rows]


def test_the_mean_of_published_indices_is_the_usual_way() -> None:
    # T1 18 of 20, T2 1,11 + 1 of 20 (0,1056), T3 5 + 5 of 20: (0,9 + 0,1056) / 2 = 0,5028.
    assert parents() == [("X1", 0.5028, 1), ("X2", 0.5, 2)]


def test_a_weight_makes_it_a_weighted_mean() -> None:
    # (10 · 0,9 + 90 · 0,1056) / 100 = 0,18504
    assert parents("--weight", "1.1.whole") == [("X2", 0.5, 1), ("X1", 0.185, 2)]


def test_a_band_is_named_by_code_or_by_name_in_either_language() -> None:
    named = BANDS.replace("name: Tốt", "name: Tốt, name_en: Good")
    Path("indicators/thu.yaml").write_text(ONLY_COUNTS + named, "utf-8")
    assert parents("--band", "good") == parents("--band", "TỐT") == parents("--band", "tot")


def test_a_band_makes_it_a_share() -> None:
    assert parents("--band", "TỐT") == [("X1", 0.5, 1), ("X2", 0.0, 2)]
    assert [row["reached"] for row in answer("--band", "tot")["parents"]] == [1, 0]


def test_sums_are_scored_again() -> None:
    tables = answer("--method", "sum")
    # X1: 19 of 100 and 10 lessons: 1,9 + 10 of 20.
    first = tables["parents"][0]
    assert (first["code"], first["points"], first["index"]) == ("X1", 11.9, 0.595)
    leaves = {row["node"]: row["points"] for row in tables["nodes"] if row["code"] == "X1"}
    assert leaves == {"1": 1.9, "1.1": 1.9, "2": 10.0, "2.1": 10.0, "P": 10.0}
    sums = {row["input"]: row["sum"] for row in tables["sums"] if row["code"] == "X1"}
    assert sums == {"1.1.part": 19.0, "1.1.whole": 100.0, "2.1": 10.0}


def test_sums_of_whole_figures_are_written_without_decimals() -> None:
    text = cds("rollup", *NAMED, "--method", "sum").stdout
    (line,) = (one for one in text.splitlines() if "1.1.whole" in one and one.startswith("X1"))
    assert "100" in line.split()


def test_a_node_can_be_rolled_up_alone() -> None:
    assert parents("--node", "1")[0] == ("X1", 0.5056, 1)


def test_a_node_is_named_by_its_name_too() -> None:
    assert parents("--node", "nhóm một") == parents("--node", "1")


def test_programs_read_by_what_units_are_put_together() -> None:
    facts = json.loads(cds("rollup", *NAMED, "--format", "json").stdout)["facts"]
    assert (facts["by"], facts["node"]) == ("parent", "thu")


def test_the_sheet_that_holds_the_data_can_be_named(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in csv.reader(DATA.splitlines()):
        book.worksheets[0].append(row)
    book.copy_worksheet(book.worksheets[0]).title = "Bản sao"
    book.save(tmp_path / "hai.xlsx")
    rollup = ("rollup", "--data", "hai.xlsx", "--set", "thu")
    assert "--sheet" in cds(*rollup).stderr
    assert cds(*rollup, "--sheet", "Bản sao").exit_code == 0


def test_units_without_a_parent_are_named_and_left_out() -> None:
    ran = cds("rollup", *NAMED, "--lang", "en")
    assert "R644 warning" in ran.stderr
    assert "1 units have no parent and count nowhere: Thôn Bốn" in ran.stdout
    children = {row["code"]: (row["parent"], row["counts"]) for row in answer()["children"]}
    assert children["T4"] == (None, "no_parent")
    assert children["T1"] == ("X1", "yes")


def test_what_is_rolled_up_is_named_and_its_coverage_rounded() -> None:
    for arguments, told in (
        (("--band", "tot"), "Mức: Tốt"),
        (("--node", "2"), "Chỉ số được tổng hợp: 2 Nhóm hai"),
    ):
        assert told in " ".join(cds("rollup", *NAMED, *arguments).stdout.split())
    more = UNITS + "T7,Thôn Bảy,thon,X1\n"
    Path("units.csv").write_text(more, "utf-8")
    rows = answer("--units", "units.csv")["parents"]
    assert [row["coverage"] for row in rows if row["code"] == "X1"] == [0.6667]


def test_a_registry_gives_names_and_coverage_and_parents_without_children() -> None:
    rows = answer("--units", "units.csv")["parents"]
    told = [(row["name"], row["scored"], row["known"], row["coverage"]) for row in rows]
    assert told == [("Xã Nhất", 2, 2, 1.0), ("Xã Nhì", 1, 2, 0.5), ("Xã Ba", 0, 1, 0.0)]
    assert rows[2]["rank"] is None
    text = cds("rollup", *NAMED, "--units", "units.csv", "--lang", "en").stdout
    assert "1 parents have no unit that was scored: Xã Ba" in text


def test_provinces_that_communes_name_by_their_codes_are_told_by_name() -> None:
    coded = DATA.replace("X1", "08").replace("X2", "Huyện Cũ")
    Path("thôn.csv").write_text(coded, "utf-8")
    names = {row["code"]: (row["name"], row["known"]) for row in answer()["parents"]}
    assert names == {"08": ("Tỉnh Tuyên Quang", 2), "Huyện Cũ": ("Huyện Cũ", 1)}


def test_parents_without_children_are_listed_with_sums_too() -> None:
    rows = answer("--method", "sum", "--units", "units.csv")["parents"]
    assert [(row["name"], row["index"] is None) for row in rows] == [
        ("Xã Nhất", False),
        ("Xã Nhì", False),
        ("Xã Ba", True),
    ]


def test_a_child_without_an_index_is_not_covered_whatever_the_method() -> None:
    only = "applies_to: {units: [T1, T3]}"
    only_some = ONLY_COUNTS.replace('"2.1", name', f'"2.1", {only}, name')
    only_some = only_some.replace("rule: {type: ratio}", f"{only}\n        rule: {{type: ratio}}")
    Path("indicators/thu.yaml").write_text(only_some, "utf-8")
    for method in ("mean", "sum"):
        rows = {row["code"]: row for row in answer("--method", method)["parents"]}
        assert (rows["X1"]["scored"], rows["X1"]["known"], rows["X1"]["coverage"]) == (1, 2, 0.5)


def test_a_run_of_the_store_gives_the_same_as_its_file() -> None:
    cds("score", "thôn.csv", "--set", "thu")
    for method in ("mean", "sum"):
        from_store = cds("rollup", "--method", method, "--format", "csv").stdout
        from_file = cds("rollup", *NAMED, "--method", method, "--format", "csv")
        assert from_store == from_file.stdout


def test_inputs_that_cannot_be_added_are_refused_and_left_out_on_request() -> None:
    Path("indicators/thu.yaml").write_text(SET + BANDS, "utf-8")
    ran = cds("rollup", *NAMED, "--method", "sum", "--lang", "en")
    assert ran.exit_code == 1
    assert "input 2.1 (Khảo sát) cannot be added up: it holds points that were given" in ran.stderr
    left = answer("--leave-out")["parents"]
    assert [(row["code"], row["points"]) for row in left] == [("X2", 5.0), ("X1", 1.9)]
    told = " ".join(cds("rollup", *NAMED, "--leave-out", "--lang", "en").stdout.split())
    assert "1 of 2 indicators read inputs that were not added up" in told


def test_sums_held_against_a_mark_for_one_unit_are_named() -> None:
    # Two lessons of two villages are four, and a point each; a share of them stays one.
    said = "In 2.1 a sum is held against a mark"
    assert said in cds("rollup", *NAMED, "--method", "sum", "--lang", "en").stdout
    other = ONLY_COUNTS.replace("code: thu", "code: cap-xa")
    Path("indicators/cap-xa.yaml").write_text(other, "utf-8")
    assert "a mark" not in cds("rollup", *NAMED, "--set-to", "cap-xa", "--lang", "en").stdout


def test_the_sums_can_be_scored_by_another_set() -> None:
    stricter = ONLY_COUNTS.replace("type: ratio", "type: ratio, target: 0.5")
    other = stricter.replace("code: thu", "code: cap-xa")
    Path("indicators/cap-xa.yaml").write_text(other, "utf-8")
    ran = cds("rollup", *NAMED, "--set-to", "cap-xa", "--format", "json")
    record = json.loads(ran.stdout)
    assert record["facts"]["scored_by"].startswith("cap-xa@2025 (")
    points = {row["code"]: row["points"] for row in record["tables"]["parents"]}
    # X1: 19 of 100 against 50 %: 3,8, and 10 lessons; X2: 1 of 2, and 5 lessons.
    assert points == {"X1": 13.8, "X2": 15.0}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--by", "parnt"), "--by: there is no parnt (close: parent)"),
        (("--node", "1.2"), "has no node 1.2. Close to it: 1.1"),
        (("--band", "totf"), "--band: there is no totf (close: tot)"),
        (("--weight", "1.1.hole"), "close: 1.1.whole"),
        (("--method", "median"), "--method takes: mean, weighted, share, sum"),
        (("--method", "weighted"), "--method weighted needs --weight"),
        (("--method", "sum", "--band", "tot"), "--band goes with --method share, not with sum"),
        (("--method", "sum", "--node", "1"), "--node goes with --method mean, not with sum"),
        (("--by", "block"), "No unit has Block"),
    ],
)
def test_what_is_not_there_or_does_not_fit_is_refused_in_words(
    arguments: tuple[str, ...], told: str
) -> None:
    ran = cds("rollup", *NAMED, *arguments, "--lang", "en")
    assert ran.exit_code == 2
    assert told in ran.stderr


def test_a_blank_weight_is_refused_with_its_unit_and_cell() -> None:
    Path("thôn.csv").write_text(DATA.replace("T2,Thôn Hai,X1,10,90", "T2,Thôn Hai,X1,,"), "utf-8")
    ran = cds("rollup", *NAMED, "--weight", "1.1.whole", "--lang", "en")
    assert ran.exit_code == 1
    assert "weight 1.1.whole of Thôn Hai (T2) cannot be used: (blank)" in ran.stderr
    assert "thôn.csv:3:5" in ran.stderr


def test_persons_are_not_listed_one_by_one() -> None:
    text = ONLY_COUNTS.replace("level: xa", "level: congdan")
    Path("indicators/thu.yaml").write_text(text + BANDS, "utf-8")
    for method in ("mean", "sum"):
        ran = cds("rollup", *NAMED, "--method", method)
        assert ran.exit_code == 0
        assert "Thôn" not in ran.stdout
        assert "R644" not in ran.stderr
    cds("score", "thôn.csv", "--set", "thu")
    assert cds("rollup").exit_code == 2
