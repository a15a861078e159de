"""What all scoring rules share: strict models, columns of values, and the roles of their inputs."""

import re
from collections.abc import Mapping
from datetime import date
from math import isfinite
from typing import Annotated, Any, Final, Literal, NoReturn, Protocol, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

Kind = Literal["count", "number", "percent", "share", "money", "yes_no", "choice", "date", "text"]
"""What a cell may hold: ``percent`` is 0 to 100, ``share`` 0 to 1, ``count`` whole and ≥ 0."""

NUMERIC: tuple[Kind, ...] = ("number", "count", "percent", "share", "money")
AMOUNTS: tuple[Kind, ...] = ("count", "number", "money")


class Model(BaseModel):
    """A part of a definition: frozen, without unknown keys, and without conversions."""

    # Built on first use: the schema of a whole set holds those of its parts, once.
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)


class Column(Protocol):
    """The values of many units: a numpy array or a pandas Series satisfies it."""

    def __add__(self, other: Any, /) -> "Column": ...
    def __radd__(self, other: Any, /) -> "Column": ...
    def __sub__(self, other: Any, /) -> "Column": ...
    def __rsub__(self, other: Any, /) -> "Column": ...
    def __mul__(self, other: Any, /) -> "Column": ...
    def __rmul__(self, other: Any, /) -> "Column": ...
    def __truediv__(self, other: Any, /) -> "Column": ...
    def __rtruediv__(self, other: Any, /) -> "Column": ...
    def __ge__(self, other: Any, /) -> "Column": ...
    def __gt__(self, other: Any, /) -> "Column": ...
    def __le__(self, other: Any, /) -> "Column": ...
    def __lt__(self, other: Any, /) -> "Column": ...
    def __array__(self) -> Any: ...
    def __len__(self) -> int: ...
    def clip(self, lower: float, upper: float, /) -> "Column": ...
    def min(self) -> Any: ...
    def max(self) -> Any: ...


Columns = Mapping[str, Column]
"""The values of each input by its role; all of one length, without missing values."""


def is_equal(column: Column, value: float) -> Column:
    """Where a column equals a value; ``==`` itself cannot be typed, since every object has it."""
    return (column >= value) * (column <= value)


MARGIN = 1e-14
"""The share of a threshold by which a figure may miss it: 4.35 / 5 is 0.8699… in binary."""


def margin(bound: float) -> float:
    """Give what a ratio in binary may be beside a bound that it meets on paper."""
    return abs(bound) * MARGIN if isfinite(bound) else 0.0


def at_least(column: Column, bound: float) -> Column:
    """Where a figure reaches a bound."""
    return column >= bound - margin(bound)


def at_most(column: Column, bound: float) -> Column:
    """Where a figure is not beyond a bound."""
    return column <= bound + margin(bound)


def above(column: Column, bound: float) -> Column:
    """Where a figure is beyond a bound."""
    return column > bound + margin(bound)


def below(column: Column, bound: float) -> Column:
    """Where a figure does not reach a bound."""
    return column < bound - margin(bound)


def calendar_day(value: object) -> object:
    """Read a day that stands in quotes, as it means the same without them."""
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return value
    return value


def day_number(value: object) -> object:
    """Read a date as a number of days, so that a deadline can be a threshold."""
    day = calendar_day(value)
    return float(day.toordinal()) if isinstance(day, date) else value


Day = Annotated[date, BeforeValidator(calendar_day)]
"""A day of the calendar."""


Number = Annotated[float, Field(allow_inf_nan=False)]
Threshold = Annotated[
    float,
    Field(allow_inf_nan=False),
    BeforeValidator(day_number),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "string", "format": "date"}]}),
]
Points = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
CODE_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)*$"
NAME_PATTERN = r"\S"
SET_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)*(@[A-Za-z0-9][A-Za-z0-9_.-]*)?$"
"""``CODE`` or ``CODE@EDITION``."""
Code = Annotated[str, Field(pattern=CODE_PATTERN, max_length=64)]
Name = Annotated[str, Field(min_length=1, pattern=NAME_PATTERN)]


DOES_NOT_FIT: Final = "does_not_fit"
"""The kind of fault that is told in the words of the model."""


def refuse(vi: str, en: str) -> NoReturn:
    """Refuse a model whose parts do not fit together, saying why in both languages."""
    raise PydanticCustomError(DOES_NOT_FIT, "{en}", {"vi": vi, "en": en})


class Earned(Model):
    """Points, or a share of the maximum; a share also fits an indicator of open weight."""

    points: Points | None = None
    """Points it earns."""
    share: Share | None = None
    """The share of the maximum it earns, 0 to 1, in place of points."""

    @model_validator(mode="after")
    def one_of_two(self) -> Self:
        """Either points or a share."""
        if (self.points is None) == (self.share is None):
            refuse("cần đúng một trong hai: points hoặc share", "give either points or share")
        return self

    def of(self, max_points: float) -> float:
        """Give the points of it under a maximum."""
        return self.points if self.points is not None else (self.share or 0.0) * max_points


class BaseRule(Model):
    """A way to turn the values of one indicator into points between 0 and its maximum.

    A rule never sees a missing value, a unit it does not apply to, or a whole of zero.
    """

    @property
    def inputs(self) -> Mapping[str, tuple[Kind, ...]]:
        """The roles of its inputs, each with the kinds it accepts, the usual one first."""
        return {"value": NUMERIC}

    def capped(self, values: Columns, max_points: float) -> Column | None:
        """Where a value went beyond what earns full points; None where that cannot be."""
        del values, max_points
        return None

    def enough(self, values: Columns) -> Column | None:
        """Where there is enough to score; elsewhere the figures count as missing. None: always."""
        del values
        return None

    def most_points(self, max_points: float) -> float:
        """Give the most points that the rule can name under a maximum, before any cap."""
        return max_points


class OfWhole(Model):
    """What a rule over ``part / whole`` has to state."""

    when_whole_is_zero: Literal["not_applicable", "zero", "full"] = "not_applicable"
    """What a whole of 0 means: the indicator does not apply, earns nothing, or earns all."""
    part_within_whole: bool = True
    """Whether a part above its whole is refused (false for signed against asked for)."""


class Measured(OfWhole, BaseRule):
    """A rule over one figure, which is an input itself or the ratio of two."""

    of: Literal["value", "ratio"] = "value"
    """What is measured: the one input, or ``part / whole``."""

    @property
    def inputs(self) -> Mapping[str, tuple[Kind, ...]]:
        """One value, or a part and its whole."""
        if self.of == "ratio":
            return {"part": AMOUNTS, "whole": AMOUNTS}
        return {"value": NUMERIC}

    def measure(self, values: Columns) -> Column:
        """Give the figure that is measured."""
        return values["value"] if self.of == "value" else values["part"] / values["whole"]


class Summary(Model):
    """What a rule that compares units has learned from them; small, and it merges."""

    count: int
    """How many units it was learned from."""

    @property
    def all_equal(self) -> bool:
        """Whether the units cannot be told apart."""
        raise NotImplementedError
