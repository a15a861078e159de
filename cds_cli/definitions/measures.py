"""The figures that a target may look at: of a scored set, or standing free of any set."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from cds_cli.rules.base import SET_PATTERN, Code, Model, Name, refuse

Better = Literal["higher", "lower"]


class OfSet(Model):
    """A measure that a scored set answers."""

    set: Annotated[str, Field(pattern=SET_PATTERN, max_length=128)]
    """The set as ``CODE``, in the edition in force at the time, or as ``CODE@EDITION``."""


class IndexMeasure(OfSet):
    """The unit's published index, 0 to 1."""

    type: Literal["index"]


class NodeMeasure(OfSet):
    """A figure of one node, pillar or input of a set."""

    type: Literal["node"]
    code: Code
    """The node or pillar; with ``figure: input`` the column of an input."""
    figure: Literal["index", "points", "input"] = "index"
    """Which figure of it: index (0 to 1), points, or what was submitted."""
    better: Better = "higher"
    """Which way is better; of points and of an index it is always higher."""

    @model_validator(mode="after")
    def only_inputs_may_be_better_lower(self) -> Self:
        """Points and indices are given so that more is better."""
        if self.better == "lower" and self.figure != "input":
            refuse("better: lower đi cùng figure: input", "better: lower goes with figure: input")
        return self


class InputShare(OfSet):
    """A share that follows from two inputs of a set, such as adults with a smartphone."""

    type: Literal["input_share"]
    part: Code
    """The column of the part."""
    whole: Code
    """The column of the whole."""
    below: Code | None = None
    """The level of the units below whose inputs are added up; else the unit's own are taken."""
    better: Better = "higher"
    """Which way is better."""


class RankMeasure(OfSet):
    """The unit's published rank, of which less is better."""

    type: Literal["rank"]
    within: Literal["block", "all"] = "all"
    """Among the units of its block, or among all."""


class BandShare(OfSet):
    """The share of the units below that reach a band, 0 to 1."""

    type: Literal["band_share"]
    band: Code
    """The band to be reached."""
    below: Code
    """The level of the units that are counted."""


class RecognisedShare(OfSet):
    """The share of the units below that are recognised for a standard, 0 to 1."""

    type: Literal["recognised_share"]
    grade: Code
    """The standard to be reached."""
    below: Code
    """The level of the units that are counted."""


class CoverageMeasure(OfSet):
    """The share of the units below that were scored at all, 0 to 1."""

    type: Literal["coverage"]
    below: Code
    """The level of the units that are counted."""


class Amount(Model):
    """The part or the whole of a share that no set holds."""

    name: Name
    """What is counted."""
    kind: Literal["count", "number", "money"]
    """What a cell may hold, as for inputs of a set."""
    unit_of_measure: Name | None = None
    """What it is counted in."""


class RatioMeasure(Model):
    """A share that no set holds: part of whole, 0 to 1."""

    type: Literal["ratio"]
    part: Amount
    """The part."""
    whole: Amount
    """The whole."""
    better: Better = "higher"
    """Which way is better."""


class ValueMeasure(Model):
    """A figure that no set holds, such as an index that others publish."""

    type: Literal["value"]
    name: Name
    """What the figure is."""
    kind: Literal["count", "number", "percent", "share", "money"]
    """What a cell may hold: ``percent`` is 0 to 100, ``share`` 0 to 1."""
    unit_of_measure: Name | None = None
    """What it is counted in."""
    better: Better = "higher"
    """Which way is better."""


Measure = Annotated[
    IndexMeasure
    | NodeMeasure
    | InputShare
    | RankMeasure
    | BandShare
    | RecognisedShare
    | CoverageMeasure
    | RatioMeasure
    | ValueMeasure,
    Field(discriminator="type"),
]
"""The figure that a target looks at."""
OF_SHARES = (
    IndexMeasure,
    InputShare,
    BandShare,
    RecognisedShare,
    CoverageMeasure,
    RatioMeasure,
)
"""Measures whose figures are 0 to 1, whatever else is said."""
