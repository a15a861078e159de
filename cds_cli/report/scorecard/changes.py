"""What changed for a unit since the earlier period, in sentences."""

from collections.abc import Iterator

import numpy as np

from cds_cli.report.answers.figures import number
from cds_cli.report.answers.model import Kind
from cds_cli.report.charts.profile import Writing
from cds_cli.report.publication import Publication
from cds_cli.report.safe import clean
from cds_cli.report.scorecard import words
from cds_cli.results.model import Results

MOST_LISTED = 5
NIL = 1e-9


def changes(publication: Publication, row: int, writing: Writing) -> Iterator[str]:
    """Say what changed since the earlier period."""
    before, results, language = publication.before, publication.results, publication.language
    if before is None:
        return
    period = str(before.period or "–")
    places = {code: place for place, code in enumerate(before.units.index)}
    then = places.get(results.units.index[row])
    index = np.nan if then is None else float(before.index()[then])
    if then is None or np.isnan(index):
        yield words.ENTERED.fill(language, {"period": period})
        return
    was: dict[str, object] = {
        "period": period,
        "rank": ranked(before.ranks()[then]),
        "index": writing.figure(index),
    }
    yield words.WAS.fill(language, was)
    now = float(results.index()[row])
    if np.isnan(now):
        return
    change = number(now - index, Kind.CHANGE, writing.decimals, language)
    held: dict[str, object] = {"rank": ranked(results.ranks()[row]), "index": writing.figure(now)}
    yield words.IS.fill(language, {**held, "change": change})
    yield from moved(publication, before, (row, then))


def ranked(rank: float) -> str:
    """Write a rank; a dash where there is none."""
    return "–" if np.isnan(rank) else str(int(rank))


def moved(publication: Publication, before: Results, rows: tuple[int, int]) -> Iterator[str]:
    """Give the indicators whose points changed most; ``rows``: of the unit now, and before."""
    now, then = rows
    results, language = publication.results, publication.language
    names = {node.code: node.name for node in publication.shown_nodes()}
    gains = {
        code: float(results.points(code)[now] - before.points(code)[then])
        for code in publication.leaf_codes()
        if code in before.figures
    }
    known = [(gain, code) for code, gain in gains.items() if not np.isnan(gain) and abs(gain) > NIL]
    for gain, code in sorted(known, key=lambda one: -abs(one[0]))[:MOST_LISTED]:
        change = number(gain, Kind.CHANGE, results.indicator_set.decimals, language)
        values: dict[str, object] = {"name": f"{clean(code)} {names[code]}", "change": change}
        yield words.MOVED.fill(language, values)
