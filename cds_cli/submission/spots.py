"""Where cells stand, however a table is laid out."""

from collections.abc import Sequence
from dataclasses import dataclass

Spot = tuple[int, int, int]
"""Number of the sheet among those of the file, row, and column; column 0 is the row itself."""


@dataclass(frozen=True, slots=True)
class InColumn:
    """The cells of a wide table: one column, a row for each unit."""

    sheet: int
    rows: Sequence[int]
    column: int

    def __getitem__(self, place: int) -> Spot:
        """Give the spot of a unit's cell."""
        return self.sheet, self.rows[place], self.column


Spots = InColumn | Sequence[Spot]
"""By the place of a unit, the spot of its cell: in one column, or anywhere."""
