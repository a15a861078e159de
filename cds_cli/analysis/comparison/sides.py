"""The two sides of a comparison, reduced to the units in both."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

import numpy as np

from cds_cli.analysis.comparison.model import Factor, Places
from cds_cli.analysis.comparison.pairing import InBoth
from cds_cli.analysis.scoring import Scoring
from cds_cli.definitions.models import Indicator, IndicatorSet
from cds_cli.engine.asked import Summary
from cds_cli.engine.score import Answers
from cds_cli.results.figures import Array, Figures

State = frozenset[Factor]
"""The factors that are as they are later; all others are as they were."""


@dataclass(frozen=True, slots=True)
class Side:
    """One scoring, of the units in both only: what was submitted, awarded, and came out."""

    indicator_set: IndicatorSet
    answers: Answers
    awarded: Mapping[str, Array]
    peers: Mapping[str, Summary]
    figures: Mapping[str, Figures]

    @classmethod
    def of(cls, scoring: Scoring, places: Places) -> Self:
        """Take the units at some places."""
        results, submission = scoring.results, scoring.submission
        whole = Answers.of(submission)
        awarded = submission.awarded.iloc[places]
        return cls(
            indicator_set=results.indicator_set,
            answers=Answers(
                units=whole.units.iloc[places],
                figures={code: column[places] for code, column in whole.figures.items()},
                exempt={code: column[places] for code, column in whole.exempt.items()},
                unproven={code: column[places] for code, column in whole.unproven.items()},
            ),
            awarded={code: awarded[code].to_numpy(dtype=np.float64) for code in awarded},
            peers=results.peers,
            figures={
                leaf.code: figures_at(results.figures[leaf.code], places)
                for leaf in results.indicator_set.leaves()
            },
        )


def figures_at(figures: Figures, places: Places) -> Figures:
    """Take the figures of some units."""
    return Figures(
        points=np.asarray(figures.points)[places],
        maximum=np.asarray(figures.maximum)[places],
        expected=np.asarray(figures.expected)[places],
        covered=np.asarray(figures.covered)[places],
        marks=np.asarray(figures.marks)[places],
    )


@dataclass(frozen=True, slots=True)
class Between:
    """Two sides, and the indicators of which each can score the figures of the other."""

    before: Side
    after: Side
    exchangeable: tuple[InBoth, ...]

    def side(self, factor: Factor, state: State) -> Side:
        """Give the side that a factor is taken from."""
        return self.after if factor in state else self.before


def leaf_of(pair: InBoth, factor: Factor, state: State) -> Indicator:
    """Give the indicator of the side that a factor is taken from."""
    return pair.after if factor in state else pair.before
