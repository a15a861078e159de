"""A ranking as Markdown, for issues, wikis and mails."""

from collections.abc import Iterator, Sequence

from cds_cli.report.ranking.notes import column_notes, grouped, sign_notes
from cds_cli.report.ranking.table import Document, Kind, Table, table_of
from cds_cli.report.ranking.text import TextColumn, rows_of, text_columns
from cds_cli.report.ranking.words import NOBODY, block_heading, facts, say, title
from cds_cli.report.safe import markdown_cell


def render(document: Document) -> str:
    """Write title, one table a block, notes, facts and warnings."""
    table = table_of(document).without(Kind.COVERAGE, Kind.MARKS, Kind.BLOCK)
    name, *ranked_by = title(document).split("\n")
    notes = [*sign_notes(table, document.language), *column_notes(table.columns)]
    parts = [
        [f"## {markdown_cell(name)}"],
        [markdown_cell(line) for line in ranked_by],
        *sections(table, document),
        items(notes),
        [f"- **{markdown_cell(label)}**: {markdown_cell(text)}" for label, text in facts(document)],
        items(grouped(document.diagnostics, document.language)),
    ]
    return "\n\n".join("\n".join(lines) for lines in parts if lines) + "\n"


def items(lines: Sequence[str]) -> list[str]:
    """Write lines as a list."""
    return [f"- {markdown_cell(line)}" for line in lines]


def sections(table: Table, document: Document) -> Iterator[list[str]]:
    """Write the units of each block as a table."""
    if not len(table):
        yield [say(NOBODY, document.language)]
        return
    columns = text_columns(table, document.language)
    for block, rows in table.sections():
        if block is not None:
            heading = block_heading(block, rows.stop - rows.start, document)
            yield [f"### {markdown_cell(heading)}"]
        yield table_lines([rows_of(column, rows) for column in columns])


def table_lines(columns: Sequence[TextColumn]) -> list[str]:
    """Write headings, alignment and rows."""
    cells = zip(*([markdown_cell(cell.rstrip()) for cell in c.cells] for c in columns), strict=True)
    return [
        row([markdown_cell(column.heading) for column in columns]),
        row([":--" if column.column.kind.is_text else "--:" for column in columns]),
        *map(row, cells),
    ]


def row(cells: Sequence[str]) -> str:
    """Write one row of a table."""
    return f"| {' | '.join(cells)} |"
