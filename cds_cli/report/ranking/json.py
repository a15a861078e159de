"""A ranking as one JSON value, for programs; docs/results-json.md says what is in it."""

import json
from collections.abc import Iterator, Sequence

import numpy as np

from cds_cli.diagnostics import Diagnostic, in_reading_order
from cds_cli.report.findings.as_json import as_records, json_safe
from cds_cli.report.ranking.columns import published_maximum
from cds_cli.report.ranking.model import node_names
from cds_cli.report.ranking.table import Document, chosen_rows
from cds_cli.report.ranking.words import data_files
from cds_cli.results.figures import TOTAL, Array, mark_names

SCHEMA = 1
"""The version of this form; a new one only if a reader of the old one could go wrong."""


def render(document: Document) -> str:
    """Write results, every node of every unit shown, with a line for each of them.

    Figures are published ones; what is not known is null. A lone surrogate, which has no UTF-8,
    is escaped.
    """
    parts = [
        *(member(key, value) for key, value in head(document).items()),
        f' "units": [{",".join(units(document))}\n ]',
        *(member(key, value) for key, value in tail(document).items()),
    ]
    text = "{\n" + ",\n".join(parts) + "\n}\n"
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def render_refusal(diagnostics: Sequence[Diagnostic], version: str) -> str:
    """Write the same form where nothing could be scored: no units, and the reasons."""
    empty: dict[str, object] = {
        "schema": SCHEMA,
        "set": None,
        "data": {"files": []},
        "stage": None,
        "period": None,
        "version": version,
        "units": [],
        "diagnostics": as_records(in_reading_order(diagnostics)),
    }
    return json.dumps(empty, ensure_ascii=False, indent=1) + "\n"


def head(document: Document) -> dict[str, object]:
    """Say which set and data the results rest on."""
    results = document.results
    indicator_set = results.indicator_set
    files = [{"name": name, "sha256": sha256} for name, sha256 in data_files(document)]
    return {
        "schema": SCHEMA,
        "set": {
            "code": indicator_set.code,
            "edition": indicator_set.edition,
            "sha256": document.set_sha256,
        },
        "data": {"files": files},
        "stage": results.stage.value,
        "period": str(results.period) if results.period else None,
        "version": document.version,
        **grouped_by(document),
    }


def grouped_by(document: Document) -> dict[str, object]:
    """Say what stands in place of blocks, and which views were cut; nothing where nothing is."""
    within, cut = document.within, document.cut
    return ({} if within is None else {"ranked_within": "+".join(within.keys)}) | (
        {} if cut is None else {"cut": {"by": cut.key, "nodes": list(cut.codes)}}
    )


def tail(document: Document) -> dict[str, object]:
    """Say what was found, and what became of each cell where that is known."""
    found: dict[str, object] = {"diagnostics": as_records(in_reading_order(document.diagnostics))}
    if document.ledger is not None:
        found["ledger"] = json_safe(document.ledger)
    return found


def member(key: str, value: object) -> str:
    """Write one member of the whole, moved in by one space."""
    written = json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False)
    return f' "{key}": ' + written.replace("\n", "\n ")


def units(document: Document) -> Iterator[str]:
    """Write each unit: one line for itself and one for each node."""
    rows = chosen_rows(document)
    codes = tuple(node_names(document))
    nodes = zip(*(node_lines(document, rows, code) for code in codes), strict=True)
    for unit, lines in zip(unit_lines(document, rows), nodes, strict=True):
        yield f'\n  {{{unit}, "nodes": {{\n   {f",{chr(10)}   ".join(lines)}\n  }}}}'


def unit_lines(document: Document, rows: Sequence[int]) -> Iterator[str]:
    """Write what a unit is, and its total."""
    known, bands = document.results.units, document.results.bands()
    names, blocks = known["name"].tolist(), known["block"].tolist()
    shares = numbers(document.results.coverage(), rows)
    totals = figure_texts(document, rows, TOTAL)
    for row, total, share in zip(rows, totals, shares, strict=True):
        named = {"code": known.index[row], "name": names[row], "block": blocks[row]}
        identity = ", ".join(f'"{key}": {text(value)}' for key, value in named.items())
        band = "null" if bands[row] is None else text(bands[row])
        figures, marks = total
        yield f'{identity}, {figures}, "band": {band}, "coverage": {share}, "marks": {marks}'


def node_lines(document: Document, rows: Sequence[int], code: str) -> Iterator[str]:
    """Write one node of every unit."""
    key = text(code)
    for figures, marks in figure_texts(document, rows, code):
        yield f'{key}: {{{figures}, "marks": {marks}}}'


def figure_texts(document: Document, rows: Sequence[int], code: str) -> Iterator[tuple[str, str]]:
    """Write points, maximum, index and rank of a node, and its marks."""
    results = document.results
    maximum = np.array(published_maximum(results.maximum(code), results.indicator_set.decimals))
    columns = (
        numbers(results.points(code), rows),
        numbers(maximum, rows),
        numbers(results.index(code), rows),
        numbers(results.ranks(code), rows, whole=True),
    )
    marks = map(MARKS.__getitem__, results.marks(code)[list(rows)].tolist())
    for points, most, index, rank, names in zip(*columns, marks, strict=True):
        yield f'"points": {points}, "max_points": {most}, "index": {index}, "rank": {rank}', names


def numbers(figures: Array, rows: Sequence[int], *, whole: bool = False) -> list[str]:
    """Write figures in the shortest form that reads back as the same; NaN as null."""
    values = figures[list(rows)].tolist()
    write = whole_number if whole else repr
    return ["null" if value != value else write(value) for value in values]  # noqa: PLR0124


def whole_number(value: float) -> str:
    """Write a rank."""
    return str(int(value))


def text(value: object) -> str:
    """Write a text in JSON."""
    return json.dumps(str(value), ensure_ascii=False)


MARKS = tuple(json.dumps(mark_names(bits)) for bits in range(256))
"""The marks of a figure as JSON, by their bits."""
