"""The figures of a published sheet, column by column."""

import re
from collections.abc import Iterator, Mapping, Sequence

from cds_cli.analysis.published.headings import Meaning
from cds_cli.analysis.published.model import FIGURE, Column, Measure, Place, Section, Seen
from cds_cli.analysis.published.sheet import Sheet

IN_HEADING = re.compile(r"\((?:tối đa|of) (?P<maximum>[^()]+)\)")


def section_of(sheet: Sheet, meanings: Mapping[int, Meaning]) -> Section:
    """Take the figures of a sheet."""
    at = sheet.code_column
    rows = [row for row in sheet.rows_below() if sheet.code(row)]
    units = [sheet.code(row) for row in rows]
    names = next((c for c, (_, what) in meanings.items() if what is Measure.NAME), at)
    return Section(
        units=units,
        names=[str(sheet.cell(row, names) or "") for row in rows],
        places=sheet.places(rows, at),
        columns=tuple(
            column_of(sheet, column, meaning, rows) for column, meaning in meanings.items()
        ),
        maxima=tuple(maxima_of(sheet, meanings)),
        left_out=tuple(left_out(sheet, meanings)),
    )


def column_of(sheet: Sheet, column: int, meaning: Meaning, rows: Sequence[int]) -> Column:
    """Take one column; in text its longest decimals say how many it shows."""
    values = [sheet.cell(row, column) for row in rows]
    node, measure = meaning
    return Column(
        node=node,
        measure=measure,
        units=[sheet.code(row) for row in rows],
        values=values,
        place=sheet.places(rows, column),
        decimals=most_decimals(values) if sheet.grid.text_only else None,
        is_exact=sheet.is_exact and not measure.is_text,
    )


def most_decimals(values: Sequence[Seen]) -> int:
    """Count the decimals of the figure that shows most of them."""
    found = (FIGURE.fullmatch(value.strip()) for value in values if isinstance(value, str))
    return max((len(one["decimals"] or "") for one in found if one), default=0)


def maxima_of(sheet: Sheet, meanings: Mapping[int, Meaning]) -> Iterator[Column]:
    """Take the maxima that stand in the last row of headings, below the codes of nodes."""
    row = sheet.last_heading
    for column, (node, _) in meanings.items() if row > sheet.header else ():
        found = IN_HEADING.search(str(sheet.cell(row, column) or ""))
        if found:
            maximum, place = found["maximum"], sheet.places([row], column)
            yield Column(node, Measure.MAX_POINTS, [""], [maximum], place)


def left_out(sheet: Sheet, meanings: Mapping[int, Meaning]) -> Iterator[tuple[str, Place]]:
    """Give headings that name no figure of the set, and rows that name no unit."""
    for column, text in sheet.headings.items():
        if column not in meanings and column != sheet.code_column:
            yield " ".join(text.split()), sheet.place(sheet.header, column)
    for row in sheet.rows_below():
        if not sheet.code(row):
            column, value = next(iter(sheet.grid.rows[row].items()))
            yield str(value), sheet.place(row, column)
