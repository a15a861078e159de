"""The sheet of the definition, and that of groups of persons."""

from collections.abc import Iterator

from cds_cli.definitions.tree import full_points
from cds_cli.report.page.indicators import Row, indicator_rows
from cds_cli.report.persons import FEWEST, SUPPRESSED, groups_of_persons
from cds_cli.report.ranking.model import Kind
from cds_cli.report.ranking.styles import LINE
from cds_cli.report.ranking.words import round_line, set_line, title
from cds_cli.report.workbook import words
from cds_cli.report.workbook.book import Book
from cds_cli.report.workbook.details import MOST_LEVELS
from cds_cli.report.workbook.formulas import Cell
from cds_cli.report.workbook.tables import Column, finish, write_head, write_table

TOP = 3
INDENT = 12


def write(book: Book) -> None:
    """Write all nodes with their maxima, weights and rules."""
    sheet = book.add(book.say(words.INDICATORS))
    write_head(sheet, book.say(words.INDICATORS_TITLE), [set_line(book.document)], book.styles)
    rows = indicator_rows(book.results.indicator_set, book.publication.language)
    columns = list(node_columns(book, rows))
    sheet.outline_settings(symbols_below=False)
    levels = [min(row.depth - 1, MOST_LEVELS) for row in rows]
    write_table(sheet, TOP, columns, book.styles, levels)
    finish(sheet, TOP, columns, 2, book.footer)


def node_columns(book: Book, rows: list[Row]) -> Iterator[Column]:
    """Give code, name, maximum, weight where there are any, and rule."""
    nodes = [node for _, node in book.results.indicator_set.walk()]
    text = book.styles.text()
    yield Column((book.say(words.CODE),), [row.code for row in rows], text, 10)
    indents = [book.styles.of(**look(row)) for row in rows]
    yield Column((book.say(words.NAME),), [row.name for row in rows], text, 56, indents)
    most: list[Cell] = [full_points(node) for node in nodes]
    figure = book.styles.of(align="right", bottom=1, bottom_color=LINE)
    yield Column((book.say(words.MAXIMUM),), most, figure, 11)
    if any(node.weight for node in nodes):
        weights: list[Cell] = [node.weight for node in nodes]
        yield Column((book.say(words.WEIGHT),), weights, figure, 11)
    yield Column((book.say(words.RULE),), [row.rule for row in rows], text, 70)


def look(row: Row) -> dict[str, object]:
    """Give the look of a name: deeper nodes further to the right, groups in bold."""
    return {
        "indent": min(1 + 2 * (row.depth - 1), INDENT),
        "bold": row.kind != "indicator",
        "text_wrap": True,
        "align": "left",
        "bottom": 1,
        "bottom_color": LINE,
    }


def write_groups(book: Book) -> None:
    """Write the groups of persons: how many, and their mean index, unless they are too few."""
    sheet = book.add(book.say(words.GROUPS))
    lines = [
        " · ".join((title(book.document), round_line(book.document))),
        book.say(words.GROUPS_TOLD, fewest=FEWEST),
    ]
    write_head(sheet, book.say(words.GROUPS_TITLE), lines, book.styles)
    groups = groups_of_persons(book.results)
    few = book.say(SUPPRESSED, fewest=FEWEST)
    text = book.styles.text()
    counts: list[Cell] = [few if one.count is None else one.count for one in groups]
    means: list[Cell] = [few if one.is_suppressed else one.mean for one in groups]
    columns = [
        Column((book.say(words.GROUP),), [one.group or "–" for one in groups], text, 50),
        Column((book.say(words.PERSONS),), counts, book.figure(Kind.RANK), 18),
        Column((book.say(words.MEAN_INDEX),), means, book.figure(Kind.INDEX), 20),
    ]
    write_table(sheet, TOP + 1, columns, book.styles)
    finish(sheet, TOP + 1, columns, 1, book.footer)
