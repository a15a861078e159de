"""What ``cds recognize`` answers, and what it refuses in words."""

from dataclasses import dataclass
from pathlib import Path

from cds_cli.analysis.recognise import standings
from cds_cli.analysis.rewards import Rewards, load_rewards
from cds_cli.cli.asking import Found
from cds_cli.cli.giving import Given
from cds_cli.cli.stopping import NO_FILE, stop
from cds_cli.cli.which_unit import find_unit, refuse_without_units
from cds_cli.diagnostics import Diagnostic
from cds_cli.report.answers.formats import AnswerFormat
from cds_cli.report.answers.model import Answer
from cds_cli.report.recognition_answer import Shown, recognition_answer
from cds_cli.report.recognition_tables import Recognition
from cds_cli.results.model import Results
from cds_cli.text import Language, Text

NO_STANDARD = Text(
    "Bộ chỉ số {name} không nêu mức công nhận nào (khóa recognition).",
    "Set {name} states no standard to be recognised for (key recognition).",
)
WITHOUT_EACH = Text(
    "Từng người không được công bố: --unit cần thêm --each.",
    "Persons are not published one by one: --unit needs --each.",
)
FOR_PROGRAMS = {AnswerFormat.CSV, AnswerFormat.JSON}
"""Forms that hold every row."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whose recognition is asked for, and the user's own list of amounts."""

    units: tuple[str, ...] = ()
    rewards: Path | None = None
    each: bool = False
    all_rows: bool = False


def answered(found: Found, asked: Wanted, wanted: Given) -> tuple[Answer, tuple[Diagnostic, ...]]:
    """Make the answer, with what was found in the list of amounts.

    Stops with exit code 2 where the set knows no standards or the run holds no units.
    """
    results = found.scoring.results
    refuse_without_standards(results, wanted.language)
    rewards, told = amounts_of(asked.rewards, results, wanted.language)
    is_of_persons = results.indicator_set.is_of_persons
    if is_of_persons and asked.units and not asked.each:
        stop(WITHOUT_EACH, wanted.language)
    rows = [find_unit(name, results.units, wanted.language) for name in asked.units]
    shown = Shown(
        rows=frozenset(rows) if rows else None,
        all_rows=asked.all_rows or wanted.form.format in FOR_PROGRAMS,
        each=asked.each or not is_of_persons,
    )
    recognition = Recognition(results, standings(results), rewards)
    return recognition_answer(recognition, found.version, shown), told


def refuse_without_standards(results: Results, language: Language) -> None:
    """Refuse a set without standards, and a run that kept no units."""
    if not results.indicator_set.recognition:
        stop(NO_STANDARD, language, name=results.indicator_set.label)
    refuse_without_units(results.units, language)


def amounts_of(
    path: Path | None, results: Results, language: Language
) -> tuple[Rewards | None, tuple[Diagnostic, ...]]:
    """Read the list of amounts; raises InvalidInput where it is faulty."""
    if path is None:
        return None, ()
    if not path.is_file():
        stop(NO_FILE, language, name=path)
    checked = load_rewards(path, results.indicator_set)
    return checked.require(), checked.diagnostics
