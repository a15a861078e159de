"""The figures of indicators, had only some of four factors become what they are."""

from dataclasses import dataclass, field

import numpy as np

from cds_cli.analysis.comparison.model import Factor
from cds_cli.analysis.comparison.pairing import InBoth
from cds_cli.analysis.comparison.sides import Between, State, leaf_of
from cds_cli.definitions.columns import roles_of
from cds_cli.definitions.models import Indicator
from cds_cli.engine.asked import Asked, Summary
from cds_cli.engine.score import applies, rounded, with_awarded
from cds_cli.engine.scored import score_rule
from cds_cli.results.figures import Figures, Mask
from cds_cli.rules import CombinedRule, Rule

EARLIER, LATER = frozenset[Factor](), frozenset({Factor.RULE})
MARGIN = 1e-12
"""Shares of a maximum that differ by less are equal."""


@dataclass(frozen=True, slots=True)
class States:
    """Every state between two sides; what was scored once is kept."""

    between: Between
    kept: dict[tuple[str, State], Figures] = field(default_factory=dict)

    def figures(self, state: State) -> dict[str, Figures]:
        """Give the figures of all indicators of the set of a state, by its codes.

        What one side cannot score of the other comes with the set, as it was published.
        """
        made = dict(self.between.side(Factor.RULE, state).figures)
        for pair in self.between.exchangeable:
            made[leaf_of(pair, Factor.RULE, state).code] = self.exchanged(pair, state)
        return made

    def exchanged(self, pair: InBoth, state: State) -> Figures:
        """Score an indicator; where more or less of it applied on one side, take what came out."""
        scored = self.scored(pair, state - {Factor.MAXIMUM})
        changed = self.applied_otherwise(pair)
        if not changed.any():
            return scored
        return chosen(changed, as_published(pair, state, self.between), scored)

    def applied_otherwise(self, pair: InBoth) -> Mask:
        """Find the units to which, by one and the same rule, more or less applied on one side."""
        return self.applied_otherwise_by(pair, EARLIER) | self.applied_otherwise_by(pair, LATER)

    def applied_otherwise_by(self, pair: InBoth, rule: State) -> Mask:
        """Hold against each other how much of a rule's maximum the figures of each side leave."""
        old, new = (self.scored(pair, state).maximum for state in (rule, rule | {Factor.DATA}))
        full = leaf_of(pair, Factor.RULE, rule).full_points
        return np.asarray(np.abs(new - old) > MARGIN * full, dtype=bool)

    def applicability_changed(self) -> bool:
        """Whether more or less of any indicator applied to a unit on one side."""
        return any(self.applied_otherwise(pair).any() for pair in self.between.exchangeable)

    def scored(self, pair: InBoth, state: State) -> Figures:
        """Score an indicator, or give what came out before."""
        key = pair.after.code, state
        if key not in self.kept:
            self.kept[key] = scored(pair, state, self.between)
        return self.kept[key]


def chosen(where: Mask, one: Figures, other: Figures) -> Figures:
    """Take the figures of some units from one, of the rest from another."""
    return Figures(
        points=np.where(where, one.points, other.points),
        maximum=np.where(where, one.maximum, other.maximum),
        expected=np.where(where, one.expected, other.expected),
        covered=np.where(where, one.covered, other.covered),
        marks=np.where(where, one.marks, other.marks),
    )


def as_published(pair: InBoth, state: State, between: Between) -> Figures:
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


def scored(pair: InBoth, state: State, between: Between) -> Figures:
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


def peers_of(pair: InBoth, state: State, between: Between) -> dict[str, Summary]:
    """Give what was learned of the peers, under the keys of the rule that asks.

    Where one side had nobody to learn from, or learned for another rule, what the other learned
    stands in.
    """
    by = leaf_of(pair, Factor.RULE, state)
    asking = learners(by)
    sides = [(pair.before, between.before), (pair.after, between.after)]
    if Factor.PEERS not in state:
        sides.reverse()
    return {
        by.code + ending: side.peers[leaf.code + ending]
        for leaf, side in sides
        for ending, rule in learners(leaf).items()
        if rule == asking.get(ending) and leaf.code + ending in side.peers
    }


def learners(leaf: Indicator) -> dict[str, Rule]:
    """Give the rules of an indicator by what follows its code in the keys of what they learn."""
    parts = leaf.rule.parts if isinstance(leaf.rule, CombinedRule) else ()
    return {"": leaf.rule, **{f".{part.code}": part.rule for part in parts}}
