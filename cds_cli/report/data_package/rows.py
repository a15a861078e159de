"""The rows of the tables: plain values, None where nothing is known."""

from collections.abc import Iterator, Sequence

import numpy as np

from cds_cli.definitions.columns import input_columns
from cds_cli.definitions.models import Group, Indicator, IndicatorSet, Path
from cds_cli.report.persons import groups_of_persons
from cds_cli.report.publication import Publication, aligned_with
from cds_cli.report.ranking.columns import published_maximum
from cds_cli.report.ranking.words import MARKER_MEANING, STAGES
from cds_cli.results.figures import TOTAL, Array, Mark, mark_names
from cds_cli.results.model import Results
from cds_cli.results.rounding import round_half_up
from cds_cli.submission.model import Submission
from cds_cli.text import Language, Text

Value = str | float | int | bool | None
Row = Sequence[Value]
WHOLE = "TOTAL"
"""The code of the whole set in tables, where an empty one would name nothing."""
KIND_WORDS = {
    "set": Text("toàn bộ", "whole set"),
    "pillar": Text("trụ cột", "pillar"),
    "group": Text("nhóm", "group"),
    "indicator": Text("chỉ số thành phần", "component indicator"),
}
MARK_WORDS = {
    Mark.MISSING: Text("thiếu số liệu, tính 0 điểm", "data missing, scored 0"),
    Mark.EXCLUDED: Text("thiếu số liệu, ngoài tối đa", "data missing, out of the maximum"),
    Mark.CAPPED: Text("chạm mức trần", "capped"),
    Mark.AWARDED: MARKER_MEANING["†"],
    Mark.UNPROVEN: MARKER_MEANING["‡"],
}


def unit_rows(results: Results) -> Iterator[Row]:
    """Give what is known of each unit."""
    units = results.units
    columns = [units[key].tolist() for key in ("name", "block", "kind", "parent")]
    for row, code in enumerate(units.index):
        yield (code, *(str(column[row]) or None for column in columns))


def node_rows(indicator_set: IndicatorSet) -> Iterator[Row]:
    """Give the whole set, its pillars, then the tree."""
    s = indicator_set
    yield (WHOLE, s.name, s.name_en, "set", None, 0, None, None)
    for pillar in s.pillars:
        yield (pillar.code, pillar.name, pillar.name_en, "pillar", WHOLE, 1, None, None)
    parents: dict[Path, str] = {(): WHOLE}
    for path, node in s.walk():
        parents[path] = node.code
        yield (
            *(node.code, node.name, node.name_en, kind_of(node)),
            *(parents[path[:-2]], len(path) // 2, most(node)),
            node.rule.type if isinstance(node, Indicator) else None,
        )


def kind_of(node: Group | Indicator) -> str:
    """Say what a node of the tree is."""
    return "indicator" if isinstance(node, Indicator) else "group"


def most(node: Group | Indicator) -> float | None:
    """Give the maximum that the decision states for a node."""
    return None if node.max_points in {None, "open"} else number(float(str(node.max_points)))


def figure_rows(results: Results) -> Iterator[Row]:
    """Give the figures of each unit and node, as published."""
    codes = results.units.index
    bands = results.bands()
    decimals = results.indicator_set.decimals
    for code in results.figures:
        columns = (
            results.points(code),
            np.array(published_maximum(results.maximum(code), decimals)),
            results.index(code),
            results.ranks(code),
        )
        marks = results.marks(code).tolist()
        for row, figures in enumerate(zip(*columns, strict=True)):
            band = bands[row] if code == TOTAL else None
            names = " ".join(mark_names(marks[row])) or None
            yield (codes[row], code or WHOLE, *map(number, figures), band, names)


def movement_rows(results: Results, before: Results) -> Iterator[Row]:
    """Give what each unit and node had before and what changed, where it was there before."""
    codes = results.units.index
    for code in filter(before.figures.__contains__, results.figures):
        old, new = (figures_at(one, code) for one in (before, results))
        olds = [aligned_with(results, before, one) for one in old]
        points, index, ranks = (now - then for now, then in zip(new, olds, strict=True))
        changes = (
            round_half_up(points, results.indicator_set.decimals),
            round_half_up(index, results.indicator_set.index_decimals),
            -ranks,
        )
        for row, figures in enumerate(zip(*olds, *changes, strict=True)):
            if not np.isnan(figures[0]):
                yield (codes[row], code or WHOLE, *map(number, figures))


def figures_at(results: Results, code: str) -> tuple[Array, Array, Array]:
    """Give points, index and rank of all units in one node."""
    return results.points(code), results.index(code), results.ranks(code)


def number(value: float) -> float | int | None:
    """Give a figure in its shortest form; None for NaN."""
    if np.isnan(value):
        return None
    return int(value) if value == int(value) else float(value)


def input_rows(submission: Submission) -> Iterator[Row]:
    """Give what was submitted, and what does not apply; blanks are not there."""
    codes = submission.units.index
    exempt = submission.not_applicable
    for column in submission.inputs.columns:
        values: Array = submission.inputs[column].to_numpy()
        marked = exempt[column].to_numpy() if column in exempt else np.zeros(len(values), bool)
        for row, value in enumerate(values):
            if marked[row]:
                yield (codes[row], column, None, "not_applicable")
            elif not np.isnan(value):
                yield (codes[row], column, number(value), "given")


def input_code_rows(indicator_set: IndicatorSet) -> Iterator[Row]:
    """Give the inputs that the set asks for."""
    for column in input_columns(indicator_set):
        yield (column.code, column.name, column.kind, column.input.unit_of_measure)


def group_rows(results: Results) -> Iterator[Row]:
    """Give the groups of persons."""
    for one in groups_of_persons(results):
        yield (one.group or "-", one.count, one.mean, one.is_suppressed)


def band_codes(indicator_set: IndicatorSet) -> Iterator[Row]:
    """Give the bands as a code list."""
    for band in indicator_set.bands:
        yield (band.code, band.name, band.name_en, None)


def stage_codes() -> Iterator[Row]:
    """Give the stages as a code list."""
    for stage, words in STAGES.items():
        yield (stage.value, *in_both(words), None)


def mark_codes() -> Iterator[Row]:
    """Give the marks as a code list."""
    for mark, words in MARK_WORDS.items():
        yield (str(mark.name).lower(), *in_both(words), None)


def kind_codes() -> Iterator[Row]:
    """Give the kinds of nodes as a code list."""
    for kind, words in KIND_WORDS.items():
        yield (kind, *in_both(words), None)


def in_both(words: Text) -> tuple[str, str]:
    """Write a text in both languages."""
    return words.fill(Language.VI, {}), words.fill(Language.EN, {})


def publishes_units(publication: Publication) -> bool:
    """Whether units may be shown one by one: persons are not."""
    return not publication.results.indicator_set.is_of_persons
