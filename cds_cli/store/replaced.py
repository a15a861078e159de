"""Submissions that a later file took the place of: kept beside the run, to be read again."""

import sqlite3
from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from pydantic import BaseModel

from cds_cli.store.database import Store
from cds_cli.store.reading import Run
from cds_cli.store.units import plain
from cds_cli.submission.model import Origin, Source, Submission
from cds_cli.submission.period import Period, Stage

Texts = tuple[tuple[str, str, str], ...]
"""Unit, column and text."""
FIGURES, MARKS = np.dtype(np.float64), np.dtype(bool)


class Table(BaseModel, frozen=True):
    """What units have in each of some columns; the units stand beside it, in their order."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str | bool | int | float | None, ...], ...]


class Places(BaseModel, frozen=True):
    """An origin without what was typed."""

    sources: tuple[Source, ...]
    home: dict[str, int]
    rows: dict[str, int]
    columns: dict[str, int]
    cells: tuple[tuple[str, str, tuple[int, int, int]], ...]
    """Unit, column, and the place: number of the source, row and column."""


class Kept(BaseModel, frozen=True):
    """A submission as it is written; codes are those of its units."""

    stage: Stage
    period: str | None
    codes: tuple[str, ...]
    units: Table
    inputs: Table
    not_applicable: Table
    claimed: Table
    awarded: Table
    unproven: Table
    places: Places
    typed: Texts
    texts: Texts
    evidence: Texts


def write_replaced(
    connection: sqlite3.Connection, run: int, replaced: Sequence[Submission]
) -> None:
    """Write what was replaced, a row for each submission."""
    connection.executemany(
        "INSERT INTO replaced VALUES (?, ?, ?, ?, ?)",
        (
            (run, number, *named(submission.origin.sources), as_json(submission))
            for number, submission in enumerate(replaced)
        ),
    )


def named(sources: Sequence[Source]) -> tuple[str, str]:
    """Give name and digest of the file; all sources of a replaced submission are its sheets."""
    return (sources[0].file, sources[0].sha256) if sources else ("", "")


def load_replaced(store: Store, run: Run) -> tuple[Submission, ...]:
    """Read what files of a run took the place of, in the order in which it was kept."""
    rows = store.connection.execute(
        "SELECT submission FROM replaced WHERE run_id = ? ORDER BY id", (run.id,)
    )
    return tuple(from_json(text) for (text,) in rows)


def as_json(submission: Submission) -> str:
    """Write a submission; the order in which its texts and places were read does not matter."""
    s = submission
    kept = Kept(
        stage=s.stage,
        period=str(s.period) if s.period else None,
        codes=tuple(s.units.index),
        units=table_of(s.units),
        inputs=table_of(s.inputs),
        not_applicable=table_of(s.not_applicable),
        claimed=table_of(s.claimed),
        awarded=table_of(s.awarded),
        unproven=table_of(s.unproven),
        places=places_of(s.origin),
        typed=listed(s.origin.typed),
        texts=listed(s.texts),
        evidence=listed(s.evidence),
    )
    return kept.model_dump_json()


def table_of(frame: pd.DataFrame) -> Table:
    """Write a table; NaN is null."""
    if not len(frame.columns):
        return Table(columns=(), rows=())
    rows = frame.to_numpy(dtype=object).tolist()
    return Table(
        columns=tuple(frame.columns),
        rows=tuple(tuple(plain(value) for value in row) for row in rows),
    )


def places_of(origin: Origin) -> Places:
    """Write where figures were read."""
    return Places(
        sources=origin.sources,
        home=dict(sorted(origin.home.items())),
        rows=dict(sorted(origin.rows.items())),
        columns=dict(sorted(origin.columns.items())),
        cells=tuple((*key, place) for key, place in sorted(origin.cells.items())),
    )


def listed(texts: Mapping[tuple[str, str], str]) -> Texts:
    """Write texts by unit and column."""
    return tuple((*key, text) for key, text in sorted(texts.items()))


def from_json(text: str) -> Submission:
    """Read a submission as it was written."""
    kept = Kept.model_validate_json(text)
    units = pd.Index(kept.codes, name="code", dtype=object)
    return Submission(
        units=frame_of_units(kept.units, units),
        inputs=frame_of(kept.inputs, units, FIGURES),
        not_applicable=frame_of(kept.not_applicable, units, MARKS),
        claimed=frame_of(kept.claimed, units, FIGURES),
        awarded=frame_of(kept.awarded, units, FIGURES),
        stage=kept.stage,
        period=Period.parse(kept.period) if kept.period else None,
        origin=origin_of(kept),
        texts=by_key(kept.texts),
        evidence=by_key(kept.evidence),
        unproven=frame_of(kept.unproven, units, MARKS),
    )


def frame_of_units(table: Table, units: pd.Index) -> pd.DataFrame:
    """Read what is known of the units."""
    return pd.DataFrame(list(table.rows), index=units, columns=list(table.columns), dtype=object)


def frame_of(table: Table, units: pd.Index, dtype: np.dtype[np.generic]) -> pd.DataFrame:
    """Read a table; null among figures is NaN."""
    columns = pd.Index(table.columns, dtype=object)
    if not len(columns):
        return pd.DataFrame(index=units, columns=columns)
    values = np.array(table.rows, dtype=dtype).reshape(len(units), len(columns))
    return pd.DataFrame(values, index=units, columns=columns)


def origin_of(kept: Kept) -> Origin:
    """Read where figures were read, and what was typed there."""
    places = kept.places
    return Origin(
        sources=places.sources,
        home=places.home,
        rows=places.rows,
        columns=places.columns,
        cells={(unit, column): place for unit, column, place in places.cells},
        typed=by_key(kept.typed),
    )


def by_key(texts: Texts) -> dict[tuple[str, str], str]:
    """Read texts by unit and column."""
    return {(unit, column): text for unit, column, text in texts}
