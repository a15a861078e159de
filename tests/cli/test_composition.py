import json
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from typer.testing import Result

from cds_cli.store.database import open_store
from cds_cli.store.reading import last_run, load_submission
from tests.cli.small_data import cds

THON = """format: 1
code: thon-so
edition: "2026"
level: thon
name: Thôn số
provenance: proposed
bands: [{code: tot, name: Tốt, at_least: 0.8}, {code: kha, name: Khá, at_least: 0.5}]
indicators:
  - {code: "1", name: Hộ dùng mạng, max_points: 10, rule: {type: given, scale: points}}
  - {code: "2", name: Có tổ công nghệ, max_points: 10, rule: {type: yes_no}}
"""
NHAN_THUC = """format: 1
code: khao-sat
edition: "2026"
level: nhanthuc
name: Khảo sát nhận thức
provenance: proposed
indicators:
  - {code: "1", name: Hiểu biết, max_points: 5, rule: {type: given, scale: points}}
"""
XA = """format: 1
code: xa-so
edition: "2026"
level: xa
name: Xã số
provenance: proposed
indicators:
  - {code: "1", name: Có kế hoạch, max_points: 10, rule: {type: yes_no}}
  - code: "2"
    name: Kết quả của các thôn
    max_points: 20
    rule: {type: given, from: TAKEN}
"""
OF_THON = "{set: thon-so, aggregate: mean, unit: parent}"
THON_ROWS = (
    ("Mã đơn vị", "Tên đơn vị", "Đơn vị cấp trên", "1", "2"),
    ("T1", "Thôn Một", "X1", 8, "Có"),
    ("T2", "Thôn Hai", "X1", 6, "Không"),
    ("T3", "Thôn Ba", "X2", 10, "Có"),
)
XA_ROWS = (
    ("Mã đơn vị", "Tên đơn vị", "1"),
    ("X1", "Xã Một", "Có"),
    ("X2", "Xã Hai", "Có"),
)


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def project(taken: str = OF_THON) -> None:
    """Make the sets of thôn, survey and commune, and the data of the thôn."""
    folder = Path("indicators")
    folder.mkdir()
    texts = {"thon": THON, "khao-sat": NHAN_THUC, "xa": XA.replace("TAKEN", taken)}
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    workbook("thon.xlsx", THON_ROWS)
    workbook("xa.xlsx", XA_ROWS)


def workbook(name: str, rows: Sequence[Sequence[object]]) -> None:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(name)


def scored(*arguments: object) -> dict[str, dict[str, object]]:
    """Score the communes and give the figures of node 2 by unit."""
    result = cds("score", "xa.xlsx", "--set", "xa-so", "--format", "json", *arguments)
    assert result.exit_code == 0, result.stdout
    units = sorted(json.loads(result.stdout)["units"], key=lambda unit: str(unit["code"]))
    return {unit["code"]: unit["nodes"]["2"] for unit in units}


def found(result: Result) -> list[dict[str, str]]:
    diagnostics: list[dict[str, str]] = json.loads(result.stdout)["diagnostics"]
    return diagnostics


def test_the_mean_of_a_communes_hamlets_is_taken_from_a_second_file() -> None:
    project()
    nodes = scored("--with", "thon.xlsx")
    # Thôn Một 18/20, Thôn Hai 6/20: the mean is 0.6, and 0.6 of 20 points are 12.
    assert nodes["X1"]["points"] == 12
    assert nodes["X2"]["points"] == 20


def test_a_second_file_is_named_with_its_digest_and_is_not_remembered() -> None:
    project()
    result = cds("score", "xa.xlsx", "--set", "xa-so", "--with", "thon.xlsx", "--format", "json")
    files = json.loads(result.stdout)["data"]["files"]
    assert [file["name"] for file in files] == ["thon.xlsx", "xa.xlsx"]
    (note,) = [d for d in found(result) if d["code"] == "R611"]
    digest = next(file["sha256"] for file in files if file["name"] == "thon.xlsx")
    assert digest[:12] in str(note)
    with open_store(Path("cds.db")) as store:
        assert last_run(store, set_label="thon-so") is None
        assert last_run(store, set_label="xa-so") is not None


def test_the_last_run_of_the_same_period_is_taken_from_the_store() -> None:
    project()
    assert cds("score", "thon.xlsx", "--set", "thon-so", "--period", "2025").exit_code == 0
    workbook("thon.xlsx", [*THON_ROWS[:2], ("T3", "Thôn Ba", "X2", 0, "Không")])
    assert cds("score", "thon.xlsx", "--set", "thon-so", "--period", "2026").exit_code == 0
    assert [n["points"] for n in scored("--period", "2025").values()] == [12, 20]
    assert [n["points"] for n in scored("--period", "2026").values()] == [18, 0]


def test_a_run_of_another_period_is_taken_with_a_warning() -> None:
    project()
    cds("score", "thon.xlsx", "--set", "thon-so", "--period", "2025")
    result = cds(
        "score", "xa.xlsx", "--set", "xa-so", "--period", "2026", "--format", "json", "--no-store"
    )
    assert result.exit_code == 0
    (note,) = [d for d in found(result) if d["code"] == "R611"]
    assert note["severity"] == "warning"


def test_the_share_of_hamlets_at_a_band_or_better_is_taken() -> None:
    project("{set: thon-so@2026, aggregate: share, unit: parent, at_band: kha}")
    assert [n["points"] for n in scored("--with", "thon.xlsx").values()] == [10, 20]


def test_the_index_of_one_node_is_taken() -> None:
    project('{set: thon-so, node: "1", aggregate: mean, unit: parent}')
    assert [n["points"] for n in scored("--with", "thon.xlsx").values()] == [14, 20]


def test_the_awareness_index_of_the_same_unit_is_taken_into_a_commune_set() -> None:
    project("{set: khao-sat}")
    rows = [("Mã đơn vị", "Tên đơn vị", "1"), ("X1", "Xã Một", 4), ("X2", "Xã Hai", 2.5)]
    workbook("khao-sat.xlsx", rows)
    assert [n["points"] for n in scored("--with", "khao-sat.xlsx").values()] == [16, 10]


def test_a_unit_without_a_result_is_missing_and_the_reason_is_told() -> None:
    project()
    workbook("xa.xlsx", [*XA_ROWS, ("X3", "Xã Ba", "Có")])
    result = cds("score", "xa.xlsx", "--set", "xa-so", "--with", "thon.xlsx", "--lang", "en", "-v")
    assert result.exit_code == 0
    assert "thon-so@2026 has no result of a unit whose parent this is" in result.output
    assert scored("--with", "thon.xlsx")["X3"]["marks"] == ["missing"]


def test_without_any_result_every_unit_is_missing_and_not_the_column() -> None:
    project()
    result = cds("score", "xa.xlsx", "--set", "xa-so", "--format", "json")
    codes = [d["code"] for d in found(result)]
    assert codes.count("V309") == 2
    assert "S106" not in codes
    assert result.exit_code == 0


def test_a_figure_in_the_data_goes_before_the_result_and_the_difference_is_told() -> None:
    project()
    rows = [(*XA_ROWS[0], "2"), (*XA_ROWS[1], 0.5), (*XA_ROWS[2], None)]
    workbook("xa.xlsx", rows)
    assert [n["points"] for n in scored("--with", "thon.xlsx").values()] == [10, 20]
    told = cds("score", "xa.xlsx", "--set", "xa-so", "--with", "thon.xlsx", "-v", "--lang", "en")
    assert "1 units have a figure of their own, which was used (1 differ)" in told.output


def test_the_store_keeps_what_was_taken_and_from_where() -> None:
    project()
    cds("score", "thon.xlsx", "--set", "thon-so")
    scored()
    with open_store(Path("cds.db")) as store:
        run = last_run(store, set_label="xa-so")
        assert run is not None
        submission = load_submission(store, run)
    assert submission.inputs["2"].to_dict() == {"X1": 0.6, "X2": 1.0}
    assert submission.origin.typed["X1", "2"] == "from thon-so@2026, run 1"


@pytest.mark.parametrize("ending", ["json", "csv", "xlsx"])
def test_the_same_files_give_the_same_bytes_twice(ending: str) -> None:
    project()
    for name in ("a", "b"):
        told = ("--set", "xa-so", "--with", "thon.xlsx", "-o", f"{name}.{ending}")
        assert cds("score", "xa.xlsx", *told).exit_code == 0
    assert Path(f"a.{ending}").read_bytes() == Path(f"b.{ending}").read_bytes()


def test_sets_that_take_from_one_another_are_not_scored() -> None:
    project()
    back = THON.replace("{type: yes_no}", "{type: given, from: {set: xa-so}}")
    Path("indicators/thon.yaml").write_text(back, "utf-8")
    result = cds("score", "xa.xlsx", "--set", "xa-so", "--lang", "en")
    assert result.exit_code == 1
    assert "D412" in result.output
    assert "xa-so@2026 → thon-so@2026 → xa-so@2026" in result.output


@pytest.mark.parametrize(
    ("taken", "named"),
    [("{set: khong-co}", "khong-co"), ('{set: khao-sat, node: "9"}', '"9"')],
)
def test_what_is_not_there_to_be_taken_is_told_when_checking_and_when_scoring(
    taken: str, named: str
) -> None:
    project(taken)
    for result in (cds("check"), cds("score", "xa.xlsx", "--set", "xa-so")):
        assert result.exit_code == 1
        assert "D412" in result.output
        assert named in result.output


def test_a_second_file_for_a_set_that_takes_nothing_cannot_be() -> None:
    project()
    result = cds("score", "thon.xlsx", "--set", "thon-so", "--with", "xa.xlsx")
    assert result.exit_code == 2
    assert not Path("cds.db").exists()


def test_second_files_are_told_apart_by_their_columns_and_take_from_those_before_them() -> None:
    project()
    for name, prefix in (("thon", "TH"), ("xa", "XA"), ("tinh", "TI")):
        text = THON if name == "thon" else XA.replace("TAKEN", OF_THON)
        if name == "tinh":
            text = text.replace("thon-so", "xa-so").replace("code: xa-so", "code: tinh-so")
        for code in "12":
            text = text.replace(f'code: "{code}"', f'code: "{prefix}.{code}"')
        Path(f"indicators/{name}.yaml").write_text(text, "utf-8")
    workbook("thon.xlsx", [(*THON_ROWS[0][:3], "TH.1", "TH.2"), *THON_ROWS[1:]])
    head = ("Mã đơn vị", "Đơn vị cấp trên", "XA.1")
    workbook("xa.xlsx", [head, ("X1", "P1", "Có"), ("X2", "P1", "Không")])
    workbook("tinh.xlsx", [("Mã đơn vị", "TI.1"), ("P1", "Có")])
    beside = ("--with", "thon.xlsx", "--with", "xa.xlsx")
    result = cds("score", "tinh.xlsx", *beside, "--format", "json")
    assert result.exit_code == 0, result.stdout
    (unit,) = json.loads(result.stdout)["units"]
    # X1: (10 + 12) / 30 = 0.7333, X2: (0 + 20) / 30 = 0.6667; their mean is 0.7 of 20 points.
    assert unit["nodes"]["TI.2"]["points"] == 14
