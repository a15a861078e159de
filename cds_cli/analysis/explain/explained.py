"""The score of one unit, from a node down to the cells."""

from cds_cli.analysis.explain.leaf import Looking, explain_leaf
from cds_cli.analysis.explain.model import Explained
from cds_cli.analysis.explain.nodes import branches, leaves_below, standing
from cds_cli.analysis.explain.roll_up import roll_of
from cds_cli.analysis.scoring import Scoring
from cds_cli.results.figures import TOTAL


def explain(scoring: Scoring, row: int, code: str = TOTAL) -> Explained:
    """Say how the score of the unit of a row came about, for a node, a pillar or in all.

    Raises KeyError for a code that the set does not have.
    """
    results = scoring.results
    listed = branches(results.indicator_set, code)
    looking = Looking.at(scoring, row)
    rolls = ((one, roll_of(results, row, one.node)) for one in listed)
    return Explained(
        scoring=scoring,
        row=row,
        code=code,
        branches=listed,
        standings=tuple(standing(results, one.code, row) for one in listed),
        rolls=tuple((one, roll) for one, roll in rolls if roll is not None),
        leaves=tuple(
            explain_leaf(looking, leaf) for leaf in leaves_below(results.indicator_set, code)
        ),
    )
