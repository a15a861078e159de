"""A figure that was judged elsewhere: a survey, a council, a published index."""

from collections.abc import Mapping
from typing import Literal

from cds_cli.rules.base import BaseRule, Column, Columns, Kind


class Given(BaseRule):
    """The value itself says what share of the maximum, or how many points, it is worth."""

    type: Literal["given"]
    scale: Literal["share", "percent", "points"] = "share"
    """Whether the value is 0 to 1, 0 to 100, or points up to the maximum."""

    @property
    def inputs(self) -> Mapping[str, tuple[Kind, ...]]:
        """One value in the scale stated."""
        kinds: dict[str, tuple[Kind, ...]] = {
            "share": ("share",),
            "percent": ("percent",),
            "points": ("number",),
        }
        return {"value": kinds[self.scale]}

    def points(self, values: Columns, max_points: float) -> Column:
        """Give what the value is worth."""
        if self.scale == "points":
            return values["value"].clip(0.0, max_points)
        full = 100.0 if self.scale == "percent" else 1.0
        return max_points * (values["value"] / full).clip(0.0, 1.0)
