"""``cds score``: from data to a ranking."""

from pathlib import Path
from typing import Annotated

import typer

from cds_cli.cli.options import (
    AllRows,
    EvidenceFolder,
    FormatText,
    ForPeople,
    Indicators,
    Lang,
    Latest,
    Level,
    Nodes,
    Output,
    PeriodText,
    Registered,
    SetName,
    Sheet,
    StageText,
    Store,
    Strict,
    Tier,
    Top,
    Units,
)


def score(  # noqa: PLR0913, PLR0917 — the options of one command
    data: Annotated[Path, typer.Argument(help="The figures: .xlsx, .csv, or a folder.")],
    set_name: SetName = None,
    level: Level = None,
    period: PeriodText = None,
    stage: StageText = None,
    sheet: Sheet = None,
    registered: Registered = None,
    evidence: EvidenceFolder = None,
    latest: Latest = False,
    others: Annotated[
        list[Path] | None,
        typer.Option("--with", help="Data of another set that this one takes results from."),
    ] = None,
    output_format: FormatText = None,
    output: Output = None,
    for_people: ForPeople = None,
    tier: Tier = None,
    nodes: Nodes = None,
    units: Units = None,
    top: Top = None,
    all_rows: AllRows = False,
    keep_going: Annotated[
        bool, typer.Option("--keep-going", help="Score the units that have no rejected cell.")
    ] = False,
    strict: Strict = False,
    store: Store = None,
    no_store: Annotated[bool, typer.Option("--no-store", help="Remember nothing.")] = False,
    indicators: Indicators = None,
    lang: Lang = None,
    verbose: Annotated[
        bool, typer.Option("-v", "--verbose", help="Every finding, and what became of each cell.")
    ] = False,
) -> None:
    """Score and rank the units of a workbook, csv or folder. The result is remembered."""
    from cds_cli.cli.find_set import AskedSet
    from cds_cli.cli.intake import intake_of
    from cds_cli.cli.job import Job
    from cds_cli.cli.periods import period_of, stage_of
    from cds_cli.cli.present import Wanted
    from cds_cli.cli.project import find_project, indicator_folders, language_of, store_path
    from cds_cli.cli.scoring import run
    from cds_cli.cli.telling import refusing

    project = find_project()
    language = language_of(lang, project)
    wanted = Wanted.parse(
        output_format=output_format,
        output=output,
        for_people=for_people,
        nodes=nodes,
        language=language,
    ).with_rows(tier=tier, units=tuple(units or ()), top=top, all_rows=all_rows)
    with refusing(wanted, verbose=verbose):
        asked = AskedSet(
            folders=indicator_folders(indicators, project),
            name=set_name,
            level=level,
            period=period_of(period or project.usual("period"), language),
            stage=stage_of(stage or project.usual("stage"), language),
            sheet=sheet,
        )
        job = Job(
            data=data,
            asked=asked,
            intake=intake_of(project, language, units=registered, evidence=evidence, latest=latest),
            store=None if no_store else store_path(store, project),
            keep_going=keep_going,
            strict=strict,
            verbose=verbose,
            others=tuple(others or ()),
            known_runs=store_path(store, project),
        )
        ended = run(job, wanted)
    raise typer.Exit(ended)
