"""Decisions 1, 2 and 3 of the design: what rules give, peers, and how points add up."""

import numpy as np
import pytest

from cds_cli.definitions.models import IndicatorSet
from cds_cli.engine.aggregate import aggregate
from cds_cli.engine.asked import Summary
from cds_cli.engine.score import learn_peers, score
from cds_cli.results.figures import mark_names
from cds_cli.rules import MinMax, RelativeToBest, Spread
from cds_cli.submission.model import UnitValues, submission_of
from tests.exact.random_sets import random_pair
from tests.exact.small_sets import leaf, scored, set_of, units_with

LOWER = {"type": "relative_to_best", "better": "lower"}
RATIO = {"type": "ratio"}


def test_decision_1_rules_return_points_between_zero_and_the_maximum() -> None:
    for seed in range(200):
        definition, units = random_pair(seed)
        indicator_set = IndicatorSet.model_validate(definition)
        results = scored(indicator_set, [UnitValues(**unit) for unit in units])
        for indicator in indicator_set.leaves():
            points = results.figures[indicator.code].points
            assert points.min() >= 0
            assert points.max() <= indicator.full_points + 1e-9


@pytest.mark.parametrize("kind", ["relative_to_best", "min_max"])
def test_decision_1_a_silent_unit_does_not_win_a_lower_is_better_indicator(kind: str) -> None:
    rule = {"type": kind, "better": "lower"}
    results = scored(set_of(leaf("1", rule)), units_with("1", 2, 4, None))
    assert results.points("1").tolist() == [10, {"relative_to_best": 5, "min_max": 0}[kind], 0]
    assert results.ranks("1")[0] == 1
    assert mark_names(int(results.marks("1")[2])) == ("missing",)


def test_decision_1_a_unit_that_a_rule_does_not_apply_to_is_no_peer() -> None:
    only_communes = leaf("1", LOWER, applies_to={"kinds": ("xã",)})
    units = [
        UnitValues("u0", kind="xã", inputs={"1": 4.0}),
        UnitValues("u1", kind="phường", inputs={"1": 1.0}),
    ]
    results = scored(set_of(only_communes), units)
    assert results.points("1").tolist() == [10, 0]
    assert results.maximum("1").tolist() == [10, 0]


def test_decision_1_best_of_drops_a_missing_case_and_not_the_others() -> None:
    cases = ({"code": "a", "rule": {"type": "yes_no"}}, {"code": "b", "rule": LOWER})
    rule = {"type": "best_of", "parts": cases}
    units = [UnitValues("u0", inputs={"1.a": 1.0}), UnitValues("u1", inputs={"1.b": 3.0})]
    results = scored(set_of(leaf("1", rule)), units)
    assert results.points("1").tolist() == [10, 10]
    assert results.marks("1").tolist() == [0, 0]


def test_decision_1_sum_of_marks_a_gap_and_keeps_the_other_part() -> None:
    results = scored(set_of(leaf("1", halves())), [UnitValues("u0", inputs={"1.a": 1.0})])
    assert results.points("1").tolist() == [5]
    assert results.maximum("1").tolist() == [10]
    assert results.coverage("1").tolist() == [0.5]


def test_decision_1_a_part_that_does_not_apply_takes_only_itself_out() -> None:
    unit = UnitValues("u0", inputs={"1.a": 1.0}, not_applicable=("1.b",))
    results = scored(set_of(leaf("1", halves(), not_applicable="allowed")), [unit])
    assert results.points("1").tolist() == [5]
    assert results.maximum("1").tolist() == [5]
    assert results.index("1").tolist() == [1]


def test_decision_1_an_item_of_a_checklist_that_does_not_apply_leaves_the_maximum() -> None:
    items = tuple({"code": c, "name": c, "share": 0.25} for c in "abcd")
    unit = UnitValues("u0", inputs={"1.a": 1.0, "1.b": 0.0}, not_applicable=("1.c",))
    results = scored(set_of(leaf("1", {"type": "checklist", "items": items})), [unit])
    assert results.points("1").tolist() == [2.5]
    assert results.maximum("1").tolist() == [7.5]
    assert mark_names(int(results.marks("1")[0])) == ("missing",)


def halves() -> dict[str, object]:
    parts = tuple({"code": c, "share": 0.5, "rule": {"type": "yes_no"}} for c in "ab")
    return {"type": "sum_of", "parts": parts}


@pytest.mark.parametrize("kind", ["relative_to_best", "min_max"])
def test_decision_2_a_unit_scored_again_alone_against_recorded_peers_keeps_its_points(
    kind: str,
) -> None:
    indicator_set = set_of(leaf("1", {"type": kind}))
    units = units_with("1", 1, 4, 3)
    together = scored(indicator_set, units)
    alone = scored(indicator_set, [units[2]], together.peers)
    assert alone.points("1").tolist() == [together.points("1")[2]]
    assert scored(indicator_set, [units[2]]).points("1").tolist() == [10]


def test_decision_2_scoring_in_parts_with_merged_peers_equals_scoring_at_once() -> None:
    comparing = 0
    for seed in range(150):
        definition, plain = random_pair(seed)
        indicator_set = IndicatorSet.model_validate(definition)
        units = sorted((UnitValues(**unit) for unit in plain), key=lambda unit: unit.code)
        at_once = scored(indicator_set, units)
        parts = [submission_of(indicator_set, part) for part in (units[:2], units[2:])]
        merged = merge(indicator_set, *(learn_peers(indicator_set, part) for part in parts))
        assert merged == dict(at_once.peers)
        comparing += bool(merged)
        in_parts = [score(indicator_set, part, merged) for part in parts]
        for code in at_once.figures:
            points = np.concatenate([part.points(code) for part in in_parts])
            assert points.tolist() == at_once.points(code).tolist(), f"seed {seed}, {code}"
    assert comparing > 30


def merge(
    indicator_set: IndicatorSet, one: dict[str, Summary], other: dict[str, Summary]
) -> dict[str, Summary]:
    """Merge what two parts have taught; only one of them may know of an indicator."""
    rules = {}
    for indicator in indicator_set.leaves():
        rules[indicator.code] = indicator.rule
        for part in getattr(indicator.rule, "parts", ()):
            rules[f"{indicator.code}.{part.code}"] = part.rule
    both = {key: merged(rules[key], one[key], other[key]) for key in one.keys() & other.keys()}
    return {**one, **other, **both}


def merged(rule: object, one: Summary, other: Summary) -> Summary:
    if isinstance(rule, MinMax):
        assert isinstance(one, Spread)
        assert isinstance(other, Spread)
        return rule.merge(one, other)
    assert isinstance(rule, RelativeToBest)
    assert not isinstance(one, Spread)
    assert not isinstance(other, Spread)
    return rule.merge(one, other)


def test_decision_2_a_newcomer_is_worse_than_peers_who_were_all_equal() -> None:
    indicator_set = set_of(leaf("1", {"type": "min_max"}))
    peers = scored(indicator_set, units_with("1", 3, 3)).peers
    newcomers = scored(indicator_set, units_with("1", 2, 3, 4), peers)
    assert newcomers.points("1").tolist() == [0, 10, 10]


def test_decision_2_a_newcomer_above_peers_who_were_all_at_zero_earns_all() -> None:
    indicator_set = set_of(leaf("1", {"type": "relative_to_best"}))
    peers = scored(indicator_set, units_with("1", 0, 0)).peers
    newcomers = scored(indicator_set, units_with("1", 0, 1), peers)
    assert newcomers.points("1").tolist() == [0, 10]


def test_decision_3_points_add_up_where_nothing_else_is_said() -> None:
    results = scored(two(), [BOTH])
    assert (results.points()[0], results.maximum()[0]) == (15, 30)


BOTH = UnitValues("u0", inputs={"1": 0.5, "2": 0.5})
SHARE = {"type": "given"}


def two(**more: object) -> IndicatorSet:
    return set_of(leaf("1", SHARE, 10), leaf("2", SHARE, 20), **more)


@pytest.mark.parametrize("scale", [1, 0.01, 300])
def test_decision_3_of_weights_only_the_ratio_counts(scale: float) -> None:
    weighted = set_of(
        leaf("1", SHARE, 10, weight=1 * scale), leaf("2", SHARE, 20, weight=3 * scale)
    )
    results = scored(weighted, [UnitValues("u0", inputs={"1": 1.0, "2": 0.2})])
    assert results.index()[0] == 0.4
    assert results.maximum()[0] == pytest.approx(30)


@pytest.mark.parametrize(
    ("method", "first", "second", "index"),
    [
        ("sum", 0.86, 0.2, 0.42),
        ("mean", 0.85, 0.2, 0.525),
        ("geometric", 0.8, 0.2, 0.4),
        ("harmonic", 0.6, 0.2, 0.3),
        ("minimum", 0.8, 0.2, 0.2),
    ],
)
def test_decision_3_a_node_states_how_its_children_combine(
    method: str, first: float, second: float, index: float
) -> None:
    unit = UnitValues("u0", inputs={"1": first, "2": second})
    assert scored(two(combine={"type": method}), [unit]).index()[0] == index


def test_decision_3_a_share_of_zero_makes_a_harmonic_mean_zero_also_when_less_is_better() -> None:
    falling = {"type": "linear", "low": 1, "high": 0}
    nested = set_of(leaf("1", falling), leaf("2", SHARE), combine={"type": "harmonic"})
    results = scored(nested, [UnitValues("u0", inputs={"1": 1.0, "2": 0.0})])
    assert results.index().tolist() == [0]


def test_decision_3_what_does_not_apply_leaves_the_maximum_of_the_unit() -> None:
    unit = UnitValues("u0", inputs={"1": 0.5}, not_applicable=("2",))
    results = scored(two(), [unit, UnitValues("u1", inputs={"1": 0.5, "2": 0.5})])
    assert results.maximum().tolist() == [10, 30]
    assert results.index().tolist() == [0.5, 0.5]


def test_decision_3_a_reported_indicator_takes_nothing_from_its_weighted_siblings() -> None:
    reported = set_of(leaf("1", SHARE, 10, weight=1), leaf("2", SHARE, 0, weight=1))
    results = scored(reported, [BOTH])
    assert (results.points()[0], results.maximum()[0]) == (5, 10)


def test_decision_3_other_weights_are_tried_on_one_scoring() -> None:
    results = scored(two(), [UnitValues("u0", inputs={"1": 1.0, "2": 0.0})])
    leaves = {code: results.figures[code] for code in ("1", "2")}
    tried = aggregate(results.indicator_set, leaves, {"1": 30.0, "2": 10.0})[""]
    assert (tried.points[0], tried.maximum[0]) == (30, 40)
