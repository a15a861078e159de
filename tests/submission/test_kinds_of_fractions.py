from datetime import date

import pytest

from cds_cli.diagnostics import Location
from cds_cli.submission.kinds.fractions import read_fraction
from cds_cli.submission.kinds.reading import Asked, CellValue, Raw, Reading, State
from cds_cli.text import Language

COUNT = Asked("count")


def of_counts(value: CellValue | None) -> tuple[Reading, Reading]:
    return read_fraction(Raw(value), COUNT, COUNT)


def codes(*readings: Reading) -> list[str]:
    return [finding.problem.code for reading in readings for finding in reading.findings]


def told(reading: Reading) -> str:
    finding = reading.findings[0]
    return finding.problem.at(Location(), **finding.values).message(Language.VI)


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "1.292/2.910",
            "1292/2910",
            " 1.292 / 2.910 ",
            "1.292∕2.910",
            "1.292⁄2.910",
            "1.292／2.910",
        ),
        *("1 292/2 910", "'1.292/2.910", "1.292/2.910 (44,4%)", "1.292/2.910(44.40 %)"),
        *("1.292/2.910 (44%)", "1.292/2.910, tương đương 44,4%", "1.292/2.910 tương đương 44,4%"),
        *(
            "1.292/2.910 (tương đương 44,4%)",
            "1.292/2.910 = 44,4%",
            "1.292/2.910 Tương đương 44,4％",
        ),
    ],
)
def test_a_cell_with_part_and_whole_gives_both_and_tells_them_once(typed: str) -> None:
    part, whole = of_counts(typed)
    assert (part.value, part.state, codes(part)) == (1292.0, State.GIVEN, ["V305"])
    assert whole == Reading(2910.0, State.GIVEN)
    assert told(part) == f'"{typed}" đọc thành 1292 trên 2910'


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("12/15 (85%)", '"12/15 (85%)": phân số bằng 80%, không khớp 85%'),
        ("1.292/2.910 (44,5%)", '"1.292/2.910 (44,5%)": phân số bằng 44,4%, không khớp 44,5%'),
        ("2/3 = 66,66%", '"2/3 = 66,66%": phân số bằng 66,667%, không khớp 66,66%'),
    ],
)
def test_a_percentage_beside_the_fraction_has_to_agree_to_its_digits(
    typed: str, message: str
) -> None:
    part, whole = of_counts(typed)
    assert (part.state, whole.state) == (State.REJECTED, State.REJECTED)
    assert codes(part, whole) == ["V307"]
    assert told(part) == message


@pytest.mark.parametrize(
    "typed", ["2/3 (67%)", "2/3 (66,7%)", "1/8 (12,5%)", "1/8 (13%)", "1/8 (12%)"]
)
def test_a_percentage_that_is_rounded_agrees(typed: str) -> None:
    assert codes(*of_counts(typed)) == ["V305"]


@pytest.mark.parametrize("typed", ["5/0", "0/0", "15/12", "0/0 (0%)"])
def test_whether_the_part_fits_the_whole_is_not_judged_here(typed: str) -> None:
    assert codes(*of_counts(typed)) == ["V305"]


@pytest.mark.parametrize(
    "value",
    [
        *(
            "1.292/2.910 hồ sơ",
            "1/2/3",
            "1292",
            "44,4%",
            "12/",
            "/15",
            "a/b",
            "12/15,5%",
            "12/15 80%",
        ),
        *("5²/10", "½", "-/15", "N/A/15", 44.4, 0.444, 12, True),
    ],
)
def test_what_is_no_fraction_is_rejected(value: CellValue) -> None:
    part, whole = of_counts(value)
    assert (part.state, whole.state) == (State.REJECTED, State.REJECTED)
    assert set(codes(part, whole)) == {"V303"}


def test_a_number_where_a_fraction_is_asked_for_is_told_so() -> None:
    part, _ = of_counts(44.4)
    assert told(part) == '"44,4" không phải là phân số dạng a/b, ví dụ 12/15'


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("1,292/2910", ["V302"]),
        ("1292/2,910", ["V302"]),
        ("-5/10", ["V304"]),
        ("1,5/10", ["V319"]),
        ("1,292/2,910", ["V302", "V302"]),
    ],
)
def test_a_fault_of_one_side_rejects_both(typed: str, expected: list[str]) -> None:
    part, whole = of_counts(typed)
    assert (part.state, whole.state) == (State.REJECTED, State.REJECTED)
    assert codes(part, whole) == expected


def test_two_readings_of_an_amount_stay_two_in_a_fraction() -> None:
    money = Asked("money")
    part, whole = read_fraction(Raw("1.292/2.910"), money, money)
    assert codes(part, whole) == ["V302", "V302"]


def test_each_side_is_held_against_its_own_range() -> None:
    part, whole = read_fraction(Raw("12/15"), COUNT, Asked("count", at_most=10.0))
    assert (codes(part), codes(whole)) == ([], ["V304"])


@pytest.mark.parametrize("value", [None, "", "N/A", "chưa có số liệu"])
def test_a_blank_fraction_misses_both_and_says_so_once(value: str | None) -> None:
    part, whole = of_counts(value)
    assert (part.state, whole.state) == (State.MISSING, State.MISSING)
    assert codes(part, whole) == ["V309"]


def test_a_fraction_that_does_not_apply_says_so_once() -> None:
    optional = Asked("count", may_not_apply=True)
    part, whole = read_fraction(Raw("không phát sinh"), optional, optional)
    assert (part.state, whole.state) == (State.NOT_APPLICABLE, State.NOT_APPLICABLE)
    assert codes(part, whole) == ["V310"]


def test_a_fraction_that_excel_made_a_date_is_named_and_not_restored() -> None:
    part, whole = of_counts(date(2025, 9, 9))
    assert (part.value, part.state, whole.state) == (None, State.REJECTED, State.REJECTED)
    assert codes(part, whole) == ["V306"]
    assert told(part).endswith("có thể đã gõ 9/9")


def test_an_error_in_place_of_a_fraction_is_told_once() -> None:
    assert codes(*of_counts("#DIV/0!")) == ["V312"]
