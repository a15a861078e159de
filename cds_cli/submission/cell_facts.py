"""What Excel knows of cells beside their values: no result, another workbook, struck, merged."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Self

from cds_cli.catalogue import (
    FROM_ANOTHER_WORKBOOK,
    MERGED_CELLS,
    NO_STORED_RESULT,
    STRUCK_THROUGH,
)
from cds_cli.diagnostics import column_letters
from cds_cli.submission.kinds.reading import Finding
from cds_cli.submission.kinds.shown import LONGEST, shown
from cds_cli.tables.grid import Area, Grid


@dataclass(frozen=True, slots=True)
class CellFacts:
    """What is to be said of the cells of a sheet, by column and row."""

    by_column: dict[int, list[tuple[int, Finding]]] = field(default_factory=dict)
    merged: tuple[Area, ...] = ()

    @classmethod
    def of(cls, grid: Grid) -> Self:
        """Collect them once for all columns."""
        facts = cls(merged=tuple(sorted(grid.merged)))
        for (row, column), formula in grid.unfinished.items():
            facts.enter(row, column, Finding(NO_STORED_RESULT, {"seen": formula[:LONGEST]}))
        for (row, column), formula in grid.foreign.items():
            facts.enter(row, column, Finding(FROM_ANOTHER_WORKBOOK, {"seen": formula[:LONGEST]}))
        for row, column in sorted(grid.struck):
            seen = shown(grid.rows[row][column])
            facts.enter(row, column, Finding(STRUCK_THROUGH, {"seen": seen}))
        return facts

    def enter(self, row: int, column: int, finding: Finding) -> None:
        """Keep one finding."""
        self.by_column.setdefault(column, []).append((row, finding))

    def speak_of(self, column: int) -> bool:
        """Whether there may be anything to say of a column; of most there is not."""
        return column in self.by_column or bool(self.merged)

    def of_column(self, column: int, rows: Collection[int]) -> Iterator[tuple[int, Finding]]:
        """Give the findings of the cells where a column and some rows meet."""
        for row, finding in self.by_column.get(column, ()):
            if row in rows:
                yield row, finding
        yield from self.merged_in(column, rows)

    def merged_in(self, column: int, rows: Collection[int]) -> Iterator[tuple[int, Finding]]:
        """Give the merged cells: Excel keeps one value where units or figures may differ."""
        last_told, last_wanted = 0, max(rows, default=0)
        for first_row, first_column, last_row, last_column in self.merged:
            if not first_column <= column <= last_column:
                continue
            seen = f"{column_letters(first_column)}{first_row}"
            seen += f":{column_letters(last_column)}{last_row}"
            # A hostile file may merge whole columns, again and again: each row is told once.
            for row in range(max(first_row, last_told + 1), min(last_row, last_wanted) + 1):
                if row in rows:
                    yield row, Finding(MERGED_CELLS, {"seen": seen})
            last_told = max(last_told, last_row)
