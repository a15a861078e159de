"""Quartiles, means and deviations of many columns at once."""

import numpy as np
from numpy.typing import NDArray

from cds_cli.results.figures import Array

QUARTERS = (0.0, 0.25, 0.5, 0.75, 1.0)


def quantiles(ordered: Array) -> Array:
    """Give the quarters of each column: 5 × columns; NaN for a column without figures.

    ``ordered``: units × nodes, each column ascending with its NaN at the end. Between two
    figures it is interpolated: at share q of n figures stands the one numbered (n - 1) · q.
    """
    counts = np.count_nonzero(~np.isnan(ordered), axis=0)
    columns = np.arange(ordered.shape[1])
    found = np.full((len(QUARTERS), ordered.shape[1]), np.nan)
    for place, share in enumerate(QUARTERS if len(ordered) else ()):
        at = np.maximum(counts - 1, 0) * share
        below, above = np.floor(at).astype(np.intp), np.ceil(at).astype(np.intp)
        low, high = ordered[below, columns], ordered[above, columns]
        found[place] = low + (high - low) * (at - below)
    return found


def moments(figures: Array) -> tuple[Array, Array]:
    """Give mean and standard deviation of each column; NaN for a column without figures."""
    counts = np.count_nonzero(~np.isnan(figures), axis=0)
    means = ratio(np.nansum(figures, axis=0), counts)
    squares = ratio(np.nansum((figures - means) ** 2, axis=0), counts)
    return means, np.sqrt(squares)


def ratio(sums: Array, counts: NDArray[np.intp]) -> Array:
    """Divide sums by counts; NaN where nothing was counted."""
    shares = np.full(len(counts), np.nan)
    np.divide(sums, counts, out=shares, where=counts > 0)
    return shares
