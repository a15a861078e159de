"""A registry of one's own: sở, thôn, cooperatives, or the communes of a province."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from re import fullmatch

from cds_cli.diagnostics import Checked, Diagnostic, errors
from cds_cli.tables.grid import CellValue
from cds_cli.units.checks import NATIONAL_WIDTHS, check_lines
from cds_cli.units.listed import Line, Listed, read_list
from cds_cli.units.model import Unit
from cds_cli.units.national import national_registry
from cds_cli.units.registry import Registry

Day = date | None


def load_registry(path: Path) -> Checked[Registry]:
    """Read a registry and report everything that is wrong with it.

    Raises OSError where the file cannot be opened.
    """
    listed = read_list(path)
    if listed.value is None:
        return Checked(None, listed.diagnostics)
    units = tuple(unit_of(line) for line in listed.value.lines)
    above = parents_of(units)
    found = (*listed.diagnostics, *faults_of(listed.value, units, above))
    if errors(found):
        return Checked(None, found)
    return Checked(Registry(tuple(carried_on(units)), above), found)


def faults_of(
    listed: Listed, units: tuple[Unit, ...], above: tuple[Unit, ...]
) -> Iterable[Diagnostic]:
    """Check the rows with the units they give."""
    return check_lines(tuple(zip(listed.lines, units, strict=True)), above, listed.columns)


def unit_of(line: Line) -> Unit:
    """Make a unit of a row; what cannot be read is left out, and reported by the checks."""
    return Unit(
        line.text("level"),
        line.text("code"),
        line.text("name"),
        day_in(line.value("valid_from")),
        day_in(line.value("valid_to")),
        kind=line.text("kind"),
        parent=line.text("parent"),
        block=line.text("block"),
        attributes=line.attributes,
        former=several_in(line.text("former")),
        became=several_in(line.text("became")),
    )


def carried_on(units: tuple[Unit, ...]) -> Iterator[Unit]:
    """Let a unit that is over become the later one of its code, where nothing else is said."""
    lasting = {(unit.level, unit.code): unit for unit in units if unit.valid_to is None}
    for unit in units:
        later = lasting.get((unit.level, unit.code))
        is_over = unit.valid_to is not None and not unit.became
        yield replace(unit, became=(unit.code,)) if is_over and later else unit


def parents_of(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Give the units that others name as their parents: of the list itself, or of the country."""
    named = {unit.parent for unit in units if unit.parent}
    own = tuple(unit for unit in units if {unit.code, unit.name} & named)
    known = {unit.code for unit in own} | {unit.name for unit in own}
    levels = {width: level for level, width in NATIONAL_WIDTHS.items()}
    asked = {levels[len(n)] for n in named - known if n.isdecimal() and len(n) in levels}
    national = (u for level in sorted(asked) for u in national_registry(level).units)
    return (*own, *(unit for unit in national if unit.code in named - known))


def several_in(text: str) -> tuple[str, ...]:
    """Read texts that are separated by semicolons."""
    return tuple(part.strip() for part in text.split(";") if part.strip())


def day_in(value: CellValue | None) -> Day:
    """Read a day: a date of Excel, 2025-07-01 or 01/07/2025; None where it is none."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = value.strip() if isinstance(value, str) else ""
    parts = fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", text)
    if parts:
        text = f"{parts[3]}-{int(parts[2]):02}-{int(parts[1]):02}"
    try:
        return date.fromisoformat(text) if fullmatch(r"\d{4}-\d{2}-\d{2}", text) else None
    except ValueError:
        return None
