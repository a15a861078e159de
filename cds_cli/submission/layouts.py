"""How a file is laid out: wide, long, or as forms; each sheet of data becomes units and cells."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from cds_cli import catalogue
from cds_cli.definitions.models import IndicatorSet
from cds_cli.diagnostics import Diagnostic, Location
from cds_cli.submission.forms.long_table import lay_out_long
from cds_cli.submission.forms.read import lay_out_form
from cds_cli.submission.forms.records import RecordHeader, find_records, judge_place
from cds_cli.submission.forms.subjects import Subjects
from cds_cli.submission.header import (
    ROWS_SEARCHED,
    Header,
    find_header,
    is_turned,
    sheets_asked,
)
from cds_cli.submission.headings import Headings
from cds_cli.submission.joining import joined
from cds_cli.submission.laid_out import LaidOut
from cds_cli.submission.wide import lay_out_wide
from cds_cli.tables.grid import Book, CellValue, Grid


class Vocabulary:
    """What tables of one set may say in their headings and rows; made once for many files."""

    def __init__(self, indicator_set: IndicatorSet) -> None:
        """List the words of a set."""
        self.indicator_set = indicator_set
        self.headings = Headings(indicator_set)
        self.subjects = Subjects(indicator_set, self.headings)


@dataclass(slots=True)
class Laying:
    """What came of laying out a file: its units, the sheets that were read, and findings."""

    laid: LaidOut | None
    read: tuple[Grid, ...] = ()
    found: list[Diagnostic] = field(default_factory=list)


def lay_out(
    book: Book, words: Vocabulary, sheet: str | None = None, *, names_suffice: bool = False
) -> Laying:
    """Find the sheets that hold data, and lay them out.

    ``names_suffice``: a registry tells who is meant by a name where the code is left blank.
    """
    grids = tuple(grid for grid in sheets_asked(book, sheet) if grid.sheet not in own_sheets(book))
    found = [(grid, find_header(grid, words.headings)) for grid in grids]
    wide = [replace(one, names_suffice=names_suffice) for _, one in found if one is not None]
    if wide:
        return lay_out_tables(book, wide, words)
    long = headers_of_records(grids, words, of_units=True)
    if long:
        long = [replace(header, names_suffice=names_suffice) for header in long]
        pieces = [lay_out_long(book.grids, header, words.subjects) for header in long]
        return Laying(joined(pieces, are_forms=False), tuple(one.grid for one in long))
    forms = headers_of_records(grids, words, of_units=False)
    if forms:
        return lay_out_forms(book, forms, words)
    return Laying(None, found=[no_header(book, grids, words, sheet)])


def lay_out_tables(book: Book, headers: Sequence[Header], words: Vocabulary) -> Laying:
    """Lay out the strongest wide table, and others that add columns to it."""
    best = max(header.strength for header in headers)
    strongest = [header for header in headers if header.strength == best]
    main = strongest[0]
    others = [header for header in headers if header is not main and adds_to(main, header)]
    rivals = [header for header in strongest if header is not main and header not in others]
    if rivals:
        seen = ", ".join(f'"{header.grid.sheet}"' for header in strongest)
        return Laying(None, found=[catalogue.WHICH_SHEET.at(Location(book.file), seen=seen)])
    tables = (main, *others)
    pieces = [lay_out_wide(book.grids, header, words.headings) for header in tables]
    return Laying(joined(pieces, are_forms=False), tuple(header.grid for header in tables))


def lay_out_forms(book: Book, headers: Sequence[RecordHeader], words: Vocabulary) -> Laying:
    """Lay out the forms of a file, each on a sheet of its own."""
    pieces = []
    for header in headers:
        piece = lay_out_form(book.grids, header, words.subjects, words.indicator_set)
        # What stands above a form of our own making is no news.
        if book.stamp is None:
            titles = piece.ledger.skipped[catalogue.HEADER_BELOW_FIRST_ROW.code]
            piece.found.extend(judge_place(header, titles))
        pieces.append(piece)
    return Laying(joined(pieces, are_forms=True), tuple(header.grid for header in headers))


def adds_to(main: Header, other: Header) -> bool:
    """Whether a table has figures of its own beside those of the main one."""
    mine, its = (
        {h.key for h in header.columns.values() if h.holds_figures} for header in (main, other)
    )
    # A copy of last year's sheet repeats nearly all of them.
    return len(its - mine) >= len(its & mine)


def headers_of_records(
    grids: Sequence[Grid], words: Vocabulary, *, of_units: bool
) -> list[RecordHeader]:
    """Give the headers of the sheets that have rows about what the set knows."""
    found = (find_records(grid, of_units=of_units) for grid in grids)
    return [one for one in found if one is not None and known_rows(one, words)]


def known_rows(header: RecordHeader, words: Vocabulary) -> bool:
    """Whether some row below a header is about what the set knows."""
    return any(words.subjects.find(code, name) is not None for code, name in subjects_in(header))


def no_header(
    book: Book, grids: Sequence[Grid], words: Vocabulary, sheet: str | None
) -> Diagnostic:
    """Say why nothing could be read: the table is turned, or there is no header."""
    turned = turned_table(book, words, sheet)
    if turned is not None:
        return turned
    where = Location(book.file, sheet=grids[0].sheet if grids else sheet)
    return catalogue.NO_HEADER.at(where, rows=ROWS_SEARCHED)


def keys_in(book: Book, words: Vocabulary, sheet: str | None = None) -> set[tuple[str, str]]:
    """Give what the strongest sheet of a file asks for in the words of a set: role and code."""
    grids = sheets_asked(book, sheet)
    headers = [find_header(grid, words.headings) for grid in grids]
    wide = [header for header in headers if header is not None]
    if wide:
        strongest = max(wide, key=lambda header: header.strength)
        return {h.key for h in strongest.columns.values() if h.holds_figures}
    keys: set[tuple[str, str]] = set()
    for of_units in (True, False):
        for header in headers_of_records(grids, words, of_units=of_units):
            for code, name in subjects_in(header):
                subject = words.subjects.find(code, name)
                slots = {} if subject is None else subject.row.slots
                keys.update(("input", column.code) for column in slots.values())
        if keys:
            break
    return keys


def subjects_in(header: RecordHeader) -> set[tuple[CellValue | None, CellValue | None]]:
    """Give the codes and names that the rows below a header are about, each pair once."""
    code, name = header.column_of("code"), header.column_of("name")
    return {
        (cells.get(code or 0), cells.get(name or 0))
        for row, cells in header.grid.rows.items()
        if row > header.row
    }


def turned_table(book: Book, words: Vocabulary, sheet: str | None = None) -> Diagnostic | None:
    """Say that a table is turned: its header stands in a column, each unit is one (S112)."""
    for grid in sheets_asked(book, sheet):
        column = is_turned(grid, words.headings)
        if column is not None:
            where = grid.locate(min(grid.rows), column)
            return catalogue.TRANSPOSED.at(where, seen=column)
    return None


OWN_SHEETS = "cds.sheets"
"""The property that names the sheets a template of ours has beside its data, one a line."""
ANSWER_SHEET = "cds.answer"
"""The property that names the first sheet of an answer of ours."""


def own_sheets(book: Book) -> frozenset[str]:
    """Give the sheets that a template or an answer of ours has beside the data."""
    listed = book.properties.get(OWN_SHEETS, "").splitlines()
    answer = book.properties.get(ANSWER_SHEET, "")
    return frozenset(filter(None, (*listed, answer)))
