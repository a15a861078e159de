"""Laws of scoring that hold for any figures."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cds_cli.definitions.models import IndicatorSet
from cds_cli.rules import Best, MinMax, RelativeToBest, Spread
from cds_cli.submission.model import UnitValues
from tests.exact.random_sets import random_pair
from tests.exact.small_sets import leaf, scored, set_of, units_with

FIGURE = st.integers(0, 400).map(lambda n: n / 4) | st.none()
FIGURES = st.lists(FIGURE, min_size=1, max_size=8)
SEED = st.integers(0, 10_000_000)
MANY = settings(max_examples=60, deadline=None)

RISING: list[dict[str, Any]] = [
    {"type": "linear", "low": 3, "high": 70},
    {"type": "count", "points_per_item": 0.5, "at_most": 20},
    {"type": "given", "scale": "percent"},
    {"type": "pass", "at_least": 12},
    {"type": "steps", "steps": ({"at_least": 5, "share": 0.3}, {"at_least": 50, "share": 1})},
    {"type": "relative_to_best"},
    {"type": "min_max"},
]


@pytest.mark.parametrize("rule", RISING, ids=lambda rule: rule["type"])
@MANY
@given(figures=FIGURES)
def test_points_stay_between_zero_and_the_maximum(
    rule: dict[str, Any], figures: list[float | None]
) -> None:
    results = scored(set_of(leaf("1", rule)), units_with("1", *figures))
    assert all(0 <= points <= 10 for points in results.points("1"))
    assert all(0 <= index <= 1 for index in results.index())


@pytest.mark.parametrize("rule", RISING, ids=lambda rule: rule["type"])
@MANY
@given(figures=FIGURES, raised=st.integers(1, 40))
def test_raising_a_positive_input_never_lowers_the_score(
    rule: dict[str, Any], figures: list[float | None], raised: int
) -> None:
    own, others = figures[0] or 0.0, figures[1:]
    indicator_set = set_of(leaf("1", rule))
    before = scored(indicator_set, units_with("1", own, *others)).points()[0]
    after = scored(indicator_set, units_with("1", own + raised / 4, *others)).points()[0]
    assert after >= before


@MANY
@given(part=st.integers(0, 400), whole=st.integers(1, 400), raised=st.integers(1, 50))
def test_raising_a_part_never_lowers_its_ratio_and_never_raises_one_where_less_is_better(
    part: int, whole: int, raised: int
) -> None:
    both = set_of(
        leaf("1", {"type": "ratio", "target": 0.8, "floor": 0.3}, inputs=SHARED),
        leaf("2", {"type": "ratio", "better": "lower", "floor": 0.7}, inputs=SHARED),
        inputs=tuple({"code": code, "name": code, "kind": "count"} for code in ("P", "W")),
    )
    before, after = (
        scored(both, [UnitValues("u0", inputs={"P": float(figure), "W": float(whole)})])
        for figure in (part, part + raised)
    )
    assert after.points("1")[0] >= before.points("1")[0]
    assert after.points("2")[0] <= before.points("2")[0]


SHARED = {"part": "P", "whole": "W"}


@MANY
@given(seed=SEED, order=st.permutations(range(8)))
def test_permuting_units_permutes_the_results(seed: int, order: list[int]) -> None:
    definition, plain = random_pair(seed)
    indicator_set = IndicatorSet.model_validate(definition)
    # Rows stand in the order of codes, so that other codes are another order of rows.
    in_order = [f"v{place}" for place in range(len(plain))]
    permuted = [f"v{place}" for place in order if place < len(plain)]
    assert by_unit(indicator_set, plain, permuted) == by_unit(indicator_set, plain, in_order)


def by_unit(
    indicator_set: IndicatorSet, plain: list[dict[str, Any]], codes: list[str]
) -> dict[tuple[str, str], str]:
    """Give points and rank by unit and node, the units having other codes while scored."""
    pairs = list(zip(plain, codes, strict=True))
    results = scored(indicator_set, [UnitValues(**unit | {"code": code}) for unit, code in pairs])
    names = {code: unit["code"] for unit, code in pairs}
    return {
        (names[unit], code): f"{results.points(code)[row]} {results.ranks(code)[row]}"
        for row, unit in enumerate(results.units.index)
        for code in results.figures
    }


@MANY
@given(seed=SEED, scale=st.integers(1, 64).map(lambda n: n / 8))
def test_scaling_all_weights_changes_nothing(seed: int, scale: float) -> None:
    definition, plain = random_pair(seed)
    units = [UnitValues(**unit) for unit in plain]
    one = scored(IndicatorSet.model_validate(definition), units)
    other = scored(IndicatorSet.model_validate(weights_scaled(definition, scale)), units)
    for code in one.figures:
        assert one.points(code).tolist() == other.points(code).tolist()
        assert str(one.ranks(code).tolist()) == str(other.ranks(code).tolist())


def weights_scaled(node: dict[str, Any], scale: float) -> dict[str, Any]:
    changed = {
        key: tuple(weights_scaled(child, scale) for child in node[key])
        for key in ("groups", "indicators")
        if key in node
    }
    return node | changed | ({"weight": node["weight"] * scale} if "weight" in node else {})


LEARNED = st.lists(st.integers(-400, 400), min_size=1, max_size=6)


def spread_of(figures: list[int]) -> Spread:
    return Spread(count=len(figures), low=float(min(figures)), high=float(max(figures)))


@given(a=LEARNED, b=LEARNED, c=LEARNED)
def test_spreads_merge_in_any_order_to_that_of_all_units(
    a: list[int], b: list[int], c: list[int]
) -> None:
    merge = MinMax(type="min_max").merge
    one, two, three = map(spread_of, (a, b, c))
    assert merge(one, two) == merge(two, one)
    assert merge(merge(one, two), three) == merge(one, merge(two, three))
    assert merge(merge(one, two), three) == spread_of(a + b + c)


@given(a=LEARNED, b=LEARNED, c=LEARNED, better=st.sampled_from(["higher", "lower"]))
def test_bests_merge_in_any_order_to_that_of_all_units(
    a: list[int], b: list[int], c: list[int], better: str
) -> None:
    rule = RelativeToBest.model_validate({"type": "relative_to_best", "better": better})

    def best_of(figures: list[int]) -> Best:
        ends = sorted((float(min(figures)), float(max(figures))), reverse=better == "higher")
        return Best(count=len(figures), best=ends[0], worst=ends[1])

    one, two, three = map(best_of, (a, b, c))
    assert rule.merge(one, two) == rule.merge(two, one)
    assert rule.merge(rule.merge(one, two), three) == rule.merge(one, rule.merge(two, three))
    assert rule.merge(rule.merge(one, two), three) == best_of(a + b + c)
