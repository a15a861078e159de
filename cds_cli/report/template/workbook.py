"""A template as a workbook."""

from io import BytesIO

from xlsxwriter import Workbook

from cds_cli.report.ranking.styles import Styles
from cds_cli.report.ranking.workbook import AS_TEXT, CREATED
from cds_cli.report.template import words
from cds_cli.report.template.form import finish, lay_out, write_header, write_titles
from cds_cli.report.template.guidance import write_guidance
from cds_cli.report.template.identity import header_row, write_identity
from cds_cli.report.template.model import Layout, Template
from cds_cli.report.template.paper import Lists, Paper
from cds_cli.report.template.rows import write_rows
from cds_cli.report.template.stamp import guidance_sheet, write_stamp
from cds_cli.report.template.table import write_table
from cds_cli.submission.record_words import HIDDEN_SHEET


def render(template: Template) -> bytes:
    """Write the workbook of a template; the same template gives the same bytes.

    Its sheets: the form or the table, the guidance, and a hidden one with lists and stamp. What
    comes from the set or the units is written as text, whatever it begins with.
    """
    target = BytesIO()
    workbook = Workbook(target, AS_TEXT)
    workbook.set_properties(
        {
            "title": words.name_of(template.indicator_set, template.language)[:200],
            "subject": template.indicator_set.label,
            "created": CREATED,
        }
    )
    title = words.FORM if template.layout is Layout.FORM else words.TABLE
    sheet = workbook.add_worksheet(words.say(title, template.language))
    guidance = workbook.add_worksheet(guidance_sheet(template.language))
    hidden = workbook.add_worksheet(HIDDEN_SHEET)
    hidden.hide()
    paper = Paper(workbook, Styles(workbook), Lists(hidden), template.language)
    if template.layout is Layout.FORM:
        write_form(sheet, template, paper)
    else:
        write_table(sheet, template, paper)
    write_guidance(guidance, template, paper)
    write_stamp(workbook, hidden, template)
    workbook.close()
    return target.getvalue()


def write_form(sheet: object, template: Template, paper: Paper) -> None:
    """Write the form of one unit, or of one that is not known yet."""
    form = lay_out(template, paper, sheet, header_row(template.indicator_set))
    write_titles(form)
    write_identity(form)
    write_header(form)
    write_rows(form)
    finish(form)
