"""Which indicators at full points would take a unit to a band or a rank."""

from collections.abc import Sequence

import numpy as np

from cds_cli.analysis.apportion import apportioned
from cds_cli.analysis.what_if.full_points import Choice, Choices, mask
from cds_cli.analysis.what_if.model import Goal, Reach, Step, Way
from cds_cli.analysis.what_if.shortest import smallest
from cds_cli.results.figures import Array
from cds_cli.results.model import Results
from cds_cli.results.rounding import round_half_up
from cds_cli.rules import CombinedRule, PeerRule, Rule

MARGIN = 1e-12


def goal_of_band(results: Results, code: str) -> Goal:
    """Give the index that earns a band; raises KeyError if the set has none of this code."""
    bands = {band.code: band.at_least for band in results.indicator_set.bands}
    return Goal(bands[code], band=code)


def goal_of_rank(results: Results, row: int, rank: int) -> Goal:
    """Give the published index that earns a rank in the unit's block, ties included.

    It is that of the best units besides this one, in their order; 0 where there are not so many.
    """
    others = np.sort(index_of_others(results, row))[::-1]
    return Goal(float(others[rank - 1]) if rank <= len(others) else 0.0, rank=rank)


def index_of_others(results: Results, row: int) -> Array:
    """Give the published indices of the other units of a block that have one."""
    blocks = results.units["block"].to_numpy()
    others = (blocks == blocks[row]) & ~np.isnan(results.index())
    others[row] = False
    found: Array = results.index()[others]
    return found


def ways_to(results: Results, row: int, goal: Goal) -> Reach:
    """Find the smallest lists of indicators that would reach a goal at full points.

    All else, and all other units, stay as they are. Indicators that do not apply are left out,
    and so are those left out of the maximum for want of data. Arithmetic: it does not know what
    an indicator takes.
    """
    choices = Choices(results, row)
    own = float(results.index()[row])
    everything = None
    if choices.codes:
        (everything,) = ways([tuple(range(len(choices.codes)))], choices)
    is_there = own >= goal.index - MARGIN
    found: tuple[Choice, ...] = ()
    if not is_there and everything is not None and everything.index >= goal.index - MARGIN:
        found = smallest(choices, goal.index)
    return Reach(
        row=row,
        results=results,
        goal=goal,
        is_there=is_there,
        ways=ways(found, choices),
        everything=everything,
        excluded=choices.excluded,
        compared=compared(found, choices),
    )


def compared(found: Sequence[Choice], choices: Choices) -> tuple[str, ...]:
    """Give the indicators of some choices whose rules compare units, in the order of the tree."""
    codes = {choices.codes[at] for choice in found for at in choice}
    leaves = choices.results.indicator_set.leaves()
    return tuple(one.code for one in leaves if one.code in codes and compares_units(one.rule))


def compares_units(rule: Rule) -> bool:
    """Whether a rule, or a part of it, compares units."""
    parts = rule.parts if isinstance(rule, CombinedRule) else ()
    return any(isinstance(one, PeerRule) for one in (rule, *(part.rule for part in parts)))


def ways(found: Sequence[Choice], choices: Choices) -> tuple[Way, ...]:
    """Say what each choice adds, and where it leads."""
    if not found:
        return ()
    results, row = choices.results, choices.row
    totals = choices.totals(mask(found, len(choices.codes)))
    before = float(results.points()[row])
    decimals = results.indicator_set.decimals
    others = index_of_others(results, row)
    return tuple(
        Way(
            steps=steps(choice, choices, float(points)),
            added=float(round_half_up(points - before, decimals)),
            points=float(points),
            index=float(index),
            rank=1 + int(np.count_nonzero(others > index + MARGIN)),
            band=band_of(results, float(index)),
        )
        for choice, points, index in zip(found, totals.points, totals.index, strict=True)
    )


def steps(choice: Choice, choices: Choices, reached_points: float) -> tuple[Step, ...]:
    """Say what each indicator of a choice adds; the parts add up to the published difference.

    One indicator after the other is filled up, those with most open points first.
    """
    results, row = choices.results, choices.row
    decimals = results.indicator_set.decimals
    opened = {at: choices.open(code) for at, code in enumerate(choices.codes)}
    order = sorted(choice, key=lambda at: (-round(opened[at], 9), at))
    nested = [tuple(sorted(order[:size])) for size in range(len(order) + 1)]
    exact = choices.totals(mask(nested, len(choices.codes))).exact
    added = apportioned(np.diff(exact), reached_points - float(results.points()[row]), decimals)
    made = [
        Step(
            code=choices.codes[at],
            points=float(results.points(choices.codes[at])[row]),
            maximum=float(round_half_up(choices.maxima[choices.codes[at]], max(decimals, 2))),
            adds=float(adds),
        )
        for at, adds in zip(order, added, strict=True)
    ]
    return tuple(sorted(made, key=lambda step: -step.adds))


def band_of(results: Results, index: float) -> str | None:
    """Give the band that an index earns."""
    bands = results.indicator_set.bands
    return next((band.code for band in bands if index >= band.at_least - MARGIN), None)
