"""Who is who: the units of a scoring, those above them, and those that a target names."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from cds_cli.analysis.scoring import Scoring
from cds_cli.analysis.targets.model import HeldUnit
from cds_cli.units.model import Unit
from cds_cli.units.name_index import may_be
from cds_cli.units.registry import Registry
from cds_cli.units.spelling import spelling


@dataclass(frozen=True)
class Whereabouts:
    """The units of one scoring; ``registry``: the units there are, if the user gave a list.

    ``is_flat``: the user says that all of them stand below the unit that is held.
    """

    scoring: Scoring
    registry: Registry | None = None
    is_flat: bool = False

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """The units that were scored, in their order, with the parents that the data name."""
        frame, level = self.scoring.results.units, self.level
        columns = (frame.index, frame["name"], frame["kind"], frame["parent"])
        return tuple(
            Unit(level, str(code), str(name), kind=str(kind), parent=str(parent))
            for code, name, kind, parent in zip(*columns, strict=True)
        )

    @property
    def level(self) -> str:
        """The level of the units."""
        return self.scoring.results.indicator_set.level

    @cached_property
    def day(self) -> date | None:
        """The last day of the period that was scored."""
        period = self.scoring.results.period
        return period.days[1] if period else None

    @cached_property
    def place(self) -> dict[str, int]:
        """The places of units in the results, by code."""
        return {unit.code: place for place, unit in enumerate(self.units)}

    def find(self, unit: HeldUnit) -> int | None:
        """Give the place of a unit in the results; None where it is not there, or not clear."""
        if unit.code in self.place:
            return self.place[unit.code]
        found = [] if unit.code else self.by_name.find(unit.name)
        return self.place[found[0].code] if len(found) == 1 else None

    def below(self, unit: HeldUnit) -> list[int]:
        """Give the places of the units whose parent is a unit, by the data or the registry."""
        found = {place for text in self.texts_for(unit) for place in self.below_text[text]}
        return sorted(found)

    def known_below(self, unit: HeldUnit) -> list[Unit]:
        """Give the units below that the registry knows on the last day of the period."""
        return [one for text in self.texts_for(unit) for one in self.registered_below[text]]

    def texts_for(self, unit: HeldUnit) -> list[str]:
        """Give what is written of parents that means a unit: its code, or its name."""
        written = {unit.code, *self.parents_by_name.get(spelling(unit.name).bare, ())}
        return sorted(text for text in written & set(self.parents) if is_named(unit, text))

    @cached_property
    def below_text(self) -> Mapping[str, list[int]]:
        """The places of units by what is written of their parents.

        The data may name a former district, the registry the province above it.
        """
        return grouped(
            (text, place)
            for place, one in enumerate(self.units)
            for text in dict.fromkeys((one.parent, self.above(one.code)))
        )

    @cached_property
    def registered_below(self) -> Mapping[str, list[Unit]]:
        """The units of the registry by what is written of their parent."""
        return grouped((one.parent, one) for one in self.registered)

    @cached_property
    def parents_by_name(self) -> Mapping[str, list[str]]:
        """What is written of parents, by the bare name it may be."""
        return grouped((spelling(text).bare, text) for text in self.parents)

    @cached_property
    def registered(self) -> tuple[Unit, ...]:
        """The units of this level in the registry on that day."""
        units = self.registry.on(self.day) if self.registry else ()
        return tuple(unit for unit in units if unit.level in {"", self.level})

    @cached_property
    def parents(self) -> tuple[str, ...]:
        """What is written of parents in the data or the registry, each once and sorted."""
        written = {one.parent for one in (*self.units, *self.registered)}
        return tuple(sorted(written - {""}))

    @cached_property
    def by_name(self) -> Registry:
        """The units that were scored, to look names up."""
        return Registry(self.units)

    def above(self, code: str) -> str:
        """Give the parent that the registry knows of a unit; an empty text without one."""
        known = self.registry.era(self.day).by_code.get(code) if self.registry else None
        return known.parent if known and known.level in {"", self.level} else ""


T = TypeVar("T")


def grouped(pairs: Iterable[tuple[str, T]]) -> Mapping[str, list[T]]:
    """Gather what stands under one key; under a key that is not there stands nothing."""
    found: defaultdict[str, list[T]] = defaultdict(list)
    for key, one in pairs:
        found[key].append(one)
    return found


def is_named(unit: HeldUnit, text: str) -> bool:
    """Whether a text is the code or a name of a unit."""
    if not text:
        return False
    if text == unit.code:
        return True
    written, known = spelling(text), spelling(unit.name)
    return written.full == known.full or (
        written.bare == known.bare and may_be(known.kind, written.kind)
    )


def identified(unit: HeldUnit, registries: Iterable[Registry], day: date | None) -> HeldUnit:
    """Fill in code or name of a unit by the registries, as they were on a day."""
    for registry in registries:
        found = [one for one in registry.find(unit.code or unit.name, day) if one.is_valid_on(day)]
        if len(found) == 1:
            return HeldUnit(found[0].code, found[0].name)
    return unit


def heirs(unit: HeldUnit, registries: Iterable[Registry], day: date | None) -> Sequence[Unit]:
    """Give what a unit became by a day, where a registry knows that it is no more."""
    for registry in registries:
        gone = [one for one in registry.find(unit.name, day) if one.is_over_on(day)]
        if len(gone) == 1:
            return registry.heirs(gone[0], day)
    return ()
