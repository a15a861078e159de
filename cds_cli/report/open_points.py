"""What is to be filled in before a set can be scored, and from which decision."""

from collections.abc import Iterator, Sequence

from cds_cli.definitions.models import IndicatorSet
from cds_cli.report.safe import clean
from cds_cli.report.wrapped import USUAL_WIDTH, wrapped
from cds_cli.text import Language, Text

TO_FILL_IN = Text(
    "{set}: còn {count}/{all} chỉ số chưa có điểm tối đa, cần điền max_points theo {decision}: "
    "{codes}",
    "{set}: {count} of {all} indicators have no maximum yet; fill in max_points from {decision}: "
    "{codes}",
)
NO_DECISION = Text("quyết định (bộ chưa ghi số)", "its decision (which the set does not name)")


def render(sets: Sequence[IndicatorSet], language: Language) -> str:
    """Write a paragraph for each set with open maxima; an empty text where there is none."""
    return "\n".join(line for one in sets for line in lines(one, language))


def lines(indicator_set: IndicatorSet, language: Language) -> Iterator[str]:
    """Name the indicators whose maximum is open, and the decision that states it."""
    codes = indicator_set.open_codes()
    if codes:
        told = TO_FILL_IN.fill(
            language,
            {
                "set": indicator_set.label,
                "count": len(codes),
                "all": len(indicator_set.leaves()),
                "decision": clean(indicator_set.decision or NO_DECISION.fill(language, {})),
                "codes": ", ".join(codes),
            },
        )
        yield from wrapped(told, USUAL_WIDTH, rest="  ")
