"""Which results an analysis is to look at: data that are scored now, or a run of the store."""

from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

from cds_cli import __version__
from cds_cli.analysis.scoring import Scoring
from cds_cli.cli.find_set import AskedSet
from cds_cli.cli.intake import Intake, intake_of
from cds_cli.cli.job import Job
from cds_cli.cli.options import MOST_RUNS
from cds_cli.cli.output import progress
from cds_cli.cli.periods import period_of, stage_of
from cds_cli.cli.project import Project, find_project, indicator_folders, language_of, store_path
from cds_cli.cli.stopping import NO_FILE, stop
from cds_cli.cli.stored import WantedRun, find, stop_with_nothing
from cds_cli.definitions.library import heads
from cds_cli.diagnostics import Diagnostic
from cds_cli.store.database import open_store
from cds_cli.store.reading import load_diagnostics, load_results, load_submission
from cds_cli.submission.period import Period, Stage
from cds_cli.text import Language, Text

RUN = "run:"
READING = Text("Đang đọc và chấm số liệu…", "Reading and scoring the data…")
NO_SUCH = Text(
    "Không hiểu {name}: ghi tên tệp, run:SỐ, kỳ (2025), giai đoạn (self, appraised), bộ chỉ số, "
    "hoặc vài thứ nối bằng dấu hai chấm (2025:appraised).",
    "{name} is not understood: give a file, run:NUMBER, a period (2025), a stage (self, "
    "appraised), a set, or several of them joined by colons (2025:appraised).",
)
FILE_SUFFIXES = {".xlsx", ".xlsm", ".xls", ".csv", ".tsv", ".txt"}


@dataclass(frozen=True, slots=True)
class Sought:
    """What the options say of the results that are meant; what is None may be any."""

    data: Path | None = None
    set_name: str | None = None
    level: str | None = None
    period: str | None = None
    stage: str | None = None
    run: int | None = None
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """What a command works with: the project, its sets, its store, and how data are taken in."""

    project: Project
    language: Language
    folders: tuple[Path, ...]
    store: Path
    intake: Intake

    @classmethod
    def open(
        cls,
        lang: Language | None,
        indicators: Path | None,
        store: Path | None,
        registered: str | None = None,
    ) -> "Session":
        """Find the project of the working folder."""
        project = find_project()
        language = language_of(lang, project)
        return cls(
            project,
            language,
            indicator_folders(indicators, project),
            store_path(store, project),
            intake_of(project, language, units=registered),
        )


@dataclass(frozen=True, slots=True)
class Found:
    """A scoring, and what was said of it when it was made; ``version`` of cds that made it."""

    scoring: Scoring
    diagnostics: tuple[Diagnostic, ...]
    version: str = __version__

    @property
    def is_stored(self) -> bool:
        """Whether it is a run of the store, whose findings were told when it was scored."""
        return self.scoring.name.startswith(RUN)


def find_scoring(sought: Sought, session: Session) -> Found:
    """Score the data that are named, else take the run of the store that is meant.

    Stops with exit code 2 if there is neither; raises InvalidInput for faulty data.
    """
    if sought.data is not None:
        return from_data(sought.data, sought, session)
    return from_store(sought, session)


def find_named(operand: str, sought: Sought, session: Session) -> Found:
    """Find what an operand names: a file of data, or a run of the store (``2025:appraised``).

    ``sought`` says what the operand leaves open. Stops with exit code 2 where it is none.
    """
    path = Path(operand)
    if path.exists() or path.suffix.lower() in FILE_SUFFIXES:
        return from_data(path, sought, session)
    for part in operand.split(":") if not operand.startswith(RUN) else [operand]:
        sought = narrowed(part, operand, sought, session)
    return from_store(sought, session)


def narrowed(part: str, operand: str, sought: Sought, session: Session) -> Sought:
    """Add what one part of an operand says: a run, a period, a stage or a set."""
    if part.startswith(RUN) and part.removeprefix(RUN).isdecimal():
        return Sought(run=min(int(part.removeprefix(RUN)), MOST_RUNS))
    if Period.parse(part) is not None:
        return replace(sought, period=part)
    if part in set(Stage):
        return replace(sought, stage=part)
    known = {label for head in heads(session.folders) for label in (head.code, head.label)}
    if part not in known:
        stop(NO_SUCH, session.language, name=operand)
    return replace(sought, set_name=part)


def from_data(data: Path, sought: Sought, session: Session) -> Found:
    """Read and score a file or a folder; nothing is remembered."""
    from cds_cli.cli.reading import read_data
    from cds_cli.cli.scoring import score_data

    if not data.exists():
        stop(NO_FILE, session.language, name=data)
    job = job_of(data, sought, session)
    with nullcontext() if data.is_dir() else progress(READING, session.language):
        indicator_set, read = read_data(data, job.asked, job.intake, session.language)
        scored = score_data(indicator_set, read, job, session.language)
    scoring = Scoring(scored.results, scored.reading.submission, str(data))
    return Found(scoring, scored.found)


def job_of(data: Path, sought: Sought, session: Session) -> Job:
    """Say how data are to be scored."""
    project, language = session.project, session.language
    asked = AskedSet(
        folders=session.folders,
        name=sought.set_name,
        level=sought.level,
        period=period_of(sought.period or project.usual("period"), language),
        stage=stage_of(sought.stage or project.usual("stage"), language),
        sheet=sought.sheet,
    )
    return Job(
        data=data,
        asked=asked,
        intake=session.intake,
        store=None,
        keep_going=False,
        strict=False,
        verbose=False,
        known_runs=session.store,
    )


def from_store(sought: Sought, session: Session) -> Found:
    """Take a run out of the store."""
    wanted = WantedRun(sought.level, sought.set_name, sought.period, sought.stage, sought.run)
    if not session.store.is_file():
        stop_with_nothing(wanted.described(), session.language)
    with open_store(session.store) as store:
        run = find(store, wanted, session.language)
        scoring = Scoring(load_results(store, run), load_submission(store, run), f"{RUN}{run.id}")
        return Found(scoring, load_diagnostics(store, run), run.version)
