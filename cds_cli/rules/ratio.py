"""Share of a whole, against a target."""

from collections.abc import Mapping
from typing import Literal, Self

from pydantic import model_validator

from cds_cli.rules.base import (
    AMOUNTS,
    BaseRule,
    Column,
    Columns,
    Kind,
    Number,
    OfWhole,
    above,
    at_least,
    at_most,
    below,
    refuse,
)


class Ratio(OfWhole, BaseRule):
    """Points grow with ``part / whole`` and are full once the ratio reaches ``target``."""

    type: Literal["ratio"]
    target: Number | None = None
    """The ratio that earns full points, as a fraction (0.8 is 80 %).

    Without it 1, or 0 where less is better.
    """
    better: Literal["higher", "lower"] = "higher"
    """Where less is better, points fall from the target to nothing at a ratio of 1."""
    floor: Number | None = None
    """A ratio worse than this earns nothing."""

    @model_validator(mode="after")
    def target_leaves_room(self) -> Self:
        """The ratio that earns all differs from the one that earns nothing."""
        if self.better == "higher" and self.full_at <= 0:
            refuse("target phải lớn hơn 0", "target must be above 0")
        if self.better == "lower" and not 0 <= self.full_at < 1:
            refuse("target phải từ 0 đến dưới 1", "target must be from 0 to below 1")
        return self

    @property
    def full_at(self) -> float:
        """The ratio that earns full points."""
        if self.target is not None:
            return self.target
        return 1.0 if self.better == "higher" else 0.0

    @property
    def inputs(self) -> Mapping[str, tuple[Kind, ...]]:
        """A part and its whole, in the same unit of measure."""
        return {"part": AMOUNTS, "whole": AMOUNTS}

    def points(self, values: Columns, max_points: float) -> Column:
        """Give the share of the maximum that the ratio has earned."""
        ratio = values["part"] / values["whole"]
        if self.better == "higher":
            earned = max_points * (ratio / self.full_at).clip(0.0, 1.0)
            return earned if self.floor is None else earned * at_least(ratio, self.floor)
        earned = max_points * ((1.0 - ratio) / (1.0 - self.full_at)).clip(0.0, 1.0)
        return earned if self.floor is None else earned * at_most(ratio, self.floor)

    def capped(self, values: Columns, max_points: float) -> Column | None:
        """Where the ratio is better than its target."""
        del max_points
        ratio = values["part"] / values["whole"]
        better = above if self.better == "higher" else below
        return better(ratio, self.full_at)
