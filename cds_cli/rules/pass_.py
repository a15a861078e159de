"""All or nothing at a threshold."""

from collections.abc import Mapping
from typing import Literal, Self

from pydantic import model_validator

from cds_cli.rules.base import (
    Column,
    Columns,
    Kind,
    Measured,
    Threshold,
    at_least,
    at_most,
    refuse,
)


class Pass(Measured):
    """A figure that meets the threshold earns full points, any other none."""

    type: Literal["pass"]
    at_least: Threshold | None = None
    """The lowest figure that passes."""
    at_most: Threshold | None = None
    """The highest figure that passes; a date for a deadline."""

    @property
    def inputs(self) -> Mapping[str, tuple[Kind, ...]]:
        """One figure or date, or a part and its whole."""
        measured = super().inputs
        return measured if self.of == "ratio" else {"value": (*measured["value"], "date")}

    @model_validator(mode="after")
    def has_threshold(self) -> Self:
        """Without a threshold nothing could fail."""
        if self.at_least is None and self.at_most is None:
            refuse("cần at_least hoặc at_most", "give at_least or at_most")
        if self.at_least is not None and self.at_most is not None and self.at_least > self.at_most:
            refuse("at_least lớn hơn at_most", "at_least is above at_most")
        return self

    def points(self, values: Columns, max_points: float) -> Column:
        """Give all or nothing."""
        figure = self.measure(values)
        passed = figure * 0.0 + 1.0
        if self.at_least is not None:
            passed = passed * at_least(figure, self.at_least)
        if self.at_most is not None:
            passed = passed * at_most(figure, self.at_most)
        return passed * max_points
