"""A unit scored again with other figures: what is read, what is refused, and what comes of it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cds_cli.analysis.scoring import Scoring
from cds_cli.analysis.what_if.model import Change, Outcome, Shown, Trial
from cds_cli.analysis.what_if.trial import what_if
from cds_cli.definitions.columns import input_columns
from cds_cli.definitions.models import IndicatorSet
from cds_cli.diagnostics import InvalidInput
from cds_cli.engine.score import score
from cds_cli.submission.model import Submission, UnitValues, submission_of
from tests.exact.random_sets import random_pair
from tests.exact.small_sets import leaf, set_of, with_unproven

GIVEN = {"type": "given", "scale": "points"}
RATIO = {
    "part": {"name": "Tử", "kind": "count"},
    "whole": {"name": "Mẫu", "kind": "count"},
}


def simple(**more: Any) -> IndicatorSet:
    """A ratio of at most 10 points and given points of at most 10."""
    return set_of(leaf("1.1", {"type": "ratio"}, inputs=RATIO), leaf("2.1", GIVEN), **more)


def unit(code: str, part: float, whole: float, points: float, **more: Any) -> UnitValues:
    inputs = {"1.1.part": part, "1.1.whole": whole, "2.1": points}
    return UnitValues(code, name=f"Xã {code}", inputs=inputs, **more)


def scoring(indicator_set: IndicatorSet, units: Sequence[UnitValues]) -> Scoring:
    submission = submission_of(indicator_set, units)
    return Scoring(score(indicator_set, submission), submission)


THREE = (unit("a", 5, 10, 4), unit("b", 8, 10, 2), unit("c", 1, 10, 2))
"""9, 10 and 3 of 20 points: b, a, c."""


def tried(
    *options: str, indicator_set: IndicatorSet | None = None, units: Sequence[UnitValues] = THREE
) -> Trial:
    """Try options for the first unit."""
    return what_if(scoring(indicator_set or simple(), units), 0, options).require()


def refused(*options: str, indicator_set: IndicatorSet | None = None) -> list[str]:
    """Try what is faulty; give the codes of what is said."""
    checked = what_if(scoring(indicator_set or simple(), THREE), 0, options)
    assert checked.value is None
    return [one.code for one in checked.diagnostics]


def test_a_higher_part_gives_the_points_worked_by_hand_and_passes_the_unit_above() -> None:
    trial = tried("1.1.part=7")
    # 10 * 7 / 10 + 4 = 11 of 20, above b with 8 + 2 = 10 of 20.
    assert (trial.before.points()[0], trial.after.points()[0]) == (9.0, 11.0)
    assert (trial.before.index()[0], trial.after.index()[0]) == (0.45, 0.55)
    assert (trial.before.ranks()[0], trial.after.ranks()[0]) == (2.0, 1.0)
    assert [(one.row, one.outcome) for one in trial.encounters] == [(1, Outcome.PASSED)]
    assert trial.nodes == ("", "1.1")
    assert trial.others == ()


@pytest.mark.parametrize(
    ("option", "outcomes"),
    [
        ("1.1.part=6", {1: Outcome.CAUGHT_UP}),
        ("1.1.part=0", {}),
        ("2.1=0", {}),
        ("1.1=0", {}),
    ],
)
def test_who_is_met_follows_from_the_published_index(
    option: str, outcomes: dict[int, Outcome]
) -> None:
    assert {one.row: one.outcome for one in tried(option).encounters} == outcomes


def test_every_way_of_meeting_another_unit_has_a_name() -> None:
    level = (unit("a", 5, 10, 5), unit("b", 5, 10, 5), unit("c", 1, 10, 5), unit("d", 9, 10, 5))
    up, down = tried("1.1.part=9", units=level), tried("1.1.part=1", units=level)
    assert {one.row: one.outcome for one in up.encounters} == {
        1: Outcome.PULLED_AHEAD,
        3: Outcome.CAUGHT_UP,
    }
    assert {one.row: one.outcome for one in down.encounters} == {
        1: Outcome.FELL_BEHIND,
        2: Outcome.CAUGHT_BY,
    }
    assert [o.outcome for o in tried("1.1.part=0", units=level).encounters] == [
        Outcome.FELL_BEHIND,
        Outcome.PASSED_BY,
    ]


def test_units_of_other_blocks_are_not_met() -> None:
    units = (unit("a", 5, 10, 4, block="núi"), unit("b", 8, 10, 2, block="biển"))
    trial = tried("1.1.part=10", units=units)
    assert trial.encounters == ()
    assert trial.after.ranks()[0] == 1.0


def after(option: str, *leaves: dict[str, Any], **more: Any) -> Shown:
    """Read one option for a set and give what the cell holds then."""
    indicator_set = set_of(*leaves, **more)
    blank = scoring(indicator_set, [UnitValues("a", inputs={leaves[0]["code"]: 1.0})])
    (change,) = what_if(blank, 0, [option]).require().changes
    return change.after


CHOICE = {
    "type": "choice",
    "options": (
        {"code": "co", "name": "Có đủ", "share": 1},
        {"code": "k", "name": "Chưa", "share": 0},
    ),
}
DATED = {"name": "Ngày", "kind": "date"}


@pytest.mark.parametrize(
    ("typed", "rule", "figure"),
    [
        ("80,5%", {"type": "given", "scale": "percent"}, 80.5),
        ("1.234", {"type": "count", "points_per_item": 0.001}, 1234.0),
        ("Có", {"type": "yes_no"}, 1.0),
        ("khong", {"type": "yes_no"}, None),
        ("chưa", CHOICE, 1.0),
        ("co", CHOICE, 0.0),
    ],
)
def test_a_value_is_read_the_way_a_cell_is(
    typed: str, rule: dict[str, Any], figure: float | None
) -> None:
    if figure is None:
        checked = what_if(
            scoring(set_of(leaf("1", rule)), [UnitValues("a", inputs={"1": 1.0})]),
            0,
            [f"1={typed}"],
        )
        assert [one.code for one in checked.diagnostics] == ["V322"]
    else:
        assert after(f"1={typed}", leaf("1", rule)) == Shown(figure)


def test_a_day_is_read_day_first() -> None:
    rule = {"type": "pass", "at_most": "2025-06-30"}
    shown = after("1=03/06/2025", leaf("1", rule, inputs={"value": DATED}))
    assert shown.figure == 739405.0  # 1/1/1 is day 1; 2025-06-03 is day 739,405


def test_a_blank_is_never_a_zero() -> None:
    trial = tried("1.1.part=", indicator_set=simple(missing="exclude"))
    # The ratio leaves the maximum: 4 of 10, not 4 of 20.
    assert trial.changes[0].after == Shown()
    assert trial.after.maximum()[0] == 10.0
    assert trial.after.index()[0] == 0.4
    assert tried("1.1.part=0", indicator_set=simple(missing="exclude")).after.index()[0] == 0.2


@pytest.mark.parametrize("typed", ["KAD", "không áp dụng", "KPS"])
def test_what_does_not_apply_leaves_the_maximum_where_the_set_allows_it(typed: str) -> None:
    allowed = set_of(
        leaf("1.1", {"type": "ratio"}, inputs=RATIO, not_applicable="allowed"), leaf("2.1", GIVEN)
    )
    trial = tried(f"1.1.part={typed}", indicator_set=allowed)
    assert (trial.after.maximum()[0], trial.after.index()[0]) == (10.0, 0.4)
    assert refused(f"1.1.part={typed}") == ["V310"]


def test_an_indicator_of_several_inputs_takes_points_and_a_fraction() -> None:
    assert tried("1.1=7,5").after.points("1.1")[0] == 7.5
    assert tried("1.1.awarded=7,5").after.points("1.1")[0] == 7.5
    both = tried("1.1=3/4")
    assert [one.code for one in both.changes] == ["1.1.part", "1.1.whole"]
    assert both.after.points("1.1")[0] == 7.5


def test_awarded_points_are_taken_away_by_a_blank() -> None:
    awarded = (replace(THREE[0], awarded={"1.1": 9.0}), *THREE[1:])
    stays = tried("1.1.part=7", units=awarded)
    assert (stays.after.points("1.1")[0], stays.touched.awarded) == (9.0, ("1.1",))
    goes = tried("1.1.part=7", "1.1.awarded=", units=awarded)
    assert (goes.after.points("1.1")[0], goes.touched.awarded) == (7.0, ())


@pytest.mark.parametrize(
    ("option", "code"),
    [
        ("1.1.part=11", "V304"),
        ("1.1.part=-1", "V304"),
        ("2.1=10,5", "V304"),
        ("1.1=11", "V304"),
        ("1.1.whole=0", "V318"),
        ("1.1.part=abc", "V303"),
        ("1.1.part=3,5", "V319"),
        ("1.1=3/abc", "V303"),
        ("9.9=1", "V335"),
        ("1.1.claimed=5", "V335"),
        ("name=Xã", "V335"),
        ("=5", "V335"),
    ],
)
def test_what_no_cell_may_hold_is_refused_with_the_code_of_a_faulty_file(
    option: str, code: str
) -> None:
    assert refused(option) == [code]


def test_all_faults_are_told_at_once_with_the_option_they_stand_in() -> None:
    options = ("1.1.part=11", "2.1=abc", "9=1")
    checked = what_if(scoring(simple(), THREE), 0, options)
    told = {str(one.location): one.code for one in checked.diagnostics}
    assert told == {"--set 1.1.part=11": "V304", "--set 2.1=abc": "V303", "--set 9=1": "V335"}


def test_nothing_is_said_of_what_a_refused_cell_is_compared_with() -> None:
    assert refused("1.1.part=11", "1.1.whole=abc") == ["V303"]


def test_a_code_that_is_close_is_shown_and_never_taken() -> None:
    (told,) = what_if(scoring(simple(), THREE), 0, ["1.1.prat=5"]).diagnostics
    assert "1.1.part (Tử)" in str(told.values["likely"])
    (told,) = what_if(scoring(simple(), THREE), 0, ["2.1.value=5"]).diagnostics
    assert "2.1 (Chỉ số 2.1)" in str(told.values["likely"])
    parts = ({"code": "x", "rule": {"type": "ratio"}}, {"code": "y", "rule": GIVEN})
    best = set_of(leaf("2.1", {"type": "best_of", "parts": parts}))
    (told,) = what_if(scoring(best, [UnitValues("a")]), 0, ["2.1.x=4/4"]).diagnostics
    assert "2.1.x.part" in str(told.values["likely"])


def test_one_cell_set_twice_has_to_agree() -> None:
    assert refused("2.1=5", "2.1=6") == ["V326"]
    assert len(tried("2.1=5", "2.1=5").changes) == 2


def test_a_figure_of_an_indicator_that_does_not_cover_the_unit_is_told() -> None:
    wards = set_of(leaf("1", GIVEN, applies_to={"kinds": ("phường",)}), leaf("2", GIVEN))
    units = [UnitValues("a", kind="xã", inputs={"2": 5.0})]
    checked = what_if(scoring(wards, units), 0, ["1=5"])
    assert [one.code for one in checked.diagnostics] == ["V324"]
    assert checked.require().after.points()[0] == 5.0


def test_a_cross_check_that_the_new_figure_breaks_is_told() -> None:
    check = {"code": "k", "type": "figure_at_most", "figure": "2.1", "at_most": "1.1.part"}
    assert refused("2.1=6", indicator_set=simple(checks=(check,))) == ["V330"]
    assert refused("1.1.part=3", indicator_set=simple(checks=(check,))) == ["V330"]
    assert tried("1.1.whole=9", indicator_set=simple(checks=(check,)))


def test_a_gap_that_the_set_refuses_is_refused() -> None:
    with pytest.raises(InvalidInput) as found:
        tried("2.1=", indicator_set=simple(missing="refuse"))
    assert [one.code for one in found.value.diagnostics] == ["R607"]


def test_what_an_indicator_still_lacks_is_named() -> None:
    lacking = (UnitValues("a", inputs={"1.1.whole": 10.0, "2.1": 4.0}), *THREE[1:])
    assert tried("1.1.whole=20", units=lacking).touched.blank == ("1.1.part",)
    assert tried("1.1=5/20", units=lacking).touched.blank == ()
    assert tried("2.1=5", units=lacking).touched.blank == ()
    assert tried("1.1.awarded=5", units=lacking).touched.blank == ()


def test_what_does_not_apply_is_not_lacking() -> None:
    parts = tuple({"code": code, "max_points": 5, "rule": {"type": "ratio"}} for code in "ab")
    inputs = {f"{code}.{role}": RATIO[role] for code in "ab" for role in RATIO}
    summed = leaf("1", {"type": "sum_of", "parts": parts}, inputs=inputs, not_applicable="allowed")
    made = set_of(summed)
    options = ("1.a.part=KAD", "1.a.whole=KAD", "1.b.part=3")
    trial = tried(*options, indicator_set=made, units=[UnitValues("a")])
    assert trial.touched.blank == ("1.b.whole",)


def test_a_part_above_a_changed_whole_is_told_by_its_indicator() -> None:
    checked = what_if(scoring(simple(), THREE), 0, ["1.1.whole=4"])
    assert [one.values["indicator"] for one in checked.diagnostics] == ["Chỉ số 1.1"]


def test_peers_learn_again_unless_they_are_fixed() -> None:
    best = set_of(leaf("1", {"type": "relative_to_best"}))
    units = [UnitValues("a", inputs={"1": 5.0}), UnitValues("b", inputs={"1": 10.0})]
    anew = what_if(scoring(best, units), 0, ["1=20"]).require()
    assert (anew.after.points().tolist(), anew.others) == ([10.0, 5.0], (1,))
    fixed = what_if(scoring(best, units), 0, ["1=20"], peers_fixed=True).require()
    assert (fixed.after.points().tolist(), fixed.others) == ([10.0, 10.0], ())


def test_an_input_that_indicators_share_changes_all_of_them() -> None:
    shared = set_of(
        leaf("1", {"type": "ratio"}, inputs={"part": RATIO["part"], "whole": "W"}),
        leaf("2", {"type": "ratio"}, inputs={"part": RATIO["part"], "whole": "W"}),
        leaf("3", GIVEN),
        inputs=({"code": "W", "name": "Tổng", "kind": "count"},),
    )
    units = [UnitValues("a", inputs={"1.part": 5.0, "2.part": 2.0, "W": 10.0, "3": 1.0})]
    trial = what_if(scoring(shared, units), 0, ["W=20"]).require()
    assert trial.nodes == ("", "1", "2")
    assert trial.after.points()[0] == 10 * 5 / 20 + 10 * 2 / 20 + 1


def proven(policy: str, *options: str) -> Trial:
    """Try options where the first unit's ratio earns nothing for want of evidence."""
    indicator_set = set_of(
        leaf("1.1", {"type": "ratio"}, inputs=RATIO, evidence="required"),
        leaf("2.1", GIVEN),
        evidence={"missing": policy},
    )
    submission: Submission = submission_of(indicator_set, THREE)
    submission = with_unproven(submission, [("a", "1.1")])
    made = Scoring(score(indicator_set, submission), submission)
    return what_if(made, 0, options).require()


def test_what_is_not_proven_stays_at_nothing_until_evidence_is_tried() -> None:
    stays = proven("zero", "1.1.part=9")
    assert (stays.after.points("1.1")[0], stays.touched.unproven) == (0.0, ("1.1",))
    comes = proven("zero", "1.1.part=9", "1.1.evidence=Quyết định 12/QĐ-UBND ngày 03/6/2025")
    assert (comes.after.points("1.1")[0], comes.touched.unproven) == (9.0, ())


def test_points_that_rest_on_evidence_nobody_has_seen_are_said_to() -> None:
    indicator_set = set_of(leaf("2.1", GIVEN, evidence="required"), evidence={"missing": "zero"})
    trial = what_if(scoring(indicator_set, THREE), 0, ["2.1=9"]).require()
    assert trial.touched.assumed == ("2.1",)


def test_a_unit_without_an_index_before_meets_nobody() -> None:
    only = set_of(leaf("1", GIVEN), missing="exclude")
    units = [UnitValues("a"), UnitValues("b", inputs={"1": 5.0})]
    trial = what_if(scoring(only, units), 0, ["1=9"]).require()
    assert np.isnan(trial.before.ranks()[0])
    assert trial.after.ranks()[0] == 1.0
    assert trial.encounters == ()


def test_the_submission_itself_is_left_as_it_was() -> None:
    made = scoring(simple(), THREE)
    before = made.submission.inputs.copy()
    what_if(made, 0, ["1.1.part=7", "2.1.awarded=3", "2.1="]).require()
    assert made.submission.inputs.equals(before)
    assert list(made.submission.awarded.columns) == []


MANY = settings(max_examples=60, deadline=None)


@MANY
@given(seed=st.integers(0, 10_000_000), pick=st.integers(0, 1000))
def test_trying_what_a_unit_has_changes_nothing_and_a_trial_is_a_scoring_of_changed_data(
    seed: int, pick: int
) -> None:
    definition, plain = random_pair(seed)
    indicator_set = IndicatorSet.model_validate(definition)
    units = [UnitValues(**one) for one in plain]
    made = scoring(indicator_set, units)
    row = pick % len(made.submission)
    columns = [c.code for c in input_columns(indicator_set) if c.kind == "number"]
    if not columns:
        return
    code = columns[pick % len(columns)]
    unit_code = str(made.submission.units.index[row])
    held = made.submission.inputs[code].iloc[row]
    same = what_if(made, row, [f"{code}={held:.15g}" if held == held else f"{code}="])  # noqa: PLR0124
    if same.value is not None and not is_exempt(made, code, row):
        assert same.value.after.points().tolist() == made.results.points().tolist()
        assert same.value.encounters == ()
    moved = what_if(made, row, [f"{code}=1"])
    if moved.value is not None:
        changed = [with_input(one, code) if one.code == unit_code else one for one in units]
        again = score(indicator_set, submission_of(indicator_set, changed))
        got = moved.value.after
        for node in again.figures:
            np.testing.assert_array_equal(got.points(node), again.points(node))
            np.testing.assert_array_equal(got.ranks(node), again.ranks(node))


def is_exempt(made: Scoring, code: str, row: int) -> bool:
    exempt = made.submission.not_applicable
    return code in exempt.columns and bool(exempt[code].iloc[row])


def with_input(one: UnitValues, code: str) -> UnitValues:
    left = tuple(other for other in one.not_applicable if other != code)
    return replace(one, inputs={**one.inputs, code: 1.0}, not_applicable=left)


def test_a_change_knows_what_the_cell_held() -> None:
    (change,) = tried("1.1.part=7").changes
    assert isinstance(change, Change)
    assert (change.before, change.after) == (Shown(5.0), Shown(7.0))
