"""Long tables for people: the first rows, and where the others are."""

from collections.abc import Iterable
from dataclasses import replace

from cds_cli.report.answers.model import Table
from cds_cli.text import Text, told

FEW = 30
"""Rows of details that people read; the others are asked for."""
SEVERAL = 70
"""Rows of what was asked for: all provinces, of now and of before."""
SHORTENED = Text(
    "Chỉ in {shown} trong {count} dòng: dùng --all, hoặc --format csv --table {key}.",
    "{shown} of {count} rows are shown: use --all, or --format csv --table {key}.",
)


def shortened(tables: Iterable[Table]) -> tuple[Table, ...]:
    """Keep the first rows of tables: of the first table more than of those with details."""
    return tuple(first_rows(table, most_rows(place)) for place, table in enumerate(tables))


def most_rows(place: int) -> int:
    """Say how many rows of a table people read, by its place in the answer."""
    return FEW if place else SEVERAL


def first_rows(table: Table, most: int) -> Table:
    """Keep the first rows of a table, and say how to get the others."""
    if len(table.rows) <= most:
        return table
    note = told(SHORTENED, shown=most, count=len(table.rows), key=table.key)
    return replace(
        table, rows=table.rows[:most], depths=table.depths[:most], notes=(*table.notes, note)
    )
