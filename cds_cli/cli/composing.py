"""Find the results that a set takes from others, and put them into its submission."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from cds_cli.analysis.compose import Composed, Other, compose
from cds_cli.cli.find_set import AskedSet
from cds_cli.cli.intake import Intake
from cds_cli.cli.job import Job
from cds_cli.cli.reading import read_data
from cds_cli.cli.stopping import stop
from cds_cli.definitions.known_sets import known_sets
from cds_cli.definitions.models import IndicatorSet
from cds_cli.definitions.takings import names_set, taking_faults, takings_of
from cds_cli.diagnostics import Diagnostic, InvalidInput, Location, errors
from cds_cli.engine.score import score
from cds_cli.store.database import Store, open_store
from cds_cli.store.reading import last_run, load_results
from cds_cli.submission.model import Submission
from cds_cli.submission.period import Period
from cds_cli.submission.usable import units_left_out, usable
from cds_cli.text import Language, Text

TAKES_NOTHING = Text(
    "{name} không lấy kết quả của bộ nào khác: bỏ --with.",
    "{name} takes nothing from another set: leave out --with.",
)


def composed(
    indicator_set: IndicatorSet, submission: Submission, job: Job, language: Language
) -> Composed:
    """Fill what a set takes from others; raises InvalidInput where what it names is not there."""
    names = names_taken(indicator_set)
    if not names:
        if job.others:
            stop(TAKES_NOTHING, language, name=indicator_set.label)
        return Composed(submission)
    beside, found = scored_files(names, job, language)
    made = filled(indicator_set, submission, job, beside)
    return replace(made, diagnostics=(*found, *made.diagnostics))


def names_taken(indicator_set: IndicatorSet) -> tuple[str, ...]:
    """Give the names of the sets that a set takes from, each once."""
    return tuple(dict.fromkeys(taking.taken.source for taking in takings_of(indicator_set)))


def scored_files(
    names: Sequence[str], job: Job, language: Language
) -> tuple[tuple[Other, ...], tuple[Diagnostic, ...]]:
    """Score the second files in their order; each may take from those before it."""
    others: tuple[Other, ...] = ()
    found: list[Diagnostic] = []
    for file in job.others:
        # One file for the one set that is taken need not say which set it answers.
        name = names[0] if len(names) == len(job.others) == 1 else None
        asked = AskedSet(job.asked.folders, name, period=job.asked.period)
        own, read = read_data(file, asked, Intake(job.intake.limits), language)
        reading = usable(read, keep_going=job.keep_going)
        made = filled(own, reading.submission, job, others)
        results = score(own, made.submission)
        sources = (*results.sources, *made.sources)
        others = (Other(replace(results, sources=sources)), *others)
        found.extend((*read.diagnostics, *units_left_out(reading), *made.diagnostics))
    return others, tuple(found)


def filled(
    indicator_set: IndicatorSet, submission: Submission, job: Job, beside: Sequence[Other]
) -> Composed:
    """Fill what a set takes from results scored beside it, else from the store."""
    others = others_for(names_taken(indicator_set), job, beside, submission.period)
    refuse_faults(indicator_set, job.asked.folders, others)
    made = compose(indicator_set, submission, others)
    if errors(made.diagnostics):
        raise InvalidInput(made.diagnostics)
    return made


def others_for(
    names: Sequence[str], job: Job, beside: Sequence[Other], period: Period | None
) -> dict[str, Other]:
    """Give the results by the name under which they are taken."""
    others = {name: other for other in beside[::-1] for name in names if is_of(other, name)}
    asked = [name for name in names if name not in others]
    if asked and job.known_runs and job.known_runs.is_file():
        with open_store(job.known_runs) as store:
            found = {name: stored(store, name, period) for name in asked}
        others |= {name: other for name, other in found.items() if other is not None}
    return others


def is_of(other: Other, name: str) -> bool:
    """Whether results are those of the set that is named."""
    return names_set(name, other.results.indicator_set)


def stored(store: Store, name: str, period: Period | None) -> Other | None:
    """Give the last run of a set: of the same period, if there is one."""
    run = last_run(store, set_label=name, period=period) or last_run(store, set_label=name)
    return None if run is None else Other(load_results(store, run), run.id)


def refuse_faults(
    indicator_set: IndicatorSet, folders: tuple[Path, ...], others: dict[str, Other]
) -> None:
    """Refuse what names nothing, and sets that take from one another in a circle."""
    listed = known_sets(folders)

    def known(name: str) -> tuple[IndicatorSet, ...]:
        # Results hold the nodes of the edition that they were scored by, and of no other.
        return (others[name].results.indicator_set,) if name in others else listed(name)

    found = [
        fault.at(Location(), indicator=fault.taking.indicator.name)
        for fault in taking_faults(indicator_set, known)
    ]
    if found:
        raise InvalidInput(found)
