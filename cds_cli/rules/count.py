"""Points for each item, up to a number of items."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from cds_cli.rules.base import BaseRule, Column, Columns, Kind, Number, above


class Count(BaseRule):
    """Each item earns ``points_per_item``; items above ``at_most`` earn nothing more."""

    type: Literal["count"]
    points_per_item: Annotated[Number, Field(gt=0)]
    """Points of one item."""
    at_most: Annotated[int, Field(gt=0)] | None = None
    """How many items are counted; without it, as many as the maximum holds."""

    @property
    def inputs(self) -> Mapping[str, tuple[Kind, ...]]:
        """A number of items."""
        return {"value": ("count", "number")}

    def points(self, values: Columns, max_points: float) -> Column:
        """Give points for each item that is counted."""
        return (values["value"] * self.points_per_item).clip(0.0, self.most_points(max_points))

    def capped(self, values: Columns, max_points: float) -> Column | None:
        """Where there are more items than are counted."""
        if self.at_most is None:
            return above(values["value"] * self.points_per_item, max_points)
        return values["value"] > self.at_most

    def most_points(self, max_points: float) -> float:
        """The points of all items that are counted; without a number, the maximum is the cap."""
        return max_points if self.at_most is None else self.points_per_item * self.at_most
