"""Recognition by criteria of which some are not known."""

from typing import Any

import pytest

from cds_cli.analysis.recognise import Lack, recognised, standings
from cds_cli.definitions.models import IndicatorSet
from cds_cli.submission.model import UnitValues
from tests.exact.small_sets import leaf, scored, set_of

YES = {"type": "yes_no"}
GRADE = {"code": "dat", "name": "Đạt", "mandatory": 1.0, "extended": 0.5}


def standard(missing: str, **of_the_first: Any) -> IndicatorSet:
    """Two mandatory criteria, two extended ones."""
    return set_of(
        leaf("1", YES, criterion="mandatory", **of_the_first),
        leaf("2", YES, criterion="mandatory"),
        leaf("3", YES, criterion="extended"),
        leaf("4", YES, criterion="extended"),
        missing=missing,
        recognition=(GRADE,),
    )


def unit(**inputs: float) -> UnitValues:
    return UnitValues("u", inputs={code.removeprefix("c"): one for code, one in inputs.items()})


@pytest.mark.parametrize("missing", ["zero", "exclude"])
def test_a_mandatory_criterion_without_data_is_not_met(missing: str) -> None:
    results = scored(standard(missing), [unit(c2=1, c3=1, c4=1)])
    assert recognised(results) == [None]


@pytest.mark.parametrize("missing", ["zero", "exclude"])
def test_a_unit_that_meets_all_that_is_asked_is_recognised(missing: str) -> None:
    assert recognised(scored(standard(missing), [unit(c1=1, c2=1, c3=1, c4=0)])) == ["dat"]


def test_a_mandatory_criterion_of_which_a_part_is_not_known_is_not_met() -> None:
    items = ({"code": "a", "name": "A", "share": 0.5}, {"code": "b", "name": "B", "share": 0.5})
    rule = {"type": "checklist", "items": items}
    indicator_set = standard("exclude")
    first = leaf("1", rule, criterion="mandatory")
    others = [leaf.model_dump(exclude_unset=True) for leaf in indicator_set.leaves()[1:]]
    changed = set_of(first, *others, missing="exclude", recognition=(GRADE,))
    known = {"1.a": 1.0, "2": 1.0, "3": 1.0, "4": 1.0}
    results = scored(
        changed, [UnitValues("u", inputs=known), UnitValues("v", inputs=known | {"1.b": 1.0})]
    )
    assert recognised(results) == [None, "dat"]


def test_a_mandatory_criterion_that_does_not_apply_is_not_asked() -> None:
    indicator_set = standard("exclude", applies_to={"kinds": ("xã",)})
    results = scored(indicator_set, [unit(c2=1, c3=1, c4=1)])
    assert recognised(results) == ["dat"]


@pytest.mark.parametrize("missing", ["zero", "exclude"])
def test_an_extended_criterion_without_data_is_asked_and_not_met(missing: str) -> None:
    """One met of ten asked is a tenth, though nine cells were left blank."""
    silent = UnitValues("u", inputs={"1": 1.0, "e0": 1.0})
    (one,) = standings(scored(ten_extended(missing=missing), [silent]))
    assert (one.grade, one.extended.met, one.extended.asked) == (None, 1, 10)
    assert [(criterion.indicator.code, criterion.lack) for criterion in one.failing] == [
        (f"e{number}", Lack.MISSING) for number in range(1, 10)
    ]
    assert one.above is not None
    assert one.above.extended == 2


def test_a_unit_that_no_criterion_applies_to_is_recognised_for_nothing() -> None:
    only = {"applies_to": {"kinds": ("xã",)}}
    indicator_set = set_of(
        leaf("1", YES, criterion="mandatory", **only), leaf("2", YES), recognition=(GRADE,)
    )
    (one,) = standings(scored(indicator_set, [unit(c2=1)]))
    assert (one.grade, one.above, one.mandatory.asked) == (None, None, 0)


TWO_GRADES = (
    {"code": "cao", "name": "Cao", "mandatory": 1.0, "extended": 0.6},
    {"code": "dat", "name": "Đạt", "mandatory": 1.0, "extended": 0.3},
)


def ten_extended(**more: Any) -> IndicatorSet:
    """One mandatory criterion and ten extended ones, as in Yên Bái's guidance."""
    extended = [leaf(f"e{number}", YES, criterion="extended") for number in range(10)]
    standards = {"recognition": TWO_GRADES, **more}
    return set_of(leaf("1", YES, criterion="mandatory"), *extended, **standards)


def with_extended(met: int, mandatory: float = 1) -> UnitValues:
    answers = {f"e{number}": float(number < met) for number in range(10)}
    return UnitValues("u", inputs={"1": mandatory, **answers})


@pytest.mark.parametrize(
    ("met", "grade", "above", "more"),
    [
        (2, None, "dat", 1),
        (3, "dat", "cao", 3),
        (5, "dat", "cao", 1),
        (6, "cao", None, None),
    ],
)
def test_thirty_of_a_hundred_is_three_of_ten_and_the_next_standard_says_how_many_more(
    met: int, grade: str | None, above: str | None, more: int | None
) -> None:
    (one,) = standings(scored(ten_extended(), [with_extended(met)]))
    assert one.grade is None if grade is None else one.grade and one.grade.code == grade
    assert (one.above.grade.code if one.above else None) == above
    assert (one.above.extended if one.above else None) == more
    assert (one.extended.met, one.extended.asked) == (met, 10)


def test_a_mandatory_criterion_short_of_full_points_is_named_first_with_what_it_lacks() -> None:
    indicator_set = set_of(
        leaf("e", YES, criterion="extended"),
        leaf("m", {"type": "given", "scale": "share"}, 10, criterion="mandatory"),
        leaf("n", YES, criterion="mandatory"),
        recognition=(GRADE,),
    )
    values = UnitValues("u", inputs={"e": 0.0, "m": 0.99996})
    (one,) = standings(scored(indicator_set, [values]))
    assert [(c.indicator.code, c.is_mandatory, c.lack) for c in one.failing] == [
        ("m", True, Lack.ROUNDED),
        ("n", True, Lack.MISSING),
        ("e", False, Lack.NOT_MET),
    ]
    assert one.failing[0].points == 10


def test_a_standard_is_for_its_kinds_and_so_is_what_is_missing_for_it() -> None:
    standards = (
        {"code": "phuong", "name": "P", "extended": 1.0, "kinds": ("phường",)},
        {"code": "xa", "name": "X", "extended": 0.3, "kinds": ("xã",)},
    )
    indicator_set = ten_extended(recognition=standards)
    units = [
        UnitValues(kind, kind=kind, inputs=dict(with_extended(5).inputs))
        for kind in ("phường", "thị trấn", "xã")
    ]
    found = {units[one.row].code: one for one in standings(scored(indicator_set, units))}
    assert [found[kind].grade for kind in ("phường", "thị trấn")] == [None, None]
    assert found["xã"].grade is not None
    assert found["xã"].above is None
    assert found["thị trấn"].above is None
    assert found["phường"].above is not None
    assert found["phường"].above.extended == 5


def test_a_standard_is_for_a_kind_however_the_data_type_it() -> None:
    grade = {"code": "xa", "name": "X", "extended": 0.3, "kinds": ("Xã",)}
    units = [
        UnitValues(kind, kind=kind, inputs=dict(with_extended(5).inputs))
        for kind in ("Xã", "xã", "XÃ ")
    ]
    assert recognised(scored(ten_extended(recognition=(grade,)), units)) == ["xa"] * 3


def test_a_set_without_units_has_no_standings() -> None:
    assert standings(scored(ten_extended(), [])) == ()
