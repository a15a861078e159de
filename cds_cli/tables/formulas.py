"""Formulas of one sheet: which have no stored result, and which look into another workbook."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice, product

from openpyxl.utils import column_index_from_string, range_boundaries

from cds_cli.tables.grid import Area, Place

# An array formula of a whole sheet would name 17 billion cells.
SPILLED = 10_000
# Excel's own limit. One text may be shared by all cells of a sheet.
LONGEST = 8_192

QUOTED = re.compile(r'"[^"]*+"')
# The group takes names in another workbook. Possessive, and any other quoted name is taken whole:
# the time grows with the length, not its square.
NAMES = re.compile(
    r"((?<![\w\]])\[[^\[\]]++\][\w.]*+!"  # [1]Sheet1!A1, but not Table1[2024]
    r"|'(?:[^'\[]|'')*+\[(?:[^']|'')*+'!)"  # 'C:\x\[b.xlsx]Số liệu'!A1
    r"|'(?:[^']|'')*+'",
)


@dataclass(slots=True)
class Formulas:
    """The formulas that a reader must hear of; texts begin with ``=``."""

    unfinished: dict[Place, str] = field(default_factory=dict)
    foreign: dict[Place, str] = field(default_factory=dict)
    _shared: dict[str, tuple[str, bool]] = field(default_factory=dict)
    examined: int = 0
    """Letters that were searched for other workbooks."""
    _spilled: int = 0

    def add(self, place: Place, attributes: Mapping[str, str], text: str, *, stored: bool) -> None:
        """Take note of one formula; ``attributes`` are those of its ``<f>`` element."""
        formula, foreign = self._known(attributes, text[:LONGEST])
        if foreign:
            self.foreign[place] = formula
        if not stored:
            self.unfinished[place] = formula
            for spilled in islice(_spilled(attributes), SPILLED - self._spilled):
                self._spilled += 1
                self.unfinished.setdefault(spilled, formula)

    def _known(self, attributes: Mapping[str, str], text: str) -> tuple[str, bool]:
        """Give the formula, and whether it looks elsewhere.

        Only the first cell that shares a formula has its text; the others have the same object.
        """
        if attributes.get("t") != "shared":
            return self._examined(text)
        index = attributes.get("si", "")
        if text:
            self._shared[index] = self._examined(text)
        return self._shared.get(index, ("=", False))

    def _examined(self, text: str) -> tuple[str, bool]:
        formula = f"={text}"
        if "[" in text:
            self.examined += len(text)
        return formula, looks_elsewhere(formula)


def looks_elsewhere(formula: str) -> bool:
    """Whether a formula refers to another workbook."""
    if "[" not in formula:
        return False
    return any(NAMES.findall(QUOTED.sub("", formula)))


def place_of(reference: str) -> Place:
    """Read ``C5``; raises ValueError where it is none."""
    letters = reference.rstrip("0123456789")
    return int(reference[len(letters) :]), column_index_from_string(letters)


def area_of(reference: str) -> Area:
    """Read ``A1:C3``; raises ValueError where it is none."""
    left, top, right, bottom = range_boundaries(reference)
    if left is None or top is None or right is None or bottom is None:
        raise ValueError(reference)
    return top, left, bottom, right


def _spilled(attributes: Mapping[str, str]) -> Iterator[Place]:
    """Cells that an array formula fills, which have no formula of their own."""
    if attributes.get("t") in {"array", "dataTable"} and "ref" in attributes:
        top, left, bottom, right = area_of(attributes["ref"])
        yield from product(range(top, bottom + 1), range(left, right + 1))
