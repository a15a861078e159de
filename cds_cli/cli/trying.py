"""What a user wants to be tried for one unit, and the answer to it."""

from dataclasses import dataclass, replace

from cds_cli.analysis.what_if.model import Reach
from cds_cli.analysis.what_if.reach import ways_to
from cds_cli.analysis.what_if.trial import what_if
from cds_cli.cli.asking import Found, Session, Sought, find_named, find_scoring
from cds_cli.cli.giving import Given, give
from cds_cli.cli.goals import band_goal, rank_goal
from cds_cli.cli.stopping import stop
from cds_cli.cli.unit_asked import found_about, row_of
from cds_cli.report.answers.formats import AnswerFormat
from cds_cli.report.first_rows import SEVERAL, first_rows
from cds_cli.report.what_if_answer import answer_of
from cds_cli.results.model import Results
from cds_cli.text import Language, Text

FOR_PEOPLE = {AnswerFormat.TABLE, AnswerFormat.MD}
NOTHING_ASKED = Text(
    "Nêu --set MÃ=GIÁ_TRỊ, --to-band MỨC hoặc --to-rank HẠNG.",
    "Give --set CODE=VALUE, --to-band BAND or --to-rank RANK.",
)
ONE_GOAL = Text("Chỉ chọn một: --to-band hoặc --to-rank.", "Choose one: --to-band or --to-rank.")
NO_VALUE = Text(
    '--set nhận MÃ=GIÁ_TRỊ, như 1.1.part=80, không nhận "{seen}". Chọn bộ chỉ số bằng --set-name.',
    '--set takes CODE=VALUE, such as 1.1.part=80, not "{seen}". An indicator set: --set-name.',
)
NO_PEERS = Text(
    "--peers-fixed chỉ dùng cùng --set: --to-band và --to-rank luôn giữ nguyên các đơn vị khác.",
    "--peers-fixed goes with --set: --to-band and --to-rank leave all other units as they are.",
)
ONE_SOURCE = Text("Chỉ chọn một: --from hoặc --data.", "Choose one: --from or --data.")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be tried for a unit."""

    unit: str
    changes: tuple[str, ...]
    to_band: str | None
    to_rank: int | None
    peers_fixed: bool
    all_rows: bool


@dataclass(frozen=True, slots=True)
class Where:
    """Which results are meant."""

    sought: Sought
    operand: str | None


def check(asked: Asked, language: Language) -> None:
    """Refuse what cannot be tried, before anything is read."""
    if not asked.changes and asked.to_band is None and asked.to_rank is None:
        stop(NOTHING_ASKED, language)
    if asked.to_band is not None and asked.to_rank is not None:
        stop(ONE_GOAL, language)
    if asked.peers_fixed and not asked.changes:
        stop(NO_PEERS, language)
    for one in asked.changes:
        if "=" not in one:
            stop(NO_VALUE, language, seen=one)


def try_out(asked: Asked, where: Where, session: Session, wanted: Given) -> None:
    """Try it, and write the answer."""
    found = scoring_of(where, session)
    results = found.scoring.results
    row = row_of(asked.unit, found, session.language)
    trial, said = None, found.diagnostics
    if asked.changes:
        tried = what_if(found.scoring, row, asked.changes, peers_fixed=asked.peers_fixed)
        trial, said = tried.require(), (*tried.diagnostics, *said)
    reach = reach_of(asked, trial.after if trial else results, row, session.language)
    answer = answer_of(results, row, found.version, trial, reach)
    if wanted.form.format in FOR_PEOPLE and not asked.all_rows:
        answer = replace(answer, tables=tuple(first_rows(one, SEVERAL) for one in answer.tables))
    give(answer, wanted, found_about(row, replace(found, diagnostics=said)))


def scoring_of(where: Where, session: Session) -> Found:
    """Find the results that are meant."""
    if where.operand is None:
        return find_scoring(where.sought, session)
    if where.sought.data is not None:
        stop(ONE_SOURCE, session.language)
    return find_named(where.operand, where.sought, session)


def reach_of(asked: Asked, results: Results, row: int, language: Language) -> Reach | None:
    """Find the ways to the goal that was named; None where none was."""
    if asked.to_band is not None:
        return ways_to(results, row, band_goal(asked.to_band, results, language))
    if asked.to_rank is not None:
        return ways_to(results, row, rank_goal(asked.to_rank, results, row, language))
    return None
