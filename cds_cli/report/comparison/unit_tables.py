"""The tables of units: how they stood, who moved most, who came and who went."""

import numpy as np

from cds_cli.analysis.comparison.model import Comparison, Places
from cds_cli.report.answers.model import Column, Kind, Table, Value, Worded
from cds_cli.report.comparison.rows import (
    BLOCK_COLUMN,
    CODE_COLUMN,
    NAME_COLUMN,
    change,
    count,
    counts,
    decimals_of,
    figure,
    figures,
    names_of,
    rows_of,
)
from cds_cli.report.comparison.words import band_names, band_of
from cds_cli.results.figures import Array
from cds_cli.results.model import Results
from cds_cli.text import Text

UNITS = Text("Đơn vị có ở cả A và B", "Units in both A and B")
MOVERS = Text("Lên và xuống bậc nhiều nhất", "Biggest movers")
CAME_AND_WENT = Text(
    "Mới vào (chỉ có ở B) và đã ra (chỉ có ở A)", "Entered (only in B) and left (only in A)"
)
MOVE = Column("move", Text("Bậc", "Move"), Kind.MOVE)
BANDS = (Column("band_a", Text("Mức A", "Band A")), Column("band_b", Text("Mức B", "Band B")))
RANKS = (count("rank_a", Text("Hạng A", "Rank A")), count("rank_b", Text("Hạng B", "Rank B")))
POINTS_A, POINTS_B = Text("Điểm A", "Points A"), Text("Điểm B", "Points B")
INDEX_A, INDEX_B = Text("Chỉ số A", "Index A"), Text("Chỉ số B", "Index B")
POINTS_CHANGE, INDEX_CHANGE = Text("± điểm", "± points"), Text("± chỉ số", "± index")
UP = Worded("up", Text("lên", "up"))
DOWN = Worded("down", Text("xuống", "down"))
ENTERED = Worded("entered", Text("mới vào", "entered"))
LEFT = Worded("left", Text("đã ra", "left"))


def units_table(found: Comparison) -> Table:
    """Give each unit in both with its figures of either side, in the later order."""
    total = found.total
    block_columns, block_cells = blocks_of(found)
    points, index = decimals_of(found)
    columns = (
        CODE_COLUMN, NAME_COLUMN, *RANKS, MOVE,
        figure("index_a", INDEX_A, index), figure("index_b", INDEX_B, index),
        change("index_change", INDEX_CHANGE, index),
        *block_columns, *BANDS,
        figure("points_a", POINTS_A, points), figure("points_b", POINTS_B, points),
        change("points_change", POINTS_CHANGE, points),
    )  # fmt: skip
    rows = rows_of(
        names_of(found.after, found.both.after),
        counts(total.before.ranks), counts(total.after.ranks), counts(total.moves),
        figures(total.before.index), figures(total.after.index), figures(total.index),
        *block_cells,
        band_names(total.before, found.before), band_names(total.after, found.after),
        figures(total.before.points), figures(total.after.points), figures(total.points),
    )  # fmt: skip
    return Table("units", UNITS, columns, rows)


def blocks_of(found: Comparison) -> tuple[tuple[Column, ...], tuple[list[Value], ...]]:
    """Give the blocks that units are ranked in, and what they were where any has changed."""
    before = found.before.units["block"].to_numpy()[found.both.before].tolist()
    after = found.after.units["block"].to_numpy()[found.both.after].tolist()
    if not any((*before, *after)):
        return (), ()
    now, past = [one or None for one in after], [one or None for one in before]
    if now == past:
        return (BLOCK_COLUMN,), (now,)
    return (BLOCK_COLUMN, Column("block_a", Text("Khối A", "Block A"))), (now, past)


def movers_table(found: Comparison, top: int) -> Table:
    """Give the units that gained and lost most ranks; among equals by the index, then by code."""
    total = found.total
    places = [*movers(total.moves, total.index, top), *movers(-total.moves, -total.index, top)]
    index = decimals_of(found)[1]
    columns = (
        Column("direction", Text("Hướng", "Way")), CODE_COLUMN, NAME_COLUMN, *RANKS, MOVE,
        figure("index_a", INDEX_A, index), figure("index_b", INDEX_B, index),
        change("index_change", INDEX_CHANGE, index),
    )  # fmt: skip
    ways = [UP if total.moves[place] > 0 else DOWN for place in places]
    units = zip(ways, names_of(found.after, found.both.after[places]), strict=True)
    rows = rows_of(
        [(way, *unit) for way, unit in units],
        counts(total.before.ranks[places]), counts(total.after.ranks[places]),
        counts(total.moves[places]),
        figures(total.before.index[places]), figures(total.after.index[places]),
        figures(total.index[places]),
    )  # fmt: skip
    return Table("movers", MOVERS, columns, rows)


def movers(moves: Array, index: Array, top: int) -> list[int]:
    """Give the places of the units that gained most."""
    gained = np.flatnonzero(moves > 0).tolist()
    return sorted(gained, key=lambda place: (-moves[place], -index[place], place))[:top]


def entered_left_table(found: Comparison) -> Table:
    """Give the units of one side only, with the figures of that side."""
    points, index = decimals_of(found)
    columns = (
        Column("what", Text("Thay đổi", "Change")), CODE_COLUMN, NAME_COLUMN,
        count("rank", Text("Hạng", "Rank")), figure("index", Text("Chỉ số", "Index"), index),
        figure("points", Text("Điểm", "Points"), points), BLOCK_COLUMN,
        Column("band", Text("Mức", "Band")),
    )  # fmt: skip
    rows = (
        *one_sided(ENTERED, found.after, found.both.entered),
        *one_sided(LEFT, found.before, found.both.left),
    )
    return Table("entered_left", CAME_AND_WENT, columns, rows)


def one_sided(what: Worded, results: Results, places: Places) -> tuple[tuple[Value, ...], ...]:
    """Give units of one side."""
    bands, blocks = results.bands(), results.units["block"].tolist()
    return rows_of(
        [(what, *unit) for unit in names_of(results, places)],
        counts(results.ranks()[places]),
        figures(results.index()[places]),
        figures(np.where(results.maximum()[places] > 0, results.points()[places], np.nan)),
        [blocks[place] or None for place in places],
        [band_of(bands[place], results) for place in places],
    )
