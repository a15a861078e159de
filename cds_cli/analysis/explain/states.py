"""How the figures of a rule were taken for one unit."""

from collections.abc import Mapping

import numpy as np

from cds_cli.analysis.explain.model import State
from cds_cli.engine.asked import Asked
from cds_cli.results.figures import Array, Mask
from cds_cli.rules import SimpleRule


def state_of(rule: SimpleRule, asked: Asked, row: int) -> State:
    """Say how the figures of a rule were taken, in the order in which the engine asks."""
    figures = {role: float(column[row]) for role, column in asked.values.items()}
    states = (
        (not asked.applies[row], State.NOT_COVERED),
        (any(marks[row] for marks in asked.exempt.values()), State.NOT_APPLICABLE),
        (any(np.isnan(figure) for figure in figures.values()), State.MISSING),
        (figures.get("whole") == 0 and leaves_maximum(rule), State.WHOLE_IS_ZERO),
        (has_too_few(rule, figures), State.TOO_FEW_ANSWERS),
        (is_true(asked.unproven, row), State.UNPROVEN),
        (figures.get("whole") == 0, State.WHOLE_IS_ZERO),
    )
    return next((state for met, state in states if met), State.SCORED)


def leaves_maximum(rule: SimpleRule) -> bool:
    """Whether a whole of zero takes the indicator out of the maximum."""
    meaning: str = getattr(rule, "when_whole_is_zero", "not_applicable")
    return meaning == "not_applicable"


def has_too_few(rule: SimpleRule, figures: Mapping[str, float]) -> bool:
    """Whether a rule has too little to score."""
    if any(np.isnan(figure) for figure in figures.values()):
        return False
    columns: dict[str, Array] = {role: np.array([figure]) for role, figure in figures.items()}
    enough = rule.enough(columns)
    return enough is not None and not bool(np.asarray(enough)[0])


def is_true(mask: Mask | None, row: int) -> bool:
    """Whether a unit is marked."""
    return mask is not None and bool(mask[row])
