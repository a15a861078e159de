"""What was submitted, into and out of the store: cells that hold something, and their places."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from cds_cli.results.figures import Array, Mask
from cds_cli.store.rows import insert_columns
from cds_cli.submission.model import Submission

TYPED, TEXT = "typed", "text"


@dataclass(frozen=True, slots=True)
class Column:
    """A row of the table ``columns``; its number is its place among them."""

    role: str
    code: str

    @property
    def heading(self) -> str:
        """What heads the column in a file: an input's code, or ``CODE.claimed``."""
        return f"{self.code}.{self.role}" if self.role in {"claimed", "awarded"} else self.code


def columns_of(submission: Submission) -> tuple[Column, ...]:
    """Give the columns of a submission, then those of the file that hold no figures."""
    frames = {
        "input": submission.inputs,
        "claimed": submission.claimed,
        "awarded": submission.awarded,
    }
    held = [Column(role, code) for role, frame in frames.items() for code in frame.columns]
    known = {column.heading for column in held}
    marked = [code for code in submission.not_applicable.columns if code not in known]
    known.update(marked)
    scattered = sorted({heading for _, heading in submission.origin.cells})
    read = dict.fromkeys((*submission.origin.columns, *scattered))
    others = [code for code in read if code not in known]
    return (*held, *(Column("other", code) for code in (*marked, *others)))


def write_columns(connection: sqlite3.Connection, run: int, submission: Submission) -> None:
    """Write the columns and where each was read."""
    places = submission.origin.columns
    connection.executemany(
        "INSERT INTO columns VALUES (?, ?, ?, ?, ?)",
        (
            (run, number, column.role, column.code, places.get(column.heading))
            for number, column in enumerate(columns_of(submission))
        ),
    )


def write_inputs(connection: sqlite3.Connection, run: int, submission: Submission) -> None:
    """Write the cells that hold a figure or do not apply."""
    for number, column in enumerate(columns_of(submission)):
        figures = figures_of(submission, column)
        exempt = exempt_in(submission, column)
        for flag, kept in ((0, ~np.isnan(figures) & ~exempt), (1, exempt)):
            units = np.flatnonzero(kept).tolist()
            key = (run, number, flag)
            insert_columns(connection, "inputs", key, (units, figures[kept].tolist()))


def figures_of(submission: Submission, column: Column) -> Array:
    """Give the figures of a column; NaN is not given."""
    frame = {
        "input": submission.inputs,
        "claimed": submission.claimed,
        "awarded": submission.awarded,
    }.get(column.role)
    if frame is None:
        return np.full(len(submission), np.nan)
    return np.asarray(frame[column.code], dtype=np.float64)


def exempt_in(submission: Submission, column: Column) -> Mask:
    """Give the units to which a column does not apply."""
    marks = submission.not_applicable
    if column.role in {"claimed", "awarded"} or column.code not in marks:
        return np.zeros(len(submission), dtype=bool)
    return np.asarray(marks[column.code], dtype=bool)


def write_texts(connection: sqlite3.Connection, run: int, submission: Submission) -> None:
    """Write what cells held as text."""
    connection.executemany("INSERT INTO texts VALUES (?, ?, ?, ?, ?)", text_rows(run, submission))


def text_rows(run: int, submission: Submission) -> Iterator[tuple[int | str, ...]]:
    """Give the rows of the table ``texts``."""
    for kind, texts in ((TYPED, submission.origin.typed), (TEXT, submission.texts)):
        for (unit, column), text in texts.items():
            yield run, kind, unit, column, text


def load_texts(connection: sqlite3.Connection, run: int, kind: str) -> dict[tuple[str, str], str]:
    """Read texts by unit and column."""
    rows = connection.execute(
        'SELECT unit, "column", text FROM texts WHERE run_id = ? AND kind = ?', (run, kind)
    )
    return {(unit, column): text for unit, column, text in rows}


def load_frame(
    connection: sqlite3.Connection, run: int, role: str, units: pd.Index
) -> pd.DataFrame:
    """Read the figures of one role: units × codes, float64; NaN is not given."""
    columns = load_columns(connection, run, role)
    figures = {
        code: column_figures(connection, run, number, len(units)) for number, code in columns
    }
    codes = pd.Index([code for _, code in columns], dtype=object)
    return pd.DataFrame(figures, index=units, columns=codes)


def load_columns(connection: sqlite3.Connection, run: int, role: str) -> list[tuple[int, str]]:
    """Read number and code of the columns of one role."""
    return connection.execute(
        "SELECT id, code FROM columns WHERE run_id = ? AND role = ? ORDER BY id", (run, role)
    ).fetchall()


def column_figures(connection: sqlite3.Connection, run: int, column: int, units: int) -> Array:
    """Read one column."""
    rows = connection.execute(
        "SELECT unit_id, value FROM inputs WHERE run_id = ? AND column_id = ?", (run, column)
    ).fetchall()
    figures = np.full(units, np.nan)
    if rows:
        read = np.array(rows, dtype=np.float64)
        figures[read[:, 0].astype(np.intp)] = read[:, 1]
    return figures


def load_exempt(connection: sqlite3.Connection, run: int, units: pd.Index) -> pd.DataFrame:
    """Read what does not apply: units × the columns that hold such a mark, bool."""
    rows = connection.execute(
        "SELECT c.code, i.unit_id FROM inputs AS i "
        "JOIN columns AS c ON c.run_id = i.run_id AND c.id = i.column_id "
        "WHERE i.run_id = ? AND i.not_applicable = 1",
        (run,),
    ).fetchall()
    return frame_of_marks(rows, units)


def frame_of_marks(rows: Sequence[tuple[str, int]], units: pd.Index) -> pd.DataFrame:
    """Put marks into a table of units × codes, from code and number of the unit."""
    codes = sorted({code for code, _ in rows})
    marks = {code: np.zeros(len(units), dtype=bool) for code in codes}
    for code, unit in rows:
        marks[code][unit] = True
    return pd.DataFrame(marks, index=units, columns=pd.Index(codes, dtype=object))
