"""What units are asked for, and which units are asked."""

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from cds_cli.rules.base import Code, Kind, Model, Name, Number


class Range(Model):
    """The figures that are allowed or meant, both ends included."""

    at_least: Number | None = None
    """The lowest figure."""
    at_most: Number | None = None
    """The highest figure."""


class OneOf(Model):
    """A closed list of texts."""

    one_of: Annotated[tuple[Name, ...], Field(min_length=1)]
    """The texts that are meant."""


def is_range(value: object) -> str:
    """Tell a range from a list of texts by its keys."""
    listed = isinstance(value, OneOf) or (isinstance(value, dict) and "one_of" in value)
    return "one_of" if listed else "range"


Condition = Annotated[
    Annotated[Range, Tag("range")] | Annotated[OneOf, Tag("one_of")], Discriminator(is_range)
]
"""What an attribute of a unit has to be."""


class InputOption(Model):
    """One answer of an input of kind ``choice``."""

    code: Code
    """What a cell holds, besides the name."""
    name: Name
    """The answer in words."""


class Input(Model):
    """One figure that a unit submits."""

    name: Name
    """The figure in words; a column of a table may be headed by it."""
    kind: Kind
    """What a cell may hold."""
    range: Range | None = None
    """Figures outside are refused."""
    unit_of_measure: Name | None = None
    """Such as hồ sơ, triệu đồng."""
    sector: Name | None = None
    """The sector of the economy it belongs to."""
    options: tuple[InputOption, ...] = ()
    """The answers of a ``choice``; where its rule is ``choice`` they are the rule's own."""
    blank_means_no: bool = False
    """Whether an empty yes-or-no cell is a no; otherwise it is missing."""


def is_code(value: object) -> str:
    """Tell the code of a shared input from an input written in place."""
    return "input" if isinstance(value, dict | Input) else "code"


InputOrCode = Annotated[
    Annotated[Input, Tag("input")] | Annotated[Code, Tag("code")], Discriminator(is_code)
]
"""An input written in place, or the code of a shared one."""


class SharedInput(Input):
    """An input that several indicators use, known by its code."""

    code: Code
    """Heads its column, and names it under an indicator's ``inputs``."""


class EvidencePolicy(Model):
    """What follows where an indicator with ``evidence: required`` has no proof of its figures."""

    missing: Literal["warn", "zero", "refuse"] = "warn"
    """A warning, no points while the maximum stays, or no score of the unit at all."""
    explanation: Literal["counts", "does_not_count"] = "counts"
    """Whether a written explanation (giải trình) stands in for a document."""


class Criteria(Model):
    """Which units are meant; a unit meets all that is stated."""

    units: tuple[Name, ...] = ()
    """Codes of units."""
    kinds: tuple[Name, ...] = ()
    """Kinds of unit, such as phường, đặc khu."""
    blocks: tuple[Name, ...] = ()
    """Blocks of units that are ranked together."""
    attributes: dict[Code, Condition] = Field(default_factory=dict)
    """Conditions on the attributes of a unit, such as ``age: {at_least: 14}``."""


class AppliesTo(Criteria):
    """The units an indicator is scored for; for all others it leaves the maximum."""

    exclude: Annotated[Criteria | None, Field(alias="except")] = None
    """Units that are taken out again."""
