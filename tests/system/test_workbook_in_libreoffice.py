"""The full workbook, recalculated by LibreOffice: every formula gives the value that is stored."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pytest
from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from cds_cli.definitions.load import load_set
from cds_cli.definitions.models import IndicatorSet
from cds_cli.engine.aggregate import aggregate
from cds_cli.engine.score import score
from cds_cli.report.publication import Publication
from cds_cli.report.workbook.render import render
from cds_cli.results.figures import TOTAL
from cds_cli.results.model import Results
from cds_cli.submission.model import UnitValues, submission_of
from cds_cli.submission.period import Period, Stage
from cds_cli.submission.read import Request, read_submission
from cds_cli.tables.read import read_book
from tests.exact.small_sets import leaf, set_of
from tests.system.office import converted, needs_office

pytestmark = [
    pytest.mark.system,
    needs_office,
    pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning"),
]
ROOT = Path(__file__).parents[2]
RULE = {"type": "linear", "low": 0.0, "high": 10.0}
SHARED: dict[str, Any] = {"not_applicable": "allowed"}


def dti() -> Results:
    """Score the five provinces of 2022."""
    indicator_set = load_set(ROOT / "indicators/tinh/dti-tinh-2022.yaml").require()
    table = read_book(ROOT / "examples/dti-2022/so-lieu.xlsx").require()
    reading = read_submission(table, Request(indicator_set, period=Period.parse("2022")))
    return score(indicator_set, reading.require().submission)


def summed() -> IndicatorSet:
    """Two groups that add up, a pillar across them, a band with a name that looks like a call."""
    first = tuple(leaf(f"1.{n}", RULE, **SHARED) for n in (1, 2, 3))
    groups = (
        {"code": "1", "name": "Nhóm =1", "indicators": first},
        {"code": "2", "name": "Nhóm hai", "indicators": (leaf("2.1", RULE, 30, **SHARED),)},
    )
    bands = ({"code": "a", "name": '"SORT(A1)"', "at_least": 0.5},)
    pillar = {"code": "T", "name": "Trụ cột", "covers": ("1.2", "2")}
    return set_of(groups=groups, bands=bands, pillars=(pillar,))


def leaves(code: str, *weights: float) -> tuple[dict[str, Any], ...]:
    return tuple(
        leaf(f"{code}.{n}", RULE, **SHARED, **({"weight": weights[n]} if weights else {}))
        for n in (0, 1)
    )


def weighted() -> IndicatorSet:
    """Groups by weight: one adds up, one weighs, each other combines in a way of its own."""
    others = (("3", "geometric", ()), ("4", "harmonic", (2.0, 0.7)), ("5", "minimum", ()))
    combined = (
        {
            "code": code,
            "name": method,
            "weight": 0.3,
            "combine": {"type": method},
            "indicators": leaves(code, *weights),
        }
        for code, method, weights in others
    )
    groups = (
        {"code": "1", "name": "Cộng", "weight": 1.0, "indicators": leaves("1")},
        {"code": "2", "name": "Trọng số", "weight": 2.5, "indicators": leaves("2", 1.0, 3.0)},
        *combined,
    )
    return set_of(groups=groups, max_points=100.0)


def combined_by(method: str) -> IndicatorSet:
    """The groups of a set combined by some method, their points rounded first."""
    groups = (
        {"code": "1", "name": "Một", "indicators": leaves("1")},
        {"code": "2", "name": "Hai", "indicators": leaves("2", 1.0, 3.0)},
    )
    return set_of(groups=groups, max_points=100.0, combine={"type": method}, round_at="leaf")


SETS = {
    "summed": summed(),
    "weighted": weighted(),
    **{method: combined_by(method) for method in ("geometric", "harmonic", "minimum")},
}


def made_up(indicator_set: IndicatorSet, seed: int, stage: Stage = Stage.SELF) -> Results:
    """Score thirty units of two blocks: ties, gaps, what does not apply, codes of all sorts."""
    draw = np.random.default_rng(seed)
    codes = [one.code for one in indicator_set.leaves()]
    odd = ["0012", "=1", "A*", "a", "A", "x y", "1.50", "đ", "'q", "[r]"]
    units = []
    for place, unit in enumerate([*odd, *(f"u{n:02}" for n in range(20))]):
        absent = [code for code in codes if draw.random() < 0.15 or unit == "u07"]
        figures = {c: float(draw.integers(0, 7)) + 1 / 3 for c in codes if c not in absent}
        block = ("Khối <một>", "*")[place % 2]
        units.append(UnitValues(unit, f"=tên {unit}", block, inputs=figures, not_applicable=absent))
    return score(indicator_set, submission_of(indicator_set, units, stage, Period.parse("2026")))


def recalculated(
    written: bytes, folder: Path, change: Callable[[Workbook], None] | None = None
) -> Any:
    """Let LibreOffice work out a workbook from which all stored values were taken."""
    path = folder / "so.xlsx"
    path.write_bytes(written)
    book = openpyxl.load_workbook(path)
    if change is not None:
        change(book)
    bare = folder / "tran.xlsx"
    book.save(bare)  # openpyxl writes formulas without values
    (calculated,) = converted([bare], "xlsx", folder)
    return openpyxl.load_workbook(calculated, data_only=True)


def differences(written: bytes, folder: Path) -> tuple[int, list[str]]:
    """Count the formulas of a workbook, and name those that LibreOffice works out otherwise."""
    now = recalculated(written, folder)
    formulas = openpyxl.load_workbook(folder / "so.xlsx")
    stored = openpyxl.load_workbook(folder / "so.xlsx", data_only=True)
    places = [
        (sheet.title, cell.coordinate, cell.value)
        for sheet in formulas
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    wrong = [
        f"{sheet}!{cell}: {formula}"
        for sheet, cell, formula in places
        if not same(stored[sheet][cell].value, now[sheet][cell].value)
    ]
    return len(places), wrong


def same(one: object, other: object) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return abs(one - other) <= 1e-9 * max(1.0, abs(one))
    return ("" if one is None else one) == ("" if other is None else other)


def test_no_points_are_folded_away(tmp_path: Path) -> None:
    path = tmp_path / "so.xlsx"
    path.write_bytes(render(Publication(made_up(summed(), 1), "1.0")))
    (opened,) = converted([path], "xlsx", tmp_path)
    sheet = openpyxl.load_workbook(opened)["Chi tiết"]
    hidden = {
        sheet.cell(3, column).value
        for first, look in sheet.column_dimensions.items()
        for column in range(look.min, look.max + 1)
        if look.hidden and first != "D" and not str(sheet.cell(5, column).value).endswith("tối đa")
    }
    assert not hidden


def test_every_formula_of_dti_2022_gives_its_stored_value(tmp_path: Path) -> None:
    results = dti()
    publication = Publication(results, "1.0", before=results, self_assessed=results)
    count, wrong = differences(render(publication, units=list(results.units.index)), tmp_path)
    assert wrong == []
    assert count > 300


@pytest.mark.parametrize("indicator_set", SETS.values(), ids=SETS)
def test_every_formula_of_a_made_up_set_gives_its_stored_value(
    indicator_set: IndicatorSet, tmp_path: Path
) -> None:
    publication = Publication(
        made_up(indicator_set, 1, Stage.APPRAISED),
        "1.0",
        before=made_up(indicator_set, 2),
        self_assessed=made_up(indicator_set, 3),
    )
    count, wrong = differences(render(publication, units=["0012", "A*", "u07"]), tmp_path)
    assert wrong == []
    assert count > 700


@pytest.mark.parametrize("indicator_set", SETS.values(), ids=SETS)
def test_total_index_ranks_and_bands_follow_a_changed_figure(
    indicator_set: IndicatorSet, tmp_path: Path
) -> None:
    results = made_up(indicator_set, 1)
    row = int(results.units.index.get_loc("u04"))

    def type_over(book: Workbook) -> None:
        book["Chi tiết"][at("1.1", row, results)] = 0.1

    book = recalculated(render(Publication(results, "1.0")), tmp_path, type_over)
    expected = changed(results, "1.1", row, 0.1)
    assert not np.array_equal(expected.ranks(), results.ranks(), equal_nan=True)
    shown, bands = by_code(book["Xếp hạng"]), expected.bands()
    names = {None: None} | {band.code: band.name for band in indicator_set.bands}
    for place, code in enumerate(results.units.index):
        figures = expected.ranks()[place], expected.points()[place], expected.index()[place]
        told = [shown[code].get(key) for key in ("Hạng", "Điểm", "Chỉ số", "Mức")]
        wanted = [*(None if np.isnan(one) else one for one in figures), names[bands[place]]]
        assert all(map(same, told, wanted)), (code, told, wanted)


def test_rows_that_are_sorted_keep_their_figures(tmp_path: Path) -> None:
    publication = Publication(made_up(weighted(), 1), "1.0", before=made_up(weighted(), 2))
    written = render(publication)
    before, after = recalculated(written, tmp_path), recalculated(written, tmp_path, turn_round)
    for name in ("Xếp hạng", "So với kỳ trước"):
        shown, turned = by_code(before[name]), by_code(after[name])
        assert list(shown) == list(reversed(turned))
        assert {code: figures_of(row) for code, row in shown.items()} == {
            code: figures_of(row) for code, row in turned.items()
        }


def turn_round(book: Workbook) -> None:
    """Put the last unit first, on every sheet, as a sort does: formulas look at their own row."""
    for name, top in (("Xếp hạng", 6), ("Chi tiết", 6), ("So với kỳ trước", 5)):
        rows = [
            [cell for cell in row if cell.data_type != "f"] for row in book[name][top : top + 29]
        ]
        values = [[cell.value for cell in row] for row in rows]
        for row, others in zip(rows, reversed(values), strict=True):
            for cell, value in zip(row, others, strict=True):
                cell.value = value
                cell.data_type = "s" if isinstance(value, str) else "n"


def figures_of(row: dict[str, object]) -> dict[str, object]:
    """Leave out what says where a unit stands."""
    return {key: value for key, value in row.items() if not key.startswith("Dòng ở")}


def at(code: str, row: int, results: Results) -> str:
    """Name the cell with the points of a node of a unit."""
    nodes = [node.code for node in Publication(results, "1.0").shown_nodes()]
    return f"{get_column_letter(5 + nodes.index(code))}{6 + row}"


def changed(results: Results, code: str, row: int, points: float) -> Results:
    """Aggregate again with other points of one indicator."""
    figures = {one.code: results.figures[one.code] for one in results.indicator_set.leaves()}
    other = figures[code].points.copy()
    other[row] = points
    figures[code] = replace(figures[code], points=other)
    rolled = aggregate(results.indicator_set, figures)
    assert rolled[TOTAL].points[row] != results.figures[TOTAL].points[row]
    return replace(results, figures=rolled, cache={})


def by_code(sheet: Any) -> dict[str, dict[str, object]]:
    """Give the rows of the ranking by the codes of the units."""
    rows = list(sheet.iter_rows(values_only=True))
    top = next(place for place, row in enumerate(rows) if "Mã" in row)
    named = [dict(zip(rows[top], row, strict=True)) for row in rows[top + 1 :]]
    return {str(row["Mã"]): row for row in named}
