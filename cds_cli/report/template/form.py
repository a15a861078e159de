"""The form of one unit: who it is, then a row an indicator with its figures and their proof."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from cds_cli.definitions.canonical import set_digest
from cds_cli.definitions.columns import InputColumn, input_columns
from cds_cli.definitions.models import IndicatorSet
from cds_cli.report.ranking.styles import footer_of, row_height
from cds_cli.report.safe import clean
from cds_cli.report.template import words
from cds_cli.report.template.covered import leaves_not_for
from cds_cli.report.template.model import Template
from cds_cli.report.template.paper import Paper, plain
from cds_cli.submission.figures import may_not_apply
from cds_cli.submission.forms.rows import FormRow, form_rows
from cds_cli.submission.period import Stage
from cds_cli.submission.record_words import ENGLISH_WORDS, FORM_WORDS
from cds_cli.text import Language

WIDTHS = {
    "code": 16,
    "name": 42,
    "max_points": 10,
    "asked": 44,
    "a": 14,
    "b": 12,
    "preview": 10,
    "claimed": 12,
    "evidence": 32,
    "explanation": 24,
    "computed": 10,
    "awarded": 11,
    "reason": 24,
    "note": 18,
}
OF_COUNCIL = ("computed", "awarded", "reason")
DIGEST_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Form:
    """A form laid out: its columns, its rows, and where each figure is asked."""

    template: Template
    paper: Paper
    sheet: Any
    rows: tuple[FormRow, ...]
    roles: tuple[str, ...]
    header: int
    columns: Mapping[str, InputColumn]
    addresses: Mapping[str, str]
    exempt: frozenset[str]
    """Columns of which a unit may say that they do not apply."""
    not_asked: frozenset[str]
    """Indicators that are not for this unit."""

    @property
    def indicator_set(self) -> IndicatorSet:
        """The set that the form asks for."""
        return self.template.indicator_set

    @property
    def language(self) -> Language:
        """The language of the form."""
        return self.template.language

    def column(self, role: str) -> int:
        """Give the place of a column, from 0."""
        return self.roles.index(role)

    def is_asked(self, row: FormRow) -> bool:
        """Whether the row is for this unit."""
        return row.node is None or row.node.code not in self.not_asked


def lay_out(template: Template, paper: Paper, sheet: Any, header: int) -> Form:  # noqa: ANN401
    """Lay out the form of a set, its headings in row ``header`` from 0."""
    rows = form_rows(template.indicator_set)
    roles = tuple(roles_of_form(rows, template.stage))
    return Form(
        template=template,
        paper=paper,
        sheet=sheet,
        rows=rows,
        roles=roles,
        header=header,
        columns={column.code: column for column in input_columns(template.indicator_set)},
        addresses=dict(asked_at(rows, roles, header + 1)),
        exempt=frozenset(may_not_apply(template.indicator_set)),
        not_asked=leaves_not_for(template.indicator_set, template.unit),
    )


def roles_of_form(rows: tuple[FormRow, ...], stage: Stage) -> Iterator[str]:
    """Give the columns of a form from the left; none for wholes where no row has one."""
    has_wholes = any("b" in row.slots for row in rows)
    for role in WIDTHS:
        if (role != "b" or has_wholes) and (role not in OF_COUNCIL or stage is Stage.APPRAISED):
            yield role


def asked_at(
    rows: tuple[FormRow, ...], roles: tuple[str, ...], top: int
) -> Iterator[tuple[str, str]]:
    """Give each input column with the address of the cell where it is typed."""
    for place, row in enumerate(rows, top):
        for slot, column in row.slots.items():
            if slot not in row.copies:
                address = xl_rowcol_to_cell(place, roles.index(slot), row_abs=True, col_abs=True)
                yield column.code, address


def heading(role: str, language: Language) -> str:
    """Head a column in the words that the reader knows."""
    return ENGLISH_WORDS[role] if language is Language.EN else FORM_WORDS[role][0]


def write_titles(form: Form) -> None:
    """Write the set, the decision and the period above the form, and how to fill it in."""
    template, language, styles = form.template, form.language, form.paper.styles
    name = words.name_of(form.indicator_set, language)
    form.sheet.write_string(0, 0, plain(name), styles.of(bold=True, font_size=14))
    form.sheet.set_row(0, 20)
    form.sheet.write_string(1, 0, plain(" · ".join(set_line(template))), styles.of())
    digest = set_digest(form.indicator_set)[:DIGEST_SHOWN]
    how = words.say(words.HOW, language, label=form.indicator_set.label, digest=digest)
    form.sheet.write_string(2, 0, how, styles.of(italic=True, font_color="#595959"))


def set_line(template: Template) -> Iterator[str]:
    """Give decision, edition, stage and period."""
    language, indicator_set = template.language, template.indicator_set
    if indicator_set.decision:
        yield words.say(words.DECISION, language, decision=clean(indicator_set.decision))
    stage = words.say(words.STAGES[template.stage], language)
    yield words.say(words.SET_LINE, language, label=indicator_set.label, stage=stage)
    if template.period is not None:
        yield words.say(words.OF_PERIOD, language, period=template.period)


def write_header(form: Form) -> None:
    """Write the headings, and make the columns as wide as what stands in them."""
    texts = [heading(role, form.language) for role in form.roles]
    widths = [WIDTHS[role] for role in form.roles]
    form.sheet.set_row(form.header, row_height(texts, widths))
    for place, (text, width) in enumerate(zip(texts, widths, strict=True)):
        form.sheet.set_column(place, place, width)
        form.sheet.write_string(form.header, place, text, form.paper.styles.header())


def finish(form: Form) -> None:
    """Protect what is not to be typed, keep the headings in sight, and set the printed page."""
    sheet, last = form.sheet, form.header + len(form.rows)
    sheet.freeze_panes(form.header + 1, 2)
    sheet.protect("", {"format_columns": True, "format_rows": True, "insert_hyperlinks": True})
    # Codes such as 4.10 are text on purpose: no green corners.
    sheet.ignore_errors(
        {"number_stored_as_text": f"A1:{xl_rowcol_to_cell(last, len(form.roles) - 1)}"}
    )
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.7)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(form.header)
    sheet.print_area(0, 0, last, len(form.roles) - 1)
    sheet.set_footer(footer_of(form.indicator_set.label, form.language))
