"""What the columns of a list of units may be headed by."""

from collections.abc import Mapping
from dataclasses import dataclass

from cds_cli.tables.grid import CellValue, Grid
from cds_cli.units.names import name_key

WORDS = {
    "code": ("Mã đơn vị", "Mã", "Mã ĐV", "code", "unit_code"),
    "name": ("Tên đơn vị", "Tên", "Đơn vị", "name", "unit"),
    "level": ("Cấp", "level"),
    "parent": ("Trực thuộc", "Đơn vị cấp trên", "parent"),
    "block": ("Khối", "block"),
    "kind": ("Loại", "Loại đơn vị", "kind"),
    "valid_from": ("Từ ngày", "valid_from"),
    "valid_to": ("Đến ngày", "valid_to"),
    "former": ("Tên cũ", "former"),
    "became": ("Thành đơn vị", "became"),
}
NUMBERING = frozenset(map(name_key, ("STT", "TT", "Số TT", "No.")))
ROWS_SEARCHED = 30

_ROLES = {name_key(word): role for role, words in WORDS.items() for word in words}


@dataclass(frozen=True, slots=True)
class Columns:
    """Where a list says what of its units."""

    row: int
    """The row of the header."""
    roles: Mapping[str, int]
    """The columns of code, name and so on."""
    attributes: Mapping[str, int]
    """All other columns, by their heading."""


def find_columns(grid: Grid) -> Columns | None:
    """Find the header: of the first rows the one with most known headings, a name among them."""
    read = [columns_in(row, cells) for row, cells in list(grid.rows.items())[:ROWS_SEARCHED]]
    named = [columns for columns in read if {"name", "code"} & columns.roles.keys()]
    return max(named, key=lambda columns: len(columns.roles), default=None)


def columns_in(row: int, cells: Mapping[int, CellValue]) -> Columns:
    """Read one row as a header."""
    roles: dict[str, int] = {}
    attributes: dict[str, int] = {}
    for column, value in cells.items():
        text = plain_text(value)
        role = _ROLES.get(name_key(text))
        if role is not None:
            roles.setdefault(role, column)
        elif text and name_key(text) not in NUMBERING:
            attributes.setdefault(text, column)
    return Columns(row, roles, attributes)


def plain_text(value: CellValue | None) -> str:
    """Give a cell as text on one line; a code that Excel holds as a number is written out."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(str(value).split())
