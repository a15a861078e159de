"""One indicator of one unit: what its rule saw, what it gave, and what became of that."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from cds_cli.analysis.explain.cells import cell_of, points_cell, said_beside
from cds_cli.analysis.explain.model import Leaf, Piece, State
from cds_cli.analysis.explain.nodes import standing
from cds_cli.analysis.explain.peers import peers_of
from cds_cli.analysis.explain.states import state_of
from cds_cli.analysis.scoring import Scoring
from cds_cli.definitions.columns import InputColumn, input_columns, roles_of
from cds_cli.definitions.models import Indicator
from cds_cli.engine.asked import Asked
from cds_cli.engine.score import Answers, applies, rounded
from cds_cli.engine.scored import score_rule, score_simple
from cds_cli.rules import BestOf, CombinedRule, Part, PeerRule, SimpleRule, role_in


@dataclass(frozen=True, slots=True)
class Looking:
    """A scoring while the indicators of one of its units are looked at."""

    scoring: Scoring
    row: int
    answers: Answers
    columns: Mapping[str, InputColumn]

    @classmethod
    def at(cls, scoring: Scoring, row: int) -> "Looking":
        """Take the columns out once for all indicators."""
        columns = {one.code: one for one in input_columns(scoring.results.indicator_set)}
        return cls(scoring, row, Answers.of(scoring.submission), columns)

    def asked(self, leaf: Indicator) -> Asked:
        """Give what the rule of an indicator was asked, for all units."""
        results, roles = self.scoring.results, roles_of(leaf)
        blank = np.full(len(self.answers.units), np.nan)
        exempt = self.answers.exempt
        return Asked(
            values={role: self.answers.figures.get(code, blank) for role, code in roles.items()},
            applies=applies(leaf, self.answers),
            max_points=leaf.full_points,
            missing=leaf.missing or results.indicator_set.missing,
            peers=dict(results.peers),
            key=leaf.code,
            exempt={role: exempt[code] for role, code in roles.items() if code in exempt},
            unproven=self.answers.unproven.get(leaf.code),
        )


def explain_leaf(looking: Looking, leaf: Indicator) -> Leaf:
    """Say how the points of one indicator came about for the unit that is looked at."""
    scoring, row, results = looking.scoring, looking.row, looking.scoring.results
    asked = looking.asked(leaf)
    pieces = tuple(piece_of(looking, leaf, one) for one in asked_of_pieces(leaf, asked))
    scored = score_rule(leaf.rule, at_row(asked, row))
    covered = bool(asked.applies[row])
    # Points for a unit that the set does not ask are left alone by the engine too.
    awarded = points_cell(scoring.submission, row, "awarded", leaf.code) if covered else None
    return Leaf(
        indicator=leaf,
        standing=standing(results, leaf.code, row),
        exact=float(results.figures[leaf.code].points[row]),
        pieces=pieces,
        by_rule=float(rounded(scored, results.indicator_set).points[0])
        if scored.covered[0] > 0 or awarded is None
        else np.nan,
        counted=best_piece(leaf, pieces),
        missing=asked.missing,
        covered=covered,
        claimed=points_cell(scoring.submission, row, "claimed", leaf.code),
        awarded=awarded,
        said=said_beside(scoring.submission, row, leaf.code),
    )


@dataclass(frozen=True, slots=True)
class PieceAsked:
    """A simple rule with what it was asked; ``roles`` leads from its own to the indicator's."""

    rule: SimpleRule
    part: Part | None
    asked: Asked
    roles: Mapping[str, str]


def asked_of_pieces(leaf: Indicator, asked: Asked) -> tuple[PieceAsked, ...]:
    """Take an indicator apart into the simple rules it is made of."""
    rule = leaf.rule
    if not isinstance(rule, CombinedRule):
        return (PieceAsked(rule, None, asked, {role: role for role in rule.inputs}),)
    return tuple(asked_of_part(part, asked) for part in rule.parts)


def asked_of_part(part: Part, asked: Asked) -> PieceAsked:
    """Give what a part of a combined rule was asked."""
    roles = {role: role_in(part, role) for role in part.rule.inputs}
    own = Asked(
        values={role: asked.values[name] for role, name in roles.items()},
        applies=asked.applies,
        max_points=part.of(asked.max_points),
        missing=asked.missing,
        peers=asked.peers,
        key=f"{asked.key}.{part.code}",
        exempt={role: asked.exempt[name] for role, name in roles.items() if name in asked.exempt},
        unproven=asked.unproven,
    )
    return PieceAsked(part.rule, part, own, roles)


def piece_of(looking: Looking, leaf: Indicator, one: PieceAsked) -> Piece:
    """Score one simple rule for the unit that is looked at, and keep what it saw."""
    columns = roles_of(leaf)
    scored = score_simple(one.rule, at_row(one.asked, looking.row))
    state = state_of(one.rule, one.asked, looking.row)
    cells = tuple(
        cell_of(
            looking.scoring.submission,
            looking.row,
            looking.columns[columns[name]],
            role,
            leaf.code,
        )
        for role, name in one.roles.items()
    )
    return Piece(
        code=one.asked.key,
        rule=one.rule,
        part=one.part,
        max_points=one.asked.max_points,
        state=state,
        cells=cells,
        points=float(scored.points[0]),
        maximum=float(scored.maximum[0]),
        peers=peers_of(one.rule, one.asked) if isinstance(one.rule, PeerRule) else None,
        if_proven=if_proven(looking, leaf, one) if state is State.UNPROVEN else None,
    )


def if_proven(looking: Looking, leaf: Indicator, one: PieceAsked) -> Piece | None:
    """Score figures without evidence as if they had some; None where no peers were proven."""
    if isinstance(one.rule, PeerRule) and one.asked.key not in one.asked.peers:
        return None
    return piece_of(looking, leaf, replace(one, asked=replace(one.asked, unproven=None)))


def at_row(asked: Asked, row: int) -> Asked:
    """Give what was asked for one unit alone; peers stay those of all."""
    here = slice(row, row + 1)
    return Asked(
        values={role: figures[here] for role, figures in asked.values.items()},
        applies=asked.applies[here],
        max_points=asked.max_points,
        missing=asked.missing,
        peers=asked.peers,
        key=asked.key,
        exempt={role: marks[here] for role, marks in asked.exempt.items()},
        unproven=None if asked.unproven is None else asked.unproven[here],
    )


def best_piece(leaf: Indicator, pieces: tuple[Piece, ...]) -> str | None:
    """Give the code of the case that counts; None where no case has data, or all parts count."""
    taking_part = [one for one in pieces if one.state in WITH_DATA and one.maximum > 0]
    if not isinstance(leaf.rule, BestOf) or not taking_part:
        return None
    return max(taking_part, key=lambda one: one.points).code


WITH_DATA = frozenset({State.SCORED, State.WHOLE_IS_ZERO, State.UNPROVEN})
