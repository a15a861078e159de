"""A wide table: one row a unit, one column an input."""

from collections import Counter
from dataclasses import replace

from cds_cli import catalogue
from cds_cli.diagnostics import Diagnostic
from cds_cli.submission.header import Header, cells_above, cells_of_header, judge_header
from cds_cli.submission.headings import Heading, Headings
from cds_cli.submission.kinds.cells import read_cell
from cds_cli.submission.kinds.reading import Asked, Raw
from cds_cli.submission.laid_out import CellColumn, LaidOut, Total
from cds_cli.submission.rows import Rows, rows_of_units
from cds_cli.submission.sheets import report_hidden
from cds_cli.submission.spots import InColumn
from cds_cli.tables.grid import CellValue, Grid

UNIT_ROLES = frozenset({"code", "name", "block", "kind", "parent"})
ADDED_UP = frozenset({"count", "money"})
"""Kinds of figures whose sum over units means something."""


def lay_out_wide(grids: tuple[Grid, ...], header: Header, headings: Headings) -> LaidOut:
    """Lay out the units below a header, and tell what is wrong with rows and columns."""
    sheet = next(number for number, grid in enumerate(grids) if grid is header.grid)
    rows = rows_of_units(header)
    laid = LaidOut(grids, header.grid.locate(header.row))
    laid.codes = [code for code, _, _ in rows.units]
    laid.names = [name for _, name, _ in rows.units]
    numbers = [row for _, _, row in rows.units]
    laid.rejected = {
        place: rows.rejected[row] for place, row in enumerate(numbers) if row in rows.rejected
    }
    laid.found = [*judge_header(header, headings), *rows.found]
    for column, heading in header.columns.items():
        if heading.role == "numbering":
            continue
        cells = [header.grid.rows[row].get(column) for row in numbers]
        made = CellColumn(heading, cells, InColumn(sheet, numbers, column))
        if heading.role in UNIT_ROLES:
            laid.known[heading.role] = made
        else:
            laid.columns.append(made)
    named = [laid.known[role] for role in ("code", "name") if role in laid.known]
    for place in range(len(numbers)):
        given = (column for column in named if column.cells[place] is not None)
        laid.homes.append(next(given, named[0]).spots[place])
    laid.totals = totals_of(sheet, header, rows)
    laid.found.extend(report_hidden(header.grid, header.row, numbers, header.columns))
    enter_ledger(laid, header, rows, numbers)
    return laid


def enter_ledger(laid: LaidOut, header: Header, rows: Rows, numbers: list[int]) -> None:
    """Enter what became of the cells that are in no column of units."""
    ledger = laid.ledger
    ledger.header += cells_of_header(header)
    ledger.skipped[catalogue.HEADER_BELOW_FIRST_ROW.code] += cells_above(header)
    ledger.skipped[catalogue.ROW_SKIPPED.code] += rows.skipped
    ledger.rejected[catalogue.RAGGED_ROW.code] += sum(header.grid.ragged.values())
    ledger.rejected.update(rows.lost)
    counted: Counter[int] = Counter()
    for row in numbers:
        counted.update(header.grid.rows[row].keys())
    reasons = reasons_of_columns(header, laid.found)
    for column, cells in counted.items():
        heading = header.columns.get(column)
        if heading is None:
            ledger.skipped[reasons.get(column, catalogue.UNKNOWN_COLUMN.code)] += cells
        elif heading.role == "numbering":
            ledger.skipped[catalogue.ROW_SKIPPED.code] += cells


def reasons_of_columns(header: Header, found: list[Diagnostic]) -> dict[int, str]:
    """Say for each column that is left out which diagnostic tells so."""
    left_out = {catalogue.DUPLICATE_COLUMN, catalogue.UNKNOWN_COLUMN}
    codes = {problem.code for problem in left_out}
    return {
        d.location.column: d.code
        for d in found
        if d.code in codes and d.location.row == header.row and d.location.column is not None
    }


def totals_of(sheet: int, header: Header, rows: Rows) -> list[Total]:
    """Give the figures of the rows that add up all units."""
    return [
        Total((sheet, row, column), heading, figure)
        for row in rows.totals
        for column, value in header.grid.rows[row].items()
        if (heading := header.columns.get(column)) is not None
        and heading.holds_figures
        and is_added_up(heading)
        and (figure := figure_in(value, heading, header.grid)) is not None
    ]


def figure_in(value: CellValue, heading: Heading, grid: Grid) -> float | None:
    """Read a total as the figures above it are read; None where it is none."""
    if heading.column is None:
        return None
    raw = Raw(value, typed_text=grid.text_only)
    read = read_cell(raw, Asked(heading.column.kind)).value
    return read if isinstance(read, float) else None


def is_added_up(heading: Heading) -> bool:
    """Whether the sum of a column means something."""
    return heading.column is not None and heading.column.kind in ADDED_UP


def without_awards(laid: LaidOut) -> LaidOut:
    """A council's points say nothing at the stage of self-assessment: leave them out."""
    kept = []
    for column in laid.columns:
        if column.heading.role != "awarded":
            kept.append(column)
            continue
        cells = sum(cell is not None for cell in column.cells)
        if cells:
            where = replace(laid.asked_at, column=column.spots[0][2])
            seen = f"{column.heading.code}.awarded"
            laid.ledger.skipped[catalogue.AWARDED_NOT_USED.code] += cells
            laid.found.append(catalogue.AWARDED_NOT_USED.at(where, seen=seen, cells=cells))
    return replace(laid, columns=kept)
