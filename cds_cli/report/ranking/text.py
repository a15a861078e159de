"""A ranking as columns of text: figures as people write them, cut to a width where there is one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cds_cli.report.columns_of_text import cells_of, padded
from cds_cli.report.columns_of_text import width as width_of
from cds_cli.report.ranking.model import Column, Filled, Kind, Table, Value
from cds_cli.report.ranking.words import marker
from cds_cli.report.safe import clean
from cds_cli.text import Language

NONE = "–"
GAP = 2
"""Spaces between two columns."""


@dataclass(frozen=True, slots=True)
class TextColumn:
    """A column whose cells are ready to be printed; all figures of it line up on the right."""

    column: Column
    heading: str
    cells: tuple[str, ...]
    width: int

    def padded(self, text: str) -> str:
        """Fill a text up to the width of the column."""
        return padded(text, self.width, to_right=not self.column.kind.is_text)


def text_columns(table: Table, language: Language) -> tuple[TextColumn, ...]:
    """Write every cell of a table the way people do, with marks behind figures."""
    return tuple(text_column(filled, language) for filled in table.filled)


def text_column(filled: Filled, language: Language) -> TextColumn:
    """Write the cells of one column."""
    cells = with_markers(written(filled, language), filled.marks)
    heading = clean(filled.column.heading)
    width = max((width_of(heading), *map(width_of, set(cells))))
    return TextColumn(filled.column, heading, cells, width)


def written(filled: Filled, language: Language) -> list[str]:
    """Write values as people do: figures with a comma in Vietnamese, codes of bands in words."""
    column = filled.column
    if column.kind.is_text:
        return [in_words(value, column) for value in filled.values]
    plain = figures(filled)
    # One replacement for the whole column is ten times as fast as one a cell.
    return "\n".join(plain).replace(".", ",").split("\n") if language is Language.VI else plain


def in_words(value: Value, column: Column) -> str:
    """Write a text; a code that has a label as its label."""
    if value is None:
        return NONE
    text = str(value)
    return clean(column.labels.get(text, text))


def figures(filled: Filled, unknown: str = NONE) -> list[str]:
    """Write figures with a point: as many decimals as published, a maximum without end zeros."""
    form = f".{filled.column.decimals}f"
    plain = [unknown if value is None else format(value, form) for value in filled.values]
    return list(map(trimmed, plain)) if filled.column.kind is Kind.MAXIMUM else plain


def trimmed(number: str) -> str:
    """Leave out the zeros that close a number's decimals."""
    return number.rstrip("0").rstrip(".") if "." in number else number


def with_markers(cells: Sequence[str], marks: Sequence[int]) -> tuple[str, ...]:
    """Put signs behind figures, and as much space behind those without, so that digits line up."""
    signs = [marker(bits) for bits in marks]
    longest = max(map(len, signs), default=0)
    if not longest:
        return tuple(cells)
    return tuple(cell + sign.ljust(longest) for cell, sign in zip(cells, signs, strict=True))


def rows_of(column: TextColumn, rows: slice) -> TextColumn:
    """Keep some rows of a column; its width stays, so that sections line up."""
    return replace(column, cells=column.cells[rows])


def lines_of(columns: Sequence[TextColumn]) -> list[str]:
    """Write rows one a line, columns lined up."""
    padded = [padded_cells(column) for column in columns]
    return [(" " * GAP).join(cells).rstrip() for cells in zip(*padded, strict=True)]


def padded_cells(column: TextColumn) -> list[str]:
    """Fill the cells of a column up to its width."""
    width = column.width
    if not column.column.kind.is_text:
        return [cell.rjust(width) for cell in column.cells]
    return [cell + " " * (width - width_of(cell)) for cell in column.cells]


def head_lines(columns: Sequence[TextColumn]) -> list[str]:
    """Write the headings and a rule below them."""
    headings = (" " * GAP).join(column.padded(column.heading) for column in columns)
    return [headings.rstrip(), (" " * GAP).join("─" * column.width for column in columns)]


def cut(text: str, width: int) -> str:
    """Cut a text to a width in terminal cells; ``…`` says that there is more."""
    if width_of(text) <= width:
        return text
    room, kept = width - 1, []
    for character in text:
        room -= cells_of(character)
        if room < 0:
            break
        kept.append(character)
    return "".join(kept).rstrip() + "…"
