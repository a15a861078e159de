"""The main job: read, score, remember, write."""

import sys
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

from cds_cli import __version__
from cds_cli.analysis.compose import Composed
from cds_cli.cli.job import Job
from cds_cli.cli.output import exit_code, progress
from cds_cli.cli.present import Wanted, check_view, write
from cds_cli.cli.reading import read_data
from cds_cli.cli.stopping import NO_FILE, stop
from cds_cli.cli.telling import tell
from cds_cli.definitions.canonical import set_digest
from cds_cli.definitions.models import IndicatorSet
from cds_cli.definitions.takings import takings_of
from cds_cli.diagnostics import Checked, Diagnostic
from cds_cli.report.ledger import account
from cds_cli.report.ranking.model import Document
from cds_cli.results.model import Results
from cds_cli.submission.read import Reading
from cds_cli.submission.usable import units_left_out, usable
from cds_cli.text import Language, Text

READING = Text("Đang đọc số liệu…", "Reading the data…")
ITSELF = Text("Không ghi đè lên tệp số liệu {name}.", "The data {name} are not written over.")


@dataclass(frozen=True, slots=True)
class Scored:
    """Results, and all that was found on the way to them."""

    results: Results
    reading: Reading
    found: tuple[Diagnostic, ...]


def run(job: Job, wanted: Wanted) -> int:
    """Do the job and give the exit code."""
    check_files(job, wanted)
    with nullcontext() if job.data.is_dir() else progress(READING, wanted.language):
        indicator_set, read = read_data(job.data, job.asked, job.intake, wanted.language)
    scored = score_data(indicator_set, read, job, wanted.language)
    check_view(scored.results, wanted)
    if job.store is not None:
        remember_run(job.store, scored)
    publish(scored, job, wanted)
    return exit_code(scored.found, strict=job.strict)


def check_files(job: Job, wanted: Wanted) -> None:
    """Refuse data that are not there, and a result that would take their place."""
    for data in (job.data, *job.others):
        if not data.exists():
            stop(NO_FILE, wanted.language, name=data)
        for target in (wanted.output, job.store):
            if target is not None and target.exists() and target.samefile(data):
                stop(ITSELF, wanted.language, name=data)


def score_data(
    indicator_set: IndicatorSet, read: Checked[Reading], job: Job, language: Language
) -> Scored:
    """Score what was read, and what is taken from the results of other sets."""
    from cds_cli.engine.findings import findings
    from cds_cli.engine.score import score

    reading = usable(read, keep_going=job.keep_going)
    taken = taken_from_others(indicator_set, reading, job, language)
    results = score(indicator_set, taken.submission)
    sources = tuple(dict.fromkeys((*results.sources, *taken.sources)))
    results = replace(results, sources=sources)
    found = (*read.diagnostics, *units_left_out(reading), *taken.diagnostics, *findings(results))
    return Scored(results, replace(reading, submission=taken.submission), found)


def taken_from_others(
    indicator_set: IndicatorSet, reading: Reading, job: Job, language: Language
) -> Composed:
    """Put the results that the set takes from others into its submission."""
    if not job.others and not takings_of(indicator_set):
        return Composed(reading.submission)
    from cds_cli.cli.composing import composed

    return composed(indicator_set, reading.submission, job, language)


def remember_run(path: Path, scored: Scored) -> None:
    """Keep the run in the store."""
    from cds_cli.store.database import open_store
    from cds_cli.store.writing import remember

    with open_store(path) as store:
        reading = scored.reading
        remember(
            store,
            scored.results,
            reading.submission,
            scored.found,
            __version__,
            replaced=reading.replaced,
        )


def publish(scored: Scored, job: Job, wanted: Wanted) -> None:
    """Say what was found, and write the ranking."""
    document = Document(
        results=scored.results,
        set_sha256=set_digest(scored.results.indicator_set),
        version=__version__,
        view=wanted.view,
        diagnostics=scored.found,
        rejected=len(scored.reading.left_out),
        language=wanted.language,
        ledger=scored.reading.ledger.as_record(),
    )
    tell(scored.found, wanted, verbose=job.verbose)
    if job.verbose:
        sys.stderr.write(f"{account(scored.reading.ledger, wanted.language)}\n")
    write(document, wanted)
