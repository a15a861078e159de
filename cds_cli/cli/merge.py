"""``cds merge``: results of units that were merged in a reorganisation."""

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
)


def merge(  # noqa: PLR0913, PLR0917 — the options of one command
    data: Data = None,
    set_name: SetName = None,
    level: Level = None,
    period: PeriodText = None,
    stage: StageText = None,
    run: RunNumber = None,
    sheet: Sheet = None,
    registered: Registered = None,
    map_file: Annotated[
        Path | None,
        typer.Option("--map", help="Old and new units: a list of old, new, new_name, block."),
    ] = None,
    weight: Annotated[
        str | None,
        typer.Option("--weight", help="Weigh by: an input, an attribute, or a column of --map."),
    ] = None,
    partial: Annotated[
        bool, typer.Option("--partial", help="Merge also where a part was not scored.")
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
    """Merge units: means of their main indicators, and the old ranking beside the new."""
    from cds_cli.cli.asking import Session, Sought, find_scoring
    from cds_cli.cli.giving import give, given, refusing
    from cds_cli.cli.merge_plan import Merging
    from cds_cli.cli.merging import merge_of
    from cds_cli.report.answers.formats import AnswerFormat
    from cds_cli.report.merging.answer import merge_answer

    session = Session.open(lang, indicators, store, registered)
    wanted = given(session.language, output_format, output, table, for_people)
    with refusing(wanted):
        found = find_scoring(Sought(data, set_name, level, period, stage, run, sheet), session)
        asked = Merging(map_file, weight, partial=partial)
        merged, how, told = merge_of(found.scoring, asked, session.language)
        whole = all_rows or wanted.form.format in {AnswerFormat.CSV, AnswerFormat.JSON}
        answer = merge_answer(merged, how, found.version, all_rows=whole)
        give(answer, wanted, (*found.diagnostics, *told))
