"""What became of the points of one stage in another; ``place`` is that among the units in both."""

from dataclasses import dataclass
from typing import Literal

from cds_cli.definitions.models import Indicator

SideName = Literal["a", "b"]


@dataclass(frozen=True, slots=True)
class ItemChange:
    """An indicator over all units, of one stage against another of the same figures.

    ``to_zero``, ``fell`` (not to zero), ``same`` and ``rose`` count the units to which it applied
    in both; ``applied`` those to which it applied in one only. ``total`` and ``mean``: of the
    differences of published points, later minus earlier; the mean is None without a unit.
    """

    leaf: Indicator
    to_zero: int
    fell: int
    same: int
    rose: int
    applied: int
    total: float
    mean: float | None

    @property
    def is_changed(self) -> bool:
        """Whether it changed for any unit."""
        return bool(self.to_zero or self.fell or self.rose or self.applied)


@dataclass(frozen=True, slots=True)
class UnitItem:
    """An indicator of one unit that fell to zero, or rose; ``place`` is that among the units."""

    place: int
    leaf: Indicator
    before: float
    after: float
    change: float
    is_to_zero: bool
    marks: int
    """What the later figure rests on, as bits of ``Mark``."""


@dataclass(frozen=True, slots=True)
class Claim:
    """The points a unit gave itself beside those it got; ``place`` is that among the units.

    ``by_rule``: what the rule gave on that side, before a council's own points; None where it
    had no figures. ``after``: the published points of the later side; None where it did not apply.
    """

    place: int
    side: SideName
    leaf: Indicator
    claimed: float
    by_rule: float | None
    after: float | None
    decimals: int

    @property
    def difference(self) -> float | None:
        """By rule minus claimed."""
        return self.less_claimed(self.by_rule)

    @property
    def after_difference(self) -> float | None:
        """The later points minus claimed."""
        return self.less_claimed(self.after)

    @property
    def is_met(self) -> bool:
        """Whether both the rule and the later side gave what was claimed."""
        return self.difference == 0 and self.after_difference == 0

    def less_claimed(self, points: float | None) -> float | None:
        """Subtract what was claimed; the rest in binary goes."""
        return None if points is None else round(points - self.claimed, self.decimals)


@dataclass(frozen=True, slots=True)
class Appraisal:
    """One stage against another of one set and period."""

    items: tuple[ItemChange, ...]
    changed: tuple[UnitItem, ...]
    claims: tuple[Claim, ...]
