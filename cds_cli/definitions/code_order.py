"""The order in which people count codes: 4.2 before 4.10."""

import re


def natural(code: str) -> tuple[str | int, ...]:
    """Give a key to sort codes by: their numbers count as numbers, the rest as text."""
    # Text and numbers take turns, text first (if empty), so that like is compared with like.
    pieces = enumerate(re.split(r"(\d+)", code))
    return tuple(int(piece) if place % 2 else piece for place, piece in pieces)
