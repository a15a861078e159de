"""Stand-ins for what is misshapen, so that the checks of sense still see the rest.

A writer wants all faults in one run: a wrong type in one indicator must not hide a wrong total
in another. What pydantic refused is left out, or replaced by something harmless; places in lists
stay as they are, since later findings are located by them.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any
from zlib import crc32

from pydantic_core import ErrorDetails

from cds_cli.definitions.yaml_source import YamlSource
from cds_cli.rules.base import CODE_PATTERN

Steps = tuple[int | str, ...]

STAND_IN = "x-stand-in-"
"""How the codes begin that nobody wrote."""

STAND_INS: dict[str, Any] = {
    "format": 1,
    "name": "?",
    "edition": "0",
    "level": "x",
    "kind": "number",
    "max_points": "open",
    "provenance": "proposed",
    "from": date.min,
    "weight": 1,
    "combine": {"type": "mean"},
    "rule": {"type": "given"},
}
OPEN_LEAF = {"code": "x", "name": "?", "max_points": "open", "rule": {"type": "given"}}
STAND_IN_ITEMS: dict[str, dict[str, Any]] = {
    "indicators": OPEN_LEAF,
    "groups": {"name": "?"},
}


def with_stand_ins(data: Any, faults: Iterable[ErrorDetails], source: YamlSource) -> Any:
    """Give the data without what was refused."""
    # Paths are those of the data that was refused: one stand-in may take others along.
    for path, details in [(path_in(data, details["loc"]), details) for details in faults]:
        if not leads_somewhere(data, path):
            continue
        if details["type"] == "extra_forbidden":
            data = without(data, path)
        elif details["type"] in {"missing", "union_tag_not_found", "union_tag_invalid"}:
            data = filled(data, path, details, source)
        else:
            data = replaced(data, path, source)
    return data


def path_in(data: Any, loc: Steps) -> Steps:
    """Keep the steps of pydantic's path that lead somewhere, and the last one."""
    path: list[int | str] = []
    for step in loc:
        if is_inside(data, step):
            path.append(step)
            data = data[step]
    return tuple(path)


def leads_somewhere(data: Any, path: Steps) -> bool:
    """Whether every step of a path is still there."""
    return path_in(data, path) == path


def is_inside(data: Any, step: int | str) -> bool:
    """Whether a key or a place is there."""
    if isinstance(data, dict):
        return step in data
    return isinstance(data, tuple) and isinstance(step, int) and step < len(data)


def filled(data: Any, path: Steps, details: ErrorDetails, source: YamlSource) -> Any:
    """Put a stand-in where a key is missing; without one, the thing that lacks it is replaced."""
    key = str(details["loc"][-1])
    if details["type"] == "missing" and key == "code":
        return put(data, (*path, "code"), own_code(path))
    if details["type"] == "missing" and key == "rule":
        return replaced(data, (*path, key), source)
    if details["type"] == "missing" and key in STAND_INS:
        return put(data, (*path, key), STAND_INS[key])
    return replaced(data, path, source)


def replaced(data: Any, path: Steps, source: YamlSource) -> Any:
    """Replace a value that was refused by its stand-in, or leave it out."""
    if not path:
        return data
    if "inputs" in path[1:]:  # an indicator's: its rule cannot be judged without them
        path = (*path[: path.index("inputs", 1)], "rule")
    key = path[-1]
    if isinstance(key, int):
        return item_replaced(data, path, source)
    if key == "rule":
        data = without(data, (*path[:-1], "inputs"))
    stand_in = stand_in_for(path, source)
    return without(data, path) if stand_in is None else put(data, path, stand_in)


def item_replaced(data: Any, path: Steps, source: YamlSource) -> Any:
    """Replace one item of a list."""
    if path[-2] in STAND_IN_ITEMS:
        return put(data, path, own_item(path, str(path[-2])))
    # A code in a list keeps its text; any other item takes its whole list along.
    text = source.written_at(path)
    return put(data, path, text) if text else replaced(data, path[:-1], source)


def stand_in_for(path: Steps, source: YamlSource) -> Any:
    """Give what may stand under a key in place of what was refused; None for nothing."""
    key = str(path[-1])
    if key == "code":
        return code_for(path, source)
    if key in STAND_IN_ITEMS:
        return (own_item(path, key),)
    return STAND_INS.get(key)


def own_item(path: Steps, key: str) -> dict[str, Any]:
    """Make a node that is like no other, for a list under a key."""
    return {**STAND_IN_ITEMS[key], "code": own_code(path)}


def code_for(path: Steps, source: YamlSource) -> str:
    """Give the code that was written without quotes; one of our own where it cannot be a code."""
    text = source.written_at(path)
    return text if re.fullmatch(CODE_PATTERN, text) else own_code(path)


def own_code(path: Steps) -> str:
    """Make a code that no other stand-in has, from the path that it stands for."""
    return f"{STAND_IN}{crc32(repr(path).encode())}"


def put(data: Any, path: Steps, value: Any) -> Any:
    """Give the data with one value in place of another."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(data, dict):
        return {**data, step: put(data.get(step), rest, value)}
    place = int(step)
    return (*data[:place], put(data[place], rest, value), *data[place + 1 :])


def without(data: Any, path: Steps) -> Any:
    """Give the data without one key."""
    step, rest = path[0], path[1:]
    if not isinstance(data, dict):
        place = int(step)
        return (*data[:place], without(data[place], rest), *data[place + 1 :])
    if rest:
        return {**data, step: without(data[step], rest)} if step in data else data
    return {key: value for key, value in data.items() if key != step}
