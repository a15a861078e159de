"""What an analysis answers: facts and tables of plain values, from which every form is written."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from cds_cli.text import Language, Text


class Kind(StrEnum):
    """What the cells of a column hold, and so how they are written."""

    TEXT = "text"
    COUNT = "count"
    """A whole number, such as a rank."""
    FIGURE = "figure"
    """A figure with the decimals of its column."""
    CHANGE = "change"
    """A difference, always with its sign."""
    SHARE = "share"
    """A fraction from 0 to 1 that people read in per cent."""
    MOVE = "move"
    """Ranks gained (▲) or lost (▼)."""

    @property
    def is_text(self) -> bool:
        """Whether cells hold words, which stand on the left."""
        return self is Kind.TEXT


@dataclass(frozen=True, slots=True)
class Worded:
    """A value that programs know by its code, and people by its words.

    The code may be a figure, where people need what it counts: ``44,4 %``, ``hạng 7``.
    """

    code: str | float
    words: Text


Value = str | int | float | bool | Text | Worded | None
"""What a cell holds: a figure as published, a sentence, a user's own text; None is not known."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key for programs, its heading for people, how its cells are written."""

    key: str
    heading: Text
    kind: Kind = Kind.TEXT
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class Fact:
    """One line above the tables, such as the set that the figures rest on."""

    key: str
    label: Text
    value: Value
    kind: Kind = Kind.TEXT
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of plain values under columns; a table without rows says so in words.

    ``depths`` indent the first text column of each row, as a tree does. With ``as_cards`` people
    read each row as a paragraph of labelled lines, for sentences that no column has room for.
    """

    key: str
    title: Text
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    depths: tuple[int, ...] = ()
    as_cards: bool = False
    notes: tuple[Text, ...] = ()

    def cells(self) -> Iterator[tuple[Column, tuple[Value, ...]]]:
        """Give each column with its cells."""
        for place, column in enumerate(self.columns):
            yield column, tuple(row[place] for row in self.rows)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command answers; csv holds one table: the first, or the one that is named."""

    command: str
    title: Text
    facts: tuple[Fact, ...]
    tables: tuple[Table, ...]
    notes: tuple[Text, ...] = ()

    def table(self, key: str | None = None) -> Table:
        """Give a table by its key, or the first. Raises KeyError if there is none."""
        if key is None:
            return self.tables[0]
        return {table.key: table for table in self.tables}[key]

    def narrowed(self, key: str | None) -> Self:
        """Give the answer with this table alone; all of it where none is named."""
        return self if key is None else replace(self, tables=(self.table(key),))


def worded(text: Text, language: Language) -> str:
    """Write a text that waits for no values."""
    return text.fill(language, {})
