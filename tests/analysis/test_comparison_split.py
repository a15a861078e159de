"""What made an index change: four parts that add up, worked by hand and on random sets."""

from dataclasses import replace
from random import Random
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cds_cli.analysis.comparison.compare import compare
from cds_cli.analysis.comparison.model import Comparison, Factor, NodePair, Split
from cds_cli.analysis.comparison.pairing import WHOLE, node_pairs, pair_named
from cds_cli.analysis.scoring import Scoring
from cds_cli.definitions.models import IndicatorSet
from cds_cli.engine.score import score
from cds_cli.results.figures import Array
from cds_cli.rules import Spread
from cds_cli.submission.model import UnitValues, submission_of
from tests.exact.random_editions import another_edition, random_scorings, scoring, submission
from tests.exact.random_sets import Making, random_set, random_units
from tests.exact.small_sets import leaf, set_of

SHARE = {"type": "given", "scale": "share"}
MIN_MAX = {"type": "min_max"}
SEEDS = st.integers(0, 10**6)
laws = settings(max_examples=80, deadline=None)
# Some five units each: with the law of the swapped sides, thousands of changes.
law_of_sums = settings(max_examples=300, deadline=None)
laws_of_one = settings(max_examples=30, deadline=None)


def scored(indicator_set: IndicatorSet, *units: UnitValues) -> Scoring:
    submitted = submission_of(indicator_set, units)
    return Scoring(score(indicator_set, submitted), submitted)


def unit(code: str = "u", *not_applicable: str, **inputs: float) -> UnitValues:
    named = {column.replace("x", ""): value for column, value in inputs.items()}
    return UnitValues(code, inputs=named, not_applicable=not_applicable)


def parts(found: Comparison) -> dict[str, float]:
    """The parts of the first unit that are not 0, after a look that they add up."""
    split = found.split
    first = {str(factor): float(split.parts[factor][0]) for factor in Factor}
    assert sum(first.values()) == pytest.approx(split.change[0], abs=1e-12)
    return {factor: part for factor, part in first.items() if part}


TWO = set_of(leaf("1", SHARE), leaf("2", SHARE))
# The same two indicators; the second one counts three times as much.
HEAVIER = set_of(leaf("1", SHARE), leaf("2", SHARE, 30), edition="2")


def test_other_figures_are_the_part_of_the_data() -> None:
    # (4 + 8) / 20 = 0.6, then (6 + 8) / 20 = 0.7.
    found = compare(scored(TWO, unit(x1=0.4, x2=0.8)), scored(TWO, unit(x1=0.6, x2=0.8)))
    assert parts(found) == {"data": 0.1}


def test_another_maximum_in_the_set_is_the_part_of_the_rule() -> None:
    # (5 + 10) / 20 = 0.75, then (5 + 30) / 40 = 0.875.
    before, after = (scored(one, unit(x1=0.5, x2=1)) for one in (TWO, HEAVIER))
    assert parts(compare(before, after)) == {"rule": 0.125}


def test_what_no_longer_applies_is_the_part_of_the_maximum() -> None:
    # (5 + 10) / 20 = 0.75, then 5 / 10 = 0.5.
    before, after = scored(TWO, unit(x1=0.5, x2=1)), scored(TWO, unit("u", "2", x1=0.5))
    assert parts(compare(before, after)) == {"maximum": -0.25}


def test_a_gap_that_is_left_out_is_the_part_of_the_maximum_and_one_of_no_points_is_data() -> None:
    left_out = set_of(leaf("1", SHARE), leaf("2", SHARE, missing="exclude"))
    for indicator_set, expected in ((left_out, {"maximum": -0.25}), (TWO, {"data": -0.5})):
        before, after = (scored(indicator_set, one) for one in (unit(x1=0.5, x2=1), unit(x1=0.5)))
        assert parts(compare(before, after)) == expected


def test_others_that_became_better_are_the_part_of_the_peers() -> None:
    # 50 between 0 and 100 is 0.5, between 0 and 200 it is 0.25.
    one = set_of(leaf("1", MIN_MAX))
    before = scored(one, unit(x1=50), unit("v", x1=0), unit("w", x1=100))
    after = scored(one, unit(x1=50), unit("v", x1=0), unit("w", x1=200))
    found = compare(before, after)
    at = np.flatnonzero(after.results.units.index[found.both.after] == "u")[0]
    assert {f: found.split.parts[f][at] for f in Factor if found.split.parts[f][at]} == {
        Factor.PEERS: -0.25
    }
    assert found.split.void == {Factor.RULE, Factor.MAXIMUM}


def test_two_factors_share_by_the_mean_of_both_orders() -> None:
    # 50 of 100 is 0.5 and 80 of 200 is 0.4; 80 of 100 would be 0.8, 50 of 200 be 0.25.
    # data: ((0.8 − 0.5) + (0.4 − 0.25)) / 2; peers: ((0.25 − 0.5) + (0.4 − 0.8)) / 2.
    one = set_of(leaf("1", MIN_MAX))
    before = scored(one, unit(x1=50), unit("v", x1=0), unit("w", x1=100))
    after = scored(one, unit(x1=80), unit("v", x1=0), unit("w", x1=200))
    split = compare(before, after, only={"u"}).split
    assert {f: float(split.parts[f][0]) for f in Factor} == {
        Factor.DATA: 0.225,
        Factor.RULE: 0.0,
        Factor.MAXIMUM: 0.0,
        Factor.PEERS: -0.325,
    }
    assert split.change.tolist() == [-0.1]


def test_figures_and_weights_that_both_changed_share_the_change() -> None:
    # 0.5, then (5 + 30) / 40 = 0.875; the new figures in the old set: (5 + 10) / 20 = 0.75;
    # the old ones in the new set: 0.5. data: (0.25 + 0.375) / 2; rule: (0 + 0.125) / 2.
    before, after = scored(TWO, unit(x1=0.5, x2=0.5)), scored(HEAVIER, unit(x1=0.5, x2=1))
    assert parts(compare(before, after)) == {"data": 0.3125, "rule": 0.0625}


def test_an_indicator_of_one_edition_only_is_the_part_of_the_rule() -> None:
    # 0.5, then 15 of 20.
    one = set_of(leaf("1", SHARE))
    before, after = scored(one, unit(x1=0.5)), scored(TWO, unit(x1=0.5, x2=1))
    assert parts(compare(before, after)) == {"rule": 0.25}
    assert parts(compare(after, before)) == {"rule": -0.25}


def test_an_indicator_that_is_scored_otherwise_is_the_part_of_the_rule() -> None:
    # The figure changed too, but those of one rule mean nothing to the other.
    other = set_of(leaf("1", {"type": "given", "scale": "percent"}), edition="2")
    before, after = scored(set_of(leaf("1", SHARE)), unit(x1=0.5)), scored(other, unit(x1=80))
    assert parts(compare(before, after)) == {"rule": 0.3}


def edition_with(rule: dict[str, Any], edition: str = "1", **more: Any) -> IndicatorSet:
    return set_of(leaf("1", rule, **more), edition=edition)


def test_another_target_over_the_same_figures_shares_the_change_with_them() -> None:
    # 40 % of 80 % is 0.5, then 80 % of 100 % is 0.8; 80 % of 80 % is 1, 40 % of 100 % is 0.4.
    # data: ((1 − 0.5) + (0.8 − 0.4)) / 2; rule: ((0.4 − 0.5) + (0.8 − 1)) / 2.
    old = edition_with({"type": "ratio", "target": 0.8})
    new = edition_with({"type": "ratio", "target": 1.0}, "2")
    before = scored(old, UnitValues("u", inputs={"1.part": 40, "1.whole": 100}))
    after = scored(new, UnitValues("u", inputs={"1.part": 80, "1.whole": 100}))
    assert parts(compare(before, after)) == {"data": 0.45, "rule": -0.15}


def test_another_rule_over_the_same_figures_shares_the_change_with_them() -> None:
    # 0.5 between 0 and 1, then all from 0.7 on; 0.8 of 1 would be 0.8, 0.5 be nothing.
    figure = {"inputs": {"value": {"name": "Số đo", "kind": "number"}}}
    line = edition_with({"type": "linear", "low": 0, "high": 1}, **figure)
    bar = edition_with({"type": "pass", "at_least": 0.7}, "2", **figure)
    before, after = scored(line, unit(x1=0.5)), scored(bar, unit(x1=0.8))
    assert parts(compare(before, after)) == {"data": 0.65, "rule": -0.15}


def test_peers_come_with_the_rule_where_another_rule_learns_otherwise() -> None:
    # The first set holds 50 against the best, 100; the second against the least, 25.
    best = edition_with({"type": "relative_to_best"})
    least = edition_with({"type": "relative_to_best", "better": "lower"}, "2")
    units = unit(x1=50), unit("v", x1=25), unit("w", x1=100)
    before, after = (scored(one, *units) for one in (best, least))
    assert parts(compare(before, after, only={"u"})) == {}
    assert parts(compare(before, after, only={"v"})) == {"rule": 0.75}
    assert parts(compare(before, after, only={"w"})) == {"rule": -0.75}


def test_answers_of_another_list_of_options_are_the_part_of_the_rule() -> None:
    # The second answer of one list is another than the second of the other.
    few, many = (
        tuple({"code": code, "name": code, "share": share} for code, share in options)
        for options in ((("a", 0), ("b", 1)), (("a", 0), ("n", 0.5), ("b", 1)))
    )
    old = edition_with({"type": "choice", "options": few})
    new = edition_with({"type": "choice", "options": many}, "2")
    assert parts(compare(scored(old, unit(x1=1)), scored(new, unit(x1=1)))) == {"rule": -0.5}


def test_a_council_that_gives_other_points_is_the_part_of_the_data() -> None:
    submitted = unit(x1=0.5, x2=1)
    before, after = (
        scored(TWO, replace(submitted, awarded={"2": points})) for points in (10.0, 2.0)
    )
    assert parts(compare(before, after)) == {"data": -0.4}


def test_points_that_a_council_gave_keep_their_share_under_another_maximum() -> None:
    # 8 of 10 are 24 of 30: 0.65 then 29 / 40 = 0.725.
    before = scored(TWO, replace(unit(x1=0.5), awarded={"2": 8.0}))
    after = scored(HEAVIER, replace(unit(x1=0.5), awarded={"2": 24.0}))
    assert parts(compare(before, after)) == {"rule": 0.075}


def test_where_nothing_is_left_in_between_the_middle_stands_in() -> None:
    # 1 applies at first only, 2 is new: 0.5 then 1. The old set without 1 has nothing: 0.75
    # stands in; the new set with 1 has (5 + 10) / 20 = 0.75. Both parts are 0.25.
    before = scored(set_of(leaf("1", SHARE)), unit(x1=0.5))
    after = scored(replace_edition(TWO), unit("u", "1", x2=1))
    assert parts(compare(before, after)) == {"rule": 0.25, "maximum": 0.25}


def replace_edition(indicator_set: IndicatorSet) -> IndicatorSet:
    return indicator_set.model_copy(update={"edition": "2"})


def test_peers_of_one_side_stand_in_where_the_other_had_none() -> None:
    # Nobody had a figure: 0. Now 50 between 0 and 100 is 0.5, and only figures have changed.
    one = set_of(leaf("1", MIN_MAX))
    before = scored(one, unit(), unit("v"), unit("w"))
    after = scored(one, unit(x1=50), unit("v", x1=0), unit("w", x1=100))
    assert before.results.peers == {}
    assert after.results.peers == {"1": Spread(count=3, low=0, high=100)}
    assert parts(compare(before, after, only={"u"})) == {"data": 0.5}


def test_an_index_that_is_not_there_on_one_side_has_no_parts() -> None:
    before, after = scored(TWO, unit("u", "1", "2")), scored(TWO, unit(x1=0.5, x2=1))
    split = compare(before, after).split
    assert all(np.isnan(split.parts[factor]).all() for factor in Factor)
    assert np.isnan(split.change).all()


def test_other_decimals_of_the_index_are_the_part_of_the_rule() -> None:
    coarse = set_of(leaf("1", SHARE), leaf("2", SHARE), edition="2", index_decimals=2)
    # 0.615, and 0.62 with two decimals.
    before, after = (scored(one, unit(x1=0.43, x2=0.8)) for one in (TWO, coarse))
    found = compare(before, after)
    assert (parts(found), found.split.decimals) == ({"rule": 0.005}, 4)


def test_points_are_rounded_as_the_set_of_the_state_rounds_them() -> None:
    # With whole points of each indicator 4.4 and 4.6 are 4 and 5: 9 / 20 either way. Without the
    # second it is 0.44, or 4 / 10. rule: (0 − 0.04) / 2; maximum: (−0.01 − 0.05) / 2.
    whole = set_of(leaf("1", SHARE), leaf("2", SHARE), edition="2", round_at="leaf", decimals=0)
    before, after = scored(TWO, unit(x1=0.44, x2=0.46)), scored(whole, unit("u", "2", x1=0.44))
    assert parts(compare(before, after)) == {"rule": -0.02, "maximum": -0.03}


GROUPED = {
    "indicators": (),
    "groups": (
        {"code": "A", "name": "Một", "indicators": (leaf("1", SHARE),)},
        {"code": "B", "name": "Hai", "indicators": (leaf("2", SHARE),)},
    ),
}


def test_the_index_of_a_node_is_split_like_that_of_the_whole() -> None:
    grouped = set_of(**GROUPED, pillars=({"code": "P", "name": "Trụ", "covers": ("B",)},))
    before, after = scored(grouped, unit(x1=0.4, x2=0.8)), scored(grouped, unit(x1=0.4, x2=0.9))
    for code, change in (
        ("A", {}),
        ("B", {"data": 0.1}),
        ("P", {"data": 0.1}),
        (None, {"data": 0.05}),
    ):
        pair = pair_named(code, node_pairs(grouped, grouped))
        assert pair is not None
        assert parts(compare(before, after, pair)) == change


def test_a_node_of_one_edition_only_cannot_be_split() -> None:
    sides = scored(TWO, unit()), scored(replace_edition(TWO), unit())
    with pytest.raises(LookupError):
        compare(*sides, NodePair("1", None, None))


@law_of_sums
@given(seed=SEEDS)
def test_parts_add_up_to_the_published_change_in_its_last_digit(seed: int) -> None:
    before, after = random_scorings(seed)
    pairs = node_pairs(before.results.indicator_set, after.results.indicator_set)
    shared = [WHOLE, *(pair for pair in pairs if pair.before and pair.after)]
    pair = Random(seed).choice(shared)  # noqa: S311 — repeatable, not secret
    found = compare(before, after, pair)
    nodes = (found.total, *found.nodes)
    add_up(found.split, next(node.index for node in nodes if node.pair == pair))


def add_up(split: Split, change: Array) -> None:
    """Whole units of the last digit that add up to those of the change."""
    scale = 10**split.decimals
    units = np.array([np.round(split.parts[factor] * scale) for factor in Factor])
    np.testing.assert_array_equal(units.sum(axis=0), np.round(change * scale))
    np.testing.assert_allclose(units / scale, list(split.parts.values()), atol=1e-12)


@laws
@given(seed=SEEDS)
def test_parts_change_their_signs_when_the_sides_swap(seed: int) -> None:
    before, after = random_scorings(seed)
    found, other_way = compare(before, after), compare(after, before)
    add_up(found.split, found.total.index)
    there, back = by_unit(found, after), by_unit(other_way, before)
    pd.testing.assert_frame_equal(there, -back.loc[there.index] + 0.0)


def by_unit(found: Comparison, later: Scoring) -> pd.DataFrame:
    index = later.results.units.index[found.both.after]
    return pd.DataFrame({str(f): found.split.parts[f] for f in Factor}, index=index)


def only(split: Split, factor: Factor, where: object = slice(None)) -> None:
    """Only one part may be anything but 0."""
    for other in Factor:
        if other is not factor:
            assert not np.nan_to_num(split.parts[other])[where].any(), other


@laws_of_one
@given(seed=SEEDS)
def test_where_only_the_set_changed_only_the_rule_has_a_part(seed: int) -> None:
    making = Making(Random(seed))  # noqa: S311 — repeatable, not secret
    definition = random_set(making)
    later = another_edition(definition, making.rng, terms=False)
    units = [{**one, "awarded": {}} for one in random_units(making)]
    never = Random(0)  # noqa: S311 — evidence is left alone
    never.choice = lambda options: options[0]  # type: ignore[method-assign]
    sides = (scoring(one, submission(one, units, never)) for one in (definition, later))
    only(compare(*sides).split, Factor.RULE)


@laws_of_one
@given(seed=SEEDS)
def test_where_only_the_peers_changed_only_they_have_a_part(seed: int) -> None:
    making = Making(Random(seed))  # noqa: S311 — repeatable, not secret
    definition = random_set(making)
    submitted = submission(definition, random_units(making), making.rng)
    others = scoring(definition, submission(definition, random_units(making), making.rng))
    before = scoring(definition, submitted)
    after = scoring(definition, submitted, others.results.peers)
    only(compare(before, after).split, Factor.PEERS)


@laws_of_one
@given(seed=SEEDS)
def test_where_only_figures_changed_only_the_data_have_a_part(seed: int) -> None:
    making = Making(Random(seed))  # noqa: S311 — repeatable, not secret
    definition = random_set(making)
    before = scoring(definition, submission(definition, random_units(making), making.rng))
    others = random_units(making)[: len(before.submission)]
    rest = {"kind", "attributes", "block"}
    kept = [
        {**values, "code": code, **{key: original(before, code, key) for key in rest}}
        for code, values in zip(before.submission.units.index, others, strict=False)
    ]
    after = scoring(definition, submission(definition, kept, making.rng), before.results.peers)
    found = compare(before, after)
    only(found.split, Factor.DATA, unmoved(found, before, after))


def original(scoring: Scoring, code: str, key: str) -> object:
    row = scoring.submission.units.loc[code]
    return {"age": row["age"], "area": row["area"]} if key == "attributes" else row[key]


def unmoved(found: Comparison, before: Scoring, after: Scoring) -> object:
    """The units to which everything applied as before."""
    same = [
        np.asarray(before.results.maximum(one.code))[found.both.before]
        == np.asarray(after.results.maximum(one.code))[found.both.after]
        for one in before.results.indicator_set.leaves()
    ]
    return np.logical_and.reduce(same)


@laws_of_one
@given(seed=SEEDS)
def test_where_only_applicability_changed_only_the_maximum_has_a_part(seed: int) -> None:
    making = Making(Random(seed))  # noqa: S311 — repeatable, not secret
    definition = random_set(making)
    before = scoring(definition, submission(definition, random_units(making), making.rng))
    marks = pd.DataFrame(
        {
            code: np.array([making.rng.random() < 0.2 for _ in column], dtype=bool)
            for code, column in before.submission.inputs.items()
        },
        index=before.submission.units.index,
    )
    exempt = before.submission.not_applicable.reindex(columns=marks.columns, fill_value=False)
    changed = replace(before.submission, not_applicable=marks | exempt)
    after = scoring(definition, changed, before.results.peers)
    found = compare(before, after)
    only(found.split, Factor.MAXIMUM, nothing_else(found, before, after))


def nothing_else(found: Comparison, before: Scoring, after: Scoring) -> object:
    """The units whose points are the same wherever all applied as before."""
    same = [
        (one.points == two.points) | (one.maximum != two.maximum)
        for leaf_code in (each.code for each in before.results.indicator_set.leaves())
        for one, two in [(before.results.figures[leaf_code], after.results.figures[leaf_code])]
    ]
    return np.logical_and.reduce(same)[found.both.before]
