"""The cells of a row of a form: figures, points, and texts."""

from cds_cli import catalogue
from cds_cli.definitions.columns import POINTS
from cds_cli.definitions.models import Group, Indicator
from cds_cli.submission.forms.form import Cells, Form, add
from cds_cli.submission.forms.labels import maximum_of
from cds_cli.submission.forms.records import TEXTS, is_fraction
from cds_cli.submission.forms.rows import FormRow
from cds_cli.submission.header import text_of
from cds_cli.submission.headings import Heading, heading_beside
from cds_cli.submission.laid_out import Total
from cds_cli.submission.spots import Spot


def enter_row(form: Form, row: int, cells: Cells, known: FormRow) -> None:
    """Enter the figures, points and texts of a row, and count its other cells."""
    used: set[int] = set()
    used |= enter_slots(form, row, cells, known)
    if isinstance(known.node, Indicator):
        used |= enter_beside(form, row, cells, known.node)
    elif isinstance(known.node, Group):
        note_subtotal(form, row, cells, known.node)
    held = ("code", "name", *(() if maximum_of(known) is None else ("max_points",)))
    labels = {form.header.column_of(role) for role in held} & cells.keys()
    form.laid.ledger.header += len(labels)
    # Hints and previews of a template, and what stands in columns that nobody knows.
    rest = cells.keys() - used - labels
    unknown = {column for column in rest if column not in form.header.roles}
    form.laid.ledger.skipped[catalogue.ROW_SKIPPED.code] += len(rest - unknown)
    form.laid.ledger.skipped[catalogue.UNKNOWN_COLUMN.code] += len(unknown)


def enter_slots(form: Form, row: int, cells: Cells, known: FormRow) -> set[int]:
    """Enter the figures of a row; gives the columns that were used."""
    used: set[int] = set()
    whole = fraction_in(form, cells, known)
    if whole is not None and isinstance(known.node, Indicator):
        heading = Heading("fraction", known.node.code, known.node.name)
        column = form.header.column_of(whole) or 0
        add(form, heading, cells.get(column), (form.sheet, row, column))
        return {column}
    for slot, asked in known.slots.items():
        at = column_of_slot(form, cells, slot)
        if at is None or (cells.get(at) is None and slot in known.copies):
            continue
        heading = Heading("input", asked.code, asked.name, asked)
        add(form, heading, cells.get(at), (form.sheet, row, at))
        used.add(at)
    return used & cells.keys()


def column_of_slot(form: Form, cells: Cells, slot: str) -> int | None:
    """Give the column of a figure; an answer may have one of its own."""
    if slot == "b":
        return form.header.column_of("b")
    columns = [form.header.column_of(role) for role in ("a", "answer")]
    there = [column for column in columns if column is not None]
    return next((c for c in there if c in cells), there[0] if there else None)


def fraction_in(form: Form, cells: Cells, known: FormRow) -> str | None:
    """Say where part and whole stand in one cell: a form without a column for the whole."""
    if known.kind != "indicator" or set(known.slots) != {"a", "b"}:
        return None
    beside = form.cell(cells, "b")
    for role in ("a", "answer"):
        if is_fraction(form.cell(cells, role), beside):
            return role
    return "a" if form.header.column_of("b") is None and form.header.column_of("a") else None


def enter_beside(form: Form, row: int, cells: Cells, leaf: Indicator) -> set[int]:
    """Enter points and texts beside an indicator; gives the columns that were used."""
    used: set[int] = set()
    for role in POINTS:
        column, cell = form.header.column_of(role), form.cell(cells, role)
        is_there = cell is not None or (row, column) in form.grid.unfinished
        if column is not None and is_there:
            add(form, heading_beside(leaf, role), cell, (form.sheet, row, column))
            used.add(column)
    for role in TEXTS:
        spot, cell = form.at(row, role), form.cell(cells, role)
        if cell is not None or spot[1:] in form.grid.unfinished:
            text = "" if cell is None else cell if isinstance(cell, str) else text_of(cell)
            form.texts.setdefault((role, leaf.code), []).append((text, spot))
            used.add(spot[2])
    return used & cells.keys()


def enter_texts(form: Form, role: str, code: str, found: list[tuple[str, Spot]]) -> None:
    """Enter the texts beside one indicator; those of its parts are read together."""
    node = form.subjects.by_code[code].node
    if isinstance(node, Indicator):
        texts = [one for one, _ in found if one]
        add(form, heading_beside(node, role), "\n".join(texts) or None, found[0][1])
        form.laid.ledger.used += max(len(texts) - 1, 0)


def enter_blank_evidence(form: Form) -> None:
    """Enter cells of evidence that were left blank: they were there to be filled in."""
    if form.header.column_of("evidence") is None:
        return
    for code, row in form.seen.items():
        known = form.subjects.by_code[code]
        leaf = known.node if known.kind == "indicator" else None
        is_blank = ("evidence", code) not in form.texts
        if isinstance(leaf, Indicator) and leaf.evidence != "none" and is_blank:
            add(form, heading_beside(leaf, "evidence"), None, form.at(row, "evidence"))


def note_subtotal(form: Form, row: int, cells: Cells, group: Group) -> None:
    """Remember what a group says its claimed points add up to."""
    claimed = form.cell(cells, "claimed")
    if isinstance(claimed, int | float) and not isinstance(claimed, bool):
        heading = Heading("claimed", group.code, group.name)
        form.laid.totals.append(Total(form.at(row, "claimed"), heading, float(claimed)))
