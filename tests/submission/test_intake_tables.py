"""Every row of the tables of values, in a workbook and in a csv."""

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from functools import cache
from pathlib import Path

import pytest

from tests.submission.intake_rows import (
    MISSING,
    NOT_APPLICABLE,
    Answers,
    Case,
    Cell,
    FileKind,
    Question,
    Value,
    answers_in,
    write_cases,
)

Gives = float | str | tuple[float | str, ...]
Row = tuple[str, tuple[Question, ...], tuple[Case, ...]]
Find = Callable[[FileKind, Question], Answers]

OPTIONS = (
    '{code: co-ban, name: Cơ bản, share: 0.5}, {code: "2", name: Nâng cao, share: 1}, '
    "{code: kad, name: Không áp dụng, share: 0}"
)
HALVES = ("1.part", "1.whole")
DAY, DAY_MONTH = date(2025, 6, 3), "dd/mm/yyyy"
THIRD_OF_JUNE = float(DAY.toordinal())


def asking(rule: str, **kinds: str) -> str:
    """Write the only indicator of a set."""
    inputs = ", ".join(f"{role}: {{name: {role}, kind: {kind}}}" for role, kind in kinds.items())
    return f"""
    indicators:
      - code: "1"
        name: Chỉ số
        max_points: 10
        rule: {{{rule}}}
        inputs: {{{inputs}}}
    """


def measured(kind: str) -> Question:
    """Ask for one figure of a kind."""
    return Question(asking("type: linear, low: 0, high: 100", value=kind))


def ratio(more: str = "", *, of: str = "count", in_one_cell: bool = False) -> Question:
    """Ask for part and whole, in a column each or both in one cell."""
    body = asking(f"type: ratio{more}", part=of, whole=of)
    return Question(body, ("1",) if in_one_cell else HALVES, HALVES)


def optional(question: Question) -> Question:
    """Let units say that the indicator does not apply to them."""
    allowed = question.indicators.replace("rule:", "not_applicable: allowed\n        rule:")
    return replace(question, indicators=allowed)


def cells(*values: Value | Cell, told: tuple[str, ...], gives: Gives) -> Case:
    """Fill the cells of a row."""
    made = tuple(value if isinstance(value, Cell) else Cell(value) for value in values)
    return Case(made, told, gives if isinstance(gives, tuple) else (gives,))


def typed(text: str, *told: str, gives: Gives = ()) -> Case:
    """Type a text into a cell of either file."""
    return cells(text, told=told, gives=gives)


def in_csv(text: str, *told: str, gives: Gives = ()) -> Case:
    """Type what a csv says in its own way: all is text there, plain numbers as well."""
    return replace(typed(text, *told, gives=gives), files=("csv",))


def in_xlsx(value: Value | Cell, *told: str, gives: Gives = ()) -> Case:
    """Put a value into a workbook, where cells have types, formats and formulas."""
    return replace(cells(value, told=told, gives=gives), files=("xlsx",))


def pair(part: float, whole: float, *told: str, gives: Gives = ()) -> Case:
    """Put part and whole into a cell each."""
    return cells(part, whole, told=told, gives=gives)


def each(texts: tuple[str, ...], *told: str, gives: Gives = ()) -> tuple[Case, ...]:
    """Type each of several texts; the same has to come of all of them."""
    return tuple(typed(text, *told, gives=gives) for text in texts)


COUNT, NUMBER, MONEY = map(measured, ("count", "number", "money"))
PERCENT, SHARE = map(measured, ("percent", "share"))
AMOUNTS, NUMERIC = (COUNT, NUMBER, MONEY), (COUNT, NUMBER, MONEY, PERCENT, SHARE)
DECIMAL = (NUMBER, MONEY, PERCENT, SHARE)
LIMITED = measured("number, range: {at_least: 10, at_most: 20}")
YES_NO = Question(asking("type: yes_no"))
BLANK_IS_NO = Question(asking("type: yes_no", value="yes_no, blank_means_no: true"))
CHOICE = Question(asking(f"type: choice, options: [{OPTIONS}]"))
DATES = Question(
    "\n    inputs: [{code: NGAY, name: Ngày ban hành, kind: date}]" + asking("type: yes_no"),
    ("NGAY", "1"),
    ("NGAY",),
)
FRACTION = ratio(in_one_cell=True)
FRACTION_OF_MONEY = ratio(in_one_cell=True, of="money")
EMPTY_IS_ZERO = ratio(", when_whole_is_zero: zero")
EMPTY_IS_FULL = ratio(", when_whole_is_zero: full")
FREE_PART = ratio(", part_within_whole: false")

ACCEPTED: tuple[Row, ...] = (
    (
        "a number cell in range",
        (COUNT,),
        (in_xlsx(1292, gives=1292.0), in_xlsx(1.0, gives=1.0), in_csv("1292", gives=1292.0)),
    ),
    (
        "a number cell in range",
        (NUMBER, MONEY),
        (
            in_xlsx(-5.5, gives=-5.5),
            in_xlsx(0.444, gives=0.444),
            in_xlsx(123456789012345, gives=123456789012345.0),
            in_csv("-5.5", gives=-5.5),
            in_csv(" 1292 ", "note V301", gives=1292.0),
        ),
    ),
    (
        "a number cell in range",
        (PERCENT,),
        (in_xlsx(44.4, gives=44.4), in_xlsx(100, gives=100.0), in_csv("44.4", gives=44.4)),
    ),
    (
        "a number cell in range",
        (SHARE,),
        (
            in_xlsx(1, gives=1.0),
            in_xlsx(Cell(0.444, "0.0%"), gives=0.444),
            in_csv("0.8577", gives=0.8577),
        ),
    ),
    ("0 is accepted, never missing", NUMERIC, (in_xlsx(0, gives=0.0), in_csv("0", gives=0.0))),
    (
        "a cell with a % format counts as what it shows",
        (PERCENT,),
        (
            in_xlsx(Cell(0.444, "0.0%"), gives=44.4),
            in_xlsx(Cell(0.29, "0%"), gives=29.0),
            in_xlsx(Cell(1, "0%"), gives=100.0),
            in_xlsx(Cell(0, "0%"), gives=0.0),
            in_xlsx(Cell(0.005, "0.0%"), gives=0.5),
        ),
    ),
    (
        "a formula with a result",
        (COUNT,),
        (in_xlsx(Cell(1292, formula="=C5+D5"), gives=1292.0),),
    ),
)

FROM_TEXT: tuple[Row, ...] = (
    (
        "1.292 and its like in a count are 1292",
        (COUNT,),
        (
            *each(
                (
                    *("1.292", "1 292", "1\u00a0292", "1\u202f292", "1\u2009292", "'1292"),
                    *("１２９２", "１.２９２", "\u00a01292\u00a0", "\t1292", "\ufeff1292", "01292"),
                    *("1292,0", "+1292"),
                ),
                "note V301",
                gives=1292.0,
            ),
            in_xlsx("1292", "note V301", gives=1292.0),
            in_xlsx("  1292 ", "note V301", gives=1292.0),
            in_xlsx(Cell("1292", prefixed=True), "note V301", gives=1292.0),
            in_xlsx(Cell("1292", "@"), "note V301", gives=1292.0),
            typed("1.292.000", "note V301", gives=1292000.0),
            typed("1,292,000", "note V301", gives=1292000.0),
        ),
    ),
    (
        "decimals typed with a comma",
        (NUMBER, MONEY),
        (
            typed("1.292,5", "note V301", gives=1292.5),
            typed("1 292,5", "note V301", gives=1292.5),
            typed("1,292.5", "note V301", gives=1292.5),
            typed("1,292", "note V301", gives=1.292),
            typed("0,292", "note V301", gives=0.292),
        ),
    ),
    (
        "44,4 and its like in a percent are 44.4",
        (PERCENT,),
        (
            *each(
                ("44,4", "44,4%", "44,4％", "44,4 %", "44.4%", "４４,４", "44,40"),
                "note V301",
                gives=44.4,
            ),
            in_xlsx("44.4", "note V301", gives=44.4),
            typed("0,5%", "note V301", gives=0.5),
            typed("100%", "note V301", gives=100.0),
        ),
    ),
    (
        "a percentage in a share",
        (SHARE,),
        (typed("44,4%", "note V301", gives=0.444), typed("0,444", "note V301", gives=0.444)),
    ),
    (
        "brackets or a minus sign are a negative number, told apart by range",
        (NUMBER, MONEY),
        each(("(5)", "−5", "( 5 )", "－５", "-5,0"), "note V301", gives=-5.0),
    ),
    (
        "brackets or a minus sign are a negative number, told apart by range",
        (COUNT, PERCENT, SHARE),
        (*each(("(5)", "−5", "( 5 )", "－５"), "reject V304"), in_xlsx(-5, "reject V304")),
    ),
)

REJECTED: tuple[Row, ...] = (
    (
        "a number cell 1.292 in a count",
        (COUNT,),
        (
            in_xlsx(1.292, "reject V319"),
            in_xlsx(0.5, "reject V319"),
            in_xlsx(Cell(1.292, "#,##0.000"), "reject V319"),
            typed("12,5", "reject V319"),
            in_csv("1.5", "reject V319"),
        ),
    ),
    (
        "1.292 where decimals are allowed has two readings",
        DECIMAL,
        each(("1.292", "12.920", "-1.292", "１.２９２", "1.292%"), "reject V302"),
    ),
    ("1,292 in a count has two readings", (COUNT,), each(("1,292", "12,920"), "reject V302")),
    (
        "a percentage of 1 or less without % has two scales",
        (PERCENT,),
        (
            in_xlsx(0.444, "reject V308"),
            in_xlsx(1, "reject V308"),
            in_xlsx(Cell(0.444, '0.0"%"'), "reject V308"),
            in_csv("0.444", "reject V308"),
            *each(("0,444", "1"), "reject V308"),
        ),
    ),
    (
        "44.4 with a % format shows 4440 %",
        (PERCENT,),
        (in_xlsx(Cell(44.4, "0.0%"), "reject V304"), in_xlsx(Cell(1.01, "0%"), "reject V304")),
    ),
    (
        "a percentage above 100",
        (PERCENT,),
        (in_xlsx(101, "reject V304"), typed("101%", "reject V304")),
    ),
    ("a share above 1", (SHARE,), (in_xlsx(44.4, "reject V304"), typed("101%", "reject V304"))),
    (
        "a figure beyond the range of its input",
        (LIMITED,),
        (
            in_xlsx(20, gives=20.0),
            in_xlsx(9.99, "reject V304"),
            in_csv("21", "reject V304"),
            typed("20,5", "reject V304"),
        ),
    ),
    (
        "what is no number is never stripped to one",
        NUMERIC,
        each(
            (
                *("12.92.3", "1O5", "l05", "gần 9.000", ">90%", "≥ 90", "~90", "40-45", "40–45"),
                *("chín nghìn", "đang tổng hợp", "1.292 hồ sơ", "1_292", "1e5", "5²", "½", "٣"),
                *("1 29", "1.292.5", "1.292,", "5-", "12/15/2", "=1+1", "5;6", "1\n292", "???"),
            ),
            "reject V303",
        ),
    ),
    (
        "what is no number is never stripped to one",
        AMOUNTS,
        (typed("44,4%", "reject V303"), typed("12/15", "reject V303")),
    ),
    (
        "what is no number is never stripped to one",
        NUMERIC,
        (
            in_xlsx(True, "reject V303"),  # noqa: FBT003
            in_xlsx(Cell(time(12, 30), "hh:mm"), "reject V303"),
        ),
    ),
    ("NaN and inf", NUMERIC, each(("NaN", "nan", "inf", "-inf", "Infinity"), "reject V303")),
    (
        "an error of Excel",
        (*NUMERIC, YES_NO, CHOICE, FRACTION),
        (
            *each(
                ("#N/A", "#DIV/0!", "#REF!", "#SPILL!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!"),
                "reject V312",
            ),
            typed(" #CALC! ", "reject V312"),
            typed("Err:502", "reject V312"),
            in_xlsx(Cell("#DIV/0!", formula="=1/0"), "reject V312"),
            in_xlsx(Cell("#N/A", formula="=NA()"), "reject V312"),
            in_xlsx(Cell("#SPILL!", formula="=B1:B9"), "reject V312"),
        ),
    ),
    (
        "a formula without a stored result",
        (*NUMERIC, YES_NO, CHOICE, FRACTION),
        (in_xlsx(Cell(formula="=C5*2"), "reject V311"),),
    ),
)

LOOKED_AT: tuple[Row, ...] = (
    (
        "within 1e-9 of a whole number in a count",
        (COUNT,),
        (
            in_xlsx(1292.0000000001, "note V301", gives=1292.0),
            in_xlsx(1291.9999999999, "note V301", gives=1292.0),
            in_csv("1292.0000000001", "note V301", gives=1292.0),
            in_xlsx(1292.00001, "reject V319"),
        ),
    ),
    (
        "more than 15 digits",
        AMOUNTS,
        (
            in_xlsx(1234567890123456, "warn V317", gives=1234567890123456.0),
            in_csv("1234567890123456", "warn V317", gives=1234567890123456.0),
            in_xlsx("1234567890123456", "note V301", "warn V317", gives=1234567890123456.0),
            in_csv("123456789012345", gives=123456789012345.0),
        ),
    ),
    (
        "a blank or a word for one",
        (*NUMERIC, CHOICE, YES_NO),
        (
            cells(None, told=("warn V309",), gives=MISSING),
            *each(
                (
                    *(" ", "\u00a0\u00a0", "\u200b", "…", "...", "N/A", "n/a", "null", "NULL"),
                    *("chưa có số liệu", "Chưa có số liệu", "CHƯA CÓ SỐ LIỆU"),
                    unicodedata.normalize("NFD", "chưa có số liệu"),
                ),
                "warn V309",
                gives=MISSING,
            ),
        ),
    ),
    (
        "a mark or word for does not apply, where the indicator allows it",
        tuple(map(optional, NUMERIC)),
        each(
            (
                *("-", "–", "—", "−", " - ", "x", "X", "không phát sinh", "Không phát sinh", "KPS"),
                *("kps", "không áp dụng", unicodedata.normalize("NFD", "Không áp dụng")),
            ),
            "warn V310",
            gives=NOT_APPLICABLE,
        ),
    ),
    (
        "a mark or word for does not apply, where the indicator does not allow it",
        NUMERIC,
        each(("-", "–", "—", "−", "x", "không phát sinh", "KPS", "không áp dụng"), "reject V310"),
    ),
    (
        "a word for does not apply among answers",
        (optional(YES_NO),),
        each(("không phát sinh", "KPS", "không áp dụng"), "warn V310", gives=NOT_APPLICABLE),
    ),
    (
        "a word for does not apply among answers",
        (YES_NO,),
        each(("không phát sinh", "KPS", "không áp dụng"), "reject V310"),
    ),
    (
        "a formula that looks into another workbook",
        (COUNT,),
        (
            in_xlsx(Cell(5, formula="='C:\\nộp\\[b.xlsx]Số liệu'!A1"), "warn V313", gives=5.0),
            in_xlsx(Cell(5, formula="=[1]Sheet1!A1*2"), "warn V313", gives=5.0),
            in_xlsx(Cell(5, formula='=IF(A1="[1]x!A1",5,5)'), gives=5.0),
        ),
    ),
    (
        "a value struck through",
        (COUNT,),
        (
            in_xlsx(Cell(5, struck=True), "warn V320", gives=5.0),
            in_xlsx(Cell("1.292", struck=True), "note V301", "warn V320", gives=1292.0),
            in_xlsx(Cell("1O5", struck=True), "reject V303", "warn V320"),
        ),
    ),
)

RATIOS: tuple[Row, ...] = (
    (
        "a part within its whole",
        (ratio(), FREE_PART),
        (pair(3, 4, gives=(3.0, 4.0)), pair(4, 4, gives=(4.0, 4.0)), pair(0, 4, gives=(0.0, 4.0))),
    ),
    ("a part above its whole", (ratio(),), (pair(5, 4, "reject V304"),)),
    ("a part above its whole, where it may be", (FREE_PART,), (pair(5, 4, gives=(5.0, 4.0)),)),
    ("a/0 with a > 0", (ratio(), FREE_PART, EMPTY_IS_FULL), (pair(5, 0, "reject V318"),)),
    (
        "0/0 as the indicator says",
        (ratio(), EMPTY_IS_ZERO, EMPTY_IS_FULL, FREE_PART),
        (pair(0, 0, "note V310", gives=(0.0, 0.0)),),
    ),
    (
        "one cell that holds a fraction",
        (FRACTION,),
        each(
            (
                *("1.292/2.910", "1292/2910", "1.292 / 2.910", " 1.292/ 2.910 ", "1.292∕2.910"),
                *(
                    "1.292⁄2.910",
                    "1.292／2.910",
                    "1 292/2 910",
                    "1\u00a0292/2\u202f910",
                    "'1292/2910",
                ),
                *(
                    "１.２９２/２.９１０",
                    "1.292/2.910 (44,4%)",
                    "1.292/2.910(44.4 %)",
                    "1.292/2.910 (44%)",
                ),
                *("1.292/2.910 (44,40％)", "1.292/2.910 (tương đương 44,4%)"),
                *("1.292/2.910 tương đương 44,4%", "1.292/2.910, tương đương 44,4 %"),
                unicodedata.normalize("NFD", "1.292/2.910, Tương đương 44,4%"),
                *("1.292/2.910 = 44,4%", "1.292/2.910 đạt 44,4%", "1.292/2.910, chiếm 44,4%"),
            ),
            "note V305",
            gives=(1292.0, 2910.0),
        ),
    ),
    (
        "one cell that holds a fraction",
        (FRACTION_OF_MONEY,),
        (
            typed("1,5/2,5", "note V305", gives=(1.5, 2.5)),
            typed("1.500.000/2.500.000 (60%)", "note V305", gives=(1500000.0, 2500000.0)),
            typed("1.292/2.910", "reject V302", "reject V302"),
        ),
    ),
    (
        "a percentage beside a fraction has to agree",
        (FRACTION,),
        each(
            (
                *("1.292/2.910 (44,5%)", "12/15 (85%)", "12/15 (tương đương 79%)", "2/3 = 66,66%"),
                *("2/3 tương đương 67,0%", "1/8 đạt 12,6%"),
            ),
            "reject V307",
        ),
    ),
    (
        "a percentage beside a fraction agrees to its own digits",
        (FRACTION,),
        each(("2/3 (67%)", "2/3 (66,7%)", "2/3 = 66.67%"), "note V305", gives=(2.0, 3.0)),
    ),
    (
        "part above whole and a whole of zero in one cell",
        (FRACTION,),
        (
            typed("15/12", "note V305", "reject V304"),
            typed("5/0", "note V305", "reject V318"),
            typed("0/0", "note V305", "note V310", gives=(0.0, 0.0)),
        ),
    ),
    (
        "what is no fraction",
        (FRACTION,),
        (
            *each(("1.292/2.910 hồ sơ", "1/2/3", "1292", "44,4%", "12/", "/15"), "reject V303"),
            *each(("12/15 80%", "12/15 (80%", "12 trên 15", "½", "gần 12/15"), "reject V303"),
            typed("1,292/2910", "reject V302"),
            typed("-5/10", "reject V304"),
            in_xlsx(0.444, "reject V303"),
            in_xlsx(Cell(0.5, "# ?/?"), "reject V303"),
        ),
    ),
    (
        "a blank or word in place of a fraction",
        (FRACTION, optional(FRACTION)),
        (
            cells(None, told=("warn V309",), gives=(MISSING, MISSING)),
            typed("chưa có số liệu", "warn V309", gives=(MISSING, MISSING)),
        ),
    ),
    (
        "a word for does not apply in place of a fraction",
        (optional(FRACTION),),
        each(("-", "KPS", "x"), "warn V310", gives=(NOT_APPLICABLE, NOT_APPLICABLE)),
    ),
    (
        "a date in a ratio or number is a fraction that Excel has turned",
        (*NUMERIC, FRACTION),
        (
            in_xlsx(Cell(date(2025, 9, 9), "d-mmm"), "reject V306"),
            in_xlsx(Cell(date(2025, 9, 12), DAY_MONTH), "reject V306"),
            in_xlsx(Cell(datetime(1945, 9, 1), "mmm-yy"), "reject V306"),  # noqa: DTZ001
            *each(
                (
                    *("09/09/2025", "9-9-2025", "2025-09-09", "9-Sep", "09-Sep", "Sep-45"),
                    *("09-Thg9", "Thg9-45", "ngày 9 tháng 9 năm 2025"),
                ),
                "reject V306",
            ),
        ),
    ),
)

ANSWERS: tuple[Row, ...] = (
    (
        "Có and Không",
        (YES_NO, BLANK_IS_NO),
        (*each(("Có", "có", "CÓ", " Có "), gives=1.0), *each(("Không", "không"), gives=0.0)),
    ),
    (
        "a mark for yes",
        (YES_NO,),
        (
            *each(
                (
                    *("x", "X", "✓", "✔", "☑", "✔\ufe0f", "TRUE", "True", "1", "Đạt", "đạt", "Ðạt"),
                    *(unicodedata.normalize("NFD", word) for word in ("có", "Có", "Đạt")),
                    "Có\u200b",
                ),
                "note V316",
                gives=1.0,
            ),
            in_xlsx(True, "note V316", gives=1.0),  # noqa: FBT003
            in_xlsx(1, "note V316", gives=1.0),
            in_xlsx(Cell(True, formula="=1=1"), "note V316", gives=1.0),  # noqa: FBT003
        ),
    ),
    (
        "a mark for no",
        (YES_NO,),
        (
            *each(("FALSE", "0", "Không đạt"), "note V316", gives=0.0),
            typed(unicodedata.normalize("NFD", "Không"), "note V316", gives=0.0),
            in_xlsx(False, "note V316", gives=0.0),  # noqa: FBT003
            in_xlsx(0, "note V316", gives=0.0),
        ),
    ),
    (
        "a blank is no, where the set says so",
        (BLANK_IS_NO,),
        (cells(None, told=(), gives=0.0), typed(" ", gives=0.0)),
    ),
    (
        "a word for missing is no answer, even where a blank is no",
        (BLANK_IS_NO,),
        each(("N/A", "…", "chưa có số liệu"), "warn V309", gives=MISSING),
    ),
    (
        "neither yes nor no",
        (YES_NO, BLANK_IS_NO),
        (
            *each(
                ("khong", "co", "Khong", "Chưa", "chưa có", "2", "-", "Có.", "Có một phần", "c/k"),
                "reject V322",
            ),
            in_xlsx(2, "reject V322"),
            in_xlsx(0.5, "reject V322"),
            in_xlsx(Cell(DAY, DAY_MONTH), "reject V322"),
        ),
    ),
    (
        "an option by its code or name",
        (CHOICE,),
        (
            *each(("co-ban", "CO-BAN", "Cơ bản", "cơ  bản", " CƠ BẢN "), gives=0.0),
            typed(unicodedata.normalize("NFD", "Cơ bản"), gives=0.0),
            *each(("2", "Nâng cao"), gives=1.0),
            in_xlsx(2, gives=1.0),
            typed("Không áp dụng", gives=2.0),
        ),
    ),
    (
        "what is not in the list",
        (CHOICE,),
        (
            *each(("khá", "Co ban", "Co bản", "Cơ bản và nâng cao", "x", "-", "1"), "reject V321"),
            in_xlsx(3, "reject V321"),
            in_xlsx(True, "reject V321"),  # noqa: FBT003
            in_xlsx(Cell(DAY, DAY_MONTH), "reject V321"),
        ),
    ),
)

DAYS: tuple[Row, ...] = (
    (
        "a real or an ISO date",
        (DATES,),
        (
            in_xlsx(Cell(DAY, DAY_MONTH), gives=THIRD_OF_JUNE),
            in_xlsx(Cell(DAY, "d-mmm"), gives=THIRD_OF_JUNE),
            in_xlsx(Cell(datetime(2025, 6, 3, 14, 30), "dd/mm/yyyy hh:mm"), gives=THIRD_OF_JUNE),  # noqa: DTZ001
            *each(("2025-06-03", " 2025-06-03 ", "2025-06-03T00:00:00"), gives=THIRD_OF_JUNE),
            cells(None, told=(), gives=MISSING),
        ),
    ),
    (
        "a typed date is read day first",
        (DATES,),
        (
            *each(
                (
                    *("03/6/2025", "3/6/2025", "03/06/2025", "03-06-2025", "3.6.2025"),
                    *("ngày 03 tháng 6 năm 2025", "Ngày 3 tháng 06 năm 2025", "ngày 03/6/2025"),
                    unicodedata.normalize("NFD", "ngày 3 tháng 6 năm 2025"),
                    "０３/６/２０２５",
                ),
                "note V314",
                gives=THIRD_OF_JUNE,
            ),
            typed("12-10-2025", "note V314", gives=float(date(2025, 10, 12).toordinal())),
        ),
    ),
    (
        "no real date",
        (DATES,),
        (
            *each(
                (
                    *(
                        "12/31/2025",
                        "31/02/2025",
                        "31/02",
                        "29/02/2025",
                        "03/6/25",
                        "3/6",
                        "6/2025",
                    ),
                    *("2025", "45811", "2025-13-01", "03/6-2025", "hôm qua", "quý II/2025", "-"),
                ),
                "reject V315",
            ),
            in_xlsx(45811, "reject V315"),
            in_xlsx(45811.5, "reject V315"),
            in_xlsx(True, "reject V315"),  # noqa: FBT003
            in_xlsx(Cell(time(12, 30), "hh:mm"), "reject V315"),
        ),
    ),
    (
        "an error or a formula without a result in place of a date",
        (DATES,),
        (typed("#REF!", "reject V312"), in_xlsx(Cell(formula="=C5"), "reject V311")),
    ),
)

TABLES = (*ACCEPTED, *FROM_TEXT, *REJECTED, *LOOKED_AT, *RATIOS, *ANSWERS, *DAYS)


@cache
def cases_of(question: Question, kind: FileKind) -> tuple[Case, ...]:
    """Give the cases of a question that a kind of file can hold, in the order of their rows."""
    asked = [case for _, questions, cases in TABLES for case in cases if question in questions]
    return tuple(case for case in asked if kind in case.files)


@pytest.fixture(scope="module")
def find(tmp_path_factory: pytest.TempPathFactory) -> Find:
    """Read the file of each question once: a file for each of a thousand cases takes a minute."""

    @cache
    def answers(kind: FileKind, question: Question) -> Answers:
        path: Path = tmp_path_factory.mktemp("rows") / f"nộp.{kind}"
        cases = [with_its_neighbour(case, question) for case in cases_of(question, kind)]
        write_cases(path, question, cases)
        return answers_in(path, question)

    return answers


def with_its_neighbour(case: Case, question: Question) -> Case:
    """Fill the column beside a date, which is what the set scores."""
    return replace(case, cells=(*case.cells, Cell("Có"))) if question is DATES else case


def named(title: str, kind: str, case: Case) -> str:
    return f"{kind}: {title}: {case}"


@pytest.mark.parametrize(
    ("kind", "question", "case"),
    [
        pytest.param(kind, question, case, id=named(title, kind, case))
        for title, questions, cases in TABLES
        for question in questions
        for case in cases
        for kind in case.files
    ],
)
def test_a_cell_is_told_and_read_as_its_row_says(
    find: Find, kind: FileKind, question: Question, case: Case
) -> None:
    row = cases_of(question, kind).index(case) + 2
    answers = find(kind, question)
    place = f"B{row}" if kind == "xlsx" else f"{row}:2"
    assert answers.told_in(row) == sorted((told, place) for told in case.told)
    assert answers.given_in(row) == case.gives
