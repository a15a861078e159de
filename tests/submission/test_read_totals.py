"""Totals, held against what they add up."""

from pathlib import Path

import pytest

from cds_cli.definitions.models import IndicatorSet
from cds_cli.submission.read import Request
from cds_cli.text import Text
from tests.submission.form_tables import (
    FIGURES,
    ROWS,
    form,
    given,
    read_path,
    read_sheets,
    the_set,
    told,
)
from tests.submission.text_tables import rows_of, set_of

WIDE = """
indicators:
  - {code: "1", name: Hồ sơ, max_points: 10, rule: {type: ratio},
     inputs: {part: {name: Tử, kind: count}, whole: {name: Mẫu, kind: count}}}
  - {code: "2", name: Điểm họp, max_points: 10, rule: {type: given, scale: points}}
"""
TABLE = "code | name | 1.part | 1.whole | '2\n'01 | Xã A | 3 | 4 | 7\n'02 | Xã B | 1 | 2 | 6"
GROUPS = {
    "1": "'1 | Nhận thức số | 45 | | | 35",
    "4": "'4 | Hoạt động chính quyền số | 80 | | | 66.65",
}


def wide_set(folder: Path) -> IndicatorSet:
    return set_of(folder, WIDE)


@pytest.mark.parametrize("total", [" | Tổng cộng | 4 | 6 | 99", "TỔNG SỐ: | | 4 | 6 | "])
def test_a_total_of_counts_that_agrees_is_only_skipped(tmp_path: Path, total: str) -> None:
    read = read_sheets(tmp_path, wide_set(tmp_path), nop=f"{TABLE}\n{total}")
    assert told(read) == ["note S109 4"]


def test_a_total_of_counts_that_disagrees_is_told_at_its_cell(tmp_path: Path) -> None:
    read = read_sheets(tmp_path, wide_set(tmp_path), nop=f"{TABLE}\n | Tổng cộng | 5 | 6 | 13")
    assert (told(read), read.units) == (["note S109 4", "warn S110 C4"], ["01", "02"])
    (found,) = (d for d in read.checked.diagnostics if d.code == "S110")
    assert (found.values["seen"], found.values["expected"]) == ("5", "4")


def test_a_total_typed_as_text_is_held_against_its_rows_too(tmp_path: Path) -> None:
    total = " | Tổng cộng | '5 | '1.006 | chưa rõ"
    read = read_sheets(tmp_path, wide_set(tmp_path), nop=f"{TABLE}\n{total}")
    assert told(read) == ["note S109 4", "warn S110 C4", "warn S110 D4"]
    rows = [[str(cell or "") for cell in row] for row in rows_of(f"{TABLE}\n | Tổng | 5 | 6 | 13")]
    path = tmp_path / "nộp.csv"
    path.write_text("\n".join(map(";".join, rows)), "utf-8")
    assert told(read_path(path, Request(wide_set(tmp_path)))) == ["note S109 4", "warn S110 4:3"]


def test_a_total_of_figures_that_are_not_all_known_is_not_judged(tmp_path: Path) -> None:
    table = TABLE.replace("| 1 | 2 | 6", "| | 2 | 6")
    read = read_sheets(tmp_path, wide_set(tmp_path), nop=f"{table}\n | Tổng cộng | 5 | 6 | 13")
    assert told(read) == ["warn V309 C3", "note S109 4"]


def test_a_total_above_the_units_it_adds_up_is_held_against_them_too(tmp_path: Path) -> None:
    head, *units = TABLE.splitlines()
    read = read_sheets(
        tmp_path, wide_set(tmp_path), nop="\n".join([head, " | Tổng cộng | 4 | 7", *units])
    )
    assert told(read) == ["note S109 2", "warn S110 D2"]


def test_subtotals_and_the_total_of_a_form_are_held_against_the_claims(tmp_path: Path) -> None:
    read = read_sheets(
        tmp_path, the_set(tmp_path), phieu=form(GROUPS, below=" | Tổng cộng | 125 | | | 101.65")
    )
    assert (told(read), given(read)) == (["note S109 22"], FIGURES)
    assert read.reading.ledger.skipped == {"S101": 4, "S109": 3 + 2}


def test_a_subtotal_and_a_total_of_a_form_that_disagree_are_told(tmp_path: Path) -> None:
    groups = GROUPS | {"1": "'1 | Nhận thức số | 45 | | | 40"}
    read = read_sheets(
        tmp_path, the_set(tmp_path), phieu=form(groups, below="TỔNG ĐIỂM | | 125 | | | 100")
    )
    assert told(read) == ["warn S110 F8", "note S109 22", "warn S110 F22"]
    read = read_sheets(
        tmp_path, the_set(tmp_path), phieu=form(groups, below="TỔNG CỘNG: | | 125 | | | 100")
    )
    assert told(read) == ["warn S110 F8", "note S109 22", "warn S110 F22"]
    said = [
        (d.values["seen"], d.values["expected"])
        for d in read.checked.diagnostics
        if d.code == "S110"
    ]
    assert said == [("40", "35"), ("100", Text("101,65", "101.65"))]


def test_a_total_that_somebody_rounded_agrees(tmp_path: Path) -> None:
    rows = GROUPS | {"1.1": ROWS["1.1"].replace("| 15 |", "| 15.004 |")}
    assert told(read_sheets(tmp_path, the_set(tmp_path), phieu=form(rows))) == []


def test_each_form_of_a_file_is_held_against_its_own_claims(tmp_path: Path) -> None:
    above = "Mã đơn vị: | '00700\nĐơn vị: Xã Hòa Bình"
    other = form({**GROUPS, "1": "'1 | Nhận thức số | 45 | | | 34"}, above=above)
    read = read_sheets(tmp_path, the_set(tmp_path), a=form(GROUPS), b=other)
    assert told(read) == ["warn S110 F5"]
