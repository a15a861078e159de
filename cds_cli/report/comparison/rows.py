"""Published figures as the cells of a table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import isnan

import numpy as np

from cds_cli.analysis.comparison.model import Comparison
from cds_cli.report.answers.model import Column, Kind, Table, Value
from cds_cli.report.comparison.words import MORE
from cds_cli.report.ranking.words import BLOCK, CODE, UNIT
from cds_cli.results.figures import Array
from cds_cli.results.model import Results
from cds_cli.text import Text, told


@dataclass(frozen=True, slots=True)
class Shown:
    """What of the tables is wanted.

    ``only``: the key of the one table that is; None is all. ``rows``: how many of each; None is
    all. ``with_nodes``: whether the changes of every node are among them. ``for_people``: tables
    without rows are left out. ``top``: how many movers up and down.
    """

    only: str | None = None
    rows: int | None = None
    with_nodes: bool = True
    for_people: bool = False
    top: int = 10

    def wants(self, key: str) -> bool:
        """Whether the rows of a table are wanted."""
        if self.only is not None:
            return key == self.only
        return self.with_nodes or key != "nodes"

    def cut(self, table: Table) -> Table:
        """Keep the first rows of units, and say how many more there are."""
        if self.rows is None or len(table.rows) <= self.rows or CODE_COLUMN not in table.columns:
            return table
        more = told(MORE, count=len(table.rows) - self.rows, key=table.key)
        return replace(
            table,
            rows=table.rows[: self.rows],
            depths=table.depths[: self.rows],
            notes=(*table.notes, more),
        )


CODE_COLUMN = Column("code", CODE)
NAME_COLUMN = Column("name", UNIT)
BLOCK_COLUMN = Column("block", BLOCK)


def figures(column: Array) -> list[Value]:
    """Give figures as plain values; None where there is none."""
    return [None if isnan(one) else one for one in np.asarray(column).tolist()]


def counts(column: Array) -> list[Value]:
    """Give ranks or moves as whole numbers; None where there is none."""
    return [None if isnan(one) else int(one) for one in np.asarray(column).tolist()]


def names_of(results: Results, places: Iterable[int]) -> list[tuple[Value, ...]]:
    """Give code and name of some units."""
    codes, names = results.units.index.tolist(), results.units["name"].tolist()
    return [(str(codes[place]), str(names[place])) for place in places]


def rows_of(
    units: Sequence[tuple[Value, ...]], *columns: Sequence[Value]
) -> tuple[tuple[Value, ...], ...]:
    """Put columns beside what names the units, row by row."""
    return tuple(
        (*unit, *cells) for unit, cells in zip(units, zip(*columns, strict=True), strict=True)
    )


def decimals_of(found: Comparison) -> tuple[int, int]:
    """Give the decimals of points and of indices that hold those of both sides."""
    sets = (found.before.indicator_set, found.after.indicator_set)
    return max(one.decimals for one in sets), max(one.index_decimals for one in sets)


def figure(key: str, heading: Text, decimals: int) -> Column:
    """Make a column of figures."""
    return Column(key, heading, Kind.FIGURE, decimals)


def change(key: str, heading: Text, decimals: int) -> Column:
    """Make a column of differences."""
    return Column(key, heading, Kind.CHANGE, decimals)


def count(key: str, heading: Text) -> Column:
    """Make a column of whole numbers."""
    return Column(key, heading, Kind.COUNT)
