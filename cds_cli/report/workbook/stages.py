"""The sheets on which units and indicators are compared before and after appraisal."""

from collections.abc import Iterator

import numpy as np

from cds_cli.definitions.models import Indicator
from cds_cli.report.publication import aligned_with
from cds_cli.report.ranking.model import Kind, name_in
from cds_cli.report.workbook import words
from cds_cli.report.workbook.beside import TOP, Beside
from cds_cli.report.workbook.book import Book
from cds_cli.report.workbook.formulas import Cell
from cds_cli.report.workbook.tables import Column, finish, write_head, write_table
from cds_cli.results.figures import Array
from cds_cli.results.model import Results
from cds_cli.results.rounding import round_half_up

HEADS = (
    words.SELF_INDEX,
    words.APPRAISED_INDEX,
    words.DIFFERENCE,
    words.SELF_RANK,
    words.APPRAISED_RANK,
)
COUNTED = (words.COMPARED, words.FELL, words.TO_ZERO, words.ROSE, words.SAME)


def write_units(book: Book, own: Results) -> None:
    """Write index and rank of both stages and what lies between them."""
    sheet = book.add(book.say(words.STAGES))
    beside = Beside(book, own, (), [book.say(head) for head in HEADS])
    write_head(sheet, book.say(words.STAGES_TITLE), [told(book, own)], book.styles)
    made = beside.columns()
    columns = [made[key] for key in beside.keys]
    write_table(sheet, TOP, columns, book.styles)
    finish(sheet, TOP, columns, 2, book.footer)


def told(book: Book, own: Results) -> str:
    """Count the units appraised lower and higher."""
    claimed, appraised = aligned_with(book.results, own, own.index()), book.results.index()
    there = set(book.results.units.index)
    return book.say(
        words.STAGES_TOLD,
        lower=int(np.count_nonzero(appraised < claimed)),
        higher=int(np.count_nonzero(appraised > claimed)),
        same=int(np.count_nonzero(appraised == claimed)),
        missing=sum(code not in there for code in own.units.index),
    )


def write_indicators(book: Book, own: Results) -> None:
    """Write for each indicator in how many units it was adjusted."""
    sheet = book.add(book.say(words.ADJUSTED))
    title, note = book.say(words.ADJUSTED_TITLE), book.say(words.ADJUSTED_TOLD)
    write_head(sheet, title, [note], book.styles)
    leaves = [leaf for leaf in book.results.indicator_set.leaves() if leaf.code in own.figures]
    columns = list(indicator_columns(book, own, leaves))
    write_table(sheet, TOP, columns, book.styles)
    finish(sheet, TOP, columns, 2, book.footer)


def indicator_columns(book: Book, own: Results, leaves: list[Indicator]) -> Iterator[Column]:
    """Give code, name, counts of units, and the mean difference of points."""
    text, count = book.styles.text(), book.figure(Kind.RANK)
    codes: list[Cell] = [leaf.code for leaf in leaves]
    names: list[Cell] = [name_in(leaf, book.publication.language) for leaf in leaves]
    yield Column((book.say(words.CODE),), codes, text, 10)
    yield Column((book.say(words.NAME),), names, text, 60)
    both = [
        (aligned_with(book.results, own, own.points(leaf.code)), book.results.points(leaf.code))
        for leaf in leaves
    ]
    counts = [adjustments(claimed, appraised) for claimed, appraised in both]
    for place, head in enumerate(COUNTED):
        cells: list[Cell] = [one[place] for one in counts]
        yield Column((book.say(head),), cells, count)
    means: list[Cell] = [mean_difference(book, *pair) for pair in both]
    yield Column((book.say(words.MEAN_DIFFERENCE),), means, book.figure(Kind.POINTS), 14)


def adjustments(claimed: Array, appraised: Array) -> tuple[int, int, int, int, int]:
    """Count the units that are compared, that fell, fell to zero, rose and stayed."""
    fell = appraised < claimed
    counted = (~np.isnan(claimed), fell, fell & (appraised == 0), appraised > claimed)
    compared, down, zero, up = (int(np.count_nonzero(mask)) for mask in counted)
    return compared, down, zero, up, compared - down - up


def mean_difference(book: Book, claimed: Array, appraised: Array) -> float | None:
    """Give the mean of what appraisal changed; None where nothing can be compared."""
    change = (appraised - claimed)[~np.isnan(claimed)]
    if not len(change):
        return None
    return float(round_half_up(change.mean(), book.results.indicator_set.decimals))
