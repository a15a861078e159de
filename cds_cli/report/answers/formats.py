"""The forms that an answer can be written in."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from cds_cli.diagnostics import Diagnostic
from cds_cli.report.answers.model import Answer
from cds_cli.text import Language


class AnswerFormat(StrEnum):
    """A form of writing an answer."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    MD = "md"


ENDINGS = {
    ".txt": AnswerFormat.TABLE,
    ".csv": AnswerFormat.CSV,
    ".json": AnswerFormat.JSON,
    ".md": AnswerFormat.MD,
    ".markdown": AnswerFormat.MD,
}


@dataclass(frozen=True, slots=True)
class Form:
    """How an answer is to be written.

    ``table`` names the only table that is wanted, though JSON holds all; ``for_excel`` matters to
    csv only.
    """

    format: AnswerFormat
    language: Language
    table: str | None = None
    for_excel: bool = False


def format_for(path: Path) -> AnswerFormat | None:
    """Tell the form from the ending of a file's name; None if the ending says nothing."""
    return ENDINGS.get(path.suffix.lower())


def render(answer: Answer, form: Form, found: Sequence[Diagnostic] = ()) -> str:
    """Write an answer: always the same text for the same answer.

    Raises KeyError where a table is asked for that the answer does not have.
    """
    match form.format:
        case AnswerFormat.JSON:
            from cds_cli.report.answers import json

            return json.render(answer, found)
        case AnswerFormat.MD:
            from cds_cli.report.answers import markdown

            return markdown.render(answer.narrowed(form.table), form.language)
        case AnswerFormat.CSV:
            from cds_cli.report.answers import delimited

            table = answer.table(form.table)
            return delimited.render(table, form.language, for_excel=form.for_excel)
        case AnswerFormat.TABLE:
            from cds_cli.report.answers import plain

            return plain.render(answer.narrowed(form.table), form.language)
