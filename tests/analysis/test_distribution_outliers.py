"""Figures ten times what they were or what others have."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from cds_cli.analysis.distribution.outliers import Against, Outlier, outliers, zero_changes
from cds_cli.analysis.scoring import Scoring
from cds_cli.definitions.models import IndicatorSet
from cds_cli.engine.score import score
from cds_cli.submission.model import Origin, Source, UnitValues, submission_of
from tests.exact.small_sets import leaf, set_of

COUNT = {"name": "Số hồ sơ", "kind": "number"}
SET = set_of(leaf("1", {"type": "linear", "low": 0, "high": 100}, inputs={"value": COUNT}))


def scoring(
    figures: Sequence[float | None] | Mapping[str, float],
    indicator_set: IndicatorSet = SET,
    blocks: Sequence[str] = (),
    column: str = "1",
) -> Scoring:
    """Score units u0, u1… (or those named) with a figure of one column each."""
    named = (
        figures
        if isinstance(figures, Mapping)
        else {f"u{place}": figure for place, figure in enumerate(figures)}
    )
    units = [
        UnitValues(
            code,
            name=f"Xã {code}",
            block=blocks[place] if blocks else "",
            inputs={} if figure is None else {column: figure},
        )
        for place, (code, figure) in enumerate(named.items())
    ]
    submission = submission_of(indicator_set, units)
    return Scoring(score(indicator_set, submission), submission)


def told(found: Sequence[Outlier]) -> list[tuple[str, str, float, bool]]:
    return [(one.unit, one.against, one.factor, one.is_higher) for one in found]


def against_before(now: float, before: float) -> list[tuple[str, str, float, bool]]:
    return told(outliers(scoring([now]), scoring([before])))


def test_ten_times_the_figure_of_the_last_period_is_told() -> None:
    assert against_before(120, 12) == [("u0", Against.LAST_PERIOD, 10.0, True)]


def test_a_tenth_of_the_figure_of_the_last_period_is_told() -> None:
    assert against_before(12, 120) == [("u0", Against.LAST_PERIOD, 10.0, False)]


@pytest.mark.parametrize(("now", "before"), [(119, 12), (13, 120), (12, 12)])
def test_less_than_ten_times_is_not_told(now: float, before: float) -> None:
    assert not against_before(now, before)


def test_ten_times_is_ten_times_however_it_looks_in_binary() -> None:
    # 3.3 / 0.33 is 9.999999999999998 in binary.
    (found,) = against_before(3.3, 0.33)
    assert found[2] == pytest.approx(10)


@pytest.mark.parametrize(("now", "before"), [(0, 50), (50, 0), (0, 0), (-500, 5)])
def test_beside_a_zero_or_another_sign_a_factor_has_no_meaning(now: float, before: float) -> None:
    assert not against_before(now, before)


def test_zeros_are_counted_by_themselves() -> None:
    now, before = scoring([0, 7, 0, None, 3]), scoring([5, 0, 0, 4, 3])
    (one,) = zero_changes(now, before)
    assert (one.column, one.compared, one.fell, one.rose) == ("1", 4, 1, 1)


def test_an_input_without_such_changes_is_not_listed_among_the_zeros() -> None:
    assert not zero_changes(scoring([0, 3]), scoring([0, 5]))


def test_a_figure_far_from_the_median_of_its_block_is_told() -> None:
    figures = [10, 11, 12, 13, 300, 1000, 1001, 1002, 1003, 1004]
    found = outliers(scoring(figures, blocks=["a"] * 5 + ["b"] * 5))
    assert told(found) == [("u4", Against.BLOCK, 25.0, True)]
    assert found[0].reference == 12


def test_zeros_do_not_lower_the_median_of_a_block() -> None:
    # With the zeros it would be 0, and with them counted 10 is ten times more than nothing.
    found = outliers(scoring([0, 0, 0, 0, 0, 0, 20, 20, 20, 20, 1]))
    assert told(found) == [("u10", Against.BLOCK, 20.0, False)]


def test_a_median_of_two_figures_says_nothing() -> None:
    # It is 50.5, fifty times the one and hardly less than the other.
    assert not outliers(scoring([1, 100]))
    assert told(outliers(scoring([1, 1, 100]))) == [("u2", Against.BLOCK, 100.0, True)]


@pytest.mark.parametrize("scale", ["percent", "share"])
def test_shares_are_not_held_against_one_another(scale: str) -> None:
    indicator_set = set_of(leaf("1", {"type": "given", "scale": scale}))
    now, before = scoring([0.9], indicator_set), scoring([0.01], indicator_set)
    assert not outliers(now, before)


def test_a_choice_or_a_yes_is_not_held_against_the_last_period() -> None:
    codes = (f"o{place}" for place in range(15))
    options = tuple({"code": code, "name": f"Bậc {code}", "share": 1} for code in codes)
    indicator_set = set_of(leaf("1", {"type": "choice", "options": options}))
    assert not outliers(scoring([14], indicator_set), scoring([1], indicator_set))


def test_units_are_known_by_their_codes_not_by_their_places() -> None:
    now, before = scoring({"b": 100, "c": 5}), scoring({"a": 9, "b": 10, "c": 50})
    found = outliers(now, before)
    assert told(found) == [
        ("b", Against.LAST_PERIOD, 10.0, True),
        ("c", Against.LAST_PERIOD, 10.0, False),
    ]
    assert [one.name for one in found] == ["Xã b", "Xã c"]


def test_the_largest_factor_comes_first() -> None:
    found = outliers(scoring([100, 4000]), scoring([10, 4]))
    assert [one.unit for one in found] == ["u1", "u0"]


def test_both_cells_are_named() -> None:
    def read_from(one: Scoring, file: str, row: int) -> Scoring:
        origin = Origin((Source(file, "sha", "Số liệu"),), rows={"u0": row}, columns={"1": 3})
        return replace(one, submission=replace(one.submission, origin=origin))

    now, before = read_from(scoring([50]), "b.xlsx", 5), read_from(scoring([5]), "a.xlsx", 7)
    (found,) = outliers(now, before)
    assert (str(found.place), str(found.place_before)) == (
        "b.xlsx[Số liệu!C5]",
        "a.xlsx[Số liệu!C7]",
    )


def test_an_input_that_is_new_or_of_another_kind_has_no_figure_before() -> None:
    new = set_of(leaf("2", {"type": "linear", "low": 0, "high": 9}, inputs={"value": COUNT}))
    other = set_of(leaf("1", {"type": "given", "scale": "percent"}))
    assert not outliers(scoring([100], new, column="2"), scoring([1]))
    assert not outliers(scoring([100]), scoring([1], other))


def test_a_set_without_amounts_and_a_scoring_without_units_have_none() -> None:
    without = set_of(leaf("1", {"type": "yes_no"}))
    assert not outliers(scoring([1, 0], without), scoring([0, 1], without))
    assert not outliers(scoring([]), scoring([]))
