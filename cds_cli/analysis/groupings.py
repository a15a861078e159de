"""Units put into groups by what is known of them, to be ranked or compared there."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cds_cli.definitions.models import Indicator, IndicatorSet
from cds_cli.results.model import Results
from cds_cli.submission.kinds.shown import plain_number
from cds_cli.text import Text, as_it_stands
from cds_cli.units.meant import plain_letters

BLOCK = "block"
PARENT = "parent"
OF_UNITS: Mapping[str, Text] = {
    BLOCK: Text("Khối", "Block"),
    PARENT: Text("Đơn vị cấp trên", "Parent"),
    "kind": Text("Loại đơn vị", "Kind"),
}
"""What is known of units of any set."""
SECTOR, COMPONENT = "sector", "component"
CUTS = (SECTOR, COMPONENT)
UNKNOWN = "–"


@dataclass(frozen=True, slots=True)
class Grouping:
    """What units are put into groups by.

    ``keys``: block, parent, kind or codes of attributes. ``words``: the same for people.
    ``labels``: the group of each unit, in their order; empty where nothing is known of it.
    """

    keys: tuple[str, ...]
    words: Text
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cut:
    """Views across the tree that were made of the sectors or components of indicators.

    ``codes`` name them among the nodes of the results.
    """

    key: str
    codes: tuple[str, ...]


def grouping_keys(indicator_set: IndicatorSet) -> dict[str, Text]:
    """Give what units of a set can be grouped by, in words: columns of units, attributes."""
    attributes = {one.code: as_it_stands(one.name, one.name) for one in indicator_set.attributes}
    return {**OF_UNITS, **attributes}


def key_of(text: str, indicator_set: IndicatorSet) -> str | None:
    """Give the key that a user means, by its code or its words in any typing; None if none."""
    keys, typed = grouping_keys(indicator_set), plain_letters(text)
    if text in keys:
        return text
    named = (k for k, words in keys.items() if typed in map(plain_letters, (k, *both(words))))
    return next(named, None)


def both(words: Text) -> tuple[str, str]:
    """Give a text in both languages."""
    return words.vi, words.en


def grouping(results: Results, keys: Sequence[str]) -> Grouping:
    """Put the units into groups of equal values, as those who are alike in all of ``keys``."""
    known = grouping_keys(results.indicator_set)
    kinds = {one.code: one.kind for one in results.indicator_set.attributes}
    columns = [[told(v, kinds.get(key)) for v in results.units[key].tolist()] for key in keys]
    words = [known[key] for key in keys]
    return Grouping(
        keys=tuple(keys),
        words=Text(" · ".join(one.vi for one in words), " · ".join(one.en for one in words)),
        labels=tuple(map(joined, zip(*columns, strict=True))),
    )


def told(value: object, kind: str | None) -> str:
    """Write a value of a unit; an empty text where it is not known."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, int | float) and kind == "date":
        return f"{date.fromordinal(int(value)):%d/%m/%Y}"
    return plain_number(value) if isinstance(value, int | float) else str(value)


def joined(values: Sequence[str]) -> str:
    """Put the values of one unit into one label."""
    return " · ".join(value or UNKNOWN for value in values) if any(values) else ""


def renamed(groups: Grouping, names: Mapping[str, str]) -> Grouping:
    """Call groups by other names, as provinces by theirs in place of their codes."""
    return replace(groups, labels=tuple(names.get(label, label) for label in groups.labels))


def ranked_within(results: Results, groups: Grouping) -> Results:
    """Rank the units within groups in place of their blocks; no other figure changes."""
    units = results.units.assign(block=list(groups.labels))
    return replace(results, units=units, cache={})


def uncut(indicator_set: IndicatorSet, key: str) -> tuple[Indicator, ...]:
    """Give the indicators without a sector, or without a component."""
    leaves = indicator_set.leaves()
    return tuple(
        leaf for leaf in leaves if (leaf.sector if key == SECTOR else leaf.component) is None
    )
