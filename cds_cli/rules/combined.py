"""Rules made of other rules: the best of several cases, a sum of parts, a checklist."""

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from cds_cli.rules.base import BaseRule, Code, Earned, Kind, Model, Name, Points, Share, refuse
from cds_cli.rules.choice import Choice
from cds_cli.rules.count import Count
from cds_cli.rules.given import Given
from cds_cli.rules.linear import Linear
from cds_cli.rules.min_max import MinMax
from cds_cli.rules.pass_ import Pass
from cds_cli.rules.ratio import Ratio
from cds_cli.rules.relative_to_best import RelativeToBest
from cds_cli.rules.steps import Steps
from cds_cli.rules.survey import Survey
from cds_cli.rules.yes_no import YesNo

PeerRule = RelativeToBest | MinMax
PlainRule = YesNo | Choice | Steps | Ratio | Linear | Count | Given | Pass | Survey
SimpleRule = Annotated[PlainRule | PeerRule, Field(discriminator="type")]


class Part(Model):
    """One part of a combined rule: a rule of its own with its share of the points."""

    code: Code
    """Names the part, and its columns: ``3.a.part`` is the part's input in indicator 3."""
    name: Name | None = None
    """The part in words."""
    max_points: Points | None = None
    """The most points of this part."""
    share: Share | None = None
    """The part's share of the indicator's maximum, in place of points."""
    rule: SimpleRule
    """How the part is scored."""

    @model_validator(mode="after")
    def not_both(self) -> Self:
        """A part states its points or its share, not both."""
        if self.max_points is not None and self.share is not None:
            refuse(
                "ghi max_points hoặc share, không ghi cả hai", "give max_points or share, not both"
            )
        return self

    def of(self, max_points: float) -> float:
        """Give the most points of this part under an indicator's maximum; all if it states none."""
        if self.max_points is not None:
            return self.max_points
        return max_points if self.share is None else self.share * max_points


def part_inputs(parts: tuple[Part, ...]) -> Mapping[str, tuple[Kind, ...]]:
    """Give the roles of all parts, each behind the code of its part."""
    return {
        role_in(part, role): kinds for part in parts for role, kinds in part.rule.inputs.items()
    }


def role_in(part: Part, role: str) -> str:
    """Name a part's input among those of the whole rule; a lone input is named by its part."""
    return part.code if role == "value" else f"{part.code}.{role}"


def codes_differ(parts: tuple[Part, ...]) -> None:
    """Refuse two parts of one code."""
    if len({part.code for part in parts}) < len(parts):
        refuse("mã của các phần phải khác nhau", "the codes of the parts must differ")


class BestOf(BaseRule):
    """The case that earns most counts; a case without data takes no part."""

    type: Literal["best_of"]
    parts: Annotated[tuple[Part, ...], Field(min_length=2)]
    """The cases; each may earn the whole maximum unless it states less."""

    @model_validator(mode="after")
    def parts_fit(self) -> Self:
        """A part is named by its code."""
        codes_differ(self.parts)
        return self

    @property
    def inputs(self) -> Mapping[str, tuple[Kind, ...]]:
        """The inputs of all cases."""
        return part_inputs(self.parts)

    def most_points(self, max_points: float) -> float:
        """The points of the best case."""
        return max(part.of(max_points) for part in self.parts)


class SumOf(BaseRule):
    """The points of the parts add up; a part that does not apply leaves the maximum."""

    type: Literal["sum_of"]
    parts: Annotated[tuple[Part, ...], Field(min_length=2)]
    """The parts; each states its points or its share."""

    @model_validator(mode="after")
    def parts_fit(self) -> Self:
        """Each part says how much of the sum it is."""
        codes_differ(self.parts)
        if any(part.max_points is None and part.share is None for part in self.parts):
            refuse("mỗi phần cần max_points hoặc share", "each part needs max_points or share")
        return self

    @property
    def inputs(self) -> Mapping[str, tuple[Kind, ...]]:
        """The inputs of all parts."""
        return part_inputs(self.parts)

    def most_points(self, max_points: float) -> float:
        """The points of all parts together."""
        return sum(part.of(max_points) for part in self.parts)


class Item(Earned):
    """One thing to have or to do, and what it earns."""

    code: Code
    """Names the item, and its column."""
    name: Name
    """The item in words."""


class Checklist(BaseRule):
    """Each item that is there earns its points."""

    type: Literal["checklist"]
    items: Annotated[tuple[Item, ...], Field(min_length=1)]
    """The items; together they earn the maximum."""

    @model_validator(mode="after")
    def items_fit(self) -> Self:
        """An item is named by its code."""
        codes_differ(self.parts)
        return self

    @property
    def parts(self) -> tuple[Part, ...]:
        """The items as yes-or-no parts, so that each stands for itself where others are missing."""
        return tuple(
            Part(
                code=item.code,
                name=item.name,
                max_points=item.points,
                share=item.share,
                rule=YesNo(type="yes_no"),
            )
            for item in self.items
        )

    @property
    def inputs(self) -> Mapping[str, tuple[Kind, ...]]:
        """A yes or no for each item."""
        return {item.code: ("yes_no",) for item in self.items}

    def most_points(self, max_points: float) -> float:
        """The points of all items together."""
        return sum(item.of(max_points) for item in self.items)
