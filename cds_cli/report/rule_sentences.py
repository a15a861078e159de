"""How an indicator is scored, in sentences for those who fill in its figures."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import singledispatch
from math import isfinite
from typing import Self

from cds_cli.definitions.columns import InputColumn, roles_of
from cds_cli.definitions.models import Indicator
from cds_cli.report import rule_phrases as phrases
from cds_cli.report.one_line import in_one_line
from cds_cli.rules import (
    BestOf,
    Checklist,
    Choice,
    Count,
    Given,
    Linear,
    MinMax,
    Pass,
    Ratio,
    RelativeToBest,
    Steps,
    SumOf,
    Survey,
    YesNo,
    role_in,
)
from cds_cli.rules.base import Earned, Measured
from cds_cli.rules.combined import Part
from cds_cli.submission.kinds.numbers import as_percentage
from cds_cli.submission.kinds.shown import number, percentage
from cds_cli.text import Language, Text


@dataclass(frozen=True, slots=True)
class Telling:
    """What a rule is told for: the language, the maximum if it is known, and roles of dates."""

    language: Language
    most: float | None
    dates: frozenset[str] = frozenset()

    @property
    def is_date(self) -> bool:
        """Whether the figure is a day."""
        return "value" in self.dates

    def say(self, text: Text, **values: object) -> str:
        """Write a sentence."""
        return text.fill(self.language, values)

    def points(self, points: float) -> str:
        """Write a number of points."""
        return self.say(phrases.OF_POINTS, points=number(round(points, 10)))

    def share(self, share: float) -> str:
        """Write a share of the maximum, in points where the maximum is known."""
        if self.most is not None:
            return self.points(share * self.most)
        return self.say(phrases.OF_MAXIMUM, share=percentage(as_percentage(share)))

    def earned(self, one: Earned) -> str:
        """Write what a step, an option or an item earns."""
        return self.share(one.share or 0.0) if one.points is None else self.points(one.points)

    def bound(self, figure: float, *, is_ratio: bool) -> object:
        """Write a threshold: a day, a percentage of a ratio, or a number; nothing if endless."""
        if not isfinite(figure):
            return ""
        if self.is_date:
            return f"{date.fromordinal(int(figure)):%d/%m/%Y}"
        return percentage(as_percentage(figure)) if is_ratio else number(figure)

    def within(self, where: Text, low: object, high: object) -> str:
        """Write an interval."""
        return self.say(where, low=low, high=high)

    def of_part(self, part: Part) -> Self:
        """Tell a part: with its own maximum, its inputs known by its code."""
        is_open = self.most is None and part.max_points is None
        most = None if is_open else part.of(self.most or 0.0)
        dates = frozenset({"value"} if role_in(part, "value") in self.dates else ())
        return replace(self, most=most, dates=dates)


def rule_sentences(
    leaf: Indicator, columns: Mapping[str, InputColumn], language: Language
) -> tuple[str, ...]:
    """Say how an indicator is scored; ``columns`` are those of the set, by their codes."""
    dates = frozenset(role for role, code in roles_of(leaf).items() if columns[code].kind == "date")
    most = None if leaf.max_points == "open" else leaf.full_points
    return tuple(told(leaf.rule, Telling(language, most, dates)))


@singledispatch
def told(rule: object, telling: Telling) -> Iterator[str]:
    """Say how a rule scores."""
    raise NotImplementedError(type(rule), telling)


@told.register
def _(rule: YesNo, telling: Telling) -> Iterator[str]:
    del rule
    yield telling.say(phrases.YES_NO, points=telling.share(1.0))


@told.register
def _(rule: Choice, telling: Telling) -> Iterator[str]:
    yield telling.say(phrases.CHOICE)
    for option in rule.options:
        yield telling.say(phrases.LISTED, what=option.name, points=telling.earned(option))


@told.register
def _(rule: Steps, telling: Telling) -> Iterator[str]:
    is_ratio = rule.of == "ratio"
    yield telling.say(phrases.STEPS, figure=measured(rule))
    for step, ends in zip(rule.steps, rule.intervals(), strict=True):
        low, high = (telling.bound(end, is_ratio=is_ratio) for end in ends)
        names = phrases.CLOSED_BELOW if step.closed_below else phrases.CLOSED_ABOVE
        where = names[isfinite(ends[0]), isfinite(ends[1])]
        yield telling.say(
            phrases.LISTED, what=telling.within(where, low, high), points=telling.earned(step)
        )
    yield telling.say(phrases.OUTSIDE)
    yield from of_whole(rule, telling)


@told.register
def _(rule: Ratio, telling: Telling) -> Iterator[str]:
    higher = rule.better == "higher"
    room = rule.full_at if higher else 1.0 - rule.full_at
    target = percentage(as_percentage(room))
    by = "" if room == 1.0 else telling.say(phrases.BY_TARGET, target=target)
    yield telling.say(phrases.RATIO_RULE if higher else phrases.LESS_IS_BETTER, by=by)
    if rule.floor is not None:
        floor = percentage(as_percentage(rule.floor))
        yield telling.say(phrases.WORSE_BELOW if higher else phrases.WORSE_ABOVE, floor=floor)
    yield from of_whole(rule, telling)


@told.register
def _(rule: Linear, telling: Telling) -> Iterator[str]:
    low, high = (telling.bound(end, is_ratio=rule.of == "ratio") for end in (rule.low, rule.high))
    yield telling.say(phrases.LINEAR, figure=measured(rule), low=low, high=high)
    yield telling.say(phrases.CLIPPED if rule.clip else phrases.NOT_CLIPPED)
    yield from of_whole(rule, telling)


@told.register
def _(rule: Count, telling: Telling) -> Iterator[str]:
    points = telling.points(rule.points_per_item)
    if rule.at_most is None:
        yield telling.say(phrases.COUNT, points=points)
    else:
        yield telling.say(phrases.COUNT_AT_MOST, points=points, most=rule.at_most)


@told.register
def _(rule: Given, telling: Telling) -> Iterator[str]:
    yield telling.say(phrases.GIVEN[rule.scale])
    if rule.taken is not None:
        taken, whose = rule.taken, phrases.TAKEN[rule.taken.aggregate]
        index = telling.say(phrases.INDEX_OF if taken.node else phrases.INDEX, node=taken.node)
        yield telling.say(whose, index=index, band=taken.at_band, other=taken.source)


@told.register
def _(rule: Pass, telling: Telling) -> Iterator[str]:
    ends = (rule.at_least, rule.at_most)
    low, high = (
        "" if end is None else telling.bound(end, is_ratio=rule.of == "ratio") for end in ends
    )
    names = phrases.CLOSED_DAYS if telling.is_date else phrases.CLOSED
    where = names[rule.at_least is not None, rule.at_most is not None]
    yield telling.say(phrases.PASS, figure=measured(rule), bounds=telling.within(where, low, high))
    yield from of_whole(rule, telling)


@told.register
def _(rule: Survey, telling: Telling) -> Iterator[str]:
    yield telling.say(phrases.SURVEY, way=phrases.FALLING if rule.reversed else phrases.RISING)
    if rule.min_answers > 1:
        yield telling.say(phrases.FEW_ANSWERS, least=rule.min_answers)


@told.register
def _(rule: BestOf, telling: Telling) -> Iterator[str]:
    yield telling.say(phrases.BEST_OF)
    yield from of_parts(rule.parts, telling)


@told.register
def _(rule: SumOf, telling: Telling) -> Iterator[str]:
    yield telling.say(phrases.SUM_OF)
    yield from of_parts(rule.parts, telling)


@told.register
def _(rule: Checklist, telling: Telling) -> Iterator[str]:
    yield telling.say(phrases.CHECKLIST)
    for item in rule.items:
        yield telling.say(phrases.LISTED, what=item.name, points=telling.earned(item))


@told.register
def _(rule: RelativeToBest, telling: Telling) -> Iterator[str]:
    sentence = phrases.BEST_IS_HIGHEST if rule.better == "higher" else phrases.BEST_IS_LOWEST
    yield telling.say(sentence, figure=measured(rule))
    yield from of_whole(rule, telling)


@told.register
def _(rule: MinMax, telling: Telling) -> Iterator[str]:
    sentence = phrases.BETWEEN_HIGHEST if rule.better == "higher" else phrases.BETWEEN_LOWEST
    yield telling.say(sentence, figure=measured(rule))
    yield from of_whole(rule, telling)


def of_parts(parts: tuple[Part, ...], telling: Telling) -> Iterator[str]:
    """Say how much each part may earn, and how it is scored."""
    for part in parts:
        own = telling.of_part(part)
        if own.most is None:
            most = telling.share(1.0 if part.share is None else part.share)
        else:
            most = telling.points(own.most)
        how = in_one_line(told(part.rule, own))
        yield telling.say(phrases.A_PART, name=part.name or part.code, most=most, how=how)


def of_whole(rule: Measured | Ratio, telling: Telling) -> Iterator[str]:
    """Say what a whole of zero means, and whether a part may be above its whole."""
    if "whole" in rule.inputs:
        yield telling.say(phrases.WHOLE_IS_ZERO[rule.when_whole_is_zero])
        if not rule.part_within_whole:
            yield telling.say(phrases.MAY_EXCEED)


def measured(rule: Measured) -> Text:
    """Name the figure that a rule measures."""
    return phrases.RATIO if rule.of == "ratio" else phrases.VALUE
