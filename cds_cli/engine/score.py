"""Score and rank the units of a submission."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Self

import numpy as np
import pandas as pd

from cds_cli import catalogue
from cds_cli.definitions.columns import roles_of
from cds_cli.definitions.models import Indicator, IndicatorSet
from cds_cli.diagnostics import InvalidInput, Location
from cds_cli.engine.aggregate import aggregate
from cds_cli.engine.asked import Asked, Summary
from cds_cli.engine.scored import score_rule
from cds_cli.results.figures import Array, Figures, Mark, Mask
from cds_cli.results.model import Results
from cds_cli.results.rounding import round_half_up
from cds_cli.submission.applicability import covered_units
from cds_cli.submission.model import Submission

Peers = Mapping[str, Summary]
"""What rules that compare units have learned, by the code of their indicator or part."""


CODES_NAMED = 10


@dataclass(frozen=True, slots=True)
class Answers:
    """A submission as plain arrays by column: to ask a table for a column takes as long as a rule.

    ``exempt``: where a unit has said that an input does not apply. ``unproven``, by indicator:
    where the evidence is wanting without which the set gives no points.
    """

    units: pd.DataFrame
    figures: Mapping[str, Array]
    exempt: Mapping[str, Mask]
    unproven: Mapping[str, Mask]

    @classmethod
    def of(cls, submission: Submission) -> Self:
        """Take the columns out of the tables, once."""
        figures = np.asarray(submission.inputs, dtype=np.float64).T
        exempt = np.asarray(submission.not_applicable, dtype=bool).T
        unproven = np.asarray(submission.unproven, dtype=bool).T
        return cls(
            units=submission.units,
            figures=dict(zip(submission.inputs.columns, figures, strict=True)),
            exempt=dict(zip(submission.not_applicable.columns, exempt, strict=True)),
            unproven=dict(zip(submission.unproven.columns, unproven, strict=True)),
        )


def score(
    indicator_set: IndicatorSet, submission: Submission, peers: Peers | None = None
) -> Results:
    """Score and rank every unit of a submission.

    With ``peers``, units are compared with those recorded there instead of one another. Raises
    InvalidInput if a maximum is open, or a figure is missing where the set refuses that.
    """
    refuse_open_weights(indicator_set)
    learned, answers = dict(peers or {}), Answers.of(submission)
    figures: dict[str, Figures] = {}
    by_rule: dict[str, Array] = {}
    for leaf in indicator_set.leaves():
        scored = rounded(score_leaf(leaf, indicator_set, answers, learned), indicator_set)
        if leaf.code in submission.awarded:
            by_rule[leaf.code] = np.where(scored.covered > 0, scored.points, np.nan)
            awarded = submission.awarded[leaf.code].to_numpy()
            scored = with_awarded(scored, np.where(applies(leaf, answers), awarded, np.nan), leaf)
            scored = rounded(scored, indicator_set)
        figures[leaf.code] = scored
    refuse_missing(indicator_set, figures, submission)
    return Results(
        indicator_set=indicator_set,
        stage=submission.stage,
        period=submission.period,
        units=submission.units,
        figures=aggregate(indicator_set, figures),
        by_rule=by_rule,
        claimed=submission.claimed,
        peers=learned,
        sources=submission.origin.sources,
    )


def learn_peers(indicator_set: IndicatorSet, submission: Submission) -> dict[str, Summary]:
    """Learn what the rules that compare units need to know of these units."""
    learned: dict[str, Summary] = {}
    answers = Answers.of(submission)
    for leaf in indicator_set.leaves():
        score_leaf(leaf, indicator_set, answers, learned)
    return learned


def score_leaf(
    leaf: Indicator, indicator_set: IndicatorSet, answers: Answers, peers: dict[str, Summary]
) -> Figures:
    """Score one indicator for every unit it applies to."""
    roles = roles_of(leaf)
    return score_rule(
        leaf.rule,
        Asked(
            values={role: answers.figures[code] for role, code in roles.items()},
            applies=applies(leaf, answers),
            max_points=leaf.full_points,
            missing=leaf.missing or indicator_set.missing,
            peers=peers,
            key=leaf.code,
            exempt={
                role: answers.exempt[code] for role, code in roles.items() if code in answers.exempt
            },
            unproven=answers.unproven.get(leaf.code),
        ),
    )


def applies(leaf: Indicator, answers: Answers) -> Mask:
    """Give the units that an indicator covers."""
    covered = covered_units(leaf.applies_to, answers.units)
    return np.ones(len(answers.units), dtype=bool) if covered is None else covered


def rounded(figures: Figures, indicator_set: IndicatorSet) -> Figures:
    """Round the points of an indicator where the decision rounds components."""
    if indicator_set.round_at == "total":
        return figures
    # A maximum of 12.5 without decimals would be rounded to 13, above itself.
    points = np.minimum(round_half_up(figures.points, indicator_set.decimals), figures.maximum)
    return Figures(points, figures.maximum, figures.expected, figures.covered, figures.marks)


def with_awarded(figures: Figures, awarded: Array, leaf: Indicator) -> Figures:
    """Let a council's own points stand in place of the rule's, and mark them."""
    given = ~np.isnan(awarded)
    full = leaf.full_points
    return Figures(
        points=np.where(given, awarded, figures.points),
        maximum=np.where(given, full, figures.maximum),
        expected=np.where(given, full, figures.expected),
        covered=np.where(given, full, figures.covered),
        marks=np.where(given, np.uint8(Mark.AWARDED), figures.marks).astype(np.uint8),
    )


def refuse_open_weights(indicator_set: IndicatorSet) -> None:
    """A set whose maxima are not all known cannot be scored."""
    codes = indicator_set.open_codes()
    if codes:
        which = ", ".join(codes[:CODES_NAMED]) + ("…" if len(codes) > CODES_NAMED else "")
        raise InvalidInput(
            [
                catalogue.SET_NOT_COMPLETE.at(
                    Location(), code=indicator_set.label, count=len(codes), which=which
                )
            ]
        )


def refuse_missing(
    indicator_set: IndicatorSet, figures: Mapping[str, Figures], submission: Submission
) -> None:
    """Where a set refuses gaps, there is no score with one."""
    found = [
        catalogue.MISSING_REFUSED.at(Location(), unit=submission.units.index[row], indicator=code)
        for code, row in refused_gaps(indicator_set, figures)
    ]
    if found:
        raise InvalidInput(found)


def refused_gaps(
    indicator_set: IndicatorSet, figures: Mapping[str, Figures]
) -> Iterator[tuple[str, int]]:
    """Give indicator and row of each gap that the set refuses."""
    for leaf in indicator_set.leaves():
        if (leaf.missing or indicator_set.missing) == "refuse":
            for row in np.flatnonzero(figures[leaf.code].marks & Mark.MISSING):
                yield leaf.code, int(row)
