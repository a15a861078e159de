"""Where a published table has its header, and which of its columns hold what."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cds_cli.analysis.table_audit.model import Heading, Layout, Role, Wanted
from cds_cli.analysis.table_audit.words import BEGINNINGS, ORDER, begins_as, code_of, role_of
from cds_cli.diagnostics import column_letters
from cds_cli.tables.grid import CellValue, Grid
from cds_cli.units.names import name_key

ROWS_SEARCHED = 30
FEWEST_CELLS = 2
"""A header names the units and at least one figure; a title stands alone."""


@dataclass(frozen=True, slots=True)
class Header:
    """The headings of a table. ``last``: the last row of them."""

    grid: Grid
    last: int
    headings: Mapping[int, Heading]

    def matching(self, name: str) -> tuple[Heading, ...]:
        """Give the columns that a heading, a code or the letters of a column name."""
        key = name_key(name)
        tests = (
            lambda one: name_key(one.text) == key,
            lambda one: one.code == name.strip().lower(),
            lambda one: column_letters(one.column) == name.strip().upper(),
        )
        found = (tuple(filter(test, self.headings.values())) for test in tests)
        return next(filter(None, found), ())


def find_header(grids: Sequence[Grid], wanted: Wanted) -> Header | None:
    """Find the header of a file: the row that knows most columns; None where there is none."""
    found = [header for grid in grids for header in headers_in(grid, wanted)]
    if not found:
        return None
    _, grid, row = max(found, key=lambda one: one[0])
    last = row + 1 if is_second_row(grid, row) else row
    return Header(grid, last, headings_of(grid, row, last))


def layout_of(header: Header, wanted: Wanted) -> Layout:
    """Say what the columns hold; every column that is named has to be there once."""
    roles = roles_of(header, wanted)
    parts = parts_of(header, roles, wanted)
    also = () if wanted.total else other_totals(header, roles, parts)
    return Layout(header.grid, header.last, roles, parts, also)


def headers_in(grid: Grid, wanted: Wanted) -> Iterator[tuple[int, Grid, int]]:
    """Give the rows that may be a header, with how many of their headings are known."""
    for row in [row for row in grid.rows if row <= ROWS_SEARCHED]:
        cells = [text_of(value) for value in grid.rows[row].values()]
        asked = sum(bool({name_key(t) for t in cells} & {name_key(n)}) for n in wanted.named)
        roles = {role_of(text) for text in cells} - {None, Role.OTHER}
        if (roles or asked) and len(cells) >= FEWEST_CELLS:
            yield len(roles) + asked, grid, row


def is_second_row(grid: Grid, row: int) -> bool:
    """Whether the row below a header heads columns too: words below merged ones, no figures."""
    below = grid.rows.get(row + 1, {})
    named = [c for c, v in grid.rows[row].items() if role_of(text_of(v)) in {Role.NAME, Role.CODE}]
    is_words = bool(below) and all(isinstance(v, str) and not is_figure(v) for v in below.values())
    return is_words and not any(column in below for column in named)


def is_figure(text: str) -> bool:
    """Whether a text is written in digits only."""
    return text.strip().replace(",", "").replace(".", "").lstrip("-").isdecimal()


def headings_of(grid: Grid, first: int, last: int) -> dict[int, Heading]:
    """Give the headings by column; of two rows the lower one says more."""
    found = dict(grid.rows[first])
    if last > first:
        found |= grid.rows[last]
    written = {column: text_of(value) for column, value in sorted(found.items())}
    return {
        column: Heading(column, text, code_of(text)) for column, text in written.items() if text
    }


def text_of(value: CellValue) -> str:
    """Write a heading on one line; a code that Excel holds as a number is written out."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).split())


def roles_of(header: Header, wanted: Wanted) -> dict[Role, Heading]:
    """Say which column has which role: as asked for, else by its heading."""
    roles = recognised(header.headings)
    asked = {
        Role.TOTAL: wanted.total,
        Role.RANK: wanted.rank,
        Role.NAME: wanted.name,
        Role.BLOCK: wanted.block,
    }
    for role, name in asked.items():
        if name is not None:
            heading = header.matching(name)[0]
            roles = {known: one for known, one in roles.items() if one != heading}
            roles[role] = heading
    return roles


def recognised(headings: Mapping[int, Heading]) -> dict[Role, Heading]:
    """Give the columns of known headings; the surest word for a total, else the first column."""
    roles: dict[Role, Heading] = {}
    for heading in headings.values():
        role = role_of(heading.text)
        if role in {None, Role.OTHER}:
            continue
        if role is Role.TOTAL and role in roles and certainty(roles[role]) <= certainty(heading):
            continue
        if role is Role.TOTAL or role not in roles:
            roles[role] = heading
    for role in BEGINNINGS.keys() - roles.keys():
        alike = [one for one in headings.values() if begins_as(role, one.text)]
        if len(alike) == 1:
            roles[role] = alike[0]
    return roles


def other_totals(
    header: Header, roles: Mapping[Role, Heading], parts: Sequence[Heading]
) -> tuple[Heading, ...]:
    """Give the other columns headed as totals, such as an index that units are ranked by."""
    taken = {*roles.values(), *parts}
    return tuple(
        heading
        for heading in header.headings.values()
        if heading not in taken
        and role_of(heading.text) is Role.TOTAL
        and has_figures(header, heading.column)
    )


def certainty(heading: Heading) -> int:
    """Order the words for a total, the surest first."""
    return ORDER.get(name_key(heading.text), len(ORDER))


def parts_of(header: Header, roles: Mapping[Role, Heading], wanted: Wanted) -> tuple[Heading, ...]:
    """Give what the total is made of: the columns named or weighted, else all with figures."""
    if wanted.parts is not None:
        return tuple(header.matching(name)[0] for name in wanted.parts)
    taken = {heading.column for heading in roles.values()}
    if wanted.weights and not wanted.all_parts:
        return tuple(header.matching(name)[0] for name in wanted.weights)
    return tuple(
        heading
        for column, heading in header.headings.items()
        if column not in taken and is_part(header, heading)
    )


def is_part(header: Header, heading: Heading) -> bool:
    """Whether a column that nobody names holds figures that a total may be made of."""
    is_rank = begins_as(Role.RANK, heading.text)
    return role_of(heading.text) is None and not is_rank and has_figures(header, heading.column)


def has_figures(header: Header, column: int) -> bool:
    """Whether at least half of the cells of a column are numbers, or written in digits."""
    rows = header.grid.rows.items()
    cells = [cells[column] for row, cells in rows if row > header.last and column in cells]
    figures = [cell for cell in cells if isinstance(cell, int | float) or is_digits(cell)]
    return bool(figures) and 2 * len(figures) >= len(cells)


def is_digits(cell: CellValue) -> bool:
    """Whether a text begins like a figure."""
    return isinstance(cell, str) and cell.strip()[:1].isdigit()
