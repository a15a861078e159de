"""What became of each cell of the sheets that were read."""

from cds_cli.catalogue import NOT_SCORED_HERE
from cds_cli.submission.figures import ReadTable
from cds_cli.submission.ledger import Ledger
from cds_cli.submission.spots import Spot


def balance(table: ReadTable) -> Ledger:
    """Close the account: what the layout left to the reader is used, refused or not asked for."""
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
    for account in (ledger.skipped, ledger.rejected):
        for code in [code for code, cells in account.items() if not cells]:
            del account[code]
    return ledger


def is_empty(table: ReadTable, spot: Spot) -> bool:
    """Whether a place holds no cell: a formula without a result was never counted."""
    sheet, row, column = spot
    return column not in table.laid.grids[sheet].rows.get(row, {})
