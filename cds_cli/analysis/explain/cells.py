"""The figures of one unit, each with the cell it was read from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from cds_cli.definitions.columns import InputColumn
from cds_cli.diagnostics import Location
from cds_cli.submission.model import Submission


class CellState(StrEnum):
    """What a cell holds for scoring."""

    GIVEN = "given"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"
    TAKEN = "taken"
    """Filled from the results of another set."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of a unit: what it is, what it is worth, where it stood and what was typed.

    ``value`` is NaN where nothing was given; a yes is 1, a choice the place of its option, a date
    a day number. ``typed`` is None where the cell held simply the figure; of a figure that was
    taken it says from where. ``shared_by`` are the other indicators that use it.
    """

    role: str
    column: InputColumn
    value: float
    state: CellState
    place: Location | None
    typed: str | None
    shared_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PointsCell:
    """Points that were written for an indicator: claimed by the unit or awarded by a council."""

    points: float
    place: Location | None


TAKEN_FROM = "from "
"""How ``compose`` begins what it notes of a figure that was taken."""


def cell_of(submission: Submission, row: int, column: InputColumn, role: str, leaf: str) -> Cell:
    """Give one figure of a unit; ``row`` is its place among the units."""
    unit, code = str(submission.units.index[row]), column.code
    value = float(submission.inputs[code].iloc[row])
    typed = submission.origin.typed.get((unit, code))
    return Cell(
        role=role,
        column=column,
        value=value,
        state=state_of(submission, row, code, typed),
        place=place_of(submission, unit, code),
        typed=typed or submission.texts.get((unit, code)),
        shared_by=tuple(other for other in column.indicators if other != leaf),
    )


def state_of(submission: Submission, row: int, code: str, typed: str | None) -> CellState:
    """Say what a cell holds."""
    exempt = submission.not_applicable
    if code in exempt.columns and bool(exempt[code].iloc[row]):
        return CellState.NOT_APPLICABLE
    if np.isnan(submission.inputs[code].iloc[row]):
        return CellState.MISSING
    return CellState.TAKEN if (typed or "").startswith(TAKEN_FROM) else CellState.GIVEN


def place_of(submission: Submission, unit: str, heading: str) -> Location | None:
    """Give the place of a cell; None where the data have no such column."""
    origin = submission.origin
    has_column = heading in origin.columns or (unit, heading) in origin.cells
    return origin.locate(unit, heading) if has_column else None


def points_cell(submission: Submission, row: int, what: str, leaf: str) -> PointsCell | None:
    """Give the points ``claimed`` or ``awarded`` for an indicator; None where there are none."""
    frame = submission.claimed if what == "claimed" else submission.awarded
    if leaf not in frame.columns or np.isnan(frame[leaf].iloc[row]):
        return None
    unit = str(submission.units.index[row])
    return PointsCell(float(frame[leaf].iloc[row]), place_of(submission, unit, f"{leaf}.{what}"))


@dataclass(frozen=True, slots=True)
class Said:
    """A text beside an indicator: evidence, an explanation, a reason or a note."""

    what: str
    text: str
    place: Location | None


def said_beside(submission: Submission, row: int, leaf: str) -> tuple[Said, ...]:
    """Give the texts that stand beside an indicator, evidence first."""
    return tuple(texts_beside(submission, str(submission.units.index[row]), leaf))


def texts_beside(submission: Submission, unit: str, leaf: str) -> Iterator[Said]:
    """Give the texts beside an indicator with their places."""
    said: Mapping[str, str | None] = {
        "evidence": submission.evidence.get((unit, leaf)),
        **{
            what: submission.texts.get((unit, f"{leaf}.{what}"))
            for what in ("explanation", "reason", "note")
        },
    }
    for what, text in said.items():
        if text:
            yield Said(what, text, place_of(submission, unit, f"{leaf}.{what}"))
