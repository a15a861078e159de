"""``cds show``: one set as a tree."""

from typing import Annotated

import typer

from cds_cli.cli.completion import complete_set
from cds_cli.cli.options import Indicators, Lang


def show(
    name: Annotated[
        str,
        typer.Argument(
            metavar="SET", help="CODE, CODE@EDITION or a file.", autocompletion=complete_set
        ),
    ],
    indicators: Indicators = None,
    lang: Lang = None,
) -> None:
    """Show a set as a tree, with maxima, pillars and rules."""
    import shutil

    from cds_cli.cli.find_set import find_one
    from cds_cli.cli.output import faults_reported
    from cds_cli.cli.project import find_project, indicator_folders, language_of
    from cds_cli.report.set_tree import render

    project = find_project()
    language = language_of(lang, project)
    folders = indicator_folders(indicators, project)
    columns = shutil.get_terminal_size().columns
    with faults_reported(language):
        indicator_set = find_one(name, folders, language)
    typer.echo(render(indicator_set, language, columns))
