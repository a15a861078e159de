"""What a target looks at, in words."""

from collections.abc import Sequence

from cds_cli.definitions.measures import (
    BandShare,
    CoverageMeasure,
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
    "input": Text("số liệu {code}, bộ {set}", "figure {code} in {set}"),
}
OF_BAND = Text(
    "tỷ lệ {below} đạt mức {band} trở lên, bộ {set}",
    "share of the {below} at band {band} or above, by {set}",
)
OF_GRADE = Text(
    "tỷ lệ {below} được công nhận {grade} trở lên, bộ {set}",
    "share of the {below} recognised for {grade} or above, by {set}",
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
            return told(OF_NODE[measure.figure], code=measure.code, set=source)
        case BandShare():
            band = named(measure.band, known.bands if known else ())
            return told(OF_BAND, below=level_words(measure.below), band=band, set=source)
        case RecognisedShare():
            grade = named(measure.grade, known.recognition if known else ())
            return told(OF_GRADE, below=level_words(measure.below), grade=grade, set=source)
        case CoverageMeasure():
            return told(OF_COVERAGE, below=level_words(measure.below), set=source)
        case _:
            return told(OF_INDEX, set=source)


def named(code: str, labels: Sequence[Band | Grade]) -> str:
    """Name a band or a standard; by its code where the set is not at hand."""
    return next((label.name for label in labels if label.code == code), code)


def level_words(level: str) -> Text:
    """Name a level of units."""
    return LEVELS.get(level) or told(OF_LEVEL, level=level)
