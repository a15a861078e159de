"""Exact numbers: decimal text as fractions, rounding as on paper, weighted roots by 50 digits."""

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from functools import cache

PLACES = Context(prec=50, rounding=ROUND_HALF_EVEN)
SNAP = Decimal(1).scaleb(-40)
ZERO, ONE = Fraction(0), Fraction(1)


@cache
def exact(value: float | date) -> Fraction:
    """Take a number by its decimal text, the way a decision or a cell writes it."""
    return Fraction(value.toordinal()) if isinstance(value, date) else Fraction(str(value))


def clipped(value: Fraction, low: Fraction, high: Fraction) -> Fraction:
    """Keep a value between two ends."""
    return min(max(value, low), high)


def half_up(value: Fraction, decimals: int) -> Fraction:
    """Round half away from zero."""
    return Fraction(digits_half_up(value, decimals), 10**decimals)


def digits_half_up(value: Fraction, decimals: int) -> int:
    """Round half away from zero, and give the digits as a whole number: 1.175 becomes 118."""
    top, bottom = abs(value.numerator), value.denominator
    # The floor of value · scale + 1/2, in whole numbers.
    size: int = (2 * top * 10**decimals + bottom) // (2 * bottom)
    return -size if value < 0 else size


def weighted_root(shares: Sequence[Fraction], weights: Sequence[Fraction]) -> Fraction:
    """Take the weighted geometric mean; the result is snapped, so that the root of 1/4 is 1/2."""
    if ZERO in shares:
        return ZERO
    if len(set(shares)) == 1:
        return shares[0]
    total = sum(weights)
    logarithm = Decimal(0)
    for share, weight in zip(shares, weights, strict=True):
        power = decimal_of(weight / total)
        logarithm = PLACES.add(logarithm, PLACES.multiply(power, PLACES.ln(decimal_of(share))))
    return Fraction(PLACES.exp(logarithm).quantize(SNAP, context=PLACES))


def decimal_of(value: Fraction) -> Decimal:
    """Give a fraction with 50 digits."""
    return PLACES.divide(Decimal(value.numerator), Decimal(value.denominator))
