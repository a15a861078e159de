"""How cells and figures are written in messages."""

from datetime import date, datetime
from decimal import Decimal

from cds_cli.submission.kinds.reading import CellValue
from cds_cli.text import Text, in_figures

LONGEST = 60
"""Characters of a cell that a message quotes."""


def shown(value: CellValue) -> str | Text:
    """Write what stands in a cell the way a reader of either language sees it."""
    match value:
        case str():
            return value if len(value) <= LONGEST else f"{value[:LONGEST]}…"
        case bool():
            return "TRUE" if value else "FALSE"
        case int() | float():
            return number(value)
        case datetime() | date():
            return f"{value:%d/%m/}{value.year:04d}"
        case _:
            return str(value)


def number(figure: float) -> str | Text:
    """Write a figure with a decimal comma in Vietnamese and a point in English."""
    return in_figures(plain_number(figure))


def percentage(figure: float) -> str | Text:
    """Write a figure of percent with its sign."""
    return in_figures(f"{plain_number(figure)}%")


def one_of(writings: list[str]) -> Text:
    """Write what may have been meant, each once: ``3/6 hoặc 6/3``."""
    *first, last = dict.fromkeys(writings)
    before = ", ".join(first)
    return Text(f"{before} hoặc {last}", f"{before} or {last}") if first else Text(last, last)


def plain_number(figure: float) -> str:
    """Write a figure as a program does, without exponent unless it is very large or small."""
    if isinstance(figure, int):
        return _of_whole(figure)
    written = repr(figure + 0.0)  # which turns -0.0 into 0.0
    if 1e-9 < abs(figure) < 1e18:  # noqa: PLR2004
        written = format(Decimal(written), "f")
    return written.removesuffix(".0")


def _of_whole(figure: int) -> str:
    """Write a whole number; Python refuses to write those of thousands of digits."""
    return str(figure) if figure.bit_length() < 4 * LONGEST else f"{figure:#x}"[:LONGEST] + "…"
