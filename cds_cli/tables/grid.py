"""What a file of tables holds: cells by row and column, and what Excel knows beside the values."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from cds_cli.diagnostics import Location

CellValue = str | int | float | bool | datetime | date | time | timedelta
"""A value as it stands in the file: text is neither stripped nor read as a number."""

Place = tuple[int, int]
"""A row and a column, counted from 1."""

STAMP = "cds.set"
"""The property of a document that names the set it answers."""

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a file may be before it is refused (F009)."""

    rows: int = 20_000
    """The last row that may hold a value."""
    columns: int = 500
    """The last column that may hold a value."""
    cells: int = 400_000
    """Cells with a value in one file; what else takes time is counted as cells too."""
    unpacked_mb: int = 50
    """Megabytes on disk, and again after unpacking, cells without a value not counted."""
    ratio: int = 100
    """How many times larger a part may become by unpacking."""
    merged: int = 10_000
    """Merged ranges in one sheet."""


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet: its cells by row, with what the reader must know beside the values."""

    file: str
    """The file as the user named it."""
    sheet: str | None = None
    """The sheet's title; None for csv."""
    rows: Mapping[int, Mapping[int, CellValue]] = field(default_factory=dict)
    """Row number -> column number -> value; empty cells have no entry, rows ascend."""
    percent: AbstractSet[Place] = frozenset()
    """Number cells that are shown as a percentage (0.444 appears as 44.4 %)."""
    struck: AbstractSet[Place] = frozenset()
    """Cells with a value whose font is struck through."""
    unfinished: Mapping[Place, str] = field(default_factory=dict)
    """Formulas without a stored result, as text beginning with ``=``; not in ``rows``."""
    foreign: Mapping[Place, str] = field(default_factory=dict)
    """Formulas that refer to another workbook, as text beginning with ``=``."""
    comments: Mapping[Place, str] = field(default_factory=dict)
    """Texts of comments; the replies of a conversation stand on lines of their own."""
    filtered: bool = False
    """Whether a filter with a criterion hides rows (which are then in ``hidden_rows``)."""
    hidden_rows: AbstractSet[int] = frozenset()
    hidden_columns: AbstractSet[int] = frozenset()
    hidden: bool = False
    """Whether the whole sheet is hidden."""
    merged: tuple[Area, ...] = ()
    """Merged ranges; the cells below a merged range keep their values in ``rows``."""
    ragged: Mapping[int, int] = field(default_factory=dict)
    """Rows of csv that do not fit the header (F007) -> their number of cells; not in ``rows``."""
    text_only: bool = False
    """Whether every cell is text, as in csv."""

    def locate(self, row: int, column: int | None = None) -> Location:
        """Give the place of a cell, or of a row, for a diagnostic."""
        return Location(self.file, row=row, column=column, sheet=self.sheet)


@dataclass(frozen=True, slots=True)
class Book:
    """A file of tables: its sheets in their order, and what identifies it."""

    file: str
    """The file as the user named it."""
    sha256: str
    """Of the file's bytes, in hexadecimal."""
    grids: tuple[Grid, ...]
    """The sheets; exactly one for csv."""
    properties: Mapping[str, str] = field(default_factory=dict)
    """Properties of the document whose names begin with ``cds.``: a template has some."""

    @property
    def stamp(self) -> str | None:
        """The set that a template was made for, such as ``dti-tinh@2022``, if it says so."""
        return self.properties.get(STAMP)
