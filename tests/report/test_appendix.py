import base64
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from cds_cli.diagnostics import InvalidInput
from cds_cli.report.document.letterhead import MOST_UNPACKED
from cds_cli.report.document.paper import page_number
from cds_cli.report.document.render import Paper, render
from cds_cli.report.publication import Publication
from cds_cli.report.ranking.workbook import CREATED
from cds_cli.submission.model import Source, UnitValues
from cds_cli.text import Language
from tests.report.publications import (
    COMMUNES,
    HOSTILE,
    RULE,
    hostile,
    publication,
    results,
    unit,
    with_everything,
)

PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
)
"""A dot."""


def written(made: Publication, paper: Paper | None = None) -> Document:
    return docx.Document(BytesIO(render(made, paper or Paper())))


def rows(document: Document) -> list[list[str]]:
    """Give the cells of the ranking: the table with most columns."""
    table = max(document.tables, key=lambda one: len(one.columns))
    return [[cell.text for cell in row.cells] for row in table.rows]


def text(document: Document) -> str:
    return "\n".join(
        [
            *(paragraph.text for paragraph in document.paragraphs),
            *(cell.text for t in document.tables for row in t.rows for cell in row.cells),
        ]
    )


def test_the_same_publication_gives_the_same_bytes() -> None:
    first = render(with_everything(), Paper())
    assert first == render(with_everything(), Paper())
    with zipfile.ZipFile(BytesIO(first)) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_head_is_that_of_the_decree() -> None:
    told = text(written(publication(), Paper(organisation="UBND TỈNH MẪU")))
    for line in (
        "UBND TỈNH MẪU",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "PHỤ LỤC",
        "KẾT QUẢ XẾP HẠNG BỘ THỬ & NGHIỆM",
        "(Ký tên, đóng dấu)",
    ):
        assert line in told


def test_figures_are_vietnamese_and_ties_share_a_rank() -> None:
    document = written(publication())
    cells = rows(document)
    assert cells[0][:3] == ["Hạng", "Mã", "Đơn vị"]
    assert ["1", "00001", "Xã Hòa An", "31,25", "40", "0,7813", "Khá"] in cells
    assert ["1", "00002", "Xã Tân Lập", "31,25", "40", "0,7813", "Khá"] in cells
    assert "1-2-2-4" in text(document)
    assert "0.7813" in [
        cell for row in rows(written(publication(language=Language.EN))) for cell in row
    ]


def test_nothing_is_said_of_ties_where_there_are_none() -> None:
    alone = publication([unit("1", "Xã A", 5, 5, 5), unit("2", "Xã B", 6, 5, 5)])
    assert "1-2-2-4" not in text(written(alone))


def test_missing_figures_are_marked_and_explained() -> None:
    document = written(publication())
    (row,) = [row for row in rows(document) if "Xã Minh Khai" in row]
    assert row[3] == "23,00*"
    assert "thiếu số liệu" in text(document)


def test_headings_stand_again_on_every_page_and_rows_stay_whole() -> None:
    table = max(written(publication()).tables, key=lambda one: len(one.columns))
    first, *others = list(table._tbl.tr_lst)  # noqa: SLF001 - python-docx does not tell
    assert first.trPr.find(qn("w:tblHeader")) is not None
    assert all(one.trPr.find(qn("w:cantSplit")) is not None for one in (first, *others))


def test_the_signature_does_not_stand_alone_on_a_page() -> None:
    document = written(publication())
    *_, note, blank = [one for one in document.paragraphs if one._p.getnext().tag != qn("w:sectPr")]  # noqa: SLF001 - see below
    assert note.text.startswith("- ")
    assert note.paragraph_format.keep_with_next
    assert blank.paragraph_format.keep_with_next


def test_the_heading_of_a_block_stays_with_its_first_row() -> None:
    table = max(written(publication()).tables, key=lambda one: len(one.columns))
    (heading,) = [row for row in table.rows if row.cells[0].text.startswith("Khối: Xã")]
    assert heading.cells[0].paragraphs[0].paragraph_format.keep_with_next


def test_the_folder_of_the_data_is_not_told() -> None:
    made = publication()
    source = Source("/home/ai-do/so-lieu.xlsx", "f" * 64)
    told = text(written(replace(made, results=replace(made.results, sources=(source,)))))
    assert "Số liệu: so-lieu.xlsx (ffff" in told
    assert "ai-do" not in told


def test_on_edge_there_are_all_main_nodes_or_none() -> None:
    few = results(COMMUNES[:3], bands=[])
    assert rows(written(Publication(few, "0.1.0")))[0][-1] == "Chỉ số"


def test_across_the_sheet_the_main_nodes_are_columns() -> None:
    wide = written(publication(), Paper(landscape=True))
    section = wide.sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert section.page_width > section.page_height
    assert rows(wide)[0][-2:] == ["1", "2"]
    assert "1: Nhóm một" in text(wide)


def test_the_ranks_gained_are_a_column_where_there_is_an_earlier_period() -> None:
    cells = rows(written(with_everything()))
    assert cells[0][1] == "Tăng, giảm bậc"
    (row,) = [row for row in cells if "Xã Hòa An" in row]
    assert row[1] == "–"


def test_hostile_names_are_text() -> None:
    told = text(written(hostile()))
    for name in ("Sở TT&TT", "<script>alert(1)</script>", "{{ 7 * 7 }}", HOSTILE[0]):
        assert name in told
    assert not {"\u202e", "\x1b"} & set(told)


def test_persons_are_not_named() -> None:
    people = [unit(f"p{n}", f"Nguyễn Văn {n}", 5, 5, 5, parent="Xã lớn") for n in range(6)]
    told = text(written(Publication(results(people, level="congdan"), "0.1.0")))
    assert "Nguyễn Văn" not in told
    assert "Xã lớn" in told


def letterhead(folder: Path, *lines: str, head: str = "") -> Path:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    if head:
        document.sections[0].header.paragraphs[0].text = head
    path = folder / "mau.docx"
    document.save(str(path))
    return path


def test_a_letterhead_keeps_its_words_and_gets_its_places_filled(tmp_path: Path) -> None:
    own = letterhead(
        tmp_path,
        "Số: 12/QĐ",
        "{{ tieu_de }} kỳ {{ky}}",
        "{{bang}}",
        "{{ghi_chu}}",
        head="{{co_quan}}",
    )
    document = written(publication(), Paper(organisation="Sở TT&TT", letterhead=own))
    told = text(document)
    assert "Số: 12/QĐ" in told
    assert "KẾT QUẢ XẾP HẠNG BỘ THỬ & NGHIỆM kỳ 2026" in told
    assert document.sections[0].header.paragraphs[0].text == "Sở TT&TT"
    assert "{{" not in told
    assert len(rows(document)) == 1 + 2 + 5
    assert "1-2-2-4" in told


def test_a_place_torn_into_runs_by_word_is_filled(tmp_path: Path) -> None:
    path = letterhead(tmp_path, "{{bang}}")
    document = docx.Document(str(path))
    paragraph = document.add_paragraph("Kỳ ")
    for part in ("{{", "k", "y}}", " này"):
        paragraph.add_run(part).bold = part == "k"
    document.save(str(path))
    assert "Kỳ 2026 này" in text(written(publication(), Paper(letterhead=path)))


def test_unknown_places_and_a_missing_table_are_told_together(tmp_path: Path) -> None:
    own = letterhead(tmp_path, "{{ten}}", "{{ngay}}")
    with pytest.raises(InvalidInput) as refused:
        render(publication(), Paper(letterhead=own))
    assert [d.code for d in refused.value.diagnostics] == ["X505", "X505", "X506"]


def changed(path: Path, change: Callable[[str, bytes], bytes | None]) -> Path:
    """Pack a document again with its parts changed; None leaves one out."""
    parts = {}
    with zipfile.ZipFile(path) as packed:
        for name in packed.namelist():
            parts[name] = change(name, packed.read(name))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            if content is not None:
                packed.writestr(name, content)
    return path


def body(document: Document) -> str:
    """Give all text of the body, also that of boxes and fields to fill in."""
    return "".join(node.text or "" for node in document.element.body.iter(qn("w:t")))


def test_what_stands_beside_a_place_is_kept(tmp_path: Path) -> None:
    path = letterhead(tmp_path, "Bảng 1. {{bang}}", "Ghi chú: {{ghi_chu}} Hết.")
    document = docx.Document(str(path))
    logo = tmp_path / "logo.png"
    logo.write_bytes(PICTURE)
    paragraph = document.sections[0].footer.paragraphs[0]
    for part in ("Kỳ {{", "ky}} trang "):
        paragraph.add_run(part)
    page_number(paragraph)
    paragraph.add_run().add_picture(str(logo))
    document.save(str(path))
    made = written(publication(), Paper(letterhead=path))
    foot = made.sections[0].footer.paragraphs[0]
    assert foot.text.startswith("Kỳ 2026 trang ")
    assert "PAGE" in foot.paragraph_format.element.xml
    assert "<pic:pic" in foot.paragraph_format.element.xml
    assert made.paragraphs[0].text == "Bảng 1. "
    told = next(one.text for one in made.paragraphs if "Ghi chú" in one.text)
    assert told.startswith("Ghi chú: - Xếp hạng")
    assert told.endswith("Hết.")
    assert "\n- " in told


def test_places_are_filled_in_boxes_fields_and_every_head_and_foot(tmp_path: Path) -> None:
    path = letterhead(tmp_path, "{{bang}}", "{{ky}}", "{{so_don_vi}}")
    document = docx.Document(str(path))
    section = document.sections[0]
    section.different_first_page_header_footer = True
    document.settings.odd_and_even_pages_header_footer = True
    edges = ("header", "footer", "first_page_header", "first_page_footer")
    for name in (*edges, "even_page_header", "even_page_footer"):
        getattr(section, name).paragraphs[0].text = "{{ky}}"
    _, in_box, in_field = (one.paragraph_format.element for one in document.paragraphs)
    box, field = OxmlElement("w:txbxContent"), OxmlElement("w:sdtContent")
    document.add_paragraph().add_run().element.append(box)
    box.append(in_box)
    in_field.addprevious(field)
    field.append(in_field)
    document.save(str(path))
    made = written(publication(), Paper(letterhead=path))
    assert "2026" in body(made)
    assert body(made).endswith("52026")
    assert "{{" not in body(made)
    for name in (*edges, "even_page_header", "even_page_footer"):
        assert getattr(made.sections[0], name).paragraphs[0].text == "2026"


def test_a_letterhead_needs_no_styles_no_properties_and_no_size_of_paper(tmp_path: Path) -> None:
    path = letterhead(tmp_path, "{{tieu_de}}", "{{bang}}")

    def bare(name: str, content: bytes) -> bytes | None:
        if name.startswith("docProps"):
            return None
        content = re.sub(rb"<(Override|Relationship)[^>]*docProps[^>]*/>", b"", content)
        content = re.sub(
            rb'<w:style [^>]*w:styleId="TableGrid".*?</w:style>', b"", content, flags=re.DOTALL
        )
        return re.sub(rb"<w:sectPr.*?</w:sectPr>", b"", content, flags=re.DOTALL)

    first = render(publication(), Paper(letterhead=changed(path, bare)))
    assert len(rows(docx.Document(BytesIO(first)))) == 1 + 2 + 5
    properties = docx.Document(BytesIO(first)).core_properties
    told = (properties.created, properties.modified)
    assert [day and day.replace(tzinfo=None) for day in told] == [CREATED, CREATED]


def test_the_table_is_as_wide_as_the_section_it_stands_in(tmp_path: Path) -> None:
    path = letterhead(tmp_path, "Trang đầu")
    document = docx.Document(str(path))
    across = document.add_section()
    across.page_width, across.page_height = across.page_height, across.page_width
    document.add_paragraph("{{bang}}")
    document.save(str(path))
    table = written(publication(), Paper(letterhead=path)).tables[0]
    room = across.page_width - across.left_margin - across.right_margin
    assert sum(column.width for column in table.columns) == pytest.approx(room, rel=0.01)


def test_a_place_that_a_name_brings_along_is_text(tmp_path: Path) -> None:
    path = letterhead(tmp_path, "{{tieu_de}}", "{{bang}}")
    made = Publication(results(name="Bộ {{la}} và {{bang}}"), "0.1.0")
    assert "BỘ {{LA}} VÀ {{BANG}}" in text(written(made, Paper(letterhead=path)))


def test_the_table_has_no_place_in_tables_heads_and_feet(tmp_path: Path) -> None:
    in_head = letterhead(tmp_path, "{{ky}}", head="{{bang}}")
    with pytest.raises(InvalidInput) as refused:
        render(publication(), Paper(letterhead=in_head))
    assert [d.code for d in refused.value.diagnostics] == ["X506"]
    document = docx.Document()
    document.add_table(1, 1).cell(0, 0).text = "{{bang}}"
    document.save(str(in_head))
    with pytest.raises(InvalidInput) as refused:
        render(publication(), Paper(letterhead=in_head))
    assert [d.code for d in refused.value.diagnostics] == ["X506"]


def cut_off(name: str, content: bytes) -> bytes:
    return content[:200] if name == "word/document.xml" else content


def with_macros(_: str, content: bytes) -> bytes:
    plain = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return content.replace(plain, b"application/vnd.ms-word.document.macroEnabled.main+xml")


def of_something_else(name: str, content: bytes) -> bytes:
    return b"<a/>" if name == "word/document.xml" else content


def swollen(name: str, content: bytes) -> bytes:
    return bytes(MOST_UNPACKED) if name == "docProps/thumbnail.jpeg" else content


@pytest.mark.parametrize("change", [cut_off, with_macros, of_something_else, swollen])
def test_a_document_that_cannot_be_filled_is_refused_in_words(
    tmp_path: Path, change: Callable[[str, bytes], bytes]
) -> None:
    path = changed(letterhead(tmp_path, "{{bang}}"), change)
    with pytest.raises(InvalidInput) as refused:
        render(publication(), Paper(letterhead=path))
    assert [d.code for d in refused.value.diagnostics] == ["X507"]


def test_what_is_no_document_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "mau.docx"
    path.write_bytes(b"PK\x03\x04 no zip at all")
    with pytest.raises(InvalidInput) as refused:
        render(publication(), Paper(letterhead=path))
    assert [d.code for d in refused.value.diagnostics] == ["X507"]


def widths_of(document: Document) -> list[float]:
    """Give the widths of the columns of the ranking in millimetres."""
    table = max(document.tables, key=lambda one: len(one.columns))
    return [column.width.mm for column in table.columns]


def test_cells_are_as_wide_as_their_columns() -> None:
    for table in written(with_everything()).tables:
        widths = [column.width for column in table.columns]
        for row in table.rows:
            if len({id(cell) for cell in row.cells}) == len(widths):
                assert [cell.width for cell in row.cells] == pytest.approx(widths, abs=700)


def test_words_and_figures_are_not_broken_inside_a_column() -> None:
    document = written(publication(before=results(period="2025")))
    size = 11 * 0.353
    for width, *cells in zip(widths_of(document), *rows(document), strict=True):
        in_one = [cell for cell in cells if "Khối" not in cell]
        longest = max((len(word) for cell in in_one for word in cell.split()), default=0)
        assert width - 2.4 > longest * 0.64 * size


def test_many_columns_make_letters_smaller_and_a_word_without_end_does_not() -> None:
    groups = [
        {
            "code": str(number),
            "name": f"Nhóm {number}",
            "indicators": [
                {"code": f"{number}.1", "name": "Chỉ số", "max_points": 100, "rule": RULE}
            ],
        }
        for number in range(1, 13)
    ]
    figures = {f"{number}.1": 9.0 for number in range(1, 13)}
    units = [UnitValues(code="00001", name="X" * 300, inputs=figures)]
    for landscape, size in ((True, 8), (False, 10)):
        made = Publication(results(units, groups=groups), "0.1.0")
        document = written(made, Paper(landscape=landscape))
        table = max(document.tables, key=lambda one: len(one.columns))
        cell = table.rows[1].cells[0].paragraphs[0].runs[0]
        assert cell.font.size == Pt(size)
        assert sum(widths_of(document)) == pytest.approx(252 if landscape else 165, abs=1)


def test_an_appendix_of_nobody_says_so() -> None:
    assert "Không có đơn vị nào." in text(written(publication([])))
