"""``cds targets``: commitments held against results of the store, of files and of lists."""

import csv
import io
import json
from collections.abc import Mapping
from contextlib import chdir
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
import pytest
from typer.testing import Result

from tests.cli.small_data import ROOT, cds

SET = """format: 1
code: thu
edition: "1"
level: xa
name: Bộ thử
provenance: proposed
bands: [{code: tot, name: Tốt, at_least: 0.8}]
indicators:
  - {code: "1", name: Điểm, max_points: 100, rule: {type: given, scale: points}}
"""
TARGETS = """targets_format: 1
code: muc-tieu-thu
name: Mục tiêu thử
decision: 01/NQ
issued: 2024-01-15
source: Ví dụ
units: {level: tinh, names: [Tỉnh Mẫu]}
head: {post: Chủ tịch UBND tỉnh}
targets:
  - code: BAC
    name: Tăng 5 bậc
    units: {level: xa, names: [Xã Sáu]}
    head: {post: Chủ tịch UBND xã, body: Xã Sáu}
    measure: {type: rank, set: thu}
    target: {improves_by: 5}
    baseline: {period: "2024"}
    by: "2025"
    source: {text: tăng 5 bậc, place: Mục 1, grade: A}
  - code: TOP
    name: Trong 5 xã đầu
    units: {level: xa, codes: [x5]}
    measure: {type: rank, set: thu}
    target: {at_most: 5}
    by: "2025"
    source: {text: trong 5 xã đầu, place: Mục 2, grade: A}
  - code: TOT
    name: Mọi xã đạt mức tốt
    measure: {type: band_share, set: thu, band: tot, below: xa}
    target: {at_least: 1}
    by: "2025"
    source: {text: 100 % số xã, place: Mục 3, grade: A}
  - code: CKS
    name: Người trưởng thành có chữ ký số
    measure:
      type: ratio
      part: {name: Số người có chữ ký số, kind: count}
      whole: {name: Dân số trưởng thành, kind: count}
    target: {at_least: 0.8}
    by: "2028"
    source: {text: 80 % người trưởng thành, place: Mục 4, grade: A}
  - code: MO
    name: Thuộc nhóm khá
    measure: {type: index, set: thu}
    target: open
    by: "2025"
    source: {text: nhóm khá, place: Mục 5, grade: S}
"""
NAMES = ("Một", "Hai", "Ba", "Bốn", "Năm", "Sáu")
POINTS = {"2024": (90, 88, 86, 84, 82, 50), "2025": (90, 88, 86, 84, 82, 95)}
FIGURES = "target,period,part,whole\nCKS,2024,600,1000\nCKS,2025,660,1000\n"


def project(folder: Path) -> None:
    """Put set, targets, list of figures and the data of two periods into a folder."""
    (folder / "indicators").mkdir()
    (folder / "indicators/thu.yaml").write_text(SET, "utf-8")
    (folder / "indicators/t.yaml").write_text(TARGETS, "utf-8")
    (folder / "so.csv").write_text(FIGURES, "utf-8")
    for period, points in POINTS.items():
        rows = ["Mã đơn vị,Tên đơn vị,Trực thuộc,1"]
        rows += [
            f"x{place},Xã {name},Tỉnh Mẫu,{value}"
            for place, (name, value) in enumerate(zip(NAMES, points, strict=True), start=1)
        ]
        (folder / f"{period}.csv").write_text("\n".join(rows) + "\n", "utf-8")


def scored(folder: Path) -> None:
    """Put everything into a folder, with a store in which both periods were scored."""
    project(folder)
    (folder / "cds.db").write_bytes(store_of_both())


@cache
def store_of_both() -> bytes:
    """Score both periods once for all tests."""
    with TemporaryDirectory() as name, chdir(name):
        project(Path(name))
        for period in POINTS:
            assert cds("score", f"{period}.csv", "--set", "thu", "--period", period).exit_code == 0
        return Path("cds.db").read_bytes()


def run(folder: Path, *arguments: object, env: Mapping[str, str] | None = None) -> Result:
    with chdir(folder):
        return cds("targets", *arguments, env=env)


def rows_of(result: Result, table: str = "targets") -> dict[str, Any]:
    return {row["code"]: row for row in json.loads(result.stdout)["tables"][table]}


def test_ranks_to_gain_top_five_all_communes_at_a_band_and_a_share_of_adults_are_judged(
    tmp_path: Path,
) -> None:
    scored(tmp_path)
    result = run(tmp_path, "muc-tieu-thu", "--figures", "so.csv", "--format", "json")
    rows, details = rows_of(result), rows_of(result, "details")
    assert result.exit_code == 0
    assert {code: row["verdict"] for code, row in rows.items()} == {
        "BAC": "met",  # from rank 6 to rank 1
        "TOP": "behind",  # rank 6 of 6, due in 2025
        "TOT": "met",  # 6 of 6
        "CKS": "on_the_way",  # 66 %, + 6 a year: 84 % in 2028
        "MO": "open",
    }
    assert (rows["BAC"]["figure"], rows["BAC"]["goal"], rows["BAC"]["to_go"]) == (1, 1, 0)
    assert (rows["TOP"]["figure"], rows["TOP"]["to_go"], rows["TOP"]["missed"]) == (6, 1, True)
    assert (rows["CKS"]["figure"], rows["CKS"]["goal"], rows["CKS"]["to_go"]) == (0.66, 0.8, 0.14)
    assert (details["TOT"]["part"], details["TOT"]["whole"]) == (6, 6)
    assert (details["CKS"]["pace"], details["CKS"]["suffices"]) == (0.06, True)
    assert details["CKS"]["needed"] == pytest.approx(0.14 / 3)
    assert details["BAC"]["head"] == {
        "vi": "Chủ tịch UBND xã (Xã Sáu)",
        "en": "Chủ tịch UBND xã (Xã Sáu)",
    }
    assert json.loads(result.stdout)["facts"]["as_of"] == "2025-12-31"


def test_strict_fails_after_writing_only_where_a_due_target_is_missed(tmp_path: Path) -> None:
    scored(tmp_path)
    missed = run(tmp_path, "muc-tieu-thu", "--strict", "-o", "out.json")
    assert (missed.exit_code, (tmp_path / "out.json").is_file()) == (1, True)
    before = run(tmp_path, "muc-tieu-thu", "--strict", "--on", "2025-12-30")
    assert before.exit_code == 0
    assert run(tmp_path, "muc-tieu-thu").exit_code == 0


def test_the_last_period_of_the_store_counts_and_an_appraisal_before_a_self_assessment(
    tmp_path: Path,
) -> None:
    scored(tmp_path)
    with chdir(tmp_path):
        cds("score", "2024.csv", "--set", "thu", "--period", "2025", "--stage", "appraised")
        cds("score", "2025.csv", "--set", "thu", "--period", "2025")
        cds("score", "2024.csv", "--set", "thu", "--period", "2024")
    asked = run(tmp_path, "muc-tieu-thu", "--format", "json")
    (now, before) = json.loads(asked.stdout)["tables"]["scorings"]
    assert (now["period"], now["stage"], now["role"]) == ("2025", "appraised", "now")
    assert (before["period"], before["role"]) == ("2024", "before")
    own = run(tmp_path, "muc-tieu-thu", "--stage", "self", "--format", "json")
    (now, _) = json.loads(own.stdout)["tables"]["scorings"]
    assert (now["stage"], now["period"]) == ("self", "2025")


def test_the_run_of_the_period_a_target_was_due_in_decides_however_long_ago(
    tmp_path: Path,
) -> None:
    scored(tmp_path)
    for period, points in (("2022", "90"), ("2023", "95")):
        rows = f"Mã đơn vị,Tên đơn vị,Trực thuộc,1\nx5,Xã Năm,Tỉnh Mẫu,{points}\n"
        (tmp_path / "cu.csv").write_text(rows, "utf-8")
        with chdir(tmp_path):
            assert cds("score", "cu.csv", "--set", "thu", "--period", period).exit_code == 0
    due = TARGETS.replace('at_most: 5}\n    by: "2025"', 'at_most: 5}\n    by: "2022"')
    (tmp_path / "t.yaml").write_text(due, "utf-8")
    top = rows_of(run(tmp_path, "t.yaml", "--format", "json"), "details")["TOP"]
    assert (top["verdict"], top["figure"], top["period"]) == ("met", 1, "2022")


def test_a_period_without_a_run_is_named_and_a_store_that_is_not_there_is_refused(
    tmp_path: Path,
) -> None:
    scored(tmp_path)
    result = run(tmp_path, "muc-tieu-thu", "--period", "2020", "--format", "json")
    assert rows_of(result, "details")["TOP"]["notes"]["en"] == "no run of set thu for 2020"
    typo = run(tmp_path, "muc-tieu-thu", "--store", "cds.bd", "--strict")
    assert (typo.exit_code, "cds.bd" in typo.stderr) == (2, True)


def test_the_period_before_tells_the_pace_also_without_a_baseline(tmp_path: Path) -> None:
    scored(tmp_path)
    aim = TARGETS.replace("{improves_by: 5}", "{at_most: 3}").replace(
        '    baseline: {period: "2024"}\n', ""
    )
    (tmp_path / "t.yaml").write_text(aim, "utf-8")
    details = rows_of(run(tmp_path, "t.yaml", "--format", "json"), "details")
    assert (details["BAC"]["before"], details["BAC"]["before_period"]) == (6, "2024")
    assert details["BAC"]["pace"] == -5
    assert "vượt 2 bậc" in run(tmp_path, "t.yaml").stdout


def test_results_may_be_named_in_every_way(tmp_path: Path) -> None:
    scored(tmp_path)
    data = ("2024.csv", "--period", "2024", "--set", "thu")
    for operands in (("2024",), ("run:1",), ("thu:2024",), data, ("--period", "2024")):
        result = run(tmp_path, "muc-tieu-thu", *operands, "--format", "json")
        assert rows_of(result)["BAC"]["figure"] == 6, operands


def test_data_alone_are_enough_and_the_period_before_may_be_given(tmp_path: Path) -> None:
    project(tmp_path)
    data = ("--data", "2025.csv", "--set", "thu")
    common = (*data, "--period", "2025", "--format", "json")
    alone = run(tmp_path, "indicators/t.yaml", *common)
    assert rows_of(alone)["BAC"]["verdict"] == "no_data"
    with chdir(tmp_path):
        cds("score", "2024.csv", "--set", "thu", "--period", "2024", "--store", "other.db")
    both = run(tmp_path, "indicators/t.yaml", *common, "--store", "other.db", "--before", "2024")
    assert rows_of(both)["BAC"]["verdict"] == "met"
    assert not (tmp_path / "cds.db").exists()


def test_without_any_result_every_target_has_no_data_and_it_is_said_why(tmp_path: Path) -> None:
    project(tmp_path)
    result = run(tmp_path, "muc-tieu-thu", "--lang", "en")
    assert result.exit_code == 0
    assert "no run of set thu" in result.stdout
    assert "neither in --figures nor published" in result.stdout


def test_a_list_of_figures_may_be_a_workbook_with_vietnamese_headings_and_percentages(
    tmp_path: Path,
) -> None:
    scored(tmp_path)
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (("Mục tiêu", "Kỳ", "Giá trị"), ("CKS", 2025, 0.805)):
        sheet.append(row)
    sheet["C2"].number_format = "0.0%"
    book.save(tmp_path / "so.xlsx")
    result = run(tmp_path, "muc-tieu-thu", "--figures", "so.xlsx", "--format", "json")
    assert rows_of(result)["CKS"]["verdict"] == "met"


def test_all_faults_of_a_list_are_told_at_once_with_their_places(tmp_path: Path) -> None:
    scored(tmp_path)
    faulty = (
        "target,period,value,part,whole,unit\n"
        "CKSS,2025,1,,,\n"
        "CKS,25,0.5,,,\n"
        "CKS,2025,,7,5,\n"
        "CKS,2024,1.292,,,\n"
        "CKS,2023,,5,,\n"
        "BAC,2025,2,,,\n"
        "BAC,2025,3,,,\n"
    )
    (tmp_path / "so.csv").write_text(faulty, "utf-8")
    result = run(tmp_path, "muc-tieu-thu", "--figures", "so.csv", "--format", "json")
    found = {(d["line"], d["code"]) for d in json.loads(result.stdout)["diagnostics"]}
    assert result.exit_code == 1
    assert found == {(2, "S141"), (3, "S141"), (4, "S141"), (5, "V302"), (6, "S141"), (8, "S141")}


def test_a_figure_of_a_unit_that_is_not_held_is_refused_and_never_left_out(tmp_path: Path) -> None:
    scored(tmp_path)
    (tmp_path / "so.csv").write_text("target,period,value,unit\nCKS,2025,0.9,Tỉnh Khác\n", "utf-8")
    result = run(tmp_path, "muc-tieu-thu", "--figures", "so.csv", "--lang", "en")
    assert result.exit_code == 1
    assert "the target is not for this unit" in result.stderr
    assert "write one of: Tỉnh Mẫu" in result.stderr


REFUSED: tuple[tuple[tuple[object, ...], str], ...] = (
    (("muc-tieu-thy",), "There is no target file muc-tieu-thy. There are: muc-tieu-thu"),
    (("indicators/thu.yaml",), "is no target file"),
    (("muc-tieu-thu", "--on", "31/12/2025"), "--on: 31/12/2025 is no day"),
    (("muc-tieu-thu", "--figures", "x.csv"), "There is no file x.csv."),
    (("muc-tieu-thu", "run:1", "run:2"), "run:1 and run:2 are of one set, thu"),
    (("muc-tieu-thu", "--before", "2025"), "is not before period 2025 of set thu"),
    (("muc-tieu-thu", "2030"), "no result is stored yet (2030)"),
    (("muc-tieu-thu", "--unit", "Xã Bẩy"), "There is no unit Xã Bẩy"),
    (("muc-tieu-thu", "--unit", "zzz"), "There are: Xã Sáu (x6)"),
    (("muc-tieu-thu", "--set", "tu"), "--set: no target looks at tu. They look at: thu."),
    (("muc-tieu-thu", ROOT / "examples/dti-2022/so-lieu.xlsx"), "which no target looks at"),
)


def test_what_cannot_be_is_refused_in_words(tmp_path: Path) -> None:
    scored(tmp_path)
    for arguments, told in REFUSED:
        result = run(tmp_path, *arguments, "--lang", "en")
        assert (result.exit_code, told in result.stderr) == (2, True), arguments


def test_a_measure_of_a_band_that_the_set_does_not_have_is_an_error_at_its_line(
    tmp_path: Path,
) -> None:
    scored(tmp_path)
    (tmp_path / "t.yaml").write_text(TARGETS.replace("band: tot", "band: tott"), "utf-8")
    result = run(tmp_path, "t.yaml", "--format", "json")
    codes = {d["code"] for d in json.loads(result.stdout)["diagnostics"]}
    assert (result.exit_code, "D412" in codes) == (1, True)


def test_one_unit_may_be_asked_for_in_any_typing(tmp_path: Path) -> None:
    scored(tmp_path)
    result = run(tmp_path, "muc-tieu-thu", "--unit", "xa sau", "--format", "json")
    assert list(rows_of(result)) == ["BAC"]


def test_of_a_unit_that_was_not_scored_close_names_are_told(tmp_path: Path) -> None:
    scored(tmp_path)
    (tmp_path / "t.yaml").write_text(TARGETS.replace("names: [Xã Sáu]", "names: [Xa Sau]"), "utf-8")
    result = run(tmp_path, "t.yaml", "--format", "json")
    (notes,) = (one["notes"] for one in json.loads(result.stdout)["tables"]["details"][:1])
    assert "is not among the results run:2; close to it: Xã Sáu (x6)" in notes["en"]


def test_the_same_targets_give_the_same_bytes_in_every_form(tmp_path: Path) -> None:
    scored(tmp_path)
    for form in ("table", "csv", "json", "md"):
        first = run(tmp_path, "muc-tieu-thu", "--figures", "so.csv", "--format", form)
        again = run(tmp_path, "muc-tieu-thu", "--figures", "so.csv", "--format", form)
        assert first.stdout == again.stdout != ""
    table = list(
        csv.DictReader(io.StringIO(run(tmp_path, "muc-tieu-thu", "--format", "csv").stdout))
    )
    assert [row["verdict"] for row in table] == ["met", "behind", "met", "no_data", "open"]
    assert table[1]["to_go"] == "1"


def test_people_read_each_figure_in_its_own_terms(tmp_path: Path) -> None:
    scored(tmp_path)
    text = run(tmp_path, "muc-tieu-thu", "--figures", "so.csv").stdout
    for words in (
        "hạng 6/6",
        "hạng ≤ 5",
        "1 bậc",
        "66 %",
        "≥ 80 %",
        "14 điểm %",
        "+6 điểm %/năm",
        "▲5 bậc/năm",
        "Chậm: đã đến hạn mà chưa đạt",
        "tỷ lệ đơn vị cấp xã đạt mức Tốt trở lên, bộ thu@1",
        "Chủ tịch UBND xã (Xã Sáu)",
    ):
        assert words in text


def test_of_many_units_people_read_the_first_and_programs_all(tmp_path: Path) -> None:
    project(tmp_path)
    every = TARGETS.replace("codes: [x5]", "all: true")
    (tmp_path / "indicators/t.yaml").write_text(every, "utf-8")
    rows = [f"y{number:03},Xã {number},Tỉnh Mẫu,{number % 100}" for number in range(120)]
    head = "Mã đơn vị,Tên đơn vị,Trực thuộc,1"
    (tmp_path / "data.csv").write_text("\n".join([head, *rows]) + "\n", "utf-8")
    common = ("muc-tieu-thu", "--data", "data.csv", "--set", "thu", "--period", "2025")
    text = run(tmp_path, *common, "--lang", "en").stdout
    assert "70 of 124 rows are shown" in text
    table = run(tmp_path, *common, "--format", "csv").stdout
    assert len(table.splitlines()) == 125


@pytest.mark.parametrize("code", ["muc-tieu-yen-bai", "muc-tieu-ha-noi", "muc-tieu-binh-dinh"])
def test_the_shipped_targets_are_judged_by_what_was_published(tmp_path: Path, code: str) -> None:
    result = run(tmp_path, code, "--format", "json")
    assert result.exit_code == 0
    rows = rows_of(result)
    if code == "muc-tieu-yen-bai":
        # DTI 2022: rank 15 of 63, where at most 20 was promised.
        assert (rows["YB08"]["verdict"], rows["YB08"]["to_go"]) == ("met", -5)
    assert {row["verdict"] for row in rows.values()} <= {"met", "on_the_way", "no_data", "open"}


def test_the_targets_of_the_example_of_two_periods_are_held_against_its_results(
    tmp_path: Path,
) -> None:
    example = ROOT / "examples/tinh-hai-ky"
    of_2026, of_2025 = example / "so-lieu.xlsx", example / "2025-tham-dinh.xlsx"
    for file, period in ((of_2025, "2025"), (of_2026, "2026")):
        with chdir(tmp_path):
            assert cds("score", file, "--period", period).exit_code == 0
    asked = (example / "muc-tieu.yaml", "--flat", "--strict", "--format", "json")
    result = run(tmp_path, *asked)
    assert result.exit_code == 1
    assert {code: row["verdict"] for code, row in rows_of(result).items()} == {
        "TANG-BAC": "met",  # from 86 to 76 within its block
        "TOP-5": "behind",  # from 6 to 7
        "XA-TOT": "behind",  # 42 of 173, 17.44 % a year before
        "DIEN-THOAI": "behind",  # 886,169 of 1,717,642, and due
        "CONG-NHAN": "met",  # 4 + 15 of 173
        "DU-XA": "met",
    }
