"""A unit scored again with other figures, all else as it was."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from cds_cli.analysis.scoring import Scoring
from cds_cli.analysis.what_if.applied import changed
from cds_cli.analysis.what_if.judged import Judged
from cds_cli.analysis.what_if.model import Encounter, Outcome, Touched, Trial
from cds_cli.analysis.what_if.typed import Reader
from cds_cli.definitions.columns import roles_of
from cds_cli.definitions.models import Group, Indicator, IndicatorSet
from cds_cli.diagnostics import Checked, errors
from cds_cli.engine.score import score
from cds_cli.results.figures import TOTAL, Mark
from cds_cli.results.model import Results
from cds_cli.submission.model import Submission

OUTCOMES = {
    (1, -1): Outcome.PASSED,
    (1, 0): Outcome.CAUGHT_UP,
    (0, -1): Outcome.PULLED_AHEAD,
    (-1, 1): Outcome.PASSED_BY,
    (-1, 0): Outcome.CAUGHT_BY,
    (0, 1): Outcome.FELL_BEHIND,
}
"""By where another unit stands before and after: 1 above, 0 level, -1 below."""


def what_if(
    scoring: Scoring, row: int, options: Sequence[str], *, peers_fixed: bool = False
) -> Checked[Trial]:
    """Score all units again with some cells of one of them set otherwise.

    ``options``: such as ``1.1.part=80``, each read like a cell of a file. ``row``: the place of
    the unit. Rules that compare units learn again, unless ``peers_fixed``. No value where an
    option is faulty; the diagnostics say why, all at once. Raises InvalidInput where the set
    refuses what is missing now.
    """
    before = scoring.results
    indicator_set = before.indicator_set
    changes, of_cells = Reader(indicator_set, scoring.submission, row).changes(options)
    submission = changed(scoring.submission, changes, row)
    judged = Judged(indicator_set, submission, changes, row)
    submission, of_proofs = judged.with_proofs()
    found = (*of_cells, *judged.findings(), *of_proofs)
    if errors(found):
        return Checked(None, found)
    touched = Judged(indicator_set, submission, changes, row).touched()
    after = score(indicator_set, submission, before.peers if peers_fixed else None)
    touched = replace(touched, blank=tuple(blank_inputs(after, submission, touched.leaves, row)))
    path = tuple(changed_path(indicator_set, touched))
    trial = Trial(
        row=row,
        before=before,
        after=after,
        changes=changes,
        touched=touched,
        nodes=tuple(code for code, _ in path),
        depths=tuple(depth for _, depth in path),
        encounters=tuple(encounters(before, after, row)),
        others=others_changed(before, after, row),
    )
    return Checked(trial, found)


def blank_inputs(
    after: Results, submission: Submission, codes: Sequence[str], row: int
) -> Iterator[str]:
    """Give the inputs that some indicators still lack, each once."""
    exempt = submission.not_applicable
    blank = submission.inputs.columns[submission.inputs.iloc[row].isna()]
    wanting = {str(code) for code in blank if code not in exempt or not exempt[code].iloc[row]}
    for leaf in after.indicator_set.leaves():
        is_marked = after.figures[leaf.code].marks[row] & (Mark.MISSING | Mark.EXCLUDED)
        for code in roles_of(leaf).values() if is_marked and leaf.code in codes else ():
            if code in wanting:
                wanting.remove(code)
                yield code


def changed_path(indicator_set: IndicatorSet, touched: Touched) -> Iterator[tuple[str, int]]:
    """Give the nodes that changes may reach with their depths: the set, the tree, the pillars."""
    leaves = set(touched.leaves)
    yield TOTAL, 0
    reached = {TOTAL}
    for path, node in indicator_set.walk():
        if leaves & leaves_of(node):
            reached.add(node.code)
            yield node.code, len(path) // 2
    for pillar in indicator_set.pillars:
        if reached & set(pillar.covers):
            yield pillar.code, 1


def leaves_of(node: Group | Indicator) -> set[str]:
    """Give the codes of the indicators at or below a node."""
    if isinstance(node, Indicator):
        return {node.code}
    return set().union(*map(leaves_of, node.children))


def encounters(before: Results, after: Results, row: int) -> Iterator[Encounter]:
    """Give the units of the block that stand elsewhere to a unit than before, best first.

    Units without an index stand nowhere.
    """
    blocks = before.units["block"].to_numpy()
    sides = [np.sign(one.index() - one.index()[row]) for one in (before, after)]
    order = {other: place for place, other in enumerate(after.order())}
    known = ~np.isnan(sides[0]) & ~np.isnan(sides[1]) & (blocks == blocks[row])
    for other in sorted(np.flatnonzero(known).tolist(), key=order.__getitem__):
        outcome = OUTCOMES.get((int(sides[0][other]), int(sides[1][other])))
        if outcome is not None:
            yield Encounter(other, outcome)


def others_changed(before: Results, after: Results, row: int) -> tuple[int, ...]:
    """Give the places of other units whose published points or index are not what they were."""
    same = np.isclose(before.index(), after.index(), rtol=0, atol=1e-12, equal_nan=True)
    same &= np.isclose(before.points(), after.points(), rtol=0, atol=1e-12)
    return tuple(other for other in np.flatnonzero(~same).tolist() if other != row)
