"""Figures of parents from the published indices of their children."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import fsum

import numpy as np
import pandas as pd

from cds_cli import catalogue
from cds_cli.analysis.rollup.families import Families, Family
from cds_cli.definitions.views import Band
from cds_cli.diagnostics import Diagnostic, Location, Severity
from cds_cli.results.figures import Array
from cds_cli.results.model import Results
from cds_cli.results.ranks import rank_within_blocks
from cds_cli.results.rounding import round_half_up
from cds_cli.submission.model import Origin
from cds_cli.text import Text, in_figures

MARGIN = 1e-9
"""Two indices that are printed alike may differ in binary."""
BLANK = Text("(trống)", "(blank)")
ADDING_UP = Text("cộng lại bằng 0", "adds up to 0")


@dataclass(frozen=True, slots=True)
class RolledUp:
    """What children make of their parents: one figure a parent, in the order of the families.

    ``node``: whose index of the children is taken. ``values``: exact, 0 to 1, NaN where no child
    has a figure. ``weights``: of the children, where the mean is weighted. ``band``: the band
    whose share is taken.
    """

    results: Results
    families: Families
    node: str
    values: Array
    weights: Array | None = None
    band: Band | None = None

    @property
    def index(self) -> Array:
        """The figures as published: with the decimals of the set's index."""
        return round_half_up(self.values, self.results.indicator_set.index_decimals)

    @property
    def ranks(self) -> Array:
        """Ranks of the parents among one another on the published figure, 1-2-2-4."""
        return rank_within_blocks(self.index, pd.Series([""] * len(self.values), dtype=object))

    def reached(self, family: Family) -> int:
        """Count the children at the band, or at a better one."""
        shares = scored(self.results.index(self.node), family)
        return sum(share >= bound_of(self.band) for _, share in shares)


def mean(results: Results, made: Families, node: str) -> RolledUp:
    """Take the mean of the published indices of the children that have one."""
    index = results.index(node)
    values = each(made, lambda family: plain_mean([share for _, share in scored(index, family)]))
    return RolledUp(results, made, node, values)


def weighted_mean(results: Results, made: Families, node: str, weights: Array) -> RolledUp:
    """Take the mean of published indices by weights, one a child; NaN where they add up to 0."""
    index = results.index(node)

    def of_family(family: Family) -> float:
        pairs = [(float(weights[row]), share) for row, share in scored(index, family)]
        total = fsum(weight for weight, _ in pairs)
        return fsum(weight * share for weight, share in pairs) / total if total > 0 else np.nan

    return RolledUp(results, made, node, each(made, of_family), weights=weights)


def share_at(results: Results, made: Families, node: str, band: Band) -> RolledUp:
    """Take the share of the children with an index that reach a band or a better one."""
    index = results.index(node)
    bound = bound_of(band)

    def of_family(family: Family) -> float:
        return plain_mean([float(share >= bound) for _, share in scored(index, family)])

    return RolledUp(results, made, node, each(made, of_family), band=band)


def each(made: Families, figure: Callable[[Family], float]) -> Array:
    """Work out the figure of each parent."""
    return np.array([figure(family) for family in made.members], dtype=np.float64)


def plain_mean(shares: Sequence[float]) -> float:
    """Give the mean, however the shares are ordered; NaN of none."""
    return fsum(shares) / len(shares) if shares else np.nan


def scored(index: Array, family: Family) -> list[tuple[int, float]]:
    """Give place and index of each child that has one."""
    return [(row, float(index[row])) for row in family.rows if not np.isnan(index[row])]


def bound_of(band: Band | None) -> float:
    """Give the lowest index that counts as the band, or as no worse."""
    return (band.at_least if band else 0.0) - MARGIN


def unusable_weights(rolled: RolledUp, column: str, origin: Origin) -> Iterator[Diagnostic]:
    """The weights of children that count are given, and 0 or more (R643).

    Where those of a parent add up to 0 it has no figure: a warning.
    """
    index, weights = rolled.results.index(rolled.node), rolled.weights
    if weights is None:
        return
    names = rolled.results.units["name"]
    for family in rolled.families.members:
        own = [row for row, _ in scored(index, family)]
        faulty = [row for row in own if not weights[row] >= 0]
        for row in faulty:
            code = str(names.index[row])
            yield catalogue.WEIGHT_NOT_USABLE.at(
                origin.locate(code, column) or Location(),
                of=f"{names.iloc[row]} ({code})",
                column=column,
                seen=BLANK if np.isnan(weights[row]) else in_figures(f"{weights[row]:.10g}"),
            )
        if own and not faulty and not any(weights[own]):
            yield catalogue.WEIGHT_NOT_USABLE.at(
                Location(),
                severity=Severity.WARNING,
                of=family.name,
                column=column,
                seen=ADDING_UP,
            )
