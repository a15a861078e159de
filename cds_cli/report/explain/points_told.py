"""How the points of one indicator came about, in sentences that can be checked by hand."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from cds_cli.analysis.explain.cells import CellState
from cds_cli.analysis.explain.model import Explained, Leaf, Piece, State
from cds_cli.report.explain import phrases
from cds_cli.report.explain.figures import (
    FEW_MORE,
    MAXIMUM_DIGITS,
    MORE_DIGITS,
    grouped,
    join,
    least_digits,
    listed,
    rounded,
    shortest,
)
from cds_cli.report.explain.not_covered import not_covered
from cds_cli.report.explain.teller import Teller
from cds_cli.report.explain.worked import worked
from cds_cli.report.explain.working import CLOSE, Working
from cds_cli.report.safe import clean
from cds_cli.rules import BestOf, Survey
from cds_cli.text import Language, Text, as_it_stands, told


def leaf_told(leaf: Leaf, teller: Teller) -> Text:
    """Say what an indicator gave by its rule, up to the points of the rule."""
    if leaf.pieces[0].part is None:
        return piece_told(leaf, leaf.pieces[0], teller, teller.decimals)
    if not leaf.covered:
        return with_result(not_covered(leaf, teller), leaf.pieces[0], 0)
    if isinstance(leaf.indicator.rule, BestOf):
        return best_told(leaf, teller)
    return sum_told(leaf, teller)


def sentences(explained: Explained, language: Language) -> Iterator[tuple[str, str]]:
    """Give the code of each indicator, and how its points came about, as one line of text."""
    teller = Teller(explained.scoring.results, explained.row)
    for leaf in explained.leaves:
        told = awarded_told(leaf, teller) if leaf.is_left_to_council else leaf_told(leaf, teller)
        if told is not None:
            yield leaf.indicator.code, clean(told.fill(language, {}))


def part_decimals(leaf: Leaf, teller: Teller) -> int:
    """Give the decimals that parts are told with."""
    digits = digits_of_sum(leaf, teller)
    return teller.decimals + FEW_MORE if digits is None else digits


def digits_of_sum(leaf: Leaf, teller: Teller) -> int | None:
    """Give the decimals of parts from which the points of the whole follow; None if none do."""
    points, decimals = [piece.points for piece in leaf.pieces], teller.decimals
    exact = rounded(sum(points), decimals)

    def serve(digits: int) -> bool:
        total = sum(rounded(one, digits) for one in points)
        return abs(rounded(total, decimals) - exact) < CLOSE

    if isinstance(leaf.indicator.rule, BestOf):
        return decimals
    return least_digits(serve, decimals, decimals + MORE_DIGITS)


def piece_told(leaf: Leaf, piece: Piece, teller: Teller, decimals: int) -> Text:
    """Say what one rule saw and gave; its points with so many decimals."""
    how = how_told(leaf, piece, Working(piece, decimals, teller.name_of), teller)
    return with_result(how, piece, decimals)


def with_result(how: Text, piece: Piece, decimals: int) -> Text:
    """Add the points, or that there are none to be had."""
    if not piece.max_points:
        return told(phrases.REPORTED, how=how)
    if not piece.maximum:
        return told(phrases.LEAVES, how=how)
    points, maximum = grouped(piece.points, decimals), grouped(piece.maximum)
    return told(phrases.RESULT, how=how, points=points, maximum=maximum)


def how_told(leaf: Leaf, piece: Piece, working: Working, teller: Teller) -> Text:
    """Say how the figures of a rule were taken."""
    match piece.state:
        case State.SCORED:
            return worked(piece.rule, working)
        case State.NOT_COVERED:
            return not_covered(leaf, teller)
        case State.NOT_APPLICABLE:
            return told(phrases.SAID_NOT, cells=names_of(piece, CellState.NOT_APPLICABLE))
        case State.UNPROVEN:
            return join(phrases.UNPROVEN, if_proven_told(leaf, piece, working, teller))
        case _:
            return gap_told(piece)


def if_proven_told(leaf: Leaf, piece: Piece, working: Working, teller: Teller) -> Text | str:
    """Say what figures without evidence would give with it."""
    proven = piece.if_proven
    if proven is None:
        return ""
    how = how_told(leaf, proven, replace(working, piece=proven), teller)
    points = grouped(proven.points, working.decimals)
    return told(phrases.IF_PROVEN, how=how, points=points)


def gap_told(piece: Piece) -> Text:
    """Say what a rule had too little of."""
    values = piece.values
    if piece.state is State.MISSING:
        return told(phrases.LACKING, cells=names_of(piece, CellState.MISSING))
    if piece.state is State.WHOLE_IS_ZERO:
        meaning = getattr(piece.rule, "when_whole_is_zero", "not_applicable")
        return told(phrases.WHOLE_ZERO[meaning], part=grouped(values["part"]))
    least = piece.rule.min_answers if isinstance(piece.rule, Survey) else 1
    return told(phrases.TOO_FEW, count=grouped(sum(values.values())), least=least)


def names_of(piece: Piece, state: CellState) -> Text:
    """Name the cells of a state."""
    names = ", ".join(cell.column.name for cell in piece.cells if cell.state is state)
    return as_it_stands(names, names)


def sum_told(leaf: Leaf, teller: Teller) -> Text:
    """Add up the parts of an indicator."""
    there = [piece for piece in leaf.pieces if piece.maximum > 0]
    if not there:
        how = phrases.NO_PART_GIVEN if has_gap(leaf) else phrases.NO_PART
        return whole_told(how, leaf, 0.0, 0.0, teller)
    digits, exact = part_decimals(leaf, teller), sum(piece.points for piece in there)
    maximum = sum(piece.maximum for piece in there)
    formula = listed([grouped(piece.points, digits) for piece in there], " + ")
    if digits_of_sum(leaf, teller) is None:
        formula = join(formula, " ≈ ", shortest(exact, MAXIMUM_DIGITS))
    elif len(there) > 1:
        total = sum(rounded(piece.points, digits) for piece in there)
        formula = join(formula, " = ", grouped(total, digits))
    left = [piece.part.code for piece in leaf.pieces if piece not in there and piece.part]
    beside = told(phrases.LEFT_OUT, codes=", ".join(left)) if left else ""
    how = told(phrases.SUM, formula=join(formula, beside))
    return whole_told(how, leaf, exact, maximum, teller)


def best_told(leaf: Leaf, teller: Teller) -> Text:
    """Name the case that counts."""
    best = next((piece for piece in leaf.pieces if piece.code == leaf.counted), None)
    if best is None:
        is_gap = has_gap(leaf)
        expected = leaf.indicator.full_points if is_gap and leaf.missing == "zero" else 0.0
        how = phrases.NO_CASE if is_gap else phrases.NO_PART
        return whole_told(how, leaf, 0.0, expected, teller)
    part = best.part.code if best.part else ""
    most = leaf.indicator.full_points
    return whole_told(told(phrases.BEST_CASE, part=part), leaf, best.points, most, teller)


def has_gap(leaf: Leaf) -> bool:
    """Whether a part of an indicator wants data."""
    return any(piece.state.is_gap for piece in leaf.pieces)


def whole_told(how: Text, leaf: Leaf, points: float, maximum: float, teller: Teller) -> Text:
    """Add the points of an indicator that is made of parts."""
    if not leaf.indicator.full_points:
        return told(phrases.REPORTED, how=how)
    if not maximum:
        return told(phrases.LEAVES, how=how)
    shown_points = grouped(points, teller.decimals)
    return told(phrases.RESULT, how=how, points=shown_points, maximum=grouped(maximum))


def awarded_told(leaf: Leaf, teller: Teller) -> Text | None:
    """Say what the council gave in place of the rule; None where it gave nothing."""
    if leaf.awarded is None:
        return None
    points = grouped(leaf.awarded.points)
    if np.isnan(leaf.by_rule):
        return told(phrases.AWARDED_ALONE, points=points)
    by_rule = grouped(leaf.by_rule, teller.decimals)
    return told(phrases.AWARDED, points=points, by_rule=by_rule)


def claimed_told(leaf: Leaf, teller: Teller) -> Text | None:
    """Hold the points that the unit gives itself against those of the rule."""
    if leaf.claimed is None:
        return None
    if np.isnan(leaf.by_rule) or not leaf.standing.applies:
        return told(phrases.CLAIMED_ALONE, claimed=grouped(leaf.claimed.points))
    own = rounded(leaf.by_rule, teller.decimals)
    more = leaf.claimed.points - own
    values = {
        "claimed": grouped(leaf.claimed.points),
        "difference": grouped(abs(more)),
        "by_rule": grouped(own, teller.decimals),
    }
    if abs(more) < CLOSE:
        return told(phrases.CLAIMED_SAME, **values)
    return told(phrases.CLAIMED_MORE if more > 0 else phrases.CLAIMED_LESS, **values)
