"""From a cleared workbook to grids, by openpyxl."""

import gc
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, time, timedelta
from functools import cache

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.worksheet.worksheet import Worksheet

from cds_cli.tables.grid import CellValue, Grid, Place
from cds_cli.tables.preflight import Cleared, SheetFacts
from cds_cli.tables.refusal import library_faults_refused
from cds_cli.tables.strings import Reader

OURS = "cds."
"""What the names of our document properties begin with."""
LAST_COLUMN = 16_384
NUMBERS = {int, float}
VALUES = (int, float, str, date, time, timedelta)
# Quoted text, and characters that are only shown or leave a gap, such as \% or _%.
SHOWN_AS_IS = re.compile(r'"[^"]*"|[\\_*].')


def read_sheets(cleared: Cleared, file: str) -> tuple[tuple[Grid, ...], dict[str, str]]:
    """Give the sheets of a workbook, and the properties that a template of ours was given."""
    # Full mode: read-only mode believes the declared dimension and drops rows below it.
    with library_faults_refused(file):
        with collector_paused():
            reader = Reader(cleared.container, data_only=True, keep_links=False)
            reader.read()
        workbook = reader.wb
        pairs = zip(workbook.worksheets, cleared.sheets, strict=True)
        struck = any(font.strike for font in getattr(workbook, "_fonts", ()))
        grids = tuple(_grid(sheet, facts, file, struck=struck) for sheet, facts in pairs)
        return grids, _properties(workbook)


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keep Python from searching a million new cells for garbage: it takes a fifth of the time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _grid(sheet: Worksheet, facts: SheetFacts, file: str, *, struck: bool) -> Grid:
    rows = _values(sheet)
    unfinished = facts.formulas.unfinished
    hidden_rows = frozenset(r for r, line in sheet.row_dimensions.items() if line.hidden)
    grid = Grid(
        file=file,
        sheet=facts.title,
        rows=rows,
        percent=frozenset(_percent(sheet)),
        # Fonts are slow to ask for and hardly ever struck through.
        struck=frozenset(_struck(sheet, rows) if struck else ()),
        # The cells that an array formula fills may hold values though its own has none.
        unfinished={p: text for p, text in unfinished.items() if p[1] not in rows.get(p[0], {})},
        foreign=facts.formulas.foreign,
        comments=facts.comments,
        filtered=facts.filtered and bool(hidden_rows),
        hidden_rows=hidden_rows,
        hidden_columns=frozenset(_hidden_columns(sheet)),
        hidden=sheet.sheet_state != "visible",
        merged=facts.merged,
    )
    # Sheet and cells refer to each other: without this, the memory stays until Python looks.
    sheet._cells.clear()  # noqa: SLF001
    return grid


def _values(sheet: Worksheet) -> dict[int, dict[int, CellValue]]:
    """Give the values by row; visits the cells that exist, never the grid between them."""
    rows: dict[int, dict[int, CellValue]] = {}
    for (row, column), cell in sheet._cells.items():  # noqa: SLF001
        value = cell.value
        if isinstance(value, VALUES) and value != "":
            if row not in rows:
                rows[row] = {}
            rows[row][column] = value
    return dict(sorted(rows.items()))


def _percent(sheet: Worksheet) -> Iterator[Place]:
    for place, cell in sheet._cells.items():  # noqa: SLF001
        # A cell without a style has the general format, and to ask for that takes long.
        if type(cell.value) in NUMBERS and cell.has_style and shows_percentage(cell.number_format):
            yield place


@cache
def shows_percentage(number_format: str) -> bool:
    """Whether Excel multiplies by 100 for this format: it does for a bare ``%``, not a quoted."""
    return "%" in SHOWN_AS_IS.sub("", number_format)


def _struck(sheet: Worksheet, rows: dict[int, dict[int, CellValue]]) -> Iterator[Place]:
    for (row, column), cell in sheet._cells.items():  # noqa: SLF001
        if cell.font.strike and column in rows.get(row, {}):
            yield row, column


def _hidden_columns(sheet: Worksheet) -> Iterator[int]:
    for columns in sheet.column_dimensions.values():
        if columns.hidden and columns.min and columns.max:
            yield from range(columns.min, min(columns.max, LAST_COLUMN) + 1)


def _properties(workbook: Workbook) -> dict[str, str]:
    # The property is missing from the type stubs.
    properties: Iterable[StringProperty] = getattr(workbook, "custom_doc_props", ())
    ours = ((p.name, p.value) for p in properties if p.name and p.name.startswith(OURS))
    return {name: _as_text(value) for name, value in ours if value is not None}


def _as_text(value: object) -> str:
    # LibreOffice saves every number as one with decimals.
    return str(int(value) if isinstance(value, float) and value.is_integer() else value)
