"""From the columns of a table to the frames of a submission."""

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd

from cds_cli.definitions.columns import BESIDE, input_columns
from cds_cli.definitions.models import IndicatorSet
from cds_cli.submission.figures import ReadColumn, ReadTable
from cds_cli.submission.kinds.reading import State
from cds_cli.submission.kinds.yes_no import NO, YES
from cds_cli.submission.model import Origin, Source, Submission
from cds_cli.submission.spots import InColumn


def submission_from(
    table: ReadTable, units: pd.DataFrame, indicator_set: IndicatorSet, sources: Sequence[Source]
) -> Submission:
    """Make the submission of the units that have no rejected cell.

    ``sources``: one for each sheet of the file.
    """
    bad = {*table.laid.rejected, *table.spoiled}
    kept = [place for place in range(len(table.codes)) if place not in bad]
    kept.sort(key=lambda place: table.codes[place])
    index = units.index[kept]
    asked_for = [column.code for column in input_columns(indicator_set)]
    return Submission(
        units=units.iloc[kept],
        inputs=figures_of(table, "input", index, kept, asked_for),
        not_applicable=exempt_of(table, index, kept),
        claimed=figures_of(table, "claimed", index, kept),
        awarded=figures_of(table, "awarded", index, kept),
        origin=origin_of(table, sources, kept),
        texts=texts_of(table, kept),
        evidence={
            (table.codes[place], code): text
            for code, place, text in texts_in(table, "evidence", kept)
        },
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
    """Keep the texts that were asked for beside figures, and those beside an indicator."""
    asked = {
        (table.codes[place], code): text for code, place, text in texts_in(table, "input", kept)
    }
    beside = {
        (table.codes[place], f"{code}.{role}"): text
        for role in BESIDE
        if role != "evidence"
        for code, place, text in texts_in(table, role, kept)
    }
    return asked | beside


def texts_in(table: ReadTable, role: str, kept: list[int]) -> Iterator[tuple[str, int, str]]:
    """Give the texts of one role: code of the column, place of the unit, and text."""
    for (r, code), read in table.columns.items():
        if r == role and read.reading.texts:
            for place in kept:
                text = read.reading.texts[place]
                if text:
                    yield code, place, text


def origin_of(table: ReadTable, sources: Sequence[Source], kept: list[int]) -> Origin:
    """Remember where the figures stood, and what was typed where that is not a plain figure."""
    kept_places = set(kept)
    scattered = {
        (table.codes[place], heading_of(role, code)): read.spots[place]
        for (role, code), read in table.columns.items()
        if not isinstance(read.spots, InColumn) and role != "attribute"
        for place in kept
        if read.cells[place] is not None
    }
    homes = {table.codes[place]: table.laid.homes[place] for place in kept}
    sheets = sorted({sheet for sheet, _, _ in (*homes.values(), *scattered.values())})
    numbers = {sheet: number for number, sheet in enumerate(sheets)}
    return Origin(
        sources=tuple(sources[sheet] for sheet in sheets),
        home={code: n for code, (sheet, _, _) in homes.items() if (n := numbers[sheet])},
        rows={code: row for code, (_, row, _) in homes.items()},
        columns={
            heading_of(role, code): read.spots.column
            for (role, code), read in table.columns.items()
            if isinstance(read.spots, InColumn) and role != "attribute"
        },
        cells={key: (numbers[sheet], row, c) for key, (sheet, row, c) in scattered.items()},
        typed={
            (table.codes[place], code): text
            for (role, code), read in table.columns.items()
            if role == "input"
            for place, text in typed_in(read)
            if place in kept_places
        },
    )


def heading_of(role: str, code: str) -> str:
    """Name a column the way a file does."""
    return code if role == "input" else f"{code}.{role}"


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
