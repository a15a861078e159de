"""What a trial with other figures gives: changes, new figures, whom a unit passes, and ways up."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from cds_cli.definitions.inputs import InputOption
from cds_cli.definitions.models import IndicatorSet
from cds_cli.results.model import Results
from cds_cli.rules.base import Kind


@dataclass(frozen=True, slots=True)
class Shown:
    """What a cell holds: a figure (a yes is 1, a choice its place, a date a day), or a text.

    Without either it is blank, unless it says ``exempt``: that the input does not apply.
    """

    figure: float | None = None
    text: str = ""
    exempt: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """One cell of a unit that is set otherwise; ``code`` is what heads it in a file."""

    typed: str
    role: str
    code: str
    name: str
    kind: Kind
    options: tuple[InputOption, ...]
    before: Shown
    after: Shown


@dataclass(frozen=True, slots=True)
class Touched:
    """The indicators that changes may reach, and those of them that do not move, with the reason.

    ``awarded``: a council's points stand in place of the rule's. ``unproven``: evidence is
    wanting without which the set gives no points. ``assumed``: evidence is required, there is
    none, and points are counted as if there were. ``blank``: inputs of theirs that are still not
    given, and are taken as the set takes what is missing.
    """

    leaves: tuple[str, ...]
    awarded: tuple[str, ...] = ()
    unproven: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    blank: tuple[str, ...] = ()


class Outcome(StrEnum):
    """How a unit and another stand to one another after a change, where that is new."""

    PASSED = "passed"
    CAUGHT_UP = "caught_up"
    PULLED_AHEAD = "pulled_ahead"
    PASSED_BY = "passed_by"
    CAUGHT_BY = "caught_by"
    FELL_BEHIND = "fell_behind"


@dataclass(frozen=True, slots=True)
class Encounter:
    """Another unit of the block that a unit passes, or that passes it; ``row`` is its place."""

    row: int
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Trial:
    """A unit scored again with other figures.

    ``row``: its place in both results. ``nodes``: codes of the changed path, the whole set first,
    with their ``depths``. ``others``: places of other units whose points have changed too.
    """

    row: int
    before: Results
    after: Results
    changes: tuple[Change, ...]
    touched: Touched
    nodes: tuple[str, ...]
    depths: tuple[int, ...]
    encounters: tuple[Encounter, ...]
    others: tuple[int, ...]

    @property
    def indicator_set(self) -> IndicatorSet:
        """The set that both were scored by."""
        return self.before.indicator_set


@dataclass(frozen=True, slots=True)
class Goal:
    """What is to be reached: a published index, which earns a band or a rank."""

    index: float
    band: str | None = None
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One indicator at full points: its published figures, and what that adds to the total."""

    code: str
    points: float
    maximum: float
    adds: float


@dataclass(frozen=True, slots=True)
class Way:
    """Indicators that would get there if each had full points, and where that would be.

    ``added``: published points on top of the total. ``rank``: within the block, all other units
    unchanged.
    """

    steps: tuple[Step, ...]
    added: float
    points: float
    index: float
    rank: int
    band: str | None


@dataclass(frozen=True, slots=True)
class Reach:
    """The ways to a goal, those that gain most first, all with as few indicators as it takes.

    ``is_there``: nothing is needed. ``everything``: what all open indicators together would
    reach; None where none is open. ``excluded``: indicators left out for want of data, which no
    list holds. ``compared``: indicators of the lists by which units are compared, so that others
    would not stay as they are.
    """

    row: int
    results: Results
    goal: Goal
    is_there: bool
    ways: tuple[Way, ...]
    everything: Way | None
    excluded: Sequence[str] = ()
    compared: Sequence[str] = ()
