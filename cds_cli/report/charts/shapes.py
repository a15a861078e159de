"""The shapes a chart is made of; ``style`` names a class of the page's style sheet."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import TypeVar

from cds_cli.report.columns_of_text import width as cells_wide

Row = TypeVar("Row")
BETWEEN = "⋯"
"""Stands for the rows that are not drawn."""
LETTER, CAPITAL, BROADEST = 7.0, 9.0, 12.0
"""How wide letters are, in the units of a chart, at the size its texts have."""
BROAD = frozenset("MWmw@%…")
MORE = "…"
"""Says that a text was cut."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle; ``tip`` is shown when it is pointed at."""

    x: float
    y: float
    width: float
    height: float
    style: str
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line between two points."""

    x1: float
    y1: float
    x2: float
    y2: float
    style: str
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Dot:
    """A circle."""

    x: float
    y: float
    radius: float
    style: str
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Squares:
    """Many equal squares of one style, by their upper left corners: one path, to be small."""

    corners: Sequence[tuple[float, float]]
    width: float
    height: float
    style: str

    @property
    def path(self) -> str:
        """The squares as the data of a path."""
        side = f"h{coordinate(self.width)}v{coordinate(self.height)}h-{coordinate(self.width)}z"
        return "".join(f"M{coordinate(x)} {coordinate(y)}{side}" for x, y in self.corners)


@dataclass(frozen=True, slots=True)
class Label:
    """A text; ``anchor`` is start, middle or end. Turned texts read from below."""

    x: float
    y: float
    text: str
    style: str = "label"
    anchor: str = "start"
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """A closed line through some points."""

    corners: Sequence[tuple[float, float]]
    style: str
    tip: str = ""

    @property
    def points(self) -> str:
        """The corners as a polygon has them."""
        return " ".join(f"{coordinate(x)},{coordinate(y)}" for x, y in self.corners)


Shape = Bar | Stroke | Dot | Squares | Label | Outline


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a long chart, drawn by itself so that no printed page cuts through it."""

    height: float
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing with the words that stand for it where it cannot be seen.

    ``continued`` holds what stands below it, of the same width.
    """

    key: str
    title: str
    description: str
    width: float
    height: float
    shapes: tuple[Shape, ...]
    keys: tuple[tuple[str, str], ...] = ()
    """What styles mean, as (style, words)."""
    continued: tuple[Piece, ...] = ()

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The whole chart from top to bottom."""
        return (Piece(self.height, self.shapes), *self.continued)


def in_pieces(rows: Sequence[Row], most: int) -> list[Sequence[Row]]:
    """Cut rows into pieces of about one length, none longer than ``most``."""
    count = ceil(len(rows) / most)
    return [rows[len(rows) * at // count : len(rows) * (at + 1) // count] for at in range(count)]


def both_ends(rows: Sequence[int], most: int, ends: int) -> list[int | None]:
    """Give all rows, or of more than ``most`` both ends with None for those between them."""
    return list(rows) if len(rows) <= most else [*rows[:ends], None, *rows[-ends:]]


def coordinate(value: float) -> str:
    """Write a coordinate: as many decimals as an eye can tell, and none that are 0."""
    return f"{value:.1f}".removesuffix(".0")


def fitted(text: str, room: float) -> str:
    """Cut a text to the room it has."""
    if length(text) <= room:
        return text
    left, kept = room - length(MORE), []
    for letter in text:
        left -= length(letter)
        if left < 0:
            break
        kept.append(letter)
    return "".join(kept).rstrip() + MORE


def room_for(texts: Sequence[str], most: float) -> float:
    """Give the room that the longest of some texts takes, up to a limit."""
    return min(max(map(length, texts), default=0.0) + 8, most)


def length(text: str) -> float:
    """Guess how long a text is drawn: on the safe side, since fonts differ."""
    return sum(letter_wide(letter) for letter in text)


def letter_wide(letter: str) -> float:
    """Guess how wide a letter is drawn; a mark that combines takes no room."""
    if letter in BROAD:
        return BROADEST
    return (CAPITAL if letter.isupper() else LETTER) * cells_wide(letter)
