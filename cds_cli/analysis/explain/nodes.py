"""The nodes of a set below one of them, and where a unit stands in each."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from cds_cli.definitions.models import Group, Indicator, IndicatorSet
from cds_cli.definitions.views import Pillar
from cds_cli.results.figures import TOTAL, mark_names
from cds_cli.results.model import Results

Node = IndicatorSet | Group | Indicator | Pillar


@dataclass(frozen=True, slots=True)
class Branch:
    """A node with the code of its parent (``TOTAL`` at the top) and how deep it stands."""

    node: Node
    parent: str | None
    depth: int

    @property
    def code(self) -> str:
        """The code under which results know it; the whole set is ``TOTAL``."""
        return TOTAL if isinstance(self.node, IndicatorSet) else self.node.code


def branches(indicator_set: IndicatorSet, code: str = TOTAL) -> tuple[Branch, ...]:
    """Give a node and all below it, parents first; below the whole set the pillars come last.

    Raises KeyError for a code that the set does not have.
    """
    if code == TOTAL:
        nodes = (Branch(indicator_set, None, 0), *below(indicator_set, TOTAL, 1))
        return (*nodes, *(Branch(pillar, None, 0) for pillar in indicator_set.pillars))
    known = {one.code: one for one in branches(indicator_set)}
    return tuple(moved(known[code], known, 0))


def moved(branch: Branch, known: dict[str, Branch], depth: int) -> Iterator[Branch]:
    """Give a node at a depth, and below it what it holds or covers."""
    node = branch.node
    yield Branch(node, branch.parent, depth)
    codes: tuple[str, ...] = ()
    if isinstance(node, Pillar):
        codes = node.covers
    elif isinstance(node, Group):
        codes = tuple(child.code for child in node.children)
    for code in codes:
        yield from moved(known[code], known, depth + 1)


def below(parent: IndicatorSet | Group, code: str, depth: int) -> Iterator[Branch]:
    """Give the nodes below one node."""
    for child in parent.children:
        yield Branch(child, code, depth)
        if isinstance(child, Group):
            yield from below(child, child.code, depth + 1)


def leaves_below(indicator_set: IndicatorSet, code: str = TOTAL) -> tuple[Indicator, ...]:
    """Give the indicators of a node, in the order of the tree; of an indicator itself."""
    found = (one.node for one in branches(indicator_set, code))
    leaves = {leaf.code: leaf for leaf in found if isinstance(leaf, Indicator)}
    return tuple(leaves.values())


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a unit stands in a node: published figures, NaN where they are not defined.

    ``among``: units of its block that have a rank. ``tied``: rows of the others of its rank.
    """

    code: str
    points: float
    maximum: float
    index: float
    rank: float
    among: int
    tied: tuple[int, ...]
    marks: tuple[str, ...]

    @property
    def applies(self) -> bool:
        """Whether there was anything to reach."""
        return self.maximum > 0


def standing(results: Results, code: str, row: int) -> Standing:
    """Give the published figures of one unit in one node or pillar, or in all (``TOTAL``)."""
    ranks = results.ranks(code)
    block = results.units["block"].to_numpy() == results.units["block"].iloc[row]
    equal = np.flatnonzero(block & (ranks == ranks[row]))
    return Standing(
        code=code,
        points=float(results.points(code)[row]),
        maximum=float(results.maximum(code)[row]),
        index=float(results.index(code)[row]),
        rank=float(ranks[row]),
        among=int(np.count_nonzero(block & ~np.isnan(ranks))),
        tied=tuple(equal[equal != row].tolist()),
        marks=mark_names(int(results.marks(code)[row])),
    )
