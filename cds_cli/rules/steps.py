"""Thresholds on a figure, each with its points."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from cds_cli.rules.base import (
    Column,
    Columns,
    Earned,
    Kind,
    Measured,
    Threshold,
    above,
    at_least,
    at_most,
    below,
    refuse,
)


class Step(Earned):
    """The points of one interval: ``[at_least, below)`` or ``(above, at_most]``."""

    at_least: Threshold | None = None
    """The lowest figure of this step."""
    below: Threshold | None = None
    """The figure where the next better step begins; may be left out."""
    above: Threshold | None = None
    """The figure where the step before ends; may be left out."""
    at_most: Threshold | None = None
    """The highest figure of this step, where less is better."""

    @property
    def low(self) -> float | None:
        """The stated lower bound."""
        return self.at_least if self.at_least is not None else self.above

    @property
    def high(self) -> float | None:
        """The stated upper bound."""
        return self.below if self.below is not None else self.at_most

    @property
    def closed_below(self) -> bool:
        """Whether the step is of the kind that holds its lower bound."""
        return self.at_least is not None or self.below is not None

    @property
    def place(self) -> float:
        """The bound that orders a step among its siblings; the last may leave it out."""
        if self.closed_below:
            return self.at_least if self.at_least is not None else float("-inf")
        return self.at_most if self.at_most is not None else float("inf")

    @model_validator(mode="after")
    def bounds_fit(self) -> Self:
        """A step has a bound, and does not mix the two kinds of interval."""
        closed = {self.at_least, self.below} != {None}
        opened = {self.above, self.at_most} != {None}
        if closed == opened:
            refuse(
                "mỗi bậc ghi at_least và/hoặc below, hoặc above và/hoặc at_most",
                "a step states at_least and/or below, or above and/or at_most",
            )
        return self


class Steps(Measured):
    """A count or a ratio earns the points of the step it falls in; outside all steps, nothing."""

    type: Literal["steps"]
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
    """The steps in order, rising or falling."""

    @property
    def inputs(self) -> Mapping[str, tuple[Kind, ...]]:
        """One figure or date, or a part and its whole."""
        measured = super().inputs
        return measured if self.of == "ratio" else {"value": (*measured["value"], "date")}

    def points(self, values: Columns, max_points: float) -> Column:
        """Give the points of the step that holds the figure."""
        figure = self.measure(values)
        earned = figure * 0.0
        for step, (low, high) in zip(self.steps, self.intervals(), strict=True):
            inside = (
                at_least(figure, low) * below(figure, high)
                if step.closed_below
                else above(figure, low) * at_most(figure, high)
            )
            earned = earned + inside * step.of(max_points)
        return earned

    def intervals(self) -> tuple[tuple[float, float], ...]:
        """Give the bounds of each step, those left out taken from its neighbours."""
        rising = self.is_rising()
        steps = self.steps if rising else self.steps[::-1]
        intervals = []
        for place, step in enumerate(steps):
            before = steps[place - 1].high if place else None
            after = steps[place + 1].low if place + 1 < len(steps) else None
            low = step.low if step.low is not None else before
            high = step.high if step.high is not None else after
            intervals.append(
                (
                    low if low is not None else float("-inf"),
                    high if high is not None else float("inf"),
                )
            )
        return tuple(intervals if rising else intervals[::-1])

    def is_rising(self) -> bool:
        """Whether the steps stand from low to high."""
        return all(one.place <= two.place for one, two in pairwise(self.steps))

    def most_points(self, max_points: float) -> float:
        """The points of the best step."""
        return max(step.of(max_points) for step in self.steps)
