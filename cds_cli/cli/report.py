"""``cds report``: what is published of a scoring."""

from pathlib import Path
from typing import Annotated

import typer

from cds_cli.cli.options import (
    Indicators,
    Lang,
    Level,
    PeriodText,
    Registered,
    RunNumber,
    SetName,
    Sheet,
    StageText,
    Store,
)


def report(  # noqa: PLR0913, PLR0917 — the options of one command
    source: Annotated[
        str | None,
        typer.Argument(
            metavar="[RUN|DATA]",
            help="A file of data, run:NUMBER, or such as 2025:appraised; else the last run.",
        ),
    ] = None,
    folder: Annotated[
        Path, typer.Option("-o", "--output", help="The folder to write into; made if need be.")
    ] = Path("bao-cao"),
    formats: Annotated[
        list[str] | None,
        typer.Option("--format", help="html, docx, xlsx or data; may be repeated; else all."),
    ] = None,
    compare: Annotated[
        str | None,
        typer.Option("--compare", help="A period, run or file of data to hold it against."),
    ] = None,
    units: Annotated[
        list[str] | None,
        typer.Option("--unit", help="Only the scorecard of this unit; may be repeated."),
    ] = None,
    each: Annotated[
        bool, typer.Option("--each", help="A scorecard of every unit, named by its code.")
    ] = False,
    public: Annotated[
        bool, typer.Option("--public", help="Leave out evidence, inputs, persons and findings.")
    ] = False,
    landscape: Annotated[bool, typer.Option("--landscape", help="Word: across the sheet.")] = False,
    letterhead: Annotated[
        Path | None,
        typer.Option("--letterhead", help="Word: your own .docx with {{places}} to fill."),
    ] = None,
    set_name: SetName = None,
    level: Level = None,
    period: PeriodText = None,
    stage: StageText = None,
    run: RunNumber = None,
    sheet: Sheet = None,
    registered: Registered = None,
    store: Store = None,
    indicators: Indicators = None,
    lang: Lang = None,
) -> None:
    """Write the page, the Word appendix, the workbook and the data of a scoring."""
    from cds_cli.cli.asking import Session, Sought
    from cds_cli.cli.report_wanted import Wanted, chosen_formats
    from cds_cli.cli.reporting import publish

    session = Session.open(lang, indicators, store, registered)
    wanted = Wanted(
        folder=folder,
        formats=chosen_formats(formats, session.language, cards=bool(units) or each),
        units=tuple(units or ()),
        each=each,
        public=public,
        landscape=landscape,
        letterhead=letterhead or session.project.path_of_report("letterhead"),
        compare=compare,
    )
    sought = Sought(
        set_name=set_name, level=level, period=period, stage=stage, run=run, sheet=sheet
    )
    publish(source, sought, session, wanted)
