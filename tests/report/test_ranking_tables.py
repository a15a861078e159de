from collections.abc import Sequence
from typing import Any

import pytest

from cds_cli.definitions.models import IndicatorSet
from cds_cli.engine.score import score
from cds_cli.report.ranking.table import Document, View, table_of
from cds_cli.submission.model import UnitValues, submission_of
from cds_cli.text import Language


def indicator_set(**changes: Any) -> IndicatorSet:
    def leaf(code: str) -> dict[str, object]:
        rule = {"type": "linear", "low": 0.0, "high": 10.0}
        return {"code": code, "name": f"Tỷ lệ {code}", "max_points": 10.0, "rule": rule}

    groups = (
        {"code": "1", "name": "Thể chế số", "indicators": (leaf("1.1"), leaf("1.2"))},
        {"code": "2", "name": "Hạ tầng số", "indicators": (leaf("2.1"),)},
    )
    head = {
        "format": 1,
        "code": "thu",
        "edition": "2025",
        "level": "xa",
        "name": "Bộ thử",
        "provenance": "proposed",
        "groups": groups,
    }
    return IndicatorSet.model_validate(head | changes)


def unit(code: str, *values: float, block: str = "", name: str = "") -> UnitValues:
    inputs = dict(zip(("1.1", "1.2", "2.1"), values, strict=False))
    return UnitValues(code=code, name=name or f"Xã {code}", block=block, inputs=inputs)


def document(units: Sequence[UnitValues], view: View | None = None, **changes: Any) -> Document:
    chosen = indicator_set(**changes)
    return Document(score(chosen, submission_of(chosen, units)), "a" * 64, "0.1.0", view or View())


def codes(units: Sequence[UnitValues], view: View) -> list[object]:
    return [row[1] for row in table_of(document(units, view)).rows]


FIVE = [
    unit("a", 9, 9, 9),
    unit("b", 8, 8, 8),
    unit("c", 8, 8, 8),
    unit("d", 1, 1, 1),
    unit("e", 0, 5, 1),
]


def test_a_row_has_rank_code_name_points_maximum_and_index_then_the_top_groups() -> None:
    table = table_of(document([unit("a", 5, 5, 10)]))
    keys = ["rank", "code", "name", "points", "max_points", "index", "coverage", "marks"]
    assert [column.key for column in table.columns] == [*keys, "1.points", "2.points"]
    assert table.rows == ((1, "a", "Xã a", 20.0, 30.0, 0.6667, 1.0, "", 10.0, 10.0),)


def test_pillars_stand_in_place_of_the_top_groups_by_their_index() -> None:
    pillar = {"code": "CQS", "name": "Chính quyền số", "covers": ("1",)}
    table = table_of(document([unit("a", 5, 6, 10)], pillars=(pillar,)))
    assert table.columns[-1].key == "CQS.index"
    assert table.rows[0][-1] == 0.55


def test_a_tier_shows_the_points_of_its_nodes() -> None:
    table = table_of(document([unit("a", 5, 6, 10)], View(tier=2)))
    assert [column.heading for column in table.columns][-3:] == ["1.1", "1.2", "2.1"]


def test_named_nodes_are_shown_and_an_unknown_one_is_refused() -> None:
    assert table_of(document(FIVE, View(nodes=("2.1", "1")))).columns[-2].heading == "2.1"
    with pytest.raises(KeyError):
        table_of(document(FIVE, View(nodes=("9",))))


def test_all_nodes_are_every_node_of_the_tree() -> None:
    table = table_of(document(FIVE, View(all_nodes=True)))
    assert [column.heading for column in table.columns][-5:] == ["1", "1.1", "1.2", "2", "2.1"]


def test_ranked_by_a_node_its_own_figures_come_first_and_the_overall_ones_after_them() -> None:
    table = table_of(document([unit("a", 9, 9, 0), unit("b", 0, 0, 5)], View(by="2")))
    assert [column.key for column in table.columns][:6] == [
        "2.rank",
        "code",
        "name",
        "2.points",
        "2.max_points",
        "2.index",
    ]
    assert [column.key for column in table.columns][6:9] == ["rank", "points", "index"]
    assert [row[:2] for row in table.rows] == [(1, "b"), (2, "a")]


def test_the_top_never_tears_a_tie_apart() -> None:
    assert codes(FIVE, View(top=1)) == ["a"]
    assert codes(FIVE, View(top=2)) == ["a", "b", "c"]


def test_the_bottom_is_the_last_ones_of_each_block() -> None:
    assert codes(FIVE, View(bottom=1)) == ["d"]
    assert codes(FIVE, View(bottom=0)) == []
    blocks = [unit("a", 9, block="P"), unit("b", 8, block="P"), unit("c", 1, block="X")]
    assert codes(blocks, View(bottom=1)) == ["b", "c"]


def test_top_and_bottom_together_show_both_ends() -> None:
    assert codes(FIVE, View(top=1, bottom=1)) == ["a", "d"]


def test_units_are_asked_for_by_code_or_by_name() -> None:
    assert codes(FIVE, View(units=("e", "Xã a"))) == ["a", "e"]


def test_one_block_may_be_asked_for_and_keeps_its_ranks() -> None:
    units = [unit("a", 9, block="P"), unit("b", 8, block="X"), unit("c", 1, block="X")]
    table = table_of(document(units, View(block="X")))
    assert [row[:4] for row in table.rows] == [(1, "b", "Xã b", "X"), (2, "c", "Xã c", "X")]


def test_a_unit_to_which_nothing_applies_has_no_rank_and_stands_last() -> None:
    rule = {"type": "linear", "low": 0.0, "high": 10.0}
    only_phuong = {
        "code": "1",
        "name": "Chỉ phường",
        "max_points": 10.0,
        "rule": rule,
        "applies_to": {"kinds": ("phường",)},
    }
    units = [
        UnitValues("a", kind="xã"),
        UnitValues("b", kind="phường", inputs={"1": 3.0}),
    ]
    table = table_of(document(units, groups=(), indicators=(only_phuong,)))
    assert [row[0] for row in table.rows] == [1, None]
    assert table.rows[1][5] is None


def test_english_takes_english_names_where_there_are_some() -> None:
    group = {
        "code": "1",
        "name": "Thể chế",
        "name_en": "Institutions",
        "indicators": (
            {"code": "1.1", "name": "x", "max_points": 1.0, "rule": {"type": "yes_no"}},
        ),
    }
    chosen = indicator_set(groups=(group,))
    results = score(chosen, submission_of(chosen, []))
    table = table_of(Document(results, "a" * 64, "0.1.0", language=Language.EN))
    assert (table.columns[0].heading, table.columns[-1].name) == ("Rank", "Institutions")
