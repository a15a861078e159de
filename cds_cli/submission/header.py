"""Where a table's header stands, and what each of its columns is about."""

from collections.abc import Sequence
from dataclasses import dataclass

from cds_cli import catalogue
from cds_cli.definitions.models import IndicatorSet
from cds_cli.diagnostics import Diagnostic
from cds_cli.submission.headings import Heading, Headings
from cds_cli.tables.grid import Book, CellValue, Grid

ROWS_SEARCHED = 30


@dataclass(frozen=True, slots=True)
class Header:
    """A header row: which column is about what; columns not in it are not known."""

    grid: Grid
    row: int
    columns: dict[int, Heading]

    @property
    def names_units(self) -> bool:
        """Whether a column says whose figures a row holds."""
        return any(heading.role in {"code", "name"} for heading in self.columns.values())

    @property
    def strength(self) -> int:
        """How many columns of figures are known."""
        return sum(heading.holds_figures for heading in self.columns.values())


def text_of(value: CellValue) -> str:
    """Give a heading or a code as text; a code that Excel holds as a number is written out."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(str(value).split())


def find_header(grid: Grid, indicator_set: IndicatorSet) -> Header | None:
    """Give the row among the first thirty that knows most columns; None if none names units."""
    headings = Headings(indicator_set)
    rows = [row for row in grid.rows if row <= ROWS_SEARCHED]
    candidates = [header_in(grid, row, headings) for row in rows]
    usable = [header for header in candidates if header.names_units and header.strength]
    return max(usable, key=lambda header: (header.strength, -header.row), default=None)


def header_in(grid: Grid, row: int, headings: Headings) -> Header:
    """Read one row as a header; of two columns about the same, the first is taken."""
    columns: dict[int, Heading] = {}
    taken = set()
    for column, value in grid.rows[row].items():
        heading = headings.find(text_of(value))
        if heading is not None and heading.key not in taken:
            columns[column] = heading
            taken.add(heading.key)
    return Header(grid, row, columns)


def sheets_asked(book: Book, sheet: str | None = None) -> tuple[Grid, ...]:
    """Give the sheets that may hold the data; a hidden one only if somebody names it."""
    if sheet is not None:
        return tuple(grid for grid in book.grids if grid.sheet == sheet)
    return tuple(grid for grid in book.grids if not grid.hidden)


def headers_of(grids: Sequence[Grid], indicator_set: IndicatorSet) -> tuple[Header, ...]:
    """Give the headers of the sheets that may hold the data."""
    found = (find_header(grid, indicator_set) for grid in grids)
    return tuple(header for header in found if header is not None)


def judge_header(header: Header, indicator_set: IndicatorSet) -> tuple[Diagnostic, ...]:
    """Say what is to be said of the columns."""
    headings = Headings(indicator_set)
    found = [*judge_place(header)]
    for column, value in header.grid.rows[header.row].items():
        found.extend(judge_heading(header, column, value, headings))
    return tuple(found)


def judge_place(header: Header) -> tuple[Diagnostic, ...]:
    """Say where the header was found, unless it is the first row."""
    if header.row == min(header.grid.rows):
        return ()
    where = header.grid.locate(header.row)
    above = cells_above(header)
    return (catalogue.HEADER_BELOW_FIRST_ROW.at(where, seen=header.row, cells=above),)


def cells_above(header: Header) -> int:
    """Count the cells above the header: titles and the like."""
    return sum(len(cells) for row, cells in header.grid.rows.items() if row < header.row)


def judge_heading(
    header: Header, column: int, value: CellValue, headings: Headings
) -> tuple[Diagnostic, ...]:
    """Say what is wrong with one heading, or how it was understood."""
    where, text = header.grid.locate(header.row, column), text_of(value)
    if not isinstance(value, str) and headings.longer_codes(text):
        meant = ", ".join((text, *headings.longer_codes(text)))
        return (catalogue.HEADER_LOST_ZERO.at(where, seen=text, meant=meant),)
    heading = headings.find(text)
    if heading is None:
        cells = cells_below(header, column)
        return (catalogue.UNKNOWN_COLUMN.at(where, seen=text, cells=cells),)
    if column not in header.columns:
        first = next(c for c, h in header.columns.items() if h.key == heading.key)
        other = header.grid.locate(header.row, first)
        return (catalogue.DUPLICATE_COLUMN.at(where, seen=text, other=other.cell or str(other)),)
    if not headings.is_as_written(text, heading):
        return (catalogue.COLUMN_BY_SIMILAR_NAME.at(where, seen=text, meant=heading.label),)
    return ()


def cells_below(header: Header, column: int) -> int:
    """Count the cells of a column below the header."""
    return sum(column in cells for row, cells in header.grid.rows.items() if row > header.row)
