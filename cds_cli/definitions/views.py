"""What is read off the tree: pillars, bands and standards."""

from typing import Annotated

from pydantic import Field

from cds_cli.rules.base import Code, Model, Name, Share


class Pillar(Model):
    """A view across nodes: its points and maximum are the sums over what it covers."""

    code: Code
    """Names the pillar; pillars and nodes share one set of codes."""
    name: Name
    """The pillar's name."""
    name_en: Name | None = None
    """The name in English."""
    covers: Annotated[tuple[Code, ...], Field(min_length=1)]
    """Codes of the nodes it covers; pillars may overlap."""


class Band(Model):
    """A label for units whose index is high enough."""

    code: Code
    """Names the band."""
    name: Name
    """The label as the decision writes it, such as Tốt."""
    name_en: Name | None = None
    """The label in English."""
    at_least: Share
    """The lowest index of this band, 0 to 1."""


class Grade(Model):
    """A standard that a unit is recognised for, by its mandatory and extended criteria."""

    code: Code
    """Names the standard."""
    name: Name
    """The standard as the decision writes it."""
    mandatory: Share = 1.0
    """The share of mandatory criteria a unit has to meet."""
    extended: Share = 0.0
    """The share of extended criteria a unit has to meet."""
    kinds: tuple[Name, ...] = ()
    """Kinds of unit it is for; all, where none is named."""
    reward: Name | None = None
    """The reward level as the decision names it, such as an article of it; never an amount."""
