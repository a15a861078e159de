"""Decisions 9 and 12 of the design: the same bytes every time, and never all rows at once."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np

from cds_cli.results.ranks import competition_ranks
from cds_cli.results.rounding import round_half_up
from cds_cli.submission.model import UnitValues
from tests.exact.small_sets import leaf, scored, set_of, units_with

SHARE = {"type": "given"}


def test_decision_9_the_order_of_rows_changes_nothing() -> None:
    indicator_set = set_of(leaf("1", {"type": "min_max"}))
    units = units_with("1", 3, 1, 2, 0.3, None)
    one, other = scored(indicator_set, units), scored(indicator_set, units[::-1])
    assert list(one.units.index) == list(other.units.index)
    assert one.figures[""].points.tobytes() == other.figures[""].points.tobytes()
    assert one.order() == other.order()


PROGRAM = """
import hashlib
from cds_cli.definitions.models import IndicatorSet
from cds_cli.submission.model import UnitValues
from tests.exact.random_sets import random_pair
from tests.exact.small_sets import scored

digest = hashlib.sha256()
for seed in range(40):
    definition, units = random_pair(seed)
    results = scored(IndicatorSet.model_validate(definition), [UnitValues(**u) for u in units])
    for code, figures in results.figures.items():
        digest.update(code.encode() + figures.points.tobytes() + results.ranks(code).tobytes())
    digest.update(repr((results.bands(), dict(results.peers))).encode())
print(digest.hexdigest())
"""


def test_decision_9_hash_seed_time_zone_and_threads_change_no_byte() -> None:
    one = digest_under({"PYTHONHASHSEED": "1", "OMP_NUM_THREADS": "1", "TZ": "UTC"})
    other = digest_under({"PYTHONHASHSEED": "77", "OMP_NUM_THREADS": "4", "TZ": "Asia/Ho_Chi_Minh"})
    assert one == other


def digest_under(settings: dict[str, str]) -> str:
    root = Path(__file__).parents[2]
    environment = {**os.environ, **settings, "PYTHONPATH": str(root)}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env=environment, cwd=root, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout


def test_decision_12_ranks_come_from_counts_of_published_figures() -> None:
    figures = round_half_up(np.array([0.91, 0.5, 0.5, 0.91, 0.2]), 2)
    published, counts = np.unique(figures, return_counts=True)
    above = counts.sum() - counts.cumsum()
    from_counts = {
        figure: n + 1 for figure, n in zip(published.tolist(), above.tolist(), strict=True)
    }
    assert [from_counts[f] for f in figures.tolist()] == competition_ranks(figures).tolist()
    assert competition_ranks(figures).tolist() == [1, 3, 3, 1, 5]


def test_decision_12_units_scored_one_by_one_get_what_they_get_together() -> None:
    indicator_set = set_of(leaf("1", {"type": "relative_to_best"}), leaf("2", SHARE))
    units = [UnitValues(f"u{n}", inputs={"1": float(n), "2": n / 7}) for n in range(5)]
    together = scored(indicator_set, units)
    one_by_one = [scored(indicator_set, [unit], together.peers) for unit in units]
    assert [r.points()[0] for r in one_by_one] == together.points().tolist()
