"""A figure against the best of all units."""

from typing import Literal

from cds_cli.rules.base import Column, Columns, Measured, Summary, above, is_equal, margin


class Best(Summary):
    """What is learned from the units: the best and the worst figure."""

    best: float
    worst: float

    @property
    def all_equal(self) -> bool:
        """Whether the best unit is no better than the worst."""
        return abs(self.best - self.worst) <= max(margin(self.best), margin(self.worst))


class RelativeToBest(Measured):
    """The best unit earns full points, each other in proportion to it.

    Where less is better, the proportion is ``best / own figure``. Where the best of all is 0 and
    more is better, nobody has earned anything. Distance to the leader in the OECD/JRC Handbook.
    """

    type: Literal["relative_to_best"]
    better: Literal["higher", "lower"] = "higher"
    """Whether the best figure is the highest or the lowest."""

    def learn(self, values: Columns) -> Best:
        """Learn the best and the worst figure of these units."""
        figure = self.measure(values)
        low, high = float(figure.min()), float(figure.max())
        higher = self.better == "higher"
        return Best(count=len(figure), best=high if higher else low, worst=low if higher else high)

    def merge(self, one: Best, other: Best) -> Best:
        """Put together what was learned from two parts of the units."""
        best, worst = (max, min) if self.better == "higher" else (min, max)
        return Best(
            count=one.count + other.count,
            best=best(one.best, other.best),
            worst=worst(one.worst, other.worst),
        )

    def points(self, values: Columns, max_points: float, peers: Best) -> Column:
        """Give the proportion of the best figure."""
        figure = self.measure(values)
        if self.better == "higher":
            if peers.best <= 0:
                # Only a unit that was not among those peers can be better than the best.
                return max_points * above(figure, 0.0)
            return max_points * (figure / peers.best).clip(0.0, 1.0)
        # A figure of 0 can only be the best one; the added 1 keeps the division defined there.
        at_zero = is_equal(figure, 0.0) * 1.0
        return max_points * (peers.best / (figure + at_zero) + at_zero).clip(0.0, 1.0)
