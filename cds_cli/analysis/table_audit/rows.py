"""Which rows of a published table are units, and which say weights, maxima or sums."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cds_cli.analysis.table_audit.model import Layout, Role
from cds_cli.analysis.table_audit.words import (
    MAXIMUM_LABELS,
    NUMBERING,
    SUMMARY_LABELS,
    WEIGHT_LABELS,
)
from cds_cli.tables.grid import CellValue
from cds_cli.units.names import name_key

Cells = Mapping[int, CellValue]


@dataclass(slots=True)
class Sorted:
    """The rows below a header, by what they are. ``skipped``: with what stands first in them.

    ``sections``: what the last row without figures above each unit says, such as ``Khối xã``.
    """

    units: list[int] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    weights: int | None = None
    maxima: int | None = None
    skipped: list[tuple[int, str]] = field(default_factory=list)


def sorted_rows(layout: Layout) -> Sorted:
    """Tell units from weights, maxima, sums, numberings, sections and notes."""
    found, section = Sorted(), ""
    for row, cells in layout.grid.rows.items():
        if row <= layout.last:
            continue
        labels = labels_of(layout, cells)
        if labels & WEIGHT_LABELS:
            found.weights = row
        elif labels & MAXIMUM_LABELS:
            found.maxima = row
        elif is_unit(layout, cells) and not labels & SUMMARY_LABELS:
            found.units.append(row)
            found.sections.append(section)
        else:
            section = section if has_figures(layout, cells) else written([*cells.values()][-1])
            found.skipped.append((row, written(next(iter(cells.values())))))
    return found


def labels_of(layout: Layout, cells: Cells) -> set[str]:
    """Give what a row is called: in the columns of names and codes, and in its first cell."""
    columns = (layout.role(Role.NAME), layout.role(Role.CODE))
    places = [one.column for one in columns if one is not None]
    first = next(iter(cells.values()))
    values = [cells[place] for place in places if place in cells]
    # A number in the first cell counts rows, and is no name.
    return {name_key(one) for one in (*values, first) if isinstance(one, str)}


def is_unit(layout: Layout, cells: Cells) -> bool:
    """Whether a row names a unit and has at least one figure; a count of columns is none."""
    columns = (layout.role(Role.NAME), layout.role(Role.CODE))
    known = [one.column for one in columns if one is not None]
    named = [cells[column] for column in known if column in cells]
    if known and (not named or is_numbering(list(cells.values()))):
        return False
    return has_figures(layout, cells)


def has_figures(layout: Layout, cells: Cells) -> bool:
    """Whether anything stands in a column of figures."""
    return any(column in cells for column in figure_columns(layout))


def figure_columns(layout: Layout) -> set[int]:
    """Give the columns of figures, whose empty formulas count too."""
    columns = (layout.role(Role.TOTAL), layout.role(Role.RANK), *layout.parts)
    return {one.column for one in columns if one is not None}


def is_numbering(values: Sequence[CellValue]) -> bool:
    """Whether a row only counts the columns: (1) (2) (3)."""
    return all(NUMBERING.fullmatch(written(value)) for value in values)


def written(value: CellValue | None) -> str:
    """Write a cell as text; a code that Excel holds as a number has no decimals."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).split())
