import unicodedata
from datetime import date, datetime, time

import pytest

from cds_cli.definitions.columns import InputColumn
from cds_cli.definitions.inputs import Input, InputOption, Range
from cds_cli.diagnostics import Location
from cds_cli.submission.kinds.cells import read_cell
from cds_cli.submission.kinds.reading import Asked, CellValue, Raw, Reading, State, asked
from cds_cli.text import Language

OPTIONS = (
    InputOption(code="co-ban", name="Cơ bản"),
    InputOption(code="2", name="Nâng cao"),
    InputOption(code="kad", name="Không áp dụng"),
)
CHOICE = Asked("choice", options=OPTIONS)


def outcome(reading: Reading) -> tuple[float | str | None, State, list[str]]:
    return reading.value, reading.state, [finding.problem.code for finding in reading.findings]


def told(reading: Reading, language: Language = Language.VI) -> str:
    finding = reading.findings[0]
    return finding.problem.at(Location(), **finding.values).message(language)


@pytest.mark.parametrize(
    ("value", "answer"), [("Có", 1.0), ("Không", 0.0), (" có ", 1.0), ("KHÔNG", 0.0)]
)
def test_a_plain_yes_or_no_is_accepted_silently(value: str, answer: float) -> None:
    assert outcome(read_cell(Raw(value), Asked("yes_no"))) == (answer, State.GIVEN, [])


@pytest.mark.parametrize(
    ("value", "answer"),
    [
        *((unicodedata.normalize("NFD", word), 1.0) for word in ("có", "Có")),
        *(
            (mark, 1.0)
            for mark in ("x", "X", "✓", "✔", "✔\ufe0f", "TRUE", True, 1, 1.0, "1", "Đạt")
        ),
        *((mark, 0.0) for mark in ("FALSE", False, 0, 0.0, "0", "không đạt")),
    ],
)
def test_a_mark_is_taken_for_an_answer_and_told(value: CellValue, answer: float) -> None:
    assert outcome(read_cell(Raw(value), Asked("yes_no"))) == (answer, State.GIVEN, ["V316"])


@pytest.mark.parametrize(
    "value",
    [
        *("khong", "Chưa", "co", "-", "2", "yes"),
        2,
        0.5,
        -1,
        date(2025, 6, 3),
        time(1),
        float("nan"),
    ],
)
def test_what_does_not_say_yes_or_no_is_rejected(value: CellValue) -> None:
    assert outcome(read_cell(Raw(value), Asked("yes_no"))) == (None, State.REJECTED, ["V322"])


@pytest.mark.parametrize("value", [None, "", " ", "N/A", "…"])
def test_a_blank_answer_is_missing_and_not_no(value: str | None) -> None:
    assert outcome(read_cell(Raw(value), Asked("yes_no"))) == (None, State.MISSING, ["V309"])


def test_a_blank_answer_is_no_where_the_set_says_so_but_a_word_is_not_blank() -> None:
    filled = Asked("yes_no", blank_means_no=True)
    assert outcome(read_cell(Raw(None), filled)) == (0.0, State.GIVEN, [])
    assert outcome(read_cell(Raw("  "), filled)) == (0.0, State.GIVEN, [])
    assert outcome(read_cell(Raw("N/A"), filled)) == (None, State.MISSING, ["V309"])


@pytest.mark.parametrize("value", ["co-ban", "CO-BAN", "Cơ bản", " cơ  bản", "CƠ BẢN"])
def test_an_option_is_chosen_by_its_code_or_its_name(value: str) -> None:
    assert outcome(read_cell(Raw(value), CHOICE)) == (0.0, State.GIVEN, [])


@pytest.mark.parametrize("value", [2, 2.0, "2", "Nâng cao"])
def test_a_number_cell_names_an_option_that_is_coded_by_a_number(value: CellValue) -> None:
    assert outcome(read_cell(Raw(value), CHOICE)) == (1.0, State.GIVEN, [])


@pytest.mark.parametrize("value", ["khá", "co ban", "Co bản", 3, True, "-", date(2025, 6, 3)])
def test_what_is_not_in_the_list_is_rejected_with_the_list(value: CellValue) -> None:
    reading = read_cell(Raw(value), CHOICE)
    assert outcome(reading) == (None, State.REJECTED, ["V321"])
    assert told(reading).endswith("co-ban (Cơ bản); 2 (Nâng cao); kad (Không áp dụng)")


def test_an_option_that_is_called_not_applicable_is_an_answer() -> None:
    assert outcome(read_cell(Raw("không áp dụng"), CHOICE)) == (2.0, State.GIVEN, [])
    assert outcome(read_cell(Raw("KPS"), CHOICE)) == (None, State.REJECTED, ["V310"])


@pytest.mark.parametrize(
    "value",
    [
        date(2025, 6, 3),
        datetime(2025, 6, 3, 14, 30),  # noqa: DTZ001
        *("2025-06-03", " 2025-06-03 ", "2025-06-03T14:30:00", "2025-06-03 00:00"),
    ],
)
def test_a_real_or_an_iso_date_is_accepted_silently(value: CellValue) -> None:
    day = float(date(2025, 6, 3).toordinal())
    assert outcome(read_cell(Raw(value), Asked("date"))) == (day, State.GIVEN, [])


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("03/6/2025", date(2025, 6, 3)),
        ("12-10-2025", date(2025, 10, 12)),
        ("3.6.2025", date(2025, 6, 3)),
        ("ngày 03 tháng 6 năm 2025", date(2025, 6, 3)),
        ("Ngày 3 tháng 06 năm 2025", date(2025, 6, 3)),
        (unicodedata.normalize("NFD", "ngày 3 tháng 6 năm 2025"), date(2025, 6, 3)),
        ("29/02/2024", date(2024, 2, 29)),
    ],
)
def test_a_typed_date_is_read_day_first_and_told(typed: str, day: date) -> None:
    reading = read_cell(Raw(typed), Asked("date"))
    assert outcome(reading) == (float(day.toordinal()), State.GIVEN, ["V314"])
    assert told(reading).endswith(f"ngày {day.day} tháng {day.month} năm {day.year}")


@pytest.mark.parametrize(
    "value",
    [
        *("12/31/2025", "31/02/2025", "29/02/2025", "03/6/25", "3/6", "45811", "2025-13-01"),
        *("03/6-2025", "hôm qua", "-", "0000-01-01", "٣/٦/٢٠٢٥"),
        *(45811, 45811.5, True, time(12, 30)),
    ],
)
def test_what_is_no_real_date_is_rejected(value: CellValue) -> None:
    assert outcome(read_cell(Raw(value), Asked("date"))) == (None, State.REJECTED, ["V315"])


def test_a_date_outside_its_range_is_told_with_the_range_in_days() -> None:
    first = float(date(2025, 1, 1).toordinal())
    reading = read_cell(Raw(date(2024, 12, 31)), Asked("date", at_least=first))
    assert outcome(reading) == (None, State.REJECTED, ["V304"])
    assert told(reading) == "31/12/2024 nằm ngoài khoảng cho phép (≥ 01/01/2025)"
    assert told(reading, Language.EN) == "31/12/2024 is outside what is allowed (≥ 2025-01-01)"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (" Đô thị loại I ", "Đô thị loại I"),
        ("N/A", "N/A"),
        ("-", "-"),
        (5.0, "5"),
        (1.25, "1.25"),
        (True, "TRUE"),
        (date(2025, 6, 3), "2025-06-03"),
        (datetime(2025, 6, 3), "2025-06-03"),  # noqa: DTZ001
        (time(12, 30), "12:30:00"),
    ],
)
def test_a_text_is_what_was_typed(value: CellValue, text: str) -> None:
    assert outcome(read_cell(Raw(value), Asked("text"))) == (text, State.GIVEN, [])


@pytest.mark.parametrize("value", [None, "", " \u00a0"])
def test_a_blank_text_is_missing(value: str | None) -> None:
    assert outcome(read_cell(Raw(value), Asked("text"))) == (None, State.MISSING, ["V309"])


def test_what_a_cell_may_hold_comes_from_its_input() -> None:
    item = Input(name="Mức", kind="choice", range=Range(at_most=5.0), blank_means_no=True)
    column = InputColumn("1.1", item, OPTIONS, ("1.1",))
    assert asked(column, may_not_apply=True) == Asked("choice", None, 5.0, OPTIONS, True, True)  # noqa: FBT003
