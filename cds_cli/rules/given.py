"""A figure that was judged elsewhere: a survey, a council, a published index."""

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from cds_cli.rules.base import SET_PATTERN, BaseRule, Code, Column, Columns, Kind, Model, refuse


class Taken(Model):
    """What is taken from the results of another set, in place of a figure that is submitted."""

    source: Annotated[str, Field(alias="set", pattern=SET_PATTERN, max_length=128)]
    """The other set: ``CODE`` or ``CODE@EDITION``."""
    node: Code | None = None
    """The node or pillar whose index is taken; left out, the index of the whole."""
    aggregate: Literal["value", "mean", "share"] = "value"
    """The unit's own index, the mean of several units, or the share of them at ``at_band``."""
    unit: Literal["same", "parent"] = "same"
    """Whose results: of the unit of the same code, or of the units whose parent this unit is."""
    at_band: Code | None = None
    """For ``share``: the band of the other set that is reached, or a better one."""

    @model_validator(mode="after")
    def fits_together(self) -> Self:
        """One unit has a value, several have a mean or a share; a share needs a band."""
        if (self.aggregate == "value") != (self.unit == "same"):
            refuse(
                "aggregate: value đi với unit: same; mean và share đi với unit: parent",
                "aggregate: value goes with unit: same; mean and share go with unit: parent",
            )
        if (self.aggregate == "share") != (self.at_band is not None):
            refuse(
                "at_band đi với aggregate: share, và share cần at_band",
                "at_band goes with aggregate: share, and share needs at_band",
            )
        return self


class Given(BaseRule):
    """The value itself says what share of the maximum, or how many points, it is worth."""

    type: Literal["given"]
    scale: Literal["share", "percent", "points"] = "share"
    """Whether the value is 0 to 1, 0 to 100, or points up to the maximum."""
    taken: Annotated[Taken | None, Field(alias="from")] = None
    """The result of another set that stands in where the data hold no figure of their own."""

    @model_validator(mode="after")
    def takes_a_share(self) -> Self:
        """What is taken is an index, 0 to 1."""
        if self.taken is not None and self.scale != "share":
            refuse(
                "kết quả lấy từ bộ khác là tỷ lệ 0 đến 1: cần scale: share",
                "what is taken from another set lies between 0 and 1: scale: share is needed",
            )
        return self

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
