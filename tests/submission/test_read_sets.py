from dataclasses import replace
from pathlib import Path

from cds_cli.definitions.models import IndicatorSet
from cds_cli.submission.choose import choose_set
from cds_cli.submission.period import Period
from cds_cli.tables.grid import Book
from cds_cli.tables.read import read_book
from tests.submission.text_tables import book_with, saved, set_of

ONE = 'indicators: [{code: "1", name: A, max_points: 5, rule: {type: yes_no}}]\n'
TWO = (
    'indicators: [{code: "1", name: A, max_points: 5, rule: {type: yes_no}},'
    ' {code: "2", name: B, max_points: 5, rule: {type: yes_no}}]\n'
)


def book(folder: Path, table: str) -> Book:
    return read_book(saved(folder, nop=table)).require()


def named(indicator_set: IndicatorSet, code: str, *periods: str) -> IndicatorSet:
    return indicator_set.model_copy(update={"code": code, "periods": periods})


def test_the_only_set_whose_columns_are_all_there_is_chosen(tmp_path: Path) -> None:
    small, large = named(set_of(tmp_path, ONE), "nho"), named(set_of(tmp_path, TWO), "lon")
    chosen = choose_set(book(tmp_path, "code | '1\n'01 | Có"), [large, small])
    assert chosen.require().code == "nho"


def test_columns_of_awarded_points_answer_too(tmp_path: Path) -> None:
    only = named(set_of(tmp_path, TWO), "lon")
    assert choose_set(book(tmp_path, "code | '1 | 2.awarded\n'01 | Có | 5"), [only]).value is only


def test_where_several_sets_fit_the_candidates_are_told(tmp_path: Path) -> None:
    sets = [named(set_of(tmp_path, ONE), code) for code in ("a", "b")]
    chosen = choose_set(book(tmp_path, "code | '1\n'01 | Có"), sets)
    (told,) = chosen.diagnostics
    assert (chosen.value, told.code, told.values["seen"]) == (None, "S120", "a@2025, b@2025")


def test_a_period_decides_between_sets_that_fit(tmp_path: Path) -> None:
    one = set_of(tmp_path, ONE)
    sets = [named(one, "cu", "2024"), named(one, "moi", "2025", "2026")]
    data = book(tmp_path, "code | '1\n'01 | Có")
    assert choose_set(data, sets, Period.parse("2025-Q3")).require().code == "moi"
    assert choose_set(data, sets, Period.parse("2023")).value is None


def test_where_no_set_fits_the_nearest_are_told_first(tmp_path: Path) -> None:
    small, large = named(set_of(tmp_path, ONE), "nho"), named(set_of(tmp_path, TWO), "lon")
    third = large.model_copy(
        update={
            "indicators": (*large.indicators, large.indicators[0].model_copy(update={"code": "3"}))
        }
    )
    (told,) = choose_set(book(tmp_path, "code | '2\n'01 | Có"), [small, third]).diagnostics
    assert told.values["seen"] == "lon@2025"


def test_a_hidden_sheet_chooses_no_set_unless_it_is_named(tmp_path: Path) -> None:
    workbook, sheets = book_with(ghi_chu="a | b", an="code | '1\n'01 | Có")
    sheets["an"].sheet_state = "hidden"
    workbook.save(path := tmp_path / "nộp.xlsx")
    data, only = read_book(path).require(), set_of(tmp_path, ONE)
    assert choose_set(data, [only]).value is None
    assert choose_set(data, [only], sheet="an").value is only
    assert choose_set(replace(data, grids=()), [only]).value is None
