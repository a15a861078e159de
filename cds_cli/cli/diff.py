"""``cds diff``: what changed between two sets or editions."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from cds_cli.cli.completion import complete_set
from cds_cli.cli.options import Indicators, Lang

SIDE = "CODE@EDITION, a file, a folder, or REV:path of a git repository."


def diff(  # noqa: PLR0913, PLR0917 — the options of one command
    before: Annotated[str, typer.Argument(metavar="A", help=SIDE, autocompletion=complete_set)],
    after: Annotated[str, typer.Argument(metavar="B", help=SIDE, autocompletion=complete_set)],
    output_format: Annotated[
        str | None, typer.Option("--format", help="table, json or md.")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="Write a file; .json and .md tell the format."),
    ] = None,
    indicators: Indicators = None,
    lang: Lang = None,
) -> None:
    """Show what changed between two sets or editions, and what can be compared."""
    from cds_cli.cli.differing import chosen_form, diff_of, refusing
    from cds_cli.cli.places import check_place
    from cds_cli.cli.project import find_project, indicator_folders, language_of
    from cds_cli.cli.writing import write_and_say
    from cds_cli.report.set_diff import render

    project = find_project()
    language = language_of(lang, project)
    form = chosen_form(output_format, output, language)
    with refusing(form, language):
        check_place(output, language)
        found = diff_of(before, after, indicator_folders(indicators, project), language)
        text = render(found, form, language)
        if output is None:
            sys.stdout.write(text)
        else:
            write_and_say(output, text.encode(), language)
