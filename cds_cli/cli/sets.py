"""``cds sets``: which indicator sets there are; ``cds sets copy``: one of them as one's own."""

from pathlib import Path
from typing import Annotated

import typer

from cds_cli.cli.completion import complete_set
from cds_cli.cli.options import Indicators, Lang, Level

sets_app = typer.Typer(
    invoke_without_command=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@sets_app.callback()
def sets(
    context: typer.Context,
    level: Level = None,
    on: Annotated[
        str | None, typer.Option("--on", help="Only what is in force on a day: 2025-12-31.")
    ] = None,
    indicators: Indicators = None,
    lang: Lang = None,
) -> None:
    """List the indicator sets that are found."""
    if context.invoked_subcommand is not None:
        return
    from cds_cli.cli.listing import day_of, load_heads, shown
    from cds_cli.cli.output import exit_code, print_findings
    from cds_cli.cli.project import find_project, indicator_folders, language_of

    project = find_project()
    language = language_of(lang, project)
    day = day_of(on, language)
    found, faults = load_heads(indicator_folders(indicators, project), level)
    typer.echo(shown(found, day, language))
    print_findings(faults, language)
    raise typer.Exit(exit_code(faults))


@sets_app.command("copy")
def copy(
    name: Annotated[
        str,
        typer.Argument(
            metavar="SET",
            help="CODE, CODE@EDITION, LEVEL/NAME such as xa/cds-xa, or a file.",
            autocompletion=complete_set,
        ),
    ],
    target: Annotated[
        Path, typer.Argument(metavar="TO", help="The new .yaml file; a folder for a set in one.")
    ],
    indicators: Indicators = None,
    lang: Lang = None,
) -> None:
    """Copy a set with its worked cases, to make one's own of it."""
    from cds_cli.cli.copying import copy_set, next_steps
    from cds_cli.cli.find_set import find_file
    from cds_cli.cli.output import faults_reported
    from cds_cli.cli.project import find_project, indicator_folders, language_of

    project = find_project()
    language = language_of(lang, project)
    file = find_file(name, indicator_folders(indicators, project), language)
    with faults_reported(language):
        written = copy_set(file, target, language)
    typer.echo(next_steps(written, target, language))
