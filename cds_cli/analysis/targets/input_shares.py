"""Shares that follow from two inputs: of a unit itself, or added up over the units below it."""

from collections.abc import Sequence

import numpy as np

from cds_cli.analysis.targets.model import Figure, HeldUnit, Measured, Note
from cds_cli.analysis.targets.scored import Scored
from cds_cli.analysis.targets.shares_below import (
    NOBODY_BELOW,
    other_level,
    places_below,
    registered_below,
)
from cds_cli.definitions.measures import InputShare
from cds_cli.results.figures import Array
from cds_cli.text import Text

NO_INPUT = Text("{name} không có số liệu {code}", "{name} has no input {code}")
NOTHING_GIVEN = Text(
    "{name} chưa có đủ tử số {part} và mẫu số {whole}",
    "{name} lacks the part {part} or the whole {whole}",
)
NO_WHOLE = Text("mẫu số {whole} ở {name} bằng 0", "the whole {whole} is 0 in {name}")
ADDED_UP = Text(
    "cộng số của {count} trong {units} đơn vị",
    "added up over {count} of {units} units",
)


def share_of_own(measure: InputShare, place: int, scored: Scored) -> Measured:
    """Give the share that follows from what a unit has submitted itself."""
    return share_of(measure, [place], scored)


def share_of_sums(measure: InputShare, unit: HeldUnit | None, scored: Scored) -> Measured:
    """Give the share of the sums over the units below a unit (None: over all).

    A unit that gave only one of the two figures is left aside, and it is said how many count.
    """
    refused = other_level(measure.below or scored.where.level, scored)
    if refused is not None:
        return refused
    places, notes = places_below(unit, scored)
    if not places:
        return Note(NOBODY_BELOW, {"name": scored.name})
    share = share_of(measure, places, scored)
    if isinstance(share, Note):
        return share
    below = {scored.where.units[place].code for place in places}
    there = len(below | registered_below(measure, unit, scored))
    count = len(with_both(measure, places, scored))
    added = Note(ADDED_UP, {"count": count, "units": there})
    return Figure(share.value, share.part, share.whole, notes=(*notes, added))


def share_of(measure: InputShare, places: Sequence[int], scored: Scored) -> Measured:
    """Divide the sums over the units that gave both figures; a blank is never a zero."""
    named = {"name": scored.name, "part": measure.part, "whole": measure.whole}
    inputs = scored.where.scoring.submission.inputs
    unknown = next((code for code in (measure.part, measure.whole) if code not in inputs), None)
    if unknown is not None:
        return Note(NO_INPUT, {"name": scored.results.indicator_set.label, "code": unknown})
    both = with_both(measure, places, scored)
    if not both:
        return Note(NOTHING_GIVEN, named)
    part, whole = (float(given(code, scored)[both].sum()) for code in (measure.part, measure.whole))
    return Figure(part / whole, part, whole) if whole else Note(NO_WHOLE, named)


def with_both(measure: InputShare, places: Sequence[int], scored: Scored) -> list[int]:
    """Keep the units that gave part and whole."""
    there = ~np.isnan(given(measure.part, scored)) & ~np.isnan(given(measure.whole, scored))
    return [place for place in places if there[place]]


def given(code: str, scored: Scored) -> Array:
    """Give what was submitted for an input, in the order of the units."""
    return np.asarray(scored.where.scoring.submission.inputs[code], dtype=float)
