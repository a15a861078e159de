"""The columns of a ranking, filled with published figures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from cds_cli.report.ranking import words
from cds_cli.report.ranking.model import Column, Document, Filled, Kind, Value, name_in, node_names
from cds_cli.results.figures import TOTAL, Array, mark_names
from cds_cli.results.rounding import round_half_up
from cds_cli.text import Text


def filled_columns(document: Document, rows: Sequence[int]) -> Iterator[Filled]:
    """Give the columns that a view asks for, of the units at some positions.

    Rank, code and name; points, maximum and index of what units are ranked by; those of the
    whole set where that is something else; then the nodes of the view. Raises KeyError for a
    node that is not in the set.
    """
    make = Maker(document, tuple(rows))
    by = document.view.by
    yield make.rank(by, words.RANK)
    yield make.text("code", words.CODE, Kind.TEXT)
    yield make.text("name", words.UNIT, Kind.NAME)
    if has_blocks(document):
        yield make.text("block", words.block_word(document), Kind.BLOCK)
    yield make.points(by, words.POINTS)
    yield make.maximum(by, words.MAXIMUM)
    yield make.index(by, words.INDEX)
    if by != TOTAL:
        yield from make.overall()
    if document.results.indicator_set.bands:
        yield make.band()
    yield make.coverage()
    yield make.marks()
    yield from node_columns(make)


def has_blocks(document: Document) -> bool:
    """Whether units of several blocks were scored, or groups asked for, which are ranked apart."""
    return document.within is not None or bool(document.results.units["block"].nunique() > 1)


def node_columns(make: "Maker") -> Iterator[Filled]:
    """Give the columns of further nodes: indices of views, or points of the nodes asked for."""
    view, names = make.document.view, node_names(make.document)
    asked = bool(view.all_nodes or view.nodes or view.tier is not None)
    views = view_codes(make.document, asked=asked)
    for code in views or ():
        if code != view.by:
            yield make.node_index(code, names[code])
    if asked or views is None:
        for code in node_codes(make.document):
            if code != view.by:
                yield make.node_points(code, names[code])


def view_codes(document: Document, *, asked: bool) -> tuple[str, ...] | None:
    """Name the sectors that were cut, else the pillars unless nodes are asked for; None if none."""
    if document.cut is not None:
        return document.cut.codes
    pillars = document.results.indicator_set.pillars
    return tuple(pillar.code for pillar in pillars) if pillars and not asked else None


def node_codes(document: Document) -> tuple[str, ...]:
    """Name the nodes whose points a view asks for; the top nodes where it says nothing."""
    view = document.view
    if view.nodes:
        return view.nodes
    if view.all_nodes:
        return tuple(node_names(document))
    depth = view.tier or 1
    walk = document.results.indicator_set.walk()
    # A path names a list and a place in it for each level.
    return tuple(node.code for path, node in walk if len(path) == 2 * depth)


def published_maximum(maximum: Array, decimals: int) -> list[float]:
    """Round maxima, which weights make long, without losing the half points of decisions."""
    rounded: list[float] = round_half_up(maximum, maximum_decimals(decimals)).tolist()
    return rounded


def maximum_decimals(decimals: int) -> int:
    """Say how many decimals a maximum may have."""
    return max(decimals, 2)


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes the columns of one document for the units at some positions."""

    document: Document
    rows: tuple[int, ...]

    def text(self, key: str, heading: Text, kind: Kind) -> Filled:
        """Fill a column with what is known of the units."""
        units = self.document.results.units
        source = units.index if key == "code" else units[key]
        given = source.tolist()
        return Filled(self.column(key, heading, kind), [str(given[row]) for row in self.rows])

    def rank(self, code: str, heading: Text) -> Filled:
        """Fill a column with ranks."""
        ranks = self.figures(self.document.results.ranks(code))
        values = [None if rank is None else int(rank) for rank in ranks]
        return Filled(self.column(keyed(code, "rank"), heading, Kind.RANK), values)

    def points(self, code: str, heading: Text) -> Filled:
        """Fill a column with published points."""
        decimals = self.document.results.indicator_set.decimals
        column = self.column(keyed(code, "points"), heading, Kind.POINTS, decimals)
        values = self.figures(self.document.results.points(code))
        return Filled(column, values, self.marks_of(code))

    def maximum(self, code: str, heading: Text) -> Filled:
        """Fill a column with what the units could have reached."""
        decimals = maximum_decimals(self.document.results.indicator_set.decimals)
        column = self.column(keyed(code, "max_points"), heading, Kind.MAXIMUM, decimals)
        maximum = round_half_up(self.document.results.maximum(code), decimals)
        return Filled(column, self.figures(maximum))

    def index(self, code: str, heading: Text) -> Filled:
        """Fill a column with the figure that units are ranked on."""
        decimals = self.document.results.indicator_set.index_decimals
        column = self.column(keyed(code, "index"), heading, Kind.INDEX, decimals)
        return Filled(column, self.figures(self.document.results.index(code)))

    def overall(self) -> Iterator[Filled]:
        """Fill the columns of the whole set where units are ranked by a part of it."""
        yield self.rank(TOTAL, words.OVERALL_RANK)
        yield self.points(TOTAL, words.OVERALL_POINTS)
        yield self.index(TOTAL, words.OVERALL_INDEX)

    def band(self) -> Filled:
        """Fill a column with codes of bands."""
        results, language = self.document.results, self.document.language
        labels = {band.code: name_in(band, language) for band in results.indicator_set.bands}
        reached = results.bands()
        heading = words.say(words.BAND, language)
        column = Column("band", heading, Kind.BAND, labels=labels)
        return Filled(column, [reached[row] for row in self.rows])

    def coverage(self) -> Filled:
        """Fill a column with the shares of the maximum that rest on data."""
        decimals = self.document.results.indicator_set.index_decimals
        column = self.column("coverage", words.COVERAGE, Kind.COVERAGE, decimals)
        return Filled(column, self.figures(self.document.results.coverage()))

    def marks(self) -> Filled:
        """Fill a column with the names of what the totals rest on."""
        values = [" ".join(mark_names(bits)) for bits in self.marks_of(TOTAL)]
        return Filled(self.column("marks", words.MARKS, Kind.MARKS), values)

    def node_points(self, code: str, name: str) -> Filled:
        """Fill a column with the points of a node, headed by its code."""
        decimals = self.document.results.indicator_set.decimals
        column = Column(keyed(code, "points"), code, Kind.POINTS, decimals, name)
        values = self.figures(self.document.results.points(code))
        return Filled(column, values, self.marks_of(code))

    def node_index(self, code: str, name: str) -> Filled:
        """Fill a column with the index of a pillar, headed by its code."""
        decimals = self.document.results.indicator_set.index_decimals
        column = Column(keyed(code, "index"), code, Kind.INDEX, decimals, name)
        values = self.figures(self.document.results.index(code))
        return Filled(column, values, self.marks_of(code))

    def column(self, key: str, heading: Text, kind: Kind, decimals: int = 0) -> Column:
        """Head a column in the document's language."""
        return Column(key, words.say(heading, self.document.language), kind, decimals)

    def figures(self, figures: Array) -> list[Value]:
        """Take the figures of the units shown; NaN is None."""
        taken = figures[list(self.rows)]
        unknown = np.isnan(taken)
        values: list[Value] = taken.tolist()
        for row in np.flatnonzero(unknown):
            values[row] = None
        return values

    def marks_of(self, code: str) -> list[int]:
        """Take the marks of the units shown."""
        marks: list[int] = self.document.results.marks(code)[list(self.rows)].tolist()
        return marks


def keyed(code: str, what: str) -> str:
    """Name a column for programs: ``points`` of the whole set, ``CQS.points`` of a node."""
    return what if code == TOTAL else f"{code}.{what}"
