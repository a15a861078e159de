"""A csv file as a workbook, cell by cell, so that it can carry colours and comments."""

import csv
from collections.abc import Iterator
from io import BytesIO, StringIO

from xlsxwriter import Workbook

from cds_cli.report.safe import clean
from cds_cli.tables.csv_text import DECLARED, chosen_separator, read_csv
from cds_cli.tables.encodings import decoded
from cds_cli.tables.grid import Limits
from cds_cli.tables.writing import CREATED

WIDEST = 40
NARROWEST = 8
AS_TEXT = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
LONGEST = 32_767
"""Excel holds no longer text in a cell."""


def as_workbook(data: bytes, file: str, title: str, limits: Limits) -> bytes:
    """Write every cell of a csv file as text in its row and column.

    Raises InvalidInput where the file cannot be read.
    """
    read_csv(data, file, limits)
    target = BytesIO()
    workbook = Workbook(target, AS_TEXT)
    workbook.set_properties({"created": CREATED})
    text = workbook.add_format({"num_format": "@"})
    sheet = workbook.add_worksheet(title)
    widths: dict[int, int] = {}
    for row, record in enumerate(records_of(data, file)):
        for column, cell in enumerate(record):
            if cell:
                sheet.write_string(row, column, clean(cell)[:LONGEST], text)
                widths[column] = max(widths.get(column, NARROWEST), len(cell) + 2)
    for column, width in widths.items():
        sheet.set_column(column, column, min(width, WIDEST), text)
    workbook.close()
    return target.getvalue()


def records_of(data: bytes, file: str) -> Iterator[list[str]]:
    """Give the records of a file that the reader has accepted, those that do not fit as well."""
    text = decoded(data, file).require()
    declared = DECLARED.match(text)
    if declared:
        text = text[declared.end() :]
    separator = declared[1] if declared else chosen_separator(text)
    return csv.reader(StringIO(text, newline=""), delimiter=separator)
