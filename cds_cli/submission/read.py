"""A wide table, one row a unit, becomes a submission."""

from collections import Counter
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from cds_cli import catalogue
from cds_cli.definitions.inputs import AppliesTo
from cds_cli.definitions.models import IndicatorSet
from cds_cli.diagnostics import Checked, Diagnostic, Location, column_letters, in_reading_order
from cds_cli.submission.answers import report_few_answers
from cds_cli.submission.applicability import covered_units
from cds_cli.submission.assemble import submission_from
from cds_cli.submission.balance import balance
from cds_cli.submission.figures import ReadTable, read_figures
from cds_cli.submission.gaps import (
    Asking,
    report_gaps,
    report_unknown_units,
)
from cds_cli.submission.header import (
    ROWS_SEARCHED,
    Header,
    headers_of,
    judge_header,
    sheets_asked,
)
from cds_cli.submission.ledger import Ledger
from cds_cli.submission.model import Source, Submission
from cds_cli.submission.period import Period, Stage
from cds_cli.submission.rows import Rows, column_of, rows_of_units, text_in
from cds_cli.submission.wholes import report_wholes
from cds_cli.tables.grid import Book, Grid
from cds_cli.text import Text
from cds_cli.units.names import name_key

YES_NO = {1.0: "Có", 0.0: "Không"}
"""How a yes-or-no attribute of a unit is named in a condition."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of a file: a submission, the units left out of it, and the account of its cells."""

    file: str
    submission: Submission
    left_out: dict[str, int]
    """Names of units with rejected cells, and how many of them."""
    ledger: Ledger


@dataclass(frozen=True, slots=True)
class Request:
    """How a file is to be read; without a stage, awarded points make it an appraised one."""

    indicator_set: IndicatorSet
    stage: Stage | None = None
    period: Period | None = None
    sheet: str | None = None


@dataclass(slots=True)
class Account:
    """What is known of a file while it is read."""

    book: Book
    request: Request
    found: list[Diagnostic] = field(default_factory=list)
    ledger: Ledger = field(default_factory=Ledger)


def read_submission(book: Book, request: Request) -> Checked[Reading]:
    """Read a workbook or a csv as a submission to one set, with every fault of it.

    The value is there whenever some unit could be read; units with a rejected cell are left out
    of it. Whether that is good enough is for the caller to say: ``require`` refuses errors.
    """
    account = Account(book, request)
    account.ledger.cells = sum(map(cells_of, book.grids))
    header = choose_header(account)
    if header is None:
        return Checked(None, in_reading_order(account.found))
    report_sheets(account, header)
    account.found.extend(judge_header(header, request.indicator_set))
    rows = rows_of_units(header)
    table = table_of(header, rows)
    stage = stage_of(header, request)
    drop_awards_of_self_assessment(account, header, stage)
    read_figures(header, request.indicator_set, table)
    units = frame_of_units(header, table, request.indicator_set)
    asking = asking_of(request.indicator_set, table, units)
    report_unknown_units(header, table, asking)
    report_gaps(header, table, asking)
    report_wholes(asking, table)
    report_few_answers(asking, table)
    report_hidden(account, header, table)
    account.found.extend((*rows.found, *table.found))
    balance(account.ledger, header, rows, table, account.found)
    if not table.codes:
        account.found.append(catalogue.NO_DATA.at(Location(book.file, sheet=header.grid.sheet)))
        return Checked(None, in_reading_order(account.found))
    source = Source(book.file, book.sha256, header.grid.sheet or "")
    usable = replace(
        table, rejected={**table.rejected, **{(r, 0): c for r, c in rows.rejected.items()}}
    )
    submission = submission_from(usable, units, request.indicator_set, source)
    submission = replace(submission, stage=stage, period=request.period)
    reading = Reading(book.file, submission, left_out(rows, table), account.ledger)
    return Checked(reading, in_reading_order(account.found))


def choose_header(account: Account) -> Header | None:
    """Find the sheet that holds the data and the header in it, or say why there is none."""
    request, book = account.request, account.book
    grids = sheets_asked(book, request.sheet)
    headers = headers_of(grids, request.indicator_set)
    best = max((header.strength for header in headers), default=0)
    strongest = [header for header in headers if header.strength == best]
    if len(strongest) > 1:
        seen = ", ".join(f'"{header.grid.sheet}"' for header in strongest)
        account.found.append(catalogue.WHICH_SHEET.at(Location(book.file), seen=seen))
        return None
    if not strongest:
        where = Location(book.file, sheet=grids[0].sheet if grids else request.sheet)
        account.found.append(catalogue.NO_HEADER.at(where, rows=ROWS_SEARCHED))
        return None
    return strongest[0]


def cells_of(grid: Grid) -> int:
    """Count the cells of a sheet."""
    return sum(map(len, grid.rows.values())) + sum(grid.ragged.values())


def report_sheets(account: Account, header: Header) -> None:
    """Say which sheets are not read, and count their cells as skipped."""
    for grid in account.book.grids:
        cells = cells_of(grid)
        where = Location(account.book.file, sheet=grid.sheet)
        if grid is not header.grid and cells:
            account.ledger.skipped[catalogue.SHEET_NOT_READ.code] += cells
            account.found.append(catalogue.SHEET_NOT_READ.at(where, seen=grid.sheet, cells=cells))
        if grid.hidden and cells:
            what = Text(f'trang "{grid.sheet}"', f'sheet "{grid.sheet}"')
            account.found.append(catalogue.HIDDEN_DATA.at(where, what=what))


def table_of(header: Header, rows: Rows) -> ReadTable:
    """Lay out the units of a table; rows that are rejected are read as well, for their faults."""
    return ReadTable(
        grid=header.grid,
        codes=[code for code, _, _ in rows.units],
        names=[name for _, name, _ in rows.units],
        rows=[row for _, _, row in rows.units],
    )


def stage_of(header: Header, request: Request) -> Stage:
    """Give the stage asked for; without one, awarded points speak for an appraisal."""
    has_awards = any(heading.role == "awarded" for heading in header.columns.values())
    return request.stage or (Stage.APPRAISED if has_awards else Stage.SELF)


def drop_awards_of_self_assessment(account: Account, header: Header, stage: Stage) -> None:
    """A council's points say nothing at the stage of self-assessment."""
    if stage is Stage.APPRAISED:
        return
    for column, heading in tuple(header.columns.items()):
        if heading.role == "awarded":
            del header.columns[column]
            cells = sum(column in row for n, row in header.grid.rows.items() if n > header.row)
            where = header.grid.locate(header.row, column)
            seen = f"{heading.code}.awarded"
            account.found.append(catalogue.AWARDED_NOT_USED.at(where, seen=seen, cells=cells))


def frame_of_units(header: Header, table: ReadTable, indicator_set: IndicatorSet) -> pd.DataFrame:
    """Put what is known of the units into one table, in the order of the rows."""
    columns: dict[str, list[object]] = {"name": list(table.names)}
    for role in ("block", "kind", "parent"):
        columns[role] = one_spelling(unit_cells(header, table, role))
    for attribute in indicator_set.attributes:
        columns[attribute.code] = attribute_values(table, attribute.code)
    index = pd.Index(table.codes, name="code", dtype=object)
    return pd.DataFrame(columns, index=index, dtype=object)


def unit_cells(header: Header, table: ReadTable, role: str) -> list[object]:
    """Give what a column says of each unit; empty texts where there is no such column."""
    column = column_of(header, role)
    if column is None:
        return [""] * len(table.rows)
    return [text_in(table.grid.rows[row].get(column)) for row in table.rows]


def one_spelling(names: list[object]) -> list[object]:
    """Write names that are the same in the way the first of them is: Khối 1 and KHỐI 1 are one."""
    first: dict[str, object] = {}
    return [first.setdefault(name_key(str(name)), name) for name in names]


def attribute_values(table: ReadTable, code: str) -> list[object]:
    """Give the values of an attribute: text for text, figures for the rest, None where unknown."""
    read = table.columns.get(("attribute", code))
    if read is None:
        return [None] * len(table.rows)
    if read.reading.texts:
        return list(read.reading.texts)
    if read.heading.column is not None and read.heading.column.kind == "yes_no":
        return [YES_NO.get(value) for value in read.reading.values]
    return [None if np.isnan(value) else value for value in read.reading.values]


def asking_of(indicator_set: IndicatorSet, table: ReadTable, units: pd.DataFrame) -> Asking:
    """Say which indicators ask which units."""
    return Asking(
        indicator_set=indicator_set,
        units=units,
        covers={leaf.code: covers(leaf.applies_to, units) for leaf in indicator_set.leaves()},
        awarded={
            code: read.reading.values
            for (role, code), read in table.columns.items()
            if role == "awarded"
        },
    )


def covers(applies_to: AppliesTo | None, units: pd.DataFrame) -> list[bool] | None:
    """Say for each unit whether an indicator is scored for it; None where it is for all."""
    covered = covered_units(applies_to, units)
    return None if covered is None else [bool(one) for one in covered]


def report_hidden(account: Account, header: Header, table: ReadTable) -> None:
    """Say that figures stand in rows or columns that nobody sees."""
    grid = header.grid
    for row in table.rows:
        if row in grid.hidden_rows:
            what = Text(f"dòng {row}", f"row {row}")
            account.found.append(catalogue.HIDDEN_DATA.at(grid.locate(row), what=what))
    for column in sorted(grid.hidden_columns & header.columns.keys()):
        where = grid.locate(header.row, column)
        letters = column_letters(column)
        what = Text(f"cột {letters}", f"column {letters}")
        account.found.append(catalogue.HIDDEN_DATA.at(where, what=what))


def left_out(rows: Rows, table: ReadTable) -> dict[str, int]:
    """Count the rejected cells of each unit that has any."""
    name_of = dict(zip(table.rows, table.names, strict=True))
    cells = Counter(name_of[row] for row, _ in table.rejected if row not in rows.rejected)
    for _, name, row in rows.units:
        if row in rows.rejected:
            cells[name] += len(table.grid.rows[row])
    return dict(sorted(cells.items()))
