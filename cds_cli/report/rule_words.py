"""A scoring rule in a few words."""

from datetime import date

from cds_cli.rules import BestOf, Checklist, Choice, Pass, Rule, Steps, SumOf
from cds_cli.submission.kinds.numbers import as_percentage
from cds_cli.submission.kinds.shown import plain_number


def rule_in_short(rule: Rule, *, of_dates: bool = False) -> str:
    """Name a rule with what it states beyond the usual: ``ratio target=0.8``.

    A threshold is held as a number; that it is a day is known of the input (``of_dates``).
    """
    if isinstance(rule, BestOf | SumOf):
        parts = ", ".join(f"{part.code}: {rule_in_short(part.rule)}" for part in rule.parts)
        return f"{rule.type}({parts})"
    if isinstance(rule, Choice | Steps | Checklist):
        return f"{rule.type}({many(rule, of_dates=of_dates)})"
    stated = rule.model_dump(exclude_defaults=True, exclude={"type"}, by_alias=True)
    days = of_dates and isinstance(rule, Pass)
    told = (f"{key}={shown(value, is_day=days)}" for key, value in stated.items())
    return " ".join((rule.type, *told))


def many(rule: Choice | Steps | Checklist, *, of_dates: bool) -> str:
    """List what a rule that holds a list gives."""
    if isinstance(rule, Steps):
        steps = ((bounds(step, are_days=of_dates), earned(step)) for step in rule.steps)
        return ", ".join(f"{where} → {points}" for where, points in steps)
    listed = rule.options if isinstance(rule, Choice) else rule.items
    return ", ".join(f"{one.code} → {earned(one)}" for one in listed)


def bounds(step: object, *, are_days: bool) -> str:
    """Write the interval of a step."""
    signs = {"at_least": "≥", "above": ">", "below": "<", "at_most": "≤"}
    told = [
        f"{sign}{shown(value, is_day=are_days)}"
        for key, sign in signs.items()
        if (value := getattr(step, key)) is not None
    ]
    return " ".join(told)


def earned(one: object) -> str:
    """Write what a step, an option or an item earns."""
    points = getattr(one, "points", None)
    if points is not None:
        return plain_number(points)
    return f"{plain_number(as_percentage(getattr(one, 'share', 0.0)))}%"


def shown(value: object, *, is_day: bool) -> str:
    """Write a parameter the way a definition states it."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {inner}" for key, inner in value.items()) + "}"
    if isinstance(value, bool):
        return str(value).lower()
    if is_day and isinstance(value, float):
        return date.fromordinal(int(value)).isoformat()
    return plain_number(value) if isinstance(value, float) else str(value)
