"""What ``cds rollup`` rolls up, and what it refuses."""

from cds_cli.analysis.groupings import PARENT, grouping_keys
from cds_cli.analysis.rollup.families import Families, called, families, without_parent
from cds_cli.analysis.rollup.means import (
    mean,
    share_at,
    unusable_weights,
    weighted_mean,
)
from cds_cli.analysis.rollup.sums import score_sums
from cds_cli.analysis.scoring import Scoring
from cds_cli.analysis.unit_weights import weights_in
from cds_cli.cli.asking import Found, Session
from cds_cli.cli.find_set import find_one
from cds_cli.cli.giving import Given
from cds_cli.cli.ranking_views import with_names
from cds_cli.cli.roll_up_method import RollingUp
from cds_cli.cli.roll_up_names import band_named, key_named
from cds_cli.cli.stopping import stop
from cds_cli.cli.weighing import weight_column
from cds_cli.cli.which_node import find_node
from cds_cli.cli.which_unit import refuse_without_units
from cds_cli.definitions.models import IndicatorSet
from cds_cli.diagnostics import Diagnostic, InvalidInput, errors
from cds_cli.report.answers.formats import AnswerFormat
from cds_cli.report.answers.model import Answer
from cds_cli.report.rollup.children import Shown
from cds_cli.report.rollup.means import means_answer
from cds_cli.report.rollup.sums import sums_answer
from cds_cli.text import Language, Text

NO_PARENTS = Text(
    "Không đơn vị nào ghi {by}: thêm cột ấy vào số liệu, hoặc dùng --by khác (có: {known}).",
    "No unit has {by}: add that column to the data, or use another --by (there are: {known}).",
)


def rolled_up(
    found: Found, asked: RollingUp, session: Session, wanted: Given, *, all_rows: bool
) -> tuple[Answer, tuple[Diagnostic, ...]]:
    """Make the answer, with what was found on the way.

    Stops with exit code 2 where something named is not there; raises InvalidInput for weights
    that cannot be used and inputs that cannot be added up.
    """
    scoring, registry = found.scoring, session.intake.registry
    refuse_without_units(scoring.results.units, session.language)
    made = parents_of(scoring, asked, session)
    of_persons = scoring.results.indicator_set.is_of_persons
    shown = Shown(
        found.version,
        all_rows=all_rows or wanted.form.format in {AnswerFormat.CSV, AnswerFormat.JSON},
        of_persons=of_persons,
        has_registry=registry is not None,
    )
    origin = scoring.submission.origin
    orphans = () if of_persons else tuple(without_parent(scoring.results, made, origin))
    if asked.method == "sum":
        answer, told = summed(scoring, made, asked, session, shown)
    else:
        answer, told = averaged(scoring, made, asked, session.language, shown)
    return answer, (*orphans, *told)


def parents_of(scoring: Scoring, asked: RollingUp, session: Session) -> Families:
    """Put the units under their parents; stops with exit code 2 where none has any."""
    results, registry = scoring.results, session.intake.registry
    key = key_named(asked.by, results.indicator_set, session.language)
    made = families(results, key, registry)
    if not any(family.rows for family in made.members):
        known = ", ".join(grouping_keys(results.indicator_set))
        stop(NO_PARENTS, session.language, by=made.by.words, known=known)
    if key != PARENT or registry is not None:
        return made
    return called(made, with_names(made.by, results, session.project, session.language).labels)


def summed(
    scoring: Scoring, made: Families, asked: RollingUp, session: Session, shown: Shown
) -> tuple[Answer, tuple[Diagnostic, ...]]:
    """Add inputs up and score the parents."""
    target: IndicatorSet = scoring.results.indicator_set
    if asked.set_to is not None:
        target = find_one(asked.set_to, session.folders, session.language)
    checked = score_sums(scoring, made, target, leave_out=asked.leave_out)
    return sums_answer(checked.require(), shown), checked.diagnostics


def averaged(
    scoring: Scoring, made: Families, asked: RollingUp, language: Language, shown: Shown
) -> tuple[Answer, tuple[Diagnostic, ...]]:
    """Take means or shares of published indices."""
    results = scoring.results
    node = find_node(asked.node or None, results.indicator_set, language)
    told: tuple[Diagnostic, ...] = ()
    column = None
    if asked.weight is not None:
        column = weight_column(asked.weight, scoring, language)
        rolled = weighted_mean(results, made, node, weights_in(scoring, column))
        told = tuple(unusable_weights(rolled, column, scoring.submission.origin))
        if errors(told):
            raise InvalidInput(told)
    elif asked.band is not None:
        band = band_named(asked.band, results.indicator_set, language)
        rolled = share_at(results, made, node, band)
    else:
        rolled = mean(results, made, node)
    return means_answer(rolled, column, shown), told
