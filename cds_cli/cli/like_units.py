"""The units that a unit is held against."""

from difflib import get_close_matches

import numpy as np

from cds_cli.analysis.groupings import PARENT, grouping
from cds_cli.analysis.profile import Scope
from cds_cli.cli.asking import Session
from cds_cli.cli.ranking_views import known_key, with_names
from cds_cli.cli.stopping import stop
from cds_cli.report.profile_answer import Against
from cds_cli.results.figures import Mask
from cds_cli.results.model import Results
from cds_cli.text import Language, Text

ALL = "all"
NO_NODE = Text("Không có nút {name}. Có: {known}.", "No node {name}. There are: {known}.")
CLOSE_NODE = Text("Không có nút {name}. Có phải {known}?", "No node {name}. Is it {known}?")
NO_TIER = Text("Không có nút nào ở tầng {tier}.", "There are no nodes in tier {tier}.")
LISTED = 40


def members_of(against: str, results: Results, row: int, session: Session) -> tuple[Mask, Against]:
    """Give the units that are like one, by what ``--against`` names; stops if that is unknown."""
    if against == ALL:
        return np.ones(len(results.units), dtype=bool), Against(None)
    named = [one.strip() for one in against.split(",") if one.strip()]
    keys = [
        known_key(one, results.indicator_set, session.language, "--against")
        for one in named or [against]
    ]
    groups = grouping(results, tuple(dict.fromkeys(keys)))
    label = groups.labels[row]
    members = np.array([one == label for one in groups.labels], dtype=bool)
    if groups.keys == (PARENT,):
        groups = with_names(groups, results, session.project, session.language)
    return members, Against(groups, groups.labels[row])


def check_scope(results: Results, scope: Scope, language: Language) -> None:
    """Refuse a node or a tier that the set does not have."""
    nodes = [code for code in results.figures if code]
    if scope.node is not None and scope.node not in nodes:
        close = get_close_matches(scope.node, nodes, n=3)
        known = ", ".join(close or nodes[:LISTED])
        stop(CLOSE_NODE if close else NO_NODE, language, name=scope.node, known=known)
    deepest = max(len(path) // 2 for path, _ in results.indicator_set.walk())
    if scope.tier is not None and scope.tier > deepest:
        stop(NO_TIER, language, tier=scope.tier)
