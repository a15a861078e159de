"""The figures that an input allows: its own range within the range of its kind."""

from datetime import date
from functools import lru_cache
from typing import Annotated

from pydantic import Field, TypeAdapter, ValidationError

from cds_cli.catalogue import OUT_OF_RANGE
from cds_cli.rules.base import Kind
from cds_cli.submission.kinds.reading import Asked, Finding, Reading, given, rejected
from cds_cli.submission.kinds.shown import number
from cds_cli.text import Text

Bounds = tuple[float | None, float | None]

OF_KIND: dict[Kind, Bounds] = {"count": (0.0, None), "percent": (0.0, 100.0), "share": (0.0, 1.0)}
"""The lowest and highest figure of a kind; kinds that are not here have neither."""


def bounds(asked: Asked) -> Bounds:
    """Give the lowest and the highest figure that a cell may hold, both included."""
    low, high = OF_KIND.get(asked.kind, (None, None))
    if asked.at_least is not None and (low is None or asked.at_least > low):
        low = asked.at_least
    if asked.at_most is not None and (high is None or asked.at_most < high):
        high = asked.at_most
    return low, high


@lru_cache(maxsize=256)
def figures(low: float | None, high: float | None) -> TypeAdapter[list[float]]:
    """Make the type of a column of figures: strict, finite, within its bounds."""
    bound = Field(strict=True, ge=low, le=high, allow_inf_nan=False)
    return TypeAdapter(list[Annotated[float, bound]])


def within_bounds(
    figure: float, asked: Asked, seen: object, findings: tuple[Finding, ...] = ()
) -> Reading:
    """Accept a figure that its type accepts; reject another as out of range (V304)."""
    try:
        figures(*bounds(asked)).validate_python([figure])
    except ValidationError:
        return rejected(OUT_OF_RANGE, seen=seen, allowed=allowed(asked))
    return given(float(figure), *findings)


def allowed(asked: Asked) -> str | Text:
    """Say which figures are allowed in signs: ``≥ 0``, ``≤ 5`` or ``0–100``."""
    low, high = bounds(asked)
    ends = (_written(low, asked.kind), _written(high, asked.kind))
    return Text(_span(ends[0].vi, ends[1].vi), _span(ends[0].en, ends[1].en))


def _span(low: str, high: str) -> str:
    if low and high and not low.startswith("-") and not high.startswith("-"):
        return f"{low}–{high}"
    return ", ".join(f"{sign} {end}" for sign, end in (("≥", low), ("≤", high)) if end)


def _written(end: float | None, kind: Kind) -> Text:
    """Write one end in both languages; no end is empty."""
    if end is None:
        return Text("", "")
    if kind == "date" and 1 <= end <= date.max.toordinal():
        day = date.fromordinal(int(end))
        return Text(f"{day:%d/%m/}{day.year:04d}", day.isoformat())
    written = number(end)
    return written if isinstance(written, Text) else Text(written, written)
