"""Find the results that targets are held against, and those of periods before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NoReturn

from cds_cli.analysis.targets.scored import Scored
from cds_cli.analysis.targets.whereabouts import Whereabouts
from cds_cli.cli.asking import Found, Session, Sought, find_named, find_scoring
from cds_cli.cli.stopping import stop
from cds_cli.cli.stored import stop_with_nothing
from cds_cli.cli.target_store import is_of, latest_run, stored_before, stored_runs
from cds_cli.definitions.measures import OfSet
from cds_cli.definitions.models import IndicatorSet
from cds_cli.definitions.targets import TargetFile
from cds_cli.diagnostics import Diagnostic
from cds_cli.store.reading import Run
from cds_cli.submission.period import Period, Stage
from cds_cli.text import Text
from cds_cli.units.registry import Registry

NOT_LOOKED_AT = Text(
    "{name} được chấm theo bộ {set}, không mục tiêu nào xét bộ đó. Các bộ được xét: {known}.",
    "{name} was scored by {set}, which no target looks at. They look at: {known}.",
)
TWO_OF_ONE = Text(
    "{first} và {second} cùng theo bộ {set}: chỉ nêu một; kỳ trước ghi vào --before.",
    "{first} and {second} are of one set, {set}: name one; the period before goes to --before.",
)
NOT_EARLIER = Text(
    "--before: {name} (kỳ {seen}) không ở trước kỳ {now} của bộ {set}.",
    "--before: {name} (period {seen}) is not before period {now} of set {set}.",
)
SET_NOT_LOOKED_AT = Text(
    "--set: không mục tiêu nào xét bộ {name}. Các bộ được xét: {known}.",
    "--set: no target looks at {name}. They look at: {known}.",
)
NO_SETS = Text("không bộ nào", "none")


@dataclass(frozen=True, slots=True)
class FoundRuns:
    """Results by the set as measures name it: those of now, and earlier ones."""

    now: Mapping[str, Found]
    before: Mapping[str, Sequence[Found]]

    @property
    def all_before(self) -> list[Found]:
        """The earlier results of all sets, each once."""
        every = {one.scoring.name: one for found in self.before.values() for one in found}
        return list(every.values())

    @property
    def sets(self) -> tuple[IndicatorSet, ...]:
        """The sets by which results were found."""
        return tuple(one.scoring.results.indicator_set for one in self.now.values())

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What was said of the results of now."""
        every = {one.scoring.name: one for one in self.now.values()}
        return tuple(d for one in every.values() for d in one.diagnostics)

    def scored(self, registry: Registry | None, *, flat: bool) -> dict[str, Scored]:
        """Give the results of now as targets measure them."""
        return {name: scored_of(found, registry, flat=flat) for name, found in self.now.items()}

    def scored_before(self, registry: Registry | None, *, flat: bool) -> dict[str, list[Scored]]:
        """Give the earlier results as targets measure them."""
        return {
            name: [scored_of(one, registry, flat=flat) for one in found]
            for name, found in self.before.items()
        }


def scored_of(found: Found, registry: Registry | None, *, flat: bool) -> Scored:
    """Make a scoring ready to be measured."""
    return Scored(Whereabouts(found.scoring, registry, is_flat=flat))


def find_runs(
    file: TargetFile,
    operands: Sequence[str],
    before: Sequence[str],
    sought: Sought,
    session: Session,
) -> FoundRuns:
    """Find for each set that targets name the results that are given, else the last in the store.

    Of the store it is a run of the latest period: appraised before self-assessed, then the one
    scored last. Earlier results are those given, else those of the store: of the last period
    before, and of the periods of baselines. Stops with exit code 2 where a given one cannot be.
    """
    names = named_sets(file)
    refuse_other_set(sought.set_name, names, session)
    stored = stored_runs(session)
    now = given_runs(names, operands, sought, stored, session)
    for name in names:
        run = latest_run(stored, name, sought, session)
        if name not in now and run is not None:
            now[name] = find_scoring(Sought(run=run.id), session)
    given = [
        one
        for operand in before
        for one in results_named(operand, names, Sought(), stored, session)
    ]
    return FoundRuns(now, earlier_runs(file, now, given, stored, session))


def named_sets(file: TargetFile) -> tuple[str, ...]:
    """Give the sets that measures name, as they name them, each once."""
    measures = (target.measure for target in file.targets)
    return tuple(dict.fromkeys(one.set for one in measures if isinstance(one, OfSet)))


def given_runs(
    names: Sequence[str],
    operands: Sequence[str],
    sought: Sought,
    stored: Sequence[Run],
    session: Session,
) -> dict[str, Found]:
    """Find the results that are named, each for the sets it is of."""
    now: dict[str, Found] = {}
    for operand in operands:
        for found in results_named(operand, names, sought, stored, session):
            label = found.scoring.results.indicator_set.label
            fitting = [name for name in names if is_of(label, name)]
            if not fitting:
                stop_with_other_set(operand, label, names, session)
            for name in fitting:
                if name in now:
                    first = now[name].scoring.name
                    stop(TWO_OF_ONE, session.language, first=first, second=operand, set=name)
                now[name] = found
    return now


def results_named(
    operand: str, names: Sequence[str], sought: Sought, stored: Sequence[Run], session: Session
) -> list[Found]:
    """Find what an operand means: one scoring, or those of each set for a period or stage."""
    narrowed = period_and_stage(operand, sought)
    if narrowed is None:
        return [find_named(operand, sought, session)]
    fitting = (latest_run(stored, name, narrowed, session) for name in names)
    numbers = dict.fromkeys(run.id for run in fitting if run is not None)
    if not numbers:
        stop_with_nothing(operand, session.language, stored)
    return [find_scoring(Sought(run=number), session) for number in numbers]


def period_and_stage(operand: str, sought: Sought) -> Sought | None:
    """Read an operand that says no more than a period or a stage; None if it says more."""
    for part in operand.split(":"):
        if part in set(Stage):
            sought = replace(sought, stage=part)
        elif Period.parse(part) is not None and not Path(operand).exists():
            sought = replace(sought, period=part)
        else:
            return None
    return sought


def refuse_other_set(asked: str | None, names: Sequence[str], session: Session) -> None:
    """Refuse a set, with or without an edition, that no target looks at."""
    if asked is not None and not any(is_of(asked, name) or is_of(name, asked) for name in names):
        known = ", ".join(names) or NO_SETS
        stop(SET_NOT_LOOKED_AT, session.language, name=asked, known=known)


def stop_with_other_set(name: str, label: str, names: Sequence[str], session: Session) -> NoReturn:
    """Say that no target looks at the set that results are of."""
    known = ", ".join(names) or NO_SETS
    stop(NOT_LOOKED_AT, session.language, name=name, set=label, known=known)


def earlier_runs(
    file: TargetFile,
    now: Mapping[str, Found],
    given: Sequence[Found],
    stored: Sequence[Run],
    session: Session,
) -> dict[str, list[Found]]:
    """Find the earlier results of each set."""
    earlier: dict[str, list[Found]] = {}
    for name, found in now.items():
        own = [one for one in given if is_of(one.scoring.results.indicator_set.label, name)]
        refuse_later(name, found, own, session)
        periods = {one.scoring.results.period for one in own}
        chosen = stored_before(file, name, found, stored, has_before=bool(own))
        kept = [run for run in chosen if run.period not in periods]
        earlier[name] = own + [find_scoring(Sought(run=run.id), session) for run in kept]
    refuse_unused(given, now, session)
    return earlier


def refuse_later(name: str, now: Found, given: Sequence[Found], session: Session) -> None:
    """Refuse results as earlier ones that are not of an earlier period."""
    current = now.scoring.results.period
    for one in given:
        seen = one.scoring.results.period
        if seen is None or current is None or seen.days[1] >= current.days[1]:
            stop(
                NOT_EARLIER,
                session.language,
                name=one.scoring.name,
                seen=seen or "–",
                now=current or "–",
                set=name,
            )


def refuse_unused(given: Sequence[Found], now: Mapping[str, Found], session: Session) -> None:
    """Refuse earlier results of a set that has no results now."""
    for one in given:
        label = one.scoring.results.indicator_set.label
        if not any(is_of(label, name) for name in now):
            stop_with_other_set(one.scoring.name, label, tuple(now), session)
