"""What a template is made for: a set, a stage, its units, and what is known of them already."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from cds_cli.definitions.models import IndicatorSet
from cds_cli.submission.period import Period, Stage
from cds_cli.text import Language


class Layout(StrEnum):
    """One workbook a unit with a row an indicator, or one sheet with a row a unit."""

    FORM = "form"
    TABLE = "table"


class FormUnit(Protocol):
    """What a template has to know of a unit."""

    @property
    def code(self) -> str:
        """Its code: text."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def block(self) -> str:
        """The block it is ranked in; empty where none is known."""

    @property
    def kind(self) -> str:
        """Its kind; empty where none is known."""

    @property
    def parent(self) -> str:
        """The unit above it; empty where none is known."""

    @property
    def attributes(self) -> Mapping[str, object]:
        """What else is known of it, by the codes of the set's attributes."""


Key = tuple[str, str]
"""The code of a unit, and that of a column or an indicator."""


@dataclass(frozen=True, slots=True)
class Known:
    """What has been submitted or scored already.

    ``values`` by (unit, input column), as a ``Submission`` holds them: a yes is 1, a choice the
    place of its option, a date its day number, a text itself. The others by (unit, indicator).
    """

    values: Mapping[Key, float | str] = field(default_factory=dict)
    claimed: Mapping[Key, float] = field(default_factory=dict)
    evidence: Mapping[Key, str] = field(default_factory=dict)
    computed: Mapping[Key, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Template:
    """A template as it is asked for; a form has at most one unit."""

    indicator_set: IndicatorSet
    layout: Layout = Layout.FORM
    stage: Stage = Stage.SELF
    period: Period | None = None
    units: tuple[FormUnit, ...] = ()
    known: Known = field(default_factory=Known)
    language: Language = Language.VI

    @property
    def unit(self) -> FormUnit | None:
        """The one unit that a form is for, where it is known."""
        return self.units[0] if self.units else None
