"""Formulas of one sheet: which have no stored result, and which look into another workbook."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice, product

from openpyxl.utils import range_boundaries

from cds_cli.tables.grid import Area, Place

# An array formula of a whole sheet would name 17 billion cells.
SPILLED = 10_000

QUOTED = re.compile(r'"[^"]*"')
OTHER_WORKBOOK = re.compile(
    r"(?<![\w\]])\[[^\[\]]+\][\w.]*!"  # [1]Sheet1!A1, but not Table1[2024]
    r"|'[^'\[\]]*\[[^\[\]]+\](?:[^']|'')*'!",  # 'C:\x\[b.xlsx]Số liệu'!A1
)


@dataclass(slots=True)
class Formulas:
    """The formulas that a reader must hear of; texts begin with ``=``."""

    unfinished: dict[Place, str] = field(default_factory=dict)
    foreign: dict[Place, str] = field(default_factory=dict)
    _shared: dict[str, str] = field(default_factory=dict)

    def add(self, place: Place, attributes: Mapping[str, str], text: str, *, stored: bool) -> None:
        """Take note of one formula; ``attributes`` are those of its ``<f>`` element."""
        formula = f"={self._shared_text(attributes, text)}"
        if looks_elsewhere(formula):
            self.foreign[place] = formula
        if not stored:
            self.unfinished[place] = formula
            for spilled in islice(_spilled(attributes), SPILLED):
                self.unfinished.setdefault(spilled, formula)

    def _shared_text(self, attributes: Mapping[str, str], text: str) -> str:
        """Only the first cell that shares a formula has its text."""
        if attributes.get("t") != "shared":
            return text
        index = attributes.get("si", "")
        if text:
            self._shared[index] = text
        return self._shared.get(index, "")


def looks_elsewhere(formula: str) -> bool:
    """Whether a formula refers to another workbook."""
    return "[" in formula and OTHER_WORKBOOK.search(QUOTED.sub("", formula)) is not None


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
