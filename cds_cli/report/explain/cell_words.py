"""Cells in words: what stood in them, where, and what was typed."""

from collections.abc import Sequence
from datetime import date
from pathlib import PurePath

from cds_cli.analysis.explain.cells import TAKEN_FROM, Cell, CellState, Said
from cds_cli.diagnostics import Location
from cds_cli.report.answers.model import Value, Worded
from cds_cli.report.explain import phrases
from cds_cli.report.explain.figures import grouped, join, listed
from cds_cli.submission.kinds.shown import number
from cds_cli.text import Language, Text, as_it_stands, told


def cells_told(cells: Sequence[Cell]) -> Text:
    """Write some cells one after the other."""
    return listed([cell_told(cell) for cell in cells], "; ")


def cell_told(cell: Cell) -> Text:
    """Write one cell: its name, its figure, its place, what was typed, who else uses it."""
    beside: list[Text] = []
    if cell.place is not None:
        beside.append(as_it_stands(*(place_told(cell.place),) * 2))
    if cell.typed and cell.state is not CellState.TAKEN and cell.typed != figure_in_cell(cell):
        beside.append(told(phrases.TYPED, typed=cell.typed))
    if cell.shared_by:
        beside.append(told(phrases.SHARED, codes=", ".join(cell.shared_by)))
    what = held(cell)
    return join(what, " (", listed(beside), ")") if beside else what


def figure_in_cell(cell: Cell) -> str | None:
    """Give the figure of a cell as a Vietnamese cell may hold it; None where there is none."""
    has_figure = cell.state is CellState.GIVEN
    return figure_told(cell).fill(Language.VI, {}) if has_figure else None


def held(cell: Cell) -> Text:
    """Say what a cell holds."""
    name = cell.column.name
    match cell.state:
        case CellState.NOT_APPLICABLE:
            return told(phrases.EXEMPT, name=name)
        case CellState.MISSING:
            return told(phrases.BLANK if cell.place else phrases.NO_COLUMN, name=name)
        case CellState.TAKEN:
            source = (cell.typed or "").removeprefix(TAKEN_FROM)
            return told(phrases.TAKEN, name=name, value=figure_told(cell), source=source)
        case CellState.GIVEN:
            return told(phrases.CELL, name=name, value=figure_told(cell))


def figure_told(cell: Cell) -> Text:
    """Write the figure of a cell the way its kind asks for."""
    value, kind = cell.value, cell.column.kind
    if kind == "yes_no":
        return phrases.YES if value else phrases.NO
    if kind == "choice":
        name = cell.column.options[int(value)].name
        return as_it_stands(name, name)
    if kind == "date":
        return as_it_stands(*(f"{date.fromordinal(int(value)):%d/%m/%Y}",) * 2)
    measure = cell.column.input.unit_of_measure
    return join(grouped(value), " %" if kind == "percent" else "", f" {measure}" if measure else "")


def plain_value(cell: Cell) -> Value:
    """Give the figure of a cell for programs: a number, yes or no, a code, a day."""
    if cell.state in {CellState.MISSING, CellState.NOT_APPLICABLE}:
        return None
    kind = cell.column.kind
    if kind == "yes_no":
        return Worded("yes" if cell.value else "no", figure_told(cell))
    if kind == "choice":
        return Worded(cell.column.options[int(cell.value)].code, figure_told(cell))
    if kind == "date":
        return date.fromordinal(int(cell.value)).isoformat()
    return in_full(cell.value)


def in_full(figure: float) -> Worded:
    """Give a figure with all its digits, for people and programs."""
    written = number(figure)
    return Worded(figure, written if isinstance(written, Text) else as_it_stands(written, written))


def place_told(place: Location) -> str:
    """Write a place without the folders of whoever scored: ``nop.xlsx[Số liệu!C5]``."""
    name = PurePath(place.file).name
    return str(Location(name, place.row, place.column, place.sheet))


def cell_name(place: Location | None) -> str | None:
    """Name a cell: ``C5``, or row and column of a csv as ``5:3``."""
    if place is None:
        return None
    return place.cell or ":".join(str(one) for one in (place.row, place.column) if one) or None


def said_told(said: Sequence[Said]) -> Text:
    """Write the texts beside an indicator with their places."""
    return listed([one_said(one) for one in said], "; ")


def one_said(one: Said) -> Text:
    """Write one text."""
    place = f" ({place_told(one.place)})" if one.place else ""
    return join(phrases.SAID[one.what], one.text, place)
