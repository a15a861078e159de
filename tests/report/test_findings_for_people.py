from pathlib import Path

from rich.console import Console

from cds_cli.catalogue import CASE_FAILS, CODE_TWICE, NO_UNIT_SCORED, OLD_FORMAT, TWO_READINGS
from cds_cli.diagnostics import Diagnostic, Location, Severity
from cds_cli.report.findings import concise, full
from cds_cli.report.findings.formats import Format, render, resolve
from cds_cli.report.findings.rich_full import rich_full
from cds_cli.report.findings.summary import summary
from cds_cli.text import Language, Text


def two_readings(unit: object = "Xã Hòa An", file: str = "nop-lai.xlsx") -> Diagnostic:
    return TWO_READINGS.at(
        Location(file, row=2, column=4, sheet="Số liệu"),
        seen="1.292",
        first="1292",
        second="1,292",
        unit=unit,
        indicator="Tỷ lệ hồ sơ trực tuyến",
    )


def code_twice(file: Path, row: int = 3, column: int | None = 11) -> Diagnostic:
    return CODE_TWICE.at(Location(str(file), row=row, column=column), code="1.1", first=1)


def test_a_cell_is_told_as_in_the_example_of_the_manual() -> None:
    assert full.render([two_readings()], Language.VI) == (
        "V302 lỗi  nop-lai.xlsx[Số liệu!D2]  Xã Hòa An · Tỷ lệ hồ sơ trực tuyến\n"
        '     "1.292" đọc được hai cách: 1292 hoặc 1,292.\n'
        "     Cách sửa: gõ 1292 nếu là số nguyên; gõ 1,292 nếu là số thập phân."
    )


def test_english_says_error_and_fix() -> None:
    told = full.render([two_readings(unit=Text("Xã Hòa An", "Hoa An commune"))], Language.EN)
    assert told == (
        "V302 error  nop-lai.xlsx[Số liệu!D2]  Hoa An commune · Tỷ lệ hồ sơ trực tuyến\n"
        '     "1.292" can be read in two ways: 1292 or 1,292.\n'
        "     Fix: type 1292 if it is a whole number; type 1,292 if it has decimals."
    )


def test_a_line_of_yaml_is_shown_with_its_number_and_a_caret(tmp_path: Path) -> None:
    file = tmp_path / "dti.yaml"
    file.write_text('- code: "1.1"\n  name: Nhận thức\n- {name: Thể chế, code: "1.1"}\n', "utf-8")
    assert full.render([code_twice(file, column=26)], Language.VI) == (
        f"D406 lỗi  {file}:3:26\n"
        '     mã "1.1" đã dùng ở dòng 1.\n'
        '     3 | - {name: Thể chế, code: "1.1"}\n'
        "       |                          ^\n"
        "     Cách sửa: đặt cho mỗi nút một mã riêng."
    )


def test_the_caret_stands_under_the_column_after_wide_and_combining_characters(
    tmp_path: Path,
) -> None:
    file = tmp_path / "dti.yaml"
    file.write_text("a: 漢e\u0302\u200bX\n", "utf-8")
    lines = full.render([code_twice(file, row=1, column=8)], Language.VI).split("\n")
    assert lines[2] == "     1 | a: 漢e\u0302⟨U+200B⟩X"
    assert lines[3] == "       | " + " " * (3 + 2 + 1 + 8) + "^"


def test_a_long_line_is_cut_around_the_caret(tmp_path: Path) -> None:
    file = tmp_path / "dti.yaml"
    file.write_text("a" * 500 + "X" + "b" * 500, "utf-8")
    lines = full.render([code_twice(file, row=1, column=501)], Language.VI).split("\n")
    assert lines[2] == "     1 | …" + "a" * 60 + "X" + "b" * 59 + "…"
    assert lines[3].index("^") == lines[2].index("X")


def test_a_place_without_a_column_shows_the_line_alone(tmp_path: Path) -> None:
    file = tmp_path / "so-lieu.csv"
    file.write_text("ma;ten\n", "utf-8-sig")
    told = full.render([code_twice(file, row=1, column=None)], Language.VI)
    assert "     1 | ma;ten\n     Cách sửa" in told


def test_in_csv_rows_and_cells_are_counted_as_excel_does(tmp_path: Path) -> None:
    file = tmp_path / "so-lieu.csv"
    file.write_text(
        'sep=;\r\nma;ten;so\r\n1;"Xã; ""Hòa\nAn""";1O5\r\n2;b;3\r\n', "utf-8-sig", newline=""
    )
    told = full.render([code_twice(file, 2, 3), code_twice(file, 3, 1)], Language.VI)
    assert '     2 | 1;"Xã; ""Hòa An""";1O5\n       |                    ^\n' in told
    assert "     3 | 2;b;3\n       | ^\n" in told


def test_in_csv_a_cell_behind_the_end_of_its_row_has_no_caret(tmp_path: Path) -> None:
    file = tmp_path / "so-lieu.csv"
    file.write_text("ma,ten,so\n1,b\n", "utf-8")
    assert "^" not in full.render([code_twice(file, 2, 3)], Language.VI)


def test_a_file_that_cannot_be_read_or_has_no_such_line_shows_none(tmp_path: Path) -> None:
    (tmp_path / "utf16.csv").write_text("a\n", "utf-16")
    (tmp_path / "short.csv").write_text("a\n", "utf-8")
    found = [code_twice(tmp_path / name) for name in ("none.yaml", "utf16.csv", "short.csv", "")]
    assert " | " not in full.render(found, Language.VI)


def test_a_finding_without_a_place_has_none() -> None:
    assert full.render([NO_UNIT_SCORED.at(Location())], Language.EN) == (
        "R601 error\n     no unit has data to score.\n     Fix: look at the columns of data."
    )


def test_a_tree_in_a_hint_keeps_its_lines() -> None:
    failed = CASE_FAILS.at(
        Location("dti.cases.yaml", row=4),
        case="a",
        unit="x",
        what="1.1",
        got=5,
        expected=6,
        tree="1.1  5\n  ratio",
    )
    assert full.render([failed], Language.EN).endswith(
        "     Fix: mend the rule, or the expected figure by the decision\n     1.1  5\n       ratio"
    )


def test_a_hostile_name_can_neither_colour_nor_start_a_line() -> None:
    found = two_readings(unit="X\n\x1b[2JV999 lỗi", file="a\nb.xlsx")
    assert full.render([found], Language.VI).splitlines()[0] == (
        "V302 lỗi  a b.xlsx[Số liệu!D2]  X ␛[2JV999 lỗi · Tỷ lệ hồ sơ trực tuyến"
    )


def test_colours_change_no_letter_and_markup_is_data() -> None:
    found = [two_readings(unit="[red]x[/red] [/không]"), NO_UNIT_SCORED.at(Location())]
    text = rich_full(found, Language.VI)
    assert text.plain == full.render(found, Language.VI)
    assert text.spans[0].style == "bold red"
    Console(quiet=True).print(text, soft_wrap=True)


def test_concise_is_one_line_each() -> None:
    found = [
        two_readings(),
        CODE_TWICE.at(Location("dti.yaml", row=12, column=7), code="1\n1", first=5),
        OLD_FORMAT.at(Location("cu.xls"), seen="xls"),
        NO_UNIT_SCORED.at(Location(), severity=Severity.WARNING),
    ]
    assert concise.render(found, Language.VI) == (
        'nop-lai.xlsx[Số liệu!D2]: V302 lỗi "1.292" đọc được hai cách: 1292 hoặc 1,292\n'
        'dti.yaml:12:7: D406 lỗi mã "1 1" đã dùng ở dòng 5\n'
        "cu.xls: F011 lỗi tệp ở định dạng xls\n"
        "R601 cảnh báo không đơn vị nào có số liệu để chấm"
    )


def test_the_summary_counts_by_severity() -> None:
    warning = NO_UNIT_SCORED.at(Location(), severity=Severity.WARNING)
    assert summary([two_readings()] * 3 + [warning], Language.VI) == "3 lỗi, 1 cảnh báo"
    assert summary([two_readings()] * 3 + [warning], Language.EN) == "3 errors, 1 warning"
    assert summary([], Language.VI) == "không có lỗi"
    assert summary([], Language.EN) == "no errors"


def test_auto_follows_the_service_then_the_terminal() -> None:
    assert resolve(Format.AUTO, {"GITHUB_ACTIONS": "true"}, is_terminal=True) is Format.GITHUB
    assert resolve(Format.AUTO, {"GITLAB_CI": "true"}, is_terminal=False) is Format.GITLAB
    assert resolve(Format.AUTO, {"GITHUB_ACTIONS": "0"}, is_terminal=True) is Format.FULL
    assert resolve(Format.AUTO, {}, is_terminal=False) is Format.CONCISE
    assert resolve(Format.SARIF, {"GITHUB_ACTIONS": "true"}, is_terminal=True) is Format.SARIF


def test_every_format_writes_something_for_a_finding_and_for_none() -> None:
    for output_format in Format:
        assert "V302" in render([two_readings()], output_format, Language.VI)
        assert "V302" not in render([], output_format, Language.VI)
