"""What a template was stamped with."""

from pathlib import Path

import pytest

from cds_cli.definitions.canonical import set_digest
from cds_cli.submission.period import Period
from cds_cli.submission.read import Request
from tests.submission.form_tables import (
    ABOVE,
    FIGURES,
    Read,
    book_of,
    form,
    given,
    read_book_of,
    read_sheets,
    stamped,
    the_set,
    told,
)

NAMELESS = "PHIẾU TỰ ĐÁNH GIÁ\nMã đơn vị: | \nĐơn vị: ……………"


def read_stamped(folder: Path, table: str, asked_for: str | None = None, **stamps: str) -> Read:
    workbook, _ = book_of(phieu=table)
    asked = None if asked_for is None else Period.parse(asked_for)
    return read_book_of(stamped(workbook, **stamps), folder, Request(the_set(folder), None, asked))


def test_the_stamp_of_this_very_set_and_period_says_nothing(tmp_path: Path) -> None:
    digest = set_digest(the_set(tmp_path))
    read = read_stamped(
        tmp_path, form(), "2025", set="thu@2025", sha256=digest, period="2025", stage="self"
    )
    assert (told(read), given(read)) == ([], FIGURES)


def test_the_template_of_another_set_is_refused(tmp_path: Path) -> None:
    read = read_stamped(tmp_path, form(), set="khac@2024", sha256="0" * 64)
    assert told(read) == ["reject S113"]
    (found,) = read.checked.diagnostics
    assert (found.values["seen"], found.values["expected"]) == ("khac@2024", "thu@2025")


def test_another_text_of_the_same_edition_wants_a_look(tmp_path: Path) -> None:
    read = read_stamped(tmp_path, form(), set="thu@2025", sha256="0" * 64)
    assert (told(read), given(read)) == (["warn S113"], FIGURES)


def test_the_template_of_another_period_wants_a_look(tmp_path: Path) -> None:
    read = read_stamped(tmp_path, form(), "2025-Q4", set="thu@2025", period="2025-Q3")
    assert (told(read), given(read)) == (["warn S113"], FIGURES)
    assert told(read_stamped(tmp_path, form(), None, set="thu@2025", period="2025-Q3")) == []


@pytest.mark.parametrize(
    ("typed", "asked_for", "outcome"),
    [
        ("Kỳ: 2024", "2025", ["warn S113 A6"]),
        ("Kỳ đánh giá | 2025-Q2", "2025-Q3", ["warn S113 B6"]),
        ("Năm: | năm 2024", "2025-Q3", ["warn S113 B6"]),
        ("Năm | 2025", "2025-Q3", []),
        ("Kỳ: 2025-Q3", "2025", []),
        ("Kỳ: đầu năm", "2025", []),
        ("Kỳ:", "2025", []),
        ("Kỳ: 2024", None, []),
    ],
)
def test_a_period_typed_above_a_form_is_held_against_the_one_asked_for(
    tmp_path: Path, typed: str, asked_for: str | None, outcome: list[str]
) -> None:
    read = read_stamped(tmp_path, form(above=ABOVE + typed), asked_for)
    assert (told(read), given(read)) == (outcome, FIGURES)
    in_two = {"a": form(), "b": form(above=ABOVE.replace("00694", "00700") + typed)}
    period = None if asked_for is None else Period.parse(asked_for)
    both = read_sheets(tmp_path, Request(the_set(tmp_path), period=period), **in_two)
    assert both.at("S113") == [one.split()[2] for one in outcome]


def test_where_period_and_stamp_say_the_same_it_is_told_once(tmp_path: Path) -> None:
    read = read_stamped(tmp_path, form(above=ABOVE + "Kỳ: 2024"), "2025", period="2024")
    assert told(read) == ["warn S113"]


def test_a_blank_form_is_of_the_unit_that_it_was_made_for(tmp_path: Path) -> None:
    read = read_stamped(tmp_path, form(above=NAMELESS), set="thu@2025", unit="00694")
    assert (told(read), read.units, given(read)) == ([], ["00694"], FIGURES)


def test_a_unit_written_above_a_form_counts_more_than_the_stamp(tmp_path: Path) -> None:
    assert read_stamped(tmp_path, form(), unit="00700").units == ["00694"]


def test_a_form_that_says_nowhere_whose_it_is_is_refused(tmp_path: Path) -> None:
    read = read_stamped(tmp_path, form(above=NAMELESS))
    assert (told(read), read.units) == (["reject S124 4"], [])
    assert set(read.reading.ledger.rejected) == {"S124"}


def test_the_sheets_of_a_template_beside_its_data_are_passed_over_in_silence(
    tmp_path: Path,
) -> None:
    sheets = {"Hướng dẫn": "Cách chấm\nMã | Chỉ số | a\n'4.1 | Cổng | 1", "_cds": "Có\nKhông"}
    workbook, made = book_of(phieu=form(), **sheets)
    made["_cds"].sheet_state = "veryHidden"
    request = Request(the_set(tmp_path))
    path_stamps = {"sheets": "Hướng dẫn\n_cds"}
    read = read_book_of(stamped(workbook, **path_stamps), tmp_path, request)
    assert (told(read), given(read)) == ([], FIGURES)
    assert read.reading.ledger.skipped["S117"] == 9


def test_the_first_sheet_of_an_answer_is_passed_over_in_silence(tmp_path: Path) -> None:
    workbook, _ = book_of(**{"Lỗi cần sửa": "Mã lỗi | Ô\nV303 | D9", "phieu": form()})
    read = read_book_of(
        stamped(workbook, answer="Lỗi cần sửa"), tmp_path, Request(the_set(tmp_path))
    )
    assert (told(read), given(read)) == ([], FIGURES)
    workbook, _ = book_of(**{"Lỗi cần sửa": "Mã lỗi | Ô\nV303 | D9", "phieu": form()})
    assert told(read_book_of(workbook, tmp_path, Request(the_set(tmp_path)))) == ["note S117"]
