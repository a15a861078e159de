"""The points of each rule as a formula of Excel."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import singledispatch
from math import isfinite

from cds_cli.definitions.columns import InputColumn
from cds_cli.report.template.entries import DAY_ZERO, figure
from cds_cli.report.template.paper import Lists
from cds_cli.rules import Choice, Count, Given, Linear, Pass, Ratio, Steps, Survey, YesNo
from cds_cli.rules.base import Measured
from cds_cli.rules.survey import LEVELS, role_of_level
from cds_cli.submission.kinds.yes_no import YES

RATIO_DIGITS = 12
"""4.35 / 5 is 0.8699… in binary and has to reach 0.87."""


@dataclass(frozen=True, slots=True)
class Figures:
    """The cells of one rule: addresses and columns by role, its maximum, the lists of answers."""

    cells: Mapping[str, str]
    columns: Mapping[str, InputColumn]
    most: float
    lists: Lists

    @property
    def all_cells(self) -> str:
        """The cells, as arguments of a function."""
        return ",".join(dict.fromkeys(self.cells.values()))

    def numbers_given(self) -> str:
        """Whether every figure is there."""
        return f"COUNT({self.all_cells})={len(set(self.cells.values()))}"

    def of_part(self, roles: Mapping[str, str], most: float) -> "Figures":
        """Take the cells of a part, by the roles that its own rule gives them."""
        return Figures(
            {role: self.cells[name] for role, name in roles.items()},
            {role: self.columns[name] for role, name in roles.items()},
            most,
            self.lists,
        )


@singledispatch
def earned(rule: object, figures: Figures) -> str:
    """Write the points of a rule, not rounded."""
    raise NotImplementedError(type(rule), figures)


@earned.register
def _(rule: YesNo, figures: Figures) -> str:
    del rule
    return f'IF({figures.cells["value"]}="{YES}",{figure(figures.most)},0)'


@earned.register
def _(rule: Choice, figures: Figures) -> str:
    texts, points = answers_of(rule, figures)
    return f"SUMPRODUCT(({texts}={figures.cells['value']})*{points})"


@earned.register
def _(rule: Steps, figures: Figures) -> str:
    terms = []
    for step, (low, high) in zip(rule.steps, rule.intervals(), strict=True):
        signs = (">=", "<") if step.closed_below else (">", "<=")
        held = [
            f"({measured(rule, figures)}{sign}{bound(end, rule, figures)})"
            for sign, end in zip(signs, (low, high), strict=True)
            if isfinite(end)
        ]
        terms.append("*".join((*held, figure(step.of(figures.most)))))
    return f"({'+'.join(terms)})"


@earned.register
def _(rule: Ratio, figures: Figures) -> str:
    ratio = f"{figures.cells['part']}/{figures.cells['whole']}"
    higher = rule.better == "higher"
    share = ratio if higher else f"(1-{ratio})"
    room = rule.full_at if higher else 1.0 - rule.full_at
    points = clipped(f"{share}/{figure(room)}", figures.most)
    if rule.floor is None:
        return points
    sign = ">=" if higher else "<="
    floor = figure(round(rule.floor, RATIO_DIGITS))
    return f"{points}*(ROUND({ratio},{RATIO_DIGITS}){sign}{floor})"


@earned.register
def _(rule: Linear, figures: Figures) -> str:
    figure_ = measured(rule, figures)
    way = f"({figure_}-{figure(rule.low)})/{figure(rule.high - rule.low)}"
    return clipped(way, figures.most)


@earned.register
def _(rule: Count, figures: Figures) -> str:
    points = f"{figures.cells['value']}*{figure(rule.points_per_item)}"
    return f"MAX(0,MIN({points},{figure(rule.most_points(figures.most))}))"


@earned.register
def _(rule: Given, figures: Figures) -> str:
    cell = figures.cells["value"]
    if rule.scale == "points":
        return f"MAX(0,MIN({cell},{figure(figures.most)}))"
    return clipped(f"{cell}/{100 if rule.scale == 'percent' else 1}", figures.most)


@earned.register
def _(rule: Pass, figures: Figures) -> str:
    shown = measured(rule, figures)
    held = [
        f"({shown}{sign}{bound(end, rule, figures)})"
        for sign, end in ((">=", rule.at_least), ("<=", rule.at_most))
        if end is not None
    ]
    return "*".join((*held, figure(figures.most)))


@earned.register
def _(rule: Survey, figures: Figures) -> str:
    worst = LEVELS[-1] if rule.reversed else LEVELS[0]
    gone = "+".join(
        f"{figures.cells[role_of_level(level)]}*{abs(level - worst)}" for level in LEVELS
    )
    way = f"({gone})/(SUM({figures.all_cells})*{LEVELS[-1] - LEVELS[0]})"
    return f"{figure(figures.most)}*{way}"


def clipped(share: str, most: float) -> str:
    """Write a share of the maximum, held between none and all."""
    return f"{figure(most)}*MAX(0,MIN(1,{share}))"


def measured(rule: Measured, figures: Figures) -> str:
    """Write the figure that a rule measures."""
    if rule.of == "value":
        return figures.cells["value"]
    return f"ROUND({figures.cells['part']}/{figures.cells['whole']},{RATIO_DIGITS})"


def bound(end: float, rule: Measured, figures: Figures) -> str:
    """Write a threshold: rounded as the ratio it is held against, or as Excel's number of a day."""
    if rule.of == "ratio":
        return figure(round(end, RATIO_DIGITS))
    is_date = figures.columns["value"].kind == "date"
    return figure(end - DAY_ZERO if is_date else end)


def answers_of(rule: Choice, figures: Figures) -> tuple[str, str]:
    """Give the places of the answers of a list and of their points."""
    answers = tuple((one.name, one.of(figures.most)) for one in rule.options)
    place = figures.lists.place(answers)
    return place.texts, place.points
