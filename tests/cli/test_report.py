import json
import zipfile
from pathlib import Path

import docx
import pytest

from tests.cli.small_data import HEADER, ROWS, cds, project, workbook

FILES = ["bang-tinh.xlsx", "bao-cao.html", "du-lieu", "phu-luc.docx"]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("CDS_STORE", "CDS_INDICATORS", "CDS_LANG", "CDS_PERIOD", "CDS_STAGE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def two_periods(folder: Path) -> Path:
    """Score the small data for two periods, and leave both in the store of the folder."""
    data = project(folder)
    other = workbook(folder / "truoc.xlsx", [(*row[:5], 1) for row in ROWS[:2]])
    assert cds("score", other, "--set", "thu", "--period", "2024").exit_code == 0
    assert cds("score", data, "--set", "thu", "--period", "2025").exit_code == 0
    return data


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_one_command_writes_the_page_the_document_the_workbook_and_the_data(folder: Path) -> None:
    two_periods(folder)
    ran = cds("report", "-o", "ra")
    assert ran.exit_code == 0, ran.stderr
    assert names(folder / "ra") == FILES
    assert ran.stdout == ""
    assert "Đã ghi ra/bao-cao.html" in ran.stderr.replace("\\", "/")


def test_a_second_run_gives_the_same_bytes(folder: Path) -> None:
    two_periods(folder)
    for out in ("một", "hai"):
        assert cds("report", "--compare", "2024", "-o", out).exit_code == 0
    files = [path for path in (folder / "một").rglob("*") if path.is_file()]
    assert len(files) > 8
    for path in files:
        other = folder / "hai" / path.relative_to(folder / "một")
        assert path.read_bytes() == other.read_bytes(), path.name


def test_findings_name_files_without_their_folders(folder: Path) -> None:
    project(folder)
    for place in ("một", "hai"):
        (folder / place).mkdir()
        path = folder / place / "so-lieu.csv"
        path.write_text(f'{",".join(HEADER)}\n1,Xã A,núi,1,10,"8,5"\n', "utf-8")
        ran = cds("report", path, "--set", "thu", "-o", folder / place, "--format", "html,xlsx")
        assert ran.exit_code == 0, ran.stderr
    page = (folder / "một/bao-cao.html").read_text("utf-8")
    assert "so-lieu.csv" in page
    assert str(folder) not in page
    for name in ("bao-cao.html", "bang-tinh.xlsx"):
        assert (folder / "một" / name).read_bytes() == (folder / "hai" / name).read_bytes()


def test_data_are_scored_now_and_not_remembered(folder: Path) -> None:
    data = project(folder)
    assert cds("report", data, "--set", "thu", "-o", "ra", "--format", "html").exit_code == 0
    assert names(folder / "ra") == ["bao-cao.html"]
    assert not (folder / "cds.db").exists()


def test_an_earlier_period_adds_movement(folder: Path) -> None:
    two_periods(folder)
    assert cds("report", "--compare", "2024", "-o", "ra").exit_code == 0
    assert 'data-sort="moved"' in (folder / "ra/bao-cao.html").read_text("utf-8")
    with zipfile.ZipFile(folder / "ra/bang-tinh.xlsx") as packed:
        assert "So với kỳ trước" in packed.read("xl/workbook.xml").decode()
    cells = [
        c.text
        for t in docx.Document(str(folder / "ra/phu-luc.docx")).tables
        for c in t.rows[0].cells
    ]
    assert "Tăng, giảm bậc" in cells


def test_a_period_that_was_never_scored_is_said(folder: Path) -> None:
    two_periods(folder)
    ran = cds("report", "--compare", "2020", "-o", "ra")
    assert ran.exit_code == 2
    assert "T703" in ran.stderr
    assert not (folder / "ra").exists()


def test_the_page_explains_points_and_the_public_page_does_not(folder: Path) -> None:
    two_periods(folder)
    assert cds("report", "-o", "ra").exit_code == 0
    assert cds("report", "-o", "công khai", "--public").exit_code == 0
    assert "5 / 10 = 50 %" in (folder / "ra/bao-cao.html").read_text("utf-8")
    shown = (folder / "công khai/bao-cao.html").read_text("utf-8")
    assert "5 / 10 = 50 %" not in shown
    assert "inputs.csv" in names(folder / "ra/du-lieu")
    assert "inputs.csv" not in names(folder / "công khai/du-lieu")


def test_a_package_for_the_public_keeps_nothing_of_an_earlier_one(folder: Path) -> None:
    two_periods(folder)
    assert cds("report", "--compare", "2024", "-o", "ra").exit_code == 0
    (folder / "ra/du-lieu/của tôi.txt").write_text("của tôi", "utf-8")
    assert cds("report", "-o", "ra", "--public").exit_code == 0
    left = set(names(folder / "ra/du-lieu"))
    assert not left & {"inputs.csv", "input_codes.csv", "movement.csv"}
    assert left >= {"figures.csv", "datapackage.json", "của tôi.txt"}


def test_what_earlier_runs_left_is_named_beside_files_for_the_public(folder: Path) -> None:
    two_periods(folder)
    assert cds("report", "-o", "ra").exit_code == 0
    assert cds("report", "-o", "ra", "--each", "--format", "html,docx").exit_code == 0
    assert "lần ghi trước: don-vi." in cds("report", "-o", "ra", "--public").stderr
    cards = cds("report", "-o", "ra", "--public", "--each", "--format", "html,docx").stderr
    assert "lần ghi trước: bang-tinh.xlsx, bao-cao.html, du-lieu, phu-luc.docx." in cards
    assert "lần ghi trước" not in cds("report", "-o", "mới", "--public").stderr
    assert "lần ghi trước" not in cds("report", "-o", "ra", "--format", "html").stderr


def of_persons(folder: Path) -> Path:
    """Write a set that scores persons, and a form of each of six."""
    project(folder)
    path = folder / "indicators/thu.yaml"
    path.write_text(path.read_text("utf-8").replace("level: xa", "level: congdan"), "utf-8")
    (folder / "nộp").mkdir()
    for number in range(6):
        lines = (
            f"Đơn vị:;Người {number};;",
            f"Mã đơn vị:;P{number};;",
            "Mã;Chỉ số;Số liệu (a);Tổng số (b)",
            "1.1;Tỷ lệ hồ sơ;5;10",
            "2.1;Khảo sát;4;",
        )
        (folder / f"nộp/Nguyen-Thi-{number}.csv").write_text("\n".join(lines), "utf-8")
    return folder / "nộp"


def texts_in(folder: Path) -> str:
    """Put the texts of all files of a report together, those of workbook and document too."""
    found = []
    for path in filter(Path.is_file, folder.rglob("*")):
        if path.suffix in {".xlsx", ".docx"}:
            with zipfile.ZipFile(path) as packed:
                found += [
                    packed.read(name).decode("utf-8", "replace") for name in packed.namelist()
                ]
        else:
            found.append(path.read_text("utf-8"))
    return "\n".join(found)


@pytest.mark.parametrize("option", ["--public", "--landscape"])
def test_forms_of_persons_are_named_in_nothing_that_is_published(folder: Path, option: str) -> None:
    ran = cds("report", of_persons(folder), "--set", "thu", "-o", "ra", option)
    assert ran.exit_code == 0, ran.stderr
    assert names(folder / "ra") == FILES
    assert "Nguyen-Thi" not in texts_in(folder / "ra")
    assert "Người 1" not in texts_in(folder / "ra")


def test_persons_of_the_store_are_nobody_to_report_on(folder: Path) -> None:
    assert cds("score", of_persons(folder), "--set", "thu").exit_code == 0
    ran = cds("report", "-o", "ra")
    assert ran.exit_code == 2
    assert "không có từng đơn vị" in ran.stderr
    assert not (folder / "ra").exists()


def test_units_without_any_figure_are_not_published(folder: Path) -> None:
    project(folder)
    data = workbook(folder / "trống.xlsx", [("00001", "Xã A", "núi", None, None, None)])
    scored_now = cds("report", data, "--set", "thu", "-o", "ra")
    assert cds("score", data, "--set", "thu").exit_code == 1
    for ran in (scored_now, cds("report", "-o", "ra")):
        assert ran.exit_code == 1
        assert "R601" in ran.stderr
    assert not (folder / "ra").exists()


def test_findings_are_told_where_data_are_scored_now(folder: Path) -> None:
    data = project(folder, [*ROWS, ("00004", "Xã D", "núi", None, None, 4)])
    scored_now = cds("report", data, "--set", "thu", "-o", "ra", "--public", "--format", "html")
    assert scored_now.exit_code == 0
    assert "R603" in scored_now.stderr
    assert cds("score", data, "--set", "thu").exit_code == 0
    assert "R603" not in cds("report", "-o", "ra", "--format", "html").stderr


def test_movement_stands_in_the_data_package(folder: Path) -> None:
    two_periods(folder)
    assert cds("report", "--compare", "2024", "-o", "ra", "--format", "data").exit_code == 0
    lines = (folder / "ra/du-lieu/movement.csv").read_text("utf-8").splitlines()
    assert "00002,TOTAL,11,0.55,1,7,0.35,0" in lines
    assert not [line for line in lines if line.startswith("00003")]
    described = json.loads((folder / "ra/du-lieu/datapackage.json").read_text("utf-8"))
    assert described["held_against"]["movement"]["period"] == "2024"


def test_scorecards_are_named_by_codes(folder: Path) -> None:
    two_periods(folder)
    ran = cds("report", "--each", "--format", "html,docx", "--compare", "2024", "-o", "ra")
    assert ran.exit_code == 0, ran.stderr
    assert names(folder / "ra/don-vi") == [
        f"0000{n}.{form}" for n in (1, 2, 3) for form in ("docx", "html")
    ]
    card = (folder / "ra/don-vi/00001.html").read_text("utf-8")
    for text in ("Xã A (00001)", "5 / 10 = 50 % → 5,00 / 10 điểm", "Kỳ 2024"):
        assert text in card
    assert "<script" not in card
    # Who is handed a scorecard need not know where the data were kept.
    assert str(folder) not in card
    assert "Không có trong kỳ 2024." in (folder / "ra/don-vi/00003.html").read_text("utf-8")


def test_one_unit_may_be_named_in_any_typing(folder: Path) -> None:
    two_periods(folder)
    assert cds("report", "--unit", "xa b", "-o", "ra").exit_code == 0
    assert names(folder / "ra/don-vi") == ["00002.html"]
    unknown = cds("report", "--unit", "Xã Bê", "-o", "ra")
    assert unknown.exit_code == 2
    assert "Xã B (00002)" in unknown.stderr


def test_a_unit_that_is_named_gets_a_sheet_of_its_own(folder: Path) -> None:
    two_periods(folder)
    ran = cds("report", "--unit", "00002", "--format", "xlsx", "-o", "ra")
    assert ran.exit_code == 0, ran.stderr
    assert names(folder / "ra") == ["bang-tinh.xlsx"]
    with zipfile.ZipFile(folder / "ra/bang-tinh.xlsx") as packed:
        assert 'name="00002"' in packed.read("xl/workbook.xml").decode()


def test_scorecards_of_all_may_go_with_sheets_of_some(folder: Path) -> None:
    two_periods(folder)
    ran = cds("report", "--each", "--unit", "00002", "--format", "html,xlsx", "-o", "ra")
    assert ran.exit_code == 0, ran.stderr
    assert names(folder / "ra/don-vi") == [f"0000{n}.html" for n in (1, 2, 3)]
    with zipfile.ZipFile(folder / "ra/bang-tinh.xlsx") as packed:
        assert packed.read("xl/workbook.xml").decode().count('name="0000') == 1


def test_there_is_no_data_package_of_single_units(folder: Path) -> None:
    two_periods(folder)
    ran = cds("report", "--each", "--format", "data", "-o", "ra")
    assert ran.exit_code == 2
    assert "html" in ran.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--format", "pdf"), "html, docx, xlsx, data"),
        (("--letterhead", "không có.docx"), "không có.docx"),
        (("-o", "cds.db"), "cds.db"),
        (("-o", "cds.db/trong"), "-o: cds.db là tệp"),
        (("run:99",), "T703"),
        (("không rõ",), "run:SỐ"),
    ],
)
def test_what_cannot_be_is_said_before_anything_is_written(
    folder: Path, arguments: tuple[str, ...], said: str
) -> None:
    two_periods(folder)
    ran = cds("report", *arguments)
    assert ran.exit_code == 2
    assert said in ran.stderr
    assert "bao-cao" not in names(folder)


def test_colour_logo_letterhead_and_name_come_from_the_project(folder: Path) -> None:
    two_periods(folder)
    own = docx.Document()
    for line in ("{{co_quan}}", "{{bang}}"):
        own.add_paragraph(line)
    own.save(str(folder / "mau.docx"))
    (folder / "logo.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", "utf-8")
    (folder / "cds.toml").write_text(
        '[report]\naccent = "#7A1F5C"\nlogo = "logo.svg"\nletterhead = "mau.docx"\n'
        'organisation = "Sở TT&TT"\n',
        "utf-8",
    )
    assert cds("report", "-o", "ra", "--format", "html", "--format", "docx").exit_code == 0
    page = (folder / "ra/bao-cao.html").read_text("utf-8")
    assert "#7a1f5c" in page
    assert "data:image/svg+xml;base64," in page
    document = docx.Document(str(folder / "ra/phu-luc.docx"))
    assert document.paragraphs[0].text == "Sở TT&TT"


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ('accent = "đỏ"', "#rrggbb"),
        ('logo = "nop.txt"', "PNG"),
        ("accent = 7", "accent"),
        ('colour = "#112233"', "colour"),
    ],
)
def test_a_look_that_cannot_be_is_refused(folder: Path, setting: str, said: str) -> None:
    two_periods(folder)
    (folder / "nop.txt").write_text("không phải ảnh", "utf-8")
    (folder / "cds.toml").write_text(f"[report]\n{setting}\n", "utf-8")
    ran = cds("report", "-o", "ra", "--format", "html")
    assert ran.exit_code == 2
    assert said in ran.stderr


def test_a_letterhead_with_unknown_places_is_refused_with_all_of_them(folder: Path) -> None:
    two_periods(folder)
    own = docx.Document()
    own.add_paragraph("{{ten}} {{ngay}}")
    own.save(str(folder / "mau.docx"))
    ran = cds("report", "-o", "ra", "--letterhead", "mau.docx")
    assert ran.exit_code == 1
    assert ran.stderr.count("X505") == 2
    assert "X506" in ran.stderr
    assert not (folder / "ra").exists()


def test_the_data_package_says_what_it_rests_on(folder: Path) -> None:
    two_periods(folder)
    assert cds("report", "-o", "ra", "--format", "data").exit_code == 0
    told = json.loads((folder / "ra/du-lieu/datapackage.json").read_text("utf-8"))
    assert told["set"]["code"] == "thu"
    assert len(told["set"]["sha256"]) == 64
    assert told["period"] == "2025"
    assert told["sources"][0]["sha256"]


def test_in_english_words_and_figures_are_english(folder: Path) -> None:
    two_periods(folder)
    assert cds("report", "-o", "ra", "--lang", "en").exit_code == 0
    page = (folder / "ra/bao-cao.html").read_text("utf-8")
    assert '<html lang="en">' in page
    assert "Ranking" in page
    assert "0.4500" in page
    assert "0,4500" not in page
    with zipfile.ZipFile(folder / "ra/phu-luc.docx") as packed:
        assert "APPENDIX" in packed.read("word/document.xml").decode()
