"""Texts in columns of equal width, as a terminal shows them."""

import re
import unicodedata
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

_WIDER_OR_NARROWER = re.compile("[^\u0000-\u02ff\u1e00-\u1eff\u2010-\u2027]")


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
    """Count the cells that a text takes on a terminal."""
    return sum(map(cells_of, text)) if _WIDER_OR_NARROWER.search(text) else len(text)


def cells_of(character: str) -> int:
    """Count the cells of a character: 2 of a wide one, 0 of a mark that combines."""
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
