"""``cds profile``: strengths and weaknesses of a unit against units like it."""

from typing import Annotated

import typer

from cds_cli.cli.completion import complete_unit
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
    StageText,
    Store,
    TableKey,
)


def profile(  # noqa: PLR0913, PLR0917 — the options of one command
    unit: Annotated[
        str,
        typer.Argument(
            metavar="UNIT", help="The unit, by code or name.", autocompletion=complete_unit
        ),
    ],
    against: Annotated[
        str,
        typer.Option("--against", help="block, all, parent, kind, or attributes: A,B."),
    ] = "block",
    tier: Annotated[int | None, typer.Option("--tier", min=1, help="Only nodes of tier N.")] = None,
    node: Annotated[
        str | None, typer.Option("--node", help="Only this node or pillar, and what is below it.")
    ] = None,
    top: Annotated[
        int, typer.Option("--top", min=1, help="How many strengths, and how many weaknesses.")
    ] = 5,
    data: Data = None,
    set_name: SetName = None,
    level: Level = None,
    period: PeriodText = None,
    stage: StageText = None,
    run: RunNumber = None,
    output_format: AnswerFormatText = None,
    output: Output = None,
    table: TableKey = None,
    for_people: ForPeople = None,
    store: Store = None,
    indicators: Indicators = None,
    lang: Lang = None,
) -> None:
    """Show where a unit stands out and where it lags, against the median of units like it."""
    from cds_cli.analysis.profile import Scope
    from cds_cli.analysis.profile import profile as work_out
    from cds_cli.cli.asking import Session, Sought, find_scoring
    from cds_cli.cli.giving import give, given, refusing
    from cds_cli.cli.like_units import check_tier, members_of
    from cds_cli.cli.unit_asked import found_about, row_of
    from cds_cli.cli.which_node import find_node
    from cds_cli.report.profile_answer import answer_of

    session = Session.open(lang, indicators, store)
    wanted = given(session.language, output_format, output, table, for_people)
    sought = Sought(data=data, set_name=set_name, level=level, period=period, stage=stage, run=run)
    with refusing(wanted):
        found = find_scoring(sought, session)
        results = found.scoring.results
        row = row_of(unit, found, session.language)
        check_tier(tier, results, session.language)
        # The code of the set names all of it, which is no scope.
        scope = Scope(tier, find_node(node, results.indicator_set, session.language) or None)
        members, group = members_of(against, results, row, session)
        worked_out = work_out(results, row, members, scope)
        answer = answer_of(worked_out, group, top, found.version)
        give(answer, wanted, found_about(row, found))
