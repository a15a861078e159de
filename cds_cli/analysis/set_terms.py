"""What of an indicator decides its points, as plain values that can be compared."""

from typing import Any

from cds_cli.definitions.models import Group, Indicator, IndicatorSet
from cds_cli.definitions.point_checks import full_points, has_open_part, sum_of_children
from cds_cli.units.names import name_key

IN_POINTS = {"points", "points_per_item", "max_points"}
"""Parameters that are points: with another maximum they are other figures for the same share."""
TERMS = ("applies_to", "not_applicable", "missing", "evidence", "criterion", "sector", "component")
DIGITS = 9


def most_points(node: IndicatorSet | Group | Indicator) -> float | str:
    """Give the maximum of a node: as declared, else what its children give, or ``open``."""
    declared = node.max_points
    if declared is not None:
        return declared if isinstance(declared, str) else float(declared)
    if isinstance(node, Indicator):  # whose maximum is always declared
        return node.full_points
    if has_open_part(node):
        return "open"
    return float(full_points(node) if isinstance(node, Group) else sum_of_children(node))


def rule_of(indicator: Indicator) -> dict[str, Any]:
    """Give a rule with the parameters it states."""
    values: dict[str, Any] = indicator.rule.model_dump(mode="json", exclude_defaults=True)
    return {"type": indicator.rule.type, **values}


def inputs_of(indicator: Indicator, indicator_set: IndicatorSet) -> dict[str, dict[str, Any]]:
    """Give the inputs that are written, by role; where the set shares one, what it says of it."""
    shared = {one.code: one for one in indicator_set.inputs}
    found = {}
    for role, given in sorted(indicator.inputs.items()):
        item = shared.get(given) if isinstance(given, str) else given
        if item is not None:
            # A shared code is only how a set calls an input.
            found[role] = item.model_dump(
                mode="json", exclude_defaults=True, exclude={"code", "sector"}
            )
    return found


def asked(inputs: dict[str, dict[str, Any]]) -> object:
    """Give inputs with their names as names are compared."""
    return {role: {**one, "name": name_key(one["name"])} for role, one in inputs.items()}


def terms_of(indicator: Indicator) -> dict[str, Any]:
    """Give for whom and on which terms it counts."""
    return indicator.model_dump(
        mode="json", by_alias=True, exclude_defaults=True, include=set(TERMS)
    )


def like_for_like(indicator: Indicator) -> object:
    """Give the rule with its points as shares of the maximum, so that the maximum may differ."""
    return in_shares(rule_of(indicator), indicator.full_points)


def in_shares(value: object, most: float) -> object:
    """Divide all points inside a rule by a maximum."""
    if isinstance(value, dict):
        return {key: share(key, one, most) for key, one in value.items()}
    if isinstance(value, list):
        return [in_shares(one, most) for one in value]
    return value


def share(key: str, value: object, most: float) -> object:
    """Divide one parameter if it is points."""
    if key in IN_POINTS and isinstance(value, float | int) and most:
        return round(value / most, DIGITS)
    return in_shares(value, most)
