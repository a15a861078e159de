"""The figures of indicators, had only some of four factors become what they are."""

from dataclasses import dataclass, field

import numpy as np

from cds_cli.analysis.comparison.model import Factor
from cds_cli.analysis.comparison.pairing import LikePair
from cds_cli.analysis.comparison.sides import Between, Side, State, leaf_of
from cds_cli.definitions.columns import roles_of
from cds_cli.definitions.models import Indicator
from cds_cli.engine.asked import Asked, Summary
from cds_cli.engine.score import applies, rounded, with_awarded
from cds_cli.engine.scored import score_rule
from cds_cli.results.figures import Array, Figures, Mask
from cds_cli.rules import CombinedRule

MARGIN = 1e-12
"""Shares of a maximum that differ by less are equal."""


@dataclass(frozen=True, slots=True)
class States:
    """Every state between two sides; what was scored once is kept."""

    between: Between
    kept: dict[tuple[str, State], Figures] = field(default_factory=dict)

    def figures(self, state: State) -> dict[str, Figures]:
        """Give the figures of all indicators of the set of a state, by its codes.

        What is not scored alike by both sides comes with the set, as it was published.
        """
        made = dict(self.between.side(Factor.RULE, state).figures)
        for pair in self.between.like:
            made[leaf_of(pair, Factor.RULE, state).code] = self.like(pair, state)
        return made

    def like(self, pair: LikePair, state: State) -> Figures:
        """Score an indicator; where more or less of it applied on one side, take what came out."""
        scored = self.scored(pair, state - {Factor.MAXIMUM})
        changed = applied_otherwise(pair, self.between)
        if not changed.any():
            return scored
        return chosen(changed, as_published(pair, state, self.between), scored)

    def scored(self, pair: LikePair, state: State) -> Figures:
        """Score an indicator, or give what came out before."""
        key = pair.after.code, state
        if key not in self.kept:
            self.kept[key] = scored(pair, state, self.between)
        return self.kept[key]


def applicability_changed(between: Between) -> bool:
    """Whether more or less of any indicator applied to a unit on one side."""
    return any(applied_otherwise(pair, between).any() for pair in between.like)


def applied_otherwise(pair: LikePair, between: Between) -> Mask:
    """Find the units to which more or less of an indicator applied on one side."""
    old = share_of_maximum(pair.before, between.before)
    new = share_of_maximum(pair.after, between.after)
    return np.asarray(np.abs(new - old) > MARGIN, dtype=bool)


def share_of_maximum(leaf: Indicator, side: Side) -> Array:
    """Give how much of an indicator applied, 0 to 1; 0 where it is only reported."""
    maximum = side.figures[leaf.code].maximum
    return np.asarray(maximum / leaf.full_points) if leaf.full_points else np.zeros(len(maximum))


def chosen(where: Mask, one: Figures, other: Figures) -> Figures:
    """Take the figures of some units from one, of the rest from another."""
    return Figures(
        points=np.where(where, one.points, other.points),
        maximum=np.where(where, one.maximum, other.maximum),
        expected=np.where(where, one.expected, other.expected),
        covered=np.where(where, one.covered, other.covered),
        marks=np.where(where, one.marks, other.marks),
    )


def as_published(pair: LikePair, state: State, between: Between) -> Figures:
    """Give what came out on the side that applicability is taken from, in the set of the state."""
    own = leaf_of(pair, Factor.MAXIMUM, state)
    factor = scale(own, leaf_of(pair, Factor.RULE, state))
    figures = between.side(Factor.MAXIMUM, state).figures[own.code]
    scaled = Figures(
        figures.points * factor,
        figures.maximum * factor,
        figures.expected * factor,
        figures.covered * factor,
        figures.marks,
    )
    return rounded(scaled, between.side(Factor.RULE, state).indicator_set)


def scale(one: Indicator, other: Indicator) -> float:
    """Give what points of one maximum have to be multiplied by to be points of another."""
    # By 1 exactly where nothing changed, so that what was published comes out to the bit.
    return 1.0 if one.full_points == other.full_points else other.full_points / one.full_points


def scored(pair: LikePair, state: State, between: Between) -> Figures:
    """Score the data of one side by the rule of one and against the peers of one."""
    leaf, given = (leaf_of(pair, factor, state) for factor in (Factor.RULE, Factor.DATA))
    data = between.side(Factor.DATA, state)
    by = between.side(Factor.RULE, state).indicator_set
    roles, answers = roles_of(given), data.answers
    asked = Asked(
        values={role: answers.figures[code] for role, code in roles.items()},
        applies=applies(given, answers),
        max_points=leaf.full_points,
        missing=leaf.missing or by.missing,
        peers=peers_of(pair, state, between),
        key=leaf.code,
        exempt={r: answers.exempt[code] for r, code in roles.items() if code in answers.exempt},
        unproven=answers.unproven.get(given.code),
    )
    figures = rounded(score_rule(leaf.rule, asked), by)
    if given.code not in data.awarded:
        return figures
    awarded = np.where(asked.applies, data.awarded[given.code] * scale(given, leaf), np.nan)
    return rounded(with_awarded(figures, awarded, leaf), by)


def peers_of(pair: LikePair, state: State, between: Between) -> dict[str, Summary]:
    """Give what was learned of the peers, under the keys of the rule that asks.

    Where one side had nobody to learn from, what the other learned stands in.
    """
    key = leaf_of(pair, Factor.RULE, state).code
    sides = [(pair.before, between.before), (pair.after, between.after)]
    if Factor.PEERS not in state:
        sides.reverse()
    return {
        key + ending: side.peers[leaf.code + ending]
        for leaf, side in sides
        for ending in endings(leaf)
        if leaf.code + ending in side.peers
    }


def endings(leaf: Indicator) -> tuple[str, ...]:
    """Give what follows an indicator's code in the keys of what its rule learns."""
    parts = leaf.rule.parts if isinstance(leaf.rule, CombinedRule) else ()
    return ("", *(f".{part.code}" for part in parts))
