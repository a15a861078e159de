"""Units by the names they are called by."""

import unicodedata
from collections.abc import Iterable, Mapping
from functools import cached_property

from cds_cli.units.model import Unit
from cds_cli.units.spelling import spelling

Found = Mapping[str, tuple[Unit, ...]]


class NameIndex:
    """Looks units up by name. The keys are made at the first look that needs them."""

    def __init__(self, units: Iterable[Unit]) -> None:
        """Take the units; nothing is computed yet."""
        self.units = tuple(units)

    def written(self, text: str) -> tuple[Unit, ...]:
        """Give the units whose name, in full or without the kind, is written exactly so."""
        return self._by_text.get(text, ())

    def in_full(self, text: str) -> tuple[Unit, ...]:
        """Give the units whose name in full has the same key."""
        return self._by_full.get(spelling(text).full, ())

    def bare(self, text: str) -> tuple[Unit, ...]:
        """Give the units that bear a name when kinds and other spellings fall away.

        A commune that is called a ward is not meant: the ward may be another place.
        """
        typed = spelling(text)
        found = self._by_bare.get(typed.bare, ())
        return tuple(unit for unit in found if may_be(unit.kind, typed.kind))

    @cached_property
    def _by_text(self) -> Found:
        return _grouped(
            (unicodedata.normalize("NFC", name), unit)
            for unit in self.units
            for name in dict.fromkeys((unit.name, unit.bare_name))
        )

    @cached_property
    def _by_full(self) -> Found:
        return _grouped((spelling(unit.name).full, unit) for unit in self.units)

    @cached_property
    def _by_bare(self) -> Found:
        return _grouped((spelling(unit.name).bare, unit) for unit in self.units)


_APART = frozenset({"xã", "phường", "đặc khu", "thị trấn"})


def may_be(kind: str, typed: str) -> bool:
    """Whether a unit of a kind may have been called by another; a city is called a province."""
    return kind.casefold() == typed or not {kind.casefold(), typed} <= _APART


def _grouped(pairs: Iterable[tuple[str, Unit]]) -> Found:
    found: dict[str, list[Unit]] = {}
    for key, unit in pairs:
        found.setdefault(key, []).append(unit)
    return {key: tuple(units) for key, units in found.items()}
