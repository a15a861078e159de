"""The main job: read, score, remember, write."""

import sys
from dataclasses import dataclass
from pathlib import Path

from cds_cli import __version__
from cds_cli.cli.find_set import AskedSet
from cds_cli.cli.output import exit_code, progress
from cds_cli.cli.present import Wanted, check_view, write
from cds_cli.cli.reading import read_data
from cds_cli.cli.stopping import stop
from cds_cli.cli.telling import tell
from cds_cli.definitions.canonical import set_digest
from cds_cli.definitions.models import IndicatorSet
from cds_cli.diagnostics import Checked, Diagnostic
from cds_cli.report.ledger import account
from cds_cli.report.ranking.model import Document
from cds_cli.results.model import Results
from cds_cli.submission.read import Reading
from cds_cli.submission.usable import units_left_out, usable
from cds_cli.tables.grid import Limits
from cds_cli.text import Text

READING = Text("Đang đọc số liệu…", "Reading the data…")
NO_FILE = Text("Không có tệp {name}.", "There is no file {name}.")
IS_FOLDER = Text("{name} là thư mục, cần một tệp.", "{name} is a folder, a file is needed.")
ITSELF = Text("Không ghi đè lên tệp số liệu {name}.", "The data {name} are not written over.")


@dataclass(frozen=True, slots=True)
class Job:
    """What one run of ``cds score`` is to do."""

    data: Path
    asked: AskedSet
    limits: Limits
    store: Path | None
    keep_going: bool
    strict: bool
    verbose: bool


@dataclass(frozen=True, slots=True)
class Scored:
    """Results, and all that was found on the way to them."""

    results: Results
    reading: Reading
    found: tuple[Diagnostic, ...]


def run(job: Job, wanted: Wanted) -> int:
    """Do the job and give the exit code."""
    check_files(job, wanted)
    with progress(READING, wanted.language):
        indicator_set, read = read_data(job.data, job.asked, job.limits, wanted.language)
    scored = score_data(indicator_set, read, job)
    check_view(scored.results, wanted)
    if job.store is not None:
        remember_run(job.store, scored)
    publish(scored, job, wanted)
    return exit_code(scored.found, strict=job.strict)


def check_files(job: Job, wanted: Wanted) -> None:
    """Refuse data that are not there, and a result that would take their place."""
    if not job.data.exists():
        stop(NO_FILE, wanted.language, name=job.data)
    if job.data.is_dir():
        stop(IS_FOLDER, wanted.language, name=job.data)
    for target in (wanted.output, job.store):
        if target is not None and target.exists() and target.samefile(job.data):
            stop(ITSELF, wanted.language, name=job.data)


def score_data(indicator_set: IndicatorSet, read: Checked[Reading], job: Job) -> Scored:
    """Score what was read."""
    from cds_cli.engine.findings import findings
    from cds_cli.engine.score import score

    reading = usable(read, keep_going=job.keep_going)
    results = score(indicator_set, reading.submission)
    found = (*read.diagnostics, *units_left_out(reading), *findings(results))
    return Scored(results, reading, found)


def remember_run(path: Path, scored: Scored) -> None:
    """Keep the run in the store."""
    from cds_cli.store.database import open_store
    from cds_cli.store.writing import remember

    with open_store(path) as store:
        remember(store, scored.results, scored.reading.submission, scored.found, __version__)


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
