"""The sheet on which units are held against an earlier period."""

from cds_cli.report.safe import clean
from cds_cli.report.workbook import words
from cds_cli.report.workbook.beside import TOP, Beside
from cds_cli.report.workbook.book import Book
from cds_cli.report.workbook.formulas import Cell
from cds_cli.report.workbook.tables import Column, finish, write_head, write_table
from cds_cli.results.model import Results


def write(book: Book, before: Results) -> None:
    """Write index and rank of both periods, what moved, and who came and went."""
    sheet = book.add(book.say(words.BEFORE))
    beside = Beside(book, before, gone(book, before), heads(book, before))
    notes = statuses(book, before, len(beside.gone))
    told = book.say(
        words.BEFORE_TOLD,
        entered=sum(note is not None for note in notes) - len(beside.gone),
        left=len(beside.gone),
        period=period(before),
    )
    title = book.say(words.BEFORE_TITLE, period=period(before))
    write_head(sheet, title, [told], book.styles)
    made = beside.columns()
    columns = [made[key] for key in beside.keys]
    columns.append(Column((book.say(words.STATUS),), notes, book.styles.text(), 14))
    write_table(sheet, TOP, columns, book.styles)
    finish(sheet, TOP, columns, 2, book.footer)


def heads(book: Book, before: Results) -> list[str]:
    """Name the columns of figures."""
    then, now = period(before), period(book.results)
    return [
        book.say(words.INDEX_OF, period=then),
        book.say(words.INDEX_OF, period=now),
        book.say(words.CHANGE),
        book.say(words.RANK_OF, period=then),
        book.say(words.RANK_OF, period=now),
    ]


def period(results: Results) -> str:
    """Name the period of results."""
    return clean(str(results.period)) if results.period else "–"


def gone(book: Book, before: Results) -> list[int]:
    """Give the rows of the units that are no longer there."""
    there = set(book.results.units.index)
    return [row for row, code in enumerate(before.units.index) if code not in there]


def statuses(book: Book, before: Results, left: int) -> list[Cell]:
    """Say of each unit whether it came or went."""
    earlier, codes = set(before.units.index), book.results.units.index
    came, went = book.say(words.ENTERED), book.say(words.LEFT)
    notes: list[Cell] = [None if codes[row] in earlier else came for row in book.order]
    return [*notes, *[went] * left]
