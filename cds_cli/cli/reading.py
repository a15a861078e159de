"""Data as a submission to the set that they answer."""

from pathlib import Path

from cds_cli.cli.find_set import AskedSet, set_of
from cds_cli.cli.stopping import stop
from cds_cli.definitions.models import IndicatorSet
from cds_cli.diagnostics import Checked, InvalidInput
from cds_cli.submission.period import Period
from cds_cli.submission.read import Reading, Request, read_submission
from cds_cli.tables.grid import Book, Limits
from cds_cli.tables.read import read_book
from cds_cli.text import Language, Text

NO_SHEET = Text("Không có trang tính {name}. Có: {known}.", "No sheet {name}. There are: {known}.")


def read_data(
    data: Path, asked: AskedSet, limits: Limits, language: Language
) -> tuple[IndicatorSet, Checked[Reading]]:
    """Read the file, find its set, and read the figures, with every fault of all of them."""
    read = read_book(data, limits)
    book = read.value
    if book is None:
        raise InvalidInput(read.diagnostics)
    check_sheet(book, asked.sheet, language)
    indicator_set = set_of(book, asked, language)
    period = asked.period or only_period(indicator_set)
    reading = read_submission(book, Request(indicator_set, asked.stage, period, asked.sheet))
    return indicator_set, Checked(reading.value, (*read.diagnostics, *reading.diagnostics))


def check_sheet(book: Book, sheet: str | None, language: Language) -> None:
    """Refuse a sheet that the file does not have."""
    titles = [grid.sheet for grid in book.grids if grid.sheet is not None]
    if sheet is not None and sheet not in titles:
        known = ", ".join(f'"{title}"' for title in titles) or "–"
        stop(NO_SHEET, language, name=f'"{sheet}"', known=known)


def only_period(indicator_set: IndicatorSet) -> Period | None:
    """Give the period that a set is for, where it names one only."""
    periods = indicator_set.periods
    return Period.parse(periods[0]) if len(periods) == 1 else None
