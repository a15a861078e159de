from pathlib import Path

import pytest

from cds_cli.diagnostics import Checked
from cds_cli.tables.grid import Book, Limits
from cds_cli.tables.read import read_book


def checked(folder: Path, text: str | bytes, limits: Limits | None = None) -> Checked[Book]:
    path = folder / "nộp.csv"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_book(path, limits or Limits())


def rows_of(book: Checked[Book]) -> dict[int, list[object]]:
    return {n: list(row.values()) for n, row in book.require().grids[0].rows.items()}


def found_in(book: Checked[Book]) -> list[tuple[str, int | None]]:
    return [(d.code, d.location.row) for d in book.diagnostics]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_the_separator_is_taken_from_the_text(tmp_path: Path, separator: str, mark: str) -> None:
    book = checked(tmp_path, mark + "Mã;Tên\r\n00001;Hòa An\r\n".replace(";", separator))
    assert rows_of(book) == {1: ["Mã", "Tên"], 2: ["00001", "Hòa An"]}
    assert found_in(book) == []


def test_a_csv_is_one_grid_of_text(tmp_path: Path) -> None:
    (grid,) = checked(tmp_path, "a,b\n1,\n").require().grids
    assert (grid.sheet, grid.text_only, grid.rows[2]) == (None, True, {1: "1"})
    assert str(grid.locate(2, 1)).endswith("nộp.csv:2:1")


def test_the_line_that_names_the_separator_is_honoured_and_not_counted(tmp_path: Path) -> None:
    book = checked(tmp_path, "sep=|\r\nMã|Tên, xã\r\n1|A;B\r\n")
    assert rows_of(book) == {1: ["Mã", "Tên, xã"], 2: ["1", "A;B"]}


def test_a_header_that_holds_two_separators_is_noted(tmp_path: Path) -> None:
    book = checked(tmp_path, "Mã;Tên xã, phường;Số\n1;A;1,5\n2;B;2,5\n")
    assert found_in(book) == [("F006", None)]
    assert rows_of(book)[2] == ["1", "A", "1,5"]


def test_quoted_cells_may_hold_separators_and_line_breaks(tmp_path: Path) -> None:
    book = checked(tmp_path, 'a,b\n"x, y","u\nv"\n3,4\n')
    assert rows_of(book) == {1: ["a", "b"], 2: ["x, y", "u\nv"], 3: ["3", "4"]}


def test_every_ragged_row_is_told_and_left_out(tmp_path: Path) -> None:
    book = checked(tmp_path, "Mã,Tên,Tỷ lệ\n1,A,44,4\n2,B,44\n3,C\n")
    assert found_in(book) == [("F007", 2), ("F007", 4)]
    assert book.diagnostics[0].values == {"seen": 4, "expected": 3}
    assert book.value is not None
    assert list(book.value.grids[0].rows) == [1, 3]


def test_a_decimal_comma_in_every_row_is_told_in_every_row(tmp_path: Path) -> None:
    book = checked(tmp_path, "Mã,Tên,Tỷ lệ,Số\n1,A,44,4,5\n2,B,12,5,7\n")
    assert found_in(book) == [("F007", 2), ("F007", 3)]
    assert book.value is not None
    assert book.value.grids[0].ragged == {2: 5, 3: 5}


def test_empty_cells_at_the_end_and_blank_lines_are_not_ragged(tmp_path: Path) -> None:
    book = checked(tmp_path, "Biểu 1\n\nMã,Tên,Số\n1,A,,,\n,,\n\n2,B,5, \n")
    assert found_in(book) == []
    assert list(rows_of(book)) == [1, 3, 4, 7]


def test_cells_of_spaces_are_kept(tmp_path: Path) -> None:
    assert rows_of(checked(tmp_path, "a,b,c\n1, ,3\n"))[2] == ["1", " ", "3"]


def test_one_column_needs_no_separator(tmp_path: Path) -> None:
    assert rows_of(checked(tmp_path, "Mã\n1\n")) == {1: ["Mã"], 2: ["1"]}


@pytest.mark.parametrize("text", ["", "\ufeff", "\n\n", ";;\n;;\n", "sep=;\n"])
def test_a_file_without_a_cell_has_no_data(tmp_path: Path, text: str) -> None:
    book = checked(tmp_path, text)
    assert (found_in(book), book.value) == ([("F008", None)], None)


def test_text_in_another_encoding_is_refused_with_its_line(tmp_path: Path) -> None:
    assert found_in(checked(tmp_path, "Mã,Tên\n1,Hòa\n".encode() + b"2,H\xf2a\n")) == [("F004", 3)]


def test_text_that_was_damaged_before_is_refused(tmp_path: Path) -> None:
    assert found_in(checked(tmp_path, "Mã,Tên\n1,H\ufffda\n")) == [("F004", 2)]


def test_a_quote_that_is_never_closed_does_not_swallow_the_rest(tmp_path: Path) -> None:
    book = checked(tmp_path, 'a,b\n1,2\n3,"4\n5,6\n')
    assert (found_in(book), book.value) == ([("F001", 3)], None)


def test_values_beyond_the_limits_are_refused(tmp_path: Path) -> None:
    assert found_in(checked(tmp_path, "a\n" * 30, Limits(rows=20))) == [("F009", 21)]
    assert found_in(checked(tmp_path, "a," * 30 + "a", Limits(columns=20))) == [("F009", 1)]


def test_a_file_larger_than_the_limit_is_not_read(tmp_path: Path) -> None:
    assert found_in(checked(tmp_path, b"a,b\n" * 300_000, Limits(unpacked_mb=1))) == [
        ("F009", None)
    ]
