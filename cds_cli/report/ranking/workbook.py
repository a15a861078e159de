"""A ranking as a workbook: the ranking, every node, what was found, and what it rests on."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook

from cds_cli.diagnostics import Diagnostic, Severity, in_reading_order
from cds_cli.report.findings.words import message, severity_word
from cds_cli.report.ranking import sheets, words
from cds_cli.report.ranking.model import name_in
from cds_cli.report.ranking.notes import SIMILAR
from cds_cli.report.ranking.styles import LONGEST_TEXT, Styles, footer_of, row_height, set_page
from cds_cli.report.ranking.table import Document
from cds_cli.report.safe import clean
from cds_cli.text import Language, Text

RANKING = Text("Xếp hạng", "Ranking")
DETAILS = Text("Chi tiết", "Details")
FINDINGS = Text("Cảnh báo", "Diagnostics")
ORIGIN = Text("Xuất xứ", "Provenance")

CREATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""Stands where Excel wants a time: the same results give the same bytes on any day."""
AS_TEXT = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}

FINDING_HEADINGS = (
    (Text("Mức độ", "Severity"), 11),
    (Text("Mã", "Code"), 8),
    (Text("Đơn vị", "Unit"), 20),
    (Text("Chỉ số", "Indicator"), 34),
    (Text("Tệp", "File"), 18),
    (Text("Ô", "Cell"), 14),
    (Text("Nội dung", "Message"), 42),
    (Text("Cách sửa", "Fix"), 32),
)
NOTES_SHOWN = 100
"""Notes of one kind, such as on decimal commas; a large file has hundreds of thousands."""
NAME = Text("Tên bộ chỉ số", "Name of the set")
LABEL = Text("Mã bộ chỉ số", "Code of the set")
DECISION = Text("Văn bản", "Decision")
STATUS = Text("Căn cứ", "Status")
SET_DIGEST = Text("SHA-256 của bộ chỉ số", "SHA-256 of the set")
STAGE = Text("Giai đoạn", "Stage")
SCORED = Text("Đơn vị đã chấm", "Units scored")
REJECTED = Text("Đơn vị bị loại", "Units rejected")
GAPS = Text("Đơn vị thiếu số liệu", "Units with missing data")
FILE = Text("Tệp số liệu", "Data file")


def render(document: Document) -> bytes:
    """Write the workbook; the same document gives the same bytes.

    Texts are written as texts, cleaned of what acts or hides; figures are numbers.
    """
    target = BytesIO()
    workbook = Workbook(target, AS_TEXT)
    workbook.set_properties(properties(document))
    styles = Styles(workbook)
    language = document.language
    sheets.ranking(add_sheet(workbook, RANKING, language), document, styles)
    sheets.details(add_sheet(workbook, DETAILS, language), document, styles)
    findings(add_sheet(workbook, FINDINGS, language), document, styles)
    provenance(add_sheet(workbook, ORIGIN, language), document, styles)
    workbook.close()
    return target.getvalue()


def properties(document: Document) -> dict[str, object]:
    """Say in the file's properties what it is, without a time."""
    results = document.results
    return {
        "title": clean(name_in(results.indicator_set, document.language))[:200],
        "subject": results.indicator_set.label,
        "comments": f"cds {document.version}",
        "created": CREATED,
    }


def add_sheet(workbook: Workbook, name: Text, language: Language) -> Any:  # noqa: ANN401
    """Add a sheet named in the document's language."""
    return workbook.add_worksheet(words.say(name, language))


def findings(sheet: Any, document: Document, styles: Styles) -> None:  # noqa: ANN401
    """Write what was found in the user's files, one row each, the worst first."""
    language = document.language
    for place, (heading, width) in enumerate(FINDING_HEADINGS):
        sheet.write_string(0, place, words.say(heading, language), styles.header())
        sheet.set_column(place, place, width)
    rows = list(finding_rows(document.diagnostics, language))
    for row, texts in enumerate(rows, 1):
        cells = [clean(text)[:LONGEST_TEXT] for text in texts]
        sheet.set_row(row, row_height(cells, [width for _, width in FINDING_HEADINGS]))
        write_texts(sheet, row, cells, styles)
    sheet.autofilter(0, 0, len(rows), len(FINDING_HEADINGS) - 1)
    sheet.freeze_panes(1, 0)
    footer = footer_of(document.results.indicator_set.label, language)
    set_page(sheet, (0, 0), len(FINDING_HEADINGS) + 1, footer)


def finding_rows(
    diagnostics: Sequence[Diagnostic], language: Language
) -> Iterator[tuple[str, ...]]:
    """Give the rows of findings; of many notes of a kind the first, and how many more there are."""
    kinds: dict[tuple[Severity, str], list[Diagnostic]] = {}
    for diagnostic in in_reading_order(diagnostics):
        kinds.setdefault((diagnostic.severity, diagnostic.code), []).append(diagnostic)
    for (severity, code), alike in sorted(kinds.items(), key=lambda kind: kind[0][0].rank):
        shown = alike[:NOTES_SHOWN] if severity is Severity.NOTE else alike
        yield from (finding_cells(diagnostic, language) for diagnostic in shown)
        if rest := len(alike) - len(shown):
            more = words.say(SIMILAR, language, count=rest)
            yield (severity_word(severity, language), code, "", "", "", "", more, "")


def finding_cells(diagnostic: Diagnostic, language: Language) -> tuple[str, ...]:
    """Give the cells of one finding."""
    location = diagnostic.location
    place = "!".join(filter(None, (location.sheet, location.cell)))
    line = ":".join(str(part) for part in (location.row, location.column) if part)
    return (
        severity_word(diagnostic.severity, language),
        diagnostic.code,
        diagnostic.unit,
        diagnostic.indicator,
        location.file,
        place or line,
        message(diagnostic, language),
        diagnostic.hint(language),
    )


def write_texts(sheet: Any, row: int, texts: Sequence[str], styles: Styles) -> None:  # noqa: ANN401
    """Write a row of texts that are clean already."""
    for place, text in enumerate(texts):
        sheet.write_string(row, place, text, styles.text())


def provenance(sheet: Any, document: Document, styles: Styles) -> None:  # noqa: ANN401
    """Write which set, data, stage, period and version the figures rest on."""
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 76)
    for row, (label, value) in enumerate(origin(document)):
        sheet.write_string(
            row, 0, clean(label)[:LONGEST_TEXT], styles.of(bold=True, text_wrap=True)
        )
        if isinstance(value, int):
            sheet.write_number(row, 1, value, styles.of(align="left"))
        else:
            sheet.write_string(row, 1, clean(value)[:LONGEST_TEXT], styles.of(text_wrap=True))
    footer = footer_of(document.results.indicator_set.label, document.language)
    set_page(sheet, (0, 0), 2, footer)


def origin(document: Document) -> Iterator[tuple[str, str | int]]:
    """Give each fact with its label, then each data file with its digest."""
    for label, value in set_facts(document):
        yield words.say(label, document.language), value
    for name, sha256 in words.data_files(document):
        yield f"{words.say(FILE, document.language)}: {name}", f"SHA-256 {sha256}"


def set_facts(document: Document) -> Iterator[tuple[Text, str | int]]:
    """Give each fact with its label."""
    results, language = document.results, document.language
    indicator_set = results.indicator_set
    yield NAME, name_in(indicator_set, language)
    yield LABEL, indicator_set.label
    yield DECISION, indicator_set.decision or "–"
    yield STATUS, words.say(words.PROVENANCE[indicator_set.provenance], language)
    yield SET_DIGEST, document.set_sha256
    yield STAGE, words.say(words.STAGES[results.stage], language)
    yield words.ROUND, str(results.period) if results.period else "–"
    yield words.VERSION, f"cds {document.version}"
    yield SCORED, len(results.units)
    yield REJECTED, document.rejected
    yield GAPS, words.units_with_gaps(document)
