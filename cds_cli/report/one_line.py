"""Sentences that stand below one another, written in one line."""

from collections.abc import Iterable, Iterator
from itertools import chain, pairwise

ITEM = "– "
"""How the items of a list begin."""


def in_one_line(sentences: Iterable[str]) -> str:
    """Write sentences one behind the other; where lines parted the items of a list, signs do."""
    return " ".join(with_signs(sentences))


def with_signs(sentences: Iterable[str]) -> Iterator[str]:
    """Close an item of a list that says no more than a few words."""
    for sentence, following in pairwise(chain(sentences, [""])):
        is_open = sentence.startswith(ITEM) and not sentence.endswith(".")
        sign = ";" if following.startswith(ITEM) else "."
        yield sentence + sign if is_open else sentence
