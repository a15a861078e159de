"""A figure between two goalposts."""

from typing import Literal, Self

from pydantic import model_validator

from cds_cli.rules.base import Column, Columns, Measured, Number, above, below, refuse


class Linear(Measured):
    """Points run in a straight line from none at ``low`` to all at ``high``.

    ``low`` may be the larger of the two: then less is better. Goalposts as in the OECD/JRC
    Handbook on composite indicators, step 5 (distance to a reference).
    """

    type: Literal["linear"]
    low: Number
    """The figure that earns nothing."""
    high: Number
    """The figure that earns full points."""
    clip: bool = True
    """Whether a figure beyond a goalpost counts as the goalpost; if not, it is refused."""

    @model_validator(mode="after")
    def goalposts_differ(self) -> Self:
        """Two equal goalposts leave no line between them."""
        if self.low == self.high:
            refuse("low và high phải khác nhau", "low and high must differ")
        return self

    def points(self, values: Columns, max_points: float) -> Column:
        """Give the share of the way from ``low`` to ``high``."""
        return max_points * self.way(values).clip(0.0, 1.0)

    def capped(self, values: Columns, max_points: float) -> Column | None:
        """Where the figure lies beyond the goalpost that earns all."""
        del max_points
        beyond = above if self.high > self.low else below
        return beyond(self.measure(values), self.high)

    def way(self, values: Columns) -> Column:
        """How far the figure is on the way from ``low`` (0) to ``high`` (1)."""
        return (self.measure(values) - self.low) / (self.high - self.low)
