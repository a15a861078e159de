"""Decisions 4, 5, 6 and 7 of the design: published figures, rounding, gaps, stages."""

import numpy as np
import pytest

from cds_cli.diagnostics import InvalidInput
from cds_cli.engine.findings import findings
from cds_cli.engine.score import score
from cds_cli.results.figures import mark_names
from cds_cli.results.rounding import round_half_up
from cds_cli.submission.model import UnitValues, submission_of
from cds_cli.submission.period import Stage
from cds_cli.text import Language
from tests.exact.small_sets import leaf, scored, set_of, units_with

RATIO = {"type": "ratio"}
SHARE = {"type": "given"}


def of_whole(code: str, part: float, whole: float) -> UnitValues:
    return UnitValues(code, inputs={"1.part": part, "1.whole": whole})


def test_decision_4_units_shown_as_equal_are_ranked_as_equal_and_the_next_rank_is_left_out() -> (
    None
):
    results = scored(set_of(leaf("1", SHARE)), units_with("1", 0.9, 0.50001, 0.50002, 0.1))
    assert results.index().tolist() == [0.9, 0.5, 0.5, 0.1]
    assert results.ranks().tolist() == [1, 2, 2, 4]


def test_decision_4_ranks_rest_on_the_index_and_not_on_points() -> None:
    part_of_it = leaf("2", SHARE, applies_to={"kinds": ("xã",)})
    units = [
        UnitValues("u0", kind="xã", inputs={"1": 0.7, "2": 0.7}),
        UnitValues("u1", kind="phường", inputs={"1": 0.8}),
    ]
    results = scored(set_of(leaf("1", SHARE), part_of_it), units)
    assert results.points().tolist() == [14, 8]
    assert results.ranks().tolist() == [2, 1]


def test_decision_4_ranks_are_within_a_block() -> None:
    units = [
        UnitValues(f"u{row}", block=block, inputs={"1": share})
        for row, (block, share) in enumerate([("A", 0.2), ("B", 0.9), ("A", 0.3), ("B", 0.95)])
    ]
    assert scored(set_of(leaf("1", SHARE)), units).ranks().tolist() == [2, 2, 1, 1]


def test_decision_4_a_unit_without_a_maximum_has_no_index_and_no_rank() -> None:
    unit = UnitValues("u0", not_applicable=("1",))
    results = scored(set_of(leaf("1", SHARE)), [unit])
    assert np.isnan([results.index()[0], results.ranks()[0]]).all()
    assert results.bands() == [None]


def test_decision_5_ten_times_47_of_400_is_1_18() -> None:
    results = scored(set_of(leaf("1", RATIO)), [of_whole("u0", 47, 400)])
    assert 10 * (47 / 400) < 1.175
    assert results.points().tolist() == [1.18]


@pytest.mark.parametrize(
    ("value", "decimals", "rounded"),
    [(1.005, 2, 1.01), (-1.005, 2, -1.01), (2.675, 2, 2.68), (0.5, 0, 1), (-0.001, 2, 0)],
)
def test_decision_5_halves_are_rounded_away_from_zero(
    value: float, decimals: int, rounded: float
) -> None:
    assert round_half_up([value], decimals).tolist() == [rounded]


@pytest.mark.parametrize(
    ("value", "decimals"), [(1e12, 0), (-1e12, 0), (5e9, 2), (4_999_999_999.99, 2), (2152.0, 9)]
)
def test_decision_5_guard_digits_change_no_amount_of_many_digits(
    value: float, decimals: int
) -> None:
    assert round_half_up([value], decimals).tolist() == [value]


@pytest.mark.parametrize(("round_at", "total"), [("total", 0.25), ("leaf", 0.26)])
def test_decision_5_the_set_says_where_rounding_happens(round_at: str, total: float) -> None:
    results = scored(
        set_of(leaf("1", SHARE, 1), leaf("2", SHARE, 1), round_at=round_at),
        [UnitValues("u0", inputs={"1": 0.125, "2": 0.125})],
    )
    assert results.points().tolist() == [total]


def test_decision_5_awarded_points_are_rounded_where_components_are() -> None:
    indicators = (leaf("1", SHARE), leaf("2", SHARE))
    unit = UnitValues("u0", awarded={"1": 1.125, "2": 1.125})
    results = scored(set_of(*indicators, round_at="leaf"), [unit])
    assert results.points("1").tolist() == [1.13]
    assert results.points().tolist() == [2.26]


def test_decision_5_a_rounded_component_does_not_exceed_its_maximum() -> None:
    odd = set_of(leaf("1", SHARE, 12.5), round_at="leaf", decimals=0)
    assert scored(odd, units_with("1", 1)).index().tolist() == [1]


def test_decision_5_a_band_begins_at_the_index_that_is_printed() -> None:
    bands = ({"code": "tot", "name": "Tốt", "at_least": 0.7},)
    results = scored(set_of(leaf("1", SHARE), bands=bands), units_with("1", 0.69995, 0.69994))
    assert results.bands() == ["tot", None]


@pytest.mark.parametrize(
    "rule",
    [
        {"type": "pass", "of": "ratio", "at_least": 0.87},
        {"type": "ratio", "target": 0.87, "floor": 0.87},
        {"type": "steps", "of": "ratio", "steps": ({"at_least": 0.87, "share": 1},)},
    ],
    ids=lambda rule: rule["type"],
)
def test_decision_5_a_threshold_is_met_on_paper_and_not_in_binary(rule: dict[str, object]) -> None:
    assert 4.35 / 5 < 0.87
    results = scored(set_of(leaf("1", rule)), [of_whole("u0", 4.35, 5)])
    assert results.points().tolist() == [10]
    assert results.marks().tolist() == [0]


def test_decision_5_ratios_that_are_equal_on_paper_are_equal_peers() -> None:
    assert 0.1 / 0.3 != 1 / 3
    indicator = leaf("1", {"type": "min_max", "of": "ratio"})
    results = scored(set_of(indicator), [of_whole("u0", 0.1, 0.3), of_whole("u1", 1, 3)])
    assert results.points().tolist() == [10, 10]


@pytest.mark.parametrize(
    ("missing", "maximum", "mark"), [("zero", 20, "missing"), ("exclude", 10, "excluded")]
)
def test_decision_6_a_missing_figure_is_a_zero_or_leaves_the_maximum(
    missing: str, maximum: float, mark: str
) -> None:
    indicators = (leaf("1", SHARE), leaf("2", SHARE))
    results = scored(set_of(*indicators, missing=missing), units_with("1", 0.5))
    assert (results.points()[0], results.maximum()[0]) == (5, maximum)
    assert mark_names(int(results.marks()[0])) == (mark,)
    assert results.coverage().tolist() == [0.5]


def test_decision_6_a_set_may_refuse_gaps_and_names_each_of_them() -> None:
    with pytest.raises(InvalidInput) as refused:
        scored(set_of(leaf("1", SHARE), missing="refuse"), units_with("1", 0.5, None, None))
    assert [(d.unit, d.indicator) for d in refused.value.diagnostics] == [("u1", "1"), ("u2", "1")]


@pytest.mark.parametrize(
    ("meaning", "points", "maximum"), [("not_applicable", 0, 0), ("zero", 0, 10), ("full", 10, 10)]
)
def test_decision_6_a_rule_says_what_a_whole_of_zero_means(
    meaning: str, points: float, maximum: float
) -> None:
    rule = RATIO | {"when_whole_is_zero": meaning}
    results = scored(set_of(leaf("1", rule)), [of_whole("u0", 0, 0)])
    assert (results.points()[0], results.maximum()[0]) == (points, maximum)
    assert results.marks().tolist() == [0]


def test_decision_6_blank_is_not_zero_and_not_what_does_not_apply() -> None:
    units = [*units_with("1", 0, None), UnitValues("u2", not_applicable=("1",))]
    results = scored(set_of(leaf("1", SHARE)), units)
    assert results.maximum().tolist() == [10, 10, 0]
    assert [mark_names(mark) for mark in results.marks().tolist()] == [(), ("missing",), ()]
    assert results.coverage()[:2].tolist() == [1, 0]


@pytest.mark.parametrize("stage", list(Stage))
def test_decision_7_both_stages_are_scored_alike(stage: Stage) -> None:
    indicator_set = set_of(leaf("1", SHARE))
    results = score(indicator_set, submission_of(indicator_set, units_with("1", 0.5), stage))
    assert results.stage is stage
    assert results.points().tolist() == [5]


def test_decision_7_claimed_points_are_never_scored() -> None:
    unit = UnitValues("u0", inputs={"1": 0.5}, claimed={"1": 9.0})
    results = scored(set_of(leaf("1", SHARE)), [unit])
    assert results.points().tolist() == [5]
    assert results.claimed["1"].tolist() == [9]


def test_decision_7_awarded_points_replace_those_of_the_rule_and_are_marked() -> None:
    units = [
        UnitValues("u0", inputs={"1": 0.5}, awarded={"1": 7.0}),
        UnitValues("u1", awarded={"1": 3.0}),
        UnitValues("u2", inputs={"1": 0.5}),
    ]
    results = scored(set_of(leaf("1", SHARE)), units)
    assert results.points().tolist() == [7, 3, 5]
    assert [mark_names(m) for m in results.marks().tolist()] == [("awarded",), ("awarded",), ()]
    assert results.coverage().tolist() == [1, 1, 1]
    np.testing.assert_array_equal(results.by_rule["1"], [5, np.nan, 5])


def test_points_of_a_council_are_told_in_figures_of_the_language() -> None:
    unit = UnitValues("u0", inputs={"1": 0.25}, awarded={"1": 7.5})
    found = next(
        each for each in findings(scored(set_of(leaf("1", SHARE)), [unit])) if each.code == "R604"
    )
    assert found.message(Language.VI) == "điểm thẩm định 7,5 khác điểm tính theo luật 2,50"
    assert found.message(Language.EN) == "7.5 points were awarded, the rule gives 2.50"
