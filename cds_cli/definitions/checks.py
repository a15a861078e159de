"""Checks of sense: what the shape of a definition cannot say.

Each check is a pure function whose docstring states the law; it yields every breach of it.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise

from cds_cli import catalogue
from cds_cli.definitions.columns import RESERVED, roles_of
from cds_cli.definitions.condition_checks import attributes_are_declared, ranges_leave_something
from cds_cli.definitions.cross_check_sense import cross_checks_compare_figures
from cds_cli.definitions.models import (
    Group,
    Indicator,
    IndicatorSet,
    Path,
)
from cds_cli.definitions.point_checks import (
    siblings_agree_on_weights,
    totals_agree,
    weights_are_filled_in,
)
from cds_cli.definitions.recognition_checks import (
    criteria_have_points,
    extended_criteria_are_there,
    standards_descend,
)
from cds_cli.definitions.references import code_twice, dangling
from cds_cli.definitions.rule_checks import rule_checks
from cds_cli.definitions.tree import ancestors, leaves_with_paths
from cds_cli.definitions.yaml_source import YamlSource
from cds_cli.diagnostics import Diagnostic, Location
from cds_cli.text import Text

Check = Callable[[IndicatorSet, YamlSource], Iterator[Diagnostic]]


def codes_are_unique(indicator_set: IndicatorSet, source: YamlSource) -> Iterator[Diagnostic]:
    """A code names one node or pillar of the set."""
    first: dict[str, Location] = {}
    pillars = ((("pillars", place), p) for place, p in enumerate(indicator_set.pillars))
    for path, node in (*pillars, *indicator_set.walk()):
        where = source.locate((*path, "code"))
        if node.code in first:
            yield code_twice(where, node.code, first[node.code])
        first.setdefault(node.code, where)


def columns_are_unique(indicator_set: IndicatorSet, source: YamlSource) -> Iterator[Diagnostic]:
    """A column of a submission belongs to one input."""
    owners: dict[str, tuple[str, Location]] = {}
    for place, item in enumerate(indicator_set.inputs):
        where = source.locate(("inputs", place, "code"))
        if item.code in owners:
            yield code_twice(where, item.code, owners[item.code][1])
        owners.setdefault(item.code, ("", where))
    for path, leaf in leaves_with_paths(indicator_set):
        where = source.locate((*path, "code"))
        own = [c for r, c in roles_of(leaf).items() if not isinstance(leaf.inputs.get(r), str)]
        for code in (*own, *(f"{leaf.code}.{word}" for word in RESERVED)):
            if code in owners and owners[code][0] != leaf.code:
                yield code_twice(where, code, owners[code][1])
            owners.setdefault(code, (leaf.code, where))


def groups_hold_indicators(indicator_set: IndicatorSet, source: YamlSource) -> Iterator[Diagnostic]:
    """A group has something below it."""
    for path, node in indicator_set.walk():
        if isinstance(node, Group) and not node.children:
            yield catalogue.NO_NODES.at(source.locate(path), code=node.code)


def pillars_cover_nodes(indicator_set: IndicatorSet, source: YamlSource) -> Iterator[Diagnostic]:
    """A pillar covers nodes of the set, none of them twice."""
    above = {node.code: ancestors(indicator_set, path) for path, node in indicator_set.walk()}
    for number, pillar in enumerate(indicator_set.pillars):
        times = Counter(pillar.covers)
        for place, code in enumerate(pillar.covers):
            where = source.locate(("pillars", number, "covers", place))
            if code not in above:
                yield dangling(where, code, above)
            elif times[code] > 1 or above[code] & set(pillar.covers):
                yield catalogue.COVERED_TWICE.at(where, pillar=pillar.code, code=code)


def bands_descend(indicator_set: IndicatorSet, source: YamlSource) -> Iterator[Diagnostic]:
    """Bands stand from the highest to the lowest, each of them reachable."""
    for place, (upper, lower) in enumerate(pairwise(indicator_set.bands), start=1):
        if lower.at_least >= upper.at_least:
            yield catalogue.BAND_NOT_REACHABLE.at(
                source.locate(("bands", place, "at_least")),
                code=lower.code,
                seen=f"{lower.at_least:g}",
                why=Text(
                    f'mức "{upper.code}" phía trên đã nhận từ {upper.at_least:g}',
                    f'band "{upper.code}" above it begins at {upper.at_least:g}',
                ),
            )


def lists_name_things_once(indicator_set: IndicatorSet, source: YamlSource) -> Iterator[Diagnostic]:
    """A code stands once among the bands, attributes, standards and cross-checks of a set."""
    for key in ("bands", "attributes", "recognition", "checks"):
        first: dict[str, Location] = {}
        for place, item in enumerate(getattr(indicator_set, key)):
            where = source.locate((key, place, "code"))
            if item.code in first:
                yield code_twice(where, item.code, first[item.code])
            first.setdefault(item.code, where)


def dates_are_in_order(indicator_set: IndicatorSet, source: YamlSource) -> Iterator[Diagnostic]:
    """A decision ends after it has begun."""
    effective = indicator_set.effective
    if effective and effective.to and effective.to < effective.since:
        yield catalogue.DATES_OUT_OF_ORDER.at(
            source.locate(("effective", "to")),
            to=shown_date(effective.to),
            since=shown_date(effective.since),
        )


def shown_date(day: date) -> str:
    """Write a date as it is written in the file."""
    return day.isoformat()


def references_are_given(indicator_set: IndicatorSet, source: YamlSource) -> Iterator[Diagnostic]:
    """An indicator of a decision says where in the decision it stands; its group may say it."""
    if indicator_set.provenance == "proposed":
        return
    referenced: set[Path] = set()
    for path, node in indicator_set.walk():
        if node.reference or path[:-2] in referenced:
            referenced.add(path)
        elif isinstance(node, Indicator):
            yield catalogue.NO_REFERENCE.at(source.locate((*path, "code")), code=node.code)


CHECKS: tuple[Check, ...] = (
    codes_are_unique,
    columns_are_unique,
    siblings_agree_on_weights,
    totals_agree,
    weights_are_filled_in,
    groups_hold_indicators,
    pillars_cover_nodes,
    bands_descend,
    lists_name_things_once,
    criteria_have_points,
    extended_criteria_are_there,
    standards_descend,
    dates_are_in_order,
    references_are_given,
    ranges_leave_something,
    attributes_are_declared,
    rule_checks,
    cross_checks_compare_figures,
)
"""All checks of sense, in the order in which they are run."""
