"""Random scoring rules of every type, each with the figures that its inputs may hold."""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from random import Random
from typing import Any

Rule = dict[str, Any]
Draws = dict[str, Sequence[float]]
"""The figures that a role may hold."""
Made = tuple[Rule, Draws]

COUNTS = (0, 1, 2, 2, 3, 4, 5, 7)
FIGURES = (0, 0.1, 0.3, 0.7, 0.87, 1, 1.5, 2, 2, 3, 4)
# 47/400 of 10 is a half of a hundredth; 4.35/5 and 2.1/3 are below 0.87 and 0.7 in binary.
PARTS = (0, 0.1, 0.3, 1, 2, 2, 2.1, 3, 4, 4.35, 7, 47, 141, 350)
WHOLES = (0, 0.3, 0.9, 3, 4, 5, 8, 40, 400, 400, 1000)
BOUNDS = (0.1, 0.3, 0.5, 0.7, 0.8, 0.87, 1, 2, 3)
WHEN_ZERO = ("not_applicable", "zero", "full")


def random_rule(rng: Random, most: float) -> Made:
    """Make any rule for an indicator of this maximum."""
    if rng.random() < 0.2:
        return rng.choice((best_of, sum_of, checklist))(rng, most)
    return simple(rng, most)


def simple(rng: Random, most: float) -> Made:
    return rng.choice(SIMPLE)(rng, most)


def yes_no(_: Random, __: float) -> Made:
    return {"type": "yes_no"}, {"value": (0, 1)}


def choice(rng: Random, most: float) -> Made:
    options = tuple(
        {"code": f"o{place}", "name": f"o{place}", **earned(rng, most)}
        for place in range(rng.randint(2, 4))
    )
    return {"type": "choice", "options": options}, {"value": range(len(options))}


def earned(rng: Random, most: float) -> Rule:
    """Give points or a share, as an option, a step or an item may."""
    share = rng.choice((0, 0.125, 0.25, 0.3, 0.5, 1))
    return {"share": share} if rng.random() < 0.5 else {"points": decimal(most * share)}


def decimal(value: float) -> float:
    """Give the number that its decimal text says; 10 · 0.1175 is 1.1749999999999998 in binary."""
    return round(value, 6)


def measured(rng: Random, draws: Sequence[float] = FIGURES) -> tuple[Rule, Draws]:
    """Measure one figure, or the ratio of two."""
    if rng.random() < 0.5:
        return {}, {"value": draws}
    return {"of": "ratio", **of_whole(rng)}, {"part": PARTS, "whole": WHOLES}


def of_whole(rng: Random) -> Rule:
    return {"when_whole_is_zero": rng.choice(WHEN_ZERO)} if rng.random() < 0.7 else {}


def steps(rng: Random, most: float) -> Made:
    bounds = sorted(rng.sample(BOUNDS, rng.randint(1, 4)))
    closed = rng.random() < 0.6
    low, high = ("at_least", "below") if closed else ("above", "at_most")
    made = [{(low if closed else high): bound} | earned(rng, most) for bound in bounds]
    for before, after in pairwise(made):  # the neighbour may be written too
        if rng.random() < 0.3:
            target, bound = (before, after[low]) if closed else (after, before[high])
            target[high if closed else low] = bound
    rule, draws = measured(rng)
    ordered = made if rng.random() < 0.5 else made[::-1]
    return {"type": "steps", "steps": tuple(ordered), **rule}, draws


def ratio(rng: Random, _: float) -> Made:
    lower = rng.random() < 0.3
    rule: Rule = {"type": "ratio", **of_whole(rng)}
    if lower:
        rule["better"] = "lower"
    if rng.random() < 0.6:
        rule["target"] = rng.choice((0, 0.05, 0.3)) if lower else rng.choice((0.3, 0.8, 0.87, 1))
    if rng.random() < 0.3:
        rule["floor"] = rng.choice((0.3, 0.5, 0.7))
    return rule, {"part": PARTS, "whole": WHOLES}


def linear(rng: Random, _: float) -> Made:
    low, high = rng.sample((-1, 0, 0.1, 0.3, 0.87, 1, 2, 3), 2)
    rule, draws = measured(rng, (-2, *FIGURES))
    return {"type": "linear", "low": low, "high": high, **rule}, draws


def count(rng: Random, most: float) -> Made:
    items = rng.choice((1, 2, 4, 5))
    rule: Rule = {"type": "count", "points_per_item": decimal(most / items) or 0.1}
    if most and rng.random() < 0.6:
        rule["at_most"] = items
    return rule, {"value": COUNTS}


def given(rng: Random, most: float) -> Made:
    scale = rng.choice(("share", "percent", "points"))
    top = {"share": 1, "percent": 100, "points": most}[scale]
    return {"type": "given", "scale": scale}, {
        "value": tuple(decimal(top * x) for x in (0, 0.1175, 0.25, 0.5, 1))
    }


def pass_(rng: Random, _: float) -> Made:
    low, high = sorted(rng.sample(BOUNDS, 2))
    bounds = rng.choice(({"at_least": low}, {"at_most": high}, {"at_least": low, "at_most": high}))
    rule, draws = measured(rng)
    return {"type": "pass", **bounds, **rule}, draws


def survey(rng: Random, _: float) -> Made:
    rule: Rule = {"type": "survey", "reversed": rng.random() < 0.5}
    if rng.random() < 0.5:
        rule["min_answers"] = rng.choice((1, 3, 8))
    return rule, {f"answers_{level}": (0, 0, 1, 3, 7) for level in range(1, 6)}


def comparing(rng: Random, _: float) -> Made:
    kind = rng.choice(("min_max", "relative_to_best"))
    rule, draws = measured(rng, rng.choice((FIGURES, (2, 2, 3), (0, 0, 1))))
    return {"type": kind, "better": rng.choice(("higher", "lower")), **rule}, draws


SIMPLE: Sequence[Callable[[Random, float], Made]] = (
    yes_no,
    choice,
    steps,
    steps,
    ratio,
    ratio,
    ratio,
    linear,
    count,
    given,
    pass_,
    survey,
    comparing,
    comparing,
)


def best_of(rng: Random, most: float) -> Made:
    """Cases that may earn all of the maximum, or a part of it."""
    sizes: tuple[Rule, ...] = ({}, {"share": 0.5}, {"max_points": decimal(most / 2)}, {"share": 1})
    limits = [rng.choice(sizes) for _ in range(rng.randint(2, 3))]
    return parts("best_of", rng, most, limits)


def sum_of(rng: Random, most: float) -> Made:
    """Parts that earn the maximum together."""
    shares = rng.choice(((0.5, 0.5), (0.25, 0.75), (0.5, 0.25, 0.25), (1, 0)))
    limits = [
        {"share": share} if rng.random() < 0.5 else {"max_points": decimal(share * most)}
        for share in shares
    ]
    return parts("sum_of", rng, most, limits)


def parts(kind: str, rng: Random, most: float, limits: Sequence[Mapping[str, float]]) -> Made:
    made, draws = [], {}
    for letter, limit in zip("abc", limits, strict=False):
        own = most * limit["share"] if "share" in limit else limit.get("max_points", most)
        rule, inputs = simple(rng, own)
        made.append({"code": letter, "rule": rule, **limit})
        for role, values in inputs.items():
            draws[letter if role == "value" else f"{letter}.{role}"] = values
    return {"type": kind, "parts": tuple(made)}, draws


def checklist(rng: Random, most: float) -> Made:
    shares = rng.choice(((1,), (0.5, 0.5), (0.25, 0.25, 0.5)))
    items = tuple(
        {"code": f"i{place}", "name": f"i{place}"}
        | ({"share": share} if rng.random() < 0.5 else {"points": decimal(share * most)})
        for place, share in enumerate(shares)
    )
    return {"type": "checklist", "items": items}, {str(item["code"]): (0, 1) for item in items}
