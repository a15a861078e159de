"""``cds verify``: a published result, worked out again."""

from pathlib import Path
from typing import Annotated

import typer

from cds_cli.cli.options import (
    AnswerFormatText,
    Data,
    EvidenceFolder,
    ForPeople,
    Indicators,
    Lang,
    Latest,
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


def verify(  # noqa: PLR0913, PLR0917 — the options of one command
    result: Annotated[
        Path, typer.Argument(help="What cds score, rank or report wrote: json, csv, tsv or xlsx.")
    ],
    data: Data = None,
    set_name: SetName = None,
    level: Level = None,
    period: PeriodText = None,
    stage: StageText = None,
    run: RunNumber = None,
    sheet: Sheet = None,
    registered: Registered = None,
    evidence: EvidenceFolder = None,
    latest: Latest = False,
    others: Annotated[
        list[Path] | None,
        typer.Option("--with", help="Data of another set that this one takes results from."),
    ] = None,
    keep_going: Annotated[
        bool, typer.Option("--keep-going", help="Score the units that have no rejected cell.")
    ] = False,
    by: Annotated[
        str | None, typer.Option("--by", help="The node that units are ranked by in the result.")
    ] = None,
    within: Annotated[
        str | None, typer.Option("--within", help="What it ranks within, as in cds rank --within.")
    ] = None,
    cut: Annotated[
        str | None, typer.Option("--cut", help="sector or component, as in cds rank --cut.")
    ] = None,
    excerpt: Annotated[
        bool, typer.Option("--excerpt", help="The result shows only some of the units.")
    ] = False,
    all_rows: Annotated[bool, typer.Option("--all", help="Every difference in text too.")] = False,
    output_format: AnswerFormatText = None,
    output: Output = None,
    table: TableKey = None,
    for_people: ForPeople = None,
    store: Store = None,
    indicators: Indicators = None,
    lang: Lang = None,
) -> None:
    """Work a published result out again, and name every figure that is not the same."""
    from dataclasses import replace

    from cds_cli.cli.asking import Session, Sought
    from cds_cli.cli.giving import give, given, refusing
    from cds_cli.cli.intake import intake_of
    from cds_cli.cli.recomputing import Again, Asked
    from cds_cli.cli.verifying import answer_to, verified

    session = Session.open(lang, indicators, store)
    wanted = given(session.language, output_format, output, table, for_people)
    with refusing(wanted):
        intake = intake_of(
            session.project, session.language, units=registered, evidence=evidence, latest=latest
        )
        sought = Sought(
            data=data,
            set_name=set_name,
            level=level,
            period=period,
            stage=stage,
            run=run,
            sheet=sheet,
        )
        asked = Asked(
            result=result,
            sought=sought,
            again=Again(tuple(others or ()), keep_going=keep_going),
            by=by,
            within=within,
            cut=cut,
            excerpt=excerpt,
        )
        found, diagnostics = verified(asked, replace(session, intake=intake))
        give(answer_to(found, wanted, all_rows=all_rows), wanted, diagnostics)
        if not found.verification.is_same:
            raise typer.Exit(1)
