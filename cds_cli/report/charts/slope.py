"""Ranks of two periods, joined by lines."""

from collections.abc import Iterator, Mapping, Sequence, Sized
from dataclasses import dataclass
from statistics import fmean

import numpy as np

from cds_cli.report.charts import words
from cds_cli.report.charts.shapes import (
    Chart,
    Dot,
    Label,
    Piece,
    Shape,
    Stroke,
    fitted,
    room_for,
)
from cds_cli.report.publication import Publication, aligned_with
from cds_cli.report.safe import clean
from cds_cli.results.figures import Array

ROW, TOP = 18.0, 40.0
NAMES, RANK, BETWEEN, LEADER = 230.0, 50.0, 220.0, 26.0
MOST, FEWEST = 60, 3
"""Units that are drawn of all blocks together, and of each at least."""
LOOSE = 1.3
"""How much more room there is than names need, so that they stand near their ranks."""


@dataclass(frozen=True, slots=True)
class Side:
    """One period: its heading, the ranks of the units in it, and where its names end."""

    heading: str
    ranks: Array
    edge: float
    anchor: str

    @property
    def inwards(self) -> float:
        """Which way the other period stands."""
        return 1.0 if self.anchor == "end" else -1.0


def rank_slope(publication: Publication) -> Chart | None:
    """Draw how ranks moved; None where there is no earlier period or nobody is in both."""
    results, before, language = publication.results, publication.before, publication.language
    if before is None:
        return None
    old, new = aligned_with(results, before, before.ranks()), results.ranks()
    both = [int(row) for row in np.flatnonzero(~np.isnan(old) & ~np.isnan(new))]
    if not both:
        return None
    parted = by_block(
        publication, sorted(both, key=lambda row: (-abs(old[row] - new[row]), new[row]))
    )
    most = max(MOST // len(parted), FEWEST)
    drawn = [rows[:most] for rows in parted]
    periods: dict[str, object] = {
        "before": str(before.period or "–"),
        "now": str(results.period or "–"),
    }
    room = room_for([name_of(publication, row) for rows in drawn for row in rows], NAMES) + RANK
    sides = (
        Side(str(periods["before"]), old, room, "end"),
        Side(str(periods["now"]), new, room + BETWEEN, "start"),
    )
    first, *others = (
        Piece(TOP + height_of(rows) + 8, tuple(shapes(publication, rows, sides))) for rows in drawn
    )
    keys = (("up", words.ROSE), ("down", words.FELL), ("level", words.STAYED))
    return Chart(
        key="slope",
        title=words.SLOPE.fill(language, periods),
        description=told(publication, parted, sides, most),
        width=2 * room + BETWEEN,
        height=first.height,
        shapes=first.shapes,
        keys=tuple((style, text.fill(language, {})) for style, text in keys),
        continued=tuple(others),
    )


def told(
    publication: Publication, parted: Sequence[Sequence[int]], sides: tuple[Side, Side], most: int
) -> str:
    """Say in words what the chart shows."""
    both = [row for rows in parted for row in rows]
    gained = [float(sides[0].ranks[row] - sides[1].ranks[row]) for row in both]
    values: dict[str, object] = {
        "before": sides[0].heading,
        "now": sides[1].heading,
        "up": sum(one > 0 for one in gained),
        "down": sum(one < 0 for one in gained),
        "same": sum(one == 0 for one in gained),
        "count": most,
    }
    text = words.SLOPE_TOLD.fill(publication.language, values)
    if max(map(len, parted)) <= most:
        return text
    only = words.ONLY_MOVERS if len(parted) == 1 else words.ONLY_MOVERS_OF_EACH
    return text + only.fill(publication.language, values)


def by_block(publication: Publication, rows: Sequence[int]) -> list[list[int]]:
    """Part the units by block: ranks of two blocks do not stand on one scale."""
    blocks = publication.results.units["block"].tolist()
    parted: dict[str, list[int]] = {}
    for row in rows:
        parted.setdefault(str(blocks[row]), []).append(row)
    return [parted[block] for block in sorted(parted)]


def height_of(rows: Sized) -> float:
    """Give the height of a piece, without its headings."""
    return ROW * len(rows) * LOOSE


def name_of(publication: Publication, row: int) -> str:
    """Name a unit."""
    return clean(str(publication.results.units["name"].iloc[row]))


def shapes(
    publication: Publication, rows: Sequence[int], sides: tuple[Side, Side]
) -> Iterator[Shape]:
    """Draw the block, both columns of names by rank, and the lines between them."""
    block = clean(str(publication.results.units["block"].iloc[rows[0]]))
    yield Label(sum(side.edge for side in sides) / 2, 14, block, "heading", "middle")
    old, new = (side.ranks for side in sides)
    dots = [ranks_at(rows, side, sides) for side in sides]
    for row in rows:
        style = "up" if new[row] < old[row] else "down" if new[row] > old[row] else "level"
        tip = f"{name_of(publication, row)}: {old[row]:.0f} → {new[row]:.0f}"
        ends = [side.edge + side.inwards * LEADER for side in sides]
        yield Stroke(ends[0], dots[0][row], ends[1], dots[1][row], style, tip)
        for x, at in zip(ends, dots, strict=True):
            yield Dot(x, at[row], 3, style)
    for side, at in zip(sides, dots, strict=True):
        yield Label(side.edge, TOP - 12, side.heading, "heading", side.anchor)
        yield from names(publication, side, at)


def names(publication: Publication, side: Side, dots: Mapping[int, float]) -> Iterator[Shape]:
    """Write the names of one side, each with its rank and a line to its dot."""
    for row, y in apart(dots).items():
        rank, name = f"{side.ranks[row]:.0f}", fitted(name_of(publication, row), NAMES)
        text = f"{name} · {rank}" if side.anchor == "end" else f"{rank} · {name}"
        yield Label(side.edge, y + 4, text, "label", side.anchor)
        start, end = (side.edge + side.inwards * part for part in (4, LEADER - 4))
        yield Stroke(start, y, end, dots[row], "grid")


def ranks_at(rows: Sequence[int], side: Side, sides: tuple[Side, Side]) -> dict[int, float]:
    """Give the height of each unit's rank on the scale that both sides share, in their order."""
    known = np.array([one.ranks[row] for one in sides for row in rows])
    low, span = known.min(), max(float(np.ptp(known)), 1.0)
    room = height_of(rows) - ROW
    ordered = sorted(rows, key=lambda row: (side.ranks[row], row))
    return {row: float(TOP + ROW / 2 + room * (side.ranks[row] - low) / span) for row in ordered}


def apart(dots: Mapping[int, float]) -> dict[int, float]:
    """Move names that stand in order until no two overlap, each group as little as it can be."""
    groups: list[list[float]] = []
    for place, y in enumerate(dots.values()):
        groups.append([y - ROW * place])
        while len(groups) > 1 and fmean(groups[-2]) > fmean(groups[-1]):
            last = groups.pop()
            groups[-1] += last
    top = TOP + ROW / 2
    bottom = top + height_of(dots) - ROW * len(dots)
    starts = [min(max(fmean(group), top), bottom) for group in groups for _ in group]
    return {
        row: start + ROW * place
        for place, (row, start) in enumerate(zip(dots, starts, strict=True))
    }
