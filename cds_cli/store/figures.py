"""Figures into and out of the store: published ones as rows, exact ones as bytes."""

import sqlite3

import numpy as np

from cds_cli.results.figures import Array, Figures
from cds_cli.results.model import Results
from cds_cli.store.nodes import nodes_of
from cds_cli.store.packing import packed, unpacked, unpacked_marks
from cds_cli.store.rows import insert_columns


def write_points(connection: sqlite3.Connection, run: int, results: Results) -> None:
    """Write the published figures, a row for each unit and node."""
    units = range(len(results.units))
    for number, node in enumerate(nodes_of(results.indicator_set)):
        columns = (
            results.points(node.code),
            results.maximum(node.code),
            results.index(node.code),
            results.ranks(node.code),
            results.marks(node.code),
        )
        insert_columns(
            connection, "points", (run, number), (units, *(column.tolist() for column in columns))
        )


def write_exact_figures(connection: sqlite3.Connection, run: int, results: Results) -> None:
    """Write the figures that published ones are rounded from, a row for each node."""
    rows = []
    for number, node in enumerate(nodes_of(results.indicator_set)):
        f = results.figures[node.code]
        columns = (f.points, f.maximum, f.expected, f.covered, f.marks)
        by_rule = results.by_rule.get(node.code)
        kept = packed(by_rule) if by_rule is not None else None
        rows.append((run, number, *(packed(column) for column in columns), kept))
    connection.executemany("INSERT INTO exact_figures VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)


def write_totals(connection: sqlite3.Connection, run: int, results: Results) -> None:
    """Write the means of the published figures of each node."""
    for number, node in enumerate(nodes_of(results.indicator_set)):
        index = results.index(node.code)
        scored = ~np.isnan(index)
        means: tuple[float | None, ...] = (None, None)
        if scored.any():
            means = tuple(
                float(column[scored].mean()) for column in (results.points(node.code), index)
            )
        connection.execute(
            "INSERT INTO totals VALUES (?, ?, ?, ?, ?)", (run, number, int(scored.sum()), *means)
        )


def load_figures(
    connection: sqlite3.Connection, run: int, units: int
) -> tuple[dict[str, Figures], dict[str, Array]]:
    """Read the exact figures of a run by node code, and what rules gave where it was replaced."""
    rows = connection.execute(
        "SELECT n.code, f.points, f.maximum, f.expected, f.covered, f.marks, f.by_rule "
        "FROM exact_figures AS f JOIN runs AS r ON r.id = f.run_id "
        "JOIN nodes AS n ON n.set_id = r.set_id AND n.id = f.node_id "
        "WHERE f.run_id = ? ORDER BY n.id",
        (run,),
    ).fetchall()
    figures = {code: figures_of(tuple(kept), units) for code, *kept, _ in rows}
    return figures, {code: unpacked(rule, units) for code, *_, rule in rows if rule is not None}


def figures_of(kept: tuple[bytes, ...], units: int) -> Figures:
    """Read the figures of one node from its five columns."""
    points, maximum, expected, covered, marks = kept
    return Figures(
        points=unpacked(points, units),
        maximum=unpacked(maximum, units),
        expected=unpacked(expected, units),
        covered=unpacked(covered, units),
        marks=unpacked_marks(marks, units),
    )


def no_figures(codes: tuple[str, ...]) -> dict[str, Figures]:
    """Give the figures of no unit at all."""
    none = np.zeros(0)
    return {code: Figures(none, none, none, none, np.zeros(0, dtype=np.uint8)) for code in codes}
