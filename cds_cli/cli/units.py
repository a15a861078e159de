"""``cds units``: find units, list them, check and make lists of them."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from cds_cli.cli.options import Lang

units_app = typer.Typer(
    help="Find units, list them, check and make lists of them.",
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class ListFormat(StrEnum):
    """How a list of units is written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


UnitLevel = Annotated[str | None, typer.Option("--level", help="tinh or xa (default: both).")]
OnDay = Annotated[str | None, typer.Option("--on", help="As of a day: 2025-06-30.")]
Within = Annotated[str | None, typer.Option("--within", help="A province, by code or name.")]
AsFormat = Annotated[ListFormat, typer.Option("--format", help="table, csv or json.")]
Against = Annotated[
    str | None, typer.Option("--against", help="A registry file, tinh, xa or xa:PROVINCE.")
]


@units_app.command("find")
def find(  # noqa: PLR0913, PLR0917 — each is an option
    text: Annotated[str, typer.Argument(metavar="NAME_OR_CODE", help="In any typing.")],
    level: UnitLevel = None,
    on: OnDay = None,
    within: Within = None,
    output_format: AsFormat = ListFormat.TABLE,
    lang: Lang = None,
) -> None:
    """Find a province or commune by its name or code, also by a former one."""
    from cds_cli.cli.units_listing import Wanted, find_units

    find_units(text, Wanted(level, on, within, output_format.value, lang))


@units_app.command("list")
def list_(
    level: UnitLevel = None,
    on: OnDay = None,
    within: Within = None,
    output_format: AsFormat = ListFormat.TABLE,
    lang: Lang = None,
) -> None:
    """List the provinces and communes there are."""
    from cds_cli.cli.units_listing import Wanted, list_units

    list_units(Wanted(level, on, within, output_format.value, lang))


@units_app.command("check")
def check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="units.csv or .xlsx.")],
    against: Against = None,
    on: OnDay = None,
    lang: Lang = None,
) -> None:
    """Check a list of units; with --against, whether a registry knows each of them."""
    from cds_cli.cli.units_files import check_list, check_registry

    if against is None:
        check_registry(file, lang)
    else:
        check_list(file, against, on, lang)


@units_app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A list as people have it.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="The new .csv file.")] = Path(
        "units.csv"
    ),
    against: Against = "xa",
    force: Annotated[bool, typer.Option("--force", help="Overwrite the file.")] = False,
    lang: Lang = None,
) -> None:
    """Make a registry of a list of names, with the codes of the country filled in."""
    from cds_cli.cli.units_files import import_list

    import_list(file, output, against or "xa", force=force, lang=lang)
