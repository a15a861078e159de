"""One row of a table of merges: which scored unit it means, and what became of it."""

import math
from dataclasses import dataclass, replace

from cds_cli import catalogue
from cds_cli.analysis.merging.map_file import BLOCK, NAME, NEW, OLD
from cds_cli.analysis.merging.model import Part
from cds_cli.diagnostics import Diagnostic, errors
from cds_cli.results.model import Results
from cds_cli.submission.kinds.reading import Asked
from cds_cli.submission.named_table import Line
from cds_cli.text import Text
from cds_cli.units.model import Unit
from cds_cli.units.registry import Registry

WHAT = {
    OLD: Text("đơn vị cũ", "old unit"),
    NEW: Text("đơn vị mới", "new unit"),
    NAME: Text("tên", "name"),
    BLOCK: Text("khối", "block"),
}
WEIGHT = Asked(kind="number", at_least=0.0)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table whose units are understood."""

    line: Line
    part: Part
    new: str


def scored_units(results: Results) -> Registry:
    """Let the scored units be found by code and by name in any typing."""
    level = results.indicator_set.level
    frame = results.units
    return Registry(
        tuple(
            Unit(level, str(code), name, kind=kind, parent=parent)
            for code, name, kind, parent in zip(
                frame.index, frame["name"], frame["kind"], frame["parent"], strict=True
            )
        )
    )


def row_of(
    line: Line, scored: Registry, results: Results, weight: str | None
) -> tuple[Row | None, list[Diagnostic]]:
    """Understand one row of the table."""
    found = [
        catalogue.MERGE_ROW_INCOMPLETE.at(line.at(role), what=WHAT[role])
        for role in (OLD, NEW)
        if not line.text(role)
    ]
    if found:
        return None, found
    part, found = part_of(line, scored, results)
    if weight is not None:
        # A blank is told of the part that needs a weight, once it is known which one does; what
        # is no weight is told here, and no blank besides.
        figure, said = line.figure(weight, WEIGHT)
        if figure is not None or not errors(said):
            part = replace(part, weight=math.nan if figure is None else figure)
        found.extend(said)
    return Row(line, part, code_meant(line.text(NEW), scored)), found


def code_meant(text: str, scored: Registry) -> str:
    """Give the code of the scored unit whose name a new unit keeps, else the text itself."""
    known = scored.era(None)
    named = known.names.in_full(text)
    return text if text in known.by_code or len(named) != 1 else named[0].code


def part_of(line: Line, scored: Registry, results: Results) -> tuple[Part, list[Diagnostic]]:
    """Find the old unit of a row; one that was not scored is a part without figures."""
    text, place = line.text(OLD), line.at(OLD)
    match = scored.match(text, "")
    if match.unit is None:
        match = scored.match("", text)
    if match.unit is not None:
        said = match.at(place)
        row = int(results.units.index.get_loc(match.unit.code))
        return Part(match.unit.code, match.unit.name, row, location=place), [said] if said else []
    if match.problem is catalogue.UNKNOWN_UNIT:
        near = ", ".join(map(scored.told, scored.near(text)))
        return Part(text, text, None, location=place, near=near), []
    said = match.at(place)
    return Part(text, text, None, location=place), [said] if said else []
