"""Names that are close to one that is unknown. They are only shown: a person has to choose."""

import unicodedata
from collections.abc import Sequence
from functools import cached_property

from cds_cli.units.model import Unit
from cds_cli.units.spelling import spelling

AT_MOST = 3
CLOSE = 70.0
"""Of 100: about two wrong letters in a name of seven."""
LOOKED_AT = 30


class Suggestions:
    """Finds units whose names are close to a typed one."""

    def __init__(self, units: Sequence[Unit]) -> None:
        """Take the units; nothing is computed yet."""
        self._units = units

    def near(self, name: str) -> tuple[Unit, ...]:
        """Give up to three units, the closest first."""
        typed = spelling(name).bare
        if not typed:
            return ()
        # Costs 20 ms, and most lists have no unknown name.
        from rapidfuzz import fuzz, process

        close = process.extract(
            _letters(typed), self._plain, scorer=fuzz.ratio, score_cutoff=CLOSE, limit=LOOKED_AT
        )
        # Without marks many names are equal; with them the closest comes first.
        ranked = sorted(
            (-score - fuzz.ratio(typed, spelling(self._units[place].name).bare), place)
            for _, score, place in close
        )
        return tuple(self._units[place] for _, place in ranked[:AT_MOST])

    @cached_property
    def _plain(self) -> list[str]:
        return [_letters(spelling(unit.name).bare) for unit in self._units]


def _letters(key: str) -> str:
    """Write a name without its marks."""
    apart = unicodedata.normalize("NFD", key.replace("đ", "d"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
