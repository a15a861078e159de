"""What can be wrong with a registry. Each check states its law and yields what breaks it."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from cds_cli.catalogue import (
    NO_UNIT_COLUMN,
    UNIT_CODE_SHORT,
    UNIT_CODE_TWICE,
    UNIT_DATE,
    UNIT_ENDS_FIRST,
    UNIT_NAME_TWICE,
    UNIT_WITHOUT_NAME,
    UNKNOWN_HEIR,
    UNKNOWN_PARENT,
)
from cds_cli.diagnostics import Diagnostic, in_reading_order
from cds_cli.text import Text
from cds_cli.units.headings import WORDS, Columns
from cds_cli.units.listed import Line
from cds_cli.units.model import Unit
from cds_cli.units.spelling import spelling

Row = tuple[Line, Unit]
THE_CODE = Text("mã", "code")
THE_NAME = Text("tên", "name")
NATIONAL_WIDTHS = {"tinh": 2, "xa": 5}


@dataclass(frozen=True, slots=True)
class Listing:
    """The rows of a registry with their units, and the units that stand above."""

    rows: Sequence[Row]
    above: Sequence[Unit]
    columns: Columns


def check_lines(
    rows: Sequence[Row], above: Sequence[Unit], columns: Columns
) -> tuple[Diagnostic, ...]:
    """Check a registry and give all that was found."""
    listing = Listing(rows, above, columns)
    return in_reading_order(found for check in CHECKS for found in check(listing))


def both_columns_are_there(listing: Listing) -> Iterator[Diagnostic]:
    """A registry has a column of codes and one of names."""
    for role in ("code", "name"):
        if role not in listing.columns.roles and listing.rows:
            words = Text(WORDS[role][0], role)
            yield NO_UNIT_COLUMN.at(
                listing.rows[0][0].grid.locate(listing.columns.row), columns=words
            )


def units_have_code_and_name(listing: Listing) -> Iterator[Diagnostic]:
    """A unit has a code and a name."""
    for line, _ in listing.rows:
        for role, what in (("code", THE_CODE), ("name", THE_NAME)):
            if role in line.columns.roles and not line.text(role):
                yield UNIT_WITHOUT_NAME.at(line.at(role), what=what)


def codes_are_unique(listing: Listing) -> Iterator[Diagnostic]:
    """At any time a code names one unit of its level."""
    for one, other in overlapping(listing.rows, lambda unit: (unit.level, unit.code)):
        if other[1].code:
            place = other[0].at("code")
            yield UNIT_CODE_TWICE.at(place, seen=other[1].code, first=one[0].where("code"))


def names_are_distinct(listing: Listing) -> Iterator[Diagnostic]:
    """Under one parent, names tell units apart."""
    for one, other in overlapping(
        listing.rows, lambda unit: (unit.level, unit.parent, spelling(unit.name).full)
    ):
        if other[1].name and one[1].code != other[1].code:
            place = other[0].at("name")
            yield UNIT_NAME_TWICE.at(place, seen=other[1].name, first=one[0].where("name"))


def days_are_days(listing: Listing) -> Iterator[Diagnostic]:
    """The first and the last day are days."""
    for line, unit in listing.rows:
        for role, day in (("valid_from", unit.valid_from), ("valid_to", unit.valid_to)):
            if line.text(role) and day is None:
                yield UNIT_DATE.at(line.at(role), seen=line.text(role))


def units_end_after_they_begin(listing: Listing) -> Iterator[Diagnostic]:
    """The last day is not before the first."""
    for line, unit in listing.rows:
        if unit.valid_from and unit.valid_to and unit.valid_to < unit.valid_from:
            days = {"since": f"{unit.valid_from:%d/%m/%Y}", "until": f"{unit.valid_to:%d/%m/%Y}"}
            yield UNIT_ENDS_FIRST.at(line.at("valid_to"), severity=None, **days)


def parents_are_known(listing: Listing) -> Iterator[Diagnostic]:
    """A parent that is given by a code is a unit of the list or of the country."""
    known = {unit.code for unit in listing.above} | {unit.code for _, unit in listing.rows}
    for line, unit in listing.rows:
        is_code = unit.parent.isdecimal() or (unit.parent == unit.code and unit.code)
        if is_code and (unit.parent not in known or unit.parent == unit.code):
            yield UNKNOWN_PARENT.at(line.at("parent"), seen=unit.parent)


def codes_kept_their_zeros(listing: Listing) -> Iterator[Diagnostic]:
    """The numeric codes of a level are equally long where any begins with a zero."""
    for level in sorted({unit.level for _, unit in listing.rows}):
        rows = [row for row in listing.rows if row[1].level == level and row[1].code.isdecimal()]
        usual = NATIONAL_WIDTHS.get(level) or width_of([unit.code for _, unit in rows])
        for line, unit in rows:
            if usual and len(unit.code) < usual:
                told = {"seen": unit.code, "digits": len(unit.code), "usual": usual}
                yield UNIT_CODE_SHORT.at(line.at("code"), severity=None, **told)


def width_of(codes: Sequence[str]) -> int | None:
    """Give the length of codes that are padded with zeros; None where they are not."""
    padded = Counter(len(code) for code in codes if code.startswith("0"))
    return max(padded, default=None)


def heirs_are_known(listing: Listing) -> Iterator[Diagnostic]:
    """What a unit became is a unit of the list."""
    known = {unit.code for _, unit in listing.rows}
    for line, unit in listing.rows:
        for code in unit.became:
            if code not in known:
                yield UNKNOWN_HEIR.at(line.at("became"), seen=code)


def overlapping(
    rows: Sequence[Row], key: Callable[[Unit], tuple[str, ...]]
) -> Iterator[tuple[Row, Row]]:
    """Give the rows of one key, next to each other in time, that are valid on a same day."""
    groups: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        groups.setdefault(key(row[1]), []).append(row)
    for group in groups.values():
        in_time = sorted(group, key=lambda row: row[1].valid_from or date.min)
        for one, other in pairwise(in_time):
            if (other[1].valid_from or date.min) <= (one[1].valid_to or date.max):
                yield (one, other) if one[0].row < other[0].row else (other, one)


CHECKS: tuple[Callable[[Listing], Iterator[Diagnostic]], ...] = (
    both_columns_are_there,
    units_have_code_and_name,
    codes_are_unique,
    names_are_distinct,
    days_are_days,
    units_end_after_they_begin,
    parents_are_known,
    codes_kept_their_zeros,
    heirs_are_known,
)
