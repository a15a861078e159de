"""A survey question with too few answers is missing (decision 6)."""

from cds_cli.results.figures import mark_names
from cds_cli.results.model import Results
from cds_cli.submission.model import UnitValues
from tests.exact.small_sets import leaf, scored, set_of

SURVEY = {"type": "survey", "min_answers": 3}


def answers(code: str, *numbers: float) -> UnitValues:
    inputs = {f"1.answers_{level}": n for level, n in enumerate(numbers, start=1)}
    return UnitValues(code, inputs=inputs | {"2": 1.0})


def results(missing: str) -> Results:
    indicator_set = set_of(leaf("1", SURVEY), leaf("2", {"type": "yes_no"}), missing=missing)
    return scored(indicator_set, [answers("a", 0, 0, 0, 3, 0), answers("b", 0, 0, 0, 2, 0)])


def test_decision_6_too_few_answers_earn_nothing_and_are_marked_as_missing() -> None:
    got = results("zero")
    assert got.points("1").tolist() == [7.5, 0]
    assert got.maximum("1").tolist() == [10, 10]
    assert [mark_names(int(mark)) for mark in got.marks("1")] == [(), ("missing",)]


def test_decision_6_too_few_answers_leave_the_maximum_where_gaps_are_excluded() -> None:
    got = results("exclude")
    assert got.maximum().tolist() == [20, 10]
    assert got.index().tolist() == [0.875, 1]
    assert got.coverage().tolist() == [1, 0.5]


def test_decision_1_all_answers_at_the_worst_level_are_zero_and_not_missing() -> None:
    indicator_set = set_of(leaf("1", SURVEY | {"reversed": True}), missing="exclude")
    got = scored(indicator_set, [answers("a", 0, 0, 0, 0, 9)])
    assert (got.points("1").tolist(), got.maximum("1").tolist()) == ([0], [10])
