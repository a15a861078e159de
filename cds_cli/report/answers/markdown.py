"""An answer as Markdown, for issues, wikis and mails."""

from collections.abc import Iterator

from cds_cli.report.answers.figures import written
from cds_cli.report.answers.layout import text_columns
from cds_cli.report.answers.model import Answer, Table, worded
from cds_cli.report.answers.plain import NOTHING
from cds_cli.report.safe import markdown_cell
from cds_cli.text import Language

DEEPER = "\u2003"
"""A wide space: Markdown drops ordinary ones at the beginning of a cell."""


def render(answer: Answer, language: Language) -> str:
    """Write title, facts, tables and notes."""
    parts = [
        [f"## {markdown_cell(worded(answer.title, language))}"],
        [
            f"- **{markdown_cell(worded(fact.label, language))}**: "
            + markdown_cell(written(fact.value, fact.kind, fact.decimals, language))
            for fact in answer.facts
        ],
        *(part for table in answer.tables for part in sections(table, language)),
        [markdown_cell(worded(note, language)) for note in answer.notes],
    ]
    return "\n\n".join("\n".join(lines) for lines in parts if lines) + "\n"


def sections(table: Table, language: Language) -> Iterator[list[str]]:
    """Write a table under its title."""
    yield [f"### {markdown_cell(worded(table.title, language))}"]
    if table.rows:
        yield list(table_lines(table, language))
    else:
        yield [worded(NOTHING, language)]
    for note in table.notes:
        yield [markdown_cell(worded(note, language))]


def table_lines(table: Table, language: Language) -> Iterator[str]:
    """Write headings, alignment and rows."""
    columns = text_columns(table, language)
    yield row([markdown_cell(column.heading) for column in columns])
    yield row([":--" if column.column.kind.is_text else "--:" for column in columns])
    for place in range(len(table.rows)):
        yield row([indented(column.cells[place]) for column in columns])


def indented(cell: str) -> str:
    """Write a cell; its indent by spaces that are kept."""
    inner = cell.lstrip(" ")
    return DEEPER * ((len(cell) - len(inner)) // 2) + markdown_cell(inner)


def row(cells: list[str]) -> str:
    """Write one row of a table."""
    return f"| {' | '.join(cells)} |"
