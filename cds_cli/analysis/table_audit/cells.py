"""The figures of a published table, read by the project's own strict reader."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from cds_cli import catalogue
from cds_cli.analysis.table_audit.model import Figure, Heading
from cds_cli.diagnostics import Diagnostic
from cds_cli.rules.base import Kind
from cds_cli.submission.kinds.cells import read_cell
from cds_cli.submission.kinds.reading import Asked, Finding, Raw, State, rejected
from cds_cli.submission.kinds.reading import Reading as CellReading
from cds_cli.tables.grid import CellValue, Grid

NOISE = 10
"""Decimals that are kept: what calculation in binary leaves behind them is not printed."""
FARTHEST = 1e12
"""No points are beyond this."""
BEHIND_THE_SIGN = re.compile(r".*[.,](?P<decimals>[0-9]+)[^0-9]*", re.DOTALL)
QUIET = frozenset({catalogue.MISSING_VALUE.code, catalogue.NOT_APPLICABLE.code})
"""A blank is told by the audit itself, which knows what the total makes of it."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A cell: its figure, with how many decimals it is printed, and what is wrong with it."""

    figure: Figure = None
    decimals: int = 0
    is_unread: bool = False
    found: tuple[Diagnostic, ...] = ()


def printed(grid: Grid, row: int, heading: Heading, unit: str, kind: Kind = "number") -> Printed:
    """Read one cell; a fault has its place, unit and column."""
    place = (row, heading.column)
    if place in grid.unfinished:
        reading = rejected(catalogue.NO_STORED_RESULT, seen=grid.unfinished[place])
        read = Printed(is_unread=True)
    else:
        value = grid.rows[row].get(heading.column)
        raw = Raw(value, place in grid.percent, grid.text_only)
        reading, read = read_once(raw, type(value).__name__, kind)
    telling = [one for one in reading.findings if worth_telling(one, grid)]
    if not telling:
        return read
    return replace(read, found=tuple(told(one, grid, place, unit, heading) for one in telling))


@lru_cache(maxsize=1 << 16)
def read_once(raw: Raw, of_type: str, kind: Kind) -> tuple[CellReading, Printed]:
    """Read what many cells hold once; the type tells 1, 1.0 and TRUE apart, which are equal.

    A figure with a % is read as the percentage that it shows.
    """
    del of_type
    typed_percent = isinstance(raw.value, str) and raw.value.rstrip().endswith(("%", "％"))
    of_kind: Kind = "percent" if raw.percent or typed_percent else kind
    asked = Asked(of_kind, at_least=-FARTHEST, at_most=FARTHEST, may_not_apply=True)
    reading = read_cell(raw, asked)
    if not isinstance(reading.value, float):
        return reading, Printed(is_unread=reading.state is State.REJECTED)
    figure = exact(reading.value)
    return reading, Printed(figure, decimals_of(figure, raw.value))


def worth_telling(finding: Finding, grid: Grid) -> bool:
    """Whether a person has to hear of a cell: a comma in a csv is how Vietnamese is written."""
    if finding.problem is catalogue.NUMBER_FROM_TEXT:
        return not grid.text_only
    return finding.problem.code not in QUIET


def told(
    finding: Finding, grid: Grid, place: tuple[int, int], unit: str, heading: Heading
) -> Diagnostic:
    """Make a diagnostic of what was found in a cell."""
    values = {**finding.values, "unit": unit, "indicator": heading.text}
    return finding.problem.at(grid.locate(*place), severity=finding.severity, **values)


def exact(figure: float) -> Decimal:
    """Give a figure without what calculation in binary added to it."""
    return Decimal(repr(figure)).quantize(Decimal(1).scaleb(-NOISE)).normalize()


def decimals_of(figure: Decimal, value: CellValue | None) -> int:
    """Count the decimals that are printed: in a text those typed, in a number those needed."""
    needed = max(0, -int(figure.as_tuple().exponent))
    typed = BEHIND_THE_SIGN.fullmatch(value) if isinstance(value, str) else None
    if typed is None:
        return needed
    decimals = len(typed["decimals"])
    digits = int("".join(re.findall("[0-9]", str(value))))
    # 1.292.000 has a sign before its last three digits, and no decimals.
    is_decimal = Decimal(digits).scaleb(-decimals) == abs(figure)
    return decimals if is_decimal else needed


def most_decimals(cells: Sequence[Printed]) -> int:
    """Give the decimals of the cell that prints most of them."""
    return max((cell.decimals for cell in cells), default=0)
