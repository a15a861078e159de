from datetime import date
from typing import Any

import pytest

from cds_cli.analysis.explain.explained import explain
from cds_cli.analysis.explain.model import Explained, Leaf
from cds_cli.analysis.scoring import Scoring
from cds_cli.definitions.models import IndicatorSet
from cds_cli.definitions.rule_cases import RuleCase, rule_cases
from cds_cli.engine.score import score
from cds_cli.report.explain.points_told import leaf_told, part_decimals, piece_told
from cds_cli.report.explain.roll_up import roll_told
from cds_cli.report.explain.teller import Teller
from cds_cli.rules import RULES, BestOf
from cds_cli.submission.model import Submission, UnitValues, submission_of
from cds_cli.text import Language, Text
from tests.exact.random_sets import random_pair, random_unproven
from tests.exact.small_sets import leaf, set_of, units_with, with_unproven
from tests.report.explained_arithmetic import (
    lies_within,
    points_that_follow,
    result,
    rounds_to,
    value_of,
    wrong_equations,
)

TYPES = [str(rule.model_fields["type"].annotation.__args__[0]) for rule in RULES]
CASES = [
    pytest.param(case, id=f"{name}: {case.name}") for name in TYPES for case in rule_cases(name)
]
SETS = 30


def scoring_of(indicator_set: IndicatorSet, submission: Submission) -> Scoring:
    return Scoring(score(indicator_set, submission), submission)


def in_vietnamese(text: Text) -> str:
    return text.fill(Language.VI, {})


def sentences(explained: Explained, one: Leaf) -> list[str]:
    """Give the sentence of an indicator, and those of its parts."""
    teller = Teller(explained.scoring.results, explained.row)
    told = [leaf_told(one, teller)]
    if one.pieces[0].part is not None and one.covered:
        decimals = part_decimals(one, teller)
        told += [piece_told(one, piece, teller, decimals) for piece in one.pieces]
    return [in_vietnamese(text) for text in told]


def check(sentence: str) -> None:
    """What a sentence says is so, and leads to the points at its end."""
    assert wrong_equations(sentence) == [], sentence
    within = lies_within(sentence)
    assert within is None or within is (": không đạt" not in sentence), sentence
    shown, follows = result(sentence), points_that_follow(sentence)
    assert shown is None or follows is not None or "nhiều điểm nhất" in sentence, sentence
    if shown is not None and follows is not None:
        assert rounds_to(follows, shown[0]), sentence


def scored_case(case: RuleCase) -> Scoring:
    rule = case.rule.model_dump(by_alias=True, exclude_defaults=True) | {"type": case.rule.type}
    dated: Any = {"inputs": {"value": {"name": "Ngày", "kind": case.kind}}} if case.kind else {}
    indicator_set = set_of(leaf("1", rule, case.max_points, **dated), missing=case.missing)
    roles = list(case.rule.inputs)
    columns = {role: "1" if roles == ["value"] else f"1.{role}" for role in roles}
    units = [
        UnitValues(f"u{row}", inputs={columns[role]: figure for role, figure in figures.items()})
        for row in range(len(case.points))
        for figures in [{r: one[row] for r, one in case.units.items() if one[row] is not None}]
    ]
    return scoring_of(indicator_set, submission_of(indicator_set, units))


@pytest.mark.parametrize("case", CASES)
def test_a_worked_case_is_told_with_arithmetic_that_ends_in_its_points(case: RuleCase) -> None:
    scoring = scored_case(case)
    for row, points in enumerate(case.points):
        explained = explain(scoring, row)
        told = sentences(explained, explained.leaves[0])
        for sentence in told:
            check(sentence)
        shown = result(told[0])
        assert rounds_to(points, shown[0]) if shown is not None else points == 0


@pytest.mark.parametrize("first", range(0, SETS, 15))
def test_all_arithmetic_holds_and_ends_in_what_is_published_on_random_sets(first: int) -> None:
    for seed in range(first, first + 15):
        definition, units = random_pair(seed)
        indicator_set = IndicatorSet.model_validate(definition)
        codes = [one.code for one in indicator_set.leaves()]
        submission = with_unproven(
            submission_of(indicator_set, [UnitValues(**unit) for unit in units]),
            random_unproven(seed, units, codes),
        )
        scoring = scoring_of(indicator_set, submission)
        for row in range(len(submission)):
            check_unit(explain(scoring, row))


def check_unit(explained: Explained) -> None:
    """All that is told of a unit is so."""
    teller = Teller(explained.scoring.results, explained.row)
    for one in explained.leaves:
        told = sentences(explained, one)
        for sentence in told:
            check(sentence)
        if one.awarded is None:
            check_published(one, told)
    for branch, roll in explained.rolls:
        sentence = in_vietnamese(roll_told(roll, teller))
        check(sentence)
        shown = result(sentence)
        points = explained.scoring.results.points(branch.code)[explained.row]
        assert float(value_of(shown[0])) == points if shown else not roll.maximum, sentence


def check_published(one: Leaf, told: list[str]) -> None:
    """The sentence of an indicator ends in its published points, of its maximum."""
    shown = result(told[0])
    if shown is None:
        assert one.standing.maximum == 0, told[0]
        return
    assert float(value_of(shown[0])) == one.standing.points, told
    assert float(value_of(shown[1])) == pytest.approx(one.standing.maximum), told
    if isinstance(one.indicator.rule, BestOf) and one.counted is not None:
        counted = next(place for place, p in enumerate(one.pieces, 1) if p.code == one.counted)
        of_part = result(told[counted])
        assert of_part is not None
        assert of_part[0] == shown[0], told


def told_of(rule: dict[str, Any], most: float, *figures: dict[str, float]) -> list[str]:
    """Tell a rule of some units, in Vietnamese; of ``1`` the lone figure is meant."""
    indicator_set = set_of(leaf("1", rule, most))
    units = [UnitValues(f"u{n}", name=f"Xã {n}", inputs=one) for n, one in enumerate(figures)]
    scoring = scoring_of(indicator_set, submission_of(indicator_set, units))
    explained = [explain(scoring, row) for row in range(len(units))]
    return [sentences(one, one.leaves[0])[0] for one in explained]


def part_of_whole(part: float, whole: float) -> dict[str, float]:
    return {"1.part": part, "1.whole": whole}


def test_a_ratio_is_told_with_its_target_as_people_write_it() -> None:
    (told,) = told_of({"type": "ratio", "target": 0.8}, 10, part_of_whole(1292, 2910))
    assert told == "1.292 / 2.910 = 44,4 % của mục tiêu 80 % → 5,55 / 10 điểm"


def test_a_large_amount_keeps_all_its_digits() -> None:
    (told,) = told_of({"type": "ratio"}, 10, part_of_whole(12345678901234.5, 24691357802469))
    assert told == "12.345.678.901.234,5 / 24.691.357.802.469 = 50 % → 5,00 / 10 điểm"


def test_a_percentage_gets_the_digits_from_which_the_points_follow() -> None:
    # 95.4 % of 20 would be 19.08, 2541 / 2618 of 20 is 19.41.
    (told,) = told_of({"type": "ratio"}, 20, part_of_whole(2541, 2618))
    assert told == "2.541 / 2.618 = 97,06 % → 19,41 / 20 điểm"


def test_a_ratio_just_below_its_step_is_not_shown_as_if_it_were_in_it() -> None:
    rule = {"type": "pass", "of": "ratio", "at_least": 0.87}
    (told,) = told_of(rule, 10, part_of_whole(86996, 100000))
    assert told == "86.996 / 100.000 = 86,996 %, cần từ 87 % trở lên: không đạt → 0,00 / 10 điểm"


def test_a_tie_that_no_percentage_leads_to_is_told_as_one_formula() -> None:
    # 1/30 of 0.15 is 0.005, which becomes 0.01; 3.33 % of 0.15, with any digits, becomes 0.00.
    (told,) = told_of({"type": "ratio"}, 0.15, part_of_whole(1, 30))
    assert told == "1 / 30 = 3,3333 %; 0,15 × (1 / 30) = 0,005 → 0,01 / 0,15 điểm"


def test_peers_are_named_with_the_figure_that_they_set() -> None:
    low, own, high = told_of({"type": "min_max"}, 10, {"1": 10}, {"1": 15}, {"1": 30})
    extremes = "trong 3 đơn vị có số liệu, thấp nhất là 10 (Xã 0), cao nhất là 30 (Xã 2)"
    assert own == f"15; {extremes}; (15 − 10) / (30 − 10) = 25 % → 2,50 / 10 điểm"
    assert low == f"10; {extremes}: không được điểm → 0,00 / 10 điểm"
    assert high == f"30; {extremes}: đủ điểm → 10,00 / 10 điểm"


def test_of_many_best_units_the_first_are_named_and_the_others_counted() -> None:
    told = told_of({"type": "relative_to_best"}, 10, *({"1": 8} for _ in range(5)), {"1": 2})
    assert told[-1] == (
        "2; trong 6 đơn vị có số liệu, cao nhất là 8 (Xã 0, Xã 1, Xã 2 và 2 đơn vị khác); "
        "2 / 8 = 25 % → 2,50 / 10 điểm"
    )
    told = told_of({"type": "relative_to_best"}, 10, *({"1": 8} for _ in range(4)), {"1": 2})
    assert "(Xã 0, Xã 1, Xã 2, Xã 3)" in told[-1]


def test_a_deadline_is_told_as_in_its_rule() -> None:
    rule = {"type": "pass", "at_most": date(2026, 3, 31)}
    dated = leaf("1", rule, inputs={"value": {"name": "Ngày", "kind": "date"}})
    indicator_set = set_of(dated)
    units = [UnitValues("a", inputs={"1": float(date(2026, 4, 1).toordinal())})]
    explained = explain(scoring_of(indicator_set, submission_of(indicator_set, units)), 0)
    assert sentences(explained, explained.leaves[0]) == [
        "01/04/2026, cần chậm nhất 31/03/2026: không đạt → 0,00 / 10 điểm"
    ]


def test_a_figure_that_goes_beyond_is_told_so() -> None:
    ratio = told_of({"type": "ratio", "target": 0.8}, 20, part_of_whole(95, 100))
    count = told_of({"type": "count", "points_per_item": 1, "at_most": 5}, 5, {"1": 12})
    capped = told_of({"type": "count", "points_per_item": 2.5}, 10, {"1": 6})
    assert ratio == ["95 / 100 = 95 %, đạt mục tiêu 80 %: đủ điểm → 20,00 / 20 điểm"]
    assert count == ["12, tính nhiều nhất 5: 5 × 1 = 5 → 5,00 / 5 điểm"]
    assert capped == ["6 × 2,5 = 15, quá điểm tối đa → 10,00 / 10 điểm"]


def test_a_gap_is_told_as_the_set_takes_it() -> None:
    rule = {"type": "yes_no"}
    for missing, ending in (("zero", "0,00 / 10 điểm"), ("exclude", "không tính vào điểm tối đa")):
        indicator_set = set_of(leaf("1", rule), missing=missing)
        units = units_with("1", None, 1)
        scoring = scoring_of(indicator_set, submission_of(indicator_set, units))
        explained = explain(scoring, 0)
        assert sentences(explained, explained.leaves[0]) == [f"thiếu số liệu: Chỉ số 1 → {ending}"]


@pytest.mark.parametrize(
    ("rule", "figures", "told"),
    [
        (
            {"type": "ratio", "target": 0.8},
            part_of_whole(1292, 2910),
            "1.292 / 2.910 = 44,4 % của mục tiêu 80 %, được 5,55 điểm",
        ),
        (
            {"type": "ratio", "when_whole_is_zero": "full"},
            part_of_whole(0, 0),
            "0 / 0: mẫu bằng 0, đủ điểm, được 10,00 điểm",
        ),
    ],
)
def test_what_evidence_would_have_given_is_told(
    rule: dict[str, Any], figures: dict[str, float], told: str
) -> None:
    indicator_set = set_of(leaf("1", rule))
    submission = submission_of(indicator_set, [UnitValues("a", inputs=figures)])
    explained = explain(scoring_of(indicator_set, with_unproven(submission, [("a", "1")])), 0)
    assert sentences(explained, explained.leaves[0]) == [
        f"thiếu tài liệu kiểm chứng nên không được điểm (nếu có: {told}) → 0,00 / 10 điểm"
    ]


def test_without_proven_peers_nothing_is_told_of_what_evidence_would_give() -> None:
    indicator_set = set_of(leaf("1", {"type": "min_max"}))
    submission = submission_of(indicator_set, [UnitValues("a", inputs={"1": 3})])
    explained = explain(scoring_of(indicator_set, with_unproven(submission, [("a", "1")])), 0)
    assert sentences(explained, explained.leaves[0]) == [
        "thiếu tài liệu kiểm chứng nên không được điểm → 0,00 / 10 điểm"
    ]


def test_a_unit_that_is_not_asked_reads_for_whom_the_indicator_is() -> None:
    indicator_set = set_of(leaf("1", {"type": "yes_no"}, applies_to={"kinds": ("phường",)}))
    units = [UnitValues("a", kind="xã", inputs={"1": 1})]
    explained = explain(scoring_of(indicator_set, submission_of(indicator_set, units)), 0)
    assert sentences(explained, explained.leaves[0])[0] == (
        "không áp dụng: bộ chỉ số chấm mục này cho phường; đơn vị này: xã "
        "→ không tính vào điểm tối đa"
    )


SURVEY = {"type": "survey", "min_answers": 5}
FEW = {f"1.a.answers_{level}": 1 if level == 1 else 0 for level in range(1, 6)}


@pytest.mark.parametrize(
    ("rule", "missing", "told"),
    [
        ("best_of", "zero", "không trường hợp nào có số liệu → 0,00 / 10 điểm"),
        ("best_of", "exclude", "không trường hợp nào có số liệu → không tính vào điểm tối đa"),
        ("sum_of", "exclude", "không phần nào có số liệu → không tính vào điểm tối đa"),
    ],
)
def test_too_few_answers_are_a_gap_among_parts_of_which_the_other_does_not_apply(
    rule: str, missing: str, told: str
) -> None:
    parts = (
        {"code": "a", "share": 0.5, "rule": SURVEY},
        {"code": "b", "share": 0.5, "rule": {"type": "ratio"}},
    )
    indicator_set = set_of(leaf("1", {"type": rule, "parts": parts}), missing=missing)
    units = [UnitValues("a", inputs={**FEW, "1.b.part": 0, "1.b.whole": 0})]
    explained = explain(scoring_of(indicator_set, submission_of(indicator_set, units)), 0)
    assert sentences(explained, explained.leaves[0])[0] == told
    check_unit(explained)


def test_what_a_unit_has_to_be_and_what_it_is_are_written_out() -> None:
    whom = {"attributes": {"dan": {"at_least": 1234567.5}}}
    attributes = (
        {"code": "dan", "name": "Dân số", "kind": "number"},
        {"code": "lap", "name": "Ngày lập", "kind": "date"},
    )
    indicator_set = set_of(leaf("1", {"type": "yes_no"}, applies_to=whom), attributes=attributes)
    day = float(date(2019, 12, 31).toordinal())
    units = [UnitValues("a", attributes={"dan": 1000000.0, "lap": day})]
    explained = explain(scoring_of(indicator_set, submission_of(indicator_set, units)), 0)
    assert sentences(explained, explained.leaves[0])[0].startswith(
        "không áp dụng: bộ chỉ số chấm mục này cho Dân số từ 1234567,5; "
        "đơn vị này: Dân số: 1000000, Ngày lập: 31/12/2019"
    )


@pytest.mark.parametrize("whom", [{"units": ("b",)}, {"except": {"units": ("a",)}}])
def test_where_units_are_listed_the_unit_that_is_not_asked_reads_its_code(
    whom: dict[str, Any],
) -> None:
    indicator_set = set_of(leaf("1", {"type": "yes_no"}, applies_to=whom))
    units = [UnitValues("a", name="Xã A", inputs={"1": 1}), UnitValues("b")]
    explained = explain(scoring_of(indicator_set, submission_of(indicator_set, units)), 0)
    told = sentences(explained, explained.leaves[0])[0]
    assert told.endswith("đơn vị này: Xã A (a) → không tính vào điểm tối đa")


def test_a_weighted_mean_is_told_with_its_weights_and_shares() -> None:
    # (2 × 0.5 + 1 × 0.8) / 3 = 0.6, of 20 points 12.
    indicator_set = set_of(
        leaf("1", {"type": "given"}, weight=2), leaf("2", {"type": "given"}, weight=1)
    )
    units = [UnitValues("a", inputs={"1": 0.5, "2": 0.8})]
    scoring = scoring_of(indicator_set, submission_of(indicator_set, units))
    _, roll = explain(scoring, 0).rolls[0]
    assert in_vietnamese(roll_told(roll, Teller(scoring.results, 0))) == (
        "bình quân có trọng số của tỷ lệ đạt: (2 × 0,5000 + 1 × 0,8000) / (2 + 1) = 0,6000; "
        "0,6000 × 20 → 12,00 / 20 điểm; chỉ số 0,6000"
    )


def test_a_geometric_mean_writes_no_power_of_one() -> None:
    # √(0.5 × 0.32) = 0.4, of 20 points 8.
    leaves = (leaf("1", {"type": "given"}), leaf("2", {"type": "given"}))
    indicator_set = set_of(*leaves, combine={"type": "geometric"})
    units = [UnitValues("a", inputs={"1": 0.5, "2": 0.32})]
    scoring = scoring_of(indicator_set, submission_of(indicator_set, units))
    _, roll = explain(scoring, 0).rolls[0]
    assert in_vietnamese(roll_told(roll, Teller(scoring.results, 0))).startswith(
        "bình quân nhân của tỷ lệ đạt: (0,5000 × 0,3200)^(1 / (1 + 1)) = 0,4000; 0,4000 × 20"
    )


def test_the_maximum_that_remaining_weights_leave_is_worked_out() -> None:
    # Of 20 points the weights 2 and 1 of 2, 1 and 2.5 are left: 30 × 3 / 5.5 = 16.363636…
    weights = {"1": 2, "2": 1, "3": 2.5}
    indicator_set = set_of(
        *(leaf(code, {"type": "given"}, weight=weight) for code, weight in weights.items()),
        missing="exclude",
    )
    units = [UnitValues("a", inputs={"1": 0.5, "2": 0.8})]
    scoring = scoring_of(indicator_set, submission_of(indicator_set, units))
    _, roll = explain(scoring, 0).rolls[0]
    assert in_vietnamese(roll_told(roll, Teller(scoring.results, 0))).endswith(
        "; không tính 3, điểm tối đa theo trọng số còn lại: "
        "30 × (2 + 1) / (2 + 1 + 2,5) = 16,363636"
    )


def test_a_harmonic_mean_names_what_makes_it_zero() -> None:
    leaves = (leaf("1", {"type": "given"}), leaf("2", {"type": "given"}))
    indicator_set = set_of(*leaves, combine={"type": "harmonic"})
    units = [UnitValues("a", inputs={"1": 0.5, "2": 0})]
    scoring = scoring_of(indicator_set, submission_of(indicator_set, units))
    _, roll = explain(scoring, 0).rolls[0]
    assert in_vietnamese(roll_told(roll, Teller(scoring.results, 0))).startswith(
        "bình quân điều hòa của tỷ lệ đạt: 2 đạt 0 nên bình quân = 0,0000; 0,0000 × 20"
    )


def test_a_sum_is_told_with_the_digits_that_rounding_needs() -> None:
    # 1.174 + 1.174 = 2.348, which is 2.35, though 1.17 + 1.17 is 2.34.
    indicator_set = set_of(leaf("1", {"type": "given"}), leaf("2", {"type": "given"}))
    units = [UnitValues("a", inputs={"1": 0.1174, "2": 0.1174})]
    scoring = scoring_of(indicator_set, submission_of(indicator_set, units))
    _, roll = explain(scoring, 0).rolls[0]
    assert in_vietnamese(roll_told(roll, Teller(scoring.results, 0))).startswith(
        "cộng điểm: 1,174 + 1,174 = 2,348 → 2,35 / 20 điểm; chỉ số 2,348 / 20 = 0,1174"
    )
