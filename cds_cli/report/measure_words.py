"""What a target looks at, in words."""

from collections.abc import Sequence

from cds_cli.definitions.columns import input_columns
from cds_cli.definitions.measures import (
    BandShare,
    CoverageMeasure,
    InputShare,
    Measure,
    NodeMeasure,
    OfSet,
    RankMeasure,
    RatioMeasure,
    RecognisedShare,
)
from cds_cli.definitions.models import IndicatorSet
from cds_cli.definitions.views import Band, Grade
from cds_cli.text import Text, told

OF_INDEX = Text("chỉ số của bộ {set}", "index of {set}")
OF_RANK = {
    "all": Text("thứ hạng chung theo bộ {set}", "rank among all by {set}"),
    "block": Text("thứ hạng trong khối theo bộ {set}", "rank within the block by {set}"),
}
OF_NODE = {
    "index": Text("chỉ số của mục {code}, bộ {set}", "index of {code} in {set}"),
    "points": Text("điểm của mục {code}, bộ {set}", "points of {code} in {set}"),
    "input": Text("{code}, số liệu của bộ {set}", "{code}, an input of {set}"),
}
OF_BAND = Text(
    "tỷ lệ {below} đạt mức {band} trở lên, bộ {set}",
    "share of the {below} at band {band} or above, by {set}",
)
OF_GRADE = Text(
    "tỷ lệ {below} được công nhận {grade} trở lên, bộ {set}",
    "share of the {below} recognised for {grade} or above, by {set}",
)
OF_INPUTS = Text("{part} trên {whole}, bộ {set}", "{part} out of {whole}, by {set}")
OF_SUMS = Text(
    "{part} trên {whole}, cộng số của các {below}, bộ {set}",
    "{part} out of {whole}, added up over the {below}, by {set}",
)
OF_COVERAGE = Text(
    "tỷ lệ {below} đã được chấm, bộ {set}",
    "share of the {below} that were scored by {set}",
)
LEVELS = {
    "tinh": Text("đơn vị cấp tỉnh", "provinces"),
    "huyen": Text("đơn vị cấp huyện", "districts"),
    "xa": Text("đơn vị cấp xã", "communes"),
    "thon": Text("đơn vị cấp thôn", "villages"),
    "so": Text("đơn vị cấp sở", "departments"),
    "bo": Text("đơn vị cấp bộ", "ministries"),
    "htx": Text("hợp tác xã", "cooperatives"),
    "congdan": Text("người dân", "persons"),
}
OF_LEVEL = Text("đơn vị cấp {level}", "units of level {level}")
OF_RATIO = Text("{part} trên {whole}", "{part} out of {whole}")
OF_VALUE = Text("{name}{counted}", "{name}{counted}")


def measure_words(measure: Measure, known: IndicatorSet | None = None) -> Text:
    """Say what figure a measure looks at; ``known``: the set by which it was scored."""
    if isinstance(measure, OfSet):
        return of_set(measure, known)
    if isinstance(measure, RatioMeasure):
        return told(OF_RATIO, part=measure.part.name, whole=measure.whole.name)
    counted = f" ({measure.unit_of_measure})" if measure.unit_of_measure else ""
    return told(OF_VALUE, name=measure.name, counted=counted)


def of_set(measure: OfSet, known: IndicatorSet | None) -> Text:
    """Say what a measure reads off a scored set."""
    source = known.label if known else measure.set
    match measure:
        case RankMeasure():
            return told(OF_RANK[measure.within], set=source)
        case NodeMeasure():
            is_input = measure.figure == "input"
            code = input_named(measure.code, known) if is_input else measure.code
            return told(OF_NODE[measure.figure], code=code, set=source)
        case InputShare():
            return of_inputs(measure, known, source)
        case BandShare() | RecognisedShare() | CoverageMeasure():
            return of_units_below(measure, known, source)
        case _:
            return told(OF_INDEX, set=source)


def of_units_below(
    measure: BandShare | RecognisedShare | CoverageMeasure, known: IndicatorSet | None, source: str
) -> Text:
    """Say what is counted of the units below."""
    below = level_words(measure.below)
    if isinstance(measure, CoverageMeasure):
        return told(OF_COVERAGE, below=below, set=source)
    if isinstance(measure, BandShare):
        band = named(measure.band, known.bands if known else ())
        return told(OF_BAND, below=below, band=band, set=source)
    grade = named(measure.grade, known.recognition if known else ())
    return told(OF_GRADE, below=below, grade=grade, set=source)


def of_inputs(measure: InputShare, known: IndicatorSet | None, source: str) -> Text:
    """Say which inputs make a share, and over which units they are added up."""
    part, whole = input_named(measure.part, known), input_named(measure.whole, known)
    if measure.below is None:
        return told(OF_INPUTS, part=part, whole=whole, set=source)
    return told(OF_SUMS, part=part, whole=whole, below=level_words(measure.below), set=source)


def input_named(code: str, known: IndicatorSet | None) -> str:
    """Name an input; by its code where the set is not at hand."""
    columns = input_columns(known) if known else ()
    return next((column.name for column in columns if column.code == code), code)


def named(code: str, labels: Sequence[Band | Grade]) -> str:
    """Name a band or a standard; by its code where the set is not at hand."""
    return next((label.name for label in labels if label.code == code), code)


def level_words(level: str) -> Text:
    """Name a level of units."""
    return LEVELS.get(level) or told(OF_LEVEL, level=level)
