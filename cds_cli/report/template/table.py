"""The table that many units are filled into: a row a unit, with the headings the reader knows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from cds_cli.definitions.columns import InputColumn, input_columns
from cds_cli.definitions.inputs import Input
from cds_cli.definitions.models import Attribute
from cds_cli.report.ranking.styles import footer_of, row_height
from cds_cli.report.template import words
from cds_cli.report.template.attributes import attributes_of, column_of
from cds_cli.report.template.cells import evidence_hint, points_validation, write_figure
from cds_cli.report.template.entries import Entry, validation
from cds_cli.report.template.model import FormUnit, Template
from cds_cli.report.template.paper import Paper, plain
from cds_cli.submission.example import header
from cds_cli.submission.figures import may_not_apply
from cds_cli.submission.headings import CODE_WORDS, UNIT_WORDS
from cds_cli.submission.period import Stage
from cds_cli.text import Language

EMPTY_ROWS = 5000
"""Rows that are checked while they are filled in, where the units are not known."""
UNIT_WIDTHS = {"code": 14, "name": 30, "block": 16, "kind": 16, "parent": 16}
WIDTH = 18


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: its heading, its kind, how Excel holds its cells, and what is known of a unit."""

    heading: str
    column: InputColumn
    width: int
    rule: dict[str, Any]
    role: str

    def known(self, unit: FormUnit, template: Template) -> float | str | None:
        """Give what stands in the row of a unit."""
        key, known = (unit.code, self.column.code), template.known
        if self.role in UNIT_WIDTHS:
            return str(getattr(unit, self.role) or "") or None
        if self.role == "attribute":
            return attributes_of(template.indicator_set, unit).get(self.column.code)
        of_role: Mapping[str, Mapping[tuple[str, str], float | str]] = {
            "input": known.values,
            "claimed": known.claimed,
            "evidence": known.evidence,
        }
        return of_role.get(self.role, {}).get(key)


def write_table(sheet: Any, template: Template, paper: Paper) -> None:  # noqa: ANN401
    """Write the row of headings and a row a unit."""
    columns = tuple(columns_of(template, paper))
    rows = len(template.units) or EMPTY_ROWS
    sheet.set_row(0, row_height([c.heading for c in columns], [c.width for c in columns]))
    for place, column in enumerate(columns):
        sheet.write_string(0, place, plain(column.heading), paper.styles.header())
        sheet.set_column(place, place, column.width, paper.entry(column.column.kind))
        sheet.data_validation(1, place, rows, place, placed(column.rule, place))
        for row, unit in enumerate(template.units, 1):
            known = column.known(unit, template)
            write_figure(paper, sheet, (row, place), (column.column, known))
    finish(sheet, template, (rows, len(columns)))


def columns_of(template: Template, paper: Paper) -> Iterator[TableColumn]:
    """Give the columns from the left: the unit, its attributes, the inputs, points and evidence."""
    indicator_set = template.indicator_set
    yield from columns_of_units(template.language, paper)
    inputs = input_columns(indicator_set)
    headings = header(indicator_set)[-len(inputs) - len(indicator_set.attributes) :]
    for attribute in indicator_set.attributes:
        yield column_of_attribute(attribute, paper)
    exempt = may_not_apply(indicator_set)
    for heading, column in zip(headings[len(indicator_set.attributes) :], inputs, strict=True):
        entry = Entry(column, str(heading), may_not_apply=column.code in exempt)
        yield TableColumn(str(heading), column, WIDTH, rule_of(entry, paper), "input")
    yield from columns_of_points(template, paper)


def columns_of_units(language: Language, paper: Paper) -> Iterator[TableColumn]:
    """Give the columns that say who a unit is."""
    english = language is Language.EN
    headings = {
        "code": CODE_WORDS[1 if english else 0],
        "name": UNIT_WORDS["name"][1 if english else 0],
        "block": UNIT_WORDS["block"][0 if english else 1],
        "kind": UNIT_WORDS["kind"][0 if english else 1],
        "parent": UNIT_WORDS["parent"][0 if english else 1],
    }
    for role, heading in headings.items():
        column = InputColumn(role, Input(name=heading, kind="text"), (), ())
        rule = rule_of(Entry(column, heading), paper)
        if role == "code":
            rule = {**rule, "input_message": words.say(words.CODE_AS_TEXT, language)}
        yield TableColumn(heading, column, UNIT_WIDTHS[role], rule, role)


def column_of_attribute(attribute: Attribute, paper: Paper) -> TableColumn:
    """Give the column of something known of units."""
    column = column_of(attribute)
    rule = rule_of(Entry(column, attribute.name), paper)
    return TableColumn(attribute.name, column, WIDTH, rule, "attribute")


def columns_of_points(template: Template, paper: Paper) -> Iterator[TableColumn]:
    """Give the columns of points, claimed or given, and of the evidence that is required."""
    role = "awarded" if template.stage is Stage.APPRAISED else "claimed"
    for leaf in template.indicator_set.leaves():
        column = InputColumn(leaf.code, Input(name=leaf.name, kind="number"), (), ())
        rule = points_validation(leaf, role, "{cell}", paper)
        yield TableColumn(f"{leaf.code}.{role}", column, UNIT_WIDTHS["code"], rule, role)
        if leaf.evidence == "required":
            text = InputColumn(leaf.code, Input(name=leaf.name, kind="text"), (), ())
            hint = evidence_hint(leaf, paper)
            yield TableColumn(f"{leaf.code}.evidence", text, UNIT_WIDTHS["name"], hint, "evidence")


def rule_of(entry: Entry, paper: Paper) -> dict[str, Any]:
    """Hold the cells of a column; the formula is put in once its place is known."""
    return validation(entry, "{cell}", paper)


def placed(rule: dict[str, Any], place: int) -> dict[str, Any]:
    """Write the formula of a column for its first cell, from which Excel moves it down."""
    if rule["validate"] != "custom":
        return rule
    return {**rule, "value": rule["value"].replace("{cell}", xl_rowcol_to_cell(1, place))}


def finish(sheet: Any, template: Template, size: tuple[int, int]) -> None:  # noqa: ANN401
    """Protect the headings, keep them in sight, and set the printed page."""
    rows, columns = size
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, rows, columns - 1)
    allowed = ("format_columns", "format_rows", "sort", "autofilter", "insert_hyperlinks")
    sheet.protect("", dict.fromkeys(allowed, True))
    sheet.ignore_errors({"number_stored_as_text": f"A1:{xl_col_to_name(columns - 1)}{rows + 1}"})
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.set_print_scale(60)
    sheet.repeat_rows(0)
    sheet.repeat_columns(0, 1)
    sheet.set_footer(footer_of(template.indicator_set.label, template.language))
