"""Units, nodes, editions and stages held against each other."""

from dataclasses import replace

import numpy as np
import pytest

from cds_cli.analysis.comparison.compare import compare
from cds_cli.analysis.comparison.model import Comparison
from cds_cli.analysis.comparison.pairing import leaf_pairs
from cds_cli.analysis.scoring import Scoring
from cds_cli.definitions.models import IndicatorSet
from cds_cli.engine.score import score
from cds_cli.submission.model import UnitValues, submission_of
from cds_cli.submission.period import Stage
from tests.exact.small_sets import leaf, set_of

SHARE = {"type": "given", "scale": "share"}
BANDS = (
    {"code": "tot", "name": "Tốt", "at_least": 0.8},
    {"code": "kha", "name": "Khá", "at_least": 0.5},
)
ONE = set_of(leaf("1", SHARE), bands=BANDS)


def scored(indicator_set: IndicatorSet, *units: UnitValues, stage: Stage = Stage.SELF) -> Scoring:
    submitted = submission_of(indicator_set, units, stage)
    return Scoring(score(indicator_set, submitted), submitted)


def units(block: str = "", /, **shares: float) -> list[UnitValues]:
    return [UnitValues(code, block=block, inputs={"1": one}) for code, one in shares.items()]


def codes(found: Comparison) -> list[str]:
    return found.after.units.index[found.both.after].tolist()


def test_units_are_matched_by_code_and_stand_in_the_later_order() -> None:
    found = compare(
        scored(ONE, *units(a=0.9, b=0.5, c=0.1)), scored(ONE, *units(b=0.8, c=0.9, d=0))
    )
    assert codes(found) == ["c", "b"]
    assert found.before.units.index[found.both.before].tolist() == ["c", "b"]
    assert found.after.units.index[found.both.entered].tolist() == ["d"]
    assert found.before.units.index[found.both.left].tolist() == ["a"]


def test_changes_are_those_of_published_figures_and_a_gained_rank_is_positive() -> None:
    found = compare(
        scored(ONE, *units(a=0.9, b=0.5, c=0.1)), scored(ONE, *units(b=0.8, c=0.9, d=0))
    )
    total = found.total
    assert total.before.ranks.tolist() == [3, 2]
    assert total.after.ranks.tolist() == [1, 2]
    assert total.moves.tolist() == [2, 0]
    assert total.points.tolist() == [8, 3]
    assert total.index.tolist() == [0.8, 0.3]
    assert (found.total.before.bands, found.total.after.bands) == ((None, "kha"), ("tot", "tot"))


def test_the_band_of_a_node_is_that_of_its_own_index() -> None:
    # The whole is 0.4, below all bands; then 0.75. A node that is new has none before.
    old, new = (
        set_of(leaf("1", SHARE), *more, bands=BANDS, edition=edition)
        for edition, more in (("1", ()), ("2", (leaf("2", SHARE),)))
    )
    before = scored(old, UnitValues("u", inputs={"1": 0.4}))
    after = scored(new, UnitValues("u", inputs={"1": 0.5, "2": 1}))
    found = compare(before, after)
    bands = {one.pair.after: (one.before.bands, one.after.bands) for one in found.nodes}
    assert bands == {"1": ((None,), ("kha",)), "2": ((None,), ("tot",))}
    assert (found.total.before.bands, found.total.after.bands) == ((None,), ("kha",))


def test_a_rank_in_another_block_is_no_move() -> None:
    before = scored(ONE, *units("núi", a=0.9, b=0.5), *units("biển", c=0.1))
    after = scored(ONE, *units("núi", a=0.9), *units("biển", b=0.5, c=0.6))
    found = compare(before, after)
    moves = dict(zip(codes(found), found.total.moves, strict=True))
    assert (moves["a"], moves["c"]) == (0, 0)
    assert np.isnan(moves["b"])


def test_ranks_stay_those_published_where_only_some_units_are_asked_for() -> None:
    found = compare(
        scored(ONE, *units(a=0.9, b=0.5, c=0.1)), scored(ONE, *units(a=0.1, c=0.9)), only={"c", "b"}
    )
    assert (codes(found), found.total.moves.tolist()) == (["c"], [2])
    assert len(found.both.entered) == 0
    assert found.before.units.index[found.both.left].tolist() == ["b"]


def test_what_does_not_apply_has_no_points_and_no_change() -> None:
    exempt = UnitValues("a", not_applicable=("1",))
    total = compare(scored(ONE, exempt), scored(ONE, *units(a=0.5))).total
    for column in (total.before.points, total.points, total.index, total.moves):
        assert np.isnan(column).all()
    assert total.after.points.tolist() == [5]


def test_sides_without_a_common_unit_have_empty_changes() -> None:
    found = compare(scored(ONE, *units(a=0.5)), scored(ONE, *units(b=0.5)))
    assert (len(found.total.index), len(found.split.change)) == (0, 0)
    nobody = compare(scored(ONE), scored(ONE))
    assert len(nobody.both.entered) == len(nobody.both.left) == 0


def test_a_recoded_indicator_is_the_same_node_and_a_new_one_has_no_past() -> None:
    old = set_of({**leaf("1", SHARE), "name": "Một"}, {**leaf("2", SHARE), "name": "Hai"})
    new = set_of(
        {**leaf("1", SHARE), "name": "Mới"}, {**leaf("2.5", SHARE), "name": "Hai"}, edition="2"
    )
    before = scored(old, UnitValues("u", inputs={"1": 0.4, "2": 0.6}))
    after = scored(new, UnitValues("u", inputs={"1": 0.1, "2.5": 0.9}))
    found = compare(before, after)
    pairs = {(node.pair.before, node.pair.after): node for node in found.nodes}
    assert pairs["2", "2.5"].points.tolist() == [3]
    # "1" was given to something else; nothing on the other side bears the old name.
    assert set(pairs) == {("2", "2.5"), ("1", "1")}
    assert [pair.reasons for pair in leaf_pairs(old, new)] == [("name",), ()]


OLD = set_of(leaf("1", SHARE), leaf("2", SHARE, 20), leaf("3", {"type": "pass", "at_least": 1}))
NEW = set_of(
    leaf("1", SHARE, 40),
    leaf("3", {"type": "pass", "at_least": 2}),
    leaf("4", SHARE),
    edition="2",
)


def editions() -> Comparison:
    before = scored(OLD, UnitValues("u", inputs={"1": 0.5, "2": 1, "3": 1}))
    after = scored(NEW, UnitValues("u", inputs={"1": 0.75, "3": 1, "4": 0.2}))
    return compare(before, after)


def test_the_comparable_part_of_two_editions_is_what_both_score_alike() -> None:
    # Only 1 is: 5 of 10, then 30 of 40. The rest: 20 + 10 of 30, then 0 + 2 of 20.
    found = editions().editions
    assert found is not None
    assert found.comparable == 1
    like = [found.like_before, found.like_after]
    assert [(p.points[0], p.maximum[0], p.index[0]) for p in like] == [(5, 10, 0.5), (30, 40, 0.75)]
    assert found.change.tolist() == [0.25]
    rest = [found.rest_before, found.rest_after]
    assert [(p.points[0], p.maximum[0]) for p in rest] == [(30, 30), (2, 20)]


def test_what_is_in_one_edition_only_is_listed_with_its_points() -> None:
    found = editions().editions
    assert found is not None
    listed = [
        (one.before and one.before.code, one.after and one.after.code, one.reasons)
        for one in found.others
    ]
    assert listed == [("3", "3", ("rule",)), (None, "4", ()), ("2", None, ())]
    assert [(one.mean_before, one.mean_after) for one in found.others] == [
        (10, 0),
        (None, 2),
        (20, None),
    ]


def test_one_edition_has_no_comparable_part_of_its_own() -> None:
    assert compare(scored(ONE, *units(a=1)), scored(ONE, *units(a=0))).editions is None


def test_an_indicator_that_counts_on_one_side_only_is_not_comparable() -> None:
    reported = set_of(leaf("1", SHARE, 0), leaf("2", SHARE), edition="2")
    (first, _) = leaf_pairs(set_of(leaf("1", SHARE), leaf("2", SHARE)), reported)
    assert (first.reasons, first.like) == (("max_points",), None)


def stages() -> Comparison:
    both = set_of(leaf("1", SHARE), leaf("2", SHARE))
    rows = {"a": (1, 0.5), "b": (0.8, 0.5), "c": (0.4, 0.4), "d": (0.5, 0.5)}
    judged = {"a": (0, 0.5), "b": (0.6, 0.9), "c": (0.4, 0.4), "d": (0, 0.5)}
    sides = [
        [UnitValues(code, inputs={"1": one, "2": two}) for code, (one, two) in side.items()]
        for side in (rows, judged)
    ]
    sides[0][0] = replace(sides[0][0], claimed={"1": 10.0, "2": 7.5})
    return compare(scored(both, *sides[0]), scored(both, *sides[1], stage=Stage.APPRAISED))


def test_each_item_says_how_many_fell_to_zero_fell_stayed_and_rose() -> None:
    appraisal = stages().appraisal
    assert appraisal is not None
    first, second = appraisal.items
    assert (first.to_zero, first.fell, first.same, first.rose) == (2, 1, 1, 0)
    # −10 − 2 − 5, over four units.
    assert (first.total, first.mean) == (-17, -4.25)
    assert (second.to_zero, second.fell, second.same, second.rose) == (0, 0, 3, 1)
    assert (second.total, second.mean) == (4, 1)


def test_each_unit_says_which_items_fell_to_zero_and_which_rose() -> None:
    found = stages()
    assert found.appraisal is not None
    listed = {
        (codes(found)[one.place], one.leaf.code, one.change, one.is_to_zero)
        for one in found.appraisal.changed
    }
    assert listed == {("a", "1", -10, True), ("d", "1", -5, True), ("b", "2", 4, False)}


def test_what_a_unit_claimed_stands_beside_what_the_rule_gave() -> None:
    found = stages()
    assert found.appraisal is not None
    claims = [
        (one.side, one.leaf.code, one.claimed, one.by_rule, one.difference)
        for one in found.appraisal.claims
    ]
    assert claims == [("a", "1", 10, 10, 0), ("a", "2", 7.5, 5, -2.5)]
    assert [(one.after, one.after_difference) for one in found.appraisal.claims] == [
        (0, -10),
        (5, -2.5),
    ]
    assert {codes(found)[one.place] for one in found.appraisal.claims} == {"a"}


def test_a_claim_is_met_where_both_the_rule_and_the_appraisal_give_it() -> None:
    claiming = [replace(one, claimed={"1": 5.0}) for one in units(a=0.5, b=0.5)]
    found = compare(
        scored(ONE, *claiming), scored(ONE, *units(a=0.5, b=0.4), stage=Stage.APPRAISED)
    )
    assert found.appraisal is not None
    met = {codes(found)[one.place]: one.is_met for one in found.appraisal.claims}
    assert met == {"a": True, "b": False}


def test_an_item_that_applies_on_one_side_only_neither_fell_nor_rose() -> None:
    exempt = UnitValues("a", not_applicable=("1",))
    found = compare(scored(ONE, *units(a=1)), scored(ONE, exempt, stage=Stage.APPRAISED))
    assert found.appraisal is not None
    (item,) = found.appraisal.items
    assert (item.to_zero, item.fell, item.same, item.rose, item.applied) == (0, 0, 0, 0, 1)
    assert (item.total, item.mean, found.appraisal.changed) == (0, None, ())


@pytest.mark.parametrize("stage", Stage)
def test_periods_and_equal_stages_are_no_appraisal(stage: Stage) -> None:
    sides = scored(ONE, *units(a=1), stage=stage), scored(ONE, *units(a=0), stage=stage)
    assert compare(*sides).appraisal is None
