"""Nodes with their quartiles and counts, and indicators that tell no units apart."""

from collections.abc import Iterator, Mapping

from cds_cli.analysis.distribution.discrimination import ALIKE, Undiscriminating
from cds_cli.analysis.distribution.nodes import Distribution
from cds_cli.analysis.distribution.study import Study
from cds_cli.analysis.groupings import UNKNOWN, Grouping
from cds_cli.report.answers.model import Column, Kind, Table, Value, Worded
from cds_cli.text import Text, told

INDICATORS = Text(
    "Chỉ số (điểm trên điểm tối đa) của từng mục", "Index (points over maximum) of each node"
)
ALIKE_TITLE = Text(
    "Chỉ số thành phần không phân biệt được các đơn vị",
    "Indicators that do not tell units apart",
)
CODE, NAME, GROUP_KEY = Text("Mã", "Code"), Text("Tên", "Name"), "group"
NO_CODE = Text("–", "–")
UNITS, WITH_INDEX = Text("Số đơn vị", "Units"), Text("Có", "With")
QUARTERS = (
    ("min", Text("Nhỏ nhất", "Min")),
    ("lower_quartile", Text("Q1", "Q1")),
    ("median", Text("Trung vị", "Median")),
    ("upper_quartile", Text("Q3", "Q3")),
    ("max", Text("Lớn nhất", "Max")),
)
MEAN, DEVIATION = Text("Trung bình", "Mean"), Text("Độ lệch", "SD")
ZEROS, FULL = Text("= 0", "Zero"), Text("Tối đa", "Full")
MISSING, NOT_APPLICABLE = Text("Thiếu SL", "Missing"), Text("Không AD", "N/A")
UNPROVEN, AWARDED = Text("Thiếu TL", "Unproven"), Text("Điểm cho", "Awarded")
APPLICABLE = Text("Áp dụng", "Applicable")
INDEX, EQUAL = Text("Chỉ số", "Index"), Text("Bằng nhau", "Equal")
SHARE, VERDICT = Text("Tỷ lệ", "Share"), Text("Kết luận", "Verdict")
VERDICTS = {
    True: Worded("all_equal", Text("tất cả bằng nhau", "all are equal")),
    False: Worded("nearly_all_equal", Text("gần như bằng nhau", "nearly all are equal")),
}
ALIKE_NOTE = Text(
    "Từ {share} % số đơn vị trở lên có cùng một chỉ số; không xét khi chỉ có một đơn vị.",
    "At least {share} % of the units have one and the same index; not told of one unit alone.",
)


def group_column(groups: Grouping | None) -> tuple[Column, ...]:
    """Give the column of the groups that units were split into, if they were."""
    return () if groups is None else (Column(GROUP_KEY, groups.words),)


def group_cell(groups: Grouping | None, group: str | None) -> tuple[Value, ...]:
    """Name a group; units of which nothing is known have one of their own."""
    return () if groups is None else (group or UNKNOWN,)


def nodes_table(study: Study, names: Mapping[str, Text]) -> Table:
    """Describe each node, group by group; what is asked for most often stands first."""
    decimals = study.now.results.indicator_set.index_decimals
    moments = (("mean", MEAN), ("deviation", DEVIATION))
    columns = (
        Column("code", CODE),
        Column("name", NAME),
        *group_column(study.groups),
        *(Column(key, heading, Kind.FIGURE, decimals) for key, heading in QUARTERS),
        *counts(("zeros", ZEROS), ("full", FULL), ("not_applicable", NOT_APPLICABLE)),
        *counts(("missing", MISSING), ("with_index", WITH_INDEX)),
        *(Column(key, heading, Kind.FIGURE, decimals) for key, heading in moments),
        *counts(("unproven", UNPROVEN), ("awarded", AWARDED)),
        *counts(("applicable", APPLICABLE), ("units", UNITS)),
    )
    rows = tuple(node_row(one, study, names) for one in study.nodes)
    return Table("indicators", INDICATORS, columns, rows)


def counts(*named: tuple[str, Text]) -> Iterator[Column]:
    """Make columns of counts."""
    return (Column(key, heading, Kind.COUNT) for key, heading in named)


def node_row(one: Distribution, study: Study, names: Mapping[str, Text]) -> tuple[Value, ...]:
    """Write one node of one group; programs know the whole by the code of the set."""
    counts = one.counts
    return (
        one.code or Worded(study.now.results.indicator_set.code, NO_CODE),
        names[one.code],
        *group_cell(study.groups, one.group),
        *one.quarters,
        counts.zeros,
        counts.full,
        counts.not_applicable,
        counts.missing,
        counts.with_index,
        one.mean,
        one.deviation,
        counts.unproven,
        counts.awarded,
        counts.applicable,
        counts.units,
    )


def alike_table(study: Study, names: Mapping[str, Text]) -> Table:
    """Tell the indicators that nearly all units have the same index of."""
    columns = (
        Column("code", CODE),
        Column("name", NAME),
        *group_column(study.groups),
        Column("index", INDEX, Kind.FIGURE, study.now.results.indicator_set.index_decimals),
        Column("equal", EQUAL, Kind.COUNT),
        Column("with_index", WITH_INDEX, Kind.COUNT),
        Column("share", SHARE, Kind.SHARE, 1),
        Column("verdict", VERDICT),
    )
    rows = tuple(alike_row(one, study, names) for one in study.undiscriminating)
    note = told(ALIKE_NOTE, share=round(100 * ALIKE))
    return Table("undiscriminating", ALIKE_TITLE, columns, rows, notes=(note,))


def alike_row(one: Undiscriminating, study: Study, names: Mapping[str, Text]) -> tuple[Value, ...]:
    """Write one indicator that hardly tells units apart."""
    return (
        one.code,
        names[one.code],
        *group_cell(study.groups, one.group),
        one.index,
        one.equal,
        one.units,
        one.share,
        VERDICTS[one.is_equal_for_all],
    )
