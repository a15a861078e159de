"""A question of a survey, answered on five levels."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from cds_cli.rules.base import BaseRule, Column, Columns, Kind

LEVELS = (1, 2, 3, 4, 5)
"""The levels of an answer, from full disagreement to full agreement."""


def role_of_level(level: int) -> str:
    """Name the input that holds how many gave this answer."""
    return f"answers_{level}"


def number_of_answers(values: Columns) -> Column:
    """Add up the answers of all levels."""
    first, *rest = (values[role_of_level(level)] for level in LEVELS)
    return sum(rest, start=first)


class Survey(BaseRule):
    """Points grow with the mean answer: level 1 earns nothing, level 5 everything.

    With fewer answers than ``min_answers`` the figures count as missing.
    """

    type: Literal["survey"]
    reversed: bool = False
    """Whether to agree is bad: then level 1 earns everything, level 5 nothing."""
    min_answers: Annotated[int, Field(ge=1)] = 1
    """With fewer answers the question counts as not answered."""

    @property
    def inputs(self) -> Mapping[str, tuple[Kind, ...]]:
        """How many gave each of the five answers."""
        return {role_of_level(level): ("count",) for level in LEVELS}

    def enough(self, values: Columns) -> Column:
        """Where there are as many answers as are needed."""
        return number_of_answers(values) >= self.min_answers

    def points(self, values: Columns, max_points: float) -> Column:
        """Give the share of the way from the worst level to the best that the mean has gone."""
        worst = LEVELS[-1] if self.reversed else LEVELS[0]
        gone = number_of_answers(values) * 0.0
        for level in LEVELS:
            gone = gone + values[role_of_level(level)] * float(abs(level - worst))
        return max_points * (gone / (number_of_answers(values) * float(LEVELS[-1] - LEVELS[0])))
