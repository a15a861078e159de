"""A registry: the units there are and were, and how what people write is recognised."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from cds_cli.units.above import Above
from cds_cli.units.asked import Asked, Match, tidy
from cds_cli.units.era import Era
from cds_cli.units.match import match
from cds_cli.units.model import Unit
from cds_cli.units.names import name_key


@dataclass(frozen=True, eq=False)
class Registry:
    """Units of all times, with those that stand above them."""

    units: tuple[Unit, ...]
    parents: tuple[Unit, ...] = ()
    """Units that stand above, such as provinces; where none are given, the units themselves."""
    area: str = ""
    """The code of a parent: only what is under it is meant."""
    _eras: dict[date | None, Era] = field(default_factory=dict, init=False, repr=False)

    def on(self, day: date | None = None) -> tuple[Unit, ...]:
        """Give the units that are there on a day; without one, those that last."""
        return self.era(day).units

    def with_code(self, code: str) -> tuple[Unit, ...]:
        """Give all units that ever bore a code, the oldest first."""
        found = (unit for unit in self.units if unit.code == code)
        return tuple(sorted(found, key=lambda unit: unit.valid_to or date.max))

    def named(self, name: str) -> tuple[Unit, ...]:
        """Give all units that ever bore a name, in full or bare, in any typing."""
        key = name_key(name)
        return tuple(u for u in self.units if key in {name_key(u.name), name_key(u.bare_name)})

    def within(self, parent: str) -> "Registry":
        """Give the part of the registry under a parent, named by its code."""
        return Registry(self.units, self.parents, parent)

    def match(self, code: str, name: str, parent: str = "", day: date | None = None) -> Match:
        """Say which unit is meant by what was written on a day, and what is to be said of it."""
        era = self.era(day)
        return match(
            Asked(
                era=era,
                code=tidy(code),
                name=tidy(name),
                typed_code=code,
                typed_name=name,
                is_under=self.above.under(tidy(parent)),
                told=self.told,
            )
        )

    def find(self, text: str, day: date | None = None) -> tuple[Unit, ...]:
        """Give the units of a code or a name in any typing: those of the day, then former ones."""
        return self.era(day).called(tidy(text))

    def near(self, name: str, day: date | None = None) -> tuple[Unit, ...]:
        """Give up to three units whose names are close to one: for people to choose from."""
        return self.era(day).suggestions.near(tidy(name))

    def predecessors(self, unit: Unit) -> tuple[Unit, ...]:
        """Give the units that became a unit, as far as it is known when it began."""
        since = unit.valid_from or date.min
        past = (u for u in self.units if u.valid_to is not None and u.valid_to < since)
        return tuple(gone for gone in past if unit.code in gone.became)

    def heirs(self, unit: Unit, day: date | None = None) -> tuple[Unit, ...]:
        """Give what a unit became by a day."""
        return self.era(day).heirs(unit)

    def told(self, unit: Unit) -> str:
        """Write a unit so that it is known among others: its name, its code, its parent."""
        beside = ", ".join(filter(None, (unit.code, self.above.name_of(unit))))
        return f"{unit.name} ({beside})" if beside else unit.name

    def era(self, day: date | None) -> Era:
        """Give what is known of a day."""
        if day not in self._eras:
            self._eras[day] = Era(self.units, day, self.area)
        return self._eras[day]

    @cached_property
    def above(self) -> Above:
        """What stands above the units."""
        return Above(self.units, self.parents or self.units)
