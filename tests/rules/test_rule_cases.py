"""The worked cases beside each rule: the engine gives what was worked by hand."""

from typing import get_args

import numpy as np
import pytest

from cds_cli.definitions.rule_cases import RuleCase, rule_cases
from cds_cli.engine.asked import Asked
from cds_cli.engine.scored import score_rule
from cds_cli.results.figures import Array, Figures
from cds_cli.rules import RULES

TYPES = [str(get_args(rule.model_fields["type"].annotation)[0]) for rule in RULES]
CASES = [
    pytest.param(case, id=f"{name}: {case.name}") for name in TYPES for case in rule_cases(name)
]


@pytest.mark.parametrize("case", CASES)
def test_rule_gives_what_was_worked_by_hand(case: RuleCase) -> None:
    scored = scored_case(case)
    assert scored.points.tolist() == pytest.approx(case.points, abs=5e-7)
    expected = case.maximum or (case.max_points,) * len(case.points)
    assert scored.maximum.tolist() == pytest.approx(expected)


@pytest.mark.parametrize("case", CASES)
def test_case_gives_every_input_of_its_rule_for_every_unit(case: RuleCase) -> None:
    assert set(case.units) == set(case.rule.inputs)
    assert {len(column) for column in case.units.values()} == {len(case.points)}


@pytest.mark.parametrize("rule_type", TYPES)
def test_rule_has_worked_cases_of_its_own(rule_type: str) -> None:
    cases = rule_cases(rule_type)
    assert cases
    assert {case.rule.type for case in cases} == {rule_type}


def test_a_rule_that_there_is_not_has_no_cases() -> None:
    with pytest.raises(FileNotFoundError):
        rule_cases("no-such-rule")


def scored_case(case: RuleCase) -> Figures:
    values = {role: column(figures) for role, figures in case.units.items()}
    everyone = np.ones(len(case.points), dtype=bool)
    return score_rule(
        case.rule, Asked(values, everyone, case.max_points, case.missing, peers={}, key="1")
    )


def column(figures: tuple[float | None, ...]) -> Array:
    return np.array([np.nan if figure is None else figure for figure in figures])
