"""Registries of units, as commands name them: a file, ``tinh``, ``xa`` or ``xa:79``."""

from pathlib import Path

from cds_cli.cli.stopping import stop
from cds_cli.text import Language, Text
from cds_cli.units.national import COMMUNES, LEVELS, PROVINCES, national_registry
from cds_cli.units.registry import Registry

NO_REGISTRY = Text(
    "Không có danh sách đơn vị {name}: ghi một tệp .csv hoặc .xlsx, hay tinh, xa, xa:MÃ TỈNH.",
    "There is no registry {name}: name a .csv or .xlsx file, or tinh, xa, xa:PROVINCE.",
)
NO_PROVINCE = Text(
    "Không có tỉnh {name}; gần giống: {near}.", "There is no province {name}; close: {near}."
)
NOTHING_NEAR = Text("không có", "none")


def registry_named(text: str, language: Language) -> Registry:
    """Give the registry that is meant, or end the command with exit code 2.

    Raises InvalidInput where the file has faults.
    """
    level, _, province = text.partition(":")
    if level in LEVELS:
        return national(level, province, language)
    # Reading files needs openpyxl, which the tables of the country do without.
    from cds_cli.units.load import load_registry

    path = Path(text)
    if not path.is_file():
        stop(NO_REGISTRY, language, name=text)
    return load_registry(path).require()


def national(level: str, province: str, language: Language) -> Registry:
    """Give a national registry, or the part of it that is within a province."""
    registry = national_registry(level)
    return registry.within(province_code(province, language)) if province else registry


def province_code(text: str, language: Language) -> str:
    """Give the code of a province that is named by its code or its name."""
    found = national_registry(PROVINCES).match(*(text, "") if text.isdecimal() else ("", text))
    if found.unit is None:
        near = found.values.get("suggestions") or NOTHING_NEAR
        stop(NO_PROVINCE, language, name=text, near=near)
    return found.unit.code


def levels_of(level: str | None, province: str | None, language: Language) -> list[Registry]:
    """Give the national registries of a level, or of all; a province has communes only."""
    if level is not None and level not in LEVELS:
        stop(NO_REGISTRY, language, name=level)
    wanted = (COMMUNES,) if province else LEVELS
    return [national(one, province or "", language) for one in ((level,) if level else wanted)]
