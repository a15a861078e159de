"""The sheets of a file: those that are not read, hidden ones, and comments beside cells."""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from cds_cli import catalogue
from cds_cli.diagnostics import Diagnostic, Location, column_letters
from cds_cli.submission.kinds.shown import shown
from cds_cli.submission.ledger import Ledger
from cds_cli.tables.grid import Book, Grid
from cds_cli.text import Text


def report_sheets(
    book: Book, read: Sequence[Grid], own: AbstractSet[str], ledger: Ledger
) -> Iterator[Diagnostic]:
    """Count the cells of all sheets, and say which of them are not read.

    ``own``: sheets that a template of ours has beside the data, of which nobody needs to hear.
    """
    for grid in book.grids:
        cells = cells_of(grid)
        ledger.cells += cells
        where = Location(book.file, sheet=grid.sheet)
        is_read = any(grid is one for one in read)
        if not is_read:
            ledger.skipped[catalogue.SHEET_NOT_READ.code] += cells
        if grid.sheet in own or not cells:
            continue
        if not is_read:
            yield catalogue.SHEET_NOT_READ.at(where, seen=grid.sheet, cells=cells)
        if grid.hidden:
            what = Text(f'trang "{grid.sheet}"', f'sheet "{grid.sheet}"')
            yield catalogue.HIDDEN_DATA.at(where, what=what)


def report_hidden(
    grid: Grid, header: int, rows: Iterable[int], columns: Iterable[int]
) -> Iterator[Diagnostic]:
    """Say that figures stand in rows or columns that nobody sees; ``header``: the header's row."""
    hidden = [row for row in rows if row in grid.hidden_rows]
    if hidden and grid.filtered:
        where = grid.locate(hidden[0])
        yield catalogue.FILTERED_ROWS.at(where, rows=len(hidden))
    for row in () if grid.filtered else hidden:
        what = Text(f"dòng {row}", f"row {row}")
        yield catalogue.HIDDEN_DATA.at(grid.locate(row), what=what)
    for column in sorted(grid.hidden_columns & set(columns)):
        letters = column_letters(column)
        what = Text(f"cột {letters}", f"column {letters}")
        yield catalogue.HIDDEN_DATA.at(grid.locate(header, column), what=what)


def cells_of(grid: Grid) -> int:
    """Count the cells of a sheet."""
    return sum(map(len, grid.rows.values())) + sum(grid.ragged.values()) + len(grid.unfinished)


ANSWER_LINE = "— cds —"
"""The line that begins what an answer of ours says in a comment."""


def report_comments(grids: Sequence[Grid]) -> Iterator[Diagnostic]:
    """Say where a comment says something beside a cell that nobody will score.

    What an answer of ours says there is nobody else's word.
    """
    for grid in grids:
        for (row, column), text in sorted(grid.comments.items()):
            said = text.partition(ANSWER_LINE)[0].strip()
            if said:
                where = grid.locate(row, column)
                yield catalogue.COMMENT_PRESENT.at(where, seen=shown(said))
