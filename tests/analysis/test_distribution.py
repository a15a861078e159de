"""Quartiles, means and counts of published indices, and indicators that tell no units apart."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cds_cli.analysis.distribution.discrimination import undiscriminating
from cds_cli.analysis.distribution.nodes import Distribution, distributions
from cds_cli.definitions.models import IndicatorSet
from cds_cli.engine.score import score
from cds_cli.results.figures import TOTAL
from cds_cli.results.model import Results
from cds_cli.submission.model import UnitValues, submission_of
from tests.exact.random_sets import random_pair, random_unproven
from tests.exact.small_sets import leaf, scored, set_of, units_with, with_unproven

SHARE = {"type": "given", "scale": "share"}
YES = {"type": "yes_no"}


def shares(*figures: float | None, **more: Any) -> Results:
    return scored(set_of(leaf("1", SHARE, **more)), units_with("1", *figures))


def of_leaf(results: Results, labels: Sequence[str] | None = None) -> list[Distribution]:
    return list(distributions(results, ("1",), labels))


def test_quarters_are_interpolated_between_the_figures_beside_them() -> None:
    # Sorted 0.1, 0.2, 0.4, 0.8: the quartile stands at place 0.75, the median at place 1.5.
    (one,) = of_leaf(shares(0.4, 0.1, 0.8, 0.2))
    assert one.quarters == (0.1, 0.175, 0.3, 0.5, 0.8)
    assert one.mean == 0.375


def test_the_deviation_divides_by_the_number_of_units() -> None:
    # Mean 0.5, squared deviations 0.09, 0.09, 0.01, 0.01: their mean is 0.05.
    (one,) = of_leaf(shares(0.2, 0.8, 0.4, 0.6))
    assert one.deviation == 0.2236


def test_a_figure_half_way_is_rounded_away_from_zero() -> None:
    (one,) = of_leaf(shares(0.0001, 0.0002))
    assert one.quarters == (0.0001, 0.0001, 0.0002, 0.0002, 0.0002)
    assert one.mean == 0.0002


def test_one_unit_is_all_of_its_quarters() -> None:
    (one,) = of_leaf(shares(0.3))
    assert one.quarters == (0.3,) * 5
    assert (one.mean, one.deviation) == (0.3, 0.0)


def test_without_any_index_nothing_is_made_up() -> None:
    indicator_set = set_of(leaf("1", SHARE, not_applicable="allowed"))
    (one,) = of_leaf(scored(indicator_set, [UnitValues("u", not_applicable=("1",))]))
    assert one.quarters == (None,) * 5
    assert (one.mean, one.deviation) == (None, None)
    assert (one.counts.units, one.counts.applicable, one.counts.not_applicable) == (1, 0, 1)


def test_a_figure_that_is_missing_counts_as_such_and_as_the_zero_that_it_is_scored() -> None:
    (one,) = of_leaf(shares(0.0, None, 0.9, 1.0, missing="zero"))
    counts = one.counts
    assert (counts.with_index, counts.zeros, counts.full, counts.missing) == (4, 2, 1, 1)
    assert counts.applicable == 4


def test_a_figure_that_is_left_out_has_no_index_but_the_indicator_is_for_the_unit() -> None:
    (one,) = of_leaf(shares(0.0, None, 1.0, missing="exclude"))
    counts = one.counts
    assert (counts.with_index, counts.zeros, counts.missing) == (2, 1, 1)
    assert (counts.applicable, counts.not_applicable) == (3, 0)
    assert one.quarters[2] == 0.5


def test_what_is_only_reported_is_for_nobody_and_for_nobody_not() -> None:
    indicator_set = set_of(leaf("1", SHARE, max_points=0), leaf("2", SHARE))
    results = scored(indicator_set, [UnitValues("u", inputs={"1": 1.0, "2": 1.0})])
    one, two = distributions(results, ("1", "2"))
    assert (one.counts.applicable, one.counts.not_applicable) == (None, None)
    assert (two.counts.applicable, two.counts.not_applicable) == (1, 0)


def test_awarded_and_unproven_figures_are_counted_also_above_their_indicator() -> None:
    indicator_set = set_of(
        leaf("1", YES, evidence="required"), leaf("2", YES), evidence={"missing": "zero"}
    )
    units = [
        UnitValues("a", inputs={"1": 1, "2": 1}, awarded={"2": 3.0}),
        UnitValues("b", inputs={"1": 1, "2": 0}),
    ]
    submission = with_unproven(submission_of(indicator_set, units), [("b", "1")])
    total, one, two = distributions(score(indicator_set, submission), (TOTAL, "1", "2"))
    assert [each.counts.awarded for each in (total, one, two)] == [1, 0, 1]
    assert [each.counts.unproven for each in (total, one, two)] == [1, 1, 0]


def test_groups_are_described_by_themselves_and_by_name() -> None:
    found = of_leaf(shares(0.1, 0.5, 0.3, 0.9), ["xã", "phường", "xã", ""])
    assert [(one.group, one.counts.units, one.quarters[2]) for one in found] == [
        ("", 1, 0.9),
        ("phường", 1, 0.5),
        ("xã", 2, 0.2),
    ]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.none() | st.integers(0, 10_000), min_size=1, max_size=12))
def test_figures_are_exact_to_the_last_published_digit(counted: list[int | None]) -> None:
    figures = [None if one is None else one / 10_000 for one in counted]
    (one,) = of_leaf(shares(*figures, missing="exclude"))
    known = sorted(each for each in counted if each is not None)
    if not known:
        assert one.mean is None
        return
    assert one.mean == rounded(Fraction(sum(known), len(known)))
    exact = [at_share(known, Fraction(part, 4)) for part in range(5)]
    assert list(one.quarters) == [rounded(each) for each in exact]


def at_share(ordered: list[int], share: Fraction) -> Fraction:
    at = (len(ordered) - 1) * share
    below = at.numerator // at.denominator
    low, high = ordered[below], ordered[min(below + 1, len(ordered) - 1)]
    return low + (high - low) * (at - below)


def rounded(counted: Fraction) -> float:
    whole = Decimal(counted.numerator) / Decimal(counted.denominator)
    return float(whole.quantize(Decimal(1), ROUND_HALF_UP) / 10_000)


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 10**6))
def test_groups_add_up_to_the_whole_on_any_set(seed: int) -> None:
    definition, plain = random_pair(seed)
    indicator_set = IndicatorSet.model_validate(definition)
    codes = [one.code for one in indicator_set.leaves()]
    submission = submission_of(indicator_set, [UnitValues(**unit) for unit in plain])
    results = score(indicator_set, with_unproven(submission, random_unproven(seed, plain, codes)))
    asked = list(results.figures)
    labels = results.units["kind"].tolist()
    whole = distributions(results, asked)
    split = distributions(results, asked, labels)
    for one in whole:
        parts = [each for each in split if each.code == one.code]
        for key in ("units", "with_index", "zeros", "full", "missing", "unproven", "awarded"):
            assert sum(getattr(part.counts, key) for part in parts) == getattr(one.counts, key)
        least, *_, greatest = one.quarters
        assert list(one.quarters) == sorted(one.quarters, key=lambda each: each or 0.0)
        assert least is None or (0 <= least <= (one.mean or 0.0) <= (greatest or 0.0) <= 1)


def test_the_order_of_units_changes_nothing() -> None:
    figures = [float(one) for one in np.random.default_rng(5).integers(0, 101, 40) / 100]
    there = of_leaf(shares(*figures))
    assert there == of_leaf(shares(*figures[::-1]))


@pytest.mark.parametrize("equal", [19, 20])
def test_an_indicator_that_nineteen_of_twenty_have_the_same_index_of_is_told(equal: int) -> None:
    (one,) = undiscriminating(shares(*[1.0] * equal, *[0.1] * (20 - equal)))
    assert (one.index, one.equal, one.units) == (1.0, equal, 20)
    assert one.share == equal / 20
    assert one.is_equal_for_all is (equal == 20)


def test_an_indicator_tells_units_apart_if_two_of_twenty_differ() -> None:
    assert not undiscriminating(shares(*[1.0] * 18, 0.1, 0.2))


def test_two_equal_units_are_told_of_and_one_alone_is_not() -> None:
    assert not undiscriminating(shares(0.5))
    (found,) = undiscriminating(shares(0.5, 0.5))
    assert (found.equal, found.units, found.is_equal_for_all) == (2, 2, True)


def test_indices_that_are_published_alike_are_alike() -> None:
    assert undiscriminating(shares(0.50001, 0.50002, 0.5, 0.49999, 0.50003))


def test_an_indicator_may_tell_units_apart_in_one_group_only() -> None:
    results = shares(*[1.0] * 5, 0.1, 0.2, 0.3, 0.4, 0.5)
    found = undiscriminating(results, ["a"] * 5 + ["b"] * 5)
    assert [(one.code, one.group) for one in found] == [("1", "a")]
    assert not undiscriminating(results)


def test_units_without_an_index_are_not_equal_to_others() -> None:
    figures = [1.0] * 5 + [None] * 5
    (one,) = undiscriminating(shares(*figures, missing="exclude"))
    assert (one.equal, one.units) == (5, 5)
