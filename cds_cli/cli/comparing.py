"""The two scorings of a ``cds compare``, and what of them is asked for."""

from dataclasses import replace
from pathlib import Path

import pandas as pd

from cds_cli.analysis.comparison.model import NodePair
from cds_cli.analysis.comparison.pairing import node_pairs, pair_named
from cds_cli.analysis.explain.named import nodes_called
from cds_cli.analysis.scoring import Scoring
from cds_cli.cli.asking import FILE_SUFFIXES, RUN, Found, Session, Sought, find_named
from cds_cli.cli.giving import Given
from cds_cli.cli.stopping import stop
from cds_cli.cli.which_node import find_node
from cds_cli.cli.which_unit import find_unit
from cds_cli.definitions.canonical import set_digest
from cds_cli.definitions.models import PERSON_LEVELS
from cds_cli.report.answers.formats import AnswerFormat
from cds_cli.report.comparison.rows import Shown
from cds_cli.results.model import Results
from cds_cli.text import Language, Text

ONE_RUN = Text(
    "A và B là cùng một lần chấm ({name}): không có gì để so sánh.",
    "A and B are one and the same scoring ({name}): there is nothing to compare.",
)
OTHER_SET = Text(
    "Không so sánh được hai bộ chỉ số khác nhau: A là {before}, B là {after}. Hai phiên bản của "
    "cùng một bộ thì được; dùng --set để chọn bộ.",
    "Two different sets cannot be compared: A is {before}, B is {after}. Two editions of one set "
    "can; use --set to choose the set.",
)
ONE_SIDED = Text(
    "Nút {name} chỉ có ở một phiên bản, nên không tách được thay đổi của nó.",
    "Node {name} is in one edition only, so that its change cannot be split.",
)
NO_ROWS = Text(
    "Kho không lưu từng dòng của cá nhân: hãy so sánh hai tệp số liệu (cds compare TỆP TỆP).",
    "The store keeps no rows of persons: compare two files of data (cds compare FILE FILE).",
)
ROWS_SHOWN = 30


def two_sides(operands: tuple[str, str], sought: Sought, session: Session) -> tuple[Found, Found]:
    """Find both sides; where only one says which set is meant, that is the set of the other.

    Stops with exit code 2 where they are one scoring, or of two sets.
    """
    # A file and a number of a run mean one scoring only: whatever else is sought follows them.
    first = 0 if is_settled(operands[0]) and not is_settled(operands[1]) else 1
    found = find_named(operands[first], sought, session)
    other_operand = operands[1 - first]
    if not is_settled(other_operand) and sought.set_name is None:
        sought = replace(sought, set_name=found.scoring.results.indicator_set.code)
    other = find_named(other_operand, sought, session)
    before, after = (found, other) if first == 0 else (other, found)
    refuse_pair(before.scoring, after.scoring, session.language)
    return before, after


def is_settled(operand: str) -> bool:
    """Whether an operand names its scoring by itself."""
    path = Path(operand)
    return operand.startswith(RUN) or path.exists() or path.suffix.lower() in FILE_SUFFIXES


def refuse_pair(before: Scoring, after: Scoring, language: Language) -> None:
    """Refuse what cannot be held against each other."""
    old, new = before.results, after.results
    sets = (old.indicator_set, new.indicator_set)
    if sets[0].code != sets[1].code:
        stop(OTHER_SET, language, before=sets[0].label, after=sets[1].label)
    is_same_data = bool(old.sources) and rests_on(old) == rests_on(new)
    if before.name == after.name or is_same_data:
        stop(ONE_RUN, language, name=after.name)
    for results in (old, new):
        if not len(results.units) and results.indicator_set.level in PERSON_LEVELS:
            stop(NO_ROWS, language)


def rests_on(results: Results) -> tuple[object, ...]:
    """Give what a scoring is known by: set, stage, period and the files it was read from."""
    files = frozenset(source.sha256 for source in results.sources)
    return set_digest(results.indicator_set), results.stage, results.period, files


def units_chosen(
    texts: list[str] | None, found: tuple[Found, Found], language: Language
) -> frozenset[str] | None:
    """Give the codes of the units that are named, of either side; None for all."""
    if not texts:
        return None
    later, earlier = (one.scoring.results.units for one in found[::-1])
    known = pd.concat([later, earlier[~earlier.index.isin(later.index)]])
    return frozenset(str(known.index[find_unit(text, known, language)]) for text in texts)


def node_chosen(text: str | None, found: tuple[Found, Found], language: Language) -> NodePair:
    """Give the node whose index is split, by code or by name in any typing; all without a text.

    Stops with exit code 2 where it is not in both sets.
    """
    before, after = (one.scoring.results.indicator_set for one in found)
    is_gone = text is not None and not nodes_called(after, text) and nodes_called(before, text)
    code = find_node(text, before if is_gone else after, language)
    pair = pair_named(code or None, node_pairs(before, after))
    if pair is None or pair.before is None or pair.after is None:
        stop(ONE_SIDED, language, name=text)
    return pair


def shown_in(wanted: Given, top: int, *, all_rows: bool, has_units: bool) -> Shown:
    """Say which tables a form is to hold, and how many rows of them."""
    form = wanted.form
    if form.format is AnswerFormat.JSON:
        return Shown(top=top)
    if form.format is AnswerFormat.CSV:
        return Shown(only=form.table or "units", top=top)
    rows = None if all_rows or has_units else ROWS_SHOWN
    with_nodes = all_rows or has_units or form.table == "nodes"
    return Shown(rows=rows, with_nodes=with_nodes, for_people=True, top=top)
