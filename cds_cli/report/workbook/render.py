"""The full workbook of a publication: every sheet in its order."""

from collections.abc import Sequence
from io import BytesIO

from xlsxwriter import Workbook

from cds_cli.diagnostics import Diagnostic
from cds_cli.report.publication import Publication
from cds_cli.report.ranking.workbook import AS_TEXT, findings, properties, provenance
from cds_cli.report.workbook import (
    details,
    nodes,
    periods,
    pictures,
    ranked,
    spread,
    stages,
    unit,
    words,
)
from cds_cli.report.workbook.book import Book, book_of


def render(
    publication: Publication, found: Sequence[Diagnostic] = (), units: Sequence[str] = ()
) -> bytes:
    """Write the workbook; the same publication gives the same bytes.

    ``units`` are codes of units that get a sheet of their own. Where units are persons, only
    groups of them are written, and no findings, which name them. Raises KeyError for a code that
    was not scored.
    """
    target = BytesIO()
    workbook = Workbook(target, AS_TEXT)
    document = publication.document(found)
    workbook.set_properties(properties(document))
    book = book_of(workbook, document, publication)
    if publication.results.indicator_set.is_of_persons:
        write_groups(book)
    else:
        write_units(book, units)
    workbook.close()
    return target.getvalue()


def write_units(book: Book, units: Sequence[str]) -> None:
    """Write the sheets of a set whose units are published one by one."""
    ranked.write(book)
    details.write(book)
    if book.order:
        unit.write_chooser(book)
    unit.write_units(book, units)
    compare(book)
    spread.write(book)
    nodes.write(book)
    pictures.write(book)
    findings(book.add(book.say(words.FINDINGS)), book.document, book.styles)
    provenance(book.add(book.say(words.ORIGIN)), book.document, book.styles)


def compare(book: Book) -> None:
    """Write the sheets that hold results against others, where there are others."""
    own, before = book.publication.self_assessed, book.publication.before
    if own is not None:
        stages.write_units(book, own)
        stages.write_indicators(book, own)
    if before is not None:
        periods.write(book, before)


def write_groups(book: Book) -> None:
    """Write the sheets of a set whose units are persons."""
    nodes.write_groups(book)
    spread.write(book)
    nodes.write(book)
    provenance(book.add(book.say(words.ORIGIN)), book.document, book.styles)
