"""A table as its layout gives it: units, and their cells column by column, each with its place."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from cds_cli.diagnostics import Diagnostic, Location
from cds_cli.submission.headings import Heading
from cds_cli.submission.ledger import Ledger
from cds_cli.submission.spots import Spot, Spots
from cds_cli.tables.grid import CellValue, Grid
from cds_cli.text import Text

COLUMN, ROW = Text("cột", "column"), Text("dòng", "row")


@dataclass(slots=True)
class CellColumn:
    """What stands in one column, a cell for each unit; None where the cell is empty."""

    heading: Heading
    cells: list[CellValue | None]
    spots: Spots


@dataclass(frozen=True, slots=True)
class Total:
    """A cell that says it adds up others: where it stands, and the spots it adds up."""

    spot: Spot
    heading: Heading
    seen: float
    parts: tuple[Spot, ...] = ()
    """None in particular: all units."""


@dataclass(slots=True)
class LaidOut:
    """Units and cells of one file, before any cell has been read.

    Every layout ends here: wide tables, forms and long tables are read alike from now on.
    """

    grids: tuple[Grid, ...]
    """The sheets that spots count, all of the file."""
    asked_at: Location
    """Where a column that is missing would have stood."""
    asks_by: Text = COLUMN
    """What a figure has of its own in this layout: a column, or a row."""
    codes: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    homes: list[Spot] = field(default_factory=list)
    """The cell that names each unit."""
    columns: list[CellColumn] = field(default_factory=list)
    """Figures, answers, texts and attributes; of two about the same, the first counts."""
    above: dict[int, tuple[tuple[str, Spot], ...]] = field(default_factory=dict)
    """Texts above a form that says nowhere whose it is: its letterhead may."""
    periods: list[tuple[str, Spot]] = field(default_factory=list)
    """What is typed above forms of the period that they are for."""
    known: dict[str, CellColumn] = field(default_factory=dict)
    """What says who the units are, by role: code, name, block, kind, parent."""
    rejected: dict[int, str] = field(default_factory=dict)
    """Units of which nothing can be trusted, with the code of the reason."""
    totals: list[Total] = field(default_factory=list)
    ledger: Ledger = field(default_factory=Ledger)
    found: list[Diagnostic] = field(default_factory=list)

    def every_column(self) -> Iterator[CellColumn]:
        """Give all columns whose cells are read."""
        yield from self.known.values()
        yield from self.columns

    def locate(self, spot: Spot) -> Location:
        """Give the place of a cell, or of a row, for a diagnostic."""
        sheet, row, column = spot
        return self.grids[sheet].locate(row, column or None)

    def cells_of(self, place: int) -> int:
        """Count the cells of one unit that are read."""
        return sum(column.cells[place] is not None for column in self.every_column())
