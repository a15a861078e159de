"""A ranking as one table of plain values, from which every form is written."""

from collections.abc import Sequence

import numpy as np

from cds_cli.report.ranking.columns import filled_columns, has_blocks
from cds_cli.report.ranking.model import Column, Document, Filled, Kind, Table, Value, View
from cds_cli.results.figures import Array, Mask

__all__ = [
    "Column",
    "Document",
    "Filled",
    "Kind",
    "Table",
    "Value",
    "View",
    "chosen_rows",
    "table_of",
]


def table_of(document: Document) -> Table:
    """Make the table that a view asks for: units by block, rank and code.

    Raises KeyError for a node or pillar that is not in the set.
    """
    rows = chosen_rows(document)
    blocks = document.results.units["block"].tolist() if has_blocks(document) else []
    named = tuple(str(blocks[row]) for row in rows) if blocks else ()
    return Table(tuple(filled_columns(document, rows)), named)


def chosen_rows(document: Document) -> tuple[int, ...]:
    """Give the positions of the units that a view asks for, in the order shown."""
    view, results = document.view, document.results
    chosen = in_view(document)
    if view.top is not None or view.bottom is not None:
        chosen &= at_an_end(document)
    return tuple(row for row in results.order(view.by) if chosen[row])


def in_view(document: Document) -> Mask:
    """Give the units of the block and the names asked for."""
    view, units = document.view, document.results.units
    chosen = np.ones(len(units), dtype=bool)
    if view.block is not None:
        chosen &= (units["block"] == view.block).to_numpy(dtype=bool)
    if view.units:
        chosen &= units.index.isin(view.units) | units["name"].isin(view.units).to_numpy(dtype=bool)
    return chosen


def at_an_end(document: Document) -> Mask:
    """Give the units at the top or the bottom of their blocks; ties are not torn apart."""
    view, results = document.view, document.results
    ranks = results.ranks(view.by)
    chosen = np.zeros(len(ranks), dtype=bool)
    if view.top is not None:
        chosen |= ranks <= view.top
    if view.bottom is not None:
        for members in members_of_blocks(results.units["block"].tolist()):
            chosen[members] |= ranks[members] >= bottom_rank(ranks[members], view.bottom)
    return chosen


def bottom_rank(ranks: Array, count: int) -> float:
    """Give the rank from which on the last units of a block stand."""
    ranked = np.sort(ranks[~np.isnan(ranks)])
    return float(ranked[-min(count, len(ranked))]) if count > 0 and len(ranked) else np.inf


def members_of_blocks(blocks: Sequence[str]) -> list[list[int]]:
    """Give the positions of the units of each block."""
    members: dict[str, list[int]] = {}
    for row, block in enumerate(blocks):
        members.setdefault(block, []).append(row)
    return list(members.values())
