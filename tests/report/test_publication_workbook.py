"""The full workbook, read back cell by cell."""

import io
import time
import zipfile
from collections.abc import Sequence
from typing import Any

import numpy as np
import openpyxl
import pytest

from cds_cli import catalogue
from cds_cli.definitions.models import IndicatorSet
from cds_cli.diagnostics import Location
from cds_cli.engine.score import score
from cds_cli.report.publication import Publication
from cds_cli.report.workbook.columns import added
from cds_cli.report.workbook.formulas import quoted
from cds_cli.report.workbook.render import render
from cds_cli.report.workbook.unit import sheet_name
from cds_cli.results.model import Results
from cds_cli.submission.model import UnitValues, submission_of
from cds_cli.submission.period import Period, Stage
from cds_cli.text import Language
from tests.exact.small_sets import leaf, set_of

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
"""openpyxl leaves out the bars in cells as Excel 2010 knows them."""

LINEAR = {"type": "linear", "low": 0.0, "high": 10.0}
BANDS = (
    {"code": "tot", "name": "Tốt", "at_least": 0.8},
    {"code": "kha", "name": "Khá", "at_least": 0.5},
)
HOSTILE = (
    "=cmd()",
    "[red]",
    "<script>",
    "\u202eđảo",
    "&L&P",
    "'quoted'",
    "{=A1}",
    "http://x.vn",
    "x" * 300,
)


def group(code: str, *indicators: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"code": code, "name": f"Nhóm {code}", "indicators": indicators, **more}


def two_groups(**more: Any) -> IndicatorSet:
    first = group("1", leaf("1.1", LINEAR), leaf("1.2", LINEAR, not_applicable="allowed"))
    return set_of(groups=(first, group("2", leaf("2.1", LINEAR, 20))), **more)


def unit(code: str, *figures: float | None, **more: Any) -> UnitValues:
    named = {"name": f"Xã {code}", **more}
    codes = ("1.1", "1.2", "2.1")
    given = {c: f for c, f in zip(codes, figures, strict=False) if f is not None}
    return UnitValues(code, inputs=given, **named)


COMMUNES = (
    unit("01", 9.0, 8.254, 7.0, block="Xã"),
    unit("02", 9.0, 8.254, 7.0, block="Xã"),
    unit("03", 3.0, None, 1.0, block="Xã"),
    unit("04", 10.0, 10.0, 10.0, block="Phường"),
    unit("05", 1.0, 0.0, 2.0, block="Phường"),
)


def results(
    indicator_set: IndicatorSet,
    units: Sequence[UnitValues] = COMMUNES,
    stage: Stage = Stage.SELF,
    period: str = "2026",
) -> Results:
    submission = submission_of(indicator_set, units, stage, Period.parse(period))
    return score(indicator_set, submission)


class Book:
    """A workbook twice: its formulas and its stored values."""

    def __init__(self, publication: Publication, **more: Any) -> None:
        self.bytes = render(publication, **more)
        self.formulas = openpyxl.load_workbook(io.BytesIO(self.bytes))
        self.values = openpyxl.load_workbook(io.BytesIO(self.bytes), data_only=True)

    def rows(self, sheet: str, heading: str = "Mã") -> list[dict[str, Any]]:
        """Give the rows below the headings, by the first lines of these."""
        rows = list(self.values[sheet].iter_rows(values_only=True))
        top = next(place for place, row in enumerate(rows) if heading in row)
        heads = [str(head).split("\n")[0] for head in rows[top]]
        return [dict(zip(heads, row, strict=True)) for row in rows[top + 1 :]]

    def formula(self, sheet: str, cell: str) -> str:
        found = self.formulas[sheet][cell]
        assert found.data_type == "f", (sheet, cell, found.value)
        return str(found.value)


def book(indicator_set: IndicatorSet | None = None, **more: Any) -> Book:
    return Book(Publication(results(indicator_set or two_groups(bands=BANDS)), "1.0"), **more)


def test_sheets_stand_in_their_order_and_in_the_language_asked_for() -> None:
    scored = results(two_groups(bands=BANDS), stage=Stage.APPRAISED)
    every = Publication(scored, "1.0", before=scored, self_assessed=scored)
    assert Book(every, units=["02"]).values.sheetnames == [
        *("Xếp hạng", "Chi tiết", "Đơn vị", "02", "Tự đánh giá - thẩm định", "Điểm điều chỉnh"),
        *("So với kỳ trước", "Phân bố", "Chỉ số", "Biểu đồ", "Cảnh báo", "Xuất xứ"),
    ]
    english = Book(Publication(scored, "1.0", Language.EN)).values.sheetnames
    assert english[:3] == ["Ranking", "Details", "Unit"]
    assert english[3:] == ["Distribution", "Indicators", "Charts", "Diagnostics", "Provenance"]


def test_the_ranking_has_published_figures_and_formulas_that_lead_to_the_details() -> None:
    made = book()
    rows = made.rows("Xếp hạng")
    assert [row["Mã"] for row in rows] == ["04", "05", "01", "02", "03"]
    assert [row["Hạng"] for row in rows] == [1, 2, 1, 1, 3]
    first = rows[2]
    assert (first["Điểm"], first["Điểm tối đa"], first["Chỉ số"]) == (31.25, 40, 0.7814)
    assert (first["Mức"], first["1"], first["2"]) == ("Khá", 0.8627, 0.7)
    assert rows[4]["Mức"] is None
    assert made.formula("Xếp hạng", "K6") == "=MATCH($B6,'Chi tiết'!$A$6:$A$10,0)"
    assert made.formula("Xếp hạng", "E6") == (
        "=ROUND(INDEX('Chi tiết'!$E$6:$E$10,$K6)*(1+1E-12),2)"
    )
    assert made.formula("Xếp hạng", "A6") == (
        '=IF($G6="","",COUNTIFS(\'Xếp hạng\'!$L$6:$L$10,$L6,\'Xếp hạng\'!$G$6:$G$10,">"&$G6)+1)'
    )
    assert made.formula("Xếp hạng", "H6") == (
        '=IF($G6="","",IF($G6>=0.8,"Tốt",IF($G6>=0.5,"Khá","")))'
    )
    assert made.formula("Xếp hạng", "G6").endswith(',"")')


def test_the_ranking_is_ready_to_be_read_and_printed() -> None:
    sheet = book().formulas["Xếp hạng"]
    assert sheet.freeze_panes == "D6"
    assert sheet.print_title_rows == "$5:$5"
    assert sheet.page_setup.paperSize == 9
    # A sort in Excel moves what the filter covers: the hidden number of the block has to follow.
    assert sheet.auto_filter.ref == "A5:L10"
    assert sheet.column_dimensions["K"].hidden
    rules = [rule.type for area in sheet.conditional_formatting for rule in area.rules]
    assert sorted(rules) == ["dataBar", "expression", "expression"]


def test_names_stand_on_every_printed_page_of_a_wide_ranking() -> None:
    wide = set_of(groups=tuple(group(str(n), leaf(f"{n}.1", LINEAR)) for n in range(1, 13)))
    made = Book(Publication(results(wide, numbered("1.1", "2.1")), "1.0"))
    assert made.formulas["Xếp hạng"].print_title_cols == "$A:$C"


def test_groups_and_the_total_are_sums_of_their_children_in_the_same_row() -> None:
    made = book()
    sheet = made.formulas["Chi tiết"]
    assert made.values["Chi tiết"]["H6"].value == pytest.approx(8.254)
    assert made.values["Chi tiết"]["K6"].value == 40
    assert [sheet.cell(3, place).value for place in range(5, 11)] == [
        *("Tổng", "1", "1.1", "1.2", "2", "2.1")
    ]
    assert made.formula("Chi tiết", "E6") == "=SUM(F6,I6)"
    assert made.formula("Chi tiết", "F6") == "=SUM(G6:H6)"
    assert made.formula("Chi tiết", "L6") == "=SUM(M6:N6)"
    assert made.values["Chi tiết"]["E6"].value == pytest.approx(31.254)
    assert sheet["G6"].number_format == "#,##0.00"
    assert sheet["H8"].number_format == '#,##0.00"*"'


def test_deeper_nodes_are_on_deeper_levels_and_maxima_are_folded_away() -> None:
    columns = book().formulas["Chi tiết"].column_dimensions
    assert columns["D"].hidden
    assert [columns[name].outlineLevel for name in "EFG"] == [0, 0, 1]
    assert (columns["K"].hidden, columns["K"].collapsed) == (False, False)
    assert (columns["L"].hidden, columns["L"].outlineLevel) == (True, 1)


def test_pillars_are_sums_over_what_they_cover() -> None:
    pillar = {"code": "CQS", "name": "Chính quyền số", "covers": ("1.1", "2")}
    made = book(two_groups(pillars=(pillar,)))
    assert made.formula("Chi tiết", "F6") == "=SUM(H6,J6)"
    assert made.rows("Xếp hạng")[0]["CQS"] == 1


def test_what_does_not_apply_is_an_empty_cell_and_has_no_index() -> None:
    allowed = leaf("1", LINEAR, not_applicable="allowed")
    indicator_set = set_of(allowed, leaf("2", LINEAR, not_applicable="allowed"))
    units = [
        UnitValues("01", inputs={"2": 5.0}, not_applicable=("1",)),
        UnitValues("02", not_applicable=("1", "2")),
    ]
    made = Book(Publication(results(indicator_set, units), "1.0"))
    sheet = made.values["Chi tiết"]
    assert [sheet[f"{column}6"].value for column in "EFG"] == [5, None, 5]
    assert [sheet[f"{column}7"].value for column in "EFG"] == [0, None, None]
    rows = made.rows("Xếp hạng")
    assert [(row["Hạng"], row["Chỉ số"]) for row in rows] == [(1, 0.5), (None, None)]


def test_weighted_siblings_have_the_formula_of_their_mean() -> None:
    leaves = (leaf("1", LINEAR, weight=3.0), leaf("2", LINEAR, weight=1.0))
    made = Book(Publication(results(set_of(*leaves, max_points=100.0), numbered("1", "2")), "1.0"))
    assert made.formula("Chi tiết", "E6") == (
        "=IF(H6>0,H6*(3.0*IF(I6>0,F6/I6,0)+1.0*IF(J6>0,G6/J6,0))/(3.0*(I6>0)+1.0*(J6>0)),0)"
    )
    assert made.formula("Chi tiết", "H6") == "=100.0*(3.0*(I6>0)+1.0*(J6>0))/4.0"
    assert made.values["Chi tiết"]["E6"].value == pytest.approx(75)
    assert any("Trọng số" in row for row in made.rows("Chỉ số"))


def numbered(*codes: str) -> list[UnitValues]:
    return [UnitValues("01", inputs=dict(zip(codes, (10.0, 0.0), strict=True)))]


@pytest.mark.parametrize(
    ("method", "mean"),
    [
        ("geometric", "(IF(K6>0,G6/K6,1)^1.0*IF(L6>0,H6/L6,1)^1.0)^(1/(1.0*(K6>0)+1.0*(L6>0)))"),
        ("minimum", "MIN(IF(K6>0,G6/K6,1),IF(L6>0,H6/L6,1))"),
        (
            "harmonic",
            "IF({least}=0,0,(1.0*(K6>0)+1.0*(L6>0))/(1.0*IF(K6>0,K6/G6,0)+1.0*IF(L6>0,L6/H6,0)))",
        ),
    ],
)
def test_other_means_are_formulas_too(method: str, mean: str) -> None:
    mean = mean.replace("{least}", "MIN(IF(K6>0,G6/K6,1),IF(L6>0,H6/L6,1))")
    parted = group("1", leaf("1.1", LINEAR), leaf("1.2", LINEAR), combine={"type": method})
    made = Book(Publication(results(set_of(groups=(parted,)), numbered("1.1", "1.2")), "1.0"))
    assert made.formula("Chi tiết", "F6") == f"=IF(J6>0,J6*{mean},0)"
    assert made.formula("Chi tiết", "E6") == "=SUM(F6)"


def test_a_formula_that_is_too_long_is_a_value_and_a_note_says_so() -> None:
    codes = [f"1.{number}" for number in range(300)]
    many = group("1", *(leaf(code, LINEAR) for code in codes), combine={"type": "geometric"})
    made = Book(Publication(results(set_of(groups=(many,)), numbered(*codes[:2])), "1.0"))
    assert made.formulas["Chi tiết"]["F6"].data_type == "n"
    assert "1: công thức quá dài" in str(made.formulas["Chi tiết"]["A2"].value)


def test_a_sum_of_many_cells_stays_within_the_arguments_that_excel_takes() -> None:
    formula = added(range(0, 1200, 2))
    assert formula.startswith("=SUM(SUM(A#,C#,")
    assert max(part.count(",") for part in formula.split("SUM(")) <= 200
    assert added([3, 4, 5, 9]) == "=SUM(D#:F#,J#)"
    assert added([]) == "=0"


def test_a_text_inside_a_formula_stays_a_text() -> None:
    assert quoted('a"b') == '"a""b"'
    assert len(quoted("x" * 300)) == 257
    bands = ({"code": "tot", "name": '"&SORT(A1)', "at_least": 0.0},)
    made = book(two_groups(bands=bands))
    assert made.formula("Xếp hạng", "H6").count('"""&SORT"&"(A1)"') == 1
    assert made.rows("Xếp hạng")[0]["Mức"] == '"&SORT(A1)'


def test_names_and_codes_of_users_are_texts_wherever_they_stand() -> None:
    units = [
        unit(code, 5.0, 5.0, 5.0, name=name, block=name)
        for code, name in zip(("0012", "=1", *"*?~[]/:", "a", "A"), HOSTILE * 2, strict=False)
    ]
    scored = results(two_groups(bands=BANDS), units)
    made = Book(Publication(scored, "1.0", before=scored), units=["0012", "=1", "*", "[", "a", "A"])
    texts = {clean for clean in HOSTILE if clean.isprintable()}
    seen: set[object] = set()
    for sheet in made.formulas:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f" or str(cell.value)[1:4] in FUNCTIONS, cell.value
                assert "\u202e" not in str(cell.value)
                seen.add(cell.value if cell.data_type == "s" else None)
    assert texts <= seen
    assert {"0012", "=1", "⟨U+202E⟩đảo"} <= seen
    assert made.values.sheetnames[3:9] == ["0012", "=1", "_", "_ (2)", "a", "A (2)"]
    # Excel looks up * as a pattern, and a as A.
    assert "SUMPRODUCT(EXACT(" in made.formula("Xếp hạng", "L6")


FUNCTIONS = {"IF(", "ROU", "SUM", "IND", "MAT", "COU"}


def test_names_of_sheets_are_short_and_unlike_others() -> None:
    assert sheet_name("x" * 40, []) == "x" * 31
    assert sheet_name("x" * 40, ["X" * 31]) == f"{'x' * 27} (2)"
    assert sheet_name("history", []) == "history (2)"
    assert sheet_name("'a'", []) == "_a_"
    assert sheet_name("đơn vị", ["Đơn vị"]) == "đơn vị (2)"


def test_a_unit_is_chosen_by_its_code_and_shown_by_formulas() -> None:
    made = book(units=["03"])
    sheet = made.formulas["Đơn vị"]
    (choice,) = sheet.data_validations.dataValidation
    assert (str(choice.sqref), choice.formula1) == ("B3", "'Chi tiết'!$A$6:$A$10")
    assert (sheet["B3"].value, sheet["B3"].number_format) == ("01", "@")
    assert made.formula("Đơn vị", "B4") == "=INDEX('Xếp hạng'!$C$6:$C$10,$H$3)&\"\""
    own = made.values["03"]
    assert [own[f"B{row}"].value for row in range(3, 9)] == ["03", "Xã 03", "Xã", 3, 3, None]
    rows = made.rows("03", "Đạt")
    assert [(row["Mã"], row["Điểm"], row["Đạt"]) for row in rows[:3]] == [
        ("Tổng", 5, 0.125),
        ("1", 3, 0.15),
        ("1.1", 3, 0.3),
    ]


def test_a_unit_that_was_not_scored_has_no_sheet() -> None:
    with pytest.raises(KeyError):
        book(units=["99"])


def test_both_stages_stand_side_by_side() -> None:
    own = results(two_groups(), [unit("01", 10.0, 10.0, 10.0), unit("02", 2.0, 2.0, 2.0)])
    units = [unit("01", 10.0, 0.0, 10.0), unit("02", 4.0, 1.0, 2.0), unit("03", 1.0, 1.0, 1.0)]
    appraised = results(two_groups(), units, Stage.APPRAISED)
    made = Book(Publication(appraised, "1.0", self_assessed=own))
    first, *_, last = made.rows("Tự đánh giá - thẩm định")
    assert (first["Chỉ số tự đánh giá"], first["Chỉ số thẩm định"]) == (1, 0.75)
    assert (first["Chênh lệch"], first["Hạng tự đánh giá"], first["Hạng thẩm định"]) == (
        -0.25,
        1,
        1,
    )
    assert (last["Chỉ số tự đánh giá"], last["Chênh lệch"]) == (None, None)
    assert made.formula("Tự đánh giá - thẩm định", "E5") == (
        '=IF(OR($C5="",$D5=""),"",ROUND($D5-$C5,4))'
    )
    counts = {row["Mã"]: tuple(row.values())[2:] for row in made.rows("Điểm điều chỉnh")}
    assert counts["1.1"] == (2, 0, 0, 1, 1, 1)
    assert counts["1.2"] == (2, 2, 1, 0, 0, -5.5)


def test_an_earlier_period_shows_what_moved_and_who_came_and_went() -> None:
    before = results(
        two_groups(), [unit("01", 1.0, 1.0, 1.0), unit("02", 5.0, 5.0, 5.0), unit("09", 9.0)],
        period="2025",
    )  # fmt: skip
    units = [unit("01", 9.0, 9.0, 9.0), unit("02", 5.0, 5.0, 5.0), unit("03", 1.0, 1.0, 1.0)]
    made = Book(Publication(results(two_groups(), units), "1.0", before=before))
    rows = {row["Mã"]: row for row in made.rows("So với kỳ trước")}
    assert (rows["01"]["Chỉ số kỳ 2025"], rows["01"]["Chỉ số kỳ 2026"]) == (0.1, 0.9)
    assert (rows["01"]["Thay đổi chỉ số"], rows["01"]["Bậc"]) == (0.8, 2)
    assert (rows["03"]["Chỉ số kỳ 2025"], rows["03"]["Ghi chú"]) == (None, "mới có")
    assert (rows["09"]["Hạng kỳ 2025"], rows["09"]["Chỉ số kỳ 2026"]) == (2, None)
    assert rows["09"]["Ghi chú"] == "không còn"
    assert made.formula("Xếp hạng", "B6") == '=IF(OR($A6="",$L6=""),"",$L6-$A6)'
    assert [row["Bậc"] for row in made.rows("Xếp hạng")] == [2, -1, None]


def test_the_distribution_of_an_indicator_is_that_of_the_units_it_applies_to() -> None:
    units = [unit(f"{place:02}", float(place)) for place in (0, 2, 5, 10)]
    one_less = UnitValues("99", not_applicable=("1.2",), inputs={"1.1": 10.0})
    made = Book(Publication(results(two_groups(), [*units, one_less]), "1.0"))
    first, second, _ = made.rows("Phân bố")
    assert tuple(first.values())[2:] == (5, 0, 0.2, 0.5, 1, 1, 0.54, 1, 2, 0)
    assert (second["Số đơn vị"], second["Không áp dụng"]) == (4, 1)


def test_the_definition_has_maxima_as_numbers_and_rules_in_words() -> None:
    rows = book().rows("Chỉ số")
    assert [(row["Mã"], row["Điểm tối đa"]) for row in rows[:2]] == [("1", 20), ("1.1", 10)]
    assert rows[1]["Cách chấm"]


def test_charts_are_drawn_by_excel_and_have_words_for_who_cannot_see_them() -> None:
    packed = zipfile.ZipFile(io.BytesIO(book().bytes))
    drawing = packed.read("xl/drawings/drawing1.xml").decode()
    assert drawing.count('descr="') == 2
    assert "Thanh ngang, mỗi đơn vị một thanh" in drawing
    assert '<c:barDir val="bar"/>' in packed.read("xl/charts/chart1.xml").decode()
    bands = packed.read("xl/charts/chart2.xml").decode()
    assert "<c:v>Tốt</c:v>" in bands
    assert "1B5E8C" in bands
    rows = {row["Mức"]: row["Số đơn vị"] for row in book().rows("Biểu đồ", "Mức")}
    assert rows == {"Tốt": 1, "Khá": 2, "chưa xếp mức": 2}


def test_findings_and_provenance_have_sheets_of_their_own() -> None:
    found = catalogue.TWO_READINGS.at(
        Location("a.xlsx", 2, 4, "Số liệu"), seen="1.2", first="1", second="2", unit="Xã Một"
    )
    made = Book(Publication(results(two_groups()), "1.0"), found=[found])
    assert made.rows("Cảnh báo")[0]["Mã"] == "V302"
    known = {row[0]: row[1] for row in made.values["Xuất xứ"].iter_rows(values_only=True)}
    assert known["Đơn vị đã chấm"] == 5


def test_persons_are_shown_by_group_only_and_small_groups_not_at_all() -> None:
    people = [
        UnitValues(f"p{n:02}", f"Người {n}", parent=place, inputs={"1": n / 2})
        for n, place in enumerate(["Xã A"] * 6 + ["Xã B"] * 9)
    ]
    few = [UnitValues(f"q{n}", name=f"Ai {n}", parent="Xã C", inputs={"1": 1.0}) for n in range(2)]
    scored = results(set_of(leaf("1", LINEAR), level="congdan"), [*people, *few])
    made = Book(Publication(scored, "1.0", before=scored), units=["p01"])
    assert made.values.sheetnames == ["Nhóm", "Phân bố", "Chỉ số", "Xuất xứ"]
    rows = made.rows("Nhóm", "Nhóm")
    assert [(row["Nhóm"], row["Số người"]) for row in rows] == [
        *(("Xã A", "dưới 5 người"), ("Xã B", 9), ("Xã C", "dưới 5 người"))
    ]
    (spread,) = made.rows("Phân bố")
    assert "Thấp nhất" not in spread
    assert spread["Số đơn vị"] == 17
    shared = zipfile.ZipFile(io.BytesIO(made.bytes)).read("xl/sharedStrings.xml").decode()
    assert "Người" not in shared.replace("Người bán", "")


def test_a_distribution_of_too_few_persons_has_no_figures() -> None:
    people = [UnitValues(f"p{n}", parent="Xã A", inputs={"1": 1.0}) for n in range(4)]
    made = Book(Publication(results(set_of(leaf("1", LINEAR), level="congdan"), people), "1.0"))
    (spread,) = made.rows("Phân bố")
    assert (spread["Số đơn vị"], spread["Trung vị"]) == ("dưới 5 người", None)


@pytest.mark.parametrize("count", [0, 1])
def test_few_units_make_a_workbook_too(count: int) -> None:
    scored = results(two_groups(bands=BANDS), COMMUNES[:count])
    made = Book(Publication(scored, "1.0", before=scored, self_assessed=scored))
    assert len(made.rows("Xếp hạng")) == count
    assert ("Đơn vị" in made.values.sheetnames) == bool(count)


def test_where_nothing_applies_to_anybody_there_is_no_index_no_rank_and_no_bar() -> None:
    indicator_set = set_of(leaf("1", LINEAR, not_applicable="allowed"), bands=BANDS)
    units = [UnitValues(code, not_applicable=("1",)) for code in ("01", "02")]
    made = Book(Publication(results(indicator_set, units), "1.0"))
    assert [row["Hạng"] for row in made.rows("Xếp hạng")] == [None, None]
    assert tuple(made.rows("Phân bố")[0].values())[2:9] == (0, *[None] * 6)


def test_figures_of_the_details_are_exact() -> None:
    thirds = [UnitValues("01", inputs={"1": 10 / 3})]
    made = Book(Publication(results(set_of(leaf("1", LINEAR)), thirds), "1.0"))
    assert made.values["Chi tiết"]["F6"].value == pytest.approx(10 / 3, abs=1e-12)
    assert made.rows("Xếp hạng")[0]["Điểm"] == 3.33
    assert np.isclose(made.rows("Xếp hạng")[0]["Chỉ số"], 0.3333)


def test_two_runs_seconds_apart_give_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    first = book(units=["01"]).bytes
    known = openpyxl.load_workbook(io.BytesIO(first)).properties
    assert (known.title, known.description) == ("Bộ thử", "cds 1.0")
    assert known.created is not None
    assert known.created.year == 2000
    later = time.time() + 86_400
    monkeypatch.setattr(time, "time", lambda: later)
    assert book(units=["01"]).bytes == first
