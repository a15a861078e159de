"""``cds distribution`` on runs of the store and on files."""

import csv
import io
import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from tests.cli.small_data import cds, project, workbook

CALM: tuple[tuple[object, ...], ...] = (
    ("00001", "Xã A", "núi", 5, 10, 4),
    ("00002", "Xã B", "núi", 10, 10, 8),
    ("00003", "Phường C", "đồng bằng", 1, 10, 2),
)
WILD: tuple[tuple[object, ...], ...] = (
    ("00001", "Xã A", "núi", 50, 100, 6),
    ("00002", "Xã B", "núi", 9, 10, 8),
    ("00003", "Phường C", "đồng bằng", 0, 10, None),
)
CUT: tuple[tuple[object, ...], ...] = (
    ("00001", "Xã A", "núi", 50, 100, 0),
    ("00002", "Xã B", "núi", 9, 10, 7),
    ("00003", "Phường C", "đồng bằng", 0, 10, 3),
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    project(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def remember(folder: Path, rows: Sequence[Sequence[object]], period: str, stage: str) -> Path:
    data = workbook(folder / f"{period}-{stage}.xlsx", rows)
    ran = cds("score", data.name, "--period", period, "--stage", stage)
    assert ran.exit_code == 0, ran.stderr
    return data


@pytest.fixture(scope="module")
def scored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One period, and the next in two stages."""
    folder = tmp_path_factory.mktemp("scored")
    project(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        remember(folder, CALM, "2024", "self")
        remember(folder, WILD, "2025", "self")
        remember(folder, CUT, "2025", "appraised")
    return folder


@pytest.fixture
def store(scored: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy, which a test may change."""
    folder = tmp_path / "copy"
    shutil.copytree(scored, folder)
    monkeypatch.chdir(folder)
    return folder


def table(key: str, *arguments: str) -> list[dict[str, str]]:
    ran = cds("distribution", "--format", "csv", "--table", key, *arguments)
    assert ran.exit_code == 0, ran.stderr
    return list(csv.DictReader(io.StringIO(ran.stdout)))


def answer(*arguments: str) -> dict[str, Any]:
    ran = cds("distribution", "--format", "json", *arguments)
    assert ran.exit_code == 0, ran.stderr
    told: dict[str, Any] = json.loads(ran.stdout)
    return told


def refused(*arguments: str) -> Result:
    ran = cds("distribution", *arguments)
    assert ran.exit_code == 2, ran.stdout
    assert not ran.stdout
    return ran


@pytest.mark.usefixtures("store")
def test_the_last_run_is_described_indicator_by_indicator() -> None:
    whole, first, second = table("indicators")
    assert (whole["code"], first["code"], second["code"]) == ("thu", "1.1", "2.1")
    assert (first["min"], first["median"], first["max"]) == ("0.0", "0.5", "0.9")
    # Half way between 0 and 0.5, and between 0.5 and 0.9; their mean is 1.4 / 3.
    assert (first["lower_quartile"], first["upper_quartile"]) == ("0.25", "0.7")
    assert first["mean"] == "0.4667"
    assert (first["zeros"], first["full"], first["units"]) == ("1", "0", "3")


@pytest.mark.usefixtures("store")
def test_what_is_asked_for_most_often_stands_first() -> None:
    # Of codes like 1.1.5 a terminal of 80 columns shows as much.
    assert list(table("indicators")[0])[:10] == [
        "code", "name", "min", "lower_quartile", "median", "upper_quartile", "max",
        "zeros", "full", "not_applicable",
    ]  # fmt: skip


@pytest.mark.usefixtures("store")
def test_outliers_are_found_against_the_period_before_in_the_store() -> None:
    found = table("outliers")
    assert [(one["unit"], one["input"], one["figure"], one["reference"]) for one in found] == [
        ("00001", "1.1.part", "50", "5"),
        ("00001", "1.1.whole", "100", "10"),
    ]
    assert {one["against"] for one in found} == {"last_period"}
    assert found[0]["cell"] == "2025-appraised.xlsx[Số liệu!D2]"
    assert found[0]["cell_before"] == "2024-self.xlsx[Số liệu!D2]"


@pytest.mark.usefixtures("store")
def test_how_many_times_is_read_before_the_long_name_of_a_cell() -> None:
    keys = list(table("outliers")[0])
    assert keys.index("times") < keys.index("cell")


@pytest.mark.usefixtures("store")
def test_a_figure_that_fell_to_zero_is_counted_not_divided() -> None:
    found = table("zeros")
    assert [(one["input"], one["to_zero"], one["from_zero"]) for one in found] == [
        ("1.1.part", "1", "0"),
        ("2.1", "1", "0"),
    ]


@pytest.mark.usefixtures("store")
def test_the_gap_between_the_stages_is_the_same_from_either_side() -> None:
    for stage in ("self", "appraised"):
        _, second = table("gaps", "--stage", stage)
        assert (second["changed"], second["lowered"]) == ("3", "2")
        assert (second["to_zero"], second["raised"]) == ("1", "1")
        # Of the changes -6, -1 and +3.
        assert second["mean_change"] == "-1.33"


@pytest.mark.usefixtures("store")
def test_what_is_held_against_is_named_among_the_facts() -> None:
    facts = answer()["facts"]
    assert facts["stage"] == "appraised"
    assert "2024" in facts["before"]["vi"]
    assert "2025-self.xlsx" in facts["other_stage"]["vi"]


@pytest.mark.usefixtures("store")
def test_a_period_before_can_be_named() -> None:
    assert "2024-self.xlsx" in answer("--before", "run:1")["facts"]["before"]["en"]


@pytest.mark.usefixtures("store")
def test_units_are_split_by_what_is_known_of_them() -> None:
    found = table("indicators", "--by", "khối", "--node", "1.1")
    assert [(one["group"], one["units"], one["median"]) for one in found] == [
        ("núi", "2", "0.7"),
        ("đồng bằng", "1", "0.0"),
    ]


@pytest.mark.usefixtures("store")
def test_a_node_is_described_with_what_stands_below_it() -> None:
    assert [one["code"] for one in table("indicators", "--node", "Nhom mot")] == ["1", "1.1"]
    assert [one["code"] for one in table("indicators", "--tier", "1")] == ["thu", "1", "2"]


@pytest.mark.usefixtures("store")
def test_of_one_node_only_its_own_outliers_and_gaps_are_told() -> None:
    assert not table("outliers", "--node", "2")
    assert [one["code"] for one in table("gaps", "--node", "2")] == ["2.1"]


def test_files_can_be_held_against_each_other_without_a_store(folder: Path) -> None:
    claimed, cut = workbook(folder / "a.xlsx", WILD), workbook(folder / "b.xlsx", CUT)
    before = workbook(folder / "c.xlsx", CALM)
    asked = ("--data", claimed.name, "--stage", "self", "--period", "2025")
    found = answer(*asked, "--appraised", cut.name, "--before", before.name)
    assert [one["changed"] for one in found["tables"]["gaps"]] == [0, 3]
    assert len(found["tables"]["outliers"]) == 2
    assert not (folder / "cds.db").exists()


def test_without_another_period_or_stage_it_is_said_that_nothing_was_compared(folder: Path) -> None:
    remember(folder, CALM, "2025", "self")
    found = answer()
    assert set(found["tables"]) == {"indicators", "undiscriminating", "outliers"}
    assert len(found["notes"]) == 3


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--node", "1.2"), "1.1"),
        (("--by", "blok"), "block"),
        (("--by", "parent"), "Đơn vị cấp trên"),
        (("--tier", "3"), "2"),
        (("--tier", "1", "--node", "1"), "--node"),
        (("--appraised", "run:2"), "--stage self"),
        (("--stage", "self", "--appraised", "run:1"), "run:1"),
        (("--before", "2020"), "T703"),
        (("--before", "run:2"), "run:2 (kỳ 2025) không ở trước kỳ 2025"),
        (("--run", "1", "--before", "run:2"), "không ở trước kỳ 2024"),
        (("--run", "1", "--appraised", "run:3"), "run:3 là của kỳ 2025, không phải kỳ 2024"),
        (("--run", "9"), "T703"),
    ],
)
def test_what_is_not_there_is_refused_with_what_there_is(
    arguments: tuple[str, ...], told: str
) -> None:
    assert told in refused(*arguments).stderr


def test_figures_of_another_set_are_refused(store: Path) -> None:
    other = (store / "indicators/thu.yaml").read_text("utf-8").replace("code: thu", "code: khac")
    (store / "indicators/khac.yaml").write_text(other, "utf-8")
    data = workbook(store / "khác.xlsx", CALM)
    assert cds("score", data.name, "--set", "khac", "--period", "2024").exit_code == 0
    assert "khac@2025" in refused("--set", "thu", "--before", "run:4").stderr


def test_people_read_the_first_outliers_and_programs_all(folder: Path) -> None:
    calm = [(f"{place:05d}", f"Xã {place}", "", 2, 3, 1) for place in range(1, 21)]
    wild = [(code, name, block, 20, 30, 1) for code, name, block, *_ in calm]
    remember(folder, calm, "2024", "self")
    remember(folder, wild, "2025", "self")
    assert len(table("outliers")) == 40
    read = cds("distribution").stdout
    assert read.count("2024-self.xlsx[") == 30
    assert "--format csv --table outliers" in read
    assert cds("distribution", "--all").stdout.count("2024-self.xlsx[") == 40


@pytest.mark.usefixtures("store")
def test_the_same_question_gets_the_same_bytes() -> None:
    for form in ("table", "csv", "json", "md"):
        first, second = (cds("distribution", "--format", form).stdout for _ in range(2))
        assert first == second
