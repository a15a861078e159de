"""Parents scored on the sums of what their children submitted."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cds_cli import catalogue
from cds_cli.analysis.rollup.addable import beyond_range, not_addable, refusals
from cds_cli.analysis.rollup.adding import Added, add_up
from cds_cli.analysis.rollup.families import Families, Family
from cds_cli.analysis.rollup.summed import Summed
from cds_cli.analysis.scoring import Scoring
from cds_cli.definitions.columns import input_columns
from cds_cli.definitions.models import IndicatorSet
from cds_cli.diagnostics import Checked, Diagnostic, InvalidInput, Location
from cds_cli.engine.findings import equal_peers, gaps, no_data, standing
from cds_cli.engine.score import score
from cds_cli.submission.model import Origin, Submission, UnitValues, submission_of


def score_sums(
    scoring: Scoring, made: Families, target: IndicatorSet, *, leave_out: bool = False
) -> Checked[Summed]:
    """Add up the inputs of the children and score the parents by ``target``.

    Raises InvalidInput (R645) for inputs that cannot be added up, unless they are to be left out,
    and where a set refuses gaps (R607).
    """
    unfit = not_addable(scoring.results.indicator_set, target)
    if unfit and not leave_out:
        raise InvalidInput(refusals(unfit, target))
    added = add_up(scoring, made, target, tuple(unfit))
    beyond = dict(beyond_range(added, made))
    if beyond and not leave_out:
        raise InvalidInput(refusals(beyond, target))
    left_out = (*unfit, *beyond)
    if beyond:
        added = add_up(scoring, made, target, left_out)
    results = score(added.own, submission_of_parents(added, made, scoring.submission))
    summed = Summed(scoring, made, results, added, left_out)
    return Checked(summed, (*partial_sums(added, made), *told(summed)))


def told(summed: Summed) -> Iterator[Diagnostic]:
    """Say what a reader of the parents' results must know, and was not told of the children's."""
    results = summed.results
    if summed.added.target.label != summed.scoring.results.indicator_set.label:
        yield from standing(results)
    yield from no_data(results)
    yield from equal_peers(results)
    yield from gaps(results)


def submission_of_parents(added: Added, made: Families, children: Submission) -> Submission:
    """Make what the parents would have submitted; what no child is asked for does not apply."""
    codes = [column.code for column in input_columns(added.own)]
    units = [parent_values(family, codes, added) for family in made.members if family.rows]
    parents = submission_of(added.own, units, children.stage, children.period)
    return replace(parents, origin=Origin(children.origin.sources))


def parent_values(family: Family, codes: Sequence[str], added: Added) -> UnitValues:
    """Give the figures of one parent."""
    sums = added.sums
    own = {code: sums[family.code, code] for code in codes if (family.code, code) in sums}
    return UnitValues(
        code=family.code,
        name=family.name,
        inputs={code: one.total for code, one in own.items() if one.count},
        not_applicable=tuple(code for code, one in own.items() if not one.asked),
    )


def partial_sums(added: Added, made: Families) -> Iterator[Diagnostic]:
    """A sum that leaves children out is told (R646)."""
    parents = {family.code: family.name for family in made.members}
    names = {column.code: column.name for column in input_columns(added.target)}
    for (parent, code), one in added.sums.items():
        if 0 < one.count < one.asked:
            column = added.columns[code]
            yield catalogue.SUM_OF_SOME.at(
                Location(),
                input=f"{column} ({names[column]})",
                parent=parents[parent],
                count=one.count,
                whole=one.asked,
            )
