"""The units of one day: those that are there, and those that went before with what they became."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property

from cds_cli.units.model import Unit
from cds_cli.units.name_index import NameIndex
from cds_cli.units.suggestions import Suggestions


class Era:
    """What is known of units on a day; without a day, of those that last."""

    def __init__(self, units: Sequence[Unit], day: date | None, area: str = "") -> None:
        """Take the units of all times; ``area`` keeps those under one parent and their past."""
        self._area = area
        self.units = tuple(u for u in units if u.is_valid_on(day) and area in {"", u.parent})
        self._past = tuple(u for u in units if u.is_over_on(day))
        self.names = NameIndex(self.units)
        self.suggestions = Suggestions(self.units)

    @cached_property
    def by_code(self) -> Mapping[str, Unit]:
        """The units that are there, by code."""
        return {unit.code: unit for unit in self.units}

    @cached_property
    def past_by_code(self) -> Mapping[str, tuple[Unit, ...]]:
        """The units that went before, by code."""
        found: dict[str, tuple[Unit, ...]] = {}
        for unit in self._past:
            found[unit.code] = (*found.get(unit.code, ()), unit)
        return found

    @cached_property
    def past_names(self) -> NameIndex:
        """What units were called before: those that are over, and former names of those here."""
        renamed = (replace(u, name=name, became=(u.code,)) for u in self.units for name in u.former)
        return NameIndex((*self._past, *renamed))

    @cached_property
    def without_zeros(self) -> Mapping[str, tuple[Unit, ...]]:
        """The units whose code begins with zeros, by what Excel leaves of it."""
        found: dict[str, tuple[Unit, ...]] = {}
        for unit in self.units:
            if unit.code.isdecimal() and unit.code.startswith("0"):
                rest = unit.code.lstrip("0")
                found[rest] = (*found.get(rest, ()), unit)
        return found

    def heirs(self, gone: Unit) -> tuple[Unit, ...]:
        """Give the units of this day that took a unit's place, also by way of others."""
        return distinct(self._heirs(gone))

    def called(self, text: str) -> tuple[Unit, ...]:
        """Give the units of a code or a name: those that are there, then those that were."""
        coded = (self.by_code.get(text), *self.without_zeros.get(text, ()))
        here = (unit for unit in coded if unit is not None)
        past, names = self.past_names, self.names
        gone = (*self.past_by_code.get(text, ()), *past.in_full(text), *past.bare(text))
        left_heirs = (unit for unit in gone if not self._area or self.heirs(unit))
        return distinct((*here, *names.in_full(text), *names.bare(text), *left_heirs))

    def _heirs(self, gone: Unit) -> Iterator[Unit]:
        for code in gone.became:
            if code in self.by_code:
                yield self.by_code[code]
                continue
            for between in self.past_by_code.get(code, ()):
                if _is_later(between, gone):
                    yield from self._heirs(between)


def _is_later(one: Unit, other: Unit) -> bool:
    return (one.valid_to or date.max) > (other.valid_to or date.max)


def distinct(units: Iterable[Unit]) -> tuple[Unit, ...]:
    """Keep each unit once; units hold mappings, so that their code stands for them."""
    return tuple({(u.level, u.code, u.valid_from): u for u in units}.values())
