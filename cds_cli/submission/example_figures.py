"""Plausible figures for the columns of a set: parts below their wholes, all within their range."""

from datetime import date
from math import floor, inf, isfinite

from cds_cli.definitions.columns import InputColumn, input_columns, roles_of, simple_rule
from cds_cli.definitions.cross_checks import FigureAtMost
from cds_cli.definitions.models import Indicator, IndicatorSet
from cds_cli.rules import Count, Linear, Steps
from cds_cli.rules.base import Kind
from cds_cli.submission.gaps import ratios
from cds_cli.tables.grid import CellValue

Span = tuple[float, float]
USUAL: dict[Kind, Span] = {
    "count": (120.0, 480.0),
    "number": (20.0, 100.0),
    "percent": (0.0, 100.0),
    "share": (0.0, 1.0),
    "money": (200.0, 2000.0),
    "date": (float(date(2025, 1, 1).toordinal()), float(date(2025, 6, 30).toordinal())),
}
"""Where the figures of a kind lie if neither range nor rule says more."""
FIRST_DAY = date(1990, 1, 1).toordinal()
"""A bound above it is a day in our time."""
DECIMALS: dict[Kind, int] = {"share": 2, "percent": 1, "number": 1, "money": 1}


class Figures:
    """The figures of the made-up units."""

    def __init__(self, indicator_set: IndicatorSet) -> None:
        """Learn from the set what its columns are parts of, and between what they may lie."""
        self.columns = {column.code: column for column in input_columns(indicator_set)}
        self.places = {code: place for place, code in enumerate(self.columns)}
        self.wholes: dict[str, dict[str, Span]] = {}
        self.spans: dict[str, Span] = {}
        for leaf in indicator_set.leaves():
            for part, whole, rule in ratios(leaf):
                self.wholes.setdefault(part, {})[whole] = of_whole(rule)
            for role, code in roles_of(leaf).items():
                span = span_of_rule(leaf, role)
                if span is not None:
                    self.spans.setdefault(code, span)
        for check in indicator_set.checks:
            if isinstance(check, FigureAtMost):
                self.wholes.setdefault(check.figure, {}).setdefault(check.at_most, (0.0, 1.0))

    def figure(self, code: str, unit: int, above: tuple[str, ...] = ()) -> float:
        """Give the figure of a column for a unit; ``above`` names what it is already a part of."""
        column, share = self.columns[code], share_at(unit, self.places[code])
        low, high = self.span(column)
        wholes = {
            whole: ends
            for whole, ends in self.wholes.get(code, {}).items()
            if whole not in (*above, code)
        }
        if not wholes:
            made = low + (high - low) * share
        else:
            made = min(
                self.figure(whole, unit, (*above, code)) * (ends[0] + (ends[1] - ends[0]) * share)
                for whole, ends in wholes.items()
            )
        return within(rounded(made, column.kind, down=bool(wholes)), allowed(column))

    def span(self, column: InputColumn) -> Span:
        """Say between what a column's figures lie."""
        low, high = self.spans.get(column.code) or USUAL[column.kind]
        least, most = allowed(column)
        if isfinite(least) and isfinite(most):
            return self.spans.get(column.code, (least, most))
        return max(low, least), min(max(high, least + 1 if isfinite(least) else high), most)


def made_cell(figures: Figures, column: InputColumn, unit: int) -> CellValue | None:
    """Give what stands in a cell of the example."""
    turn = unit + figures.places[column.code]
    match column.kind:
        case "yes_no":
            return "Không" if turn % 4 == 0 else "Có"
        case "choice":
            return column.options[turn % len(column.options)].name if column.options else None
        case "text":
            return f"Mẫu {unit + 1}"
        case "date":
            return date.fromordinal(int(figures.figure(column.code, unit)))
        case _:
            return figures.figure(column.code, unit)


def share_at(unit: int, place: int) -> float:
    """Give a share from 0.55 to 0.95 that changes from unit to unit and column to column."""
    return (55 + 5 * ((unit * 7 + place * 3) % 9)) / 100


def of_whole(rule: object) -> Span:
    """Say what share of its whole a part may be."""
    if isinstance(rule, Linear) and not rule.clip:
        return min(rule.low, rule.high), max(rule.low, rule.high)
    return 0.0, 1.0


def span_of_rule(leaf: Indicator, role: str) -> Span | None:
    """Say between what a figure is told apart by the rule that reads it; None if all are."""
    rule, most = simple_rule(leaf, role)
    if role.rpartition(".")[2] in {"part", "whole"}:
        return None
    if isinstance(rule, Count):
        return 0.0, float(rule.at_most or max(1, floor(most / rule.points_per_item)))
    if isinstance(rule, Linear):
        return min(rule.low, rule.high), max(rule.low, rule.high)
    if isinstance(rule, Steps):
        return around({end for ends in rule.intervals() for end in ends if isfinite(end)})
    return None


def around(bounds: set[float]) -> Span:
    """Give a span in which some figures lie on either side of some bound."""
    low, high = min(bounds), max(bounds)
    if low < high:
        return low, high
    # A deadline is the number of a day, which grows by days and not by halves.
    return (low - 90, low + 10) if low > FIRST_DAY else (low / 2, low * 1.5 or 1.0)


def allowed(column: InputColumn) -> Span:
    """Give the range of a column, without end where it states none."""
    stated = column.input.range
    if stated is None:
        return (0.0, 100.0) if column.kind == "percent" else (-inf, inf)
    low = -inf if stated.at_least is None else stated.at_least
    high = inf if stated.at_most is None else stated.at_most
    return low, high


def rounded(figure: float, kind: Kind, *, down: bool) -> float:
    """Write a figure as people give it; a part is rounded down, so that it stays in its whole."""
    scale: int = 10 ** DECIMALS.get(kind, 0)
    scaled = figure * scale
    return (floor(scaled + 1e-9) if down else round(scaled)) / scale


def within(figure: float, ends: Span) -> float:
    """Hold a figure between two ends."""
    return min(max(figure, ends[0]), ends[1])
