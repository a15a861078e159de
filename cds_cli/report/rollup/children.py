"""The tables and facts that all ways of rolling up have in common."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from cds_cli.analysis.rollup.families import Families, Family
from cds_cli.report.answers.basis import basis
from cds_cli.report.answers.model import Column, Fact, Kind, Table, Value, Worded
from cds_cli.report.published import bands, counts, figures, without_empty
from cds_cli.report.rollup import words
from cds_cli.results.figures import TOTAL, Array
from cds_cli.results.model import Results
from cds_cli.results.rounding import round_half_up
from cds_cli.text import Text, as_it_stands, told

NAMED = 10
SHARE_DECIMALS = 4


@dataclass(frozen=True, slots=True)
class Shown:
    """How much is told: all rows, whether children may be, and what children are known from."""

    version: str
    all_rows: bool = True
    of_persons: bool = False
    has_registry: bool = False


def facts_of(results: Results, made: Families, method: str, shown: Shown) -> Iterator[Fact]:
    """Give what the figures rest on, the method, and from where the children are known."""
    yield from basis(results, shown.version)
    yield Fact("method", words.METHOD, words.METHODS[method])
    yield Fact("by", words.BY, Worded(",".join(made.by.keys), made.by.words))
    known = words.REGISTRY if shown.has_registry else words.DATA
    yield Fact("children_known_from", words.KNOWN_FROM, known)


def notes_of(results: Results, made: Families, shown: Shown) -> Iterator[Text]:
    """Name parents without children and children without parents."""
    empty = [family.name for family in made.members if not family.rows]
    if empty:
        yield told(words.NO_CHILDREN, count=len(empty), which=named(empty))
    orphans = [str(results.units["name"].iloc[row]) for row in made.orphans]
    if orphans and not shown.of_persons:
        yield told(words.ORPHANS, count=len(orphans), which=named(orphans))
    if shown.of_persons:
        yield words.PERSONS


def named(names: Sequence[str]) -> str:
    """List the first names."""
    return ", ".join(names[:NAMED]) + ("…" if len(names) > NAMED else "")


def children_table(
    results: Results, made: Families, node: str = TOTAL, weights: Array | None = None
) -> Table:
    """Give a row a child: its parent, its published index, and whether it counts."""
    decimals = results.indicator_set.index_decimals
    columns = (
        Column("code", words.CODE),
        Column("name", words.NAME),
        Column("parent", words.PARENT),
        Column("index", words.INDEX, Kind.FIGURE, decimals),
        Column("rank", words.RANK, Kind.COUNT),
        Column("band", words.BAND),
        Column("weight", words.WEIGHT, Kind.FIGURE, 2),
        Column("counts", words.COUNTED),
    )
    of_units = made.of_units
    index = results.index(node)
    known = figures(weights) if weights is not None else [None] * len(index)
    states = [state(of_units.get(row), index[row], known[row]) for row in range(len(index))]
    cells: tuple[Sequence[Value], ...] = (
        [str(code) for code in results.units.index],
        results.units["name"].tolist(),
        [of_units[row].name if row in of_units else None for row in range(len(index))],
        figures(index),
        counts(results.ranks(node)),
        bands(results) if node == TOTAL else [None] * len(index),
        known,
        [words.STATES[one] for one in states],
    )
    rows = tuple(zip(*cells, strict=True))
    order = sorted(range(len(rows)), key=lambda row: (str(cells[2][row] or ""), str(cells[0][row])))
    ordered = tuple(rows[row] for row in order)
    return without_empty(Table("children", words.CHILDREN, columns, ordered), "band", "weight")


def state(family: Family | None, index: float, weight: float | None) -> str:
    """Say whether a child counts, and if not why."""
    if family is None:
        return "no_parent"
    if np.isnan(index):
        return "no_index"
    return "weight_0" if weight == 0 else "yes"


def covered(results: Results, family: Family, node: str = TOTAL) -> tuple[Value, ...]:
    """Give how many children have an index, how many there are, and their share, rounded."""
    there = int(np.count_nonzero(~np.isnan(results.index(node)[list(family.rows)])))
    share = float(round_half_up(there / family.known, SHARE_DECIMALS)) if family.known else None
    return there, family.known, share


def headed_by(made: Families) -> Text:
    """Head the column of parents by what they are."""
    return as_it_stands(made.by.words.vi, made.by.words.en)


def has_names(made: Families) -> bool:
    """Whether parents have names beside their codes."""
    return any(family.name != family.code for family in made.members)
