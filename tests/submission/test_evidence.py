from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cds_cli.submission.evidence.files import missing_files
from cds_cli.submission.evidence.model import Document, Evidence
from cds_cli.submission.evidence.read import read_evidence

JUNE = date(2025, 6, 3)
Cited = tuple[str | None, date | None, str | None]

CITED: list[tuple[str, Cited]] = [
    (
        "Kế hoạch số 123/KH-UBND ngày 03/6/2025 của UBND xã về chuyển đổi số năm 2025",
        ("123/KH-UBND", JUNE, "Kế hoạch của UBND xã về chuyển đổi số năm 2025"),
    ),
    (
        "Quyết định 1726/QĐ-BTTTT ngày 12/10/2020 phê duyệt Đề án chuyển đổi số",
        ("1726/QĐ-BTTTT", date(2020, 10, 12), "Quyết định phê duyệt Đề án chuyển đổi số"),
    ),
    (
        "Số: 05-NQ/TU, ngày 03 tháng 6 năm 2025, Nghị quyết về chuyển đổi số",
        ("05-NQ/TU", JUNE, "Nghị quyết về chuyển đổi số"),
    ),
    (
        "Số: 05-NQ/TU\nngày 03 tháng 6 năm 2025\nNghị quyết về chuyển đổi số",
        ("05-NQ/TU", JUNE, "Nghị quyết về chuyển đổi số"),
    ),
    (
        "QĐ 12 / QĐ - UBND ngày 12-10-2025 V/v kiện toàn Ban Chỉ đạo",
        ("12/QĐ-UBND", date(2025, 10, 12), "QĐ V/v kiện toàn Ban Chỉ đạo"),
    ),
    (
        "công văn số 45/ubnd-vx ngày 2025-06-03 về cung cấp số liệu",
        ("45/ubnd-vx", JUNE, "công văn về cung cấp số liệu"),
    ),
    (
        "Báo cáo số 45/BC-UBND (ngày 10/12/2025) kết quả thực hiện chuyển đổi số",
        ("45/BC-UBND", date(2025, 12, 10), "Báo cáo kết quả thực hiện chuyển đổi số"),
    ),
    (
        "123/qđ-ubnd ngày 3/6/2025 thành lập tổ công nghệ số cộng đồng",
        ("123/qđ-ubnd", JUNE, "thành lập tổ công nghệ số cộng đồng"),
    ),
    (
        "Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị về đột phá khoa học",
        ("57-NQ/TW", date(2024, 12, 22), "Nghị quyết của Bộ Chính trị về đột phá khoa học"),
    ),
    (
        "Quyết định số 12/2025/QĐ-UBND ngày 03.6.2025 ban hành quy chế",
        ("12/2025/QĐ-UBND", JUNE, "Quyết định ban hành quy chế"),
    ),
    (
        "Tờ trình 7/TTr-UBND, 3/6/2025, xin kinh phí lắp wifi",
        ("7/TTr-UBND", JUNE, "Tờ trình, xin kinh phí lắp wifi"),
    ),
    (
        "Luật số 24/2018/QH14 ngày 12/6/2018 An ninh mạng",
        ("24/2018/QH14", date(2018, 6, 12), "Luật An ninh mạng"),
    ),
    (
        "Thông báo số 88-TB/ĐU ngày 03/06/2025 kết luận của Ban Thường vụ",
        ("88-TB/ĐU", JUNE, "Thông báo kết luận của Ban Thường vụ"),
    ),
    (
        "12-CTr/TU ngày 3/6/2025 Chương trình hành động",
        ("12-CTr/TU", JUNE, "Chương trình hành động"),
    ),
    (
        "Công văn số 123 ngày 03/6/2025 về việc cử cán bộ đầu mối",
        ("123", JUNE, "Công văn về việc cử cán bộ đầu mối"),
    ),
    (
        "12/STTTT-CNTT ngày 3/6/2025 v/v kết nối LGSP",
        ("12/STTTT-CNTT", JUNE, "v/v kết nối LGSP"),
    ),
    (
        "Quyết định số 12/Q\u00d0-UBND ngày 3/6/2025 về wifi",
        ("12/QĐ-UBND", JUNE, "Quyết định về wifi"),
    ),
    (
        "Quyê\u0301t đi\u0323nh sô\u0301 12/QĐ-UBND nga\u0300y 3/6/2025 vê\u0300 wifi",
        ("12/QĐ-UBND", JUNE, "Quyết định về wifi"),
    ),
    (
        "Kế hoạch số 12/KH-UBND ngày 03/6/2025 thực hiện Quyết định số 749/QĐ-TTg ngày 03/6/2020",
        (
            "12/KH-UBND",
            JUNE,
            "Kế hoạch thực hiện Quyết định số 749/QĐ-TTg ngày 03/6/2020",
        ),
    ),
    (
        "Kế hoạch số 12/KH-UBND thực hiện Quyết định số 749/QĐ-TTg ngày 03/6/2020",
        (
            "12/KH-UBND",
            None,
            "Kế hoạch thực hiện Quyết định số 749/QĐ-TTg ngày 03/6/2020",
        ),
    ),
    (
        "Quyết định số 12/QĐ-UBND ngày 03/6/2025 của UBND xã về việc\nban hành kế hoạch",
        ("12/QĐ-UBND", JUNE, "ban hành kế hoạch"),
    ),
    (
        "Kế hoạch chuyển đổi số\nsố 12/KH-UBND\nngày 3/6/2025",
        ("12/KH-UBND", JUNE, "Kế hoạch chuyển đổi số"),
    ),
    (
        "Số: 12/KH-UBND\nHòa An, ngày 03 tháng 6 năm 2025\nKẾ HOẠCH\nChuyển đổi số năm 2025",
        ("12/KH-UBND", JUNE, "Chuyển đổi số năm 2025"),
    ),
    ("số 123/QĐ-UBND", ("123/QĐ-UBND", None, None)),
    ("KH 12/KH-UBND", ("12/KH-UBND", None, None)),
    (
        "Quyết định số 12/QĐ-UBND ngày 3/6/2025 của Chủ tịch UBND xã Hòa An",
        ("12/QĐ-UBND", JUNE, None),
    ),
    ("KH số 5/KH-UBND ngày 31/02/2025", ("5/KH-UBND", None, None)),
    ("KH số 5/KH-UBND ngày 12/31/2025", ("5/KH-UBND", None, None)),
    ("KH số 5/KH-UBND ngày 3/6/25", ("5/KH-UBND", None, None)),
    ("Kế hoạch chuyển đổi số năm 2025", (None, None, "Kế hoạch chuyển đổi số năm 2025")),
    ("Kế hoạch chuyển đổi số 2025", (None, None, "Kế hoạch chuyển đổi số 2025")),
    ("V/v triển khai chuyển đổi số", (None, None, "V/v triển khai chuyển đổi số")),
    ("Biên bản họp ngày 3/6/2025", (None, JUNE, "Biên bản họp")),
]


@pytest.mark.parametrize(("text", "cited"), CITED)
def test_a_document_is_read_by_number_day_and_title(text: str, cited: Cited) -> None:
    number, day, title = cited
    evidence = read_evidence(text)
    assert evidence.documents == (Document(number, day, title),)
    assert evidence.text == text
    assert evidence.is_proof == (None not in cited)


NOTHING = [
    "", " ", "có", "Có", "x", "✓", "đầy đủ", "Đầy đủ", "như trên", "-", "…", "không", "đã có",
    "Có đầy đủ", "Văn bản đầy đủ", "Có văn bản kèm theo", "Kế hoạch", "Đã triển khai tốt", "12",
    "12/15 hồ sơ", "12/15 TTHC", "24/7", "1.292/2.910", "Số: …/KH-UBND", "3/6/2025",
    "Hòa An, ngày 3 tháng 6 năm 2025", "Giải trình", "Giải trình:", "Giải trình: có",
]  # fmt: skip


@pytest.mark.parametrize("text", NOTHING)
def test_words_that_point_nowhere_are_no_evidence(text: str) -> None:
    assert read_evidence(text) == Evidence(text)
    assert not read_evidence(text).is_proof


EXPLAINED = [
    ("Giải trình: chưa có đường truyền", "chưa có đường truyền"),
    ("giải trình : xã vùng III", "xã vùng III"),
    ("Giải trình - xã mới thành lập từ 01/7/2025", "xã mới thành lập từ 01/7/2025"),
    ("(Giải trình: không phát sinh hồ sơ nào)", "không phát sinh hồ sơ nào"),
    ("Lý do: máy chủ hỏng từ tháng 5", "máy chủ hỏng từ tháng 5"),
    ("Giải trình:\n- chưa có mạng\n- thiếu máy", "chưa có mạng thiếu máy"),
    ("Không có văn bản, giải trình: giao tỉnh làm", "giao tỉnh làm"),
]


@pytest.mark.parametrize(("text", "explanation"), EXPLAINED)
def test_an_explanation_is_kept_and_is_no_proof(text: str, explanation: str) -> None:
    evidence = read_evidence(text)
    assert evidence.explanation == explanation
    assert evidence.documents == ()
    assert not evidence.is_proof


def test_a_document_that_explains_is_a_document() -> None:
    evidence = read_evidence("Giải trình tại Công văn số 12/UBND-VX ngày 3/6/2025 về wifi")
    assert evidence.documents[0].number == "12/UBND-VX"
    assert evidence.explanation is None


NAMED = [
    ("KH-cds.pdf", ("KH-cds.pdf",)),
    ("minh chứng/1.1.docx", ("minh chứng/1.1.docx",)),
    ("minh chứng\\1.1.docx", ("minh chứng\\1.1.docx",)),
    ("12_KH-UBND ngày 03-6-2025.PDF", ("12_KH-UBND ngày 03-6-2025.PDF",)),
    ("Kèm theo KH-cds.pdf, 1.1.docx và báo cáo.xlsx", ("KH-cds.pdf", "1.1.docx", "báo cáo.xlsx")),
    ("1. KH.pdf\n2. BC.pdf; QĐ.pdf", ("KH.pdf", "BC.pdf", "QĐ.pdf")),
    ("File: Ảnh wifi.JPG", ("Ảnh wifi.JPG",)),
    ('"Quyết định 5.pdf"', ("Quyết định 5.pdf",)),
    ("Kế hoạch số 12/KH-UBND ngày 03/6/2025 về wifi (KH-cds.pdf)", ("KH-cds.pdf",)),
    ("Kế hoạch số 12/KH-UBND ngày 03/6/2025 về wifi kèm file KH cds.pdf", ("KH cds.pdf",)),
    ("Biên bản ngày 3/6/2025 BB.pdf", ("BB.pdf",)),
    ("KH.pdf.docx", ("KH.pdf.docx",)),
    ("dạng .docx", ()),
    ("1.1", ()),
]


@pytest.mark.parametrize(("text", "files"), NAMED)
def test_files_are_known_by_their_endings(text: str, files: tuple[str, ...]) -> None:
    assert read_evidence(text).files == files
    assert read_evidence(text).is_proof == bool(files)


LINKED = [
    ("https://xa.gov.vn/tin?id=1", ("https://xa.gov.vn/tin?id=1",)),
    ("Xem (https://xa.gov.vn/a_(1)).", ("https://xa.gov.vn/a_(1)",)),
    ("HTTP://xa.gov.vn/a;b, www.xa.gov.vn", ("HTTP://xa.gov.vn/a;b", "www.xa.gov.vn")),
    ("http://xa.gov.vn/KH-12.pdf", ("http://xa.gov.vn/KH-12.pdf",)),
]


@pytest.mark.parametrize(("text", "links"), LINKED)
def test_links_are_taken_without_the_punctuation_around_them(
    text: str, links: tuple[str, ...]
) -> None:
    evidence = read_evidence(text)
    assert (evidence.links, evidence.files, evidence.is_proof) == (links, (), True)


def test_several_documents_stand_in_one_cell() -> None:
    listed = read_evidence(
        "1. Quyết định số 12/QĐ-UBND ngày 3/6/2025 về tổ công nghệ\n"
        "2. Kế hoạch số 3/KH-UBND ngày 4/6/2025 về wifi; BC số 4/BC-UBND\n"
        "3. có"
    )
    assert [one.number for one in listed.documents] == ["12/QĐ-UBND", "3/KH-UBND", "4/BC-UBND"]
    in_a_row = read_evidence(
        "KH số 12/KH-UBND ngày 3/6/2025 về wifi, BC số 4/BC-UBND ngày 5/6/2025"
    )
    assert in_a_row.documents == (
        Document("12/KH-UBND", JUNE, "KH về wifi"),
        Document("4/BC-UBND", date(2025, 6, 5), None),
    )


def test_two_titles_in_two_lines_are_two_documents() -> None:
    evidence = read_evidence("Quyết định 12/QĐ-UBND ngày 3/6/2025\nKế hoạch chuyển đổi số năm 2025")
    assert [one.title for one in evidence.documents] == [None, "Kế hoạch chuyển đổi số năm 2025"]


def test_missing_parts_are_those_of_the_nearest_document() -> None:
    evidence = read_evidence("KH 5/KH-UBND\nBáo cáo số 4/BC-UBND ngày 5/6/2025")
    assert evidence.missing_parts == ("title",)
    assert read_evidence("KH 5/KH-UBND").missing_parts == ("day", "title")
    assert read_evidence("KH 5/KH-UBND; a.pdf").missing_parts == ()
    assert read_evidence("có").missing_parts == ()


@given(st.text(max_size=300))
def test_any_text_is_read_and_kept(text: str) -> None:
    assert read_evidence(text).text == text


HOSTILE = (
    "1/", "a.pdf", "(", "ngày ", "12/QĐ-UB-", ",", "của A ", "giải trình : ", "3/6/2025 ", "9",
    "A-", "KH số 1/KH-UBND, ", "1/AA", "www.", ")", " ", "/A", "a)",
)  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_the_longest_cell_is_read_whole(piece: str) -> None:
    # A pattern that goes back and forth over such a text would never come to an end.
    for text in (
        "https://a" + piece * (32_000 // len(piece)),
        "12/QĐ" + piece * (32_000 // len(piece)) + "ê.pdf",
    ):
        assert read_evidence(text).text == text


def folder_with(root: Path, *names: str) -> Path:
    for name in names:
        file = root / "minh-chung" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x", "utf-8")
    return root / "minh-chung"


def test_files_are_found_by_name_below_the_folder(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "KH-CDS.PDF", "a/b/ba\u0301o ca\u0301o.docx")
    evidence = read_evidence("kh-cds.pdf, x/Báo cáo.docx, D:\\hồ sơ\\KH-cds.pdf, thieu.pdf")
    assert missing_files(evidence, folder, "00694") == ("thieu.pdf",)


def test_the_files_of_another_unit_prove_nothing(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "00694/1.1.pdf", "00697/1.2.pdf", "chung.pdf")
    evidence = read_evidence("1.1.pdf, 1.2.pdf, chung.pdf")
    assert missing_files(evidence, folder, "00694") == ("1.2.pdf", "chung.pdf")
    assert missing_files(evidence, folder, "00999") == ()


def test_where_a_name_begins_is_not_told_by_its_spaces(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "KH.pdf")
    assert missing_files(read_evidence("Phụ lục năm 2025 KH.pdf"), folder, "1") == ()
    assert missing_files(read_evidence("Phụ lục năm 2025-KH.pdf"), folder, "1") != ()


@pytest.mark.parametrize("code", ["..", "../ngoai", "/", "ngoai", "."])
def test_nothing_outside_the_folder_is_found(tmp_path: Path, code: str) -> None:
    folder = folder_with(tmp_path, "a/trong.pdf")
    outside = tmp_path / "ngoai"
    outside.mkdir()
    (outside / "lo.pdf").write_text("x", "utf-8")
    (folder / "thu-muc").symlink_to(outside)
    (folder / "lien-ket.pdf").symlink_to(outside / "lo.pdf")
    named = f"lo.pdf, ../ngoai/lo.pdf, {outside}/lo.pdf, thu-muc/lo.pdf, lien-ket.pdf, trong.pdf"
    found = missing_files(read_evidence(named), folder, code)
    assert len(found) == 5
    assert "trong.pdf" not in found


def test_a_folder_that_is_not_there_holds_no_file(tmp_path: Path) -> None:
    assert missing_files(read_evidence("a.pdf"), tmp_path / "khong-co", "1") == ("a.pdf",)
