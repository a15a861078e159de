"""The units that a unit is held against."""

import numpy as np

from cds_cli.analysis.groupings import PARENT, grouping
from cds_cli.cli.asking import Session
from cds_cli.cli.ranking_views import known_keys, with_names
from cds_cli.cli.stopping import stop
from cds_cli.report.profile_answer import Against
from cds_cli.results.figures import Mask
from cds_cli.results.model import Results
from cds_cli.text import Language, Text

ALL = "all"
NO_TIER = Text("Không có nút nào ở tầng {tier}.", "There are no nodes in tier {tier}.")


def members_of(against: str, results: Results, row: int, session: Session) -> tuple[Mask, Against]:
    """Give the units that are like one, by what ``--against`` names; stops if that is unknown."""
    # "all" narrows nothing, alone or beside others.
    narrowing = ",".join(one for one in against.split(",") if one.strip() != ALL)
    if against and not narrowing:
        return np.ones(len(results.units), dtype=bool), Against(None)
    keys = known_keys(narrowing, results.indicator_set, session.language, "--against", also=(ALL,))
    groups = grouping(results, keys)
    label = groups.labels[row]
    members = np.array([one == label for one in groups.labels], dtype=bool)
    if groups.keys == (PARENT,):
        groups = with_names(groups, results, session.project, session.language)
    return members, Against(groups, groups.labels[row])


def check_tier(tier: int | None, results: Results, language: Language) -> None:
    """Refuse a tier that the set does not have."""
    deepest = max(len(path) // 2 for path, _ in results.indicator_set.walk())
    if tier is not None and tier > deepest:
        stop(NO_TIER, language, tier=tier)
