"""One sheet of a published ranking: its headings, its rows of units, and their places."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cds_cli.analysis.published.headings import (
    CODE_KEYS,
    OVERALL,
    TOTALS,
    is_exact_header,
    is_header,
    is_keyed,
    is_one_of,
    known,
)
from cds_cli.analysis.published.model import Place, Seen
from cds_cli.tables.grid import Grid

ROWS_SEARCHED = 30


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of a published result. ``header``: the number of its (first) row of headings.

    ``is_exact``: it holds points and maxima of all nodes that were not rounded. ``by_index``:
    another sheet does, and nodes stand by their index here.
    """

    grid: Grid
    header: int
    headings: Mapping[int, str]
    code_column: int
    is_exact: bool = False
    by_index: bool = False

    @property
    def keyed(self) -> bool:
        """Whether columns are headed for programs."""
        return is_keyed(tuple(self.headings.values()))

    @property
    def of_all_nodes(self) -> bool:
        """Whether it is the sheet of all nodes, where ranks are those of the whole set."""
        is_plain = not self.keyed and not self.is_exact
        return is_plain and any(is_one_of(one, TOTALS) for one in self.headings.values())

    @property
    def is_by_a_part(self) -> bool:
        """Whether units are ranked by a node, beside which the ranks of the whole set stand."""
        overall = any(known(OVERALL, text) is not None for text in self.headings.values())
        return overall and not (self.keyed or self.of_all_nodes or self.is_exact)

    @property
    def last_heading(self) -> int:
        """The last row of headings: names and maxima may stand below codes."""
        return self.header + (2 if self.is_exact else 1 if self.of_all_nodes else 0)

    @property
    def lines_above(self) -> tuple[str, ...]:
        """The lines above the table."""
        above = (cells for row, cells in self.grid.rows.items() if row < self.header)
        return tuple(str(cells.get(1, "")) for cells in above)

    def rows_below(self) -> list[int]:
        """Give the rows below the headings."""
        return [row for row in self.grid.rows if row > self.last_heading]

    def cell(self, row: int, column: int) -> Seen:
        """Give what stands in a cell."""
        return self.grid.rows.get(row, {}).get(column)

    def code(self, row: int) -> str:
        """Give the code of a row's unit, without the quote that keeps it from being a formula."""
        value = self.cell(row, self.code_column)
        text = str(value).strip() if value is not None else ""
        return text[1:] if text.startswith(FORMULA_STARTS) else text

    def place(self, row: int, column: int) -> Place:
        """Give the place of a cell."""
        return Place(sheet=self.grid.sheet, row=row, column=column)

    def places(self, rows: Sequence[int], column: int) -> Callable[[int], Place]:
        """Give the places of a column's cells by their number, made where they are asked for."""
        return lambda number: self.place(rows[number], column)


FORMULA_STARTS = tuple(f"'{sign}" for sign in "=+-@＝＋－＠")


def sheets_of(grid: Grid) -> Iterator[Sheet]:
    """Give the ranking of a grid, or its exact points, if it has one of them."""
    for row, cells in grid.rows.items():
        texts = list(cells.values())
        is_exact = is_exact_header(texts)
        if row <= ROWS_SEARCHED and (is_exact or is_header(texts)):
            headings = {column: str(value) for column, value in cells.items() if str(value).strip()}
            code = next(column for column, text in headings.items() if is_one_of(text, CODE_KEYS))
            yield Sheet(grid, row, headings, code, is_exact)
            return
