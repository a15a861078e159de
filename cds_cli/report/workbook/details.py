"""The sheet of details: exact points and maxima of every node, groups as formulas."""

from collections.abc import Iterator, Sequence

from cds_cli.report.publication import ShownNode
from cds_cli.report.ranking.model import Kind
from cds_cli.report.ranking.sheets import NODE_WIDTH, second_headings
from cds_cli.report.ranking.styles import SCALE_OF_MANY
from cds_cli.report.workbook import words
from cds_cli.report.workbook.book import DETAILS_HEADS, DETAILS_TOP, Book, known
from cds_cli.report.workbook.columns import ROW, Formulas
from cds_cli.report.workbook.formulas import LONGEST_FORMULA, Cell, Formula
from cds_cli.report.workbook.tables import Column, finish, write_head, write_table
from cds_cli.results.figures import Array
from cds_cli.text import Text

MOST_LEVELS = 7
"""Levels of an outline that Excel allows."""
NAME_WIDTH = 30


def write(book: Book) -> None:
    """Write the sheet of details."""
    sheet = book.add(book.details.sheet)
    write_head(sheet, book.say(words.DETAILS_TITLE), [notes(book)], book.styles)
    sheet.outline_settings(symbols_below=False, symbols_right=False)
    columns = [*identity(book), *points(book), *maxima(book)]
    write_table(sheet, DETAILS_TOP, columns, book.styles)
    last = DETAILS_TOP + DETAILS_HEADS - 1
    finish(sheet, last, columns, 2, book.footer)
    sheet.repeat_rows(DETAILS_TOP, last)
    sheet.repeat_columns(0, 1)
    sheet.set_print_scale(SCALE_OF_MANY)


def notes(book: Book) -> str:
    """Say what is a formula, and what is not and why."""
    formulas = Formulas.of(book.results.indicator_set, book.layout)
    too_long = [
        node.code or book.say(words.TOTAL)
        for node in book.layout.nodes
        for formula in (formulas.points(node.code), formulas.maximum(node.code))
        if len(in_row(formula, book.details.first + book.details.count)) > LONGEST_FORMULA
    ]
    left_out = [book.say(words.NO_FORMULA, codes=", ".join(dict.fromkeys(too_long)))]
    return " ".join([book.say(words.FORMULAS), *(left_out if too_long else [])])


def in_row(formula: str, row: int) -> str:
    """Write a formula into a row."""
    return formula.replace(ROW, str(row))


def identity(book: Book) -> Iterator[Column]:
    """Give the columns that say who a unit is; the number of its block is for formulas."""
    rows, text = range(len(book.order)), book.styles.text()
    codes: list[Cell] = list(book.codes)
    hidden: dict[str, object] = {"hidden": True}
    yield Column(head(book, words.CODE), codes, text, width_of(codes))
    yield Column(head(book, words.NAME), book.column("name", rows), text, NAME_WIDTH)
    several = {} if "block" in book.keys else hidden
    blocks = book.column("block", rows)
    yield Column(head(book, words.BLOCK), blocks, text, width_of(blocks), outline=several)
    numbers: list[Cell] = list(book.block_numbers())
    yield Column(head(book, words.BLOCK_NUMBER), numbers, text, 6, outline=hidden)


def head(book: Book, text: Text) -> tuple[str, ...]:
    """Head a column that is no figure."""
    return (book.say(text), "", "")


def width_of(texts: Sequence[Cell]) -> int:
    """Give the width of a column of codes or blocks."""
    return min(max((len(str(text)) for text in texts), default=0) + 5, NAME_WIDTH)


def points(book: Book) -> Iterator[Column]:
    """Give the points of each node, deeper nodes on deeper levels of the outline."""
    formulas = Formulas.of(book.results.indicator_set, book.layout)
    second = dict(second_headings(book.document))
    rows = range(len(book.order))
    for node in book.layout.nodes:
        told = second[f"{node.code}.points" if node.code else "points"]
        figures = book.results.figures[node.code]
        yield Column(
            (*named(book, node), told),
            cells(book, formulas.points(node.code), figures.points, figures.maximum),
            book.figure(Kind.POINTS),
            NODE_WIDTH,
            book.marked(node.code, rows),
            {"level": min(max(node.depth - 1, 0), MOST_LEVELS)},
        )


def maxima(book: Book) -> Iterator[Column]:
    """Give the maxima of each node; all but that of the whole set are folded away."""
    formulas = Formulas.of(book.results.indicator_set, book.layout)
    told = book.say(words.MAXIMUM)
    for node in book.layout.nodes:
        maximum = book.results.figures[node.code].maximum
        # The total is not marked as folded: LibreOffice would fold what stands to its left.
        folded: dict[str, object] = {"level": 1, "hidden": True} if node.code else {}
        yield Column(
            (*named(book, node), told),
            cells(book, formulas.maximum(node.code), maximum, maximum),
            book.figure(Kind.MAXIMUM),
            NODE_WIDTH,
            outline=folded,
        )


def named(book: Book, node: ShownNode) -> tuple[str, str]:
    """Head the column of a node: its code above its name."""
    return (node.code, node.name) if node.code else (book.say(words.TOTAL), "")


def cells(book: Book, formula: str, figures: Array, maximum: Array) -> list[Cell]:
    """Give the figures of a node; one that does not apply to a unit stays empty."""
    first = book.details.first + 1
    if formula:
        return [
            Formula(in_row(formula, row), value)
            for row, value in enumerate(figures.tolist(), first)
        ]
    applies = (maximum > 0).tolist()
    return [value if there else None for value, there in zip(known(figures), applies, strict=True)]
