"""Figures, goals and paces of targets in words, each in its own terms."""

from math import floor, log10

from cds_cli.analysis.targets.model import Figure, Goal, Held, Note, Unit
from cds_cli.report.answers.model import Worded
from cds_cli.results.rounding import round_half_up
from cds_cli.text import Language, Text, as_it_stands, told

PUBLISHED_DECIMALS = 4
"""Decimals of an index where no scoring says how many are published."""
SHOWN_DECIMALS = 2
MOST_SHOWN = 6
MOST_DECIMALS = 9
MARGIN = 1e-9
"""A gap of 0.0001 may be a little less in binary."""
RANK = Text("hạng {rank}", "rank {rank}")
RANK_AMONG = Text("hạng {rank}/{among}", "rank {rank}/{among}")
PER_CENT = Text("{figure} %", "{figure} %")
POINTS_OF_PER_CENT = Text("{figure} điểm %", "{figure} pp")
PLACES = Text("{figure} bậc", "{figure} places")
PLACE = Text("{figure} bậc", "{figure} place")
BEYOND = Text("vượt {figure}", "{figure} beyond")
A_YEAR = Text("{change}/năm", "{change} a year")
SIGNS = {"at_least": "≥", "at_most": "≤", "equals": "="}


def figure_words(figure: Figure, held: Held) -> Worded:
    """Write a figure that was seen; the digits tell it from a goal that it does not reach."""
    if held.figure_unit is Unit.RANK:
        return Worded(int(figure.value), rank_words(figure.value, figure.among))
    own = decimals_for(figure.value, held)
    is_published = published_decimals(held) is not None
    decimals = own if is_published else max(own, decimals_of_gap(held))
    words = in_terms(figure.value, held.figure_unit, decimals)
    return Worded(plain(figure.value, held.figure_unit), words)


def goal_words(goal: Goal, held: Held) -> Worded:
    """Write what a figure has to be, with its sign: ``≥ 80 %``."""
    sign = {"at_least": ">", "at_most": "<"}[goal.way] if goal.strict else SIGNS[goal.way]
    if held.figure_unit is Unit.RANK:
        words = told(RANK, rank=f"{sign} {goal.value:.0f}")
    else:
        # A goal stands as the document states it, with no digit less.
        decimals = max(published_decimals(held) or 0, own_decimals(goal.value, held.figure_unit))
        figure = in_terms(goal.value, held.figure_unit, decimals)
        words = as_it_stands(*(f"{sign} {figure.fill(each, {})}" for each in Language))
    return Worded(plain(goal.value, held.figure_unit), words)


def distance_words(held: Held) -> Worded | None:
    """Write what is still to go; below 0 it is more than enough."""
    if held.now is None or held.goal is None:
        return None
    missing = plain(held.goal.distance(held.now.figure.value), held.figure_unit)
    decimals = max(decimals_for(missing, held), decimals_of_gap(held))
    words = change_words(abs(missing), held, decimals)
    return Worded(missing, told(BEYOND, figure=words) if missing < 0 else words)


def change_words(change: float, held: Held, decimals: int, *, signed: bool = False) -> Text:
    """Write a difference of two figures: places of ranks, points of per cent."""
    unit = held.figure_unit
    if unit is Unit.RANK:
        words = number_words(change, 0 if float(change).is_integer() else 1, signed=signed)
        return told(PLACE if abs(change) == 1 else PLACES, figure=words)
    if unit in {Unit.SHARE, Unit.PERCENT}:
        scaled = 100 * change if unit is Unit.SHARE else change
        return told(POINTS_OF_PER_CENT, figure=number_words(scaled, decimals, signed=signed))
    return number_words(change, decimals, signed=signed)


def pace_value(per_year: float | None, held: Held) -> Worded | None:
    """Write a change a year; that of a rank with its direction: 5 places up."""
    if per_year is None:
        return None
    number = float(round_half_up(per_year, MOST_DECIMALS))
    # Of a rank less is better, and a reader expects an arrow there, not a minus.
    if held.figure_unit is Unit.RANK and number:
        arrow = "▼" if number > 0 else "▲"
        places = change_words(abs(number), held, 0)
        words = as_it_stands(*(arrow + places.fill(each, {}) for each in Language))
    else:
        words = change_words(number, held, decimals_for(number, held), signed=True)
    return Worded(number, told(A_YEAR, change=words))


def note_words(notes: tuple[Note, ...]) -> Text | None:
    """Write notes one behind the other, each once."""
    sentences = list(dict.fromkeys(told(note.text, **note.values) for note in notes))
    if not sentences:
        return None
    return as_it_stands(*("; ".join(one.fill(each, {}) for one in sentences) for each in Language))


def rank_words(rank: float, among: int | None) -> Text:
    """Write a rank, and among how many where it is known."""
    if among is None:
        return told(RANK, rank=f"{rank:.0f}")
    return told(RANK_AMONG, rank=f"{rank:.0f}", among=among)


def in_terms(value: float, unit: Unit, decimals: int) -> Text:
    """Write a figure in the terms of its kind."""
    if unit in {Unit.SHARE, Unit.PERCENT}:
        scaled = 100 * value if unit is Unit.SHARE else value
        return told(PER_CENT, figure=number_words(scaled, decimals))
    return number_words(value, decimals)


def number_words(value: float, decimals: int, *, signed: bool = False) -> Text:
    """Write a number rounded half away from zero, with its thousands apart."""
    rounded = float(round_half_up(value, decimals))
    written = f"{rounded:{'+' if signed else ''},.{decimals}f}"
    if not rounded:
        written = written.lstrip("+-")
    return Text(written.translate(str.maketrans(",.", ".,")), written)


def decimals_for(value: float, held: Held) -> int:
    """Give the decimals that a figure of a target is written with.

    Those its set publishes; else as many as it has, at most two of per cent and six of others.
    """
    published = published_decimals(held)
    if published is not None:
        return published
    most = SHOWN_DECIMALS if held.figure_unit in {Unit.SHARE, Unit.PERCENT} else MOST_SHOWN
    return min(most, own_decimals(value, held.figure_unit))


def own_decimals(value: float, unit: Unit) -> int:
    """Give the decimals that a figure has in its own terms, at most nine."""
    scale = 100.0 if unit is Unit.SHARE else 1.0
    every = range(MOST_DECIMALS)
    return next((d for d in every if is_exact(value * scale, d)), MOST_DECIMALS)


def published_decimals(held: Held) -> int | None:
    """Give the decimals that the set publishes, of a figure that was scored."""
    stated = held.now.figure.decimals if held.now else None
    if stated is None and held.figure_unit is Unit.INDEX:
        return PUBLISHED_DECIMALS
    return stated


def decimals_of_gap(held: Held) -> int:
    """Give the decimals without which a figure would look as if it reached its goal."""
    if held.now is None or held.goal is None:
        return 0
    scale = 100.0 if held.figure_unit is Unit.SHARE else 1.0
    gap = abs(held.goal.distance(held.now.figure.value)) * scale
    if not gap or held.goal.reached(held.now.figure.value):
        return 0
    return min(MOST_DECIMALS, max(0, -floor(log10(gap) + MARGIN)))


def is_exact(value: float, decimals: int) -> bool:
    """Whether a figure has no more decimals than these."""
    return abs(float(round_half_up(value, decimals)) - value) < 10.0**-MOST_DECIMALS


def plain(value: float, unit: Unit) -> float:
    """Give a figure for programs, without what binary adds to it."""
    rounded = float(round_half_up(value, MOST_DECIMALS))
    return int(rounded) if unit is Unit.RANK and rounded.is_integer() else rounded
