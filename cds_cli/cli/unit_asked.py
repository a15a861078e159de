"""The unit that is asked about, and what was found about it when it was scored."""

from cds_cli import catalogue
from cds_cli.cli.asking import Found
from cds_cli.cli.stopping import stop
from cds_cli.cli.which_unit import find_unit
from cds_cli.diagnostics import Diagnostic, Location, Severity
from cds_cli.submission.model import Origin
from cds_cli.text import Language, Text
from cds_cli.units.meant import plain_letters

LEFT_OUT = Text(
    "{name} có nộp số liệu nhưng không được chấm:{why}",
    "{name} submitted figures but was not scored:{why}",
)
COUNTS = (catalogue.RESTS_ON_MISSING, catalogue.UNPROVEN_EARNS_NOTHING)


def row_of(text: str, found: Found, language: Language) -> int:
    """Find the unit; of one that was not scored, say why."""
    key = plain_letters(text)
    for one in found.diagnostics:
        if one.problem is catalogue.UNIT_LEFT_OUT and plain_letters(one.unit) == key:
            stop(LEFT_OUT, language, name=one.unit, why=why_left_out(one, found, language))
    return find_unit(text, found.scoring.results.units, language)


def why_left_out(left: Diagnostic, found: Found, language: Language) -> str:
    """Tell the errors of a unit that was not scored."""
    own = [one for one in found.diagnostics if one.unit == left.unit]
    wrong = [one for one in own if one.severity is Severity.ERROR] or [left]
    lines = (f"{one.code} {one.location} {one.message(language)}" for one in wrong)
    return "\n  ".join(("", *lines))


def found_about(row: int, found: Found) -> tuple[Diagnostic, ...]:
    """Give what was found about a unit, and about all units alike.

    Of the latter notes are left out, and counts of units, which say nothing of this one.
    """
    units, origin = found.scoring.results.units, found.scoring.submission.origin
    code, name = str(units.index[row]), str(units["name"].iloc[row])
    namesakes = [str(other) for other in units.index[units["name"] == name] if other != code]

    def is_of_namesake(one: Diagnostic) -> bool:
        other = any(stands_at(one.location, origin, each) for each in namesakes)
        return other and not stands_at(one.location, origin, code)

    about = (one for one in found.diagnostics if concerns(one, {code, name}))
    return tuple(one for one in about if not is_of_namesake(one))


def stands_at(place: Location, origin: Origin, unit: str) -> bool:
    """Whether a place lies in the row of a unit, or in its sheet where it has one of its own."""
    home = origin.locate(unit, "")
    if home is None or (place.file, place.sheet) != (home.file, home.sheet):
        return False
    return home.row in {None, place.row}


def concerns(found: Diagnostic, unit: set[str]) -> bool:
    """Whether something was found about a unit, or about all alike."""
    if found.unit:
        return found.unit in unit
    return found.severity is not Severity.NOTE and found.problem not in COUNTS
