"""Rounded parts that add up to their rounded whole."""

from collections.abc import Sequence

import numpy as np

from cds_cli.results.figures import Array

GUARD = 1e-9


def apportioned(parts: Sequence[float] | Array, whole: float, decimals: int) -> Array:
    """Round parts so that they add up to ``whole`` in its last published digit.

    The method of largest remainders: every part is rounded down, and the units of the last digit
    that are then wanting go to the parts that lost most; among equals to the first. The parts
    have to add up to ``whole`` but for rounding; a NaN among them gives NaN for all.
    """
    exact = np.asarray(parts, dtype=np.float64) * 10.0**decimals
    if not len(exact) or np.isnan(exact).any() or np.isnan(whole):
        return np.full(len(exact), np.nan)
    # A part that is whole but for its binary form loses nothing.
    near = np.round(exact)
    exact = np.where(np.abs(exact - near) < GUARD, near, exact)
    lower = np.floor(exact)
    wanting = round(whole * 10.0**decimals) - int(lower.sum())
    turns, extra = divmod(wanting, len(exact))
    order = np.argsort(-(exact - lower), kind="stable")
    lower += turns
    lower[order[:extra]] += 1
    return lower / 10.0**decimals + 0.0
