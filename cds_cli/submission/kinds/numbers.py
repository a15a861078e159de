"""Cells that ask for a number: counts, numbers, percentages, shares and money."""

import math
from datetime import date

from cds_cli.catalogue import (
    COUNT_NOT_WHOLE,
    NOT_A_NUMBER,
    NUMBER_FROM_TEXT,
    PERCENTAGE_SCALE,
    PRECISION_LOST,
    TWO_READINGS,
)
from cds_cli.submission.kinds.bounds import within_bounds
from cds_cli.submission.kinds.numerals import Numeral, TwoWays, numeral
from cds_cli.submission.kinds.reading import Asked, CellValue, Finding, Raw, Reading, rejected
from cds_cli.submission.kinds.shown import number, one_of, percentage, plain_number, shown
from cds_cli.submission.kinds.turned_dates import turned_date, turned_text
from cds_cli.text import Text

A_NUMBER = Text("số", "a number")
MOST_DIGITS = 15
TOO_LONG = 10.0**MOST_DIGITS
NOISE = 1e-9
"""How far from a whole number calculation may have left a count."""
PERCENT_DECIMALS = 10
"""Percentages of cells with a % format are taken times 100, without what that adds in binary."""


def read_number(raw: Raw, asked: Asked) -> Reading:
    """Read a cell in which a number has to stand; blanks and words are dealt with before."""
    match raw.value:
        case bool() | None:
            return not_a_number(raw.value)
        case int() | float():
            return _of_cell(raw.value, raw, asked)
        case str():
            return _of_text(raw.value, raw, asked)
        case date():
            return turned_date(raw.value)
        case _:
            return not_a_number(raw.value)


def not_a_number(value: CellValue | None, wanted: Text = A_NUMBER) -> Reading:
    """Reject what is no number (V303)."""
    return rejected(NOT_A_NUMBER, seen="" if value is None else shown(value), wanted=wanted)


def is_scale_unclear(figure: float) -> bool:
    """Tell whether a percentage without a % may as well be a share."""
    return 0 < figure <= 1


def as_percentage(share: float) -> float:
    """Turn what a cell with a % format holds into the percentage it shows."""
    return round(100 * share, PERCENT_DECIMALS)


def _of_cell(value: float, raw: Raw, asked: Asked) -> Reading:
    figure = _finite(value)
    if figure is None:
        return not_a_number(value)
    if asked.kind == "percent" and raw.percent:
        shown_as = as_percentage(value)
        return _judged(shown_as, asked, percentage(shown_as), ())
    if asked.kind == "percent" and is_scale_unclear(figure):
        return _which_scale(figure, number(value))
    long = abs(figure) >= TOO_LONG
    return _judged(figure, asked, number(value), _precision(shown(value)) if long else ())


def _finite(value: float) -> float | None:
    try:
        figure = float(value)
    except OverflowError:
        return None
    return figure if math.isfinite(figure) else None


def _of_text(text: str, raw: Raw, asked: Asked) -> Reading:
    read = numeral(text, asked.kind)
    if read is None:
        return turned_text(text) or not_a_number(text)
    if isinstance(read, TwoWays):
        return rejected(TWO_READINGS, seen=shown(text), first=read.whole, second=read.decimal)
    if read.percent and asked.kind not in {"percent", "share"}:
        return not_a_number(text)
    if asked.kind == "percent" and not read.percent and is_scale_unclear(read.figure):
        return _which_scale(read.figure, shown(text))
    is_plain = read.plain and text == text.strip()
    return _of_numeral(read, text, asked, silent=raw.typed_text and is_plain)


def _of_numeral(read: Numeral, text: str, asked: Asked, *, silent: bool) -> Reading:
    of_share = asked.kind == "share" and read.percent
    figure = round(read.figure / 100, PERCENT_DECIMALS + 2) if of_share else read.figure
    noted = Finding(NUMBER_FROM_TEXT, {"seen": shown(text), "read": number(figure)})
    findings = (() if silent else (noted,)) + (
        _precision(shown(text)) if read.digits > MOST_DIGITS else ()
    )
    return _judged(figure, asked, shown(text), findings)


def _precision(seen: object) -> tuple[Finding, ...]:
    return (Finding(PRECISION_LOST, {"seen": seen}),)


def _which_scale(figure: float, seen: object) -> Reading:
    high = number(as_percentage(figure))
    return rejected(PERCENTAGE_SCALE, seen=seen, low=number(figure), high=high)


def _judged(
    figure: float, asked: Asked, seen: str | Text, findings: tuple[Finding, ...]
) -> Reading:
    """Hold a figure against its kind and its bounds."""
    if asked.kind != "count" or figure.is_integer():
        return within_bounds(figure, asked, seen, findings)
    whole = float(round(figure))
    if abs(figure - whole) > NOISE:
        return rejected(COUNT_NOT_WHOLE, seen=seen, likely=_likely(figure))
    noted = Finding(NUMBER_FROM_TEXT, {"seen": seen, "read": number(whole)})
    others = (one for one in findings if one.problem is not NUMBER_FROM_TEXT)
    return within_bounds(whole, asked, seen, (noted, *others))


def _likely(figure: float) -> Text:
    """Guess the count that was meant: 1292 for 1.292; for 12.5 it may be 12500, 12 or 13."""
    below, thousands = math.floor(figure), round(1000 * figure, 6)
    neighbours = [str(below), str(below + 1)]
    if not (1 <= abs(figure) < 1000 and thousands.is_integer()):  # noqa: PLR2004
        return one_of(neighbours)
    return one_of([plain_number(thousands), *(() if thousands % 10 else neighbours)])
