"""Cross-checks belong to what a set says, and a set without them says what it always said."""

from typing import Any

from cds_cli.analysis.set_diff import diff
from cds_cli.definitions.canonical import canonical_json, set_digest
from cds_cli.definitions.models import IndicatorSet

CHECK = {"code": "k", "type": "figure_at_most", "figure": "A", "at_most": "B"}
OTHER = {"code": "k", "type": "change_within", "input": "A", "within": 0.5}


def set_with(*checks: dict[str, Any], **more: Any) -> IndicatorSet:
    """Make a set of two figures."""
    leaf = {
        "code": "1",
        "name": "Một",
        "max_points": 1.0,
        "rule": {"type": "ratio"},
        "inputs": {"part": "A", "whole": "B"},
    }
    shared = tuple({"code": code, "name": code, "kind": "count"} for code in "AB")
    head = {"format": 1, "code": "thu", "edition": "1", "level": "xa", "name": "Bộ thử"}
    head |= {"provenance": "proposed", "inputs": shared, "indicators": (leaf,), **more}
    return IndicatorSet.model_validate({**head, "checks": checks} if checks else head)


def test_a_set_without_checks_has_the_digest_it_had_before_there_were_any() -> None:
    assert "checks" not in canonical_json(set_with())
    assert set_digest(set_with(checks=())) == set_digest(set_with())


def test_a_check_changes_the_digest_of_its_set() -> None:
    digests = {set_digest(made) for made in (set_with(), set_with(CHECK), set_with(OTHER))}
    assert len(digests) == 3


def test_a_set_comes_back_from_its_canonical_form_with_its_checks() -> None:
    made = set_with(CHECK, {**OTHER, "code": "k2", "severity": "error"})
    assert IndicatorSet.model_validate_json(canonical_json(made)) == made


def test_the_difference_of_two_sets_names_the_checks_that_came_went_or_changed() -> None:
    stricter = {**CHECK, "tolerance": 1.0}
    found = diff(set_with(CHECK), set_with(stricter, {**OTHER, "code": "k2"}))
    assert [(one.what, one.code, one.before is None) for one in found.lists] == [
        ("check", "k", False),
        ("check", "k2", True),
    ]
    assert not found.head
    assert diff(set_with(CHECK), set_with(CHECK)).is_empty
