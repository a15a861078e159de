"""What ``cds distribution`` is asked to look at, and what it holds that against."""

from dataclasses import dataclass

from cds_cli.analysis.distribution.study import Looked, Others, Study, study
from cds_cli.analysis.explain.nodes import branches
from cds_cli.analysis.groupings import PARENT, Grouping, grouping
from cds_cli.cli.asking import Found, Session
from cds_cli.cli.giving import Given
from cds_cli.cli.held_against import other_stage, period_before
from cds_cli.cli.ranking_views import known_key, with_names
from cds_cli.cli.stopping import stop
from cds_cli.cli.which_node import find_node
from cds_cli.cli.which_unit import refuse_without_units
from cds_cli.definitions.models import IndicatorSet
from cds_cli.diagnostics import Diagnostic
from cds_cli.report.answers.formats import AnswerFormat
from cds_cli.results.figures import TOTAL
from cds_cli.results.model import Results
from cds_cli.text import Language, Text

NOT_BOTH = Text("Chỉ dùng một trong --tier và --node.", "Use either --tier or --node.")
NO_TIER = Text("--tier: bộ {set} chỉ có {count} bậc.", "--tier: set {set} has only {count} tiers.")
NONE_SAYS = Text(
    "--by: không đơn vị nào ghi {key} trong số liệu này.",
    "--by: no unit of these data says its {key}.",
)
FOR_PEOPLE = {AnswerFormat.TABLE, AnswerFormat.MD}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the options of the command say beside which results are meant."""

    tier: int | None = None
    node: str | None = None
    by: str | None = None
    before: str | None = None
    appraised: str | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """A study, and what was said of the data it rests on."""

    study: Study
    diagnostics: tuple[Diagnostic, ...]


def studied(found: Found, asked: Asked, session: Session) -> Done:
    """Look at a scoring; stops with exit code 2 where something asked for is not there."""
    results = found.scoring.results
    refuse_without_units(results.units, session.language)
    looked = looked_at(results, asked, session)
    before = period_before(found, asked.before, session)
    other = other_stage(found, asked.appraised, session)
    others = Others(*(None if one is None else one.scoring for one in (before, other)))
    # What was named is read here for the first time; a run of the store has been told of before.
    named = ((before, asked.before), (other, asked.appraised))
    read = [one.diagnostics for one, operand in named if one is not None and operand is not None]
    told = tuple(diagnostic for each in (found.diagnostics, *read) for diagnostic in each)
    return Done(study(found.scoring, looked, others), told)


def holds_all_rows(wanted: Given, *, all_rows: bool) -> bool:
    """Whether every outlier is told: where it is asked for, and always to programs."""
    return all_rows or wanted.form.format not in FOR_PEOPLE


def looked_at(results: Results, asked: Asked, session: Session) -> Looked:
    """Say which nodes are described, and in which groups of units."""
    indicator_set = results.indicator_set
    if asked.tier is not None and asked.node is not None:
        stop(NOT_BOTH, session.language)
    groups = None if asked.by is None else groups_of(results, asked.by, session)
    is_of_persons = indicator_set.is_of_persons
    codes, leaves = nodes_of(indicator_set, asked, session.language)
    return Looked(codes, leaves, groups, names_units=not is_of_persons)


def nodes_of(
    indicator_set: IndicatorSet, asked: Asked, language: Language
) -> tuple[tuple[str, ...], frozenset[str] | None]:
    """Give the nodes asked for, and the indicators below a node that was named."""
    leaves = frozenset(leaf.code for leaf in indicator_set.leaves())
    if asked.node is not None:
        code = find_node(asked.node, indicator_set, language)
        below = tuple(branch.code for branch in branches(indicator_set, code))
        return below, leaves.intersection(below)
    if asked.tier is not None:
        return (TOTAL, *of_tier(indicator_set, asked.tier, language)), None
    return (TOTAL, *(leaf.code for leaf in indicator_set.leaves())), None


def of_tier(indicator_set: IndicatorSet, tier: int, language: Language) -> tuple[str, ...]:
    """Give the nodes of a tier, counted from the top."""
    # A path names a list and a place in it for each level.
    depths = [(node.code, len(path) // 2) for path, node in indicator_set.walk()]
    deepest = max((depth for _, depth in depths), default=0)
    if tier > deepest:
        stop(NO_TIER, language, set=indicator_set.label, count=deepest)
    return tuple(code for code, depth in depths if depth == tier)


def groups_of(results: Results, by: str, session: Session) -> Grouping:
    """Put the units into the groups asked for."""
    key = known_key(by, results.indicator_set, session.language, "--by")
    groups = grouping(results, (key,))
    if not any(groups.labels):
        stop(NONE_SAYS, session.language, key=groups.words)
    if key == PARENT:
        return with_names(groups, results, session.project, session.language)
    return groups
