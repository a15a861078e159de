"""``cds recognize``: which units meet a standard, and what the others lack."""

from pathlib import Path
from typing import Annotated

import typer

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
    Units,
)


def recognize(  # noqa: PLR0913, PLR0917 — the options of one command
    data: Data = None,
    set_name: SetName = None,
    level: Level = None,
    period: PeriodText = None,
    stage: StageText = None,
    run: RunNumber = None,
    sheet: Sheet = None,
    registered: Registered = None,
    units: Units = None,
    rewards: Annotated[
        Path | None,
        typer.Option("--rewards", help="Amounts of your own: a list of grade, amount, kind."),
    ] = None,
    each: Annotated[
        bool, typer.Option("--each", help="Persons one by one, not only their numbers.")
    ] = False,
    all_rows: AllRows = False,
    output_format: AnswerFormatText = None,
    output: Output = None,
    table: TableKey = None,
    for_people: ForPeople = None,
    store: Store = None,
    indicators: Indicators = None,
    lang: Lang = None,
) -> None:
    """Say who meets the standards of a set: all mandatory criteria, enough of the extended."""
    from cds_cli.cli.asking import Session, Sought, find_scoring
    from cds_cli.cli.giving import give, given, refusing
    from cds_cli.cli.recognizing import Wanted, answered

    session = Session.open(lang, indicators, store, registered)
    wanted = given(session.language, output_format, output, table, for_people)
    with refusing(wanted):
        sought = Sought(data, set_name, level, period, stage, run, sheet)
        found = find_scoring(sought, session)
        asked = Wanted(tuple(units or ()), rewards, each=each, all_rows=all_rows)
        answer, told = answered(found, asked, wanted)
        give(answer, wanted, (*found.diagnostics, *told))
