"""Results as a published file states them: rounded, by the codes of units."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from cds_cli.analysis.published.headings import nodes_by_code
from cds_cli.analysis.published.model import Measure
from cds_cli.definitions.models import Indicator
from cds_cli.definitions.views import Pillar
from cds_cli.results.figures import Array, mark_names
from cds_cli.results.model import Results
from cds_cli.results.rounding import round_half_up

LEAST_OF_MAXIMA = 2
"""A maximum is published with as many decimals as points, and at least with these."""
EXACT_DECIMALS = 6
"""Exact points are compared so far: what a spreadsheet calculates differs far behind."""

MARKS = tuple(" ".join(mark_names(bits)) for bits in range(256))
"""The marks of a figure as they are written, by their bits."""

Values = Sequence[float | None]


@dataclass(frozen=True, slots=True)
class Recomputed:
    """The figures and texts of results. ``rows``: the place of each unit, by code."""

    results: Results
    rows: Mapping[str, int] = field(init=False)

    def __post_init__(self) -> None:
        """Number the units."""
        places = {str(code): row for row, code in enumerate(self.results.units.index)}
        object.__setattr__(self, "rows", places)

    def decimals(self, measure: Measure) -> int:
        """Say with how many decimals a figure is published."""
        indicator_set = self.results.indicator_set
        match measure:
            case Measure.POINTS:
                return indicator_set.decimals
            case Measure.MAX_POINTS:
                return max(indicator_set.decimals, LEAST_OF_MAXIMA)
            case Measure.INDEX | Measure.COVERAGE:
                return indicator_set.index_decimals
            case _:
                return 0

    def figures(self, node: str, measure: Measure) -> Values:
        """Give a published figure of every unit; None where it is not known, or the node is not."""
        if node not in self.results.figures:
            return [None] * len(self.rows)
        match measure:
            case Measure.POINTS:
                return known(self.results.points(node))
            case Measure.MAX_POINTS:
                maximum = self.results.maximum(node)
                return known(round_half_up(maximum, self.decimals(measure)))
            case Measure.INDEX:
                return known(self.results.index(node))
            case Measure.COVERAGE:
                return known(self.results.coverage(node))
            case _:
                return known(self.results.ranks(node))

    def exact(self, node: str, measure: Measure) -> Values:
        """Give exact points or maxima of every unit; None where nothing applies to it."""
        if node not in self.results.figures:
            return [None] * len(self.rows)
        figures = self.results.figures[node]
        column = figures.maximum if measure is Measure.MAX_POINTS else figures.points
        column = np.where(figures.maximum > 0, column, np.nan)
        return known(round_half_up(column, EXACT_DECIMALS))

    def texts(self, node: str, measure: Measure) -> Sequence[str]:
        """Give what is told of every unit in words: name, block, code of the band, marks."""
        match measure:
            case Measure.NAME | Measure.BLOCK:
                return [str(value) for value in self.results.units[measure.value]]
            case Measure.BAND:
                return [band or "" for band in self.results.bands()]
            case _ if node in self.results.figures:
                return [MARKS[bits] for bits in self.results.marks(node).tolist()]
            case _:
                return [""] * len(self.rows)

    @property
    def band_codes(self) -> frozenset[str]:
        """The codes of all bands."""
        return frozenset(band.code for band in self.results.indicator_set.bands)

    def labels(self, code: str) -> tuple[str, ...]:
        """Give the names of a band."""
        bands = self.results.indicator_set.bands
        named = ((band.name, band.name_en) for band in bands if band.code == code)
        return tuple(name for names in named for name in names if name)

    def name(self, unit: str) -> str:
        """Give the name of a unit."""
        return str(self.results.units["name"].iloc[self.rows[unit]])

    def stated_maximum(self, node: str) -> str | None:
        """Give the maximum of a node as its heading states it; None where it states none."""
        found = nodes_by_code(self.results.indicator_set).get(node)
        if found is None or isinstance(found, Pillar):
            return None
        most = found.full_points if isinstance(found, Indicator) else found.max_points
        return f"{most:g}" if isinstance(most, float | int) else None


def known(figures: Array) -> Values:
    """Give figures as plain numbers; NaN is None."""
    return [None if math.isnan(figure) else figure for figure in figures.tolist()]
