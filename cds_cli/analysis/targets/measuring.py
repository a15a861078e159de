"""The figures that measures look at, read off one scoring."""

from collections.abc import Callable

import numpy as np

from cds_cli.analysis.targets.input_shares import share_of_own, share_of_sums
from cds_cli.analysis.targets.model import Figure, HeldUnit, Measured, Note
from cds_cli.analysis.targets.scored import Scored
from cds_cli.analysis.targets.shares_below import share_below
from cds_cli.definitions.measures import (
    BandShare,
    CoverageMeasure,
    IndexMeasure,
    InputShare,
    NodeMeasure,
    OfSet,
    RankMeasure,
    RecognisedShare,
)
from cds_cli.results.figures import TOTAL, Mark
from cds_cli.text import Text, as_it_stands
from cds_cli.units.meant import without_marks

NO_UNITS = Text(
    "lần chấm {name} không giữ từng đơn vị (cá nhân không được lưu): dùng --data",
    "run {name} keeps no single units (persons are not stored): use --data",
)
NOT_SCORED = Text("không có trong kết quả {name}{near}", "is not among the results {name}{near}")
NO_FIGURE = Text("chưa có số liệu này ở {name}", "{name} has no such figure")
NOT_APPLICABLE = Text("không áp dụng ở {name}", "does not apply in {name}")
NO_NODE = Text("{name} không có mục {code}", "{name} has no node {code}")
WITH_GAPS = Text(
    "một phần số liệu của con số này còn thiếu", "some of the data this figure rests on are missing"
)
NAMED = 3


def measured(measure: OfSet, unit: HeldUnit, scored: Scored, *, is_only: bool) -> Measured:
    """Measure a unit in a scoring of the set that a measure names; else say why not.

    ``is_only``: no other unit is held, so that data without parents can only be about it.
    """
    if not len(scored.results.units):
        return Note(NO_UNITS, {"name": scored.name})
    is_flat = is_only and (scored.where.is_flat or not scored.where.parents)
    above = None if is_flat else unit
    match measure:
        case BandShare() | RecognisedShare() | CoverageMeasure():
            return share_below(measure, above, scored)
        case InputShare(below=str()):
            return share_of_sums(measure, above, scored)
        case _:
            place = scored.where.find(unit)
            of_unit = OF_UNIT[type(measure)]
            return not_scored(unit, scored) if place is None else of_unit(measure, place, scored)


def not_scored(unit: HeldUnit, scored: Scored) -> Note:
    """Say that a unit is not among the results, and which of them are called nearly alike."""
    known = scored.where.by_name
    close = without_marks(unit.name, known.units) or known.near(unit.name)
    units = ", ".join(f"{one.name} ({one.code})" for one in close[:NAMED])
    near = as_it_stands(f"; gần giống: {units}", f"; close to it: {units}") if units else ""
    return Note(NOT_SCORED, {"name": scored.name, "near": near})


def of_index(measure: OfSet, place: int, scored: Scored) -> Measured:
    """Give the published index of a unit."""
    del measure
    return index_of(TOTAL, place, scored)


def of_rank(measure: OfSet, place: int, scored: Scored) -> Measured:
    """Give the rank of a unit, within its block or among all, and among how many."""
    results = scored.results
    within_block = isinstance(measure, RankMeasure) and measure.within == "block"
    ranks = results.ranks() if within_block else scored.overall_ranks
    if np.isnan(ranks[place]):
        return Note(NOT_APPLICABLE, {"name": scored.name})
    blocks = results.units["block"].to_numpy()
    peers = blocks == blocks[place] if within_block else np.ones(len(ranks), dtype=bool)
    among = int((peers & ~np.isnan(ranks)).sum())
    notes = gaps_below(TOTAL, place, scored)
    return Figure(float(ranks[place]), among=among, decimals=0, notes=notes)


def of_own_inputs(measure: OfSet, place: int, scored: Scored) -> Measured:
    """Give the share that two inputs of a unit make."""
    if not isinstance(measure, InputShare):
        raise TypeError(measure)
    return share_of_own(measure, place, scored)


def of_node(measure: OfSet, place: int, scored: Scored) -> Measured:
    """Give a figure of a node, a pillar or an input."""
    if not isinstance(measure, NodeMeasure):
        raise TypeError(measure)
    if measure.figure == "input":
        return of_input(measure.code, place, scored)
    if measure.code not in scored.results.figures:
        return no_node(measure.code, scored)
    if measure.figure == "index":
        return index_of(measure.code, place, scored)
    if scored.results.maximum(measure.code)[place] <= 0:
        return Note(NOT_APPLICABLE, {"name": scored.name})
    points = float(scored.results.points(measure.code)[place])
    decimals = scored.results.indicator_set.decimals
    return Figure(points, decimals=decimals, notes=gaps_below(measure.code, place, scored))


def of_input(code: str, place: int, scored: Scored) -> Measured:
    """Give what a unit has submitted; a blank is no figure."""
    submission = scored.where.scoring.submission
    if code not in submission.inputs:
        return no_node(code, scored)
    exempt = submission.not_applicable
    if code in exempt and bool(exempt[code].iloc[place]):
        return Note(NOT_APPLICABLE, {"name": scored.name})
    value = float(submission.inputs[code].iloc[place])
    return Note(NO_FIGURE, {"name": scored.name}) if np.isnan(value) else Figure(value)


def index_of(code: str, place: int, scored: Scored) -> Measured:
    """Give a published index; where the maximum is 0 there is none."""
    value = float(scored.results.index(code)[place])
    if np.isnan(value):
        return Note(NOT_APPLICABLE, {"name": scored.name})
    decimals = scored.results.indicator_set.index_decimals
    return Figure(value, decimals=decimals, notes=gaps_below(code, place, scored))


def gaps_below(code: str, place: int, scored: Scored) -> tuple[Note, ...]:
    """Say that a published figure rests on less than all data."""
    has_gaps = scored.results.marks(code)[place] & (Mark.MISSING | Mark.EXCLUDED)
    return (Note(WITH_GAPS),) if has_gaps else ()


def no_node(code: str, scored: Scored) -> Note:
    """Say that the edition that was scored has no such node or input."""
    return Note(NO_NODE, {"name": scored.results.indicator_set.label, "code": code})


OF_UNIT: dict[type[OfSet], Callable[[OfSet, int, Scored], Measured]] = {
    IndexMeasure: of_index,
    RankMeasure: of_rank,
    NodeMeasure: of_node,
    InputShare: of_own_inputs,
}
