"""Merged units, by hand and against exact fractions."""

from fractions import Fraction
from pathlib import Path
from random import Random

import numpy as np
import pytest

from cds_cli.analysis.merging.conditions import (
    blocks_agree,
    divided_units,
    parts_missing,
    weighted_by,
    weights_are_usable,
)
from cds_cli.analysis.merging.merge import merge
from cds_cli.analysis.merging.model import Merged, NewUnit, Part
from cds_cli.definitions.load import load_set
from cds_cli.definitions.models import IndicatorSet
from cds_cli.diagnostics import Severity
from cds_cli.results.model import Results
from cds_cli.submission.model import Origin, UnitValues
from tests.exact.leaves import Exact
from tests.exact.model import combined, share
from tests.exact.numbers import ZERO, exact
from tests.exact.random_sets import random_pair
from tests.exact.small_sets import leaf, scored, set_of

ROOT = Path(__file__).parents[2]
GIVEN = {"type": "given", "scale": "share"}
MAIN = ("1", "2", "3", "4", "5", "7", "8", "9")
# Published DTI 2022 of Đà Nẵng and TP. Hồ Chí Minh.
FIRST = (1.0000, 0.9000, 0.8253, 0.8487, 0.7578, 0.8575, 0.7836, 0.5197)
SECOND = (0.8917, 0.9000, 0.8258, 0.6267, 0.5580, 0.8406, 0.7611, 0.3590)


def dti(*rows: tuple[float, ...]) -> Results:
    indicator_set = load_set(ROOT / "indicators/tinh/dti-tinh-2022.yaml").require()
    units = [
        UnitValues(f"0{place}", inputs=dict(zip(MAIN, row, strict=True)))
        for place, row in enumerate(rows)
    ]
    return scored(indicator_set, units)


def new(
    code: str, *rows: int, weights: tuple[float, ...] = (), block: str | None = None
) -> NewUnit:
    """Make a new unit of the scored ones at some places."""
    parts = tuple(
        Part(f"u{row}", f"Cũ {row}", row, weight)
        for row, weight in zip(rows, weights or (1.0,) * len(rows), strict=True)
    )
    return NewUnit(code, f"Mới {code}", parts, block)


def one_index(merged: Merged, code: str = "") -> float:
    return float(merged.after.index(code)[0])


def test_main_indicators_of_two_provinces_are_averaged_as_they_were_published() -> None:
    merged = merge(dti(FIRST, SECOND), [new("48", 0, 1)])
    # (1 + 0,8917) / 2 = 0,94585; (0,8253 + 0,8258) / 2 = 0,82555 …
    means = [one_index(merged, code) for code in MAIN]
    assert means == [0.9459, 0.9, 0.8256, 0.7377, 0.6579, 0.8491, 0.7724, 0.4394]


def test_the_total_follows_from_exact_means_and_is_rounded_once() -> None:
    merged = merge(dti(FIRST, SECOND), [new("48", 0, 1)])
    # 94,585 + 90 + 82,555 + 73,77 + 65,79 + 169,81 + 115,8525 + 65,9025 = 758,265 of 1000; the
    # means rounded to four digits first would make 758,30.
    assert merged.after.points().tolist() == [758.27]
    assert one_index(merged) == 0.7583
    # CQS = 1–5 and 7: 94,585 + 90 + 82,555 + 73,77 + 65,79 + 169,81 = 576,51 of 700.
    assert one_index(merged, "CQS") == 0.8236


def test_a_weighted_mean_takes_each_part_by_its_weight() -> None:
    merged = merge(dti(FIRST, SECOND), [new("48", 0, 1, weights=(3.0, 1.0))])
    # (3 · 0,5197 + 0,3590) / 4 = 0,479525
    assert one_index(merged, "9") == 0.4795


def test_equal_weights_are_no_weights() -> None:
    before = dti(FIRST, SECOND)
    plain = merge(before, [new("48", 0, 1)])
    weighted = merge(before, [new("48", 0, 1, weights=(7.0, 7.0))])
    assert weighted.after.points().tolist() == plain.after.points().tolist()


def two_groups(**more: object) -> IndicatorSet:
    """Two main indicators; the second is for phường only."""
    only = {"applies_to": {"kinds": ("phường",)}}
    return set_of(leaf("1", GIVEN, 10), leaf("2", GIVEN, 30, **only), **more)


def test_where_a_main_indicator_does_not_apply_its_mean_is_that_of_the_others() -> None:
    units = [
        UnitValues("u0", kind="phường", inputs={"1": 0.5, "2": 0.8}),
        UnitValues("u1", kind="xã", inputs={"1": 0.7}),
    ]
    merged = merge(scored(two_groups(), units), [new("a", 0, 1)])
    assert (one_index(merged, "1"), one_index(merged, "2")) == (0.6, 0.8)
    # 6 of 10 and 24 of 30.
    assert (merged.after.points().item(), merged.after.maximum().item()) == (30.0, 40.0)


def test_a_main_indicator_that_applies_to_no_part_leaves_the_maximum() -> None:
    units = [UnitValues(f"u{n}", kind="xã", inputs={"1": 0.5}) for n in (0, 1)]
    merged = merge(scored(two_groups(), units), [new("a", 0, 1)])
    assert np.isnan(one_index(merged, "2"))
    assert (one_index(merged), merged.after.maximum().item()) == (0.5, 10.0)


def test_a_unit_to_which_nothing_applies_adds_nothing_and_hides_nothing() -> None:
    nothing = set_of(leaf("1", GIVEN, 10, applies_to={"kinds": ("phường",)}))
    units = [
        UnitValues("u0", kind="phường", inputs={"1": 0.4}),
        UnitValues("u1", kind="xã"),
        UnitValues("u2", kind="xã"),
    ]
    merged = merge(scored(nothing, units), [new("a", 0, 1), new("b", 1, 2)])
    assert one_index(merged) == 0.4
    assert np.isnan(merged.after.index()[1])
    assert np.isnan(merged.after.ranks()[1])


def test_new_units_are_ranked_within_their_blocks_and_equal_ones_share_a_rank() -> None:
    shares = (0.2, 0.4, 0.3, 0.3, 0.9, 0.1)
    units = [
        UnitValues(f"u{n}", block="A" if n < 5 else "B", inputs={"1": one})
        for n, one in enumerate(shares)
    ]
    before = scored(set_of(leaf("1", GIVEN)), units)
    made = [new("a", 0, 1), new("b", 2, 3), new("c", 4), new("d", 5)]
    assert merge(before, made).after.ranks().tolist() == [2, 2, 1, 1]


def test_a_stated_block_stands_for_those_of_the_parts() -> None:
    units = [UnitValues(f"u{n}", block="AB"[n], inputs={"1": 0.5}) for n in (0, 1)]
    before = scored(set_of(leaf("1", GIVEN)), units)
    assert [d.code for d in blocks_agree([new("a", 0, 1)], before)] == ["R641"]
    stated = new("a", 0, 1, block="B")
    assert not list(blocks_agree([stated], before))
    assert merge(before, [stated]).after.units["block"].tolist() == ["B"]


def test_weights_at_the_top_of_a_set_weigh_the_means() -> None:
    weighted = set_of(leaf("1", GIVEN, 10, weight=3), leaf("2", GIVEN, 10, weight=1))
    units = [
        UnitValues("u0", inputs={"1": 0.2, "2": 1}),
        UnitValues("u1", inputs={"1": 0.6, "2": 0}),
    ]
    # Means 0,4 and 0,5: (3 · 0,4 + 0,5) / 4 = 0,425.
    assert one_index(merge(scored(weighted, units), [new("a", 0, 1)])) == 0.425


def test_a_geometric_top_takes_the_geometric_mean_of_the_means() -> None:
    geometric = set_of(leaf("1", GIVEN, 10), leaf("2", GIVEN, 10), combine={"type": "geometric"})
    units = [
        UnitValues("u0", inputs={"1": 0.2, "2": 0.8}),
        UnitValues("u1", inputs={"1": 0.3, "2": 0.2}),
    ]
    # Means 0,25 and 0,5: the root of 0,125 is 0,35355.
    assert one_index(merge(scored(geometric, units), [new("a", 0, 1)])) == 0.3536


def test_marks_of_a_part_stay_with_the_new_unit() -> None:
    units = [UnitValues("u0", inputs={"1": 0.2}), UnitValues("u1")]
    merged = merge(scored(set_of(leaf("1", GIVEN)), units), [new("a", 0, 1)])
    assert merged.after.marks().tolist() == [1]


def test_the_index_of_merged_units_agrees_with_exact_fractions_on_random_sets() -> None:
    for seed in range(100):
        definition, units = random_pair(seed)
        before = scored(
            IndicatorSet.model_validate(definition), [UnitValues(**unit) for unit in units]
        )
        rows = Random(seed).sample(range(len(units)), 2 + seed % 2)  # noqa: S311 — repeatable
        merged = merge(before, [new("a", *rows, block="A")])
        tops = [*definition["groups"], *definition["indicators"]]
        tops = [next(t for t in tops if t["code"] == n.code) for n in before.indicator_set.children]
        row = [exact_mean(before, top["code"], rows) for top in tops]
        total = combined(definition, tops, row)
        digits = share(total.points, total.maximum, definition["index_decimals"])
        expected = np.nan if digits is None else digits / 10 ** definition["index_decimals"]
        assert np.isclose(one_index(merged), expected, rtol=0, atol=1e-12, equal_nan=True), seed


def exact_mean(before: Results, code: str, rows: list[int]) -> Exact:
    """Average one main indicator as published, in fractions."""
    index = before.index(code)[rows]
    maxima = before.maximum(code)[rows]
    there = [
        (exact(round(one, 8)), Fraction(most).limit_denominator(10**6))
        for one, most in zip(index.tolist(), maxima.tolist(), strict=True)
        if not np.isnan(one)
    ]
    if not there:
        return Exact()
    mean = sum((one for one, _ in there), ZERO) / len(there)
    most = sum((one for _, one in there), ZERO) / len(there)
    return Exact(mean * most, most, most, most)


def test_a_unit_that_was_not_merged_keeps_every_figure() -> None:
    for seed in range(40):
        definition, units = random_pair(seed)
        before = scored(
            IndicatorSet.model_validate(definition), [UnitValues(**unit) for unit in units]
        )
        merged = merge(before, [new(f"u{row}", row) for row in range(len(units))])
        for code in merged.after.figures:
            assert_same(merged.after.points(code), before.points(code))
            assert_same(merged.after.index(code), before.index(code))
            assert_same(merged.after.ranks(code), before.ranks(code))
        assert merged.after.bands() == before.bands()


def assert_same(one: np.ndarray, other: np.ndarray) -> None:
    assert np.array_equal(one, other, equal_nan=True)


def missing_part() -> NewUnit:
    return NewUnit("a", "Mới", (Part("u0", "Cũ", 0), Part("09", "Vắng", None)))


@pytest.mark.parametrize(
    ("partial", "severity"), [(False, Severity.ERROR), (True, Severity.WARNING)]
)
def test_a_part_without_figures_is_an_error_unless_parts_are_enough(
    partial: bool,  # noqa: FBT001 — one of two cases
    severity: Severity,
) -> None:
    found = list(parts_missing([missing_part()], partial=partial))
    assert [(d.code, d.severity) for d in found] == [("R640", severity)]


def test_a_new_unit_that_rests_on_a_part_has_the_mean_of_that_part() -> None:
    merged = merge(dti(FIRST, SECOND), [missing_part()])
    assert one_index(merged, "9") == 0.5197


def test_a_unit_that_was_divided_is_told_and_counts_in_each_of_its_heirs() -> None:
    before = dti(FIRST, SECOND)
    units = [new("a", 0, 1), new("b", 1)]
    assert [(d.code, d.severity) for d in divided_units(units)] == [("R642", Severity.WARNING)]
    assert merge(before, units).after.index("9").tolist() == [0.4394, 0.359]


@pytest.mark.parametrize("weights", [(1.0, np.nan), (1.0, -1.0), (0.0, 0.0)])
def test_weights_that_give_no_mean_are_refused(weights: tuple[float, ...]) -> None:
    units = weighted_by([new("a", 0, 1)], np.array(weights))
    assert [d.code for d in weights_are_usable(units, "DAN_SO", Origin())] == ["R643"]


def test_a_blank_weight_of_a_unit_that_was_not_merged_does_not_matter() -> None:
    units = weighted_by([new("a", 0)], np.array([np.nan]))
    assert not list(weights_are_usable(units, "DAN_SO", Origin()))


def test_a_weight_of_zero_leaves_a_part_out() -> None:
    merged = merge(dti(FIRST, SECOND), [new("48", 0, 1, weights=(1.0, 0.0))])
    assert one_index(merged) == 0.8002
