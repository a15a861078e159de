import json
import os
from pathlib import Path

import openpyxl
import pytest

from tests.cli.small_data import HEADER, ROWS, cds, project, workbook

GOOD, BAD = ("00001", "Xã A", "núi", 5, 10, 4), ("00001", "Xã A", "núi", 50, 10, 4)
"""A unit with good figures, and one with a part above its whole, in column D."""


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("CDS_STORE", "CDS_INDICATORS", "CDS_LANG", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    project(tmp_path)


def sent(path: str, *rows: tuple[object, ...]) -> Path:
    """Put a file into a folder of submissions."""
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    return workbook(Path(path), rows)


def as_csv(path: str, *rows: tuple[object, ...]) -> None:
    lines = [",".join(map(str, row)) for row in (HEADER, *rows)]
    Path(path).write_text("\n".join(lines) + "\n", "utf-8")


def codes(*arguments: str) -> list[str]:
    """Give the codes that are told of a folder, with what is said of absent units."""
    found = json.loads(cds("validate", *arguments, "--format", "json").stdout)["findings"]
    return [one["code"] for one in found]


def test_a_good_file_ends_with_0_and_is_told_in_one_line() -> None:
    ran = cds("validate", "nộp lại.xlsx")
    line = "1 tệp, 3 đơn vị nộp, 3 đơn vị chấm được, 0 đơn vị chưa nộp: không có lỗi\n"
    assert (ran.exit_code, ran.stdout, ran.stderr) == (0, "", line)


def test_nothing_is_scored_or_remembered() -> None:
    before = sorted(Path().rglob("*"))
    cds("validate", "nộp lại.xlsx")
    assert sorted(Path().rglob("*")) == before


def test_errors_end_with_1_and_are_told_with_their_cells() -> None:
    sent("nop/a.xlsx", BAD)
    ran = cds("validate", "nop", "--format", "full")
    assert ran.exit_code == 1
    assert f"V304 lỗi  {Path('nop/a.xlsx')}[Số liệu!D2]  Xã A · Tỷ lệ hồ sơ" in ran.stdout


def test_warnings_end_with_1_only_where_they_are_not_accepted() -> None:
    sent("nop/a.xlsx", ("00001", "Xã A", "núi", None, 10, 4))
    assert cds("validate", "nop").exit_code == 0
    assert cds("validate", "nop", "--strict").exit_code == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["khong-co"], "Không có tệp khong-co."),
        (["nop", "--report", "loi.pdf"], "không ghi được loi.pdf"),
        (["nop", "--report", "khong/loi.html"], "Không có thư mục khong."),
        (["nop", "--report", "nop/loi.html"], "nằm trong thư mục số liệu"),
        (["nop/a.xlsx", "--report", "nop/a.xlsx"], "không ghi đè lên tệp số liệu"),
        (["nop", "--annotate", "nop/lại"], "nằm trong thư mục số liệu"),
        (["nop", "--annotate", "khác/../nop/lại"], "nằm trong thư mục số liệu"),
        (["nop", "--annotate", "nộp lại.xlsx"], "là tệp, cần thư mục"),
        (["nop", "--units", "khong.csv"], "Không có danh sách đơn vị khong.csv"),
        (["nop", "--evidence", "khong"], "Không có thư mục tài liệu kiểm chứng khong"),
        (["nop", "--period", "2O25"], "2O25 không phải kỳ"),
        (["nop", "--set", "khong-co"], "Không có bộ chỉ số khong-co"),
    ],
)
def test_what_cannot_be_done_is_refused_before_anything_is_written(
    arguments: list[str], told: str
) -> None:
    data = sent("nop/a.xlsx", BAD)
    before = data.read_bytes()
    ran = cds("validate", *arguments)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert told in ran.stderr.replace(os.sep, "/")
    assert data.read_bytes() == before
    assert [path.name for path in Path("nop").iterdir()] == ["a.xlsx"]


def test_a_folder_without_tables_is_no_success_and_its_files_are_named() -> None:
    Path("nop").mkdir()
    assert codes("nop") == ["F008"]
    Path("nop/công văn.pdf").write_bytes(b"%PDF-1.7")
    assert codes("nop") == ["F008", "F012"]
    ran = cds("validate", "nop", "--report", "loi.html", "--annotate", "out")
    assert ran.exit_code == 1
    assert "0 tệp, 0 đơn vị nộp" in ran.stderr
    assert "Không có tệp nào để đánh dấu" in ran.stderr
    assert not Path("out").exists()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Xin gửi số liệu của xã.\n", "F012"),
        ("Kính gửi anh, chị,\nXã A gửi số liệu năm 2025\n", "F012"),
        ("Mã đơn vị\tSố họp\n00002\t5\n", "S119"),
    ],
)
def test_a_note_in_plain_text_is_named_and_left_but_a_table_without_a_header_is_refused(
    text: str, told: str
) -> None:
    sent("nop/a.xlsx", GOOD)
    Path("nop/đọc trước.txt").write_text(text, "utf-8")
    assert codes("nop") == [told]


def test_a_text_of_excel_is_read_in_a_folder() -> None:
    sent("nop/a.xlsx", GOOD)
    rows = (HEADER, ("00002", "Xã B", "núi", 5, 10, 4))
    Path("nop/b.txt").write_text("\n".join("\t".join(map(str, row)) for row in rows), "utf-16")
    record = json.loads(cds("validate", "nop", "--format", "json").stdout)
    assert (record["counts"]["good"], {one["code"] for one in record["findings"]}) == (2, {"F003"})


def test_a_folder_is_of_the_period_its_files_were_stamped_with() -> None:
    for name, period in (("a", "2025"), ("b", "2024")):
        cds("template", "thu", "--period", period, "-o", f"{name}.xlsx")
        book = openpyxl.load_workbook(f"{name}.xlsx")
        Path("nop").mkdir(exist_ok=True)
        book.save(f"nop/{name}.xlsx")
    as_csv("nop/0.csv", GOOD)
    found = json.loads(cds("validate", "nop", "--format", "json").stdout)["findings"]
    told = [one["params"] for one in found if one["code"] == "S113"]
    assert [(one["seen"]["en"], one["expected"]["en"]) for one in told] == [
        ("period 2024", "period 2025")
    ]
    named = json.loads(cds("validate", "nop", "--period", "2024", "--format", "json").stdout)
    told = [one["params"] for one in named["findings"] if one["code"] == "S113"]
    assert [one["seen"]["en"] for one in told] == ["period 2025"]


def test_a_link_is_named_and_not_followed() -> None:
    sent("nop/a.xlsx", GOOD)
    outside = sent("ngoài/b.xlsx", ("00002", "Xã B", "núi", 5, 10, 4))
    for link, target in (("nop/b.xlsx", outside), ("nop/thêm", outside.parent)):
        try:
            Path(link).symlink_to(target.resolve(), target_is_directory=target.is_dir())
        except OSError:
            pytest.skip("links may not be made here")
    ran = cds("validate", "nop", "--format", "json")
    record = json.loads(ran.stdout)
    assert record["counts"] == {"files": 1, "sent": 1, "good": 1, "absent": 0}
    assert [(one["code"], Path(one["file"]).name) for one in record["findings"]] == [
        ("F012", "b.xlsx"),
        ("F012", "thêm"),
    ]


def test_one_bad_file_never_hides_the_rest() -> None:
    sent("nop/b.xlsx", BAD)
    Path("nop/a.xlsx").write_bytes(b"PK\x03\x04 cut off")
    Path("nop/c.csv").write_bytes(b"")
    assert codes("nop") == ["F001", "V304", "F008"]


def test_two_files_of_a_unit_are_refused_unless_the_later_one_counts() -> None:
    first, second = sent("nop/a.xlsx", GOOD), sent("nop/b.xlsx", ("00001", "Xã A", "núi", 6, 10, 4))
    os.utime(first, (2_000_000_000, 2_000_000_000))
    os.utime(second, (1_000_000_000, 1_000_000_000))
    assert codes("nop") == ["U204"]
    found = json.loads(cds("validate", "nop", "--latest", "--format", "json").stdout)["findings"]
    assert [(one["code"], Path(one["file"]).name) for one in found] == [("U220", "b.xlsx")]
    assert cds("score", "nop", "--latest", "--no-store", "-o", "hạng.csv").exit_code == 0
    assert "1,00001,Xã A,9.00" in Path("hạng.csv").read_text("utf-8")


def test_units_that_sent_nothing_are_counted_even_if_they_are_not_listed() -> None:
    sent("nop/a.xlsx", GOOD)
    Path("units.csv").write_text("code,name,level\n00001,Xã A,xa\n00002,Xã B,xa\n", "utf-8")
    known = ("nop", "--units", "units.csv")
    assert codes(*known) == ["U205"]
    ran = cds("validate", *known, "--ignore", "U205")
    assert (ran.exit_code, ran.stdout) == (0, "")
    assert "1 đơn vị chưa nộp" in ran.stderr


def test_a_form_of_an_unknown_unit_takes_nothing_from_the_unit_whose_code_it_bears() -> None:
    sent("nop/a.xlsx", GOOD)
    sent("nop/b.xlsx", ("00001", "Xã B", "núi", 6, 10, 4))
    Path("units.csv").write_text("code,name,level\n00001,Xã A,xa\n00002,Xã B,xa\n", "utf-8")
    ran = cds("validate", "nop", "--units", "units.csv", "--format", "json")
    record = json.loads(ran.stdout)
    assert [one["code"] for one in record["findings"]] == ["U203", "U205"]
    assert record["counts"]["good"] == 1


def test_copies_of_files_that_differ_in_their_ending_do_not_overwrite_each_other() -> None:
    sent("nop/xã A.xlsx", BAD)
    as_csv("nop/xã A.csv", ("00002", "Xã B", "núi", 70, 10, 4))
    sent("nop/xã A-csv.xlsx", ("00003", "Xã C", "núi", 90, 10, 4))
    ran = cds("validate", "nop", "--annotate", "out")
    assert f"Đã ghi 3 bản trả lại vào {Path('out')}" in ran.stderr
    units = {
        path.name: openpyxl.load_workbook(path)["Số liệu"]["A2"].value
        for path in Path("out").iterdir()
    }
    assert sorted(units.values()) == ["00001", "00002", "00003"]


def test_a_copy_of_a_file_with_a_very_long_name_is_written_as_well() -> None:
    name = f"{'ệ' * 82}.xlsx"
    sent(f"nop/{name}", BAD)
    sent("nop/z.xlsx", ("00002", "Xã B", "núi", 70, 10, 4))
    cds("validate", "nop", "--annotate", "out")
    (longer, other) = sorted(path.name for path in Path("out").iterdir())[::-1]
    assert (longer, other) == (f"{'ệ' * 73}-tra-lai.xlsx", "z-tra-lai.xlsx")


def test_a_copy_that_is_sent_back_as_it_is_has_the_same_faults_and_no_others() -> None:
    sent("nop/a.xlsx", BAD)
    cds("validate", "nop", "--annotate", "out")
    assert codes("out") == codes("nop") == ["V304"]


def test_somebody_elses_comment_is_told_without_what_an_answer_added_to_it() -> None:
    book = openpyxl.load_workbook(sent("nop/a.xlsx", BAD))
    book["Số liệu"]["D2"].comment = openpyxl.comments.Comment("đã hỏi lại xã", "cán bộ")
    book.save("nop/a.xlsx")
    cds("validate", "nop", "--annotate", "out")
    assert "— cds —" in openpyxl.load_workbook("out/a-tra-lai.xlsx")["Số liệu"]["D2"].comment.text
    found = json.loads(cds("validate", "out", "--format", "json").stdout)["findings"]
    assert {one["code"]: one["params"]["seen"] for one in found} == {
        "V304": "50/10",
        "S115": "đã hỏi lại xã",
    }


@pytest.mark.parametrize("ending", ["xlsx", "html", "json"])
def test_a_report_is_written_in_the_form_its_ending_says(ending: str) -> None:
    sent("nop/a.xlsx", BAD)
    report = Path(f"lỗi.{ending}")
    ran = cds("validate", "nop", "--report", report)
    assert f"Đã ghi {report}" in ran.stderr
    beginnings = {"xlsx": b"PK\x03\x04", "html": b"<!doctype html>", "json": b"{"}
    assert report.read_bytes().lower().startswith(beginnings[ending].lower())


def test_a_program_gets_one_value_of_json_even_where_nothing_could_be_read() -> None:
    Path("nop").mkdir()
    assert json.loads(cds("validate", "nop", "--format", "json").stdout)["counts"]["files"] == 0
    refused = cds("validate", "khong-co", "--format", "json")
    assert (refused.exit_code, json.loads(refused.stdout)[0]["code"]) == (2, "C801")


@pytest.mark.parametrize("form", ["full", "concise"])
def test_notes_are_told_by_kind_and_one_by_one_only_if_asked_for(form: str) -> None:
    sent("nop/a.xlsx", *(("'00001", "Xã A", "núi", " 5", "10 ", 4),))
    short = cds("validate", "nop", "--format", form)
    assert (short.exit_code, short.stdout) == (0, "")
    assert "V301 ghi chú" in short.stderr
    full = cds("validate", "nop", "--format", form, "-v")
    assert full.stdout.count("V301") == 2
    assert "ô: dùng" in full.stderr


@pytest.mark.parametrize("form", ["full", "concise"])
def test_units_that_sent_nothing_are_named_together_unless_asked_for_one_by_one(form: str) -> None:
    sent("nop/a.xlsx", GOOD)
    absent = [f"0000{one},Xã {one},xa" for one in range(2, 8)]
    Path("units.csv").write_text("\n".join(["code,name,level", "00001,Xã A,xa", *absent]), "utf-8")
    short = cds("validate", "nop", "--units", "units.csv", "--format", form)
    assert (short.exit_code, short.stdout) == (0, "")
    assert short.stderr.splitlines()[:2] == [
        "U205 cảnh báo: 6 đơn vị chưa nộp: Xã 2 (00002), Xã 3 (00003), Xã 4 (00004), Xã 5",
        "     (00005), Xã 6 (00006), Xã 7 (00007)",
    ]
    full = cds("validate", "nop", "--units", "units.csv", "--format", form, "-v")
    assert (full.stdout.count("U205"), full.stderr.count("U205")) == (6, 0)


def test_quiet_tells_only_what_fails() -> None:
    sent("nop/a.xlsx", BAD, ("00002", "Xã B", "núi", None, 10, 4))
    ran = cds("validate", "nop", "-q")
    assert (ran.stdout.count("V304"), ran.stdout.count("V309"), ran.stderr) == (1, 0, "")


def test_the_set_of_a_folder_is_that_of_the_first_file_that_says_it() -> None:
    sent("nop/b.xlsx", GOOD)
    Path("nop/a.csv").write_text("Tên,Ghi chú\nkế hoạch,chưa rõ\n", "utf-8")
    record = json.loads(cds("validate", "nop", "--format", "json").stdout)
    assert (record["set"], record["counts"]["good"]) == ("thu@2025", 1)


def test_rows_of_the_shared_data_are_those_that_are_read() -> None:
    record = json.loads(cds("validate", "nộp lại.xlsx", "--format", "json").stdout)
    assert record["ledger"]["cells"] == len(HEADER) * (1 + len(ROWS))


def test_a_figure_is_held_against_the_period_before_where_the_set_says_so() -> None:
    file = Path("indicators/thu.yaml")
    check = "checks: [{code: D1, type: change_within, input: 1.1.whole, within: 0.2}]\n"
    file.write_text(file.read_text("utf-8") + check, "utf-8")
    assert cds("score", "nộp lại.xlsx", "--period", "2024").exit_code == 0
    workbook(Path("sau.xlsx"), [(*ROWS[0][:4], 13, 4), (*ROWS[1][:4], 11, 8)])
    later = ("sau.xlsx", "--format", "json", "--period")
    (found,) = json.loads(cds("validate", *later, "2025").stdout)["findings"]
    assert (found["code"], found["cell"], found["severity"]) == ("V331", "E2", "warning")
    assert json.loads(cds("validate", *later, "2024").stdout)["findings"] == []


def test_a_missing_column_leaves_no_unit_ready_to_be_scored() -> None:
    Path("thiếu.csv").write_text("Mã đơn vị,1.1.part,2.1\n00001,5,4\n", "utf-8")
    ran = cds("validate", "thiếu.csv", "--set", "thu", "--format", "json")
    assert json.loads(ran.stdout)["counts"]["good"] == 0
    assert ran.stdout.endswith("}\n")


def test_a_turned_table_is_told_as_such_without_naming_the_set() -> None:
    lines = ["Mã đơn vị,00001,00002", "1.1.part,5,6", "1.1.whole,10,10", "2.1,4,5"]
    Path("xoay.csv").write_text("\n".join(lines) + "\n", "utf-8")
    assert codes("xoay.csv") == ["S112"]


def test_a_template_of_an_unknown_set_hides_no_other_file_of_a_folder() -> None:
    assert cds("template", "thu", "-o", "phieu.xlsx").exit_code == 0
    Path("nop").mkdir()
    book = openpyxl.load_workbook("phieu.xlsx")
    for one in book.custom_doc_props.props:
        if one.name == "cds.set":
            one.value = "khac@2020"
    book.save("nop/a.xlsx")
    sent("nop/b.xlsx", GOOD)
    ran = cds("validate", "nop", "--format", "json")
    assert (ran.exit_code, json.loads(ran.stdout)["counts"]["good"]) == (1, 1)
    assert "S113" in {one["code"] for one in json.loads(ran.stdout)["findings"]}


def test_a_unit_that_sent_nothing_is_asked_to_send_it() -> None:
    sent("nop/a.xlsx", GOOD)
    Path("units.csv").write_text("code,name,level\n00001,Xã A,xa\n00009,Xã I,xa\n", "utf-8")
    cds("validate", "nop", "--units", "units.csv", "--report", "loi.json")
    units = {
        one["unit"]: one["send_back"] for one in json.loads(Path("loi.json").read_text())["units"]
    }
    assert "chưa nhận được số liệu" in units["Xã I"]
    assert "nhắc đơn vị" not in units["Xã I"]
