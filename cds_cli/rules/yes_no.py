"""Yes earns all, no earns nothing."""

from collections.abc import Mapping
from typing import Literal

from cds_cli.rules.base import BaseRule, Column, Columns, Kind


class YesNo(BaseRule):
    """Full points for yes, none for no."""

    type: Literal["yes_no"]

    @property
    def inputs(self) -> Mapping[str, tuple[Kind, ...]]:
        """One answer, 1 for yes and 0 for no."""
        return {"value": ("yes_no",)}

    def points(self, values: Columns, max_points: float) -> Column:
        """Give all or nothing."""
        return values["value"] * max_points
