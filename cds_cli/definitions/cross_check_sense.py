"""Checks of sense of cross-checks: what they compare is asked for, and can be compared."""

from collections.abc import Iterator, Mapping

from cds_cli import catalogue
from cds_cli.definitions.columns import InputColumn, input_columns
from cds_cli.definitions.cross_checks import (
    BaseCrossCheck,
    Equal,
    FigureAtMost,
    RatioBetween,
)
from cds_cli.definitions.models import IndicatorSet, Path
from cds_cli.definitions.references import code_twice, dangling
from cds_cli.definitions.tree import leaves_with_paths
from cds_cli.definitions.yaml_source import YamlSource
from cds_cli.diagnostics import Diagnostic, Location
from cds_cli.rules.base import NUMERIC, Kind
from cds_cli.text import Text

DECLARE = Text(
    "sửa mã, hoặc khai đầu vào đó trong inputs", "mend the code, or declare that input in inputs"
)
NO_FIGURE = Text("đó không phải là số", "that is no figure")
DATES_ASIDE = Text(
    "ngày chỉ so với ngày, trong figure_at_most và equal",
    "dates are compared with dates only, in figure_at_most and equal",
)
SCALES: dict[Kind, str] = {"count": "amount", "money": "amount"}
"""Kinds whose figures mean the same; the other kinds are each their own, but for ``number``."""


def cross_checks_compare_figures(
    indicator_set: IndicatorSet, source: YamlSource
) -> Iterator[Diagnostic]:
    """A cross-check compares figures that units are asked for, each once, and of one scale."""
    if not indicator_set.checks:
        return
    columns = {column.code: column for column in input_columns(indicator_set)}
    lost = tuple(columns_that_are_lost(indicator_set, source))
    for place, check in enumerate(indicator_set.checks):
        here: Path = ("checks", place)
        placed = [((*here, *path), code) for path, code in check.figures()]
        yield from each_is_named_once(placed, source)
        for path, code in placed:
            # A rule that was refused may have asked for it.
            if code not in columns and not code.startswith(lost):
                yield dangling(source.locate(path), code, columns, DECLARE)
        known = [(path, columns[code]) for path, code in placed if code in columns]
        yield from can_be_compared(check, known, source)
        yield from bounds_leave_something(check, source.locate(here))


def columns_that_are_lost(indicator_set: IndicatorSet, source: YamlSource) -> Iterator[str]:
    """Give how the columns begin of indicators whose rule stands for one that was refused."""
    for path, leaf in leaves_with_paths(indicator_set):
        if source.value_at((*path, "rule", "type")) != leaf.rule.type:
            yield f"{leaf.code}."


def each_is_named_once(placed: list[tuple[Path, str]], source: YamlSource) -> Iterator[Diagnostic]:
    """A figure is not held against itself, nor added to itself."""
    first: dict[str, Location] = {}
    for path, code in placed:
        where = source.locate(path)
        if code in first:
            yield code_twice(where, code, first[code])
        first.setdefault(code, where)


def can_be_compared(
    check: BaseCrossCheck, known: list[tuple[Path, InputColumn]], source: YamlSource
) -> Iterator[Diagnostic]:
    """Figures are compared with figures of their scale; answers and texts with nothing."""
    scales: dict[str, str] = {}
    for path, column in known:
        why = why_not(check, column.kind, scales)
        if why is not None:
            where = source.locate(path)
            yield catalogue.NOT_COMPARABLE.at(where, code=column.code, kind=column.kind, why=why)
        else:
            scales.setdefault(SCALES.get(column.kind, column.kind), column.code)


def why_not(check: BaseCrossCheck, kind: Kind, scales: Mapping[str, str]) -> Text | None:
    """Say why a figure cannot stand beside those before it; None where it can."""
    if kind == "date":
        may = isinstance(check, FigureAtMost | Equal) and scales.keys() <= {"date"}
        return None if may else DATES_ASIDE
    if kind not in NUMERIC:
        return NO_FIGURE
    if "date" in scales:
        return DATES_ASIDE
    alike = {"number", SCALES.get(kind, kind)}
    other = next((code for scale, code in scales.items() if scale not in alike), None)
    if kind == "number" or other is None:
        return None
    return Text(f'"{other}" có thang đo khác', f'"{other}" has another scale')


def bounds_leave_something(check: BaseCrossCheck, where: Location) -> Iterator[Diagnostic]:
    """Some ratio lies between the bounds."""
    if not isinstance(check, RatioBetween):
        return
    low, high = check.at_least, check.at_most
    if low is not None and high is not None and low > high:
        yield catalogue.NO_RANGE_LEFT.at(where, low=f"{low:g}", high=f"{high:g}")
