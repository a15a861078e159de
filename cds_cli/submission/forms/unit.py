"""The unit of a form, entered from what stands above it."""

from cds_cli import catalogue
from cds_cli.definitions.columns import InputColumn
from cds_cli.definitions.inputs import Input
from cds_cli.definitions.models import IndicatorSet
from cds_cli.diagnostics import Severity
from cds_cli.submission.forms.form import Form
from cds_cli.submission.forms.identity import (
    IDENTITY,
    FormUnit,
    faults_above,
    texts_above,
    unit_above,
)
from cds_cli.submission.header import text_of
from cds_cli.submission.headings import Heading
from cds_cli.submission.laid_out import CellColumn
from cds_cli.submission.record_words import UNIT_LABELS
from cds_cli.submission.rows import without_invisible
from cds_cli.units.names import name_key

NAMES = frozenset({"code", "name"})
"""What says who the unit is: a form that leaves both blank names nobody."""


def enter_unit(form: Form, indicator_set: IndicatorSet) -> None:
    """Enter the unit that stands above the form, and what is known of it."""
    attributes = {
        name_key(word): one.code
        for one in indicator_set.attributes
        for word in (one.code, one.name)
    }
    unit = unit_above(form.grid, form.header.top, attributes)
    drop_faulty(form, unit)
    kinds = {one.code: one for one in indicator_set.attributes}
    blanks = unit.blanks(form.grid).items()
    empty = ((role, (None, place)) for role, place in blanks if role not in NAMES)
    for role, (value, place) in (*unit.values.items(), *empty):
        spot = (form.sheet, *place)
        if role == "period" and value is not None:
            form.laid.periods.append((text_of(value), spot))
        elif role in IDENTITY:
            form.laid.known[role] = CellColumn(Heading(role, role, role), [value], [spot])
        elif role in kinds:
            item = Input(name=kinds[role].name, kind=kinds[role].kind)
            column = InputColumn(role, item, (), ())
            heading = Heading("attribute", role, kinds[role].name, column)
            form.laid.columns.append(CellColumn(heading, [value], [spot]))
    named = form.laid.known.get("code") or form.laid.known.get("name")
    code, name = (text_at(form.laid.known.get(role)) for role in ("code", "name"))
    form.laid.codes, form.laid.names = [without_invisible(code or name)], [name or code]
    form.laid.homes = [named.spots[0] if named else (form.sheet, form.header.top, 0)]
    if named is None:
        texts = texts_above(form.grid, form.header.top)
        form.laid.above[0] = tuple((text, (form.sheet, *place)) for text, place in texts)
    count_above(form, unit)


def drop_faulty(form: Form, unit: FormUnit) -> None:
    """Tell what is wrong with the cells that name the unit; an error spoils the form."""
    name, _ = unit.values.get("name", ("", None))
    for role, place, finding in list(faults_above(form.grid, unit)):
        values = {**finding.values, "unit": text_of(name), "indicator": UNIT_LABELS[role][0]}
        told = finding.problem.at(form.grid.locate(*place), severity=finding.severity, **values)
        form.laid.found.append(told)
        if told.severity is Severity.ERROR:
            form.laid.rejected[0] = told.code
            if unit.values.pop(role, None) is not None:
                form.laid.ledger.rejected[told.code] += 1


def text_at(column: CellColumn | None) -> str:
    """Give what a cell above the form says; an empty text where there is none."""
    value = None if column is None else column.cells[0]
    return "" if value is None else text_of(value)


def count_above(form: Form, unit: FormUnit) -> None:
    """Enter what became of the cells above the form: labels, what they introduce, and titles."""
    columns = (c for c in form.laid.every_column() if c.heading.role in {*IDENTITY, "attribute"})
    read = sum(column.cells[0] is not None for column in columns)
    ledger = form.laid.ledger
    ledger.header += len(unit.labels)
    titles = form.header.cells_above() - len(unit.labels) - read - ledger.rejected.total()
    ledger.skipped[catalogue.HEADER_BELOW_FIRST_ROW.code] += titles
