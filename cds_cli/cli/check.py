"""``cds check``: indicator sets and their worked cases."""

from pathlib import Path
from typing import Annotated

import typer

from cds_cli.cli.options import Indicators, Lang, Strict

Codes = Annotated[
    list[str] | None,
    typer.Option("--select", help="Only codes that begin like this: D, D405 or D405,D417."),
]
Ignored = Annotated[
    list[str] | None, typer.Option("--ignore", help="Leave out codes that begin like this.")
]


def check(  # noqa: PLR0913, PLR0917 — the options of one command
    paths: Annotated[list[Path] | None, typer.Argument(help="Files or folders of sets.")] = None,
    output_format: Annotated[
        str,
        typer.Option("--format", help="full, concise, json, github, gitlab, sarif, junit, auto."),
    ] = "auto",
    select: Codes = None,
    ignore: Ignored = None,
    strict: Strict = False,
    quiet: Annotated[
        bool, typer.Option("-q", "--quiet", help="Only what fails, and no summary.")
    ] = False,
    indicators: Indicators = None,
    lang: Lang = None,
) -> None:
    """Check indicator sets and targets: shape, sense and worked cases."""
    from cds_cli.cli.check_sets import check_paths, expect_sets
    from cds_cli.cli.findings import (
        chosen_format,
        code_beginnings,
        failing,
        refusing,
        selected,
        write_findings,
    )
    from cds_cli.cli.output import exit_code
    from cds_cli.cli.project import find_project, indicator_folders, language_of
    from cds_cli.report import open_points
    from cds_cli.report.findings.summary import summary
    from cds_cli.text import Text

    project = find_project()
    language = language_of(lang, project)
    chosen = chosen_format(output_format, language)
    wanted, refused = code_beginnings(select, language), code_beginnings(ignore, language)
    folders = indicator_folders(indicators, project)
    sets = paths or folders[:1]
    with refusing(chosen, language):
        expect_sets(sets, language)
    checked = check_paths(sets, folders)
    found = selected(checked.diagnostics, wanted, refused)
    shown = failing(found, strict=strict) if quiet else found
    write_findings(shown, chosen, language, checked.files)
    if not quiet:
        files = len(checked.files)
        told = Text(f"{files} tệp", f"{files} file{'s' if files > 1 else ''}").fill(language, {})
        typer.echo(f"{told}: {summary(found, language)}", err=True)
        to_fill_in = open_points.render(checked.unfinished, language)
        typer.echo(to_fill_in, nl=bool(to_fill_in), err=True)
    raise typer.Exit(exit_code(found, strict=strict))
