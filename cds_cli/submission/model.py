"""What units have submitted, once every cell has been read."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from cds_cli.definitions.columns import input_columns
from cds_cli.definitions.models import IndicatorSet
from cds_cli.diagnostics import Location
from cds_cli.submission.period import Period, Stage

UNIT_COLUMNS = ("name", "block", "kind", "parent")
"""What is known of every unit beside its code; an empty text where it was not given."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file that figures were read from, and what it was at that moment."""

    file: str
    sha256: str
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where figures were read.

    In a table of one row a unit, ``rows`` and ``columns`` say it; elsewhere ``cells`` does, by
    (unit, column): number of the source, row and column. ``home`` is the number of a unit's
    source, 0 where nothing is said. ``typed`` keeps what a cell held where that is not simply its
    figure, by (unit, column).
    """

    sources: tuple[Source, ...] = ()
    home: Mapping[str, int] = field(default_factory=dict)
    rows: Mapping[str, int] = field(default_factory=dict)
    columns: Mapping[str, int] = field(default_factory=dict)
    cells: Mapping[tuple[str, str], tuple[int, int, int]] = field(default_factory=dict)
    typed: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def source_of(self, unit: str) -> Source | None:
        """Give the file that a unit's figures were read from."""
        return self.sources[self.home.get(unit, 0)] if self.sources else None

    def locate(self, unit: str, column: str) -> Location | None:
        """Give the place of a figure, of its unit where the figure has none; None if unknown."""
        if not self.sources:
            return None
        here = (self.home.get(unit, 0), self.rows.get(unit), self.columns.get(column))
        number, row, at = self.cells.get((unit, column), here)
        source = self.sources[number]
        return Location(source.file, row=row, column=at, sheet=source.sheet or None)


@dataclass(frozen=True, slots=True)
class Submission:
    """The figures of many units, for one stage and period.

    ``units``: index unit code (text, sorted), columns name, block, kind, parent and the set's
    attributes. ``inputs``: units × input columns, float64; NaN is not given; a yes is 1, a choice
    the place of its option, a date a day number. ``not_applicable``: the same shape, bool, only
    the columns that hold one. ``claimed`` and ``awarded``: units × indicator codes, float64, only
    columns that were there. ``unproven``: units × indicator codes, bool, only columns that hold
    one: evidence is wanting, and the set gives no points without it. ``texts`` and ``evidence``:
    by (unit, code of column or indicator).
    """

    units: pd.DataFrame
    inputs: pd.DataFrame
    not_applicable: pd.DataFrame
    claimed: pd.DataFrame
    awarded: pd.DataFrame
    stage: Stage = Stage.SELF
    period: Period | None = None
    origin: Origin = field(default_factory=Origin)
    texts: Mapping[tuple[str, str], str] = field(default_factory=dict)
    evidence: Mapping[tuple[str, str], str] = field(default_factory=dict)
    unproven: pd.DataFrame = field(default_factory=pd.DataFrame)

    def __len__(self) -> int:
        """Give the number of units."""
        return len(self.units)

    def files_of_many(self) -> tuple[Source, ...]:
        """Give the files that several units were read from: a form can be named by its person."""
        homes = [self.origin.source_of(unit) for unit in self.units.index]
        units = Counter(home.sha256 for home in homes if home is not None)
        return tuple(source for source in self.origin.sources if units[source.sha256] > 1)


@dataclass(frozen=True, slots=True)
class UnitValues:
    """The figures of one unit, by the codes of their columns; what is not there is missing."""

    code: str
    name: str = ""
    block: str = ""
    kind: str = ""
    parent: str = ""
    attributes: Mapping[str, object] = field(default_factory=dict)
    inputs: Mapping[str, float] = field(default_factory=dict)
    not_applicable: Sequence[str] = ()
    claimed: Mapping[str, float] = field(default_factory=dict)
    awarded: Mapping[str, float] = field(default_factory=dict)


def submission_of(
    indicator_set: IndicatorSet,
    units: Sequence[UnitValues],
    stage: Stage = Stage.SELF,
    period: Period | None = None,
) -> Submission:
    """Make a submission from values that are typed already, as those of a worked case."""
    ordered = sorted(units, key=lambda unit: unit.code)
    index = pd.Index([unit.code for unit in ordered], name="code", dtype=object)
    columns = [column.code for column in input_columns(indicator_set)]
    return Submission(
        units=frame_of_units(ordered, index, [a.code for a in indicator_set.attributes]),
        inputs=frame_of_figures([unit.inputs for unit in ordered], index, columns),
        not_applicable=frame_of_marks([unit.not_applicable for unit in ordered], index),
        claimed=frame_of_figures([unit.claimed for unit in ordered], index),
        awarded=frame_of_figures([unit.awarded for unit in ordered], index),
        stage=stage,
        period=period,
    )


def frame_of_units(
    units: Sequence[UnitValues], index: pd.Index, attributes: Sequence[str]
) -> pd.DataFrame:
    """Put what is known of the units into one table."""
    columns: dict[str, list[object]] = {
        "name": [unit.name or unit.code for unit in units],
        "block": [unit.block for unit in units],
        "kind": [unit.kind for unit in units],
        "parent": [unit.parent for unit in units],
    }
    for code in attributes:
        columns[code] = [unit.attributes.get(code) for unit in units]
    return pd.DataFrame(columns, index=index, dtype=object)


def frame_of_figures(
    rows: Sequence[Mapping[str, float]], index: pd.Index, columns: Sequence[str] | None = None
) -> pd.DataFrame:
    """Put figures into a table of units × columns; what is not there is NaN."""
    codes = columns if columns is not None else sorted({code for row in rows for code in row})
    figures = {
        code: np.array([row.get(code, np.nan) for row in rows], dtype=np.float64) for code in codes
    }
    return pd.DataFrame(figures, index=index, columns=pd.Index(codes, dtype=object))


def frame_of_marks(rows: Sequence[Sequence[str]], index: pd.Index) -> pd.DataFrame:
    """Put marks into a table of units × columns, of the columns that hold one."""
    codes = sorted({code for row in rows for code in row})
    marks = {code: np.array([code in row for row in rows], dtype=bool) for code in codes}
    return pd.DataFrame(marks, index=index, columns=pd.Index(codes, dtype=object))
