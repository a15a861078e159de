"""The definition of an indicator set, format 1: what a decision says, as frozen models."""

from collections.abc import Iterator
from typing import Annotated, Final, Literal, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticKnownError

from cds_cli.definitions.code_order import natural
from cds_cli.definitions.cross_checks import CrossCheck
from cds_cli.definitions.inputs import AppliesTo, EvidencePolicy, InputOrCode, SharedInput
from cds_cli.definitions.views import Band, Grade, Pillar
from cds_cli.rules import Rule
from cds_cli.rules.base import Code, Day, Kind, Model, Name, Number, Points, refuse

MaxPoints = Points | Literal["open"]
PERIOD_PATTERN = r"^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?$"
PeriodName = Annotated[str, Field(pattern=PERIOD_PATTERN)]
Path = tuple[str | int, ...]
PERSON_LEVELS = frozenset({"congdan", "nguoi"})
"""Levels whose units are persons: of them only totals are kept and published."""


INT_TYPE: Final = "int_type"


def no_truth(value: object) -> object:
    """Refuse true as a number: Python takes it for 1."""
    if isinstance(value, bool):
        raise PydanticKnownError(INT_TYPE)
    return value


FormatNumber = Annotated[Literal[1], BeforeValidator(no_truth)]


class Indicator(Model):
    """A component indicator: a leaf of the tree, for which data are submitted."""

    code: Code
    """Names the indicator; text in quotes, since 1.10 as a number is 1.1."""
    name: Name
    """The name as the decision writes it."""
    name_en: Name | None = None
    """The name in English."""
    max_points: MaxPoints
    """The most points; 0 for what is only reported; ``open`` where this figure is not known yet."""
    weight: Annotated[Number, Field(gt=0)] | None = None
    """Its weight among its siblings, of which only the ratio counts."""
    rule: Rule
    """How values become points."""
    inputs: dict[str, InputOrCode] = Field(default_factory=dict)
    """Its inputs by role; a code names one of the set's shared inputs."""
    evidence: Literal["none", "optional", "required"] = "none"
    """Whether a document has to prove the figures."""
    applies_to: AppliesTo | None = None
    """The units it is scored for; all, where nothing is said."""
    not_applicable: Literal["allowed", "refused"] = "refused"
    """Whether a unit may say that it does not apply."""
    missing: Literal["zero", "exclude", "refuse"] | None = None
    """What a missing figure means here, in place of what the set says."""
    criterion: Literal["mandatory", "extended"] | None = None
    """Its part in the recognition of a standard."""
    sector: Name | None = None
    """The priority sector it belongs to."""
    component: Literal["ict", "platform", "sectoral"] | None = None
    """The component of the digital economy: ICT, internet and platforms, or sectors."""
    reference: Name | None = None
    """The place in the decision, such as Phụ lục I, mục 1.1."""
    source: Name | None = None
    """Where the figures come from, such as a national platform."""

    @property
    def full_points(self) -> float:
        """The most points as a number; 0 while they are open."""
        return 0.0 if self.max_points == "open" else self.max_points


class Combine(Model):
    """How the shares of the children become the share of their parent."""

    type: Literal["sum", "mean", "geometric", "harmonic", "minimum"]
    """``sum`` adds points; the others take a mean of the shares, weighted where weights stand."""


class Group(Model):
    """A node with children: a main indicator, or a group of them."""

    code: Code
    """Names the group."""
    name: Name
    """The name as the decision writes it."""
    name_en: Name | None = None
    """The name in English."""
    max_points: MaxPoints | None = None
    """The most points, checked against the children; scales the group where it is weighted."""
    weight: Annotated[Number, Field(gt=0)] | None = None
    """Its weight among its siblings, of which only the ratio counts."""
    combine: Combine | None = None
    """How the children combine; without it their points add up, or their weights count."""
    reference: Name | None = None
    """The place in the decision."""
    groups: tuple["Group", ...] = ()
    """Groups below this one."""
    indicators: tuple[Indicator, ...] = ()
    """Component indicators right below this group."""

    @property
    def children(self) -> tuple["Group | Indicator", ...]:
        """The nodes right below, in the order in which they are shown."""
        return tuple(child for _, child in placed_children(self))


class Attribute(Model):
    """Something known of a unit that indicators may depend on."""

    code: Code
    """Heads its column."""
    name: Name
    """The attribute in words."""
    kind: Kind = "text"
    """What a cell may hold."""


class Effective(Model):
    """When the decision is in force."""

    since: Annotated[Day, Field(alias="from")]
    """The first day."""
    to: Day | None = None
    """The last day; none while it is in force."""


class IndicatorSet(Model):
    """A set of indicators: one decision, for one level of units and one edition."""

    format: FormatNumber
    """The version of this format."""
    code: Code
    """Names the set; with the edition it is unique."""
    edition: Code
    """The edition, such as "2022"."""
    level: Code
    """The level of the units: tinh, bo, so, xa, thon…"""
    name: Name
    """The name as the decision writes it."""
    name_en: Name | None = None
    """The name in English."""
    decision: Name | None = None
    """The decision's number."""
    source: Name | None = None
    """Where the text or the figures were read."""
    note: Name | None = None
    """What a reader must know, such as what of the decision is not known."""
    effective: Effective | None = None
    """When the decision is in force."""
    periods: tuple[PeriodName, ...] = ()
    """The periods it scores, such as "2022" or "2025-Q3"."""
    provenance: Literal["official", "official-structure", "proposed"]
    """How much of it the decision says: all, structure and maxima, or nothing."""
    attributes: tuple[Attribute, ...] = ()
    """What must be known of a unit, besides code, name, block and kind."""
    inputs: tuple[SharedInput, ...] = ()
    """Inputs that several indicators use."""
    tiers: tuple[Name, ...] = ()
    """What the levels of the tree are called, from the top."""
    pillars: tuple[Pillar, ...] = ()
    """Views across the tree."""
    parts: tuple[Name, ...] = ()
    """Files of one group each, in the folder of this file; read as if they stood here."""
    combine: Combine | None = None
    """How the top nodes combine; without it their points add up, or their weights count."""
    groups: tuple[Group, ...] = ()
    """The top groups."""
    indicators: tuple[Indicator, ...] = ()
    """Indicators right under the set."""
    max_points: MaxPoints | None = None
    """The total, checked against the parts."""
    bands: tuple[Band, ...] = ()
    """Labels by index, from the highest."""
    recognition: tuple[Grade, ...] = ()
    """Standards by mandatory and extended criteria, from the highest."""
    checks: tuple[CrossCheck, ...] = ()
    """What the figures of a unit must be to one another."""
    missing: Literal["zero", "exclude", "refuse"] = "zero"
    """What a missing figure means: no points, out of the maximum, or no score at all."""
    evidence: EvidencePolicy = EvidencePolicy()
    """What follows where a figure that needs evidence has none."""
    decimals: Annotated[int, Field(ge=0, le=6)] = 2
    """Decimals of published points."""
    index_decimals: Annotated[int, Field(ge=0, le=8)] = 4
    """Decimals of the published index, on which units are ranked."""
    round_at: Literal["total", "leaf"] = "total"
    """Whether each figure is rounded once from exact points, or the points of leaves first."""

    @model_validator(mode="after")
    def has_children(self) -> Self:
        """A set without indicators scores nothing."""
        if not (self.groups or self.indicators or self.parts):
            refuse("cần groups, indicators hoặc parts", "give groups, indicators or parts")
        return self

    @property
    def children(self) -> tuple[Group | Indicator, ...]:
        """The nodes right below, in the order in which they are shown."""
        return tuple(child for _, child in placed_children(self))

    @property
    def label(self) -> str:
        """The set as a user names it: ``dti-tinh@2022``."""
        return f"{self.code}@{self.edition}"

    @property
    def is_of_persons(self) -> bool:
        """Whether the units are persons, who are never kept or published one by one."""
        return self.level in PERSON_LEVELS

    def walk(self) -> Iterator[tuple[Path, Group | Indicator]]:
        """Give each node with its place in the definition, parents before their children."""
        yield from walk_children(self, ())

    def leaves(self) -> tuple[Indicator, ...]:
        """The component indicators, in the order of the tree."""
        return tuple(node for _, node in self.walk() if isinstance(node, Indicator))

    def open_codes(self) -> tuple[str, ...]:
        """The indicators whose maximum is not known yet."""
        return tuple(leaf.code for leaf in self.leaves() if leaf.max_points == "open")


def placed_children(parent: Group | IndicatorSet) -> list[tuple[Path, Group | Indicator]]:
    """Give the nodes right below with their places: as written, or by code where kinds mix."""
    groups = [(("groups", place), group) for place, group in enumerate(parent.groups)]
    leaves = [(("indicators", place), leaf) for place, leaf in enumerate(parent.indicators)]
    placed: list[tuple[Path, Group | Indicator]] = [*groups, *leaves]
    # The two lists of a file say nothing about 4.21 and its neighbour 4.22, which is a group.
    return sorted(placed, key=lambda one: natural(one[1].code)) if groups and leaves else placed


def walk_children(
    parent: Group | IndicatorSet, path: Path
) -> Iterator[tuple[Path, Group | Indicator]]:
    """Walk the tree below one node."""
    for place, child in placed_children(parent):
        here = (*path, *place)
        yield here, child
        if isinstance(child, Group):
            yield from walk_children(child, here)
