"""``cds rollup``: from units to those above them."""

from typing import Annotated

import typer

from cds_cli.cli.completion import complete_set
from cds_cli.cli.options import (
    AllRows,
    AnswerFormatText,
    Data,
    ForPeople,
    Indicators,
    Lang,
    Level,
    Output,
    PeriodText,
    Registered,
    RunNumber,
    SetName,
    Sheet,
    StageText,
    Store,
    TableKey,
)


def rollup(  # noqa: PLR0913, PLR0917 — the options of one command
    data: Data = None,
    set_name: SetName = None,
    level: Level = None,
    period: PeriodText = None,
    stage: StageText = None,
    run: RunNumber = None,
    sheet: Sheet = None,
    method: Annotated[
        str | None,
        typer.Option("--method", help="mean (default), weighted, share or sum."),
    ] = None,
    by: Annotated[
        str, typer.Option("--by", help="parent (default), kind, block or an attribute.")
    ] = "parent",
    node: Annotated[
        str, typer.Option("--node", help="Roll up this node or pillar, by code or name.")
    ] = "",
    weight: Annotated[
        str | None, typer.Option("--weight", help="Weigh the mean by an input or attribute.")
    ] = None,
    band: Annotated[
        str | None, typer.Option("--band", help="Share of the units at this band or a better one.")
    ] = None,
    leave_out: Annotated[
        bool, typer.Option("--leave-out", help="sum: inputs that cannot be added are missing.")
    ] = False,
    set_to: Annotated[
        str | None,
        typer.Option(
            "--set-to", help="sum: score the sums by this set.", autocompletion=complete_set
        ),
    ] = None,
    registered: Registered = None,
    all_rows: AllRows = False,
    output_format: AnswerFormatText = None,
    output: Output = None,
    table: TableKey = None,
    for_people: ForPeople = None,
    store: Store = None,
    indicators: Indicators = None,
    lang: Lang = None,
) -> None:
    """Roll units up to those above them: mean, weighted mean, share at a band, or sums."""
    from cds_cli.cli.asking import Session, Sought, find_scoring
    from cds_cli.cli.giving import give, given, refusing
    from cds_cli.cli.roll_up_method import RollingUp
    from cds_cli.cli.rolling_up import rolled_up

    session = Session.open(lang, indicators, store, registered)
    wanted = given(session.language, output_format, output, table, for_people)
    asked = RollingUp(by, node, method, weight, band, leave_out=leave_out, set_to=set_to)
    with refusing(wanted):
        asked.check(session.language)
        found = find_scoring(Sought(data, set_name, level, period, stage, run, sheet), session)
        answer, told = rolled_up(found, asked, session, wanted, all_rows=all_rows)
        give(answer, wanted, (*found.diagnostics, *told))
