"""A list of units, each compared with a registry."""

from dataclasses import dataclass, replace
from datetime import date

from cds_cli.catalogue import UNIT_TWICE
from cds_cli.diagnostics import Diagnostic
from cds_cli.units.asked import Match
from cds_cli.units.listed import Line, Listed
from cds_cli.units.model import Unit
from cds_cli.units.registry import Registry


@dataclass(frozen=True, slots=True)
class Recognised:
    """The rows whose unit is known, and what is to be said of all rows."""

    rows: tuple[tuple[Line, Unit], ...]
    diagnostics: tuple[Diagnostic, ...]

    def after(self, diagnostics: tuple[Diagnostic, ...]) -> "Recognised":
        """Put other findings in front."""
        return replace(self, diagnostics=(*diagnostics, *self.diagnostics))


def recognise(listed: Listed, registry: Registry, day: date | None = None) -> Recognised:
    """Say of each row of a list which unit it means."""
    rows: list[tuple[Line, Unit]] = []
    found: list[Diagnostic] = []
    first: dict[str, Line] = {}
    for line in listed.lines:
        match = registry.match(line.text("code"), line.text("name"), line.text("parent"), day)
        found += findings(line, match, first)
        if match.unit is not None:
            rows.append((line, match.unit))
            first.setdefault(match.unit.code, line)
    return Recognised(tuple(rows), tuple(found))


def findings(line: Line, match: Match, first: dict[str, Line]) -> list[Diagnostic]:
    """Give what is to be said of a row: how it was read, and whether its unit came before."""
    role = "name" if line.text("name") else "code"
    said = match.at(line.at(role))
    found = [] if said is None else [said]
    before = None if match.unit is None else first.get(match.unit.code)
    if match.unit is not None and before is not None:
        told = {"unit": match.unit.name, "first": before.where(role)}
        found.append(UNIT_TWICE.at(line.at(role), severity=None, **told))
    return found
