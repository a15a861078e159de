"""The ranking as bars."""

from collections.abc import Iterator, Sequence

import numpy as np

from cds_cli.report.answers.figures import number
from cds_cli.report.answers.model import Kind
from cds_cli.report.charts import words
from cds_cli.report.charts.scale import ShareAxis
from cds_cli.report.charts.shapes import (
    BETWEEN,
    Bar,
    Chart,
    Label,
    Piece,
    Shape,
    both_ends,
    fitted,
    in_pieces,
    room_for,
)
from cds_cli.report.publication import Publication
from cds_cli.report.ranking.model import name_in
from cds_cli.report.safe import clean

WIDTH = 720.0
ROW = 20.0
TOP = 28.0
NAMES = 240.0
FIGURES = 64.0
MOST = 60
ENDS = 20
"""Of more units than ``MOST`` as many are drawn from both ends."""
ON_A_PAGE = 42
"""Rows that a printed page has room for."""


def ranking_bars(publication: Publication, order: Sequence[int]) -> Chart | None:
    """Draw the index of each unit; None where nobody has one."""
    index = publication.results.index()
    ranked = [row for row in order if not np.isnan(index[row])]
    if not ranked:
        return None
    ranked.sort(key=lambda row: -index[row])
    drawn = both_ends(ranked, MOST, ENDS)
    first, *others = pieces(publication, drawn)
    return Chart(
        key="bars",
        title=words.BARS.fill(publication.language, {}),
        description=told(publication, ranked, cut=None in drawn),
        width=WIDTH,
        height=first.height,
        shapes=first.shapes,
        keys=band_keys(publication),
        continued=tuple(others),
    )


def pieces(publication: Publication, drawn: Sequence[int | None]) -> Iterator[Piece]:
    """Draw as many rows as a page has room for, one piece below the other."""
    names = publication.results.units["name"].tolist()
    left = room_for([clean(str(names[row])) for row in drawn if row is not None], NAMES)
    axis = ShareAxis(left, WIDTH - FIGURES, publication.language)
    for rows in in_pieces(drawn, ON_A_PAGE):
        yield Piece(TOP + ROW * len(rows) + 6, tuple(shapes(publication, rows, axis)))


def shapes(
    publication: Publication, drawn: Sequence[int | None], axis: ShareAxis
) -> Iterator[Shape]:
    """Draw the axis, then name, bar and figure of each unit."""
    styles, left = band_styles(publication), axis.start
    yield from axis.grid(TOP, TOP + ROW * len(drawn))
    for place, row in enumerate(drawn):
        y = TOP + ROW * place
        if row is None:
            yield Label(left - 6, y + 14, BETWEEN, "tick", "end")
            continue
        name, figure, share = figures_of(publication, row)
        width = axis.at(share) - left
        yield Bar(left, y + 3, width, ROW - 6, styles[row], f"{name}: {figure}")
        yield Label(left - 6, y + 14, fitted(name, left - 6), "label", "end")
        yield Label(left + width + 5, y + 14, figure, "figure")


def figures_of(publication: Publication, row: int) -> tuple[str, str, float]:
    """Give the name of a unit, its index in words, and its index."""
    results = publication.results
    share = float(results.index()[row])
    decimals = results.indicator_set.index_decimals
    figure = number(share, Kind.FIGURE, decimals, publication.language)
    return clean(str(results.units["name"].iloc[row])), figure, share


def band_styles(publication: Publication) -> list[str]:
    """Give the style of each unit: that of its band, from the highest on."""
    bands = [band.code for band in publication.results.indicator_set.bands]
    if not bands:
        return ["plain"] * len(publication.results.units)
    reached = publication.results.bands()
    return ["unbanded" if one is None else f"band{bands.index(one) % 6}" for one in reached]


def band_keys(publication: Publication) -> tuple[tuple[str, str], ...]:
    """Say which style stands for which band."""
    bands = publication.results.indicator_set.bands
    keys = [
        (f"band{place % 6}", clean(name_in(band, publication.language)))
        for place, band in enumerate(bands)
    ]
    if "unbanded" in band_styles(publication):
        keys.append(("unbanded", words.NO_BAND.fill(publication.language, {})))
    return tuple(keys)


def told(publication: Publication, ranked: Sequence[int], *, cut: bool) -> str:
    """Say in words what the chart shows."""
    results, language = publication.results, publication.language
    index, decimals = results.index(), results.indicator_set.index_decimals
    names = results.units["name"].tolist()

    def figure(value: float) -> str:
        return number(value, Kind.FIGURE, decimals, language)

    values: dict[str, object] = {
        "first": clean(str(names[ranked[0]])),
        "best": figure(float(index[ranked[0]])),
        "last": clean(str(names[ranked[-1]])),
        "worst": figure(float(index[ranked[-1]])),
        "median": figure(float(np.median(index[ranked]))),
        "count": ENDS,
        "all": len(ranked),
    }
    text = words.BARS_TOLD.fill(language, values)
    return text + words.ONLY_ENDS.fill(language, values) if cut else text
