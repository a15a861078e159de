"""``cds explain``: why a unit has its points, down to the cell."""

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
    Sheet,
    StageText,
    Store,
    TableKey,
)

UnitText = Annotated[
    str,
    typer.Argument(metavar="UNIT", help="The unit, by code or name.", autocompletion=complete_unit),
]
NodeText = Annotated[
    str | None,
    typer.Argument(metavar="NODE", help="A group, indicator or pillar, by code or name."),
]
WhyRank = Annotated[
    bool,
    typer.Option("--why-rank", help="Which indicators part it from the unit right above."),
]
Against = Annotated[
    str | None, typer.Option("--against", help="With --why-rank: this unit in place of that one.")
]
LostOption = Annotated[bool, typer.Option("--lost", help="Where most points were lost.")]
TreeOnly = Annotated[bool, typer.Option("--tree", help="Only the tree, without the indicators.")]


def explain(  # noqa: PLR0913, PLR0917 — the options of one command
    unit: UnitText,
    node: NodeText = None,
    why_rank: WhyRank = False,
    against: Against = None,
    lost: LostOption = False,
    tree: TreeOnly = False,
    data: Data = None,
    set_name: SetName = None,
    level: Level = None,
    period: PeriodText = None,
    stage: StageText = None,
    run: RunNumber = None,
    sheet: Sheet = None,
    output_format: AnswerFormatText = None,
    output: Output = None,
    table: TableKey = None,
    for_people: ForPeople = None,
    store: Store = None,
    indicators: Indicators = None,
    lang: Lang = None,
) -> None:
    """Show how a unit came to its points: the tree, each rule with its figures, their cells."""
    from cds_cli.cli.asking import Session, Sought, find_scoring
    from cds_cli.cli.explaining import Question, answered
    from cds_cli.cli.giving import give, given, refusing

    session = Session.open(lang, indicators, store)
    wanted = given(session.language, output_format, output, table, for_people)
    sought = Sought(data, set_name, level, period, stage, run, sheet)
    question = Question(unit, node, why_rank or against is not None, against, lost, tree)
    with refusing(wanted):
        found = find_scoring(sought, session)
        answer, about = answered(question, found, wanted)
        give(answer, wanted, about)
