"""What is not the same in a published result, and what it rests on."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from cds_cli.analysis.published.model import Measure, Place, Ranked


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure that is not what set and data give.

    ``published`` is what stands in the file; ``recomputed`` the figure as the set publishes it,
    None where nothing is known. ``change`` is published minus recomputed, where both are figures.
    """

    unit: str
    name: str
    node: str
    measure: Measure
    published: str | None
    recomputed: str | None
    change: Decimal | None
    place: Place


class Stray(StrEnum):
    """Why a unit stands alone."""

    ONLY_PUBLISHED = "only-published"
    ONLY_RECOMPUTED = "only-recomputed"
    TWICE = "twice"


@dataclass(frozen=True, slots=True)
class StrayUnit:
    """A unit of one side only, or one that was published twice."""

    unit: str
    name: str
    why: Stray
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Basis:
    """One thing that a result says it rests on, beside what the new figures rest on."""

    what: str
    published: str
    recomputed: str
    is_same: bool


@dataclass(frozen=True, slots=True)
class Coarse:
    """A column that shows fewer decimals than the set publishes, and was compared at its own."""

    node: str
    measure: Measure
    decimals: int
    full: int
    place: Place


@dataclass(frozen=True, slots=True)
class Verification:
    """What was compared, and all that is not the same.

    ``ranked``: how the file was understood. ``shown``: the codes of the units in the order of the
    file. ``left_out``: headings and rows that were not compared, with their places. ``excerpt``:
    the result was said to show only some of the units.
    """

    ranked: Ranked
    shown: tuple[str, ...]
    units: int
    figures: int
    differences: tuple[Difference, ...]
    strays: tuple[StrayUnit, ...]
    basis: tuple[Basis, ...]
    coarse: tuple[Coarse, ...]
    left_out: tuple[tuple[str, Place], ...]
    excerpt: bool = False

    @property
    def is_same(self) -> bool:
        """Whether every figure is the same, and every unit is there once."""
        return not self.differences and not self.strays

    @property
    def rests_on_same(self) -> bool:
        """Whether set and data are those that the result names, as far as it names them."""
        return all(one.is_same for one in self.basis)
