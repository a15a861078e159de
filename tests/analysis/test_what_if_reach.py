"""The shortest lists of indicators that reach a band or a rank."""

from itertools import combinations
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cds_cli.analysis.what_if.full_points import Choices, mask
from cds_cli.analysis.what_if.model import Goal, Reach
from cds_cli.analysis.what_if.reach import goal_of_band, goal_of_rank, ways_to
from cds_cli.definitions.models import IndicatorSet
from cds_cli.engine.score import score
from cds_cli.results.model import Results
from cds_cli.submission.model import UnitValues, submission_of
from tests.exact.random_sets import random_pair
from tests.exact.small_sets import leaf, scored, set_of

GIVEN = {"type": "given", "scale": "points"}
TENS = tuple(leaf(str(code), GIVEN) for code in range(1, 5))
BANDS = (
    {"code": "tot", "name": "Tốt", "at_least": 0.8},
    {"code": "kha", "name": "Khá", "at_least": 0.65},
)


def of(*points: float | None, **more: Any) -> UnitValues:
    """A unit with points for indicators 1, 2, 3…"""
    inputs = {str(code): one for code, one in enumerate(points, 1) if one is not None}
    return UnitValues(more.pop("code", "a"), inputs=inputs, **more)


def lists(reach: Reach) -> list[tuple[set[str], float, float]]:
    """Give codes, points added and index of each list."""
    return [({step.code for step in way.steps}, way.added, way.index) for way in reach.ways]


def to_band(results: Results, code: str = "tot") -> Reach:
    return ways_to(results, 0, goal_of_band(results, code))


def test_the_fewest_indicators_come_first_and_of_those_what_gains_most() -> None:
    # 20 of 40 points; Tốt takes 32. One indicator adds at most 9, so two are needed.
    reach = to_band(scored(set_of(*TENS, bands=BANDS), [of(1, 4, 7, 8)]))
    assert lists(reach) == [({"1", "2"}, 15.0, 0.875), ({"1", "3"}, 12.0, 0.8)]
    assert not reach.is_there


def test_a_band_that_is_met_already_needs_nothing() -> None:
    results = scored(set_of(*TENS, bands=BANDS), [of(8, 8, 8, 8)])
    for code in ("tot", "kha"):
        reach = to_band(results, code)
        assert (reach.is_there, reach.ways) == (True, ())


def test_what_cannot_be_reached_says_what_all_together_would() -> None:
    bands = ({"code": "x", "name": "X", "at_least": 0.9},)
    results = scored(
        set_of(leaf("1", GIVEN), leaf("2", GIVEN), bands=bands),
        [of(5, None), of(9, 9, code="b")],
    )
    assert lists(to_band(results, "x")) == [({"1", "2"}, 15.0, 1.0)]
    short = ways_to(results, 0, Goal(1.1))
    assert short.ways == ()
    assert short.everything is not None
    assert (short.everything.added, short.everything.index, short.everything.rank) == (15.0, 1.0, 1)


def test_what_does_not_apply_or_was_left_out_for_want_of_data_is_in_no_list() -> None:
    indicators = (
        leaf("1", GIVEN),
        leaf("2", GIVEN, applies_to={"kinds": ("phường",)}),
        leaf("3", GIVEN, missing="exclude"),
        leaf("4", GIVEN, missing="zero"),
    )
    results = scored(set_of(*indicators, bands=BANDS), [of(9, None, None, None, kind="xã")])
    reach = to_band(results)
    # 9 of 20 points: only what is missing and counted as 0 can be gained.
    assert lists(reach) == [({"4"}, 10.0, 0.95)]
    assert reach.excluded == ("3",)


def test_a_rank_is_reached_by_a_tie_with_the_unit_that_has_it() -> None:
    units = [
        of(1, 4, 7, 8, code="a"),
        of(10, 10, 10, 9, code="b"),
        of(10, 9, 5, 5, code="c"),
        of(10, 10, 10, 10, code="d", block="khác"),
    ]
    results = scored(set_of(*TENS), units)
    second = ways_to(results, 0, goal_of_rank(results, 0, 2))
    # c has 29 of 40 points, so 9 more than the 20 of a; d is of another block.
    assert second.goal.index == 0.725
    assert lists(second) == [({"1"}, 9.0, 0.725)]
    assert second.ways[0].rank == 2
    assert ways_to(results, 0, goal_of_rank(results, 0, 3)).is_there
    # Who is first stays so down to the index of the second.
    assert goal_of_rank(results, 1, 1).index == 0.725
    first = ways_to(results, 0, goal_of_rank(results, 0, 1))
    assert first.goal.index == 0.975
    assert [len(way.steps) for way in first.ways] == [4]


def test_behind_a_tie_the_rank_that_the_tie_leaves_out_is_met_by_the_tie() -> None:
    units = [of(0, 0, 0, 0), of(9, 9, 9, 9, code="b"), of(9, 9, 9, 9, code="c")]
    results = scored(set_of(*TENS), units)
    # 1-1-3: whoever is to be second has to be level with the two.
    assert goal_of_rank(results, 0, 2).index == 0.9
    assert ways_to(results, 0, goal_of_rank(results, 0, 2)).ways[0].rank == 1


def test_weights_decide_what_gains_most() -> None:
    weighted = set_of(
        leaf("1", GIVEN, weight=1),
        leaf("2", GIVEN, weight=3),
        leaf("3", GIVEN, weight=1),
        bands=({"code": "x", "name": "X", "at_least": 0.6},),
    )
    results = scored(weighted, [of(0, 5, 5)])
    # (0 + 3·0.5 + 0.5) / 5 = 0.4; indicator 2 adds 0.3, indicator 1 adds 0.2.
    assert [({s.code for s in way.steps}, way.index) for way in to_band(results, "x").ways] == [
        ({"2"}, 0.7),
        ({"1"}, 0.6),
    ]


def test_a_heavy_indicator_is_found_among_many_with_more_open_points() -> None:
    light = [leaf(str(code), GIVEN, weight=1) for code in range(1, 8)]
    heavy = leaf("8", GIVEN, 1, weight=70)
    results = scored(set_of(*light, heavy), [of(*[0.0] * 7, 0.5)])
    # 35 of 77 parts; indicator 8 adds 35 of them, each of the others one.
    assert [
        ({s.code for s in way.steps}, way.index) for way in ways_to(results, 0, Goal(0.9)).ways
    ] == [({"8"}, 0.9091)]


def test_a_geometric_mean_needs_the_indicator_that_is_at_nothing() -> None:
    geometric = set_of(
        leaf("1", GIVEN), leaf("2", GIVEN), combine={"type": "geometric"}, bands=BANDS
    )
    results = scored(geometric, [of(0, 7)])
    # Full points in 2 leave 0; in 1 they give √0.7 = 0.8367.
    assert [({s.code for s in way.steps}, way.index) for way in to_band(results).ways] == [
        ({"1"}, 0.8367)
    ]


def test_indicators_by_which_units_are_compared_are_named() -> None:
    best = {"type": "relative_to_best"}
    either = {
        "type": "best_of",
        "parts": ({"code": "a", "rule": best}, {"code": "b", "rule": GIVEN}),
    }
    compared = set_of(leaf("1", best), leaf("2", either), leaf("3", GIVEN))
    figures = ({"1": 5.0, "2.a": 5.0, "3": 5.0}, {"1": 10.0, "2.a": 10.0, "3": 10.0})
    units = [UnitValues(code, inputs=one) for code, one in zip("ab", figures, strict=True)]
    results = scored(compared, units)
    assert ways_to(results, 0, Goal(0.95)).compared == ("1", "2")
    assert ways_to(results, 1, Goal(0.95)).compared == ()


def test_the_parts_of_a_list_add_up_to_its_last_published_digit() -> None:
    thirds = set_of(*(leaf(str(c), {"type": "ratio"}) for c in (1, 2, 3)), decimals=1, bands=BANDS)
    inputs = {f"{c}.{role}": n for c in (1, 2, 3) for role, n in (("part", 1.0), ("whole", 3.0))}
    reach = to_band(scored(thirds, [UnitValues("a", inputs=inputs)]))
    assert reach.ways[0].added == 20.0
    everything = reach.everything
    assert everything is not None
    assert sum(step.adds for step in everything.steps) == pytest.approx(everything.added, abs=1e-9)
    # 3 · 6.67 rounded one by one would be 20.1.
    assert sorted(step.adds for step in everything.steps) == [6.6, 6.7, 6.7]


def test_full_points_are_rounded_where_a_decision_rounds_indicators() -> None:
    # 12.24 points of the maximum are published, and scored, as 12.2: nothing more is to be gained.
    indicators = (leaf("1", GIVEN, max_points=12.24), leaf("2", GIVEN))
    rounding = set_of(*indicators, decimals=1, round_at="leaf", bands=BANDS)
    reach = to_band(scored(rounding, [of(12.24, 5)]))
    assert lists(reach) == [({"2"}, 5.0, 0.9982)]
    everything = to_band(scored(rounding, [of(0, 0)])).everything
    assert everything is not None
    assert (everything.points, everything.index) == (22.2, 0.9982)


def test_at_most_five_lists_are_given() -> None:
    many = set_of(*(leaf(str(c), GIVEN) for c in range(1, 10)))
    results = scored(many, [of(*[5.0] * 9)])
    reach = ways_to(results, 0, Goal(0.6))
    assert [len(way.steps) for way in reach.ways] == [2] * 5


def test_a_unit_to_which_nothing_applies_can_reach_nothing() -> None:
    results = scored(set_of(leaf("1", GIVEN), missing="exclude", bands=BANDS), [of(None)])
    reach = to_band(results)
    assert (reach.is_there, reach.ways, reach.everything) == (False, (), None)


MOST_TRIED = 8


@settings(max_examples=150, deadline=None)
@given(seed=st.integers(0, 10_000_000), goal=st.sampled_from((0.3, 0.6, 0.85, 1.0)))
def test_no_list_is_shorter_and_none_of_its_length_gains_more(seed: int, goal: float) -> None:
    definition, plain = random_pair(seed)
    indicator_set = IndicatorSet.model_validate(definition)
    units = [UnitValues(**one) for one in plain]
    results = score(indicator_set, submission_of(indicator_set, units))
    choices = Choices(results, 0)
    number = len(choices.codes)
    if not 0 < number <= MOST_TRIED:
        return
    reach = ways_to(results, 0, Goal(goal))
    all_of_them = [c for size in range(1, number + 1) for c in combinations(range(number), size)]
    totals = choices.totals(mask(all_of_them, number))
    met = [at for at in range(len(all_of_them)) if totals.index[at] >= goal - 1e-12]
    if reach.is_there or not met:
        assert reach.ways == ()
        return
    least = min(len(all_of_them[at]) for at in met)
    best = sorted((totals.exact[at] for at in met if len(all_of_them[at]) == least), reverse=True)
    got = [
        choices.totals(mask([tuple(choices.codes.index(s.code) for s in way.steps)], number))
        for way in reach.ways
    ]
    assert {len(way.steps) for way in reach.ways} == {least}
    np.testing.assert_allclose([one.exact[0] for one in got], best[:5], rtol=1e-9, atol=1e-9)
    for way in reach.ways:
        assert sum(step.adds for step in way.steps) == pytest.approx(way.added, abs=1e-9)
        assert way.index >= goal - 1e-12
