"""Hold two scorings against each other."""

from collections.abc import Collection

from cds_cli.analysis.comparison.appraisals import appraisal_of, is_appraisal
from cds_cli.analysis.comparison.changes import change_of
from cds_cli.analysis.comparison.editions import editions_of
from cds_cli.analysis.comparison.model import Comparison, NodePair
from cds_cli.analysis.comparison.pairing import WHOLE, leaf_pairs, node_pairs, units_in_both
from cds_cli.analysis.comparison.split import split_of
from cds_cli.analysis.scoring import Scoring
from cds_cli.definitions.canonical import set_digest


def compare(
    before: Scoring,
    after: Scoring,
    split: NodePair = WHOLE,
    only: Collection[str] | None = None,
) -> Comparison:
    """Compare units and nodes of two scorings, and split the change of one node's index.

    Units are matched by code, nodes as ``cds diff`` matches them; ranks are those published on
    each side, whatever ``only`` (codes of units) leaves. ``split`` must be a node of both sides
    (``pairing.pair_named``); LookupError if it is not.
    """
    old, new = before.results, after.results
    sets = (old.indicator_set, new.indicator_set)
    both = units_in_both(old, new, only)
    leaves = leaf_pairs(*sets)
    nodes = tuple(change_of(pair, old, new, both) for pair in node_pairs(*sets))
    is_one_set = set_digest(sets[0]) == set_digest(sets[1])
    return Comparison(
        before=old,
        after=new,
        both=both,
        total=change_of(WHOLE, old, new, both),
        nodes=nodes,
        split=split_of(split, (before, after), both, leaves),
        editions=None if is_one_set else editions_of(old, new, both, leaves),
        appraisal=appraisal_of(old, new, both, nodes) if is_appraisal(old, new) else None,
    )
