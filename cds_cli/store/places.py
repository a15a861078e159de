"""Where figures were read: by row and column in a table, cell by cell elsewhere."""

import sqlite3
from collections.abc import Iterator

from cds_cli.store.cells import Column, columns_of
from cds_cli.store.rows import insert_columns
from cds_cli.store.sources import FIRST
from cds_cli.submission.model import Submission


def write_places(connection: sqlite3.Connection, run: int, submission: Submission) -> None:
    """Write the places of cells that no row and column tell."""
    if not submission.origin.cells:
        return
    places = places_by_heading(submission)
    for number, column in enumerate(columns_of(submission)):
        if column.heading in places:
            rows = sorted(places[column.heading])
            insert_columns(connection, "places", (run, number), tuple(zip(*rows, strict=True)))


def places_by_heading(submission: Submission) -> dict[str, list[tuple[int, int, int, int]]]:
    """Give number of the unit, number of the file, row and column of each cell."""
    numbers = {code: number for number, code in enumerate(submission.units.index)}
    places: dict[str, list[tuple[int, int, int, int]]] = {}
    for (unit, heading), (source, row, column) in submission.origin.cells.items():
        if unit in numbers:
            placed = (numbers[unit], FIRST + source, row, column)
            places.setdefault(heading, []).append(placed)
    return places


def load_cells(
    connection: sqlite3.Connection, run: int
) -> dict[tuple[str, str], tuple[int, int, int]]:
    """Read places by unit and heading: number of the source, row and column."""
    headings = load_headings(connection, run)
    rows = connection.execute(
        "SELECT u.code, p.column_id, p.source_id - ?, p.source_row, p.source_column "
        "FROM places AS p JOIN units AS u ON u.run_id = p.run_id AND u.id = p.unit_id "
        "WHERE p.run_id = ?",
        (FIRST, run),
    )
    return {(unit, headings[column]): (*place,) for unit, column, *place in rows}


def load_headings(connection: sqlite3.Connection, run: int) -> dict[int, str]:
    """Read what heads each column."""
    rows = connection.execute("SELECT id, role, code FROM columns WHERE run_id = ?", (run,))
    return {number: Column(role, code).heading for number, role, code in rows}


def load_columns_read(connection: sqlite3.Connection, run: int) -> dict[str, int]:
    """Read the columns that figures were read from, by heading."""
    headings = load_headings(connection, run)
    rows = connection.execute(
        "SELECT id, source_column FROM columns "
        "WHERE run_id = ? AND source_column IS NOT NULL ORDER BY id",
        (run,),
    )
    return {headings[number]: place for number, place in rows}


def load_rows(connection: sqlite3.Connection, run: int) -> dict[str, int]:
    """Read the rows that units were read from, by code."""
    return dict(each_unit(connection, run, "source_row"))


def load_home(connection: sqlite3.Connection, run: int) -> dict[str, int]:
    """Read the numbers of the files that units were read from, where that is not the first."""
    found = each_unit(connection, run, "source_id")
    return {unit: number - FIRST for unit, number in found if number > FIRST}


def each_unit(connection: sqlite3.Connection, run: int, column: str) -> Iterator[tuple[str, int]]:
    """Give the codes of units and what a column says of them."""
    yield from connection.execute(
        # The name of the column is ours; all values are bound.
        f"SELECT code, {column} FROM units "  # noqa: S608
        f"WHERE run_id = ? AND {column} IS NOT NULL ORDER BY id",
        (run,),
    )
