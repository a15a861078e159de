"""From the columns of a table to the frames of a submission."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from cds_cli.definitions.columns import input_columns
from cds_cli.definitions.models import IndicatorSet
from cds_cli.submission.figures import ReadColumn, ReadTable
from cds_cli.submission.kinds.reading import State
from cds_cli.submission.kinds.yes_no import NO, YES
from cds_cli.submission.model import Origin, Source, Submission


def submission_from(
    table: ReadTable, units: pd.DataFrame, indicator_set: IndicatorSet, source: Source
) -> Submission:
    """Make the submission of the units that have no rejected cell."""
    bad_rows = {row for row, _ in table.rejected}
    kept = [place for place, row in enumerate(table.rows) if row not in bad_rows]
    kept.sort(key=lambda place: table.codes[place])
    index = units.index[kept]
    asked_for = [column.code for column in input_columns(indicator_set)]
    return Submission(
        units=units.iloc[kept],
        inputs=figures_of(table, "input", index, kept, asked_for),
        not_applicable=exempt_of(table, index, kept),
        claimed=figures_of(table, "claimed", index, kept),
        awarded=figures_of(table, "awarded", index, kept),
        origin=origin_of(table, source, kept),
        texts=texts_of(table, kept),
    )


def figures_of(
    table: ReadTable, role: str, index: pd.Index, kept: list[int], codes: list[str] | None = None
) -> pd.DataFrame:
    """Put the figures of one role into a table of units × columns."""
    there = {code for r, code in table.columns if r == role}
    columns = codes if codes is not None else sorted(there)
    blank = np.full(len(kept), np.nan)
    figures = {
        code: np.asarray(table.columns[role, code].reading.values, dtype=np.float64)[kept]
        if code in there
        else blank
        for code in columns
    }
    return pd.DataFrame(figures, index=index, columns=pd.Index(columns, dtype=object))


def exempt_of(table: ReadTable, index: pd.Index, kept: list[int]) -> pd.DataFrame:
    """Mark what units said does not apply to them."""
    marks = {}
    for (role, code), read in table.columns.items():
        states = read.reading.states
        if role == "input" and State.NOT_APPLICABLE in states.values():
            marks[code] = np.array(
                [states.get(place) is State.NOT_APPLICABLE for place in kept], dtype=bool
            )
    columns = pd.Index(list(marks), dtype=object)
    return pd.DataFrame(marks, index=index, columns=columns)


def texts_of(table: ReadTable, kept: list[int]) -> dict[tuple[str, str], str]:
    """Keep the texts that were asked for beside figures."""
    return {
        (table.codes[place], code): text
        for (role, code), read in table.columns.items()
        if role == "input" and read.reading.texts
        for place in kept
        if (text := read.reading.texts[place])
    }


def origin_of(table: ReadTable, source: Source, kept: list[int]) -> Origin:
    """Remember where the figures stood, and what was typed where that is not a plain figure."""
    kept_places = set(kept)
    return Origin(
        source=source,
        rows={table.codes[place]: table.rows[place] for place in kept},
        columns={
            code if role == "input" else f"{code}.{role}": read.column
            for (role, code), read in table.columns.items()
            if read.heading.holds_figures
        },
        typed={
            (table.codes[place], code): text
            for (role, code), read in table.columns.items()
            if role == "input"
            for place, text in typed_in(read)
            if place in kept_places
        },
    )


def typed_in(read: ReadColumn) -> Iterator[tuple[int, str]]:
    """Give the texts in a column that are not simply how their figure is written."""
    column = read.heading.column
    options = column.options if column else ()
    usual = dict[float, str](enumerate(option.code for option in options))
    if column and column.kind == "yes_no":
        usual = {1.0: YES, 0.0: NO}
    for place, cell in enumerate(read.cells):
        if isinstance(cell, str):
            value = read.reading.values[place]
            if cell != (usual.get(value) or f"{value:.15g}"):
                yield place, cell
