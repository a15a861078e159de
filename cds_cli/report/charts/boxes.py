"""How the units spread on each indicator."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from cds_cli.report.charts import words
from cds_cli.report.charts.scale import ShareAxis
from cds_cli.report.charts.shapes import (
    Bar,
    Chart,
    Label,
    Piece,
    Shape,
    Stroke,
    fitted,
    in_pieces,
    room_for,
)
from cds_cli.report.persons import FEWEST
from cds_cli.report.publication import Publication
from cds_cli.report.ranking.model import name_in
from cds_cli.report.safe import clean
from cds_cli.results.figures import Array

WIDTH, ROW, TOP = 720.0, 18.0, 28.0
NAMES = 330.0
ON_A_PAGE = 46
"""Rows that a printed page has room for."""
QUARTILES = (0, 25, 50, 75, 100)


def distribution_boxes(publication: Publication) -> Chart | None:
    """Draw minimum, quartiles and maximum of each indicator; None where nothing has an index.

    Of persons neither minimum nor maximum, which are figures of one of them.
    """
    spread = spread_of(publication)
    if not spread:
        return None
    same = sum(bool(shares.min() == shares.max()) for shares in spread.values())
    is_of_persons = publication.results.indicator_set.is_of_persons
    told = words.BOXES_OF_PERSONS_TOLD if is_of_persons else words.BOXES_TOLD
    first, *others = pieces(publication, spread)
    return Chart(
        key="boxes",
        title=words.BOXES.fill(publication.language, {}),
        description=told.fill(publication.language, {"same": same, "fewest": FEWEST}),
        width=WIDTH,
        height=first.height,
        shapes=first.shapes,
        continued=tuple(others),
    )


def spread_of(publication: Publication) -> dict[str, Array]:
    """Give the shares of the units by indicator, where it applies to any, or to enough persons."""
    results = publication.results
    fewest = FEWEST if results.indicator_set.is_of_persons else 1
    spread = {}
    for code in publication.leaf_codes():
        shares = results.index(code)
        shares = shares[~np.isnan(shares)]
        if len(shares) >= fewest:
            spread[code] = shares
    return spread


def pieces(publication: Publication, spread: Mapping[str, Array]) -> Iterator[Piece]:
    """Draw as many rows as a page has room for, one piece below the other."""
    language = publication.language
    names = {
        leaf.code: clean(f"{leaf.code} {name_in(leaf, language)}")
        for leaf in publication.results.indicator_set.leaves()
    }
    left = room_for([names[code] for code in spread], NAMES)
    axis = ShareAxis(left + 8, WIDTH - 12, language)
    rows = [(names[code], shares) for code, shares in spread.items()]
    has_ends = not publication.results.indicator_set.is_of_persons
    for some in in_pieces(rows, ON_A_PAGE):
        drawn = tuple(shapes(some, axis, has_ends=has_ends))
        yield Piece(TOP + ROW * len(some) + 6, drawn)


def shapes(
    rows: Sequence[tuple[str, Array]], axis: ShareAxis, *, has_ends: bool
) -> Iterator[Shape]:
    """Draw a row an indicator."""
    left = axis.start - 8
    yield from axis.grid(TOP, TOP + ROW * len(rows))
    for place, (name, shares) in enumerate(rows):
        y = TOP + ROW * place + ROW / 2
        low, first, median, third, high = map(axis.at, np.percentile(shares, QUARTILES).tolist())
        yield Label(left, y + 4, fitted(name, left), "label", "end")
        if has_ends:
            yield Stroke(low, y, high, y, "whisker", name)
        yield Bar(first, y - 5, max(third - first, 1.0), 10, "box", name)
        yield Stroke(median, y - 6, median, y + 6, "median")
