"""The engine against the exact model, on random sets and submissions (decision 5)."""

import math
from fractions import Fraction
from functools import cache

import pytest

from cds_cli.definitions.models import IndicatorSet
from cds_cli.engine.score import score
from cds_cli.results.figures import Array, mark_names
from cds_cli.results.model import Results
from cds_cli.submission.model import UnitValues, submission_of
from tests.exact.model import TOTAL, Published, publish
from tests.exact.random_sets import random_pair, random_unproven
from tests.exact.small_sets import with_unproven

PAIRS = 3000
BLOCK = 250


@pytest.mark.parametrize("first", range(0, PAIRS, BLOCK))
def test_engine_agrees_with_exact_model_on_random_sets(first: int) -> None:
    for seed in range(first, first + BLOCK):
        definition, units = random_pair(seed)
        indicator_set = IndicatorSet.model_validate(definition)
        codes = [leaf.code for leaf in indicator_set.leaves()]
        unproven = random_unproven(seed, units, codes)
        submission = submission_of(indicator_set, [UnitValues(**unit) for unit in units])
        results = score(indicator_set, with_unproven(submission, unproven))
        wrong = differences(results, publish(definition, units, unproven))
        assert not wrong, f"seed {seed}: {wrong[:5]}"


Column = list[object]


def differences(results: Results, expected: dict[str, list[Published]]) -> list[str]:
    """Say of each node and unit in what the two differ."""
    assert set(results.figures) == set(expected)
    units = list(results.units.index)
    wrong = [
        f"{code or 'total'} of {units[row]}: {what} is {got[row]!r}, exactly {right[row]!r}"
        for code, column in expected.items()
        for what, got, right in compared(results, code, column)
        if got != right
        for row in range(len(units))
        if got[row] != right[row]
    ]
    return wrong + wrong_maxima(results, expected)


def compared(
    results: Results, code: str, column: list[Published]
) -> list[tuple[str, Column, Column]]:
    """Give what is published of a node side by side; it is equal to the last digit."""
    marks = [names_of(mark) for mark in results.marks(code).tolist()]
    found: list[tuple[str, Column, Column]] = [
        ("points", defined(results.points(code)), [float_of(one.points) for one in column]),
        ("index", defined(results.index(code)), [float_of(one.index) for one in column]),
        ("rank", defined(results.ranks(code)), [one.rank for one in column]),
        ("coverage", defined(results.coverage(code)), [float_of(one.coverage) for one in column]),
        ("marks", [*marks], [one.marks for one in column]),
    ]
    if code == TOTAL:
        found.append(("band", [*results.bands()], [one.band for one in column]))
    return found


@cache
def names_of(marks: int) -> frozenset[str]:
    return frozenset(mark_names(marks))


def wrong_maxima(results: Results, expected: dict[str, list[Published]]) -> list[str]:
    """Compare maxima, which are not rounded."""
    return [
        f"{code or 'total'}: maximum is {got!r}, exactly {float(one.maximum)!r}"
        for code, column in expected.items()
        for got, one in zip(results.maximum(code).tolist(), column, strict=True)
        if not math.isclose(got, float(one.maximum), abs_tol=1e-9)
    ]


def defined(column: Array) -> Column:
    return [None if math.isnan(value) else value for value in column.tolist()]


def float_of(value: Fraction | None) -> float | None:
    return None if value is None else float(value)


def test_random_sets_hold_every_rule_and_every_way_to_combine() -> None:
    seen = {word for seed in range(300) for word in words_of(random_pair(seed)[0])}
    assert seen >= RULES | {"sum", "mean", "geometric", "harmonic", "minimum"}


RULES = {
    "yes_no", "choice", "steps", "ratio", "linear", "count", "checklist", "given", "pass",
    "best_of", "sum_of", "relative_to_best", "min_max", "survey",
}  # fmt: skip


def words_of(value: object) -> set[str]:
    """Give every ``type`` in a definition."""
    if isinstance(value, dict):
        own = {str(value["type"])} if "type" in value else set()
        return own.union(*(words_of(v) for v in value.values()))
    return set().union(*map(words_of, value)) if isinstance(value, tuple) else set()
