"""Where a node holds groups and indicators, they stand in the order of their codes."""

from pathlib import Path
from typing import Any

from cds_cli.definitions.load import load_set
from cds_cli.definitions.models import Group, IndicatorSet
from cds_cli.report.set_tree import render
from cds_cli.text import Language
from tests.exact.small_sets import leaf, set_of

YES = {"type": "yes_no"}


def group(code: str, *codes: str) -> dict[str, Any]:
    return {"code": code, "name": "Nhóm", "indicators": tuple(leaf(one, YES) for one in codes)}


def mixed() -> IndicatorSet:
    return set_of(
        leaf("4.10", YES), leaf("4.2", YES), leaf("4.21", YES), groups=(group("4.3", "4.3.1"),)
    )


def test_a_group_stands_between_the_indicators_by_the_numbers_of_its_code() -> None:
    assert [node.code for node in mixed().children] == ["4.2", "4.3", "4.10", "4.21"]


def test_the_places_of_walked_nodes_are_those_of_the_file() -> None:
    assert [(path, node.code) for path, node in mixed().walk()] == [
        (("indicators", 1), "4.2"),
        (("groups", 0), "4.3"),
        (("groups", 0, "indicators", 0), "4.3.1"),
        (("indicators", 0), "4.10"),
        (("indicators", 2), "4.21"),
    ]


def test_nodes_of_one_kind_stay_as_they_are_written() -> None:
    indicator_set = set_of(groups=(group("2", "2.2", "2.1"), group("1", "1.1")))
    walked = [node.code for _, node in indicator_set.walk()]
    assert walked == ["2", "2.2", "2.1", "1", "1.1"]


def test_codes_with_letters_are_in_order_too() -> None:
    indicator_set = set_of(leaf("B", YES), leaf("A.1b", YES), groups=(group("A.1a", "x"),))
    assert [node.code for node in indicator_set.children] == ["A.1a", "A.1b", "B"]


def test_the_commune_set_shows_its_group_of_services_after_the_indicators_before_it() -> None:
    shipped = Path(__file__).parents[2] / "indicators/xa/dti-xa-tay-ninh-2025.yaml"
    indicator_set = load_set(shipped).require()
    fourth = next(one for one in indicator_set.children if one.code == "4")
    assert isinstance(fourth, Group)
    codes = [child.code for child in fourth.children]
    assert codes == [f"4.{number}" for number in range(1, len(codes) + 1)]
    shown = render(indicator_set, Language.VI)
    assert shown.index("4.21 ") < shown.index("4.22 ") < shown.index("4.22.1 ")
