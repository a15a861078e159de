"""The share of the units below a unit of which something holds."""

from collections.abc import Sequence

import numpy as np

from cds_cli.analysis.recognise import is_for
from cds_cli.analysis.targets.model import Figure, HeldUnit, Measured, Note
from cds_cli.analysis.targets.scored import Scored
from cds_cli.definitions.measures import BandShare, CoverageMeasure, OfSet, RecognisedShare
from cds_cli.definitions.views import Grade
from cds_cli.results.figures import Mask
from cds_cli.text import Text

NO_LABEL = Text("{name} không có mức {code}", "{name} has no band or standard {code}")
OTHER_LEVEL = Text(
    "{name} chấm cấp {level}, không phải cấp {below}",
    "{name} scores level {level}, not level {below}",
)
NOBODY_BELOW = Text(
    "không đơn vị nào của {name} ghi trực thuộc đơn vị này; dùng --units nếu có danh sách ghi điều "
    "đó, hoặc --flat nếu mọi đơn vị trong số liệu đều trực thuộc",
    "no unit of {name} is said to stand under it; give --units if a list says so, or --flat if all "
    "units of the data stand under it",
)
ALL_BELOW = Text(
    "cả {count} đơn vị trong số liệu được coi là trực thuộc",
    "all {count} units of the data are taken to stand under it",
)
OF_REGISTRY = Text(
    "tính trên {count} đơn vị trong danh sách, {scored} đơn vị có trong kết quả",
    "out of the {count} units of the list, of which {scored} are among the results",
)
OF_DATA = Text(
    "tính trên {count} đơn vị có trong số liệu; dùng --units để tính trên mọi đơn vị",
    "out of the {count} units of the data; give --units to count all units there are",
)

OfUnitsBelow = BandShare | RecognisedShare | CoverageMeasure
"""Measures that count the units below."""


def share_below(measure: OfUnitsBelow, unit: HeldUnit | None, scored: Scored) -> Measured:
    """Give the share of the units below a unit (None: of all) of which something holds.

    The whole are the units of the registry, where one was given, with those that were scored;
    else those that were scored. A unit that was not scored reaches nothing.
    """
    if (refused := other_level(measure.below, scored)) is not None:
        return refused
    holds = holding(measure, scored)
    if isinstance(holds, Note):
        return holds
    scored_below, notes = places_below(unit, scored)
    counted = asked_of(measure, scored_below, scored)
    whole = {scored.where.units[place].code for place in counted}
    whole |= registered_below(measure, unit, scored)
    if not whole:
        return Note(NOBODY_BELOW, {"name": scored.name})
    part = int(holds[counted].sum())
    told = told_of_whole(len(whole), len(counted), scored)
    return Figure(part / len(whole), float(part), float(len(whole)), notes=(*notes, *told))


def other_level(below: str, scored: Scored) -> Note | None:
    """Say that a set scores units of another level than those that are counted."""
    level = scored.where.level
    if level == below:
        return None
    name = scored.results.indicator_set.label
    return Note(OTHER_LEVEL, {"name": name, "level": level, "below": below})


def holding(measure: OfUnitsBelow, scored: Scored) -> Mask | Note:
    """Say of which units that were scored it holds; or that the set knows no such label."""
    indicator_set = scored.results.indicator_set
    if isinstance(measure, CoverageMeasure):
        return scored.is_there
    if isinstance(measure, BandShare):
        code, labels = measure.band, [band.code for band in indicator_set.bands]
    else:
        code, labels = measure.grade, [grade.code for grade in indicator_set.recognition]
    if code not in labels:
        return Note(NO_LABEL, {"name": indicator_set.label, "code": code})
    if isinstance(measure, RecognisedShare):
        return scored.recognised_for[code]
    enough = set(labels[: labels.index(code) + 1])
    return np.array([band in enough for band in scored.bands], dtype=bool)


def places_below(unit: HeldUnit | None, scored: Scored) -> tuple[list[int], tuple[Note, ...]]:
    """Give the places of the units below, or of all, which is said."""
    if unit is not None:
        return scored.where.below(unit), ()
    every = list(range(len(scored.where.units)))
    return every, (Note(ALL_BELOW, {"count": len(every)}),)


def asked_of(measure: OfSet, places: Sequence[int], scored: Scored) -> list[int]:
    """Keep the units that a standard is for; other measures are for all."""
    grade, units = grade_of(measure, scored), scored.where.units
    return [place for place in places if grade is None or is_for(grade, units[place].kind)]


def registered_below(measure: OfSet, unit: HeldUnit | None, scored: Scored) -> set[str]:
    """Give the codes of the units below that the registry knows, and that are asked."""
    where, grade = scored.where, grade_of(measure, scored)
    known = where.registered if unit is None else where.known_below(unit)
    return {one.code for one in known if grade is None or is_for(grade, one.kind)}


def grade_of(measure: OfSet, scored: Scored) -> Grade | None:
    """Give the standard that a measure counts; None where it counts something else."""
    if not isinstance(measure, RecognisedShare):
        return None
    every = scored.results.indicator_set.recognition
    return next((grade for grade in every if grade.code == measure.grade), None)


def told_of_whole(whole: int, counted: int, scored: Scored) -> tuple[Note, ...]:
    """Say what the whole of a share is."""
    if scored.where.registry is None:
        return (Note(OF_DATA, {"count": whole}),)
    return (Note(OF_REGISTRY, {"count": whole, "scored": counted}),)
