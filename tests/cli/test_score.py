import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest

from tests.cli.small_data import DTI, HEADER, QD766, ROWS, SET, cds, project, workbook


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("CDS_STORE", "CDS_INDICATORS", "CDS_LANG", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)


def column(text: str, name: str) -> list[str]:
    return [row[name] for row in csv.DictReader(io.StringIO(text))]


def test_the_published_index_of_dti_2022_comes_out_in_order() -> None:
    ran = cds("score", DTI, "--period", "2022", "--format", "csv")
    assert (ran.exit_code, column(ran.stdout, "index")) == (
        0,
        ["0.8002", "0.7164", "0.7024", "0.6975", "0.6924"],
    )


def test_the_published_points_of_qd_766_come_out_to_the_last_digit() -> None:
    ran = cds("score", QD766, "--format", "csv")
    assert (ran.exit_code, column(ran.stdout, "points")) == (0, ["75.34", "73.95", "57.67"])


FAULTY = (
    ("00001", "Xã A", "núi", 5, 10, "1.292"),
    ("00002", "Xã B", "núi", "#N/A", 10, 8),
    ("00003", "Xã C", "núi", "=E4/2", 10, 2),
    ("00004", "Xã D", "núi", 5, 10, 2),
    ("00004", "Xã D", "núi", 5, 10, 2),
    ("00005", "Xã E", "núi", 5, 10, 2),
)


def test_four_faults_are_all_told_with_their_cells(tmp_path: Path) -> None:
    ran = cds("score", project(tmp_path, FAULTY))
    assert (ran.exit_code, ran.stdout) == (1, "")
    for code, cell in (("V302", "F2"), ("V312", "D3"), ("V311", "D4"), ("U204", "A6")):
        assert f"{code} lỗi  {tmp_path / 'nộp lại.xlsx'}[Số liệu!{cell}]" in ran.stderr
    assert 'Xã D · "' not in ran.stderr
    assert not (tmp_path / "cds.db").exists()


def test_with_keep_going_the_other_units_are_scored_and_those_left_out_are_listed(
    tmp_path: Path,
) -> None:
    ran = cds("score", project(tmp_path, FAULTY), "--keep-going", "--format", "json")
    written = json.loads(ran.stdout)
    assert (ran.exit_code, [unit["code"] for unit in written["units"]]) == (1, ["00005"])
    left_out = [d["unit"] for d in written["diagnostics"] if d["code"] == "R608"]
    assert left_out == ["Xã A", "Xã B", "Xã C", "Xã D"]


def test_keep_going_does_not_score_everybody_without_a_column(tmp_path: Path) -> None:
    path = project(tmp_path)
    book = openpyxl.load_workbook(path)
    book.worksheets[0].delete_cols(6)
    book.save(path)
    ran = cds("score", path, "--set", "thu", "--keep-going")
    assert (ran.exit_code, ran.stdout) == (1, "")
    assert "S106 lỗi" in ran.stderr


def test_json_on_failure_is_one_value_that_says_why(tmp_path: Path) -> None:
    ran = cds("score", project(tmp_path, FAULTY), "--format", "json")
    written = json.loads(ran.stdout)
    assert (ran.exit_code, written["units"], ran.stderr) == (1, [], "")
    codes = {d["code"] for d in written["diagnostics"] if d["severity"] == "error"}
    assert codes == {"V302", "V312", "V311", "U204"}


COULD_NOT = [
    (["score", "không có.xlsx"], "Không có tệp không có.xlsx."),
    (["score", "không {có}.xlsx"], "Không có tệp không {có}.xlsx."),
    (["score", "nộp lại.xlsx", "--set", "nope"], "Không có bộ chỉ số nope. Có: "),
    (["score", "nộp lại.xlsx", "--set", "nope.yaml"], "Không có tệp nope.yaml."),
    (
        ["score", "nộp lại.xlsx", "--level", "x"],
        "Không có bộ chỉ số cấp x. Có: bo, congdan, htx, huyen, ",
    ),
    (["score", "nộp lại.xlsx", "--period", "2025-13"], "2025-13 không phải kỳ"),
    (["score", "nộp lại.xlsx", "--stage", "final"], "không có giai đoạn final"),
    (["score", "nộp lại.xlsx", "--nodes", "1,9"], "Không có nút 9. Có: 1, 1.1, 2, 2.1, P."),
    (["score", "nộp lại.xlsx", "--unit", "Xã {Z"], "Không có đơn vị Xã {Z trong kết quả."),
    (["score", "nộp lại.xlsx", "--sheet", "x"], 'Không có trang tính "x". Có: "Số liệu".'),
    (["score", "nộp lại.xlsx", "--indicators", "x"], "Không có thư mục x."),
]


@pytest.mark.parametrize(("arguments", "told"), COULD_NOT)
def test_what_cannot_run_is_said_in_a_line_and_ends_with_2(
    tmp_path: Path, arguments: list[str], told: str
) -> None:
    project(tmp_path)
    ran = cds(*arguments)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert told in ran.stderr
    assert ran.stderr.count("\n") == 1
    as_json = cds(*arguments, "--format", "json")
    (why,) = json.loads(as_json.stdout)["diagnostics"]
    assert (as_json.exit_code, why["code"]) == (2, "C801")
    assert told in why["message_vi"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["--format", "pdf"],
        ["--format", "xlsx"],
        ["--for", "word"],
        ["-o", "x.pdf"],
        ["-o", "không có/x.csv"],
        ["-o", "indicators", "--format", "csv"],
    ],
)
def test_forms_and_places_that_cannot_be_are_refused_before_anything_is_read(
    tmp_path: Path, arguments: list[str]
) -> None:
    ran = cds("score", project(tmp_path), *arguments)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert not (tmp_path / "cds.db").exists()


@pytest.mark.parametrize(
    ("name", "begin"),
    [
        ("table", "Bộ thử · 2025"),
        ("csv", "rank,code,name,block,"),
        ("tsv", "rank\tcode\tname\tblock\t"),
        ("json", "{\n"),
        ("md", "#"),
    ],
)
def test_every_form_is_written_to_stdout_and_by_the_ending_of_a_file(
    tmp_path: Path, name: str, begin: str
) -> None:
    data = project(tmp_path)
    ran = cds("score", data, "--format", name)
    target = tmp_path / f"ra.{'txt' if name == 'table' else name}"
    written = cds("score", data, "-o", target)
    assert (ran.exit_code, written.exit_code, written.stdout) == (0, 0, "")
    assert ran.stdout.startswith(begin)
    assert target.read_text("utf-8") == ran.stdout
    assert f"Đã ghi {target}" in written.stderr


def test_a_workbook_is_written_by_its_ending(tmp_path: Path) -> None:
    ran = cds("score", project(tmp_path), "-o", "kết quả.xlsx")
    assert ran.exit_code == 0
    sheet = openpyxl.load_workbook(tmp_path / "kết quả.xlsx").worksheets[0]
    names = {cell.value for row in sheet.iter_rows() for cell in row}
    assert {"Xã A", "Xã B", "Phường C"} <= names


def test_a_table_for_excel_has_a_mark_semicolons_and_words(tmp_path: Path) -> None:
    ran = cds("score", project(tmp_path), "--format", "csv", "--for", "excel")
    assert ran.stdout.startswith("\ufeffHạng;")
    assert ";10,00" in ran.stdout or ";9,00" in ran.stdout


def test_units_nodes_and_tiers_can_be_chosen(tmp_path: Path) -> None:
    data = project(tmp_path)

    def written(*more: str) -> str:
        return cds("score", data, "--format", "csv", *more).stdout

    assert column(written("--unit", "Xã A", "--unit", "00003"), "code") == ["00001", "00003"]
    assert column(written("--top", "1"), "code") == ["00002", "00003"]
    assert "1.1.points" in written("--nodes", "1.1, ").splitlines()[0]
    assert "2.1.index" in written("--nodes", "all").splitlines()[0] + " 2.1.index"
    assert written("--tier", "2") != written("--tier", "1")


def test_verbose_tells_every_finding_and_the_account_of_the_cells(tmp_path: Path) -> None:
    rows = (*ROWS, ("00004", "Xã D", "núi", "1.292", 2000, 2))
    ran = cds("score", project(tmp_path, rows), "-v")
    assert "V301 ghi chú" in ran.stderr
    assert "Cách sửa" in ran.stderr
    assert "30 ô: dùng 24, tiêu đề 6, bỏ qua 0, từ chối 0" in ran.stderr


def test_warnings_fail_only_where_that_is_asked(tmp_path: Path) -> None:
    data = project(tmp_path, (*ROWS, ("00004", "Xã D", "núi", None, 2000, 2)))
    assert cds("score", data).exit_code == 0
    assert cds("score", data, "--strict").exit_code == 1
    assert cds("score", project(tmp_path), "--strict").exit_code == 0


def test_the_data_are_never_written_over(tmp_path: Path) -> None:
    data = project(tmp_path)
    before = data.read_bytes()
    for arguments in (["-o", data], ["--store", data]):
        ran = cds("score", data, *arguments)
        assert (ran.exit_code, data.read_bytes()) == (2, before)
        assert "Không ghi đè lên tệp số liệu" in ran.stderr


def test_a_faulty_set_of_ones_own_is_told_when_no_other_fits(tmp_path: Path) -> None:
    data = project(tmp_path)
    (tmp_path / "indicators/thu.yaml").write_text(SET.replace("max_points", "max_point"), "utf-8")
    ran = cds("score", data)
    assert ran.exit_code == 1
    assert "S120 lỗi" in ran.stderr
    assert "thu.yaml:" in ran.stderr


def test_a_stamp_names_a_set_and_never_a_file(tmp_path: Path) -> None:
    data = project(tmp_path)
    book = openpyxl.load_workbook(data)
    stamp = openpyxl.packaging.custom.StringProperty(name="cds.set", value="indicators/thu.yaml")
    book.custom_doc_props.append(stamp)  # type: ignore[attr-defined]
    book.save(data)
    ran = cds("score", data)
    assert ran.exit_code == 2
    assert "Không có bộ chỉ số indicators/thu.yaml." in ran.stderr


def test_hostile_names_are_data_wherever_they_are_told(tmp_path: Path) -> None:
    rows = (*ROWS, ("00004", "\u202eX\u2066[red]{x}", "núi", "gần 5", 10, 2))
    ran = cds("score", project(tmp_path, rows))
    assert "⟨U+202E⟩X⟨U+2066⟩[red]{x}" in ran.stderr
    assert "\u202e" not in ran.stderr
    unknown = cds("score", project(tmp_path), "--unit", "\u202eY")
    assert "⟨U+202E⟩Y" in unknown.stderr


def test_messages_are_in_the_language_that_was_asked_for(tmp_path: Path) -> None:
    data = project(tmp_path, FAULTY)
    assert "V312 error" in cds("score", data, "--lang", "en").stderr
    assert "V312 error" in cds("score", data, env={"CDS_LANG": "en"}).stderr
    assert "V312 lỗi" in cds("score", data, "--lang", "vi", env={"CDS_LANG": "en"}).stderr


def test_a_csv_is_scored_like_a_workbook(tmp_path: Path) -> None:
    data = project(tmp_path)
    lines = [";".join(map(str, row)) for row in (HEADER, *ROWS)]
    (tmp_path / "nộp.csv").write_text("\n".join(lines), "utf-8")
    ran = [cds("score", file, "--format", "csv").stdout for file in (data, "nộp.csv")]
    assert ran[0] == ran[1] != ""


def test_the_order_of_rows_does_not_matter_to_the_figures(tmp_path: Path) -> None:
    data = project(tmp_path)
    turned = workbook(tmp_path / "ngược.xlsx", ROWS[::-1])
    ran = [cds("score", file, "--format", "csv", "--no-store").stdout for file in (data, turned)]
    assert ran[0] == ran[1] != ""
