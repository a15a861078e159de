"""What the page knows of units and nodes beside what it shows at once, as compact JSON."""

import json
from collections.abc import Mapping, Sequence

import numpy as np

from cds_cli.report.publication import Publication, aligned_with
from cds_cli.report.ranking.columns import published_maximum
from cds_cli.report.safe import clean
from cds_cli.results.figures import TOTAL, Array
from cds_cli.results.model import Results

MOST_FIGURES_BEFORE = 60_000
"""Figures of an earlier period beyond this are those of the main nodes only."""


def content(publication: Publication, order: Sequence[int]) -> str:
    """Write what the page needs to open a unit, units in the order given.

    ``</`` and ``<!--`` cannot stand in it: ``<`` is written as an escape of JSON.
    """
    results = publication.results
    codes = [node.code for node in publication.shown_nodes()]
    record = {
        "decimals": results.indicator_set.decimals,
        "indexDecimals": results.indicator_set.index_decimals,
        "nodes": [[n.code, n.name, n.depth, n.kind] for n in publication.shown_nodes()],
        "main": [codes.index(code) for code in publication.main_codes()],
        "units": units_of(results, order),
        "points": [plain(results.points(code), order) for code in codes],
        "index": [plain(results.index(code), order) for code in codes],
        "max": [maxima_of(results, code, order) for code in codes],
        "marks": [marks_of(results, code, order) for code in codes],
        "rank": plain(results.ranks(), order, whole=True),
        "before": before_of(publication, codes, order),
        "said": texts_of(publication.sentences, results, codes, order),
        "evidence": texts_of(publication.evidence, results, codes, order),
    }
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def units_of(results: Results, order: Sequence[int]) -> list[list[str]]:
    """Give code, name, block, kind and parent of each unit."""
    units = results.units
    columns = [units.index.tolist(), *(units[key].tolist() for key in KNOWN)]
    return [[clean(str(column[row])) for column in columns] for row in order]


KNOWN = ("name", "block", "kind", "parent")


def plain(figures: Array, order: Sequence[int], *, whole: bool = False) -> list[float | None]:
    """Give figures as JSON holds them: nothing for NaN, no ``.0`` behind whole numbers."""
    taken = figures[list(order)].tolist()
    return [shortest(value, whole=whole) for value in taken]


def shortest(value: float, *, whole: bool = False) -> float | None:
    """Give a number in its shortest form."""
    if np.isnan(value):
        return None
    return int(value) if whole or value == int(value) else value


def maxima_of(results: Results, code: str, order: Sequence[int]) -> list[float | None] | float:
    """Give the maximum of a node: one number where it is the same for all units."""
    published = published_maximum(results.maximum(code), results.indicator_set.decimals)
    maxima = plain(np.array(published), order)
    first = maxima[0] if maxima else 0.0
    if first is not None and all(one == first for one in maxima):
        return first
    return maxima


def marks_of(results: Results, code: str, order: Sequence[int]) -> dict[int, int]:
    """Give the marks of a node by the place of the unit, where there are any."""
    marks = results.marks(code)[list(order)]
    return {int(place): int(marks[place]) for place in np.flatnonzero(marks)}


def before_of(
    publication: Publication, codes: Sequence[str], order: Sequence[int]
) -> dict[str, object] | None:
    """Give the figures of the earlier period, of as many nodes as there is room for."""
    before, results = publication.before, publication.results
    if before is None:
        return None
    known = [code for code in codes if code in before.figures]
    if len(known) * len(order) > MOST_FIGURES_BEFORE:
        known = [code for code in (TOTAL, *publication.main_codes()) if code in before.figures]
    points = {
        codes.index(code): plain(aligned_with(results, before, before.points(code)), order)
        for code in known
    }
    return {
        "period": str(before.period or ""),
        "rank": plain(aligned_with(results, before, before.ranks()), order, whole=True),
        "index": plain(aligned_with(results, before, before.index()), order),
        "points": points,
    }


def texts_of(
    texts: Mapping[tuple[str, str], str],
    results: Results,
    codes: Sequence[str],
    order: Sequence[int],
) -> dict[int, dict[int, str]]:
    """Give texts by the places of unit and node, where there are any."""
    places = {code: place for place, code in enumerate(codes)}
    by_unit: dict[str, dict[int, str]] = {}
    for (unit, code), text in texts.items():
        if code in places and text:
            by_unit.setdefault(unit, {})[places[code]] = clean(text)
    units = results.units.index
    return {
        place: dict(sorted(by_unit[units[row]].items()))
        for place, row in enumerate(order)
        if units[row] in by_unit
    }
