import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest

from tests.analysis.published_tables import DTI, DTI_HEADER, DTI_WEIGHTS, in_csv, save
from tests.cli.small_data import cds


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CDS_LANG", raising=False)


def dti(tmp_path: Path) -> Path:
    path = tmp_path / "dti.xlsx"
    save((DTI_HEADER, DTI_WEIGHTS, *DTI), path)
    return path


def test_a_table_that_follows_from_itself_ends_with_0_and_says_what_was_recognised(
    tmp_path: Path,
) -> None:
    ran = cds("audit-table", dti(tmp_path))
    assert ran.exit_code == 0
    for told in (
        "KHỚP: 4 tổng đúng; 1 tổng trong phạm vi làm tròn; 5 hạng khớp với tổng",
        "Công bố (K)",
        "HĐ CQS = 200",
        "trung bình có trọng số",
        "0,716355",
    ):
        assert told in " ".join(ran.stdout.split())


def test_what_does_not_follow_ends_with_1_and_is_told_with_its_cell(tmp_path: Path) -> None:
    path = dti(tmp_path)
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["K5"] = 0.7124
    book.save(path)
    ran = cds("audit-table", path, "--format", "csv", "--table", "totals")
    assert ran.exit_code == 1
    rows = {row["unit"]: row for row in csv.DictReader(io.StringIO(ran.stdout))}
    assert rows["Quảng Ninh"] == {
        "unit": "Quảng Ninh",
        "column": "Công bố (K)",
        "printed": "0.7124",
        "computed": "0.702445",
        "difference": "+0.0100",
        "verdict": "does-not-follow",
        "place": "Sheet!K5",
        "lowest": "0.702395",
        "highest": "0.702495",
    }
    assert rows["TP. Hồ Chí Minh"]["verdict"] == "within-rounding"


def test_json_holds_the_verdict_the_formula_and_all_tables(tmp_path: Path) -> None:
    ran = cds("audit-table", dti(tmp_path), "--format", "json", "--all")
    found = json.loads(ran.stdout)
    facts, tables = found["facts"], found["tables"]
    assert (facts["verdict"], facts["formula"], facts["units"]) == ("follows", "weighted-mean", 5)
    assert [row["verdict"] for row in tables["totals"]].count("exact") == 4
    assert [row["expected"] for row in tables["ranks"]] == [1, 2, 3, 4, 5]
    assert (tables["blanks"], tables["twice"]) == ([], [])


def test_columns_that_are_not_clear_are_asked_for_with_those_there_are(tmp_path: Path) -> None:
    path = tmp_path / "bang.csv"
    path.write_text("Đơn vị;a;b;c;c\nA;1;2;3;3\n", "utf-8")
    cases = {
        (): "--total",
        ("--total", "x"): "Không có cột x. Có: Đơn vị (A), a (B), b (C), c (D), c (E).",
        ("--total", "c"): "Có nhiều cột c",
        ("--total", "D", "--weights", "a=x"): "a=x",
        ("--total", "D", "--weights", "a=1e30"): "a=1e30",
        ("--total", "D", "--weights", "a=1", "--parts", "a,b"): "thiếu trọng số của b (C)",
        ("--total", "D", "--format", "xlsx"): "--format",
    }
    for arguments, told in cases.items():
        ran = cds("audit-table", path, *arguments)
        assert (ran.exit_code, ran.stdout) == (2, "")
        assert told in ran.stderr
    assert cds("audit-table", path, "--total", "D", "--parts", "a,b").exit_code == 0
    assert cds("audit-table", path, "--total", "D", "--parts", "a,E").exit_code == 1


def test_options_choose_names_ranks_blocks_and_decimals(tmp_path: Path) -> None:
    header = ("Nơi", "Vùng", "a", "b", "Cả năm", "Thứ")
    rows = (("A", "núi", 5, 5, 11, 1), ("B", "biển", 4, 4, 8, 1), ("C", "núi", 3, 3, 6, 2))
    path = tmp_path / "bang.csv"
    path.write_text(in_csv((header, *rows)), "utf-8")
    asked = ("--name", "Nơi", "--total", "Cả năm", "--rank", "Thứ", "--parts", "a,b")
    assert cds("audit-table", path, *asked, "--block", "Vùng").exit_code == 1
    asked = (*asked, "--decimals", "0")
    assert cds("audit-table", path, *asked, "--block", "Vùng").exit_code == 0
    assert cds("audit-table", path, *asked).exit_code == 1


def test_a_file_that_cannot_be_read_or_holds_no_table_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("một\nhai\n", "utf-8")
    (tmp_path / "x.xlsx").write_bytes(b"PK\x03\x04 broken")
    assert "Không nhận ra dòng tiêu đề" in cds("audit-table", "x.csv").stderr
    assert "F001" in cds("audit-table", "x.xlsx").stderr
    assert cds("audit-table", "khong-co.csv").exit_code == 2
    assert cds("audit-table", ".").exit_code == 2
    as_json = cds("audit-table", "x.csv", "--format", "json")
    assert [d["code"] for d in json.loads(as_json.stdout)["diagnostics"]] == ["C801"]


def test_cells_that_are_no_figures_fail_and_leave_their_rows_unchecked(tmp_path: Path) -> None:
    path = tmp_path / "bang.csv"
    path.write_text("Đơn vị;a;b;Tổng;Hạng\nA;gần 3;2;5;1\nB;1;2;3;2\n", "utf-8")
    ran = cds("audit-table", path)
    assert ran.exit_code == 1
    assert "V303" in ran.stderr
    assert "CHƯA SOÁT HẾT" in ran.stdout
    assert "không soát được" in ran.stdout


def test_a_ranking_that_cds_wrote_for_excel_is_a_table_too(tmp_path: Path) -> None:
    text = "Hạng;Mã;Đơn vị;Điểm;Tối đa;Chỉ số;1 Nhóm;2 Nhóm\n1;01;A;12,50;20;0,6250;7,50;5,00\n"
    (tmp_path / "kq.csv").write_text(text, "utf-8")
    ran = cds("audit-table", "kq.csv", "--lang", "en")
    assert (ran.exit_code, "FOLLOWS: totals exact: 1; ranks that agree" in ran.stdout) == (0, True)
