"""Which node of a set a user means."""

from typing import NoReturn

from cds_cli.analysis.explain.named import near_nodes, nodes_called
from cds_cli.analysis.explain.nodes import branches
from cds_cli.cli.stopping import stop
from cds_cli.definitions.models import IndicatorSet
from cds_cli.results.figures import TOTAL
from cds_cli.text import Language, Text

LISTED = 20
NO_NODE = Text(
    "Bộ {set} không có mục {name}. Gần giống: {known}. Xem cds show {set}.",
    "{set} has no node {name}. Close to it: {known}. See cds show {set}.",
)
NO_SUCH_NODE = Text(
    "Bộ {set} không có mục {name}; có: {known}. Xem cds show {set}.",
    "{set} has no node {name}; there are: {known}. See cds show {set}.",
)
SEVERAL_NODES = Text(
    "{name} có thể là nhiều mục: {known}. Ghi mã.",
    "{name} may be several nodes: {known}. Give the code.",
)


def find_node(text: str | None, indicator_set: IndicatorSet, language: Language) -> str:
    """Give the code of the node or pillar that is named in any typing; nothing means all.

    Stops with exit code 2, and with what is close, if no node or more than one is meant.
    """
    if text is None:
        return TOTAL
    codes = nodes_called(indicator_set, text)
    if not codes:
        stop_without_node(text, indicator_set, language)
    if len(codes) > 1:
        stop(SEVERAL_NODES, language, name=text, known=", ".join(codes))
    return codes[0]


def stop_without_node(text: str, indicator_set: IndicatorSet, language: Language) -> NoReturn:
    """Say that there is no such node, with those that are close, else with what there is."""
    names = {one.code: one.node.name for one in branches(indicator_set) if one.code != TOTAL}
    near = near_nodes(indicator_set, text)
    listed = ", ".join(f"{code} {names[code]}" for code in near or [*names][:LISTED])
    known = listed + ("…" if not near and len(names) > LISTED else "")
    reason = NO_NODE if near else NO_SUCH_NODE
    stop(reason, language, name=text, known=known, set=indicator_set.label)
