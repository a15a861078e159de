"""What has to be so before units can be merged."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from cds_cli import catalogue
from cds_cli.analysis.merging.merge import blocks_of
from cds_cli.analysis.merging.model import NewUnit
from cds_cli.diagnostics import Diagnostic, Location, Severity
from cds_cli.results.figures import Array
from cds_cli.results.model import Results
from cds_cli.submission.model import Origin
from cds_cli.text import Text, as_it_stands, in_figures
from cds_cli.units.names import unit_with_code

BLANK = Text("(trống)", "(blank)")
ADDING_UP = Text("cộng lại bằng 0", "adds up to 0")
NO_BLOCK = Text("(không nêu)", "(none)")


def weighted_by(units: Sequence[NewUnit], weights: Array) -> tuple[NewUnit, ...]:
    """Give the parts that were scored the weights of their units."""
    return tuple(
        replace(
            unit,
            parts=tuple(
                part if part.row is None else replace(part, weight=float(weights[part.row]))
                for part in unit.parts
            ),
        )
        for unit in units
    )


def with_figures(units: Sequence[NewUnit]) -> tuple[NewUnit, ...]:
    """Leave out the new units of which no part was scored."""
    return tuple(unit for unit in units if unit.scored)


def parts_missing(units: Sequence[NewUnit], *, partial: bool) -> Iterator[Diagnostic]:
    """Every part of a new unit was scored (R640); a warning where a part is enough."""
    severity = Severity.WARNING if partial else None
    for unit in units:
        for part in unit.parts:
            if part.row is None:
                yield catalogue.PART_NOT_SCORED.at(
                    part.location,
                    severity=severity,
                    part=unit_with_code(part.name, part.code),
                    new=unit_with_code(unit.name, unit.code),
                    near=near_text(part.near),
                )


def divided_units(units: Sequence[NewUnit]) -> Iterator[Diagnostic]:
    """A unit that was divided counts in each of its heirs (R642)."""
    heirs: dict[str, list[NewUnit]] = {}
    for unit in units:
        for part in unit.scored:
            heirs.setdefault(part.code, []).append(unit)
    names = {part.code: part.name for unit in units for part in unit.scored}
    for code, several in heirs.items():
        if len(several) > 1:
            listed = ", ".join(unit_with_code(unit.name, unit.code) for unit in several)
            yield catalogue.COUNTED_IN_SEVERAL.at(
                Location(), part=unit_with_code(names[code], code), count=len(several), units=listed
            )


def blocks_agree(units: Sequence[NewUnit], before: Results) -> Iterator[Diagnostic]:
    """The parts of a new unit stand in one block, unless its block is stated (R641)."""
    for unit in units:
        blocks = blocks_of(unit, before)
        if unit.block is None and len(blocks) > 1:
            listed = "; ".join(
                f"{block or '–'}: {', '.join(part.name for part in parts)}"
                for block, parts in blocks.items()
            )
            new = unit_with_code(unit.name, unit.code)
            yield catalogue.BLOCKS_DIFFER.at(unit.parts[0].location, new=new, blocks=listed)


def weights_are_usable(
    units: Sequence[NewUnit], column: str, origin: Origin
) -> Iterator[Diagnostic]:
    """The weights of merged parts are given, 0 or more, and not all 0 (R643)."""
    for unit in units:
        if not unit.is_merged:
            continue
        faulty = [part for part in unit.scored if not part.weight >= 0]
        for part in faulty:
            place = part.location if part.location.file else origin.locate(part.code, column)
            seen = BLANK if np.isnan(part.weight) else in_figures(f"{part.weight:.10g}")
            yield catalogue.WEIGHT_NOT_USABLE.at(
                place or Location(),
                of=unit_with_code(part.name, part.code),
                column=column,
                seen=seen,
            )
        if unit.scored and not faulty and not any(part.weight for part in unit.scored):
            yield catalogue.WEIGHT_NOT_USABLE.at(
                Location(), of=unit_with_code(unit.name, unit.code), column=column, seen=ADDING_UP
            )


def near_text(near: str) -> Text:
    """Say which names are close, where there are any."""
    if not near:
        return Text("", "")
    return as_it_stands(f"; gần giống: {near}", f"; close to it: {near}")
