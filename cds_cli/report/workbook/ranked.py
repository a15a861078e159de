"""The sheet of ranks: as published, by formulas over the sheet of details."""

from collections.abc import Iterator, Sequence
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from cds_cli.report.publication import aligned_with
from cds_cli.report.ranking.columns import maximum_decimals
from cds_cli.report.ranking.model import Kind, name_in
from cds_cli.report.ranking.notes import sign_notes
from cds_cli.report.ranking.sheets import NODE_WIDTH
from cds_cli.report.ranking.table import table_of
from cds_cli.report.ranking.words import round_line, set_line, title
from cds_cli.report.safe import clean
from cds_cli.report.workbook import words
from cds_cli.report.workbook.book import RANKED_TOP, Book, known, node_key, valued
from cds_cli.report.workbook.colours import band_colours, pale
from cds_cli.report.workbook.details import NAME_WIDTH, width_of
from cds_cli.report.workbook.formulas import (
    Cell,
    Formula,
    band_formula,
    label,
    quoted,
    rounded,
)
from cds_cli.report.workbook.tables import Column, finish, write_head, write_table
from cds_cli.results.figures import TOTAL
from cds_cli.results.rounding import round_half_up

HIDDEN: dict[str, object] = {"hidden": True}


def write(book: Book) -> None:
    """Write the sheet of ranks."""
    sheet = book.add(book.ranked.sheet)
    write_head(sheet, title(book.document), lines(book), book.styles)
    made = columns(book)
    shown = [made[key] for key in book.keys]
    write_table(sheet, RANKED_TOP, shown, book.styles)
    finish(sheet, RANKED_TOP, shown, book.at("name") + 1, book.footer)
    colour(sheet, book)


def lines(book: Book) -> Iterator[str]:
    """Say what the ranking rests on, what its signs mean, and how it is calculated."""
    document = book.document
    yield " · ".join((set_line(document), round_line(document)))
    yield "; ".join(sign_notes(table_of(document), document.language))
    yield book.say(words.RANK_FORMULAS, details=book.details.sheet)


def columns(book: Book) -> dict[str, Column]:
    """Make the columns by their keys."""
    made = {**identity(book), **figures(book), **standing(book), **helpers(book)}
    names = {node.code: node.name for node in book.layout.nodes}
    for code in book.publication.main_codes():
        head = f"{code}\n{names[code]}"
        cells = index_cells(book, code)
        made[node_key(code)] = Column((head,), cells, book.figure(Kind.INDEX), NODE_WIDTH)
    return made


def identity(book: Book) -> dict[str, Column]:
    """Make the columns that say who a unit is."""
    text = book.styles.text()
    codes: list[Cell] = [book.codes[row] for row in book.order]
    blocks = book.column("block", book.order)
    return {
        "code": Column((book.say(words.CODE),), codes, text, width_of(codes)),
        "name": Column((book.say(words.NAME),), book.column("name", book.order), text, NAME_WIDTH),
        "block": Column((book.say(words.BLOCK),), blocks, text, width_of(blocks)),
    }


def figures(book: Book) -> dict[str, Column]:
    """Make the columns of points, maximum and index of the whole set."""
    results, decimals = book.results, book.results.indicator_set.decimals
    most = round_half_up(results.maximum(), maximum_decimals(decimals))
    points, maximum = book.layout.points(TOTAL), book.layout.maximum(TOTAL)
    return {
        "points": Column(
            (book.say(words.POINTS),),
            rounded_cells(book, points, known(results.points(), book.order), decimals),
            book.figure(Kind.POINTS),
            styles=book.marked(TOTAL, book.order),
        ),
        "maximum": Column(
            (book.say(words.MAXIMUM),),
            rounded_cells(book, maximum, known(most, book.order), maximum_decimals(decimals)),
            book.figure(Kind.MAXIMUM),
        ),
        "index": Column(
            (book.say(words.INDEX),), index_cells(book, TOTAL), book.figure(Kind.INDEX), 14
        ),
    }


def standing(book: Book) -> dict[str, Column]:
    """Make the columns of rank, places moved and band."""
    made = {"rank": Column((book.say(words.RANK),), rank_cells(book), book.figure(Kind.RANK), 9)}
    if "moved" in book.keys:
        made["moved"] = Column((book.say(words.MOVED),), moved_cells(book), book.moves(), 9)
    if "band" in book.keys:
        made["band"] = Column((book.say(words.BAND),), band_cells(book), book.styles.text(), 16)
    return made


def helpers(book: Book) -> dict[str, Column]:
    """Make the hidden columns: where a unit stands on the other sheet, its block, its old rank."""
    numbers, rank = book.block_numbers(), book.figure(Kind.RANK)
    rows: list[Cell] = [
        Formula(f"={book.details.found(cell)}", row + 1)
        for cell, row in zip(own(book, "code"), book.order, strict=True)
    ]
    blocks: list[Cell] = [numbers[row] for row in book.order]
    made = {
        "row": Column((book.say(words.ROW),), rows, rank, outline=HIDDEN),
        "number": Column((book.say(words.BLOCK_NUMBER),), blocks, rank, outline=HIDDEN),
    }
    before = book.publication.before
    if before is not None:
        ranks: list[Cell] = [*known(aligned_with(book.results, before, before.ranks()), book.order)]
        made["before"] = Column((book.say(words.RANK_BEFORE),), ranks, rank, outline=HIDDEN)
    return made


def own(book: Book, key: str) -> list[str]:
    """Name the cells of a column, row by row."""
    name, first = xl_col_to_name(book.at(key)), book.ranked.first + 1
    return [f"${name}{row}" for row in range(first, first + book.ranked.count)]


def rounded_cells(
    book: Book, column: int, values: Sequence[float | None], decimals: int
) -> list[Cell]:
    """Take figures from the sheet of details, rounded."""
    return [
        Formula(f"={rounded(book.details.taken(column, row), decimals)}", valued(value))
        for row, value in zip(own(book, "row"), values, strict=True)
    ]


def index_cells(book: Book, code: str) -> list[Cell]:
    """Divide points by maximum, where something applies."""
    values = known(book.results.index(code), book.order)
    return [
        Formula(f"={share_formula(book, code, row)}", valued(value))
        for row, value in zip(own(book, "row"), values, strict=True)
    ]


def share_formula(book: Book, code: str, row: str) -> str:
    """Write the index of a node of the unit whose row on the sheet of details a cell says."""
    points = book.details.taken(book.layout.points(code), row)
    most = book.details.taken(book.layout.maximum(code), row)
    share = rounded(f"{points}/{most}", book.results.indicator_set.index_decimals)
    return f'IF({most}>0,{share},"")'


def rank_cells(book: Book) -> list[Cell]:
    """Count the units of the block with a higher index."""
    blocks, indices = (book.ranked.area(book.at(key)) for key in ("number", "index"))
    values = known(book.results.ranks(), book.order)
    return [
        Formula(
            f'=IF({index}="","",COUNTIFS({blocks},{block},{indices},">"&{index})+1)',
            valued(value),
        )
        for index, block, value in zip(own(book, "index"), own(book, "number"), values, strict=True)
    ]


def moved_cells(book: Book) -> list[Cell]:
    """Subtract the rank from that of the earlier period."""
    moved = book.publication.ranks_gained()
    if moved is None:
        return []
    return [
        Formula(f'=IF(OR({rank}="",{old}=""),"",{old}-{rank})', valued(value))
        for rank, old, value in zip(
            own(book, "rank"), own(book, "before"), known(moved, book.order), strict=True
        )
    ]


def band_cells(book: Book) -> list[Cell]:
    """Find the band by the index; its label where there are too many for a formula."""
    bands, language = book.results.indicator_set.bands, book.publication.language
    labels = {band.code: label(name_in(band, language)) for band in bands}
    reached = book.results.bands()
    values = [labels.get(reached[row] or "", "") for row in book.order]
    formulas = [band_formula(bands, index, language) for index in own(book, "index")]
    return [
        Formula(formula, value) if formula else value
        for formula, value in zip(formulas, values, strict=True)
    ]


def colour(sheet: Any, book: Book) -> None:  # noqa: ANN401
    """Lay bars under the index, and colours under the words of bands."""
    first, last = book.ranked.first, book.ranked.first + max(book.ranked.count, 1) - 1
    index = book.at("index")
    sheet.conditional_format(first, index, last, index, bars(book))
    if "band" not in book.keys:
        return
    place = book.at("band")
    cell = f"${xl_col_to_name(place)}{first + 1}"
    bands = book.results.indicator_set.bands
    for band, fill in zip(bands, band_colours(len(bands)), strict=True):
        criteria = f"={cell}={quoted(clean(name_in(band, book.publication.language)))}"
        style = book.workbook.add_format({"bg_color": fill, "font_color": "#FFFFFF"})
        rule = {"type": "formula", "criteria": criteria, "format": style}
        sheet.conditional_format(first, place, last, place, rule)


def bars(book: Book) -> dict[str, object]:
    """Give bars from 0 to 1 that leave figures readable."""
    ends = {"min_type": "num", "min_value": 0, "max_type": "num", "max_value": 1}
    tint = {"bar_color": pale(book.publication.theme.accent), "bar_solid": True}
    return {"type": "data_bar", **ends, **tint, "data_bar_2010": True}
