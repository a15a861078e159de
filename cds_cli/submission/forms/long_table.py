"""A long table: one row for each unit and indicator."""

from collections.abc import Iterator

from cds_cli import catalogue
from cds_cli.diagnostics import Diagnostic
from cds_cli.submission.forms.long import Layer, Long
from cds_cli.submission.forms.long_rows import place_row
from cds_cli.submission.forms.records import TEXTS, RecordHeader, judge_place, unknown_columns
from cds_cli.submission.forms.subjects import Subjects
from cds_cli.submission.header import text_of
from cds_cli.submission.headings import Heading
from cds_cli.submission.laid_out import ROW, CellColumn, LaidOut
from cds_cli.submission.rows import counts_columns
from cds_cli.submission.sheets import report_hidden
from cds_cli.tables.grid import CellValue, Grid
from cds_cli.units.names import name_key


def lay_out_long(grids: tuple[Grid, ...], header: RecordHeader, subjects: Subjects) -> LaidOut:
    """Lay out the units of a long table, and tell what is wrong with its rows."""
    sheet = next(number for number, grid in enumerate(grids) if grid is header.grid)
    laid = LaidOut(grids, header.grid.locate(header.row), ROW)
    table = Long(header, sheet, subjects, laid)
    enter_header(table)
    for row, cells in header.grid.rows.items():
        if row <= header.row:
            continue
        if row <= header.row + 3 and counts_columns(cells, named="name" in header.units.values()):
            laid.ledger.skipped[catalogue.ROW_SKIPPED.code] += len(cells)
        else:
            place_row(table, row, cells)
    laid.columns = list(columns_of(table))
    laid.known = known_columns(table)
    refuse_units_of_lost_rows(table)
    laid.found.extend((*told_unknown(table), *unknown_columns(header)))
    columns = (*header.roles, *header.units)
    laid.found.extend(report_hidden(header.grid, header.row, table.rows, columns))
    return laid


def enter_header(table: Long) -> None:
    """Enter what stands above the rows, and what of a csv is no row at all."""
    header, laid = table.header, table.laid
    titles = header.cells_above()
    laid.found.extend(judge_place(header, titles))
    laid.ledger.skipped[catalogue.HEADER_BELOW_FIRST_ROW.code] += titles
    laid.ledger.header += header.cells_of_it()
    laid.ledger.rejected[catalogue.RAGGED_ROW.code] += sum(header.grid.ragged.values())


def columns_of(table: Long) -> Iterator[CellColumn]:
    """Turn what was kept into columns; where a unit has no cell, the unit's own stands for it."""
    for key, layers in table.cells.items():
        if key[0] in TEXTS and len(layers) > 1:
            join_texts(table, layers)
        for layer in layers:
            cells: list[CellValue | None] = [None] * len(table.laid.codes)
            spots = list(table.laid.homes)
            for place, (value, spot) in layer.items():
                cells[place], spots[place] = value, spot
            yield CellColumn(table.headings[key], cells, spots)


def join_texts(table: Long, layers: list[Layer]) -> None:
    """Read the texts beside the parts of an indicator together, each once."""
    first, *others = layers
    for layer in others:
        for place, (value, _) in layer.items():
            before, spot = first[place]
            texts = [text_of(one) for one in (before, value) if one is not None]
            table.laid.ledger.used += max(len(texts) - 1, 0)
            first[place] = ("\n".join(dict.fromkeys(texts)) or None, spot)
    layers[1:] = []


def known_columns(table: Long) -> dict[str, CellColumn]:
    """Give what the first row of each unit says of it."""
    known = {}
    for column, role in table.header.units.items():
        spots = [(sheet, row, column) for sheet, row, _ in table.laid.homes]
        cells = [table.grid.rows[row].get(column) for _, row, _ in spots]
        table.laid.ledger.header -= sum(cell is not None for cell in cells)
        known[role] = CellColumn(Heading(role, role, role), cells, spots)
    return known


def refuse_units_of_lost_rows(table: Long) -> None:
    """Refuse units of which a row was lost: they would be scored without its figures."""
    for place, said in enumerate(zip(table.laid.codes, table.laid.names, strict=True)):
        reason = next((r for one in said if (r := table.lost.get(name_key(one)))), None)
        if reason is not None:
            table.laid.rejected.setdefault(place, reason)


def told_unknown(table: Long) -> Iterator[Diagnostic]:
    """Tell each indicator that the set does not have, once."""
    for seen, cells in table.unknown.items():
        where = table.grid.locate(table.unknown_at[seen])
        yield catalogue.UNKNOWN_ROW.at(where, seen=seen[:60], cells=cells)
