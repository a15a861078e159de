"""What is known of an indicator: how its figures were taken, where they stood, who set the best."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from cds_cli.analysis.explain.cells import CellState
from cds_cli.analysis.explain.explained import explain
from cds_cli.analysis.explain.model import Leaf, State
from cds_cli.analysis.explain.named import near_nodes, nodes_called
from cds_cli.analysis.explain.nodes import branches, standing
from cds_cli.analysis.scoring import Scoring
from cds_cli.definitions.models import IndicatorSet
from cds_cli.diagnostics import Location
from cds_cli.engine.score import learn_peers, score
from cds_cli.results.figures import TOTAL
from cds_cli.submission.model import Origin, Source, UnitValues, submission_of
from tests.exact.random_sets import random_pair
from tests.exact.small_sets import leaf, set_of, with_unproven

RATIO = {"type": "ratio"}
YES_NO = {"type": "yes_no"}


def explained(
    indicator_set: IndicatorSet, *units: UnitValues, row: int = 0, **more: Any
) -> tuple[Leaf, ...]:
    submission = replace(submission_of(indicator_set, units), **more)
    return explain(Scoring(score(indicator_set, submission), submission), row).leaves


@pytest.mark.parametrize(
    ("unit", "state"),
    [
        (UnitValues("a", kind="xã"), State.NOT_COVERED),
        (UnitValues("a", inputs={"1.part": 1}), State.MISSING),
        (UnitValues("a", not_applicable=("1.part",)), State.NOT_APPLICABLE),
        (UnitValues("a", inputs={"1.part": 0, "1.whole": 0}), State.WHOLE_IS_ZERO),
        (UnitValues("a", inputs={"1.part": 0, "1.whole": 1}), State.SCORED),
    ],
)
def test_it_is_said_how_the_figures_of_a_unit_were_taken(unit: UnitValues, state: State) -> None:
    indicator_set = set_of(leaf("1", RATIO, applies_to={"except": {"kinds": ("xã",)}}))
    (found,) = explained(indicator_set, unit)
    assert found.pieces[0].state is state


def test_figures_without_evidence_are_told_as_unproven_only_if_they_were_given() -> None:
    indicator_set = set_of(leaf("1", YES_NO), leaf("2", YES_NO))
    submission = submission_of(indicator_set, [UnitValues("a", inputs={"1": 1})])
    unproven = with_unproven(submission, [("a", "1"), ("a", "2")]).unproven
    first, second = explained(indicator_set, UnitValues("a", inputs={"1": 1}), unproven=unproven)
    assert (first.pieces[0].state, second.pieces[0].state) == (State.UNPROVEN, State.MISSING)


def test_the_piece_of_each_part_stands_for_itself() -> None:
    rule = {
        "type": "best_of",
        "parts": (
            {"code": "a", "rule": YES_NO, "share": 0.5},
            {"code": "b", "rule": RATIO},
        ),
    }
    (found,) = explained(
        set_of(leaf("1", rule)), UnitValues("x", inputs={"1.a": 1, "1.b.part": 8, "1.b.whole": 10})
    )
    assert [(one.code, one.points) for one in found.pieces] == [("1.a", 5.0), ("1.b", 8.0)]
    assert (found.counted, found.by_rule) == ("1.b", 8.0)


def test_points_of_a_council_stand_beside_those_of_the_rule() -> None:
    indicator_set = set_of(leaf("1", RATIO), leaf("2", YES_NO))
    first, second = explained(
        indicator_set,
        UnitValues("a", inputs={"1.part": 1, "1.whole": 4}, awarded={"1": 6, "2": 7}),
    )
    assert first.awarded is not None
    assert (first.awarded.points, first.by_rule, first.is_left_to_council) == (6, 2.5, False)
    assert np.isnan(second.by_rule)
    assert second.is_left_to_council


def test_the_units_that_set_the_extremes_are_known_but_not_one_that_is_not_seen() -> None:
    indicator_set = set_of(leaf("1", {"type": "min_max"}))
    figures = {"a": 1, "b": 9, "c": 9}
    units = [UnitValues(code, inputs={"1": figure}) for code, figure in figures.items()]
    units.append(UnitValues("d", inputs={"1": 9}, not_applicable=("1",)))
    (found,) = explained(indicator_set, *units)
    peers = found.pieces[0].peers
    assert peers is not None
    assert (peers.count, peers.low.figure, peers.low.rows) == (3, 1, (0,))
    assert (peers.high.figure, peers.high.rows) == (9, (1, 2))


def test_extremes_that_were_recorded_elsewhere_belong_to_no_unit_of_the_run() -> None:
    indicator_set = set_of(leaf("1", {"type": "min_max"}))
    before = submission_of(
        indicator_set, [UnitValues("a", inputs={"1": 0}), UnitValues("b", inputs={"1": 8})]
    )
    now = submission_of(indicator_set, [UnitValues("c", inputs={"1": 4})])
    results = score(indicator_set, now, learn_peers(indicator_set, before))
    (found,) = explain(Scoring(results, now), 0).leaves
    peers = found.pieces[0].peers
    assert peers is not None
    assert (found.pieces[0].points, peers.low.rows, peers.high.rows) == (5, (), ())


ORIGIN = Origin(
    sources=(Source("nop.xlsx", "0" * 64, "Số liệu"),),
    rows={"a": 5},
    columns={"CHUNG": 3, "1.whole": 4, "1.claimed": 9, "1.evidence": 10},
    typed={("a", "CHUNG"): "1.292 hồ sơ"},
)
SHARING = set_of(
    leaf("1", RATIO, inputs={"part": "CHUNG"}),
    leaf("2", RATIO, inputs={"part": "CHUNG"}),
    inputs=({"code": "CHUNG", "name": "Hồ sơ", "kind": "count"},),
)


def test_a_cell_says_where_it_stood_what_was_typed_and_who_else_uses_it() -> None:
    figures = {"CHUNG": 1292, "1.whole": 2910, "2.whole": 3000}
    unit = UnitValues("a", inputs=figures, claimed={"1": 9})
    evidence = {("a", "1"): "12/KH-UBND"}
    first, second = explained(SHARING, unit, origin=ORIGIN, evidence=evidence)
    part, whole = first.pieces[0].cells
    assert str(part.place) == "nop.xlsx[Số liệu!C5]"
    assert (part.typed, part.shared_by) == ("1.292 hồ sơ", ("2",))
    assert (str(whole.place), whole.typed) == ("nop.xlsx[Số liệu!D5]", None)
    assert first.claimed is not None
    assert str(first.claimed.place) == "nop.xlsx[Số liệu!I5]"
    assert [(one.what, one.text, str(one.place)) for one in first.said] == [
        ("evidence", "12/KH-UBND", "nop.xlsx[Số liệu!J5]")
    ]
    # Nothing was read for 2.whole: the data have no such column.
    assert second.pieces[0].cells[1].place is None


def test_a_figure_of_another_set_is_told_from_one_that_was_submitted() -> None:
    indicator_set = set_of(leaf("1", {"type": "given", "from": {"set": "khac"}}))
    origin = replace(ORIGIN, columns={"1": 2}, typed={("a", "1"): "from khac@1, run 3"})
    (found,) = explained(indicator_set, UnitValues("a", inputs={"1": 0.5}), origin=origin)
    (cell,) = found.pieces[0].cells
    assert (cell.state, cell.typed) == (CellState.TAKEN, "from khac@1, run 3")
    assert cell.place == Location("nop.xlsx", 5, 2, "Số liệu")


def test_points_of_pieces_are_those_of_the_engine_on_random_sets() -> None:
    for seed in range(25):
        definition, units = random_pair(seed)
        indicator_set = IndicatorSet.model_validate(definition)
        submission = submission_of(indicator_set, [UnitValues(**unit) for unit in units])
        results = score(indicator_set, submission)
        for row in range(len(submission)):
            for one in explain(Scoring(results, submission), row).leaves:
                if one.awarded is None:
                    assert one.by_rule == pytest.approx(one.exact, abs=1e-12)


def test_a_pillar_holds_what_it_covers_and_the_set_ends_with_its_pillars() -> None:
    indicator_set = set_of(
        groups=(
            {"code": "A", "name": "A", "indicators": (leaf("A.1", YES_NO),)},
            {"code": "B", "name": "B", "indicators": (leaf("B.1", YES_NO),)},
        ),
        pillars=({"code": "P", "name": "Trụ", "covers": ("B",)},),
    )
    assert [one.code for one in branches(indicator_set)] == ["", "A", "A.1", "B", "B.1", "P"]
    below = branches(indicator_set, "P")
    assert [(one.code, one.depth) for one in below] == [("P", 0), ("B", 1), ("B.1", 2)]


def test_a_standing_counts_ranked_units_of_the_block_and_names_ties() -> None:
    indicator_set = set_of(leaf("1", {"type": "given"}, applies_to={"except": {"units": ("e",)}}))
    shares = {"a": 1.0, "b": 0.5, "c": 0.5, "d": 0.5, "e": 0.9}
    units = [
        UnitValues(code, block="núi" if code != "d" else "biển", inputs={"1": share})
        for code, share in shares.items()
    ]
    results = score(indicator_set, submission_of(indicator_set, units))
    found = standing(results, TOTAL, 1)
    assert (found.rank, found.among, found.tied) == (2, 3, (2,))
    assert not standing(results, TOTAL, 4).applies


NAMED = set_of(
    groups=(
        {"code": "1", "name": "Hạ tầng số", "indicators": (leaf("1.1", YES_NO),)},
        {"code": "2", "name": "Nhân lực số", "indicators": (leaf("2.1", YES_NO),)},
    )
)


@pytest.mark.parametrize("typed", ["1", "Hạ tầng số", "HẠ  TẦNG SỐ", "ha tang so"])
def test_a_node_is_found_by_code_or_by_name_in_any_typing(typed: str) -> None:
    assert nodes_called(NAMED, typed) == ("1",)


def test_an_unknown_node_has_near_ones() -> None:
    assert nodes_called(NAMED, "nhan luc") == ()
    assert near_nodes(NAMED, "nhan luc") == ("2",)
    assert nodes_called(NAMED, "thu") == (TOTAL,)
