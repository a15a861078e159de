"""What an appraisal changed, indicator by indicator."""

from dataclasses import dataclass
from math import isnan

import numpy as np

from cds_cli.results.figures import Array
from cds_cli.results.model import Results
from cds_cli.results.rounding import round_half_up


@dataclass(frozen=True, slots=True)
class Gap:
    """The published points of one indicator, appraised against self-assessed.

    ``compared``: units that it was scored for in both stages; ``in_one``: in one of them only.
    ``mean_change``: the mean of appraised less self-assessed points over the units compared, as
    the set rounds points; None without any. It is negative where the appraisal took points away.
    """

    code: str
    compared: int
    in_one: int
    lowered: int
    to_zero: int
    raised: int
    mean_change: float | None

    @property
    def changed(self) -> int:
        """How many units have other points."""
        return self.lowered + self.raised


def appraisal_gaps(claimed: Results, appraised: Results) -> tuple[Gap, ...]:
    """Compare two stages over the units that are in both.

    ``claimed``: what the units said of themselves. Gives a gap for each indicator that both sets
    have, in the order of the appraised one.
    """
    places = claimed.units.index.get_indexer(appraised.units.index)
    here, there = np.flatnonzero(places >= 0), places[places >= 0]
    known = {leaf.code for leaf in claimed.indicator_set.leaves()}
    decimals = appraised.indicator_set.decimals
    return tuple(
        gap(
            leaf.code,
            scored_points(claimed, leaf.code)[there],
            scored_points(appraised, leaf.code)[here],
            decimals,
        )
        for leaf in appraised.indicator_set.leaves()
        if leaf.code in known
    )


def scored_points(results: Results, code: str) -> Array:
    """Give published points; NaN where nothing of an indicator was to be scored."""
    return np.where(np.isnan(results.index(code)), np.nan, results.points(code))


def gap(code: str, before: Array, after: Array, decimals: int) -> Gap:
    """Compare the points of the same units in two stages."""
    one = 10.0**decimals
    # Whole numbers of the last published digit, so that their differences are exact.
    before, after = np.rint(before * one), np.rint(after * one)
    both = ~np.isnan(before) & ~np.isnan(after)
    change = after[both] - before[both]
    mean = float(round_half_up(change.mean(), 0)) / one if len(change) else np.nan
    return Gap(
        code=code,
        compared=len(change),
        in_one=int(np.count_nonzero(np.isnan(before) != np.isnan(after))),
        lowered=int(np.count_nonzero(change < 0)),
        to_zero=int(np.count_nonzero((change < 0) & (after[both] == 0))),
        raised=int(np.count_nonzero(change > 0)),
        mean_change=None if isnan(mean) else mean,
    )
