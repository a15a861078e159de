import io
import time
from collections.abc import Sequence
from typing import Any

import openpyxl
import pytest

from cds_cli import catalogue
from cds_cli.definitions.models import IndicatorSet
from cds_cli.diagnostics import Location
from cds_cli.engine.score import score
from cds_cli.report.ranking.table import Document, View
from cds_cli.report.ranking.workbook import render
from cds_cli.submission.model import UnitValues, submission_of
from cds_cli.text import Language


def indicator_set(decimals: int = 2) -> IndicatorSet:
    rule = {"type": "linear", "low": 0.0, "high": 10.0}
    leaves = tuple(
        {"code": code, "name": f"Tỷ lệ {code}", "max_points": 10.0, "rule": rule}
        for code in ("1.1", "1.2")
    )
    pillar = {"code": "CQS", "name": "Chính quyền số", "covers": ("1",)}
    return IndicatorSet.model_validate(
        {
            "format": 1,
            "code": "thu",
            "edition": "2025",
            "level": "xa",
            "name": "Bộ thử & nghiệm",
            "provenance": "official",
            "decimals": decimals,
            "pillars": (pillar,),
            "groups": ({"code": "1", "name": "Thể chế", "indicators": leaves},),
        }
    )


def document(units: Sequence[UnitValues], decimals: int = 2, **changes: Any) -> Document:
    chosen = indicator_set(decimals)
    return Document(score(chosen, submission_of(chosen, units)), "a" * 64, "0.1.0", **changes)


def two() -> list[UnitValues]:
    return [
        UnitValues("01", name="Xã Một", inputs={"1.1": 9.0, "1.2": 8.25}),
        UnitValues("02", name="Xã Hai", inputs={"1.1": 9.0}),
    ]


def opened(given: Document) -> Any:
    return openpyxl.load_workbook(io.BytesIO(render(given)))


def cells(sheet: Any) -> list[tuple[object, ...]]:
    return list(sheet.iter_rows(values_only=True))


def test_the_ranking_is_a_title_and_one_row_a_unit_below_its_headings() -> None:
    sheet = opened(document(two()))["Xếp hạng"]
    rows = cells(sheet)
    assert rows[0][0] == "Bộ thử & nghiệm · 2025"
    assert str(rows[3][0]).startswith("* thiếu số liệu")
    assert rows[4][:6] == ("Hạng", "Mã", "Đơn vị", "Điểm", "Tối đa", "Chỉ số")
    assert rows[5] == (1, "01", "Xã Một", 17.25, 20, 0.8625, 1, 0.8625)
    assert rows[6] == (2, "02", "Xã Hai", 9, 20, 0.45, 0.5, 0.45)
    assert sheet.freeze_panes == "D6"
    assert sheet.auto_filter.ref == "A5:H7"
    assert sheet.print_title_rows == "$5:$5"
    assert (sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == (9, 0)


def test_figures_are_numbers_at_the_decimals_of_the_set_and_signs_are_only_shown() -> None:
    sheet = opened(document(two(), decimals=1))["Xếp hạng"]
    assert sheet["D6"].number_format == "#,##0.0_*"
    assert sheet["D7"].number_format == '#,##0.0"*"'
    assert sheet["F6"].number_format == "0.0000"
    assert sheet["D7"].value == 9


def test_details_hold_the_points_of_every_node() -> None:
    rows = cells(opened(document(two()))["Chi tiết"])
    assert rows[0] == (
        "Hạng",
        "Mã",
        "Đơn vị",
        "Tổng điểm",
        "CQS\nChính quyền số",
        "1\nThể chế",
        "1.1\nTỷ lệ 1.1",
        "1.2\nTỷ lệ 1.2",
    )
    assert rows[1][3:] == ("Điểm", "Điểm", "Điểm", "Điểm (tối đa 10)", "Điểm (tối đa 10)")
    assert rows[3] == (2, "02", "Xã Hai", 9, 9, 9, 9, 0)


def test_details_of_a_ranking_by_a_node_keep_the_node_in_its_place() -> None:
    rows = cells(opened(document(two(), view=View(by="1.2")))["Chi tiết"])
    assert rows[0][3:6] == ("Tổng điểm", "CQS\nChính quyền số", "1\nThể chế")
    assert rows[2][-1] == 8.25


def test_findings_and_provenance_have_sheets_of_their_own() -> None:
    found = catalogue.TWO_READINGS.at(
        Location("a.xlsx", 2, 4, "Số liệu"), seen="1.2", first="1", second="2", unit="Xã Một"
    )
    book = opened(document(two(), diagnostics=[found], rejected=3))
    row = cells(book["Cảnh báo"])[1]
    assert row[:3] == ("lỗi", "V302", "Xã Một")
    assert row[4:6] == ("a.xlsx", "Số liệu!D2")
    known = {label: value for label, value, *_ in cells(book["Xuất xứ"])}
    assert known["SHA-256 của bộ chỉ số"] == "a" * 64
    assert (known["Đơn vị đã chấm"], known["Đơn vị bị loại"]) == (2, 3)


def test_findings_stand_by_severity_and_many_notes_of_a_kind_are_counted() -> None:
    notes = [
        catalogue.NUMBER_FROM_TEXT.at(Location("a.csv", row, 2), seen="1,5", read="1,5")
        for row in range(2, 262)
    ]
    error = catalogue.TWO_READINGS.at(Location("b.csv", 9, 4), seen="1.2", first="1", second="2")
    rows = cells(opened(document(two(), diagnostics=[*notes, error]))["Cảnh báo"])[1:]
    assert [row[0] for row in rows] == ["lỗi", *["ghi chú"] * 101]
    assert rows[-1][6] == "và 160 trường hợp nữa"


def test_an_english_workbook_has_english_sheets() -> None:
    names = opened(document(two(), language=Language.EN)).sheetnames
    assert names == ["Ranking", "Details", "Diagnostics", "Provenance"]


def test_every_name_is_a_text_whatever_it_begins_with() -> None:
    names = ["=1+1", "http://x.vn", "12", "{=A1}", "\x1b", "\u202ea", "x" * 40000, "a\ud800"]
    units = [UnitValues(f"{n:02}", name=name) for n, name in enumerate(names)]
    sheet = opened(document(units))["Xếp hạng"]
    column = [sheet.cell(row, 3) for row in range(6, 6 + len(names))]
    assert {cell.data_type for cell in column} == {"s"}
    assert [cell.value for cell in column][:6] == [*names[:4], "␛", "⟨U+202E⟩a"]
    assert sheet["B6"].value == "00"


@pytest.mark.parametrize("count", [0, 1])
def test_few_units_make_a_workbook_too(count: int) -> None:
    assert len(cells(opened(document(two()[:count]))["Chi tiết"])) == 2 + count


def test_two_runs_seconds_apart_give_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    first = render(document(two()))
    later = time.time() + 86_400
    monkeypatch.setattr(time, "time", lambda: later)
    assert render(document(two())) == first
