"""Workbooks and sets from a few lines of text."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from cds_cli.definitions.load import load_set
from cds_cli.definitions.models import IndicatorSet
from cds_cli.diagnostics import Checked
from cds_cli.submission.period import Stage
from cds_cli.submission.read import Reading, Request, read_submission
from cds_cli.tables.read import read_book

HEAD = """
format: 1
code: thu
edition: "2025"
level: xa
name: Bộ thử
provenance: proposed
"""


@dataclass(frozen=True)
class Read:
    """What came of reading, in the words of a test."""

    checked: Checked[Reading]

    @property
    def codes(self) -> list[str]:
        return sorted(d.code for d in self.checked.diagnostics)

    def at(self, code: str) -> list[str]:
        """The places of one code: a cell, or a sheet without one."""
        return [
            d.location.cell or str(d.location) for d in self.checked.diagnostics if d.code == code
        ]

    @property
    def reading(self) -> Reading:
        assert self.checked.value is not None
        return self.checked.value

    @property
    def units(self) -> list[str]:
        return list(self.reading.submission.units.index)

    def figures(self, column: str) -> dict[str, float | None]:
        values = self.reading.submission.inputs[column]
        return {
            code: None if value != value else float(value)  # noqa: PLR0124 — NaN
            for code, value in values.items()
        }


def set_of(folder: Path, body: str, **head: str) -> IndicatorSet:
    """Load a set from the part below its head."""
    lines = HEAD + "".join(f"{key}: {value}\n" for key, value in head.items())
    file = folder / "thu.yaml"
    file.write_text(lines + dedent(body), "utf-8")
    loaded = load_set(file)
    assert loaded.value is not None, loaded.diagnostics
    return loaded.value


def typed(text: str) -> str | float | None:
    """A number is a number, ``'`` before it makes it text, nothing is no cell."""
    if not text:
        return None
    if text.startswith("'"):
        return text[1:]
    try:
        return float(text) if "." in text else int(text)
    except ValueError:
        return text


def rows_of(table: str) -> list[list[str | float | None]]:
    lines = [line.strip() for line in dedent(table).strip().splitlines()]
    return [[typed(cell.strip()) for cell in line.split("|")] for line in lines]


def fill(sheet: Worksheet, table: str) -> Worksheet:
    """Put a text table into a sheet; empty cells are not made."""
    for row, cells in enumerate(rows_of(table), start=1):
        for column, value in enumerate(cells, start=1):
            if value is not None:
                sheet.cell(row, column).value = value
    return sheet


def book_with(**sheets: str) -> tuple[openpyxl.Workbook, Mapping[str, Worksheet]]:
    """Make a workbook of text tables by the names of their sheets."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    made = {name: fill(workbook.create_sheet(name), table) for name, table in sheets.items()}
    return workbook, made


def saved(folder: Path, **sheets: str) -> Path:
    workbook, _ = book_with(**sheets)
    path = folder / "nộp.xlsx"
    workbook.save(path)
    return path


def read_file(
    path: Path, indicator_set: IndicatorSet, stage: Stage | None = None, sheet: str | None = None
) -> Read:
    book = read_book(path)
    assert book.value is not None
    checked = read_submission(book.value, Request(indicator_set, stage, None, sheet))
    if checked.value is not None:
        assert checked.value.ledger.is_balanced
    return Read(Checked(checked.value, (*book.diagnostics, *checked.diagnostics)))


def read_table(
    folder: Path, indicator_set: IndicatorSet, table: str, stage: Stage | None = None
) -> Read:
    """Read one sheet; the ledger has to balance whatever stands in it."""
    return read_file(saved(folder, nop=table), indicator_set, stage)
