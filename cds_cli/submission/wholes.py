"""Parts held against their wholes."""

from collections.abc import Iterator
from math import isnan

from cds_cli import catalogue
from cds_cli.diagnostics import Severity
from cds_cli.rules import Linear
from cds_cli.rules.base import OfWhole, margin
from cds_cli.submission.figures import ReadColumn, ReadTable
from cds_cli.submission.gaps import Asking, ratios
from cds_cli.submission.kinds.reading import Finding
from cds_cli.submission.kinds.shown import number
from cds_cli.text import Language, Text, spoken

WITHIN = Text("tử số không lớn hơn mẫu số", "a part is not above its whole")
EMPTY_WHOLE = {
    "not_applicable": Text("chỉ số không áp dụng", "the indicator does not apply"),
    "zero": Text("được 0 điểm", "it earns no points"),
    "full": Text("được đủ điểm", "it earns full points"),
}


def report_wholes(asking: Asking, table: ReadTable) -> None:
    """Tell parts above their wholes, and wholes of zero, of the units that are asked for them."""
    told: set[tuple[int, str, str]] = set()
    for leaf in asking.indicator_set.leaves():
        for part, whole, rule in ratios(leaf):
            parts, wholes = (table.columns.get(("input", code)) for code in (part, whole))
            if not isinstance(rule, OfWhole) or parts is None or wholes is None:
                continue
            for place, finding in faults(parts, wholes, rule):
                if asking.is_covered(leaf, place) and (place, part, whole) not in told:
                    told.add((place, part, whole))
                    table.report(place, parts.spots[place], finding, leaf.name)


def faults(part: ReadColumn, whole: ReadColumn, rule: OfWhole) -> Iterator[tuple[int, Finding]]:
    """Hold the parts of one ratio against its wholes."""
    pairs = zip(part.reading.values, whole.reading.values, strict=True)
    for place, (a, b) in enumerate(pairs):
        finding = fault(a, b, rule) if b == 0.0 or a > b else None
        finding = finding or beyond_goalposts(a, b, rule)
        if finding is not None:
            yield place, finding


def beyond_goalposts(a: float, b: float, rule: OfWhole) -> Finding | None:
    """Refuse a ratio that a rule without clipping has no points for; NaN is never beyond."""
    if not isinstance(rule, Linear) or rule.clip or not b:
        return None
    low, high = sorted((rule.low, rule.high))
    if low - margin(low) <= a / b <= high + margin(high) or isnan(a / b):
        return None
    allowed = f"{low:g}–{high:g}"
    return Finding(catalogue.OUT_OF_RANGE, {"seen": fraction(a, b), "allowed": allowed})


def fraction(a: float, b: float) -> str | Text:
    """Write part and whole: 7,5/10 in Vietnamese, 7.5/10 in English."""
    part, whole = (number(figure) for figure in (a, b))
    vi, en = (
        "/".join(str(spoken(one, language)) for one in (part, whole))
        for language in (Language.VI, Language.EN)
    )
    return vi if vi == en else Text(vi, en)


def fault(a: float, b: float, rule: OfWhole) -> Finding | None:
    """Say what is wrong with a part of a whole, or how a whole of zero is taken."""
    shown = fraction(a, b)
    if b == 0.0 and a > 0.0:
        return Finding(catalogue.WHOLE_IS_ZERO, {"part": number(a)})
    if b == 0.0 and a == 0.0:
        meaning = EMPTY_WHOLE[rule.when_whole_is_zero]
        values: dict[str, object] = {"seen": shown, "meaning": meaning}
        return Finding(catalogue.NOT_APPLICABLE, values, Severity.NOTE)
    if a > b and rule.part_within_whole:
        return Finding(catalogue.OUT_OF_RANGE, {"seen": shown, "allowed": WITHIN})
    return None
