"""A published table: who stands in it, with which figures, and what is asked of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from cds_cli.diagnostics import Location, column_letters
from cds_cli.tables.grid import Grid

Figure = Decimal | None
"""A figure as it was printed; None where there is none."""


class Role(StrEnum):
    """What a column of a published table holds."""

    TOTAL = "total"
    RANK = "rank"
    NAME = "name"
    CODE = "code"
    BLOCK = "block"
    PART = "part"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a user says of a table; None is left to the headings.

    ``parts``: headings, or None for those that have a weight, and for all figures beside the
    total where none has, or ``all_parts`` is said. ``weights``: by heading.
    """

    total: str | None = None
    parts: tuple[str, ...] | None = None
    rank: str | None = None
    name: str | None = None
    block: str | None = None
    weights: Mapping[str, Decimal] = field(default_factory=dict)
    all_parts: bool = False
    decimals: int | None = None
    sheet: str | None = None

    @property
    def named(self) -> tuple[str, ...]:
        """All columns that are named."""
        single = (self.total, self.rank, self.name, self.block)
        some = (*(self.parts or ()), *self.weights)
        return (*(one for one in single if one is not None), *some)


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of the table; ``code`` is the code that the heading begins with, if it does."""

    column: int
    text: str
    code: str | None = None

    @property
    def label(self) -> str:
        """The heading with the letters of its column: ``Tổng điểm (J)``."""
        return f"{self.text} ({column_letters(self.column)})"


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a table says what. ``last``: the last row of its header.

    ``also``: other columns headed as totals, by which units may be ranked.
    """

    grid: Grid
    last: int
    roles: Mapping[Role, Heading]
    parts: tuple[Heading, ...]
    also: tuple[Heading, ...] = ()

    def role(self, role: Role) -> Heading | None:
        """Give the column of a role."""
        return self.roles.get(role)


@dataclass(frozen=True, slots=True)
class Series:
    """The figures of a column, one a unit. ``decimals``: how many are printed.

    ``half``: half a unit of the last digit, which rounding may have taken or given; 0 where the
    figures are taken as exact. ``unread``: rows whose cell holds no readable figure.
    """

    heading: Heading
    values: Sequence[Figure]
    decimals: int
    half: Decimal = Decimal(0)
    unread: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Published:
    """A table that was read: units in the order of the file, and their figures.

    ``weights`` and ``maxima`` by column, from a row of the table, an option or the headings;
    ``weights_given``: whether they were stated as an option. ``skipped``: rows that are no unit,
    with what stands first in them. ``also``: other columns that units may be ranked by;
    ``sections``: what the last row without figures above each unit says.
    """

    layout: Layout
    rows: tuple[int, ...]
    names: tuple[str, ...]
    codes: tuple[str, ...]
    blocks: tuple[str, ...]
    total: Series
    parts: tuple[Series, ...]
    ranks: Series | None
    weights: Mapping[int, Decimal] = field(default_factory=dict)
    maxima: Mapping[int, Decimal] = field(default_factory=dict)
    weights_given: bool = False
    skipped: tuple[tuple[int, str], ...] = ()
    also: tuple[Series, ...] = ()
    sections: tuple[str, ...] = ()

    @property
    def series(self) -> tuple[Series, ...]:
        """All columns of figures."""
        return (self.total, *self.parts, *([self.ranks] if self.ranks else []))

    def locate(self, place: int, column: int) -> Location:
        """Give the cell of a unit in a column."""
        return self.layout.grid.locate(self.rows[place], column)
