"""One table of an answer as csv: exact for programs, or the way Excel opens it."""

import csv
import io

from cds_cli.report.answers.figures import in_words, written
from cds_cli.report.answers.model import Column, Table, Value, Worded, worded
from cds_cli.report.safe import as_cell, clean
from cds_cli.text import Language, Text

BYTE_ORDER_MARK = "\ufeff"


def render(table: Table, language: Language, *, for_excel: bool = False) -> str:
    """Write a heading and the rows; for Excel with a byte-order mark, ``;`` and words."""
    text = io.StringIO()
    line_end = "\r\n" if for_excel else "\n"
    writer = csv.writer(text, delimiter=";" if for_excel else ",", lineterminator=line_end)
    headings = [
        worded(column.heading, language) if for_excel else column.key for column in table.columns
    ]
    writer.writerow([as_cell(clean(heading)) for heading in headings])
    write = for_people if for_excel else for_programs
    for row in table.rows:
        writer.writerow(
            [
                write(value, column, language)
                for column, value in zip(table.columns, row, strict=True)
            ]
        )
    return (BYTE_ORDER_MARK if for_excel else "") + text.getvalue()


def for_people(value: Value, column: Column, language: Language) -> str:
    """Write a cell in words and figures of the language; what is not known stays empty."""
    if value is None:
        return ""
    text = written(value, column.kind, column.decimals, language)
    return text if is_number(value) else as_cell(text)


def for_programs(value: Value, column: Column, language: Language) -> str:
    """Write a cell as plain value: figures with a point, codes as codes."""
    del column
    if isinstance(value, Worded):
        value = value.code
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return repr(value)
    return as_cell(clean(in_words(value, language)))


def is_number(value: str | float | Text | Worded) -> bool:
    """Whether a value is a figure and so never a formula."""
    return isinstance(value.code if isinstance(value, Worded) else value, int | float)
