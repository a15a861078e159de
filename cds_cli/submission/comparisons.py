"""The set's cross-checks, held against the figures of a table and of the period before."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from cds_cli.definitions.columns import input_columns
from cds_cli.submission.cross_checks import cross_findings
from cds_cli.submission.figures import ReadColumn, ReadTable
from cds_cli.submission.gaps import Asking


def report_comparisons(table: ReadTable, asking: Asking, before: pd.DataFrame | None) -> None:
    """Tell every breach of a cross-check.

    ``before``: units × inputs of the last period, as they are kept in the store.
    """
    indicator_set = asking.indicator_set
    if not indicator_set.checks:
        return
    leaves = {leaf.code: leaf for leaf in indicator_set.leaves()}
    users = {
        column.code: [leaves[code] for code in column.indicators]
        for column in input_columns(indicator_set)
    }
    figures = {}
    for (role, code), read in table.columns.items():
        if role == "input":
            asked = users.get(code, [])
            figures[code] = [
                value
                if counts(table, read, place)
                and (not asked or any(asking.is_covered(leaf, place) for leaf in asked))
                else np.nan
                for place, value in enumerate(read.reading.values)
            ]
    labels = {column.code: column.name for column in input_columns(indicator_set)}
    for place, code, finding in cross_findings(
        indicator_set, figures, aligned(table.codes, before)
    ):
        spot = table.columns["input", code].spots[place]
        table.report(place, spot, finding, labels[code])


def counts(table: ReadTable, read: ReadColumn, place: int) -> bool:
    """Whether a figure was read and not refused."""
    return read.spots[place] not in table.rejected


def aligned(
    codes: Sequence[str], before: pd.DataFrame | None
) -> Mapping[str, Sequence[float]] | None:
    """Put the figures of the last period in the order of these units; NaN for those unknown."""
    if before is None:
        return None
    frame = before[~before.index.duplicated()].reindex(codes)
    return {str(code): frame[code].to_numpy(dtype=np.float64).tolist() for code in frame.columns}
