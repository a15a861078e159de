"""The tables of a trial, and of the ways to a goal."""

from collections.abc import Iterator

from cds_cli.analysis.what_if.model import Reach, Step, Trial
from cds_cli.report.answers.model import Column, Kind, Table, Value, Worded
from cds_cli.report.what_if_words import OUTCOMES, band_name, cell, node_name
from cds_cli.results.figures import Array
from cds_cli.results.rounding import round_half_up
from cds_cli.text import Text

CODE, NAME = Text("Mã", "Code"), Text("Tên", "Name")
UNIT = Text("Đơn vị", "Unit")
BEFORE, AFTER = Text("Trước", "Before"), Text("Sau", "After")
CHANGE = Text("Thay đổi", "Change")
INPUTS = Text("Số liệu thử", "Figures tried")
NODES = Text("Điểm, chỉ số và hạng trước và sau", "Points, index and rank before and after")
PASSES = Text("Thứ tự thay đổi so với đơn vị nào", "Whom it passes, and who passes it")
LISTS = Text("Danh sách ngắn nhất", "The shortest lists")
STEPS = Text("Từng chỉ số trong danh sách", "The indicators of each list")
ONLY_NEW = Text(
    "Từ danh sách 2 trở đi chỉ nêu chỉ số không có trong danh sách 1.",
    "Of the lists after the first, only indicators that the first does not hold are shown.",
)
MOST_DECIMALS = 2


def inputs(trial: Trial) -> Table:
    """List the cells that were set otherwise."""
    columns = (
        Column("code", CODE),
        Column("name", NAME),
        Column("before", BEFORE),
        Column("after", AFTER),
    )
    rows = tuple(
        (one.code, one.name, cell(one, one.before), cell(one, one.after)) for one in trial.changes
    )
    return Table("inputs", INPUTS, columns, rows)


def nodes(trial: Trial) -> Table:
    """Show every node of the changed path before and after; the total first."""
    points, share = trial.indicator_set.decimals, trial.indicator_set.index_decimals
    most = max(points, MOST_DECIMALS)
    figures, ranks = Kind.FIGURE, Kind.COUNT
    columns = (
        Column("code", CODE),
        Column("name", NAME),
        Column("points_before", Text("Điểm", "Points"), figures, points),
        Column("points_after", Text("Điểm mới", "New points"), figures, points),
        Column("points_change", Text("± điểm", "Change"), Kind.CHANGE, points),
        Column("rank_before", Text("Hạng", "Rank"), ranks),
        Column("rank_after", Text("Hạng mới", "New rank"), ranks),
        Column("rank_move", Text("Bậc", "Move"), Kind.MOVE),
        Column("index_before", Text("Chỉ số", "Index"), figures, share),
        Column("index_after", Text("Chỉ số mới", "New index"), figures, share),
        Column("index_change", Text("± chỉ số", "± index"), Kind.CHANGE, share),
        Column("max_points_before", Text("Tối đa", "Max"), figures, most),
        Column("max_points_after", Text("Tối đa mới", "New max"), figures, most),
    )
    rows = tuple(node_row(trial, code) for code in trial.nodes)
    return Table("nodes", NODES, columns, rows, depths=trial.depths)


def node_row(trial: Trial, code: str) -> tuple[Value, ...]:
    """Give the published figures of one node before and after."""
    before, after, row = trial.before, trial.after, trial.row
    indicator_set = trial.indicator_set
    points = pair(before.points(code), after.points(code), row)
    index = pair(before.index(code), after.index(code), row)
    ranks = [whole(one) for one in pair(before.ranks(code), after.ranks(code), row)]
    most = max(indicator_set.decimals, MOST_DECIMALS)
    old, new = ranks
    return (
        code,
        node_name(indicator_set, code),
        *points,
        difference(points, indicator_set.decimals),
        *ranks,
        None if old is None or new is None else old - new,
        *index,
        difference(index, indicator_set.index_decimals),
        *pair(
            round_half_up(before.maximum(code), most), round_half_up(after.maximum(code), most), row
        ),
    )


def pair(before: Array, after: Array, row: int) -> list[float | None]:
    """Give one unit's figure before and after; NaN is None."""
    return [known(float(one[row])) for one in (before, after)]


def known(value: float) -> float | None:
    """Give a figure; None for NaN."""
    return None if value != value else value  # noqa: PLR0124


def whole(value: float | None) -> int | None:
    """Give a rank."""
    return None if value is None else int(value)


def difference(figures: list[float | None], decimals: int) -> float | None:
    """Subtract published figures, so that the result can be checked on paper."""
    before, after = figures
    if before is None or after is None:
        return None
    return float(round_half_up(after - before, decimals))


def passes(trial: Trial) -> Table:
    """List the units whose place above or below the unit is new."""
    share = trial.indicator_set.index_decimals
    columns = (
        Column("outcome", Text("Kết quả", "Outcome")),
        Column("code", CODE),
        Column("name", UNIT),
        Column("rank_before", Text("Hạng", "Rank"), Kind.COUNT),
        Column("rank_after", Text("Hạng mới", "New rank"), Kind.COUNT),
        Column("index_before", Text("Chỉ số", "Index"), Kind.FIGURE, share),
        Column("index_after", Text("Chỉ số mới", "New index"), Kind.FIGURE, share),
    )
    units = trial.before.units
    rows = tuple(
        (
            Worded(one.outcome.value, OUTCOMES[one.outcome]),
            str(units.index[one.row]),
            str(units["name"].iloc[one.row]),
            *(whole(r) for r in pair(trial.before.ranks(), trial.after.ranks(), one.row)),
            *pair(trial.before.index(), trial.after.index(), one.row),
        )
        for one in trial.encounters
    )
    return Table("passes", PASSES, columns, rows)


def lists(reach: Reach) -> Table:
    """Show the lists, those that gain most first."""
    indicator_set = reach.results.indicator_set
    columns = (
        Column("list", Text("Số", "No."), Kind.COUNT),
        Column("indicators", Text("Chỉ số thành phần", "Indicators")),
        Column("count", Text("Số chỉ số", "Count"), Kind.COUNT),
        Column("points_added", Text("Thêm", "Adds"), Kind.CHANGE, indicator_set.decimals),
        Column("points", Text("Điểm", "Points"), Kind.FIGURE, indicator_set.decimals),
        Column("index", Text("Chỉ số", "Index"), Kind.FIGURE, indicator_set.index_decimals),
        Column("rank", Text("Hạng", "Rank"), Kind.COUNT),
        Column("band", Text("Mức", "Band")),
    )
    kept = columns if indicator_set.bands else columns[:-1]
    return Table("lists", LISTS, kept, tuple(row[: len(kept)] for row in list_rows(reach)))


def list_rows(reach: Reach) -> Iterator[tuple[Value, ...]]:
    """Give each list with where it leads."""
    for number, way in enumerate(reach.ways, 1):
        yield (
            number,
            ", ".join(step.code for step in way.steps),
            len(way.steps),
            way.added,
            way.points,
            way.index,
            way.rank,
            band_name(reach.results.indicator_set, way.band),
        )


def steps(reach: Reach) -> Table:
    """Show the indicators of each list, and what each adds to the total."""
    indicator_set = reach.results.indicator_set
    decimals = indicator_set.decimals
    columns = (
        Column("list", Text("Số", "No."), Kind.COUNT),
        Column("code", CODE),
        Column("name", NAME),
        Column("points", Text("Đang có", "Has"), Kind.FIGURE, decimals),
        Column("max_points", Text("Tối đa", "Max"), Kind.FIGURE, max(decimals, MOST_DECIMALS)),
        Column("adds", Text("Thêm", "Adds"), Kind.CHANGE, decimals),
    )
    rows = tuple(
        (
            number,
            step.code,
            node_name(indicator_set, step.code),
            step.points,
            step.maximum,
            step.adds,
        )
        for number, step in told_steps(reach)
    )
    notes = (ONLY_NEW,) if len(reach.ways) > 1 else ()
    return Table("steps", STEPS, columns, rows, notes=notes)


def told_steps(reach: Reach) -> Iterator[tuple[int, Step]]:
    """Give the indicators of the first list, and of the others those that it does not hold."""
    told: set[str] = set()
    for number, way in enumerate(reach.ways, 1):
        yield from ((number, step) for step in way.steps if step.code not in told)
        told = told or {step.code for step in way.steps}
