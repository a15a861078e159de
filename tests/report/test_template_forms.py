"""Forms as openpyxl reads them: cells, locks, lists, checks, stamp."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from pathlib import Path

import openpyxl
from openpyxl import Workbook

from cds_cli.definitions.canonical import set_digest
from cds_cli.definitions.library import heads
from cds_cli.definitions.load import load_set
from cds_cli.definitions.models import IndicatorSet
from cds_cli.report.template.model import Known, Layout, Template
from cds_cli.report.template.workbook import render
from cds_cli.submission.forms.rows import form_rows
from cds_cli.submission.headings import Headings
from cds_cli.submission.period import Period, Stage
from cds_cli.submission.record_words import role_of_heading, role_of_label
from cds_cli.text import Language

ROOT = Path(__file__).parents[2]

SET = """format: 1
code: thu
edition: "2025"
level: xa
name: "=Bộ thử"
decision: 1/QĐ
provenance: proposed
attributes: [{code: cho, name: Có chợ, kind: yes_no}]
inputs: [{code: HS, name: Số hồ sơ, kind: count, unit_of_measure: hồ sơ}]
groups:
  - code: "4"
    name: Nhóm
    indicators:
      - code: "4.10"
        name: Hồ sơ trực tuyến
        max_points: 10
        evidence: required
        rule: {type: ratio}
        inputs: {part: {name: Trực tuyến, kind: count}, whole: HS}
      - code: "4.2"
        name: Hồ sơ đúng hạn
        max_points: 10
        not_applicable: allowed
        rule: {type: ratio}
        inputs: {part: {name: Đúng hạn, kind: count}, whole: HS}
      - code: "4.3"
        name: Chợ có mã QR
        max_points: 5
        applies_to: {attributes: {cho: {one_of: [Có]}}}
        rule:
          type: choice
          options: [{code: a, name: Tất cả, points: 5}, {code: b, name: Không, points: 0}]
      - {code: "4.4", name: Tỷ lệ, max_points: 5, rule: {type: given, scale: percent}}
      - {code: "4.5", name: Có kế hoạch, max_points: 5, rule: {type: yes_no}}
      - code: "4.6"
        name: Ngày ban hành
        max_points: 5
        rule: {type: pass, at_most: 2025-03-31}
        inputs: {value: {name: Ngày, kind: date}}
"""


@dataclass(frozen=True)
class Unit:
    code: str
    name: str = "Xã Hòa An"
    block: str = ""
    kind: str = ""
    parent: str = ""
    attributes: Mapping[str, object] = field(default_factory=dict)


def small_set(folder: Path) -> IndicatorSet:
    file = folder / "thu.yaml"
    file.write_text(SET, "utf-8")
    return load_set(file).require()


def book_of(template: Template) -> Workbook:
    return openpyxl.load_workbook(BytesIO(render(template)))


def rows_of(book: Workbook) -> dict[str, dict[str, openpyxl.cell.Cell]]:
    """Give the cells of a form by code and by the role of their column."""
    rows = list(book.worksheets[0].iter_rows())
    top = next(place for place, row in enumerate(rows) if role_of_heading(str(row[1].value)))
    roles = [role_of_heading(str(cell.value)) for cell in rows[top]]
    return {
        str(row[0].value): dict(zip(map(str, roles), row, strict=True)) for row in rows[top + 1 :]
    }


def test_the_rows_and_headings_of_a_form_are_those_the_reader_knows_in_both_languages(
    tmp_path: Path,
) -> None:
    indicator_set = small_set(tmp_path)
    for language in Language:
        rows = rows_of(book_of(Template(indicator_set, stage=Stage.APPRAISED, language=language)))
        assert list(rows) == [row.code for row in form_rows(indicator_set)]
        assert {"a", "b", "claimed", "evidence", "awarded", "computed"} <= rows["4.2"].keys()
        assert "None" not in rows["4.2"]


def test_codes_and_names_are_text_whatever_they_look_like(tmp_path: Path) -> None:
    book = book_of(Template(small_set(tmp_path), units=(Unit("00694", "=HYPERLINK(1)"),)))
    sheet = book.worksheets[0]
    found = {cell.value: cell.data_type for row in sheet.iter_rows() for cell in row}
    assert [found[text] for text in ("4.10", "00694", "=HYPERLINK(1)", "=Bộ thử")] == ["s"] * 4


def test_only_the_cells_to_fill_in_are_open(tmp_path: Path) -> None:
    book = book_of(Template(small_set(tmp_path)))
    row = rows_of(book)["4.10"]
    locked = {role: cell.protection.locked for role, cell in row.items()}
    assert book.worksheets[0].protection.sheet
    assert [role for role, is_locked in locked.items() if not is_locked] == [
        "a",
        "claimed",
        "evidence",
        "explanation",
        "note",
    ]


def test_a_shared_figure_is_typed_once_and_shown_again_where_it_counts(tmp_path: Path) -> None:
    rows = rows_of(book_of(Template(small_set(tmp_path))))
    typed = rows["HS"]["a"]
    assert not typed.protection.locked
    address = f"${typed.column_letter}${typed.row}"
    assert rows["4.10"]["b"].value == f'=IF({address}="","",{address})'


def test_what_excel_offers_and_accepts_is_what_the_reader_accepts(tmp_path: Path) -> None:
    book = book_of(Template(small_set(tmp_path)))
    rows = rows_of(book)
    rules = {str(one.sqref): one for one in book.worksheets[0].data_validations.dataValidation}
    choice = rules[rows["4.3"]["a"].coordinate]
    column = str(choice.formula1).partition("!")[2].split("$")[1]
    assert [book["_cds"][f"{column}{row}"].value for row in (1, 2)] == ["Tất cả", "Không"]
    percent = rules[rows["4.4"]["a"].coordinate]
    cell = rows["4.4"]["a"].coordinate
    assert percent.formula1 == (
        f"AND(ISNUMBER({cell}),NOT({cell}<0),NOT({cell}>100),NOT(AND({cell}>0,{cell}<=1)))"
    )
    assert "không áp dụng" in str(rules[rows["4.2"]["a"].coordinate].formula1)
    assert "không áp dụng" not in str(rules[rows["4.10"]["a"].coordinate].formula1)
    assert all(len(one.promptTitle or "") <= 32 for one in rules.values())
    assert all(len(one.prompt or "") <= 255 for one in rules.values())


def test_trial_points_are_rounded_with_guard_digits_and_stand_empty_until_they_are_calculated(
    tmp_path: Path,
) -> None:
    template = Template(small_set(tmp_path))
    cell = rows_of(book_of(template))["4.4"]["preview"]
    assert str(cell.value).startswith("=IF(COUNT(")
    # 10 * (47 / 400) is 1.17499… in binary and has to become 1.18, in every program.
    assert "*1.000000000001,2)" in str(cell.value)
    stored = openpyxl.load_workbook(BytesIO(render(template)), data_only=True).worksheets[0]
    assert stored[cell.coordinate].value in {None, ""}


def test_the_stamp_says_set_digest_layout_stage_period_and_unit(tmp_path: Path) -> None:
    indicator_set = small_set(tmp_path)
    template = Template(
        indicator_set, stage=Stage.SELF, period=Period.parse("2025"), units=(Unit("00694"),)
    )
    stamped = {one.name: one.value for one in book_of(template).custom_doc_props}
    assert stamped == {
        "cds.set": "thu@2025",
        "cds.sha256": set_digest(indicator_set),
        "cds.layout": "form",
        "cds.stage": "self",
        "cds.sheets": "Hướng dẫn\n_cds",
        "cds.period": "2025",
        "cds.unit": "00694",
    }


def test_who_the_unit_is_stands_beside_labels_that_the_reader_knows(tmp_path: Path) -> None:
    unit = Unit("00694", block="A", kind="Xã", parent="01", attributes={"cho": "x"})
    sheet = book_of(Template(small_set(tmp_path), units=(unit,))).worksheets[0]
    beside = {
        role: cell.offset(column=1).value
        for row in sheet.iter_rows(max_row=10)
        for cell in row
        if (role := role_of_label(str(cell.value)))
    }
    assert beside == {
        "code": "00694",
        "name": "Xã Hòa An",
        "period": None,
        "block": "A",
        "kind": "Xã",
        "parent": "01",
    }
    values = {c.value: c.offset(column=1).value for row in sheet.iter_rows(max_row=10) for c in row}
    assert values["Có chợ:"] == "Có"


def test_an_indicator_that_is_not_for_the_unit_is_closed_unless_that_is_not_known(
    tmp_path: Path,
) -> None:
    indicator_set = small_set(tmp_path)
    closed = [
        rows_of(book_of(Template(indicator_set, units=(unit,))))["4.3"]["a"].protection.locked
        for unit in (
            Unit("1", attributes={"cho": "Không"}),
            Unit("1", attributes={"cho": "Có"}),
            Unit("1"),
        )
    ]
    assert closed == [True, False, False]


def test_what_is_known_already_is_filled_in_as_a_unit_would_type_it(tmp_path: Path) -> None:
    known = Known(
        values={("1", "HS"): 20.0, ("1", "4.3"): 1.0, ("1", "4.5"): 1.0, ("1", "4.6"): 739341.0},
        claimed={("1", "4.2"): 7.5},
        evidence={("1", "4.10"): "12/QĐ"},
        computed={("1", "4.10"): 4.25},
    )
    template = Template(small_set(tmp_path), stage=Stage.APPRAISED, units=(Unit("1"),), known=known)
    rows = rows_of(book_of(template))
    assert (rows["HS"]["a"].value, rows["4.3"]["a"].value) == (20, "Không")
    assert (rows["4.5"]["a"].value, rows["4.6"]["a"].value) == ("Có", datetime(2025, 3, 31))  # noqa: DTZ001
    assert (rows["4.2"]["claimed"].value, rows["4.10"]["evidence"].value) == (7.5, "12/QĐ")
    assert (rows["4.10"]["computed"].value, rows["4.10"]["computed"].protection.locked) == (
        4.25,
        True,
    )


def test_the_same_template_has_the_same_bytes(tmp_path: Path) -> None:
    template = Template(small_set(tmp_path), units=(Unit("1"),))
    assert render(template) == render(template)


def test_every_shipped_set_has_a_table_whose_headings_the_reader_knows() -> None:
    for head in heads((ROOT / "indicators",)):
        indicator_set = load_set(head.file).require()
        sheet = book_of(Template(indicator_set, Layout.TABLE)).worksheets[0]
        headings = [str(cell.value) for cell in sheet[1]]
        known = Headings(indicator_set)
        unknown = [one for one in headings if known.find(one) is None]
        assert [one for one in unknown if not one.endswith(".evidence")] == []
        assert len(set(headings)) == len(headings)


def test_a_table_has_a_row_a_unit_with_its_code_as_text(tmp_path: Path) -> None:
    template = Template(
        small_set(tmp_path), Layout.TABLE, units=(Unit("00694"), Unit("00700", "-B"))
    )
    sheet = book_of(template).worksheets[0]
    assert [(sheet.cell(row, 1).value, sheet.cell(row, 2).value) for row in (2, 3)] == [
        ("00694", "Xã Hòa An"),
        ("00700", "-B"),
    ]
    assert not sheet["A2"].protection.locked
    assert sheet["A1"].protection.locked
