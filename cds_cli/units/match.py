"""Which unit a code and a name mean, as people write them: never by guessing."""

from collections.abc import Callable, Sequence

from cds_cli.catalogue import (
    CODE_AND_NAME_DISAGREE,
    FORMER_NAME,
    LOST_ZEROS,
    NAME_FITS_SEVERAL,
    UNIT_BY_NORMALISED_NAME,
    UNKNOWN_UNIT,
)
from cds_cli.diagnostics import Severity
from cds_cli.text import Text
from cds_cli.units.asked import Asked, Match
from cds_cli.units.era import Era, distinct
from cds_cli.units.model import Unit
from cds_cli.units.name_index import may_be
from cds_cli.units.spelling import spelling

NO_SUGGESTION = Text("không có tên nào gần giống", "no name is close to it")
LISTED = 5


Look = Callable[[], tuple[Unit, ...]]
Take = Callable[[Asked, tuple[Unit, ...]], Match]


def match(asked: Asked) -> Match:
    """Find the unit: by its code, which the name may not contradict, else by its name."""
    return by_code(asked) if asked.code else by_name(asked)


def by_code(asked: Asked) -> Match:
    """Find a unit by its code; the name says whether it is the one."""
    unit = asked.era.by_code.get(asked.code)
    if unit is not None:
        return confirmed(asked, unit)
    past = asked.era.past_by_code.get(asked.code, ())
    if past:
        return by_past_code(asked, distinct(h for gone in past for h in asked.era.heirs(gone)))
    short = asked.era.without_zeros.get(asked.code, ())
    if len(short) == 1:
        return by_short_code(asked, short[0])
    other_case = [u for u in asked.era.units if u.code.casefold() == asked.code.casefold()]
    if len(other_case) == 1:
        return confirmed(asked, other_case[0])
    return unknown(asked, asked.typed_code)


def confirmed(asked: Asked, unit: Unit) -> Match:
    """Take a unit by its code unless the name is that of another."""
    if not asked.name or bears(unit, asked.name):
        return said_by_code(asked, unit)
    gone = [g for g in past_called(asked.era, asked.name) if unit in asked.era.heirs(g)]
    if gone:
        return formerly(asked, unit, distinct(h for g in gone for h in asked.era.heirs(g)))
    return Match(
        None,
        CODE_AND_NAME_DISAGREE,
        {"seen": asked.typed_name, "code": unit.code, "meant": asked.told(unit)},
    )


def said_by_code(asked: Asked, unit: Unit) -> Match:
    """Say how a code was read where it was not written as it is."""
    if asked.typed_code == unit.code:
        return Match(unit)
    return Match(
        unit, UNIT_BY_NORMALISED_NAME, {"seen": asked.typed_code, "meant": asked.told(unit)}
    )


def by_past_code(asked: Asked, heirs: tuple[Unit, ...]) -> Match:
    """Follow the code of a unit that is over; where it was split, the name decides."""
    fitting = [u for u in heirs if bears(u, asked.name)] if asked.name else []
    named = past_called(asked.era, asked.name) if asked.name else ()
    is_its_name = any(gone.code == asked.code for gone in named)
    if not heirs or (asked.name and not fitting and not is_its_name):
        return unknown(asked, asked.typed_code)
    if len(fitting) == 1:
        return formerly(asked, fitting[0], heirs)
    return one_heir(asked, heirs)


def by_short_code(asked: Asked, unit: Unit) -> Match:
    """Put back the zeros that a code lost, if the name does not speak against it."""
    if asked.name and not bears(unit, asked.name):
        return confirmed(asked, unit)
    return Match(unit, LOST_ZEROS, {"seen": asked.typed_code, "meant": asked.told(unit)})


def by_name(asked: Asked) -> Match:
    """Find a unit by its name alone: exactly, in full, as a former one, without its kind."""
    names = asked.era.names
    past = asked.era.past_names
    steps: tuple[tuple[Look, Take], ...] = (
        (lambda: there(asked, names.written(asked.name)), chosen),
        (lambda: there(asked, names.in_full(asked.name)), chosen),
        (lambda: heirs_there(asked, past.in_full(asked.name)), one_heir),
        (lambda: there(asked, names.bare(asked.name)), chosen),
        (lambda: heirs_there(asked, past.bare(asked.name)), one_heir),
    )
    for look, take in steps:
        found = look()
        if found:
            return take(asked, found)
    return unknown(asked, asked.typed_name)


def there(asked: Asked, found: Sequence[Unit]) -> tuple[Unit, ...]:
    """Keep what stands under the parent that was written."""
    return tuple(unit for unit in found if asked.is_under(unit))


def heirs_there(asked: Asked, gone: Sequence[Unit]) -> tuple[Unit, ...]:
    """Give what former units became; the parent may be that of then or that of now."""
    then = distinct(heir for one in there(asked, gone) for heir in asked.era.heirs(one))
    return then or there(asked, distinct(heir for one in gone for heir in asked.era.heirs(one)))


def chosen(asked: Asked, found: tuple[Unit, ...]) -> Match:
    """Take the one unit of a name; of several, the one whose kind was written."""
    if len(found) > 1:
        kind = spelling(asked.name).kind
        found = tuple(unit for unit in found if kind and unit.kind.casefold() == kind) or found
    if len(found) > 1:
        return several(asked, found)
    unit = found[0]
    if asked.typed_name in {unit.name, unit.bare_name}:
        return Match(unit)
    return Match(
        unit, UNIT_BY_NORMALISED_NAME, {"seen": asked.typed_name, "meant": asked.told(unit)}
    )


def one_heir(asked: Asked, heirs: tuple[Unit, ...]) -> Match:
    """Take the unit that a former one became; where there are several, nobody can tell."""
    if len(heirs) == 1:
        return formerly(asked, heirs[0], heirs)
    return several(asked, heirs)


def formerly(asked: Asked, unit: Unit, heirs: Sequence[Unit]) -> Match:
    """Say that a former name or code was read; a warning where its place was split."""
    values: dict[str, object] = {"seen": asked.typed_name or asked.typed_code}
    others = ", ".join(asked.told(u) for u in heirs if u is not unit)
    if not others:
        return Match(unit, FORMER_NAME, {**values, "meant": asked.told(unit)})
    meant = f"{asked.told(unit)} + {others}"
    return Match(unit, FORMER_NAME, {**values, "meant": meant}, Severity.WARNING)


def several(asked: Asked, units: Sequence[Unit]) -> Match:
    """Say that a name fits several units, with what tells them apart."""
    listed = ", ".join(asked.told(unit) for unit in units[:LISTED])
    more = ", …" if len(units) > LISTED else ""
    seen = asked.typed_name or asked.typed_code
    values = {"seen": seen, "count": len(units), "units": listed + more}
    return Match(None, NAME_FITS_SEVERAL, values)


def unknown(asked: Asked, seen: str) -> Match:
    """Say that nothing fits, with names that are close: a person has to choose."""
    near = ", ".join(asked.told(unit) for unit in asked.era.suggestions.near(asked.name))
    return Match(None, UNKNOWN_UNIT, {"seen": seen, "suggestions": near or NO_SUGGESTION})


def bears(unit: Unit, name: str) -> bool:
    """Whether a unit is called so, when kinds and spellings fall away."""
    typed = spelling(name)
    own = spelling(unit.name)
    return typed.full == own.full or (typed.bare == own.bare and may_be(unit.kind, typed.kind))


def past_called(era: Era, name: str) -> tuple[Unit, ...]:
    """Give the units that were called so before."""
    return era.past_names.in_full(name) or era.past_names.bare(name)
