"""What pydantic refused, as diagnostics with the line and column of the fault."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from cds_cli import catalogue
from cds_cli.definitions.models import PERIOD_PATTERN
from cds_cli.definitions.yaml_source import YamlSource
from cds_cli.diagnostics import Diagnostic
from cds_cli.rules.base import CODE_PATTERN, NAME_PATTERN, SET_PATTERN
from cds_cli.text import Text

EXPECTED = {
    "string": Text("chữ trong ngoặc kép", "text in quotes"),
    "float": Text("một số như 12 hoặc 0.5", "a number such as 12 or 0.5"),
    "int": Text("một số nguyên", "a whole number"),
    "bool": Text("true hoặc false", "true or false"),
    "date": Text("một ngày như 2025-12-31", "a date such as 2025-12-31"),
    "tuple": Text("một danh sách", "a list"),
    "list": Text("một danh sách", "a list"),
    "dict": Text("các cặp khóa: giá trị", "keys with values"),
    "model": Text("các cặp khóa: giá trị", "keys with values"),
    "model_attributes": Text("các cặp khóa: giá trị", "keys with values"),
}
BOUNDS = {
    "greater_than_equal": ("≥", "ge"),
    "greater_than": (">", "gt"),
    "less_than_equal": ("≤", "le"),
    "less_than": ("<", "lt"),
}
LENGTHS = {
    "too_short": ("min_length", Text("ít nhất {} phần tử", "at least {} items")),
    "string_too_short": ("min_length", Text("ít nhất {} ký tự", "at least {} characters")),
    "string_too_long": ("max_length", Text("nhiều nhất {} ký tự", "at most {} characters")),
}
PATTERNS = {
    NAME_PATTERN: Text("có chữ, không để trống", "some text"),
    SET_PATTERN: Text("CODE hoặc CODE@EDITION", "CODE or CODE@EDITION"),
    PERIOD_PATTERN: Text(
        'một kỳ như "2025", "2025-Q3" hoặc "2025-09"', 'a period: "2025", "2025-Q3" or "2025-09"'
    ),
}


def misshapen(
    source: YamlSource, error: ValidationError, model: type[BaseModel]
) -> tuple[Diagnostic, ...]:
    """Turn every fault that pydantic found into a diagnostic; one for each place and key."""
    found: dict[object, Diagnostic] = {}
    for details in error.errors(include_url=False):
        if is_long_enough(source, details):
            continue
        diagnostic = told(source, details, model)
        # The branches of a union each report the same value; the first one says enough.
        about = (diagnostic.location, diagnostic.values.get("key"))
        found.setdefault(about, diagnostic)
    return tuple(found.values())


def is_long_enough(source: YamlSource, details: ErrorDetails) -> bool:
    """Whether a list is only short of the items that were refused, each told for itself."""
    value = source.value_at(details["loc"])
    return (
        details["type"] == "too_short"
        and isinstance(value, tuple)
        and len(value) >= details["ctx"]["min_length"]
    )


def told(source: YamlSource, details: ErrorDetails, model: type[BaseModel]) -> Diagnostic:
    """Tell one fault."""
    path, kind = details["loc"], details["type"]
    context = details.get("ctx", {})
    if kind == "extra_forbidden":
        return unknown_key(source, path, keys_at(model, path[:-1]))
    if kind in {"missing", "union_tag_not_found"}:
        key = path[-1] if kind == "missing" else str(context["discriminator"]).strip("'")
        parent = path[:-1] if kind == "missing" else path
        return catalogue.KEY_MISSING.at(source.locate(parent), key=key)
    if kind == "union_tag_invalid":
        allowed = str(context["expected_tags"]).replace("'", "")
        where = source.locate((*path, "type"))
        return catalogue.UNKNOWN_TYPE.at(where, seen=context["tag"], allowed=allowed)
    if kind == "does_not_fit":
        what = Text(str(context["vi"]), str(context["en"]))
        how = Text("sửa cho khớp với nhau", "make them fit together")
        return catalogue.DOES_NOT_FIT.at(source.locate(path), what=what, how=how)
    return wrong_value(source, details)


def unknown_key(source: YamlSource, path: tuple[int | str, ...], keys: list[str]) -> Diagnostic:
    """Report a key that is not known, with the key that may be meant."""
    key = str(path[-1])
    close = get_close_matches(key, keys, n=1)
    listed = ", ".join(keys)
    suggestion = (
        Text(f"có phải {close[0]}?", f"is {close[0]} meant?")
        if close
        else Text(f"bỏ khóa này; ở đây có: {listed}", f"remove it; known here: {listed}")
    )
    return catalogue.UNKNOWN_KEY.at(source.locate_key(path), key=key, suggestion=suggestion)


def wrong_value(source: YamlSource, details: ErrorDetails) -> Diagnostic:
    """Report a value of a wrong type, or outside what is allowed."""
    where, seen = source.locate(details["loc"]), source.value_at(details["loc"])
    kind = details["type"]
    if kind == "finite_number":
        return catalogue.NOT_FINITE.at(where, seen=seen)
    if kind.endswith("_type"):
        return wrong_type(source, details)
    if details.get("ctx", {}).get("pattern") == CODE_PATTERN:
        return catalogue.UNSAFE_PATH_OR_CODE.at(where, seen=seen)
    return catalogue.VALUE_NOT_ALLOWED.at(where, seen=shown(seen), allowed=allowed_by(details))


def wrong_type(source: YamlSource, details: ErrorDetails) -> Diagnostic:
    """Report a wrong type; text that lost its quotes is told apart, since it is easily mended."""
    where, seen = source.locate(details["loc"]), source.value_at(details["loc"])
    kind = details["type"].removesuffix("_type")
    if kind == "string" and not isinstance(seen, dict | tuple | str) and seen is not None:
        written = source.written_at(details["loc"])
        return catalogue.YAML_SURPRISE.at(where, seen=written, read=seen)
    if kind in {"float", "int"} and isinstance(seen, str) and seen.lstrip().startswith("="):
        return catalogue.FORMULA_NOT_ALLOWED.at(where, seen=seen)
    expected = EXPECTED.get(kind, Text(kind, kind))
    if "max_points" in details["loc"]:
        expected = Text(f"{expected.vi}, hoặc open", f"{expected.en}, or open")
    return catalogue.WRONG_TYPE.at(where, seen=shown(seen), expected=expected)


def allowed_by(details: ErrorDetails) -> object:
    """Say what a value may be."""
    kind, context = details["type"], details.get("ctx", {})
    if kind in BOUNDS:
        sign, bound = BOUNDS[kind]
        return f"{sign} {context[bound]:g}"
    if kind in LENGTHS:
        length, told = LENGTHS[kind]
        return Text(told.vi.format(context[length]), told.en.format(context[length]))
    if kind == "literal_error":
        listed = str(context["expected"]).replace("'", "")
        return Text(listed.replace(" or ", " hoặc "), listed)
    if kind == "string_pattern_mismatch":
        return PATTERNS[str(context["pattern"])]
    return Text(f"giá trị hợp lệ ({kind})", f"a valid value ({kind})")


def shown(value: object) -> object:
    """Show a value as it may stand in a message; a long one is not repeated."""
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, tuple):
        return "[…]"
    return Text("(trống)", "(empty)") if value is None else value


def keys_at(model: type[BaseModel], path: tuple[int | str, ...]) -> list[str]:
    """Give the keys that a definition may have at a place; what is known elsewhere is no help."""
    here: list[type[BaseModel]] = [model]
    for step in path:
        fields = [field for kind in here for field in fields_named(kind, step)]
        if fields:
            here = [inner for field in fields for inner in models_in(field.annotation)]
        else:  # a place in a list, a key of the user's own, or the tag of a union
            here = [kind for kind in here if is_tagged(kind, step)] or here
    return list(
        dict.fromkeys(field.alias or n for k in here for n, field in k.model_fields.items())
    )


def fields_named(model: type[BaseModel], step: int | str) -> Iterator[FieldInfo]:
    """Give the field of a model that a key fills, if there is one."""
    for name, field in model.model_fields.items():
        if step == (field.alias or name):
            yield field


def is_tagged(model: type[BaseModel], tag: int | str) -> bool:
    """Whether a model of a union is the one that a ``type`` names."""
    field = model.model_fields.get("type")
    return field is not None and tag in get_args(field.annotation)


def models_in(annotation: object) -> Iterator[type[BaseModel]]:
    """Give the models that a type mentions."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from models_in(argument)
