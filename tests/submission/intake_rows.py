"""Rows of a table of cells: what is typed, what has to come of it, and the files that hold it."""

import csv
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from pathlib import Path
from typing import Literal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from cds_cli.diagnostics import Severity
from cds_cli.submission.read import Reading, Request, read_submission
from cds_cli.tables.read import read_book
from tests.submission.text_tables import set_of

FileKind = Literal["xlsx", "csv"]
Value = str | float | bool | date | time | None
Outcome = list[tuple[str, str]]

OUTCOMES = {Severity.NOTE: "note", Severity.WARNING: "warn", Severity.ERROR: "reject"}
MISSING, NOT_APPLICABLE = "missing", "not applicable"


@dataclass(frozen=True)
class Cell:
    """One cell of a workbook, as Excel would have stored it."""

    value: Value = None
    number_format: str = ""
    struck: bool = False
    prefixed: bool = False
    """Whether Excel keeps the mark ``'`` that was typed before a text apart from it."""
    formula: str = ""
    """A formula whose stored result is the value; None is no result."""


@dataclass(frozen=True)
class Case:
    """What is typed beside a unit, and what has to come of it.

    ``told``: outcome and code of all that is said of its row, each at the first cell. ``gives``:
    a figure a column, or MISSING, or NOT_APPLICABLE; nothing at all where the unit is left out.
    """

    cells: tuple[Cell, ...]
    told: tuple[str, ...] = ()
    gives: tuple[float | str, ...] = ()
    files: tuple[FileKind, ...] = ("xlsx", "csv")

    def __str__(self) -> str:
        """Write the cells the way they are typed."""
        return " | ".join(
            f"{cell.formula} {cell.value!a} {cell.number_format}".strip() for cell in self.cells
        )


@dataclass(frozen=True)
class Question:
    """What is asked: a set, the headings of its columns, and the columns that they are read to."""

    indicators: str
    headings: tuple[str, ...] = ("1",)
    columns: tuple[str, ...] = ("1",)


@dataclass
class Answers:
    """What came of a file that holds the cases of one question, one in a row."""

    reading: Reading
    question: Question
    told: dict[int, Outcome] = field(default_factory=dict)

    def told_in(self, row: int) -> Outcome:
        """Give outcome, code and place of all that was said of a row."""
        return sorted(self.told.get(row, []))

    def given_in(self, row: int) -> tuple[float | str, ...]:
        """Give the figures of a row; nothing where its unit was left out."""
        unit, submission = code_of(row), self.reading.submission
        is_left_out = unit in self.reading.left_out
        assert is_left_out == (unit not in submission.units.index)
        return () if is_left_out else tuple(self._figures(unit))

    def _figures(self, unit: str) -> Iterator[float | str]:
        submission = self.reading.submission
        for column in self.question.columns:
            figure = float(submission.inputs.loc[unit, column])
            marks = submission.not_applicable
            if column in marks and marks.loc[unit, column]:
                assert math.isnan(figure)
                yield NOT_APPLICABLE
            else:
                yield MISSING if math.isnan(figure) else figure


def code_of(row: int) -> str:
    """Name the unit of a row by what nobody can take for a figure."""
    return f"x{row:04d}"


def answers_in(path: Path, question: Question) -> Answers:
    """Read a file of cases through the public door; the ledger has to balance."""
    book = read_book(path)
    checked = read_submission(book.require(), Request(set_of(path.parent, question.indicators)))
    assert checked.value is not None
    assert checked.value.ledger.is_balanced
    answers = Answers(checked.value, question)
    for found in (*book.diagnostics, *checked.diagnostics):
        place = found.location
        told = f"{OUTCOMES[found.severity]} {found.code}"
        at = place.cell or f"{place.row}:{place.column}"
        answers.told.setdefault(place.row or 0, []).append((told, at))
    return answers


def write_cases(path: Path, question: Question, cases: Sequence[Case]) -> None:
    """Write the cases of one question below a header; the first stands in row 2."""
    write = write_xlsx if path.suffix == ".xlsx" else write_csv
    write(path, question, cases)


def write_csv(path: Path, question: Question, cases: Sequence[Case]) -> None:
    """Write a csv as Excel does under a Vietnamese locale."""
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerow(("code", *question.headings))
        for row, case in enumerate(cases, start=2):
            writer.writerow((code_of(row), *(cell.value for cell in case.cells)))


def write_xlsx(path: Path, question: Question, cases: Sequence[Case]) -> None:
    """Write a workbook in which each cell has the type that it is given here."""
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        for column, heading in enumerate(("code", *question.headings)):
            sheet.write_string(0, column, heading)
        for row, case in enumerate(cases, start=1):
            sheet.write_string(row, 0, code_of(row + 1))
            for column, cell in enumerate(case.cells, start=1):
                write_cell(sheet, (row, column), cell, format_of(workbook, cell))


def format_of(workbook: xlsxwriter.Workbook, cell: Cell) -> Format | None:
    """Make the format of a cell; a plain one has none."""
    wanted = {
        "num_format": cell.number_format,
        "font_strikeout": cell.struck,
        "quote_prefix": cell.prefixed,
    }
    stated = {name: value for name, value in wanted.items() if value}
    return workbook.add_format(stated) if stated else None


def write_cell(sheet: Worksheet, place: tuple[int, int], cell: Cell, style: Format | None) -> None:
    """Write one cell; nothing is guessed from its text."""
    value = cell.value
    if cell.formula:
        sheet.write_formula(*place, cell.formula, style, "" if value is None else value)
    elif isinstance(value, bool):
        sheet.write_boolean(*place, value, style)
    elif isinstance(value, str):
        sheet.write_string(*place, value, style)
    elif isinstance(value, date | time):
        sheet.write_datetime(*place, value, style)
    elif value is not None:
        sheet.write_number(*place, value, style)
