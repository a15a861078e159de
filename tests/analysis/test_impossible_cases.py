from pathlib import Path

import pytest

from cds_cli.analysis.run_cases import run_cases
from cds_cli.definitions.load import load_set
from cds_cli.definitions.models import IndicatorSet

SET = """
format: 1
code: thu
edition: "1"
level: xa
name: Thử
provenance: proposed
indicators:
  - code: "1"
    name: Một
    max_points: 10
    rule: {type: ratio}
    inputs: {part: {name: a, kind: count}, whole: {name: b, kind: count, range: {at_least: 3}}}
  - {code: "2", name: Hai, max_points: 10, rule: {type: given}}
"""


def loaded(folder: Path) -> IndicatorSet:
    (folder / "thu.yaml").write_text(SET, "utf-8")
    return load_set(folder / "thu.yaml").require()


def codes_of(folder: Path, unit: str) -> list[str]:
    file = folder / "thu.cases.yaml"
    file.write_text(f"cases:\n  - name: thử\n    units:\n      - {{code: A, {unit}}}\n", "utf-8")
    return [d.code for d in run_cases(file, loaded(folder))]


@pytest.mark.parametrize(
    ("unit", "code"),
    [
        ('inputs: {"2": 1}, awarded: {"1": 11}, expect: {index: 1.05}', "V304"),
        ('inputs: {"1": "5/4", "2": 1}, expect: {points: 20}', "V304"),
        ('inputs: {"1": "1/2", "2": 1}, expect: {points: 15}', "V304"),
        ('inputs: {"1.part": 1.5, "1.whole": 3, "2": 1}, expect: {points: 15}', "V319"),
        ('inputs: {"1": "1/4", "2": 7}, expect: {points: 12.5}', "V304"),
        ('inputs: {"1": "1.292/2.910", "2": 1}, expect: {points: 14}', "D404"),
    ],
)
def test_a_case_may_not_hold_what_a_submission_may_not(
    tmp_path: Path, unit: str, code: str
) -> None:
    assert code in codes_of(tmp_path, unit)


def test_a_case_within_the_limits_is_run(tmp_path: Path) -> None:
    assert codes_of(tmp_path, 'inputs: {"1": "1/4", "2": 1}, expect: {points: 12.5}') == []
