"""Which runs of the store targets are held against, where nobody names them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from cds_cli.cli.asking import Found, Session, Sought
from cds_cli.cli.periods import period_of, stage_of
from cds_cli.definitions.measures import OfSet
from cds_cli.definitions.targets import Baseline, TargetFile
from cds_cli.store.database import open_store
from cds_cli.store.reading import Run, runs
from cds_cli.submission.period import Period, Stage


def stored_runs(session: Session) -> tuple[Run, ...]:
    """Give the runs of the store; none where there is no store."""
    if not session.store.is_file():
        return ()
    with open_store(session.store) as store:
        return runs(store)


def is_of(label: str, name: str) -> bool:
    """Whether a set is the one that a measure names, with or without its edition."""
    return name in {label, label.partition("@")[0]}


def latest_run(stored: Iterable[Run], name: str, sought: Sought, session: Session) -> Run | None:
    """Give the run of a set that targets are held against."""
    period = period_of(sought.period, session.language)
    stage = stage_of(sought.stage, session.language)
    fitting = [
        run
        for run in stored
        if is_of(run.label, name)
        and is_in_edition(run, sought.set_name)
        and period in {None, run.period}
        and stage in {None, run.stage}
    ]
    return max(fitting, key=freshness, default=None)


def is_in_edition(run: Run, asked: str | None) -> bool:
    """Whether a run is of the edition that is asked for; one asks for that of one set only."""
    of_other_set = asked is None or asked.partition("@")[0] != run.code
    return of_other_set or is_of(run.label, asked or "")


def freshness(run: Run) -> tuple[date, bool, int]:
    """Order runs: the latest period, appraised before self-assessed, the one scored last."""
    return last_day_of(run.period), run.stage is Stage.APPRAISED, run.sequence


def last_day_of(period: Period | None) -> date:
    """Give the last day of a period; one that is not known stands before all others."""
    return period.days[1] if period else date.min


def stored_before(
    file: TargetFile, name: str, now: Found, stored: Sequence[Run], *, has_before: bool
) -> Iterator[Run]:
    """Give the runs of the store of the last period before, and of baselines and days due."""
    period, stage = now.scoring.results.period, now.scoring.results.stage
    if period is None:
        return
    before = [run for run in stored if is_of(run.label, name) and is_before(run, period)]
    wanted = periods_named(file, name)
    if before and not has_before:
        wanted.add(max((run.period for run in before if run.period), key=last_day_of))
    for one in sorted(wanted, key=last_day_of, reverse=True):
        of_period = [run for run in before if run.period == one]
        if of_period:
            yield max(of_period, key=lambda run: (run.stage is stage, *freshness(run)))


def periods_named(file: TargetFile, name: str) -> set[Period]:
    """Give the periods that targets of a set are due in, or counted from."""
    own = [
        one for one in file.targets if isinstance(one.measure, OfSet) and one.measure.set == name
    ]
    baselines = [one.baseline.period for one in own if isinstance(one.baseline, Baseline)]
    named = (Period.parse(text) for text in (*baselines, *(one.by for one in own)))
    return {period for period in named if period is not None}


def is_before(run: Run, period: Period) -> bool:
    """Whether a run is of an earlier period of the same kind."""
    return run.period is not None and run.period.kind == period.kind and run.period < period
