import io
import json
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from typing import Any

import openpyxl
import pytest

from cds_cli import catalogue
from cds_cli.diagnostics import Diagnostic, Location
from cds_cli.report.faults.letter import MOST_LINES, letter
from cds_cli.report.faults.model import Counts, FaultReport, fault_report
from cds_cli.report.faults.render import SUFFIXES, render_report
from cds_cli.text import Language


def wrong(unit: str, file: str, row: int = 2, seen: str = "1.292") -> Diagnostic:
    place = Location(file, row, 3, "Phiếu")
    return catalogue.TWO_READINGS.at(
        place, seen=seen, first="1292", second="1,292", unit=unit, indicator="1.1"
    )


def noted(unit: str, file: str) -> Diagnostic:
    return catalogue.COLUMN_BY_SIMILAR_NAME.at(
        Location(file, 1, 3, "Phiếu"), seen="x", meant="y", unit=unit
    )


def missing(unit: str, file: str) -> Diagnostic:
    place = Location(file, 3, 3, "Phiếu")
    return catalogue.UNKNOWN_COLUMN.at(place, seen="Ghi chú", cells=3, unit=unit)


def unreadable(file: str) -> Diagnostic:
    return catalogue.PASSWORD_PROTECTED.at(Location(file))


def report() -> FaultReport:
    found = [
        wrong("Xã A", "nop/a.xlsx"),
        wrong("Xã A", "nop/a.xlsx", 9),
        noted("Xã B", "nop/b.xlsx"),
        missing("Xã C", "nop/c.xlsx"),
        unreadable("nop/hong.xlsx"),
    ]
    files = [f"nop/{name}.xlsx" for name in ("a", "b", "c", "hong", "tot")]
    return fault_report(found, files, {"nop/tot.xlsx": "Xã Tốt"})


def test_findings_are_counted_by_unit_with_the_worst_first() -> None:
    counted = [(one.unit, one.files, one.counts) for one in report().units]
    assert counted == [
        ("Xã A", ("nop/a.xlsx",), Counts(2, 0, 0)),
        ("", ("nop/hong.xlsx",), Counts(1, 0, 0)),
        ("Xã C", ("nop/c.xlsx",), Counts(0, 1, 0)),
        ("Xã B", ("nop/b.xlsx",), Counts(0, 0, 1)),
        ("Xã Tốt", ("nop/tot.xlsx",), Counts(0, 0, 0)),
    ]


def test_a_folder_of_which_something_is_said_is_no_file_of_it() -> None:
    absent = catalogue.UNIT_ABSENT.at(Location("nop"), unit="Xã Vắng", code="9")
    assert fault_report([absent, wrong("Xã A", "nop/a.xlsx")], ["nop/a.xlsx"]).files == (
        "nop/a.xlsx",
    )


def test_findings_are_counted_by_code_with_units_and_files() -> None:
    counted = [(one.problem.code, one.counts.error, one.units, one.files) for one in report().codes]
    assert counted == [("F002", 1, 1, 1), ("S107", 0, 1, 1), ("S108", 0, 1, 1), ("V302", 2, 1, 1)]


def test_every_finding_stands_with_exactly_one_unit() -> None:
    given = report()
    assert sorted(map(id, given.found)) == sorted(id(d) for u in given.units for d in u.found)
    assert given.counts == Counts(3, 1, 1)


def test_what_is_said_of_a_form_goes_to_its_unit() -> None:
    given = fault_report(
        [unreadable("nop/a.xlsx"), wrong("Xã A", "nop/a.xlsx")],
        ["nop/a.xlsx"],
        {"nop/a.xlsx": "Xã A"},
    )
    assert [(one.unit, one.counts.error) for one in given.units] == [("Xã A", 2)]


def test_a_unit_with_two_files_gets_one_row_that_names_both() -> None:
    given = fault_report(
        [wrong("Xã A", "nop/2.xlsx")],
        ["nop/1.xlsx", "nop/2.xlsx"],
        {"nop/1.xlsx": "Xã A", "nop/2.xlsx": "Xã A"},
    )
    assert [one.files for one in given.units] == [("nop/1.xlsx", "nop/2.xlsx")]


def test_the_order_of_findings_and_files_does_not_matter() -> None:
    given = report()
    again = fault_report(given.found[::-1], given.files[::-1], {"nop/tot.xlsx": "Xã Tốt"})
    for suffix in SUFFIXES:
        first, second = (render_report(one, suffix, Language.VI) for one in (given, again))
        assert first == second


def test_a_letter_says_file_counts_place_and_mending() -> None:
    assert letter(report().units[0], Language.VI).split("\n")[:4] == [
        "Kính gửi Xã A,",
        "Tệp nop/a.xlsx có 2 lỗi.",
        "Đề nghị sửa theo hướng dẫn dưới đây rồi gửi lại tệp:",
        (
            '- Phiếu!C2 · 1.1: "1.292" đọc được hai cách: 1292 hoặc 1,292. '
            "Cách sửa: gõ 1292 nếu là số nguyên; gõ 1,292 nếu là số thập phân."
        ),
    ]


def test_warnings_ask_to_look_and_notes_ask_for_nothing() -> None:
    warned, only_noted = (report().units[n] for n in (2, 3))
    assert "Please look at the points below" in letter(warned, Language.EN)
    assert letter(only_noted, Language.VI) == ""


@pytest.mark.parametrize(("faults", "said"), [(1, "has 1 error."), (2, "has 2 errors.")])
def test_english_letters_have_the_right_plural(faults: int, said: str) -> None:
    found = [wrong("Xã A", "a.xlsx", row) for row in range(2, 2 + faults)]
    assert said in letter(fault_report(found, []).units[0], Language.EN)


def test_a_letter_names_errors_before_warnings() -> None:
    found = [missing("Xã A", "a.xlsx"), wrong("Xã A", "a.xlsx", 9)]
    lines = letter(fault_report(found, []).units[0], Language.VI).split("\n")
    assert [line[:12] for line in lines[3:]] == ["- Phiếu!C9 ·", "- Phiếu!C3: "]


def test_a_long_letter_ends_with_how_many_more_there_are() -> None:
    found = [wrong("Xã A", "a.xlsx", row) for row in range(2, 32)]
    lines = letter(fault_report(found, []).units[0], Language.VI).split("\n")
    assert len(lines) == 3 + MOST_LINES + 1
    assert lines[-1] == "… và 10 điểm khác."


def workbook(given: FaultReport, language: Language = Language.VI) -> Any:
    return openpyxl.load_workbook(io.BytesIO(render_report(given, ".xlsx", language)))


def rows(book: Any, name: str) -> list[tuple[object, ...]]:
    return list(book[name].iter_rows(values_only=True))


def test_the_workbook_has_four_lists() -> None:
    book = workbook(report())
    assert book.sheetnames == ["Theo đơn vị", "Theo mã lỗi", "Chi tiết", "Gửi lại"]
    assert rows(book, "Theo đơn vị")[0][0] == "5 tệp · 3 lỗi, 1 cảnh báo"
    assert rows(book, "Theo đơn vị")[2] == ("Xã A", "nop/a.xlsx", 2, 0, 0, "sửa và gửi lại")
    assert rows(book, "Theo mã lỗi")[5][:1] == ("V302",)
    assert rows(book, "Theo mã lỗi")[5][2:7] == (2, 0, 0, 1, 1)
    details = rows(book, "Chi tiết")
    assert details[2][:6] == ("lỗi", "V302", "Xã A", "nop/a.xlsx", "Phiếu", "C2")
    assert len(details) == 7


def test_one_row_a_unit_says_what_to_send_back_to_whom() -> None:
    sent = rows(workbook(report()), "Gửi lại")[2:]
    assert [row[0] for row in sent] == ["Xã A", "", "Xã C"]
    assert str(sent[0][4]).startswith("Kính gửi Xã A,\n")


def test_the_lists_can_be_filtered_and_printed() -> None:
    sheet = workbook(report())["Chi tiết"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A3", "A2:J7")
    assert sheet.print_title_rows == "$2:$2"


def test_text_is_data_in_the_workbook() -> None:
    hostile = wrong("=1+1", "http://x.vn/a.xlsx", seen="\x1b[1m\ud800")
    book = workbook(fault_report([hostile], []))
    cells = [cell for sheet in book.worksheets for row in sheet.rows for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s", "n"}
    assert not any(cell.hyperlink for cell in cells)
    assert "=1+1" in {cell.value for cell in cells}


class Page(HTMLParser):
    """Collects the tags and texts of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def html(given: FaultReport, language: Language = Language.VI) -> str:
    return render_report(given, ".html", language).decode()


def test_the_page_shows_units_and_the_cells_of_their_faults() -> None:
    page = Page(html(report()))
    for text in ("Xã A", "Phiếu!C2", "nop/hong.xlsx", "5 tệp · 3 lỗi, 1 cảnh báo"):
        assert text in page.texts
    targets = {known["id"] for _, known in page.tags if known.get("id")}
    links = [known["href"] for tag, known in page.tags if tag == "a"]
    assert links == ["#u1", "#u2", "#u3", "#u4"]
    assert {str(link)[1:] for link in links} <= targets


def test_the_page_needs_nothing_but_itself_and_allows_nothing_else() -> None:
    page = html(report())
    tags = {tag for tag, _ in Page(page).tags}
    assert not tags & {"script", "link", "img", "iframe", "form", "object"}
    found = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert found is not None
    digest = b64encode(sha256(found[1].encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in page
    assert "url(" not in found[1]
    assert not any("style" in known for _, known in Page(page).tags)
    for wanted in ("prefers-color-scheme: dark", "@media print", "max-width: 40rem"):
        assert wanted in found[1]


def test_text_is_data_on_the_page() -> None:
    hostile = wrong("<script>\"&'", "a<b>.xlsx", seen="\u202e{{ 7*7 }}\ud800")
    page = html(fault_report([hostile], []))
    assert "<script>" not in page
    assert "a<b>" not in page
    assert "\u202e" not in page
    assert "<script>\"&'" in Page(page).texts
    assert "{{ 7*7 }}" in page


def test_a_page_of_nothing_says_so_in_its_language() -> None:
    page = html(fault_report([], ["a.xlsx"]), Language.EN)
    assert '<html lang="en">' in page
    assert "Nothing to mend." in page


def test_the_json_form_counts_and_holds_every_finding() -> None:
    value = json.loads(render_report(report(), ".json", Language.VI))
    assert set(value) == {
        *("schema", "language", "files", "counts", "units", "codes", "diagnostics"),
    }
    assert (value["schema"], value["counts"]) == (1, {"error": 3, "warning": 1, "note": 1})
    first, second = value["units"][:2]
    assert (first["unit"], first["counts"]["error"]) == ("Xã A", 2)
    assert first["send_back"].startswith("Kính gửi Xã A,")
    assert (second["unit"], second["files"]) == (None, ["nop/hong.xlsx"])
    assert value["codes"][-1] == {
        "code": "V302",
        "slug": "two-readings",
        "what": '"…" đọc được hai cách: … hoặc …',
        "counts": {"error": 2, "warning": 0, "note": 0},
        "units": 1,
        "files": 1,
    }
    assert [one["cell"] for one in value["diagnostics"]] == ["C2", "C9", "C1", "C3", None]


def test_an_ending_without_a_form_is_refused() -> None:
    with pytest.raises(ValueError, match="docx"):
        render_report(report(), ".docx", Language.VI)


def test_of_ten_thousand_findings_none_is_lost_in_any_form() -> None:
    found = [wrong(f"Xã {n % 173}", f"{n % 173}.xlsx", 2 + n // 173) for n in range(10_000)]
    given = fault_report(found, [])
    rendered = {suffix: render_report(given, suffix, Language.VI) for suffix in SUFFIXES}
    assert given.counts.error == 10_000
    assert len(json.loads(rendered[".json"])["diagnostics"]) == 10_000
    sheet = openpyxl.load_workbook(io.BytesIO(rendered[".xlsx"]))["Chi tiết"]
    assert sum(row[0].value is not None for row in sheet.iter_rows(min_row=2)) >= 10_000
    assert rendered[".html"].count(b"V302") >= 10_000
