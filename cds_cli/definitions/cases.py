"""Worked cases: units scored by hand, which an official can read and CI can run."""

from datetime import date
from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, ValidationError, model_validator

from cds_cli.definitions.misshapen import misshapen
from cds_cli.definitions.yaml_reading import read_yaml
from cds_cli.definitions.yaml_source import YamlSource
from cds_cli.diagnostics import Checked, errors
from cds_cli.rules.base import Code, Model, Name, Number, refuse

CaseValue = bool | Number | date | str | None


class ExpectedNode(Model):
    """What is expected of one node; only what is stated is compared."""

    points: Number | None = None
    """Published points."""
    max_points: Number | None = None
    """The unit's own maximum, without what does not apply."""
    index: Number | None = None
    """Published index, 0 to 1; null where the maximum is 0."""
    rank: int | None = None
    """Rank within the block."""
    coverage: Number | None = None
    """Share of the maximum that rests on values."""
    marks: tuple[Name, ...] = ()
    """What the figure rests on: missing, excluded, capped, awarded, unproven."""


class Expected(ExpectedNode):
    """What is expected of a unit: of its total, its band and any nodes."""

    band: Name | None = None
    """Code of the band; null for none."""
    recognition: Name | None = None
    """Code of the standard the unit is recognised for; null for none."""
    nodes: dict[Code, ExpectedNode] = Field(default_factory=dict)
    """Expected figures of groups, indicators and pillars by code."""


class CaseUnit(Model):
    """One unit of a case."""

    code: Name
    """Names the unit in this case."""
    name: Name | None = None
    """The unit in words."""
    block: Name | None = None
    """The block it is ranked in."""
    kind: Name | None = None
    """Such as phường."""
    attributes: dict[Code, CaseValue] = Field(default_factory=dict)
    """What the set asks about units."""
    inputs: dict[str, CaseValue] = Field(default_factory=dict)
    """Figures by column; null or absent is missing; "12/15" under a ratio's code gives both."""
    not_applicable: tuple[Name, ...] = ()
    """Columns that do not apply to the unit."""
    awarded: dict[Code, Number] = Field(default_factory=dict)
    """A council's points by indicator."""
    claimed: dict[Code, Number] = Field(default_factory=dict)
    """The unit's own points by indicator."""
    expect: Expected
    """What must come out."""


class Case(Model):
    """Some units that are scored and ranked together."""

    name: Name
    """What the case shows."""
    note: Name | None = None
    """The calculation in words, or where the figures were published."""
    tolerance: Annotated[Number, Field(ge=0)] = 0.0
    """How far a figure may lie from the expected one; 0 is exact."""
    units: Annotated[tuple[CaseUnit, ...], Field(min_length=1)]
    """The units."""

    @model_validator(mode="after")
    def units_differ(self) -> Self:
        """A unit stands once in a case."""
        codes = [unit.code for unit in self.units]
        if len(set(codes)) < len(codes):
            refuse("mã đơn vị trong một ca phải khác nhau", "the units of a case must differ")
        return self


class CaseFile(Model):
    """The worked cases of one set."""

    cases: Annotated[tuple[Case, ...], Field(min_length=1)]
    """The cases."""


def load_cases(file: Path) -> tuple[Checked[CaseFile], YamlSource | None]:
    """Read the worked cases of a set, with the source that locates them."""
    read = read_yaml(file)
    if read.value is None:
        return Checked(None, read.diagnostics), None
    try:
        cases = CaseFile.model_validate(read.value.data)
    except ValidationError as error:
        told = misshapen(read.value, error, CaseFile)
        fresh = tuple(d for d in told if d.location not in read.value.refused)
        return Checked(None, (*read.diagnostics, *fresh)), read.value
    return Checked(None if errors(read.diagnostics) else cases, read.diagnostics), read.value
