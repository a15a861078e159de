"""What ``cds units check`` and ``cds units import`` do with a file."""

from pathlib import Path

import typer

from cds_cli.cli.listing import day_of
from cds_cli.cli.output import exit_code, faults_reported, print_findings
from cds_cli.cli.project import find_project, language_of
from cds_cli.cli.registries import registry_named
from cds_cli.cli.stopping import stop
from cds_cli.report.files import write_atomically
from cds_cli.report.unit_file import registry_file
from cds_cli.text import Language, Text
from cds_cli.units.compare import Recognised, recognise
from cds_cli.units.listed import read_list
from cds_cli.units.load import load_registry

FINE = Text("{file}: {count} đơn vị, không có lỗi.", "{file}: {count} units, no errors.")
THERE = Text("Đã có {file}, thêm --force để ghi đè.", "{file} is there; --force overwrites it.")
WROTE = Text("Đã ghi {file}: {count} đơn vị.", "Wrote {file}: {count} units.")


def check_registry(file: Path, lang: Language | None) -> None:
    """Report everything that is wrong with a registry."""
    language = language_of(lang, find_project())
    checked = load_registry(file)
    print_findings(checked.diagnostics, language)
    if checked.value is not None:
        count = len(checked.value.units)
        typer.echo(FINE.fill(language, {"file": file, "count": count}))
    raise typer.Exit(exit_code(checked.diagnostics))


def check_list(file: Path, against: str, on: str | None, lang: Language | None) -> None:
    """Report each unit of a list that a registry does not know as it is written."""
    language = language_of(lang, find_project())
    found = recognised(file, against, on, language)
    code = exit_code(found.diagnostics)
    print_findings(found.diagnostics, language)
    if code == 0:
        typer.echo(FINE.fill(language, {"file": file, "count": len(found.rows)}))
    raise typer.Exit(code)


def import_list(
    file: Path, output: Path, against: str, *, force: bool, lang: Language | None
) -> None:
    """Write a registry of the units of a list, with their codes; nothing where any is unknown."""
    language = language_of(lang, find_project())
    if output.exists() and not force:
        stop(THERE, language, file=output)
    found = recognised(file, against, None, language)
    print_findings(found.diagnostics, language)
    if exit_code(found.diagnostics) == 0:
        write_atomically(output, registry_file(list(found.rows), language))
        typer.echo(WROTE.fill(language, {"file": output, "count": len(found.rows)}))
    raise typer.Exit(exit_code(found.diagnostics))


def recognised(file: Path, against: str, on: str | None, language: Language) -> Recognised:
    """Recognise the units of a list, or end the command where it cannot be read."""
    day = day_of(on, language)
    with faults_reported(language):
        registry = registry_named(against, language)
        listed = read_list(file)
        return recognise(listed.require(), registry, day).after(listed.diagnostics)
