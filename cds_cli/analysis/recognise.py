"""Standards that a unit is recognised for: all mandatory criteria, and enough of the extended."""

import numpy as np

from cds_cli.definitions.models import Indicator
from cds_cli.definitions.views import Grade
from cds_cli.results.figures import Mark
from cds_cli.results.model import Results


def recognised(results: Results) -> list[str | None]:
    """Give the code of the first standard that each unit meets; None where it meets none.

    A criterion is met by full points; one that does not apply is not counted. A mandatory one
    without data is not met, however the set takes gaps: nobody has shown that it is. As in Yên
    Bái's HD 02/HD-UBND: 100 % of the mandatory and at least 30 % of the extended criteria.
    """
    mandatory = met_share(results, "mandatory")
    extended = met_share(results, "extended")
    kinds = results.units["kind"].tolist()
    return [
        next(
            (
                grade.code
                for grade in results.indicator_set.recognition
                if meets(grade, mandatory[row], extended[row], kinds[row])
            ),
            None,
        )
        for row in range(len(kinds))
    ]


def meets(grade: Grade, mandatory: float, extended: float, kind: str) -> bool:
    """Whether a unit meets a standard that is for its kind."""
    is_for = not grade.kinds or kind in grade.kinds
    # A margin far below one criterion: 3 of 10 is 0.3 on paper and not always in binary.
    return is_for and mandatory >= grade.mandatory - 1e-9 and extended >= grade.extended - 1e-9


def met_share(results: Results, criterion: str) -> list[float]:
    """Give the share of the criteria of one kind that each unit meets; 1 where none applies."""
    leaves = [leaf for leaf in results.indicator_set.leaves() if leaf.criterion == criterion]
    met = np.zeros(len(results.units))
    applies = np.zeros(len(results.units))
    for leaf in leaves:
        unknown = is_unknown(results, leaf)
        applies += (results.maximum(leaf.code) > 0) | unknown
        met += is_met(results, leaf) & ~unknown
    return [float(m / a) if a else 1.0 for m, a in zip(met, applies, strict=True)]


def is_met(results: Results, leaf: Indicator) -> np.ndarray:
    """Say which units have full points of a criterion."""
    maximum = results.maximum(leaf.code)
    return (maximum > 0) & (results.figures[leaf.code].points >= maximum * (1 - 1e-9))


def is_unknown(results: Results, leaf: Indicator) -> np.ndarray:
    """Say for which units a mandatory criterion, or a part of it, was left out for want of data."""
    excluded = (results.figures[leaf.code].marks & np.uint8(Mark.EXCLUDED)) > 0
    return excluded if leaf.criterion == "mandatory" else np.zeros_like(excluded)
