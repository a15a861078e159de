"""The header of a table that has a row for each indicator: a form, or a long table."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from cds_cli import catalogue
from cds_cli.diagnostics import Diagnostic, Severity, column_letters
from cds_cli.submission.header import (
    DEEPEST,
    ROWS_SEARCHED,
    stands_above,
    text_of,
    texts_above,
)
from cds_cli.submission.headings import CODE_WORDS, NUMBERING_WORDS, PLACE_WORDS, UNIT_WORDS
from cds_cli.submission.record_words import role_of_heading
from cds_cli.tables.grid import CellValue, Grid
from cds_cli.units.names import name_key

FIGURES = frozenset({"a", "b", "answer", "claimed", "awarded"})
TEXTS = frozenset({"evidence", "explanation", "reason", "note"})
SUBJECT = frozenset({"code", "name"})
NUMBERING_KEYS = frozenset(map(name_key, NUMBERING_WORDS))
UNIT_BY_KEY = {
    **{name_key(word): ("name", rank) for rank, word in enumerate(PLACE_WORDS, start=1)},
    **{name_key(word): (role, 0) for role, words in UNIT_WORDS.items() for word in words},
    **{name_key(word): ("code", 0) for word in CODE_WORDS},
}
"""What headings say of a unit; of several that say the same, the lower rank is taken."""


@dataclass(frozen=True, slots=True)
class RecordHeader:
    """The rows of a header: what each column of a form or of a long table holds."""

    grid: Grid
    top: int
    row: int
    roles: dict[int, str]
    """By column, of what stands beside an indicator."""
    units: dict[int, str]
    """By column, of what says whose it is; empty for a form."""
    texts: dict[int, tuple[CellValue, ...]]
    names_suffice: bool = False
    """Whether a registry tells who is meant by a name where the code is left blank."""
    columns: dict[str, int] = field(init=False)
    """The columns of the roles."""

    def __post_init__(self) -> None:
        """Turn the roles round: a long table asks for them once a row."""
        object.__setattr__(self, "columns", {role: at for at, role in self.roles.items()})

    def column_of(self, role: str) -> int | None:
        """Give the column of a role."""
        return self.columns.get(role)

    def cells_above(self) -> int:
        """Count the cells above the header."""
        return sum(len(cells) for row, cells in self.grid.rows.items() if row < self.top)

    def cells_of_it(self) -> int:
        """Count the cells of the header."""
        rows = self.grid.rows.items()
        return sum(len(cells) for row, cells in rows if self.top <= row <= self.row)


def is_fraction(cell: CellValue | None, beside: CellValue | None) -> bool:
    """Whether part and whole stand in one cell, although a column waits for the whole."""
    return beside is None and isinstance(cell, str) and any(sign in cell for sign in "/∕／")


def judge_place(header: RecordHeader, titles: int) -> Iterator[Diagnostic]:
    """Say where the header was found, unless it is the first row alone.

    ``titles``: the cells above it that nothing was read from.
    """
    where = header.grid.locate(header.top)
    if titles:
        yield catalogue.HEADER_BELOW_FIRST_ROW.at(where, seen=header.top, cells=titles)
    if header.top != header.row:
        yield catalogue.STACKED_HEADER.at(where, seen=f"{header.top}-{header.row}")


def unknown_columns(header: RecordHeader) -> Iterator[Diagnostic]:
    """Tell columns that hold something and that nobody knows."""
    for column, heard in header.texts.items():
        seen = " / ".join(map(text_of, heard))
        # Numbering beside the codes of a form says nothing of its own.
        if column in header.roles or column in header.units or name_key(seen) in NUMBERING_KEYS:
            continue
        rows = header.grid.rows.items()
        cells = sum(column in line for row, line in rows if row > header.row)
        where = header.grid.locate(header.row, column)
        twin = header.column_of(role_in(heard) or "")
        if cells and twin is not None:
            other = f"{column_letters(twin)}{header.row}"
            yield catalogue.DUPLICATE_COLUMN.at(where, seen=seen, other=other)
        else:
            # With nothing below, it may be a column of figures whose heading was mistyped.
            severity = None if cells else Severity.NOTE
            yield catalogue.UNKNOWN_COLUMN.at(where, severity=severity, seen=seen, cells=cells)


def find_records(grid: Grid, *, of_units: bool) -> RecordHeader | None:
    """Give the header of a long table (``of_units``) or of a form; None if there is none."""
    found = [header for header in headers_in(grid, of_units=of_units) if header is not None]
    return max(
        found,
        key=lambda one: (len(one.roles), one.top - one.row, -one.row),
        default=None,
    )


def headers_in(grid: Grid, *, of_units: bool) -> Iterator[RecordHeader | None]:
    """Read every few rows near the top as such a header."""
    rows = [row for row in grid.rows if row <= ROWS_SEARCHED]
    for last in range(len(rows)):
        for depth in range(1, min(DEEPEST, last + 1) + 1):
            together = rows[last - depth + 1 : last + 1]
            if depth == 1 or stands_above(grid, together):
                yield header_of(grid, together, of_units=of_units)


def header_of(grid: Grid, rows: Sequence[int], *, of_units: bool) -> RecordHeader | None:
    """Read some rows as a header; None where it says too little."""
    texts = texts_above(grid, rows)
    units = unit_roles(texts) if of_units else {}
    roles: dict[int, str] = {}
    for column, heard in texts.items():
        role = None if column in units else role_in(heard)
        if role is not None and role not in roles.values():
            roles[column] = role
    header = RecordHeader(grid, rows[0], rows[-1], roles, units, texts)
    names_units = {"code", "name"} & set(units.values())
    if bool(names_units) is not of_units:
        return None
    says_what = SUBJECT & set(roles.values()) and FIGURES & set(roles.values())
    return header if says_what else None


def unit_roles(texts: Mapping[int, Sequence[CellValue]]) -> dict[int, str]:
    """Give the columns that say whose a row is; ``Chỉ số`` and the like say nothing of it."""
    best: dict[str, tuple[int, int]] = {}
    for column, heard in texts.items():
        role, rank = UNIT_BY_KEY.get(name_key(text_of(heard[-1])), ("", 0))
        if role:
            best[role] = min(best.get(role, (rank, column)), (rank, column))
    return {column: role for role, (_, column) in best.items()}


def role_in(heard: Sequence[CellValue]) -> str | None:
    """Give the role of a column by what heads it, the lowest row first."""
    found = (role_of_heading(text_of(value)) for value in reversed(heard))
    return next((role for role in found if role is not None), None)
