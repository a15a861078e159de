"""The sheet of a published workbook that says which set and data its figures rest on."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cds_cli.analysis.published.model import Head, Measure, Place, Seen
from cds_cli.submission.period import Stage
from cds_cli.tables.grid import CellValue, Grid
from cds_cli.units.names import name_key

LABEL = ("Mã bộ chỉ số", "Code of the set")
DIGEST = ("SHA-256 của bộ chỉ số", "SHA-256 of the set")
STAGE = ("Giai đoạn", "Stage")
PERIOD = ("Kỳ", "Period")
VERSION = ("Phiên bản", "Version")
COUNTS = {
    Measure.UNITS: ("Đơn vị đã chấm", "Units scored"),
    Measure.GAPS: ("Đơn vị thiếu số liệu", "Units with missing data"),
}
FILE = re.compile(r"(?:Tệp số liệu|Data file): (?P<name>.*)", re.DOTALL)
SHA256 = "SHA-256 "
STAGES = {
    "tự đánh giá": Stage.SELF,
    "self-assessed": Stage.SELF,
    "đã thẩm định": Stage.APPRAISED,
    "appraised": Stage.APPRAISED,
}
NOT_STATED = "–"


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels of a sheet with what stands beside them."""

    values: Mapping[str, tuple[CellValue | None, Place]]

    def text(self, labels: tuple[str, ...]) -> str | None:
        """Give what stands beside a label in either language."""
        value, _ = self.beside(labels)
        return None if value is None or value == NOT_STATED else str(value)

    def beside(self, labels: tuple[str, ...]) -> tuple[CellValue | None, Place]:
        """Give a value and its place."""
        found = (self.values[name_key(one)] for one in labels if name_key(one) in self.values)
        return next(found, (None, Place()))


def is_provenance(grid: Grid) -> bool:
    """Whether a sheet says what figures rest on."""
    facts = facts_of(grid)
    return facts.text(LABEL) is not None and facts.text(DIGEST) is not None


def head_of(grid: Grid) -> Head:
    """Read what a sheet says."""
    facts = facts_of(grid)
    return Head(
        set_label=facts.text(LABEL),
        set_sha256=facts.text(DIGEST),
        stage=STAGES.get(facts.text(STAGE) or ""),
        period=facts.text(PERIOD),
        version=(facts.text(VERSION) or "").removeprefix("cds ") or None,
        files=tuple(files_in(grid)),
        counts=tuple(counts_in(facts)),
    )


def facts_of(grid: Grid) -> Facts:
    """Take the first two columns for labels and values."""
    return Facts(
        {
            name_key(str(cells[1])): (cells.get(2), Place(sheet=grid.sheet, row=row, column=2))
            for row, cells in grid.rows.items()
            if 1 in cells
        }
    )


def files_in(grid: Grid) -> Iterator[tuple[str, str]]:
    """Give the data files that are named, with their digests."""
    for cells in grid.rows.values():
        found = FILE.fullmatch(str(cells.get(1, "")))
        if found:
            yield found["name"], str(cells.get(2, "")).removeprefix(SHA256)


def counts_in(facts: Facts) -> Iterator[tuple[Measure, Seen, Place]]:
    """Give the counts of units that are stated."""
    for what, labels in COUNTS.items():
        value, place = facts.beside(labels)
        if place.row:
            yield what, value, place
