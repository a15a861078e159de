"""The figures of a unit are held against one another, as the set's cross-checks demand."""

from math import isnan, nan
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cds_cli.definitions.models import IndicatorSet
from cds_cli.diagnostics import Location, Severity
from cds_cli.submission.cross_checks import cross_findings
from cds_cli.text import Language

COUNTS = ("A", "B", "C")
KINDS = {"P": "percent", "D": "date", "E": "date"}


def set_with(*checks: dict[str, Any]) -> IndicatorSet:
    """Make a set that asks for numbers A, B and C, a percent P and the dates D and E."""
    shared = [{"code": code, "name": f"Số {code}", "kind": "number"} for code in COUNTS]
    shared += [{"code": code, "name": f"Mục {code}", "kind": kind} for code, kind in KINDS.items()]
    leaf = {"code": "1", "name": "Một", "max_points": 1.0, "rule": {"type": "yes_no"}}
    head = {"format": 1, "code": "thu", "edition": "1", "level": "xa", "name": "Bộ thử"}
    return IndicatorSet.model_validate(
        {
            **head,
            "provenance": "proposed",
            "inputs": tuple(shared),
            "checks": checks,
            "indicators": (leaf,),
        }
    )


def check(form: str, **keys: Any) -> dict[str, Any]:
    """Write a cross-check."""
    return {"type": form, "code": "k", **keys}


AT_MOST = check("figure_at_most", figure="A", at_most="B")
SUM_AT_MOST = check("sum_at_most", parts=("A", "B"), at_most="C")
SUM_EQUALS = check("sum_equals", parts=("A", "B"), equals="C")
RATIO = check("ratio_between", part="A", whole="B", at_least=0.1, at_most=0.9)
EQUAL = check("equal", inputs=("A", "B", "C"))
CHANGE = check("change_within", input="A", within=0.5)


def breaches(one: dict[str, Any], *units: tuple[float, ...]) -> list[bool]:
    """Say of each unit whether its figures A, B, C break a check."""
    figures = dict(zip(COUNTS, map(list, zip(*units, strict=True)), strict=False))
    found = {place for place, _, _ in cross_findings(set_with(one), figures)}
    return [place in found for place in range(len(units))]


def change_breaks(was: float, now: float, **keys: Any) -> bool:
    """Say whether a change of A breaks ``CHANGE``."""
    made = set_with({**CHANGE, **keys})
    return bool(list(cross_findings(made, {"A": [now]}, {"A": [was]})))


def told(one: dict[str, Any], *row: float, before: float | None = None) -> list[str]:
    """Give what is told of one unit in both languages."""
    figures = {code: [figure] for code, figure in zip(COUNTS, row, strict=False)}
    last = None if before is None else {"A": [before]}
    ((_, _, finding),) = cross_findings(set_with(one), figures, last)
    diagnostic = finding.problem.at(Location(), severity=finding.severity, **finding.values)
    return [diagnostic.message(language) for language in Language]


def test_a_figure_may_reach_its_limit_and_not_pass_it() -> None:
    assert breaches(AT_MOST, (9, 10), (10, 10), (11, 10), (0, 0)) == [False, False, True, False]


def test_parts_together_may_reach_their_limit_and_not_pass_it() -> None:
    assert breaches(SUM_AT_MOST, (4, 6, 10), (5, 6, 10), (1, 1, 10)) == [False, True, False]


def test_a_sum_is_its_total_neither_more_nor_less() -> None:
    assert breaches(SUM_EQUALS, (4, 6, 10), (5, 6, 10), (4, 5, 10)) == [False, True, True]


def test_a_ratio_may_reach_both_its_bounds() -> None:
    units = ((1, 10), (9, 10), (0, 10), (10, 10))
    assert breaches(RATIO, *units) == [False, False, True, True]


def test_a_ratio_may_have_one_bound() -> None:
    keys = {"part": "A", "whole": "B"}
    units = ((1, 100), (200, 100))
    assert breaches(check("ratio_between", at_least=0.5, **keys), *units) == [True, False]
    assert breaches(check("ratio_between", at_most=0.5, **keys), *units) == [False, True]


def test_a_whole_of_zero_has_no_ratio() -> None:
    assert breaches(RATIO, (5, 0), (0, 0)) == [False, False]


def test_equal_columns_hold_one_figure() -> None:
    assert breaches(EQUAL, (5, 5, 5), (5, 5, 6), (6, 5, 5)) == [False, True, True]


def test_a_change_may_reach_its_share_either_way() -> None:
    assert not change_breaks(100, 150)
    assert not change_breaks(100, 50)
    assert change_breaks(100, 151)
    assert change_breaks(100, 49)
    assert change_breaks(-100, -151)
    assert not change_breaks(-100, -149)


def test_what_was_zero_has_no_share_to_change_by() -> None:
    assert not change_breaks(0, 5000)
    assert change_breaks(5000, 0)


def test_without_the_period_before_no_change_is_told() -> None:
    made = set_with(CHANGE)
    assert list(cross_findings(made, {"A": [151.0]})) == []
    assert list(cross_findings(made, {"A": [151.0]}, {})) == []
    assert list(cross_findings(made, {"A": [151.0]}, {"A": [nan]})) == []


@pytest.mark.parametrize("one", [AT_MOST, SUM_AT_MOST, SUM_EQUALS, RATIO, EQUAL])
def test_a_missing_figure_breaks_nothing(one: dict[str, Any]) -> None:
    units = ((nan, 1, 1), (99, nan, 1), (99, 1, nan), (99, 1, 2))
    named = {code for code in COUNTS if code in str(one)}
    judged = [
        not any(isnan(x) for c, x in zip(COUNTS, u, strict=True) if c in named) for u in units
    ]
    assert breaches(one, *units) == judged


def test_a_column_that_is_not_there_breaks_nothing() -> None:
    assert list(cross_findings(set_with(AT_MOST), {"A": [99.0]})) == []


def test_a_set_without_checks_finds_nothing() -> None:
    assert list(cross_findings(set_with(), {"A": [99.0], "B": [1.0]})) == []


def test_decimals_that_agree_on_paper_agree() -> None:
    assert breaches(SUM_AT_MOST, (0.1, 0.2, 0.3)) == [False]
    assert breaches(SUM_EQUALS, (0.1, 0.2, 0.3), (4.35, 4.35, 8.7)) == [False, False]
    assert breaches({**RATIO, "at_most": 0.7}, (0.3, 3), (2.1, 3)) == [False, False]
    assert not change_breaks(100, 129, within=0.29)
    assert not change_breaks(0.1, 0.15)


def test_decimals_that_differ_on_paper_differ() -> None:
    assert breaches(SUM_EQUALS, (0.1, 0.2, 0.3000001), (0.1, 0.2, 0.31)) == [True, True]
    assert change_breaks(100, 129.001, within=0.29)


def test_whole_figures_of_fifteen_digits_differ_by_one() -> None:
    most = 999_999_999_999_999.0
    assert breaches(AT_MOST, (most, most - 1), (most, most)) == [True, False]


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(1, 6))
def test_a_sum_of_decimals_equals_the_total_that_paper_gives(a: int, b: int, digits: int) -> None:
    scale = 10**digits
    exact = (a / scale, b / scale, (a + b) / scale)
    assert breaches(SUM_EQUALS, exact, (*exact[:2], (a + b + 1) / scale)) == [False, True]


def test_a_tolerance_allows_for_rounded_figures() -> None:
    rounded = {**SUM_EQUALS, "tolerance": 1.5}
    assert breaches(rounded, (4, 5, 10.5), (4, 5, 10.6), (4, 5, 7.5)) == [False, True, False]
    assert breaches({**AT_MOST, "tolerance": 0.1}, (10.3, 10.2), (10.4, 10.2)) == [False, True]
    assert breaches({**EQUAL, "tolerance": 1.0}, (1, 2, 1), (1, 2, 3)) == [False, True]


def test_a_breach_is_told_at_the_first_figure_of_its_check_and_of_its_unit() -> None:
    figures = {"A": [1.0, 9.0], "B": [2.0, 2.0], "C": [9.0, 2.0]}
    found = list(cross_findings(set_with(AT_MOST, {**EQUAL, "code": "k2"}), figures))
    assert [(place, code, one.values["check"]) for place, code, one in found] == [
        (1, "A", "k"),
        (0, "A", "k2"),
        (1, "A", "k2"),
    ]


def test_a_breach_is_an_error_where_nothing_is_said_and_a_change_a_warning() -> None:
    ((_, _, one),) = cross_findings(set_with(AT_MOST), {"A": [2.0], "B": [1.0]})
    assert (one.problem.code, one.severity) == ("V330", Severity.ERROR)
    ((_, _, one),) = cross_findings(set_with(CHANGE), {"A": [9.0]}, {"A": [1.0]})
    assert (one.problem.code, one.severity) == ("V331", Severity.WARNING)


def test_a_check_may_weigh_more_or_less() -> None:
    softer, harder = {**AT_MOST, "severity": "warning"}, {**CHANGE, "severity": "error"}
    ((_, _, one),) = cross_findings(set_with(softer), {"A": [2.0], "B": [1.0]})
    assert one.severity is Severity.WARNING
    ((_, _, one),) = cross_findings(set_with(harder), {"A": [9.0]}, {"A": [1.0]})
    assert one.severity is Severity.ERROR


def test_each_form_says_what_it_demands_and_which_figures_it_saw() -> None:
    assert told(AT_MOST, 12.5, 10) == [
        '"Số A" không được lớn hơn "Số B": A = 12,5 > B = 10',
        '"Số A" is not above "Số B": A = 12.5 > B = 10',
    ]
    assert told(SUM_AT_MOST, 0.1, 0.2, 0.25)[0] == (
        'tổng của "Số A", "Số B" không được lớn hơn "Số C": A + B = 0,1 + 0,2 = 0,3 > C = 0,25'
    )
    assert told(SUM_EQUALS, 5, 7, 10)[1] == (
        'the sum of "Số A", "Số B" equals "Số C": A + B = 5 + 7 = 12 ≠ C = 10'
    )
    assert told(RATIO, 12, 10) == [
        '"Số A" trên "Số B" phải đạt ít nhất 10%, nhiều nhất 90%: A / B = 12 / 10 = 120%',
        '"Số A" over "Số B" is at least 10%, at most 90%: A / B = 12 / 10 = 120%',
    ]
    assert told(EQUAL, 1, 2, 3)[0] == ('"Số A", "Số B", "Số C" phải bằng nhau: A = 1, B = 2, C = 3')
    assert told({**CHANGE, "within": 0.125}, 160, before=100) == [
        '"Số A" thay đổi không quá ±12,5% so với kỳ trước: A: 100 → 160 (+60%)',
        '"Số A" changes by no more than ±12.5% from the period before: A: 100 → 160 (+60%)',
    ]
    assert told(CHANGE, 25, before=100)[1].endswith("A: 100 → 25 (-75%)")


def test_the_words_of_the_set_go_before_the_sentence_that_is_made() -> None:
    own = {**AT_MOST, "message": "Hộ {A} là hộ của xã"}
    assert told(own, 2, 1) == ["Hộ {A} là hộ của xã: A = 2 > B = 1"] * 2
    both = {**own, "message_en": "Households of the commune"}
    assert told(both, 2, 1)[1] == "Households of the commune: A = 2 > B = 1"


def test_dates_and_percentages_are_told_as_they_are_written() -> None:
    days = {"D": [739341.0], "E": [739340.0]}
    order = check("figure_at_most", figure="D", at_most="E")
    ((_, _, one),) = cross_findings(set_with(order), days)
    assert "D = 31/03/2025 > E = 30/03/2025" in one.problem.at(Location(), **one.values).message(
        Language.VI
    )
    ((_, _, one),) = cross_findings(
        set_with(check("change_within", input="P", within=0.1)), {"P": [44.4]}, {"P": [88.8]}
    )
    assert "P: 88,8% → 44,4% (-50%)" in one.problem.at(Location(), **one.values).message(
        Language.VI
    )


def test_every_commune_is_held_against_every_check() -> None:
    units = 3321
    checks = [{**AT_MOST, "code": f"k{number}"} for number in range(20)]
    made = set_with(*checks)
    rising = np.arange(units, dtype=float)
    figures = {"A": rising.tolist(), "B": (rising + 1).tolist()}
    assert list(cross_findings(made, figures)) == []
    figures["B"][-1] = 0.0
    assert [place for place, _, _ in cross_findings(made, figures)] == [units - 1] * 20
