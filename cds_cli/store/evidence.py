"""Evidence into and out of the store: what units gave, and where it is wanting."""

import sqlite3

import numpy as np
import pandas as pd

from cds_cli.store.cells import frame_of_marks
from cds_cli.submission.model import Submission

Key = tuple[str, str]
"""Codes of unit and indicator."""


def write_evidence(connection: sqlite3.Connection, run: int, submission: Submission) -> None:
    """Write the evidence of each unit and indicator that has some or wants some."""
    evidence, wanting = submission.evidence, set(unproven_in(submission))
    connection.executemany(
        "INSERT INTO evidence VALUES (?, ?, ?, ?, ?)",
        (
            (run, *key, evidence.get(key), int(key in wanting))
            for key in sorted({*evidence, *wanting})
        ),
    )


def unproven_in(submission: Submission) -> list[Key]:
    """Give the units and indicators that get no points for want of evidence."""
    marks = submission.unproven
    return sorted(
        (unit, code)
        for code in marks.columns
        for unit in marks.index[np.asarray(marks[code], dtype=bool)]
    )


def load_evidence(connection: sqlite3.Connection, run: int) -> dict[Key, str]:
    """Read what was given as evidence, by unit and indicator."""
    rows = connection.execute(
        "SELECT unit, indicator, text FROM evidence WHERE run_id = ? AND text IS NOT NULL", (run,)
    )
    return {(unit, indicator): text for unit, indicator, text in rows}


def load_unproven(connection: sqlite3.Connection, run: int, units: pd.Index) -> pd.DataFrame:
    """Read what is unproven: units × the indicators that hold such a mark, bool."""
    rows = connection.execute(
        "SELECT e.indicator, u.id FROM evidence AS e "
        "JOIN units AS u ON u.run_id = e.run_id AND u.code = e.unit "
        "WHERE e.run_id = ? AND e.unproven = 1",
        (run,),
    ).fetchall()
    return frame_of_marks(rows, units)
