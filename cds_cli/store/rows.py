"""Many rows into a table, fast."""

import sqlite3
from collections.abc import Sequence
from functools import cache
from itertools import chain

ROWS_A_STATEMENT = 100
"""Rows that share a statement cost a third of rows of their own; SQLite allows 999 values."""

Value = float | int | str | None


def insert_columns(
    connection: sqlite3.Connection,
    table: str,
    key: Sequence[int],
    columns: Sequence[Sequence[Value]],
) -> None:
    """Insert rows that begin with the same key and go on with one value of each column.

    ``columns`` are of one length; NaN becomes NULL.
    """
    width = len(columns)
    values = list(chain.from_iterable(zip(*columns, strict=True)))
    for start in range(0, len(values), width * ROWS_A_STATEMENT):
        block = values[start : start + width * ROWS_A_STATEMENT]
        sql = statement(table, len(key), width, len(block) // width)
        connection.execute(sql, (*key, *block))


@cache
def statement(table: str, keys: int, width: int, rows: int) -> str:
    """Write the statement that inserts so many rows."""
    # Numbered places are bound once and used in each row; the others are counted on from them.
    key = ", ".join(f"?{number}" for number in range(1, keys + 1))
    row = f"({key}, {', '.join('?' * width)})"
    # The name of the table is ours; all values are bound.
    return f"INSERT INTO {table} VALUES {', '.join([row] * rows)}"  # noqa: S608
