"""Diagnostics as records, for programs."""

import json
import math
from collections.abc import Mapping, Sequence
from datetime import date
from numbers import Integral, Real

from cds_cli.diagnostics import Diagnostic
from cds_cli.text import Language, Text, spoken


def render(diagnostics: Sequence[Diagnostic], language: Language) -> str:
    """Write a JSON array of ``as_records``; both languages are in it, whichever is asked for."""
    del language
    return dumps(as_records(diagnostics))


def as_records(diagnostics: Sequence[Diagnostic]) -> list[dict[str, object]]:
    """Give each diagnostic as a flat record with always the same keys, None where unknown.

    ``line`` and ``column`` speak of text files, ``sheet`` and ``cell`` of workbooks. Texts are
    what was seen, not cleaned.
    """
    return [_record(diagnostic) for diagnostic in diagnostics]


def _record(diagnostic: Diagnostic) -> dict[str, object]:
    location, in_text = diagnostic.location, diagnostic.location.sheet is None
    return {
        "code": diagnostic.code,
        "slug": diagnostic.problem.slug,
        "severity": diagnostic.severity.value,
        "file": location.file or None,
        "sheet": location.sheet,
        "cell": location.cell,
        "line": location.row if in_text else None,
        "column": location.column if in_text else None,
        "unit": _name(diagnostic, "unit"),
        "indicator": _name(diagnostic, "indicator"),
        "message_vi": diagnostic.message(Language.VI),
        "message_en": diagnostic.message(Language.EN),
        "params": {key: json_safe(value) for key, value in sorted(diagnostic.values.items())},
    }


def _name(diagnostic: Diagnostic, key: str) -> str | None:
    """Name a unit or an indicator; a name in two languages is given in Vietnamese, its own."""
    value = diagnostic.values.get(key)
    return str(spoken(value, Language.VI)) if value else None


def json_safe(value: object) -> object:
    """Turn a value into what JSON can hold; what it has no form for becomes text."""
    match value:
        case None | bool() | str():
            return value
        case Text():
            return {"vi": value.vi, "en": value.en}
        case Mapping():
            return {str(key): json_safe(item) for key, item in value.items()}
        case list() | tuple():
            return [json_safe(item) for item in value]
        case date():
            return value.isoformat()
        case _:
            return _number(value)


def _number(value: object) -> object:
    """Keep a finite number; an infinite one, which JSON does not know, becomes text."""
    if isinstance(value, Integral):
        return int(value)
    if isinstance(value, Real) and math.isfinite(value):
        return float(value)
    return str(value)


def dumps(value: object) -> str:
    """Write JSON with Vietnamese readable; a lone surrogate, which has no UTF-8, is escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
