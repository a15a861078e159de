"""A form while it is read."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cds_cli.submission.forms.records import RecordHeader
from cds_cli.submission.forms.subjects import Subjects
from cds_cli.submission.headings import Heading
from cds_cli.submission.laid_out import CellColumn, LaidOut
from cds_cli.submission.spots import Spot
from cds_cli.tables.grid import CellValue, Grid

Cells = Mapping[int, CellValue]


@dataclass(slots=True)
class Form:
    """A form while it is read."""

    header: RecordHeader
    sheet: int
    subjects: Subjects
    laid: LaidOut
    texts: dict[tuple[str, str], list[tuple[str, Spot]]] = field(default_factory=dict)
    seen: dict[str, int] = field(default_factory=dict)
    """The row in which each code of the set stood first."""

    @property
    def grid(self) -> Grid:
        """The sheet of the form."""
        return self.header.grid

    def at(self, row: int, role: str) -> Spot:
        """Give the spot where a row meets the column of a role."""
        return self.sheet, row, self.header.column_of(role) or 0

    def cell(self, cells: Cells, role: str) -> CellValue | None:
        """Give what a row holds in the column of a role."""
        column = self.header.column_of(role)
        return None if column is None else cells.get(column)


def add(form: Form, heading: Heading, cell: CellValue | None, spot: Spot) -> None:
    """Add a column of one cell."""
    form.laid.columns.append(CellColumn(heading, [cell], [spot]))
