"""What figures must be to one another: a closed list of forms, without expressions."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from cds_cli.rules.base import Code, Model, Name, Number, Points, refuse

Path = tuple[str | int, ...]


class BaseCrossCheck(Model):
    """What every cross-check states; it is skipped for a unit that lacks one of its figures."""

    code: Code
    """Names the check."""
    severity: Literal["error", "warning"] = "error"
    """How much a breach weighs: an error keeps the unit from being scored."""
    message: Name | None = None
    """What is told of a breach, in place of the sentence that the form makes."""
    message_en: Name | None = None
    """The message in English."""

    def figures(self) -> tuple[tuple[Path, str], ...]:
        """Give the columns that are compared, each with its place in the check.

        A breach is told at the first of them.
        """
        raise NotImplementedError


class AmountCheck(BaseCrossCheck):
    """A cross-check that compares amounts."""

    tolerance: Points = 0.0
    """How far apart rounded figures may lie, in their own unit of measure."""


class FigureAtMost(AmountCheck):
    """One figure is not above another."""

    type: Literal["figure_at_most"]
    figure: Code
    """The column of the smaller figure."""
    at_most: Code
    """The column of the figure that it may reach but not pass."""

    def figures(self) -> tuple[tuple[Path, str], ...]:
        """Give both columns."""
        return ((("figure",), self.figure), (("at_most",), self.at_most))


class SumAtMost(AmountCheck):
    """Several figures together are not above another."""

    type: Literal["sum_at_most"]
    parts: Annotated[tuple[Code, ...], Field(min_length=2)]
    """The columns that are added up."""
    at_most: Code
    """The column of the figure that their sum may reach but not pass."""

    def figures(self) -> tuple[tuple[Path, str], ...]:
        """Give the parts, and what their sum is held against."""
        return (*listed("parts", self.parts), (("at_most",), self.at_most))


class SumEquals(AmountCheck):
    """Several figures together are another."""

    type: Literal["sum_equals"]
    parts: Annotated[tuple[Code, ...], Field(min_length=2)]
    """The columns that are added up."""
    equals: Code
    """The column of the figure that their sum has to be."""

    def figures(self) -> tuple[tuple[Path, str], ...]:
        """Give the parts, and what their sum has to be."""
        return (*listed("parts", self.parts), (("equals",), self.equals))


class Equal(AmountCheck):
    """Several columns, which may stand on different sheets or forms, hold the same figure."""

    type: Literal["equal"]
    inputs: Annotated[tuple[Code, ...], Field(min_length=2)]
    """The columns that hold the same figure."""

    def figures(self) -> tuple[tuple[Path, str], ...]:
        """Give the columns."""
        return listed("inputs", self.inputs)


class RatioBetween(BaseCrossCheck):
    """One figure as a share of another lies between two bounds; a whole of 0 is not judged."""

    type: Literal["ratio_between"]
    part: Code
    """The column above the line."""
    whole: Code
    """The column below the line."""
    at_least: Number | None = None
    """The lowest ratio, as a fraction (0.1 is 10 %)."""
    at_most: Number | None = None
    """The highest ratio, as a fraction."""

    @model_validator(mode="after")
    def has_a_bound(self) -> Self:
        """A ratio without bounds is always right."""
        if self.at_least is None and self.at_most is None:
            refuse("cần at_least hoặc at_most", "give at_least or at_most")
        return self

    def figures(self) -> tuple[tuple[Path, str], ...]:
        """Give both columns."""
        return ((("part",), self.part), (("whole",), self.whole))


class ChangeWithin(BaseCrossCheck):
    """A figure is near that of the period before; what was 0 is not judged."""

    type: Literal["change_within"]
    severity: Literal["error", "warning"] = "warning"
    """How much a breach weighs: an error keeps the unit from being scored."""
    input: Code
    """The column."""
    within: Annotated[Number, Field(gt=0)]
    """By which share it may have changed either way (0.5 is ±50 %)."""

    def figures(self) -> tuple[tuple[Path, str], ...]:
        """Give the one column."""
        return ((("input",), self.input),)


CrossCheck = Annotated[
    FigureAtMost | SumAtMost | SumEquals | RatioBetween | ChangeWithin | Equal,
    Field(discriminator="type"),
]
"""Any cross-check, told apart by its ``type``."""


def listed(key: str, codes: tuple[str, ...]) -> tuple[tuple[Path, str], ...]:
    """Give the codes of a list with their places."""
    return tuple(((key, place), code) for place, code in enumerate(codes))
