"""Targets held against results: every measure, comparison and verdict."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cds_cli.analysis.scoring import Scoring
from cds_cli.analysis.targets.holding import hold
from cds_cli.analysis.targets.model import Goal, Held, Origin, Verdict
from cds_cli.analysis.targets.scored import Scored
from cds_cli.analysis.targets.sources import Sources
from cds_cli.analysis.targets.whereabouts import Whereabouts
from cds_cli.definitions.models import IndicatorSet
from cds_cli.definitions.targets import TargetFile
from cds_cli.engine.score import score
from cds_cli.submission.model import UnitValues, submission_of
from cds_cli.submission.period import Period, Stage
from cds_cli.text import Language
from cds_cli.units.model import Unit
from cds_cli.units.registry import Registry
from tests.exact.small_sets import leaf, set_of

POINTS = {"type": "given", "scale": "points"}
BANDS = (
    {"code": "tot", "name": "Tốt", "at_least": 0.8},
    {"code": "kha", "name": "Khá", "at_least": 0.6},
)
COMMUNES = set_of(leaf("1", POINTS, 100), level="xa", bands=BANDS)
PROVINCES = set_of(leaf("1", POINTS, 100), level="tinh", bands=BANDS)
RANK = {"type": "rank", "set": "thu"}
SHARE_GOOD = {"type": "band_share", "set": "thu", "band": "tot", "below": "xa"}
RATIO = {
    "type": "ratio",
    "part": {"name": "Số người trưởng thành có chữ ký số", "kind": "count"},
    "whole": {"name": "Dân số trưởng thành", "kind": "count"},
}


def file_of(measure: dict[str, Any], target: Any, **more: Any) -> TargetFile:
    """Write a file of one target of a unit that is called A."""
    held = more.pop("units", {"level": "tinh", "names": ["A"]})
    source = {"text": "x", "place": "y", "grade": "A"}
    one = {"code": "T", "name": "N", "measure": measure, "target": target, "by": "2026"}
    written = {
        "targets_format": 1,
        "code": "f",
        "name": "F",
        "source": "s",
        "units": held,
        "head": {"post": "Chủ tịch"},
        "targets": [{**one, "source": source, **more}],
    }
    return TargetFile.model_validate_json(json.dumps(written))


def scored(
    points: dict[str, float | None],
    period: str | None = "2025",
    indicator_set: IndicatorSet = PROVINCES,
    registry: Registry | None = None,
    **of_units: Any,
) -> Scored:
    """Score units, named as their codes, by points of 100; None is a blank."""
    units = [
        UnitValues(
            code,
            name=code,
            inputs={} if value is None else {"1": value},
            **{key: values.get(code, "") for key, values in of_units.items()},
        )
        for code, value in points.items()
    ]
    parsed = Period.parse(period) if period else None
    submission = submission_of(indicator_set, units, Stage.APPRAISED, parsed)
    scoring = Scoring(score(indicator_set, submission), submission, f"run of {period}")
    return Scored(Whereabouts(scoring, registry))


def held(
    file: TargetFile,
    now: Scored | None = None,
    earlier: Sequence[Scored] = (),
    on: date | None = None,
    **more: Any,
) -> Held:
    """Hold a file of one target and one unit against scorings."""
    sources = Sources({"thu": now} if now else {}, {"thu": earlier}, **more)
    (one,) = hold(file, sources, on).held
    return one


def words(one: Held) -> str:
    return " ".join(note.text.fill(Language.EN, dict(note.values)) for note in one.notes)


def test_an_index_that_reaches_its_goal_is_met_and_the_distance_is_what_is_more_than_enough() -> (
    None
):
    one = held(file_of({"type": "index", "set": "thu"}, {"at_least": 0.8}), scored({"A": 85}))
    assert one.verdict is Verdict.MET
    assert one.goal is not None
    assert one.now is not None
    assert one.goal.distance(one.now.figure.value) == pytest.approx(-0.05)


def test_the_published_index_is_held_against_the_goal_not_the_exact_one() -> None:
    file = file_of({"type": "index", "set": "thu"}, {"at_least": 0.8})
    assert held(file, scored({"A": 79.996})).verdict is Verdict.MET
    assert held(file, scored({"A": 79.994})).verdict is not Verdict.MET


def test_top_five_is_a_rank_of_at_most_five_ties_counted_as_published() -> None:
    file = file_of(RANK, {"at_most": 5}, by="2025")
    tied = {"B": 90, "C": 90, "D": 90, "E": 90, "A": 80, "F": 80}
    one = held(file, scored(tied))
    assert one.now is not None
    assert (one.now.figure.value, one.now.figure.among, one.verdict) == (5, 6, Verdict.MET)
    assert held(file, scored({**tied, "G": 85})).verdict is Verdict.BEHIND


def test_a_rank_among_all_is_taken_over_all_blocks_and_one_within_the_block_is_not() -> None:
    points, blocks = {"A": 70, "B": 80, "C": 90}, {"A": "x", "B": "y", "C": "y"}
    one = held(file_of(RANK, {"at_most": 1}), scored(points, block=blocks))
    own = held(file_of({**RANK, "within": "block"}, {"at_most": 1}), scored(points, block=blocks))
    assert one.now is not None
    assert own.now is not None
    assert (one.now.figure.value, one.now.figure.among) == (3, 3)
    assert (own.now.figure.value, own.now.figure.among) == (1, 1)


def ranked(place: int) -> dict[str, float | None]:
    """Points of twelve provinces of which A has a rank."""
    others = [f"P{number:02}" for number in range(11)]
    order = [*others[: place - 1], "A", *others[place - 1 :]]
    return {code: 90 - number for number, code in enumerate(order)}


@pytest.mark.parametrize(("rank", "met"), [(7, True), (8, False)])
def test_up_five_ranks_is_counted_from_the_period_of_the_baseline(rank: int, met: bool) -> None:  # noqa: FBT001
    file = file_of(RANK, {"improves_by": 5}, baseline={"period": "2024"}, by="2025")
    one = held(file, scored(ranked(rank)), [scored(ranked(12), "2024")])
    assert one.goal == Goal(7, "at_most")
    assert one.baseline == 12
    assert (one.verdict is Verdict.MET, one.missed) == (met, not met)


def test_a_baseline_may_be_stated_and_without_any_there_is_no_data() -> None:
    stated = file_of(RANK, {"improves_by": 5}, baseline={"period": "2020", "value": 10})
    assert held(stated, scored(ranked(5))).verdict is Verdict.MET
    unknown = file_of(RANK, {"improves_by": 5}, baseline={"period": "2020"})
    one = held(unknown, scored(ranked(5)))
    assert one.verdict is Verdict.NO_DATA
    assert "baseline period 2020" in words(one)


def test_nobody_is_held_to_a_rank_better_than_the_first() -> None:
    file = file_of(RANK, {"improves_by": 5}, baseline={"period": "2020", "value": 3})
    one = held(file, scored(ranked(1)))
    assert one.goal == Goal(1, "at_most")
    assert one.verdict is Verdict.MET


def test_any_improvement_is_more_than_the_baseline_itself() -> None:
    measure = {"type": "value", "name": "PCI", "kind": "number"}
    reported = [{"period": "2025", "value": 65, "source": "x", "grade": "A"}]
    common: dict[str, Any] = {"baseline": {"period": "2024", "value": 65}, "by": "2025"}
    same = held(file_of(measure, {"improves_by": 0}, reported=reported, **common))
    better = held(
        file_of(measure, {"improves_by": 0}, reported=[{**reported[0], "value": 65.1}], **common)
    )
    assert (same.verdict, better.verdict) == (Verdict.BEHIND, Verdict.MET)


def communes(good: int, of: int, **more: Any) -> Scored:
    """Score communes under province A, of which some are good."""
    points: dict[str, float | None] = {
        f"x{place}": 85 if place < good else 50 for place in range(of)
    }
    parents = dict.fromkeys(points, "A") | {"y": "B"}
    return scored({**points, "y": 0}, indicator_set=COMMUNES, parent=parents, **more)


def test_all_communes_at_a_band_counts_those_below_the_unit_and_no_others() -> None:
    file = file_of(SHARE_GOOD, {"at_least": 1}, by="2025")
    assert held(file, communes(4, 4)).verdict is Verdict.MET
    one = held(file, communes(3, 4))
    assert one.now is not None
    assert (one.now.figure.part, one.now.figure.whole) == (3, 4)
    assert (one.verdict, one.missed) == (Verdict.BEHIND, True)


def test_a_band_or_a_better_one_counts() -> None:
    points = {"x": 85.0, "y": 65.0, "z": 10.0}
    parents = dict.fromkeys(points, "A")
    file = file_of({**SHARE_GOOD, "band": "kha"}, {"at_least": 0.6})
    one = held(file, scored(points, indicator_set=COMMUNES, parent=parents))
    assert one.now is not None
    assert one.now.figure.part == 2


def registry_of(*codes: str) -> Registry:
    return Registry(tuple(Unit("xa", code, code, parent="A") for code in codes))


def test_a_unit_that_was_never_scored_is_part_of_the_whole_where_a_list_knows_it() -> None:
    registry = registry_of("x0", "x1", "x2", "x3", "x4")
    one = held(file_of(SHARE_GOOD, {"at_least": 1}), communes(4, 4, registry=registry))
    assert one.now is not None
    assert (one.now.figure.part, one.now.figure.whole) == (4, 5)
    assert one.verdict is not Verdict.MET


def test_coverage_counts_units_with_figures_of_their_own_a_blank_row_is_none() -> None:
    measure = {"type": "coverage", "set": "thu", "below": "xa"}
    points = {"x": 0.0, "y": None}
    now = scored(points, indicator_set=COMMUNES, parent=dict.fromkeys(points, "A"))
    one = held(file_of(measure, {"at_least": 1}), now)
    assert one.now is not None
    assert (one.now.figure.part, one.now.figure.whole) == (1, 2)


def test_a_list_knows_the_province_where_the_data_name_a_former_district() -> None:
    registry = registry_of("x", "y")
    now = scored(
        {"x": 85, "y": 85, "z": 0},
        indicator_set=COMMUNES,
        registry=registry,
        parent={"x": "Huyện 1", "y": "Huyện 2", "z": "Huyện 3"},
    )
    one = held(file_of(SHARE_GOOD, {"at_least": 1}), now)
    assert one.now is not None
    assert (one.now.figure.part, one.now.figure.whole) == (2, 2)


def test_data_that_name_no_parents_are_about_the_only_unit_held_which_is_said() -> None:
    now = scored({"x": 85, "y": 85}, indicator_set=COMMUNES)
    one = held(file_of(SHARE_GOOD, {"at_least": 1}), now)
    assert one.verdict is Verdict.MET
    assert "all 2 units of the data are taken" in words(one)


def test_data_that_name_other_parents_say_nothing_of_a_unit() -> None:
    now = scored({"x": 85}, indicator_set=COMMUNES, parent={"x": "B"})
    one = held(file_of(SHARE_GOOD, {"at_least": 1}), now)
    assert one.verdict is Verdict.NO_DATA


def test_recognised_for_a_standard_or_a_higher_one_counts_only_kinds_it_is_for() -> None:
    yes = {"type": "yes_no"}
    standards = (
        {"code": "cao", "name": "Cao", "mandatory": 0, "extended": 1, "kinds": ("xã",)},
        {"code": "dat", "name": "Đạt", "extended": 0.5, "kinds": ("xã",)},
    )
    criteria = [
        leaf("1", yes, criterion="mandatory"),
        leaf("2", yes, criterion="extended"),
        leaf("3", yes, criterion="extended"),
    ]
    indicator_set = set_of(*criteria, recognition=standards)
    answers = {"a": (1, 1, 1), "b": (1, 1, 0), "c": (0, 1, 1), "d": (0, 0, 0), "p": (0, 0, 0)}
    units = [
        UnitValues(
            code,
            kind={"p": "phường", "b": "Xã"}.get(code, "xã"),  # one kind, typed in two ways
            parent="A",
            inputs={str(n): float(v) for n, v in enumerate(own, start=1)},
        )
        for code, own in answers.items()
    ]
    submission = submission_of(indicator_set, units, Stage.SELF, Period.parse("2025"))
    now = Scored(Whereabouts(Scoring(score(indicator_set, submission), submission, "run:1")))
    measure = {"type": "recognised_share", "set": "thu", "grade": "dat", "below": "xa"}
    one = held(file_of(measure, {"at_least": 0.6}), now)
    assert one.now is not None
    assert (one.now.figure.part, one.now.figure.whole) == (3, 4)
    assert one.verdict is Verdict.MET


@pytest.mark.parametrize(
    ("figure", "aim", "value"),
    [
        ("points", {"at_least": 40}, 40),
        ("index", {"at_least": 0.4}, 0.4),
        ("input", {"equals": 40}, 40),
    ],
)
def test_a_node_is_measured_by_its_points_its_index_or_what_was_submitted(
    figure: str, aim: dict[str, float], value: float
) -> None:
    one = held(
        file_of({"type": "node", "set": "thu", "code": "1", "figure": figure}, aim),
        scored({"A": 40}),
    )
    assert one.now is not None
    assert (one.now.figure.value, one.verdict) == (value, Verdict.MET)


def test_a_blank_input_is_no_figure_and_never_a_zero() -> None:
    measure = {"type": "node", "set": "thu", "code": "1", "figure": "input"}
    one = held(file_of(measure, {"at_most": 5}), scored({"A": None}))
    assert one.verdict is Verdict.NO_DATA


COUNTS = {"type": "ratio", "target": 0.8}
ADULTS = {"type": "input_share", "set": "thu", "part": "1.part", "whole": "1.whole"}


def adults(
    given: dict[str, tuple[float | None, float | None]],
    period: str = "2025",
    registry: Registry | None = None,
) -> Scored:
    """Score communes of province A on adults with a signature, out of all adults."""
    indicator_set = set_of(leaf("1", COUNTS, 10), level="xa")
    units = [
        UnitValues(
            code,
            name=code,
            parent="A",
            inputs={
                f"1.{role}": one
                for role, one in zip(("part", "whole"), counts, strict=True)
                if one is not None
            },
        )
        for code, counts in given.items()
    ]
    submission = submission_of(indicator_set, units, Stage.APPRAISED, Period.parse(period))
    scoring = Scoring(score(indicator_set, submission), submission, f"run of {period}")
    return Scored(Whereabouts(scoring, registry))


@pytest.mark.parametrize(
    ("part", "verdict"), [(79_999, Verdict.BEHIND), (80_000, Verdict.MET), (90_000, Verdict.MET)]
)
def test_a_share_of_adults_follows_from_the_inputs_of_a_run(part: int, verdict: Verdict) -> None:
    commune = {"level": "xa", "names": ["a"]}
    file = file_of(ADULTS, {"at_least": 0.8}, units=commune, by="2025")
    one = held(file, adults({"a": (part, 100_000)}))
    assert one.verdict is verdict
    assert one.now is not None
    assert (one.now.figure.part, one.now.figure.whole) == (part, 100_000)


def test_the_inputs_of_the_units_below_are_added_up_where_both_were_given() -> None:
    """(80 + 10) / (100 + 900) is 9 %, not the mean of 80 % and 1.1 %."""
    file = file_of({**ADULTS, "below": "xa"}, {"at_least": 0.8}, by="2025")
    communes = {"a": (80, 100), "b": (10, 900), "c": (None, 500), "d": (7, None)}
    registry = Registry(tuple(Unit("xa", code, code, parent="A") for code in "abcde"))
    one = held(file, adults(communes, registry=registry))
    assert one.now is not None
    assert one.now.figure.value == pytest.approx(0.09)
    assert "added up over 2 of 5 units" in words(one)


@pytest.mark.parametrize(
    ("counts", "told"),
    [((None, 100), "lacks the part 1.part"), ((0, 0), "the whole 1.whole is 0")],
)
def test_without_both_inputs_or_a_whole_there_is_no_share(
    counts: tuple[float | None, float | None], told: str
) -> None:
    commune = {"level": "xa", "names": ["a"]}
    one = held(file_of(ADULTS, {"at_least": 0.8}, units=commune), adults({"a": counts}))
    assert one.verdict is Verdict.NO_DATA
    assert told in words(one)


def test_of_an_input_less_may_be_better() -> None:
    late = {"type": "node", "set": "thu", "code": "1.part", "figure": "input", "better": "lower"}
    commune = {"level": "xa", "names": ["a"]}
    more = {"units": commune, "baseline": {"period": "2024"}, "by": "2025"}
    file = file_of(late, {"improves_by": 5}, **more)
    earlier = [adults({"a": (40, 100)}, "2024")]
    verdicts = [held(file, adults({"a": (count, 100)}), earlier).verdict for count in (35, 36, 45)]
    assert verdicts == [Verdict.MET, Verdict.BEHIND, Verdict.BEHIND]


def test_of_points_and_indices_less_is_never_better() -> None:
    with pytest.raises(ValueError, match="better"):
        file_of({"type": "node", "set": "thu", "code": "1", "better": "lower"}, {"at_most": 1})


@pytest.mark.parametrize(
    "measure",
    [
        {"type": "index", "set": "thu"},
        {"type": "rank", "set": "thu"},
        {"type": "node", "set": "thu", "code": "2"},
        {"type": "node", "set": "thu", "code": "2", "figure": "points"},
    ],
    ids=str,
)
def test_a_figure_that_rests_on_less_than_all_data_says_so(measure: dict[str, Any]) -> None:
    two = set_of(leaf("1", POINTS, 10), leaf("2", POINTS, 10), level="tinh")
    units = [
        UnitValues("A", name="A", inputs={"1": 8.0}),
        UnitValues("B", name="B", inputs={"1": 8.0, "2": 1.0}),
    ]
    submission = submission_of(two, units, Stage.APPRAISED, Period.parse("2025"))
    now = Scored(Whereabouts(Scoring(score(two, submission), submission, "run")))
    of_both = file_of(measure, {"at_most": 9}, units={"level": "tinh", "all": True})
    told = [words(one) for one in hold(of_both, Sources({"thu": now}, {})).held]
    assert ["some of the data" in each for each in told] == [True, False]


def test_a_unit_to_which_nothing_applies_has_no_figure() -> None:
    only_b = set_of(leaf("1", POINTS, 100, applies_to={"units": ("B",)}), level="tinh", bands=BANDS)
    for measure in ({"type": "index", "set": "thu"}, RANK):
        now = scored({"A": 10, "B": 20}, indicator_set=only_b)
        assert held(file_of(measure, {"at_most": 1}), now).verdict is Verdict.NO_DATA


def test_a_unit_that_was_not_scored_has_no_data_and_it_is_said_where() -> None:
    one = held(file_of(RANK, {"at_most": 5}), scored({"B": 10}))
    assert one.verdict is Verdict.NO_DATA
    assert "is not among the results run of 2025" in words(one)


def test_a_province_that_is_no_more_is_told_with_what_it_became() -> None:
    units = {"level": "tinh", "names": ["Yên Bái"]}
    one = held(file_of(RANK, {"at_most": 5}, units=units), scored({"Lào Cai": 10}, "2025"))
    assert "now part of Tỉnh Lào Cai" in words(one)


INDEX = {"type": "index", "set": "thu"}


@pytest.mark.parametrize(
    ("before", "now", "by", "verdict"),
    [
        (40, 50, "2028", Verdict.ON_THE_WAY),  # +0.1 a year: 0.8 in 2028
        (41, 50, "2028", Verdict.BEHIND),  # +0.09 a year: 0.77
        (50, 40, "2040", Verdict.BEHIND),  # the wrong way
        (40, 50, "2025", Verdict.BEHIND),  # due
    ],
)
def test_the_pace_of_two_periods_decides_until_the_day_it_is_due(
    before: float, now: float, by: str, verdict: Verdict
) -> None:
    file = file_of(INDEX, {"at_least": 0.8}, by=by)
    one = held(file, scored({"A": now}, "2025"), [scored({"A": before}, "2024")])
    assert one.verdict is verdict
    assert one.missed is (by == "2025")


def test_the_pace_is_a_year_s_worth_whatever_the_kind_of_period() -> None:
    file = file_of(INDEX, {"at_least": 0.8}, by="2026")
    one = held(file, scored({"A": 50}, "2025-Q4"), [scored({"A": 45}, "2025-Q3")])
    assert one.pace is not None
    assert one.pace.per_year == pytest.approx(0.2)
    assert one.pace.needed == pytest.approx(0.3)
    assert one.pace.suffices is False


def test_one_period_alone_tells_no_pace_which_is_said_and_counts_as_on_the_way() -> None:
    one = held(file_of(INDEX, {"at_least": 0.8}, by="2026"), scored({"A": 50}, "2025"))
    assert (one.verdict, one.pace) == (Verdict.ON_THE_WAY, None)
    assert "pace is unknown" in words(one)


@pytest.mark.parametrize(
    ("on", "missed"), [(date(2026, 12, 30), False), (date(2026, 12, 31), True)]
)
def test_a_target_is_due_on_the_last_day_of_its_period(on: date, missed: bool) -> None:  # noqa: FBT001
    file = file_of(INDEX, {"at_least": 0.8}, by="2026")
    assert held(file, scored({"A": 50}, "2025"), on=on).missed is missed


def test_what_was_reached_when_it_was_due_stays_reached_and_what_was_not_stays_missed() -> None:
    by_2025 = file_of({"type": "index", "set": "thu"}, {"at_least": 0.8}, by="2025")
    fell = held(by_2025, scored({"A": 70}, "2026"), [scored({"A": 90}, "2025")])
    rose = held(by_2025, scored({"A": 90}, "2026"), [scored({"A": 70}, "2025")])
    assert (fell.verdict, fell.missed) == (Verdict.MET, False)
    assert (rose.verdict, rose.missed) == (Verdict.BEHIND, True)
    assert words(fell) == words(rose)
    assert words(fell).startswith("judged by the figure of the period it was due in")


def test_a_unit_that_is_no_more_has_reached_what_it_had_reached_in_time() -> None:
    by_2025 = file_of({"type": "index", "set": "thu"}, {"at_least": 0.8}, by="2025")
    one = held(by_2025, scored({"B": 70}, "2026"), [scored({"A": 90}, "2025")])
    assert one.verdict is Verdict.MET
    of_now = file_of({"type": "index", "set": "thu"}, {"at_least": 0.8}, by="2026")
    later = held(of_now, scored({"B": 70}, "2026"), [scored({"A": 90}, "2025")])
    assert later.verdict is Verdict.NO_DATA


def test_a_later_figure_that_does_not_reach_a_goal_is_told_where_none_is_of_the_day() -> None:
    by_2024 = file_of({"type": "index", "set": "thu"}, {"at_least": 0.8}, by="2024")
    one = held(by_2024, scored({"A": 70}, "2026"))
    assert one.missed
    assert words(one) == "the figure is of 2026, after it was due"


def test_what_the_document_leaves_open_is_shown_and_never_judged() -> None:
    one = held(file_of(INDEX, "open"), scored({"A": 50}))
    assert one.verdict is Verdict.OPEN
    assert one.now is not None
    assert (
        held(file_of(INDEX, {"at_least": 0}, by="open"), scored({"A": 50})).verdict is Verdict.OPEN
    )


def test_a_published_figure_stands_in_where_there_is_no_scoring_and_is_called_so() -> None:
    reported = [
        {"period": "2021", "value": 27, "among": 63, "source": "a", "grade": "B"},
        {"period": "2022", "value": 15, "among": 63, "source": "b", "grade": "A"},
    ]
    file = file_of(RANK, {"at_most": 20}, by="2025", reported=reported)
    one = held(file)
    assert one.now is not None
    assert one.before is not None
    assert (one.now.origin, one.now.figure.value, one.before.figure.value) == (
        Origin.REPORTED,
        15,
        27,
    )
    assert one.verdict is Verdict.MET
    own = held(file, scored({"A": 50}))
    assert own.now is not None
    assert own.now.origin is Origin.SCORED


def test_a_figure_of_no_known_period_is_judged_where_it_is_reached_or_a_day_is_given() -> None:
    def told(part: int) -> TargetFile:
        share = {"period": "open", "part": part, "whole": 10, "source": "a", "grade": "S"}
        return file_of(RATIO, {"at_least": 0.8}, reported=[share])

    assert held(told(8)).verdict is Verdict.MET
    assert held(told(7)).verdict is Verdict.NO_DATA
    assert held(told(7), on=date(2027, 1, 1)).missed is True


def test_every_unit_of_a_level_is_held_for_itself() -> None:
    file = file_of(RANK, {"at_most": 1}, units={"level": "tinh", "all": True})
    sources = Sources({"thu": scored({"A": 10, "B": 20, "C": 20})}, {})
    verdicts = {one.unit.code: one.verdict for one in hold(file, sources).held}
    assert verdicts == {"A": Verdict.ON_THE_WAY, "B": Verdict.MET, "C": Verdict.MET}


def test_every_unit_above_is_found_by_what_the_data_name_as_parents() -> None:
    file = file_of(SHARE_GOOD, {"at_least": 0.5}, units={"level": "huyen", "all": True})
    now = scored(
        {"x": 85, "y": 0, "z": 85},
        indicator_set=COMMUNES,
        parent={"x": "Huyện 1", "y": "Huyện 1", "z": "Huyện 2"},
    )
    shares = {
        one.unit.name: (one.now.figure.part, one.now.figure.whole)
        for one in hold(file, Sources({"thu": now}, {})).held
        if one.now
    }
    assert shares == {"Huyện 1": (1, 2), "Huyện 2": (1, 1)}


def test_a_province_that_the_data_name_by_its_code_is_told_by_its_name() -> None:
    file = file_of(SHARE_GOOD, {"at_least": 0.5}, units={"level": "tinh", "all": True})
    now = scored({"x": 85, "y": 0}, indicator_set=COMMUNES, parent={"x": "08", "y": "08"})
    (one,) = hold(file, Sources({"thu": now}, {})).held
    assert (one.unit.code, one.unit.name) == ("08", "Tỉnh Tuyên Quang")
    assert one.now is not None
    assert one.now.figure.value == 0.5


def test_every_unit_of_a_list_is_held_also_where_nothing_is_known_of_it() -> None:
    file = file_of(RATIO, {"at_least": 0.5}, units={"level": "xa", "all": True})
    sources = Sources({}, {}, registry=registry_of("x", "y"))
    assert [(one.unit.code, one.verdict) for one in hold(file, sources).held] == [
        ("x", Verdict.NO_DATA),
        ("y", Verdict.NO_DATA),
    ]


@pytest.mark.parametrize(
    "measure", [INDEX, RANK, SHARE_GOOD, {"type": "coverage", "set": "thu", "below": "xa"}]
)
def test_a_scoring_without_units_gives_no_data(measure: dict[str, Any]) -> None:
    assert held(file_of(measure, {"at_most": 1}), scored({})).verdict is Verdict.NO_DATA


PLACES = st.integers(0, 10_000)


@settings(max_examples=150, deadline=None)
@given(PLACES, PLACES, PLACES, st.integers(2026, 2040), st.sampled_from(["at_least", "at_most"]))
def test_the_verdict_follows_from_figure_goal_day_and_straight_line(
    now: int, before: int, goal: int, by: int, way: str
) -> None:
    """Everything is exact in ten thousandths, so the law can be checked in whole numbers."""
    file = file_of(INDEX, {way: goal / 10_000}, by=str(by))
    one = held(file, scored({"A": now / 100}, "2026"), [scored({"A": before / 100}, "2025")])
    sign = 1 if way == "at_least" else -1
    ahead = now + (now - before) * (by - 2026)
    if sign * (now - goal) >= 0:
        assert one.verdict is Verdict.MET
    elif by == 2026:
        assert (one.verdict, one.missed) == (Verdict.BEHIND, True)
    else:
        enough = sign * (ahead - goal) >= 0
        assert one.verdict is (Verdict.ON_THE_WAY if enough else Verdict.BEHIND)
