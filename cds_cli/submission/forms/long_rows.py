"""The rows of a long table: what each is about, whose it is, and what its cells hold."""

from collections.abc import Iterator

from cds_cli import catalogue
from cds_cli.definitions.columns import POINTS
from cds_cli.definitions.models import Indicator
from cds_cli.diagnostics import Diagnostic, Severity
from cds_cli.submission.forms.labels import label_differs
from cds_cli.submission.forms.long import Cells, Long
from cds_cli.submission.forms.records import FIGURES, TEXTS, is_fraction
from cds_cli.submission.forms.rows import FormRow
from cds_cli.submission.forms.subjects import Subject
from cds_cli.submission.header import text_of
from cds_cli.submission.headings import Heading, heading_beside
from cds_cli.submission.identity import is_error
from cds_cli.submission.rows import is_figure, says_total, without_invisible
from cds_cli.submission.spots import Spot
from cds_cli.tables.grid import CellValue
from cds_cli.units.names import name_key

BESIDE_FIGURES = (*POINTS, *sorted(TEXTS))


def place_row(table: Long, row: int, cells: Cells) -> None:
    """Read one row: figures of a unit, a total, or something else."""
    unit = {role: text_in(cells, column) for column, role in table.header.units.items()}
    code, name = unit.get("code", ""), unit.get("name", "")
    if says_total(code) or says_total(name):
        skip(table, row, cells)
    elif is_error(code) or is_error(name):
        refuse(table, cells, unit_is_error(table, row, cells))
        table.lost[name_key(name)] = table.lost[name_key(code)] = catalogue.ERROR_VALUE.code
    elif code or (name and ("code" not in unit or table.header.names_suffice)):
        if any(column in cells for column in table.header.roles):
            enter(table, row, cells, (code, name))
        else:
            skip(table, row, cells)
    elif holds_figures(table, cells):
        where = table.grid.locate(row)
        refuse(table, cells, catalogue.ROW_WITHOUT_UNIT.at(where, cells=len(cells), unit=name))
        table.lost[name_key(name)] = catalogue.ROW_WITHOUT_UNIT.code
    else:
        skip(table, row, cells)


def holds_figures(table: Long, cells: Cells) -> bool:
    """Whether a row holds what some unit may have meant: a figure, or an answer."""
    given = [value for role in FIGURES if (value := table.cell(cells, role)) is not None]
    words = (table.cell(cells, "code"), table.cell(cells, "name"))
    return any(map(is_figure, given)) or bool(given and subject_of(table, *words))


def unit_is_error(table: Long, row: int, cells: Cells) -> Diagnostic:
    """Say that an error of Excel stands where a unit should."""
    column = next(column for column in table.header.units if is_error(cells.get(column)))
    others = (text_in(cells, other) for other in table.header.units if other != column)
    label = text_of(table.header.texts[column][-1])
    return catalogue.ERROR_VALUE.at(
        table.grid.locate(row, column),
        seen=text_of(cells[column]),
        unit=next(others, ""),
        indicator=label,
    )


def text_in(cells: Cells, column: int) -> str:
    """Give what a cell says of a unit."""
    value = cells.get(column)
    return "" if value is None else text_of(value)


def skip(table: Long, row: int, cells: Cells) -> None:
    """Leave out a row that is no figure of a unit."""
    seen = next((text_of(value) for value in cells.values()), "")[:60]
    table.laid.ledger.skipped[catalogue.ROW_SKIPPED.code] += len(cells)
    where = table.grid.locate(row)
    table.laid.found.append(catalogue.ROW_SKIPPED.at(where, seen=seen, cells=len(cells)))


def refuse(table: Long, cells: Cells, told: Diagnostic) -> None:
    """Leave out a row of which it is not known whose it is, or what it is about."""
    table.laid.ledger.rejected[told.code] += len(cells)
    table.laid.found.append(told)


def enter(table: Long, row: int, cells: Cells, unit: tuple[str, str]) -> None:
    """Enter the figures of one row."""
    code, name = table.cell(cells, "code"), table.cell(cells, "name")
    subject = subject_of(table, code, name)
    seen = " ".join(text_of(one) for one in (code, name) if one is not None)
    if subject is None:
        table.unknown[seen] += 1
        table.unknown_at.setdefault(seen, row)
        table.laid.ledger.skipped[catalogue.UNKNOWN_ROW.code] += len(cells)
        return
    if subject.lost_zeros:
        where = table.grid.locate(row, table.header.column_of("code"))
        meant = ", ".join(subject.lost_zeros)
        refuse(table, cells, catalogue.HEADER_LOST_ZERO.at(where, seen=seen, meant=meant))
        return
    place = place_of(table, row, unit)
    table.rows.append(row)
    tell_doubt(table, row, subject, (code, name))
    tell_other_words(table, row, cells, place)
    enter_cells(table, row, cells, (subject.row, place))


def subject_of(table: Long, code: CellValue | None, name: CellValue | None) -> Subject | None:
    """Say what a row is about; few of many rows differ in it."""
    key = (type(code), code, name)  # 1, 1.0 and TRUE are equal and read differently
    if key not in table.known:
        table.known[key] = table.subjects.find(code, name)
    return table.known[key]


def tell_doubt(
    table: Long, row: int, subject: Subject, words: tuple[CellValue | None, CellValue | None]
) -> None:
    """Tell a name that the set does not give to the code beside it, once for all units."""
    if subject.doubt is None or words in table.told:
        return
    table.told.add(words)
    seen = text_of(words[1] or "")
    where = table.grid.locate(row, table.header.column_of("name"))
    table.laid.found.append(label_differs(where, (seen, subject.meant), subject.doubt))


def tell_other_words(table: Long, row: int, cells: Cells, place: int) -> None:
    """Tell a name, a block and the like that a unit did not have before, once for each."""
    first = table.grid.rows[table.laid.homes[place][1]]
    for column in table.header.units:
        if cells.get(column) == first.get(column) or (place, column) in table.told:
            continue
        before, now = text_in(first, column), text_in(cells, column)
        if name_key(now) not in {"", name_key(before)}:
            table.told.add((place, column))
            where = table.grid.locate(row, column)
            table.laid.found.append(label_differs(where, (now, before), Severity.WARNING))


def place_of(table: Long, row: int, unit: tuple[str, str]) -> int:
    """Give the place of a unit, entering it where it stands first."""
    code, name = unit
    key = name_key(code or name)
    if key not in table.places:
        table.places[key] = len(table.laid.codes)
        table.laid.codes.append(without_invisible(code or name))
        table.laid.names.append(name or code)
        columns = {role: column for column, role in table.header.units.items()}
        named = columns["code"] if code else columns["name"]
        table.laid.homes.append((table.sheet, row, named))
    return table.places[key]


def enter_cells(table: Long, row: int, cells: Cells, about: tuple[FormRow, int]) -> None:
    """Enter the cells of a row, and what became of those that nobody asks for."""
    known, place = about
    labels = {table.header.column_of(role) for role in ("code", "name")} & cells.keys()
    used = set(labels)
    copies = {known.slots[slot].code for slot in known.copies}
    for column, heading in slots_of(table, cells, known):
        value = cells.get(column)
        is_asked = heading.role in {"input", "fraction"} and heading.code not in copies
        if value is not None or is_asked or (row, column) in table.grid.unfinished:
            keep(table, heading, place, value, (table.sheet, row, column))
            used.add(column)
    repeated = table.header.units.keys() & cells.keys()
    table.laid.ledger.header += len(labels) + len(repeated)
    rest = cells.keys() - used - repeated
    unknown = {column for column in rest if column not in table.header.roles}
    table.laid.ledger.skipped[catalogue.UNKNOWN_COLUMN.code] += len(unknown)
    table.laid.ledger.skipped[catalogue.ROW_SKIPPED.code] += len(rest - unknown)


def slots_of(table: Long, cells: Cells, known: FormRow) -> Iterator[tuple[int, Heading]]:
    """Say which cells of a row hold what."""
    column_of = table.header.column_of
    answers = [at for role in ("a", "answer") if (at := column_of(role)) is not None]
    first = next((at for at in answers if at in cells), next(iter(answers), None))
    slots = dict(known.slots)
    beside = column_of("b")
    is_pair = known.kind == "indicator" and set(slots) == {"a", "b"}
    is_one = is_pair and (beside is None or is_fraction(cells.get(first or 0), cells.get(beside)))
    if first is not None and is_one and isinstance(known.node, Indicator):
        yield first, Heading("fraction", known.node.code, known.node.name)
        slots = {}
    for slot, column in slots.items():
        at = beside if slot == "b" else first
        if at is not None:
            yield at, Heading("input", column.code, column.name, column)
    if isinstance(known.node, Indicator):
        for role in BESIDE_FIGURES:
            if (at := column_of(role)) is not None and (at in cells or table.grid.unfinished):
                yield at, heading_beside(known.node, role)


def keep(table: Long, heading: Heading, place: int, value: CellValue | None, spot: Spot) -> None:
    """Keep one cell; a second one about the same goes to a layer of its own."""
    table.headings.setdefault(heading.key, heading)
    layers = table.cells.setdefault(heading.key, [])
    layer = next((one for one in layers if place not in one), None)
    if layer is None:
        layer = {}
        layers.append(layer)
    layer[place] = (value, spot)
