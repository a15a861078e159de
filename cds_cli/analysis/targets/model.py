"""What holding a target against results gives."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from cds_cli.definitions.targets import Target
from cds_cli.submission.period import Period
from cds_cli.text import Text


class Verdict(StrEnum):
    """How a target stands."""

    MET = "met"
    ON_THE_WAY = "on_the_way"
    BEHIND = "behind"
    NO_DATA = "no_data"
    OPEN = "open"
    """The document's own figure is not filled in, so that nothing can be judged."""


class Origin(StrEnum):
    """Where a figure comes from."""

    GIVEN = "given"
    """The user's own list of figures."""
    SCORED = "scored"
    """A scoring of the set."""
    REPORTED = "reported"
    """A figure that was published, as the target file holds it."""


class Unit(StrEnum):
    """What a figure is counted in."""

    INDEX = "index"
    """From 0 to 1, with the decimals of its set."""
    POINTS = "points"
    NUMBER = "number"
    PERCENT = "percent"
    """From 0 to 100."""
    SHARE = "share"
    """From 0 to 1; read in per cent."""
    RANK = "rank"


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence that a reader must know, with its values."""

    text: Text
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HeldUnit:
    """A unit that is held to a target; the code is empty where only a name is known."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as it was measured: its value, and the counts or the number of ranked it rests on.

    ``decimals``: those it is published with; None where it has its own.
    """

    value: float
    part: float | None = None
    whole: float | None = None
    among: int | None = None
    decimals: int | None = None
    notes: tuple[Note, ...] = ()


Measured = Figure | Note
"""A figure, or why there is none."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A figure with its period (None: not known) and where it comes from."""

    figure: Figure
    period: Period | None
    origin: Origin
    source: str
    """The run, the file or the publication."""
    edition: str = ""
    """The set with its edition, where it was scored."""

    @property
    def time(self) -> float | None:
        """The end of its period in years, such as 2025.0 + 1 for the year 2025."""
        return None if self.period is None else time_of(self.period)


@dataclass(frozen=True, slots=True)
class Goal:
    """What a figure has to be: at least, at most or exactly a value.

    ``strict``: any improvement on it, but not the value itself.
    """

    value: float
    way: str
    strict: bool = False

    def reached(self, value: float) -> bool:
        """Whether a figure reaches it; two figures printed alike may differ in binary."""
        missing = self.distance(value)
        return missing < -MARGIN if self.strict else missing <= MARGIN

    def distance(self, value: float) -> float:
        """Give what is still to go in the measure's own terms; below 0 it is more than enough."""
        if self.way == "equals":
            return abs(self.value - value)
        return self.value - value if self.way == "at_least" else value - self.value


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast a figure changed a year, and how fast it has to; both with their sign.

    ``needed`` is None where no time is left.
    """

    per_year: float
    needed: float | None
    suffices: bool


@dataclass(frozen=True, slots=True)
class Held:
    """A target held against what is known of one unit.

    ``figure_unit``: what the figures are counted in. ``missed``: due, and not reached.
    """

    target: Target
    unit: HeldUnit
    verdict: Verdict
    figure_unit: Unit
    now: Seen | None = None
    before: Seen | None = None
    goal: Goal | None = None
    baseline: float | None = None
    pace: Pace | None = None
    missed: bool = False
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Holding:
    """All targets of a file, each with every unit that is held to it, as of a day."""

    as_of: date | None
    held: tuple[Held, ...]


MARGIN = 1e-12
MONTHS = 12


def time_of(period: Period) -> float:
    """Give the end of a period in years, so that a step of one year is exactly 1."""
    last = period.days[1]
    return period.year + last.month / MONTHS
