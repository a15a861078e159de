"""``cds init``: a project of one's own."""

from pathlib import Path
from typing import Annotated

import typer

from cds_cli.cli.options import Indicators, Lang, SetName


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new or empty folder.")],
    set_name: SetName = None,
    indicators: Indicators = None,
    lang: Lang = None,
) -> None:
    """Make a project: a set to edit, made-up units and figures, CI recipes, a README."""
    from cds_cli.cli.beginning import begin, expect_room, head_for
    from cds_cli.cli.output import faults_reported
    from cds_cli.cli.project import find_project, indicator_folders, language_of

    project = find_project()
    language = language_of(lang, project)
    expect_room(folder, language)
    head = head_for(set_name, indicator_folders(indicators, project), language)
    with faults_reported(language):
        told = begin(folder, head, language)
    typer.echo(told)
