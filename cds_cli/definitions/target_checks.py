"""Checks of sense of target files: each is a pure function whose docstring states the law."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from math import inf

from cds_cli import catalogue
from cds_cli.definitions.measures import (
    OF_SHARES,
    NodeMeasure,
    RankMeasure,
    ValueMeasure,
)
from cds_cli.definitions.targets import OPEN, Aim, Baseline, Target, TargetFile, last_day
from cds_cli.definitions.yaml_source import YamlSource
from cds_cli.diagnostics import Diagnostic, Location, Severity
from cds_cli.text import Text

TargetCheck = Callable[[TargetFile, YamlSource], Iterator[Diagnostic]]
KNOWN_RANGES = {"share": (0.0, 1.0), "percent": (0.0, 100.0), "count": (0.0, inf)}
NO_SUCH_AREA = replace(
    catalogue.DANGLING_REFERENCE,
    message=Text('"{seen}" không có trong areas', '"{seen}" is not among the areas'),
)
HOW = Text("đối chiếu lại với văn bản", "compare it with the document")


def codes_name_one_thing(file: TargetFile, source: YamlSource) -> Iterator[Diagnostic]:
    """A code names one target, or one area."""
    for key in ("areas", "targets"):
        first: dict[str, Location] = {}
        for place, item in enumerate(getattr(file, key)):
            where = source.locate((key, place, "code"))
            if item.code in first:
                line = first[item.code].row
                yield catalogue.CODE_TWICE.at(where, code=item.code, first=line)
            first.setdefault(item.code, where)


def areas_are_declared(file: TargetFile, source: YamlSource) -> Iterator[Diagnostic]:
    """The area of a target stands in ``areas``."""
    known = {area.code for area in file.areas}
    listed = ", ".join(sorted(known)) or "–"
    how = Text(f"khai trong areas; đang có: {listed}", f"declare it in areas; there are: {listed}")
    for place, target in enumerate(file.targets):
        if target.area is not None and target.area not in known:
            where = source.locate(("targets", place, "area"))
            yield NO_SUCH_AREA.at(where, seen=target.area, suggestion=how)


def dates_follow_each_other(file: TargetFile, source: YamlSource) -> Iterator[Diagnostic]:
    """A target is due after its document was issued and after its baseline."""
    for place, target in enumerate(file.targets):
        if target.by == OPEN:
            continue
        where = source.locate(("targets", place, "by"))
        due = last_day(target.by)
        if file.issued and due < file.issued:
            what = Text(
                f"hạn {target.by} trước ngày ban hành {file.issued}",
                f"it is due {target.by}, before the document of {file.issued}",
            )
            yield misfit(where, what, Severity.WARNING)
        if isinstance(target.baseline, Baseline) and last_day(target.baseline.period) >= due:
            what = Text(
                f"hạn {target.by} không sau kỳ gốc {target.baseline.period}",
                f"it is due {target.by}, not after its baseline {target.baseline.period}",
            )
            yield misfit(where, what)


def parts_lie_within_wholes(file: TargetFile, source: YamlSource) -> Iterator[Diagnostic]:
    """The part of a published share is not above its whole."""
    for place, target in enumerate(file.targets):
        for number, told in enumerate(target.reported):
            if told.part is not None and told.whole is not None and told.part > told.whole:
                where = source.locate(("targets", place, "reported", number, "part"))
                seen = f"{told.part:.10g}/{told.whole:.10g}"
                yield misfit(where, Text(f"tử số trên mẫu số: {seen}", f"part above whole: {seen}"))


def aims_can_be_met(file: TargetFile, source: YamlSource) -> Iterator[Diagnostic]:
    """What has to come out lies where the figure can lie; a rank is a number from 1."""
    for place, target in enumerate(file.targets):
        if not isinstance(target.target, Aim):
            continue
        for key, value in target.target:
            where = source.locate(("targets", place, "target", key))
            if value is not None:
                yield from of_one_aim(where, target, key, value)


def of_one_aim(where: Location, target: Target, key: str, value: float) -> Iterator[Diagnostic]:
    """Judge one comparison."""
    low, high = bounds(target)
    if key == "improves_by":
        low, high = 0.0, high - low if high < inf else inf
    if not low <= value <= high:
        upto = (
            Text("trở lên", "and above") if high == inf else Text(f"đến {high:g}", f"to {high:g}")
        )
        what = Text(
            f"{value:g} ngoài phạm vi của số đo: {low:g} {upto.vi}",
            f"{value:g} is outside the measure: {low:g} {upto.en}",
        )
        yield misfit(where, what)
    elif isinstance(target.measure, RankMeasure) and (key == "at_least" or value % 1):
        what = Text(
            "thứ hạng càng nhỏ càng tốt và là số nguyên: dùng at_most",
            "a rank is a whole number of which less is better: use at_most",
        )
        yield misfit(where, what)


def bounds(target: Target) -> tuple[float, float]:
    """Give where the figure of a measure can lie."""
    measure = target.measure
    if isinstance(measure, OF_SHARES):
        return 0.0, 1.0
    if isinstance(measure, RankMeasure):
        return 1.0, inf
    if isinstance(measure, ValueMeasure):
        return KNOWN_RANGES.get(measure.kind, (-inf, inf))
    of_index = isinstance(measure, NodeMeasure) and measure.figure == "index"
    return (0.0, 1.0) if of_index else (-inf, inf)


def open_keys_are_told(file: TargetFile, source: YamlSource) -> Iterator[Diagnostic]:
    """What is to be filled in from the document is listed."""
    for place, target in enumerate(file.targets):
        if target.open_keys:
            where = source.locate(("targets", place, target.open_keys[0]))
            keys = ", ".join(target.open_keys)
            yield catalogue.OPEN_TARGET.at(where, code=target.code, key=keys)


def misfit(where: Location, what: Text, severity: Severity | None = None) -> Diagnostic:
    """Report figures or dates that contradict each other."""
    return catalogue.DOES_NOT_FIT.at(where, severity=severity, what=what, how=HOW)


TARGET_CHECKS: tuple[TargetCheck, ...] = (
    codes_name_one_thing,
    areas_are_declared,
    dates_follow_each_other,
    parts_lie_within_wholes,
    aims_can_be_met,
    open_keys_are_told,
)
"""All checks of sense of a target file, in the order in which they are run."""
