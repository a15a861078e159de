"""``cds merge``: by a list, by the registry of the country, and what it refuses."""

import json
from pathlib import Path

import openpyxl
import pytest

from tests.cli.small_data import DTI, ROWS, cds, project

MAP = "old,new,new_name,block\n00001,N,Xã Mới,núi\nPhường C,N,,\n"


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("CDS_INDICATORS", "CDS_LANG", "CDS_STORE"):
        monkeypatch.delenv(name, raising=False)


def scored(folder: Path, text: str = MAP) -> None:
    """Score three units into the store, and write the list of merges."""
    cds("score", project(folder, ROWS), "--set", "thu", "--period", "2025")
    (folder / "map.csv").write_text(text, "utf-8")


def answer(*arguments: object) -> dict[str, list[dict[str, object]]]:
    ran = cds("merge", *arguments, "--format", "json")
    assert ran.exit_code == 0, ran.output
    tables: dict[str, list[dict[str, object]]] = json.loads(ran.stdout)["tables"]
    return tables


def test_a_list_merges_two_units_and_shows_where_they_stood(tmp_path: Path) -> None:
    scored(tmp_path)
    tables = answer("--map", "map.csv")
    # Nhóm một: (0,5 + 0,1) / 2 = 0,3; Nhóm hai: (0,4 + 0,2) / 2 = 0,3.
    first, second = tables["units"]
    assert (first["name"], first["index"], first["rank"], first["parts"]) == ("Xã B", 0.9, 1, 1)
    assert (second["name"], second["index"], second["rank"]) == ("Xã Mới", 0.3, 2)
    assert [second[key] for key in ("best", "best_index", "best_rank")] == ["Xã A", 0.45, 2]
    assert [second[key] for key in ("worst", "worst_index", "worst_rank")] == ["Phường C", 0.15, 1]
    assert (second["points"], second["max_points"], second["parts_mean"]) == (6.0, 20.0, 0.3)
    parts = [row for row in tables["parts"] if row["new_code"] == "N"]
    assert [(row["code"], row["index:1"], row["index:2"]) for row in parts] == [
        ("00001", 0.5, 0.4),
        ("00003", 0.1, 0.2),
    ]
    means = {row["node"]: row["index"] for row in tables["main"] if row["code"] == "N"}
    assert means == {"1": 0.3, "2": 0.3}


def test_the_old_ranks_of_its_parts_stand_beside_the_new_rank_of_a_unit(tmp_path: Path) -> None:
    scored(tmp_path)
    units = answer("--map", "map.csv")["units"]
    got = {row["name"]: (row["rank"], row["ranks_before"]) for row in units}
    assert got == {"Xã B": (1, "1"), "Xã Mới": (2, "2 · 1")}
    keys = list(units[0])
    assert keys.index("ranks_before") == keys.index("index") + 1


def test_a_reader_recomputes_the_new_index_from_what_is_printed(tmp_path: Path) -> None:
    scored(tmp_path)
    tables = answer("--map", "map.csv")
    for unit in tables["units"]:
        main = [row for row in tables["main"] if row["code"] == unit["code"]]
        points = sum(float(str(row["index"])) * float(str(row["max_points"])) for row in main)
        assert unit["index"] == round(points / float(str(unit["max_points"])), 4)


def test_parts_of_different_blocks_are_refused_unless_the_list_states_a_block(
    tmp_path: Path,
) -> None:
    scored(tmp_path, MAP.replace("núi", ""))
    ran = cds("merge", "--map", "map.csv", "--lang", "en")
    assert ran.exit_code == 1
    assert "R641" in ran.stderr
    assert "núi: Xã A; đồng bằng: Phường C" in ran.stderr


def test_a_column_of_the_list_or_an_input_weighs_the_parts(tmp_path: Path) -> None:
    scored(tmp_path, "old,new,block,Dân số\n00001,N,núi,300\n00003,N,núi,100\n")
    by_list = answer("--map", "map.csv", "--weight", "dân số")["units"]
    # (3 · 0,5 + 0,1) / 4 = 0,4 and (3 · 0,4 + 0,2) / 4 = 0,35.
    assert next(row["index"] for row in by_list if row["code"] == "N") == 0.375
    weights = answer("--map", "map.csv", "--weight", "dân số")["parts"]
    assert {row["code"]: row["weight"] for row in weights} == {
        "00001": 300.0,
        "00002": None,
        "00003": 100.0,
    }
    by_input = answer("--map", "map.csv", "--weight", "1.1.whole")["units"]
    assert next(row["index"] for row in by_input if row["code"] == "N") == 0.3


def test_a_weight_that_cannot_be_read_is_told_once(tmp_path: Path) -> None:
    scored(tmp_path, "old,new,block,weight\n00001,N,núi,nhiều\n00003,N,,\n")
    ran = cds("merge", "--map", "map.csv", "--weight", "weight", "--format", "json")
    told = [(one["code"], one["line"]) for one in json.loads(ran.stdout)["diagnostics"]]
    assert told == [("V303", 2), ("R643", 3)]


def test_weights_that_nobody_asked_for_are_told(tmp_path: Path) -> None:
    scored(tmp_path, "old,new,block,weight\n00001,N,núi,3\n00003,N,núi,1\n")
    ran = cds("merge", "--map", "map.csv", "--lang", "en")
    assert "--weight weight uses them" in ran.stdout


def test_an_unknown_weight_is_refused_with_what_is_close(tmp_path: Path) -> None:
    scored(tmp_path)
    ran = cds("merge", "--map", "map.csv", "--weight", "1.1.hole", "--lang", "en")
    assert ran.exit_code == 2
    assert "close: 1.1.whole" in ran.stderr


def test_every_part_that_was_not_scored_is_named_with_its_place(tmp_path: Path) -> None:
    scored(tmp_path, "old,new\n00001,N\nXã Vắng,N\n00009,N\n")
    ran = cds("merge", "--map", "map.csv", "--format", "json")
    assert ran.exit_code == 1
    told = json.loads(ran.stdout)["diagnostics"]
    assert [(one["code"], one["line"]) for one in told] == [("R640", 3), ("R640", 4)]


def test_with_partial_a_new_unit_rests_on_the_parts_that_are_there(tmp_path: Path) -> None:
    scored(tmp_path, "old,new\n00001,N\nXã Vắng,N\n00009,Z\n")
    ran = cds("merge", "--map", "map.csv", "--partial", "--format", "json")
    record = json.loads(ran.stdout)
    units = {row["code"]: row for row in record["tables"]["units"]}
    assert (units["N"]["parts_scored"], units["N"]["parts"], units["N"]["index"]) == (1, 2, 0.45)
    assert "Z" not in units
    assert {one["severity"] for one in record["diagnostics"] if one["code"] == "R640"} == {
        "warning"
    }
    assert [row["scored"] for row in record["tables"]["parts"] if row["new_code"] == "N"] == [
        True,
        False,
    ]


def test_without_a_list_provinces_are_merged_as_the_country_did() -> None:
    refused = cds("merge", "--data", DTI, "--set", "dti-tinh@2022", "--lang", "en")
    assert refused.exit_code == 1
    assert refused.stderr.count("R640") == 5
    tables = answer("--data", DTI, "--set", "dti-tinh@2022", "--partial")
    assert [(row["name"], row["index"], row["parts"]) for row in tables["units"]] == [
        ("Thành phố Đà Nẵng", 0.8002, 2),
        ("Thành phố Hồ Chí Minh", 0.7164, 3),
        ("Tỉnh Quảng Ninh", 0.7024, 1),
        ("Thành phố Huế", 0.6975, 1),
        ("Thành phố Cần Thơ", 0.6924, 3),
    ]


def test_a_period_of_the_new_units_has_nothing_to_merge(tmp_path: Path) -> None:
    cds("score", project(tmp_path, ROWS), "--set", "thu", "--period", "2026")
    ran = cds("merge", "--lang", "en")
    assert ran.exit_code == 2
    assert "2026 is of the new units already" in ran.stderr


def test_units_that_the_country_does_not_list_need_a_list_of_their_own(tmp_path: Path) -> None:
    cds("score", project(tmp_path, ROWS), "--set", "thu", "--period", "2024")
    ran = cds("merge", "--lang", "en")
    assert ran.exit_code == 2
    assert "2 of 3 units are not in the list of the country" in ran.stderr
    assert "use --map FILE" in ran.stderr


def test_a_level_without_a_list_of_the_country_asks_for_one(tmp_path: Path) -> None:
    data = project(tmp_path, ROWS)
    file = tmp_path / "indicators/thu.yaml"
    file.write_text(file.read_text("utf-8").replace("level: xa", "level: huyen"), "utf-8")
    ran = cds("merge", "--data", data, "--set", "thu", "--lang", "en")
    assert ran.exit_code == 2
    assert "no list of merges for level huyen" in ran.stderr


def test_the_sheet_that_holds_the_data_can_be_named(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(project(tmp_path, ROWS))
    book.copy_worksheet(book.worksheets[0]).title = "Bản sao"
    book.save("hai.xlsx")
    (tmp_path / "map.csv").write_text(MAP, "utf-8")
    merge = ("merge", "--data", "hai.xlsx", "--set", "thu", "--map", "map.csv")
    assert "--sheet" in cds(*merge).stderr
    assert cds(*merge, "--sheet", "Bản sao").exit_code == 0


def test_persons_are_not_merged(tmp_path: Path) -> None:
    data = project(tmp_path, ROWS)
    file = tmp_path / "indicators/thu.yaml"
    file.write_text(file.read_text("utf-8").replace("level: xa", "level: congdan"), "utf-8")
    (tmp_path / "map.csv").write_text(MAP, "utf-8")
    ran = cds("merge", "--data", data, "--set", "thu", "--map", "map.csv")
    assert ran.exit_code == 2
    assert ran.stdout == ""


def test_long_tables_keep_to_merged_units_for_people_and_are_whole_for_programs(
    tmp_path: Path,
) -> None:
    rows = [(f"{n:05}", f"Xã {n}", "núi", 1, 2, 3) for n in range(80)]
    cds("score", project(tmp_path, rows), "--set", "thu")
    (tmp_path / "map.csv").write_text("old,new\n00001,N\n00002,N\n", "utf-8")
    text = cds("merge", "--map", "map.csv", "--lang", "en").stdout
    assert text.count("Only units that were merged are shown") == 3
    assert "Xã 79" not in text
    assert "Xã 79" in cds("merge", "--map", "map.csv", "--all").stdout
    listed = cds("merge", "--map", "map.csv", "--format", "csv", "--table", "parts").stdout
    assert len(listed.splitlines()) == 81
