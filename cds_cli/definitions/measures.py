"""The figures that a target may look at: of a scored set, or standing free of any set."""

from typing import Annotated, Literal

from pydantic import Field

from cds_cli.rules.base import SET_PATTERN, Code, Model, Name

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
    | RankMeasure
    | BandShare
    | RecognisedShare
    | CoverageMeasure
    | RatioMeasure
    | ValueMeasure,
    Field(discriminator="type"),
]
"""The figure that a target looks at."""
OF_SHARES = (IndexMeasure, BandShare, RecognisedShare, CoverageMeasure, RatioMeasure)
"""Measures whose figures are 0 to 1, whatever else is said."""
