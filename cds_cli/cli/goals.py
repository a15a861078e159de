"""The band or the rank that a unit is to reach."""

import numpy as np

from cds_cli.analysis.what_if.model import Goal
from cds_cli.analysis.what_if.reach import goal_of_band, goal_of_rank
from cds_cli.cli.stopping import stop
from cds_cli.results.model import Results
from cds_cli.text import Language, Text
from cds_cli.units.meant import plain_letters

NO_BANDS = Text("Bộ chỉ số {set} không xếp mức.", "Set {set} has no bands.")
NO_BAND = Text("Không có mức {name}. Có: {known}.", "No band {name}. There are: {known}.")
NO_RANK = Text(
    "Khối của đơn vị chỉ có {count} đơn vị được xếp hạng.",
    "Only {count} units are ranked in the unit's block.",
)


def band_goal(text: str, results: Results, language: Language) -> Goal:
    """Give the goal of a band that is named by its code or its name, in any typing."""
    bands = results.indicator_set.bands
    if not bands:
        stop(NO_BANDS, language, set=results.indicator_set.label)
    named = {plain_letters(name): one.code for one in bands for name in (one.name, one.code)}
    codes = {one.code for one in bands}
    if text not in codes and plain_letters(text) not in named:
        known = ", ".join(f"{one.code} ({one.name})" for one in bands)
        stop(NO_BAND, language, name=text, known=known)
    return goal_of_band(results, text if text in codes else named[plain_letters(text)])


def rank_goal(rank: int, results: Results, row: int, language: Language) -> Goal:
    """Give the goal of a rank in the unit's block; stops if the block has none so low."""
    blocks = results.units["block"].to_numpy()
    others = (blocks == blocks[row]) & ~np.isnan(results.index())
    others[row] = False
    # The unit itself would be ranked where it has the points.
    ranked = 1 + int(others.sum())
    if rank > ranked:
        stop(NO_RANK, language, count=ranked)
    return goal_of_rank(results, row, rank)
