"""Hold every target of a file against what is known, for every unit that is held to it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from cds_cli.analysis.targets.given import GivenFigure
from cds_cli.analysis.targets.judging import judged
from cds_cli.analysis.targets.model import HeldUnit, Holding, Seen
from cds_cli.analysis.targets.seeing import Case, known_of
from cds_cli.analysis.targets.sources import Sources, held_units
from cds_cli.definitions.targets import TargetFile
from cds_cli.diagnostics import Diagnostic
from cds_cli.text import Text

NOT_HELD = Text("mục tiêu không giao cho đơn vị này", "the target is not for this unit")
WHICH_UNIT = Text("mục tiêu này có nhiều đơn vị", "several units are held to this target")
UNITS_ARE = Text("ghi một trong: {known}", "write one of: {known}")
NAMED = 5


def hold(file: TargetFile, sources: Sources, on: date | None = None) -> Holding:
    """Hold the targets of a file against the figures there are; see ``judged``.

    ``on``: as of which day it is said what is due; without it the last day of the latest period
    that was scored, else of the latest period of which there is a figure; never today.
    """
    cases = list(cases_of(file, sources))
    found = [known_of(case, sources) for case in cases]
    as_of = on or latest_day([known.now for known in found if known.now], sources)
    held = (judged(case, known, as_of) for case, known in zip(cases, found, strict=True))
    return Holding(as_of, tuple(held))


def cases_of(file: TargetFile, sources: Sources) -> Iterator[Case]:
    """Give every target with every unit that is held to it."""
    for target in file.targets:
        units = held_units(file, target, sources)
        for unit in units:
            yield Case(target, unit, is_only=len(units) == 1)


def latest_day(figures: Iterable[Seen], sources: Sources) -> date | None:
    """Give the last day of the latest period: of the scorings, else of the figures."""
    scored = [one.results.period for one in sources.now.values() if one.results.period]
    periods = scored or [one.period for one in figures if one.period]
    return max((period.days[1] for period in periods), default=None)


def misplaced(file: TargetFile, sources: Sources) -> Iterator[Diagnostic]:
    """Report the figures of the user's list that belong to no unit held to their target."""
    for target in file.targets:
        own = [one for one in sources.figures if one.target == target.code]
        if own:
            units = held_units(file, target, sources)
            used = {one.line.row for unit in units for one in sources.figures_of(target, unit)}
            yield from (
                told
                for one in own
                if one.line.row not in used and (told := not_used(one, units)) is not None
            )


def not_used(one: GivenFigure, units: Sequence[HeldUnit]) -> Diagnostic | None:
    """Say why a figure counts for nobody; without a unit it counts where only one is held."""
    listed = ", ".join(unit.name for unit in units[:NAMED]) + ("…" if len(units) > NAMED else "")
    if one.unit:
        return one.line.refused("unit", NOT_HELD, UNITS_ARE, known=listed)
    return one.line.refused("unit", WHICH_UNIT, UNITS_ARE, known=listed) if len(units) > 1 else None
