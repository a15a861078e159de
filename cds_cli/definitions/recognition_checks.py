"""Checks of sense of recognition: standards can be told apart, and criteria can be met."""

from collections.abc import Iterator

from cds_cli import catalogue
from cds_cli.definitions.models import IndicatorSet
from cds_cli.definitions.tree import leaves_with_paths
from cds_cli.definitions.views import Grade
from cds_cli.definitions.yaml_source import YamlSource
from cds_cli.diagnostics import Diagnostic
from cds_cli.text import Text, told

NO_POINTS = Text(
    "tiêu chí có điểm tối đa 0: không đơn vị nào có thể đạt trọn điểm",
    "a criterion of 0 points can be met by no unit",
)
GIVE_POINTS = Text("đặt max_points lớn hơn 0, hoặc bỏ criterion", "give it points, or no criterion")
NO_CRITERIA = Text(
    'mức "{code}" xét tiêu chí mở rộng mà bộ chỉ số không có tiêu chí nào như thế',
    'standard "{code}" asks for extended criteria, of which the set has none',
)
MARK_SOME = Text(
    "ghi criterion: extended vào các tiêu chí đó, hoặc để extended: 0",
    "write criterion: extended at those criteria, or extended: 0",
)
HIDDEN = Text(
    'không đơn vị nào nhận mức "{code}": mức "{first}" ở trên không đòi hỏi hơn',
    'no unit is ever given standard "{code}": "{first}" above it asks for no more',
)
HIGHEST_FIRST = Text("xếp từ mức cao xuống mức thấp", "write the highest standard first")


def criteria_have_points(indicator_set: IndicatorSet, source: YamlSource) -> Iterator[Diagnostic]:
    """A criterion is met by full points, of which there have to be some."""
    for path, leaf in leaves_with_paths(indicator_set):
        if leaf.criterion and leaf.max_points == 0:
            where = source.locate((*path, "max_points"))
            yield catalogue.DOES_NOT_FIT.at(where, what=NO_POINTS, how=GIVE_POINTS)


def extended_criteria_are_there(
    indicator_set: IndicatorSet, source: YamlSource
) -> Iterator[Diagnostic]:
    """A standard that asks for extended criteria has some to ask for."""
    if any(leaf.criterion == "extended" for leaf in indicator_set.leaves()):
        return
    for place, grade in enumerate(indicator_set.recognition):
        if grade.extended > 0:
            where = source.locate(("recognition", place, "extended"))
            what = told(NO_CRITERIA, code=grade.code)
            yield catalogue.DOES_NOT_FIT.at(where, what=what, how=MARK_SOME)


def standards_descend(indicator_set: IndicatorSet, source: YamlSource) -> Iterator[Diagnostic]:
    """Standards stand from the highest to the lowest, each of them reachable."""
    every = indicator_set.recognition
    for place, grade in enumerate(every):
        first = next((one for one in every[:place] if hides(one, grade)), None)
        if first is not None:
            where = source.locate(("recognition", place, "code"))
            what = told(HIDDEN, code=grade.code, first=first.code)
            yield catalogue.DOES_NOT_FIT.at(where, what=what, how=HIGHEST_FIRST)


def hides(first: Grade, grade: Grade) -> bool:
    """Whether every unit that meets a standard meets one above it, and so is given that."""
    if first.code == grade.code:  # which is told as a code that stands twice
        return False
    if first.mandatory > grade.mandatory or first.extended > grade.extended:
        return False
    return not first.kinds or (bool(grade.kinds) and set(grade.kinds) <= set(first.kinds))
