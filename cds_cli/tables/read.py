"""Reading a file of tables: the one door of this layer."""

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from stat import S_ISREG

from cds_cli.catalogue import NO_DATA, UNREADABLE_FILE
from cds_cli.diagnostics import Checked, InvalidInput, Location
from cds_cli.tables.csv_text import read_csv
from cds_cli.tables.encodings import refuse_spoilt_text
from cds_cli.tables.grid import Book, Grid, Limits, Place
from cds_cli.tables.kind import Kind, kind_of
from cds_cli.tables.preflight import preflight
from cds_cli.tables.refusal import refuse, refuse_above
from cds_cli.tables.workbook import read_sheets
from cds_cli.text import Text

MEGABYTE = 1 << 20
NO_FILE = Text("đây là ống dẫn hoặc thiết bị, không phải tệp", "this is a pipe or device, no file")


def read_book(path: Path, limits: Limits = Limits()) -> Checked[Book]:  # noqa: B008 - frozen
    """Read an xlsx or csv file, told apart by its first bytes.

    The file must exist. What is wrong with it is reported (F001-F011); the value is None where
    nothing of it can be used. Raises OSError where the file cannot be opened.
    """
    file = str(path)
    try:
        data = _bytes_of(path, limits)
        if kind_of(data, file) is Kind.CSV:
            return _csv_book(data, file, limits)
        return _xlsx_book(data, file, limits)
    except InvalidInput as refused:
        # Reading stops in the middle of a stream or of expat; only here it becomes a value.
        return Checked(None, refused.diagnostics)


def _bytes_of(path: Path, limits: Limits) -> bytes:
    bound = limits.unpacked_mb * MEGABYTE
    with open(path, "rb", opener=_without_waiting) as stream:
        if not S_ISREG(os.fstat(stream.fileno()).st_mode):
            refuse(UNREADABLE_FILE, Location(str(path)), reason=NO_FILE)
        data = stream.read(bound + 1)
    if len(data) > bound:
        what = Text("dung lượng tệp (MB)", "size of the file (MB)")
        refuse_above(limits.unpacked_mb, f"> {limits.unpacked_mb}", what, Location(str(path)))
    return data


def _without_waiting(path: str, flags: int) -> int:
    # To open a pipe would wait until somebody writes to it.
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _csv_book(data: bytes, file: str, limits: Limits) -> Checked[Book]:
    grid = read_csv(data, file, limits)
    grids = () if grid.value is None else (grid.value,)
    return Checked(Book(file, sha256(data).hexdigest(), grids), grid.diagnostics)


def _xlsx_book(data: bytes, file: str, limits: Limits) -> Checked[Book]:
    grids, properties = read_sheets(preflight(data, file, limits), file)
    if not any(map(_holds_something, grids)):
        refuse(NO_DATA, Location(file))
    for grid in grids:
        refuse_spoilt_text(grid, _texts(grid))
    return Checked(Book(file, sha256(data).hexdigest(), grids, properties))


def _texts(grid: Grid) -> Iterator[tuple[Place, str]]:
    for row, cells in grid.rows.items():
        for column, value in cells.items():
            if isinstance(value, str):
                yield (row, column), value


def _holds_something(grid: Grid) -> bool:
    return bool(grid.rows or grid.unfinished)
