"""The tables of two editions: the part that can be compared, and the indicators that cannot."""

from collections.abc import Iterator

from cds_cli.analysis.comparison.model import Comparison, Editions, OneSided
from cds_cli.definitions.models import Indicator
from cds_cli.report.answers.model import Column, Table, Value, Worded
from cds_cli.report.comparison.rows import (
    CODE_COLUMN,
    NAME_COLUMN,
    change,
    decimals_of,
    figure,
    figures,
    names_of,
    rows_of,
)
from cds_cli.report.comparison.unit_tables import (
    INDEX_A,
    INDEX_B,
    INDEX_CHANGE,
    POINTS_A,
    POINTS_B,
)
from cds_cli.report.comparison.words import name_of
from cds_cli.text import Language, Text, as_it_stands, told

COMPARABLE = Text(
    "Phần so sánh được: {count} chỉ số chấm như nhau ở cả hai phiên bản",
    "The comparable part: {count} indicators that both editions score alike",
)
COMPARABLE_TOLD = Text(
    "Cộng điểm và điểm tối đa của các chỉ số, theo điểm tối đa của từng phiên bản; phần còn lại là "
    "mọi chỉ số khác của phiên bản đó.",
    "Points and maxima of indicators are added up, with the maxima of each edition; the rest is "
    "all other indicators of that edition.",
)
OTHERS = Text(
    "Chỉ số không so sánh được: chỉ có ở một phiên bản, hoặc chấm khác nhau",
    "Indicators that cannot be compared: in one edition only, or scored otherwise",
)
MAXIMA = (Text("Tối đa A", "Max A"), Text("Tối đa B", "Max B"))
REST = (Text("Điểm còn lại A", "Rest A"), Text("Điểm còn lại B", "Rest B"))
REST_MAXIMA = (Text("Tối đa còn lại A", "Rest max A"), Text("Tối đa còn lại B", "Rest max B"))
REST_INDICES = (Text("Chỉ số còn lại A", "Rest index A"), Text("Chỉ số còn lại B", "Rest index B"))
MEANS = (Text("Điểm TB A", "Mean A"), Text("Điểm TB B", "Mean B"))
ONLY_A = Worded("only_a", Text("chỉ có ở A", "only in A"))
ONLY_B = Worded("only_b", Text("chỉ có ở B", "only in B"))
REASONS = {
    "rule": Text("khác cách chấm", "another rule"),
    "inputs": Text("khác số liệu phải nộp", "other inputs"),
    "name": Text(
        "khác tên, mà chỉ tên nói phải nộp gì", "another name, which alone says what is asked"
    ),
    "max_points": Text("một bên chỉ báo cáo, không tính điểm", "only reported on one side"),
}


def comparable_table(found: Comparison, editions: Editions) -> Table:
    """Give each unit with its points over what both editions score alike, and over the rest."""
    points, index = decimals_of(found)
    old, new = editions.like_before, editions.like_after
    columns = (
        CODE_COLUMN, NAME_COLUMN,
        figure("index_a", INDEX_A, index), figure("index_b", INDEX_B, index),
        change("index_change", INDEX_CHANGE, index),
        figure("points_a", POINTS_A, points), figure("max_points_a", MAXIMA[0], points),
        figure("points_b", POINTS_B, points), figure("max_points_b", MAXIMA[1], points),
        figure("rest_points_a", REST[0], points),
        figure("rest_max_points_a", REST_MAXIMA[0], points),
        figure("rest_points_b", REST[1], points),
        figure("rest_max_points_b", REST_MAXIMA[1], points),
        figure("rest_index_a", REST_INDICES[0], index),
        figure("rest_index_b", REST_INDICES[1], index),
    )  # fmt: skip
    rest_old, rest_new = editions.rest_before, editions.rest_after
    rows = rows_of(
        names_of(found.after, found.both.after),
        figures(old.index), figures(new.index), figures(editions.change),
        figures(old.points), figures(old.maximum), figures(new.points), figures(new.maximum),
        figures(rest_old.points), figures(rest_old.maximum),
        figures(rest_new.points), figures(rest_new.maximum),
        figures(rest_old.index), figures(rest_new.index),
    )  # fmt: skip
    title = told(COMPARABLE, count=editions.comparable)
    return Table("comparable", title, columns, rows, notes=(COMPARABLE_TOLD,))


def others_table(found: Comparison, editions: Editions) -> Table:
    """Give the indicators that are in one edition only, or scored otherwise, with their points."""
    points = decimals_of(found)[0]
    columns = (
        Column("code_a", Text("Mã A", "Code A")), Column("code_b", Text("Mã B", "Code B")),
        Column("name", Text("Chỉ số", "Indicator")), Column("why", Text("Vì sao", "Why")),
        figure("max_points_a", MAXIMA[0], points), figure("max_points_b", MAXIMA[1], points),
        figure("mean_points_a", MEANS[0], points), figure("mean_points_b", MEANS[1], points),
    )  # fmt: skip
    rows = tuple(tuple(other_cells(one)) for one in editions.others)
    return Table("not_comparable", OTHERS, columns, rows)


def other_cells(one: OneSided) -> Iterator[Value]:
    """Give the cells of one indicator."""
    sides: tuple[Indicator | None, ...] = (one.before, one.after)
    yield from (side.code if side else None for side in sides)
    yield name_of(one.after or one.before)
    yield why(one)
    yield from (side.full_points if side else None for side in sides)
    yield from (one.mean_before, one.mean_after)


def why(one: OneSided) -> Worded:
    """Say why an indicator cannot be compared."""
    if one.before is None or one.after is None:
        return ONLY_B if one.before is None else ONLY_A
    texts = [REASONS[reason] for reason in one.reasons]
    words = ("; ".join(text.fill(each, {}) for text in texts) for each in Language)
    return Worded(",".join(one.reasons), as_it_stands(*words))
