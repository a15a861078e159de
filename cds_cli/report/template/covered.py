"""Which indicators are not for a unit, as far as it is known."""

from collections.abc import Mapping

import pandas as pd

from cds_cli.definitions.inputs import AppliesTo, Criteria
from cds_cli.definitions.models import IndicatorSet
from cds_cli.report.template.attributes import attributes_of
from cds_cli.report.template.model import FormUnit
from cds_cli.submission.applicability import covered_units
from cds_cli.submission.model import UnitValues, frame_of_units


def leaves_not_for(indicator_set: IndicatorSet, unit: FormUnit | None) -> frozenset[str]:
    """Give the codes of the indicators that a unit is certainly not asked for."""
    if unit is None:
        return frozenset()
    known = attributes_of(indicator_set, unit)
    frame = frame_of(unit, known, [one.code for one in indicator_set.attributes])
    found = []
    for leaf in indicator_set.leaves():
        if leaf.applies_to is not None and is_known(leaf.applies_to, unit, known):
            covered = covered_units(leaf.applies_to, frame)
            if covered is not None and not covered[0]:
                found.append(leaf.code)
    return frozenset(found)


def frame_of(unit: FormUnit, known: Mapping[str, object], codes: list[str]) -> pd.DataFrame:
    """Make the table of one unit that criteria are held against."""
    values = UnitValues(unit.code, unit.name, unit.block, unit.kind, unit.parent, known)
    return frame_of_units([values], pd.Index([unit.code], name="code", dtype=object), codes)


def is_known(applies_to: AppliesTo, unit: FormUnit, known: Mapping[str, object]) -> bool:
    """Tell whether all that decides is known of a unit."""
    stated = [applies_to, *([applies_to.exclude] if applies_to.exclude else [])]
    return all(is_decided(criteria, unit, known) for criteria in stated)


def is_decided(criteria: Criteria, unit: FormUnit, known: Mapping[str, object]) -> bool:
    """Tell whether a unit has what some criteria look at."""
    return (
        (not criteria.kinds or bool(unit.kind))
        and (not criteria.blocks or bool(unit.block))
        and known.keys() >= criteria.attributes.keys()
    )
