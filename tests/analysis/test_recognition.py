"""Recognition by criteria of which some are not known."""

from typing import Any

import pytest

from cds_cli.analysis.recognise import recognised
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


def test_an_extended_criterion_without_data_leaves_the_count_under_exclude() -> None:
    inputs = unit(c1=1, c2=1, c3=1)
    assert recognised(scored(standard("exclude"), [inputs])) == ["dat"]
