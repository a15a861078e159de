"""The new units that a table of merges names, made of the units that were scored."""

from collections.abc import Iterator, Sequence

from cds_cli import catalogue
from cds_cli.analysis.merging.map_file import BLOCK, NAME, NEW, OLD, MapFile
from cds_cli.analysis.merging.map_rows import WHAT, Row, row_of, scored_units
from cds_cli.analysis.merging.model import NewUnit, Part
from cds_cli.diagnostics import Checked, Diagnostic
from cds_cli.results.model import Results
from cds_cli.submission.named_table import Line
from cds_cli.text import Text
from cds_cli.units.names import name_key


def mapped_merge(file: MapFile, results: Results) -> Checked[tuple[NewUnit, ...]]:
    """Make the new units of a table of merges; units it does not name carry over as they are.

    Reports everything that is wrong with the table: U204, U206, U230, U231, U232 and faults of
    numbers (V…), at their places.
    """
    scored = scored_units(results)
    rows: list[Row] = []
    found: list[Diagnostic] = []
    for line in file.lines:
        row, said = row_of(line, scored, results, file.weight)
        found.extend(said)
        rows.extend([row] if row is not None else [])
    groups = grouped(rows)
    found.extend(d for group in groups for d in faults_in(group))
    carried = carried_over(rows, results)
    merged = tuple(new_unit(group, results) for group in groups)
    found.extend(taken_codes(groups, merged, carried))
    ordered = sorted((*merged, *carried), key=lambda unit: unit.code)
    return Checked(tuple(ordered), tuple(found))


def grouped(rows: Sequence[Row]) -> list[list[Row]]:
    """Put the rows of each new unit together, however it is typed."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(name_key(row.new), []).append(row)
    return list(groups.values())


def faults_in(group: Sequence[Row]) -> Iterator[Diagnostic]:
    """Report a part that stands there twice, and what the rows of one unit say differently."""
    first: dict[str, Line] = {}
    for row in group:
        before = first.setdefault(row.part.code, row.line)
        if before is not row.line:
            told = {"unit": row.part.name, "first": where(before, OLD)}
            yield catalogue.UNIT_TWICE.at(row.line.at(OLD), severity=None, **told)
    for role in (NAME, BLOCK):
        yield from disagreeing(group, role)


def disagreeing(group: Sequence[Row], role: str) -> Iterator[Diagnostic]:
    """Report where a row says another name or block than the first that says any."""
    said = [row for row in group if row.line.text(role)]
    for row in said:
        seen, first = row.line.text(role), said[0].line
        if name_key(seen) != name_key(first.text(role)):
            yield catalogue.MERGE_DISAGREES.at(
                row.line.at(role),
                what=WHAT[role],
                new=row.new,
                seen=seen,
                first=where(first, role),
                other=first.text(role),
            )


def where(line: Line, key: str) -> Text:
    """Name the place of a cell to those who have the file before them."""
    cell = line.at(key).cell
    return (
        Text(f"ô {cell}", f"cell {cell}") if cell else Text(f"dòng {line.row}", f"row {line.row}")
    )


def new_unit(group: Sequence[Row], results: Results) -> NewUnit:
    """Make the new unit of some rows: named as they say, else like the part that it keeps."""
    code = group[0].new
    parts = tuple({row.part.code: row.part for row in reversed(group)}.values())[::-1]
    names = [row.line.text(NAME) for row in group if row.line.text(NAME)]
    kept = [part.name for part in parts if part.code == code]
    blocks = [row.line.text(BLOCK) for row in group if row.line.text(BLOCK)]
    return NewUnit(
        code=code,
        name=next(iter((*names, *kept)), code),
        parts=parts,
        block=blocks[0] if blocks else None,
        kind=common(parts, "kind", results),
        parent=common(parts, "parent", results),
    )


def common(parts: Sequence[Part], column: str, results: Results) -> str:
    """Give what all scored parts have in common; an empty text where they differ."""
    said = {str(results.units[column].iloc[part.row]) for part in parts if part.row is not None}
    return said.pop() if len(said) == 1 else ""


def carried_over(rows: Sequence[Row], results: Results) -> tuple[NewUnit, ...]:
    """Give the units that no row names: they stay what they are."""
    gone = {row.part.code for row in rows}
    frame = results.units
    names, kinds, parents = (frame[column].tolist() for column in ("name", "kind", "parent"))
    return tuple(
        NewUnit(
            str(code),
            names[row],
            (Part(str(code), names[row], row),),
            kind=kinds[row],
            parent=parents[row],
        )
        for row, code in enumerate(frame.index)
        if code not in gone
    )


def taken_codes(
    groups: Sequence[Sequence[Row]], merged: Sequence[NewUnit], carried: Sequence[NewUnit]
) -> Iterator[Diagnostic]:
    """A new unit has a code of its own, or that of one of its parts."""
    staying = {unit.code for unit in carried}
    for group, unit in zip(groups, merged, strict=True):
        if unit.code in staying:
            yield catalogue.NEW_UNIT_THERE.at(group[0].line.at(NEW), seen=unit.code)
