"""Cells of a form with what is known already: figures, points, evidence."""

from datetime import date
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from cds_cli.definitions.columns import InputColumn
from cds_cli.definitions.inputs import Input, Range
from cds_cli.definitions.models import Indicator
from cds_cli.report.template import words
from cds_cli.report.template.entries import LONGEST_MESSAGE, LONGEST_TITLE, Entry, cut, validation
from cds_cli.report.template.form import Form
from cds_cli.report.template.paper import Paper, lines, plain
from cds_cli.submission.kinds.shown import number
from cds_cli.submission.kinds.yes_no import NO, YES

Spot = tuple[int, int]
TITLES = {"claimed": words.CLAIMED_TITLE, "awarded": words.AWARDED_TITLE}


def write_known(form: Form, spot: Spot, column: InputColumn, value: float | str | None) -> None:
    """Write a figure as the people who typed it see it, or an empty cell to fill in."""
    write_figure(form.paper, form.sheet, spot, (column, value))


def write_figure(
    paper: Paper,
    sheet: Any,  # noqa: ANN401
    spot: Spot,
    known: tuple[InputColumn, float | str | None],
) -> None:
    """Write the cell of an input, with what is known of it."""
    column, value = known
    style, shown = paper.entry(column.kind), as_typed(column, value)
    match shown:
        case None:
            sheet.write_blank(*spot, None, style)
        case str():
            sheet.write_string(*spot, plain(shown), style)
        case date():
            sheet.write_datetime(*spot, shown, style)
        case _:
            sheet.write_number(*spot, shown, style)


def as_typed(column: InputColumn, value: float | str | None) -> float | str | date | None:
    """Give what a unit would type for a figure of a submission; None where there is none."""
    if value is None or isinstance(value, str) or value != value:  # noqa: PLR0124  NaN is no figure
        return None if isinstance(value, float) else value
    match column.kind:
        case "yes_no":
            return YES if value else NO
        case "choice" if column.options:
            return column.options[int(value)].name
        case "date":
            return date.fromordinal(int(value))
        case _:
            return value


def write_points(form: Form, spot: Spot, leaf: Indicator, role: str) -> None:
    """Write the cell of points that a unit claims or a council gives."""
    unit, style = form.template.unit, form.paper.entry("number")
    known = form.template.known.claimed if role == "claimed" else {}
    value = known.get((unit.code, leaf.code)) if unit else None
    form.sheet.write(*spot, value, style)
    cell = xl_rowcol_to_cell(*spot)
    form.sheet.data_validation(cell, points_validation(leaf, role, cell, form.paper))


def points_validation(leaf: Indicator, role: str, cell: str, paper: Paper) -> dict[str, Any]:
    """Hold points between none and the maximum, where that is known."""
    most = None if leaf.max_points == "open" else leaf.full_points
    item = Input(name=leaf.name, kind="number", range=Range(at_least=0.0, at_most=most))
    rule = validation(Entry(InputColumn(leaf.code, item, (), ()), leaf.code), cell, paper)
    if most is not None:
        told = words.say(words.POINTS_UP_TO, paper.language, most=number(most))
        rule["input_message"] = cut(told, LONGEST_MESSAGE)
    title = f"{leaf.code} {words.say(TITLES[role], paper.language)}"
    return {**rule, "input_title": cut(title, LONGEST_TITLE)}


def write_note(form: Form, spot: Spot, leaf: Indicator, role: str) -> None:
    """Write a cell of words; that of evidence says what is wanted."""
    unit = form.template.unit
    known = form.template.known.evidence if role == "evidence" else {}
    text = known.get((unit.code, leaf.code), "") if unit else ""
    style = form.paper.entry("text")
    if text:
        form.sheet.write_string(*spot, lines(text), style)
    else:
        form.sheet.write_blank(*spot, None, style)
    if role == "evidence" and leaf.evidence != "none":
        form.sheet.data_validation(xl_rowcol_to_cell(*spot), evidence_hint(leaf, form.paper))


def evidence_hint(leaf: Indicator, paper: Paper) -> dict[str, Any]:
    """Say which evidence is wanted."""
    required = leaf.evidence == "required"
    wanted = words.EVIDENCE_REQUIRED if required else words.EVIDENCE_OPTIONAL
    title = f"{leaf.code} {words.say(words.EVIDENCE_TITLE, paper.language)}"
    return {
        "validate": "any",
        "input_title": cut(title, LONGEST_TITLE),
        "input_message": cut(words.say(wanted, paper.language), LONGEST_MESSAGE),
    }
