"""The first sheet of an annotated copy: all that was found, and what to do next."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from cds_cli.diagnostics import Diagnostic, Severity, column_letters
from cds_cli.report.faults import wording
from cds_cli.report.faults.markup import escaped
from cds_cli.report.faults.styles import COLOURS, MAIN, Styles
from cds_cli.report.faults.wording import lines_of_row, say
from cds_cli.report.findings.words import message, sentence, severity_word
from cds_cli.report.safe import clean
from cds_cli.text import Language

COLUMNS = (
    (wording.SEVERITY, 11),
    (wording.CODE, 8),
    (wording.SHEET, 18),
    (wording.PLACE, 10),
    (wording.UNIT, 24),
    (wording.INDICATOR, 26),
    (wording.SEEN, 20),
    (wording.WRONG, 48),
    (wording.MEND, 48),
)
WIDTHS = tuple(width for _, width in COLUMNS)
LINK = 3
"""The place of the column that leads to the cell."""
HEADER_ROW = 6
LONGEST = 5000
MOST_LINKS = 60_000
"""Excel refuses a sheet with more than 65,530 links."""
LINE_HEIGHT = 15
TALLEST = 400
DARK = "1F4E79"
LINE = "D9D9D9"


@dataclass(frozen=True, slots=True)
class Looks:
    """The styles of the sheet, by their numbers in the workbook."""

    title: int
    plain: int
    header: int
    text: int
    link: int
    severity: dict[Severity, int]


@dataclass(frozen=True, slots=True)
class Answer:
    """What is to be told of one file."""

    file: str
    """Its name, without a folder."""
    found: tuple[Diagnostic, ...]
    """In reading order."""
    language: Language
    sheets: Collection[str]
    """The titles of its sheets, which links may lead to."""
    remark: str = ""
    """One more line that the reader has to know."""

    def leads_to(self, diagnostic: Diagnostic) -> bool:
        """Whether there is a place to go to."""
        location = diagnostic.location
        return location.cell is not None and location.sheet in self.sheets


@dataclass(frozen=True, slots=True)
class AnswerSheet:
    """The sheet as XML, and where its list ends."""

    content: bytes
    last_row: int


def answer_sheet(answer: Answer, styles: Styles) -> AnswerSheet:
    """Write the sheet; its styles are added to those of the workbook."""
    looks = looks_in(styles)
    rows = [*head(answer, looks), header(looks, answer.language)]
    rows += [line(n, one, looks, answer) for n, one in enumerate(answer.found, HEADER_ROW + 1)]
    last = HEADER_ROW + len(answer.found)
    return AnswerSheet("".join(parts(answer, rows, last)).encode(), last)


def parts(answer: Answer, rows: list[str], last: int) -> Iterator[str]:
    """Give the elements of the sheet in the order that Excel wants."""
    right, first = column_letters(len(COLUMNS)), f"A{HEADER_ROW + 1}"
    yield '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    yield f'<worksheet xmlns="{MAIN}"><sheetPr><tabColor rgb="FF{DARK}"/>'
    yield '<pageSetUpPr fitToPage="1"/></sheetPr>'
    yield f'<dimension ref="A1:{right}{last}"/>'
    yield '<sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0">'
    yield f'<pane ySplit="{HEADER_ROW}" topLeftCell="{first}" activePane="bottomLeft" '
    yield f'state="frozen"/><selection pane="bottomLeft" activeCell="{first}" sqref="{first}"/>'
    yield f'</sheetView></sheetViews><sheetFormatPr defaultRowHeight="{LINE_HEIGHT}"/><cols>'
    for number, (_, wide) in enumerate(COLUMNS, 1):
        yield f'<col min="{number}" max="{number}" width="{wide}" customWidth="1"/>'
    yield "</cols><sheetData>"
    yield from rows
    yield f'</sheetData><autoFilter ref="A{HEADER_ROW}:{right}{last}"/>'
    yield links(answer)
    yield '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>'
    yield '<pageSetup paperSize="9" fitToHeight="0" orientation="landscape"/>'
    footer = escaped("&R" + say(wording.PAGE, answer.language))
    yield f"<headerFooter><oddFooter>{footer}</oddFooter></headerFooter></worksheet>"


def looks_in(styles: Styles) -> Looks:
    """Add the styles of the sheet to the workbook's own."""
    plain, bold = styles.font('<sz val="11"/>'), styles.font('<b/><sz val="14"/>')
    white = styles.font('<b/><sz val="11"/><color rgb="FFFFFFFF"/>')
    blue = styles.font('<u/><sz val="11"/><color rgb="FF0563C1"/>')
    line = styles.border(LINE)
    wrapped = 'vertical="top" wrapText="1"'

    def cell(font: int, fill: int, alignment: str) -> int:
        where = f'fontId="{font}" fillId="{fill}" borderId="{line}"'
        return styles.cell(where, alignment)

    return Looks(
        styles.cell(f'fontId="{bold}" fillId="0" borderId="0"', 'vertical="center"'),
        styles.cell(f'fontId="{plain}" fillId="0" borderId="0"', 'vertical="top"'),
        cell(white, styles.fill(DARK), 'horizontal="center" vertical="center" wrapText="1"'),
        cell(plain, 0, wrapped),
        cell(blue, 0, wrapped),
        {one: cell(plain, styles.fill(colour), wrapped) for one, colour in COLOURS.items()},
    )


def head(answer: Answer, looks: Looks) -> Iterator[str]:
    """Write what file it is about, how much was found, what to do, and what the colours mean."""
    language = answer.language
    title = f"{say(wording.ANSWER, language)}: {clean(answer.file)}"
    yield row(1, [cell("A1", title, looks.title)], 24)
    yield row(2, [cell("A2", wording.counted(answer.found, language), looks.plain)])
    yield row(3, [cell("A3", wording.what_to_do(answer.found, language), looks.plain)])
    keys = [
        cell(f"{column_letters(n)}4", severity_word(one, language), looks.severity[one])
        for n, one in enumerate(Severity, 1)
    ]
    yield row(4, keys)
    yield row(5, [cell("A5", answer.remark, looks.plain)])


def header(looks: Looks, language: Language) -> str:
    """Write the headings of the list."""
    cells = [
        cell(f"{column_letters(n)}{HEADER_ROW}", say(heading, language), looks.header)
        for n, (heading, _) in enumerate(COLUMNS, 1)
    ]
    return row(HEADER_ROW, cells, 2 * LINE_HEIGHT)


def line(number: int, found: Diagnostic, looks: Looks, answer: Answer) -> str:
    """Write one finding."""
    texts = line_texts(found, answer.language)
    styles = [looks.text] * len(texts)
    styles[0] = looks.severity[found.severity]
    styles[LINK] = looks.link if answer.leads_to(found) else looks.text
    cells = [
        cell(f"{column_letters(n)}{number}", text[:LONGEST], style)
        for n, (text, style) in enumerate(zip(texts, styles, strict=True), 1)
    ]
    return row(number, cells, min(TALLEST, LINE_HEIGHT * lines_of_row(texts, WIDTHS)))


def line_texts(found: Diagnostic, language: Language) -> tuple[str, ...]:
    """Give the cells of one finding as texts that are clean."""
    return (
        severity_word(found.severity, language),
        found.code,
        clean(found.location.sheet or ""),
        wording.place_in_sheet(found.location, language),
        wording.named(found, "unit", language),
        wording.named(found, "indicator", language),
        wording.named(found, "seen", language),
        sentence(message(found, language)),
        wording.mending(found, language),
    )


def links(answer: Answer) -> str:
    """Lead from a place to the place itself, inside the workbook and nowhere else."""
    made = []
    for number, one in enumerate(answer.found[:MOST_LINKS], HEADER_ROW + 1):
        if answer.leads_to(one):
            ref = f"{column_letters(LINK + 1)}{number}"
            target = f"{quoted(one.location.sheet or '')}!{one.location.cell}"
            made.append(f'<hyperlink ref="{ref}" location="{escaped(target)}"/>')
    return f"<hyperlinks>{''.join(made)}</hyperlinks>" if made else ""


def quoted(sheet: str) -> str:
    """Write a sheet's name the way formulas do."""
    doubled = sheet.replace("'", "''")
    return f"'{doubled}'"


def cell(ref: str, text: str, style: int) -> str:
    """Write a text as a text, whatever it begins with."""
    if not text:
        return f'<c r="{ref}" s="{style}"/>'
    inner = f'<is><t xml:space="preserve">{escaped(text)}</t></is>'
    return f'<c r="{ref}" s="{style}" t="inlineStr">{inner}</c>'


def row(number: int, cells: Iterable[str], tall: int = 0) -> str:
    """Write a row; without a height Excel chooses one."""
    size = f' ht="{tall}" customHeight="1"' if tall else ""
    return f'<row r="{number}"{size}>{"".join(cells)}</row>'
