"""What a comparison of two scorings holds; the units in both stand in the later order."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from cds_cli.analysis.comparison.appraisal_model import Appraisal
from cds_cli.definitions.models import Group, Indicator
from cds_cli.definitions.views import Pillar
from cds_cli.results.figures import Array
from cds_cli.results.model import Results

Places = NDArray[np.intp]
Node = Group | Indicator | Pillar


class Factor(StrEnum):
    """What may have made an index change."""

    DATA = "data"
    """What was submitted and awarded, and the evidence for it."""
    RULE = "rule"
    """What the set states: indicators, rules, weights, maxima, rounding."""
    MAXIMUM = "maximum"
    """What applied to the unit, or left its maximum."""
    PEERS = "peers"
    """What rules that compare units had learned from all of them."""


@dataclass(frozen=True, slots=True)
class Both:
    """Where the units stand that are in both: places in the tables of either side.

    They come in the published order of the later side; ``left`` and ``entered`` are the places
    of the units in one only, each in the published order of its side.
    """

    before: Places
    after: Places
    left: Places
    entered: Places


@dataclass(frozen=True, slots=True)
class NodePair:
    """One node as it was and as it is; None as its code where a side does not have it."""

    before: str | None
    after: str | None
    node: Node | None
    """The node as it is, or was; None for the whole set."""
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """How units stood on a node, as published: arrays of one entry a unit in both, NaN unknown.

    ``bands``: by code, None below all; those of the set, held against the index of the node.
    """

    points: Array
    maximum: Array
    index: Array
    ranks: Array
    bands: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class NodeChange:
    """A node of both sides, or of one; changes are later minus earlier.

    ``moves``: ranks gained (positive) or lost; NaN without two ranks within one block.
    """

    pair: NodePair
    before: Standing
    after: Standing
    points: Array
    index: Array
    moves: Array


@dataclass(frozen=True, slots=True)
class Split:
    """The change of the published index of a node, split into what made it.

    ``change`` and each of ``parts``: one entry a unit in both, published; the parts add up to
    the change in its last digit. NaN where a unit has no index on one side. ``void``: factors
    that cannot have changed anything, whose parts are 0.
    """

    pair: NodePair
    change: Array
    parts: Mapping[Factor, Array]
    void: frozenset[Factor]
    decimals: int


@dataclass(frozen=True, slots=True)
class Portion:
    """Points, maximum and index over some indicators: arrays of one entry a unit in both."""

    points: Array
    maximum: Array
    index: Array


@dataclass(frozen=True, slots=True)
class OneSided:
    """An indicator whose two sides may not be held against each other.

    ``reasons``: why not, where it is in both (rule, inputs, name); empty where it is in one.
    ``mean_before``, ``mean_after``: mean points of the units in both to which it applies; None
    where there is none.
    """

    before: Indicator | None
    after: Indicator | None
    reasons: tuple[str, ...]
    mean_before: float | None
    mean_after: float | None


@dataclass(frozen=True, slots=True)
class Editions:
    """What of two editions can be compared, and the rest."""

    comparable: int
    like_before: Portion
    like_after: Portion
    change: Array
    rest_before: Portion
    rest_after: Portion
    others: tuple[OneSided, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two scorings held against each other; ``editions`` and ``appraisal`` where they are such."""

    before: Results
    after: Results
    both: Both
    total: NodeChange
    nodes: tuple[NodeChange, ...]
    split: Split
    editions: Editions | None
    appraisal: Appraisal | None
