"""What a template was stamped with, held against how its file is read."""

from collections.abc import Iterator

from cds_cli import catalogue
from cds_cli.definitions.canonical import set_digest
from cds_cli.definitions.models import IndicatorSet
from cds_cli.diagnostics import Diagnostic, Location, Severity
from cds_cli.submission.period import Period
from cds_cli.tables.grid import Book
from cds_cli.text import Text

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
        seen, asked = (Text(f"kỳ {one}", f"period {one}") for one in (of_period, str(period)))
        yield catalogue.OTHER_TEMPLATE.at(
            where, severity=Severity.WARNING, seen=seen, expected=asked
        )
