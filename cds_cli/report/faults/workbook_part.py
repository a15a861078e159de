"""The workbook's own part with one more sheet in front, and the mark by which readers know it."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from html import unescape

from cds_cli.diagnostics import column_letters
from cds_cli.report.faults.answer_sheet import COLUMNS, HEADER_ROW, AnswerSheet, quoted
from cds_cli.report.faults.markup import (
    Edit,
    Element,
    edited,
    elements,
    escaped,
    prefix_of,
    with_attributes,
)
from cds_cli.report.faults.package import OFFICE, Package

ANSWER = "cds.answer"
"""The custom property that holds the title of our sheet, and the defined name that points to it."""
PROPERTIES = "docProps/custom.xml"
PROPERTIES_KIND = "custom-properties"
CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
VALUE_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
PROPERTY_SET = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
NO_PROPERTIES = (
    f'<?xml version="1.0"?><Properties xmlns="{CUSTOM}" xmlns:vt="{VALUE_TYPES}"/>'
).encode()
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
BEFORE_NAMES = frozenset({"sheets", "functionGroups", "externalReferences", "definedNames"})
TAGS = re.compile(rb"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class Sheets:
    """The sheets of a workbook by their titles, without an answer of ours that was there."""

    workbook: str
    """The name of the workbook's own part."""
    parts: dict[str, str]
    """Title -> name of the part, in the order of the workbook."""


def sheets_of(package: Package) -> Sheets:
    """Find the sheets of a workbook; an answer from an earlier run is taken out of it."""
    book = package.related("", "officeDocument")
    if book is None or not package.has(book.target):
        message = "a container without a workbook"
        raise ValueError(message)
    titles = titles_of(package, book.target)
    earlier = next((t for t in answers_named_in(package, book.target) if t in titles), None)
    if earlier is not None:
        place = list(titles).index(earlier)
        package.changed[book.target] = without_sheet(package.read(book.target), place)
        package.drop({titles.pop(earlier)}, book.target)
    return Sheets(book.target, titles)


def titles_of(package: Package, workbook: str) -> dict[str, str]:
    """Give the part of each sheet by its title."""
    by_id = {one.id: one.target for one in package.relations(workbook)}
    found = elements(package.read(workbook), lambda name, *_: name == "sheet")
    return {one.attributes.get("name", ""): by_id.get(relation_of(one), "") for one in found}


def relation_of(element: Element) -> str:
    """Give the id of an element's relation, under whatever prefix."""
    return next((v for k, v in element.attributes.items() if k.endswith(":id")), "")


def answers_named_in(package: Package, workbook: str) -> Iterator[str]:
    """Give the titles that our sheet may have: a person may have given it another."""
    content = package.read(workbook)
    for one in elements(content, lambda name, *_: name == "definedName"):
        if one.attributes.get("name") == ANSWER:
            target = text_in(content, one).rpartition("!")[0]
            yield target.removeprefix("'").removesuffix("'").replace("''", "'")
    known = package.related("", PROPERTIES_KIND)
    if known is not None and package.has(known.target):
        content = package.read(known.target)
        for one in elements(content, lambda name, *_: name == "property"):
            if one.attributes.get("name") == ANSWER:
                yield text_in(content, one)


def text_in(content: bytes, element: Element) -> str:
    """Read the text of an element, whatever tags are around it."""
    return unescape(TAGS.sub(b"", content[element.inside : element.closing]).decode()).strip()


def without_sheet(content: bytes, place: int) -> bytes:
    """Take out a sheet by its place, and the names that belong to it."""
    found = elements(content, lambda name, *_: name in {"sheet", "definedName"})
    sheet = [one for one in found if one.name == "sheet"][place]
    edits: list[Edit] = [(sheet.start, sheet.end, b"")]
    for one in (one for one in found if one.name == "definedName"):
        local = int(one.attributes.get("localSheetId", "-1"))
        if local == place or one.attributes.get("name") == ANSWER:
            edits.append((one.start, one.end, b""))
        elif local > place:
            edits.append(moved(content, one, local - 1))
    return edited(content, edits)


def moved(content: bytes, name: Element, place: int) -> Edit:
    """Let a name belong to the sheet of another place."""
    tag = with_attributes(content[name.start : name.inside], localSheetId=str(place))
    return (name.start, name.inside, tag)


def add_in_front(package: Package, sheets: Sheets, title: str, sheet: AnswerSheet) -> None:
    """Put our sheet before all others, and say which it is."""
    part = package.free_name("xl/worksheets/cds-answer{}.xml")
    package.changed[part] = sheet.content
    package.declare(part, SHEET_TYPE)
    relation = package.relate(sheets.workbook, f"{OFFICE}/worksheet", part)
    old = package.read(sheets.workbook)
    names = names_of_sheet(title, prefix_of(old, "workbook"), sheet.last_row)
    package.changed[sheets.workbook] = with_names(with_sheet(old, title, relation), names)
    state_answer(package, title)


def free_title(wanted: str, taken: Collection[str]) -> str:
    """Number a title where a sheet has it already; Excel does not tell capitals apart."""
    known = {title.casefold() for title in taken}
    choices = [wanted, *(f"{wanted} ({n})" for n in range(2, len(known) + 3))]
    return next(title for title in choices if title.casefold() not in known)


def with_sheet(content: bytes, title: str, relation: str) -> bytes:
    """Add a sheet in front; names that belong to a sheet by its place move on by one."""
    wanted = {"workbookView", "sheets", "sheet", "definedName"}
    found = elements(content, lambda name, *_: name in wanted)
    ids = [int(one.attributes.get("sheetId", "0")) for one in found if one.name == "sheet"]
    sheet = (
        f'<{prefix_of(content, "workbook")}sheet xmlns:cdsr="{OFFICE}" name="{escaped(title)}" '
        f'sheetId="{max(ids, default=0) + 1}" cdsr:id="{relation}"/>'
    )
    edits: list[Edit] = []
    for one in found:
        if one.name == "sheets":
            edits.append((one.inside, one.inside, sheet.encode()))
        elif one.name == "workbookView":
            tag = with_attributes(content[one.start : one.inside], activeTab="0", firstSheet="0")
            edits.append((one.start, one.inside, tag))
        elif "localSheetId" in one.attributes:
            edits.append(moved(content, one, int(one.attributes["localSheetId"]) + 1))
    return edited(content, edits)


def with_names(content: bytes, names: bytes) -> bytes:
    """Add defined names, in a list of their own where there is none yet."""
    found = {one.name: one for one in elements(content, lambda name, *_: name in BEFORE_NAMES)}
    known = found.pop("definedNames", None)
    if known is not None:
        return edited(content, [known.appended(content, names)])
    name = f"{prefix_of(content, 'workbook')}definedNames".encode()
    place = max(one.end for one in found.values())
    return edited(content, [(place, place, b"<%s>%s</%s>" % (name, names, name))])


def names_of_sheet(title: str, prefix: str, rows: int) -> bytes:
    """Name our sheet, the list that is filtered, and the row that each page repeats."""
    last = column_letters(len(COLUMNS))
    names = (
        ("_xlnm._FilterDatabase", 'localSheetId="0" hidden="1"', f"$A${HEADER_ROW}:${last}${rows}"),
        ("_xlnm.Print_Titles", 'localSheetId="0"', f"${HEADER_ROW}:${HEADER_ROW}"),
        (ANSWER, 'hidden="1"', "$A$1"),
    )
    tag = f"{prefix}definedName"
    return "".join(
        f'<{tag} name="{name}" {more}>{escaped(f"{quoted(title)}!{area}")}</{tag}>'
        for name, more, area in names
    ).encode()


def state_answer(package: Package, title: str) -> None:
    """Say in the workbook's properties which sheet is ours."""
    known = package.related("", PROPERTIES_KIND)
    part = known.target if known else PROPERTIES
    if known is None:
        package.relate("", f"{OFFICE}/{PROPERTIES_KIND}", part)
        package.declare(part, PROPERTIES_TYPE)
        package.changed[part] = NO_PROPERTIES
    content = package.read(part)
    root, *others = elements(content, lambda name, *_: name in {"Properties", "property"})
    number = 1 + max((int(one.attributes.get("pid", "1")) for one in others), default=1)
    tag = f"{prefix_of(content, 'Properties')}property"
    new = (
        f'<{tag} fmtid="{PROPERTY_SET}" pid="{number}" name="{ANSWER}">'
        f'<cdsv:lpwstr xmlns:cdsv="{VALUE_TYPES}">{escaped(title)}</cdsv:lpwstr></{tag}>'
    )
    gone = [(one.start, one.end, b"") for one in others if one.attributes.get("name") == ANSWER]
    package.changed[part] = edited(content, [*gone, root.appended(content, new.encode())])
