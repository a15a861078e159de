"""Published figures of results as cells of an answer; what is not known is None."""

from collections import Counter

import numpy as np

from cds_cli.report.answers.model import Column, Table, Worded
from cds_cli.report.ranking.columns import maximum_decimals
from cds_cli.results.figures import TOTAL, Array
from cds_cli.results.model import Results
from cds_cli.results.rounding import round_half_up
from cds_cli.text import as_it_stands


def figures(column: Array) -> list[float | None]:
    """Give figures, one a unit."""
    return [None if np.isnan(one) else float(one) for one in column.tolist()]


def counts(column: Array) -> list[int | None]:
    """Give whole numbers, such as ranks."""
    return [None if np.isnan(one) else int(one) for one in column.tolist()]


def maxima(results: Results, code: str = TOTAL) -> list[float | None]:
    """Give maxima with the decimals they are published with."""
    decimals = maximum_decimals(results.indicator_set.decimals)
    return figures(round_half_up(results.maximum(code), decimals))


def among(results: Results, code: str = TOTAL) -> list[int | None]:
    """Give for each unit that has a rank how many are ranked in its block."""
    blocks = results.units["block"].tolist()
    ranked = ~np.isnan(results.ranks(code))
    sizes = Counter(block for block, there in zip(blocks, ranked, strict=True) if there)
    return [sizes[block] if there else None for block, there in zip(blocks, ranked, strict=True)]


def bands(results: Results) -> list[Worded | None]:
    """Give the band of each unit, by code and in words."""
    named = {
        band.code: Worded(band.code, as_it_stands(band.name, band.name_en or band.name))
        for band in results.indicator_set.bands
    }
    return [named[code] if code is not None else None for code in results.bands()]


def without_empty(table: Table, *keys: str) -> Table:
    """Leave out columns, of those named, that say nothing in any row."""
    kept = [
        place
        for place, (column, cells) in enumerate(table.cells())
        if column.key not in keys or any(cell not in (None, "") for cell in cells)
    ]
    columns: tuple[Column, ...] = tuple(table.columns[place] for place in kept)
    rows = tuple(tuple(row[place] for place in kept) for row in table.rows)
    return Table(table.key, table.title, columns, rows, table.depths, table.as_cards, table.notes)
