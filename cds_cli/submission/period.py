"""The period that figures belong to: a year, a quarter or a month."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self

FORM = re.compile(r"(?P<year>\d{4})(?:-Q(?P<quarter>[1-4])|-(?P<month>0[1-9]|1[0-2]))?")


class Stage(StrEnum):
    """Who stands behind the figures: the unit itself, or the council that appraised them."""

    SELF = "self"
    APPRAISED = "appraised"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A period, ordered within its kind: ``2025``, ``2025-Q3`` or ``2025-09``."""

    kind: str
    year: int
    part: int = 0

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Read a period; None if the text is none."""
        match = FORM.fullmatch(text.strip())
        if match is None:
            return None
        year = int(match["year"])
        if match["quarter"]:
            return cls("quarter", year, int(match["quarter"]))
        return cls("month", year, int(match["month"])) if match["month"] else cls("year", year)

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day; there is no year 0, so that it counts as the year 1."""
        first, last = {
            "year": (1, 12),
            "quarter": (3 * self.part - 2, 3 * self.part),
            "month": (self.part, self.part),
        }[self.kind]
        year = max(self.year, date.min.year)
        return date(year, first, 1), date(year, last, monthrange(year, last)[1])

    def __str__(self) -> str:
        """Write it the way it is read."""
        part = {"year": "", "quarter": f"-Q{self.part}", "month": f"-{self.part:02}"}[self.kind]
        return f"{self.year:04}{part}"
