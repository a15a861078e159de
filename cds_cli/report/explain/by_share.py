"""Rules whose points are a share of the maximum that grows with a figure."""

from collections.abc import Callable
from dataclasses import dataclass

from cds_cli.report.explain import phrases
from cds_cli.report.explain.figures import (
    grouped,
    join,
    least_digits,
    operand,
    percent,
    rounded,
)
from cds_cli.report.explain.working import Working
from cds_cli.text import Text

USUAL = 4
"""Decimals of a percentage from which the points do not follow whatever its decimals."""
MARGIN = 1e-12
EMPTY = Text("", "")


@dataclass(frozen=True, slots=True)
class Way:
    """How a figure becomes a share of the maximum, which is cut off at 0 and 1.

    ``formula`` writes the share of a figure that is written already. ``full`` and ``nothing`` are
    told behind a figure that earns all or nothing. ``beside`` is told between figure and share,
    ``of_target`` in place of the formula.
    """

    share_at: Callable[[float], float]
    formula: Callable[[Text], Text]
    full: Text = phrases.FULL
    nothing: Text = phrases.NOTHING
    beside: Text = EMPTY
    of_target: Text | None = None

    def is_full(self, figure: float) -> bool:
        """Whether a figure earns all."""
        return self.share_at(figure) >= 1.0 - MARGIN

    def is_nothing(self, figure: float) -> bool:
        """Whether a figure earns nothing."""
        return self.share_at(figure) <= MARGIN


Shown = Callable[[int | None], Way]
"""Gives a way whose percentages are rounded to some decimals; without a number they are exact."""


def by_share(shown: Shown, working: Working) -> Text:
    """Write the figure, and the share of the points that follows from it."""
    exact = shown(None)
    digits = least_digits(lambda one: serves(exact, shown(one), working, one), 1)
    way = shown(digits or USUAL)
    figure = join(working.measured(digits or USUAL), way.beside)
    if exact.is_full(working.figure):
        return join(figure, way.full)
    if exact.is_nothing(working.figure):
        return join(figure, way.nothing)
    if digits is None:
        return join(figure, "; ", in_one_go(exact, working))
    if way.of_target is not None:
        return join(figure, way.of_target)
    return join(figure, "; ", in_steps(way, working, digits))


def in_steps(way: Way, working: Working, digits: int) -> Text:
    """Write the share of the points that follows from a figure as it is shown."""
    own = working.written(working.figure, digits)
    share = way.share_at(working.seen(digits))
    return join(way.formula(operand(own, working.figure)), " = ", percent(share, digits))


def in_one_go(way: Way, working: Working) -> Text:
    """Write the points as one formula, where a rounded percentage would not lead to them."""
    own = operand(working.written(working.figure), working.figure)
    if working.is_ratio:
        own = join("(", working.fraction(), ")")
    points = grouped(working.piece.points)
    return join(grouped(working.most), " × ", way.formula(own), " = ", points)


def serves(exact: Way, way: Way, working: Working, digits: int) -> bool:
    """Whether the points follow from figures of so many decimals, cut off where they were."""
    own, seen = working.figure, working.seen(digits)
    if working.hides(digits):
        return False
    if (exact.is_full(own), exact.is_nothing(own)) != (way.is_full(seen), way.is_nothing(seen)):
        return False
    share = min(max(way.share_at(seen), 0.0), 1.0)
    if way.of_target is None:
        share = rounded(100.0 * share, digits) / 100.0
    return working.gives(working.most * share)
