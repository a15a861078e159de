"""A unit among units like it: quartiles, places, strengths and weaknesses."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cds_cli.analysis.profile import Profile, Scope, Side, profile
from cds_cli.definitions.models import IndicatorSet
from cds_cli.engine.score import score
from cds_cli.results.figures import TOTAL
from cds_cli.results.model import Results
from cds_cli.submission.model import UnitValues, submission_of
from tests.exact.random_sets import random_pair
from tests.exact.small_sets import leaf, scored, set_of, units_with

GIVEN = {"type": "given", "scale": "points"}


def everyone(results: Results) -> Any:
    return np.ones(len(results.units), dtype=bool)


def of_all(results: Results, row: int = 0, scope: Scope | None = None) -> Profile:
    return profile(results, row, everyone(results), scope or Scope())


def test_quartiles_are_interpolated_between_published_figures() -> None:
    # 0.1, 0.2, 0.4 and 0.8: the median lies half-way, the quartiles at a quarter of a step.
    results = scored(set_of(leaf("1", GIVEN)), units_with("1", 8, 1, 2, 4))
    (one,) = of_all(results).indicators
    assert (one.lower, one.median, one.upper) == (0.175, 0.3, 0.5)
    assert (one.index, one.difference, one.place, one.among) == (0.8, 0.5, 1, 4)
    assert one.side is Side.ABOVE_UPPER


def test_the_difference_is_that_of_the_figures_shown() -> None:
    results = scored(
        set_of(leaf("1", GIVEN), index_decimals=2), units_with("1", 3.3, 3.4, 3.5, 3.6)
    )
    (one,) = of_all(results).indicators
    # 0.33 … 0.36 have the median 0.345, shown as 0.35; 0.33 - 0.35 = -0.02.
    assert (one.median, one.difference) == (0.35, -0.02)


@pytest.mark.parametrize(
    ("row", "side", "place"),
    [
        (0, Side.BELOW_LOWER, 5),
        (1, Side.BELOW_MEDIAN, 4),
        (2, Side.AT_MEDIAN, 3),
        (3, Side.ABOVE_MEDIAN, 2),
        (4, Side.ABOVE_UPPER, 1),
    ],
)
def test_a_quartile_itself_is_within(row: int, side: Side, place: int) -> None:
    results = scored(set_of(leaf("1", GIVEN)), units_with("1", 1, 2, 3, 4, 5))
    (one,) = of_all(results, row).indicators
    assert (one.side, one.place) == (side, place)


def test_units_without_an_index_there_do_not_count_and_take_no_place() -> None:
    results = scored(set_of(leaf("1", GIVEN, missing="exclude")), units_with("1", 4, None, 8))
    (one,) = of_all(results).indicators
    assert (one.median, one.place, one.among) == (0.6, 2, 2)
    silent = of_all(results, 1)
    assert (silent.indicators, silent.total) == ((), None)
    assert (silent.without_data, silent.not_applicable) == (("1",), ())


def test_what_lacks_data_is_told_apart_from_what_is_not_for_the_unit() -> None:
    results = scored(
        set_of(leaf("1", GIVEN), leaf("2", GIVEN)),
        [UnitValues("a", not_applicable=("2",)), UnitValues("b", inputs={"1": 1, "2": 2})],
    )
    found = of_all(results)
    assert [(one.code, one.index) for one in found.indicators] == [("1", 0)]
    assert (found.without_data, found.not_applicable) == (("1",), ("2",))


def test_ties_share_a_place() -> None:
    results = scored(set_of(leaf("1", GIVEN)), units_with("1", 5, 5, 7, 1))
    assert [of_all(results, row).indicators[0].place for row in range(4)] == [2, 2, 1, 4]


def three_indicators() -> Results:
    """The first unit has 9, 5 and 1 points where others have 1 to 9."""
    inputs = [(9, 5, 1), (1, 1, 9), (2, 4, 8), (3, 6, 7)]
    units = [
        UnitValues(f"u{at}", inputs={str(c): float(p) for c, p in enumerate(points, 1)})
        for at, points in enumerate(inputs)
    ]
    return scored(set_of(*(leaf(str(c), GIVEN) for c in (1, 2, 3))), units)


def test_strengths_and_weaknesses_are_told_by_how_far_they_are_from_the_median() -> None:
    found = of_all(three_indicators())
    assert [one.code for one in found.indicators] == ["1", "2", "3"]
    assert [one.code for one in found.strengths(5)] == ["1", "2"]
    assert [one.code for one in found.weaknesses(5)] == ["3"]
    assert [one.code for one in found.strengths(1)] == ["1"]


def test_beyond_a_quartile_comes_first_even_where_the_distance_is_less() -> None:
    # In 1 the unit is 0.2 above the median but not above the upper quartile; in 2 by 0.1 it is.
    inputs = [(6, 5), (2, 4), (4, 4), (9, 4), (1, 4), (8, 4)]
    units = [
        UnitValues(f"u{at}", inputs={"1": float(a), "2": float(b)})
        for at, (a, b) in enumerate(inputs)
    ]
    found = of_all(scored(set_of(leaf("1", GIVEN), leaf("2", GIVEN)), units))
    assert [one.side for one in found.strengths(2)] == [Side.ABOVE_UPPER, Side.ABOVE_MEDIAN]


def test_where_all_are_equal_there_is_neither() -> None:
    found = of_all(scored(set_of(leaf("1", GIVEN)), units_with("1", 5, 5, 5)))
    assert (found.strengths(5), found.weaknesses(5)) == ((), ())


def tree() -> Results:
    definition = {
        "format": 1, "code": "thu", "edition": "1", "level": "xa", "name": "Bộ",
        "provenance": "proposed",
        "pillars": ({"code": "P", "name": "Trụ", "covers": ("2",)},),
        "groups": (
            {"code": "1", "name": "Một", "indicators": (leaf("1.1", GIVEN), leaf("1.2", GIVEN, 0))},
            {"code": "2", "name": "Hai", "indicators": (leaf("2.1", GIVEN),)},
        ),
    }  # fmt: skip
    units = [
        UnitValues("a", inputs={"1.1": 9.0, "1.2": 0.0, "2.1": 2.0}),
        UnitValues("b", inputs={"1.1": 1.0, "1.2": 0.0, "2.1": 6.0}),
    ]
    return scored(IndicatorSet.model_validate(definition), units)


def codes(found: Profile) -> tuple[list[str], list[str]]:
    return [one.code for one in found.indicators], [one.code for one in found.groups]


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (Scope(), (["1.1", "2.1"], [TOTAL, "1", "2", "P"])),
        (Scope(tier=1), ([], ["1", "2"])),
        (Scope(tier=2), (["1.1", "2.1"], [])),
        (Scope(node="1"), (["1.1"], ["1"])),
        (Scope(node="P"), (["2.1"], ["2", "P"])),
        (Scope(node="2.1"), (["2.1"], [])),
    ],
)
def test_a_scope_is_a_tier_or_what_is_below_a_node(
    scope: Scope, expected: tuple[list[str], list[str]]
) -> None:
    assert codes(of_all(tree(), 0, scope)) == expected


def test_without_indicators_groups_are_judged() -> None:
    found = of_all(tree(), 0, Scope(tier=1))
    assert [one.code for one in found.strengths(5)] == ["1"]
    assert [one.code for one in found.weaknesses(5)] == ["2"]


def test_only_members_of_the_group_count() -> None:
    results = scored(set_of(leaf("1", GIVEN)), units_with("1", 5, 9, 9, 1))
    members = np.array([True, False, False, True])
    found = profile(results, 0, members, Scope())
    assert (found.size, found.indicators[0].median, found.indicators[0].place) == (2, 0.3, 1)


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10_000_000))
def test_half_of_the_group_stands_on_either_side_of_the_median(seed: int) -> None:
    definition, plain = random_pair(seed)
    indicator_set = IndicatorSet.model_validate(definition)
    units = [UnitValues(**one) for one in plain]
    results = score(indicator_set, submission_of(indicator_set, units))
    found = [of_all(results, row) for row in range(len(results.units))]
    for code in results.figures:
        every = [one for p in found for one in (*p.indicators, *p.groups) if one.code == code]
        assert sum(one.difference > 0 for one in every) <= len(every) / 2
        assert sum(one.difference < 0 for one in every) <= len(every) / 2
        assert sum(one.side is Side.ABOVE_UPPER for one in every) <= len(every) / 4 + 0.5
        assert all(one.lower <= one.median <= one.upper for one in every)
