"""Which rows below a header are units."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from string import ascii_lowercase

from cds_cli import catalogue
from cds_cli.diagnostics import Diagnostic
from cds_cli.submission.header import Header, text_of
from cds_cli.submission.identity import broken, identity_faults, is_error
from cds_cli.tables.grid import CellValue
from cds_cli.text import Text
from cds_cli.units.names import name_key

TOTALS = frozenset(
    name_key(word)
    for word in (
        *("tổng", "tổng cộng", "tổng số", "tổng điểm", "cộng", "trung bình", "bình quân"),
        *("total", "sum"),
    )
)
TOTALS_OF = tuple(
    name_key(word) + " " for word in ("tổng cộng", "tổng số", "tổng điểm", "cộng", "total")
)
NOTES = tuple(name_key(word) for word in ("ghi chú", "lưu ý", "nguồn:", "người lập", "nơi nhận"))
FEWEST_NUMBERED = 3
NUMBERED = re.compile(r"\(?([a-zđ]|\d{1,3})\)?(?:\s*=.*)?", re.IGNORECASE)
SECTION = re.compile(r"[IVX]+\.?|[A-HĐ]\.?")
"""What numbers the sections of a table, whose units are counted 1, 2, 3."""
FIGURE = re.compile(r"[-+()\d.,%/\s]*\d[-+()\d.,%/\s]*")
Cells = Mapping[int, CellValue]


@dataclass(slots=True)
class Rows:
    """The rows of a table: those of units, and those left out with their cells counted."""

    units: list[tuple[str, str, int]] = field(default_factory=list)
    """Code, name and row of each unit, also of those whose row is rejected."""
    first: dict[str, int] = field(default_factory=dict)
    """The row in which a unit stood first, by the key of its code."""
    rejected: dict[int, str] = field(default_factory=dict)
    skipped: int = 0
    found: list[Diagnostic] = field(default_factory=list)
    lost: dict[str, int] = field(default_factory=dict)
    """Cells of rejected rows that name no unit, by the code of the reason."""
    totals: list[int] = field(default_factory=list)
    """Rows that add up others."""
    of_figures: frozenset[int] = frozenset()
    """The columns that are known to hold figures."""


def rows_of_units(header: Header) -> Rows:
    """Tell the rows of units from numbering, headings, totals and notes."""
    rows = Rows(of_figures=frozenset(c for c, h in header.columns.items() if h.holds_figures))
    faults = identity_faults(header)
    for number, cells in header.grid.rows.items():
        if number > header.row:
            place_row(rows, header, number, cells, faults.pop(number, []))
    # What is left are rows of nothing but formulas without a result: they hold no cell at all.
    rows.found.extend(d for left in faults.values() for d in left if broken(left, merged=False))
    return rows


def place_row(
    rows: Rows, header: Header, number: int, cells: Cells, faults: list[Diagnostic]
) -> None:
    """Decide what one row is."""
    code, name = unit_text(header, cells, "code"), unit_text(header, cells, "name")
    has_figures = any(is_figure(v) for c, v in cells.items() if c in rows.of_figures)
    fault = broken(faults, merged=False)
    if is_total(header, cells) or (
        fault is None and is_no_unit(header, number, cells, has_figures=has_figures)
    ):
        skip(rows, header, number, cells)
        if is_total(header, cells):
            rows.totals.append(number)
        return
    if fault is None and not code and (not name or needs_codes(header)):
        lose(rows, catalogue.ROW_WITHOUT_UNIT.code, cells)
        figures = sum(is_figure(v) for c, v in cells.items() if c in rows.of_figures)
        where = header.grid.locate(number)
        rows.found.append(catalogue.ROW_WITHOUT_UNIT.at(where, cells=figures, unit=name))
        return
    rows.found.extend(faults)
    if (fault := broken(faults)) is not None:
        reject(rows, number, fault)
    own = code or ("" if needs_codes(header) else name)
    if own and not is_error(own):
        enter_unit(rows, header, number, code or name, name or code)
    elif fault is not None:
        lose(rows, fault, cells)


def skip(rows: Rows, header: Header, number: int, cells: Cells) -> None:
    """Leave out a row that is no unit, and say so unless it shows nothing."""
    seen = next((text_of(value) for value in cells.values() if not is_blank(value)), "")
    rows.skipped += len(cells)
    if seen:
        where = header.grid.locate(number)
        rows.found.append(catalogue.ROW_SKIPPED.at(where, seen=seen[:60], cells=len(cells)))


def enter_unit(rows: Rows, header: Header, number: int, code: str, name: str) -> None:
    """Enter a unit; where it stands twice, however it is typed, neither row can be trusted."""
    rows.units.append((without_invisible(code), name, number))
    before = rows.first.setdefault(name_key(code), number)
    if before != number:
        column = column_of(header, "code") or column_of(header, "name")
        first, where = (header.grid.locate(row, column) for row in (before, number))
        reject(rows, before, catalogue.UNIT_TWICE.code)
        reject(rows, number, catalogue.UNIT_TWICE.code)
        at = first.cell or Text(f"dòng {first.row}", f"row {first.row}")
        rows.found.append(catalogue.UNIT_TWICE.at(where, unit=name, first=at))


def without_invisible(code: str) -> str:
    """Leave out characters of no width, which make two codes of one."""
    return "".join(letter for letter in code if unicodedata.category(letter) != "Cf")


def lose(rows: Rows, code: str, cells: Cells) -> None:
    """Leave out a row with data that no unit can be given for."""
    rows.lost[code] = rows.lost.get(code, 0) + len(cells)


def reject(rows: Rows, number: int, code: str) -> None:
    """Leave a row out of the score for one reason."""
    rows.rejected.setdefault(number, code)


def is_figure(value: CellValue) -> bool:
    """Whether a cell seems to hold a figure, not a note below the table."""
    return not isinstance(value, str) or FIGURE.fullmatch(value) is not None


def is_blank(value: CellValue) -> bool:
    """Whether a cell shows nothing."""
    return isinstance(value, str) and not name_key(value)


def is_total(header: Header, cells: Cells) -> bool:
    """Whether a row adds up others: it says so where a unit would be named, and has no code."""
    words = [unit_text(header, cells, role) for role in ("code", "name", "numbering")]
    if words[0] and not says_total(words[0]):
        return False
    return any(says_total(word) for word in words)


def says_total(text: str) -> bool:
    """Whether a text stands beside totals, such as ``TỔNG CỘNG:``."""
    key = name_key(text).strip(" .:()")
    return key in TOTALS or key.startswith(TOTALS_OF)


def is_no_unit(header: Header, number: int, cells: Cells, *, has_figures: bool) -> bool:
    """Whether a row numbers the columns, heads a section or is a note."""
    if has_figures:
        return is_numbering(header, number, cells)
    code, name = unit_text(header, cells, "code"), unit_text(header, cells, "name")
    if not code:
        heads = SECTION.fullmatch(unit_text(header, cells, "numbering")) is not None
        is_label = needs_codes(header) or (has_codes(header) and not has_answers(header, cells))
        return not name or heads or is_label or name_key(name).startswith(NOTES)
    # A code has no spaces: "I. Khu vực miền núi" alone in its row heads a section.
    alone = len(cells) == 1 and " " in code and column_of(header, "name") is not None
    return alone or name_key(code).startswith(NOTES)


def has_answers(header: Header, cells: Cells) -> bool:
    """Whether something stands in a column of figures, be it words such as ``Có``."""
    return any(heading.holds_figures and c in cells for c, heading in header.columns.items())


def is_numbering(header: Header, number: int, cells: Cells) -> bool:
    """Whether a row below the header counts its columns: (1) (2) (3), or A B 1 2 3."""
    near, named = number <= header.row + 3, column_of(header, "name") is not None
    return near and counts_columns(cells, named=named)


def counts_columns(cells: Cells, *, named: bool) -> bool:
    """Whether cells number the columns; bare numbers do so only where names are ``named``."""
    texts = [text_of(value) for value in cells.values()]
    found = [NUMBERED.fullmatch(text) for text in texts]
    labels = [one[1].casefold() for one in found if one]
    if len(texts) < FEWEST_NUMBERED or len(labels) < len(texts):
        return False
    if all(text.startswith("(") for text in texts):
        return True
    letters = [label for label in labels if label.isalpha()]
    counted = [str(place) for place in range(1, len(labels) - len(letters) + 1)]
    return named and labels == [*ascii_lowercase[: len(letters)], *counted]


def unit_text(header: Header, cells: Cells, role: str) -> str:
    """Give the code or the name that stands in a row; an empty text where there is none."""
    column = column_of(header, role)
    return text_in(cells.get(column) if column else None)


def text_in(value: CellValue | None) -> str:
    """Give what a cell says of a unit; an empty text where it shows nothing."""
    return "" if value is None or is_blank(value) else text_of(value)


def column_of(header: Header, role: str) -> int | None:
    """Give the column of a role."""
    return next((c for c, heading in header.columns.items() if heading.role == role), None)


def needs_codes(header: Header) -> bool:
    """Whether a name alone does not say which unit is meant."""
    return has_codes(header) and not header.names_suffice


def has_codes(header: Header) -> bool:
    """Whether the table has a column of unit codes."""
    return column_of(header, "code") is not None
