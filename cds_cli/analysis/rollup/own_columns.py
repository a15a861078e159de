"""A set whose indicators share no inputs, so that each can be summed over children of its own."""

from typing import TypeVar

from cds_cli.definitions.models import Group, Indicator, IndicatorSet

Parent = TypeVar("Parent", Group, IndicatorSet)


def with_own_columns(indicator_set: IndicatorSet, *, everywhere: bool) -> IndicatorSet:
    """Give each indicator columns of its own, headed by its code and the roles of its rule.

    ``everywhere``: it is scored for all units, whatever it says of kinds and attributes. Evidence
    and cross-checks are those of children and fall away.
    """
    return with_children(indicator_set, everywhere=everywhere).model_copy(
        update={"inputs": (), "checks": ()}
    )


def with_children(parent: Parent, *, everywhere: bool) -> Parent:
    """Change the indicators below a node."""
    return parent.model_copy(
        update={
            "groups": tuple(with_children(one, everywhere=everywhere) for one in parent.groups),
            "indicators": tuple(alone(one, everywhere=everywhere) for one in parent.indicators),
        }
    )


def alone(leaf: Indicator, *, everywhere: bool) -> Indicator:
    """Let an indicator share nothing."""
    kept = {role: item for role, item in leaf.inputs.items() if not isinstance(item, str)}
    changed: dict[str, object] = {"inputs": kept, "evidence": "none"}
    return leaf.model_copy(update={**changed, "applies_to": None} if everywhere else changed)
