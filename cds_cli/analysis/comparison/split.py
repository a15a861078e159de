"""The change of a published index, split into what made it: a Shapley value over four factors."""

from collections.abc import Mapping, Sequence
from itertools import combinations
from math import factorial

import numpy as np

from cds_cli.analysis.apportion import apportioned
from cds_cli.analysis.comparison.model import Both, Factor, NodePair, Split
from cds_cli.analysis.comparison.pairing import LeafPair
from cds_cli.analysis.comparison.sides import Between, Side, State
from cds_cli.analysis.comparison.states import States
from cds_cli.analysis.scoring import Scoring
from cds_cli.definitions.canonical import set_digest
from cds_cli.engine.aggregate import aggregate
from cds_cli.results.figures import Array
from cds_cli.results.model import divide
from cds_cli.results.rounding import round_half_up


def split_of(
    pair: NodePair, scorings: tuple[Scoring, Scoring], both: Both, leaves: Sequence[LeafPair]
) -> Split:
    """Split the change of a node's index, for each unit in both, exactly.

    Each factor is taken from the earlier or from the later side, and the index published in each
    of these states: up to 16 tables. The part of a factor is the mean, over all orders in which
    the factors may have changed, of what the index gains when it changes (Shapley value). It
    changes its sign when the sides swap; docs/decisions/change-split-by-shapley.md.
    """
    before, after = scorings
    between = Between(
        before=Side.of(before, both.before),
        after=Side.of(after, both.after),
        exchangeable=tuple(leaf.exchangeable for leaf in leaves if leaf.exchangeable is not None),
    )
    states = States(between)
    void = void_factors(scorings, states)
    live = tuple(factor for factor in Factor if factor not in void)
    decimals = max(one.results.indicator_set.index_decimals for one in scorings)
    tables = published_in_states(pair, states, live)
    # In halves of the last published digit: these are whole numbers, of which nothing is lost.
    halves = {state: np.round(2 * index * 10.0**decimals) for state, index in tables.items()}
    exact = np.vstack(list(shapley(halves, live).values())) / (2 * 10.0**decimals)
    change = round_half_up(tables[frozenset(live)] - tables[frozenset()], decimals)
    parts = dict(zip(live, rounded_parts(exact, change, decimals), strict=True))
    nothing = np.where(np.isnan(change), np.nan, 0.0)
    return Split(pair, change, {f: parts.get(f, nothing) for f in Factor}, void, decimals)


def void_factors(scorings: tuple[Scoring, Scoring], states: States) -> frozenset[Factor]:
    """Find the factors that cannot have changed anything."""
    old, new = (one.results for one in scorings)
    is_void = {
        Factor.RULE: set_digest(old.indicator_set) == set_digest(new.indicator_set),
        Factor.MAXIMUM: not states.applicability_changed(),
        Factor.PEERS: dict(old.peers) == dict(new.peers),
    }
    return frozenset(factor for factor, void in is_void.items() if void)


def published_in_states(
    pair: NodePair, states: States, factors: tuple[Factor, ...]
) -> dict[State, Array]:
    """Give the index of a node in each state, rounded as the set of the state publishes it.

    Where nothing is left to be scored in a state between two that have an index, the middle of
    these stands in, so that the state favours neither side.
    """
    found = {}
    for size in range(len(factors) + 1):
        for state in map(frozenset, combinations(factors, size)):
            found[state] = published_index(pair, states, state)
    middle = (found[frozenset()] + found[frozenset(factors)]) / 2
    ends = {frozenset(), frozenset(factors)}
    return {
        state: index if state in ends else np.where(np.isnan(index), middle, index)
        for state, index in found.items()
    }


def published_index(pair: NodePair, states: States, state: State) -> Array:
    """Give the index of a node in one state."""
    indicator_set = states.between.side(Factor.RULE, state).indicator_set
    code = pair.after if Factor.RULE in state else pair.before
    if code is None:
        raise LookupError(pair)
    figures = aggregate(indicator_set, states.figures(state))[code]
    return round_half_up(divide(figures.points, figures.maximum), indicator_set.index_decimals)


def shapley(worth: Mapping[State, Array], factors: Sequence[Factor]) -> dict[Factor, Array]:
    """Give each factor the mean of what it adds, over all orders of the factors."""
    return {
        factor: sum_of_gains(worth, factor, [one for one in factors if one is not factor])
        for factor in factors
    }


def sum_of_gains(worth: Mapping[State, Array], factor: Factor, others: Sequence[Factor]) -> Array:
    """Weigh what a factor adds to each choice of the others by the orders in which they lead."""
    total = np.zeros_like(worth[frozenset()])
    for size in range(len(others) + 1):
        orders = factorial(size) * factorial(len(others) - size)
        for chosen in map(frozenset, combinations(others, size)):
            total += orders * (worth[chosen | {factor}] - worth[chosen])
    return np.asarray(total / factorial(len(others) + 1))


def rounded_parts(parts: Array, change: Array, decimals: int) -> Array:
    """Round the parts of each unit (factors × units) so that they add up to its change."""
    # Of opposite changes the parts are opposite too, also where two lose equally by rounding.
    turned = np.where(first_sign(np.vstack([change, parts])) < 0, -1.0, 1.0)
    made = [
        apportioned(column, whole, decimals)
        for column, whole in zip((parts * turned).T, change * turned, strict=True)
    ]
    return np.array(made).reshape(len(change), len(parts)).T * turned + 0.0


def first_sign(rows: Array) -> Array:
    """Give the sign of the first figure of each column that is not 0."""
    signs = np.sign(np.where(np.abs(rows) < TINY, 0.0, rows))
    first = np.argmax(signs != 0, axis=0)
    return np.asarray(np.take_along_axis(signs, first[np.newaxis], axis=0)[0])


TINY = 1e-12
"""Far below any published digit: what binary figures leave where there is nothing."""
