"""A published result: what it says of itself, and its figures with their places."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from cds_cli.diagnostics import column_letters
from cds_cli.submission.period import Stage
from cds_cli.tables.grid import CellValue
from cds_cli.text import Language, Text, as_it_stands

FIGURE = re.compile(r"-?[0-9]{1,30}(?:[.,](?P<decimals>[0-9]{1,30}))?")
"""A figure as results are written: no thousands are set apart, and either sign is the decimal."""


class Measure(StrEnum):
    """What a published figure is."""

    RANK = "rank"
    NAME = "name"
    BLOCK = "block"
    POINTS = "points"
    MAX_POINTS = "max_points"
    INDEX = "index"
    BAND = "band"
    COVERAGE = "coverage"
    MARKS = "marks"
    UNITS = "units"
    """How many units were scored."""
    GAPS = "gaps"
    """How many of them have missing data."""

    @property
    def is_text(self) -> bool:
        """Whether it is told in words."""
        return self in {Measure.NAME, Measure.BLOCK, Measure.BAND, Measure.MARKS}


class Form(StrEnum):
    """The form of writing a result."""

    JSON = "json"
    CSV = "csv"
    TSV = "tsv"
    XLSX = "xlsx"


class Lexeme(str):
    """A number of JSON as it stands in the file."""

    __slots__ = ()


Seen = CellValue | list[object] | dict[str, object] | None
"""What stands where a figure is expected; of JSON it may be anything."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure stands: a path of JSON, a cell of a sheet, or a line and column of csv."""

    path: str = ""
    sheet: str | None = None
    row: int = 0
    column: int = 0

    def told(self) -> Text:
        """Name the place: ``units[0].index``, ``Xếp hạng!D6`` or ``dòng 3, cột 5``."""
        if self.path:
            return as_it_stands(self.path, self.path)
        if self.sheet is not None:
            cell = f"{self.sheet}!{column_letters(self.column)}{self.row}"
            return as_it_stands(cell, cell)
        return Text(f"dòng {self.row}, cột {self.column}", f"line {self.row}, column {self.column}")

    def code(self) -> str:
        """Name the place for programs."""
        if self.path or self.sheet is not None:
            return self.told().fill(Language.EN, {})
        return f"{self.row}:{self.column}"


@dataclass(frozen=True, slots=True)
class Head:
    """What a result says it rests on; None where it says nothing.

    ``files``: name and sha256 of the data. ``within``: what units are ranked within in place of
    blocks; ``cut``: whether by sectors or components. ``counts``: units scored, those with gaps.
    """

    set_label: str | None = None
    set_sha256: str | None = None
    stage: Stage | None = None
    period: str | None = None
    version: str | None = None
    files: tuple[tuple[str, str], ...] | None = None
    within: str | None = None
    cut: str | None = None
    counts: tuple[tuple[Measure, Seen, Place], ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """One figure of many units, in the order of the file.

    ``decimals``: how many the column shows, None where numbers stand as such. ``is_exact``: the
    figures are not rounded as they are published.
    """

    node: str
    measure: Measure
    units: Sequence[str]
    values: Sequence[Seen]
    place: Callable[[int], Place]
    decimals: int | None = None
    is_exact: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """The figures of one sheet or file. ``places``: where each unit stands, in its order.

    ``maxima``: what a heading names as the maximum of a node. ``left_out``: headings that are no
    figures of the set, with their places.
    """

    units: Sequence[str]
    names: Sequence[str]
    places: Callable[[int], Place]
    columns: Sequence[Column]
    maxima: Sequence[Column] = ()
    left_out: Sequence[tuple[str, Place]] = ()


@dataclass(frozen=True, slots=True)
class Ranked:
    """How the units of a result were ranked, as far as options say it.

    ``by``: the node they are ranked by. ``groups``: what the column of groups is headed by, where
    these stand in place of blocks. ``views``: sectors or components that stand by their index.
    ``pillars``: whether columns of pillars alone, which are headed alike, hold index or points.
    """

    by: str | None = None
    groups: tuple[str, ...] = ()
    views: tuple[str, ...] = ()
    pillars: Measure = Measure.INDEX


NOT_SAID = Ranked()


@dataclass(frozen=True, slots=True)
class Shown:
    """How a result was written, so that it can be written again.

    ``nodes``: the nodes whose points stand in columns, empty where the usual columns do;
    ``is_bare``: there is no column of a node. ``is_full``: it is the workbook of ``cds report``.
    ``named``: the files that findings in it name.
    """

    form: Form
    by: str = ""
    nodes: tuple[str, ...] = ()
    is_bare: bool = False
    is_full: bool = False
    for_excel: bool = False
    language: Language = Language.VI
    named: tuple[str, ...] = ()
