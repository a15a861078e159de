"""``cds audit-table``: a published table of points, held against itself."""

from pathlib import Path
from typing import Annotated

import typer

from cds_cli.cli.options import AnswerFormatText, ForPeople, Lang, Output, Sheet, TableKey

COLUMN = "by its heading, its code or its letters."


def audit_table(  # noqa: PLR0913, PLR0917 — the options of one command
    file: Annotated[Path, typer.Argument(help="A published table: xlsx, csv or tsv.")],
    total: Annotated[
        str | None, typer.Option("--total", help=f"The column of totals, {COLUMN}")
    ] = None,
    parts: Annotated[
        str | None, typer.Option("--parts", help="What totals are made of: COL,COL… or all.")
    ] = None,
    rank: Annotated[str | None, typer.Option("--rank", help="The column of ranks.")] = None,
    weights: Annotated[
        str | None,
        typer.Option("--weights", help="Weights of parts: COL=W,… Else a row of the table."),
    ] = None,
    decimals: Annotated[
        int | None,
        typer.Option("--decimals", min=0, max=10, help="Decimals printed; else as the cells."),
    ] = None,
    name: Annotated[
        str | None, typer.Option("--name", help="The column with the names of units.")
    ] = None,
    block: Annotated[
        str | None, typer.Option("--block", help="The column of blocks, ranked apart.")
    ] = None,
    sheet: Sheet = None,
    all_rows: Annotated[
        bool, typer.Option("--all", help="Totals and ranks that are right, too.")
    ] = False,
    output_format: AnswerFormatText = None,
    output: Output = None,
    table: TableKey = None,
    for_people: ForPeople = None,
    lang: Lang = None,
) -> None:
    """Check whether a published table agrees with itself: totals, ranks, maxima, units."""
    from cds_cli.analysis.table_audit.model import Wanted
    from cds_cli.cli.auditing import answer_to, audited, weights_given
    from cds_cli.cli.giving import give, given, refusing
    from cds_cli.cli.output import exit_code
    from cds_cli.cli.project import find_project, language_of

    project = find_project()
    wanted = given(language_of(lang, project), output_format, output, table, for_people)
    with refusing(wanted):
        asked = Wanted(
            total=total,
            parts=tuple(parts.split(",")) if parts and parts != "all" else None,
            all_parts=parts == "all",
            rank=rank,
            name=name,
            block=block,
            weights=weights_given(weights, wanted.language),
            decimals=decimals,
            sheet=sheet,
        )
        found, diagnostics = audited(file, asked, project, wanted.language)
        give(answer_to(found, wanted, every=all_rows), wanted, diagnostics)
        raise typer.Exit(max(exit_code(diagnostics), 0 if found.audit.follows else 1))
