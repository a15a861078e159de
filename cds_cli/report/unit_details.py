"""What is known of the units that were found, a paragraph each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cds_cli.report.safe import clean
from cds_cli.report.wrapped import USUAL_WIDTH, wrapped
from cds_cli.text import Language, Text
from cds_cli.units.model import Unit

SINCE = Text("từ {since}", "since {since}")
UNTIL = Text("đến {until}", "until {until}")
BEFORE = Text("Trước là: {units}", "Before: {units}")
NOW = Text("Nay là: {units}", "Now: {units}")


@dataclass(frozen=True, slots=True)
class Found:
    """A unit with its parent's name, what it was made of and what it became."""

    unit: Unit
    parent: str
    before: tuple[str, ...] = ()
    now: tuple[str, ...] = ()


def details(found: Sequence[Found], language: Language) -> str:
    """Write the units one below the other."""
    return "\n".join(line for one in found for line in paragraph(one, language))


def paragraph(found: Found, language: Language) -> Iterator[str]:
    """Write one unit: code and name first, then its past and its future."""
    unit = found.unit
    beside = (*unit.attributes.values(), found.parent, validity(unit, language))
    yield f"{clean(unit.code)}  {clean(' · '.join(filter(None, (unit.name, *beside))))}"
    for text, units in ((BEFORE, found.before), (NOW, found.now)):
        if units:
            told = text.fill(language, {"units": ", ".join(units)})
            yield from wrapped(clean(told), USUAL_WIDTH, "       ")


def validity(unit: Unit, language: Language) -> str:
    """Write from when to when a unit is there."""
    told: dict[str, object] = {"since": shown(unit.valid_from), "until": shown(unit.valid_to)}
    parts = ((SINCE, unit.valid_from), (UNTIL, unit.valid_to))
    return " ".join(text.fill(language, told) for text, day in parts if day)


def shown(day: date | None) -> str:
    """Write a day as people do."""
    return f"{day:%d/%m/%Y}" if day else ""
