"""Why a unit is not asked for an indicator: whom it is for, and what the unit is."""

from datetime import date

import numpy as np

from cds_cli.analysis.explain.model import Leaf
from cds_cli.definitions.inputs import AppliesTo
from cds_cli.report.explain import phrases
from cds_cli.report.explain.figures import join, listed
from cds_cli.report.explain.teller import Teller
from cds_cli.report.template.guidance_words import whom
from cds_cli.rules.base import Kind
from cds_cli.submission.kinds.shown import shown
from cds_cli.text import Text, as_it_stands, told


def not_covered(leaf: Leaf, teller: Teller) -> Text:
    """Say for whom an indicator is, and what the unit is."""
    names = {one.code: one.name for one in teller.results.indicator_set.attributes}
    applies_to = leaf.indicator.applies_to or AppliesTo()
    meant = whom(applies_to, names)
    has_all = not (applies_to.model_fields_set - {"exclude"})
    return told(
        phrases.NOT_COVERED,
        whom=join(phrases.EVERYONE, ", ", meant) if has_all else meant,
        unit=unit_told(applies_to, teller),
    )


def unit_told(applies_to: AppliesTo, teller: Teller) -> Text:
    """Say what is known of the unit that an indicator may look at."""
    row = teller.results.units.iloc[teller.row]
    asks_code = any(one and one.units for one in (applies_to, applies_to.exclude))
    code = [teller.coded(teller.row)] if asks_code else []
    known = dict.fromkeys([*code, *(str(row[what]) for what in ("kind", "block") if row[what])])
    attributes = [
        join(f"{one.name}: ", attribute_told(row[one.code], one.kind))
        for one in teller.results.indicator_set.attributes
    ]
    parts = [*(as_it_stands(one, one) for one in known), *attributes]
    return listed(parts) if parts else phrases.NOTHING_KNOWN


def attribute_told(value: str | float | None, kind: Kind) -> str | Text:
    """Write what is known of a unit; a day is held as its number."""
    if value is None or value == "" or (isinstance(value, float) and np.isnan(value)):
        return phrases.NOTHING_KNOWN
    if kind == "date" and not isinstance(value, str):
        return f"{date.fromordinal(int(value)):%d/%m/%Y}"
    return shown(value)
