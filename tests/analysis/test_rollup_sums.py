"""Inputs of children added up, and the set scored again over the parents."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest

from cds_cli.analysis.rollup.families import families
from cds_cli.analysis.rollup.summed import Summed
from cds_cli.analysis.rollup.sums import score_sums
from cds_cli.analysis.scoring import Scoring
from cds_cli.definitions.columns import roles_of
from cds_cli.definitions.models import IndicatorSet
from cds_cli.diagnostics import Checked, InvalidInput, errors
from cds_cli.engine.score import score
from cds_cli.submission.model import UnitValues, submission_of
from cds_cli.text import Language
from tests.exact.random_sets import random_pair
from tests.exact.small_sets import leaf, set_of, with_unproven

RATIO = {"type": "ratio"}
COUNTS = {
    "part": {"name": "Tử", "kind": "count"},
    "whole": {"name": "Mẫu", "kind": "count"},
}
SHARES = set_of(leaf("1", RATIO, inputs=COUNTS))
PEOPLE = ({"code": "DAN", "name": "Dân số", "kind": "count"},)


def scoring_of(indicator_set: IndicatorSet, *units: UnitValues) -> Scoring:
    submission = submission_of(indicator_set, units)
    return Scoring(score(indicator_set, submission), submission)


def child(code: str, part: float | None, whole: float | None, **more: Any) -> UnitValues:
    """Make a child of parent A that submits a part and a whole."""
    given = {"1.part": part, "1.whole": whole}
    inputs = {column: value for column, value in given.items() if value is not None}
    return UnitValues(code, **{"parent": "A", "inputs": inputs, **more})


def summed(
    scoring: Scoring, target: IndicatorSet | None = None, *, leave_out: bool = False
) -> Checked[Summed]:
    made = families(scoring.results, "parent")
    own = target or scoring.results.indicator_set
    return score_sums(scoring, made, own, leave_out=leave_out)


def sums(made: Checked[Summed]) -> Mapping[str, tuple[float, int, int]]:
    """Give what was added up for parent A."""
    added = made.require().added.sums
    return {code: (one.total, one.count, one.asked) for (_, code), one in added.items()}


def index(made: Checked[Summed], code: str = "") -> list[float]:
    return made.require().results.index(code).tolist()


def test_a_share_of_the_parent_is_one_of_sums_and_not_a_mean_of_shares() -> None:
    made = summed(scoring_of(SHARES, child("a", 1, 2), child("b", 10, 100)))
    # 11 of 102, where the mean of 0,5 and 0,1 would be 0,3.
    assert index(made) == [0.1078]
    assert sums(made) == {"1.part": (11, 2, 2), "1.whole": (102, 2, 2)}
    assert made.diagnostics == ()


def test_part_and_whole_are_added_over_the_same_children() -> None:
    made = summed(scoring_of(SHARES, child("a", 1, 2), child("b", None, 100)))
    assert index(made) == [0.5]
    assert sums(made)["1.whole"] == (2, 1, 2)
    assert [d.code for d in made.diagnostics] == ["R646", "R646"]


def test_a_shared_input_is_added_for_each_indicator_over_children_of_its_own() -> None:
    inputs = {"part": {"name": "Tử", "kind": "count"}, "whole": "DAN"}
    shared = set_of(leaf("1", RATIO, inputs=inputs), leaf("2", RATIO, inputs=inputs), inputs=PEOPLE)
    made = summed(
        scoring_of(
            shared,
            UnitValues("a", parent="A", inputs={"1.part": 1, "2.part": 4, "DAN": 10}),
            UnitValues("b", parent="A", inputs={"1.part": 9, "DAN": 10}),
        )
    )
    # 10 of 20, and 4 of the 10 of the one child that gave it.
    assert (index(made, "1"), index(made, "2")) == ([0.5], [0.4])


def test_what_no_child_gave_is_missing_and_what_applies_to_none_leaves_the_maximum() -> None:
    two = set_of(
        leaf("1", RATIO, inputs=COUNTS),
        leaf("2", {"type": "count", "points_per_item": 1}, not_applicable="allowed"),
    )
    units = (child("a", 1, 2, not_applicable=("2",)), child("b", 1, 2, not_applicable=("2",)))
    results = summed(scoring_of(two, *units)).require().results
    assert (results.points().item(), results.maximum().item()) == (5.0, 10.0)
    silent = summed(scoring_of(two, child("a", 1, 2), child("b", 1, 2))).require().results
    assert (silent.points().item(), silent.maximum().item()) == (5.0, 20.0)
    assert silent.marks("2").tolist() == [1]


def test_an_indicator_applies_to_a_parent_where_it_applies_to_a_child() -> None:
    only = set_of(leaf("1", RATIO, inputs=COUNTS, applies_to={"kinds": ("phường",)}))
    units = (
        child("a", 1, 4, kind="phường"),
        child("b", 9, 9, kind="xã"),
        child("c", 1, 1, kind="xã", parent="B"),
    )
    made = summed(scoring_of(only, *units))
    assert index(made)[0] == 0.25
    assert np.isnan(index(made)[1])


def test_what_is_not_proven_is_not_added() -> None:
    required = set_of(leaf("1", RATIO, inputs=COUNTS, evidence="required"))
    scoring = scoring_of(required, child("a", 1, 4), child("b", 4, 4), child("c", 1, 1, parent="B"))
    submission = with_unproven(scoring.submission, [("b", "1"), ("c", "1")])
    results = summed(Scoring(scoring.results, submission)).require().results
    # Nothing of B is proven: that is a gap, and no reason for a smaller maximum.
    assert (results.index().tolist(), results.maximum().tolist()) == ([0.25, 0.0], [10.0, 10.0])


def test_rules_that_compare_units_compare_the_parents() -> None:
    best = set_of(leaf("1", {"type": "relative_to_best"}, inputs={"value": COUNTS["part"]}))
    units = [
        UnitValues(code, parent=parent, inputs={"1": value})
        for code, parent, value in (("a", "A", 3), ("b", "A", 3), ("c", "B", 4), ("d", "B", 8))
    ]
    assert index(summed(scoring_of(best, *units))) == [0.5, 1.0]


NOT_ADDABLE = [
    ({"type": "yes_no"}, {}),
    ({"type": "given", "scale": "points"}, {}),
    ({"type": "given", "scale": "share"}, {}),
    ({"type": "linear", "low": 0, "high": 50}, {"value": {"name": "P", "kind": "percent"}}),
]


@pytest.mark.parametrize(("rule", "inputs"), NOT_ADDABLE)
def test_inputs_that_cannot_be_added_are_refused_or_left_missing(
    rule: dict[str, Any], inputs: dict[str, Any]
) -> None:
    both = set_of(leaf("1", RATIO, inputs=COUNTS), leaf("2", rule, inputs=inputs))
    units = (
        UnitValues("a", parent="A", inputs={"1.part": 1, "1.whole": 2, "2": 1}),
        UnitValues("b", parent="A", inputs={"1.part": 1, "1.whole": 2, "2": 1}),
    )
    scoring = scoring_of(both, *units)
    with pytest.raises(InvalidInput) as refused:
        summed(scoring)
    assert [(d.code, str(d.values["input"])[0]) for d in refused.value.diagnostics] == [
        ("R645", "2")
    ]
    made = summed(scoring, leave_out=True).require()
    assert made.left_out == ("2",)
    assert (made.results.index("1").item(), made.results.points("2").item()) == (0.5, 0.0)


def test_a_sum_above_what_an_input_may_be_is_refused_or_left_missing() -> None:
    months = {"value": {"name": "Số tháng", "kind": "count", "range": {"at_most": 12}}}
    linear = {"type": "linear", "low": 0, "high": 12}
    year = set_of(leaf("1", RATIO, inputs=COUNTS), leaf("2", linear, inputs=months))
    given = {"1.part": 1, "1.whole": 2, "2": 12}
    scoring = scoring_of(
        year, UnitValues("a", parent="A", inputs=given), UnitValues("b", parent="A", inputs=given)
    )
    with pytest.raises(InvalidInput) as refused:
        summed(scoring)
    assert [d.code for d in refused.value.diagnostics] == ["R645"]
    assert summed(scoring, leave_out=True).require().results.points().tolist() == [5.0]


def test_sums_can_be_scored_by_another_set_of_the_same_inputs() -> None:
    target = {"type": "ratio", "target": 0.5}
    other = set_of(leaf("1", target, 100, inputs=COUNTS), code="tinh", level="tinh")
    made = summed(scoring_of(SHARES, child("a", 1, 8), child("b", 1, 8)), other)
    assert made.require().results.points().tolist() == [25.0]


def test_a_code_that_means_another_input_to_the_children_is_refused() -> None:
    lessons = {**COUNTS, "part": {"name": "Số lớp học", "kind": "count"}}
    other = set_of(leaf("1", RATIO, inputs=lessons), code="tinh")
    scoring = scoring_of(SHARES, child("a", 1, 8))
    with pytest.raises(InvalidInput) as refused:
        summed(scoring, other)
    (told,) = refused.value.diagnostics
    assert told.values["input"] == "1.part (Số lớp học)"
    assert 'in set thu@1 this code is "Tử"' in told.message(Language.EN)
    made = summed(scoring, other, leave_out=True).value
    assert made is not None
    assert made.left_out == ("1.part",)


def test_an_input_is_known_by_its_name_whatever_its_code() -> None:
    # What is 1 to the children is 2 to the parents, and the other way about.
    lessons = {role: {"name": f"{role} lớp", "kind": "count"} for role in COUNTS}
    own = set_of(leaf("1", RATIO, inputs=COUNTS), leaf("2", RATIO, inputs=lessons))
    other = set_of(leaf("1", RATIO, inputs=lessons), leaf("2", RATIO, inputs=COUNTS), code="tinh")
    figures = {"1.part": 1, "1.whole": 4, "2.part": 3, "2.whole": 4}
    made = summed(scoring_of(own, UnitValues("a", parent="A", inputs=figures)), other)
    assert (index(made, "1"), index(made, "2")) == ([0.75], [0.25])
    assert made.require().added.sources["1.part"] == "2.part"


def test_inputs_that_both_sets_declare_are_known_by_their_codes() -> None:
    roles = {"part": COUNTS["part"], "whole": "DAN"}
    people = [{**PEOPLE[0], "name": name} for name in ("Số dân của thôn", "Dân số xã")]
    own, other = (
        set_of(leaf("1", RATIO, inputs=roles), inputs=(one,), code=code)
        for one, code in zip(people, ("thon", "xa"), strict=True)
    )
    units = [UnitValues(code, parent="A", inputs={"1.part": 1, "DAN": 4}) for code in "ab"]
    made = summed(scoring_of(own, *units), other)
    assert index(made) == [0.25]


def test_an_input_that_the_children_were_not_asked_for_is_refused() -> None:
    other = set_of(leaf("9", RATIO), code="tinh")
    with pytest.raises(InvalidInput) as refused:
        summed(scoring_of(SHARES, child("a", 1, 8)), other)
    assert [d.code for d in refused.value.diagnostics] == ["R645", "R645"]


def test_parents_of_one_child_each_score_what_the_children_scored_on_random_sets() -> None:
    compared = 0
    for seed in range(40):
        definition, units = random_pair(seed)
        indicator_set = IndicatorSet.model_validate(definition)
        children = [UnitValues(**{**unit, "awarded": {}, "parent": unit["code"]}) for unit in units]
        scoring = scoring_of(indicator_set, *children)
        made = summed(scoring, leave_out=True)
        if made.value is None or errors(made.diagnostics):
            continue
        for one in indicator_set.leaves():
            if not set(roles_of(one).values()) & set(made.value.left_out):
                assert_same(made.value.results.points(one.code), scoring.results.points(one.code))
                own = made.value.results.maximum(one.code)
                assert_same(own, scoring.results.maximum(one.code))
                compared += 1
    assert compared > 30


def assert_same(one: np.ndarray, other: np.ndarray) -> None:
    assert np.array_equal(one, other, equal_nan=True)


def test_a_parent_of_one_child_scores_what_the_child_scored() -> None:
    steps = {"type": "steps", "steps": ({"at_least": 2, "share": 1},)}
    parts = (
        {"code": "a", "share": 0.4, "rule": steps},
        {"code": "b", "share": 0.6, "rule": RATIO},
    )
    inputs = {
        "a": {"name": "Số cuộc họp", "kind": "count"},
        "b.part": COUNTS["part"],
        "b.whole": COUNTS["whole"],
    }
    mixed = set_of(leaf("1", {"type": "sum_of", "parts": parts}, inputs=inputs))
    unit = UnitValues("a", parent="A", inputs={"1.a": 3, "1.b.part": 1, "1.b.whole": 3})
    scoring = scoring_of(mixed, unit)
    assert index(summed(scoring)) == scoring.results.index().tolist() == [0.6]
