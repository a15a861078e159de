"""From the points of indicators to those of groups, pillars and the whole set."""

from collections.abc import Mapping, Sequence

import numpy as np

from cds_cli.definitions.models import Group, Indicator, IndicatorSet
from cds_cli.definitions.tree import full_points, method_of
from cds_cli.engine.scored import add_up, total_of
from cds_cli.results.figures import TOTAL, Array, Figures, FiguresByCode
from cds_cli.results.model import divide

Weights = Mapping[str, float]
"""Other weights by code: of a child among weighted siblings, or the maximum of an indicator."""


def aggregate(
    indicator_set: IndicatorSet, leaves: FiguresByCode, weights: Weights | None = None
) -> dict[str, Figures]:
    """Roll the figures of indicators up to every node, pillar and the whole set.

    ``weights`` replace those of the set, so that many can be tried on one scoring (OECD/JRC
    Handbook, step 7). Points add up, unless siblings have weights or their parent combines them.
    """
    figures: dict[str, Figures] = {}
    roll_up(indicator_set, leaves, weights or {}, figures)
    for pillar in indicator_set.pillars:
        figures[pillar.code] = add_up([figures[code] for code in pillar.covers])
    return figures


def roll_up(
    parent: IndicatorSet | Group,
    leaves: FiguresByCode,
    weights: Weights,
    figures: dict[str, Figures],
) -> Figures:
    """Fill in the figures of a node and of all nodes below it."""
    code = TOTAL if isinstance(parent, IndicatorSet) else parent.code
    # The entry is made first, so that parents stand before their children.
    figures[code] = EMPTY
    children = []
    for child in parent.children:
        if isinstance(child, Indicator):
            figures[child.code] = rescaled(leaves[child.code], child, weights)
            children.append(figures[child.code])
        else:
            children.append(roll_up(child, leaves, weights, figures))
    figures[code] = combined(parent, children, weights)
    return figures[code]


EMPTY = Figures(*(np.zeros(0),) * 4, np.zeros(0, dtype=np.uint8))


def rescaled(figures: Figures, leaf: Indicator, weights: Weights) -> Figures:
    """Give an indicator another maximum; its share of points stays."""
    if leaf.code not in weights or leaf.weight is not None or not leaf.full_points:
        return figures
    factor = weights[leaf.code] / leaf.full_points
    return Figures(
        figures.points * factor,
        figures.maximum * factor,
        figures.expected * factor,
        figures.covered * factor,
        figures.marks,
    )


def combined(
    parent: IndicatorSet | Group, children: Sequence[Figures], weights: Weights
) -> Figures:
    """Combine the figures of siblings the way their parent states."""
    method = method_of(parent)
    if method == "sum":
        return add_up(children)
    shares = np.array([divide(child.points, child.maximum) for child in children])
    present = ~np.isnan(shares)
    weight = np.array([weight_of(child, weights) for child in parent.children])
    own = weight[:, np.newaxis] * present
    full = full_points(parent) / (weight.sum() or 1.0)
    maximum = full * own.sum(axis=0)
    return Figures(
        points=maximum * mean_share(method, np.where(present, shares, 1.0), own),
        maximum=maximum,
        expected=full
        * total_of([w * (c.expected > 0) for w, c in zip(weight, children, strict=True)]),
        covered=full
        * total_of(
            [
                w * np.nan_to_num(divide(c.covered, c.expected))
                for w, c in zip(weight, children, strict=True)
            ]
        ),
        marks=np.bitwise_or.reduce([child.marks for child in children]),
    )


def weight_of(child: Group | Indicator, weights: Weights) -> float:
    """Give the weight of a child among its siblings; what is only reported has none."""
    return weights.get(child.code, child.weight or 1.0) if full_points(child) else 0.0


def mean_share(method: str, shares: Array, weight: Array) -> Array:
    """Take the mean of shares (children × units); a child of weight 0 takes no part.

    Raises ValueError for an unknown method. OECD/JRC Handbook, step 6.
    """
    total = weight.sum(axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        if method == "mean":
            share = (weight * shares).sum(axis=0) / total
        elif method == "geometric":
            share = np.exp((weight * np.log(shares)).sum(axis=0, where=weight > 0) / total)
        elif method == "harmonic":
            share = total / (weight / shares).sum(axis=0, where=weight > 0)
        elif method == "minimum":
            share = np.where(weight > 0, shares, np.inf).min(axis=0)
        else:
            raise ValueError(method)
    return np.where(total > 0, share, 0.0)
