"""Units as a list: for a terminal, as csv and as JSON."""

import json
from collections.abc import Sequence
from datetime import date

from cds_cli.report.columns_of_text import aligned
from cds_cli.report.safe import as_cell, clean
from cds_cli.text import Language, Text
from cds_cli.units.model import Unit

Row = tuple[Unit, str]
"""A unit with the name of its parent."""

HEADINGS = (
    Text("Mã đơn vị", "code"),
    Text("Tên đơn vị", "name"),
    Text("Cấp", "level"),
    Text("Loại", "kind"),
    Text("Trực thuộc", "parent"),
    Text("Từ ngày", "valid_from"),
    Text("Đến ngày", "valid_to"),
)
NONE = Text("Không có đơn vị nào.", "There are no units.")


def as_table(rows: Sequence[Row], language: Language) -> str:
    """Write a row a unit, in columns of equal width."""
    if not rows:
        return NONE.fill(language, {})
    head = [heading.fill(language, {}) for heading in HEADINGS]
    return "\n".join(aligned([head, *([clean(text) for text in cells(*row)] for row in rows)]))


def as_csv(rows: Sequence[Row], language: Language) -> str:
    """Write a row a unit, with the code of its parent; ``load_registry`` reads it again."""
    head = [heading.fill(language, {}) for heading in HEADINGS]
    lines = [head, *(cells(unit, unit.parent) for unit, _ in rows)]
    return "\n".join(",".join(map(quoted, line)) for line in lines)


def as_json(rows: Sequence[Row]) -> str:
    """Write the units as one JSON array."""
    return json.dumps([as_object(*row) for row in rows], ensure_ascii=False, indent=2)


def as_object(unit: Unit, parent: str) -> dict[str, object]:
    """Give what is known of a unit, by name."""
    return {
        "level": unit.level,
        "code": unit.code,
        "name": unit.name,
        "kind": unit.kind,
        "parent": unit.parent,
        "parent_name": parent,
        "valid_from": iso(unit.valid_from) or None,
        "valid_to": iso(unit.valid_to) or None,
        "attributes": dict(unit.attributes),
        "former": list(unit.former),
        "became": list(unit.became),
    }


def cells(unit: Unit, parent: str) -> list[str]:
    """Give the cells of a unit."""
    days = [iso(unit.valid_from), iso(unit.valid_to)]
    return [unit.code, unit.name, unit.level, unit.kind, parent, *days]


def iso(day: date | None) -> str:
    """Write a day; an empty text where there is none."""
    return day.isoformat() if day else ""


def quoted(text: str) -> str:
    """Write a cell of csv, harmless for spreadsheets, in quotes where it needs them."""
    safe = as_cell(text)
    return '"' + safe.replace('"', '""') + '"' if set(safe) & set(',"\r\n') else safe
