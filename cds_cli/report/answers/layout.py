"""Tables of text that fit a width: cells are broken between words, columns left out at the end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cds_cli.report.answers.figures import written
from cds_cli.report.answers.model import Column, Table, worded
from cds_cli.report.columns_of_text import padded, width
from cds_cli.report.safe import clean
from cds_cli.report.wrapped import wrapped
from cds_cli.text import Language

GAP = 2
INDENT = "  "
NARROWEST_TEXT = 16
"""A column of words is not made narrower than this, so that words stay whole."""


@dataclass(frozen=True, slots=True)
class TextColumn:
    """A column whose cells are ready to be printed."""

    column: Column
    heading: str
    cells: tuple[str, ...]
    width: int

    def pad(self, text: str) -> str:
        """Fill a text up to the width of the column."""
        return padded(text, self.width, to_right=not self.column.kind.is_text)

    def lines(self, text: str) -> tuple[str, ...]:
        """Break a cell into lines of the width of the column; an indent stays on all of them."""
        inner = text.lstrip(" ")
        indent = text[: len(text) - len(inner)]
        if width(text) <= self.width:
            return (text,)
        return tuple(pieces(inner, self.width - len(indent), indent))


def pieces(text: str, room: int, indent: str) -> Iterator[str]:
    """Break a text between words; a word longer than a line is broken too."""
    line = ""
    for word in text.split(" "):
        rest = word
        while rest:
            longer = f"{line} {rest}" if line else rest
            if width(longer) <= room:
                line, rest = longer, ""
            elif line:
                yield indent + line
                line = ""
            else:
                yield indent + rest[:room]
                rest = rest[room:]
    if line:
        yield indent + line


@dataclass(frozen=True, slots=True)
class Fitted:
    """The columns a width has room for, and the headings of those it has not."""

    columns: tuple[TextColumn, ...]
    left_out: tuple[str, ...] = ()


def text_columns(table: Table, language: Language) -> tuple[TextColumn, ...]:
    """Write every cell the way people do; the first column of words is indented as a tree."""
    made = []
    indented = False
    for column, values in table.cells():
        cells = [written(value, column.kind, column.decimals, language) for value in values]
        if table.depths and column.kind.is_text and not indented:
            cells = [INDENT * deep + cell for deep, cell in zip(table.depths, cells, strict=True)]
            indented = True
        heading = worded(column.heading, language)
        widest = max(map(width, (heading, *cells)))
        made.append(TextColumn(column, heading, tuple(cells), widest))
    return tuple(made)


def fit(columns: Sequence[TextColumn], room: int | None, *, all_columns: bool = False) -> Fitted:
    """Narrow columns of words to a width, break headings, then leave out columns from the right.

    Without ``room`` all columns keep their width; with ``all_columns`` none is left out, and
    figures keep their headings in one line.
    """
    kept = list(columns)
    if room is None:
        return Fitted(tuple(kept))
    while not all_columns and len(kept) > 1 and total(tightest(kept)) > room:
        kept.pop()
    left_out = tuple(column.heading for column in columns[len(kept) :])
    is_enough = all_columns or total(least(kept)) <= room
    lowest = least(kept) if is_enough else tightest(kept)
    return Fitted(tuple(narrowed(kept, room, lowest)), left_out)


def least(columns: Sequence[TextColumn]) -> list[int]:
    """Give the widths below which columns are not narrowed."""
    return [
        min(one.width, NARROWEST_TEXT) if one.column.kind.is_text else one.width for one in columns
    ]


def tightest(columns: Sequence[TextColumn]) -> list[int]:
    """Give the widths of columns where the headings of figures are broken between words too."""
    return [
        most if one.column.kind.is_text else max(map(width, (*one.heading.split(" "), *one.cells)))
        for one, most in zip(columns, least(columns), strict=True)
    ]


def total(widths: Sequence[int]) -> int:
    """Give the width of columns with the spaces between them."""
    return sum(widths) + GAP * (len(widths) - 1)


def narrowed(
    columns: Sequence[TextColumn], room: int, lowest: Sequence[int]
) -> Iterator[TextColumn]:
    """Take what is too much from the widest columns, none below its lowest width."""
    widths = [one.width for one in columns]
    while total(widths) > room:
        spare = [have - need for have, need in zip(widths, lowest, strict=True)]
        widest = max(range(len(widths)), key=lambda at: (spare[at] > 0, widths[at]))
        if spare[widest] <= 0:
            break
        widths[widest] -= 1
    for one, narrow in zip(columns, widths, strict=True):
        yield TextColumn(one.column, one.heading, one.cells, narrow)


def row_lines(columns: Sequence[TextColumn], row: int) -> Iterator[str]:
    """Write one row, on as many lines as its longest cell takes."""
    yield from joined(columns, [one.cells[row] for one in columns])


def head_lines(columns: Sequence[TextColumn]) -> Iterator[str]:
    """Write the headings and a rule below them."""
    yield from joined(columns, [one.heading for one in columns])
    yield (" " * GAP).join("─" * one.width for one in columns)


def joined(columns: Sequence[TextColumn], texts: Sequence[str]) -> Iterator[str]:
    """Write cells side by side."""
    broken = [one.lines(text) for one, text in zip(columns, texts, strict=True)]
    for line in range(max(map(len, broken))):
        cells = [
            one.pad(lines[line] if line < len(lines) else "")
            for one, lines in zip(columns, broken, strict=True)
        ]
        yield (" " * GAP).join(cells).rstrip()


def card_lines(table: Table, row: int, room: int, language: Language) -> Iterator[str]:
    """Write a row as a paragraph: its first cell as a heading, the others on labelled lines."""
    texts = [
        (column, written(value, column.kind, column.decimals, language), value)
        for column, value in zip(table.columns, table.rows[row], strict=True)
    ]
    indent = INDENT * (table.depths[row] if table.depths else 0)
    yield from wrapped(texts[0][1], room, indent, indent + INDENT)
    for column, text, value in texts[1:]:
        if value is not None and text:
            label = f"{clean(worded(column.heading, language))}: "
            lead = indent + INDENT
            yield from wrapped(label + text, room, lead, lead + INDENT)
