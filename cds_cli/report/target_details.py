"""What the verdict on each target rests on, a paragraph a target."""

from collections.abc import Mapping
from datetime import date

from cds_cli.analysis.targets.model import Figure, Held, Holding, Origin, Seen, Verdict
from cds_cli.definitions.measures import OfSet
from cds_cli.definitions.models import IndicatorSet
from cds_cli.definitions.targets import OPEN, Head, Target, TargetFile, last_day
from cds_cli.report.answers.model import Column, Table, Value, Worded
from cds_cli.report.measure_words import measure_words
from cds_cli.report.target_words import (
    distance_words,
    figure_words,
    goal_words,
    note_words,
    number_words,
    pace_value,
)
from cds_cli.text import Text, as_it_stands, told

DETAILS = Text("Căn cứ", "What it rests on")
NOT_FILLED_IN = Text("chưa điền", "not filled in")
NOBODY = Text("(chưa rõ đơn vị nào)", "(not known which)")
HEAD_OF = Text("{post} ({body})", "{post} ({body})")
IN_FULL = {
    Verdict.MET: Text("Đạt", "Met"),
    Verdict.ON_THE_WAY: Text("Đang đi đúng hướng", "On the way"),
    Verdict.BEHIND: Text("Chậm", "Behind"),
    Verdict.NO_DATA: Text("Chưa có số liệu", "No data"),
    Verdict.OPEN: Text("Để ngỏ", "Open"),
}
WITH_MISSED = Text("Chậm: đã đến hạn mà chưa đạt", "Behind: due, and missed")
ORIGINS = {
    Origin.GIVEN: Text("tệp số liệu kèm theo", "list of figures"),
    Origin.SCORED: Text("kết quả chấm", "scored"),
    Origin.REPORTED: Text("số đã công bố", "published"),
}
OF_DETAILS = (
    Column("code", Text("Mục tiêu", "Target")),
    Column("unit", Text("Đơn vị", "Unit")),
    Column("unit_code", Text("Mã đơn vị", "Unit code")),
    Column("verdict", Text("Kết luận", "Verdict")),
    Column("measure", Text("Số đo", "Measure")),
    Column("figure", Text("Hiện có", "Figure")),
    Column("part", Text("Tử số", "Part")),
    Column("whole", Text("Mẫu số", "Whole")),
    Column("period", Text("Số của kỳ", "Figure of")),
    Column("origin", Text("Loại nguồn", "Kind of source")),
    Column("source", Text("Nguồn số liệu", "Figure from")),
    Column("goal", Text("Phải đạt", "Goal")),
    Column("baseline", Text("Mức gốc", "Baseline")),
    Column("to_go", Text("Còn thiếu", "To go")),
    Column("due", Text("Ngày hạn", "Due")),
    Column("before", Text("Số kỳ trước", "Figure before")),
    Column("before_period", Text("Kỳ trước", "Period before")),
    Column("pace", Text("Tốc độ", "Pace")),
    Column("needed", Text("Tốc độ cần có", "Pace needed")),
    Column("suffices", Text("Tốc độ đủ đến hạn", "Pace suffices")),
    Column("head", Text("Người chịu trách nhiệm", "Accountable")),
    Column("area", Text("Nhóm", "Area")),
    Column("sentence", Text("Văn bản ghi", "The document says")),
    Column("notes", Text("Lưu ý", "Note")),
)


def details_table(file: TargetFile, holding: Holding, sets: Mapping[str, IndicatorSet]) -> Table:
    """Tell of each target what it looks at, where the figure is from, and the pace.

    ``sets``: those by which results were scored, by their code and by their label.
    """
    measures = {one.code: measure_words(one.measure, set_of(one, sets)) for one in file.targets}
    rows = []
    for held in holding.held:
        values = {
            **of_document(file, held.target),
            "measure": measures[held.target.code],
            **of_figure(held),
            **of_goal(held),
            **of_pace(held),
            "unit": held.unit.name or NOBODY,
            "unit_code": held.unit.code or None,
            "verdict": verdict_value(held),
            "notes": note_words(held.notes),
        }
        rows.append(tuple(values[column.key] for column in OF_DETAILS))
    return Table("details", DETAILS, OF_DETAILS, tuple(rows), as_cards=True)


def set_of(target: Target, sets: Mapping[str, IndicatorSet]) -> IndicatorSet | None:
    """Give the set by which a target was measured; None where there is none."""
    return sets.get(target.measure.set) if isinstance(target.measure, OfSet) else None


def verdict_value(held: Held) -> Worded:
    """Give the verdict in full."""
    words = WITH_MISSED if held.missed else IN_FULL[held.verdict]
    return Worded(held.verdict.value, words)


def of_document(file: TargetFile, target: Target) -> dict[str, Value]:
    """Give what the document says: the target, its heading, its sentence, who answers for it."""
    area = {area.code: area for area in file.areas}.get(target.area or "")
    lead = f"{target.code} · "
    return {
        "code": Worded(target.code, as_it_stands(*(lead + name for name in names(target)))),
        "area": as_it_stands(area.name, area.name_en or area.name) if area else None,
        "sentence": f"{target.source.text} ({target.source.place})",
        "head": head_value(file, target),
        "due": None if target.by == OPEN else day_value(last_day(target.by)),
    }


def of_figure(held: Held) -> dict[str, Value]:
    """Give the figure that is held against the goal, its counts, and where it comes from."""
    now = held.now
    return {
        "figure": figure_words(now.figure, held) if now else None,
        "part": count_value(now.figure.part) if now else None,
        "whole": count_value(now.figure.whole) if now else None,
        "period": period_value(now),
        "origin": Worded(now.origin.value, ORIGINS[now.origin]) if now else None,
        "source": now.source if now else None,
    }


def of_goal(held: Held) -> dict[str, Value]:
    """Give what the figure has to be, and what is still to go."""
    from_baseline = held.baseline is not None
    return {
        "goal": goal_words(held.goal, held) if held.goal else None,
        "baseline": figure_words(Figure(held.baseline or 0.0), held) if from_baseline else None,
        "to_go": distance_words(held),
    }


def of_pace(held: Held) -> dict[str, Value]:
    """Give the figure before, the change a year, and what is needed until it is due."""
    before, pace = held.before, held.pace
    # Where it is reached, or no time is left, a pace decides nothing.
    is_asked = pace is not None and pace.needed is not None and held.verdict is not Verdict.MET
    return {
        "before": figure_words(before.figure, held) if before else None,
        "before_period": period_value(before),
        "pace": pace_value(pace.per_year, held) if pace else None,
        "needed": pace_value(pace.needed, held) if pace and is_asked else None,
        "suffices": pace.suffices if pace and is_asked else None,
    }


def period_value(seen: Seen | None) -> Value:
    """Give the period of a figure."""
    return str(seen.period) if seen and seen.period else None


def count_value(count: float | None) -> Value:
    """Write a count, or an amount that is no whole number, with its thousands apart."""
    if count is None:
        return None
    is_whole = float(count).is_integer()
    return Worded(int(count) if is_whole else count, number_words(count, 0 if is_whole else 2))


def head_value(file: TargetFile, target: Target) -> Value:
    """Name the post that answers for a target."""
    head = target.head or file.head
    if not isinstance(head, Head):
        return Worded(OPEN, NOT_FILLED_IN)
    return told(HEAD_OF, post=head.post, body=head.body) if head.body else head.post


def named(target: Target) -> Value:
    """Name a target, in both languages where it has an English name."""
    return target.name if target.name_en is None else as_it_stands(*names(target))


def names(target: Target) -> tuple[str, str]:
    """Give the name of a target in each language."""
    return target.name, target.name_en or target.name


def day_value(day: date | None) -> Worded | None:
    """Write a day: ISO for programs."""
    return None if day is None else Worded(day.isoformat(), Text(day_words(day), day.isoformat()))


def day_words(day: date) -> str:
    """Write a day the Vietnamese way."""
    return f"{day:%d/%m/}{day.year:04d}"
