"""Ranks within blocks: 1-2-2-4."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray


def rank_within_blocks(figures: NDArray[np.float64], blocks: pd.Series) -> NDArray[np.float64]:
    """Rank published figures, the highest first, among the units of a block.

    Units shown as equal are ranked as equal, and the next rank is left out. A unit without a
    figure has no rank (NaN).
    """
    codes, _ = pd.factorize(blocks)
    ranks = np.full(len(figures), np.nan)
    for block in range(codes.max() + 1 if len(codes) else 0):
        members = np.flatnonzero((codes == block) & ~np.isnan(figures))
        ranks[members] = competition_ranks(figures[members])
    return ranks


def competition_ranks(figures: NDArray[np.float64]) -> NDArray[np.float64]:
    """Rank one block: one more than the number of units that stand strictly above."""
    ascending = np.sort(figures)
    above = len(figures) - np.searchsorted(ascending, figures, side="right")
    return above.astype(np.float64) + 1.0
