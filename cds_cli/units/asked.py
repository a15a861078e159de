"""What was written about a unit, and what is answered."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field

from cds_cli.diagnostics import Diagnostic, Location, Problem, Severity
from cds_cli.units.era import Era
from cds_cli.units.model import Unit


@dataclass(frozen=True, slots=True)
class Match:
    """The unit that is meant, and what is to be said about how it was written."""

    unit: Unit | None
    problem: Problem | None = None
    values: dict[str, object] = field(default_factory=dict)
    severity: Severity | None = None
    """Where it weighs otherwise than the problem usually does."""

    def at(self, location: Location) -> Diagnostic | None:
        """Give the finding at a place; None where nothing is to be said."""
        if self.problem is None:
            return None
        told = {"unit": self.unit.name, **self.values} if self.unit else self.values
        return self.problem.at(location, severity=self.severity, **told)


@dataclass(frozen=True, slots=True)
class Asked:
    """What was written about a unit, and what is known on that day."""

    era: Era
    code: str
    """In normal form and without spaces around."""
    name: str
    typed_code: str
    typed_name: str
    is_under: Callable[[Unit], bool]
    """Whether a unit stands under the parent that was written; True where none was."""
    told: Callable[[Unit], str]
    """Writes a unit so that it is known among others: with its code and its parent."""


def tidy(text: str) -> str:
    """Bring a code or a name into normal form, on one line."""
    plain = unicodedata.normalize("NFKC", text)
    if not plain.isprintable():
        plain = "".join(letter for letter in plain if unicodedata.category(letter) != "Cf")
    return " ".join(plain.split()).lstrip("'")
