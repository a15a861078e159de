"""The results of scoring: published points, indices, ranks and bands of units."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np
import pandas as pd

from cds_cli.definitions.models import IndicatorSet
from cds_cli.results.figures import TOTAL, Array, FiguresByCode, Marks
from cds_cli.results.ranks import rank_within_blocks
from cds_cli.results.rounding import round_half_up
from cds_cli.rules import Best, Spread
from cds_cli.submission.model import Source
from cds_cli.submission.period import Period, Stage

T = TypeVar("T")


@dataclass(frozen=True)
class Results:
    """What scoring gave, for every unit and every node and pillar of the set.

    ``units``: index unit code, columns as in the submission. ``figures``: exact points by node.
    ``by_rule``: the points of rules where a council's points replaced them. The methods give
    published figures: arrays of one entry a unit, in the order of ``units``; the whole set is
    asked for by ``TOTAL``. They are computed when first asked for.
    """

    indicator_set: IndicatorSet
    stage: Stage
    period: Period | None
    units: pd.DataFrame
    figures: FiguresByCode
    by_rule: Mapping[str, Array]
    claimed: pd.DataFrame
    peers: Mapping[str, Best | Spread]
    sources: Sequence[Source] = ()
    cache: dict[tuple[str, str], Array] = field(default_factory=dict, repr=False, compare=False)

    def points(self, code: str = TOTAL) -> Array:
        """Points, rounded as published."""
        return self.once("points", code, self.rounded_points)

    def maximum(self, code: str = TOTAL) -> Array:
        """The most points a unit could have reached: what does not apply has left it."""
        return self.figures[code].maximum

    def index(self, code: str = TOTAL) -> Array:
        """Points over maximum, 0 to 1, rounded as published; NaN where the maximum is 0."""
        return self.once("index", code, self.rounded_index)

    def ranks(self, code: str = TOTAL) -> Array:
        """Ranks within blocks on the published index, 1-2-2-4; NaN without an index."""
        return self.once("ranks", code, self.ranked)

    def coverage(self, code: str = TOTAL) -> Array:
        """Share of the maximum that rests on submitted or awarded values; NaN where it is 0."""
        figures = self.figures[code]
        share = divide(figures.covered, figures.expected)
        return round_half_up(share, self.indicator_set.index_decimals)

    def marks(self, code: str = TOTAL) -> Marks:
        """What the figures rest on, as bits of ``Mark``."""
        return self.figures[code].marks

    def bands(self, code: str = TOTAL) -> list[str | None]:
        """The code of the first band whose threshold the published index meets; None below all."""
        bands, index = self.indicator_set.bands, self.index(code)
        # A margin far below the last published digit: 0.8 and the index 0.8 may differ in binary.
        met = [index >= band.at_least - 1e-12 for band in bands]
        first = np.argmax([*met, np.ones(len(index), dtype=bool)], axis=0)
        codes = [*(band.code for band in bands), None]
        return [codes[place] for place in first]

    def rounded_points(self, code: str) -> Array:
        """Round the points of a node once."""
        return round_half_up(self.figures[code].points, self.indicator_set.decimals)

    def rounded_index(self, code: str) -> Array:
        """Round the index of a node once, from exact points."""
        figures = self.figures[code]
        share = divide(figures.points, figures.maximum)
        return round_half_up(share, self.indicator_set.index_decimals)

    def ranked(self, code: str) -> Array:
        """Rank the units on a node."""
        return rank_within_blocks(self.index(code), self.units["block"])

    def once(self, what: str, code: str, compute: Callable[[str], Array]) -> Array:
        """Compute a column the first time it is asked for."""
        if (what, code) not in self.cache:
            self.cache[what, code] = compute(code)
        return self.cache[what, code]

    def order(self, code: str = TOTAL) -> list[int]:
        """Positions of the units from first to last: by block, rank, then unit code."""
        ranks = np.nan_to_num(self.ranks(code), nan=np.inf)
        blocks, _ = pd.factorize(self.units["block"], sort=True)
        return [int(row) for row in np.lexsort((np.arange(len(ranks)), ranks, blocks))]


def divide(part: Array, whole: Array) -> Array:
    """Divide where the whole is not 0; NaN elsewhere."""
    shares = np.full(len(part), np.nan)
    np.divide(part, whole, out=shares, where=np.asarray(whole) > 0)
    return shares
