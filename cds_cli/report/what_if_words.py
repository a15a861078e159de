"""How the cells, figures and outcomes of a trial are written."""

from collections.abc import Mapping
from datetime import date

from cds_cli.analysis.what_if.model import Change, Outcome, Shown
from cds_cli.definitions.models import IndicatorSet
from cds_cli.report.answers.figures import number
from cds_cli.report.answers.model import Kind, Value, Worded
from cds_cli.report.ranking.model import name_in
from cds_cli.submission.kinds.shown import number as as_typed
from cds_cli.submission.kinds.shown import percentage
from cds_cli.text import Language, Text, as_it_stands

BLANK = Worded("", Text("(trống)", "(blank)"))
EXEMPT = Worded("not_applicable", Text("không áp dụng", "not applicable"))
ANSWERS = (Worded("no", Text("Không", "No")), Worded("yes", Text("Có", "Yes")))
OUTCOMES: Mapping[Outcome, Text] = {
    Outcome.PASSED: Text("vượt qua", "passed"),
    Outcome.CAUGHT_UP: Text("đuổi kịp, bằng hạng", "drawn level with"),
    Outcome.PULLED_AHEAD: Text("bỏ lại sau (trước bằng hạng)", "left behind (was level)"),
    Outcome.PASSED_BY: Text("bị vượt", "passed by"),
    Outcome.CAUGHT_BY: Text("bị đuổi kịp, bằng hạng", "drawn level by"),
    Outcome.FELL_BEHIND: Text("tụt lại sau (trước bằng hạng)", "fell behind (was level)"),
}
SAME = Text("không đổi", "unchanged")
NONE = "–"


def cell(change: Change, held: Shown) -> Value:
    """Write what a cell holds: programs get the figure or the code, people what they would type."""
    if held.exempt:
        return EXEMPT
    if held.figure is None:
        return held.text or BLANK
    return figure(change, held.figure)


def figure(change: Change, value: float) -> Value:
    """Write a figure the way its kind is written."""
    match change.kind:
        case "yes_no":
            return ANSWERS[int(value)]
        case "choice":
            option = change.options[int(value)]
            return Worded(option.code, as_it_stands(option.name, option.name))
        case "date":
            day = date.fromordinal(int(value))
            return Worded(day.isoformat(), Text(f"{day:%d/%m/%Y}", day.isoformat()))
        case "percent":
            return Worded(value, in_both(percentage(value)))
        case _:
            return Worded(value, in_both(as_typed(value)))


def in_both(told: str | Text) -> Text:
    """Take what is written alike in both languages as a text."""
    return told if isinstance(told, Text) else Text(told, told)


def moved(before: float, after: float, decimals: int) -> Text:
    """Write a published figure before and after, and by how much it moved."""
    return as_it_stands(*(moved_in(one, before, after, decimals) for one in Language))


def moved_in(language: Language, before: float, after: float, decimals: int) -> str:
    """Write it in one language; what is not known moves by nothing that could be told."""
    old, new = (plain(one, decimals, language) for one in (before, after))
    if old == new:
        return f"{new} ({said(SAME, language)})"
    if NONE in {old, new}:
        return f"{old} → {new}"
    return f"{old} → {new} ({number(after - before, Kind.CHANGE, decimals, language)})"


def plain(value: float, decimals: int, language: Language) -> str:
    """Write a figure; NaN is not known."""
    return NONE if value != value else number(value, Kind.FIGURE, decimals, language)  # noqa: PLR0124


def said(text: Text, language: Language) -> str:
    """Write a text that waits for no values."""
    return text.fill(language, {})


def node_name(indicator_set: IndicatorSet, code: str) -> Text:
    """Name a node or pillar in both languages; the whole set without a code."""
    nodes = (*indicator_set.pillars, *(node for _, node in indicator_set.walk()))
    named = next((node for node in nodes if node.code == code), None)
    if named is None:
        return Text("Toàn bộ", "Total")
    return as_it_stands(*(name_in(named, one) for one in Language))


def band_name(indicator_set: IndicatorSet, code: str | None) -> Worded | None:
    """Name a band; None below the lowest."""
    band = next((one for one in indicator_set.bands if one.code == code), None)
    if band is None:
        return None
    return Worded(band.code, as_it_stands(*(name_in(band, one) for one in Language)))
