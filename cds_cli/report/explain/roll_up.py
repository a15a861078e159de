"""How a group, a pillar or the total came out, in sentences that can be checked by hand."""

from collections.abc import Callable, Sequence

import numpy as np

from cds_cli.analysis.explain.model import Child, Roll
from cds_cli.report.explain import phrases
from cds_cli.report.explain.figures import (
    FEW_MORE,
    MAXIMUM_DIGITS,
    MORE_DIGITS,
    grouped,
    join,
    least_digits,
    listed,
    rounded,
    shortest,
)
from cds_cli.report.explain.teller import Teller
from cds_cli.report.explain.working import CLOSE
from cds_cli.text import Text, told


def roll_told(roll: Roll, teller: Teller) -> Text:
    """Say how a node came out of those below it, and its index out of its points."""
    weighs = roll.method != "sum"
    there = [one for one in roll.children if one.maximum > 0 and (one.weight or not weighs)]
    if not there or not roll.maximum:
        return phrases.NOTHING_BELOW
    how = (mean_told if weighs else sum_told)(roll, there, teller)
    return join(how, left_out(roll, there), maximum_told(roll, there) if weighs else "")


def left_out(roll: Roll, there: Sequence[Child]) -> Text | str:
    """Name the nodes that take no part."""
    codes = [one.code for one in roll.children if one not in there]
    return told(phrases.LEFT_OUT, codes=", ".join(codes)) if codes else ""


def maximum_told(roll: Roll, there: Sequence[Child]) -> Text | str:
    """Say what is left of a maximum when weights take no part; nothing where all do."""
    own, all_weights = (
        [one.weight for one in each if one.weight] for each in (there, roll.children)
    )
    if len(own) == len(all_weights):
        return ""
    fraction = [sum_of([grouped(weight) for weight in each]) for each in (own, all_weights)]
    left = join(grouped(roll.full), " × ", listed(fraction, " / "))
    return told(phrases.MAXIMUM_LEFT, formula=join(left, " = ", grouped(shown_maximum(roll))))


def sum_told(roll: Roll, there: Sequence[Child], teller: Teller) -> Text:
    """Add up points, and divide them by the maximum."""

    def total_at(digits: int) -> float:
        return sum(rounded(one.points, digits) for one in there)

    def serve(digits: int) -> bool:
        return comes_out(total_at(digits), total_at(digits) / shown_maximum(roll), roll, teller)

    least = teller.decimals
    digits = least_digits(serve, least, least + MORE_DIGITS)
    shown = least + FEW_MORE if digits is None else digits
    added = listed([grouped(one.points, shown) for one in there], " + ")
    total = shortest(roll.points, MAXIMUM_DIGITS)
    if digits is not None:
        total = grouped(total_at(digits), digits)
    if len(there) > 1 or digits is None:
        added = join(added, " = " if digits is not None else " ≈ ", total)
    how = told(phrases.SUM, formula=added)
    fraction = join(total, " / ", grouped(shown_maximum(roll)))
    return join(with_points(how, roll, teller), "; ", index_told(fraction, roll, teller))


def mean_told(roll: Roll, there: Sequence[Child], teller: Teller) -> Text:
    """Take the mean of shares, which is the index, and of it the points."""
    weights = np.array([one.weight for one in there])

    def mean_at(digits: int) -> float:
        shares = np.array([rounded(one.share, digits) for one in there])
        return rounded(MEAN[roll.method](shares, weights), digits)

    def serve(digits: int) -> bool:
        # A share that is shown as 0 may not be divided by.
        hides = any(one.share and not rounded(one.share, digits) for one in there)
        mean = mean_at(digits)
        return not hides and comes_out(mean * shown_maximum(roll), mean, roll, teller)

    least = teller.index_decimals
    digits = least_digits(serve, least, least + MORE_DIGITS)
    shares = [grouped(one.share, digits or least + FEW_MORE) for one in there]
    mean = shortest(roll.points / roll.maximum, MAXIMUM_DIGITS)
    if digits is not None:
        mean = grouped(mean_at(digits), digits)
    formula = formula_of(roll, there, shares)
    if len(there) > 1:
        formula = join(formula, " = " if digits is not None else " ≈ ", mean)
    how = told(phrases.MEANS[roll.method], formula=formula)
    product = join(mean, " × ", grouped(shown_maximum(roll)))
    if digits is None:
        product = join(product, " ≈ ", shortest(roll.points, MAXIMUM_DIGITS))
    return join(how, "; ", with_points(product, roll, teller), "; ", index_told(None, roll, teller))


def formula_of(roll: Roll, there: Sequence[Child], shares: Sequence[Text]) -> Text:
    """Write how shares become one."""
    if len(there) == 1:
        return shares[0]
    none = [one.code for one in there if not one.share]
    if none and roll.method == "harmonic":
        return told(phrases.ZERO_SHARE, codes=", ".join(none))
    return FORMULA[roll.method](shares, [grouped(one.weight) for one in there])


def shown_maximum(roll: Roll) -> float:
    """Give the maximum as it is shown: weights may leave it without an end."""
    return rounded(roll.maximum, MAXIMUM_DIGITS)


def comes_out(points: float, index: float, roll: Roll, teller: Teller) -> bool:
    """Whether points and index are those that are published, once rounded."""
    digits = teller.decimals, teller.index_decimals
    exact = roll.points, roll.points / roll.maximum
    pairs = zip((points, index), exact, digits, strict=True)
    return all(abs(rounded(a, one) - rounded(b, one)) < CLOSE for a, b, one in pairs)


def with_points(how: Text, roll: Roll, teller: Teller) -> Text:
    """Add the published points."""
    points, maximum = grouped(roll.points, teller.decimals), grouped(shown_maximum(roll))
    return told(phrases.RESULT, how=how, points=points, maximum=maximum)


def index_told(fraction: Text | None, roll: Roll, teller: Teller) -> Text:
    """Write the published index, and what it is made of."""
    index = grouped(roll.points / roll.maximum, teller.index_decimals)
    if fraction is None:
        return told(phrases.INDEX, index=index)
    return told(phrases.INDEX_IS, formula=fraction, index=index)


def mean_formula(shares: Sequence[Text], weights: Sequence[Text]) -> Text:
    """Write a weighted mean."""
    pairs = zip(weights, shares, strict=True)
    added = listed([join(weight, " × ", share) for weight, share in pairs], " + ")
    return join("(", added, ") / ", sum_of(weights))


def geometric_formula(shares: Sequence[Text], weights: Sequence[Text]) -> Text:
    """Write a weighted geometric mean."""
    pairs = zip(shares, weights, strict=True)
    product = listed([power(share, weight) for share, weight in pairs], " × ")
    return join("(", product, ")^(1 / ", sum_of(weights), ")")


def power(share: Text, weight: Text) -> Text:
    """Write a share to the power of its weight."""
    return share if weight == grouped(1.0) else join(share, "^", weight)


def harmonic_formula(shares: Sequence[Text], weights: Sequence[Text]) -> Text:
    """Write a weighted harmonic mean."""
    pairs = zip(weights, shares, strict=True)
    added = listed([join(weight, " / ", share) for weight, share in pairs], " + ")
    return join(sum_of(weights), " / (", added, ")")


def minimum_formula(shares: Sequence[Text], weights: Sequence[Text]) -> Text:
    """Write the shares of which the lowest counts."""
    del weights
    return listed(list(shares), "; ")


def sum_of(weights: Sequence[Text]) -> Text:
    """Write the sum of the weights."""
    return join("(", listed(list(weights), " + "), ")")


Array = np.ndarray[tuple[int], np.dtype[np.float64]]
FORMULA: dict[str, Callable[[Sequence[Text], Sequence[Text]], Text]] = {
    "mean": mean_formula,
    "geometric": geometric_formula,
    "harmonic": harmonic_formula,
    "minimum": minimum_formula,
}


def arithmetic(shares: Array, weights: Array) -> float:
    """Take a weighted mean."""
    return float((weights * shares).sum() / weights.sum())


def geometric(shares: Array, weights: Array) -> float:
    """Take a weighted geometric mean."""
    return float(np.prod(shares ** (weights / weights.sum())))


def harmonic(shares: Array, weights: Array) -> float:
    """Take a weighted harmonic mean."""
    return float(weights.sum() / (weights / shares).sum()) if shares.all() else 0.0


def lowest(shares: Array, weights: Array) -> float:
    """Take the lowest share."""
    del weights
    return float(shares.min())


MEAN: dict[str, Callable[[Array, Array], float]] = {
    "mean": arithmetic,
    "geometric": geometric,
    "harmonic": harmonic,
    "minimum": lowest,
}
