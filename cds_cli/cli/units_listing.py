"""What ``cds units find`` and ``cds units list`` print."""

from dataclasses import dataclass
from datetime import date

import typer

from cds_cli.cli import DONE, FAULTS
from cds_cli.cli.listing import day_of
from cds_cli.cli.project import find_project, language_of
from cds_cli.cli.registries import levels_of
from cds_cli.report.unit_details import Found, details
from cds_cli.report.unit_list import as_csv, as_json, as_table
from cds_cli.text import Language, Text
from cds_cli.units.model import Unit
from cds_cli.units.registry import Registry
from cds_cli.units.suggestions import AT_MOST

NOT_FOUND = Text(
    'Không có đơn vị nào là "{text}". Gần giống: {near}.',
    'There is no unit "{text}". Close to it: {near}.',
)
NOTHING_NEAR = Text("không có", "none")


@dataclass(frozen=True, slots=True)
class Wanted:
    """The options of these commands, as they were typed."""

    level: str | None
    on: str | None
    within: str | None
    output_format: str
    lang: Language | None


def find_units(text: str, wanted: Wanted) -> None:
    """Print what is known of the units of a name or code; exit code 1 where there are none."""
    language = language_of(wanted.lang, find_project())
    day = day_of(wanted.on, language)
    registries = levels_of(wanted.level, wanted.within, language)
    found = [one for registry in registries for one in found_in(registry, text, day)]
    if wanted.output_format == "table" and found:
        typer.echo(details(found, language))
    elif wanted.output_format != "table":
        typer.echo(written([one.unit for one in found], registries, wanted.output_format, language))
    if not found:
        told: dict[str, object] = {"text": text, "near": near(registries, text, day)}
        typer.echo(NOT_FOUND.fill(language, told), err=True)
    raise typer.Exit(DONE if found else FAULTS)


def list_units(wanted: Wanted) -> None:
    """Print the units of a level on a day."""
    language = language_of(wanted.lang, find_project())
    day = day_of(wanted.on, language)
    registries = levels_of(wanted.level, wanted.within, language)
    units = [unit for registry in registries for unit in registry.on(day)]
    typer.echo(written(units, registries, wanted.output_format, language))


def found_in(registry: Registry, text: str, day: date | None) -> list[Found]:
    """Give the units of a name or code, each with its past and its future."""
    return [
        Found(unit, registry.above.name_of(unit), past_of(registry, unit), now_of(registry, unit))
        for unit in registry.find(text, day)
    ]


def past_of(registry: Registry, unit: Unit) -> tuple[str, ...]:
    """Write what a unit was made of, and its former names."""
    return (*(registry.told(gone) for gone in registry.predecessors(unit)), *unit.former)


def now_of(registry: Registry, unit: Unit) -> tuple[str, ...]:
    """Write what a unit became."""
    return tuple(registry.told(heir) for heir in registry.heirs(unit) if heir is not unit)


def near(registries: list[Registry], text: str, day: date | None) -> object:
    """Name units that are close to what was asked for."""
    close = [registry.told(unit) for registry in registries for unit in registry.near(text, day)]
    return ", ".join(close[:AT_MOST]) or NOTHING_NEAR


def written(
    units: list[Unit], registries: list[Registry], output_format: str, language: Language
) -> str:
    """Write units in the format that was asked for."""
    above = {unit.level: registry.above for registry in registries for unit in registry.units[:1]}
    rows = [(unit, above[unit.level].name_of(unit)) for unit in units]
    if output_format == "csv":
        return as_csv(rows, language)
    return as_json(rows) if output_format == "json" else as_table(rows, language)
