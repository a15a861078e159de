"""``cds compare``: two periods, stages, editions, runs or files held against each other."""

from typing import Annotated

import typer

from cds_cli.cli.options import (
    AllRows,
    AnswerFormatText,
    ForPeople,
    Indicators,
    Lang,
    Level,
    Output,
    PeriodText,
    Registered,
    SetName,
    StageText,
    Store,
    TableKey,
    Units,
)

SIDE = "A file, run:NUMBER, a period, a stage, a set, or several joined: 2025:appraised."


def compare(  # noqa: PLR0913, PLR0917 — the options of one command
    before: Annotated[str, typer.Argument(metavar="A", help=SIDE)],
    after: Annotated[str, typer.Argument(metavar="B", help=SIDE)],
    set_name: SetName = None,
    level: Level = None,
    period: PeriodText = None,
    stage: StageText = None,
    units: Units = None,
    node: Annotated[
        str | None, typer.Option("--node", help="The node whose change is split; else the total.")
    ] = None,
    top: Annotated[int, typer.Option("--top", min=1, help="How many movers, up and down.")] = 10,
    all_rows: AllRows = False,
    output_format: AnswerFormatText = None,
    output: Output = None,
    table: TableKey = None,
    for_people: ForPeople = None,
    store: Store = None,
    indicators: Indicators = None,
    registered: Registered = None,
    lang: Lang = None,
) -> None:
    """Compare two scorings: points, index, rank and band, and why the index changed."""
    from cds_cli.analysis.comparison.compare import compare as held_against
    from cds_cli.cli.asking import Session, Sought
    from cds_cli.cli.comparing import node_chosen, shown_in, two_sides, units_chosen
    from cds_cli.cli.giving import give, given, refusing
    from cds_cli.report.comparison.answer import Named, answer_of

    session = Session.open(lang, indicators, store, registered)
    wanted = given(session.language, output_format, output, table, for_people)
    with refusing(wanted):
        sought = Sought(set_name=set_name, level=level, period=period, stage=stage)
        found = two_sides((before, after), sought, session)
        only = units_chosen(units, found, session.language)
        split = node_chosen(node, found, session.language)
        old, new = (one.scoring for one in found)
        compared = held_against(old, new, split, only)
        names = [Named(one.scoring.name, one.version) for one in found]
        shown = shown_in(wanted, top, all_rows=all_rows, has_units=only is not None)
        told = (*found[0].diagnostics, *found[1].diagnostics)
        give(answer_of(compared, names[0], names[1], shown), wanted, told)
