"""The units that a rule compared a figure with, and which of them set the extremes."""

import numpy as np

from cds_cli.analysis.explain.model import Extreme, Peers
from cds_cli.engine.asked import Asked, Summary, sight
from cds_cli.results.figures import Array
from cds_cli.rules import Best, PeerRule
from cds_cli.rules.base import margin


def peers_of(rule: PeerRule, asked: Asked) -> Peers | None:
    """Give what a rule had learned, with the units that set it; None if it never saw a figure.

    ``asked``: of all units, as the rule was scored; ``asked.peers`` holds what it learned.
    """
    summary = asked.peers.get(asked.key)
    if summary is None:
        return None
    view = sight(rule, asked)
    figures = np.full(len(view.seen), np.nan)
    figures[view.seen] = np.asarray(rule.measure(view.values), dtype=np.float64)
    low, high = bounds(summary)
    return Peers(
        count=summary.count,
        low=Extreme(low, rows_at(figures, low)),
        high=Extreme(high, rows_at(figures, high)),
        all_equal=summary.all_equal,
    )


def bounds(summary: Summary) -> tuple[float, float]:
    """Give the lowest and the highest figure of a summary."""
    if isinstance(summary, Best):
        return min(summary.best, summary.worst), max(summary.best, summary.worst)
    return summary.low, summary.high


def rows_at(figures: Array, bound: float) -> tuple[int, ...]:
    """Find the units that have a figure."""
    near = np.flatnonzero(np.abs(figures - bound) <= margin(bound))
    return tuple(near.tolist())
