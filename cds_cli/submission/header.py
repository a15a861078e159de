"""Where a table's header stands, and what each of its columns is about."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cds_cli import catalogue
from cds_cli.definitions.models import IndicatorSet
from cds_cli.diagnostics import Diagnostic, column_letters
from cds_cli.submission.headings import UNIT_WORDS, Heading, Headings
from cds_cli.tables.grid import Book, CellValue, Grid

ROWS_SEARCHED = 30
UNIT_ROLES = frozenset({"code", *UNIT_WORDS})
DEEPEST = 3
"""Rows that a header may take: a group above, its indicators, and their figures."""


@dataclass(frozen=True, slots=True)
class Header:
    """The rows of a header: which column is about what; columns not in it are not known."""

    grid: Grid
    row: int
    """The last row of it."""
    columns: dict[int, Heading]
    top: int
    """The first row of it."""
    texts: dict[int, tuple[CellValue, ...]]
    """What heads each column, from the top down."""
    names_suffice: bool = False
    """Whether a registry tells who is meant by a name where the code is left blank."""

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


def find_header(grid: Grid, headings: Headings) -> Header | None:
    """Give the rows among the first thirty that know most columns; None if none names units."""
    rows = [row for row in grid.rows if row <= ROWS_SEARCHED]
    candidates = [
        header_in(grid, rows[last - depth + 1 : last + 1], headings)
        for last in range(len(rows))
        for depth in range(1, min(DEEPEST, last + 1) + 1)
        if depth == 1 or stands_above(grid, rows[last - depth + 1 : last + 1])
    ]
    usable = [header for header in candidates if header.names_units and header.strength]
    return max(usable, key=lambda one: (one.strength, one.top - one.row, -one.row), default=None)


def stands_above(grid: Grid, rows: Sequence[int]) -> bool:
    """Whether rows can be one header: next to each other, with more than a title in each."""
    together = rows[-1] - rows[0] == len(rows) - 1
    return together and all(len(grid.rows[row]) > 1 for row in rows)


def header_in(grid: Grid, rows: Sequence[int], headings: Headings) -> Header:
    """Read some rows as a header; of two columns about the same, the better or first is taken."""
    columns: dict[int, Heading] = {}
    taken: dict[tuple[str, str], int] = {}
    texts = texts_above(grid, rows)
    if len(rows) > 1:
        texts = under_names(texts, headings)
    for column, heard in texts.items():
        heading = heading_of(heard, headings)
        if heading is None:
            continue
        before = taken.setdefault(heading.key, column)
        if before != column and heading.rank < columns[before].rank:
            del columns[before]
            taken[heading.key] = column
        if taken[heading.key] == column:
            columns[column] = heading
    return Header(grid, rows[-1], columns, rows[0], texts)


def heading_of(heard: Sequence[CellValue], headings: Headings) -> Heading | None:
    """Give what the texts above a column mean together; None where that is not known."""
    heading = headings.find_stacked(tuple(map(text_of, heard)))
    if heading is None or heading.role not in UNIT_ROLES:
        return heading
    # What stands below "Mã đơn vị" is a unit, and its row one of data.
    return heading if headings.find(text_of(heard[-1])) == heading else None


def texts_above(grid: Grid, rows: Sequence[int]) -> dict[int, tuple[CellValue, ...]]:
    """Give what heads each column, from the top down; a merged cell heads all its columns."""
    texts: dict[int, list[CellValue]] = {}
    for row in rows:
        cells = dict(grid.rows[row])
        # Also in a header of one row: two figures under one heading are told, not guessed.
        cells |= {c: v for c, v in spread(grid, row) if c not in cells}
        for column, value in cells.items():
            texts.setdefault(column, []).append(value)
    return {column: tuple(heard) for column, heard in sorted(texts.items())}


def under_names(
    texts: dict[int, tuple[CellValue, ...]], headings: Headings
) -> dict[int, tuple[CellValue, ...]]:
    """Let the name of an indicator head the columns right of it: csv has no merged cells."""
    under: dict[int, tuple[CellValue, ...]] = {}
    for column, heard in texts.items():
        *above, _ = under.get(column - 1, heard)
        under[column] = heard
        if above and len(heard) == 1:
            name, own = text_of(above[-1]), text_of(heard[0])
            if headings.below(name, own) is not None:
                under[column] = (above[-1], heard[0])
    return under


def spread(grid: Grid, row: int) -> Iterator[tuple[int, CellValue]]:
    """Give the columns that a merged cell of a row reaches, with its value."""
    for first_row, first_column, _, last_column in grid.merged:
        value = grid.rows[row].get(first_column) if first_row == row else None
        if value is not None:
            for column in range(first_column + 1, last_column + 1):
                yield column, value


def sheets_asked(book: Book, sheet: str | None = None) -> tuple[Grid, ...]:
    """Give the sheets that may hold the data; a hidden one only if somebody names it."""
    if sheet is not None:
        return tuple(grid for grid in book.grids if grid.sheet == sheet)
    return tuple(grid for grid in book.grids if not grid.hidden)


def headers_of(grids: Sequence[Grid], indicator_set: IndicatorSet) -> tuple[Header, ...]:
    """Give the headers of the sheets that may hold the data."""
    headings = Headings(indicator_set)
    found = (find_header(grid, headings) for grid in grids)
    return tuple(header for header in found if header is not None)


def is_turned(grid: Grid, headings: Headings) -> int | None:
    """Give the column that would be a header if the table were turned; None if there is none."""
    turned: dict[int, dict[int, CellValue]] = {}
    for row, cells in grid.rows.items():
        for column, value in cells.items():
            if column <= ROWS_SEARCHED:
                turned.setdefault(column, {})[row] = value
    header = find_header(Grid(grid.file, rows=dict(sorted(turned.items()))), headings)
    return None if header is None else header.row


def judge_header(header: Header, headings: Headings) -> Iterator[Diagnostic]:
    """Say what is to be said of the columns."""
    yield from judge_place(header)
    for column, heard in header.texts.items():
        yield from judge_heading(header, column, heard, headings)


def judge_place(header: Header) -> Iterator[Diagnostic]:
    """Say where the header was found, unless it is the first row alone."""
    if header.top != min(header.grid.rows):
        where = header.grid.locate(header.top)
        above = cells_above(header)
        yield catalogue.HEADER_BELOW_FIRST_ROW.at(where, seen=header.top, cells=above)
    if header.top != header.row:
        seen = f"{header.top}-{header.row}"
        yield catalogue.STACKED_HEADER.at(header.grid.locate(header.top), seen=seen)


def cells_above(header: Header) -> int:
    """Count the cells above the header: titles and the like."""
    return sum(len(cells) for row, cells in header.grid.rows.items() if row < header.top)


def cells_of_header(header: Header) -> int:
    """Count the cells of the header itself."""
    rows = header.grid.rows.items()
    return sum(len(cells) for row, cells in rows if header.top <= row <= header.row)


def judge_heading(
    header: Header, column: int, heard: tuple[CellValue, ...], headings: Headings
) -> Iterator[Diagnostic]:
    """Say what is wrong with one heading, or how it was understood."""
    where = header.grid.locate(header.row, column)
    text = " / ".join(map(text_of, heard))
    if len(heard) == 1 and not isinstance(heard[0], str) and headings.longer_codes(text):
        meant = ", ".join((text, *headings.longer_codes(text)))
        yield catalogue.HEADER_LOST_ZERO.at(where, seen=text, meant=meant)
        return
    heading = heading_of(heard, headings)
    if heading is None or (heading.stands_in and column not in header.columns):
        cells = cells_below(header, column)
        yield catalogue.UNKNOWN_COLUMN.at(where, seen=text, cells=cells)
    elif column not in header.columns:
        first = next(c for c, h in header.columns.items() if h.key == heading.key)
        other = header.grid.locate(header.row, first)
        # A csv file has no cells to name, but Excel shows it in columns all the same.
        place = other.cell or f"{column_letters(first)}{header.row}"
        yield catalogue.DUPLICATE_COLUMN.at(where, seen=text, other=place)
    elif not headings.is_as_written(text_of(heard[-1]), heading) and len(heard) == 1:
        yield catalogue.COLUMN_BY_SIMILAR_NAME.at(where, seen=text, meant=heading.label)


def cells_below(header: Header, column: int) -> int:
    """Count the cells of a column below the header."""
    return sum(column in cells for row, cells in header.grid.rows.items() if row > header.row)
