import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from cds_cli.diagnostics import InvalidInput
from cds_cli.report.document.render import Paper, render
from cds_cli.report.publication import Publication
from cds_cli.submission.model import Source
from cds_cli.text import Language
from tests.report.publications import (
    COMMUNES,
    HOSTILE,
    hostile,
    publication,
    results,
    unit,
    with_everything,
)


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


def test_what_is_no_document_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "mau.docx"
    path.write_bytes(b"PK\x03\x04 no zip at all")
    with pytest.raises(InvalidInput) as refused:
        render(publication(), Paper(letterhead=path))
    assert [d.code for d in refused.value.diagnostics] == ["F001"]


def test_an_appendix_of_nobody_says_so() -> None:
    assert "Không có đơn vị nào." in text(written(publication([])))
