"""``CODE=VALUE`` as a user types it, read the way a cell of a file is read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from math import isnan

from cds_cli import catalogue
from cds_cli.analysis.what_if.model import Change, Shown
from cds_cli.definitions.columns import InputColumn, input_columns, roles_of
from cds_cli.definitions.models import IndicatorSet
from cds_cli.diagnostics import Diagnostic, Location
from cds_cli.submission.figures import may_not_apply
from cds_cli.submission.headings import Heading, Headings
from cds_cli.submission.kinds.cells import read_cell
from cds_cli.submission.kinds.fractions import read_fraction
from cds_cli.submission.kinds.reading import Raw, Reading, State, asked
from cds_cli.submission.kinds.shown import shown
from cds_cli.submission.model import Submission
from cds_cli.text import Text, as_it_stands
from cds_cli.units.meant import plain_letters

CHANGEABLE = frozenset({"input", "fraction", "awarded", "evidence"})
OPTION = "--set"
CLOSE = Text("; có phải {name}?", "; is it {name}?")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell that is meant: whose option it is, what heads it, and what was typed into it."""

    option: str
    heading: Heading
    column: InputColumn
    typed: str

    @property
    def where(self) -> Location:
        """The option, in the place of a file."""
        return place_of(self.option)


@dataclass(frozen=True, slots=True)
class Read:
    """A cell with what it says."""

    cell: Cell
    reading: Reading


class Reader:
    """Reads changes for one unit of a submission; ``row`` is its place."""

    def __init__(self, indicator_set: IndicatorSet, submission: Submission, row: int) -> None:
        """List what may be changed."""
        self.submission, self.row = submission, row
        self.unit = str(submission.units.index[row])
        self.name = str(submission.units["name"].iloc[row])
        self.columns = {column.code: column for column in input_columns(indicator_set)}
        self.leaves = {leaf.code: leaf for leaf in indicator_set.leaves()}
        self.headings = Headings(indicator_set)
        self.exempt = may_not_apply(indicator_set)

    def changes(self, options: Sequence[str]) -> tuple[tuple[Change, ...], tuple[Diagnostic, ...]]:
        """Read options such as ``1.1.part=80``, with every fault of all of them.

        A cell that was refused is blank, so that nothing is said of what it is compared with.
        """
        found: list[Diagnostic] = []
        read = [one for option in options for one in self.read(option, found)]
        found.extend(given_twice(read))
        found.extend(self.told(read))
        return tuple(self.change(one) for one in read), tuple(found)

    def read(self, option: str, found: list[Diagnostic]) -> Iterator[Read]:
        """Read one option: one cell, or the two of a fraction."""
        code, _, typed = option.partition("=")
        heading = self.heading(code.strip(), typed)
        if heading is None:
            found.append(self.unknown(code.strip(), option))
        elif heading.role == "fraction":
            yield from self.fraction(heading, option, typed)
        elif heading.column is not None:
            cell = Cell(option, heading, heading.column, typed)
            may = heading.code in self.exempt
            raw = Raw(typed or None, typed_text=True)
            yield Read(cell, read_cell(raw, asked(heading.column, may_not_apply=may)))

    def heading(self, code: str, typed: str) -> Heading | None:
        """Say what a code means: an input; of an indicator, a fraction or the points awarded."""
        heading = self.headings.find(code)
        is_points = heading is not None and heading.role == "fraction" and "/" not in typed
        if is_points or (heading is None and code in self.leaves):
            heading = self.headings.find(f"{heading.code if heading else code}.awarded")
        return heading if heading is not None and heading.role in CHANGEABLE else None

    def fraction(self, heading: Heading, option: str, typed: str) -> Iterator[Read]:
        """Read part and whole from one value, such as ``80/120``."""
        roles = roles_of(self.leaves[heading.code])
        columns = [self.columns[roles[role]] for role in ("part", "whole")]
        halves = [asked(one, may_not_apply=one.code in self.exempt) for one in columns]
        readings = read_fraction(Raw(typed or None, typed_text=True), halves[0], halves[1])
        for column, reading in zip(columns, readings, strict=True):
            half = Heading("input", column.code, column.name, column)
            yield Read(Cell(option, half, column, typed), reading)

    def unknown(self, code: str, option: str) -> Diagnostic:
        """Say that a set has no such input, and which is close."""
        known = [*self.columns, *self.leaves]
        plain = {plain_letters(one.name): one.code for one in self.columns.values()}
        # 1.1.value means 1.1, where that is the one input; 2.1.x is a part that has 2.1.x.part.
        indicator, _, _ = code.rpartition(".")
        near = [
            *(one for one in self.columns if one == indicator or one.startswith(f"{code}.")),
            *get_close_matches(code, known, n=1),
            *(plain[name] for name in get_close_matches(plain_letters(code), plain, n=1)),
        ]
        names = {code: leaf.name for code, leaf in self.leaves.items()}
        names |= {code: column.name for code, column in self.columns.items()}
        label = f"{near[0]} ({names[near[0]]})" if near else ""
        close = as_it_stands(*(one.format(name=label) for one in (CLOSE.vi, CLOSE.en)))
        likely: Text | str = close if near else ""
        return catalogue.UNKNOWN_INPUT.at(place_of(option), seen=code, likely=likely)

    def told(self, read: Sequence[Read]) -> Iterator[Diagnostic]:
        """Tell what was found in the cells; that a blank is blank, and all is text, was meant."""
        for one in read:
            is_meant = one.reading.state in {State.MISSING, State.NOT_APPLICABLE}
            for finding in () if is_meant else one.reading.findings:
                if finding.problem is catalogue.NUMBER_FROM_TEXT:
                    continue
                values = {**finding.values, "unit": self.name, "indicator": one.cell.column.name}
                yield finding.problem.at(one.cell.where, severity=finding.severity, **values)

    def change(self, read: Read) -> Change:
        """Say what a cell held and what it holds now."""
        cell, value = read.cell, read.reading.value
        return Change(
            typed=cell.option,
            role=cell.heading.role,
            code=cell.column.code,
            name=cell.column.name,
            kind=cell.column.kind,
            options=cell.column.options,
            before=self.held(cell),
            after=Shown(
                figure=value if isinstance(value, float) else None,
                text=value if isinstance(value, str) else "",
                exempt=read.reading.state is State.NOT_APPLICABLE,
            ),
        )

    def held(self, cell: Cell) -> Shown:
        """Say what the submission holds in a cell."""
        submission, code = self.submission, cell.heading.code
        if cell.heading.role == "evidence":
            return Shown(text=submission.evidence.get((self.unit, code), ""))
        frame = submission.awarded if cell.heading.role == "awarded" else submission.inputs
        figure = float(frame[code].iloc[self.row]) if code in frame.columns else float("nan")
        exempt = submission.not_applicable
        is_exempt = (
            cell.heading.role == "input"
            and code in exempt.columns
            and bool(exempt[code].iloc[self.row])
        )
        text = submission.texts.get((self.unit, code), "")
        return Shown(None if isnan(figure) else figure, text, is_exempt)


def given_twice(read: Sequence[Read]) -> Iterator[Diagnostic]:
    """Refuse a cell that is set twice and differs: nobody can say which one is meant."""
    first: dict[str, Read] = {}
    for one in read:
        before = first.setdefault(one.cell.column.code, one)
        if before.reading.value != one.reading.value or before.reading.state != one.reading.state:
            yield catalogue.GIVEN_TWICE.at(
                one.cell.where,
                seen=shown(one.cell.typed),
                first=shown(before.cell.typed),
                where=str(before.cell.where),
                indicator=one.cell.column.name,
            )


def place_of(option: str) -> Location:
    """Give the place of an option, which is where a fault of it stands; a long one is cut."""
    return Location(f"{OPTION} {shown(option)}")
