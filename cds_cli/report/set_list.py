"""The indicator sets there are, as a list."""

from collections.abc import Sequence

from cds_cli.definitions.models import Effective, IndicatorSet
from cds_cli.report.columns_of_text import aligned
from cds_cli.report.safe import clean
from cds_cli.report.wrapped import USUAL_WIDTH, wrapped
from cds_cli.text import Language, Text

HEADINGS = (
    Text("Bộ chỉ số", "Set"),
    Text("Cấp", "Level"),
    Text("Quyết định", "Decision"),
    Text("Xuất xứ", "Provenance"),
    Text("Chỉ số", "Indicators"),
    Text("Tổng điểm", "Total"),
)
IN_FORCE = Text("hiệu lực", "in force")
NONE = Text("Không tìm thấy bộ chỉ số nào.", "No indicator set was found.")
OPEN = Text("{known} (+{count} chưa rõ)", "{known} (+{count} open)")


def render(sets: Sequence[IndicatorSet], language: Language) -> str:
    """Write a row a set, with its name and when it is in force on the next line."""
    if not sets:
        return NONE.fill(language, {})
    head = [heading.fill(language, {}) for heading in HEADINGS]
    table = aligned([head, *(row(one, language) for one in sets)], right={4, 5})
    lines = [table[0]]
    for one, written in zip(sets, table[1:], strict=True):
        lines += [written, *wrapped(described(one, language), USUAL_WIDTH, "  ")]
    return "\n".join(lines)


def row(indicator_set: IndicatorSet, language: Language) -> list[str]:
    """Write what is known of a set in few words."""
    return [
        indicator_set.label,
        indicator_set.level,
        clean(indicator_set.decision or "–"),
        indicator_set.provenance,
        str(len(indicator_set.leaves())),
        total(indicator_set, language),
    ]


def described(indicator_set: IndicatorSet, language: Language) -> str:
    """Write the name of a set, and when its decision is in force where that is known."""
    name = name_of(indicator_set, language)
    if indicator_set.effective is None:
        return name
    return f"{name} · {IN_FORCE.fill(language, {})} {in_force(indicator_set.effective)}"


def total(indicator_set: IndicatorSet, language: Language) -> str:
    """Write the points of a set: as declared, else what its parts give."""
    open_codes = indicator_set.open_codes()
    declared = indicator_set.max_points
    points = declared if isinstance(declared, float | int) else sum_of_points(indicator_set)
    known = f"{points:.10g}"
    if not open_codes:
        return known
    return OPEN.fill(language, {"known": known, "count": len(open_codes)})


def sum_of_points(indicator_set: IndicatorSet) -> float:
    """Add up the maxima of all indicators."""
    return sum(leaf.full_points for leaf in indicator_set.leaves())


def in_force(effective: Effective | None) -> str:
    """Write when a decision is in force, day first."""
    if effective is None:
        return "–"
    since = f"{effective.since:%d/%m/%Y}"
    return f"{since} – {effective.to:%d/%m/%Y}" if effective.to else f"{since} –"


def name_of(named: object, language: Language) -> str:
    """Give a name in one language; the Vietnamese one where there is no other."""
    english = getattr(named, "name_en", None)
    chosen = english if language is Language.EN and english else getattr(named, "name", "")
    return clean(str(chosen))
