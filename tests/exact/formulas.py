"""What one rule gives one unit, in exact numbers, from the plain definition of the rule."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from tests.exact.numbers import ONE, ZERO, clipped, exact

Definition = Mapping[str, Any]
Row = Mapping[str, Fraction]
Peers = Sequence[Fraction]


def own_roles(rule: Definition) -> tuple[str, ...]:
    """Name the inputs of a rule that is not made of others."""
    if rule["type"] == "survey":
        return tuple(f"answers_{level}" for level in range(1, 6))
    of_two = rule["type"] == "ratio" or rule.get("of") == "ratio"
    return ("part", "whole") if of_two else ("value",)


def figure_of(rule: Definition, row: Row) -> Fraction:
    """Give what a rule measures: one input, or part over whole."""
    if rule["type"] == "survey":
        return sum((int(role[-1]) * answers for role, answers in row.items()), ZERO) / number(row)
    return row["value"] if own_roles(rule) == ("value",) else row["part"] / row["whole"]


def number(row: Row) -> Fraction:
    """Count the answers of a survey."""
    return sum(row.values(), ZERO)


def points_of(rule: Definition, row: Row, most: Fraction, peers: Peers) -> Fraction:
    """Give the points of a unit that has all its figures, and a whole above zero."""
    figure = figure_of(rule, row)
    if rule["type"] in COMPARING:
        return most * COMPARING[rule["type"]](rule, figure, peers)
    return FORMULAS[rule["type"]](rule, figure, most)


def is_capped(rule: Definition, row: Row, most: Fraction) -> bool:
    """Whether a figure lies beyond what earns everything."""
    figure = figure_of(rule, row)
    if rule["type"] == "ratio":
        target = target_of(rule)
        return figure < target if is_lower_better(rule) else figure > target
    if rule["type"] == "linear":
        low, high = exact(rule["low"]), exact(rule["high"])
        return figure > high if low < high else figure < high
    if rule["type"] == "count":
        if rule.get("at_most") is None:
            return figure * exact(rule["points_per_item"]) > most
        return figure > exact(rule["at_most"])
    return False


def earned(option: Definition, most: Fraction) -> Fraction:
    """Give stated points, or a stated share of the maximum."""
    if option.get("points") is not None:
        return exact(option["points"])
    return exact(option["share"]) * most


def is_lower_better(rule: Definition) -> bool:
    return bool(rule.get("better", "higher") == "lower")


def target_of(rule: Definition) -> Fraction:
    if rule.get("target") is not None:
        return exact(rule["target"])
    return ZERO if is_lower_better(rule) else ONE


def yes_no(_: Definition, figure: Fraction, most: Fraction) -> Fraction:
    return most if figure == 1 else ZERO


def choice(rule: Definition, figure: Fraction, most: Fraction) -> Fraction:
    return earned(rule["options"][int(figure)], most)


def steps(rule: Definition, figure: Fraction, most: Fraction) -> Fraction:
    """Among the steps that hold the figure, the tightest counts: others left a bound out."""
    holding = [step for step in rule["steps"] if holds(step, figure)]
    return earned(min(holding, key=lambda step: width(step, figure)), most) if holding else ZERO


def holds(step: Definition, figure: Fraction) -> bool:
    return all(
        (
            step.get("at_least") is None or figure >= exact(step["at_least"]),
            step.get("below") is None or figure < exact(step["below"]),
            step.get("above") is None or figure > exact(step["above"]),
            step.get("at_most") is None or figure <= exact(step["at_most"]),
        )
    )


def width(step: Definition, figure: Fraction) -> Fraction:
    """How far the stated bound nearest to the figure is away from it."""
    return min(abs(figure - exact(bound)) for key, bound in step.items() if key in BOUNDS)


BOUNDS = frozenset({"at_least", "below", "above", "at_most"})


def ratio(rule: Definition, figure: Fraction, most: Fraction) -> Fraction:
    target, floor = target_of(rule), rule.get("floor")
    if is_lower_better(rule):
        refused = floor is not None and figure > exact(floor)
        share = (1 - figure) / (1 - target)
    else:
        refused = floor is not None and figure < exact(floor)
        share = figure / target
    return ZERO if refused else most * clipped(share, ZERO, ONE)


def linear(rule: Definition, figure: Fraction, most: Fraction) -> Fraction:
    low, high = exact(rule["low"]), exact(rule["high"])
    return most * clipped((figure - low) / (high - low), ZERO, ONE)


def count(rule: Definition, figure: Fraction, most: Fraction) -> Fraction:
    each, limit = exact(rule["points_per_item"]), rule.get("at_most")
    return clipped(figure * each, ZERO, most if limit is None else each * limit)


def given(rule: Definition, figure: Fraction, most: Fraction) -> Fraction:
    full = {"share": ONE, "percent": Fraction(100), "points": most}[rule.get("scale", "share")]
    return most * clipped(figure / full, ZERO, ONE) if full else ZERO


def pass_(rule: Definition, figure: Fraction, most: Fraction) -> Fraction:
    low, high = rule.get("at_least"), rule.get("at_most")
    fails = (low is not None and figure < exact(low)) or (high is not None and figure > exact(high))
    return ZERO if fails else most


def survey(rule: Definition, mean: Fraction, most: Fraction) -> Fraction:
    return most * ((5 - mean) if rule.get("reversed") else (mean - 1)) / 4


def min_max(rule: Definition, figure: Fraction, peers: Peers) -> Fraction:
    low, high = min(peers), max(peers)
    if low == high:
        return ONE
    way = clipped((figure - low) / (high - low), ZERO, ONE)
    return 1 - way if is_lower_better(rule) else way


def relative_to_best(rule: Definition, figure: Fraction, peers: Peers) -> Fraction:
    if is_lower_better(rule):
        return ONE if figure == 0 else clipped(min(peers) / figure, ZERO, ONE)
    best = max(peers)
    return clipped(figure / best, ZERO, ONE) if best > 0 else ZERO


FORMULAS: Mapping[str, Callable[[Definition, Fraction, Fraction], Fraction]] = {
    "yes_no": yes_no,
    "choice": choice,
    "steps": steps,
    "ratio": ratio,
    "linear": linear,
    "count": count,
    "given": given,
    "pass": pass_,
    "survey": survey,
}
COMPARING: Mapping[str, Callable[[Definition, Fraction, Peers], Fraction]] = {
    "min_max": min_max,
    "relative_to_best": relative_to_best,
}
