"""What became of each cell of the sheets that were read."""

from collections.abc import Sequence

from cds_cli.catalogue import NO_STORED_RESULT, NOT_SCORED_HERE
from cds_cli.submission.figures import ReadTable
from cds_cli.submission.ledger import Ledger
from cds_cli.submission.spots import Spot
from cds_cli.tables.grid import Grid


def balance(table: ReadTable, read: Sequence[Grid]) -> Ledger:
    """Close the account: what the layout left to the reader is used, refused or not asked for.

    ``read``: the sheets of data.
    """
    laid, ledger = table.laid, table.laid.ledger
    for place, code in laid.rejected.items():
        ledger.rejected[code] += laid.cells_of(place)
    refused = {
        spot: code
        for spot, (place, code) in table.rejected.items()
        if place not in laid.rejected and not is_empty(table, spot)
    }
    ledger.rejected.update(refused.values())
    unasked = {spot for place, spot in table.unasked if place not in laid.rejected} - refused.keys()
    ledger.skipped[NOT_SCORED_HERE.code] += len(unasked)
    for column in laid.every_column():
        given = sum(cell is not None for cell in column.cells)
        ledger.used += given - sum(column.cells[place] is not None for place in laid.rejected)
    ledger.used -= len(refused) + len(unasked)
    enter_unfinished(table, read)
    for account in (ledger.skipped, ledger.rejected):
        for code in [code for code, cells in account.items() if not cells]:
            del account[code]
    return ledger


def enter_unfinished(table: ReadTable, read: Sequence[Grid]) -> None:
    """Enter formulas without a result: refused where a figure was wanted, else of no account."""
    laid, code = table.laid, NO_STORED_RESULT.code
    told = {d.location for d in (*laid.found, *table.found) if d.code == code}
    for grid in read:
        wanted = sum(grid.locate(*place) in told for place in grid.unfinished)
        laid.ledger.rejected[code] += wanted
        laid.ledger.skipped[code] += len(grid.unfinished) - wanted


def is_empty(table: ReadTable, spot: Spot) -> bool:
    """Whether a place holds no value: a formula without a result is counted for itself."""
    sheet, row, column = spot
    return column not in table.laid.grids[sheet].rows.get(row, {})
