"""A long table while it is read."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from cds_cli.submission.forms.records import RecordHeader
from cds_cli.submission.forms.subjects import Subject, Subjects
from cds_cli.submission.headings import Heading
from cds_cli.submission.laid_out import LaidOut
from cds_cli.submission.spots import Spot
from cds_cli.tables.grid import CellValue, Grid

Cells = Mapping[int, CellValue]
Key = tuple[str, str]
Layer = dict[int, tuple[CellValue | None, Spot]]
"""Cells by the place of their unit."""
Words = tuple[type, CellValue | None, CellValue | None]


@dataclass(slots=True)
class Long:
    """A long table while it is read."""

    header: RecordHeader
    sheet: int
    subjects: Subjects
    laid: LaidOut
    places: dict[str, int] = field(default_factory=dict)
    """The place of each unit, by the key of its code or name."""
    headings: dict[Key, Heading] = field(default_factory=dict)
    cells: dict[Key, list[Layer]] = field(default_factory=dict)
    """By what a cell is about: the first cell of each unit, then those that repeat it."""
    rows: list[int] = field(default_factory=list)
    """The rows that hold figures."""
    known: dict[Words, Subject | None] = field(default_factory=dict)
    """What codes and names have been found to be about."""
    told: set[tuple[object, object]] = field(default_factory=set)
    """Words that do not agree with others, and that were told already."""
    lost: dict[str, str] = field(default_factory=dict)
    """What else rows say of their unit that do not say which it is, and why they are refused."""
    unknown: Counter[str] = field(default_factory=Counter)
    unknown_at: dict[str, int] = field(default_factory=dict)

    @property
    def grid(self) -> Grid:
        """The sheet of the table."""
        return self.header.grid

    def cell(self, cells: Cells, role: str) -> CellValue | None:
        """Give what a row holds in the column of a role."""
        return cells.get(self.header.column_of(role) or 0)
