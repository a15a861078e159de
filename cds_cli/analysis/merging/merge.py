"""The figures of merged units, from those of their parts."""

from collections.abc import Sequence
from math import fsum

import numpy as np
import pandas as pd

from cds_cli.analysis.merging.model import Merged, NewUnit, Part
from cds_cli.definitions.models import Group, Indicator, IndicatorSet
from cds_cli.definitions.tree import full_points
from cds_cli.engine.aggregate import aggregate
from cds_cli.results.figures import Array, Figures
from cds_cli.results.model import Results
from cds_cli.rules.given import Given

Pair = tuple[float, float]
"""A weight and a value."""


def merge(before: Results, units: Sequence[NewUnit]) -> Merged:
    """Give new units the means of the main indicators of their parts, and score the whole anew.

    The main indicators are the nodes right below the set. The mean is taken of *published*
    indices, 0 to 1, over the parts to which the indicator applies, by their weights; the maximum
    is the mean of their maxima. From these the set's own top combines the total: nothing is
    rounded in between. A unit of one part keeps its figures. As the ministry did for DTI 2024
    (docs/decisions/merge-of-published-values.md). Every unit needs a part that was scored.
    """
    top = of_main_indicators(before.indicator_set)
    leaves = {leaf.code: merged_figures(leaf.code, before, units) for leaf in top.leaves()}
    after = Results(
        indicator_set=top,
        stage=before.stage,
        period=before.period,
        units=frame_of(before, units),
        figures=aggregate(top, leaves),
        by_rule={},
        claimed=pd.DataFrame(),
        peers={},
        sources=before.sources,
    )
    return Merged(before, after, tuple(units))


def of_main_indicators(indicator_set: IndicatorSet) -> IndicatorSet:
    """Make the set whose leaves are the main indicators; what stands below them is left out."""
    leaves = tuple(as_leaf(node) for node in indicator_set.children)
    codes = {leaf.code for leaf in leaves}
    pillars = tuple(one for one in indicator_set.pillars if codes.issuperset(one.covers))
    emptied: dict[str, object] = dict.fromkeys(
        ("groups", "inputs", "parts", "attributes", "recognition", "checks"), ()
    )
    return indicator_set.model_copy(update={**emptied, "indicators": leaves, "pillars": pillars})


def as_leaf(node: Group | Indicator) -> Indicator:
    """Make a leaf of a main indicator: with its maximum and its weight among its siblings."""
    return Indicator(
        code=node.code,
        name=node.name,
        name_en=node.name_en,
        max_points=full_points(node),
        weight=node.weight,
        rule=Given(type="given"),
    )


def merged_figures(code: str, before: Results, units: Sequence[NewUnit]) -> Figures:
    """Give the figures of one main indicator for all new units."""
    index = before.index(code).tolist()
    old = before.figures[code]
    rows = [
        merged_row(unit, index, old) if unit.is_merged else row_of(old, unit.rows[0])
        for unit in units
    ]
    points, maximum, expected, covered = np.array(rows, dtype=np.float64).reshape(len(rows), 4).T
    marks = [np.bitwise_or.reduce(old.marks[unit.rows]) for unit in units]
    return Figures(points, maximum, expected, covered, np.array(marks, dtype=np.uint8))


def row_of(figures: Figures, row: int) -> tuple[float, float, float, float]:
    """Give points, maximum, expected and covered of one unit."""
    return (
        float(figures.points[row]),
        float(figures.maximum[row]),
        float(figures.expected[row]),
        float(figures.covered[row]),
    )


def merged_row(
    unit: NewUnit, index: Sequence[float], old: Figures
) -> tuple[float, float, float, float]:
    """Give points, maximum, expected and covered of a merged unit."""
    share = mean([(w, index[row]) for row, w in weighted(unit) if not np.isnan(index[row])])
    maximum = mean_of(unit, old.maximum)
    expected, covered = mean_of(unit, old.expected), mean_of(unit, old.covered)
    if np.isnan(share):
        return 0.0, 0.0, expected, covered
    return share * maximum, maximum, expected, covered


def mean_of(unit: NewUnit, figures: Array) -> float:
    """Give the mean of a figure over the parts where it is not 0; 0 where it is 0 in all."""
    there = [(w, float(figures[row])) for row, w in weighted(unit) if figures[row] > 0]
    return float(np.nan_to_num(mean(there)))


def weighted(unit: NewUnit) -> list[tuple[int, float]]:
    """Give row and weight of each part that was scored."""
    return [(part.row, part.weight) for part in unit.parts if part.row is not None]


def mean(pairs: Sequence[Pair]) -> float:
    """Give the weighted mean; NaN where the weights add up to 0."""
    total = fsum(weight for weight, _ in pairs)
    return fsum(weight * value for weight, value in pairs) / total if total > 0 else np.nan


def frame_of(before: Results, units: Sequence[NewUnit]) -> pd.DataFrame:
    """Put what is known of the new units into one table."""
    columns = {
        "name": [unit.name for unit in units],
        "block": [block_of(unit, before) for unit in units],
        "kind": [unit.kind for unit in units],
        "parent": [unit.parent for unit in units],
    }
    index = pd.Index([unit.code for unit in units], name="code", dtype=object)
    return pd.DataFrame(columns, index=index, dtype=object)


def block_of(unit: NewUnit, before: Results) -> str:
    """Give the block that a new unit is ranked in: as stated, else that of its parts."""
    if unit.block is not None:
        return unit.block
    return next(iter(blocks_of(unit, before)))


def blocks_of(unit: NewUnit, before: Results) -> dict[str, list[Part]]:
    """Give the parts that were scored by their blocks."""
    found: dict[str, list[Part]] = {}
    for part in unit.parts:
        if part.row is not None:
            found.setdefault(str(before.units["block"].iloc[part.row]), []).append(part)
    return found
