"""The columns that a set asks for: one an input, with the indicators that use it."""

from collections.abc import Iterator
from dataclasses import dataclass

from cds_cli.definitions.inputs import Input, InputOption, Range
from cds_cli.definitions.models import Indicator, IndicatorSet
from cds_cli.rules import (
    Checklist,
    Choice,
    CombinedRule,
    Given,
    Linear,
    RelativeToBest,
    SimpleRule,
    Survey,
)
from cds_cli.rules.base import Kind

POINTS = ("claimed", "awarded")
BESIDE = ("evidence", "explanation", "reason", "note")
RESERVED = (*POINTS, *BESIDE)
"""What may stand beside an indicator, as ``CODE.claimed``: points, and texts."""


@dataclass(frozen=True, slots=True)
class InputColumn:
    """One column of a submission: what heads it and what its cells may hold."""

    code: str
    input: Input
    options: tuple[InputOption, ...]
    indicators: tuple[str, ...]

    @property
    def name(self) -> str:
        """The input in words."""
        return self.input.name

    @property
    def kind(self) -> Kind:
        """What a cell may hold."""
        return self.input.kind


def input_columns(indicator_set: IndicatorSet) -> tuple[InputColumn, ...]:
    """Give the input columns of a set, shared ones where they are first used."""
    shared = {item.code: item for item in indicator_set.inputs}
    inputs: dict[str, tuple[Input, tuple[InputOption, ...]]] = {}
    users: dict[str, list[str]] = {}
    for indicator in indicator_set.leaves():
        for role, code in roles_of(indicator).items():
            given = indicator.inputs.get(role)
            item = shared.get(code) if isinstance(given, str) else given
            before = inputs.get(code, (item or implied_input(indicator, role), ()))
            made = narrowed(before[0], implied_range(indicator, role))
            options = before[1] or options_of(indicator, role) or made.options
            inputs[code] = (made, options)
            users.setdefault(code, []).append(indicator.code)
    for item in indicator_set.inputs:
        # What no indicator uses is still asked for: a text or a date that a reader wants to see.
        inputs.setdefault(item.code, (item, item.options))
        users.setdefault(item.code, [])
    return tuple(
        InputColumn(code, item, options, tuple(users[code]))
        for code, (item, options) in inputs.items()
    )


def roles_of(indicator: Indicator) -> dict[str, str]:
    """Name the column of each role of an indicator's rule.

    A lone input is headed by the indicator's code, others by code and role (``1.1.part``), a
    shared one by its own code.
    """
    roles = tuple(indicator.rule.inputs)
    return {
        role: str(given)
        if isinstance(given := indicator.inputs.get(role), str)
        else (indicator.code if roles == ("value",) else f"{indicator.code}.{role}")
        for role in roles
    }


def implied_input(indicator: Indicator, role: str) -> Input:
    """Make the input that a rule implies where none is written: named by what it is for."""
    kind = indicator.rule.inputs[role][0]
    return Input(
        name=implied_name(indicator, role), kind=kind, range=implied_range(indicator, role)
    )


def implied_name(indicator: Indicator, role: str) -> str:
    """Name an input by its indicator, or by the part of it that it answers."""
    of_part, _, own_role = role.rpartition(".")
    for code, name in parts_of(indicator):
        if code in {role, of_part}:
            return f"{indicator.name}: {name}{level_of_answer(indicator, role, own_role)}"
    return f"{indicator.name}{level_of_answer(indicator, role, own_role)}"


def level_of_answer(indicator: Indicator, role: str, own_role: str) -> str:
    """Say which answer an input of a survey counts; nothing of other rules."""
    rule, _ = simple_rule(indicator, role)
    return f": số phiếu mức {own_role.removeprefix('answers_')}" if isinstance(rule, Survey) else ""


def parts_of(indicator: Indicator) -> Iterator[tuple[str, str]]:
    """Give code and name of each part of a combined rule."""
    rule = indicator.rule
    if isinstance(rule, Checklist):
        yield from ((item.code, item.name) for item in rule.items)
    elif isinstance(rule, CombinedRule):
        yield from ((part.code, part.name or part.code) for part in rule.parts)


def implied_range(indicator: Indicator, role: str) -> Range | None:
    """Give the range that the rule sets for a value."""
    rule, most = simple_rule(indicator, role)
    if isinstance(rule, Given) and rule.scale == "points":
        return Range(at_least=0.0, at_most=most)
    if isinstance(rule, RelativeToBest) and rule.of == "value":
        return Range(at_least=0.0)  # a proportion of the best says nothing of figures below 0
    if isinstance(rule, Linear) and not rule.clip and rule.of == "value":
        return Range(at_least=min(rule.low, rule.high), at_most=max(rule.low, rule.high))
    return None


def narrowed(item: Input, implied: Range | None) -> Input:
    """Hold an input to what a rule allows as well as to the range it states itself."""
    if implied is None:
        return item
    own = item.range or Range()
    lows = [end for end in (own.at_least, implied.at_least) if end is not None]
    highs = [end for end in (own.at_most, implied.at_most) if end is not None]
    both = Range(at_least=max(lows, default=None), at_most=min(highs, default=None))
    return item.model_copy(update={"range": both})


def options_of(indicator: Indicator, role: str) -> tuple[InputOption, ...]:
    """Give the answers that a ``choice`` rule knows for a role."""
    rule, _ = simple_rule(indicator, role)
    if not isinstance(rule, Choice):
        return ()
    return tuple(InputOption(code=option.code, name=option.name) for option in rule.options)


def simple_rule(indicator: Indicator, role: str) -> tuple[SimpleRule | None, float]:
    """Give the simple rule that reads a role, and its maximum: the indicator's own or a part's."""
    rule, most = indicator.rule, indicator.full_points
    if not isinstance(rule, CombinedRule):
        return rule, most
    for part in rule.parts:
        if role == part.code or role.startswith(f"{part.code}."):
            return part.rule, part.of(most)
    return None, 0.0
