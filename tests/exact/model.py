"""Scoring once more, in fractions and from plain data: what the engine is held against."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from tests.exact.formulas import Definition
from tests.exact.leaves import Exact, Unit, Unproven, leaf_figures, total
from tests.exact.numbers import ZERO, digits_half_up, exact, half_up, weighted_root

TOTAL = ""


@dataclass(frozen=True)
class Published:
    """What is published of one node and one unit; None where it is not defined."""

    points: Fraction
    maximum: Fraction
    index: Fraction | None
    rank: int | None
    band: str | None
    marks: frozenset[str]
    coverage: Fraction | None


def publish(
    definition: Definition, units: Sequence[Unit], unproven: Unproven = frozenset()
) -> dict[str, list[Published]]:
    """Score units and give what is published, by code of node or pillar; the total under ''."""
    units = sorted(units, key=lambda unit: unit["code"])
    figures: dict[str, list[Exact]] = {}
    roll_up(definition, TOTAL, (definition, units, unproven), figures)
    for pillar in definition.get("pillars", ()):
        covered = [figures[code] for code in pillar["covers"]]
        figures[pillar["code"]] = [total(row) for row in zip(*covered, strict=True)]
    return {code: published(definition, units, column) for code, column in figures.items()}


def children_of(node: Definition) -> list[Definition]:
    return [*node.get("groups", ()), *node.get("indicators", ())]


def roll_up(
    node: Definition,
    code: str,
    context: tuple[Definition, Sequence[Unit], Unproven],
    figures: dict[str, list[Exact]],
) -> list[Exact]:
    """Fill in the figures of a node and of all below it."""
    if "rule" in node:
        figures[code] = leaf_figures(node, *context)
        return figures[code]
    children = children_of(node)
    columns = [roll_up(child, child["code"], context, figures) for child in children]
    figures[code] = [combined(node, children, row) for row in zip(*columns, strict=True)]
    return figures[code]


def method_of(node: Definition) -> str:
    if node.get("combine"):
        return str(node["combine"]["type"])
    return "mean" if any("weight" in child for child in children_of(node)) else "sum"


def full_points(node: Definition) -> Fraction:
    if node.get("max_points") is not None:
        return exact(node["max_points"])
    return sum((full_points(child) for child in children_of(node)), ZERO)


def combined(node: Definition, children: Sequence[Definition], row: Sequence[Exact]) -> Exact:
    """Combine siblings: add points up, or take a mean of shares."""
    if method_of(node) == "sum":
        return total(row)
    # What is only reported has no share of its own, and so no weight.
    weights = [exact(child.get("weight", 1)) if full_points(child) else ZERO for child in children]
    if not any(weights):
        return Exact(marks=total(row).marks)
    unit_of_weight = full_points(node) / sum(weights)
    pairs = list(zip(weights, row, strict=True))
    present = [(w, one.points / one.maximum) for w, one in pairs if one.maximum > 0 and w]
    maximum = unit_of_weight * sum((w for w, _ in present), ZERO)
    return Exact(
        maximum * mean(method_of(node), present),
        maximum,
        unit_of_weight * sum((w for w, one in pairs if one.expected > 0), ZERO),
        unit_of_weight
        * sum((w * one.covered / one.expected for w, one in pairs if one.expected > 0), ZERO),
        total(row).marks,
    )


def mean(method: str, present: Sequence[tuple[Fraction, Fraction]]) -> Fraction:
    """Take a weighted mean of shares, given as (weight, share)."""
    if not present:
        return ZERO
    weights, shares = [w for w, _ in present], [share for _, share in present]
    if method == "minimum":
        return min(shares)
    if method == "geometric":
        return weighted_root(shares, weights)
    if method == "harmonic":
        return (
            ZERO
            if ZERO in shares
            else sum(weights) / sum((w / share for w, share in present), ZERO)
        )
    return sum((w * share for w, share in present), ZERO) / sum(weights)


def published(
    definition: Definition, units: Sequence[Unit], column: Sequence[Exact]
) -> list[Published]:
    """Round and rank the figures of one node."""
    decimals = definition.get("decimals", 2)
    places = definition.get("index_decimals", 4)
    digits = [share(one.points, one.maximum, places) for one in column]
    ranked = ranks(digits, [unit["block"] for unit in units])
    indices = [None if one is None else Fraction(one, 10**places) for one in digits]
    coverage = [share(one.covered, one.expected, places) for one in column]
    return [
        Published(
            points=half_up(one.points, decimals),
            maximum=one.maximum,
            index=index,
            rank=rank,
            band=band(index, definition.get("bands", ())),
            marks=one.marks,
            coverage=None if covered is None else Fraction(covered, 10**places),
        )
        for one, index, rank, covered in zip(column, indices, ranked, coverage, strict=True)
    ]


def share(part: Fraction, whole: Fraction, places: int) -> int | None:
    """Give the published digits of a share; None of nothing."""
    return digits_half_up(part / whole, places) if whole > 0 else None


def ranks(digits: Sequence[int | None], blocks: Sequence[str]) -> list[int | None]:
    """Rank 1-2-2-4: one more than those of the block that stand strictly above."""
    pairs = [(d, block) for d, block in zip(digits, blocks, strict=True) if d is not None]
    return [
        None if own is None else 1 + sum(b == block and other > own for other, b in pairs)
        for own, block in zip(digits, blocks, strict=True)
    ]


def band(index: Fraction | None, bands: Sequence[Mapping[str, Any]]) -> str | None:
    """Give the first band whose threshold is met."""
    if index is None:
        return None
    return next((b["code"] for b in bands if index >= exact(b["at_least"])), None)
