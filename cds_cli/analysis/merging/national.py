"""What became of the provinces and communes of the country on 01/07/2025."""

from collections.abc import Iterator
from datetime import timedelta

from cds_cli import catalogue
from cds_cli.analysis.merging.model import NewUnit, Part
from cds_cli.diagnostics import Checked, Diagnostic, Location, Severity
from cds_cli.results.model import Results
from cds_cli.submission.model import Submission
from cds_cli.text import Text
from cds_cli.units.asked import Match
from cds_cli.units.model import Unit
from cds_cli.units.national import LAST_DAY_OF_OLD_COMMUNES, national_registry
from cds_cli.units.registry import Registry

LAST_DAY = LAST_DAY_OF_OLD_COMMUNES
"""The provinces and communes of before lasted until the same day."""
FIRST_DAY = LAST_DAY + timedelta(days=1)


def is_of_new_units(results: Results) -> bool:
    """Whether figures are of a period in which the new units were there already."""
    return results.period is not None and results.period.days[0] > LAST_DAY


def national_merge(
    results: Results, submission: Submission, *, partial: bool = False
) -> Checked[tuple[NewUnit, ...]]:
    """Say which new units the scored ones became, with all parts of each, by code.

    A unit that was divided stands among the parts of each of its heirs. What cannot be recognised
    is reported (U202, U203, U204, U206), and what nobody knows the heir of (U233): ``partial``
    leaves it out.
    """
    registry = national_registry(results.indicator_set.level)
    rows: dict[str, int] = {}
    found: list[Diagnostic] = []
    for row, match in enumerate(matches(results, registry)):
        place = submission.origin.locate(results.units.index[row], "") or Location()
        said = match.at(place)
        # That a name is a former one is no news here.
        found.extend([said] if said and said.severity is not Severity.NOTE else [])
        if match.unit is not None:
            first = rows.get(match.unit.code)
            before = None if first is None else str(results.units.index[first])
            found.extend(twice(match.unit, before, place))
            found.extend(without_heir(match.unit, registry, place, partial=partial))
            rows.setdefault(match.unit.code, row)
    return Checked(tuple(heirs_with_parts(registry, results, rows)), tuple(found))


def matches(results: Results, registry: Registry) -> Iterator[Match]:
    """Recognise each scored unit among those of before."""
    names = results.units["name"].tolist()
    parents = results.units["parent"].tolist()
    for code, name, parent in zip(results.units.index, names, parents, strict=True):
        # A list that numbers its units in its own way still names them.
        known = registry.era(LAST_DAY)
        is_code = code in known.by_code or code in known.past_by_code or code in known.without_zeros
        yield registry.match(code if is_code else "", name, parent, LAST_DAY)


def twice(unit: Unit, before: str | None, place: Location) -> Iterator[Diagnostic]:
    """Report a unit that is there twice, ``before`` by a code."""
    if before is not None:
        first = Text(f"đơn vị mã {before}", f"the unit of code {before}")
        yield catalogue.UNIT_TWICE.at(place, unit=unit.name, first=first)


def without_heir(
    unit: Unit, registry: Registry, place: Location, *, partial: bool
) -> Iterator[Diagnostic]:
    """Report a unit that has no known heir; a warning where it may be left out."""
    if not registry.heirs(unit):
        severity = Severity.WARNING if partial else None
        yield catalogue.LEADS_NOWHERE.at(place, severity=severity, unit=registry.told(unit))


def heirs_with_parts(
    registry: Registry, results: Results, rows: dict[str, int]
) -> Iterator[NewUnit]:
    """Give the heirs of scored units, each with all that became it, also what was not scored."""
    parts: dict[str, list[Part]] = {}
    heirs: dict[str, Unit] = {}
    for old in registry.on(LAST_DAY):
        for heir in registry.heirs(old):
            heirs[heir.code] = heir
            parts.setdefault(heir.code, []).append(part_of(old, results, rows.get(old.code)))
    for code in sorted(heirs):
        heir, made_of = heirs[code], tuple(parts[code])
        if any(part.row is not None for part in made_of):
            yield NewUnit(code, heir.name, made_of, kind=heir.kind, parent=heir.parent)


def part_of(old: Unit, results: Results, row: int | None) -> Part:
    """Make a part of a former unit; one that was scored bears code and name of the results."""
    if row is None:
        return Part(old.code, old.name, None)
    return Part(str(results.units.index[row]), str(results.units["name"].iloc[row]), row)
