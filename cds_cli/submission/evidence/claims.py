"""Whether a unit claims anything by its figures: what claims nothing needs no proof."""

from collections.abc import Mapping

import numpy as np

from cds_cli.definitions.columns import roles_of
from cds_cli.definitions.models import Indicator
from cds_cli.rules import CombinedRule, PeerRule, SimpleRule, role_in


def claims_something(leaf: Indicator, figures: Mapping[str, float]) -> bool:
    """Whether the figures of a unit claim anything for an indicator.

    ``figures``: by the code of a column, of this unit; NaN, and what is not there, is a gap or
    does not apply. A figure other than zero claims something; that there is a whole does not.
    Zero and no claim nothing, unless they earn points: the first option of a list has place 0,
    and where less is better zero is the best there is.
    """
    by_role = {role: figures.get(code, np.nan) for role, code in roles_of(leaf).items()}
    claimed = (figure for role, figure in by_role.items() if role.rpartition(".")[2] != "whole")
    if any(figure != 0 and not np.isnan(figure) for figure in claimed):
        return True
    return any(earns_by_zero(rule, most, own) for rule, most, own in asked(leaf, by_role))


def asked(
    leaf: Indicator, figures: Mapping[str, float]
) -> list[tuple[SimpleRule, float, dict[str, float]]]:
    """Give the rules of an indicator, each with its maximum and its own figures by role."""
    rule, most = leaf.rule, leaf.full_points
    if not isinstance(rule, CombinedRule):
        return [(rule, most, dict(figures))]
    return [
        (
            part.rule,
            part.of(most),
            {role: figures[role_in(part, role)] for role in part.rule.inputs},
        )
        for part in rule.parts
    ]


def earns_by_zero(rule: SimpleRule, most: float, figures: Mapping[str, float]) -> bool:
    """Whether figures of zero earn points."""
    if any(np.isnan(figure) for figure in figures.values()):
        return False
    if figures.get("whole") == 0:
        return getattr(rule, "when_whole_is_zero", "") == "full"
    if isinstance(rule, PeerRule):
        return rule.better == "lower"
    columns = {role: np.array([figure]) for role, figure in figures.items()}
    enough = rule.enough(columns)
    if enough is not None and not np.asarray(enough).all():
        return False
    return bool(np.asarray(rule.points(columns, most)).max() > 0)
