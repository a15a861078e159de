"""What ``cds merge`` merges, and what it refuses."""

from collections.abc import Iterator

from cds_cli.analysis.merging.conditions import (
    blocks_agree,
    divided_units,
    parts_missing,
    weights_are_usable,
    with_figures,
)
from cds_cli.analysis.merging.merge import merge
from cds_cli.analysis.merging.model import Merged
from cds_cli.analysis.scoring import Scoring
from cds_cli.cli.merge_plan import Merging, Plan, plan_of
from cds_cli.cli.stopping import stop
from cds_cli.cli.which_unit import refuse_without_units
from cds_cli.diagnostics import Diagnostic, InvalidInput, errors
from cds_cli.report.merging.answer import HowMerged
from cds_cli.text import Language, Text

PERSONS = Text(
    "Bộ chỉ số này chấm từng người, không có đơn vị để sáp nhập.",
    "This set scores persons: there are no units to merge.",
)
NOTHING_LEFT = Text(
    "Không đơn vị mới nào có phần được chấm.", "No new unit has a part that was scored."
)


def merge_of(
    scoring: Scoring, asked: Merging, language: Language
) -> tuple[Merged, HowMerged, tuple[Diagnostic, ...]]:
    """Merge the units of a scoring, with what was found on the way.

    Stops with exit code 2 where there is nothing to merge or no such weight; raises InvalidInput
    for a faulty list, parts that are missing, and blocks or weights that are not clear.
    """
    if scoring.results.indicator_set.is_of_persons:
        stop(PERSONS, language)
    refuse_without_units(scoring.results.units, language)
    plan = plan_of(scoring, asked, language)
    found = (*plan.found, *conditions(plan, scoring, partial=asked.partial))
    if errors(found):
        raise InvalidInput(found)
    units = with_figures(plan.units)
    if not units:
        stop(NOTHING_LEFT, language)
    return merge(scoring.results, units), plan.how, found


def conditions(plan: Plan, scoring: Scoring, *, partial: bool) -> Iterator[Diagnostic]:
    """Check what has to be so before units can be merged."""
    yield from parts_missing(plan.units, partial=partial)
    yield from blocks_agree(plan.units, scoring.results)
    if plan.how.weight is not None:
        yield from weights_are_usable(plan.units, plan.how.weight, scoring.submission.origin)
    yield from divided_units(plan.units)
