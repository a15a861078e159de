"""When the decision of a set is in force."""

from datetime import date

from cds_cli.definitions.models import Effective, IndicatorSet


def overlaps(effective: Effective, first: date, last: date) -> bool:
    """Whether a decision is in force on some day from the first to the last, both included."""
    return effective.since <= last and (effective.to is None or first <= effective.to)


def in_force_on(indicator_set: IndicatorSet, day: date) -> bool:
    """Whether a set states that its decision is in force on a day."""
    effective = indicator_set.effective
    return effective is not None and overlaps(effective, day, day)
