"""Figures of a worked case that no submission could hold: a case must not prove the impossible."""

from collections.abc import Iterator, Mapping

from cds_cli import catalogue
from cds_cli.definitions.cases import CaseUnit
from cds_cli.definitions.columns import InputColumn, input_columns
from cds_cli.definitions.models import IndicatorSet
from cds_cli.definitions.yaml_source import YamlSource
from cds_cli.diagnostics import Diagnostic, Severity
from cds_cli.rules.base import NUMERIC, OfWhole
from cds_cli.submission.gaps import ratios
from cds_cli.submission.kinds.cells import read_cell
from cds_cli.submission.kinds.reading import Finding, Raw, State, asked
from cds_cli.submission.wholes import fault

Path = tuple[int | str, ...]


def impossible(
    unit: CaseUnit,
    figures: Mapping[str, float],
    indicator_set: IndicatorSet,
    source: YamlSource,
    path: Path,
) -> Iterator[Diagnostic]:
    """Report what the reader of a submission would refuse: range, wholeness, parts, awards.

    ``figures`` are those of the unit by column, typed already.
    """
    place = source.locate((*path, "inputs"))
    for column in input_columns(indicator_set):
        where = source.locate((*path, "inputs", column.code))
        for finding in refused(figures.get(column.code), column):
            yield finding.problem.at(where, severity=None, **finding.values)
    for leaf in indicator_set.leaves():
        for part, whole, rule in ratios(leaf):
            if part in figures and whole in figures and isinstance(rule, OfWhole):
                finding_of_ratio = fault(figures[part], figures[whole], rule)
                if finding_of_ratio and finding_of_ratio.severity is not Severity.NOTE:
                    yield finding_of_ratio.problem.at(
                        place, severity=None, **finding_of_ratio.values
                    )
        points = unit.awarded.get(leaf.code)
        if points is not None and not 0 <= points <= leaf.full_points:
            where = source.locate((*path, "awarded", leaf.code))
            allowed = f"0–{leaf.full_points:.10g}"
            yield catalogue.OUT_OF_RANGE.at(where, seen=f"{points:.10g}", allowed=allowed)


def refused(figure: float | None, column: InputColumn) -> tuple[Finding, ...]:
    """Give what a reader would refuse in one figure; which scale it has is plain in a case."""
    if figure is None or column.kind not in NUMERIC:
        return ()
    shown_as_percent = column.kind == "percent"
    raw = Raw(figure / 100 if shown_as_percent else figure, percent=shown_as_percent)
    reading = read_cell(raw, asked(column, may_not_apply=True))
    return reading.findings if reading.state is State.REJECTED else ()
