"""The cells that say whose figures a row holds: without them, nothing in the row can be trusted."""

from collections.abc import Iterator

from cds_cli.catalogue import ERROR_VALUE, MERGED_CELLS
from cds_cli.diagnostics import Diagnostic, Severity
from cds_cli.submission.cell_facts import CellFacts
from cds_cli.submission.header import Header, text_of
from cds_cli.submission.kinds.reading import Finding
from cds_cli.submission.kinds.shown import shown
from cds_cli.submission.kinds.words import ERRORS
from cds_cli.tables.grid import CellValue

ROLES = frozenset({"code", "name", "block", "kind", "parent"})
Faults = dict[int, list[Diagnostic]]


def identity_faults(header: Header) -> Faults:
    """Give what is to be said of these cells, by row, with errors for those that say nothing."""
    faults: Faults = {}
    facts = CellFacts.of(header.grid)
    for column, heading in header.columns.items():
        if heading.role in ROLES:
            for row, finding in found_in(header, column, facts):
                faults.setdefault(row, []).append(told(header, row, column, finding))
    return faults


def found_in(header: Header, column: int, facts: CellFacts) -> Iterator[tuple[int, Finding]]:
    """Give the findings of one column below the header."""
    known = header.grid.rows.keys() | {row for row, _ in header.grid.unfinished}
    yield from facts.of_column(column, {row for row in known if row > header.row})
    for row, cells in header.grid.rows.items():
        if row > header.row and is_error(cells.get(column)):
            yield row, Finding(ERROR_VALUE, {"seen": shown(text_of(cells[column]))})


def told(header: Header, row: int, column: int, finding: Finding) -> Diagnostic:
    """Say a finding at its place, naming the unit by what can be read of it."""
    cells = header.grid.rows.get(row, {})
    roles = {heading.role: c for c, heading in header.columns.items()}
    names = (cells.get(roles[role]) for role in ("name", "code") if role in roles)
    unit = next((text_of(v) for v in names if v is not None and not is_error(v)), "")
    values = {**finding.values, "unit": unit, "indicator": header.columns[column].label}
    return finding.problem.at(header.grid.locate(row, column), severity=None, **values)


def is_error(value: CellValue | None) -> bool:
    """Whether a cell holds an error of Excel."""
    return isinstance(value, str) and ERRORS.fullmatch(value.strip()) is not None


def broken(faults: list[Diagnostic], *, merged: bool = True) -> str | None:
    """Give the code of the first error; a merged title is none, so ``merged`` may be left out."""
    return next(
        (
            d.code
            for d in faults
            if d.severity is Severity.ERROR and (merged or d.problem is not MERGED_CELLS)
        ),
        None,
    )
