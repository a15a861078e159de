"""Words that stand in place of a value: nothing yet, does not apply, and errors of Excel."""

import re

from cds_cli.catalogue import ERROR_VALUE, MISSING_VALUE, NOT_APPLICABLE
from cds_cli.diagnostics import Severity
from cds_cli.rules.base import NUMERIC
from cds_cli.submission.kinds.reading import Asked, Finding, Raw, Reading, State, given, rejected
from cds_cli.submission.kinds.shown import shown
from cds_cli.text import Text
from cds_cli.units.names import name_key

MISSING_WORDS = frozenset(map(name_key, ("…", "N/A", "null", "chưa có số liệu")))
NOT_APPLICABLE_WORDS = frozenset(map(name_key, ("không phát sinh", "KPS", "không áp dụng", "KAD")))
MARKS_IN_NUMBERS = frozenset("-\u2010\u2012\u2013\u2014\u2212x")
"""Word and keyboards make a dash of any length of the same key."""
ERRORS = re.compile(r"#[A-Z][A-Z0-9/_]*[!?]?|Err:[0-9]+", re.IGNORECASE)

DOES_NOT_APPLY = Text("hiểu là không áp dụng", "taken as not applicable")
MUST_APPLY = Text(
    "bộ chỉ số không cho phép bỏ chỉ số này; ghi số liệu, kể cả 0",
    "the set does not let this indicator be left out; write a figure, be it 0",
)

BLANK = Reading(None, State.MISSING, (Finding(MISSING_VALUE, {"seen": ""}),))
BLANK_NO = given(0.0)


def in_place_of_a_value(raw: Raw, asked: Asked) -> Reading | None:
    """Read a blank, a word for nothing or an error; None where a value seems to stand.

    In a cell of text only a blank is nothing: all else is what somebody wrote.
    """
    if raw.value is None:
        return _blank(asked)
    if not isinstance(raw.value, str):
        return None
    if raw.value[:1].isdigit():
        return None
    key = name_key(raw.value)
    if not key:
        return _blank(asked)
    return None if asked.kind == "text" else _word(raw.value, key, asked)


def _blank(asked: Asked) -> Reading:
    return BLANK_NO if asked.kind == "yes_no" and asked.blank_means_no else BLANK


def _word(text: str, key: str, asked: Asked) -> Reading | None:
    if ERRORS.fullmatch(text.strip()):
        return rejected(ERROR_VALUE, seen=shown(text.strip()))
    if key in MISSING_WORDS:
        seen = {"seen": f' ("{text.strip()}")'}
        return Reading(None, State.MISSING, (Finding(MISSING_VALUE, dict(seen)),))
    if key in NOT_APPLICABLE_WORDS or (asked.kind in NUMERIC and key in MARKS_IN_NUMBERS):
        return _not_applicable(text, asked)
    return None


def _not_applicable(text: str, asked: Asked) -> Reading:
    if not asked.may_not_apply:
        return rejected(
            NOT_APPLICABLE, severity=Severity.ERROR, seen=text.strip(), meaning=MUST_APPLY
        )
    values: dict[str, object] = {"seen": text.strip(), "meaning": DOES_NOT_APPLY}
    return Reading(None, State.NOT_APPLICABLE, (Finding(NOT_APPLICABLE, values),))
