from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cds_cli.definitions.models import IndicatorSet
from cds_cli.diagnostics import Checked
from cds_cli.engine.score import score
from cds_cli.submission.read import Reading, Request, read_submission
from cds_cli.submission.usable import usable
from cds_cli.tables.grid import Book, CellValue, Grid
from tests.submission.text_tables import rows_of, set_of

BODY = """
inputs:
  - {code: GHI_CHU, name: Nhận xét, kind: text}
attributes: [{code: tuoi, name: Tuổi, kind: number}]
indicators:
  - {code: "1", name: Tỷ lệ, max_points: 10, rule: {type: ratio, target: 0.9},
     inputs: {part: {name: Tử, kind: count}, whole: {name: Mẫu, kind: count}}}
  - {code: "2", name: Phân số, max_points: 10, rule: {type: ratio},
     inputs: {part: {name: Tử hai, kind: count}, whole: {name: Mẫu hai, kind: count}}}
  - {code: "3", name: Có không, max_points: 5, rule: {type: yes_no}}
  - {code: "4", name: Chọn, max_points: 5, rule: {type: choice, options: [
       {code: A, name: Mức A, points: 5}, {code: B, name: Mức B, points: 1}]}}
  - {code: "5", name: Phần trăm, max_points: 5, rule: {type: linear, low: 0, high: 100},
     inputs: {value: {name: Tỷ lệ phần trăm, kind: percent}}}
  - {code: "6", name: Khảo sát, max_points: 5, rule: {type: given, scale: points},
     applies_to: {attributes: {tuoi: {at_least: 14}}, except: {kinds: [phường]}}}
"""
TABLE = """
Bảng số liệu | năm 2025
STT|code|name|Khối|Loại|Trực thuộc|Tuổi|1.part|1.whole|'2|'3|'4|'5|'6|6.awarded|5.claimed|GHI_CHU|Lạ
(1)|(2)|(3)|(4)|(5)|(6)|(7)|(8)|(9)|(10)|(11)|(12)|(13)|(14)|(15)|(16)|(17)|(18)
1|'01|Xã A|a|xã|Huyện X|20|8|10|3/4|Có|A|44.5|4|3.5|2.2|tốt|lạ
2|'02|Xã B|a|xã|Huyện X|16|9|10|2/4|Không|Mức B|50|3||2.5|được|
3|'03|Phường C|b|phường|Huyện Y|20|'12|20|10/10|x|A|'60,5|||3|được|lạ
4|'04|Xã D|b|xã|Huyện Y|15|0|4|1/8|Có|B|2|5||0.1||
|Ghi chú|số liệu đến cuối năm
"""
SKIPPED_COLUMNS = frozenset({1, 18})
SKIPPED_ROWS = frozenset({1, 3, 8})

Rows = dict[int, dict[int, CellValue]]


@cache
def the_set() -> IndicatorSet:
    with TemporaryDirectory() as folder:
        return set_of(Path(folder), BODY)


def rows_of_table(table: str = TABLE) -> Rows:
    return {
        number: {column: cell for column, cell in enumerate(cells, start=1) if cell is not None}
        for number, cells in enumerate(rows_of(table), start=1)
    }


def read(rows: Mapping[int, Mapping[int, CellValue]]) -> Checked[Reading]:
    book = Book("nộp.xlsx", "0" * 64, (Grid("nộp.xlsx", "Số liệu", rows),))
    return read_submission(book, Request(the_set()))


def told(checked: Checked[Reading]) -> list[str]:
    return [f"{d.code} {d.location} {d.values}" for d in checked.diagnostics]


def outcome(checked: Checked[Reading]) -> str:
    """Everything that comes of a file: the submission, and the figures it earns."""
    reading = usable(checked, keep_going=False)
    submission = reading.submission
    results = score(the_set(), submission)
    frames = [submission.units, submission.inputs, submission.not_applicable]
    frames += [submission.claimed, submission.awarded]
    return "\n".join(
        [*(frame.to_csv() for frame in frames), str(submission.texts)]
        + [str(results.figures[code].points.tolist()) for code in results.figures]
    )


def test_every_cell_of_a_valid_file_is_accounted_for() -> None:
    rows = rows_of_table()
    ledger = read(rows).require().ledger
    skipped = [
        (row, column)
        for row, cells in rows.items()
        for column in cells
        if row != 2 and (row in SKIPPED_ROWS or column in SKIPPED_COLUMNS)
    ]
    assert (ledger.is_balanced, ledger.rejected.total()) == (True, 0)
    assert ledger.skipped == {"S101": 2, "S107": 2, "S109": 18 + 2 + 4}
    assert ledger.skipped.total() == len(skipped)
    assert ledger.header == 18
    assert ledger.cells == sum(map(len, rows.values()))


OTHERS: tuple[CellValue, ...] = (
    *("khác", "Có", "0", "7", "1,5", "1.292", "#N/A", "không phát sinh", "A", "phường", "  "),
    *(0, 1, 7, 2.5, 44.4, 9999, -1, True, date(2025, 9, 9)),
)


@pytest.mark.parametrize("seed", range(300))
def test_a_changed_cell_changes_the_outcome_or_is_told_or_is_known_to_be_skipped(seed: int) -> None:
    random, rows = Random(seed), rows_of_table()  # noqa: S311 — a test may be foreseen
    before = read(rows)
    row, column = random.choice([(r, c) for r, cells in rows.items() for c in cells])
    old, new = rows[row][column], random.choice(OTHERS)
    rows[row][column] = new
    after = read(rows)
    if row != 2 and (row in SKIPPED_ROWS or column in SKIPPED_COLUMNS):
        return
    same_text = str(old).strip() == str(new).strip()
    if told(after) == told(before) and not same_text:
        assert outcome(after) != outcome(before), (row, column, old, new)


@pytest.mark.parametrize("seed", range(60))
def test_a_deleted_cell_changes_the_outcome_or_is_told_or_is_known_to_be_skipped(seed: int) -> None:
    random, rows = Random(seed), rows_of_table()  # noqa: S311 — a test may be foreseen
    before = read(rows)
    row, column = random.choice([(r, c) for r, cells in rows.items() for c in cells])
    del rows[row][column]
    after = read(rows)
    if row != 2 and (row in SKIPPED_ROWS or column in SKIPPED_COLUMNS):
        assert after.value is not None
        assert before.value is not None
        assert after.value.ledger.skipped.total() == before.value.ledger.skipped.total() - 1
    elif told(after) == told(before):
        assert outcome(after) != outcome(before), (row, column)


def words() -> st.SearchStrategy[CellValue]:
    known = ("Mã đơn vị", "Tên đơn vị", "code", "1.part", "1.whole", "1", "2", "3", "4", "5", "6")
    others = ("6.awarded", "5.claimed", "Tuổi", "Khối", "Tổng cộng", "(1)", "3/4", "#N/A", "N/A")
    return st.one_of(
        st.sampled_from((*known, *others)),
        st.text(max_size=6),
        st.integers(-(10**17), 10**17),
        st.floats(),
        st.booleans(),
        st.dates(),
        st.datetimes(),
        st.times(),
        st.timedeltas(),
    )


@st.composite
def tables(draw: st.DrawFn) -> Rows:
    cells = draw(
        st.dictionaries(st.tuples(st.integers(1, 9), st.integers(1, 8)), words(), max_size=40)
    )
    rows: Rows = {}
    for (row, column), value in sorted(cells.items(), key=lambda item: item[0]):
        if value != "":
            rows.setdefault(row, {})[column] = value
    return rows


@settings(deadline=None, max_examples=100)
@given(rows=tables())
def test_no_table_makes_the_reader_raise_or_lose_a_cell(rows: Rows) -> None:
    checked = read(rows)
    if checked.value is not None:
        assert checked.value.ledger.is_balanced


@settings(deadline=None, max_examples=100)
@given(
    header=st.permutations(
        ["code", "name", "1.part", "1.whole", "2", "3", "4", "5", "6", "Tuổi", "6.awarded"]
    ),
    cells=st.lists(st.lists(words(), min_size=11, max_size=11), max_size=5),
)
def test_no_figures_below_a_header_make_the_reader_raise_or_lose_a_cell(
    header: list[str], cells: list[list[CellValue]]
) -> None:
    lines: list[list[CellValue]] = [[*header], *cells]
    rows = {
        number: {c: value for c, value in enumerate(line, start=1) if value != ""}
        for number, line in enumerate(lines, start=1)
    }
    checked = read(rows)
    if checked.value is not None:
        assert checked.value.ledger.is_balanced
        assert checked.value.ledger.cells == sum(map(len, rows.values()))
