"""A small list that a user gives beside the data, read by the headings of its columns."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cds_cli import catalogue
from cds_cli.diagnostics import Checked, Diagnostic, Location, errors
from cds_cli.submission.cell_facts import CellFacts
from cds_cli.submission.kinds.cells import read_cell
from cds_cli.submission.kinds.reading import Asked, Finding, Raw
from cds_cli.submission.kinds.shown import shown
from cds_cli.tables.grid import CellValue, Grid
from cds_cli.tables.read import read_book
from cds_cli.text import Text, filled
from cds_cli.units.headings import plain_text
from cds_cli.units.names import name_key

ROWS_SEARCHED = 30


@dataclass(frozen=True, slots=True)
class NamedColumn:
    """A column that a list may have: its key, and what else may head it."""

    key: str
    headings: tuple[str, ...] = ()
    is_needed: bool = True

    @property
    def names(self) -> frozenset[str]:
        """The keys of all headings that mean it."""
        return frozenset(map(name_key, (self.key, *self.headings)))


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a list: its cells by the keys of the columns, and where they stand."""

    grid: Grid
    row: int
    columns: Mapping[str, int]

    def value(self, key: str) -> CellValue | None:
        """Give a cell as it stands in the file; None where it is blank or has no column."""
        column = self.columns.get(key)
        return None if column is None else self.grid.rows.get(self.row, {}).get(column)

    def text(self, key: str) -> str:
        """Give a cell as text on one line."""
        return plain_text(self.value(key))

    def at(self, key: str) -> Location:
        """Give the place of a cell, of the row where there is no such column."""
        return self.grid.locate(self.row, self.columns.get(key))

    def figure(self, key: str, asked: Asked) -> tuple[float | None, tuple[Diagnostic, ...]]:
        """Read a cell in which a number may stand, by the one reader for numbers."""
        place = (self.row, self.columns.get(key, 0))
        raw = Raw(self.value(key), place in self.grid.percent, typed_text=self.grid.text_only)
        if raw.value is None:
            return None, ()
        reading = read_cell(raw, asked)
        found = tuple(self.told(key, finding) for finding in reading.findings)
        return reading.value if isinstance(reading.value, float) else None, found

    def told(self, key: str, finding: Finding) -> Diagnostic:
        """Say at a cell what was found there."""
        return finding.problem.at(self.at(key), severity=finding.severity, **finding.values)

    def refused(self, key: str, why: Text, how: Text, **values: object) -> Diagnostic:
        """Say why what a cell holds cannot be used, and how it is mended; both take ``values``."""
        value = self.value(key)
        return catalogue.LIST_CELL_UNUSABLE.at(
            self.at(key),
            seen="" if value is None else shown(value),
            why=filled(why, values),
            how=filled(how, values),
        )


@dataclass(frozen=True, slots=True)
class NamedTable:
    """The rows of a list, and the digest of the file they were read from."""

    file: str
    sha256: str
    lines: tuple[Line, ...]


def read_named(path: Path, columns: Sequence[NamedColumn]) -> Checked[NamedTable]:
    """Read the first sheet whose header names the columns, else say which of them is missing.

    What is to be said of cells that cannot be trusted is among the diagnostics. Raises OSError
    where the file cannot be opened.
    """
    book = read_book(path)
    if book.value is None or errors(book.diagnostics):
        return Checked(None, book.diagnostics)
    headers = [header for grid in book.value.grids for header in headers_in(grid, columns)]
    best = max(headers, key=lambda header: len(header.columns), default=None)
    missing = tuple(missing_columns(best, columns, str(path)))
    if best is None or missing:
        return Checked(None, (*book.diagnostics, *missing))
    lines = tuple(lines_below(best))
    facts = facts_of(best, {line.row for line in lines})
    return Checked(NamedTable(str(path), book.value.sha256, lines), (*book.diagnostics, *facts))


def headers_in(grid: Grid, columns: Sequence[NamedColumn]) -> Iterator[Line]:
    """Read the first rows as headers: a column that is named twice counts once."""
    for row, cells in list(grid.rows.items())[:ROWS_SEARCHED]:
        found: dict[str, int] = {}
        for place, value in cells.items():
            for column in columns:
                if name_key(plain_text(value)) in column.names:
                    found.setdefault(column.key, place)
        if found:
            yield Line(grid, row, found)


def missing_columns(
    header: Line | None, columns: Sequence[NamedColumn], file: str
) -> Iterator[Diagnostic]:
    """Name the columns without which no row can be used."""
    here = header.grid.locate(header.row) if header else Location(file)
    needed = ", ".join(column.key for column in columns if column.is_needed)
    for column in columns:
        if column.is_needed and (header is None or column.key not in header.columns):
            yield catalogue.LIST_COLUMN_MISSING.at(here, seen=column.key, columns=needed)


def lines_below(header: Line) -> Iterator[Line]:
    """Give the rows below the header in which any column says something."""
    grid = header.grid
    known = {row for row, _ in grid.unfinished} | grid.rows.keys()
    for row in sorted(known):
        line = Line(grid, row, header.columns)
        is_filled = any(
            line.text(key) or (row, place) in grid.unfinished
            for key, place in header.columns.items()
        )
        if row > header.row and is_filled:
            yield line


def facts_of(header: Line, rows: Collection[int]) -> Iterator[Diagnostic]:
    """Tell of cells that hold no result, are struck through, merged and the like."""
    facts = CellFacts.of(header.grid)
    for key, column in header.columns.items():
        for row, finding in facts.of_column(column, rows):
            yield Line(header.grid, row, header.columns).told(key, finding)
