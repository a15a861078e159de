"""The unit of a list that a user means: by its code, or by its name in any typing."""

import unicodedata
from collections.abc import Sequence

from cds_cli.units.model import Unit
from cds_cli.units.names import name_key
from cds_cli.units.registry import Registry
from cds_cli.units.spelling import spelling


def meant(text: str, units: Sequence[Unit]) -> tuple[Unit, ...]:
    """Give the units that a text names: by code, by name, else by a name without its marks.

    Several units mean that the text does not say which of them.
    """
    exact = tuple(unit for unit in units if text in {unit.code, unit.name})
    if len(exact) == 1:
        return exact
    return Registry(tuple(units)).find(text) or without_marks(text, units)


def without_marks(text: str, units: Sequence[Unit]) -> tuple[Unit, ...]:
    """Give the units whose name may be typed like this: xa hoa an is Xã Hòa An or Xã Hóa An."""
    typed = (name_key(text), spelling(text).bare)
    return tuple(
        unit
        for unit in units
        if any(map(may_be_typed, (name_key(unit.name), spelling(unit.name).bare), typed))
    )


def may_be_typed(name: str, typed: str) -> bool:
    """Whether each word is as in the name, or the same letters without any mark."""
    words, meant_words = typed.split(), name.split()
    return len(words) == len(meant_words) > 0 and all(
        word in {other, plain_letters(other)}
        for word, other in zip(words, meant_words, strict=True)
    )


def near(text: str, units: Sequence[Unit]) -> tuple[Unit, ...]:
    """Give up to three units whose names are close to a text, the closest first."""
    return Registry(tuple(units)).near(text)


def plain_letters(text: str) -> str:
    """Write a text in plain small letters, without any marks."""
    apart = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    kept = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(kept.split())
