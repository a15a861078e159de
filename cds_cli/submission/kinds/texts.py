"""Cells that ask for text."""

from datetime import date, datetime, time

from cds_cli.submission.kinds.reading import CellValue, Raw, Reading, given
from cds_cli.submission.kinds.shown import plain_number
from cds_cli.submission.kinds.words import BLANK


def read_text(raw: Raw) -> Reading:
    """Keep what was typed, without spaces around it; what is no text is written as one."""
    return BLANK if raw.value is None else given(as_text(raw.value))


def as_text(value: CellValue) -> str:
    """Write a cell as text: 5.0 is ``5``, a date is ISO."""
    match value:
        case str():
            return value.strip()
        case bool():
            return "TRUE" if value else "FALSE"
        case int() | float():
            return plain_number(value)
        case datetime():
            midnight = value.time() == time.min
            return value.date().isoformat() if midnight else value.isoformat(" ")
        case date():
            return value.isoformat()
        case _:
            return str(value)
