"""A copy of a submitted file that shows its sender what is wrong, in the cells themselves."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePath

from cds_cli.diagnostics import Diagnostic, Location, Severity, in_reading_order
from cds_cli.report.faults import wording
from cds_cli.report.faults.answer_sheet import Answer, answer_sheet
from cds_cli.report.faults.boxes import NO_BOXES, with_boxes
from cds_cli.report.faults.comments import NO_COMMENTS, Comments, commented_cells, with_comments
from cds_cli.report.faults.markup import Edit, edited
from cds_cli.report.faults.package import OFFICE, Package
from cds_cli.report.faults.separated import as_workbook
from cds_cli.report.faults.sheet_part import SheetPart, unselected
from cds_cli.report.faults.styles import Styles
from cds_cli.report.faults.workbook_part import Sheets, add_in_front, free_title, sheets_of
from cds_cli.tables.container import MEGABYTE, open_container
from cds_cli.tables.grid import Limits, Place
from cds_cli.tables.kind import Kind, kind_of
from cds_cli.tables.preflight import preflight
from cds_cli.tables.refusal import damage_refused, refuse_above
from cds_cli.text import Language, Text

ENDING = "-tra-lai.xlsx"
STYLES = "xl/styles.xml"
COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
BOXES_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
STYLES_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"


@dataclass(frozen=True, slots=True)
class Marking:
    """What marks are made of."""

    styles: Styles
    language: Language


Remarks = dict[Place, list[Diagnostic]]


def annotated_name(path: PurePath) -> str:
    """Name the copy of a file: ``xã Hoà An.xlsx`` comes back as ``xã Hoà An-tra-lai.xlsx``."""
    return f"{path.stem}{ENDING}"


def annotated(path: Path, found: Sequence[Diagnostic], language: Language, limits: Limits) -> bytes:
    """Give a copy of a file with its findings in it, always as .xlsx; the file is only read.

    ``found`` is what was found in this file. Every part that need not change stays as it is, byte
    for byte: formulas with their results, drop-downs, locks, formats, pictures. The same file and
    findings give the same bytes. Raises InvalidInput where the file cannot be read (F001-F011),
    OSError where it cannot be opened.
    """
    file = str(path)
    data = _bytes_of(path, limits)
    told = in_reading_order(found)
    if kind_of(data, file) is Kind.CSV:
        title = wording.say(wording.DATA, language)
        data = as_workbook(data, file, title, limits)
        told = tuple(_in_sheet(one, title) for one in told)
    preflight(data, file, limits)
    with damage_refused(file), open_container(data, file) as archive:
        return _marked(Package(archive), path.name, told, language)


def _bytes_of(path: Path, limits: Limits) -> bytes:
    bound = limits.unpacked_mb * MEGABYTE
    with path.open("rb") as stream:
        data = stream.read(bound + 1)
    if len(data) > bound:
        what = Text("dung lượng tệp (MB)", "size of the file (MB)")
        refuse_above(limits.unpacked_mb, f"> {limits.unpacked_mb}", what, Location(str(path)))
    return data


def _in_sheet(diagnostic: Diagnostic, title: str) -> Diagnostic:
    """Say a place in csv as the place in the copy's sheet."""
    return replace(diagnostic, location=replace(diagnostic.location, sheet=title))


def _marked(
    package: Package, name: str, found: tuple[Diagnostic, ...], language: Language
) -> bytes:
    sheets = sheets_of(package)
    part, styles = _styles(package, sheets)
    for title, sheet in sheets.parts.items():
        if package.has(sheet):
            here = [one for one in found if one.location.sheet == title and one.location.row]
            _mark_sheet(package, sheet, here, Marking(styles, language))
    remark = wording.say(wording.UNSIGNED, language) if package.signed else ""
    first = answer_sheet(Answer(name, found, language, sheets.parts.keys(), remark), styles)
    package.changed[part] = styles.rendered()
    add_in_front(
        package, sheets, free_title(wording.say(wording.ANSWER, language), sheets.parts), first
    )
    return package.packed()


def _styles(package: Package, sheets: Sheets) -> tuple[str, Styles]:
    known = package.related(sheets.workbook, "styles")
    if known is not None and package.has(known.target):
        return known.target, Styles(package.read(known.target))
    package.relate(sheets.workbook, f"{OFFICE}/styles", STYLES)
    package.declare(STYLES, STYLES_TYPE)
    return STYLES, Styles()


def _mark_sheet(package: Package, name: str, found: Sequence[Diagnostic], marking: Marking) -> None:
    """Colour the cells of a sheet and put comments on them; an earlier answer's marks go."""
    content = package.read(name)
    known = package.related(name, "comments")
    before = package.read(known.target) if known is not None else NO_COMMENTS
    commented = commented_cells(before)
    package.changed[name] = unselected(content)
    if not found and not commented:
        return
    sheet = SheetPart(package.changed[name], {row for row, _ in (*commented, *_rows(found))})
    remarks = _by_cell(found, sheet)
    comments = with_comments(
        before, {p: _said(ones, marking.language) for p, ones in remarks.items()}
    )
    edits = [*sheet.restyled(_looks(remarks, comments, marking.styles))]
    if remarks or known is not None:
        edits += _put_comments(package, name, sheet, comments)
    package.changed[name] = edited(sheet.content, edits)


def _rows(found: Sequence[Diagnostic]) -> list[Place]:
    return [(one.location.row or 0, 0) for one in found]


def _by_cell(found: Sequence[Diagnostic], sheet: SheetPart) -> Remarks:
    """Gather findings by cell; what is said of a row is shown at its first cell."""
    remarks: Remarks = {}
    for one in found:
        if one.severity is Severity.NOTE and one.location.column is None:
            continue  # a title or a signature that was passed over is no fault of its row
        row = one.location.row or 1
        remarks.setdefault((row, one.location.column or sheet.first_cell(row)), []).append(one)
    return remarks


def _said(found: Sequence[Diagnostic], language: Language) -> str:
    return "\n\n".join(wording.remark(one, language) for one in found)


def _looks(
    remarks: Remarks, comments: Comments, styles: Styles
) -> Mapping[Place, Callable[[int], int]]:
    """Give each cell the colour of the worst that was found there."""
    marked = {p: partial(styles.marked, severity=_worst(ones)) for p, ones in remarks.items()}
    return {**dict.fromkeys(comments.cleared, styles.unmarked), **marked}


def _worst(found: Sequence[Diagnostic]) -> Severity:
    return min((one.severity for one in found), key=lambda severity: severity.rank)


def _put_comments(
    package: Package, name: str, sheet: SheetPart, comments: Comments
) -> Iterator[Edit]:
    """Write the comments of a sheet and their boxes; a sheet that had none refers to them now."""
    known = package.related(name, "comments")
    part = known.target if known is not None else package.free_name("xl/cds-comments{}.xml")
    if known is None:
        package.declare(part, COMMENTS_TYPE)
        package.relate(name, f"{OFFICE}/comments", part)
    package.changed[part] = comments.content
    relation = sheet.drawing_of_comments()
    boxes = next((one.target for one in package.relations(name) if one.id == relation), None)
    if boxes is None:
        boxes = package.free_name("xl/drawings/cds-boxes{}.vml")
        package.declare(boxes, BOXES_TYPE)
        yield sheet.with_drawing(package.relate(name, f"{OFFICE}/vmlDrawing", boxes))
    before = package.read(boxes) if package.has(boxes) else NO_BOXES
    package.changed[boxes] = with_boxes(before, comments.texts, comments.cleared)
