"""Rules in a few words, as ``cds show`` and ``cds diff`` write them."""

from typing import Any

import pytest
from pydantic import TypeAdapter

from cds_cli.report.rule_words import rule_in_short
from cds_cli.rules import Rule

RULE: TypeAdapter[Rule] = TypeAdapter(Rule)
OPTIONS = (
    {"code": "a", "name": "A", "share": 0.335},
    {"code": "b", "name": "B", "share": 0.07},
    {"code": "c", "name": "C", "points": 2.125},
)


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        (
            {"type": "choice", "options": OPTIONS},
            "choice(a → 33.5%, b → 7%, c → 2.125)",
        ),
        ({"type": "linear", "low": 0.0, "high": 12345678.0}, "linear low=0 high=12345678"),
        ({"type": "ratio", "target": 0.3333333}, "ratio target=0.3333333"),
    ],
)
def test_no_digit_of_a_parameter_is_lost(rule: dict[str, Any], told: str) -> None:
    assert rule_in_short(RULE.validate_python(rule, strict=False)) == told
