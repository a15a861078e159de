"""What is known of a target for one unit: figures of a list, of scorings, and published ones."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from cds_cli.analysis.targets.measuring import measured
from cds_cli.analysis.targets.model import Figure, HeldUnit, Note, Origin, Seen, Unit
from cds_cli.analysis.targets.scored import Scored
from cds_cli.analysis.targets.sources import Sources
from cds_cli.analysis.targets.whereabouts import heirs
from cds_cli.definitions.measures import (
    IndexMeasure,
    NodeMeasure,
    OfSet,
    RankMeasure,
    ValueMeasure,
)
from cds_cli.definitions.targets import OPEN, ReportedFigure, Target, last_day
from cds_cli.submission.period import Period
from cds_cli.text import Text

NO_SCORING = Text("chưa có lần chấm nào của bộ {name}", "no run of set {name}")
NONE_OF_PERIOD = Text(
    "chưa có lần chấm nào của bộ {name} cho kỳ {period}", "no run of set {name} for {period}"
)
NOTHING_GIVEN = Text(
    "không có trong --figures và chưa có số đã công bố",
    "neither in --figures nor published",
)
BECAME = Text("nay thuộc {names}", "now part of {names}")
WHEN_DUE = Text(
    "xét theo số của kỳ đến hạn, dù đã có số của kỳ {period}",
    "judged by the figure of the period it was due in, though there is one of {period}",
)
PUBLISHED = Text(
    "số đã công bố (mức tin cậy {grade})", "a published figure (grade of its source: {grade})"
)


@dataclass(frozen=True, slots=True)
class Case:
    """A target and a unit held to it; ``is_only``: no other unit is held to it."""

    target: Target
    unit: HeldUnit
    is_only: bool

    @property
    def due(self) -> date | None:
        """The day it is due; None where the document is not read."""
        return None if self.target.by == OPEN else last_day(self.target.by)


@dataclass(frozen=True, slots=True)
class Known:
    """All figures of a case by origin, the trusted first, and why there is none.

    ``due``: the day the target is due, if it is known.
    """

    groups: tuple[tuple[Seen, ...], ...]
    why: tuple[Note, ...] = ()
    due: date | None = None

    @property
    def every(self) -> Iterator[Seen]:
        """All figures, the trusted first."""
        return chain.from_iterable(self.groups)

    @property
    def latest(self) -> Seen | None:
        """The latest figure of the most trusted origin."""
        return next(self.every, None)

    @property
    def now(self) -> Seen | None:
        """The figure that the target is held against: what came later undoes nothing."""
        latest = self.latest
        if latest is None or self.due is None or not is_after(latest, self.due):
            return latest
        return next((one for one in self.every if ends_on(one, self.due)), latest)

    @property
    def notes(self) -> tuple[Note, ...]:
        """What a reader must know of the figure."""
        if self.now is None or self.latest is None or self.now is self.latest:
            return self.why
        return (*self.why, Note(WHEN_DUE, {"period": str(self.latest.period)}))

    @property
    def before(self) -> Seen | None:
        """The latest figure of a period before that one."""
        time = self.now.time if self.now else None
        return next((one for one in self.every if is_before(one, time)), None)

    def of_period(self, period: str) -> Seen | None:
        """Give the figure of a period."""
        return next((one for one in self.every if str(one.period) == period), None)


def is_before(one: Seen, time: float | None) -> bool:
    """Whether a figure is of an earlier time."""
    return one.time is not None and time is not None and one.time < time


def is_after(one: Seen, day: date) -> bool:
    """Whether a figure is of a period that began after a day."""
    return one.period is not None and one.period.days[0] > day


def ends_on(one: Seen, day: date | None) -> bool:
    """Whether a figure is of a period that ended on a day."""
    return one.period is not None and one.period.days[1] == day


def known_of(case: Case, sources: Sources) -> Known:
    """Gather the figures of a case: of the user's list, then of scorings, then published."""
    scored, why = scored_figures(case, sources)
    given = given_figures(case, sources)
    groups = (tuple(given), tuple(scored), tuple(published(case, sources)))
    # What was published stands in for a scoring, and the reader is told why.
    is_told = not any(groups) or (isinstance(case.target.measure, OfSet) and not given)
    return Known(groups, why if is_told else (), case.due)


def given_figures(case: Case, sources: Sources) -> list[Seen]:
    """Give the figures of the user's list, the latest first."""
    unnamed = sources.figures_by_key[f"{case.target.code}\n"] if case.is_only else []
    own = (*sources.figures_of(case.target, case.unit), *unnamed)
    source = sources.given.file if sources.given else ""
    return latest_first(
        Seen(as_whole_rank(one.figure, case.target), one.period, Origin.GIVEN, source)
        for one in own
        if sources.is_in_time(one.period)
    )


def scored_figures(case: Case, sources: Sources) -> tuple[list[Seen], tuple[Note, ...]]:
    """Give the figures of scorings, that of the current one first, or why that has none."""
    measure = case.target.measure
    if not isinstance(measure, OfSet):
        return [], (Note(NOTHING_GIVEN),)
    current = sources.now.get(measure.set)
    if current is None:
        text = NONE_OF_PERIOD if sources.until else NO_SCORING
        return [], (Note(text, {"name": measure.set, "period": str(sources.until)}),)
    earlier = latest_first(
        seen_in(scored, past)
        for scored in sources.earlier.get(measure.set, ())
        for past in [measured(measure, case.unit, scored, is_only=case.is_only)]
        if isinstance(past, Figure)
    )
    figure = measured(measure, case.unit, current, is_only=case.is_only)
    if isinstance(figure, Note):
        # What was reached in time stays reached, though the unit may be no more.
        of_due = [one for one in earlier if ends_on(one, case.due)]
        return of_due, (figure, *what_became(case, sources, current))
    return [seen_in(current, figure), *earlier], ()


def seen_in(scored: Scored, figure: Figure) -> Seen:
    """Say where a figure was scored."""
    results = scored.results
    label = results.indicator_set.label
    return Seen(figure, results.period, Origin.SCORED, scored.name, label)


def what_became(case: Case, sources: Sources, scored: Scored) -> tuple[Note, ...]:
    """Say of which unit a unit that is no more became a part."""
    if not case.unit.name:
        return ()
    gone = heirs(case.unit, sources.registries(scored.where.level), scored.where.day)
    return (Note(BECAME, {"names": ", ".join(one.name for one in gone)}),) if gone else ()


def published(case: Case, sources: Sources) -> list[Seen]:
    """Give the figures that the target file reports, the latest first, of open periods last.

    They do not say of which unit they are, and so count only where one unit alone is held.
    """
    every = case.target.reported if case.is_only else ()
    own = (reported(one, case.target) for one in every if one.whole != 0)
    return latest_first(one for one in own if sources.is_in_time(one.period))


def reported(told: ReportedFigure, target: Target) -> Seen:
    """Take a figure as it was published."""
    notes = (Note(PUBLISHED, {"grade": told.grade}),)
    if told.part is not None and told.whole:
        figure = Figure(told.part / told.whole, told.part, told.whole, notes=notes)
    else:
        figure = Figure(told.value or 0.0, among=told.among, notes=notes)
    period = Period.parse(told.period)
    return Seen(as_whole_rank(figure, target), period, Origin.REPORTED, told.source)


def as_whole_rank(figure: Figure, target: Target) -> Figure:
    """Write a rank without decimals."""
    is_rank = isinstance(target.measure, RankMeasure)
    return replace(figure, decimals=0) if is_rank else figure


def latest_first(figures: Iterable[Seen]) -> list[Seen]:
    """Sort by period, the latest first; those of no known period stand last."""
    return sorted(figures, key=lambda one: one.time or -1.0, reverse=True)


def unit_of_figures(target: Target) -> Unit:
    """Say what the figures of a target are counted in."""
    measure = target.measure
    if isinstance(measure, RankMeasure):
        return Unit.RANK
    if isinstance(measure, IndexMeasure):
        return Unit.INDEX
    if isinstance(measure, NodeMeasure):
        return OF_NODES[measure.figure]
    if isinstance(measure, ValueMeasure):
        return OF_KINDS.get(measure.kind, Unit.NUMBER)
    return Unit.SHARE


OF_NODES = {"index": Unit.INDEX, "points": Unit.POINTS, "input": Unit.NUMBER}
OF_KINDS = {"percent": Unit.PERCENT, "share": Unit.SHARE}
