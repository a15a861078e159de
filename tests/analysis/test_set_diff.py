"""What changed between two sets, and which indicators can still be compared."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cds_cli.analysis.set_diff import SetDiff, diff
from cds_cli.definitions.models import IndicatorSet

COUNTS = {"part": {"name": "Tử", "kind": "count"}, "whole": {"name": "Mẫu", "kind": "count"}}


def leaf(code: str, name: str, most: float = 10.0, **more: Any) -> dict[str, Any]:
    """Write an indicator that is answered by yes or no where nothing else is said."""
    return {"code": code, "name": name, "max_points": most, "rule": {"type": "yes_no"}, **more}


def ratio(code: str, name: str, target: float = 1.0, **more: Any) -> dict[str, Any]:
    """Write an indicator that is a share of a whole."""
    rule = {"type": "ratio", "target": target}
    return leaf(code, name, **{"rule": rule, "inputs": COUNTS, **more})


def group(code: str, name: str, *leaves: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Write a group."""
    return {"code": code, "name": name, "indicators": leaves, **more}


def set_of(*leaves: dict[str, Any], **more: Any) -> IndicatorSet:
    """Make a set."""
    head = {"format": 1, "code": "thu", "edition": "1", "level": "xa", "name": "Bộ thử"}
    return IndicatorSet.model_validate(
        {**head, "provenance": "proposed", "indicators": leaves, **more}
    )


def changed(found: SetDiff) -> dict[str, list[str]]:
    """Give what changed by the later code."""
    return {one.pair.after.coded: [c.what for c in one.changes] for one in found.changed}


def reasons(found: SetDiff) -> dict[str, tuple[str, ...]]:
    """Give why indicators cannot be compared, by the later code; empty where they can."""
    return {one.pair.after.coded: one.reasons for one in found.comparisons}


def test_a_set_does_not_differ_from_itself() -> None:
    one = set_of(ratio("1", "A"), groups=(group("2", "B", leaf("2.1", "C")),))
    found = diff(one, one)
    assert found.is_empty
    assert reasons(found) == {"1": (), "2.1": ()}


def test_what_came_and_what_went_is_named() -> None:
    found = diff(set_of(leaf("1", "A"), leaf("2", "B")), set_of(leaf("1", "A"), leaf("3", "C")))
    assert [one.coded for one in found.removed] == ["2"]
    assert [one.coded for one in found.added] == ["3"]


def test_the_same_code_with_another_name_is_renamed() -> None:
    found = diff(set_of(ratio("1", "Hồ sơ")), set_of(ratio("1", "Hồ sơ trực tuyến")))
    assert changed(found) == {"1": ["renamed"]}


def test_the_same_name_with_another_code_is_recoded_however_it_was_typed() -> None:
    found = diff(set_of(leaf("1", "Văn hoá số")), set_of(leaf("7", "VĂN  HÓA SỐ")))
    assert changed(found) == {"7": ["recoded"]}
    assert not found.removed
    assert not found.added


def test_an_inserted_indicator_does_not_rename_all_that_follow() -> None:
    before = set_of(leaf("1", "A"), leaf("2", "B"), leaf("3", "C"))
    after = set_of(leaf("1", "A"), leaf("2", "Mới"), leaf("3", "B"), leaf("4", "C"))
    found = diff(before, after)
    assert changed(found) == {"3": ["recoded"], "4": ["recoded"]}
    assert [one.node.name for one in found.added] == ["Mới"]


def test_a_name_that_stands_twice_matches_by_its_code_only() -> None:
    before = set_of(leaf("1", "A"), leaf("2", "A"))
    found = diff(before, set_of(leaf("1", "A"), leaf("3", "A"), leaf("4", "A")))
    assert [one.coded for one in found.removed] == ["2"]
    assert [one.coded for one in found.added] == ["3", "4"]


def test_another_maximum_or_weight_is_reweighted_and_stays_comparable() -> None:
    found = diff(
        set_of(leaf("1", "A", weight=1.0), leaf("2", "B", weight=1.0)),
        set_of(leaf("1", "A", 20, weight=1.0), leaf("2", "B", weight=3.0)),
    )
    assert changed(found) == {"1": ["max_points"], "2": ["weight"]}
    assert reasons(found) == {"1": (), "2": ()}


def test_another_rule_or_parameter_cannot_be_compared() -> None:
    found = diff(
        set_of(ratio("1", "A", 0.8), leaf("2", "B")),
        set_of(ratio("1", "A", 0.9), leaf("2", "B", rule={"type": "given"})),
    )
    assert changed(found) == {"1": ["rule"], "2": ["rule"]}
    assert reasons(found) == {"1": ("rule",), "2": ("rule",)}


def test_steps_that_grow_with_the_maximum_are_another_rule_but_the_same_share() -> None:
    def steps(points: float) -> dict[str, Any]:
        return {"type": "steps", "steps": ({"at_least": 2.0, "points": points},)}

    found = diff(
        set_of(leaf("1", "A", 10, rule=steps(10.0)), leaf("2", "B", 10, rule=steps(10.0))),
        set_of(leaf("1", "A", 30, rule=steps(30.0)), leaf("2", "B", 30, rule=steps(10.0))),
    )
    assert changed(found) == {"1": ["max_points", "rule"], "2": ["max_points"]}
    assert reasons(found) == {"1": (), "2": ("rule",)}


def test_a_node_below_another_parent_has_moved_and_one_below_a_recoded_parent_has_not() -> None:
    before = set_of(
        groups=(group("1", "Một", leaf("1.1", "A"), leaf("1.2", "B")), group("2", "Hai"))
    )
    after = set_of(
        groups=(group("9", "Một", leaf("1.1", "A")), group("2", "Hai", leaf("1.2", "B")))
    )
    found = diff(before, after)
    assert changed(found)["1.2"] == ["moved"]
    assert "1.1" not in changed(found)
    assert changed(found)["9"] == ["recoded", "max_points"]


def test_what_stood_in_a_group_that_is_gone_has_moved_to_the_set() -> None:
    found = diff(set_of(groups=(group("1", "Một", leaf("1.1", "A")),)), set_of(leaf("1.1", "A")))
    assert changed(found) == {"1.1": ["moved"]}
    assert [one.coded for one in found.removed] == ["1"]


def test_other_inputs_cannot_be_compared() -> None:
    other = {**COUNTS, "whole": {"name": "Số hộ", "kind": "count"}}
    found = diff(set_of(ratio("1", "A")), set_of(ratio("1", "A", inputs=other)))
    assert changed(found) == {"1": ["inputs"]}
    assert reasons(found) == {"1": ("inputs",)}


def test_an_input_that_is_now_shared_is_the_same_input() -> None:
    shared = ({"code": "MAU", **COUNTS["whole"]},)
    after = set_of(ratio("1", "A", inputs={**COUNTS, "whole": "MAU"}), inputs=shared)
    assert diff(set_of(ratio("1", "A")), after).is_empty


def test_a_renamed_indicator_whose_name_alone_says_what_is_asked_cannot_be_compared() -> None:
    found = diff(
        set_of(leaf("1", "Có kế hoạch"), ratio("2", "Hồ sơ")),
        set_of(leaf("1", "Có trang thông tin"), ratio("2", "Tỷ lệ hồ sơ")),
    )
    assert reasons(found) == {"1": ("name",), "2": ()}


def test_the_head_pillars_and_bands_are_held_against_each_other() -> None:
    def edition(year: str, decision: str, at_least: float) -> IndicatorSet:
        return set_of(
            leaf("1", "A"),
            edition=year,
            decision=decision,
            pillars=({"code": f"P{year}", "name": "Trụ", "covers": ("1",)},),
            bands=({"code": "tot", "name": "Tốt", "at_least": at_least},),
        )

    found = diff(edition("1", "1/QĐ", 0.8), edition("2", "2/QĐ", 0.9))
    assert [(one.what, one.before, one.after) for one in found.head] == [
        ("edition", "1", "2"),
        ("decision", "1/QĐ", "2/QĐ"),
    ]
    assert [(one.what, one.code, one.before is None, one.after is None) for one in found.lists] == [
        ("pillar", "P1", False, True),
        ("pillar", "P2", True, False),
        ("band", "tot", False, False),
    ]


def test_the_total_that_the_parts_give_is_part_of_the_head() -> None:
    found = diff(set_of(leaf("1", "A", 10)), set_of(leaf("1", "A", 30)))
    assert [(one.what, one.before, one.after) for one in found.head] == [("max_points", 10.0, 30.0)]


NODES = st.lists(
    st.tuples(st.sampled_from("123456"), st.sampled_from("ABCD")),
    min_size=1,
    unique_by=lambda node: node[0],
)


@given(NODES, NODES)
def test_what_is_added_one_way_is_removed_the_other_way_and_nothing_is_lost(
    old: list[tuple[str, str]], new: list[tuple[str, str]]
) -> None:
    before, after = (set_of(*(leaf(*node) for node in nodes)) for nodes in (old, new))
    there, back = diff(before, after), diff(after, before)
    assert [one.exact for one in there.added] == [one.exact for one in back.removed]
    assert len(there.removed) + len(there.comparisons) == len(old)
    assert len(there.added) + len(there.comparisons) == len(new)
