import csv
import io
import json
import sqlite3
from pathlib import Path

import jsonschema
import openpyxl
import pytest

from tests.cli.small_data import DTI, QD766, ROWS, SET, cds, project, workbook

SCHEMA = json.loads((Path(__file__).parents[2] / "docs/results.schema.json").read_text("utf-8"))


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("CDS_STORE", "CDS_INDICATORS", "CDS_LANG"):
        monkeypatch.delenv(name, raising=False)


def codes(*arguments: object) -> list[str]:
    ran = cds("rank", *arguments, "--format", "csv")
    assert ran.exit_code == 0
    return [row["code"] for row in csv.DictReader(io.StringIO(ran.stdout))]


def runs(store: Path) -> int:
    with sqlite3.connect(store) as connection:
        number: int = connection.execute("SELECT count(*) FROM runs").fetchone()[0]
    connection.close()
    return number


def test_nothing_stored_says_what_to_run(tmp_path: Path) -> None:
    ran = cds("rank", "--level", "xa")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert "T703 chưa có kết quả nào được lưu (xa)" in ran.stderr
    assert "cds score DATA" in ran.stderr
    assert not (tmp_path / "cds.db").exists()
    as_json = cds("rank", "--format", "json")
    assert (as_json.exit_code, json.loads(as_json.stdout)["units"]) == (2, [])


def test_the_last_run_is_shown_and_others_by_level_set_period_stage_and_number(
    tmp_path: Path,
) -> None:
    cds("score", DTI, "--period", "2022")
    cds("score", DTI, "--period", "2023")
    cds("score", QD766)
    cds("score", project(tmp_path))
    assert codes() == ["00002", "00001", "00003"]
    assert codes("--level", "tinh") == ["48", "79", "22", "46", "92"]
    assert (
        codes("--set", "qd-766") == codes("--set", "qd-766@2026") == codes("--stage", "appraised")
    )
    assert codes("--period", "2022", "--top", "1") == ["48"]
    assert codes("--run", "1", "--bottom", "1") == ["92"]
    for asked in (["--period", "2021"], ["--run", "9"], ["--set", "x"], ["--level", "so"]):
        assert cds("rank", *asked).exit_code == 2


def test_the_ranking_is_the_one_that_was_scored(tmp_path: Path) -> None:
    scored = cds("score", project(tmp_path), "--format", "csv")
    assert cds("rank", "--format", "csv").stdout == scored.stdout


@pytest.mark.parametrize("asked", [["--run", "0"], ["--run", "99999999999999999999"]])
def test_a_number_that_no_run_has_is_refused(asked: list[str]) -> None:
    assert cds("rank", *asked).exit_code == 2


def test_units_are_ranked_by_a_pillar_or_a_node() -> None:
    cds("score", DTI)
    assert codes("--by", "CQS") == ["48", "46", "79", "22", "92"]
    assert len(codes("--by", "9", "--top", "1")) == 1
    ran = cds("rank", "--by", "x")
    assert (ran.exit_code, ran.stderr.startswith("Không có nút x. Có: ")) == (2, True)


def test_one_block_is_shown(tmp_path: Path) -> None:
    cds("score", project(tmp_path))
    assert codes("--block", "núi") == ["00002", "00001"]
    ran = cds("rank", "--block", "biển")
    assert (ran.exit_code, ran.stderr) == (2, "Không có khối biển. Có: núi, đồng bằng.\n")


@pytest.mark.parametrize("ending", ["txt", "csv", "tsv", "json", "md", "xlsx"])
def test_every_form_is_written(tmp_path: Path, ending: str) -> None:
    cds("score", project(tmp_path))
    ran = cds("rank", "-o", f"xếp hạng.{ending}")
    assert ran.exit_code == 0
    assert (tmp_path / f"xếp hạng.{ending}").stat().st_size > 100


def test_a_written_workbook_names_the_units(tmp_path: Path) -> None:
    cds("score", project(tmp_path))
    cds("rank", "-o", "xếp hạng.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "xếp hạng.xlsx").worksheets[0]
    assert "Xã A" in {cell.value for row in sheet.iter_rows() for cell in row}


def test_the_same_data_scored_twice_are_one_run(tmp_path: Path) -> None:
    data = project(tmp_path)
    cds("score", data)
    cds("score", data)
    assert runs(tmp_path / "cds.db") == 1
    workbook(data, ROWS[:2])
    cds("score", data)
    assert runs(tmp_path / "cds.db") == 2


def test_what_is_not_to_be_remembered_leaves_no_file(tmp_path: Path) -> None:
    assert cds("score", project(tmp_path), "--no-store").exit_code == 0
    assert not (tmp_path / "cds.db").exists()


def test_a_store_of_another_program_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "cds.db").write_text("của người khác " * 100, "utf-8")
    before = (tmp_path / "cds.db").read_bytes()
    for arguments in (["score", project(tmp_path)], ["rank"]):
        ran = cds(*arguments)
        assert (ran.exit_code, ran.stdout) == (2, "")
        assert "T701 lỗi" in ran.stderr
    assert (tmp_path / "cds.db").read_bytes() == before


GROUPED = ("Mã đơn vị", "Tên đơn vị", "Khối", "Loại", "Trực thuộc", "1.1.part", "1.1.whole", "2.1")
COMMUNES = (
    ("00001", "Xã A", "núi", "xã", "Huyện Một", 5, 10, 4),
    ("00002", "Xã B", "núi", "xã", "Huyện Hai", 10, 10, 8),
    ("00003", "Phường C", "biển", "phường", "Huyện Một", 1, 10, 2),
    ("00004", "Phường D", "biển", "phường", "", 2, 10, 2),
)


@pytest.fixture(scope="module")
def communes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Score four communes by a set of which one indicator has a sector, once for all."""
    folder = tmp_path_factory.mktemp("communes")
    project(folder)
    with_sector = SET.replace('{code: "2.1"', '{code: "2.1", sector: Y tế, component: ict')
    (folder / "indicators/thu.yaml").write_text(with_sector, "utf-8")
    book = openpyxl.Workbook()
    for row in (GROUPED, *COMMUNES):
        book.worksheets[0].append(row)
    book.save(folder / "xã.xlsx")
    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(folder)
        assert cds("score", "xã.xlsx", "--set", "thu").exit_code == 0
    return folder / "cds.db"


def ranked(*arguments: object) -> list[dict[str, str]]:
    ran = cds("rank", *arguments, "--format", "csv")
    assert ran.exit_code == 0, ran.stderr
    return list(csv.DictReader(io.StringIO(ran.stdout)))


def test_units_are_ranked_within_parents_and_kinds(
    communes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CDS_STORE", str(communes))
    by_block = {row["code"]: row["rank"] for row in ranked()}
    assert by_block == {"00001": "2", "00002": "1", "00003": "2", "00004": "1"}
    by_parent = [(row["block"], row["code"], row["rank"]) for row in ranked("--within", "parent")]
    assert by_parent == [
        ("", "00004", "1"),
        ("Huyện Hai", "00002", "1"),
        ("Huyện Một", "00001", "1"),
        ("Huyện Một", "00003", "2"),
    ]
    assert codes("--within", "loai don vi", "--block", "xã") == ["00002", "00001"]
    assert codes("--within", "parent", "--top", "1") == ["00004", "00002", "00001"]
    both = [(row["block"], row["rank"]) for row in ranked("--within", "kind, đơn vị cấp trên")]
    assert both == [
        ("phường · Huyện Một", "1"),
        ("phường · –", "1"),
        ("xã · Huyện Hai", "1"),
        ("xã · Huyện Một", "1"),
    ]
    assert ranked("--within", "kind+parent") == ranked("--within", "kind,parent")


def test_groups_stand_under_their_own_heading_in_every_form(
    communes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CDS_STORE", str(communes))
    text = cds("rank", "--within", "parent").stdout
    assert "Xếp hạng trong từng nhóm: Đơn vị cấp trên" in text
    assert "Đơn vị cấp trên: Huyện Một · 2 đơn vị" in text
    assert "Đơn vị cấp trên: (không nêu) · 1 đơn vị" in text
    first = cds("rank", "--within", "parent", "--top", "1").stdout
    assert "Đơn vị cấp trên: Huyện Một · 2 đơn vị" in first
    assert "Parent: Huyện Một · 2 units" in cds("rank", "--within", "parent", "--lang", "en").stdout
    assert "### Loại đơn vị: xã" in cds("rank", "--within", "kind", "--format", "md").stdout
    excel = cds("rank", "--within", "kind", "--format", "csv", "--for", "excel").stdout
    assert "Loại đơn vị" in excel.splitlines()[0]
    as_json = json.loads(cds("rank", "--within", "kind", "--format", "json").stdout)
    assert as_json["ranked_within"] == "kind"
    jsonschema.validate(as_json, SCHEMA)
    assert [one["block"] for one in as_json["units"]] == ["phường", "phường", "xã", "xã"]
    cds("rank", "--within", "kind", "-o", "k.xlsx")
    sheet = openpyxl.load_workbook("k.xlsx").worksheets[0]
    assert "Loại đơn vị" in {cell.value for row in sheet.iter_rows() for cell in row}


def test_a_sector_is_a_column_and_units_are_ranked_by_it(
    communes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CDS_STORE", str(communes))
    assert {row["code"]: row["Y tế.index"] for row in ranked("--cut", "sector")} == {
        "00001": "0.4000",
        "00002": "0.8000",
        "00003": "0.2000",
        "00004": "0.2000",
    }
    by = ranked("--cut", "sector", "--by", "y te", "--within", "kind")
    assert [(row["code"], row["Y tế.rank"]) for row in by] == [
        ("00003", "1"),
        ("00004", "1"),
        ("00002", "1"),
        ("00001", "2"),
    ]
    assert "ict.index" in ranked("--cut", "component")[0]
    header = cds("rank", "--cut", "sector", "--by", "y te", "--format", "csv").stdout.split("\n")[0]
    assert header.split(",").count("Y tế.index") == 1
    text = cds("rank", "--cut", "sector", "--by", "Y tế").stdout
    assert "Xếp hạng theo Y tế\n" in text
    assert "1 / 2 chỉ số có lĩnh vực" in text
    as_json = json.loads(cds("rank", "--cut", "sector", "--format", "json").stdout)
    assert as_json["cut"] == {"by": "sector", "nodes": ["Y tế"]}
    jsonschema.validate(as_json, SCHEMA)
    assert as_json["units"][0]["nodes"]["Y tế"]["max_points"] == 10.0
    assert cds("rank", "--cut", "sector", "--nodes", "1.1", "-o", "c.xlsx").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--within", "knid"], "Có phải kind?"),
        (["--within", "x"], "Có: block, parent, kind."),
        (["--cut", "x"], "--cut nhận: sector, component"),
        (["--cut", "sector", "--by", "Giáo dục"], "Có: Y tế, 1"),
        (["--within", "kind", "--block", "núi"], "Không có khối núi. Có: phường, xã."),
    ],
)
def test_groups_and_cuts_that_there_are_not_are_refused(
    communes: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], told: str
) -> None:
    monkeypatch.setenv("CDS_STORE", str(communes))
    ran = cds("rank", *arguments)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert told in ran.stderr


def test_a_set_without_sectors_cannot_be_cut(tmp_path: Path) -> None:
    cds("score", project(tmp_path))
    ran = cds("rank", "--cut", "component")
    assert (ran.exit_code, "thu@2025" in ran.stderr) == (2, True)


def test_codes_of_provinces_are_shown_by_the_names_of_the_period(tmp_path: Path) -> None:
    project(tmp_path)
    book = openpyxl.Workbook()
    for row in (GROUPED, ("00001", "Xã A", "", "xã", "15", 5, 10, 4)):
        book.worksheets[0].append(row)
    book.save(tmp_path / "xã.xlsx")
    for period in ("2024", "2025"):
        cds("score", tmp_path / "xã.xlsx", "--set", "thu", "--period", period)
    # Yên Bái became Lào Cai on 01/07/2025, which took its code (Decision 19/2025/QĐ-TTg).
    assert ranked("--within", "parent", "--period", "2024")[0]["block"] == "Tỉnh Yên Bái"
    assert ranked("--within", "parent", "--period", "2025")[0]["block"] == "Tỉnh Lào Cai"
