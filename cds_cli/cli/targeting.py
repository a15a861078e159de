"""What ``cds targets`` answers: the file read, its results found, every target judged."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from cds_cli import __version__
from cds_cli.analysis.targets.given import GivenFigures, load_figures
from cds_cli.analysis.targets.holding import hold, misplaced
from cds_cli.analysis.targets.model import HeldUnit, Holding
from cds_cli.analysis.targets.sources import Sources
from cds_cli.analysis.targets.whereabouts import is_named
from cds_cli.cli.asking import Found, Session, Sought
from cds_cli.cli.giving import Given
from cds_cli.cli.periods import period_of
from cds_cli.cli.stopping import NO_FILE, stop
from cds_cli.cli.target_files import find_target_file, read_targets
from cds_cli.cli.target_runs import FoundRuns, find_runs
from cds_cli.cli.which_unit import CLOSE, NO_UNIT, told
from cds_cli.definitions.targets import TargetFile
from cds_cli.diagnostics import Checked, Diagnostic, InvalidInput, errors
from cds_cli.report.answers.formats import AnswerFormat
from cds_cli.report.answers.model import Answer
from cds_cli.report.targets_answer import Rests, Used, targets_answer
from cds_cli.text import Language, Text
from cds_cli.units.meant import meant, near
from cds_cli.units.model import Unit

NO_DAY = Text(
    "--on: {seen} không phải ngày; ghi 2025-12-31.", "--on: {seen} is no day; write 2025-12-31."
)
FOR_PROGRAMS = {AnswerFormat.CSV, AnswerFormat.JSON}
"""Forms that hold every row."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for: which targets, held against what, as of when, for whom."""

    file: str
    runs: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    sought: Sought = field(default_factory=Sought)
    figures: Path | None = None
    on: str | None = None
    units: tuple[str, ...] = ()
    flat: bool = False
    all_rows: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """An answer, with what was found on the way, and whether a due target is missed."""

    answer: Answer
    diagnostics: tuple[Diagnostic, ...]
    is_missed: bool


def answered(asked: Wanted, session: Session, wanted: Given) -> Judged:
    """Judge the targets of a file; raises InvalidInput where a file is faulty."""
    language = session.language
    on = day_of(asked.on, language)
    path = find_target_file(asked.file, session)
    first = read_targets(path)
    runs = find_runs(first.require(), asked.runs, asked.before, asked.sought, session)
    checked = read_targets(path, session, runs.sets)
    file = checked.require()
    given = figures_of(asked.figures, file, language)
    sources = Sources(
        now=runs.scored(session.intake.registry, flat=asked.flat),
        earlier=runs.scored_before(session.intake.registry, flat=asked.flat),
        given=given.value,
        registry=session.intake.registry,
        until=period_of(asked.sought.period, language),
    )
    refuse_misplaced(file, sources, given)
    holding = hold(file, sources, on)
    shown = only(holding, asked.units, language)
    every = asked.all_rows or bool(asked.units) or wanted.form.format in FOR_PROGRAMS
    rests = Rests(sha256(path.read_bytes()).hexdigest(), used(runs), __version__, named(given))
    answer = targets_answer(file, shown, rests, all_rows=every)
    found = (*checked.diagnostics, *runs.diagnostics, *given.diagnostics)
    return Judged(answer, found, any(one.missed for one in shown.held))


def day_of(text: str | None, language: Language) -> date | None:
    """Read the day as of which it is said what is due."""
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        stop(NO_DAY, language, seen=text)


def figures_of(path: Path | None, file: TargetFile, language: Language) -> Checked[GivenFigures]:
    """Read the user's list of figures; raises InvalidInput where it is faulty."""
    if path is None:
        return Checked(None)
    if not path.is_file():
        stop(NO_FILE, language, name=path)
    checked = load_figures(path, file)
    checked.require()
    return checked


def refuse_misplaced(file: TargetFile, sources: Sources, given: Checked[GivenFigures]) -> None:
    """Refuse figures that count for nobody."""
    found = tuple(misplaced(file, sources))
    if errors(found):
        raise InvalidInput((*given.diagnostics, *found))


def only(holding: Holding, names: Sequence[str], language: Language) -> Holding:
    """Keep the units that are asked for, by code or by name in any typing."""
    if not names:
        return holding
    every = dict.fromkeys(one.unit for one in holding.held)
    kept = {unit for name in names for unit in unit_meant(name, tuple(every), language)}
    return replace(holding, held=tuple(one for one in holding.held if one.unit in kept))


def unit_meant(name: str, every: Sequence[HeldUnit], language: Language) -> list[HeldUnit]:
    """Find the held units that a name means; ends with exit code 2 if it is none of them."""
    units = [Unit("", one.code or one.name, one.name) for one in every]
    found = meant(name, units)
    if not found:
        close = near(name, units)
        stop(CLOSE if close else NO_UNIT, language, name=name, known=told(close or units))
    return [
        one
        for one in every
        for unit in found
        if is_named(one, unit.name) and unit.code in {one.code, one.name}
    ]


def used(runs: FoundRuns) -> list[Used]:
    """Say which scorings were used, each once."""
    made: dict[tuple[str, str], Used] = {}
    for role, found in (("now", runs.now.values()), ("before", runs.all_before)):
        for one in found:
            made.setdefault((role, one.scoring.name), used_as(one, role))
    return list(made.values())


def used_as(found: Found, role: str) -> Used:
    """Say what a scoring was used as."""
    return Used(found.scoring, found.version, role)


def named(given: Checked[GivenFigures]) -> tuple[str, str] | None:
    """Name the user's list of figures with its digest."""
    return (given.value.file, given.value.sha256) if given.value else None
