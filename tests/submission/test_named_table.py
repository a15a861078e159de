"""Small lists beside the data: found by their headings, nothing of them lost without a word."""

from pathlib import Path

import openpyxl

from cds_cli.submission.kinds.reading import Asked
from cds_cli.submission.named_table import NamedColumn, read_named

COLUMNS = (NamedColumn("grade", ("Mức",)), NamedColumn("amount", ("Số tiền",)))


def written(path: Path, *rows: tuple[object, ...]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(path)
    return path


def test_the_header_may_stand_below_a_title_and_its_columns_in_any_order(tmp_path: Path) -> None:
    rows = (("Danh mục mức thưởng",), (), ("SỐ TIỀN", "Ghi chú", "mức"), (5, "x", "dat"))
    table = read_named(written(tmp_path / "a.xlsx", *rows), COLUMNS).require()
    (line,) = table.lines
    assert (line.text("grade"), line.figure("amount", Asked(kind="money"))) == ("dat", (5, ()))
    assert line.at("amount").cell == "A4"


def test_a_missing_column_is_told_with_those_that_are_needed(tmp_path: Path) -> None:
    checked = read_named(written(tmp_path / "a.xlsx", ("Mức",), ("dat",)), COLUMNS)
    (found,) = checked.diagnostics
    assert checked.value is None
    assert (found.code, found.values) == ("S140", {"seen": "amount", "columns": "grade, amount"})


def test_a_file_without_any_of_the_headings_lacks_them_all(tmp_path: Path) -> None:
    checked = read_named(written(tmp_path / "a.xlsx", ("x",), ("y",)), COLUMNS)
    assert [d.values["seen"] for d in checked.diagnostics] == ["grade", "amount"]


def test_a_formula_without_a_result_is_no_blank(tmp_path: Path) -> None:
    path = written(tmp_path / "a.xlsx", ("grade", "amount"), ("dat", "=1+1"))
    assert [d.location.cell for d in read_named(path, COLUMNS).diagnostics] == ["B2"]


def test_rows_that_say_nothing_in_these_columns_are_no_rows(tmp_path: Path) -> None:
    path = written(tmp_path / "a.xlsx", ("grade", "amount", "z"), (None, None, "x"), ("dat", 1))
    assert [line.row for line in read_named(path, COLUMNS).require().lines] == [3]
