"""Data as a submission to the set that they answer: one file, or a folder of them."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from cds_cli import catalogue
from cds_cli.cli.find_set import AskedSet, find_one, set_of
from cds_cli.cli.intake import Intake
from cds_cli.cli.output import counting
from cds_cli.cli.stopping import stop
from cds_cli.definitions.cross_checks import ChangeWithin
from cds_cli.definitions.library import heads, matching
from cds_cli.definitions.models import IndicatorSet
from cds_cli.diagnostics import Checked, Diagnostic, InvalidInput, Location
from cds_cli.submission.folder import absent_units, files_in, read_file, read_files
from cds_cli.submission.many import merged
from cds_cli.submission.period import Period
from cds_cli.submission.read import Reading, Request, read_submission
from cds_cli.tables.grid import Book
from cds_cli.tables.read import read_book
from cds_cli.text import Language, Text

NO_SHEET = Text("Không có trang tính {name}. Có: {known}.", "No sheet {name}. There are: {known}.")
READING = Text("Đọc", "Reading")
TRIED = 5
"""Files that are looked at for the set they answer, or the period, where they do not say it."""


def read_data(
    data: Path, asked: AskedSet, intake: Intake, language: Language
) -> tuple[IndicatorSet, Checked[Reading]]:
    """Read a file or a folder, find its set, and read the figures, with every fault of all."""
    if data.is_dir():
        return read_folder(data, asked, intake, language)
    read = read_book(data, intake.limits)
    book = read.value
    if book is None:
        raise InvalidInput(read.diagnostics)
    check_sheet(book, asked.sheet, language)
    indicator_set = set_of(book, asked, language)
    asked = replace(asked, period=asked.period or stamped_period(book))
    request = request_of(indicator_set, asked, intake)
    request = replace(request, is_named=asked.name is not None)
    reading = read_submission(book, request)
    sent = reading.value.sent if reading.value is not None else {}
    absent = absent_units(request, sent, str(data))
    return indicator_set, Checked(reading.value, (*read.diagnostics, *reading.diagnostics, *absent))


def read_folder(
    folder: Path, asked: AskedSet, intake: Intake, language: Language
) -> tuple[IndicatorSet, Checked[Reading]]:
    """Read all files of a folder and of those below it as one submission."""
    found = files_in(folder)
    if not found.tables:
        raise InvalidInput((*found.others, catalogue.NO_DATA.at(Location(str(folder)))))
    try:
        indicator_set = set_of_files(found.tables, asked, intake, language)
    except InvalidInput as invalid:
        raise InvalidInput((*found.others, *invalid.diagnostics)) from invalid
    asked = replace(asked, period=asked.period or period_of_files(found.tables, intake))
    request = request_of(indicator_set, asked, intake)
    with closing(read_files(found.tables, request, intake.limits)) as read:
        parts = list(counting(read, len(found.tables), READING, language))
    order = order_of(found.tables) if intake.latest else None
    whole = merged(parts, str(folder), order)
    sent = whole.value.sent if whole.value is not None else {}
    absent = absent_units(request, sent, str(folder))
    return indicator_set, Checked(whole.value, (*found.others, *whole.diagnostics, *absent))


def order_of(files: list[Path]) -> dict[str, int]:
    """Order files by when they were last changed, and by name where that is the same."""
    ordered = sorted(files, key=lambda path: (path.stat().st_mtime_ns, str(path)))
    return {str(path): number for number, path in enumerate(ordered)}


def set_of_files(
    files: list[Path], asked: AskedSet, intake: Intake, language: Language
) -> IndicatorSet:
    """Find the set that a folder answers: as named, else by the first file that says it."""
    if asked.name is not None:
        return find_one(asked.name, asked.folders, language)
    told: list[Diagnostic] = []
    unclear = 0
    for read in (read_file(path, intake.limits) for path in files):
        if read.value is None:
            told.extend(read.diagnostics)
            continue
        # Each time all sets are held against a file: where several do not say it, none will.
        if read.value.stamp is not None and not matching(heads(asked.folders), read.value.stamp):
            continue  # told once the file is read: its template is of another set (S113)
        unclear += read.value.stamp is None
        if read.value.stamp is None and unclear > TRIED:
            continue
        try:
            return set_of(read.value, asked, language)
        except InvalidInput as invalid:
            told.extend(invalid.diagnostics)
    raise InvalidInput(told)


def period_of_files(files: list[Path], intake: Intake) -> Period | None:
    """Give the period that the first of the workbooks that have one were stamped with."""
    # Only workbooks bear stamps; files of another period are told once all are read (S113).
    workbooks = [path for path in files if path.suffix.casefold() == ".xlsx"][:TRIED]
    books = (read_file(path, intake.limits).value for path in workbooks)
    periods = (stamped_period(book) for book in books if book is not None)
    return next((period for period in periods if period is not None), None)


def stamped_period(book: Book) -> Period | None:
    """Give the period that a template was made for."""
    return Period.parse(book.properties.get("cds.period", ""))


def request_of(indicator_set: IndicatorSet, asked: AskedSet, intake: Intake) -> Request:
    """Say how the files of a set are to be read."""
    period = asked.period or only_period(indicator_set)
    request = Request(
        indicator_set,
        asked.stage,
        period,
        asked.sheet,
        registry=intake.registry,
        evidence=intake.evidence,
    )
    return with_figures_before(request, intake)


def with_figures_before(request: Request, intake: Intake) -> Request:
    """Add the figures of the last period, where the set compares with them."""
    compares = any(isinstance(check, ChangeWithin) for check in request.indicator_set.checks)
    store = intake.known_runs
    if not compares or request.period is None or store is None or not store.is_file():
        return request
    from cds_cli.store.database import open_store
    from cds_cli.store.previous import figures_before

    with open_store(store) as opened:
        code = request.indicator_set.code
        return replace(request, before=figures_before(opened, code, request.period, request.stage))


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
