"""Whose form it is: what stands above it, and what its template was stamped with."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from cds_cli.catalogue import ERROR_VALUE, NO_STORED_RESULT, STRUCK_THROUGH
from cds_cli.submission.header import text_of
from cds_cli.submission.identity import is_error
from cds_cli.submission.kinds.reading import Finding
from cds_cli.submission.kinds.shown import shown
from cds_cli.submission.record_words import role_of_label
from cds_cli.tables.grid import CellValue, Grid, Place
from cds_cli.units.names import name_key

IDENTITY = ("code", "name", "block", "kind", "parent")


@dataclass(slots=True)
class FormUnit:
    """What the cells above a form say: by role, or by the code of an attribute."""

    labels: dict[Place, str] = field(default_factory=dict)
    """Cells that are labels and nothing else, with the role that they introduce."""
    values: dict[str, tuple[CellValue, Place]] = field(default_factory=dict)

    def blanks(self, grid: Grid) -> dict[str, Place]:
        """Give the empty cells in which something was to be filled in, by their roles."""
        found: dict[str, Place] = {}
        for (row, column), role in self.labels.items():
            beside = right_of(grid, (row, column))
            if role not in self.values and beside not in grid.rows[row]:
                found.setdefault(role, (row, beside))
        return found


def right_of(grid: Grid, place: Place) -> int:
    """Give the column right of a cell, which may be merged with others."""
    last = (area[3] for area in grid.merged if area[:2] == place)
    return next(last, place[1]) + 1


def unit_above(grid: Grid, top: int, attributes: dict[str, str]) -> FormUnit:
    """Read the labels above a form; ``attributes`` are those of the set, by the key of a name."""
    unit = FormUnit()
    for row, cells in grid.rows.items():
        if row < top:
            read_row(unit, row, dict(cells), attributes)
    return unit


def read_row(
    unit: FormUnit, row: int, cells: dict[int, CellValue], attributes: dict[str, str]
) -> None:
    """Read the labels of one row: each takes the next cell, or what follows its colon."""
    waiting: str | None = None
    for column, value in sorted(cells.items()):
        role, rest = label_in(value, attributes)
        if role is None and waiting is not None and says_something(value):
            unit.values.setdefault(waiting, (value, (row, column)))
            waiting = None
        elif role is not None and rest:
            unit.values.setdefault(role, (rest, (row, column)))
            waiting = None
        elif role is not None:
            unit.labels[row, column] = role
            waiting = role


def label_in(value: CellValue, attributes: dict[str, str]) -> tuple[str | None, str]:
    """Give the role that a cell introduces, and what follows its colon."""
    if not isinstance(value, str):
        return None, ""
    label, _, rest = value.partition(":")
    role = role_of_label(label) or attributes.get(name_key(label))
    return role, " ".join(rest.split()) if role and says_something(rest) else ""


def faults_above(grid: Grid, unit: FormUnit) -> Iterator[tuple[str, Place, Finding]]:
    """Give what is wrong with the cells that say whose form it is, each with its role."""
    for role, (value, place) in unit.values.items():
        if role in IDENTITY and is_error(value):
            yield role, place, Finding(ERROR_VALUE, {"seen": shown(value)})
        elif role in IDENTITY and place in grid.struck:
            yield role, place, Finding(STRUCK_THROUGH, {"seen": shown(value)})
    for (row, column), role in unit.labels.items():
        for place, formula in grid.unfinished.items():
            is_beside = place[0] == row and place[1] > column
            if role in IDENTITY and role not in unit.values and is_beside:
                yield role, place, Finding(NO_STORED_RESULT, {"seen": formula})


def says_something(value: CellValue) -> bool:
    """Whether a cell holds more than dots that wait for somebody to write on them."""
    return any(letter.isalnum() for letter in str(value))


def texts_above(grid: Grid, top: int) -> Iterator[tuple[str, Place]]:
    """Give all texts above a form: a letterhead may be all that names the unit."""
    for row, cells in grid.rows.items():
        for column, value in cells.items():
            if row < top and isinstance(value, str):
                yield text_of(value), (row, column)
