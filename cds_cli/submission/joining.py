"""Several sheets of one file, put together by their units."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from cds_cli import catalogue
from cds_cli.diagnostics import Severity
from cds_cli.submission.header import text_of
from cds_cli.submission.headings import Heading
from cds_cli.submission.laid_out import CellColumn, LaidOut
from cds_cli.submission.spots import Spot
from cds_cli.tables.grid import CellValue
from cds_cli.text import Text
from cds_cli.units.names import name_key


def joined(pieces: Sequence[LaidOut], *, are_forms: bool) -> LaidOut:
    """Put the units of several sheets together; columns about the same stay apart.

    A unit that two forms give the same figures of is there twice (U204).
    """
    first = pieces[0]
    if len(pieces) == 1:
        return first
    whole = LaidOut(first.grids, first.asked_at, first.asks_by)
    places = Places()
    given: dict[int, set[tuple[str, str]]] = {}
    # Names find units whose codes are known, so that sheets with codes come first.
    for piece in sorted(pieces, key=lambda one: one.codes == one.names):
        placed: list[int] = []
        for place in range(len(piece.codes)):
            placed.append(enter_unit(whole, places, piece, place, placed))
        if are_forms:
            refuse_twice(whole, piece, placed, given)
        enter_rest(whole, piece, placed)
    fill_up(whole)
    return whole


@dataclass(slots=True)
class Places:
    """Where the units stand that have been entered, by the keys of their codes and names."""

    by_code: dict[str, int] = field(default_factory=dict)
    by_name: dict[str, set[int]] = field(default_factory=dict)

    def find(self, code: str, name: str) -> int | None:
        """Give the place of a unit; one without a code is found by a name that only one has."""
        if code != name or code in self.by_code:
            return self.by_code.get(code)
        named = self.by_name.get(name, set())
        return next(iter(named)) if len(named) == 1 else None

    def enter(self, code: str, name: str, at: int) -> None:
        """Enter what a unit is called."""
        self.by_code.setdefault(code, at)
        self.by_name.setdefault(name, set()).add(at)


def enter_unit(
    whole: LaidOut, places: Places, piece: LaidOut, place: int, placed: list[int]
) -> int:
    """Give the place of a unit in the whole, entering it where it is new.

    A unit that stands twice on one sheet stands twice in the whole: ``placed`` says who is there.
    """
    code, name = name_key(piece.codes[place]), name_key(piece.names[place])
    found = places.find(code, name) if code else None  # who names no unit is nobody else's
    if found in placed:
        found = None
    at = len(whole.codes) if found is None else found
    if found is None:
        whole.codes.append(piece.codes[place])
        whole.names.append(piece.names[place])
        whole.homes.append(piece.homes[place])
    if code:
        places.enter(code, name, at)
    if place in piece.rejected:
        whole.rejected.setdefault(at, piece.rejected[place])
    return at


def refuse_twice(
    whole: LaidOut, piece: LaidOut, placed: list[int], given: dict[int, set[tuple[str, str]]]
) -> None:
    """Refuse a unit that has two forms about the same."""
    for place, at in enumerate(placed):
        mine = {
            column.heading.key
            for column in piece.columns
            if column.cells[place] is not None and is_of_one_row(column.heading)
        }
        if mine & given.get(at, set()):
            first = whole.locate(whole.homes[at])
            seen = Text(f"{first.sheet}!{first.cell}", f"{first.sheet}!{first.cell}")
            where = whole.locate(piece.homes[place])
            found = catalogue.UNIT_TWICE.at(where, unit=piece.names[place], first=seen)
            whole.found.append(found)
            whole.rejected.setdefault(at, catalogue.UNIT_TWICE.code)
        given.setdefault(at, set()).update(mine)


def is_of_one_row(heading: Heading) -> bool:
    """Whether one row of a form asks for it; attributes and shared figures may stand in many."""
    if heading.role == "input" and heading.column is not None:
        return len(heading.column.indicators) == 1
    return heading.role != "attribute"


def enter_rest(whole: LaidOut, piece: LaidOut, placed: list[int]) -> None:
    """Enter the columns of a sheet, its account and what was found in it."""
    for place, texts in piece.above.items():
        whole.above[placed[place]] = texts
    for column in piece.columns:
        whole.columns.append(moved(column, placed, whole))
    for role, column in piece.known.items():
        if role not in whole.known:
            whole.known[role] = moved(column, placed, whole)
        else:
            merge_known(whole, role, column, placed)
    whole.ledger.add(piece.ledger)
    whole.found.extend(piece.found)
    whole.totals.extend(piece.totals)
    whole.periods.extend(piece.periods)


def moved(column: CellColumn, placed: list[int], whole: LaidOut) -> CellColumn:
    """Put the cells of a sheet at the places of their units in the whole."""
    cells: list[CellValue | None] = [None] * len(whole.codes)
    spots: list[Spot] = list(whole.homes)
    for place, at in enumerate(placed):
        cells[at], spots[at] = column.cells[place], column.spots[place]
    return CellColumn(column.heading, cells, spots)


def merge_known(whole: LaidOut, role: str, column: CellColumn, placed: list[int]) -> None:
    """Take what a further sheet says of a unit; where it says it again, it has to be the same."""
    kept = whole.known[role]
    fill_column(kept, whole)
    spots = [kept.spots[place] for place in range(len(kept.cells))]
    for place, at in enumerate(placed):
        cell, before = column.cells[place], kept.cells[at]
        if before is None:
            kept.cells[at] = cell
            spots[at] = column.spots[place]
        elif cell is not None:
            whole.ledger.header += 1
            if name_key(text_of(cell)) != name_key(text_of(before)):
                where = whole.locate(column.spots[place])
                seen, expected = text_of(cell), text_of(before)
                whole.found.append(
                    catalogue.LABEL_DIFFERS.at(
                        where, severity=Severity.WARNING, seen=seen, expected=expected
                    )
                )

    kept.spots = spots


def fill_up(whole: LaidOut) -> None:
    """Give every column a cell for each unit: earlier sheets knew fewer of them."""
    for column in whole.every_column():
        fill_column(column, whole)


def fill_column(column: CellColumn, whole: LaidOut) -> None:
    """Give a column an empty cell for each unit that it does not know."""
    known = len(column.cells)
    column.spots = [*(column.spots[place] for place in range(known)), *whole.homes[known:]]
    column.cells.extend([None] * (len(whole.codes) - known))
