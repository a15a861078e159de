"""Units into and out of the store."""

import json
import sqlite3
from collections.abc import Iterator

import numpy as np
import pandas as pd

from cds_cli.definitions.models import IndicatorSet
from cds_cli.store.sources import FIRST
from cds_cli.submission.model import UNIT_COLUMNS, Submission


def write_units(connection: sqlite3.Connection, run: int, submission: Submission) -> None:
    """Write what is known of each unit."""
    connection.executemany(
        "INSERT INTO units VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", unit_rows(run, submission)
    )


def unit_rows(run: int, submission: Submission) -> Iterator[tuple[object, ...]]:
    """Give the rows of the table ``units``."""
    units, origin = submission.units, submission.origin
    attributes = [column for column in units.columns if column not in UNIT_COLUMNS]
    known = zip(
        units.index.tolist(),
        units[list(UNIT_COLUMNS)].to_numpy(dtype=object).tolist(),
        units[attributes].to_numpy(dtype=object).tolist(),
        strict=True,
    )
    for number, (code, columns, values) in enumerate(known):
        stated = {key: plain(value) for key, value in zip(attributes, values, strict=True)}
        text = json.dumps(stated, ensure_ascii=False, allow_nan=False)
        home = FIRST + origin.home.get(code, 0) if origin.sources else None
        place = (origin.rows.get(code), home)
        yield (run, number, code, *(plain(value) for value in columns), text, *place)


def plain(value: object) -> object:
    """Give a value that JSON and SQLite know; NaN is no value to either."""
    made = value.item() if isinstance(value, np.generic) else value
    if isinstance(made, float) and np.isnan(made):
        return None
    return made if made is None or isinstance(made, str | float | int) else str(made)


def load_units(
    connection: sqlite3.Connection, run: int, indicator_set: IndicatorSet
) -> pd.DataFrame:
    """Read the units of a run: index code, columns as in a submission, all of dtype object."""
    rows = connection.execute(
        "SELECT code, name, block, kind, parent, attributes FROM units "
        "WHERE run_id = ? ORDER BY id",
        (run,),
    ).fetchall()
    attributes = [json.loads(row[5]) for row in rows]
    # Where no unit was kept, only the set can tell the columns.
    codes = list(attributes[0]) if rows else [a.code for a in indicator_set.attributes]
    columns: dict[str, list[object]] = {
        column: [row[place] for row in rows] for place, column in enumerate(UNIT_COLUMNS, start=1)
    }
    columns |= {code: [stated[code] for stated in attributes] for code in codes}
    index = pd.Index([row[0] for row in rows], name="code", dtype=object)
    return pd.DataFrame(columns, index=index, dtype=object)
