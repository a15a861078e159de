"""Points that a form previews are those of the engine, once LibreOffice has calculated them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from cds_cli.definitions.columns import InputColumn, input_columns
from cds_cli.definitions.library import heads
from cds_cli.definitions.load import load_set
from cds_cli.definitions.models import IndicatorSet
from cds_cli.engine.score import score
from cds_cli.report.template.model import Known, Template
from cds_cli.report.template.workbook import render
from cds_cli.results.model import Results
from cds_cli.submission.model import UnitValues, submission_of
from tests.system.figures import Unit, example
from tests.system.office import by_code, converted, needs_office

pytestmark = [pytest.mark.system, needs_office]
ROOT = Path(__file__).parents[2]
Trial = tuple[str, str, object]
"""Unit, indicator, and what its preview shows."""
SHIPPED = {"cds-xa": 100, "dti-xa-tay-ninh": 100, "qd-766": 10}
"""The code of each set, and how many points its two forms show at least."""
ROUND_AT = ("total", "leaf")
BLANK = "BLANK"
WITHOUT_POINTS = {"theo các đơn vị khác", "không áp dụng", None, ""}


Filled = Mapping[str, Mapping[str, float]]


def previews(asked: Sequence[tuple[IndicatorSet, Filled]], folder: Path) -> list[list[Trial]]:
    """Write the form of each unit, let LibreOffice calculate it, and read the trial points."""
    files = []
    for number, (indicator_set, filled) in enumerate(asked):
        for unit, values in filled.items():
            known = Known(values={(unit, code): value for code, value in values.items()})
            file = folder / f"{number}-{unit}.xlsx"
            file.write_bytes(render(Template(indicator_set, units=(Unit(unit),), known=known)))
            files.append(file)
    made = iter(converted(files, "xlsx", folder))
    return [
        [
            (unit, leaf.code, told.get(leaf.code))
            for unit in filled
            for told in [by_code(next(made), "Phiếu", "Điểm tính thử")]
            for leaf in indicator_set.leaves()
        ]
        for indicator_set, filled in asked
    ]


def scored(indicator_set: IndicatorSet, filled: Filled) -> Results:
    units = [UnitValues(unit, inputs=values) for unit, values in filled.items()]
    return score(indicator_set, submission_of(indicator_set, units))


def differences(
    indicator_set: IndicatorSet, filled: Filled, shown: Sequence[Trial]
) -> list[tuple[object, ...]]:
    """Compare each preview with the points of the engine."""
    results = scored(indicator_set, filled)
    places = {unit: place for place, unit in enumerate(results.units.index)}
    most = {leaf.code: leaf.full_points for leaf in indicator_set.leaves()}
    found: list[tuple[object, ...]] = []
    for unit, code, told in shown:
        applies = results.maximum(code)[places[unit]] > 0 or most[code] == 0
        expected = float(results.points(code)[places[unit]])
        agrees = isinstance(told, int | float) and applies and abs(told - expected) < 1e-9
        if told not in WITHOUT_POINTS and not agrees:
            found.append((indicator_set.label, unit, code, told, expected))
    return found


def number_of_points(shown: Sequence[Trial]) -> int:
    return sum(isinstance(told, int | float) for _, _, told in shown)


@dataclass(frozen=True)
class Tried:
    """A set, the figures of its units, and the trial points that their forms show."""

    indicator_set: IndicatorSet
    filled: Filled
    shown: list[Trial]


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Tried]:
    folder = tmp_path_factory.mktemp("previews")
    asked = {
        **{one.code: (one, examples(one)) for one in shipped_sets()},
        **{one.round_at: (one, trials(one)) for one in any_sets(folder)},
    }
    shown = previews(list(asked.values()), folder)
    return {
        name: Tried(*one, points) for (name, one), points in zip(asked.items(), shown, strict=True)
    }


def shipped_sets() -> list[IndicatorSet]:
    """Give the largest sets; every rule that has a preview stands in EVERY_RULE."""
    found = heads((ROOT / "indicators",))
    return [load_set(head.file).require() for head in found if head.code in SHIPPED]


def examples(indicator_set: IndicatorSet) -> Filled:
    return {f"M{number}": example(indicator_set, number) for number in (1, 2)}


@pytest.mark.parametrize("code", SHIPPED)
def test_the_trial_points_of_a_shipped_set_are_those_of_cds_score(
    code: str, tried: dict[str, Tried]
) -> None:
    one = tried[code]
    # A unit of which nothing is known is scored without what depends on that.
    dependent = {leaf.code for leaf in one.indicator_set.leaves() if leaf.applies_to}
    free = [trial for trial in one.shown if trial[1] not in dependent]
    assert differences(one.indicator_set, one.filled, free) == []
    assert number_of_points(free) > SHIPPED[code]


EVERY_RULE = """format: 1
code: thu
edition: "1"
level: xa
name: Mọi quy tắc
provenance: proposed
decimals: 2
indicators:
  - {code: yn, name: Có không, max_points: 7, rule: {type: yes_no}}
  - code: ch
    name: Chọn
    max_points: 9
    rule:
      type: choice
      options: [{code: a, name: "Tất cả *", points: 9}, {code: b, name: Một nửa, share: 0.5},
        {code: c, name: "Không = gì", points: 0}]
  - {code: r1, name: Tỷ lệ, max_points: 10, rule: {type: ratio}, inputs: A_OF_B}
  - code: r2
    name: Tỷ lệ
    max_points: 6
    rule: {type: ratio, target: 0.87, floor: 0.47}
    inputs: A_OF_B
  - code: r3
    name: Tỷ lệ
    max_points: 6
    rule: {type: ratio, better: lower, target: 0.1, floor: 0.7}
    inputs: A_OF_B
  - code: r4
    name: Tỷ lệ
    max_points: 6
    rule: {type: ratio, when_whole_is_zero: full}
    inputs: A_OF_B
  - code: r5
    name: Tỷ lệ
    max_points: 6
    rule: {type: ratio, when_whole_is_zero: zero, part_within_whole: false}
    inputs: A_OF_B
  - code: s1
    name: Bậc
    max_points: 20
    rule: {type: steps, of: ratio,
      steps: [{at_least: 0.87, points: 20}, {at_least: 0.5, points: 10}]}
    inputs: A_OF_B
  - code: s2
    name: Bậc
    max_points: 20
    rule: {type: steps, steps: [{at_most: 3, points: 20}, {at_most: 9.5, points: 7}]}
    inputs: {value: {name: Số ngày, kind: number}}
  - code: s3
    name: Ngày
    max_points: 20
    rule: {type: steps,
      steps: [{at_most: 2026-03-31, points: 20}, {at_most: 2026-06-30, points: 5}]}
    inputs: {value: {name: Ngày, kind: date}}
  - {code: l1, name: Thẳng, max_points: 8, rule: {type: linear, low: 90, high: 10}, inputs: LONE}
  - code: l2
    name: Thẳng
    max_points: 8
    rule: {type: linear, of: ratio, low: 0.2, high: 0.7}
    inputs: A_OF_B
  - {code: c1, name: Đếm, max_points: 5, rule: {type: count, points_per_item: 1.5}, inputs: LONE}
  - code: c2
    name: Đếm
    max_points: 6
    rule: {type: count, points_per_item: 2, at_most: 3}
    inputs: LONE
  - {code: g1, name: Cho, max_points: 5, rule: {type: given}}
  - {code: g2, name: Cho, max_points: 5, rule: {type: given, scale: percent}}
  - {code: g3, name: Cho, max_points: 5, rule: {type: given, scale: points}}
  - {code: p1, name: Đạt, max_points: 5, rule: {type: pass, at_least: 3, at_most: 8}, inputs: LONE}
  - code: p2
    name: Đạt
    max_points: 5
    rule: {type: pass, of: ratio, at_least: 0.87}
    inputs: A_OF_B
  - {code: v1, name: Phiếu, max_points: 5, rule: {type: survey, min_answers: 20}}
  - {code: v2, name: Phiếu, max_points: 5, rule: {type: survey, reversed: true}}
  - code: k1
    name: Danh mục
    max_points: 6
    rule: {type: checklist,
      items: [{code: a, name: Một, points: 2}, {code: b, name: Hai, points: 4}]}
  - code: b1
    name: Tốt nhất
    max_points: 10
    rule:
      type: best_of
      parts: [{code: a, rule: {type: ratio}}, {code: b, max_points: 6, rule: {type: yes_no}}]
    inputs: {a.part: {name: a, kind: number}, a.whole: {name: b, kind: number}}
  - code: t1
    name: Tổng
    max_points: 12
    rule:
      type: sum_of
      parts:
        - {code: a, max_points: 2, rule: {type: ratio, target: 0.8, when_whole_is_zero: zero}}
        - {code: b, share: 0.5, rule: {type: ratio}}
        - {code: c, max_points: 4, rule: {type: count, points_per_item: 1}}
    inputs:
      a.part: {name: a, kind: number}
      a.whole: {name: b, kind: number}
      b.part: {name: a, kind: number}
      b.whole: {name: b, kind: number}
      c: {name: c, kind: number}
""".replace("A_OF_B", "{part: {name: a, kind: number}, whole: {name: b, kind: number}}").replace(
    "LONE", "{value: {name: a, kind: number}}"
)
DAYS = (739700, 739706, 739707, 739797, 739798)


AT_THRESHOLDS = {
    "r1.part": 47.0,
    "r1.whole": 400.0,
    "r2.part": 47.0,
    "r2.whole": 100.0,
    "r3.part": 70.0,
    "r3.whole": 100.0,
    "s1.part": 4.35,
    "s1.whole": 5.0,
    "s2": 9.5,
    "s3": 739706.0,
    "p1": 8.0,
    "p2.part": 4.35,
    "p2.whole": 5.0,
}
"""Figures that earn by a hair what they earn on paper: 4.35 / 5 is 0.87."""


def any_sets(folder: Path) -> list[IndicatorSet]:
    """Give the set of every rule, rounded at its end and rounded leaf by leaf."""
    file = folder / "thu.yaml"
    file.write_text(EVERY_RULE, "utf-8")
    loaded = load_set(file).require()
    return [loaded.model_copy(update={"round_at": one}) for one in ROUND_AT]


def trials(indicator_set: IndicatorSet) -> Filled:
    """Give figures of many units, others for each rounding; BLANK has none."""
    random = Random(indicator_set.round_at)  # noqa: S311  the same figures on every machine
    filled = {f"U{number}": random_values(indicator_set, random) for number in range(12)}
    return {**filled, "AT": AT_THRESHOLDS, BLANK: {}}


def random_values(indicator_set: IndicatorSet, random: Random) -> dict[str, float]:
    """Fill most columns, often just at a threshold; some stay blank."""
    values: dict[str, float] = {}
    for column in input_columns(indicator_set):
        made = random_value(column, random)
        if random.random() > 0.1:
            values[column.code] = made
    for code in tuple(values):
        whole = f"{code.removesuffix('part')}whole"
        if code.endswith("part") and values[code] > values.get(whole, 100.0):
            values[code] = values[whole] if random.random() > 0.5 else 0.0
    return values


OF_KIND = {
    "yes_no": (0.0, 1.0),
    "date": tuple(map(float, DAYS)),
    "share": (0.0, 0.125, 0.33, 1.0),
    "percent": (0.0, 12.5, 33.3, 100.0),
    "count": (0.0, 1.0, 3.0, 5.0, 11.0),
}
WHOLES = (0.0, 5.0, 47.0, 100.0, 400.0)
NUMBERS = (0.0, 1.0, 3.0, 4.35, 5.0, 8.0, 9.5, 47.0, 87.0)


def random_value(column: InputColumn, random: Random) -> float:
    if column.options:
        return float(random.randrange(len(column.options)))
    if column.input.range is not None:
        return random.choice((0.0, 2.345, 5.0))
    usual = WHOLES if column.code.endswith("whole") else NUMBERS
    return random.choice(OF_KIND.get(column.kind, usual))


@pytest.mark.parametrize("round_at", ROUND_AT)
def test_the_trial_points_of_every_rule_agree_at_thresholds_blanks_and_empty_wholes(
    round_at: str, tried: dict[str, Tried]
) -> None:
    one = tried[round_at]
    assert differences(one.indicator_set, one.filled, one.shown) == []
    assert number_of_points(one.shown) > 150


@pytest.mark.parametrize("round_at", ROUND_AT)
def test_trial_points_stay_blank_until_the_figures_are_there(
    round_at: str, tried: dict[str, Tried]
) -> None:
    shown = [told for unit, _, told in tried[round_at].shown if unit == BLANK]
    assert len(shown) == len(list(tried[round_at].indicator_set.leaves()))
    assert set(shown) <= {None, ""}
