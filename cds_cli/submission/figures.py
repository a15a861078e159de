"""The figures of a table, column by column, with everything that is wrong with them."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from cds_cli.catalogue import MISSING_VALUE
from cds_cli.definitions.columns import input_columns, roles_of
from cds_cli.definitions.models import IndicatorSet
from cds_cli.diagnostics import Diagnostic, Severity
from cds_cli.submission.cell_facts import CellFacts
from cds_cli.submission.header import Header
from cds_cli.submission.headings import Heading
from cds_cli.submission.kinds.columns import ColumnReading, read_column
from cds_cli.submission.kinds.fractions import read_fraction
from cds_cli.submission.kinds.reading import Asked, Finding, Raw, State, asked
from cds_cli.tables.grid import CellValue, Grid

Key = tuple[str, str]
"""Role and code of a column of figures, such as ``("input", "1.1.part")``."""


@dataclass(slots=True)
class ReadColumn:
    """One column as it was read: what it says, and where it stood."""

    heading: Heading
    column: int
    reading: ColumnReading
    cells: list[CellValue | None]


@dataclass(slots=True)
class ReadTable:
    """A table as it was read: its units in their rows, and its columns of figures."""

    grid: Grid
    codes: list[str]
    names: list[str]
    rows: list[int]
    columns: dict[Key, ReadColumn] = field(default_factory=dict)
    rejected: dict[tuple[int, int], str] = field(default_factory=dict)
    found: list[Diagnostic] = field(default_factory=list)
    facts: CellFacts = field(init=False)

    def __post_init__(self) -> None:
        """Collect what is known of the cells beside their values."""
        self.facts = CellFacts.of(self.grid)

    def report(self, place: int, column: int, finding: Finding, label: str) -> None:
        """Turn a finding into a diagnostic; an error rejects its cell."""
        where = self.grid.locate(self.rows[place], column)
        values = {**finding.values, "unit": self.names[place], "indicator": label}
        diagnostic = finding.problem.at(where, severity=finding.severity, **values)
        self.found.append(diagnostic)
        if diagnostic.severity is Severity.ERROR:
            self.rejected.setdefault((self.rows[place], column), diagnostic.code)


def read_figures(header: Header, indicator_set: IndicatorSet, table: ReadTable) -> None:
    """Read every column that the set knows."""
    exempt = may_not_apply(indicator_set)
    questions = {
        column.code: asked(column, may_not_apply=column.code in exempt)
        for column in input_columns(indicator_set)
    }
    roles = {leaf.code: roles_of(leaf) for leaf in indicator_set.leaves()}
    for number, heading in header.columns.items():
        cells = [header.grid.rows[row].get(number) for row in table.rows]
        if heading.role == "fraction":
            codes = (roles[heading.code][role] for role in ("part", "whole"))
            halves = [(code, questions[code]) for code in codes]
            read_fractions(table, heading, number, cells, halves)
        elif heading.column is not None:
            question = asked(heading.column, may_not_apply=heading.code in exempt)
            percents = Places(table.grid.percent, table.rows, number)
            reading = read_column(cells, question, percents, typed_text=table.grid.text_only)
            enter_column(table, heading, number, reading, cells)
            report_cells(table, number, heading.label)


def may_not_apply(indicator_set: IndicatorSet) -> set[str]:
    """Give the columns of which a unit may say that they do not apply: all their users agree."""
    allowed: dict[str, bool] = {}
    for leaf in indicator_set.leaves():
        for code in roles_of(leaf).values():
            allowed[code] = allowed.get(code, True) and leaf.not_applicable == "allowed"
    return {code for code, may in allowed.items() if may}


@dataclass(frozen=True, slots=True)
class Places:
    """The places in a column whose cell is in a set of cells of the sheet."""

    cells: object
    rows: Sequence[int]
    column: int

    def __contains__(self, place: object) -> bool:
        """Whether the cell at a place of the column is in the set."""
        return (
            isinstance(place, int)
            and isinstance(self.cells, frozenset | set)
            and (self.rows[place], self.column) in self.cells
        )


def enter_column(
    table: ReadTable,
    heading: Heading,
    number: int,
    reading: ColumnReading,
    cells: list[CellValue | None],
) -> None:
    """Keep a column, and tell what was found in it; gaps are told later, by the set's policy."""
    table.columns[heading.key] = ReadColumn(heading, number, reading, cells)
    for place, finding in reading.findings:
        if finding.problem is not MISSING_VALUE:
            table.report(place, number, finding, heading.label)


def report_cells(table: ReadTable, number: int, label: str) -> None:
    """Say what Excel knows of the cells of a column beside their values."""
    if not table.facts.speak_of(number):
        return
    place_of = {row: place for place, row in enumerate(table.rows)}
    for row, finding in table.facts.of_column(number, place_of):
        table.report(place_of[row], number, finding, label)


def read_fractions(
    table: ReadTable,
    heading: Heading,
    number: int,
    cells: list[CellValue | None],
    halves: Sequence[tuple[str, Asked]],
) -> None:
    """Read a column whose cells hold part and whole; ``halves`` say their columns."""
    (_, part), (_, whole) = halves
    readings = [ColumnReading([float("nan")] * len(cells)) for _ in halves]
    for place, cell in enumerate(cells):
        raw = Raw(cell, (table.rows[place], number) in table.grid.percent, table.grid.text_only)
        pair = read_fraction(raw, part, whole)
        for reading, one in zip(readings, pair, strict=True):
            if isinstance(one.value, float):
                reading.values[place] = one.value
            if one.state is not State.GIVEN:
                reading.states[place] = one.state
            reading.findings.extend((place, finding) for finding in one.findings)
    for second, ((code, _), reading) in enumerate(zip(halves, readings, strict=True)):
        half = replace(heading, role="input", code=code, is_second_half=bool(second))
        enter_column(table, half, number, reading, cells)
    report_cells(table, number, heading.label)
