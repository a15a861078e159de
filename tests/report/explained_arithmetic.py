"""Reads the arithmetic out of Vietnamese sentences and works it out once more, in fractions."""

import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

NUMBER = r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?|-?\d+(?:,\d+)?"
CLAUSES = re.compile(r"; |: |, | → ")
WORDS = re.compile(r"phiếu|mức trung bình|\(chỉ theo dõi[^)]*\)")
MATHS = re.compile(rf"(?:{NUMBER}|[()×÷/+−^%\s])+")
LOWEST = re.compile(rf"thấp nhất trong ([-\d,.; ]+) = ({NUMBER})")
RESULT = re.compile(rf"→ ({NUMBER}) / ({NUMBER}) điểm")


def value_of(text: str) -> Fraction:
    """Read a number as a Vietnamese text writes it."""
    return Fraction(text.replace(".", "").replace(",", "."))


def worked_out(expression: str) -> Any:
    """Work an expression out; powers leave fractions."""
    made = re.sub(rf"({NUMBER})(\s*%)?", as_python, expression)
    for sign, operator in {"×": "*", "÷": "/", "−": "-", "^": "**"}.items():
        made = made.replace(sign, operator)
    return eval(made, {"Fraction": Fraction})  # noqa: S307 — digits and signs only


def as_python(found: re.Match[str]) -> str:
    number = value_of(found[1]) / (100 if found[2] else 1)
    return f"Fraction({number.numerator}, {number.denominator})"


def last_digit(shown: str) -> Fraction:
    """Give the unit of the last digit that is shown."""
    _, _, decimals = shown.replace("%", "").strip().partition(",")
    return Fraction(1, 10 ** len(decimals)) / (100 if "%" in shown else 1)


def equations(sentence: str) -> list[tuple[str, str]]:
    """Give what stands on both sides of each sign of equality."""
    clauses = (WORDS.sub("", clause) for clause in CLAUSES.split(sentence))
    return [
        (left.strip(), right.strip())
        for clause in clauses
        if " = " in clause
        for left, right in [clause.split(" = ", 1)]
        if MATHS.fullmatch(left.strip()) and MATHS.fullmatch(right.strip())
    ]


def wrong_equations(sentence: str) -> list[str]:
    """Give the equations that do not hold to the last digit of their right side."""
    lowest = LOWEST.search(sentence)
    if lowest is not None:
        assert min(map(value_of, lowest[1].split("; "))) == value_of(lowest[2]), sentence
    return [
        f"{left} = {right}"
        for left, right in equations(LOWEST.sub("", sentence))
        if abs(worked_out(left) - worked_out(right)) > last_digit(right) * (Fraction(1, 2) + NEAR)
    ]


NEAR = Fraction(1, 10**6)


def result(sentence: str) -> tuple[str, str] | None:
    """Give points and maximum as they are written at the end; None where there are none."""
    found = RESULT.search(sentence)
    return (found[1], found[2]) if found else None


ENDINGS: dict[str, Any] = {
    r"đủ điểm( \S+( %)?)?$|^Có$|: đạt$": lambda most: most,
    r"không (được )?điểm( \S+( %)?)?$|^Không$|: không đạt$": lambda _: Fraction(0),
    r"không thuộc bậc nào$|^thiếu |thiếu số liệu$|có số liệu$": lambda _: Fraction(0),
    rf"({NUMBER}) điểm$": lambda _, stated: stated,
    rf"≈ ({NUMBER})$": lambda _, nearly: nearly,
    rf"({NUMBER}) % của mục tiêu ({NUMBER}) %$": lambda most, own, target: most * own / target,
    rf"({NUMBER}) %$": lambda most, share: most * share / 100,
    rf"^cộng điểm: ({NUMBER})(?:; không tính [^;]*)?$": lambda _, alone: alone,
    rf"= ({NUMBER})(?:, quá điểm tối đa)?(?:; không tính [^;]*)?$": lambda most, p: min(p, most),
}
"""What the points are, by how a sentence ends before the arrow."""


def points_that_follow(sentence: str) -> Any:
    """Work out the points from what stands before the arrow; None where no figure leads there."""
    before, found = sentence.partition(" → ")[0], RESULT.search(sentence)
    if found is None:
        return None
    for ending, points in ENDINGS.items():
        met = re.search(ending, before)
        if met:
            figures = [value_of(one) for one in met.groups() if one and re.match(NUMBER, one)]
            taken = points.__code__.co_argcount - 1
            return points(value_of(found[2]), *figures[:taken])
    last = CLAUSES.split(before)[-1]
    return worked_out(last) if MATHS.fullmatch(last) else None


def rounds_to(points: Any, shown: str) -> bool:
    """Whether points are those that are shown, once rounded half up."""
    unit = Decimal(1).scaleb(-len(shown.partition(",")[2]))
    exact = Fraction(points)
    wide = Decimal(exact.numerator) / Decimal(exact.denominator)
    rounded = (wide + Decimal("1e-15")).quantize(unit, ROUND_HALF_UP)
    return rounded == Decimal(shown.replace(".", "").replace(",", "."))


BOUNDS = {
    rf"từ ({NUMBER}) (?:% )?trở lên": "{0} <= x",
    rf"từ ({NUMBER}) (?:% )?đến dưới ({NUMBER})": "{0} <= x < {1}",
    rf"từ ({NUMBER}) (?:% )?đến ({NUMBER})": "{0} <= x <= {1}",
    rf"trên ({NUMBER}) (?:% )?đến ({NUMBER})": "{0} < x <= {1}",
    rf"trên ({NUMBER})": "{0} < x",
    rf"dưới ({NUMBER})": "x < {0}",
    rf"không quá ({NUMBER})": "x <= {0}",
}


def lies_within(sentence: str) -> bool | None:
    """Whether the figure before a comma lies within the bounds that are named behind it."""
    found = re.search(rf"(?:^|= )({NUMBER})(?: %)?, (?:thuộc bậc “|cần )([^”:]+)", sentence)
    if found is None:
        return None
    figure = value_of(found[1])
    for pattern, law in BOUNDS.items():
        bounds = re.match(pattern, found[2])
        if bounds:
            low, *high = (f"Fraction('{value_of(bound)}')" for bound in bounds.groups())
            told = law.format(low, *high)
            return bool(eval(told, {"Fraction": Fraction, "x": figure}))  # noqa: S307 — ours
    return None
