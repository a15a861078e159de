"""Formulas that show the points of an indicator while its figures are typed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cds_cli.definitions.columns import InputColumn, roles_of
from cds_cli.definitions.models import Indicator, IndicatorSet
from cds_cli.report.template import words
from cds_cli.report.template.entries import Entry, faults, figure
from cds_cli.report.template.paper import Lists
from cds_cli.report.template.rule_formulas import Figures, answers_of, earned, measured
from cds_cli.results.rounding import GUARD
from cds_cli.rules import (
    BestOf,
    Choice,
    CombinedRule,
    Linear,
    PeerRule,
    SimpleRule,
    Survey,
    YesNo,
    role_in,
)
from cds_cli.rules.base import NUMERIC
from cds_cli.submission.kinds.yes_no import NO, YES
from cds_cli.text import Language, Text


@dataclass(frozen=True, slots=True)
class Piece:
    """One rule in formulas: has it figures, what is wrong with them, does it apply, its points."""

    given: str
    faults: tuple[str, ...]
    does_not_apply: str | None
    points: str

    @property
    def counts(self) -> str:
        """Whether it takes part among others."""
        if self.does_not_apply is None:
            return self.given
        return f"IF({self.given},NOT({self.does_not_apply}),FALSE)"

    @property
    def is_faulty(self) -> str:
        """Whether a figure cannot be right; a rule without figures has no faults."""
        if not self.faults:
            return "FALSE"
        return f"IF({self.given},OR({','.join(self.faults)}),FALSE)"


def preview(
    leaf: Indicator, indicator_set: IndicatorSet, figures: Figures, language: Language
) -> str | Text:
    """Give the formula for the points of an indicator, or say why there is none.

    It gives the points of ``cds score`` for the same figures, rounded as they are published;
    nothing while a figure is missing. ``figures``: by the roles of the whole rule.
    """
    if leaf.max_points == "open":
        return words.NO_MAXIMUM
    pieces = pieces_of(leaf, figures)
    if pieces is None:
        return words.BY_OTHERS
    given = any_of(piece.given for piece in pieces)
    faulty = any_of(piece.is_faulty for piece in pieces)
    counts = any_of(piece.counts for piece in pieces)
    points = rounded(together(leaf, pieces), leaf, indicator_set)
    check, exempt = (words.say(one, language) for one in (words.CHECK, words.DOES_NOT_APPLY))
    return f'=IF({given},IF({faulty},"{check}",IF({counts},{points},"{exempt}")),"")'


def pieces_of(leaf: Indicator, figures: Figures) -> list[Piece] | None:
    """Write the rule, or each of its parts; None where one of them compares units."""
    rule = leaf.rule
    if not isinstance(rule, CombinedRule):
        return None if isinstance(rule, PeerRule) else [piece_of(rule, figures)]
    pieces = []
    for part in rule.parts:
        if isinstance(part.rule, PeerRule):
            return None
        roles = {role: role_in(part, role) for role in part.rule.inputs}
        pieces.append(piece_of(part.rule, figures.of_part(roles, part.of(figures.most))))
    return pieces


def together(leaf: Indicator, pieces: list[Piece]) -> str:
    """Put the parts together: the best of them, or their sum."""
    if len(pieces) == 1:
        return pieces[0].points
    terms = [f"IF({piece.counts},{piece.points},0)" for piece in pieces]
    best = isinstance(leaf.rule, BestOf)
    return f"MAX({','.join(terms)})" if best else f"({'+'.join(terms)})"


def rounded(points: str, leaf: Indicator, indicator_set: IndicatorSet) -> str:
    """Round as the set does: half away from zero, with guard digits first."""
    told = f"ROUND({points}*{GUARD:.13g},{indicator_set.decimals})"
    if indicator_set.round_at == "leaf":
        return f"MIN({told},{figure(leaf.full_points)})"
    return told


def any_of(conditions: Iterator[str]) -> str:
    """Join conditions of which one is enough."""
    different = list(dict.fromkeys(conditions))
    return different[0] if len(different) == 1 else f"OR({','.join(different)})"


def piece_of(rule: SimpleRule, figures: Figures) -> Piece:
    """Write a rule that has figures of its own."""
    points = earned(rule, figures)
    wrong = tuple(wrong_figures(rule, figures))
    if "whole" not in figures.cells:
        return Piece(given_of(rule, figures), wrong, None, points)
    is_zero = f"{figures.cells['whole']}=0"
    meaning = getattr(rule, "when_whole_is_zero", "not_applicable")
    if meaning == "not_applicable":
        return Piece(figures.numbers_given(), wrong, is_zero, points)
    at_zero = figure(figures.most if meaning == "full" else 0.0)
    return Piece(figures.numbers_given(), wrong, None, f"IF({is_zero},{at_zero},{points})")


def given_of(rule: SimpleRule, figures: Figures) -> str:
    """Write whether the figures of a rule are there."""
    cell = next(iter(figures.cells.values()))
    if isinstance(rule, YesNo):
        return f'OR({cell}="{YES}",{cell}="{NO}")'
    if isinstance(rule, Choice):
        return f"SUMPRODUCT(--({answers_of(rule, figures)[0]}={cell}))>0"
    if isinstance(rule, Survey):
        least = f"SUM({figures.all_cells})>={rule.min_answers}"
        return f"AND({figures.numbers_given()},{least})"
    return figures.numbers_given()


def wrong_figures(rule: SimpleRule, figures: Figures) -> Iterator[str]:
    """Write what the reader would reject, which a pasted figure brings past Excel's own checks."""
    for role, cell in figures.cells.items():
        if figures.columns[role].kind in {*NUMERIC, "date"}:
            yield from faults(Entry(figures.columns[role], ""), cell)
    if "whole" in figures.cells:
        part, whole = figures.cells["part"], figures.cells["whole"]
        within = getattr(rule, "part_within_whole", True)
        yield f"{part}>{whole}" if within else f"AND({whole}=0,{part}>0)"
    if isinstance(rule, Linear) and not rule.clip:
        low, high = sorted((rule.low, rule.high))
        way = measured(rule, figures)
        beyond = f"OR({way}<{figure(low)},{way}>{figure(high)})"
        divisor = figures.cells.get("whole")
        yield beyond if divisor is None else f"IF({divisor}=0,FALSE,{beyond})"


def figures_of(
    leaf: Indicator,
    columns: Mapping[str, InputColumn],
    addresses: Mapping[str, str],
    lists: Lists,
) -> Figures:
    """Gather the cells of an indicator by role; ``addresses`` are those of input columns."""
    roles = roles_of(leaf)
    return Figures(
        {role: addresses[code] for role, code in roles.items()},
        {role: columns[code] for role, code in roles.items()},
        leaf.full_points,
        lists,
    )
