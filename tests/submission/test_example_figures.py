"""The made-up figures of a new project."""

from typing import Any

import pytest

from cds_cli.definitions.models import IndicatorSet
from cds_cli.submission.example import example_table, example_units


def set_with(*leaves: dict[str, Any], **more: Any) -> IndicatorSet:
    head = {
        "format": 1,
        "code": "thu",
        "edition": "1",
        "level": "xa",
        "name": "Bộ thử",
        "provenance": "proposed",
        "indicators": tuple({"max_points": 10.0, "name": leaf["code"], **leaf} for leaf in leaves),
    }
    return IndicatorSet.model_validate({**head, **more})


def column(indicator_set: IndicatorSet, heading: str) -> list[Any]:
    header, *rows = example_table(indicator_set)
    return [row[header.index(heading)] for row in rows]


def one(kind: str, **more: Any) -> dict[str, Any]:
    return {"value": {"name": "Một", "kind": kind, **more}}


def test_the_units_are_spread_over_the_blocks_and_kinds_that_the_set_speaks_of() -> None:
    asked = {"kinds": ("xã", "phường"), "blocks": ("núi", "biển", "đồng bằng")}
    made = example_units(set_with({"code": "1", "rule": {"type": "yes_no"}, "applies_to": asked}))
    assert {unit.kind for unit in made} == {"xã", "phường"}
    assert {unit.block for unit in made} == {"núi", "biển", "đồng bằng"}
    assert len({unit.code for unit in made}) == len(made) == 6


def test_a_part_is_below_each_of_its_wholes_and_above_zero() -> None:
    shared = tuple({"code": code, "name": code, "kind": "count"} for code in ("A", "B", "C"))
    leaves = (
        {"code": "1", "rule": {"type": "ratio"}, "inputs": {"part": "A", "whole": "B"}},
        {"code": "2", "rule": {"type": "ratio"}, "inputs": {"part": "B", "whole": "C"}},
        {"code": "3", "rule": {"type": "ratio"}, "inputs": {"part": "A", "whole": "C"}},
    )
    made = set_with(*leaves, inputs=shared)
    figures = zip(*(column(made, code) for code in ("A", "B", "C")), strict=True)
    assert all(0 < a < b < c for a, b, c in figures)


def test_two_figures_that_are_parts_of_each_other_still_get_figures() -> None:
    shared = tuple({"code": code, "name": code, "kind": "count"} for code in ("A", "B"))
    free = {"type": "ratio", "part_within_whole": False}
    leaves = (
        {"code": "1", "rule": free, "inputs": {"part": "A", "whole": "B"}},
        {"code": "2", "rule": free, "inputs": {"part": "B", "whole": "A"}},
    )
    made = set_with(*leaves, inputs=shared)
    assert all(figure > 0 for code in ("A", "B") for figure in column(made, code))


@pytest.mark.parametrize(
    ("rule", "kind", "ends", "least", "most"),
    [
        ({"type": "given", "scale": "points"}, "number", {}, 0, 10),
        ({"type": "given"}, "share", {}, 0, 1),
        ({"type": "given", "scale": "percent"}, "percent", {}, 0, 100),
        ({"type": "count", "points_per_item": 2.0}, "count", {}, 0, 5),
        ({"type": "linear", "low": 5.0, "high": 1.0}, "number", {}, 1, 5),
        ({"type": "linear", "low": 0.0, "high": 9.0}, "number", {"at_least": 7.0}, 7, 9),
        ({"type": "min_max"}, "number", {"at_most": 3.0}, 0, 3),
        ({"type": "min_max"}, "number", {"at_least": 900.0}, 900, 901),
        ({"type": "min_max"}, "count", {"at_least": 1.0, "at_most": 5.0}, 1, 5),
    ],
)
def test_a_figure_lies_within_its_range_and_where_its_rule_tells_units_apart(
    rule: dict[str, Any], kind: str, ends: dict[str, float], least: float, most: float
) -> None:
    inputs = one(kind, **({"range": ends} if ends else {}))
    figures = column(set_with({"code": "1", "rule": rule, "inputs": inputs}), "Một")
    assert all(least <= figure <= most for figure in figures)


def test_a_deadline_gets_days_near_it() -> None:
    steps = ({"at_most": "2026-03-31", "points": 10.0}, {"above": "2026-03-31", "points": 2.0})
    leaf = {"code": "1", "rule": {"type": "steps", "steps": steps}, "inputs": one("date")}
    assert {day.year for day in column(set_with(leaf), "Một")} == {2026}


def test_a_choice_is_one_of_its_answers_and_yes_or_no_is_both() -> None:
    options = ({"code": "a", "name": "Tốt", "share": 1.0}, {"code": "b", "name": "Kém", "share": 0})
    made = set_with(
        {"code": "1", "rule": {"type": "choice", "options": options}},
        {"code": "2", "rule": {"type": "yes_no"}},
    )
    assert set(column(made, "1")) == {"Tốt", "Kém"}
    assert set(column(made, "2")) == {"Có", "Không"}


def test_a_unit_has_no_figure_where_no_indicator_asks_it() -> None:
    leaf = {
        "code": "1",
        "rule": {"type": "yes_no"},
        "applies_to": {"attributes": {"tuoi": {"at_least": 15.0}}},
    }
    other = {**leaf, "code": "2", "applies_to": {"attributes": {"tuoi": {"at_least": 8.0}}}}
    tuoi = ({"code": "tuoi", "name": "Tuổi", "kind": "count"},)
    made = set_with(leaf, other, attributes=tuoi)
    asked = [answer is not None for answer in column(made, "1")]
    assert asked == [age >= 15 for age in column(made, "tuoi")]
    assert set(asked) == {True, False}


def test_a_name_that_two_inputs_share_heads_neither() -> None:
    made = set_with(
        {"code": "1", "rule": {"type": "yes_no"}, "inputs": one("yes_no")},
        {"code": "2", "rule": {"type": "yes_no"}, "inputs": one("yes_no")},
    )
    assert example_table(made)[0][-2:] == ("1", "2")
