"""``cds distribution``: how indices are distributed, and what stands out."""

from typing import Annotated

import typer

from cds_cli.cli.options import (
    AnswerFormatText,
    Data,
    ForPeople,
    Indicators,
    Lang,
    Level,
    Output,
    PeriodText,
    RunNumber,
    SetName,
    Sheet,
    StageText,
    Store,
    TableKey,
)

Tier = Annotated[
    int | None, typer.Option("--tier", min=1, help="Nodes of tier N; else the indicators.")
]
Node = Annotated[
    str | None, typer.Option("--node", help="This node and all below it, by code or name.")
]
By = Annotated[
    str | None, typer.Option("--by", help="Split by block, parent, kind or an attribute.")
]
Before = Annotated[
    str | None,
    typer.Option("--before", help="The period before: run:N, 2025, 2025:self… or a file."),
]
Appraised = Annotated[
    str | None,
    typer.Option("--appraised", help="The appraisal of a self-assessment: run:N… or a file."),
]

EveryOutlier = Annotated[bool, typer.Option("--all", help="Every outlier, also for people.")]


def distribution(  # noqa: PLR0913, PLR0917 — the options of one command
    data: Data = None,
    set_name: SetName = None,
    level: Level = None,
    period: PeriodText = None,
    stage: StageText = None,
    run: RunNumber = None,
    sheet: Sheet = None,
    tier: Tier = None,
    node: Node = None,
    by: By = None,
    before: Before = None,
    appraised: Appraised = None,
    output_format: AnswerFormatText = None,
    output: Output = None,
    table: TableKey = None,
    for_people: ForPeople = None,
    all_rows: EveryOutlier = False,
    store: Store = None,
    indicators: Indicators = None,
    lang: Lang = None,
) -> None:
    """Show quartiles, zeros and gaps by indicator, outliers, and what tells no units apart."""
    from cds_cli.cli.asking import Session, Sought, find_scoring
    from cds_cli.cli.distributing import Asked, holds_all_rows, studied
    from cds_cli.cli.giving import give, given, refusing
    from cds_cli.report.distribution_answer import answer_of

    session = Session.open(lang, indicators, store)
    wanted = given(session.language, output_format, output, table, for_people)
    sought = Sought(data, set_name, level, period, stage, run, sheet)
    with refusing(wanted):
        found = find_scoring(sought, session)
        done = studied(found, Asked(tier, node, by, before, appraised), session)
        every = holds_all_rows(wanted, all_rows=all_rows)
        give(answer_of(done.study, found.version, all_rows=every), wanted, done.diagnostics)
