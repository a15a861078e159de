"""What every form of a ranking is made from: the document, the view of it, and its table."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby

from cds_cli.analysis.groupings import Cut, Grouping
from cds_cli.definitions.models import Group, Indicator, IndicatorSet
from cds_cli.definitions.views import Band, Pillar
from cds_cli.diagnostics import Diagnostic
from cds_cli.results.figures import TOTAL
from cds_cli.results.model import Results
from cds_cli.text import Language

Value = str | int | float | None
"""What a cell holds: text as it was given, a figure as published; None is not known."""


@dataclass(frozen=True, slots=True)
class View:
    """Which units and columns of a ranking are asked for.

    ``by`` is the node or pillar that units are ranked on. Columns: the nodes of a ``tier`` (1 is
    the top), the ``nodes`` named, or ``all_nodes``; else the pillars, or the top nodes. Rows: a
    ``block``, ``units`` by code or exact name, and the ``top`` or ``bottom`` of each block.
    """

    by: str = TOTAL
    tier: int | None = None
    nodes: tuple[str, ...] = ()
    all_nodes: bool = False
    block: str | None = None
    units: tuple[str, ...] = ()
    top: int | None = None
    bottom: int | None = None

    @property
    def is_excerpt(self) -> bool:
        """Whether somebody chose the rows already."""
        return bool(self.units) or self.top is not None or self.bottom is not None


@dataclass(frozen=True, slots=True)
class Document:
    """What every form of a ranking gets: results, the view of them, and what they rest on.

    ``rejected`` counts the units that were left out of the scoring. ``ledger`` says what became
    of each cell of the data, for the JSON form. ``within``: what units are ranked within in place
    of their blocks; ``cut``: sectors or components that stand as columns.
    """

    results: Results
    set_sha256: str
    version: str
    view: View = field(default_factory=View)
    diagnostics: Sequence[Diagnostic] = ()
    rejected: int = 0
    language: Language = Language.VI
    ledger: Mapping[str, object] | None = None
    within: Grouping | None = None
    cut: Cut | None = None


class Kind(StrEnum):
    """What the cells of a column hold, and so how they are written."""

    TEXT = "text"
    NAME = "name"
    BLOCK = "block"
    RANK = "rank"
    POINTS = "points"
    MAXIMUM = "maximum"
    INDEX = "index"
    COVERAGE = "coverage"
    BAND = "band"
    MARKS = "marks"

    @property
    def is_text(self) -> bool:
        """Whether cells hold words, which stand on the left."""
        return self in {Kind.TEXT, Kind.NAME, Kind.BLOCK, Kind.BAND, Kind.MARKS}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key for programs, its heading for people, and how its cells are written.

    ``name`` is the full name of a node whose code is the heading. ``labels`` say in words what
    the cells hold as codes.
    """

    key: str
    heading: str
    kind: Kind
    decimals: int = 0
    name: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Filled:
    """A column with its cells, one a unit; ``marks`` are bits of ``Mark``, or empty."""

    column: Column
    values: Sequence[Value]
    marks: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A ranking as columns of plain values, in the order in which units are shown.

    ``blocks`` names the block of each row; it is empty where all units are of one block.
    """

    filled: tuple[Filled, ...]
    blocks: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns without their cells."""
        return tuple(filled.column for filled in self.filled)

    @property
    def rows(self) -> tuple[tuple[Value, ...], ...]:
        """The cells row by row."""
        return tuple(zip(*(filled.values for filled in self.filled), strict=True))

    def __len__(self) -> int:
        """Give the number of rows."""
        return len(self.filled[0].values)

    def without(self, *kinds: Kind) -> "Table":
        """Leave out the columns of some kinds."""
        kept = tuple(filled for filled in self.filled if filled.column.kind not in kinds)
        return Table(kept, self.blocks)

    def taking(self, rows: Sequence[int]) -> "Table":
        """Keep the rows at some places."""
        taken = tuple(
            Filled(
                filled.column,
                [filled.values[row] for row in rows],
                [filled.marks[row] for row in rows] if filled.marks else (),
            )
            for filled in self.filled
        )
        return Table(taken, tuple(self.blocks[row] for row in rows) if self.blocks else ())

    def sections(self) -> Iterator[tuple[str | None, slice]]:
        """Give the rows of each block; one section of all rows, named None, without blocks."""
        if not self.blocks:
            yield None, slice(0, len(self))
            return
        start = 0
        for block, members in groupby(self.blocks):
            stop = start + sum(1 for _ in members)
            yield block, slice(start, stop)
            start = stop


def name_in(named: IndicatorSet | Group | Indicator | Pillar | Band, language: Language) -> str:
    """Name a part of a set; in English where it has an English name."""
    return named.name_en if language is Language.EN and named.name_en else named.name


def node_names(document: Document) -> dict[str, str]:
    """Name every pillar and node by its code: pillars first, then the tree, parents first."""
    indicator_set, language = document.results.indicator_set, document.language
    names = {pillar.code: name_in(pillar, language) for pillar in indicator_set.pillars}
    return names | {node.code: name_in(node, language) for _, node in indicator_set.walk()}
