"""What reading a cell is about: what it held, what it may hold, and what came of it."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum, auto

from cds_cli.definitions.columns import InputColumn
from cds_cli.definitions.inputs import InputOption, Range
from cds_cli.diagnostics import Problem, Severity
from cds_cli.rules.base import Kind

CellValue = str | int | float | bool | datetime | date | time | timedelta
"""What a cell of a workbook holds; a cell of a csv file holds text."""


class State(Enum):
    """What is known of a cell once it has been read."""

    GIVEN = auto()
    MISSING = auto()
    NOT_APPLICABLE = auto()
    REJECTED = auto()


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem with what was seen; it becomes a diagnostic where place and unit are known."""

    problem: Problem
    values: dict[str, object]
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell says.

    ``value``: a number; yes is 1 and no 0; a choice is the place of its option from 0; a date is
    its day number (``date.toordinal``); a text is a text. None unless the state is GIVEN.
    """

    value: float | str | None
    state: State
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """What a cell may hold."""

    kind: Kind
    at_least: float | None = None
    at_most: float | None = None
    options: tuple[InputOption, ...] = ()
    blank_means_no: bool = False
    may_not_apply: bool = False


@dataclass(frozen=True, slots=True)
class Raw:
    """What stands in a cell.

    ``percent``: the number format shows a %. ``typed_text``: it comes from a file in which every
    cell is text, so that text alone is nothing to speak of.
    """

    value: CellValue | None
    percent: bool = False
    typed_text: bool = False


def asked(column: InputColumn, *, may_not_apply: bool) -> Asked:
    """Say what the cells of an input's column may hold."""
    item = column.input
    allowed = item.range or Range()
    return Asked(
        kind=item.kind,
        at_least=allowed.at_least,
        at_most=allowed.at_most,
        options=column.options,
        blank_means_no=item.blank_means_no,
        may_not_apply=may_not_apply,
    )


def given(value: float | str, *findings: Finding) -> Reading:
    """A value was read, with what is to be said about it."""
    return Reading(value, State.GIVEN, findings)


def rejected(problem: Problem, *, severity: Severity | None = None, **values: object) -> Reading:
    """No value was read, and one problem says why."""
    return Reading(None, State.REJECTED, (Finding(problem, values, severity),))
