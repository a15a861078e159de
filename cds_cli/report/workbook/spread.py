"""The sheet that shows how units spread on each indicator."""

from collections.abc import Iterator, Sequence

import numpy as np

from cds_cli.definitions.models import Indicator
from cds_cli.report.persons import FEWEST, SUPPRESSED
from cds_cli.report.ranking.model import Kind, name_in
from cds_cli.report.workbook import words
from cds_cli.report.workbook.book import Book
from cds_cli.report.workbook.formulas import Cell
from cds_cli.report.workbook.tables import Column, finish, write_head, write_table
from cds_cli.results.figures import Array
from cds_cli.results.rounding import round_half_up

TOP = 3
QUARTILES = (0, 25, 50, 75, 100)
SHARES = (words.LOWEST, words.FIRST, words.MEDIAN, words.THIRD, words.HIGHEST, words.MEAN)
COUNTS = (words.ZEROS, words.FULL, words.NOT_APPLICABLE)
OF_ONE_PERSON = frozenset({words.LOWEST, words.HIGHEST, *COUNTS})
"""What may be the figure of a single person, or tell who has it."""


def write(book: Book) -> None:
    """Write minimum, quartiles, maximum and mean of each indicator, and how many stand out."""
    sheet = book.add(book.say(words.SPREAD))
    title, note = book.say(words.SPREAD_TITLE), book.say(words.SPREAD_TOLD)
    write_head(sheet, title, [note], book.styles)
    leaves = book.results.indicator_set.leaves()
    columns = list(spread_columns(book, leaves))
    write_table(sheet, TOP, columns, book.styles)
    finish(sheet, TOP, columns, 2, book.footer)


def spread_columns(book: Book, leaves: Sequence[Indicator]) -> Iterator[Column]:
    """Give code, name and number of units, then shares and counts."""
    text, count, index = book.styles.text(), book.figure(Kind.RANK), book.figure(Kind.INDEX)
    codes: list[Cell] = [leaf.code for leaf in leaves]
    names: list[Cell] = [name_in(leaf, book.publication.language) for leaf in leaves]
    yield Column((book.say(words.CODE),), codes, text, 10)
    yield Column((book.say(words.NAME),), names, text, 46)
    figures = [book.results.index(leaf.code) for leaf in leaves]
    of_persons = book.results.indicator_set.is_of_persons
    units: list[Cell] = [number_of(book, one) for one in figures]
    yield Column((book.say(words.UNITS_COUNTED),), units, count, 14 if of_persons else 10)
    for heads, made, style in ((SHARES, shares_of, index), (COUNTS, counts_of, count)):
        rows = [made(book, one) for one in figures]
        for place, head in enumerate(heads):
            if not (of_persons and head in OF_ONE_PERSON):
                cells: list[Cell] = [row[place] for row in rows]
                yield Column((book.say(head),), cells, style, 10)


def number_of(book: Book, index: Array) -> Cell:
    """Count the units that an indicator applies to; not of too few persons."""
    count = int(np.count_nonzero(~np.isnan(index)))
    if book.results.indicator_set.is_of_persons and count < FEWEST:
        return book.say(SUPPRESSED, fewest=FEWEST)
    return count


def shares_of(book: Book, index: Array) -> list[float | None]:
    """Give minimum, quartiles, maximum and mean; nothing where there are too few."""
    shares = index[~np.isnan(index)]
    fewest = FEWEST if book.results.indicator_set.is_of_persons else 1
    if len(shares) < fewest:
        return [None] * len(SHARES)
    figures = [*np.percentile(shares, QUARTILES), shares.mean()]
    rounded = round_half_up(figures, book.results.indicator_set.index_decimals)
    return [float(one) for one in rounded]


def counts_of(_: Book, index: Array) -> list[int]:
    """Count the units at zero, at the maximum, and that it does not apply to."""
    return [int(np.count_nonzero(mask)) for mask in (index == 0, index == 1, np.isnan(index))]
