"""What became of each cell of the sheet that was read."""

from collections import Counter
from collections.abc import Sequence

from cds_cli import catalogue
from cds_cli.catalogue import NOT_SCORED_HERE
from cds_cli.diagnostics import Diagnostic
from cds_cli.submission.figures import ReadTable
from cds_cli.submission.header import Header, cells_above
from cds_cli.submission.ledger import Ledger
from cds_cli.submission.rows import Rows
from cds_cli.tables.grid import Grid


def balance(
    ledger: Ledger, header: Header, rows: Rows, table: ReadTable, found: Sequence[Diagnostic]
) -> None:
    """Enter what became of each cell of the sheet that was read."""
    ledger.header += len(header.grid.rows[header.row])
    ledger.skipped[catalogue.HEADER_BELOW_FIRST_ROW.code] += cells_above(header)
    ledger.skipped[catalogue.ROW_SKIPPED.code] += rows.skipped
    ledger.rejected[catalogue.RAGGED_ROW.code] += sum(header.grid.ragged.values())
    for row, code in rows.rejected.items():
        ledger.rejected[code] += len(header.grid.rows[row])
    refused = {
        at: code
        for at, code in table.rejected.items()
        if at[0] not in rows.rejected and not is_empty(table.grid, at)
    }
    ledger.rejected.update(refused.values())
    unasked = {
        (d.location.row, d.location.column)
        for d in table.found
        if d.code == NOT_SCORED_HERE.code and d.location.row not in rows.rejected
    }
    ledger.skipped[NOT_SCORED_HERE.code] += len(unasked - refused.keys())
    counted: Counter[int] = Counter()
    reasons = reasons_of_columns(header, found)
    for row in set(table.rows) - rows.rejected.keys():
        counted.update(header.grid.rows[row].keys())
    for column, cells in counted.items():
        heading = header.columns.get(column)
        if heading is None:
            ledger.skipped[reasons.get(column, catalogue.UNKNOWN_COLUMN.code)] += cells
        elif heading.role == "numbering":
            ledger.skipped[catalogue.ROW_SKIPPED.code] += cells
        else:
            ledger.used += cells
    ledger.used -= len(refused) + len(unasked - refused.keys())
    for account in (ledger.skipped, ledger.rejected):
        for code in [code for code, cells in account.items() if not cells]:
            del account[code]


def reasons_of_columns(header: Header, found: Sequence[Diagnostic]) -> dict[int, str]:
    """Say for each column that is left out which diagnostic tells so."""
    left_out = (catalogue.DUPLICATE_COLUMN, catalogue.UNKNOWN_COLUMN, catalogue.AWARDED_NOT_USED)
    codes = {problem.code for problem in left_out}
    return {
        d.location.column: d.code
        for d in found
        if d.code in codes and d.location.row == header.row and d.location.column is not None
    }


def is_empty(grid: Grid, at: tuple[int, int]) -> bool:
    """Whether a place holds no cell: a formula without a result was never counted."""
    row, column = at
    return column not in grid.rows.get(row, {})
