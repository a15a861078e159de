import shutil
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.packaging.custom import IntProperty, StringProperty
from openpyxl.worksheet.filters import FilterColumn, Filters

from cds_cli.tables.grid import Book, Grid
from cds_cli.tables.read import read_book

LINKS = "xl/worksheets/_rels/sheet1.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
THREADS = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
RELATIONS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'


def book_of(folder: Path, fill: Callable[[openpyxl.Workbook], object]) -> Book:
    workbook = openpyxl.Workbook()
    workbook.worksheets[0]["A1"] = "Mã"
    workbook.worksheets[0]["A2"] = 5
    fill(workbook)
    workbook.save(folder / "nộp.xlsx")
    return read_book(folder / "nộp.xlsx").require()


def with_parts(folder: Path, parts: dict[str, str]) -> Path:
    """Save a plain workbook and put parts into it that openpyxl cannot write."""
    stream, path = BytesIO(), folder / "nộp.xlsx"
    workbook = openpyxl.Workbook()
    workbook.worksheets[0]["A1"] = 1
    workbook.save(stream)
    with ZipFile(stream) as source, ZipFile(path, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, source.read(name))
        for name, content in parts.items():
            target.writestr(name, content)
    return path


def only_grid(book: Book) -> Grid:
    (grid,) = book.grids
    return grid


def commented(workbook: openpyxl.Workbook) -> None:
    workbook.worksheets[0]["A2"].comment = Comment("Số của quý III\nxem lại", "ai đó")
    other = workbook.create_sheet("Khác")
    other["C7"] = 1
    other["C7"].comment = Comment("ở trang kia", "ai đó")


def test_texts_of_comments_are_known_by_sheet_and_cell(tmp_path: Path) -> None:
    first, second = book_of(tmp_path, commented).grids
    assert first.comments == {(2, 1): "Số của quý III\nxem lại"}
    assert second.comments == {(7, 3): "ở trang kia"}
    assert first.rows == {1: {1: "Mã"}, 2: {1: 5}}


def test_a_conversation_replaces_the_comment_that_stands_for_it(tmp_path: Path) -> None:
    links = (
        f'<Relationships {RELATIONS}><Relationship Id="r1" Type="{THREADS}"'
        ' Target="../threadedComments/t.xml"/><Relationship Id="r2"'
        f' Type="{OFFICE}/comments" Target="/xl/comments1.xml"/></Relationships>'
    )
    threads = (
        '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/'
        'threadedcomments"><threadedComment ref="A1"><text>Hỏi?</text></threadedComment>'
        '<threadedComment ref="A1"><text>Đáp.</text></threadedComment></ThreadedComments>'
    )
    notes = (
        '<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<commentList><comment ref="A1"><text><t>[Threaded comment]</t></text></comment>'
        "<comment ref='B2'><text><r><t>xin </t></r><r><t>xem</t></r><rPh><t>đọc</t></rPh></text>"
        "</comment><comment ref='C3'><text><t> </t></text></comment></commentList></comments>"
    )
    path = with_parts(
        tmp_path,
        {LINKS: links, "xl/threadedComments/t.xml": threads, "xl/comments1.xml": notes},
    )
    grid = only_grid(read_book(path).require())
    assert grid.comments == {(1, 1): "Hỏi?\nĐáp.", (2, 2): "xin xem"}


@pytest.mark.parametrize("reference", ["", "A", "1", "ÀÁ1", "A1:B2"])
def test_a_comment_without_a_place_is_damage(tmp_path: Path, reference: str) -> None:
    links = (
        f'<Relationships {RELATIONS}><Relationship Id="r" Type="{OFFICE}/comments"'
        ' Target="../c.xml"/></Relationships>'
    )
    notes = f'<comments><comment ref="{reference}"><text><t>x</t></text></comment></comments>'
    checked = read_book(with_parts(tmp_path, {LINKS: links, "xl/c.xml": notes}))
    assert [d.code for d in checked.diagnostics] == ["F001"]


def filtered(*, criterion: bool, hides: bool) -> Callable[[openpyxl.Workbook], None]:
    def fill(workbook: openpyxl.Workbook) -> None:
        sheet = workbook.worksheets[0]
        sheet.auto_filter.ref = "A1:A2"
        if criterion:
            column = FilterColumn(colId=0, filters=Filters(filter=["1"]))
            sheet.auto_filter.filterColumn.append(column)
        sheet.row_dimensions[2].hidden = hides

    return fill


@pytest.mark.parametrize(
    ("criterion", "hides", "expected"),
    [(True, True, True), (True, False, False), (False, True, False), (False, False, False)],
)
def test_a_sheet_is_filtered_if_a_criterion_hides_rows(
    tmp_path: Path, *, criterion: bool, hides: bool, expected: bool
) -> None:
    book = book_of(tmp_path, filtered(criterion=criterion, hides=hides))
    assert only_grid(book).filtered is expected


def stamped(workbook: openpyxl.Workbook) -> None:
    for name, value in {"cds.set": "a@1", "cds.unit": "00694", "Công ty": "x"}.items():
        workbook.custom_doc_props.append(StringProperty(name=name, value=value))
    workbook.custom_doc_props.append(IntProperty(name="cds.format", value=1))


def test_only_properties_of_ours_are_given(tmp_path: Path) -> None:
    book = book_of(tmp_path, stamped)
    assert book.properties == {"cds.set": "a@1", "cds.unit": "00694", "cds.format": "1"}
    assert book.stamp == "a@1"


def test_text_of_an_old_font_in_cells_is_refused_with_its_place(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.create_sheet("Số liệu")
    sheet["A1"], sheet["B3"], sheet["B4"] = "Tên đơn vị", "X· Hßa An", "X· T©n B×nh"
    workbook.save(tmp_path / "nộp.xlsx")
    checked = read_book(tmp_path / "nộp.xlsx")
    (found,) = checked.diagnostics
    assert (found.code, found.location.sheet, found.location.cell) == ("F005", "Số liệu", "B3")
    assert (found.values["cells"], checked.value) == (2, None)


def test_text_that_was_misread_in_cells_is_refused_with_its_place(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.worksheets[0]["C2"] = "Xã HÃ²a An"
    workbook.save(tmp_path / "nộp.xlsx")
    (found,) = read_book(tmp_path / "nộp.xlsx").diagnostics
    assert (found.code, found.location.cell) == ("F004", "C2")


def test_a_text_of_several_runs_is_one_text_without_its_phonetic_signs(tmp_path: Path) -> None:
    runs = b"<r><rPr><b/></rPr><t>Xa </t></r><r><t>Hoa An</t></r><rPh sb='0' eb='1'><t>?</t></rPh>"
    plain, path = tmp_path / "plain.xlsx", tmp_path / "nộp.xlsx"
    workbook = xlsxwriter.Workbook(plain)
    workbook.add_worksheet().write_column(0, 0, ["thay", "_x005F_", " hai "])
    workbook.close()
    with ZipFile(plain) as source, ZipFile(path, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b"<t>thay</t>", runs))
    ours = only_grid(read_book(path).require()).rows
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert ours == {row: {1: sheet.cell(row, 1).value} for row in (1, 2, 3)}
    assert ours[1] == {1: "Xa Hoa An"}


@pytest.mark.system
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_facts_are_the_same_after_libreoffice_has_saved_the_file(tmp_path: Path) -> None:
    def fill(workbook: openpyxl.Workbook) -> None:
        stamped(workbook)
        filtered(criterion=True, hides=True)(workbook)
        workbook.worksheets[0]["A2"].comment = Comment("xin xem\nlại", "ai đó")

    before, saved = book_of(tmp_path, fill), tmp_path / "lưu"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = [profile, "--headless", "--convert-to", "xlsx", "--outdir", str(saved)]
    command = ["soffice", *convert, str(tmp_path / "nộp.xlsx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    after = read_book(saved / "nộp.xlsx").require()
    assert after.properties == before.properties
    assert only_grid(after).comments == only_grid(before).comments == {(2, 1): "xin xem\nlại"}
    assert only_grid(after).filtered is only_grid(before).filtered is True
