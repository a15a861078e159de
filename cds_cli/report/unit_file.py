"""A registry file: the units of a list with their codes, in the form that Excel opens."""

from collections.abc import Sequence

from cds_cli.report.safe import as_cell
from cds_cli.report.unit_list import HEADINGS, cells
from cds_cli.text import Language, Text
from cds_cli.units.listed import Line
from cds_cli.units.model import Unit

BLOCK = Text("Khối", "block")


def registry_file(rows: Sequence[tuple[Line, Unit]], language: Language) -> bytes:
    """Write a row a unit: code, name and the rest of the registry, then what the list added."""
    added = list(dict.fromkeys(name for line, _ in rows for name in line.attributes))
    head = [*(heading.fill(language, {}) for heading in (*HEADINGS, BLOCK)), *added]
    table = [head, *(row(line, unit, added) for line, unit in rows)]
    text = "".join(";".join(map(quoted, line)) + "\r\n" for line in table)
    return text.encode("utf-8-sig")


def row(line: Line, unit: Unit, added: Sequence[str]) -> list[str]:
    """Give the cells of a unit, and what its row in the list said beside."""
    block = line.text("block") or unit.block
    extra = [line.attributes.get(name, "") for name in added]
    return [*cells(unit, unit.parent), block, *extra]


def quoted(text: str) -> str:
    """Write a cell, harmless for spreadsheets, in quotes where it needs them."""
    safe = as_cell(text)
    return '"' + safe.replace('"', '""') + '"' if set(safe) & set(';"\r\n') else safe
