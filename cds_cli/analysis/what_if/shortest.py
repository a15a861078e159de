"""The smallest choices of indicators whose full points reach a goal."""

import heapq
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from cds_cli.analysis.what_if.full_points import Choice, Choices, Totals, mask
from cds_cli.definitions.models import Group, Indicator, IndicatorSet
from cds_cli.definitions.tree import method_of
from cds_cli.engine.aggregate import weight_of
from cds_cli.results.figures import Mask

SHOWN = 5
MARGIN = 1e-12


@dataclass(frozen=True, slots=True)
class Option:
    """The share of its points that a node has if some indicators below it are at full points."""

    share: float
    chosen: Choice


Best = list[list[Option]]
"""By the number of indicators chosen: the best options of a node, the best first."""


def smallest(choices: Choices, goal: float) -> tuple[Choice, ...]:
    """Give up to five of the smallest choices that reach a goal, those that gain most first.

    None is smaller. All open indicators together must reach the goal, or there is no choice.
    """
    for options in best_of(choices.results.indicator_set, choices)[1:]:
        found = that_reach([tuple(sorted(one.chosen)) for one in options], choices, goal)
        if found:
            return found
    return ()


def best_of(node: IndicatorSet | Group | Indicator, choices: Choices) -> Best:
    """Give the best options of a node for each number of indicators chosen below it.

    A node never loses by a child that gains, however they combine (OECD/JRC Handbook, step 6):
    the best options of a node are made of the best of its children, and need no others.
    """
    if isinstance(node, Indicator):
        return best_of_leaf(node, choices)
    method, joined = method_of(node), JOINED.get(method_of(node), add)
    made: Best = [[Option(START.get(method, 0.0), ())]]
    whole = 0.0
    for child in node.children:
        maximum = choices.maximum(child.code)
        if maximum > 0:
            weight = maximum if method == "sum" else weight_of(child, {})
            made = merged(made, best_of(child, choices), partial(joined, weight=weight))
            whole += weight
    if not whole:
        return [[Option(0.0, ())]]
    share = SHARES.get(method, divided)
    return [[Option(share(one.share, whole), one.chosen) for one in few] for few in made]


def best_of_leaf(leaf: Indicator, choices: Choices) -> Best:
    """Give what an indicator has, and full points if some are open."""
    maximum = choices.maximum(leaf.code)
    has = [Option(choices.points[leaf.code] / maximum if maximum else 0.0, ())]
    if leaf.code not in choices.codes:
        return [has]
    full = choices.full[leaf.code] / maximum
    return [has, [Option(full, (choices.codes.index(leaf.code),))]]


def merged(left: Best, right: Best, joined: Callable[[float, float], float]) -> Best:
    """Join the options of one more child to those of its elder siblings, and keep the best."""
    made: Best = [[] for _ in range(len(left) + len(right) - 1)]
    for at, some in enumerate(left):
        for more, others in enumerate(right, at):
            made[more].extend(
                Option(joined(a.share, b.share), a.chosen + b.chosen) for a in some for b in others
            )
    return [heapq.nlargest(SHOWN, options, key=lambda one: one.share) for options in made]


def add(so_far: float, share: float, weight: float) -> float:
    """Add up weighted shares."""
    return so_far + weight * share


def add_logarithm(so_far: float, share: float, weight: float) -> float:
    """Add up weighted logarithms; a share of 0 leaves nothing of the whole."""
    return so_far + weight * math.log(share) if share > 0 else -math.inf


def take_inverse(so_far: float, share: float, weight: float) -> float:
    """Take weighted inverses away, so that more is better."""
    return so_far - weight / share if share > 0 else -math.inf


def lesser(so_far: float, share: float, weight: float) -> float:
    """Keep the lowest share."""
    del weight
    return min(so_far, share)


def divided(summed: float, whole: float) -> float:
    """Give the share that weighted shares add up to."""
    return summed / whole


JOINED = {"geometric": add_logarithm, "harmonic": take_inverse, "minimum": lesser}
START = {"minimum": math.inf}
SHARES: dict[str, Callable[[float, float], float]] = {
    "geometric": lambda summed, whole: math.exp(summed / whole),
    "harmonic": lambda summed, whole: -whole / summed,
    "minimum": lambda lowest, _: lowest,
}


def that_reach(found: Sequence[Choice], choices: Choices, goal: float) -> tuple[Choice, ...]:
    """Keep the choices that reach a goal, those that gain most first."""
    totals = choices.totals(mask(found, len(choices.codes)))
    exact = totals.exact.tolist()
    met = np.flatnonzero(reached(totals, goal)).tolist()
    return tuple(found[at] for at in sorted(met, key=lambda at: (-round(exact[at], 9), found[at])))


def reached(totals: Totals, goal: float) -> Mask:
    """Say which published indices meet a goal."""
    met: Mask = totals.index >= goal - MARGIN
    return met
