"""The provinces and communes of the country: Decision 19/2025/QĐ-TTg, and what was before."""

import csv
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files

from cds_cli.units.above import DISTRICT
from cds_cli.units.model import Unit
from cds_cli.units.registry import Registry

PROVINCES = "tinh"
COMMUNES = "xa"
LEVELS = (PROVINCES, COMMUNES)
LAST_DAY_OF_OLD_COMMUNES = date(2025, 6, 30)
COMMUNE_KINDS = ("xã", "phường", "thị trấn")


@cache
def national_registry(level: str) -> Registry:
    """Read the registry of a level, ``tinh`` or ``xa``, that is part of cds."""
    if level == PROVINCES:
        return Registry(tuple(provinces()))
    if level == COMMUNES:
        parents = national_registry(PROVINCES).units
        return Registry((*communes(), *old_communes()), parents)
    message = f"no national registry of level {level!r}"
    raise ValueError(message)


def provinces() -> Iterator[Unit]:
    """Read the provinces: the 63 until 30/06/2025 and the 34 since."""
    for code, name, kind, since, until, became in rows("tinh.csv"):
        yield Unit(PROVINCES, code, name, day(since), day(until), kind=kind, became=codes(became))


def communes() -> Iterator[Unit]:
    """Read the communes, wards and special zones since 01/07/2025."""
    for code, name, kind, parent, since in rows("xa.csv"):
        yield Unit(COMMUNES, code, name, day(since), kind=kind, parent=parent)


def old_communes() -> Iterator[Unit]:
    """Read the communes until 30/06/2025, each with those that it became."""
    for code, name, parent, district, became in rows("xa-cu.csv"):
        kind = next(kind for kind in COMMUNE_KINDS if name.casefold().startswith(kind))
        yield Unit(
            COMMUNES,
            code,
            name,
            valid_to=LAST_DAY_OF_OLD_COMMUNES,
            kind=kind,
            parent=parent,
            attributes={DISTRICT: district},
            became=codes(became),
        )


def rows(file: str) -> Iterator[list[str]]:
    """Read the rows of a table that is shipped, without its header."""
    text = files("cds_cli.units").joinpath(file).read_text("utf-8")
    table = csv.reader(text.splitlines())
    next(table)
    return table


@cache
def day(text: str) -> date | None:
    """Read a day; an empty text is none."""
    return date.fromisoformat(text) if text else None


def codes(text: str) -> tuple[str, ...]:
    """Read codes that are separated by semicolons."""
    return tuple(text.split(";")) if text else ()
