import json
import re
from pathlib import Path

import pytest
import typer

from cds_cli.cli.app import app
from cds_cli.cli.completion import complete_level, complete_set, complete_unit
from cds_cli.cli.stopping import why_not_opened
from cds_cli.diagnostics import Location
from tests.cli.small_data import ROOT, ROWS, SET, cds, program, project

HEAVY = ("pandas", "numpy", "openpyxl", "pydantic", "xlsxwriter")
IMPORTED = (
    "import sys\n"
    "from cds_cli.cli import main\n"
    "code = main()\n"
    f"print(sorted(set({HEAVY!r}) & set(sys.modules)), file=sys.stderr)\n"
    "sys.exit(code)\n"
)


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("CDS_STORE", "CDS_INDICATORS", "CDS_LANG"):
        monkeypatch.delenv(name, raising=False)


def test_a_file_that_is_gone_is_told_in_the_users_language() -> None:
    gone = why_not_opened(FileNotFoundError(2, "No such file or directory", "a{1}.xlsx"))
    assert (gone.vi, gone.en) == ("Không có a{{1}}.xlsx.", "There is no a{{1}}.xlsx.")


@pytest.mark.parametrize(
    ("arguments", "imported"),
    [
        (["--version"], []),
        (["--help"], []),
        (["-h"], []),
        (["code", "D405"], ["pydantic"]),  # by typer, which reads arguments with it
    ],
)
def test_what_needs_no_data_imports_nothing_that_is_slow(
    tmp_path: Path, arguments: list[str], imported: list[str]
) -> None:
    ran = program(*arguments, folder=tmp_path, text=IMPORTED)
    assert (ran.returncode, ran.stderr.decode().strip()) == (0, str(imported))
    assert ran.stdout


def test_the_version_is_told_with_those_of_the_forms(tmp_path: Path) -> None:
    ran = program("--version", folder=tmp_path)
    assert re.match(r"cds \d+\.\d+\.\d+\nPython 3\.\d+", ran.stdout.decode())
    assert "schema 1" in cds("--version").stdout


@pytest.mark.parametrize(
    "name", [command.callback.__name__ for command in app.registered_commands if command.callback]
)
def test_the_help_of_every_command_fits_80_columns(name: str) -> None:
    ran = cds(name.replace("_", "-"), "--help", env={"COLUMNS": "80", "TERMINAL_WIDTH": "80"})
    assert ran.exit_code == 0
    assert max(map(len, ran.stdout.splitlines())) <= 80


def test_sets_of_ones_own_are_listed_beside_the_shipped(tmp_path: Path) -> None:
    project(tmp_path)
    told = cds("sets").stdout
    assert all(label in told for label in ("thu@2025", "dti-tinh@2022", "qd-766@2026"))
    assert "thu@2025" not in cds("sets", "--level", "tinh").stdout


def test_a_set_of_ones_own_hides_a_shipped_one_of_the_same_name(tmp_path: Path) -> None:
    project(tmp_path)
    (tmp_path / "indicators/thu.yaml").write_text(
        SET.replace("code: thu", "code: qd-766").replace('"2025"', '"2026"'), "utf-8"
    )
    assert "Nhóm hai" in cds("show", "qd-766").stdout


def test_a_set_is_shown_as_a_tree(tmp_path: Path) -> None:
    project(tmp_path)
    for name in ("thu", "thu@2025", "indicators/thu.yaml"):
        ran = cds("show", name)
        assert (ran.exit_code, "Tỷ lệ hồ sơ" in ran.stdout) == (0, True)
    ran = cds("show", "khong")
    assert (ran.exit_code, ran.stderr.startswith("Không có bộ chỉ số khong. Có: ")) == (2, True)


def test_a_folder_called_like_a_set_does_not_stand_in_its_way(tmp_path: Path) -> None:
    (tmp_path / "qd-766").mkdir()
    assert cds("show", "qd-766").exit_code == 0


def test_a_faulty_set_is_told_in_the_language_asked_for(tmp_path: Path) -> None:
    project(tmp_path)
    (tmp_path / "indicators/thu.yaml").write_text(SET.replace("max_points", "max_point"), "utf-8")
    ran = cds("show", "thu", "--lang", "en")
    assert (ran.exit_code, ran.stdout, " error  " in ran.stderr) == (1, "", True)


def test_rules_are_listed_with_worked_cases() -> None:
    assert "relative_to_best" in cds("rules").stdout
    one = cds("rules", "ratio").stdout
    assert "target" in one
    assert "min_max" not in one
    assert cds("rules", "khong").exit_code == 2


def test_a_diagnostic_is_explained_in_both_languages() -> None:
    assert cds("code", "D405").stdout.startswith("D405")
    assert cds("code", "v302", "--lang", "en").stdout != cds("code", "V302").stdout
    unknown = cds("code", "D999")
    assert (unknown.exit_code, "D405" in unknown.stderr) == (2, True)


def test_settings_are_found_from_a_folder_below(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = project(tmp_path)
    (tmp_path / "cds.toml").write_text(
        'store = "kho.db"\nlanguage = "en"\nperiod = 2025\nindicators = "indicators"\n', "utf-8"
    )
    (tmp_path / "dưới/đây").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "dưới/đây")
    ran = cds("score", data, "--format", "json")
    assert (ran.exit_code, json.loads(ran.stdout)["period"]) == (0, "2025")
    assert (tmp_path / "kho.db").is_file()
    assert cds("score", "không có.xlsx").stderr == "There is no file không có.xlsx.\n"


def test_settings_may_stand_in_pyproject(tmp_path: Path) -> None:
    project(tmp_path)
    (tmp_path / "pyproject.toml").write_text('[tool.cds]\nlanguage = "en"\n', "utf-8")
    assert cds("score", "x.xlsx").stderr == "There is no file x.xlsx.\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("stroe = 'x'", 'không có khóa "stroe"; có: indicators, store,'),
        ("[limits]\nrow = 1", 'không có khóa "row"; có: rows,'),
        ("[limits]\nrows = 'nhiều'", 'giá trị của khóa "rows" phải là số nguyên dương'),
        ("limits = 3", 'giá trị của khóa "limits" phải là một bảng'),
        ("store = 3", 'giá trị của khóa "store" phải là chữ'),
        ("language = 'fr'", 'giá trị của khóa "language" phải là vi, en'),
        ("a = {", "không phải TOML"),
    ],
)
def test_a_setting_that_cannot_be_is_refused(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "cds.toml").write_text(text, "utf-8")
    ran = cds("sets")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert told in ran.stderr


def test_a_limit_of_the_project_holds(tmp_path: Path) -> None:
    data = project(tmp_path)
    (tmp_path / "cds.toml").write_text("[limits]\nrows = 2\n", "utf-8")
    ran = cds("score", data)
    assert (ran.exit_code, "F009 lỗi" in ran.stderr) == (1, True)


def test_variables_of_the_environment_say_where_things_are(tmp_path: Path) -> None:
    data = project(tmp_path)
    (tmp_path / "indicators").rename(tmp_path / "bộ của tôi")
    env = {"CDS_INDICATORS": str(tmp_path / "bộ của tôi"), "CDS_STORE": str(tmp_path / "khác.db")}
    assert cds("score", data, env=env).exit_code == 0
    assert (tmp_path / "khác.db").is_file()
    assert not (tmp_path / "cds.db").exists()


def test_a_shell_may_complete_sets_levels_and_units(tmp_path: Path) -> None:
    assert complete_unit("") == []
    cds("score", project(tmp_path))
    assert complete_set("thu") == ["thu@2025"]
    assert complete_level("t") == ["thon", "tinh", "to-cds"]
    assert complete_unit("0000") == [str(row[0]) for row in ROWS]


def test_a_bug_of_ours_is_one_line_and_a_log(tmp_path: Path) -> None:
    broken = tmp_path / "hỏng"
    broken.mkdir()
    (broken / "pandas.py").write_text("raise RuntimeError('nothing of the user')\n", "utf-8")
    ran = program(
        *("score", project(tmp_path), "--lang", "en"),
        folder=tmp_path,
        text=f"import sys\nsys.path.insert(0, {str(broken)!r})\n"
        "from cds_cli.cli import main\nsys.exit(main())\n",
    )
    assert (ran.returncode, ran.stdout) == (3, b"")
    (line,) = ran.stderr.decode().splitlines()
    log = re.search(r"\((?:chi tiết|details): (.+)\)$", line)
    assert log is not None
    kept = Path(log[1])
    assert "Traceback" in kept.read_text("utf-8")
    kept.unlink()


def test_a_path_of_windows_is_told_as_it_was_typed() -> None:
    assert str(Location(r"C:\Số liệu\nộp.xlsx", 5, 3, "nộp")) == r"C:\Số liệu\nộp.xlsx[nộp!C5]"
    ran = cds("score", r"C:\Số liệu\{nộp}.xlsx")
    assert ran.stderr == "Không có tệp C:\\Số liệu\\{nộp}.xlsx.\n"


def test_every_command_is_known_to_the_program() -> None:
    names = set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
    assert {"score", "rank", "check", "sets", "show", "rules", "code", "schema"} <= names


def test_the_environment_names_the_usual_period_and_stage() -> None:
    data = ROOT / "examples" / "dti-2022" / "so-lieu.xlsx"
    usual = {"CDS_PERIOD": "2023", "CDS_STAGE": "appraised"}
    done = cds("score", data, "--format", "json", "--no-store", env=usual)
    record = json.loads(done.stdout)
    assert (record["period"], record["stage"]) == ("2023", "appraised")
