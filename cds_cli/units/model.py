"""A unit: who is scored, under which code and name, and from when to when."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as it stands from one day to another.

    It is known by level, code and ``valid_from``: a new commune may reuse an old one's code.
    """

    level: str
    code: str
    name: str
    """As it is written in full, such as ``Xã Hòa An``."""
    valid_from: date | None = None
    """The first day; None where it is not known."""
    valid_to: date | None = None
    """The last day; None while it lasts."""
    kind: str = ""
    parent: str = ""
    """The code of the unit above, or its name where it has no code."""
    block: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    former: tuple[str, ...] = ()
    """Names it had before."""
    became: tuple[str, ...] = ()
    """Codes of the units that took its place after ``valid_to``."""

    @property
    def bare_name(self) -> str:
        """The name without the kind: ``Hòa An`` of ``Xã Hòa An``."""
        lead = f"{self.kind} "
        has_kind = bool(self.kind) and self.name.casefold().startswith(lead.casefold())
        return self.name[len(lead) :] if has_kind else self.name

    def is_valid_on(self, day: date | None) -> bool:
        """Whether it is there on a day; without one, whether it lasts."""
        if day is None:
            return self.valid_to is None
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)

    def is_over_on(self, day: date | None) -> bool:
        """Whether its last day lies before a day; without one, whether it has a last day."""
        return self.valid_to is not None and (day is None or self.valid_to < day)
