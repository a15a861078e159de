"""A changed figure is always found, in every form, and an unchanged result never is."""

import csv
import io
import json
from dataclasses import replace
from random import Random
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cds_cli.analysis.published.headings import OF_UNITS, OVERALL, RANKED_BY, known
from cds_cli.analysis.published.model import Measure
from cds_cli.analysis.published.tables import TableResult
from cds_cli.analysis.verification.model import Difference, Stray
from cds_cli.analysis.verification.verify import verify
from cds_cli.catalogue import SHEET_NOT_READ
from cds_cli.definitions.models import IndicatorSet
from cds_cli.diagnostics import Location
from cds_cli.engine.score import score
from cds_cli.report.ranking import words
from cds_cli.report.ranking.model import View
from cds_cli.report.verify_bytes import as_named, by_last_part, rewritten
from cds_cli.results.model import Results
from cds_cli.submission.model import UnitValues, submission_of
from cds_cli.text import Language
from tests.analysis.published_results import (
    FORMS,
    FULL,
    content_in,
    document_of,
    random_results,
    random_view,
    read_back,
    verified,
)

SEEDS = st.integers(0, 400)
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")


def small(**changes: Any) -> Results:
    """Score three units: 9 + 8.25, 9 + missing, and 9 + awarded 5.5 points of 20."""
    leaves = (leaf("1.1"), leaf("1.2"))
    head = {
        "format": 1,
        "code": "thu",
        "edition": "2025",
        "level": "xa",
        "name": "Bộ thử",
        "provenance": "proposed",
        "bands": ({"code": "tot", "name": "Tốt", "name_en": "Good", "at_least": 0.8},),
        "pillars": ({"code": "P", "name": "Trụ", "covers": ("1.1",)},),
        "groups": ({"code": "1", "name": "Nhóm", "indicators": leaves},),
    }
    indicator_set = IndicatorSet.model_validate(head | changes)
    units = [
        UnitValues("01", name="Xã Một", block="núi", inputs={"1.1": 9.0, "1.2": 8.25}),
        UnitValues("02", name="Xã Hai", block="núi", inputs={"1.1": 9.0}),
        UnitValues("03", name="Xã Ba", block="biển", inputs={"1.1": 9.0}, awarded={"1.2": 5.5}),
    ]
    return score(indicator_set, submission_of(indicator_set, units))


def leaf(code: str, **applies_to: Any) -> dict[str, Any]:
    """Make an indicator of 10 points."""
    rule = {"type": "linear", "low": 0.0, "high": 10.0}
    made = {"code": code, "name": f"Tỷ lệ {code}", "max_points": 10.0, "rule": rule}
    return made | ({"applies_to": applies_to} if applies_to else {})


def saved(book: openpyxl.Workbook) -> bytes:
    """Give the bytes of a workbook."""
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def the_only(found: tuple[Difference, ...]) -> Difference:
    assert len(found) == 1, found
    return found[0]


@settings(max_examples=25, deadline=None)
@given(SEEDS, st.sampled_from(FORMS), st.randoms(use_true_random=False))
def test_what_cds_wrote_is_the_same_in_every_form_and_is_written_again_to_the_same_bytes(
    seed: int, form: str, rng: Random
) -> None:
    results = random_results(seed)
    document = document_of(results, random_view(results, rng))
    content = content_in(document, form)
    published = read_back(content)
    by = document.view.by or None
    found = verified(content, results, by)
    assert (found.differences, found.strays, found.left_out) == ((), (), ())
    assert found.figures > len(results.units)
    assert found.rests_on_same
    shown = published.shown(results.indicator_set, found.ranked)
    assert rewritten(document_of(results), shown, found.shown, content).is_same


@settings(max_examples=50, deadline=None)
@given(SEEDS, st.randoms(use_true_random=False))
def test_any_figure_of_a_json_that_is_changed_is_told_with_its_path(seed: int, rng: Random) -> None:
    results = random_results(seed)
    whole = json.loads(content_in(document_of(results), "json"))
    place = rng.randrange(len(whole["units"]))
    unit = whole["units"][place]
    node = rng.choice(["", *unit["nodes"]])
    holder = unit["nodes"][node] if node else unit
    measure = rng.choice([key for key in holder if key in FIGURES])
    old = holder[measure]
    choices = (0, None, True, "1", [1], {}, 1e300, -1e-9, 12345, (old or 0) + 1e-8)
    holder[measure] = rng.choice([one for one in choices if repr(one) != repr(old) and one != old])
    found = the_only(verified(json.dumps(whole).encode(), results).differences)
    path = f'units[{place}].nodes["{node}"].{measure}' if node else f"units[{place}].{measure}"
    assert (found.unit, found.node, found.measure) == (unit["code"], node, measure)
    assert found.place.path == path


FIGURES = {"points", "max_points", "index", "rank", "coverage"}


@settings(max_examples=50, deadline=None)
@given(
    SEEDS,
    st.sampled_from([form for form in FORMS if form not in {"json", "xlsx"}]),
    st.randoms(use_true_random=False),
)
def test_any_figure_of_a_csv_that_is_changed_is_told_with_its_line_and_column(
    seed: int, form: str, rng: Random
) -> None:
    results = random_results(seed)
    document = document_of(results, View(all_nodes=True))
    text = content_in(document, form).decode("utf-8-sig")
    separator = {"csv": ",", "tsv": "\t"}.get(form, ";")
    rows = list(csv.reader(io.StringIO(text), delimiter=separator))
    columns = [
        column
        for column in range(len(rows[0]))
        if column not in {1, 2} and any(row[column][:1].isdigit() for row in rows[1:])
    ]
    row, column = rng.randrange(1, len(rows)), rng.choice(columns)
    rows[row][column] = changed(rows[row][column], rng)
    target = io.StringIO()
    csv.writer(target, delimiter=separator, lineterminator="\n").writerows(rows)
    found = the_only(verified(target.getvalue().encode(), results).differences)
    assert (found.unit, found.place.row, found.place.column) == (rows[row][1], row + 1, column + 1)


def changed(cell: str, rng: Random) -> str:
    """Put another digit in place of one of a figure, or a figure where there is none."""
    places = [place for place, sign in enumerate(cell) if sign.isdigit()]
    if not places:
        return "1"
    place = rng.choice(places)
    digit = rng.choice([one for one in "0123456789" if one != cell[place]])
    return cell[:place] + digit + cell[place + 1 :]


@settings(max_examples=10, deadline=None)
@given(SEEDS, st.randoms(use_true_random=False))
def test_any_number_of_a_workbook_that_is_changed_is_told_with_its_cell(
    seed: int, rng: Random
) -> None:
    results = random_results(seed)
    book = openpyxl.load_workbook(io.BytesIO(content_in(document_of(results), "xlsx")))
    sheet = rng.choice([book["Xếp hạng"], book["Chi tiết"]])
    numbers = [
        cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, int | float)
    ]
    cell = rng.choice(numbers)
    cell.value += rng.choice((1, -0.5, 1e-6))
    place = the_only(verified(saved(book), results).differences).place
    assert (place.sheet, place.row, place.column) == (sheet.title, cell.row, cell.column)


@settings(max_examples=15, deadline=None)
@given(SEEDS, st.sampled_from(Language))
def test_the_full_workbook_is_the_same_and_is_not_written_again(
    seed: int, language: Language
) -> None:
    results = random_results(seed)
    document = replace(document_of(results), language=language)
    content = content_in(document, FULL)
    published = read_back(content)
    found = verified(content, results)
    assert found.is_same, found
    nodes = len(results.figures)
    assert found.figures > 2 * nodes * len(results.units), "points and maxima of every node"
    shown = published.shown(results.indicator_set, found.ranked)
    assert not rewritten(document, shown, found.shown, content).is_tried


@settings(max_examples=10, deadline=None)
@given(SEEDS, st.randoms(use_true_random=False))
def test_any_number_of_the_full_workbook_that_is_changed_is_told_with_its_cell(
    seed: int, rng: Random
) -> None:
    results = random_results(seed)
    content = content_in(document_of(results), FULL)
    book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    sheet = rng.choice([book["Xếp hạng"], book["Chi tiết"]])
    helpers = {"Dòng ở Chi tiết", "Số khối"}
    numbers = [
        cell
        for column in sheet.iter_cols()
        for cell in column
        if isinstance(cell.value, int | float) and not helpers & {one.value for one in column}
    ]
    cell = rng.choice(numbers)
    cell.value += rng.choice((1, -0.5, 1e-5))
    place = the_only(verified(saved(book), results).differences).place
    assert (place.sheet, place.row, place.column) == (sheet.title, cell.row, cell.column)


def test_a_node_that_does_not_apply_may_be_blank_or_zero_among_exact_points() -> None:
    results = small(
        groups=(
            {
                "code": "1",
                "name": "Nhóm",
                "indicators": (leaf("1.1"), leaf("1.2", kinds=("tỉnh",))),
            },
        )
    )
    book = openpyxl.load_workbook(
        io.BytesIO(content_in(document_of(results), FULL)), data_only=True
    )
    sheet = book["Chi tiết"]
    at = next(cell for cell in sheet[3] if cell.value == "1.2").column
    assert sheet.cell(6, at).value is None
    assert verified(saved(book), results).is_same
    sheet.cell(6, at).value = 0
    assert verified(saved(book), results).is_same
    sheet.cell(6, at).value = 1
    assert the_only(verified(saved(book), results).differences).node == "1.2"


def test_a_formula_that_nothing_has_calculated_is_reported_where_it_makes_a_difference() -> None:
    results = small()
    book = openpyxl.load_workbook(io.BytesIO(content_in(document_of(results), FULL)))
    published = read_back(saved(book))
    assert isinstance(published, TableResult)
    places = [one.place for one in verify(published, results).differences]
    found = list(published.unfinished(places))
    assert {one.problem.code for one in found} == {"V311"}
    assert len(found) == len(places)


@pytest.mark.parametrize(
    ("cell", "value", "measure", "should_be"),
    [
        (("Xếp hạng", "C6"), "Xã Hại", Measure.NAME, "Xã Ba"),
        (("Xếp hạng", "D6"), "núi", Measure.BLOCK, "biển"),
        (("Xếp hạng", "H7"), None, Measure.BAND, "tot"),
        (("Xếp hạng", "H7"), "Kém", Measure.BAND, "Tốt"),
        (("Xuất xứ", "B9"), 4, Measure.UNITS, "3"),
        (("Xuất xứ", "B11"), 0, Measure.GAPS, "1"),
        (("Chi tiết", "H2"), "Điểm (tối đa 11)", Measure.MAX_POINTS, "10"),
    ],
)
def test_words_and_counts_of_a_workbook_are_held_against_the_results_too(
    cell: tuple[str, str], value: object, measure: Measure, should_be: str
) -> None:
    results = small()
    book = openpyxl.load_workbook(io.BytesIO(content_in(document_of(results), "xlsx")))
    sheet, place = cell
    book[sheet][place].value = value
    found = the_only(verified(saved(book), results).differences)
    assert (found.measure, found.recomputed, found.place.code()) == (
        measure,
        should_be,
        f"{sheet}!{place}",
    )


ODD = (
    *("NaN", "-Infinity", "1e999999999999", "1e999", "9" * 5000, "[[]]", '{"a": 1}', "true"),
    *('"17.25"', '"\\ud800"', "17.250000000000000000001", "1725e-3"),
)


@pytest.mark.parametrize("odd", ODD)
def test_what_is_no_figure_or_hardly_another_one_is_told_and_breaks_nothing(odd: str) -> None:
    results = small()
    text = content_in(document_of(results), "json").decode()
    assert text.count('"points": 17.25, "max_points": 20.0, "index": 0.8625, "rank": 1, "b') == 1
    odd_text = text.replace('"points": 17.25', f'"points": {odd}', 1)
    found = the_only(verified(odd_text.encode(), results).differences)
    assert (found.unit, found.measure, found.recomputed) == ("01", "points", "17.25")


def test_a_figure_may_be_written_in_another_way() -> None:
    results = small()
    text = content_in(document_of(results), "json").decode()
    assert verified(text.replace("17.25", "1725e-2").encode(), results).is_same


@pytest.mark.parametrize(
    ("key", "value"),
    [("marks", []), ("marks", ["awarded"]), ("band", "tot"), ("name", 7), ("block", None)],
)
def test_marks_bands_names_and_blocks_of_a_json_are_held_against_the_results(
    key: str, value: object
) -> None:
    results = small()
    whole = json.loads(content_in(document_of(results), "json"))
    unit = next(unit for unit in whole["units"] if unit["code"] == "02")
    unit[key] = value
    found = the_only(verified(json.dumps(whole).encode(), results).differences)
    assert (found.unit, found.measure) == ("02", key)


def test_what_is_told_of_a_changed_figure() -> None:
    results = small()
    text = content_in(document_of(results), "csv").decode().replace("17.25", "17.35")
    found = the_only(verified(text.encode(), results).differences)
    assert (found.unit, found.name, found.node, found.measure) == ("01", "Xã Một", "", "points")
    assert (found.published, found.recomputed, str(found.change)) == ("17.35", "17.25", "0.10")
    assert found.place.code() == "3:5"


def test_units_of_one_side_only_and_units_twice_are_told() -> None:
    results = small()
    header, *lines = content_in(document_of(results), "csv").decode().splitlines()
    by_code = {line.split(",")[1]: line for line in lines}
    strange = by_code["02"].replace(",02,", ",99,")
    text = "\n".join([header, by_code["01"], by_code["01"], by_code["03"], strange])
    found = verified(text.encode(), results)
    assert {(one.unit, one.why) for one in found.strays} == {
        ("01", Stray.TWICE),
        ("99", Stray.ONLY_PUBLISHED),
        ("02", Stray.ONLY_RECOMPUTED),
    }
    assert [one.place.code() for one in found.strays if one.place] == ["3:2", "5:2"]
    assert not found.is_same


def test_a_column_that_shows_fewer_decimals_is_compared_at_its_own_and_that_is_told() -> None:
    results = small(bands=())
    header, *lines = content_in(document_of(results), "csv").decode().splitlines()
    rows = [line.split(",") for line in lines]
    index = header.split(",").index("index")
    # 0.8625, 0.4500 and 0.7250, half away from zero.
    for row, shorter in zip(rows, ("0.73", "0.86", "0.45"), strict=True):
        row[index] = shorter
    text = "\n".join([header, *map(",".join, rows)])
    found = verified(text.encode(), results)
    assert found.is_same
    assert [(one.measure, one.decimals, one.full) for one in found.coarse] == [("index", 2, 4)]
    rows[1][index] = "0.87"
    again = verified("\n".join([header, *map(",".join, rows)]).encode(), results)
    assert the_only(again.differences).recomputed == "0.86"


def test_one_cell_that_shows_fewer_decimals_than_its_column_is_a_difference() -> None:
    text = content_in(document_of(small()), "csv").decode().replace("0.8625", "0.86")
    assert the_only(verified(text.encode(), small()).differences).recomputed == "0.8625"


def test_a_node_that_is_missing_in_a_json_or_strange_to_the_set_is_told() -> None:
    results = small()
    whole = json.loads(content_in(document_of(results), "json"))
    moved = whole["units"][0]["nodes"].pop("1.2")
    whole["units"][1]["nodes"]["9"] = moved | {"marks": []}
    found = verified(json.dumps(whole).encode(), results).differences
    told = {(one.unit, one.node, one.measure) for one in found}
    missing, strange = whole["units"][0]["code"], whole["units"][1]["code"]
    assert {(unit, node) for unit, node, _ in told} == {(missing, "1.2"), (strange, "9")}
    assert len(found) == len(told) == 9


def test_columns_and_rows_that_cannot_be_compared_are_told() -> None:
    results = small()
    header, *lines = content_in(document_of(results), "csv").decode().splitlines()
    text = "\n".join([f"{header},ghi chú", *(f"{line},x" for line in lines), ",,Cộng,,1,1,,,,,,,"])
    found = verified(text.encode(), results)
    assert found.is_same
    assert [(what, place.code()) for what, place in found.left_out] == [
        ("ghi chú", "1:12"),
        ("Cộng", "5:3"),
    ]


def test_set_data_stage_and_period_that_a_result_names_are_compared() -> None:
    results = small()
    whole = json.loads(content_in(document_of(results), "json"))
    whole["set"]["sha256"] = "0" * 64
    whole["stage"], whole["period"] = "appraised", "2024"
    whole["data"]["files"] = [{"name": "x.xlsx", "sha256": "1" * 64}]
    found = verified(json.dumps(whole).encode(), results)
    assert [one.what for one in found.basis if not one.is_same] == [
        "set_sha256",
        "stage",
        "period",
        "data",
    ]
    assert found.is_same
    assert not found.rests_on_same


def test_every_heading_in_words_is_known() -> None:
    texts = (words.RANK, words.UNIT, words.BLOCK, words.POINTS, words.MAXIMUM, words.INDEX)
    more = (words.BAND, words.COVERAGE, words.MARKS, words.OVERALL_RANK, words.OVERALL_POINTS)
    for text in (*texts, *more, words.OVERALL_INDEX):
        for heading in (text.vi, text.en):
            assert any(known(one, heading) for one in (OF_UNITS, RANKED_BY, OVERALL)), heading


def test_a_table_in_words_says_by_which_node_units_are_ranked_or_has_to_be_told() -> None:
    results = small()
    ranked = document_of(results, View(by="1.1"))
    assert verified(content_in(ranked, "xlsx"), results).is_same
    in_words = content_in(ranked, "excel-vi")
    published = read_back(in_words)
    assert getattr(published, "asks_for_node")(results.indicator_set)  # noqa: B009
    assert verified(in_words, results, by="1.1").is_same
    assert not verified(in_words, results).is_same


def test_of_a_result_written_by_another_version_the_bytes_differ_and_the_figures_do_not() -> None:
    results = small()
    content = content_in(replace(document_of(results), version="0.0.9"), "json")
    found = verified(content, results)
    shown = read_back(content).shown(results.indicator_set)
    again = rewritten(document_of(results), shown, found.shown, content)
    assert (found.is_same, again.is_same) == (True, False)
    assert content.splitlines()[(again.line or 0) - 1].strip().startswith(b'"version"')


def test_a_maximum_is_compared_in_full_since_its_end_zeros_are_never_written() -> None:
    rule = {"type": "linear", "low": 0.0, "high": 10.0}
    leaf = {"code": "1", "name": "Tỷ lệ", "max_points": 12.5, "rule": rule}
    indicator_set = small().indicator_set.model_dump() | {"groups": (), "pillars": ()}
    chosen = IndicatorSet.model_validate(indicator_set | {"indicators": (leaf,)})
    results = score(chosen, submission_of(chosen, [UnitValues("01", inputs={"1": 10.0})]))
    text = content_in(document_of(results), "csv").decode()
    assert text.splitlines()[1].startswith("1,01,01,12.50,12.5,")
    changed_text = text.replace("12.50,12.5,", "12.50,13,")
    assert the_only(verified(changed_text.encode(), results).differences).recomputed == "12.50"


def test_a_figure_that_is_not_in_a_json_is_told_also_where_nothing_is_known() -> None:
    results = small()
    whole = json.loads(content_in(document_of(results), "json"))
    unit = next(unit for unit in whole["units"] if unit["band"] is None)
    del unit["band"]
    found = the_only(verified(json.dumps(whole).encode(), results).differences)
    assert (found.unit, found.measure, found.recomputed) == (unit["code"], "band", None)


def test_many_findings_are_named_as_the_file_names_them() -> None:
    files = [f"nop/{number % 500}.csv" for number in range(20_000)]
    named = by_last_part(files)
    finding = SHEET_NOT_READ.at(Location("/nha/khac/7.csv", row=2), seen="Nguồn", cells=4)
    assert len(named) == 500
    assert as_named(finding, named).location.file == "nop/7.csv"
    twice = by_last_part(["a/7.csv", "b/7.csv"])
    assert as_named(finding, twice) is finding
