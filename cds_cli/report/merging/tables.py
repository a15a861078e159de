"""The tables of merged units: the new ranking, the parts, and the means of main indicators."""

from collections.abc import Sequence

import numpy as np

from cds_cli.analysis.merging.model import Merged, NewUnit, Part
from cds_cli.report.answers.model import Column, Kind, Table, Value
from cds_cli.report.merging import words
from cds_cli.report.published import among, bands, counts, figures, maxima, without_empty
from cds_cli.report.ranking.columns import maximum_decimals
from cds_cli.results.model import Results
from cds_cli.results.rounding import round_half_up
from cds_cli.text import Text, as_it_stands

NO_RANK = "–"


def units_table(merged: Merged, order: Sequence[int]) -> Table:
    """Give a row a new unit: its index and rank, and the best and worst of its parts.

    ``order``: the places of the new units that are told, as in all tables here.
    """
    after = merged.after
    decimals, points = after.indicator_set.index_decimals, after.indicator_set.decimals
    columns = (
        Column("rank", words.RANK, Kind.COUNT),
        Column("among", words.AMONG, Kind.COUNT),
        Column("code", words.CODE),
        Column("name", words.UNIT),
        Column("index", words.INDEX, Kind.FIGURE, decimals),
        Column("ranks_before", words.OLD_RANKS),
        Column("parts_scored", words.HAVE, Kind.COUNT),
        Column("parts", words.WHOLE, Kind.COUNT),
        *part_columns("best", words.BEST, decimals),
        *part_columns("worst", words.WORST, decimals),
        Column("parts_mean", words.MEAN_PART, Kind.FIGURE, decimals),
        Column("points", words.POINTS, Kind.FIGURE, points),
        Column("max_points", words.MAXIMUM, Kind.FIGURE, maximum_decimals(points)),
        Column("band", words.BAND),
        Column("block", words.BLOCK),
    )
    rows = tuple(zip(*unit_cells(merged), strict=True))
    ordered = tuple(rows[row] for row in order)
    return without_empty(Table("units", words.UNITS, columns, ordered), "band", "block")


def part_columns(key: str, heading: Text, decimals: int) -> tuple[Column, Column, Column]:
    """Give the columns of one part: its name, index and old rank."""
    return (
        Column(key, heading),
        Column(f"{key}_index", words.INDEX, Kind.FIGURE, decimals),
        Column(f"{key}_rank", words.OLD_RANK, Kind.COUNT),
    )


def unit_cells(merged: Merged) -> tuple[Sequence[Value], ...]:
    """Give the columns of the new units, each in the order of the units."""
    after = merged.after
    parts = list(zip(*[best_and_worst(merged.before, unit) for unit in merged.units], strict=True))
    return (
        counts(after.ranks()),
        among(after),
        [unit.code for unit in merged.units],
        [unit.name for unit in merged.units],
        figures(after.index()),
        ranks_before(merged),
        [len(unit.scored) for unit in merged.units],
        [len(unit.parts) for unit in merged.units],
        *(parts or [()] * 7),
        figures(after.points()),
        maxima(after),
        bands(after),
        after.units["block"].tolist(),
    )


def ranks_before(merged: Merged) -> list[str]:
    """Write the old ranks of the parts of each new unit, in the order of its parts."""
    ranks = counts(merged.before.ranks())
    return [
        " · ".join(NO_RANK if ranks[row] is None else str(ranks[row]) for row in unit.rows)
        for unit in merged.units
    ]


def best_and_worst(before: Results, unit: NewUnit) -> tuple[Value, ...]:
    """Give name, index and old rank of the best and of the worst part, and the mean of all."""
    index, ranks = before.index(), before.ranks()
    there = [row for row in unit.rows if not np.isnan(index[row])]
    if not there:
        return (None,) * 7
    names = {part.row: part.name for part in unit.parts}
    # Among equals the first that is named.
    ends = (max(there, key=lambda row: index[row]), min(there, key=lambda row: index[row]))
    cells = [(names[row], float(index[row]), int(ranks[row])) for row in ends]
    mean = round_half_up(np.mean(index[there]), before.indicator_set.index_decimals)
    return (*cells[0], *cells[1], float(mean))


def parts_table(merged: Merged, order: Sequence[int], *, weighted: bool = False) -> Table:
    """Give a row a part: where it stood before, and the published values that were averaged."""
    before, main = merged.before, merged.after.indicator_set.leaves()
    decimals = before.indicator_set.index_decimals
    columns = (
        Column("new_code", words.NEW_CODE),
        Column("new_name", words.NEW_UNIT),
        Column("code", words.OLD_CODE),
        Column("name", words.OLD_UNIT),
        Column("index", words.INDEX, Kind.FIGURE, decimals),
        Column("rank", words.OLD_RANK, Kind.COUNT),
        Column("among", words.AMONG, Kind.COUNT),
        *((Column("weight", words.WEIGHT, Kind.FIGURE, 2),) if weighted else ()),
        *(Column(f"index:{one.code}", headed(one.code), Kind.FIGURE, decimals) for one in main),
        Column("scored", words.SCORED),
    )
    known = list(
        zip(
            figures(before.index()),
            counts(before.ranks()),
            among(before),
            *(figures(before.index(one.code)) for one in main),
            strict=True,
        )
    )
    width = 3 + len(main)
    rows = []
    for unit in (merged.units[row] for row in order):
        for part in unit.parts:
            cells = (None,) * width if part.row is None else known[part.row]
            weight = (weight_of(part, unit),) if weighted else ()
            identity = (unit.code, unit.name, part.code, part.name)
            rows.append((*identity, *cells[:3], *weight, *cells[3:], part.row is not None))
    return Table("parts", words.PARTS, columns, tuple(rows))


def weight_of(part: Part, unit: NewUnit) -> float | None:
    """Give the weight that a part had in means; none where nothing was averaged."""
    return part.weight if unit.is_merged and part.row is not None else None


def main_table(merged: Merged, order: Sequence[int]) -> Table:
    """Give a row a new unit and main indicator: the mean, its maximum, and of how many parts."""
    after = merged.after
    points = after.indicator_set.decimals
    columns = (
        Column("code", words.NEW_CODE),
        Column("name", words.NEW_UNIT),
        Column("node", words.NODE),
        Column("node_name", words.NODE_NAME),
        Column("index", words.INDEX, Kind.FIGURE, after.indicator_set.index_decimals),
        Column("max_points", words.MAXIMUM, Kind.FIGURE, maximum_decimals(points)),
        Column("points", words.POINTS, Kind.FIGURE, points),
        Column("applies", words.APPLIES, Kind.COUNT),
        Column("parts_scored", words.HAVE, Kind.COUNT),
    )
    nodes = after.indicator_set.leaves()
    cells = {
        node.code: list(
            zip(
                figures(after.index(node.code)),
                maxima(after, node.code),
                figures(after.points(node.code)),
                [applies(merged, unit, node.code) for unit in merged.units],
                strict=True,
            )
        )
        for node in nodes
    }
    rows = tuple(
        (
            merged.units[row].code,
            merged.units[row].name,
            node.code,
            as_it_stands(node.name, node.name_en or node.name),
            *cells[node.code][row],
            len(merged.units[row].scored),
        )
        for row in order
        for node in nodes
    )
    return Table("main", words.MAIN, columns, rows)


def applies(merged: Merged, unit: NewUnit, node: str) -> int:
    """Count the parts that a main indicator applies to."""
    index = merged.before.index(node)
    return sum(not np.isnan(index[row]) for row in unit.rows)


def headed(code: str) -> Text:
    """Head a column by the code of its node."""
    return as_it_stands(code, code)
