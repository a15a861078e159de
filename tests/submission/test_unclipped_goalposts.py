"""A figure that a rule has no points for is refused, wherever its input is declared."""

from pathlib import Path
from typing import Any

import pytest

from cds_cli.definitions.columns import input_columns
from cds_cli.definitions.inputs import Range
from cds_cli.definitions.models import IndicatorSet
from cds_cli.submission.read import Request, read_submission
from cds_cli.tables.read import read_book

NUMBER = {"name": "Số liệu", "kind": "number"}
RATIO = {"part": {"name": "Tử", "kind": "number"}, "whole": {"name": "Mẫu", "kind": "number"}}


def one_indicator(rule: dict[str, Any], by_role: dict[str, Any], **more: Any) -> IndicatorSet:
    leaf = {"code": "1", "name": "Một", "max_points": 10.0, "rule": rule, "inputs": by_role}
    head = {"format": 1, "code": "a", "edition": "1", "level": "xa", "name": "A"}
    return IndicatorSet.model_validate(
        {**head, "provenance": "proposed", "indicators": (leaf,), **more}
    )


def codes(indicator_set: IndicatorSet, cells: list[str], folder: Path) -> list[str]:
    rows = [f"x{place};{cell}" for place, cell in enumerate(cells)]
    head = next(iter(indicator_set.inputs), None)
    file = folder / "a.csv"
    file.write_text("\n".join([f"Mã đơn vị;{head.code if head else 1}", *rows]), "utf-8")
    checked = read_submission(read_book(file).require(), Request(indicator_set))
    return [found.code for found in checked.diagnostics if found.code == "V304"]


def linear(**more: Any) -> dict[str, Any]:
    return {"type": "linear", "low": 30.0, "high": 10.0, "clip": False, **more}


def test_a_figure_beyond_a_goalpost_is_refused_also_where_its_input_is_written(
    tmp_path: Path,
) -> None:
    indicator_set = one_indicator(linear(), {"value": NUMBER})
    assert codes(indicator_set, ["10", "30", "30,5", "9"], tmp_path) == ["V304", "V304"]


def test_a_figure_beyond_a_goalpost_is_refused_also_where_its_input_is_shared(
    tmp_path: Path,
) -> None:
    shared = ({**NUMBER, "code": "S"},)
    indicator_set = one_indicator(linear(), {"value": "S"}, inputs=shared)
    assert codes(indicator_set, ["10", "31"], tmp_path) == ["V304"]


def test_a_ratio_beyond_a_goalpost_is_refused(tmp_path: Path) -> None:
    rule = linear(low=0.0, high=0.3, of="ratio")
    cells = ["3/10", "0,9/3", "4/10", "0/0"]
    assert codes(one_indicator(rule, RATIO), cells, tmp_path) == ["V304"]


def test_with_clipping_nothing_is_refused(tmp_path: Path) -> None:
    indicator_set = one_indicator(linear(clip=True), {"value": NUMBER})
    assert codes(indicator_set, ["9", "31"], tmp_path) == []


@pytest.mark.parametrize(
    ("own", "both"),
    [
        (None, Range(at_least=10.0, at_most=30.0)),
        ({"at_least": 0.0}, Range(at_least=10.0, at_most=30.0)),
        ({"at_most": 20.0}, Range(at_least=10.0, at_most=20.0)),
    ],
)
def test_a_written_range_and_the_goalposts_hold_together(
    own: dict[str, float] | None, both: Range
) -> None:
    indicator_set = one_indicator(linear(), {"value": {**NUMBER, "range": own}})
    assert input_columns(indicator_set)[0].input.range == both
