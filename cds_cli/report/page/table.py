"""The ranking of the page: its columns, and the cells of each unit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from cds_cli.report.answers.figures import move
from cds_cli.report.page import words
from cds_cli.report.publication import Publication
from cds_cli.report.ranking.columns import Maker, node_codes
from cds_cli.report.ranking.model import (
    Column,
    Document,
    Filled,
    Kind,
    Table,
    name_in,
    node_names,
)
from cds_cli.report.ranking.table import chosen_rows, table_of
from cds_cli.report.ranking.text import TextColumn, text_columns
from cds_cli.report.safe import clean

LEFT_OUT = (Kind.COVERAGE, Kind.MARKS)
ON_A_PHONE = frozenset({Kind.RANK, Kind.NAME, Kind.INDEX, Kind.BAND})


@dataclass(frozen=True, slots=True)
class Head:
    """A heading of the ranking; ``sort`` names the column for the script."""

    heading: str
    name: str
    style: str
    sort: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the ranking; ``opens`` marks the one that opens the unit."""

    text: str
    style: str
    opens: bool = False
    band: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A unit in the ranking; ``block`` is the place of its block among those to choose from."""

    cells: tuple[Cell, ...]
    block: int | None


def ranking_of(document: Document) -> Table:
    """Make the table of ranks; where it has pillars, the top groups stand behind them."""
    table = table_of(document).without(*LEFT_OUT)
    return Table((*table.filled, *group_columns(document)), table.blocks)


def group_columns(document: Document) -> Iterator[Filled]:
    """Give the indices of the top groups, which else take the place of pillars."""
    if document.results.indicator_set.pillars:
        make, names = Maker(document, chosen_rows(document)), node_names(document)
        for code in node_codes(document):
            yield make.node_index(code, names[code])


def heads(publication: Publication, table: Table) -> Iterator[Head]:
    """Head the columns; the ranks gained stand behind the rank."""
    styles = column_styles(publication, table)
    for column in table.columns:
        style = styles[column.key]
        yield Head(clean(column.heading), clean(column.name), style, column.key)
        if column.key == "rank" and publication.before is not None:
            moved = words.MOVED.fill(publication.language, {})
            yield Head(moved, "", "number wide", "moved")


def column_style(column: Column) -> str:
    """Give the classes of a column: figures on the right, the less needed not on a phone."""
    kind = column.kind
    styles = [] if kind.is_text else ["number"]
    if kind not in ON_A_PHONE or column.name:
        styles.append("wide")
    if kind is Kind.TEXT:
        styles.append("code")
    if kind is Kind.RANK:
        styles.append("rank")
    return " ".join(styles)


def column_styles(publication: Publication, table: Table) -> dict[str, str]:
    """Give the classes of each column; of pillars and groups the reader chooses."""
    styles = {column.key: column_style(column) for column in table.columns}
    indicator_set = publication.results.indicator_set
    if indicator_set.pillars:
        for name, nodes in (("pillar", indicator_set.pillars), ("group", indicator_set.children)):
            for node in nodes:
                styles[f"{node.code}.index"] += f" of-{name}"
    return styles


def rows(
    publication: Publication, table: Table, order: Sequence[int], blocks: Sequence[str]
) -> Iterator[Row]:
    """Give the units in the order of ranks."""
    columns = text_columns(table, publication.language)
    styles = column_styles(publication, table)
    moves = moved(publication, order)
    bands = [
        clean(name_in(b, publication.language)) for b in publication.results.indicator_set.bands
    ]
    for place in range(len(table)):
        cells = []
        for column in columns:
            cells.append(cell_of(column, place, bands, styles[column.column.key]))
            if column.column.key == "rank" and moves:
                cells.append(moves[place])
        block = blocks.index(table.blocks[place]) if blocks else None
        yield Row(tuple(cells), block)


def cell_of(column: TextColumn, place: int, bands: Sequence[str], style: str) -> Cell:
    """Write one cell; a band has its colour beside its word."""
    text = column.cells[place].rstrip()
    kind = column.column.kind
    band = f"band{bands.index(text) % 6}" if kind is Kind.BAND and text in bands else ""
    return Cell(text, style, opens=kind is Kind.NAME, band=band)


def moved(publication: Publication, order: Sequence[int]) -> list[Cell]:
    """Give the ranks that each unit gained since the earlier period."""
    gained = publication.ranks_gained()
    return [] if gained is None else [move_cell(gained[row]) for row in order]


def move_cell(gained: float) -> Cell:
    """Write ranks gained or lost."""
    if np.isnan(gained):
        return Cell("–", "number wide")
    style = "up" if gained > 0 else "down" if gained < 0 else ""
    return Cell(move(int(gained)), f"number wide {style}".rstrip())
