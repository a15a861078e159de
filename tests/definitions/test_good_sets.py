"""Each set in ``good`` loads without errors, and so does each set that is shipped."""

from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel

from cds_cli.cli.check_sets import check_paths
from cds_cli.definitions.library import set_files
from cds_cli.definitions.load import load_set
from cds_cli.definitions.misshapen import models_in
from cds_cli.definitions.models import Group, IndicatorSet
from cds_cli.rules import RULES

GOOD = Path(__file__).parent / "good"
LIBRARY = Path(__file__).parent / "good_library"
"""What the good sets take from."""
SHIPPED = Path(__file__).parents[2] / "indicators"


def declared_in(model: type[BaseModel], name: str) -> tuple[str, str]:
    """Give a field behind the name of the model that declares it: others inherit it."""
    owners = [
        kind.__name__ for kind in model.__mro__ if name in vars(kind).get("__annotations__", {})
    ]
    return owners[-1], name


def used(value: object) -> set[tuple[str, str]]:
    """Give each model with each of its fields that a value states."""
    if isinstance(value, dict):
        return set().union(*map(used, value.values()))
    if isinstance(value, tuple):
        return set().union(*map(used, value))
    if not isinstance(value, BaseModel):
        return set()
    fields = value.model_fields_set
    here = {declared_in(type(value), name) for name in fields}
    return here.union(*(used(getattr(value, name)) for name in fields))


def reachable(model: type[BaseModel], seen: set[type[BaseModel]]) -> set[type[BaseModel]]:
    """Give a model and all models inside it."""
    if model not in seen:
        seen.add(model)
        for field in model.model_fields.values():
            for inner in models_in(field.annotation):
                reachable(inner, seen)
    return seen


@pytest.mark.parametrize("path", sorted(GOOD.iterdir()), ids=lambda path: path.name)
def test_a_good_set_has_no_fault(path: Path) -> None:
    allowed = {"D430"} if path.name == "open_weights.yaml" else set()
    assert {d.code for d in check_paths((path,), (LIBRARY,)).diagnostics} == allowed


@pytest.mark.parametrize("path", sorted(set_files(SHIPPED)), ids=lambda path: path.name)
def test_a_shipped_set_has_no_error(path: Path) -> None:
    assert load_set(path).require().label


def test_the_good_sets_use_every_key_of_the_format() -> None:
    stated = set().union(*(used(load_set(path).require()) for path in GOOD.iterdir()))
    known = {
        declared_in(model, name)
        for model in reachable(IndicatorSet, set())
        for name in model.model_fields
    }
    assert known - stated == set()


def test_the_good_sets_use_every_rule_and_every_way_to_combine() -> None:
    sets = [load_set(path).require() for path in GOOD.iterdir()]
    rules = {type(leaf.rule) for indicator_set in sets for leaf in indicator_set.leaves()}
    combined = {
        node.combine.type
        for indicator_set in sets
        for node in (indicator_set, *(node for _, node in indicator_set.walk()))
        if isinstance(node, Group | IndicatorSet) and node.combine
    }
    assert rules == set(RULES)
    field = next(iter(models_in(Group.model_fields["combine"].annotation))).model_fields["type"]
    assert combined == set(get_args(field.annotation))


def test_a_set_in_a_folder_is_the_set_of_its_parts() -> None:
    indicator_set = load_set(GOOD / "in_parts").require()
    assert [group.code for group in indicator_set.groups] == ["1", "2", "3"]
    assert load_set(GOOD / "in_parts" / "set.yaml").require() == indicator_set


def test_dates_become_thresholds_by_their_day() -> None:
    indicator_set = load_set(GOOD / "whole_format.yaml").require()
    by_date = next(leaf for leaf in indicator_set.leaves() if leaf.code == "1.3")
    assert by_date.rule.model_dump()["steps"][0]["at_most"] == 739341.0
