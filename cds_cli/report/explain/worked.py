"""The rule of an indicator with the figures of one unit put in, up to where points follow."""

from collections.abc import Callable
from functools import partial, singledispatch

import numpy as np

from cds_cli.report.explain import phrases
from cds_cli.report.explain.by_share import USUAL, by_share
from cds_cli.report.explain.figures import (
    MOST_DIGITS,
    grouped,
    join,
    least_digits,
    listed,
    rounded,
    shortest,
)
from cds_cli.report.explain.ways import best_way, linear_way, min_max_way, ratio_way
from cds_cli.report.explain.working import CLOSE, Working, interval
from cds_cli.rules import (
    Choice,
    Count,
    Given,
    Linear,
    MinMax,
    Pass,
    Ratio,
    RelativeToBest,
    Steps,
    Survey,
    YesNo,
)
from cds_cli.rules.base import Columns, above, at_least, at_most, below
from cds_cli.rules.steps import Step
from cds_cli.rules.survey import LEVELS, role_of_level
from cds_cli.text import Text, told


@singledispatch
def worked(rule: object, working: Working) -> Text:
    """Put the figures of a unit into its rule, up to where the points follow."""
    raise NotImplementedError(type(rule), working)


@worked.register
def _(rule: YesNo, working: Working) -> Text:
    del rule
    return phrases.YES if working.piece.values["value"] else phrases.NO


@worked.register
def _(rule: Choice, working: Working) -> Text:
    option = rule.options[int(working.piece.values["value"])]
    return join(told(phrases.CHOSEN, option=option.name), working.earned(option))


@worked.register
def _(rule: Count, working: Working) -> Text:
    figure, each, most = working.piece.values["value"], rule.points_per_item, rule.at_most
    if most is not None and figure > most:
        return join(told(phrases.COUNTED, figure=grouped(figure), most=most), times(most, each))
    over = most is None and figure * each > working.most + CLOSE
    return join(times(figure, each), phrases.OVER_MAXIMUM if over else "")


@worked.register
def _(rule: Given, working: Working) -> Text:
    value = working.piece.values["value"]
    if rule.scale == "points":
        return told(phrases.POINTS, points=grouped(value))
    if rule.scale == "percent":
        return join(grouped(value), " % × ", written_product(value / 100.0, working.most))
    digits = least_digits(lambda one: working.gives(rounded(value, one) * working.most), USUAL)
    seen = value if digits is None else rounded(value, digits)
    return times(seen, working.most)


@worked.register
def _(rule: Ratio, working: Working) -> Text:
    way = ratio_way(rule)
    return by_share(lambda _: way, working)


@worked.register
def _(rule: Linear, working: Working) -> Text:
    way = linear_way(rule, working)
    return by_share(lambda _: way, working)


@worked.register
def _(rule: MinMax, working: Working) -> Text:
    peers = working.piece.peers
    if peers is None:
        return working.measured(USUAL)
    return by_share(partial(min_max_way, rule, working, peers), working)


@worked.register
def _(rule: RelativeToBest, working: Working) -> Text:
    peers = working.piece.peers
    if peers is None:
        return working.measured(USUAL)
    return by_share(partial(best_way, rule, working, peers), working)


@worked.register
def _(rule: Steps, working: Working) -> Text:
    exact = step_of(rule, working.figure)
    digits = digits_for(working, lambda figure: step_of(rule, figure) == exact)
    figure = working.measured(digits)
    if exact is None:
        return join(figure, phrases.IN_NO_STEP)
    step, ends = rule.steps[exact], rule.intervals()[exact]
    where = interval(working, ends, closed_below=step.closed_below)
    return join(figure, told(phrases.IN_STEP, step=where), working.earned(step))


@worked.register
def _(rule: Pass, working: Working) -> Text:
    passed = passes(rule, working.figure)
    digits = digits_for(working, lambda figure: passes(rule, figure) is passed)
    low, high = rule.at_least, rule.at_most
    ends = -np.inf if low is None else low, np.inf if high is None else high
    text = phrases.PASSED if passed else phrases.FAILED
    bounds = interval(working, ends, closed_below=False, both_closed=True)
    return join(working.measured(digits), told(text, bounds=bounds))


@worked.register
def _(rule: Survey, working: Working) -> Text:
    answers = {level: working.piece.values[role_of_level(level)] for level in LEVELS}
    count = sum(answers.values())
    mean = sum(level * given for level, given in answers.items()) / count
    digits = least_digits(
        lambda one: working.gives(gone(rule, rounded(mean, one)) * working.most / 4.0), 2
    )
    added = listed([join(grouped(given), f" × {level}") for level, given in answers.items()], " + ")
    level = shortest(mean, USUAL) if digits is None else shortest(mean, digits)
    # A mean that no number of decimals leads from stands as the fraction that it is.
    own = join("(", added, ") / ", grouped(count)) if digits is None else level
    way = join("(5 − ", own, ")") if rule.reversed else join("(", own, " − 1)")
    points = join(" = ", grouped(working.piece.points)) if digits is None else ""
    return join(
        told(phrases.MEAN_LEVEL, answers=added, count=grouped(count), mean=level),
        join("; ", way, " / 4 × ", grouped(working.most), points),
    )


def digits_for(working: Working, serves: Callable[[float], bool]) -> int:
    """Give the decimals with which a figure falls where it does."""
    digits = least_digits(lambda one: not working.hides(one) and serves(working.seen(one)), 1)
    return MOST_DIGITS if digits is None else digits


def gone(rule: Survey, mean: float) -> float:
    """Give how many levels the mean lies above the worst."""
    return LEVELS[-1] - mean if rule.reversed else mean - LEVELS[0]


def times(one: float, other: float) -> Text:
    """Write a product."""
    return join(grouped(one), " × ", written_product(one, other))


def written_product(one: float, other: float) -> Text:
    """Write the second factor, and what comes out."""
    return join(grouped(other), " = ", grouped(one * other))


def step_of(rule: Steps, figure: float) -> int | None:
    """Give the place of the step that holds a figure; None outside all steps."""
    places = enumerate(zip(rule.steps, rule.intervals(), strict=True))
    return next((place for place, (step, ends) in places if holds(step, ends, figure)), None)


def holds(step: Step, ends: tuple[float, float], figure: float) -> bool:
    """Whether a step holds a figure."""
    column, (low, high) = np.array([figure]), ends
    if step.closed_below:
        return bool(np.all(at_least(column, low)) and np.all(below(column, high)))
    return bool(np.all(above(column, low)) and np.all(at_most(column, high)))


def passes(rule: Pass, figure: float) -> bool:
    """Whether a figure meets the thresholds."""
    as_part: Columns = {"part": np.array([figure]), "whole": np.array([1.0])}
    columns: Columns = as_part if rule.of == "ratio" else {"value": np.array([figure])}
    return bool(np.asarray(rule.points(columns, 1.0))[0])
