"""What is known of the units of a table, as one frame."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from cds_cli.definitions.models import IndicatorSet
from cds_cli.submission.figures import ReadTable
from cds_cli.submission.laid_out import LaidOut
from cds_cli.submission.rows import text_in
from cds_cli.units.model import Unit
from cds_cli.units.names import name_key

YES_NO = {1.0: "Có", 0.0: "Không"}
"""How a yes-or-no attribute of a unit is named in a condition."""


def frame_of_units(
    table: ReadTable, indicator_set: IndicatorSet, known: Mapping[int, Unit]
) -> pd.DataFrame:
    """Put what is known of the units into one table, in their order.

    Where the file says nothing, a registry's units (``known``, by place) do.
    """
    laid = table.laid
    columns: dict[str, list[object]] = {"name": list(laid.names)}
    for role in ("block", "kind", "parent"):
        registered = {place: getattr(unit, role) for place, unit in known.items()}
        columns[role] = one_spelling(unit_cells(laid, role, registered))
    for attribute in indicator_set.attributes:
        registered = {p: u.attributes.get(attribute.code) for p, u in known.items()}
        columns[attribute.code] = attribute_values(table, attribute.code, registered)
    index = pd.Index(laid.codes, name="code", dtype=object)
    return pd.DataFrame(columns, index=index, dtype=object)


def unit_cells(laid: LaidOut, role: str, registered: Mapping[int, str]) -> list[object]:
    """Give what a column says of each unit, or else the registry; empty texts elsewhere."""
    column = laid.known.get(role)
    said = [
        "" if column is None else text_in(column.cells[place]) for place in range(len(laid.codes))
    ]
    return [text or registered.get(place, "") for place, text in enumerate(said)]


def one_spelling(names: list[object]) -> list[object]:
    """Write names that are the same in the way the first of them is: Khối 1 and KHỐI 1 are one."""
    first: dict[str, object] = {}
    return [first.setdefault(name_key(str(name)), name) for name in names]


def attribute_values(table: ReadTable, code: str, registered: Mapping[int, object]) -> list[object]:
    """Give the values of an attribute: text for text, figures for the rest, None where unknown."""
    values = typed_values(table, code)
    return [registered.get(p) if value is None else value for p, value in enumerate(values)]


def typed_values(table: ReadTable, code: str) -> list[object]:
    """Give the values of an attribute that stand in the file."""
    read = table.columns.get(("attribute", code))
    if read is None:
        return [None] * len(table.codes)
    if read.reading.texts:
        return list(read.reading.texts)
    if read.heading.column is not None and read.heading.column.kind == "yes_no":
        return [YES_NO.get(value) for value in read.reading.values]
    return [None if np.isnan(value) else value for value in read.reading.values]
