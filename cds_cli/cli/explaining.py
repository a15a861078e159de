"""What is asked of ``cds explain``, and the answer to it."""

from dataclasses import dataclass

import numpy as np

from cds_cli.analysis.explain.explained import explain
from cds_cli.analysis.explain.gap import gap, neighbours
from cds_cli.analysis.explain.lost import lost
from cds_cli.cli.asking import Found
from cds_cli.cli.giving import Given
from cds_cli.cli.stopping import stop
from cds_cli.cli.unit_asked import found_about, row_of
from cds_cli.cli.which_node import find_node
from cds_cli.diagnostics import Diagnostic
from cds_cli.report.answers.formats import AnswerFormat
from cds_cli.report.answers.model import Answer
from cds_cli.report.explain.answer import Telling, answer_of
from cds_cli.report.explain.gap_table import Contrast
from cds_cli.results.figures import TOTAL
from cds_cli.results.model import Results
from cds_cli.text import Language, Text

NO_INDEX = Text(
    "{name} không có mục nào áp dụng nên không có chỉ số, không xếp hạng và không có gì để so.",
    "Nothing applies to {name}: it has no index and no rank, and there is nothing to compare.",
)
ITSELF = Text("--against: {name} là chính đơn vị đó.", "--against: {name} is the unit itself.")
NO_INDEX_HERE = Text(
    "Mục {node} không áp dụng cho {name} nên không có chỉ số, không xếp hạng và không có gì để so.",
    "{node} does not apply to {name}: there is no index and no rank, and nothing to compare.",
)
FOR_PROGRAMS = (AnswerFormat.CSV, AnswerFormat.JSON)


@dataclass(frozen=True, slots=True)
class Question:
    """What a user wants to know of a unit."""

    unit: str
    node: str | None = None
    why_rank: bool = False
    against: str | None = None
    lost: bool = False
    tree: bool = False


def answered(
    question: Question, found: Found, wanted: Given
) -> tuple[Answer, tuple[Diagnostic, ...]]:
    """Answer a question, with what was found about the unit, and about all units alike.

    Stops with exit code 2 where there is no such unit or node.
    """
    results, language = found.scoring.results, wanted.language
    row = row_of(question.unit, found, language)
    code = find_node(question.node, results.indicator_set, language)
    is_short = question.why_rank or question.lost
    telling = Telling(
        version=found.version,
        has_tree=question.tree or not is_short,
        has_cards=not (question.tree or is_short),
        asks_gap=question.why_rank,
        contrast=contrast_of(question, found, (row, code), language),
        lost=lost(results, defined(results, row, code, language), code) if question.lost else None,
        for_programs=wanted.form.format in FOR_PROGRAMS,
    )
    return answer_of(explain(found.scoring, row, code), telling), found_about(row, found)


def contrast_of(
    question: Question, found: Found, at: tuple[int, str], language: Language
) -> Contrast | None:
    """Compare a unit with the one right above it, or with the one that is named."""
    row, code = at
    results = found.scoring.results
    if not question.why_rank:
        return None
    defined(results, row, code, language)
    if question.against is not None:
        other = defined(results, row_of(question.against, found, language), code, language)
        if other == row:
            stop(ITSELF, language, name=question.against)
        return Contrast(gap(results, row, other, code), None)
    near = neighbours(results, row, code)
    return None if near is None else Contrast(gap(results, row, near.rows[0], code), near)


def defined(results: Results, row: int, code: str, language: Language) -> int:
    """Refuse a unit to which nothing of a node applies."""
    if np.isnan(results.index(code)[row]):
        reason = NO_INDEX if code == TOTAL else NO_INDEX_HERE
        stop(reason, language, name=str(results.units["name"].iloc[row]), node=code)
    return row
