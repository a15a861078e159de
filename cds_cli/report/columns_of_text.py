"""Texts in columns of equal width, as a terminal shows them."""

import unicodedata
from collections.abc import Sequence
from collections.abc import Set as AbstractSet


def aligned(rows: Sequence[Sequence[str]], right: AbstractSet[int] = frozenset()) -> list[str]:
    """Pad the cells of each column to one width; those of ``right`` stand at its right end."""
    widths = [max(width(row[place]) for row in rows) for place in range(len(rows[0]))]
    return [
        "  ".join(
            padded(cell, widths[place], to_right=place in right) for place, cell in enumerate(row)
        ).rstrip()
        for row in rows
    ]


def padded(text: str, to: int, *, to_right: bool) -> str:
    """Fill a text up with spaces."""
    fill = " " * (to - width(text))
    return fill + text if to_right else text + fill


def width(text: str) -> int:
    """Count the cells that a text takes on a terminal; marks that combine take none."""
    return sum(
        0 if unicodedata.combining(letter) else 1 + (unicodedata.east_asian_width(letter) in "WF")
        for letter in text
    )
