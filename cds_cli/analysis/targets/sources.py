"""Where the figures of targets come from: scorings, a user's list, registries of units."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from cds_cli.analysis.targets.given import GivenFigure, GivenFigures
from cds_cli.analysis.targets.model import HeldUnit
from cds_cli.analysis.targets.scored import Scored
from cds_cli.analysis.targets.whereabouts import grouped, identified, is_named
from cds_cli.definitions.measures import OfSet
from cds_cli.definitions.targets import HeldUnits, Target, TargetFile
from cds_cli.submission.period import Period
from cds_cli.units.national import LEVELS, national_registry
from cds_cli.units.registry import Registry
from cds_cli.units.spelling import spelling


@dataclass(frozen=True)
class Sources:
    """All that targets may be held against.

    ``now``, ``earlier``: scorings by the set as measures name it. ``registry``: the units there
    are. ``until``: figures of later periods are left aside.
    """

    now: Mapping[str, Scored]
    earlier: Mapping[str, Sequence[Scored]]
    given: GivenFigures | None = None
    registry: Registry | None = None
    until: Period | None = None

    @cached_property
    def figures(self) -> tuple[GivenFigure, ...]:
        """The figures of the user's list."""
        return self.given.figures if self.given else ()

    @cached_property
    def figures_by_key(self) -> Mapping[str, list[GivenFigure]]:
        """The figures of the list by target and unit: its code, or its bare name."""
        return grouped(
            (f"{one.target}\n{key}", one)
            for one in self.figures
            for key in dict.fromkeys((one.unit, spelling(one.unit).bare))
        )

    def figures_of(self, target: Target, unit: HeldUnit) -> list[GivenFigure]:
        """Give the figures of the list that name a unit."""
        keys = dict.fromkeys((unit.code, unit.name, spelling(unit.name).bare))
        found = (one for key in keys for one in self.figures_by_key[f"{target.code}\n{key}"])
        return list({one.line.row: one for one in found if is_named(unit, one.unit)}.values())

    def scoring_of(self, target: Target) -> Scored | None:
        """Give the scoring that a target is held against; None where there is none."""
        return self.now.get(target.measure.set) if isinstance(target.measure, OfSet) else None

    def registries(self, level: str) -> Iterator[Registry]:
        """Give the registries that may know the units of a level: the user's before ours."""
        if self.registry is not None:
            for units in (self.registry.units, self.registry.parents):
                yield Registry(tuple(unit for unit in units if unit.level in {"", level}))
        if level in LEVELS:
            yield national_registry(level)

    def is_in_time(self, period: Period | None) -> bool:
        """Whether a period is not after the one that is asked for."""
        if period is None or self.until is None:
            return True
        return period.days[1] <= self.until.days[1]


def held_units(file: TargetFile, target: Target, sources: Sources) -> list[HeldUnit]:
    """Give every unit that is held to a target; one without a name where nothing says who."""
    said = target.units or file.units
    if said.all:
        return units_of_level(said, target, sources)
    asked = (*(HeldUnit(code, "") for code in said.codes), *(HeldUnit("", n) for n in said.names))
    return [known(unit, said.level, target, sources) for unit in asked]


def units_of_level(said: HeldUnits, target: Target, sources: Sources) -> list[HeldUnit]:
    """Give every unit of a level: those scored, else those of lists and above those scored."""
    scored = sources.scoring_of(target)
    if scored is not None and scored.where.level == said.level:
        return [HeldUnit(unit.code, unit.name) for unit in scored.where.units]
    texts = scored.where.parents if scored is not None else ()
    given = (one.unit for one in sources.figures if one.target == target.code and one.unit)
    named = (HeldUnit("", text) for text in dict.fromkeys((*texts, *given)))
    found = (known(unit, said.level, target, sources) for unit in named)
    by_code = {unit.code or unit.name: unit for unit in (*listed(said.level, sources), *found)}
    return list(by_code.values()) or [HeldUnit("", "")]


def listed(level: str, sources: Sources) -> Iterator[HeldUnit]:
    """Give the units of a level that the user's list of units names."""
    for unit in sources.registry.on() if sources.registry else ():
        if unit.level == level:
            yield HeldUnit(unit.code, unit.name)


def known(unit: HeldUnit, level: str, target: Target, sources: Sources) -> HeldUnit:
    """Fill in the code of a unit, or its name, by the scoring of its level or the registries.

    A name stays as the document writes it. A code is that of the period that was scored: one that
    is no more may be another unit's by then.
    """
    scored = sources.scoring_of(target)
    place = scored.where.find(unit) if scored and scored.where.level == level else None
    if scored is not None and place is not None:
        found = scored.where.units[place]
        return HeldUnit(found.code, unit.name or found.name)
    day = scored.where.day if scored is not None else None
    made = identified(unit, sources.registries(level), day)
    # Data may name those above by their codes alone.
    named = unit.name if unit.name != made.code else ""
    return HeldUnit(made.code, named or made.name or unit.code)
