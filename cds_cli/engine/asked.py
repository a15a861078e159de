"""What is asked of a rule, and which of the figures it gets to see."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from cds_cli.results.figures import Array, Mask
from cds_cli.rules import Best, SimpleRule, Spread
from cds_cli.rules.base import Columns

Summary = Best | Spread


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a rule: the values of its inputs, for whom, and how gaps are taken.

    ``values`` by role, length units, NaN where nothing was given. ``applies``: where it is to be
    scored at all. ``exempt`` by role: where a unit has said that this input does not apply.
    ``unproven``: where figures earn nothing for want of evidence; None where all are proven.
    """

    values: Mapping[str, Array]
    applies: Mask
    max_points: float
    missing: str
    peers: dict[str, Summary]
    key: str
    exempt: Mapping[str, Mask] = field(default_factory=dict)
    unproven: Mask | None = None


@dataclass(frozen=True, slots=True)
class Sight:
    """What a rule gets to see of what was asked.

    ``applies``, ``given`` and ``seen``: where it is scored, has figures, and is to give points
    for them. ``full``: where a whole of 0 earns everything. ``values``: the figures seen.
    """

    applies: Mask
    given: Mask
    seen: Mask
    full: Mask | None
    values: Columns


def sight(rule: SimpleRule, asked: Asked) -> Sight:
    """Leave out what a rule never sees: gaps, empty wholes, too few answers, unproven figures."""
    applies, given = asked_and_given(asked)
    empty = empty_wholes(asked.values, given)
    if empty is not None and whole_is_zero(rule) == "not_applicable":
        applies, given = applies & ~empty, given & ~empty
        empty = None
    seen = given if empty is None else given & ~empty
    values = figures_in(asked, seen)
    enough = rule.enough(values)
    if enough is not None:
        short = np.zeros(len(seen), dtype=bool)
        short[seen] = ~np.asarray(enough, dtype=bool)
        given, seen = given & ~short, seen & ~short
    full = empty if whole_is_zero(rule) == "full" else None
    if asked.unproven is not None:
        # Last of all: what is not proven was given, and neither leaves nor is a gap.
        seen = seen & ~asked.unproven
        full = None if full is None else full & ~asked.unproven
    if enough is not None or asked.unproven is not None:
        values = figures_in(asked, seen)
    return Sight(applies, given, seen, full, values)


def asked_and_given(asked: Asked) -> tuple[Mask, Mask]:
    """Give where a rule applies, and where all its figures are given."""
    applies = asked.applies
    for exempt in asked.exempt.values():
        applies = applies & ~exempt
    given = applies
    for column in asked.values.values():
        given = given & ~np.isnan(column)
    return applies, given


def empty_wholes(values: Mapping[str, Array], given: Mask) -> Mask | None:
    """Find the units whose whole is 0; None where there is none, or no whole."""
    if "whole" not in values:
        return None
    empty = given & (values["whole"] == 0.0)
    return empty if empty.any() else None


def whole_is_zero(rule: SimpleRule) -> str:
    """Say what a whole of 0 means to a rule."""
    meaning: str = getattr(rule, "when_whole_is_zero", "not_applicable")
    return meaning


def figures_in(asked: Asked, units: Mask) -> Columns:
    """Take the figures of some units, by role."""
    return {role: figures[units] for role, figures in asked.values.items()}
