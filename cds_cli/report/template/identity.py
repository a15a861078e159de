"""The cells of a form that say whose it is."""

from collections.abc import Iterator
from dataclasses import dataclass

from xlsxwriter.utility import xl_rowcol_to_cell

from cds_cli.definitions.columns import InputColumn
from cds_cli.definitions.inputs import Input
from cds_cli.definitions.models import IndicatorSet
from cds_cli.report.ranking.styles import row_height
from cds_cli.report.safe import clean
from cds_cli.report.template import words
from cds_cli.report.template.attributes import attributes_of, column_of
from cds_cli.report.template.cells import write_figure
from cds_cli.report.template.entries import Entry, validation
from cds_cli.report.template.form import WIDTHS, Form
from cds_cli.report.template.model import Template
from cds_cli.report.template.paper import plain
from cds_cli.submission.record_words import ENGLISH_LABELS, UNIT_LABELS
from cds_cli.text import Language

TOP = 3
"""The first row below the titles."""
ABOVE_HEADER = len(UNIT_LABELS)
PLACES = (("asked", "a"), ("evidence", "explanation"))
"""The columns in which attributes stand: a wide one for the label, the next for the value."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that a unit states of itself: a label, what may be typed, what is known."""

    label: str
    column: InputColumn
    value: float | str | None
    row: int
    place: int


def header_row(indicator_set: IndicatorSet) -> int:
    """Give the row of the headings, below all that a unit states of itself."""
    return TOP + max(ABOVE_HEADER, -(-len(indicator_set.attributes) // len(PLACES)))


def facts_of(form: Form) -> Iterator[Fact]:
    """Give what a unit states of itself, each with its place."""
    template, language = form.template, form.language
    for row, role in enumerate(UNIT_LABELS, TOP):
        label = ENGLISH_LABELS[role] if language is Language.EN else UNIT_LABELS[role][0]
        column = InputColumn(role, Input(name=label, kind="text"), (), ())
        yield Fact(label, column, value_of(role, template), row, 0)
    known = attributes_of(form.indicator_set, template.unit)
    for number, attribute in enumerate(form.indicator_set.attributes):
        place = form.column(PLACES[number % len(PLACES)][0])
        row = TOP + number // len(PLACES)
        column = column_of(attribute)
        yield Fact(clean(attribute.name), column, known.get(attribute.code), row, place)


def value_of(role: str, template: Template) -> str | None:
    """Give what is known under a label."""
    if role == "period":
        return None if template.period is None else str(template.period)
    return str(getattr(template.unit, role, "")) or None


def write_identity(form: Form) -> None:
    """Write the labels and the cells beside them; what is known is filled in."""
    label_format = form.paper.styles.of(bold=True, text_wrap=True)
    right = form.paper.styles.of(bold=True, text_wrap=True, align="right")
    heights: dict[int, float] = {}
    for fact in facts_of(form):
        label = f"{fact.label}:"
        form.sheet.write_string(
            fact.row, fact.place, plain(label), right if fact.place else label_format
        )
        write_value(form, fact)
        width = WIDTHS[form.roles[fact.place]]
        heights[fact.row] = max(heights.get(fact.row, 0.0), row_height([label], [width]))
    for row, height in heights.items():
        form.sheet.set_row(row, height)


def write_value(form: Form, fact: Fact) -> None:
    """Write what is known into a cell that may be typed over."""
    row, place = fact.row, fact.place + 1
    write_figure(form.paper, form.sheet, (row, place), (fact.column, fact.value))
    cell = xl_rowcol_to_cell(row, place)
    entry = Entry(fact.column, fact.label)
    form.sheet.data_validation(cell, hints(form, fact, validation(entry, cell, form.paper)))


def hints(form: Form, fact: Fact, rule: dict[str, object]) -> dict[str, object]:
    """Tell of a code that its zeros count."""
    if fact.column.code != "code":
        return rule
    return {
        **rule,
        "input_title": words.say(words.CODE_TITLE, form.language),
        "input_message": words.say(words.CODE_AS_TEXT, form.language),
    }
