"""Cells that ask for a date."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime

from cds_cli.catalogue import DAY_FIRST, NOT_A_DATE
from cds_cli.submission.kinds.bounds import within_bounds
from cds_cli.submission.kinds.numerals import simplified
from cds_cli.submission.kinds.reading import Asked, Finding, Raw, Reading, given, rejected
from cds_cli.submission.kinds.shown import shown
from cds_cli.text import Text

_ISO = re.compile(
    r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"
    r"(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)?"
)
_DAY_FIRST = re.compile(
    r"(?:ngày )?(?P<day>[0-9]{1,2})(?P<between>[/.-])(?P<month>[0-9]{1,2})(?P=between)"
    r"(?P<year>[0-9]{4})"
)
_IN_WORDS = re.compile(
    r"(?:ngày )?(?P<day>[0-9]{1,2}) tháng (?P<month>[0-9]{1,2}) năm (?P<year>[0-9]{4})"
)
_ANYWHERE = tuple(
    re.compile(rf"(?<![\w/.-])(?:ngày\s+)?{pattern.pattern}(?![\w/-]*[0-9])", re.IGNORECASE)
    for pattern in (_ISO, _DAY_FIRST, _IN_WORDS)
)


@dataclass(frozen=True, slots=True)
class FoundDay:
    """A day in a text, and where its words stand."""

    day: date
    start: int
    end: int


def find_day(text: str) -> FoundDay | None:
    """Find the first day that a text names, day first; one that no calendar has is none."""
    found = [
        FoundDay(day, match.start(), match.end())
        for pattern in _ANYWHERE
        for match in pattern.finditer(text)
        if (day := _real_day(match))
    ]
    return min(found, key=lambda one: one.start, default=None)


def read_date(raw: Raw, asked: Asked) -> Reading:
    """Read a day: a real date or ISO as it is, Vietnamese typing day first and told (V314)."""
    match raw.value:
        case datetime():
            return _day(raw.value.date(), raw, asked)
        case date():
            return _day(raw.value, raw, asked)
        case str():
            return _of_text(raw.value, raw, asked)
        case None:
            return rejected(NOT_A_DATE, seen="")
        case _:
            return rejected(NOT_A_DATE, seen=shown(raw.value))


def typed_day(text: str) -> date | None:
    """Read a typed day, in ISO or day first; None where it is none or the calendar has it not."""
    plain = simplified(text)
    typed = " ".join(unicodedata.normalize("NFC", plain).casefold().split())
    found = _ISO.fullmatch(plain) or _DAY_FIRST.fullmatch(typed) or _IN_WORDS.fullmatch(typed)
    return _real_day(found) if found else None


def _of_text(text: str, raw: Raw, asked: Asked) -> Reading:
    day = typed_day(text)
    if day is None:
        return rejected(NOT_A_DATE, seen=shown(text))
    is_iso = _ISO.fullmatch(simplified(text)) is not None
    return _day(day, raw, asked, *(() if is_iso else (_told(text, day),)))


def _real_day(found: re.Match[str]) -> date | None:
    """Make the date; None where the calendar has no such day."""
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None


def _told(text: str, day: date) -> Finding:
    read = Text(f"ngày {day.day} tháng {day.month} năm {day.year}", day.isoformat())
    return Finding(DAY_FIRST, {"seen": shown(text), "read": read})


def _day(day: date, raw: Raw, asked: Asked, *findings: Finding) -> Reading:
    if asked.at_least is None and asked.at_most is None:
        return given(float(day.toordinal()), *findings)
    seen = "" if raw.value is None else shown(raw.value)
    return within_bounds(float(day.toordinal()), asked, seen, findings)
