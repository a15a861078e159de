"""Units of a table held against a registry: who they are, however they were written."""

from collections.abc import Sequence
from datetime import date

from cds_cli import catalogue
from cds_cli.diagnostics import Severity
from cds_cli.submission.laid_out import LaidOut
from cds_cli.submission.rows import text_in
from cds_cli.submission.spots import Spot
from cds_cli.text import Text
from cds_cli.units.model import Unit
from cds_cli.units.registry import Registry


def recognise(laid: LaidOut, registry: Registry, day: date | None) -> dict[int, Unit]:
    """Give the unit at each place, by the registry as it was on a day.

    Codes and names become those of the registry. A unit that is not found, or that two rows turn
    out to be, is rejected (U202, U203, U204, U206).
    """
    known: dict[int, Unit] = {}
    first: dict[str, int] = {}
    for place in range(len(laid.codes)):
        code, name, parent = (said(laid, role, place) for role in ("code", "name", "parent"))
        home = laid.homes[place]
        if not (code or name):
            letterhead = named_above(laid.above.get(place, ()), registry, day)
            if letterhead is None:
                continue
            name, home = letterhead
        match = registry.match(code, name, parent, day)
        told = match.at(laid.locate(home))
        if told is not None:
            laid.found.append(told)
            if told.severity is Severity.ERROR:
                laid.rejected.setdefault(place, told.code)
        if match.unit is not None:
            known[place] = match.unit
            laid.codes[place], laid.names[place] = match.unit.code, match.unit.name
            before = first.setdefault(match.unit.code, place)
            if before != place:
                refuse_second(laid, before, place)
    return known


def named_above(
    texts: Sequence[tuple[str, Spot]], registry: Registry, day: date | None
) -> tuple[str, Spot] | None:
    """Give the only text of a letterhead that names a unit; None where none or several do."""
    named = {
        match.unit.code: (text, spot)
        for text, spot in texts
        if (match := registry.match("", text, "", day)).unit is not None
    }
    return next(iter(named.values())) if len(named) == 1 else None


def said(laid: LaidOut, role: str, place: int) -> str:
    """Give what a table says of a unit; an empty text where it says nothing."""
    told = {
        one: text_in(column.cells[place])
        for one in ("code", "name", role)
        if (column := laid.known.get(one)) is not None
    }
    if role == "code" and not told.get("code") and not told.get("name"):
        # Nothing above the form named it, but its template did.
        return laid.codes[place]
    return told.get(role, "")


def refuse_second(laid: LaidOut, before: int, place: int) -> None:
    """Refuse two rows that turn out to be the same unit."""
    first = laid.locate(laid.homes[before])
    if place in laid.rejected and laid.rejected[place] == catalogue.UNIT_TWICE.code:
        return
    at = first.cell or Text(f"dòng {first.row}", f"row {first.row}")
    where = laid.locate(laid.homes[place])
    laid.found.append(catalogue.UNIT_TWICE.at(where, unit=laid.names[place], first=at))
    for one in (before, place):
        laid.rejected.setdefault(one, catalogue.UNIT_TWICE.code)
