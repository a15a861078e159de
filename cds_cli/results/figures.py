"""Points of nodes before they are rounded, and what they rest on."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntFlag

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Mask = NDArray[np.bool_]
Marks = NDArray[np.uint8]

TOTAL = ""
"""The code under which the whole set stands among its nodes."""


class Mark(IntFlag):
    """What a figure rests on besides submitted values."""

    MISSING = 1
    EXCLUDED = 2
    CAPPED = 4
    AWARDED = 8
    UNPROVEN = 16


def mark_names(marks: int) -> tuple[str, ...]:
    """Name the marks of one figure, such as ``("missing", "awarded")``."""
    return tuple(str(mark.name).lower() for mark in Mark if marks & mark)


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one node: arrays of one entry a unit.

    ``maximum`` is what a unit could have reached, 0 where nothing applies. ``expected`` also
    counts what was left out for want of data; ``covered`` is the part of it that has data.
    """

    points: Array
    maximum: Array
    expected: Array
    covered: Array
    marks: Marks


FiguresByCode = Mapping[str, Figures]
"""Figures of nodes and pillars by code; the whole set stands under ``TOTAL``."""
