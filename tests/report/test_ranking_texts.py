import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from rich.console import Console

from cds_cli import catalogue
from cds_cli.definitions.models import IndicatorSet
from cds_cli.diagnostics import Location
from cds_cli.engine.score import score
from cds_cli.report.ranking import terminal
from cds_cli.report.ranking.formats import OutputFormat, format_for, output_notes, render_bytes
from cds_cli.report.ranking.table import Document, View
from cds_cli.submission.model import UnitValues, submission_of
from cds_cli.submission.period import Period, Stage
from cds_cli.text import Language

SCHEMA = json.loads((Path(__file__).parents[2] / "docs/results.schema.json").read_text("utf-8"))

HOSTILE = [
    "=cmd|' /C calc'!A0",
    "[red]đỏ[/red]",
    "[/không]",
    "<script>alert(1)</script>",
    "\u202eđảo\u2066",
    "\x1b[31mđỏ\x07",
    "|a|b|`c`*d*",
    "dòng một\ndòng hai",
    "rất dài " * 40,
    "mã \ud800 lẻ",
    "&L&P",
]


def indicator_set(count: int = 2, **changes: Any) -> IndicatorSet:
    rule = {"type": "linear", "low": 0.0, "high": 10.0}
    leaves = tuple(
        {"code": str(n + 1), "name": f"Tỷ lệ {n + 1}", "max_points": 10.0, "rule": rule}
        for n in range(count)
    )
    bands = ({"code": "tot", "name": "Tốt", "at_least": 0.8},)
    head = {
        "format": 1,
        "code": "thu",
        "edition": "2025",
        "level": "xa",
        "name": "Bộ thử",
        "decision": "766/QĐ-TTg",
        "provenance": "official",
        "bands": bands,
        "indicators": leaves,
    }
    return IndicatorSet.model_validate(head | changes)


def unit(code: str, *values: float, name: str = "", block: str = "") -> UnitValues:
    inputs = {str(n + 1): value for n, value in enumerate(values)}
    return UnitValues(code=code, name=name or f"Xã {code}", block=block, inputs=inputs)


def document(units: Sequence[UnitValues], indicators: int = 2, **changes: Any) -> Document:
    chosen = indicator_set(indicators)
    submission = submission_of(chosen, units, Stage.APPRAISED, Period.parse("2025"))
    return Document(score(chosen, submission), "a" * 64, "0.1.0", **changes)


def small(**changes: Any) -> Document:
    awarded = UnitValues("03", name="Xã Ba", inputs={"1": 9.0, "2": 1.0}, awarded={"2": 5.5})
    units = [unit("01", 9, 8.25), unit("02", 9, name="Xã Hai"), awarded]
    return document(units, rejected=1, **changes)


def shown(given: Document, width: int = 80, *, all_rows: bool = False) -> str:
    screen = Console(width=width, file=io.StringIO(), force_terminal=False)
    screen.print(terminal.render(given, width, all_rows=all_rows))
    assert isinstance(screen.file, io.StringIO)
    return screen.file.getvalue()


def written(given: Document, output_format: str, *, for_excel: bool = False) -> str:
    return render_bytes(given, OutputFormat(output_format), for_excel=for_excel).decode()


def test_piped_text_is_complete() -> None:
    assert written(small(), "table") == (
        "Bộ thử · 2025\n"
        "\n"
        "Hạng  Mã  Đơn vị    Điểm  Tối đa  Chỉ số  Mức     1      2\n"
        "────  ──  ──────  ──────  ──────  ──────  ───  ────  ─────\n"
        "   1  01  Xã 01   17,25       20  0,8625  Tốt  9,00  8,25\n"
        "   2  03  Xã Ba   14,50†      20  0,7250  –    9,00  5,50†\n"
        "   3  02  Xã Hai   9,00*      20  0,4500  –    9,00  0,00*\n"
        "\n"
        "* thiếu số liệu: tính 0 điểm hoặc không tính vào tối đa, như bộ chỉ số quy định\n"
        "† điểm do hội đồng cho, thay điểm tính theo quy tắc\n"
        "1: Tỷ lệ 1\n"
        "2: Tỷ lệ 2\n"
        "\n"
        "Bộ chỉ số: thu@2025 · 766/QĐ-TTg · theo văn bản · sha256 aaaaaaaaaaaa\n"
        "Kỳ:        2025 · đã thẩm định\n"
        "Số liệu:   –\n"
        "Đơn vị:    3 đã chấm · 1 bị loại · 1 thiếu số liệu\n"
        "Phiên bản: cds 0.1.0\n"
    )


def test_csv_is_exact_for_programs() -> None:
    assert written(small(), "csv") == (
        "rank,code,name,points,max_points,index,band,coverage,marks,1.points,2.points\n"
        "1,01,Xã 01,17.25,20,0.8625,tot,1.0000,,9.00,8.25\n"
        "2,03,Xã Ba,14.50,20,0.7250,,1.0000,awarded,9.00,5.50\n"
        "3,02,Xã Hai,9.00,20,0.4500,,0.5000,missing,9.00,0.00\n"
    )


def test_csv_for_excel_speaks_vietnamese() -> None:
    first, second, *_ = written(small(), "csv", for_excel=True).split("\r\n")
    assert first.startswith("\ufeffHạng;Mã;Đơn vị;Điểm;Tối đa")
    assert second == "1;01;Xã 01;17,25;20;0,8625;Tốt;1,0000;;9,00;8,25"
    english = written(small(language=Language.EN), "csv", for_excel=True)
    assert english.split("\r\n")[1].startswith("1;01;Xã 01;17.25")


def test_tsv_has_tabs() -> None:
    assert written(small(), "tsv").split("\n")[1].startswith("1\t01\tXã 01\t17.25")
    assert "17,25" in written(small(), "tsv", for_excel=True)


def test_markdown_is_a_table() -> None:
    text = written(small(), "md")
    assert "| --: | :-- | :-- | --: | --: | --: | :-- | --: | --: |" in text
    assert "| 3 | 02 | Xã Hai | 9,00\\* | 20 | 0,4500 | – | 9,00 | 0,00\\* |" in text


def test_json_says_what_its_schema_says() -> None:
    found = catalogue.TWO_READINGS.at(
        Location("a.xlsx", 2, 4, "Số liệu"), seen="1.2", first="1", second="2", unit="x"
    )
    value = json.loads(written(small(diagnostics=[found], ledger={"used": 5}), "json"))
    jsonschema.validate(value, SCHEMA)
    last = value["units"][2]
    assert list(value)[:6] == ["schema", "set", "data", "stage", "period", "version"]
    assert (last["points"], last["rank"], last["band"], last["marks"]) == (9, 3, None, ["missing"])
    assert last["nodes"]["2"] == {
        "points": 0,
        "max_points": 10,
        "index": 0,
        "rank": 3,
        "marks": ["missing"],
    }
    assert value["ledger"] == {"used": 5}


def test_blocks_are_told_apart_with_ranks_of_their_own() -> None:
    units = [
        unit("1", 5, 5, block="Xã"),
        unit("2", 4, 4, block="Phường"),
        unit("3", 9, 9, block=""),
    ]
    for text in (written(document(units), "table"), shown(document(units), 100)):
        assert "Khối Phường · 1 đơn vị" in text
        assert "Khối (không nêu) · 1 đơn vị" in text
        assert text.count("\n   1  ") == 3
    assert "### Khối Xã · 1 đơn vị" in written(document(units), "md")
    assert written(document(units), "csv").startswith("rank,code,name,block,points")


@pytest.mark.parametrize("output_format", ["table", "csv", "tsv", "md", "json"])
def test_no_unit_at_all_is_no_fault(output_format: str) -> None:
    text = written(document([]), output_format)
    assert text.endswith("\n")
    if output_format == "json":
        jsonschema.validate(json.loads(text), SCHEMA)


def test_no_unit_is_said_on_the_terminal() -> None:
    assert "Không có đơn vị nào." in shown(document([]))


def test_a_unit_without_an_index_is_a_dash_and_null() -> None:
    rule = {"type": "yes_no"}
    leaf = {"code": "1", "name": "x", "max_points": 0.0, "rule": rule}
    chosen = indicator_set(indicators=(leaf,))
    given = Document(score(chosen, submission_of(chosen, [unit("a", 1)])), "a" * 64, "0.1.0")
    assert "   –  a   Xã a    0,00       0       –" in written(given, "table")
    value = json.loads(written(given, "json"))
    jsonschema.validate(value, SCHEMA)
    assert value["units"][0]["index"] is value["units"][0]["rank"] is None


def test_a_narrow_terminal_leaves_columns_out_and_says_so() -> None:
    given = document([unit("01", *range(8), name="Thành phố Hồ Chí Minh")], indicators=8)
    narrow = shown(given, 80)
    assert max(map(len, narrow.splitlines())) <= 80
    assert "còn 5 cột (4, 5, 6, 7, 8): dùng --format csv hoặc màn hình rộng hơn" in narrow
    assert "màn hình rộng hơn" not in shown(given, 200)


@pytest.mark.parametrize("width", [1, 20, 40])
def test_a_very_narrow_terminal_still_gets_an_answer(width: int) -> None:
    assert shown(document([unit("01", 1)]), width)


def test_a_long_ranking_shows_its_first_thirty_and_counts_the_rest() -> None:
    given = document([unit(f"{n:03}", n / 10) for n in range(63)])
    assert "… còn 33 đơn vị: thêm --all" in shown(given)
    assert "--all" not in shown(given, all_rows=True)
    assert shown(given).count("Xã 0") == 30


def test_of_34_units_a_terminal_shows_the_first_30_and_counts_the_rest() -> None:
    text = shown(document([unit(f"{n:03}", n / 10) for n in range(34)]))
    assert text.count("Xã 0") == 30
    assert "còn 4 đơn vị" in text


def test_30_units_are_all_shown() -> None:
    assert shown(document([unit(f"{n:03}", n / 10) for n in range(30)])).count("Xã 0") == 30


def test_what_was_asked_for_is_not_cut() -> None:
    units = [unit(f"{n:03}", n / 10) for n in range(63)]
    assert shown(document(units, view=View(top=50))).count("Xã 0") == 50


def test_thousands_of_rows_are_written_as_plain_lines() -> None:
    text = shown(
        document([unit(f"{n:04}", 5, name="dài " * 30) for n in range(600)]), all_rows=True
    )
    assert text.count("dài") > 600
    assert max(map(len, text.splitlines())) <= 80


def test_the_terminal_takes_names_as_data() -> None:
    text = shown(document([unit(str(n), n, name=name) for n, name in enumerate(HOSTILE)]), 200)
    assert "[red]đỏ[/red]" in text
    assert "[/không]" in text
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert max(map(len, text.splitlines())) <= 200


def test_no_name_acts_in_csv() -> None:
    text = written(document([unit(str(n), n, name=name) for n, name in enumerate(HOSTILE)]), "csv")
    assert ",'=cmd|' /C calc'!A0," in text
    assert len(text.splitlines()) == len(HOSTILE) + 1


def test_no_name_breaks_a_markdown_table() -> None:
    units = [unit(str(n), n, name=name) for n, name in enumerate(HOSTILE)]
    rows = [line for line in written(document(units), "md").splitlines() if line[:1] == "|"]
    assert len(rows) == len(HOSTILE) + 2
    assert {row.replace("\\|", "").count("|") for row in rows} == {10}
    assert not any("<script>" in row.replace("\\<", "") for row in rows)


def test_json_gives_names_back_as_they_were() -> None:
    units = [unit(str(n), n, name=name) for n, name in enumerate(HOSTILE)]
    value = json.loads(written(document(units), "json"))
    assert {given["name"] for given in value["units"]} == set(HOSTILE)


def test_changed_texts_are_counted() -> None:
    given = document([unit("1", 1, name="=1+1"), unit("2", 1, name="\x07"), unit("3", name="a\nb")])
    assert [note.code for note in output_notes(given, OutputFormat.CSV)] == ["X501", "X502"]
    assert [note.code for note in output_notes(given, OutputFormat.MD)] == ["X502"]
    assert output_notes(given, OutputFormat.JSON) == ()
    assert output_notes(small()) == ()


def test_warnings_of_a_kind_are_told_once() -> None:
    found = [
        catalogue.MISSING_REFUSED.at(Location(), unit=f"Xã {n}", indicator="1.1") for n in range(3)
    ]
    line = "R607 lỗi  Xã 0 · 1.1: thiếu số liệu, bộ chỉ số không cho phép thiếu"
    for text in (shown(small(diagnostics=found), 200), written(small(diagnostics=found), "table")):
        assert f"{line} (và 2 trường hợp nữa)" in text


def test_ranked_by_a_node_the_title_says_so() -> None:
    text = written(small(view=View(by="2", top=1)), "table")
    assert text.startswith("Bộ thử · 2025\nXếp hạng theo 2 Tỷ lệ 2\n\nHạng  Mã  Đơn vị")


@pytest.mark.parametrize("output_format", list(OutputFormat))
def test_the_order_of_units_changes_no_byte(output_format: OutputFormat) -> None:
    units = [unit("01", 9, 8), unit("02", 9), unit("03", 9, 8)]
    there, back = document(units), document(units[::-1])
    assert render_bytes(there, output_format) == render_bytes(back, output_format)


def test_the_ending_of_a_file_tells_its_form() -> None:
    assert format_for(Path("a.XLSX")) is OutputFormat.XLSX
    assert format_for(Path("a.markdown")) is OutputFormat.MD
    assert format_for(Path("a.pdf")) is None
