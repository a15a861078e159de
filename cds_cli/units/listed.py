"""The rows of a list of units, as they stand in a file."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cds_cli.catalogue import NO_UNIT_COLUMN
from cds_cli.diagnostics import Checked, Diagnostic, Location, errors
from cds_cli.tables.grid import CellValue, Grid
from cds_cli.tables.read import read_book
from cds_cli.text import Text
from cds_cli.units.headings import Columns, find_columns, plain_text

CODE_AND_NAME = Text("Mã đơn vị, Tên đơn vị", "code, name")


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a list: what it says of a unit, and where."""

    grid: Grid
    row: int
    columns: Columns
    cells: Mapping[int, CellValue]

    def text(self, role: str) -> str:
        """Give what a column says, on one line."""
        return plain_text(self.value(role))

    def value(self, role: str) -> CellValue | None:
        """Give the cell of a column as it stands."""
        column = self.columns.roles.get(role)
        return None if column is None else self.cells.get(column)

    def at(self, role: str) -> Location:
        """Give the place of a column's cell, of the row where there is no such column."""
        return self.grid.locate(self.row, self.columns.roles.get(role))

    def where(self, role: str) -> Text:
        """Name the place of a cell to those who have the file before them."""
        cell = self.at(role).cell
        return (
            Text(f"ô {cell}", f"cell {cell}")
            if cell
            else Text(f"dòng {self.row}", f"row {self.row}")
        )

    @property
    def attributes(self) -> dict[str, str]:
        """What the other columns say."""
        found = {
            name: plain_text(self.cells.get(at)) for name, at in self.columns.attributes.items()
        }
        return {name: text for name, text in found.items() if text}


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of units: its columns and its rows."""

    columns: Columns
    lines: tuple[Line, ...]


def read_list(path: Path) -> Checked[Listed]:
    """Read the first sheet that has a column of codes or names.

    Raises OSError where the file cannot be opened.
    """
    book = read_book(path)
    if book.value is None or errors(book.diagnostics):
        return Checked(None, book.diagnostics)
    for grid in book.value.grids:
        columns = find_columns(grid)
        if columns is not None:
            return Checked(Listed(columns, lines_below(grid, columns)), book.diagnostics)
    return Checked(None, (*book.diagnostics, no_columns(str(path))))


def lines_below(grid: Grid, columns: Columns) -> tuple[Line, ...]:
    """Give the rows below the header that say anything of a unit."""
    lines = (
        Line(grid, row, columns, cells) for row, cells in grid.rows.items() if row > columns.row
    )
    return tuple(line for line in lines if any(map(line.text, columns.roles)))


def no_columns(file: str) -> Diagnostic:
    """Say that a file has no list of units."""
    return NO_UNIT_COLUMN.at(Location(file), columns=CODE_AND_NAME)
