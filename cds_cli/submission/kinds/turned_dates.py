"""Fractions that Excel has turned into dates: 9/9 becomes 9 September."""

import re
from datetime import date

from cds_cli.catalogue import FRACTION_TURNED_DATE
from cds_cli.submission.kinds.dates import typed_day
from cds_cli.submission.kinds.numerals import simplified
from cds_cli.submission.kinds.reading import Reading, rejected
from cds_cli.submission.kinds.shown import one_of, shown
from cds_cli.text import Text

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<month>{'|'.join(MONTHS)}|thg? ?[0-9]{{1,2}})"
_DAY_AND_MONTH = re.compile(rf"(?P<day>[0-9]{{1,2}})-{_MONTH}")
_MONTH_AND_YEAR = re.compile(rf"{_MONTH}-(?P<year>[0-9]{{2}})")
"""How Excel shows them, and hence how they stand in a csv that it has saved."""


def turned_date(day: date) -> Reading:
    """Reject a date and name the fractions that Excel may have made it of (V306)."""
    since_first = [f"{day.month}/{day.year % 100:02d}"] if day.day == 1 else []
    return _rejected(shown(day), [*_both_ways(day.day, day.month), *since_first])


def turned_text(text: str) -> Reading | None:
    """Reject a text that is a date, as a csv holds it; None where it is none."""
    typed = simplified(text).casefold()
    if found := _DAY_AND_MONTH.fullmatch(typed):
        return _rejected(shown(text), _both_ways(int(found["day"]), _number_of(found["month"])))
    if found := _MONTH_AND_YEAR.fullmatch(typed):
        return _rejected(shown(text), [f"{_number_of(found['month'])}/{found['year']}"])
    day = typed_day(text)
    return None if day is None else turned_date(day)


def _rejected(seen: str | Text, likely: list[str]) -> Reading:
    return rejected(FRACTION_TURNED_DATE, seen=seen, likely=one_of(likely))


def _both_ways(day: int, month: int) -> list[str]:
    """Excel reads day first or month first, as the locale has it."""
    return [f"{day}/{month}", f"{month}/{day}"]


def _number_of(month: str) -> int:
    """Give the number of a month by its English or its Vietnamese short name."""
    return MONTHS.index(month) + 1 if month in MONTHS else int(month.lstrip("thg "))
