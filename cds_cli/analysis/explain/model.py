"""What is told of one unit: its indicators, groups, gaps and losses, as plain values."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from cds_cli.analysis.explain.cells import Cell, PointsCell, Said
from cds_cli.analysis.explain.nodes import Branch, Standing
from cds_cli.analysis.scoring import Scoring
from cds_cli.definitions.models import Indicator
from cds_cli.rules import Part, SimpleRule


@dataclass(frozen=True, slots=True)
class Extreme:
    """The lowest or the highest figure, and the rows of the units that have it.

    No row has it where units were compared with figures recorded elsewhere.
    """

    figure: float
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Peers:
    """What a rule learned from units: how many there were, the lowest and the highest of them."""

    count: int
    low: Extreme
    high: Extreme
    all_equal: bool


class State(StrEnum):
    """How the figures of a rule were taken."""

    SCORED = "scored"
    NOT_COVERED = "not_covered"
    """The set does not ask the unit for this."""
    NOT_APPLICABLE = "not_applicable"
    """The unit said that it does not apply."""
    MISSING = "missing"
    WHOLE_IS_ZERO = "whole_is_zero"
    TOO_FEW_ANSWERS = "too_few_answers"
    UNPROVEN = "unproven"

    @property
    def is_gap(self) -> bool:
        """Whether data are wanting."""
        return self in {State.MISSING, State.TOO_FEW_ANSWERS}


@dataclass(frozen=True, slots=True)
class Piece:
    """One simple rule as it was scored for the unit: that of an indicator, or of a part of it.

    ``code`` is that of the indicator, or ``INDICATOR.PART``. ``points`` and ``maximum`` are
    exact; ``max_points`` is the most there is where it applies. ``if_proven``: what figures that
    earn nothing for want of evidence would give with it.
    """

    code: str
    rule: SimpleRule
    part: Part | None
    max_points: float
    state: State
    cells: tuple[Cell, ...]
    points: float
    maximum: float
    peers: Peers | None
    if_proven: "Piece | None"

    @property
    def values(self) -> dict[str, float]:
        """The figures by role."""
        return {cell.role: cell.value for cell in self.cells}


@dataclass(frozen=True, slots=True)
class Leaf:
    """One indicator of one unit.

    ``by_rule``: the points of the rule, be they published or replaced by a council's; NaN where
    those stand and the rule had no figures. ``counted``: the code of the piece that counts where
    the best of several does, None elsewhere. ``missing``: what the set makes of a gap here.
    """

    indicator: Indicator
    standing: Standing
    exact: float
    pieces: tuple[Piece, ...]
    by_rule: float
    counted: str | None
    missing: str
    covered: bool
    claimed: PointsCell | None
    awarded: PointsCell | None
    said: tuple[Said, ...]

    @property
    def is_left_to_council(self) -> bool:
        """Whether the council's points stand where the rule has no figures to go by."""
        return self.awarded is not None and bool(np.isnan(self.by_rule))


@dataclass(frozen=True, slots=True)
class Child:
    """A node right below another: exact points and maximum of the unit, weight among siblings."""

    code: str
    points: float
    maximum: float
    weight: float

    @property
    def share(self) -> float:
        """The share of its points that was earned."""
        return self.points / self.maximum


@dataclass(frozen=True, slots=True)
class Roll:
    """A node that others add up to: ``method`` is sum, mean, geometric, harmonic or minimum.

    ``points`` and ``maximum`` are exact, of one unit; ``full`` is the maximum where all applies.
    """

    code: str
    method: str
    points: float
    maximum: float
    full: float
    children: tuple[Child, ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """What is known of one unit below a node.

    ``branches`` and ``standings`` go together, parents first; ``rolls`` are those of the nodes
    that others add up to, ``leaves`` those of the indicators, both in the order of the tree.
    """

    scoring: Scoring
    row: int
    code: str
    branches: tuple[Branch, ...]
    standings: tuple[Standing, ...]
    rolls: tuple[tuple[Branch, Roll], ...]
    leaves: tuple[Leaf, ...]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The units right above one in its block, all of one rank; below it where it is first."""

    rows: tuple[int, ...]
    is_above: bool


@dataclass(frozen=True, slots=True)
class GapPart:
    """What one indicator adds to a gap, own minus other: ``exact``, and rounded."""

    code: str
    exact: float
    difference: float


@dataclass(frozen=True, slots=True)
class Gap:
    """The gap of a unit to another in one node, own minus other, and the indicators that make it.

    ``whole`` is the difference of published figures: of points with ``in_points``, else of the
    index. The parts add up to it in the last published digit; those that add nothing are left
    out, and those come first that make the gap what it is, the largest leading.
    """

    node: str
    row: int
    other: int
    in_points: bool
    sums: bool
    """Whether the points below the node add up."""
    whole: float
    decimals: int
    parts: tuple[GapPart, ...]
    equal: int
    """How many indicators make no difference."""


@dataclass(frozen=True, slots=True)
class LostPart:
    """What was lost in one indicator, rounded; ``share`` of all that was lost, 0 to 1."""

    code: str
    lost: float
    share: float


@dataclass(frozen=True, slots=True)
class Lost:
    """What a unit did not earn in a node: of points with ``in_points``, else of the index.

    The parts, most first, add up to ``whole`` in its last published digit, their shares to 1.
    """

    node: str
    in_points: bool
    whole: float
    decimals: int
    parts: tuple[LostPart, ...]
    full: int
    """How many indicators lost nothing, or do not apply."""
