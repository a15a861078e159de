"""A published table as units with figures."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cds_cli.analysis.table_audit.cells import Printed, most_decimals, printed
from cds_cli.analysis.table_audit.layout import Header, layout_of
from cds_cli.analysis.table_audit.model import (
    Heading,
    Layout,
    Published,
    Role,
    Series,
    Wanted,
)
from cds_cli.analysis.table_audit.rows import Sorted, sorted_rows, written
from cds_cli.analysis.table_audit.words import maximum_in
from cds_cli.diagnostics import Checked, Diagnostic
from cds_cli.rules.base import Kind

HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Column:
    """A column as it was read, before it is known how its figures were rounded."""

    heading: Heading
    cells: Sequence[Printed]

    @property
    def found(self) -> tuple[Diagnostic, ...]:
        """What is wrong with its cells."""
        return tuple(one for cell in self.cells for one in cell.found)


def read_table(header: Header, wanted: Wanted) -> Checked[Published]:
    """Read a published table. Faults of cells are told with their places; the rest is read.

    The total has to be known (``layout_of``), and every column that is named to be there once.
    """
    layout = layout_of(header, wanted)
    rows = sorted_rows(layout)
    names = tuple(name_of(layout, row) for row in rows.units)
    total, *parts = (
        column_of(layout, one, rows.units, names)
        for one in (layout.roles[Role.TOTAL], *layout.parts)
    )
    also = [column_of(layout, one, rows.units, names) for one in layout.also]
    ranks = rank_column(layout, rows, names)
    rounding = rounding_of(total, parts, wanted)
    rules, found = rules_of(layout, rows, header, wanted)
    published = Published(
        layout=layout,
        rows=tuple(rows.units),
        names=names,
        codes=texts_of(layout, Role.CODE, rows),
        blocks=texts_of(layout, Role.BLOCK, rows),
        total=rounding.of(total, rounding.total),
        parts=tuple(rounding.of(part, rounding.parts) for part in parts),
        ranks=None if ranks is None else rounding.of(ranks, 0),
        weights=rules.weights,
        maxima=rules.maxima,
        weights_given=bool(wanted.weights),
        skipped=tuple(rows.skipped),
        also=tuple(rounding.of(one, most_decimals(one.cells)) for one in also),
        sections=tuple(rows.sections),
    )
    columns = (total, *parts, *([ranks] if ranks else []))
    return Checked(published, (*found, *(one for column in columns for one in column.found)))


def name_of(layout: Layout, row: int) -> str:
    """Name a unit: by its name, its code, or its row."""
    cells = layout.grid.rows[row]
    columns = (layout.role(Role.NAME), layout.role(Role.CODE))
    found = (written(cells.get(one.column)) for one in columns if one is not None)
    return next(filter(None, found), f"#{row}")


def texts_of(layout: Layout, role: Role, rows: Sorted) -> tuple[str, ...]:
    """Give the texts of a column; empty ones where the table has none."""
    heading = layout.role(role)
    column = heading.column if heading else 0
    return tuple(written(layout.grid.rows[row].get(column)) for row in rows.units)


def column_of(
    layout: Layout,
    heading: Heading,
    rows: Sequence[int],
    names: Sequence[str],
    kind: Kind = "number",
) -> Column:
    """Read the cells of a column."""
    cells = [
        printed(layout.grid, row, heading, name, kind)
        for row, name in zip(rows, names, strict=True)
    ]
    return Column(heading, cells)


def rank_column(layout: Layout, rows: Sorted, names: Sequence[str]) -> Column | None:
    """Read the ranks, if the table has them; a rank is a whole number."""
    heading = layout.role(Role.RANK)
    return None if heading is None else column_of(layout, heading, rows.units, names, "count")


@dataclass(frozen=True, slots=True)
class Rounding:
    """How the figures of a table are rounded: decimals of parts and of totals.

    Where nothing in the table has decimals, its whole numbers are taken as exact.
    """

    parts: int
    total: int
    is_exact: bool

    def of(self, column: Column, decimals: int) -> Series:
        """Put the figures of a column together with their rounding."""
        return Series(
            heading=column.heading,
            values=[cell.figure for cell in column.cells],
            decimals=decimals,
            half=Decimal(0) if self.is_exact else HALF.scaleb(-decimals),
            unread=frozenset(place for place, cell in enumerate(column.cells) if cell.is_unread),
        )


def rounding_of(total: Column, parts: Sequence[Column], wanted: Wanted) -> Rounding:
    """See from the cells how figures were rounded, unless it is said.

    All parts are printed alike: a workbook does not keep the zeros of 0.9000, and so the longest
    figure of any part speaks for all of them. Totals have decimals of their own.
    """
    own = most_decimals(total.cells)
    of_parts = max((most_decimals(part.cells) for part in parts), default=0)
    if wanted.decimals is not None:
        return Rounding(wanted.decimals, max(own, wanted.decimals), is_exact=False)
    return Rounding(of_parts, own, is_exact=not (own or of_parts))


@dataclass(frozen=True, slots=True)
class Rules:
    """Weights and maxima by column."""

    weights: Mapping[int, Decimal]
    maxima: Mapping[int, Decimal]


def rules_of(
    layout: Layout, rows: Sorted, header: Header, wanted: Wanted
) -> tuple[Rules, tuple[Diagnostic, ...]]:
    """Give weights and maxima: as an option says, else a row of the table, else the headings."""
    found: list[Diagnostic] = []
    headings = (*layout.parts, layout.roles[Role.TOTAL])
    stated = {
        heading.column: maximum
        for heading in headings
        if (maximum := maximum_in(heading.text)) is not None
    }
    maxima = stated | dict(figures_in(layout, rows.maxima, headings, found))
    weights = dict(figures_in(layout, rows.weights, layout.parts, found))
    given = {header.matching(name)[0].column: one for name, one in wanted.weights.items()}
    return Rules(given or weights, maxima), tuple(found)


def figures_in(
    layout: Layout, row: int | None, headings: Sequence[Heading], found: list[Diagnostic]
) -> Iterator[tuple[int, Decimal]]:
    """Read the figures of one row, such as that of the weights."""
    for heading in headings if row is not None else ():
        cell = printed(layout.grid, row, heading, "") if row is not None else Printed()
        found.extend(cell.found)
        if cell.figure is not None:
            yield heading.column, cell.figure
