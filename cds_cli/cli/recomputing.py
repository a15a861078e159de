"""The scoring behind a published result, done once more: from data, or from a stored run."""

from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

from cds_cli import __version__
from cds_cli.analysis.published.model import Head
from cds_cli.analysis.published.read import Published
from cds_cli.cli.asking import READING, Session, Sought, job_of
from cds_cli.cli.find_set import known_head
from cds_cli.cli.output import progress
from cds_cli.cli.periods import period_of, stage_of
from cds_cli.cli.reading import read_data
from cds_cli.cli.scoring import score_data
from cds_cli.cli.stopping import NO_FILE, stop
from cds_cli.definitions.canonical import set_digest
from cds_cli.report.ranking.model import Document
from cds_cli.store.database import Store, open_store
from cds_cli.store.reading import (
    Run,
    last_run,
    load_diagnostics,
    load_results,
    load_submission,
    runs,
)
from cds_cli.store.sources import FILE, TAKEN, load_sources
from cds_cli.submission.period import Period
from cds_cli.text import Text

NO_DATA_NAMED = Text(
    "{name} không ghi nó dựa trên số liệu nào: thêm --data TỆP, hoặc --run SỐ của một lần chấm đã "
    "lưu.",
    "{name} does not say which data it rests on: add --data FILE, or --run NUMBER of a stored run.",
)
NO_RUN = Text(
    "Trong {store} không có lần chấm nào với đúng số liệu mà {name} nêu: thêm --data TỆP.",
    "{store} holds no run of the data that {name} names: add --data FILE.",
)
NOT_KEPT = Text(
    "Bộ {name} chấm từng người, mà kho không giữ người nào: thêm --data TỆP.",
    "{name} scores persons, of whom the store keeps none: add --data FILE.",
)


@dataclass(frozen=True, slots=True)
class Again:
    """What the scoring was told beside set, period and stage."""

    others: tuple[Path, ...] = ()
    keep_going: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """The published file, and what the options say of it."""

    result: Path
    sought: Sought
    again: Again
    by: str | None = None
    within: str | None = None
    cut: str | None = None
    excerpt: bool = False


def worked_out(published: Published, asked: Asked, session: Session) -> Document:
    """Score again: the data that are named, else a stored run of the same data."""
    sought = as_published(asked.sought, published.head, session)
    if sought.data is not None:
        return from_data(sought.data, sought, asked.again, session)
    return from_store(published, sought, asked.result, session)


def as_published(sought: Sought, head: Head, session: Session) -> Sought:
    """Take set, period and stage from the result where the options do not say them."""
    label = sought.set_name
    if label is None and head.set_label is not None:
        # It comes from whoever sent the file, and so it names no path of ours.
        label = known_head(head.set_label, session.folders, session.language).label
    # A text that is no period is told beside the others, and not taken for one.
    period = head.period if head.period and Period.parse(head.period) else None
    return replace(
        sought,
        set_name=label,
        period=sought.period or period,
        stage=sought.stage or (head.stage.value if head.stage else None),
    )


def from_data(data: Path, sought: Sought, again: Again, session: Session) -> Document:
    """Read and score a file or folder; nothing is remembered."""
    for one in (data, *again.others):
        if not one.exists():
            stop(NO_FILE, session.language, name=one)
    job = job_of(data, sought, session)
    job = replace(job, others=again.others, keep_going=again.keep_going)
    with nullcontext() if data.is_dir() else progress(READING, session.language):
        indicator_set, read = read_data(data, job.asked, job.intake, session.language)
        scored = score_data(indicator_set, read, job, session.language)
    return Document(
        results=scored.results,
        set_sha256=set_digest(indicator_set),
        version=__version__,
        diagnostics=scored.found,
        rejected=len(scored.reading.left_out),
        ledger=scored.reading.ledger.as_record(),
    )


def from_store(published: Published, sought: Sought, result: Path, session: Session) -> Document:
    """Score the inputs of a stored run again."""
    if published.head.files is None and sought.run is None:
        stop(NO_DATA_NAMED, session.language, name=result.name)
    if not session.store.is_file():
        stop(NO_RUN, session.language, name=result.name, store=session.store)
    with open_store(session.store) as store:
        run = run_meant(store, published.head, sought, session)
        if run is None:
            stop(NO_RUN, session.language, name=result.name, store=session.store)
        return scored_again(store, run, session)


def run_meant(store: Store, head: Head, sought: Sought, session: Session) -> Run | None:
    """Find the run: of the number asked for, else the last one of the same data."""
    if sought.run is not None:
        return last_run(store, run=sought.run)
    period = period_of(sought.period, session.language)
    stage = stage_of(sought.stage, session.language)
    for run in runs(store):
        is_of_set = sought.set_name in {None, run.code, run.label}
        is_meant = is_of_set and run.period == period and stage in {None, run.stage}
        if is_meant and rests_on(head, store, run):
            return run
    return None


def rests_on(head: Head, store: Store, run: Run) -> bool:
    """Whether a run was scored from the very files that a result names."""
    read = {source.sha256 for source in load_sources(store.connection, run.id, FILE, TAKEN)}
    return bool(read) and read == {digest for _, digest in head.files or ()}


def scored_again(store: Store, run: Run, session: Session) -> Document:
    """Score what a run was scored from once more."""
    from cds_cli.engine.score import score

    kept, submission = load_results(store, run), load_submission(store, run)
    if run.units and not len(submission):
        stop(NOT_KEPT, session.language, name=run.label)
    results = score(kept.indicator_set, submission)
    return Document(
        results=replace(results, sources=kept.sources),
        set_sha256=run.set_sha256,
        version=run.version,
        diagnostics=load_diagnostics(store, run),
    )
