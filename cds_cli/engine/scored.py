"""Points of one rule for many units, part by part where the rule is made of others."""

from collections.abc import Sequence

import numpy as np

from cds_cli.engine.asked import Asked, sight
from cds_cli.results.figures import Array, Figures, Mark, Marks, Mask
from cds_cli.rules import (
    Best,
    BestOf,
    CombinedRule,
    MinMax,
    Part,
    PeerRule,
    RelativeToBest,
    Rule,
    SimpleRule,
    Spread,
    role_in,
)
from cds_cli.rules.base import Columns


def score_rule(rule: Rule, asked: Asked) -> Figures:
    """Score one rule for all units that it applies to."""
    if isinstance(rule, BestOf):
        return best_of(rule, asked)
    if isinstance(rule, CombinedRule):
        return sum_of(rule.parts, asked)
    return score_simple(rule, asked)


def score_simple(rule: SimpleRule, asked: Asked) -> Figures:
    """Score a rule that has inputs of its own; it sees only what is given, whole and proven."""
    view = sight(rule, asked)
    points = np.zeros(len(view.seen))
    marks = np.zeros(len(view.seen), dtype=np.uint8)
    if view.seen.any():
        # The added 0.0 turns -0.0 into 0.0, whose inverse in a harmonic mean has the other sign.
        points[view.seen] = points_of(rule, view.values, asked) + 0.0
        capped = rule.capped(view.values, asked.max_points)
        if capped is not None:
            marks[view.seen] = np.asarray(capped, dtype=np.uint8) * np.uint8(Mark.CAPPED)
    if view.full is not None:
        points[view.full] = asked.max_points
    if asked.unproven is not None and asked.max_points > 0:
        marks[view.given & asked.unproven] |= np.uint8(Mark.UNPROVEN)
    return with_gaps(points, marks, view.given, view.applies & ~view.given, asked)


def points_of(rule: SimpleRule, values: Columns, asked: Asked) -> Array:
    """Ask a rule for its points; one that compares units first learns from them, unless told."""
    if not isinstance(rule, PeerRule):
        return np.asarray(rule.points(values, asked.max_points), dtype=np.float64)
    if asked.key not in asked.peers:
        asked.peers[asked.key] = rule.learn(values)
    summary = asked.peers[asked.key]
    if isinstance(rule, MinMax) and isinstance(summary, Spread):
        return np.asarray(rule.points(values, asked.max_points, summary), dtype=np.float64)
    if isinstance(rule, RelativeToBest) and isinstance(summary, Best):
        return np.asarray(rule.points(values, asked.max_points, summary), dtype=np.float64)
    message = f"{asked.key}: {summary!r} was not learned by {rule.type}"
    raise TypeError(message)


def with_gaps(points: Array, marks: Marks, given: Mask, gaps: Mask, asked: Asked) -> Figures:
    """Take the units without data as the set says: no points, or out of the maximum."""
    covered = spread(asked.max_points, given)
    if not gaps.any():
        return Figures(points, covered, covered, covered, marks)
    excluded = asked.missing == "exclude"
    expected = spread(asked.max_points, given | gaps)
    if asked.max_points > 0:  # what is only reported leaves no mark on the total
        mark = Mark.EXCLUDED if excluded else Mark.MISSING
        marks = marks | gaps.astype(np.uint8) * np.uint8(mark)
    return Figures(points, covered if excluded else expected, expected, covered, marks)


def spread(max_points: float, where: Mask) -> Array:
    """Give the maximum to the units that it applies to, 0 to the others."""
    if where.all():
        return np.broadcast_to(max_points, where.shape)
    return np.where(where, max_points, 0.0)


def score_part(part: Part, asked: Asked) -> Figures:
    """Score one part of a combined rule by the inputs that are its own."""
    own = {role: role_in(part, role) for role in part.rule.inputs}
    return score_simple(
        part.rule,
        Asked(
            values={role: asked.values[name] for role, name in own.items()},
            applies=asked.applies,
            max_points=part.of(asked.max_points),
            missing=asked.missing,
            peers=asked.peers,
            key=f"{asked.key}.{part.code}",
            exempt={r: asked.exempt[name] for r, name in own.items() if name in asked.exempt},
            unproven=asked.unproven,
        ),
    )


def sum_of(parts: tuple[Part, ...], asked: Asked) -> Figures:
    """Add up the parts, each with gaps of its own."""
    return add_up([score_part(part, asked) for part in parts])


def add_up(scored: Sequence[Figures]) -> Figures:
    """Add up figures; the marks of any of them stay."""
    expected = total_of([one.expected for one in scored])
    # Unless something was left out for want of data, they are one array, and so are their sums.
    nothing_left_out = all(one.maximum is one.expected for one in scored)
    return Figures(
        points=total_of([one.points for one in scored]),
        maximum=expected if nothing_left_out else total_of([one.maximum for one in scored]),
        expected=expected,
        covered=total_of([one.covered for one in scored]),
        marks=np.bitwise_or.reduce([one.marks for one in scored]),
    )


def total_of(columns: Sequence[Array]) -> Array:
    """Add columns one by one: a stacked copy of all of them would cost more than the sum."""
    total = columns[0].copy()
    for column in columns[1:]:
        total += column
    return total


def best_of(rule: BestOf, asked: Asked) -> Figures:
    """Take the case that gives most; a case without data takes no part."""
    scored = [score_part(part, asked) for part in rule.parts]
    with_data = [one.covered > 0 for one in scored]
    candidates = np.array(
        [np.where(has, one.points, -1.0) for one, has in zip(scored, with_data, strict=True)]
    )
    given = np.logical_or.reduce(with_data)
    gaps = ~given & np.logical_or.reduce([one.expected > 0 for one in scored])
    best = candidates.argmax(axis=0)
    marks = np.array([one.marks for one in scored])[best, np.arange(len(best))]
    points = np.maximum(candidates.max(axis=0), 0.0)
    return with_gaps(points, np.where(given, marks, 0).astype(np.uint8), given, gaps, asked)
