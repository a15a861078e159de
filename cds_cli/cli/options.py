"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

from cds_cli.cli.completion import complete_level, complete_set, complete_unit
from cds_cli.text import Language

Lang = Annotated[
    Language | None, typer.Option("--lang", help="Language of messages: vi (default) or en.")
]
Indicators = Annotated[
    Path | None,
    typer.Option("--indicators", help="Folder of indicator sets, before the shipped ones."),
]
Store = Annotated[Path | None, typer.Option("--store", help="The store (default: cds.db).")]
SetName = Annotated[
    str | None,
    typer.Option("--set", help="The set: CODE or CODE@EDITION.", autocompletion=complete_set),
]
Level = Annotated[
    str | None,
    typer.Option("--level", help="Level of units: tinh, xa, so…", autocompletion=complete_level),
]
PeriodText = Annotated[
    str | None, typer.Option("--period", help="Such as 2025, 2025-Q3 or 2025-09.")
]
StageText = Annotated[str | None, typer.Option("--stage", help="self or appraised.")]
Strict = Annotated[bool, typer.Option("--strict", help="Warnings fail too.")]
Units = Annotated[
    list[str] | None,
    typer.Option("--unit", help="Only this unit; may be repeated.", autocompletion=complete_unit),
]
Registered = Annotated[
    str | None,
    typer.Option("--units", help="Who submits: units.csv, units.xlsx, tinh, xa or xa:PROVINCE."),
]
EvidenceFolder = Annotated[
    Path | None, typer.Option("--evidence", help="The folder with the files that evidence names.")
]
Latest = Annotated[
    bool, typer.Option("--latest", help="Of two files of a unit, the later one counts.")
]
Sheet = Annotated[str | None, typer.Option("--sheet", help="The sheet that holds the data.")]
Top = Annotated[int | None, typer.Option("--top", min=1, help="Only the first N of each block.")]
AllRows = Annotated[bool, typer.Option("--all", help="Every unit, also on a terminal.")]
Tier = Annotated[int | None, typer.Option("--tier", min=1, help="Nodes of tier N as columns.")]
Nodes = Annotated[str | None, typer.Option("--nodes", help="Nodes as columns: CODE,CODE… or all.")]
Output = Annotated[
    Path | None, typer.Option("-o", "--output", help="Write a file; its ending tells the format.")
]
FormatText = Annotated[
    str | None, typer.Option("--format", help="table, csv, tsv, json, md or xlsx.")
]
ForPeople = Annotated[
    str | None, typer.Option("--for", help="excel: csv as Excel opens it (BOM, semicolons).")
]
AnswerFormatText = Annotated[str | None, typer.Option("--format", help="table, csv, json or md.")]
TableKey = Annotated[
    str | None, typer.Option("--table", help="Only this table; csv else has the first.")
]
Data = Annotated[
    Path | None,
    typer.Option("--data", help="Score these figures now, instead of a run of the store."),
]
MOST_RUNS = 2**63 - 1
"""The largest number that the store can hold."""
RunNumber = Annotated[
    int | None, typer.Option("--run", min=1, max=MOST_RUNS, help="The run of this number.")
]
