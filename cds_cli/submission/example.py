"""Made-up units and figures that answer a set: for an example that scores without errors.

The figures are the same on every machine and say nothing of any unit there is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass

import numpy as np
import pandas as pd

from cds_cli.definitions.columns import input_columns
from cds_cli.definitions.inputs import Criteria, OneOf, Range
from cds_cli.definitions.models import Attribute, IndicatorSet
from cds_cli.submission.applicability import Mask, covered_units
from cds_cli.submission.example_figures import Figures, made_cell
from cds_cli.submission.headings import CODE_WORDS, UNIT_WORDS, Headings
from cds_cli.tables.grid import CellValue

UNITS = 6
NAMES = {"tinh": "Tỉnh", "bo": "Bộ", "so": "Sở", "huyen": "Huyện", "xa": "Xã", "thon": "Thôn"}
"""What a unit of a level is called; others are just units."""
BLOCKS = ("A", "B")
YEARS_APART = 7

Row = tuple[CellValue | None, ...]


@dataclass(frozen=True, slots=True)
class ExampleUnit:
    """A made-up unit."""

    code: str
    name: str
    block: str
    kind: str


def unit_headings() -> tuple[str, ...]:
    """Give the headings of what an ``ExampleUnit`` holds, in its order."""
    return (CODE_WORDS[0], *(UNIT_WORDS[role][-1] for role in ("name", "block", "kind")))


def example_units(indicator_set: IndicatorSet) -> tuple[ExampleUnit, ...]:
    """Make units, spread over the blocks and kinds that the set speaks of."""
    asked = tuple(criteria_of(indicator_set))
    blocks = named(block for one in asked for block in one.blocks) or BLOCKS
    kinds = named(kind for one in asked for kind in one.kinds) or ("",)
    word = NAMES.get(indicator_set.level, "Đơn vị")
    return tuple(
        ExampleUnit(
            f"M{number:02}",
            f"{word} Mẫu {number}",
            blocks[number % len(blocks)],
            kinds[number % len(kinds)],
        )
        for number in range(1, UNITS + 1)
    )


def example_table(indicator_set: IndicatorSet) -> tuple[Row, ...]:
    """Give a header and a row for each unit, with a column for all that the set asks for."""
    return (header(indicator_set), *rows(indicator_set))


def header(indicator_set: IndicatorSet) -> Row:
    """Head the columns by what they mean in words, or by code where the words are not clear."""
    known = Headings(indicator_set)
    attributes = (attribute.code for attribute in indicator_set.attributes)
    columns = input_columns(indicator_set)
    return (
        *unit_headings(),
        *attributes,
        *(
            column.name
            if (found := known.find(column.name)) and found.column == column
            else column.code
            for column in columns
        ),
    )


def rows(indicator_set: IndicatorSet) -> Iterator[Row]:
    """Make the row of each unit; what the unit is not asked for stays empty."""
    figures = Figures(indicator_set)
    columns = input_columns(indicator_set)
    units = example_units(indicator_set)
    known = [
        tuple(known_of(attribute, indicator_set, number) for attribute in indicator_set.attributes)
        for number in range(len(units))
    ]
    asked = asked_units(indicator_set, units, known)
    for number, unit in enumerate(units):
        yield (
            *(part or None for part in astuple(unit)),
            *known[number],
            *(
                made_cell(figures, column, number) if asked[column.code][number] else None
                for column in columns
            ),
        )


def asked_units(
    indicator_set: IndicatorSet, units: Sequence[ExampleUnit], known: Sequence[Row]
) -> dict[str, Mask]:
    """Say of each column which units are asked for it: those that an indicator using it covers."""
    frame = pd.DataFrame(list(units), dtype=object).set_index("code")
    for place, attribute in enumerate(indicator_set.attributes):
        frame[attribute.code] = [row[place] for row in known]
    everyone = np.ones(len(units), dtype=bool)
    covers = {leaf.code: covered_units(leaf.applies_to, frame) for leaf in indicator_set.leaves()}
    return {
        column.code: np.logical_or.reduce(
            [everyone if (mask := covers[code]) is None else mask for code in column.indicators]
            or [everyone]
        )
        for column in input_columns(indicator_set)
    }


def known_of(attribute: Attribute, indicator_set: IndicatorSet, unit: int) -> CellValue:
    """Make what is known of a unit, such as its age, so that conditions on it are met by some."""
    conditions = [
        one.attributes[attribute.code]
        for one in criteria_of(indicator_set)
        if attribute.code in one.attributes
    ]
    words = [word for one in conditions if isinstance(one, OneOf) for word in one.one_of]
    if words:
        return words[unit % len(words)]
    lows = [one.at_least for one in conditions if isinstance(one, Range) and one.at_least]
    if attribute.kind == "yes_no":
        return "Có" if unit % 2 else "Không"
    if attribute.kind == "text":
        return f"Mẫu {unit + 1}"
    return round(min(lows, default=1.0)) + YEARS_APART * unit


def criteria_of(indicator_set: IndicatorSet) -> Iterator[Criteria]:
    """Give all that indicators ask of units before they are for them."""
    for leaf in indicator_set.leaves():
        if leaf.applies_to is not None:
            yield leaf.applies_to
            if leaf.applies_to.exclude is not None:
                yield leaf.applies_to.exclude


def named(names: Iterator[str]) -> tuple[str, ...]:
    """Keep each name once, in the order they are met."""
    return tuple(dict.fromkeys(names))
