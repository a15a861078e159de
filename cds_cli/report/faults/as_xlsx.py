"""A report of faults as a workbook for the officer who collects the files."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook

from cds_cli.diagnostics import Diagnostic
from cds_cli.report.faults import wording
from cds_cli.report.faults.letter import files_line, in_counts, letter
from cds_cli.report.faults.model import FaultReport, UnitFaults
from cds_cli.report.faults.separated import AS_TEXT
from cds_cli.report.faults.styles import COLOURS
from cds_cli.report.faults.wording import lines_of_row, say
from cds_cli.report.findings.words import in_general, message, sentence, severity_word
from cds_cli.report.ranking.styles import LINE, LINE_HEIGHT, Styles, footer_of, set_page
from cds_cli.report.safe import clean
from cds_cli.tables.writing import CREATED
from cds_cli.text import Language, Text

LONGEST = 32_000
"""Excel holds 32,767 characters in a cell."""
TALLEST = 400
"""Points: Excel has rows of at most 409."""
LINED: dict[str, object] = {"bottom": 1, "bottom_color": LINE}
Cell = str | int
Headings = Sequence[tuple[Text, int]]

BY_UNIT = Text("Theo đơn vị", "By unit")
BY_CODE = Text("Theo mã lỗi", "By code")
DETAILS = Text("Chi tiết", "Details")
SEND_BACK = Text("Gửi lại", "Send back")
FILE = Text("Tệp", "File")
ERRORS = Text("Số lỗi", "Errors")
WARNINGS = Text("Số cảnh báo", "Warnings")
NOTES = Text("Số ghi chú", "Notes")
UNITS = Text("Số đơn vị", "Units")
FILES = Text("Số tệp", "Files")
TO_DO = Text("Việc cần làm", "To do")
TEXT_TO_SEND = Text("Nội dung gửi lại", "Text to send")
TOTAL = Text("{files} tệp · {counts}", "{counts} · files: {files}")
MEND = Text("sửa và gửi lại", "mend and send back")
LOOK = Text("xem lại", "look at it")
NOTHING = Text("không", "none")

COUNTS: Headings = ((ERRORS, 10), (WARNINGS, 12), (NOTES, 10))
UNIT_HEADINGS: Headings = ((wording.UNIT, 34), (FILE, 40), *COUNTS, (TO_DO, 20))
CODE_HEADINGS: Headings = (
    (wording.CODE, 8),
    (wording.WRONG, 60),
    *COUNTS,
    (UNITS, 10),
    (FILES, 10),
    (wording.MEND, 60),
)
DETAIL_HEADINGS: Headings = (
    (wording.SEVERITY, 11),
    (wording.CODE, 8),
    (wording.UNIT, 26),
    (FILE, 26),
    (wording.SHEET, 16),
    (wording.PLACE, 10),
    (wording.INDICATOR, 26),
    (wording.SEEN, 18),
    (wording.WRONG, 48),
    (wording.MEND, 48),
)
LETTER_HEADINGS: Headings = (
    (wording.UNIT, 30),
    (FILE, 34),
    (ERRORS, 10),
    (WARNINGS, 12),
    (TEXT_TO_SEND, 110),
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A list on a sheet of its own."""

    name: Text
    headings: Headings
    rows: Sequence[Sequence[Cell]]
    fills: Sequence[str] = ()
    """The colour of the first cell of each row, if they have one."""


def render(report: FaultReport, language: Language) -> bytes:
    """Write the workbook; every text is written as a text, cleaned of what acts or hides."""
    target = BytesIO()
    workbook = Workbook(target, AS_TEXT)
    workbook.set_properties({"created": CREATED})
    styles = Styles(workbook)
    counts = in_counts(report.counts, language)
    title = say(TOTAL, language, files=len(report.files), counts=counts)
    for sheet in sheets(report, language):
        _write(workbook.add_worksheet(say(sheet.name, language)), sheet, (title, language), styles)
    workbook.close()
    return target.getvalue()


def sheets(report: FaultReport, language: Language) -> tuple[Sheet, ...]:
    """Give the four lists."""
    asked = [unit for unit in report.units if unit.counts.asks]
    return (
        Sheet(BY_UNIT, UNIT_HEADINGS, [_unit(one, language) for one in report.units]),
        Sheet(BY_CODE, CODE_HEADINGS, _codes(report, language)),
        Sheet(
            DETAILS,
            DETAIL_HEADINGS,
            [_detail(one, language) for one in report.found],
            [COLOURS[one.severity] for one in report.found],
        ),
        Sheet(SEND_BACK, LETTER_HEADINGS, [_letter(one, language) for one in asked]),
    )


def _unit(unit: UnitFaults, language: Language) -> tuple[Cell, ...]:
    to_do = MEND if unit.counts.error else LOOK if unit.counts.warning else NOTHING
    return (clean(unit.unit), files_line(unit), *unit.counts.of.values(), say(to_do, language))


def _codes(report: FaultReport, language: Language) -> list[tuple[Cell, ...]]:
    return [
        (
            one.problem.code,
            sentence(in_general(one.problem.message, language)),
            *one.counts.of.values(),
            one.units,
            one.files,
            sentence(in_general(one.problem.hint, language)),
        )
        for one in report.codes
    ]


def _detail(one: Diagnostic, language: Language) -> tuple[Cell, ...]:
    return (
        severity_word(one.severity, language),
        one.code,
        wording.named(one, "unit", language),
        clean(one.location.file),
        clean(one.location.sheet or ""),
        wording.place_in_sheet(one.location, language),
        wording.named(one, "indicator", language),
        wording.named(one, "seen", language),
        sentence(message(one, language)),
        wording.mending(one, language),
    )


def _letter(unit: UnitFaults, language: Language) -> tuple[Cell, ...]:
    counts = unit.counts
    text = letter(unit, language)
    return (clean(unit.unit), files_line(unit), counts.error, counts.warning, text)


def _write(place: Any, sheet: Sheet, told: tuple[str, Language], styles: Styles) -> None:  # noqa: ANN401  XlsxWriter has no types
    title, language = told
    widths = [width for _, width in sheet.headings]
    place.write_string(0, 0, title, styles.of(bold=True))
    for column, (heading, width) in enumerate(sheet.headings):
        place.write_string(1, column, say(heading, language), styles.header())
        place.set_column(column, column, width)
    fills = sheet.fills or [""] * len(sheet.rows)
    for row, (cells, fill) in enumerate(zip(sheet.rows, fills, strict=True), 2):
        place.set_row(row, min(TALLEST, LINE_HEIGHT * lines_of_row([*map(str, cells)], widths)))
        _write_row(place, row, cells, styles)
        if fill:
            place.write_string(row, 0, str(cells[0]), styles.of(bg_color=f"#{fill}", **LINED))
    place.autofilter(1, 0, 1 + len(sheet.rows), len(widths) - 1)
    place.freeze_panes(2, 0)
    set_page(place, (1, 1), len(widths), footer_of(say(sheet.name, language), language))
    place.set_landscape()


def _write_row(place: Any, row: int, cells: Sequence[Cell], styles: Styles) -> None:  # noqa: ANN401
    for column, cell in enumerate(cells):
        if isinstance(cell, int):
            place.write_number(row, column, cell, styles.of(align="right", **LINED))
        else:
            place.write_string(row, column, cell[:LONGEST], styles.text())
