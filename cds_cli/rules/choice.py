"""One option of a list."""

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from cds_cli.rules.base import (
    BaseRule,
    Code,
    Column,
    Columns,
    Earned,
    Kind,
    Name,
    is_equal,
    refuse,
)


class Option(Earned):
    """One answer and what it earns."""

    code: Code
    """What a cell holds, besides the name."""
    name: Name
    """The answer in words."""


class Choice(BaseRule):
    """The chosen option earns its points, or its share of the maximum."""

    type: Literal["choice"]
    options: Annotated[tuple[Option, ...], Field(min_length=2)]
    """The answers a unit can choose from."""

    @model_validator(mode="after")
    def options_differ(self) -> Self:
        """A cell that holds the code or the name of an option means that one only."""
        meant: dict[str, int] = {}
        for place, option in enumerate(self.options):
            for text in (option.code.casefold(), option.name.casefold()):
                if meant.setdefault(text, place) != place:
                    refuse(
                        "mã và tên của các lựa chọn phải khác nhau",
                        "the codes and names of the options must differ",
                    )
        return self

    @property
    def inputs(self) -> Mapping[str, tuple[Kind, ...]]:
        """One choice, held as the place of the option in the list, from 0."""
        return {"value": ("choice",)}

    def points(self, values: Columns, max_points: float) -> Column:
        """Give what the chosen option earns."""
        earned = values["value"] * 0.0
        for place, option in enumerate(self.options):
            earned = earned + is_equal(values["value"], place) * option.of(max_points)
        return earned

    def most_points(self, max_points: float) -> float:
        """The points of the best option."""
        return max(option.of(max_points) for option in self.options)
