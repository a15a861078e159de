"""How a total may be made of its parts, and which parts are parts of which."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from cds_cli.analysis.table_audit.model import Published, Series

ZERO = Decimal(0)
HUNDRED = Decimal(100)


class Formula(StrEnum):
    """How a total is made of its parts."""

    SUM = "sum"
    WEIGHTED_MEAN = "weighted-mean"
    WEIGHTED_SUM = "weighted-sum"
    MEAN = "mean"
    SHARE = "share-of-maximum"
    WEIGHTED_PERCENT = "weighted-mean-in-percent"
    SHARE_PERCENT = "share-of-maximum-in-percent"


def children(parts: Sequence[Series]) -> dict[int, tuple[Series, ...]]:
    """Give below each part those whose nearest ancestor it is, by the codes of their headings."""
    codes = {part.heading.code: part.heading.column for part in parts if part.heading.code}
    below: dict[int, tuple[Series, ...]] = {part.heading.column: () for part in parts}
    for part in parts:
        above = next((codes[code] for code in ancestors(part.heading.code) if code in codes), None)
        if above is not None:
            below[above] = (*below[above], part)
    return below


def ancestors(code: str | None) -> Iterator[str]:
    """Give the codes that a code stands under, the nearest first: 4.5 and 4 for 4.5a."""
    rest = code or ""
    if rest[-1:].isalpha():
        rest = rest[:-1]
        yield rest
    while "." in rest:
        rest = rest.rpartition(".")[0]
        yield rest


@dataclass(frozen=True, slots=True)
class Weighing:
    """A formula with the weight of each part; what they give together is divided by ``divisor``.

    It is divided once, and last: a weight of 1/3 cannot be written down.
    """

    formula: Formula
    weights: tuple[Decimal, ...]
    divisor: Decimal = Decimal(1)

    @property
    def is_mean(self) -> bool:
        """Whether to leave a part out is something else than to count it as zero."""
        return self.formula in {Formula.MEAN, Formula.WEIGHTED_MEAN, Formula.WEIGHTED_PERCENT}


def weighings(parts: Sequence[Series], published: Published) -> Iterator[Weighing]:
    """Give the formulas that may be meant for some parts, the expected ones first."""
    columns = [part.heading.column for part in parts]
    ones = (Decimal(1),) * len(parts)
    yield from weighted(columns, published.weights)
    if published.weights_given and all(column in published.weights for column in columns):
        return
    yield Weighing(Formula.SUM, ones)
    yield from weighted(columns, published.maxima)
    most = sum((published.maxima.get(column, ZERO) for column in columns), ZERO)
    if most > 0 and all(column in published.maxima for column in columns):
        yield Weighing(Formula.SHARE, ones, most)
        yield Weighing(Formula.SHARE_PERCENT, ones, most / HUNDRED)
    yield Weighing(Formula.MEAN, ones, Decimal(len(parts)))


def weighted(columns: Sequence[int], known: Mapping[int, Decimal]) -> Iterator[Weighing]:
    """Give the formulas with weights, or with maxima that act as such, where all are known."""
    weights = tuple(known.get(column, ZERO) for column in columns)
    whole = sum(weights, ZERO)
    if all(column in known for column in columns) and whole > 0:
        yield Weighing(Formula.WEIGHTED_MEAN, weights, whole)
        yield Weighing(Formula.WEIGHTED_SUM, weights)
        yield Weighing(Formula.WEIGHTED_PERCENT, weights, whole / HUNDRED)
