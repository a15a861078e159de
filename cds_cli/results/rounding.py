"""Rounding the way decisions round: half away from zero."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

GUARD = 1.0 + 1e-12
"""Twelve significant digits: 10 · (47/400) is 1.17499… in binary and has to become 1.18."""
MOST = 1e-3
"""The most that guarding may add to the last digit: an amount of 10¹² is not to become another."""


def round_half_up(values: ArrayLike, decimals: int) -> NDArray[np.float64]:
    """Round half away from zero, with guard digits first; NaN stays NaN."""
    scale = 10.0**decimals
    scaled = np.asarray(values, dtype=np.float64) * scale
    size = np.abs(scaled)
    rounded = np.floor(np.minimum(size * GUARD, size + MOST) + 0.5)
    # The added 0.0 turns -0.0 into 0.0, which would be printed with its sign.
    result: NDArray[np.float64] = np.copysign(rounded, scaled) / scale + 0.0
    return result
