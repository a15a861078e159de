"""Units × indicators: how much of its points each unit has."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np

from cds_cli.report.answers.figures import number
from cds_cli.report.answers.model import Kind
from cds_cli.report.charts import words
from cds_cli.report.charts.shapes import (
    BETWEEN,
    Chart,
    Label,
    Piece,
    Shape,
    Squares,
    both_ends,
    fitted,
    in_pieces,
    room_for,
)
from cds_cli.report.publication import Publication
from cds_cli.report.ranking.model import name_in
from cds_cli.report.safe import clean
from cds_cli.results.figures import Array
from cds_cli.text import Language

WIDTH = 960.0
HEAD = 74.0
NAMES = 190.0
MOST = 200
ENDS = 40
STEPS = 8
WIDEST, TALLEST = 26.0, 15.0
LETTERS_HIGH = 11.0
ON_HALF_A_PAGE = 36
"""Rows of which two pieces stand on a printed page."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the map: shares by indicator, NaN for what is left empty."""

    name: str
    shares: Array


def heat_map(publication: Publication, order: Sequence[int]) -> Chart | None:
    """Draw a cell a unit and indicator; of many units both ends of the ranking, and blocks."""
    codes, index = publication.leaf_codes(), publication.results.index()
    ranked = sorted((row for row in order if not np.isnan(index[row])), key=lambda row: -index[row])
    if not ranked or not codes:
        return None
    shares = np.array([publication.results.index(code) for code in codes]).T
    lines = units_of(publication, ranked, shares)
    told = told_of(publication, ranked)
    if len(ranked) > MOST:
        means = blocks_of(publication, ranked, shares)
        lines = [*lines, *means]
        values: dict[str, object] = {"count": ENDS, "all": len(ranked)}
        told += words.ONLY_ENDS.fill(publication.language, values)
        told += words.AND_BLOCKS.fill(publication.language, {}) if means else ""
    first, *others = pieces(lines, [clean(code) for code in codes])
    return Chart(
        key="heat",
        title=words.HEAT.fill(publication.language, {}),
        description=told,
        width=WIDTH,
        height=first.height,
        shapes=first.shapes,
        keys=tuple(step_keys(publication.language)),
        continued=tuple(others),
    )


def units_of(publication: Publication, ranked: Sequence[int], shares: Array) -> list[Line]:
    """Give the lines of units, with a gap where some are left out."""
    names = publication.results.units["name"].tolist()
    return [
        gap(shares) if row is None else Line(clean(str(names[row])), shares[row])
        for row in both_ends(ranked, MOST, ENDS)
    ]


def gap(shares: Array) -> Line:
    """Give an empty line for what is not drawn."""
    return Line(BETWEEN, np.full(shares.shape[1], np.nan))


def blocks_of(publication: Publication, ranked: Sequence[int], shares: Array) -> list[Line]:
    """Give a gap and the mean shares of each block, the highest first; none of a single block."""
    members: dict[str, list[int]] = {}
    blocks = publication.results.units["block"].tolist()
    for row in ranked:
        members.setdefault(str(blocks[row]), []).append(row)
    if not 1 < len(members) <= MOST:
        return []
    index = publication.results.index()
    lines = [gap(shares)]
    for block in sorted(members, key=lambda block: -index[members[block]].mean()):
        shown = clean(block) or words.NO_BLOCK.fill(publication.language, {})
        name = words.MEAN_OF.fill(publication.language, {"block": shown})
        lines.append(Line(name, means_of(shares[members[block]])))
    return lines


def means_of(shares: Array) -> Array:
    """Give the mean of each column over what is known; NaN where nothing is."""
    counted = (~np.isnan(shares)).sum(axis=0)
    return np.where(counted, np.nansum(shares, axis=0) / np.maximum(counted, 1), np.nan)


def pieces(lines: Sequence[Line], codes: Sequence[str]) -> Iterator[Piece]:
    """Draw as many lines as half a page has room for, one piece below the other."""
    left = room_for([line.name for line in lines], NAMES)
    head = room_for(codes, HEAD)
    for some in in_pieces(lines, ON_HALF_A_PAGE):
        drawn = tuple(shapes(some, codes, (left, head)))
        yield Piece(head + TALLEST * len(some) + 12, drawn)


def shapes(
    lines: Sequence[Line], codes: Sequence[str], corner: tuple[float, float]
) -> Iterator[Shape]:
    """Draw the names of rows and columns, then the cells of each step as one shape."""
    left, head = corner
    wide = min((WIDTH - left) / len(codes), WIDEST)
    # Columns that are narrower than letters are high are named now and then.
    for place in range(0, len(codes), ceil(LETTERS_HIGH / wide)):
        x = left + wide * (place + 0.5) + 4
        yield Label(x, head - 6, fitted(codes[place], head), "tick", "start", turned=True)
    for place, line in enumerate(lines):
        yield Label(
            left - 6, head + TALLEST * place + 11, fitted(line.name, left - 6), "label", "end"
        )
    shares = np.array([line.shares for line in lines])
    steps = np.minimum(np.nan_to_num(shares) * STEPS, STEPS - 1).astype(int)
    for step in range(STEPS):
        cells = np.argwhere((steps == step) & ~np.isnan(shares))
        corners = [(left + wide * at, head + TALLEST * row) for row, at in cells.tolist()]
        if corners:
            yield Squares(corners, wide - 0.8, TALLEST - 0.8, f"heat{step}")


def step_keys(language: Language) -> Iterator[tuple[str, str]]:
    """Say which shares each step stands for."""
    for step in range(STEPS):
        values: dict[str, object] = {
            "low": number(step / STEPS, Kind.SHARE, 1, language),
            "high": number((step + 1) / STEPS, Kind.SHARE, 1, language),
        }
        yield f"heat{step}", words.SHARE_FROM_TO.fill(language, values)


def told_of(publication: Publication, ranked: Sequence[int]) -> str:
    """Say in words what the map shows."""
    results, codes = publication.results, publication.leaf_codes()
    means = means_of(np.array([results.index(code)[ranked] for code in codes]).T)
    known = [place for place in range(len(codes)) if not np.isnan(means[place])]
    names = [
        clean(f"{leaf.code} {name_in(leaf, publication.language)}")
        for leaf in results.indicator_set.leaves()
    ]
    values: dict[str, object] = {
        "rows": len(ranked),
        "columns": len(codes),
        "weakest": names[min(known, key=lambda at: means[at])] if known else "–",
        "strongest": names[max(known, key=lambda at: means[at])] if known else "–",
    }
    return words.HEAT_TOLD.fill(publication.language, values)
