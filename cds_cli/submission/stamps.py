"""What a template was stamped with, held against how its file is read."""

from collections.abc import Iterator

from cds_cli import catalogue
from cds_cli.definitions.canonical import set_digest
from cds_cli.definitions.models import IndicatorSet
from cds_cli.diagnostics import Diagnostic, Location, Severity
from cds_cli.submission.laid_out import LaidOut
from cds_cli.submission.period import Period
from cds_cli.tables.grid import Book
from cds_cli.text import Text

YEAR = "NĂM"
SHOWN = 12
"""Digits of a digest that tell two editions apart for a reader."""


def judge_stamp(
    book: Book, indicator_set: IndicatorSet, period: Period | None, *, is_named: bool = False
) -> Iterator[Diagnostic]:
    """Refuse the template of another set; warn of another text of it or another period.

    ``is_named``: somebody named the set for this very file, which is then only warned of.
    """
    stamps = book.properties
    label, digest, of_period = (stamps.get(f"cds.{key}") for key in ("set", "sha256", "period"))
    where = Location(book.file)
    if label and label != indicator_set.label:
        severity = Severity.WARNING if is_named else Severity.ERROR
        expected = indicator_set.label
        yield catalogue.OTHER_TEMPLATE.at(where, severity=severity, seen=label, expected=expected)
    elif digest and digest != (now := set_digest(indicator_set)):
        seen, now_seen = (
            Text(f"{label}, bản {one[:SHOWN]}", f"{label}, text {one[:SHOWN]}")
            for one in (digest, now)
        )
        yield catalogue.OTHER_TEMPLATE.at(
            where, severity=Severity.WARNING, seen=seen, expected=now_seen
        )
    if of_period and period is not None and of_period != str(period):
        yield other_period(where, of_period, period)


def judge_typed_periods(book: Book, laid: LaidOut, period: Period | None) -> Iterator[Diagnostic]:
    """Warn of a form above which another period is typed; a stamp says it already."""
    if period is None or "cds.period" in book.properties:
        return
    for text, spot in laid.periods:
        typed = Period.parse(text.upper().removeprefix(YEAR))
        if typed is not None and contradict(typed, period):
            yield other_period(laid.locate(spot), str(typed), period)


def contradict(one: Period, other: Period) -> bool:
    """Whether two periods cannot both be meant; the quarter of a year is no other year."""
    return one.year != other.year or (one.kind == other.kind and one != other)


def other_period(where: Location, seen: str, period: Period) -> Diagnostic:
    """Warn that a form is for another period than the one it is read for."""
    made_for, asked = (Text(f"kỳ {one}", f"period {one}") for one in (seen, str(period)))
    return catalogue.OTHER_TEMPLATE.at(
        where, severity=Severity.WARNING, seen=made_for, expected=asked
    )
