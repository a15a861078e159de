"""The cells of a table, read column by column, with everything that is wrong with them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import isnan

from cds_cli.catalogue import GIVEN_TWICE, MISSING_VALUE
from cds_cli.definitions.columns import input_columns, roles_of
from cds_cli.definitions.models import IndicatorSet
from cds_cli.diagnostics import Diagnostic, Severity
from cds_cli.submission.cell_facts import CellFacts
from cds_cli.submission.headings import Heading
from cds_cli.submission.kinds.columns import ColumnReading, read_column
from cds_cli.submission.kinds.fractions import read_fraction
from cds_cli.submission.kinds.reading import Asked, Finding, Raw, State, asked
from cds_cli.submission.kinds.shown import shown
from cds_cli.submission.laid_out import CellColumn, LaidOut
from cds_cli.submission.spots import InColumn, Spot, Spots
from cds_cli.tables.grid import CellValue
from cds_cli.text import Text

Key = tuple[str, str]
"""Role and code of a column of figures, such as ``("input", "1.1.part")``."""


@dataclass(slots=True)
class ReadColumn:
    """One column as it was read: what it says, and where it stood."""

    heading: Heading
    spots: Spots
    reading: ColumnReading
    cells: list[CellValue | None]

    def given_at(self, place: int) -> bool:
        """Whether a unit's cell holds something that was read, or refused."""
        return self.reading.states.get(place, State.GIVEN) is not State.MISSING


@dataclass(slots=True)
class ReadTable:
    """A table as it was read: its units, and its columns."""

    laid: LaidOut
    columns: dict[Key, ReadColumn] = field(default_factory=dict)
    rejected: dict[Spot, tuple[int, str]] = field(default_factory=dict)
    """Cells that were refused, with the place of their unit and the code of the reason."""
    unasked: set[tuple[int, Spot]] = field(default_factory=set)
    """Cells of units that are not asked for them."""
    spoiled: Counter[int] = field(default_factory=Counter)
    """Rejected cells by the place of their unit."""
    found: list[Diagnostic] = field(default_factory=list)
    facts: tuple[CellFacts, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Collect what is known of the cells beside their values."""
        self.facts = tuple(map(CellFacts.of, self.laid.grids))

    @property
    def codes(self) -> list[str]:
        """The codes of the units, in the order of the table."""
        return self.laid.codes

    @property
    def names(self) -> list[str]:
        """Their names."""
        return self.laid.names

    def report(self, place: int, spot: Spot, finding: Finding, label: str) -> None:
        """Turn a finding into a diagnostic; an error rejects its cell."""
        values = {**finding.values, "unit": self.names[place], "indicator": label}
        where = self.laid.locate(spot)
        diagnostic = finding.problem.at(where, severity=finding.severity, **values)
        self.found.append(diagnostic)
        if diagnostic.severity is Severity.ERROR and spot not in self.rejected:
            self.rejected[spot] = (place, diagnostic.code)
            self.spoiled[place] += 1


def read_figures(laid: LaidOut, indicator_set: IndicatorSet) -> ReadTable:
    """Read every column that the set knows."""
    table = ReadTable(laid)
    exempt = may_not_apply(indicator_set)
    questions = {
        column.code: asked(column, may_not_apply=column.code in exempt)
        for column in input_columns(indicator_set)
    }
    roles = {leaf.code: roles_of(leaf) for leaf in indicator_set.leaves()}
    for column in laid.columns:
        heading = column.heading
        if heading.role == "fraction":
            codes = (roles[heading.code][role] for role in ("part", "whole"))
            read_fractions(table, column, [(code, questions[code]) for code in codes])
        elif heading.column is not None:
            question = asked(heading.column, may_not_apply=heading.code in exempt)
            percents, plain = percents_in(laid, column), all_text(laid)
            reading = read_column(column.cells, question, percents, typed_text=plain)
            enter_column(table, ReadColumn(heading, column.spots, reading, column.cells))
            report_cells(table, column)
    return table


def may_not_apply(indicator_set: IndicatorSet) -> set[str]:
    """Give the columns of which a unit may say that they do not apply: all their users agree."""
    allowed: dict[str, bool] = {}
    for leaf in indicator_set.leaves():
        for code in roles_of(leaf).values():
            allowed[code] = allowed.get(code, True) and leaf.not_applicable == "allowed"
    return {code for code, may in allowed.items() if may}


def all_text(laid: LaidOut) -> bool:
    """Whether every cell of the file is text, as in csv."""
    return laid.grids[0].text_only


def percents_in(laid: LaidOut, column: CellColumn) -> frozenset[int]:
    """Give the places of a column whose cells are shown with a %."""
    percent = [grid.percent for grid in laid.grids]
    if not any(percent):
        return frozenset()
    places = range(len(column.cells))
    return frozenset(p for p in places if column.spots[p][1:] in percent[column.spots[p][0]])


def enter_column(table: ReadTable, read: ReadColumn) -> None:
    """Keep a column, and tell what was found in it; gaps are told later, by the set's policy."""
    before = table.columns.get(read.heading.key)
    for place, finding in read.reading.findings:
        if finding.problem is not MISSING_VALUE:
            table.report(place, read.spots[place], finding, read.heading.label)
    if before is None:
        table.columns[read.heading.key] = read
    else:
        table.columns[read.heading.key] = joined(table, before, read)


def joined(table: ReadTable, first: ReadColumn, second: ReadColumn) -> ReadColumn:
    """Put two columns about the same together; where both are given, they have to agree."""
    spots = [first.spots[place] for place in range(len(first.cells))]
    reading = replace(first.reading, states=dict(first.reading.states))
    cells = list(first.cells)
    for place, cell in enumerate(second.cells):
        if cell is None:
            continue
        if first.given_at(place) and cells[place] is not None:
            report_difference(table, place, first, second)
            continue
        spots[place], cells[place] = second.spots[place], cell
        reading.values[place] = second.reading.values[place]
        if reading.texts:
            reading.texts[place] = second.reading.texts[place]
        reading.states.pop(place, None)
        if place in second.reading.states:
            reading.states[place] = second.reading.states[place]
    told = [one for one in first.reading.findings if first.cells[one[0]] is cells[one[0]]]
    reading.findings = [*told, *second.reading.findings]
    return ReadColumn(first.heading, spots, reading, cells)


def report_difference(table: ReadTable, place: int, first: ReadColumn, second: ReadColumn) -> None:
    """Refuse a figure that is given twice and differs: nobody can say which one is meant."""
    is_refused = State.REJECTED in {c.reading.states.get(place) for c in (first, second)}
    if is_refused or not second.given_at(place) or says(first, place) == says(second, place):
        return
    where = table.laid.locate(first.spots[place])
    values: dict[str, object] = {
        "seen": seen_in(second, place),
        "first": seen_in(first, place),
        "where": str(where) if where.cell is None else f"{where.sheet}!{where.cell}",
    }
    finding = Finding(GIVEN_TWICE, values)
    table.report(place, second.spots[place], finding, second.heading.label)


def says(column: ReadColumn, place: int) -> tuple[float | None, str | None]:
    """Give what was read in a cell, so that it can be compared."""
    value = column.reading.values[place]
    text = column.reading.texts[place] if column.reading.texts else None
    return (None if isnan(value) else value), text


def seen_in(column: ReadColumn, place: int) -> str | Text:
    """Write what a cell holds."""
    cell = column.cells[place]
    return "" if cell is None else shown(cell)


def report_cells(table: ReadTable, column: CellColumn) -> None:
    """Say what Excel knows of the cells of a column beside their values."""
    for sheet, number, place_of in by_grid_column(column, table.laid.homes):
        facts = table.facts[sheet]
        if facts.speak_of(number):
            for row, finding in facts.of_column(number, place_of):
                table.report(place_of[row], (sheet, row, number), finding, column.heading.label)


def by_grid_column(
    column: CellColumn, homes: Sequence[Spot]
) -> Iterator[tuple[int, int, dict[int, int]]]:
    """Give the columns of sheets that cells stand in, with the place of the unit of each row.

    ``homes`` name the units, and stand in for cells that a unit does not have.
    """
    if isinstance(column.spots, InColumn):
        rows = {row: place for place, row in enumerate(column.spots.rows)}
        yield column.spots.sheet, column.spots.column, rows
        return
    found: dict[tuple[int, int], dict[int, int]] = {}
    for place, (sheet, row, number) in enumerate(column.spots):
        if (sheet, row, number) != homes[place]:
            found.setdefault((sheet, number), {})[row] = place
    for (sheet, number), places in found.items():
        yield sheet, number, places


def read_fractions(
    table: ReadTable, column: CellColumn, halves: Sequence[tuple[str, Asked]]
) -> None:
    """Read a column whose cells hold part and whole; ``halves`` say their columns."""
    (_, part), (_, whole) = halves
    readings = [ColumnReading([float("nan")] * len(column.cells)) for _ in halves]
    percents, plain = percents_in(table.laid, column), all_text(table.laid)
    for place, cell in enumerate(column.cells):
        pair = read_fraction(Raw(cell, place in percents, plain), part, whole)
        for reading, one in zip(readings, pair, strict=True):
            if isinstance(one.value, float):
                reading.values[place] = one.value
            if one.state is not State.GIVEN:
                reading.states[place] = one.state
            reading.findings.extend((place, finding) for finding in one.findings)
    for second, ((code, _), reading) in enumerate(zip(halves, readings, strict=True)):
        half = replace(column.heading, role="input", code=code, is_second_half=bool(second))
        enter_column(table, ReadColumn(half, column.spots, reading, column.cells))
    report_cells(table, column)
