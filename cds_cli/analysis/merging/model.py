"""Units before and after a reorganisation."""

from dataclasses import dataclass, field

from cds_cli.diagnostics import Location
from cds_cli.results.model import Results


@dataclass(frozen=True, slots=True)
class Part:
    """A former unit within a new one, or the share of it that went there."""

    code: str
    name: str
    row: int | None
    """Its place among the units that were scored; None where it was not."""
    weight: float = 1.0
    """Its weight in means, 0 or more; NaN where a weight is wanted and not given."""
    location: Location = field(default_factory=Location)
    """Where it is said what became of it."""
    near: str = ""
    """Names that are close to one that was not found."""


@dataclass(frozen=True, slots=True)
class NewUnit:
    """A unit after a reorganisation, and what it was made of.

    ``block``: as stated; None where that of its parts is taken.
    """

    code: str
    name: str
    parts: tuple[Part, ...]
    block: str | None = None
    kind: str = ""
    parent: str = ""

    @property
    def scored(self) -> tuple[Part, ...]:
        """The parts that have figures."""
        return tuple(part for part in self.parts if part.row is not None)

    @property
    def rows(self) -> list[int]:
        """The places of the parts that have figures."""
        return [part.row for part in self.parts if part.row is not None]

    @property
    def is_merged(self) -> bool:
        """Whether it is made of several; a unit of one part carries its figures over."""
        return len(self.parts) > 1


@dataclass(frozen=True, slots=True)
class Merged:
    """Results before and after.

    ``after`` has the main indicators as its leaves, and the units in the order of ``units``.
    """

    before: Results
    after: Results
    units: tuple[NewUnit, ...]
