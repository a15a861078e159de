"""What units gave themselves, and what was recognised."""

from collections.abc import Iterator, Sequence

import numpy as np

from cds_cli.report.answers.figures import number
from cds_cli.report.answers.model import Kind
from cds_cli.report.charts import words
from cds_cli.report.charts.scale import ShareAxis
from cds_cli.report.charts.shapes import (
    Chart,
    Dot,
    Label,
    Shape,
    Stroke,
    fitted,
    room_for,
)
from cds_cli.report.publication import Publication, aligned_with
from cds_cli.report.safe import clean
from cds_cli.results.figures import Array

WIDTH, ROW, TOP = 720.0, 18.0, 28.0
NAMES = 240.0
MOST = 40


def appraisal_gaps(publication: Publication) -> Chart | None:
    """Draw both figures of each unit; None where only one stage is known."""
    results, own = publication.results, publication.self_assessed
    if own is None:
        return None
    claimed, appraised = aligned_with(results, own, own.index()), results.index()
    both = [int(row) for row in np.flatnonzero(~np.isnan(claimed) & ~np.isnan(appraised))]
    if not both:
        return None
    drawn = sorted(both, key=lambda row: -abs(appraised[row] - claimed[row]))[:MOST]
    counts: dict[str, object] = {
        "down": int(sum(appraised[row] < claimed[row] for row in both)),
        "up": int(sum(appraised[row] > claimed[row] for row in both)),
        "same": int(sum(appraised[row] == claimed[row] for row in both)),
    }
    told = words.GAPS_TOLD.fill(publication.language, counts)
    if len(drawn) < len(both):
        told += words.ONLY_GAPS.fill(publication.language, {"count": MOST})
    return Chart(
        key="gaps",
        title=words.GAPS.fill(publication.language, {}),
        description=told,
        width=WIDTH,
        height=TOP + ROW * len(drawn) + 6,
        shapes=tuple(shapes(publication, drawn, claimed)),
        keys=tuple(
            (style, text.fill(publication.language, {}))
            for style, text in (("self", words.SELF), ("appraised", words.APPRAISED))
        ),
    )


def shapes(publication: Publication, drawn: Sequence[int], claimed: Array) -> Iterator[Shape]:
    """Draw a row a unit: two points and the line between them."""
    results, language = publication.results, publication.language
    appraised, decimals = results.index(), results.indicator_set.index_decimals
    names = [clean(str(results.units["name"].iloc[row])) for row in drawn]
    left = room_for(names, NAMES)
    axis = ShareAxis(left + 8, WIDTH - 12, language)
    yield from axis.grid(TOP, TOP + ROW * len(drawn))
    for place, (row, name) in enumerate(zip(drawn, names, strict=True)):
        y = TOP + ROW * place + ROW / 2
        figures = [float(side[row]) for side in (claimed, appraised)]
        own, council = (number(one, Kind.FIGURE, decimals, language) for one in figures)
        yield Label(left, y + 4, fitted(name, left), "label", "end")
        ends = [axis.at(one) for one in figures]
        yield Stroke(ends[0], y, ends[1], y, "whisker", f"{name}: {own} → {council}")
        yield Dot(ends[0], y, 4, "self", f"{name}: {own}")
        yield Dot(ends[1], y, 4, "appraised", f"{name}: {council}")
