"""Ranks of two periods, joined by lines."""

from collections.abc import Iterator, Sequence

import numpy as np

from cds_cli.report.charts import words
from cds_cli.report.charts.shapes import Chart, Dot, Label, Shape, Stroke, fitted
from cds_cli.report.publication import Publication, aligned_with
from cds_cli.report.safe import clean
from cds_cli.results.figures import Array

WIDTH, ROW, TOP = 720.0, 18.0, 34.0
LEFT, RIGHT = 250.0, 470.0
MOST = 40


def rank_slope(publication: Publication) -> Chart | None:
    """Draw how ranks moved; None where there is no earlier period or nobody is in both."""
    results, before = publication.results, publication.before
    if before is None:
        return None
    old, new = aligned_with(results, before, before.ranks()), results.ranks()
    both = [int(row) for row in np.flatnonzero(~np.isnan(old) & ~np.isnan(new))]
    if not both:
        return None
    drawn = sorted(both, key=lambda row: (-abs(old[row] - new[row]), new[row]))[:MOST]
    periods: dict[str, object] = {
        "before": str(before.period or "–"),
        "now": str(results.period or "–"),
    }
    counts = {
        "up": int(sum(new[row] < old[row] for row in both)),
        "down": int(sum(new[row] > old[row] for row in both)),
        "same": int(sum(new[row] == old[row] for row in both)),
    }
    told = words.SLOPE_TOLD.fill(publication.language, {**periods, **counts})
    if len(drawn) < len(both):
        told += words.ONLY_MOVERS.fill(publication.language, {"count": MOST})
    return Chart(
        key="slope",
        title=words.SLOPE.fill(publication.language, periods),
        description=told,
        width=WIDTH,
        height=TOP + ROW * len(drawn) + 8,
        shapes=tuple(shapes(publication, drawn, old, (str(before.period), str(results.period)))),
        keys=tuple(
            (style, text.fill(publication.language, {}))
            for style, text in (
                ("up", words.ROSE),
                ("down", words.FELL),
                ("level", words.STAYED),
            )
        ),
    )


def shapes(
    publication: Publication, drawn: Sequence[int], old: Array, periods: tuple[str, str]
) -> Iterator[Shape]:
    """Draw both columns of names by rank, and the lines between them."""
    new = publication.results.ranks()
    left, right = places(drawn, old), places(drawn, new)
    yield Label(LEFT, TOP - 14, periods[0], "heading", "end")
    yield Label(RIGHT, TOP - 14, periods[1], "heading")
    for row in drawn:
        name = clean(str(publication.results.units["name"].iloc[row]))
        style = "up" if new[row] < old[row] else "down" if new[row] > old[row] else "level"
        tip = f"{name}: {old[row]:.0f} → {new[row]:.0f}"
        y1, y2 = (TOP + ROW * (side[row] + 0.5) for side in (left, right))
        yield Stroke(LEFT + 8, y1, RIGHT - 8, y2, style, tip)
        yield Dot(LEFT + 8, y1, 3, style)
        yield Dot(RIGHT - 8, y2, 3, style)
        yield Label(LEFT, y1 + 4, fitted(f"{name} · {old[row]:.0f}", LEFT), "label", "end")
        yield Label(RIGHT, y2 + 4, fitted(f"{new[row]:.0f} · {name}", WIDTH - RIGHT))


def places(drawn: Sequence[int], ranks: Array) -> dict[int, int]:
    """Give the line on which each unit stands: in the order of ranks, one below the other."""
    ordered = sorted(drawn, key=lambda row: (ranks[row], row))
    return {row: place for place, row in enumerate(ordered)}
