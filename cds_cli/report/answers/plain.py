"""An answer as text: for terminals, pipes and files."""

from collections.abc import Iterator

from cds_cli.report.answers.figures import written
from cds_cli.report.answers.layout import (
    Fitted,
    card_lines,
    fit,
    head_lines,
    row_lines,
    text_columns,
)
from cds_cli.report.answers.model import Answer, Fact, Table, worded
from cds_cli.report.safe import clean
from cds_cli.report.wrapped import wrapped
from cds_cli.text import Language, Text

USUAL_WIDTH = 100
"""How wide text is written where no terminal says it."""
HIDDEN_COLUMNS = Text(
    "còn {count} cột ({which}): dùng --format csv hoặc màn hình rộng hơn",
    "{count} more columns ({which}): use --format csv or a wider terminal",
)
NOTHING = Text("(không có)", "(none)")


def render(answer: Answer, language: Language, width: int | None = None) -> str:
    """Write title, facts, tables and notes; on a terminal of ``width`` cells it fits that."""
    room = width or USUAL_WIDTH
    parts = [
        [clean(worded(answer.title, language))],
        list(fact_lines(answer.facts, room, language)),
        *(list(table_lines(table, width, language)) for table in answer.tables),
        list(note_lines(answer.notes, room, language)),
    ]
    return "\n\n".join("\n".join(lines) for lines in parts if lines) + "\n"


def fact_lines(facts: tuple[Fact, ...], room: int, language: Language) -> Iterator[str]:
    """Write facts with their labels lined up; a long one goes on beside its label."""
    labels = [f"{worded(fact.label, language)}:" for fact in facts]
    column = max(map(len, labels), default=0) + 1
    for fact, label in zip(facts, labels, strict=True):
        text = written(fact.value, fact.kind, fact.decimals, language)
        yield from wrapped(text, room, f"{label:<{column}}", " " * column)


def table_lines(table: Table, width: int | None, language: Language) -> Iterator[str]:
    """Write a table under its title, and below it what there was no room for."""
    room = width or USUAL_WIDTH
    yield clean(worded(table.title, language))
    if not table.rows:
        yield worded(NOTHING, language)
    elif table.as_cards:
        for row in range(len(table.rows)):
            yield from card_lines(table, row, room, language)
    else:
        yield from columned(table, width, language)
    yield from note_lines(table.notes, room, language)


def columned(table: Table, width: int | None, language: Language) -> Iterator[str]:
    """Write rows under columns; where no terminal is, no column is left out."""
    columns = text_columns(table, language)
    fitted = fit(columns, width or USUAL_WIDTH, all_columns=width is None)
    yield from head_lines(fitted.columns)
    for row in range(len(table.rows)):
        yield from row_lines(fitted.columns, row)
    yield from left_out(fitted, language)


def left_out(fitted: Fitted, language: Language) -> Iterator[str]:
    """Name the columns there was no room for."""
    if fitted.left_out:
        which = ", ".join(fitted.left_out)
        yield HIDDEN_COLUMNS.fill(language, {"count": len(fitted.left_out), "which": which})


def note_lines(notes: tuple[Text, ...], room: int, language: Language) -> Iterator[str]:
    """Write notes as paragraphs."""
    for note in notes:
        yield from wrapped(clean(worded(note, language)), room)
