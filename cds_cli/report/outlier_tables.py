"""Figures that stand out, zeros that came and went, and what an appraisal changed."""

from collections.abc import Iterable, Mapping, Sequence

from cds_cli.analysis.distribution.appraisal_gaps import Gap
from cds_cli.analysis.distribution.outliers import (
    FACTOR,
    FEWEST,
    Against,
    Outlier,
    ZeroChange,
)
from cds_cli.definitions.columns import input_columns
from cds_cli.definitions.models import IndicatorSet
from cds_cli.report.answers.model import Column, Kind, Table, Value, Worded
from cds_cli.results.rounding import round_half_up
from cds_cli.submission.kinds.shown import plain_number
from cds_cli.text import Text, told

OUTLIERS = Text(
    "Số liệu gấp mười lần trở lên, hoặc bằng một phần mười trở xuống",
    "Figures ten times as much or more, or a tenth or less",
)
ZEROS = Text("Về 0 và từ 0 lên so với kỳ trước", "Fallen to zero and risen from it")
GAPS = Text("Thẩm định so với tự đánh giá", "Appraised against self-assessed")
CODE, NAME = Text("Mã", "Code"), Text("Tên", "Name")
UNIT, UNIT_NAME = Text("Mã", "Code"), Text("Đơn vị", "Unit")
INPUT, INPUT_NAME = Text("Số liệu", "Input"), Text("Tên số liệu", "Name of input")
FIGURE, REFERENCE = Text("Giá trị", "Figure"), Text("So với", "Held against")
TIMES, DIRECTION = Text("Số lần", "Times"), Text("Chiều", "Which way")
AGAINST, CELL = Text("Mốc so", "Of"), Text("Ô", "Cell")
CELL_BEFORE = Text("Ô kỳ trước", "Cell before")
COMPARED, CHANGED = Text("So được", "Compared"), Text("Khác", "Changed")
LOWERED, TO_ZERO = Text("Hạ", "Lowered"), Text("Về 0", "To zero")
RAISED, FROM_ZERO = Text("Tăng", "Raised"), Text("Từ 0 lên", "From zero")
MEAN_CHANGE = Text("Chênh TB", "Mean change")
IN_ONE = Text("Chỉ ở một bên", "In one only")
AGAINSTS = {
    Against.LAST_PERIOD: Worded("last_period", Text("kỳ trước", "last period")),
    Against.BLOCK: Worded("block", Text("trung vị khối", "median of block")),
}
DIRECTIONS = {
    True: Worded("higher", Text("cao hơn", "higher")),
    False: Worded("lower", Text("thấp hơn", "lower")),
}
OUTLIERS_NOTE = Text(
    "Xét số đếm, số và tiền; không xét tỷ lệ, lựa chọn, ngày. Trung vị khối lấy trên các giá trị "
    "lớn hơn 0, cần ít nhất {fewest} giá trị. Số 0 không so bằng lần (từ {factor} lần trở lên). "
    "Cần người xem lại, chưa chắc là sai.",
    "Counts, numbers and money are looked at; shares, choices and dates are not. The median of a "
    "block is that of the figures above 0, of at least {fewest}. A zero has no factor (of {factor} "
    "or more). A person has to look: they need not be wrong.",
)
GAPS_NOTE = Text(
    "Chênh TB: điểm thẩm định trừ điểm tự đánh giá, bình quân trên các đơn vị so được; số âm là "
    "thẩm định hạ điểm. Chỉ ở một bên: chỉ một giai đoạn có chấm chỉ số này.",
    "Mean change: appraised less self-assessed points, mean over the units compared; below zero "
    "the appraisal took points away. In one only: one stage alone scored the indicator.",
)
MOST_DECIMALS = 6


def outliers_table(outliers: Sequence[Outlier], indicator_set: IndicatorSet) -> Table:
    """Tell each figure with what it was held against, and its cell."""
    names = inputs_of(indicator_set)
    columns = (
        Column("unit_name", UNIT_NAME),
        Column("input", INPUT),
        Column("figure", FIGURE, Kind.FIGURE, decimals(one.figure for one in outliers)),
        Column("reference", REFERENCE, Kind.FIGURE, decimals(one.reference for one in outliers)),
        Column("against", AGAINST),
        Column("times", TIMES, Kind.FIGURE, 1),
        Column("cell", CELL),
        Column("direction", DIRECTION),
        Column("unit", UNIT),
        Column("input_name", INPUT_NAME),
        Column("cell_before", CELL_BEFORE),
    )
    rows = tuple(outlier_row(one, names) for one in outliers)
    note = told(OUTLIERS_NOTE, fewest=FEWEST, factor=round(FACTOR))
    return Table("outliers", OUTLIERS, columns, rows, notes=(note,))


def outlier_row(one: Outlier, names: Mapping[str, str]) -> tuple[Value, ...]:
    """Write one figure."""
    return (
        one.name,
        one.column,
        whole_if_so(one.figure),
        whole_if_so(one.reference),
        AGAINSTS[one.against],
        float(round_half_up(one.factor, 1)),
        str(one.place) if one.place else None,
        DIRECTIONS[one.is_higher],
        one.unit,
        names[one.column],
        str(one.place_before) if one.place_before else None,
    )


def zeros_table(zeros: Sequence[ZeroChange], indicator_set: IndicatorSet) -> Table:
    """Count by input the figures that fell to zero, or rose from it."""
    names = inputs_of(indicator_set)
    columns = (
        Column("input", INPUT),
        Column("input_name", INPUT_NAME),
        Column("compared", COMPARED, Kind.COUNT),
        Column("to_zero", TO_ZERO, Kind.COUNT),
        Column("from_zero", FROM_ZERO, Kind.COUNT),
    )
    rows = tuple((one.column, names[one.column], one.compared, one.fell, one.rose) for one in zeros)
    return Table("zeros", ZEROS, columns, rows)


def gaps_table(gaps: Sequence[Gap], names: Mapping[str, Text], decimals: int) -> Table:
    """Tell indicator by indicator what the appraisal changed."""
    counts = (
        ("compared", COMPARED),
        ("changed", CHANGED),
        ("lowered", LOWERED),
        ("to_zero", TO_ZERO),
        ("raised", RAISED),
    )
    columns = (
        Column("code", CODE),
        Column("name", NAME),
        *(Column(key, heading, Kind.COUNT) for key, heading in counts),
        Column("mean_change", MEAN_CHANGE, Kind.CHANGE, decimals),
        Column("in_one", IN_ONE, Kind.COUNT),
    )
    rows = tuple(gap_row(one, names) for one in gaps)
    return Table("gaps", GAPS, columns, rows, notes=(GAPS_NOTE,))


def gap_row(one: Gap, names: Mapping[str, Text]) -> tuple[Value, ...]:
    """Write one indicator."""
    counts = (one.compared, one.changed, one.lowered, one.to_zero, one.raised)
    return (one.code, names[one.code], *counts, one.mean_change, one.in_one)


def inputs_of(indicator_set: IndicatorSet) -> Mapping[str, str]:
    """Name the input columns by their codes."""
    return {column.code: column.name for column in input_columns(indicator_set)}


def decimals(figures: Iterable[float]) -> int:
    """Give the decimals that the longest of some figures needs, at most six."""
    needed = (len(plain_number(figure).partition(".")[2]) for figure in figures)
    return min(max(needed, default=0), MOST_DECIMALS)


def whole_if_so(figure: float) -> float:
    """Give a count as a whole number."""
    return int(figure) if figure.is_integer() else figure
