"""Run the worked cases of a set and say where another figure comes out."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from cds_cli import catalogue
from cds_cli.analysis.case_limits import impossible
from cds_cli.analysis.case_values import misplaced, unit_values
from cds_cli.analysis.recognise import recognised
from cds_cli.analysis.tree import tree_lines
from cds_cli.definitions.cases import Case, CaseUnit, Expected, ExpectedNode, load_cases
from cds_cli.definitions.models import IndicatorSet
from cds_cli.definitions.yaml_source import YamlSource
from cds_cli.diagnostics import Diagnostic, InvalidInput
from cds_cli.engine.score import score
from cds_cli.results.figures import TOTAL, mark_names
from cds_cli.results.model import Results
from cds_cli.submission.model import submission_of
from cds_cli.text import Text

CasePath = tuple[int | str, ...]


def run_cases(file: Path, indicator_set: IndicatorSet) -> tuple[Diagnostic, ...]:
    """Run every case of a file; what is wrong with the file itself is reported too."""
    loaded, source = load_cases(file)
    if loaded.value is None or source is None:
        return loaded.diagnostics
    found = list(loaded.diagnostics)
    for place, case in enumerate(loaded.value.cases):
        found.extend(run_case(case, indicator_set, source, ("cases", place)))
    return tuple(found)


def run_case(
    case: Case, indicator_set: IndicatorSet, source: YamlSource, path: CasePath
) -> Iterator[Diagnostic]:
    """Run one case: its units are scored and ranked together."""
    faults = [
        fault
        for place, unit in enumerate(case.units)
        for fault in misplaced(unit, indicator_set, source, (*path, "units", place))
    ]
    units = [unit_values(unit, indicator_set) for unit in case.units]
    for place, (unit, values) in enumerate(zip(case.units, units, strict=True)):
        here = (*path, "units", place)
        faults.extend(impossible(unit, values.inputs, indicator_set, source, here))
    if faults:
        yield from faults
        return
    try:
        results = score(indicator_set, submission_of(indicator_set, units))
    except InvalidInput as refused:
        where = source.locate((*path, "units"))
        yield from (replace(found, location=where) for found in refused.diagnostics)
        return
    for place, unit in enumerate(case.units):
        row = results.units.index.get_loc(unit.code)
        compared = Compared(case, unit, results, int(row), source)
        yield from compared.differences((*path, "units", place, "expect"))


class Compared:
    """One unit of a case beside what came out for it."""

    def __init__(
        self, case: Case, unit: CaseUnit, results: Results, row: int, source: YamlSource
    ) -> None:
        """Keep what is compared."""
        self.case, self.unit, self.results, self.row = case, unit, results, row
        self.source = source

    def differences(self, path: CasePath) -> Iterator[Diagnostic]:
        """Give every figure that differs from what is expected."""
        expect = self.unit.expect
        yield from self.of_node(TOTAL, expect, path)
        yield from self.of_labels(expect, path)
        for code, node in expect.nodes.items():
            yield from self.of_node(code, node, (*path, "nodes", code))

    def of_node(self, code: str, expect: ExpectedNode, path: CasePath) -> Iterator[Diagnostic]:
        """Compare the figures of one node."""
        results, row = self.results, self.row
        got = {
            "points": results.points(code)[row],
            "max_points": results.maximum(code)[row],
            "index": results.index(code)[row],
            "rank": results.ranks(code)[row],
            "coverage": results.coverage(code)[row],
        }
        for key in got.keys() & expect.model_fields_set:
            wanted = getattr(expect, key)
            if not self.agree(float(got[key]), wanted):
                yield self.difference(code, key, shown(got[key]), shown(wanted), (*path, key))
        if "marks" in expect.model_fields_set:
            marks = mark_names(int(results.marks(code)[row]))
            if set(marks) != set(expect.marks):
                wanted = ", ".join(expect.marks) or "∅"
                yield self.difference(
                    code, "marks", ", ".join(marks) or "∅", wanted, (*path, "marks")
                )

    def of_labels(self, expect: Expected, path: CasePath) -> Iterator[Diagnostic]:
        """Compare the band and the recognition."""
        got = {"band": self.results.bands(), "recognition": recognised(self.results)}
        for key in got.keys() & expect.model_fields_set:
            label = got[key][self.row]
            if label != getattr(expect, key):
                yield self.difference(
                    TOTAL, key, label or "∅", getattr(expect, key) or "∅", (*path, key)
                )

    def agree(self, got: float, expected: float | None) -> bool:
        """Whether two figures are the same, to the tolerance of the case."""
        if expected is None or np.isnan(got):
            return expected is None and bool(np.isnan(got))
        # Published figures are decimals: a margin far below their last digit is no tolerance.
        return abs(got - expected) <= max(self.case.tolerance, 1e-9 * max(1.0, abs(expected)))

    def difference(
        self, code: str, key: str, got: object, expected: object, path: CasePath
    ) -> Diagnostic:
        """Say what came out in place of what is expected, with the tree of the unit."""
        return catalogue.CASE_FAILS.at(
            self.source.locate(path),
            case=self.case.name,
            unit=self.unit.name or self.unit.code,
            what=what(key, code or self.results.indicator_set.code),
            got=got,
            expected=expected,
            tree="\n".join(tree_lines(self.results, self.row)),
        )


FIGURES = {
    "points": "điểm",
    "max_points": "điểm tối đa",
    "index": "chỉ số",
    "rank": "thứ hạng",
    "coverage": "độ phủ số liệu",
    "marks": "dấu hiệu",
    "band": "mức",
    "recognition": "mức công nhận",
}


def what(key: str, code: str) -> Text:
    """Name a figure of a node."""
    return Text(f"{FIGURES[key]} ({key}) của {code}", f"{key} of {code}")


def shown(figure: float | None) -> str:
    """Write a figure in full; an undefined one is null, as in the file."""
    return "null" if figure is None or np.isnan(figure) else f"{figure:.10g}"
