"""``cds what-if``: a unit with other figures, and the shortest ways to a band or a rank."""

from typing import Annotated

import typer

from cds_cli.cli.completion import complete_set, complete_unit
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
    RunNumber,
    StageText,
    Store,
    TableKey,
)


def what_if(  # noqa: PLR0913, PLR0917 — the options of one command
    unit: Annotated[
        str,
        typer.Argument(
            metavar="UNIT", help="The unit, by code or name.", autocompletion=complete_unit
        ),
    ],
    changes: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="CODE=VALUE",
            help="An input as in a cell: 1.1.part=80; an indicator's points: 1.1=7.5. Repeatable.",
        ),
    ] = None,
    to_band: Annotated[
        str | None, typer.Option("--to-band", help="The shortest lists that reach this band.")
    ] = None,
    to_rank: Annotated[
        int | None,
        typer.Option("--to-rank", min=1, help="The shortest lists that reach this rank."),
    ] = None,
    peers_fixed: Annotated[
        bool,
        typer.Option("--peers-fixed", help="Compare with the units as they were, not anew."),
    ] = False,
    operand: Annotated[
        str | None,
        typer.Option("--from", help="A file, run:3, or period, stage, set: 2025:appraised."),
    ] = None,
    data: Data = None,
    set_name: Annotated[
        str | None,
        typer.Option(
            "--set-name", help="The set: CODE or CODE@EDITION.", autocompletion=complete_set
        ),
    ] = None,
    level: Level = None,
    period: PeriodText = None,
    stage: StageText = None,
    run: RunNumber = None,
    all_rows: AllRows = False,
    output_format: AnswerFormatText = None,
    output: Output = None,
    table: TableKey = None,
    for_people: ForPeople = None,
    store: Store = None,
    indicators: Indicators = None,
    lang: Lang = None,
) -> None:
    """Score a unit again with other figures, or say what would take it to a band or a rank."""
    from cds_cli.cli.asking import Session, Sought
    from cds_cli.cli.giving import given, refusing
    from cds_cli.cli.trying import Asked, Where, check, try_out

    session = Session.open(lang, indicators, store)
    wanted = given(session.language, output_format, output, table, for_people)
    sought = Sought(data=data, set_name=set_name, level=level, period=period, stage=stage, run=run)
    asked = Asked(unit, tuple(changes or ()), to_band, to_rank, peers_fixed, all_rows)
    with refusing(wanted):
        check(asked, session.language)
        try_out(asked, Where(sought, operand), session, wanted)
