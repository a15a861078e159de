"""``cds rank``: the ranking of what was scored last."""

from typing import Annotated

import typer

from cds_cli.cli.options import (
    AllRows,
    FormatText,
    ForPeople,
    Lang,
    Level,
    Nodes,
    Output,
    PeriodText,
    RunNumber,
    SetName,
    StageText,
    Store,
    Tier,
    Top,
    Units,
)


def rank(  # noqa: PLR0913, PLR0917 — the options of one command
    level: Level = None,
    set_name: SetName = None,
    period: PeriodText = None,
    stage: StageText = None,
    run: RunNumber = None,
    by: Annotated[str, typer.Option("--by", help="Rank by a pillar or node.")] = "",
    block: Annotated[str | None, typer.Option("--block", help="Only this block.")] = None,
    within: Annotated[
        str | None,
        typer.Option(
            "--within", help="Rank within these, not blocks: parent, kind, attributes: A,B."
        ),
    ] = None,
    cut: Annotated[
        str | None, typer.Option("--cut", help="The index of each sector or component as columns.")
    ] = None,
    top: Top = None,
    bottom: Annotated[
        int | None, typer.Option("--bottom", min=1, help="Only the last N of each block.")
    ] = None,
    units: Units = None,
    output_format: FormatText = None,
    output: Output = None,
    for_people: ForPeople = None,
    tier: Tier = None,
    nodes: Nodes = None,
    all_rows: AllRows = False,
    store: Store = None,
    lang: Lang = None,
) -> None:
    """Show the ranking of the last run. The options may name another run."""
    from dataclasses import replace

    from cds_cli.cli.present import Wanted, check_view, write
    from cds_cli.cli.project import find_project, language_of, store_path
    from cds_cli.cli.ranking_views import code_named, with_columns, with_groups
    from cds_cli.cli.stored import WantedRun, stored_document
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
    wanted = replace(wanted, view=replace(wanted.view, by=by, block=block, bottom=bottom))
    with refusing(wanted):
        asked = WantedRun(level, set_name, period, stage, run)
        document = stored_document(store_path(store, project), asked, language)
        document = with_columns(with_groups(document, within, project), cut)
        wanted = replace(wanted, view=replace(wanted.view, by=code_named(by, document)))
        check_view(document.results, wanted)
        write(replace(document, view=wanted.view), wanted)
