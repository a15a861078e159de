"""Exact figures as bytes: they come back as they were, and in a thousandth of the time of rows."""

import numpy as np
from numpy.typing import NDArray

from cds_cli.results.figures import Array, Marks

FIGURE = np.dtype("<f8")
MARK = np.dtype("u1")


def packed(figures: Array | Marks) -> bytes:
    """Write one figure a unit, or a single one where all are equal, as maxima mostly are."""
    dtype = MARK if figures.dtype == np.uint8 else FIGURE
    plain = np.ascontiguousarray(figures, dtype=dtype)
    same = len(plain) > 1 and bool((plain == plain[0]).all())
    return plain[:1].tobytes() if same else plain.tobytes()


def unpacked(content: bytes, units: int) -> Array:
    """Read float64 figures of so many units."""
    return spread(np.frombuffer(content, FIGURE).astype(np.float64), units)


def unpacked_marks(content: bytes, units: int) -> Marks:
    """Read the marks of so many units."""
    marks = np.frombuffer(content, MARK)
    return np.full(units, marks[0]) if 0 < len(marks) < units else marks.copy()


def spread(figures: NDArray[np.float64], units: int) -> Array:
    """Give a single figure to all units."""
    return np.full(units, figures[0]) if 0 < len(figures) < units else figures
