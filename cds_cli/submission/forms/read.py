"""A form: one unit, a row for each indicator."""

from collections.abc import Mapping

from cds_cli import catalogue
from cds_cli.definitions.models import IndicatorSet
from cds_cli.submission.forms.cells import enter_blank_evidence, enter_row, enter_texts
from cds_cli.submission.forms.form import Cells, Form
from cds_cli.submission.forms.labels import judge_labels
from cds_cli.submission.forms.records import FIGURES, RecordHeader, unknown_columns
from cds_cli.submission.forms.rows import FormRow
from cds_cli.submission.forms.subjects import Subjects
from cds_cli.submission.forms.unit import enter_unit
from cds_cli.submission.header import text_of
from cds_cli.submission.headings import Heading
from cds_cli.submission.laid_out import ROW, LaidOut, Total
from cds_cli.submission.rows import counts_columns, is_figure, says_total
from cds_cli.submission.sheets import report_hidden
from cds_cli.tables.grid import CellValue, Grid
from cds_cli.text import Text

CLAIMED = Heading("claimed", "", "")


def lay_out_form(
    grids: tuple[Grid, ...], header: RecordHeader, subjects: Subjects, indicator_set: IndicatorSet
) -> LaidOut:
    """Lay out the only unit of a form, and tell what is wrong with its rows."""
    sheet = next(number for number, grid in enumerate(grids) if grid is header.grid)
    laid = LaidOut(grids, header.grid.locate(header.row), ROW)
    form = Form(header, sheet, subjects, laid)
    enter_unit(form, indicator_set)
    laid.ledger.header += header.cells_of_it()
    for row, cells in header.grid.rows.items():
        if row > header.row:
            place_row(form, row, cells)
    for (role, code), found in form.texts.items():
        enter_texts(form, role, code, found)
    enter_blank_evidence(form)
    laid.found.extend(unknown_columns(header))
    rows = sorted({column.spots[0][1] for column in laid.columns})
    laid.found.extend(report_hidden(header.grid, header.row, rows, header.roles))
    return laid


def place_row(form: Form, row: int, cells: Cells) -> None:
    """Read one row: an indicator, a heading, a total, or something else."""
    if row <= form.header.row + 3 and counts_columns(
        cells, named=form.header.column_of("name") is not None
    ):
        form.laid.ledger.skipped[catalogue.ROW_SKIPPED.code] += len(cells)
        return
    code, name = form.cell(cells, "code"), form.cell(cells, "name")
    subject = form.subjects.find(code, name)
    figures = {r: v for r in FIGURES if (v := form.cell(cells, r)) is not None and is_figure(v)}
    if subject is None:
        leave_out(form, row, cells, figures)
    elif subject.lost_zeros:
        meant = ", ".join(subject.lost_zeros)
        where = form.laid.locate(form.at(row, "code"))
        form.laid.found.append(
            catalogue.HEADER_LOST_ZERO.at(where, seen=text_of(code or ""), meant=meant)
        )
        form.laid.ledger.rejected[catalogue.HEADER_LOST_ZERO.code] += len(cells)
    elif subject.row.code in form.seen:
        refuse_repeated(form, row, cells, subject.row)
    else:
        form.seen[subject.row.code] = row
        judge_labels(form, row, cells, subject)
        enter_row(form, row, cells, subject.row)


def leave_out(form: Form, row: int, cells: Cells, figures: Mapping[str, CellValue]) -> None:
    """Leave out a row that is about nothing the set knows."""
    words = [text_of(v) for r in ("code", "name") if (v := form.cell(cells, r)) is not None]
    seen = (words[-1] if words else next((text_of(v) for v in cells.values()), ""))[:60]
    where = form.grid.locate(row)
    total = any(map(says_total, words))
    if total and isinstance(claimed := figures.get("claimed"), int | float):
        spot = form.at(row, "claimed")
        # The rows it adds up are known once all of them have been read.
        form.laid.totals.append(Total(spot, CLAIMED, float(claimed)))
    if figures and words and not total:
        form.laid.ledger.skipped[catalogue.UNKNOWN_ROW.code] += len(cells)
        form.laid.found.append(catalogue.UNKNOWN_ROW.at(where, seen=seen, cells=len(figures)))
        return
    form.laid.ledger.skipped[catalogue.ROW_SKIPPED.code] += len(cells)
    form.laid.found.append(catalogue.ROW_SKIPPED.at(where, seen=seen, cells=len(cells)))


def refuse_repeated(form: Form, row: int, cells: Cells, known: FormRow) -> None:
    """Refuse a second row about the same: nobody can say which one is meant."""
    first = form.laid.locate(form.at(form.seen[known.code], "code"))
    where = form.laid.locate(form.at(row, "code"))
    other = first.cell or Text(f"dòng {first.row}", f"row {first.row}")
    form.laid.found.append(catalogue.ROW_REPEATED.at(where, seen=known.code, other=other))
    form.laid.ledger.rejected[catalogue.ROW_REPEATED.code] += len(cells)
