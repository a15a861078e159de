"""A figure between the lowest and the highest of all units."""

from typing import Literal

from cds_cli.rules.base import Column, Columns, Measured, Summary, at_least, at_most, margin


class Spread(Summary):
    """What is learned from the units: the lowest and the highest figure."""

    low: float
    high: float

    @property
    def all_equal(self) -> bool:
        """Whether nothing lies between lowest and highest."""
        return self.high - self.low <= max(margin(self.low), margin(self.high))


class MinMax(Measured):
    """The worst unit earns nothing, the best earns all, the others in a straight line between.

    Where all units are equal nobody is behind the best, so all earn full points. Min-max
    normalisation in the OECD/JRC Handbook, step 5.
    """

    type: Literal["min_max"]
    better: Literal["higher", "lower"] = "higher"
    """Whether the best figure is the highest or the lowest."""

    def learn(self, values: Columns) -> Spread:
        """Learn the lowest and the highest figure of these units."""
        figure = self.measure(values)
        return Spread(count=len(figure), low=float(figure.min()), high=float(figure.max()))

    def merge(self, one: Spread, other: Spread) -> Spread:
        """Put together what was learned from two parts of the units."""
        return Spread(
            count=one.count + other.count,
            low=min(one.low, other.low),
            high=max(one.high, other.high),
        )

    def points(self, values: Columns, max_points: float, peers: Spread) -> Column:
        """Give the share of the way from the worst figure to the best."""
        figure = self.measure(values)
        if peers.all_equal:
            # Only a unit that was not among those peers can be worse than all of them.
            no_worse = at_least if self.better == "higher" else at_most
            return max_points * no_worse(figure, peers.low)
        worst, best = (
            (peers.low, peers.high) if self.better == "higher" else (peers.high, peers.low)
        )
        return max_points * ((figure - worst) / (best - worst)).clip(0.0, 1.0)
