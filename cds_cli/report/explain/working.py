"""A rule that is worked out with the figures of one unit, up to the points it gives."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from math import isfinite

from cds_cli.analysis.explain.model import Extreme, Piece
from cds_cli.report import rule_phrases
from cds_cli.report.explain import phrases
from cds_cli.report.explain.figures import grouped, join, percent, rounded
from cds_cli.rules.base import Earned
from cds_cli.text import Text, as_it_stands, told

CLOSE = 1e-9
UNITS_NAMED = 3


@dataclass(frozen=True, slots=True)
class Working:
    """A piece that is worked out, the decimals of its points, and how units are named by row."""

    piece: Piece
    decimals: int
    name_of: Callable[[int], str]

    @property
    def most(self) -> float:
        """The points there are."""
        return self.piece.max_points

    @property
    def is_ratio(self) -> bool:
        """Whether the figure is that of a part and its whole."""
        return "whole" in self.piece.values

    @property
    def figure(self) -> float:
        """The figure that is measured."""
        values = self.piece.values
        return values["part"] / values["whole"] if self.is_ratio else values["value"]

    @property
    def is_date(self) -> bool:
        """Whether the figure is a day."""
        return any(c.role == "value" and c.column.kind == "date" for c in self.piece.cells)

    def gives(self, points: float) -> bool:
        """Whether points come to those of the piece, once rounded."""
        own = rounded(self.piece.points, self.decimals)
        return abs(rounded(points, self.decimals) - own) < CLOSE

    def written(self, figure: float, decimals: int | None = None) -> Text:
        """Write a figure: a day, a percentage of a ratio, or a number."""
        if self.is_date:
            return as_it_stands(*(f"{date.fromordinal(int(figure)):%d/%m/%Y}",) * 2)
        return percent(figure, decimals) if self.is_ratio else grouped(figure)

    def seen(self, digits: int) -> float:
        """Give the figure that a reader sees: of a ratio, a percentage with some decimals."""
        return rounded(100.0 * self.figure, digits) / 100.0 if self.is_ratio else self.figure

    def hides(self, digits: int) -> bool:
        """Whether a figure would be shown as 0 that is none."""
        return bool(self.figure) and not self.seen(digits)

    def measured(self, decimals: int) -> Text:
        """Write the figure that is measured; of a ratio also what it is made of."""
        if not self.is_ratio:
            return self.written(self.figure)
        return join(self.fraction(), " = ", self.written(self.figure, decimals))

    def fraction(self) -> Text:
        """Write part and whole."""
        values = self.piece.values
        return join(grouped(values["part"]), " / ", grouped(values["whole"]))

    def earned(self, one: Earned) -> Text:
        """Write the points that are stated, or how a share of the maximum becomes points."""
        if one.share is None:
            return join(": ", told(phrases.POINTS, points=grouped(one.points or 0.0)))
        points = grouped(one.share * self.most)
        return join(": ", percent(one.share), " × ", grouped(self.most), " = ", points)

    def extreme(self, text: Text, extreme: Extreme, decimals: int | None) -> Text:
        """Name the lowest or the highest figure, and the units that have it."""
        units = named(extreme.rows, self.name_of)
        return told(text, figure=self.written(extreme.figure, decimals), units=units)


def named(rows: Sequence[int], name_of: Callable[[int], str]) -> Text:
    """Name the first of some units; a single one beyond them is named too, not counted."""
    is_many = len(rows) > UNITS_NAMED + 1
    names = ", ".join(name_of(row) for row in (rows[:UNITS_NAMED] if is_many else rows))
    if is_many:
        return told(phrases.AND_MORE, units=names, count=len(rows) - UNITS_NAMED)
    return as_it_stands(names, names) if names else phrases.NOBODY_HERE


def interval(
    working: Working, ends: tuple[float, float], *, closed_below: bool, both_closed: bool = False
) -> Text:
    """Write where a step begins and ends, or between which bounds a figure has to be."""
    names = rule_phrases.CLOSED_BELOW if closed_below else rule_phrases.CLOSED_ABOVE
    low, high = ends
    has = isfinite(low), isfinite(high)
    if both_closed:
        names = rule_phrases.CLOSED_DAYS if working.is_date else rule_phrases.CLOSED
    written = (working.written(end) if known else "" for end, known in zip(ends, has, strict=True))
    return told(names[has], **dict(zip(("low", "high"), written, strict=True)))
