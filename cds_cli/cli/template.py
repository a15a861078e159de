"""``cds template``: the workbook that units fill in."""

from pathlib import Path
from typing import Annotated

import typer

from cds_cli.cli.completion import complete_set
from cds_cli.cli.options import Indicators, Lang, PeriodText, StageText


def template(  # noqa: PLR0913, PLR0917 — the options of one command
    set_name: Annotated[
        str,
        typer.Argument(
            metavar="SET", help="The set: CODE or CODE@EDITION.", autocompletion=complete_set
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="A file; a folder for forms of several units."),
    ] = None,
    layout: Annotated[
        str, typer.Option("--layout", help="form: a workbook a unit; table: a row a unit.")
    ] = "form",
    units: Annotated[
        str | None,
        typer.Option("--units", help="The registry of units: each gets a file, or a row."),
    ] = None,
    stage: StageText = None,
    data: Annotated[
        Path | None,
        typer.Option("--data", help="What was submitted: fills in figures, claims and points."),
    ] = None,
    period: PeriodText = None,
    force: Annotated[
        bool, typer.Option("--force", help="Write over files, which may be filled in already.")
    ] = False,
    indicators: Indicators = None,
    lang: Lang = None,
) -> None:
    """Write the workbook that units fill in: with drop-downs, checks, trial points, guidance."""
    from cds_cli.cli.find_set import find_one
    from cds_cli.cli.output import faults_reported
    from cds_cli.cli.periods import period_of, stage_of
    from cds_cli.cli.project import find_project, indicator_folders, language_of
    from cds_cli.cli.templating import WantedTemplate, layout_of, with_data, write_templates
    from cds_cli.submission.period import Stage

    project = find_project()
    language = language_of(lang, project)
    with faults_reported(language):
        wanted = WantedTemplate(
            indicator_set=find_one(set_name, indicator_folders(indicators, project), language),
            layout=layout_of(layout, language),
            stage=stage_of(stage or project.usual("stage"), language) or Stage.SELF,
            period=period_of(period or project.usual("period"), language),
            registry=units,
            output=output,
            force=force,
            language=language,
        )
        if data is not None:
            wanted = with_data(wanted, data, project)
        write_templates(wanted)
