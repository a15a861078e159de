"""``cds validate``: a submission, without scoring it."""

from pathlib import Path
from typing import Annotated

import typer

from cds_cli.cli.options import (
    EvidenceFolder,
    Indicators,
    Lang,
    Latest,
    Level,
    PeriodText,
    Registered,
    SetName,
    Sheet,
    StageText,
    Strict,
)


def validate(  # noqa: PLR0913, PLR0917 — the options of one command
    data: Annotated[Path, typer.Argument(help="What was submitted: .xlsx, .csv, or a folder.")],
    set_name: SetName = None,
    level: Level = None,
    period: PeriodText = None,
    stage: StageText = None,
    sheet: Sheet = None,
    registered: Registered = None,
    evidence: EvidenceFolder = None,
    latest: Latest = False,
    annotate: Annotated[
        Path | None, typer.Option("--annotate", help="Write marked copies into this folder.")
    ] = None,
    report: Annotated[
        Path | None, typer.Option("--report", help="Write a report: .xlsx, .html or .json.")
    ] = None,
    output_format: Annotated[
        str,
        typer.Option("--format", help="full, concise, json, github, gitlab, sarif, junit, auto."),
    ] = "auto",
    select: Annotated[
        list[str] | None, typer.Option("--select", help="Only codes that begin like this: V, V302.")
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", help="Leave out codes that begin like this.")
    ] = None,
    strict: Strict = False,
    quiet: Annotated[
        bool, typer.Option("-q", "--quiet", help="Only what fails, and no summary.")
    ] = False,
    verbose: Annotated[
        bool, typer.Option("-v", "--verbose", help="Notes too, and what became of each cell.")
    ] = False,
    indicators: Indicators = None,
    lang: Lang = None,
) -> None:
    """Check what units submitted, cell by cell; nothing is scored or remembered."""
    from cds_cli.cli.find_set import AskedSet
    from cds_cli.cli.findings import chosen_format, code_beginnings
    from cds_cli.cli.intake import intake_of
    from cds_cli.cli.periods import period_of, stage_of
    from cds_cli.cli.project import find_project, indicator_folders, language_of
    from cds_cli.cli.validating import Answer, Shown, run

    project = find_project()
    language = language_of(lang, project)
    shown = Shown(
        chosen_format(output_format, language),
        language,
        select=code_beginnings(select, language),
        ignore=code_beginnings(ignore, language),
        strict=strict,
        quiet=quiet,
        verbose=verbose,
    )
    asked = AskedSet(
        folders=indicator_folders(indicators, project),
        name=set_name,
        level=level,
        period=period_of(period or project.usual("period"), language),
        stage=stage_of(stage or project.usual("stage"), language),
        sheet=sheet,
    )
    intake = intake_of(project, language, units=registered, evidence=evidence, latest=latest)
    raise typer.Exit(run(data, asked, intake, Answer(annotate, report), shown))
