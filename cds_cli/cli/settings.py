"""What is set in ``cds.toml``, or under ``[tool.cds]`` of ``pyproject.toml``."""

from pathlib import Path
from typing import Any

from cds_cli.cli.stopping import stop
from cds_cli.text import Language, Text

SETTINGS = ("indicators", "store", "units", "language", "period", "stage", "limits", "report")
REPORT = ("accent", "logo", "letterhead", "organisation")
LIMITS = ("rows", "columns", "cells", "unpacked_mb", "ratio", "merged")

NOT_TOML = Text("{file}: không phải TOML: {why}", "{file}: not TOML: {why}")
NO_KEY = Text(
    '{file}: không có khóa "{key}"; có: {known}.',
    '{file}: key "{key}" is not known; there are: {known}.',
)
A_LIMIT = Text("số nguyên dương", "a whole number above 0")
A_TEXT = Text("chữ", "text")
A_TABLE = Text("một bảng", "a table")
NO_VALUE = Text(
    '{file}: giá trị của khóa "{key}" phải là {wanted}.',
    '{file}: the value of key "{key}" has to be {wanted}.',
)


def read_settings(file: Path) -> dict[str, Any]:
    """Read ``cds.toml``, or the table ``tool.cds`` of ``pyproject.toml``."""
    import tomllib  # only where there is such a file

    try:
        data = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        stop(NOT_TOML, file=file, why=error)
    if file.name == "pyproject.toml":
        tool = data.get("tool", {})
        data = tool.get("cds", {}) if isinstance(tool, dict) else {}
    check_settings(file, data)
    return dict(data)


def check_settings(file: Path, data: object) -> None:
    """Refuse settings that do not exist, and values that could not be used."""
    settings = table_at(file, "cds", data)
    check_keys(file, settings, SETTINGS)
    limits = table_at(file, "limits", settings.get("limits", {}))
    check_keys(file, limits, LIMITS)
    for key, value in limits.items():
        if type(value) is not int or value < 1:
            stop(NO_VALUE, file=file, key=key, wanted=A_LIMIT)
    look = table_at(file, "report", settings.get("report", {}))
    check_keys(file, look, REPORT)
    for key, value in look.items():
        if not isinstance(value, str):
            stop(NO_VALUE, file=file, key=key, wanted=A_TEXT)
    for key in ("indicators", "store", "units", "stage"):
        if not isinstance(settings.get(key, ""), str):
            stop(NO_VALUE, file=file, key=key, wanted=A_TEXT)
    if settings.get("language", "vi") not in set(Language):
        stop(NO_VALUE, file=file, key="language", wanted=", ".join(Language))


def table_at(file: Path, key: str, value: object) -> dict[str, Any]:
    """Give a table of settings, and refuse anything else in its place."""
    if not isinstance(value, dict):
        stop(NO_VALUE, file=file, key=key, wanted=A_TABLE)
    return value


def check_keys(file: Path, data: dict[str, Any], known: tuple[str, ...]) -> None:
    """Refuse a setting that does not exist: a typing slip must not pass for a setting."""
    unknown = [key for key in data if key not in known]
    if unknown:
        stop(NO_KEY, file=file, key=unknown[0], known=", ".join(known))
