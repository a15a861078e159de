"""The figures of one unit if some of its indicators had full points, for many choices at once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from cds_cli.engine.aggregate import aggregate
from cds_cli.engine.score import rounded
from cds_cli.results.figures import TOTAL, Array, Figures, Mask
from cds_cli.results.model import Results, divide
from cds_cli.results.rounding import round_half_up

Choice = tuple[int, ...]
"""Places of indicators among those at which points are open, ascending."""
OPEN = 1e-9
"""Points below this are no points to be gained."""


@dataclass(frozen=True, slots=True)
class Totals:
    """What a unit would reach by each choice: exact points, published points and index."""

    exact: Array
    points: Array
    index: Array


class Choices:
    """The indicators of one unit at which points are open; ``row`` is its place."""

    def __init__(self, results: Results, row: int) -> None:
        """Find the indicators, in the order of the tree."""
        self.results, self.row = results, row
        leaves = [leaf.code for leaf in results.indicator_set.leaves()]
        self.points = {code: float(results.figures[code].points[row]) for code in leaves}
        self.maxima = {code: float(results.figures[code].maximum[row]) for code in leaves}
        self.full = {code: self.full_points(code) for code in leaves}
        self.codes = tuple(c for c in leaves if self.open(c) > OPEN)
        self.excluded = tuple(
            c for c in leaves if not self.maxima[c] and results.figures[c].expected[row] > 0
        )

    def full_points(self, code: str) -> float:
        """Give the most that an indicator can have: its maximum, rounded where indicators are."""
        figures = self.results.figures[code]
        at_most = rounded(replace(figures, points=figures.maximum), self.results.indicator_set)
        return float(at_most.points[self.row])

    def open(self, code: str) -> float:
        """Give the points that an indicator can still gain."""
        return self.full[code] - self.points[code]

    def maximum(self, code: str = TOTAL) -> float:
        """Give what the unit could reach at a node."""
        return float(self.results.figures[code].maximum[self.row])

    def totals(self, chosen: Mask) -> Totals:
        """Give the totals for each choice (choices × indicators, true at full points)."""
        number = len(chosen)
        marks = np.zeros(number, dtype=np.uint8)
        places = {code: place for place, code in enumerate(self.codes)}
        figures = {}
        for code, earned in self.points.items():
            maximum = np.full(number, self.maxima[code])
            points = np.full(number, earned)
            if code in places:
                points = np.where(chosen[:, places[code]], self.full[code], points)
            figures[code] = Figures(points, maximum, maximum, maximum, marks)
        total = aggregate(self.results.indicator_set, figures)[TOTAL]
        indicator_set = self.results.indicator_set
        return Totals(
            exact=total.points,
            points=round_half_up(total.points, indicator_set.decimals),
            index=round_half_up(divide(total.points, total.maximum), indicator_set.index_decimals),
        )


def mask(found: Sequence[Choice], number: int) -> Mask:
    """Write choices as choices × indicators."""
    chosen = np.zeros((len(found), number), dtype=bool)
    for at, choice in enumerate(found):
        chosen[at, list(choice)] = True
    return chosen
