"""Gaps and losses add up, and known ones come out as worked by hand."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cds_cli.analysis.explain.gap import gap, neighbours
from cds_cli.analysis.explain.lost import lost
from cds_cli.analysis.explain.switch import index_changes, side_of
from cds_cli.definitions.models import IndicatorSet
from cds_cli.engine.score import score
from cds_cli.results.figures import TOTAL
from cds_cli.results.model import Results
from cds_cli.results.rounding import round_half_up
from cds_cli.submission.model import UnitValues, submission_of
from tests.exact.random_sets import random_pair
from tests.exact.small_sets import leaf, scored, set_of

SEEDS = st.integers(min_value=0, max_value=10**6)


def results_of(seed: int) -> Results:
    definition, units = random_pair(seed)
    indicator_set = IndicatorSet.model_validate(definition)
    return score(
        indicator_set, submission_of(indicator_set, [UnitValues(**unit) for unit in units])
    )


def digits(figure: float, decimals: int) -> int:
    """Give a published figure as a whole number of units of its last digit."""
    whole = figure * 10**decimals
    assert abs(whole - round(whole)) < 1e-6
    return round(whole)


def looked_at(results: Results, seed: int) -> list[str]:
    """Give the total and one other node or pillar."""
    return [TOTAL, list(results.figures)[seed % len(results.figures)]]


@settings(max_examples=220, deadline=None)
@given(seed=SEEDS)
def test_the_parts_of_a_gap_add_up_to_the_published_gap(seed: int) -> None:
    results = results_of(seed)
    for code in looked_at(results, seed):
        there = np.flatnonzero(~np.isnan(results.index(code))).tolist()
        for row, other in pairwise(there[:2]):
            found = gap(results, row, other, code)
            published = results.points(code) if found.in_points else results.index(code)
            whole = digits(published[row], found.decimals) - digits(
                published[other], found.decimals
            )
            assert digits(found.whole, found.decimals) == whole
            parts = [digits(part.difference, found.decimals) for part in found.parts]
            assert sum(parts) == whole


@settings(max_examples=220, deadline=None)
@given(seed=SEEDS)
def test_what_was_lost_adds_up_to_the_published_loss_and_its_shares_to_all_of_it(
    seed: int,
) -> None:
    results = results_of(seed)
    for code in looked_at(results, seed):
        for row in np.flatnonzero(~np.isnan(results.index(code))).tolist()[:1]:
            found = lost(results, row, code)
            top = results.maximum(code)[row] if found.in_points else 1.0
            published = results.points(code) if found.in_points else results.index(code)
            whole = digits(
                float(round_half_up(top, found.decimals)) - published[row], found.decimals
            )
            assert digits(found.whole, found.decimals) == whole
            assert sum(digits(part.lost, found.decimals) for part in found.parts) == whole
            if any(part.share for part in found.parts):
                assert sum(digits(part.share, 3) for part in found.parts) == 1000
            assert all(part.lost >= 0 for part in found.parts)


@settings(max_examples=40, deadline=None)
@given(seed=SEEDS)
def test_the_changes_of_the_index_are_those_of_the_other_way_round_with_the_sign_turned(
    seed: int,
) -> None:
    results = results_of(seed)
    one, other = side_of(results, 0), side_of(results, 1)
    forth = index_changes(results.indicator_set, one, other, TOTAL)
    back = index_changes(results.indicator_set, other, one, TOTAL)
    points, maximum = results.figures[TOTAL].points, results.figures[TOTAL].maximum
    if maximum[:2].all():
        exact = points[:2] / maximum[:2]
        assert forth.sum() == pytest.approx(exact[1] - exact[0], abs=1e-9)
        assert forth == pytest.approx(-back, abs=1e-9)


def given_leaf(code: str, most: float = 10, **more: object) -> dict[str, object]:
    return leaf(code, {"type": "given"}, most, **more)


def test_where_points_add_up_the_gap_is_in_points_and_the_worst_comes_first() -> None:
    results = scored(
        set_of(given_leaf("1"), given_leaf("2"), given_leaf("3")),
        [
            UnitValues("a", inputs={"1": 0.9, "2": 0.2, "3": 0.5}),
            UnitValues("b", inputs={"1": 0.4, "2": 0.9, "3": 0.5}),
        ],
    )
    found = gap(results, 0, 1)
    assert (found.in_points, found.whole, found.equal) == (True, -2.0, 1)
    assert [(part.code, part.difference) for part in found.parts] == [("2", -7.0), ("1", 5.0)]


def test_where_maxima_differ_the_gap_is_in_the_index() -> None:
    # a: 8 of 10 is 0.8; b: 8 + 2 of 20 is 0.5. Switching 2 alone makes the difference of 0.3.
    results = scored(
        set_of(given_leaf("1"), given_leaf("2", applies_to={"units": ("b",)})),
        [
            UnitValues("a", inputs={"1": 0.8}),
            UnitValues("b", inputs={"1": 0.8, "2": 0.2}),
        ],
    )
    found = gap(results, 0, 1)
    assert (found.in_points, found.whole) == (False, 0.3)
    assert [(part.code, part.difference) for part in found.parts] == [("2", 0.3)]


def test_a_geometric_gap_is_the_mean_of_both_orders_of_switching() -> None:
    # a: √(0.64 · 0.36) = 0.48; b: √(0.25 · 0.25) = 0.25; on the way √(0.64 · 0.25) = 0.4 or
    # √(0.25 · 0.36) = 0.3. So 1 adds (0.15 + 0.18) / 2, and 2 adds (0.08 + 0.05) / 2.
    results = scored(
        set_of(given_leaf("1"), given_leaf("2"), combine={"type": "geometric"}),
        [
            UnitValues("a", inputs={"1": 0.64, "2": 0.36}),
            UnitValues("b", inputs={"1": 0.25, "2": 0.25}),
        ],
    )
    found = gap(results, 0, 1)
    assert (found.in_points, found.whole) == (False, 0.23)
    assert [(part.code, part.difference) for part in found.parts] == [("1", 0.165), ("2", 0.065)]


def test_a_weighted_loss_is_in_the_index() -> None:
    # (3 · 0.5 + 1 · 0.6) / 4 = 0.525; full 1 adds 0.375, full 2 adds 0.1.
    results = scored(
        set_of(given_leaf("1", weight=3), given_leaf("2", weight=1)),
        [UnitValues("a", inputs={"1": 0.5, "2": 0.6})],
    )
    found = lost(results, 0)
    assert (found.in_points, found.whole) == (False, 0.475)
    assert [(part.code, part.lost, part.share) for part in found.parts] == [
        ("1", 0.375, 0.789),
        ("2", 0.1, 0.211),
    ]


def test_what_does_not_apply_is_not_lost() -> None:
    results = scored(
        set_of(given_leaf("1"), given_leaf("2", applies_to={"units": ("b",)})),
        [UnitValues("a", inputs={"1": 0.75}), UnitValues("b", inputs={"1": 1, "2": 1})],
    )
    found = lost(results, 0)
    assert (found.whole, [part.code for part in found.parts], found.full) == (2.5, ["1"], 1)
    assert lost(results, 1).parts == ()


def test_a_unit_to_which_nothing_applies_has_no_gap_and_no_loss() -> None:
    results = scored(
        set_of(given_leaf("1", applies_to={"units": ("b",)})),
        [UnitValues("a"), UnitValues("b", inputs={"1": 1})],
    )
    assert neighbours(results, 0) is None
    for asked in (lambda: gap(results, 0, 1), lambda: lost(results, 0)):
        with pytest.raises(ValueError, match="no index"):
            asked()


def ranked(*blocks_and_shares: tuple[str, float]) -> Results:
    units = [
        UnitValues(f"u{row}", block=block, inputs={"1": share})
        for row, (block, share) in enumerate(blocks_and_shares)
    ]
    return scored(set_of(given_leaf("1")), units)


def test_the_neighbours_are_all_units_of_the_next_better_rank_in_the_block() -> None:
    results = ranked(("A", 1), ("A", 0.9), ("A", 0.9), ("A", 0.5), ("B", 0.6))
    found = neighbours(results, 3)
    assert found is not None
    assert (found.rows, found.is_above) == ((1, 2), True)


def test_a_first_unit_is_held_against_those_right_below() -> None:
    results = ranked(("A", 1), ("A", 1), ("A", 0.5), ("A", 0.2))
    found = neighbours(results, 0)
    assert found is not None
    assert (found.rows, found.is_above) == ((2,), False)


def test_a_unit_alone_in_its_block_has_no_neighbours() -> None:
    assert neighbours(ranked(("A", 1), ("B", 0.5)), 1) is None
    assert neighbours(ranked(("A", 0.5), ("A", 0.5)), 0) is None
