import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest

from tests.cli.small_data import DTI, ROOT, ROWS, cds, project, workbook

PERSONS = ROOT / "examples/cong-dan-so/so-lieu.xlsx"


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("CDS_STORE", "CDS_INDICATORS", "CDS_LANG"):
        monkeypatch.delenv(name, raising=False)


def scored(folder: Path, *outputs: str) -> Path:
    """Score the small project, and write its result in some forms."""
    data = project(folder)
    for output in outputs:
        assert cds("score", data, "--period", "2025", "-o", output).exit_code == 0
    return data


def tampered(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def answer(*arguments: object) -> tuple[int, dict[str, object]]:
    ran = cds("verify", *arguments, "--format", "json")
    return ran.exit_code, json.loads(ran.stdout)


@pytest.mark.parametrize("form", ["json", "csv", "tsv", "xlsx"])
def test_what_was_scored_is_the_same_and_written_again_to_the_same_bytes(
    form: str, tmp_path: Path
) -> None:
    data = scored(tmp_path, f"kq.{form}")
    code, found = answer(f"kq.{form}", "--data", data, "--set", "thu", "--period", "2025")
    facts = found["facts"]
    assert isinstance(facts, dict)
    assert (code, facts["verdict"], facts["bytes"]) == (0, "same", "same")


def test_without_data_the_run_of_the_same_data_is_scored_again(tmp_path: Path) -> None:
    data = scored(tmp_path, "kq.json", "kq.xlsx", "kq.csv")
    cds("rank", "-o", "hạng.json")
    _, found = answer("hạng.json", "--data", data)
    assert found["facts"]["bytes"] == "same"  # type: ignore[index]
    cds("score", workbook(tmp_path / "b.xlsx", ROWS[:2]), "--period", "2025")
    for result in ("kq.json", "kq.xlsx"):
        ran = cds("verify", result)
        assert (ran.exit_code, "GIỐNG" in ran.stdout) == (0, True)
    assert cds("verify", "kq.csv", "--run", "1").exit_code == 0
    assert cds("verify", "kq.csv", "--run", "2").exit_code == 1


def test_a_third_party_gets_the_same_bytes_from_a_copy_in_another_folder(tmp_path: Path) -> None:
    rows = [("00001", "Xã A", "núi", "1 000", "2 000", 4), *ROWS[1:]]
    data = workbook(project(tmp_path), rows)
    noted = cds("score", data, "--set", "thu", "--no-store", "-o", "kq.json")
    assert "V301" in noted.stderr
    (tmp_path / "khác").mkdir()
    copy = data.rename(tmp_path / "khác" / data.name)
    _, found = answer("kq.json", "--data", copy)
    assert found["facts"]["bytes"] == "same"  # type: ignore[index]


def test_a_changed_figure_is_told_with_its_place_and_fails(tmp_path: Path) -> None:
    data = scored(tmp_path, "kq.json", "kq.csv")
    tampered(tmp_path / "kq.json", '"points": 18.0', '"points": 18.1')
    ran = cds("verify", "kq.json", "--data", data, "--format", "csv")
    assert ran.exit_code == 1
    (row,) = csv.DictReader(io.StringIO(ran.stdout))
    assert row == {
        "unit": "00002",
        "node": "",
        "figure": "points",
        "published": "18.1",
        "recomputed": "18.00",
        "difference": "+0.10",
        "place": row["place"],
        "name": "Xã B",
    }
    assert row["place"].endswith(".points")
    tampered(tmp_path / "kq.csv", "18.00", "18.10")
    in_words = cds("verify", "kq.csv", "--data", data, "--set", "thu")
    assert (in_words.exit_code, "18,10" in in_words.stdout) == (1, True)
    assert "KHÁC: 1 trong" in in_words.stdout


def test_other_data_than_the_result_names_are_told(tmp_path: Path) -> None:
    scored(tmp_path, "kq.json")
    rows = [(*ROWS[0][:5], 5), *ROWS[1:]]
    other = workbook(tmp_path / "b.xlsx", rows)
    code, found = answer("kq.json", "--data", other)
    tables = found["tables"]
    assert isinstance(tables, dict)
    assert code == 1
    assert {row["what"]: row["same"] for row in tables["rests_on"]} == {
        "set": "same",
        "set_sha256": "same",
        "stage": "same",
        "period": "same",
        "data": "different",
    }
    assert {row["unit"] for row in tables["differences"]} == {"00001"}


def test_units_that_are_missing_fail_unless_the_result_is_an_excerpt(tmp_path: Path) -> None:
    data = scored(tmp_path)
    cds("rank", "--top", "1", "-o", "kq.json")
    cds("score", data, "--period", "2025", "--top", "1", "-o", "kq.json")
    code, found = answer("kq.json", "--data", data)
    tables = found["tables"]
    assert isinstance(tables, dict)
    assert (code, [row["unit"] for row in tables["units"]]) == (1, ["00001"])
    assert tables["units"][0]["where"] == "only-recomputed"
    code, found = answer("kq.json", "--data", data, "--excerpt")
    facts = found["facts"]
    assert isinstance(facts, dict)
    assert (code, facts["bytes"]) == (0, "same")


def test_units_that_were_left_out_of_the_scoring_are_left_out_again(tmp_path: Path) -> None:
    data = project(tmp_path, [*ROWS, ("00004", "Xã D", "núi", 11, 10, 4)])
    ran = cds("score", data, "--keep-going", "--no-store", "-o", "kq.xlsx")
    assert ran.exit_code == 1
    assert cds("verify", "kq.xlsx", "--data", data).exit_code == 1
    code, found = answer("kq.xlsx", "--data", data, "--keep-going")
    facts = found["facts"]
    assert isinstance(facts, dict)
    assert (code, facts["verdict"], facts["bytes"]) == (0, "same", "same")


def test_what_cannot_be_verified_says_why_and_what_to_do(tmp_path: Path) -> None:
    data = scored(tmp_path, "kq.json", "kq.csv")
    cds("score", data, "--set", "thu", "-o", "kq-khac.json", "--no-store")
    cases = {
        ("khong-co.json",): "Không có tệp khong-co.json",
        ("kq.csv",): "--data",
        ("kq-khac.json", "--store", "khac.db"): "khac.db",
        ("kq.json", "--data", "khong-co.xlsx"): "Không có tệp khong-co.xlsx",
        ("kq.json", "--by", "9"): "Không có nút 9",
        ("kq.json", "--table", "x"): "differences",
    }
    for arguments, told in cases.items():
        ran = cds("verify", *arguments)
        assert (ran.exit_code, ran.stdout) == (2, "")
        assert told in ran.stderr
    tampered(tmp_path / "kq.json", '"code": "thu"', '"code": "../thu"')
    strange = cds("verify", "kq.json", "--data", data)
    assert (strange.exit_code, "Không có bộ chỉ số ../thu@2025" in strange.stderr) == (2, True)


def test_a_file_that_is_no_result_is_refused_also_as_json(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text('{"schema": 1, "schema": 1}', "utf-8")
    ran = cds("verify", "x.json", "--lang", "en")
    assert (ran.exit_code, ran.stdout) == (1, "")
    assert (
        'F013 error  x.json\n     this is no result written by cds: the key "schema"' in ran.stderr
    )
    code, found = answer("x.json")
    assert (code, [d["code"] for d in found["diagnostics"]]) == (1, ["F013"])  # type: ignore[attr-defined]


def test_a_period_that_is_none_is_told_and_not_believed(tmp_path: Path) -> None:
    data = scored(tmp_path, "kq.json")
    tampered(tmp_path / "kq.json", '"period": "2025"', '"period": "năm nay"')
    code, found = answer("kq.json", "--data", data, "--period", "2025")
    tables = found["tables"]
    assert isinstance(tables, dict)
    assert [row["what"] for row in tables["rests_on"] if row["same"] == "different"] == ["period"]
    assert cds("verify", "kq.json", "--data", data).exit_code == code == 0


def test_persons_are_verified_from_data_and_never_from_the_store() -> None:
    assert cds("score", PERSONS, "-o", "kq.json").exit_code == 0
    assert cds("verify", "kq.json", "--data", PERSONS).exit_code == 0
    ran = cds("verify", "kq.json")
    assert (ran.exit_code, "kho không giữ người nào" in ran.stderr) == (2, True)


def test_the_published_example_of_dti_2022_is_the_same() -> None:
    folder = DTI.parent
    asked = ("--data", DTI, "--set", "dti-tinh@2022", "--period", "2022")
    for name in ("ket-qua.json", "ket-qua.csv"):
        assert cds("verify", folder / name, *asked).exit_code == 0


def test_the_workbook_and_the_data_package_of_a_report_are_verified(tmp_path: Path) -> None:
    data = scored(tmp_path, "kq.json")
    assert cds("report", "-o", "pub", "--format", "xlsx,data").exit_code == 0
    for result, again in (("pub/bang-tinh.xlsx", "not-tried"), ("pub/du-lieu", "same")):
        code, found = answer(result, "--data", data)
        facts = found["facts"]
        assert isinstance(facts, dict)
        assert (code, facts["verdict"], facts["bytes"]) == (0, "same", again)
    tampered(tmp_path / "pub/du-lieu/results.json", '"points": 1', '"points": 2')
    assert cds("verify", "pub/du-lieu", "--data", data).exit_code == 1


@pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
def test_a_formula_that_nothing_has_calculated_is_named(tmp_path: Path) -> None:
    data = scored(tmp_path, "kq.json")
    assert cds("report", "-o", "pub", "--format", "xlsx").exit_code == 0
    openpyxl.load_workbook("pub/bang-tinh.xlsx").save("pub/sua.xlsx")
    ran = cds("verify", "pub/sua.xlsx", "--data", data)
    assert (ran.exit_code, "V311" in ran.stderr) == (1, True)


def test_ranks_within_groups_and_columns_of_sectors_are_verified_too() -> None:
    cds("score", ROOT / "examples/cds-xa/so-lieu.xlsx")
    cds("rank", "--within", "kind", "--cut", "sector", "--nodes", "all", "-o", "kq.xlsx")
    cds("rank", "--within", "kind", "--cut", "sector", "-o", "kq.json")
    code, found = answer("kq.json")
    assert (code, found["facts"]["bytes"]) == (0, "same")  # type: ignore[index]
    # A workbook does not say it in a form for programs.
    code, found = answer("kq.xlsx", "--within", "kind", "--cut", "sector")
    assert (code, found["facts"]["bytes"]) == (0, "same")  # type: ignore[index]
    _, found = answer("kq.xlsx")
    left_out = found["tables"]["left_out"]  # type: ignore[index]
    assert {"what": "Y tế Y tế", "place": "Xếp hạng!J5"} in left_out


def test_an_answer_never_takes_the_place_of_what_it_is_made_of(tmp_path: Path) -> None:
    data = scored(tmp_path, "kq.json")
    (tmp_path / "bang.csv").write_text("Đơn vị;a;Tổng\nA;1;1\n", "utf-8")
    for read, command in (
        (tmp_path / "kq.json", ("verify", "kq.json")),
        (tmp_path / "bang.csv", ("audit-table", "bang.csv")),
        (data, ("explain", "01", "--data", data, "--format", "csv")),
        (data, ("compare", data, "2025", "--format", "csv")),
    ):
        before = read.read_bytes()
        ran = cds(*command, "-o", tmp_path / "." / read.name)
        assert (ran.exit_code, "Không ghi đè" in ran.stderr) == (2, True), command
        assert read.read_bytes() == before


def test_a_result_may_be_larger_than_the_data_that_it_comes_from(tmp_path: Path) -> None:
    data = scored(tmp_path, "kq.xlsx")
    (tmp_path / "cds.toml").write_text("[limits]\ncells = 40\n", "utf-8")
    assert answer("kq.xlsx", "--data", data)[0] == 0
