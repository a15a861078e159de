"""Text with separated columns: what stands in it, record by record."""

import csv
import re
from collections.abc import Iterator, Mapping
from io import StringIO
from itertools import islice
from typing import NoReturn

from cds_cli.catalogue import (
    DAMAGED_TEXT,
    DELIMITER_GUESSED,
    NO_DATA,
    RAGGED_ROW,
    UNREADABLE_FILE,
)
from cds_cli.diagnostics import Checked, Diagnostic, Location, column_letters
from cds_cli.tables.grid import CellValue, Grid, Limits
from cds_cli.tables.refusal import refuse, refuse_above
from cds_cli.text import Text

SEPARATORS = ";,\t"
SHOWN = {"\t": Text("dấu tab", "a tab"), ",": "','", ";": "';'"}
DECLARED = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)
QUOTED = re.compile(r'"[^"]*"')
SAMPLE = 30

Record = list[str]


def read_csv(data: bytes, file: str, limits: Limits) -> Checked[Grid]:
    """Read text in UTF-8; reports ragged rows, whose cells are then left out."""
    text = _decoded(data, file)
    declared = DECLARED.match(text)
    if declared:
        # Excel does not show the line that names the separator.
        text = text[declared.end() :]
    separator = declared[1] if declared else chosen_separator(text)
    found = [] if declared else list(_guessed(text, separator, Location(file)))
    records = dict(_records(text, separator, Location(file), limits))
    if not records:
        refuse(NO_DATA, Location(file))
    ragged = {d.location.row: d for d in _ragged(records, file)}
    rows = {n: _cells(record) for n, record in records.items() if n not in ragged}
    lost = {n: len(_cells(record)) for n, record in records.items() if n in ragged}
    grid = Grid(file, rows=rows, ragged=lost, text_only=True)
    return Checked(grid, (*found, *ragged.values()))


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


def _decoded(data: bytes, file: str) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _refuse_damaged(data, error.start, 1, file)
    if "\ufffd" in text:
        # Somebody's program has already replaced what it could not read.
        _refuse_damaged(data, data.index(b"\xef\xbf\xbd"), 3, file)
    return text


def _refuse_damaged(data: bytes, start: int, length: int, file: str) -> NoReturn:
    line = data.count(b"\n", 0, start) + 1
    seen = data[start : start + length].hex(" ").upper()
    refuse(DAMAGED_TEXT, Location(file, row=line), seen=seen, line=line)


def _records(
    text: str, separator: str, place: Location, limits: Limits
) -> Iterator[tuple[int, Record]]:
    """Give the records that hold something, with their numbers from 1."""
    number = 0
    try:
        reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
        for number, record in enumerate(reader, start=1):
            if _width(record):
                _fits(number, record, place, limits)
                yield number, record
    except csv.Error:
        reason = Text("dấu ngoặc kép không khớp", "the quotes do not match")
        refuse(UNREADABLE_FILE, Location(place.file, number + 1), reason=reason)


def _width(record: Record) -> int:
    """The number of the last cell that is not blank."""
    return next((n for n in range(len(record), 0, -1) if record[n - 1].strip()), 0)


def _fits(number: int, record: Record, place: Location, limits: Limits) -> None:
    width = _width(record)
    if number > limits.rows or width > limits.columns:
        what = Text("có giá trị ngoài vùng cho phép", "a value outside the allowed area")
        limit = f"{column_letters(limits.columns)}{limits.rows}"
        seen = f"{column_letters(width)}{number}"
        refuse_above(limit, seen, what, Location(place.file, number, width))


def _ragged(records: Mapping[int, Record], file: str) -> Iterator[Diagnostic]:
    """Compare each row with the header: the first row of two cells, below any titles."""
    filled = {n: sum(1 for cell in record if cell.strip()) for n, record in records.items()}
    header = next((n for n, cells in filled.items() if cells > 1), min(records))
    expected = _width(records[header])
    for number, record in records.items():
        # A row may not end early, but empty cells after the last column are no fault.
        seen = max(_width(record), min(len(record), expected))
        if number > header and seen != expected:
            yield RAGGED_ROW.at(Location(file, number), seen=seen, expected=expected)


def _cells(record: Record) -> dict[int, CellValue]:
    return {column: cell for column, cell in enumerate(record, start=1) if cell}
