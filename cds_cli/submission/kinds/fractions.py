"""A cell that holds part and whole of a ratio, such as ``1.292/2.910 (44,4%)``."""

import re
import unicodedata
from dataclasses import replace
from datetime import date
from decimal import Decimal

from cds_cli.catalogue import FRACTION_AND_PERCENTAGE_DISAGREE, FRACTION_READ, NUMBER_FROM_TEXT
from cds_cli.submission.kinds.numbers import not_a_number, read_number
from cds_cli.submission.kinds.numerals import simplified
from cds_cli.submission.kinds.reading import Asked, Finding, Raw, Reading, State, given, rejected
from cds_cli.submission.kinds.shown import number, shown
from cds_cli.submission.kinds.turned_dates import turned_date, turned_text
from cds_cli.submission.kinds.words import in_place_of_a_value
from cds_cli.text import Text

A_FRACTION = Text("phân số dạng a/b, ví dụ 12/15", "a fraction a/b, such as 12/15")
Readings = tuple[Reading, Reading]

_PERCENT = r"[0-9]{1,6}(?:[.,][0-9]{1,9})?"
_EQUALS = "(?:tương đương|đạt|chiếm)"
_FRACTION = re.compile(
    r"(?P<part>[^/]+)/(?P<whole>[^/]+?)"
    rf"(?: ?\( ?(?:{_EQUALS} )?(?P<bracketed>{_PERCENT}) ?% ?\)"
    rf"| ?[,;]? ?(?:{_EQUALS}|=) ?(?P<beside>{_PERCENT}) ?%)?"
)


def read_fraction(raw: Raw, part: Asked, whole: Asked) -> Readings:
    """Read a cell that holds part and whole; what is said stands with the first of the two.

    Both are told as they were understood (V305); a percentage beside them has to agree to its own
    digits (V307). Whether the part is within the whole, or the whole is 0, is not judged here.
    """
    nothing = in_place_of_a_value(raw, replace(part, blank_means_no=False))
    if nothing is not None:
        return nothing, replace(nothing, findings=())
    match raw.value:
        case str():
            return _of_text(raw.value, part, whole)
        case date():
            return _neither(turned_date(raw.value))
        case _:
            return _neither(not_a_number(raw.value, A_FRACTION))


def _neither(reading: Reading) -> Readings:
    """Reject both for one reason."""
    return reading, Reading(None, State.REJECTED)


def _of_text(text: str, part: Asked, whole: Asked) -> Readings:
    typed = unicodedata.normalize("NFC", simplified(text)).removeprefix("'").casefold()
    found = _FRACTION.fullmatch(" ".join(typed.split()))
    if found is None:
        return _neither(turned_text(text) or not_a_number(text, A_FRACTION))
    readings = (
        read_number(Raw(found["part"]), part),
        read_number(Raw(found["whole"]), whole),
    )
    if any(reading.state is State.REJECTED for reading in readings):
        return _rejected(readings[0]), _rejected(readings[1])
    return _agreeing(text, readings, found["bracketed"] or found["beside"])


def _rejected(reading: Reading) -> Reading:
    """Reject one of two because the other was; only reasons for that are kept."""
    reasons = reading.findings if reading.state is State.REJECTED else ()
    return Reading(None, State.REJECTED, reasons)


def _agreeing(text: str, readings: Readings, stated: str | None) -> Readings:
    """Tell the fraction, unless the percentage beside it says otherwise."""
    part, whole = (float(reading.value or 0.0) for reading in readings)
    if stated and whole and not _agrees(100 * part / whole, stated):
        return _neither(_disagree(text, 100 * part / whole, stated))
    told = Finding(
        FRACTION_READ, {"seen": shown(text), "part": number(part), "whole": number(whole)}
    )
    return given(part, told, *_other(readings[0])), given(whole, *_other(readings[1]))


def _agrees(computed: float, stated: str) -> bool:
    """Tell whether a percentage is right to the digits that were written."""
    written = Decimal(stated.replace(",", "."))
    half = Decimal(5).scaleb(int(written.as_tuple().exponent) - 1)
    return abs(Decimal(repr(computed)) - written) <= half + Decimal("1e-9")


def _disagree(text: str, computed: float, stated: str) -> Reading:
    decimals = len(re.split("[.,]", stated)[1]) if re.search("[.,]", stated) else 0
    return rejected(
        FRACTION_AND_PERCENTAGE_DISAGREE,
        seen=shown(text),
        computed=number(round(computed, min(decimals + 1, 12))),
        stated=Text(stated.replace(".", ","), stated.replace(",", ".")),
    )


def _other(reading: Reading) -> tuple[Finding, ...]:
    """Keep what is worth saying beside the fraction, which tells the two numbers itself."""
    return tuple(found for found in reading.findings if found.problem is not NUMBER_FROM_TEXT)
