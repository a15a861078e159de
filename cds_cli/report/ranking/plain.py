"""A ranking as plain text, complete and unwrapped: for pipes and files."""

from collections.abc import Iterator, Sequence

from cds_cli.report.ranking.notes import column_notes, grouped, sign_notes
from cds_cli.report.ranking.table import Document, Kind, Table, table_of
from cds_cli.report.ranking.text import TextColumn, head_lines, lines_of, rows_of, text_columns
from cds_cli.report.ranking.words import NOBODY, block_heading, facts, say, title


def render(document: Document) -> str:
    """Write title, units block by block, notes, facts and warnings, ending with a line break."""
    table = table_of(document).without(Kind.COVERAGE, Kind.MARKS, Kind.BLOCK)
    parts = [
        [title(document)],
        *sections(table, document),
        [*sign_notes(table, document.language), *column_notes(table.columns)],
        fact_lines(document),
        grouped(document.diagnostics, document.language),
    ]
    return "\n\n".join("\n".join(lines) for lines in parts if lines) + "\n"


def sections(table: Table, document: Document) -> Iterator[list[str]]:
    """Write the units of each block under headings of their own."""
    if not len(table):
        yield [say(NOBODY, document.language)]
        return
    columns = text_columns(table, document.language)
    for block, rows in table.sections():
        heading = [] if block is None else [block_heading(block, rows.stop - rows.start, document)]
        yield [*heading, *section(columns, rows)]


def section(columns: Sequence[TextColumn], rows: slice) -> list[str]:
    """Write headings and rows of one block."""
    return [*head_lines(columns), *lines_of([rows_of(column, rows) for column in columns])]


def fact_lines(document: Document) -> list[str]:
    """Write what the ranking rests on, labels lined up."""
    told = facts(document)
    width = max(len(label) for label, _ in told) + 1
    return [f"{f'{label}:':<{width}} {text}" for label, text in told]
