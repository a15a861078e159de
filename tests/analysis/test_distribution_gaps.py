"""What an appraisal changed, indicator by indicator."""

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from cds_cli.analysis.distribution.appraisal_gaps import Gap, appraisal_gaps
from cds_cli.analysis.distribution.study import Looked, Others, study
from cds_cli.analysis.scoring import Scoring
from cds_cli.definitions.models import IndicatorSet
from cds_cli.engine.score import score
from cds_cli.results.figures import TOTAL
from cds_cli.submission.model import UnitValues, submission_of
from cds_cli.submission.period import Stage
from tests.exact.small_sets import leaf, set_of

POINTS = {"type": "given", "scale": "points"}
ONE = set_of(leaf("1", POINTS, not_applicable="allowed", max_points=200))
NOT_APPLICABLE = None


def stage(
    points: Mapping[str, float | None], at: Stage, indicator_set: IndicatorSet = ONE
) -> Scoring:
    units = [
        UnitValues(code, not_applicable=("1",))
        if figure is NOT_APPLICABLE
        else UnitValues(code, inputs={"1": figure})
        for code, figure in points.items()
    ]
    submission = submission_of(indicator_set, units, at)
    return Scoring(score(indicator_set, submission), submission)


def gap(claimed: Mapping[str, float | None], appraised: Mapping[str, float | None]) -> Gap:
    (one,) = appraisal_gaps(
        stage(claimed, Stage.SELF).results, stage(appraised, Stage.APPRAISED).results
    )
    return one


def test_units_are_counted_by_what_the_appraisal_did_to_them() -> None:
    one = gap({"a": 10, "b": 10, "c": 10, "d": 10}, {"a": 4, "b": 0, "c": 12, "d": 10})
    assert (one.compared, one.changed) == (4, 3)
    assert (one.lowered, one.to_zero, one.raised) == (2, 1, 1)
    # Of the changes -6, -10, +2 and 0.
    assert one.mean_change == -3.5


def test_the_mean_change_is_negative_where_the_appraisal_takes_points_away() -> None:
    assert (
        (gap({"a": 5}, {"a": 3}).mean_change or 0) < 0 < (gap({"a": 3}, {"a": 5}).mean_change or 0)
    )


def test_a_zero_that_stays_has_not_fallen() -> None:
    one = gap({"a": 0, "b": 3}, {"a": 0, "b": 3})
    assert (one.changed, one.to_zero, one.mean_change) == (0, 0, 0.0)


def test_a_unit_that_is_in_one_stage_only_is_not_compared() -> None:
    one = gap({"a": 5, "b": 9}, {"b": 9, "c": 1})
    assert (one.compared, one.in_one, one.changed) == (1, 0, 0)


def test_an_indicator_that_applies_in_one_stage_only_is_told() -> None:
    one = gap({"a": 5, "b": NOT_APPLICABLE}, {"a": NOT_APPLICABLE, "b": NOT_APPLICABLE})
    assert (one.compared, one.in_one, one.mean_change) == (0, 1, None)


def test_half_a_last_digit_is_rounded_away_from_zero() -> None:
    # In hundredths the change is -0.999999999998181 in binary; half of -0.01 becomes -0.01.
    one = gap({"a": 128.03, "b": 1}, {"a": 128.02, "b": 1})
    assert one.mean_change == -0.01


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 20000), st.integers(0, 20000)), min_size=1, max_size=6))
def test_swapping_the_stages_turns_the_sign(pairs: list[tuple[int, int]]) -> None:
    first = {f"u{place}": pair[0] / 100 for place, pair in enumerate(pairs)}
    second = {f"u{place}": pair[1] / 100 for place, pair in enumerate(pairs)}
    there, back = gap(first, second), gap(second, first)
    assert there.mean_change == -(back.mean_change or 0.0)
    assert (there.lowered, there.raised) == (back.raised, back.lowered)


def test_the_study_takes_the_appraised_stage_as_the_later_whichever_is_looked_at() -> None:
    claimed, appraised = stage({"a": 10}, Stage.SELF), stage({"a": 4}, Stage.APPRAISED)
    looked = Looked((TOTAL, "1"))
    for now, other in ((claimed, appraised), (appraised, claimed)):
        (one,) = study(now, looked, Others(other_stage=other)).gaps
        assert one.mean_change == -6.0


def test_only_the_indicators_that_are_looked_at_are_told() -> None:
    two = set_of(leaf("1", POINTS), leaf("2", POINTS))
    claimed, appraised = stage({"a": 10}, Stage.SELF, two), stage({"a": 4}, Stage.APPRAISED, two)
    found = study(claimed, Looked(("2",), frozenset({"2"})), Others(other_stage=appraised))
    assert [one.code for one in found.gaps] == ["2"]


def test_of_persons_no_single_one_is_told() -> None:
    now = stage({"a": 10}, Stage.SELF)
    assert study(now, Looked((TOTAL,), names_units=False)).outliers is None
