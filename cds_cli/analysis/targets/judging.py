"""The verdict on one target: what is asked, what is seen, and whether the pace suffices."""

from dataclasses import replace
from datetime import date
from math import inf

from cds_cli.analysis.targets.model import (
    MARGIN,
    Goal,
    Held,
    Note,
    Pace,
    Seen,
    Unit,
    Verdict,
    time_of,
)
from cds_cli.analysis.targets.seeing import Case, Known, unit_of_figures
from cds_cli.definitions.measures import (
    InputShare,
    NodeMeasure,
    RankMeasure,
    RatioMeasure,
    ValueMeasure,
)
from cds_cli.definitions.targets import Aim, Baseline, Target, last_day
from cds_cli.submission.period import Period
from cds_cli.text import Text

PACE_UNKNOWN = Text(
    "chưa biết tốc độ: chỉ có số của một kỳ", "the pace is unknown: there is one period only"
)
NO_BASELINE = Text(
    "chưa có số liệu của kỳ gốc {period}", "there is no figure of the baseline period {period}"
)
NO_DAY = Text(
    "không rõ số của kỳ nào: dùng --on để nói tính đến ngày nào",
    "the period of the figure is not known: say with --on as of which day",
)
OLD_FIGURE = Text("số của kỳ {period}, trước hạn", "the figure is of {period}, before it was due")
AFTER_DUE = Text("số của kỳ {period}, sau hạn", "the figure is of {period}, after it was due")
BEST_THERE_IS = Text(
    "không có mức nào tốt hơn, nên chỉ tính tới đây", "nothing is better, so no more is asked"
)
ANY_BETTER = Text(
    "tốt hơn kỳ gốc bao nhiêu cũng đạt", "anything better than the baseline is enough"
)
OTHER_EDITION = Text(
    "kỳ trước chấm theo {name}, khác phiên bản: tốc độ chỉ để tham khảo",
    "the period before was scored by {name}, another edition: the pace is only a hint",
)
HIGHEST = {Unit.INDEX: 1.0, Unit.SHARE: 1.0, Unit.PERCENT: 100.0}
LOWEST = {Unit.RANK: 1.0, Unit.SHARE: 0.0, Unit.PERCENT: 0.0}


def judged(case: Case, known: Known, as_of: date | None) -> Held:
    """Judge one target for one unit as of a day.

    Reached is met. Due and not reached is behind, and missed. What is not due is on the way
    where the pace (a straight line through two periods) suffices until then or is not known, else
    behind. Without a figure, or a baseline that is asked for, there is no data; what the document
    leaves open is not judged.
    """
    target = case.target
    held = Held(
        target,
        case.unit,
        Verdict.OPEN,
        unit_of_figures(target),
        known.now,
        known.before,
        notes=(*(known.now.figure.notes if known.now else ()), *known.notes),
    )
    if target.open_keys or not isinstance(target.target, Aim):
        return held
    held = with_goal(held, target.target, known)
    if known.now is None or held.goal is None:
        return replace(held, verdict=Verdict.NO_DATA)
    return weighed(with_pace(held, known.now, held.goal), known.now, held.goal, as_of)


def weighed(held: Held, now: Seen, goal: Goal, as_of: date | None) -> Held:
    """Give the verdict where both figure and goal are known."""
    due = last_day(held.target.by)
    is_due = as_of is not None and due <= as_of
    told = told_of_day(now, due) if is_due else None
    if goal.reached(now.figure.value):
        return noted(held, Verdict.MET, told)
    if as_of is None:
        return noted(held, Verdict.NO_DATA, Note(NO_DAY))
    if is_due:
        return replace(noted(held, Verdict.BEHIND, told), missed=True)
    if held.pace is None:
        return noted(held, Verdict.ON_THE_WAY, Note(PACE_UNKNOWN))
    return noted(held, Verdict.ON_THE_WAY if held.pace.suffices else Verdict.BEHIND)


def noted(held: Held, verdict: Verdict, note: Note | None = None) -> Held:
    """Give the verdict, with what a reader must know of it."""
    return replace(held, verdict=verdict, notes=(*held.notes, *([note] if note else [])))


def told_of_day(now: Seen, due: date) -> Note | None:
    """Say of which period a figure is where that is not the one the target was due in."""
    if now.period is None or now.period.days[0] <= due <= now.period.days[1]:
        return None
    text = AFTER_DUE if now.period.days[0] > due else OLD_FIGURE
    return Note(text, {"period": str(now.period)})


def with_goal(held: Held, aim: Aim, known: Known) -> Held:
    """Say what the figure has to be; an improvement is counted from its baseline."""
    for way in ("at_least", "at_most", "equals"):
        value = getattr(aim, way)
        if value is not None:
            return replace(held, goal=Goal(value, way))
    baseline = baseline_of(held.target, known)
    if baseline is None or aim.improves_by is None:
        stated = held.target.baseline
        period = stated.period if isinstance(stated, Baseline) else ""
        return replace(held, notes=(*held.notes, Note(NO_BASELINE, {"period": period})))
    goal, notes = improved(held, baseline, aim.improves_by)
    return replace(held, goal=goal, baseline=baseline, notes=(*held.notes, *notes))


def baseline_of(target: Target, known: Known) -> float | None:
    """Give the figure that an improvement is counted from: as stated, else as it is known."""
    stated = target.baseline
    if not isinstance(stated, Baseline):
        return None
    if stated.value is not None:
        return stated.value
    seen = known.of_period(stated.period)
    return None if seen is None else seen.figure.value


def improved(held: Held, baseline: float, by: float) -> tuple[Goal, tuple[Note, ...]]:
    """Give the goal of an improvement; nobody is held to more than there is."""
    lower = is_lower_better(held.target)
    wanted = baseline - by if lower else baseline + by
    best = LOWEST.get(held.figure_unit, -inf) if lower else HIGHEST.get(held.figure_unit, inf)
    value = max(wanted, best) if lower else min(wanted, best)
    goal = Goal(value, "at_most" if lower else "at_least", strict=not by and value != best)
    if abs(value - wanted) > MARGIN:
        return goal, (Note(BEST_THERE_IS),)
    return goal, (Note(ANY_BETTER),) if goal.strict else ()


def is_lower_better(target: Target) -> bool:
    """Whether less is better: of ranks, and of figures that say so."""
    measure = target.measure
    if isinstance(measure, RankMeasure):
        return True
    may_be_lower = NodeMeasure | InputShare | RatioMeasure | ValueMeasure
    return isinstance(measure, may_be_lower) and measure.better == "lower"


def with_pace(held: Held, now: Seen, goal: Goal) -> Held:
    """Draw a straight line through two periods up to the day when the target is due."""
    before, due = held.before, Period.parse(held.target.by)
    if before is None or before.time is None or now.time is None or due is None:
        return held
    per_year = (now.figure.value - before.figure.value) / (now.time - before.time)
    left = time_of(due) - now.time
    missing = goal.value - now.figure.value
    pace = Pace(
        per_year=per_year,
        needed=missing / left if left > MARGIN else None,
        suffices=suffices(goal, now.figure.value, per_year * max(left, 0.0)),
    )
    is_other = bool(now.edition and before.edition and now.edition != before.edition)
    told = (Note(OTHER_EDITION, {"name": before.edition}),) if is_other else ()
    return replace(held, pace=pace, notes=(*held.notes, *told))


def suffices(goal: Goal, value: float, change: float) -> bool:
    """Whether a figure reaches its goal, or has passed it, after a change."""
    if goal.way == "equals":
        return abs(change) >= abs(goal.value - value) - MARGIN and (
            change * (goal.value - value) >= 0
        )
    return goal.reached(value + change)
