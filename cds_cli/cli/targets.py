"""``cds targets``: commitments held against results."""

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
    Output,
    PeriodText,
    Registered,
    SetName,
    StageText,
    Store,
    TableKey,
    Units,
)


def targets(  # noqa: PLR0913, PLR0917 — the options of one command
    file: Annotated[str, typer.Argument(metavar="FILE", help="A target file, or its code.")],
    runs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="RUN",
            help="Results to hold it against: a file, run:3, 2025, 2025:appraised, SET.",
        ),
    ] = None,
    data: Data = None,
    before: Annotated[
        list[str] | None,
        typer.Option("--before", help="Results of an earlier period, for the pace."),
    ] = None,
    figures: Annotated[
        Path | None,
        typer.Option("--figures", help="A list of target, period, value or part, whole [, unit]."),
    ] = None,
    set_name: SetName = None,
    period: PeriodText = None,
    stage: StageText = None,
    on: Annotated[
        str | None, typer.Option("--on", help="As of which day (2025-12-31) targets are due.")
    ] = None,
    units: Units = None,
    registered: Registered = None,
    flat: Annotated[
        bool, typer.Option("--flat", help="All units of the data stand under the one held.")
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit code 1 if a target is due and missed.")
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
    """Hold a document's targets against results: met, on the way, behind, no data."""
    from cds_cli.cli import FAULTS
    from cds_cli.cli.asking import Session, Sought
    from cds_cli.cli.giving import give, given, refusing
    from cds_cli.cli.stopping import NO_FILE, stop
    from cds_cli.cli.targeting import Wanted, answered

    session = Session.open(lang, indicators, store, registered)
    wanted = given(session.language, output_format, output, table, for_people)
    with refusing(wanted):
        # A store that is named and not there is no store without runs: --strict would pass.
        if store is not None and not store.is_file():
            stop(NO_FILE, session.language, name=store)
        asked = Wanted(
            file=file,
            runs=(*(runs or ()), *([str(data)] if data else ())),
            before=tuple(before or ()),
            sought=Sought(set_name=set_name, period=period, stage=stage),
            figures=figures,
            on=on,
            units=tuple(units or ()),
            flat=flat,
            all_rows=all_rows,
        )
        judged = answered(asked, session, wanted)
        give(judged.answer, wanted, judged.diagnostics)
    if strict and judged.is_missed:
        raise typer.Exit(FAULTS)
