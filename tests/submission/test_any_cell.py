"""The law of reading: no cell of a valid file is lost, whatever it is changed to."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest

from cds_cli.diagnostics import Checked
from cds_cli.submission.read import Reading, Request, read_submission
from cds_cli.tables.grid import Book, CellValue, Grid
from tests.submission.form_tables import ABOVE, HEAD, ROWS, form, the_set
from tests.submission.text_tables import rows_of

Rows = dict[int, dict[int, CellValue]]
Spot = tuple[int, int, int]
"""Number of a sheet, row and column."""

OTHERS: tuple[CellValue, ...] = (
    *("khác", "kh\u200bác", "Có", "7", "1,5", "1.292", "9/12", "4.99", "00700", "Xã Khác"),
    *("#N/A", "#REF!", "không phát sinh", "Cấp phó", "Tổng cộng", "(1)", "a.pdf", "Mã", "b"),
    *("Số hóa hồ sơ", "1.2", 0, 1, 4.99, 7, 2.5, 44.4, 9999, -1, True, date(2025, 9, 9)),
)
LONG = """
BẢNG SỐ LIỆU | năm 2025
Mã đơn vị | Tên đơn vị | Khối | Mã chỉ số | Chỉ số | Giá trị | Mẫu số | Tự chấm | Minh chứng
(1) | (2) | (3) | (4) | (5) | (6) | (7) | (8) | (9)
"""
LONG_ROWS = {
    "00694 | Xã A | Khối 1": (9, 12, "Cấp phó", "2025-03-20", 18, 150, 200, 190, 7.5, 96.5, 40, 80),
    "00700 | Xã B | Khối 2": (3, 12, "truong", "2025-04-20", 8, 50, 100, 90, 2.5, 46.5, 10, 80),
}
LONG_CODES = (
    *("1.1", None, "1.2", "1.4", "4.1", "4.2.part", "HS", "4.3.part", "4.10", "4.11"),
    *("4.12.A.part", "4.12.A.whole"),
)
WIDE = (
    """
    UBND TỈNH | số liệu
    STT | Mã đơn vị | Tên đơn vị | Khối | Dân số | Người đứng đầu chủ trì họp | | '1.2 | '1.3 | '1.4
    | | | | | a | b | | |
    1 | '00694 | Xã A | Khối 1 | 900 | 9 | 12 | pho | Có | 2025-03-20
    2 | '00700 | Xã B | Khối 2 | 800 | 3 | 12 | truong | Không | 2025-04-20
    | Tổng cộng | | | | 12 | 24 | | |
    """,
    """
    code|name|'4.1|4.2.part|HS|4.3.part|'4.10|'4.11|4.12.A.part|4.12.A.whole|4.12.B|4.1.claimed|4.1.note|Lạ
    '00700 | Xã B | 8 | 50 | 100 | 90 | 2.5 | 46.5 | 10 | 80 | Không | 8 | tốt | x
    '00694 | Xã A | 18 | 150 | 200 | 190 | 7.5 | 96.5 | 40 | 80 | Có | 17 | | y
    """,
)


ONCE = {"4.2": "'4.2 | Hồ sơ trực tuyến toàn trình | 20 | 150 | | 15"}
"""A shared figure that stands twice may go once: here it stands once."""


SAME = [{code, row.split(" | ")[1]} for code, row in ROWS.items()]
"""An indicator is named by its code as well as by its name."""


def a_form() -> list[str]:
    head = f"STT | {HEAD} | Giải trình | Ghi chú"
    lines = [*ABOVE.strip("\n").splitlines(), "Dân số | 900", head]
    rows = {**ROWS, **ONCE}
    rows["1.1"] += " | Đã họp bù | xem lại"
    lines += [f"{place} | {row}" for place, row in enumerate(rows.values(), start=1)]
    return ["\n".join([*lines, " | | Tổng cộng | 125 | | | 101.65", "Người lập | | | Chủ tịch"])]


def a_long_table() -> list[str]:
    lines = [LONG.strip("\n")]
    for unit, figures in LONG_ROWS.items():
        pairs = dict(zip(LONG_CODES, figures, strict=True))
        lines.append(f"'{unit} | 1.1 | Người đứng đầu chủ trì họp | {figures[0]} | 12 | 5 | a.pdf")
        lines += [f"'{unit} | '{code} | | {pairs[code]}" for code in LONG_CODES[2:]]
        lines += [f"'{unit} | {code} | | Có" for code in ("'1.3", "4.12.B")]
    return ["\n".join([*lines, "Ghi chú: số liệu cuối năm"])]


FILES: Mapping[str, tuple[str, ...]] = {
    "form": tuple(a_form()),
    "long": tuple(a_long_table()),
    "wide": WIDE,
    "csv": (form(ONCE),),
}


@cache
def the_request() -> Request:
    with TemporaryDirectory() as folder:
        return Request(the_set(Path(folder)))


def sheets_of(name: str) -> list[Rows]:
    """Give the cells of a file, sheet by sheet; in csv all of them are text."""
    return [
        {
            row: {
                column: str(cell) if name == "csv" else cell
                for column, cell in enumerate(cells, start=1)
                if cell is not None
            }
            for row, cells in enumerate(rows_of(table), start=1)
            if any(cell is not None for cell in cells)
        }
        for table in FILES[name]
    ]


def read(name: str, sheets: list[Rows]) -> Checked[Reading]:
    titles = [None] if name == "csv" else [f"trang {n}" for n in range(len(sheets))]
    merged = ((2, 6, 2, 7),) if name == "wide" else ()
    grids = tuple(
        Grid("nộp", title, rows, merged=merged if number == 0 else (), text_only=name == "csv")
        for number, (title, rows) in enumerate(zip(titles, sheets, strict=True))
    )
    checked = read_submission(Book("nộp", "0" * 64, grids), the_request())
    if checked.value is not None:
        assert checked.value.ledger.is_balanced
    return checked


def told(checked: Checked[Reading]) -> Counter[str]:
    return Counter(f"{d.code} {d.location} {d.values}" for d in checked.diagnostics)


def outcome(checked: Checked[Reading]) -> str:
    """Give all that a reading hands on."""
    if checked.value is None:
        return ""
    one = checked.value.submission
    frames = (one.units, one.inputs, one.not_applicable, one.claimed, one.awarded, one.unproven)
    written = [frame.to_csv() for frame in frames]
    return "\n".join([*written, str(one.texts), str(one.evidence), str(checked.value.sent)])


def cells_of(sheets: list[Rows]) -> list[Spot]:
    return [(n, r, c) for n, rows in enumerate(sheets) for r, cells in rows.items() for c in cells]


def without(sheets: list[Rows], spot: Spot) -> list[Rows]:
    """Take one cell away."""
    sheet, row, column = spot
    left = [{r: dict(cells) for r, cells in rows.items()} for rows in sheets]
    del left[sheet][row][column]
    if not left[sheet][row]:
        del left[sheet][row]
    return left


def is_skipped(name: str, sheets: list[Rows], spot: Spot) -> bool:
    """Whether the ledger lists a cell as skipped: without it, one less is."""
    with_it, without_it = read(name, sheets).value, read(name, without(sheets, spot)).value
    assert with_it is not None
    assert without_it is not None
    return with_it.ledger.skipped.total() == without_it.ledger.skipped.total() + 1


@cache
def read_before(name: str) -> tuple[Reading, str, Counter[str]]:
    """Read a file as it is: what comes of it, and what is told."""
    checked = read(name, sheets_of(name))
    return checked.require(), outcome(checked), told(checked)


def says_the_same(name: str, after: Checked[Reading]) -> bool:
    """Whether a changed file gives the same, and nothing new is told."""
    _, given, said = read_before(name)
    return outcome(after) == given and not told(after) - said


def changes(name: str, kind: str, number: int) -> Iterator[tuple[Random, list[Rows], Spot]]:
    """Choose cells to be changed, each in a file of its own."""
    for seed in range(number):
        random, sheets = Random(f"{kind} {seed}"), sheets_of(name)  # noqa: S311 — may be foreseen
        yield random, sheets, random.choice(cells_of(sheets))


@pytest.mark.parametrize("name", FILES)
def test_the_file_is_valid(name: str) -> None:
    reading, _, _ = read_before(name)
    assert reading.ledger.rejected.total() == 0
    assert not reading.submission.inputs.isna().any().any()


@pytest.mark.parametrize("name", FILES)
def test_a_changed_cell_changes_the_submission_or_is_told_or_is_skipped(name: str) -> None:
    for random, sheets, spot in changes(name, "other", 200):
        sheet, row, column = spot
        old, new = sheets[sheet][row][column], random.choice(OTHERS)
        new = str(new) if name == "csv" else new
        if {str(old), str(new)} in SAME or str(old) == str(new):
            continue
        sheets[sheet][row][column] = new
        if says_the_same(name, read(name, sheets)):
            assert is_skipped(name, sheets, spot), (spot, old, new)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("blank", [None, "  "])
def test_a_figure_that_goes_is_missed(name: str, blank: str | None) -> None:
    reading, _, _ = read_before(name)
    for _, sheets, spot in changes(name, "gone", 40):
        gone = without(sheets, spot)
        sheet, row, column = spot
        if blank is not None:
            sheets[sheet][row][column] = blank
        if says_the_same(name, read(name, gone if blank is None else sheets)):
            # Labels that repeat what the set says may go, and what was skipped anyway.
            left = read(name, gone).require()
            assert left.ledger.used == reading.ledger.used, spot


@pytest.mark.parametrize("name", FILES)
def test_a_letter_that_nobody_sees_changes_no_figure_without_a_word(name: str) -> None:
    reading, _, said = read_before(name)
    for _, sheets, (sheet, row, column) in changes(name, "unseen", 40):
        sheets[sheet][row][column] = f"{sheets[sheet][row][column]}\u200b"
        after = read(name, sheets)
        if not told(after) - said:
            figures = after.require().submission.inputs
            assert figures.to_csv() == reading.submission.inputs.to_csv(), (sheet, row, column)
