"""Text with separated columns: what stands in it, record by record."""

import csv
import re
from collections.abc import Iterator, Mapping
from io import StringIO
from itertools import islice
from statistics import median

from cds_cli.catalogue import (
    DELIMITER_GUESSED,
    NO_DATA,
    RAGGED_ROW,
    UNREADABLE_FILE,
)
from cds_cli.diagnostics import Checked, Diagnostic, Location, column_letters
from cds_cli.tables.encodings import decoded, refuse_spoilt_text
from cds_cli.tables.grid import CellValue, Grid, Limits, Place
from cds_cli.tables.refusal import refuse, refuse_above
from cds_cli.text import Text

SEPARATORS = ";,\t"
SHOWN = {"\t": Text("dấu tab", "a tab"), ",": "','", ";": "';'"}
DECLARED = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)
QUOTED = re.compile(r'"[^"]*"')
LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
SAMPLE = 30
# Excel has 16,384 columns; a line of more separators than that would fill the memory.
SEPARATORS_IN_A_LINE = 150_000
LINES = 2_097_152
"""Twice what Excel has: a line may end in two characters."""

Record = list[str]


def read_csv(data: bytes, file: str, limits: Limits) -> Checked[Grid]:
    """Read text; reports its encoding, and ragged rows, whose cells are then left out."""
    place = Location(file)
    _ends(data, place)
    read = decoded(data, file)
    text = read.require()
    declared = DECLARED.match(text)
    if declared:
        # Excel does not show the line that names the separator.
        text = text[declared.end() :]
    separator = declared[1] if declared else chosen_separator(text)
    found = [] if declared else list(_guessed(text, separator, place))
    records = dict(_records(text, separator, place, limits))
    if not records:
        refuse(NO_DATA, place)
    ragged = {d.location.row: d for d in _ragged(records, file)}
    rows = {n: _cells(record) for n, record in records.items() if n not in ragged}
    lost = {n: len(_cells(record)) for n, record in records.items() if n in ragged}
    grid = Grid(file, rows=rows, ragged=lost, text_only=True)
    refuse_spoilt_text(grid, _texts(records))
    return Checked(grid, (*read.diagnostics, *found, *ragged.values()))


def _ends(data: bytes, place: Location) -> None:
    """Refuse more lines than any table has: blank ones are read too, and take their time."""
    lines = data.count(b"\n") + data.count(b"\r")
    if lines > LINES:
        what = Text("số dòng, kể cả dòng trống", "lines, with blank ones")
        refuse_above(LINES, lines, what, place)


def chosen_separator(text: str) -> str:
    """Choose the separator of which most lines have the same number, comma if there is none."""
    return max(SEPARATORS, key=lambda separator: _agreement(text, separator))


def _agreement(text: str, separator: str) -> tuple[int, int]:
    counts = [count for line in _sample(text) if (count := line.count(separator))]
    usual = max(counts, key=counts.count, default=0)
    # Where nothing speaks for any of them, a comma leaves text as it is.
    return counts.count(usual), usual or int(separator == ",")


def _sample(text: str) -> list[str]:
    """The first lines that are not blank, without what is quoted in them."""
    lines = (line for line in StringIO(text[:100_000], newline=None) if line.strip())
    return [QUOTED.sub("", line) for line in islice(lines, SAMPLE)]


def _guessed(text: str, separator: str, place: Location) -> Iterator[Diagnostic]:
    header = next((line for line in _sample(text) if separator in line), "")
    if any(other in header for other in SEPARATORS if other != separator):
        yield DELIMITER_GUESSED.at(place, seen=SHOWN[separator])


def _records(
    text: str, separator: str, place: Location, limits: Limits
) -> Iterator[tuple[int, Record]]:
    """Give the records that hold something, with their numbers from 1."""
    number = cells = 0
    try:
        lines = _lines(text, separator, place, limits)
        for number, record in enumerate(csv.reader(lines, delimiter=separator, strict=True), 1):
            width = _width(record)
            if width:
                _fits(number, width, place, limits)
                cells += width - record[:width].count("")
                _cells_fit(cells, place, limits)
                # What stands after the last column allowed is blank, and not worth its memory.
                yield number, record[: limits.columns + 1]
    except csv.Error as error:
        if "field limit" in str(error):
            what = Text("số ký tự trong một ô", "characters in one cell")
            limit = csv.field_size_limit()
            refuse_above(limit, f"> {limit}", what, Location(place.file, number + 1))
        reason = Text("dấu ngoặc kép không khớp", "the quotes do not match")
        refuse(UNREADABLE_FILE, Location(place.file, number + 1), reason=reason)


def _width(record: Record) -> int:
    """The number of the last cell that is not blank."""
    return next((n for n in range(len(record), 0, -1) if record[n - 1].strip()), 0)


def _lines(text: str, separator: str, place: Location, limits: Limits) -> Iterator[str]:
    """Give the lines with their ends: StringIO would make a copy of four bytes a letter."""
    for number, found in enumerate(LINE.finditer(text), start=1):
        line = found[0]
        if line.count(separator) > SEPARATORS_IN_A_LINE:
            what = Text("số cột", "columns")
            seen = f"> {SEPARATORS_IN_A_LINE}"
            refuse_above(limits.columns, seen, what, Location(place.file, number))
        yield line


def _cells_fit(cells: int, place: Location, limits: Limits) -> None:
    if cells > limits.cells:
        what = Text("số ô có giá trị", "cells with a value")
        refuse_above(limits.cells, f"> {limits.cells}", what, place)


def _fits(number: int, width: int, place: Location, limits: Limits) -> None:
    if number > limits.rows or width > limits.columns:
        what = Text("có giá trị ngoài vùng cho phép", "a value outside the allowed area")
        limit = f"{column_letters(limits.columns)}{limits.rows}"
        seen = f"{column_letters(width)}{number}"
        refuse_above(limit, seen, what, Location(place.file, number, width))


def _ragged(records: Mapping[int, Record], file: str) -> Iterator[Diagnostic]:
    """Compare each row with the header: the first that fills nearly as many cells as most do.

    Above it may stand titles, and the labels of a form with what they introduce.
    """
    filled = {n: sum(1 for cell in record if cell.strip()) for n, record in records.items()}
    usual = median(islice(filled.values(), SAMPLE))
    header = next((n for n, cells in filled.items() if 3 * cells > 2 * usual), min(records))
    expected = _width(records[header])
    for number, record in records.items():
        # A row may not end early, but empty cells after the last column are no fault.
        seen = max(_width(record), min(len(record), expected))
        if number > header and seen != expected:
            yield RAGGED_ROW.at(Location(file, number), seen=seen, expected=expected)


def _texts(records: Mapping[int, Record]) -> Iterator[tuple[Place, str]]:
    for number, record in records.items():
        for column, cell in enumerate(record, start=1):
            yield (number, column), cell


def _cells(record: Record) -> dict[int, CellValue]:
    return {column: cell for column, cell in enumerate(record, start=1) if cell}
