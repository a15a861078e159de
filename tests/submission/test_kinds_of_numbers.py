from datetime import date, datetime, time, timedelta

import pytest

from cds_cli.diagnostics import Location, Severity
from cds_cli.rules.base import NUMERIC, Kind
from cds_cli.submission.kinds.cells import read_cell
from cds_cli.submission.kinds.reading import Asked, CellValue, Raw, Reading, State
from cds_cli.text import Language

AMOUNTS: tuple[Kind, ...] = ("count", "number", "money")
WITH_DECIMALS: tuple[Kind, ...] = ("number", "percent", "share", "money")


def read(
    value: CellValue | None, kind: Kind, *, percent: bool = False, csv: bool = False
) -> Reading:
    return read_cell(Raw(value, percent, csv), Asked(kind))


def codes(reading: Reading) -> list[str]:
    return [finding.problem.code for finding in reading.findings]


def told(reading: Reading, language: Language = Language.VI) -> str:
    finding = reading.findings[0]
    return finding.problem.at(Location(), **finding.values).message(language)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("count", 1292),
        ("count", 1292.0),
        ("count", 0),
        ("number", -5.5),
        ("number", 0),
        ("money", 1292.5),
        ("money", -3),
        ("percent", 44.4),
        ("percent", 0),
        ("percent", 100),
        ("share", 0.444),
        ("share", 1),
        ("share", 0),
    ],
)
def test_a_number_cell_in_range_is_accepted_silently(kind: Kind, value: float) -> None:
    assert read(value, kind) == Reading(float(value), State.GIVEN)


@pytest.mark.parametrize(
    ("kind", "typed", "figure"),
    [
        *(("count", typed, 1292.0) for typed in ("1.292", "1 292", "1\u00a0292", "1\u202f292")),
        *(("count", typed, 1292.0) for typed in ("'1292", "１２９２", "  1292 ", "\ufeff1292")),
        ("count", "1.292.000", 1292000.0),
        ("count", "1,292,000", 1292000.0),
        ("count", "00694", 694.0),
        ("count", "1292,0", 1292.0),
        ("count", "+5", 5.0),
        ("money", "1.292.000", 1292000.0),
        ("money", "1.292,5", 1292.5),
        ("money", "1,292.5", 1292.5),
        ("money", "1 292,5", 1292.5),
        ("money", "1.292.000,25", 1292000.25),
        ("number", "1292.500", 1292.5),
        ("number", "0,292", 0.292),
        ("number", "(5)", -5.0),
        ("number", "−5", -5.0),
        ("number", "０，５", 0.5),
        ("percent", "44,4", 44.4),
        ("percent", "44.4", 44.4),
        ("percent", "44,4%", 44.4),
        ("percent", "44,4％", 44.4),
        ("percent", "44,4 %", 44.4),
        ("percent", "0,5%", 0.5),
        ("percent", "100%", 100.0),
        ("share", "0,444", 0.444),
        ("share", "44,4%", 0.444),
    ],
)
def test_text_with_one_reading_is_read_and_told(kind: Kind, typed: str, figure: float) -> None:
    reading = read(typed, kind)
    assert (reading.value, reading.state, codes(reading)) == (figure, State.GIVEN, ["V301"])


@pytest.mark.parametrize(
    ("kind", "typed", "figure"),
    [
        ("count", "1292", 1292.0),
        ("number", "-5", -5.0),
        ("percent", "44.4", 44.4),
        ("share", "0.8577", 0.8577),
        ("share", "0.444", 0.444),
        ("money", "1292.500", 1292.5),
    ],
)
def test_a_plain_number_in_a_text_file_is_accepted_silently(
    kind: Kind, typed: str, figure: float
) -> None:
    assert read(typed, kind, csv=True) == Reading(figure, State.GIVEN)


@pytest.mark.parametrize(
    ("kind", "typed", "code"),
    [
        ("count", "1.292", "V301"),
        ("percent", "44,4", "V301"),
        ("number", "1.292", "V302"),
        ("percent", "0.444", "V308"),
        ("count", "1.5", "V319"),
    ],
)
def test_what_needs_a_word_gets_it_in_a_text_file_too(kind: Kind, typed: str, code: str) -> None:
    assert codes(read(typed, kind, csv=True)) == [code]


@pytest.mark.parametrize("kind", WITH_DECIMALS)
@pytest.mark.parametrize("typed", ["1.292", "-1.292", "12.920", "１.２９２", "1.292%"])
def test_text_with_two_readings_is_rejected_where_decimals_are_allowed(
    kind: Kind, typed: str
) -> None:
    reading = read(typed, kind)
    assert (reading.value, reading.state, codes(reading)) == (None, State.REJECTED, ["V302"])


@pytest.mark.parametrize(
    ("kind", "typed", "figure"),
    [
        ("number", "1,292", 1.292),
        ("number", "-12,920", -12.92),
        ("money", "１,２９２", 1.292),
        ("percent", "44,123", 44.123),
        ("percent", "1,292%", 1.292),
        ("share", "1,292%", 0.01292),
    ],
)
@pytest.mark.parametrize("csv", [False, True])
def test_a_comma_before_three_digits_is_the_decimal_comma_where_decimals_are_allowed(
    kind: Kind, typed: str, figure: float, *, csv: bool
) -> None:
    reading = read(typed, kind, csv=csv)
    assert (reading.value, reading.state, codes(reading)) == (figure, State.GIVEN, ["V301"])


@pytest.mark.parametrize("kind", WITH_DECIMALS)
def test_what_the_message_about_two_readings_asks_for_is_read(kind: Kind) -> None:
    values = read("1.292", kind).findings[0].values
    typed = (str(values["first"]), str(values["second"]))
    assert [codes(read(one, kind)) for one in typed] in (
        [["V301"], ["V301"]],
        [["V304"], ["V301"]],  # 1292 is no percentage
        [["V304"], ["V304"]],  # and neither is a share
    )


def test_a_decimal_comma_before_three_digits_has_two_readings_in_a_count() -> None:
    reading = read("1,292", "count")
    assert codes(reading) == ["V302"]
    assert told(reading) == '"1,292" đọc được hai cách: 1292 hoặc 1,292'


@pytest.mark.parametrize(
    ("value", "likely"),
    [
        (1.292, "1,292 không phải số nguyên; có phải 1292?"),
        (12.5, "12,5 không phải số nguyên; có phải 12500, 12 hoặc 13?"),
        (0.444, "0,444 không phải số nguyên; có phải 0 hoặc 1?"),
        ("12,5", "12,5 không phải số nguyên; có phải 12500, 12 hoặc 13?"),
    ],
)
def test_a_count_that_is_not_whole_is_asked_about(value: float | str, likely: str) -> None:
    reading = read(value, "count")
    assert (reading.state, codes(reading), told(reading)) == (State.REJECTED, ["V319"], likely)


@pytest.mark.parametrize("value", [1292.0000000001, 1291.9999999999])
def test_what_calculation_left_of_a_whole_number_is_told(value: float) -> None:
    reading = read(value, "count")
    assert (reading.value, reading.state, codes(reading)) == (1292.0, State.GIVEN, ["V301"])


@pytest.mark.parametrize(
    ("held", "figure"),
    [(0.444, 44.4), (0.07, 7.0), (0.29, 29.0), (1, 100.0), (0, 0.0), (0.005, 0.5)],
)
def test_a_cell_with_a_percent_format_counts_as_what_it_shows(held: float, figure: float) -> None:
    assert read(held, "percent", percent=True) == Reading(figure, State.GIVEN)


def test_a_percentage_typed_under_a_percent_format_is_out_of_range() -> None:
    reading = read(44.4, "percent", percent=True)
    assert (reading.state, codes(reading)) == (State.REJECTED, ["V304"])
    assert told(reading) == "4440% nằm ngoài khoảng cho phép (0–100)"


def test_a_share_with_a_percent_format_is_the_share() -> None:
    assert read(0.444, "share", percent=True) == Reading(0.444, State.GIVEN)


@pytest.mark.parametrize("value", [0.444, 1, 1.0, 0.0001, "0,444", "0.5", "1"])
def test_the_scale_of_a_percentage_up_to_one_is_asked_for(value: float | str) -> None:
    reading = read(value, "percent")
    assert (reading.state, codes(reading)) == (State.REJECTED, ["V308"])


def test_both_scales_are_named_in_the_language_of_the_reader() -> None:
    reading = read(0.444, "percent")
    assert told(reading) == "0,444 trong cột phần trăm: 0,444% hay 44,4%?"
    assert told(reading, Language.EN) == "0.444 in a percent column: 0.444% or 44.4%?"


@pytest.mark.parametrize("kind", NUMERIC)
@pytest.mark.parametrize(
    "typed",
    [
        *("12.92.3", "1O5", "gần 9.000", ">90%", "40-45", "chưa rõ", "1.292 hồ sơ", "1_292"),
        *("NaN", "inf", "-inf", "1e5", "5²", "½", "٣", "1 29", "1.292.5", "12/15", "#", "- 5", "."),
        "9" * 400,
    ],
)
def test_what_is_no_number_is_rejected_and_never_stripped(kind: Kind, typed: str) -> None:
    reading = read(typed, kind)
    assert (reading.value, reading.state, codes(reading)) == (None, State.REJECTED, ["V303"])


@pytest.mark.parametrize("kind", NUMERIC)
@pytest.mark.parametrize(
    "value",
    [
        *(True, False, time(12, 30), timedelta(hours=30)),
        *(float("nan"), float("inf"), float("-inf"), 10**400),
    ],
)
def test_a_cell_that_holds_no_finite_number_is_rejected(kind: Kind, value: CellValue) -> None:
    assert codes(read(value, kind)) == ["V303"]


@pytest.mark.parametrize("kind", AMOUNTS)
def test_a_percent_sign_is_rejected_where_no_percentage_is_asked_for(kind: Kind) -> None:
    assert codes(read("44%", kind)) == ["V303"]


@pytest.mark.parametrize(
    ("kind", "value", "allowed"),
    [
        ("count", "(5)", "≥ 0"),
        ("count", "−5", "≥ 0"),
        ("count", -5, "≥ 0"),
        ("percent", "−5", "0–100"),
        ("percent", 100.5, "0–100"),
        ("percent", "101%", "0–100"),
        ("share", 44.4, "0–1"),
        ("share", "44,4", "0–1"),
        ("share", "-0,5", "0–1"),
    ],
)
def test_a_figure_outside_its_kind_is_out_of_range(
    kind: Kind, value: float | str, allowed: str
) -> None:
    reading = read(value, kind)
    assert (reading.state, codes(reading)) == (State.REJECTED, ["V304"])
    assert told(reading).endswith(f"nằm ngoài khoảng cho phép ({allowed})")


@pytest.mark.parametrize(
    ("low", "high", "value", "allowed"),
    [
        (None, 5.0, 6, "≤ 5"),
        (2.0, None, 1, "≥ 2"),
        (2.5, 5.0, 6, "2,5–5"),
        (-2.0, 5.0, 6, "≥ -2, ≤ 5"),
    ],
)
def test_a_figure_outside_the_range_of_its_input_is_out_of_range(
    low: float | None, high: float | None, value: float, allowed: str
) -> None:
    reading = read_cell(Raw(value), Asked("number", low, high))
    assert codes(reading) == ["V304"]
    assert told(reading) == f"{value} nằm ngoài khoảng cho phép ({allowed})"


def test_both_ends_of_a_range_are_allowed() -> None:
    asked = Asked("number", 2.0, 5.0)
    assert [read_cell(Raw(value), asked).value for value in (2, 5)] == [2.0, 5.0]


@pytest.mark.parametrize("kind", AMOUNTS)
@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1234567890123456, ["V317"]),
        (1e15, ["V317"]),
        (123456789012345, []),
        ("1234567890123456", ["V301", "V317"]),
        ("123456789012345", ["V301"]),
    ],
)
def test_more_digits_than_are_kept_want_a_look(
    kind: Kind, value: float | str, expected: list[str]
) -> None:
    reading = read(value, kind)
    assert (reading.state, codes(reading)) == (State.GIVEN, expected)


def test_decimals_count_among_the_digits_that_are_kept() -> None:
    assert codes(read("0.1234567890123456", "share", csv=True)) == ["V317"]
    assert codes(read("0.012345678901234", "share", csv=True)) == []


@pytest.mark.parametrize("kind", NUMERIC)
@pytest.mark.parametrize(
    "value", [None, "", "  \u00a0", "\u200b", "…", "...", "N/A", "n/a", "null"]
)
def test_nothing_is_missing_and_not_zero(kind: Kind, value: str | None) -> None:
    reading = read(value, kind)
    assert (reading.value, reading.state, codes(reading)) == (None, State.MISSING, ["V309"])


def test_the_word_that_stands_for_a_missing_figure_is_told() -> None:
    assert told(read("Chưa có số liệu", "count")) == 'không có số liệu ("Chưa có số liệu")'
    assert told(read(None, "count")) == "không có số liệu"


@pytest.mark.parametrize("kind", NUMERIC)
@pytest.mark.parametrize(
    "typed", ["-", "–", "x", " X ", "không phát sinh", "Không phát sinh", "KPS", "Không áp dụng"]
)
def test_a_mark_for_does_not_apply_counts_only_where_it_is_allowed(kind: Kind, typed: str) -> None:
    allowed = read_cell(Raw(typed), Asked(kind, may_not_apply=True))
    assert (allowed.value, allowed.state, codes(allowed)) == (None, State.NOT_APPLICABLE, ["V310"])
    assert allowed.findings[0].severity is None
    refused = read_cell(Raw(typed), Asked(kind))
    assert (refused.value, refused.state, codes(refused)) == (None, State.REJECTED, ["V310"])
    assert refused.findings[0].severity is Severity.ERROR
    assert "không cho phép" in told(refused)


@pytest.mark.parametrize("kind", [*NUMERIC, "yes_no", "choice", "date"])
@pytest.mark.parametrize(
    "typed",
    [
        *("#N/A", "#DIV/0!", "#REF!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"),
        *("#GETTING_DATA", " #N/A ", "#n/a", "Err:502"),
    ],
)
def test_an_error_of_excel_is_rejected_for_every_kind_but_text(kind: Kind, typed: str) -> None:
    reading = read(typed, kind)
    assert (reading.state, codes(reading)) == (State.REJECTED, ["V312"])
    assert read(typed, "text").state is State.GIVEN


@pytest.mark.parametrize("kind", NUMERIC)
@pytest.mark.parametrize(
    ("day", "likely"),
    [
        (datetime(2025, 9, 9), "9/9"),  # noqa: DTZ001
        (date(2025, 6, 3), "3/6 hoặc 6/3"),
        (date(1945, 9, 1), "1/9, 9/1 hoặc 9/45"),
    ],
)
def test_a_date_names_the_fraction_it_may_have_been(kind: Kind, day: date, likely: str) -> None:
    reading = read(day, kind)
    assert (reading.value, reading.state, codes(reading)) == (None, State.REJECTED, ["V306"])
    assert told(reading) == f"ô là ngày {day:%d/%m/%Y}; có thể đã gõ {likely}"


def test_a_long_text_is_quoted_in_part() -> None:
    assert len(told(read("chữ " * 9000, "count"))) < 100


def test_a_number_of_thousands_of_digits_is_rejected_and_quoted_in_part() -> None:
    reading = read(-(10**5000), "number")
    assert codes(reading) == ["V303"]
    assert len(told(reading)) < 100
