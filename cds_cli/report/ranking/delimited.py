"""A ranking as csv or tsv: exact for programs, or the way Excel opens it with a double click."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cds_cli.report.ranking.table import Column, Document, Filled, Kind, table_of
from cds_cli.report.ranking.text import figures, in_words
from cds_cli.report.safe import as_cell, clean
from cds_cli.text import Language

BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Dialect:
    """How cells are separated and figures written; ``keys`` head columns for programs."""

    separator: str
    line_end: str = "\n"
    decimal_comma: bool = False
    keys: bool = True


def render_csv(document: Document, *, for_excel: bool = False) -> str:
    """Write csv; for Excel with a byte-order mark and ``;``, in Vietnamese with decimal commas."""
    if not for_excel:
        return write(document, Dialect(","))
    vietnamese = document.language is Language.VI
    dialect = Dialect(";", "\r\n", decimal_comma=vietnamese, keys=False)
    return BYTE_ORDER_MARK + write(document, dialect)


def render_tsv(document: Document, *, for_excel: bool = False) -> str:
    """Write tab-separated text; for Excel with a byte-order mark and, in Vietnamese, commas."""
    if not for_excel:
        return write(document, Dialect("\t"))
    vietnamese = document.language is Language.VI
    return BYTE_ORDER_MARK + write(
        document, Dialect("\t", "\r\n", decimal_comma=vietnamese, keys=False)
    )


def write(document: Document, dialect: Dialect) -> str:
    """Write a heading and one row a unit, of all columns; what is not known stays empty."""
    table = table_of(document)
    text = io.StringIO()
    writer = csv.writer(text, delimiter=dialect.separator, lineterminator=dialect.line_end)
    writer.writerow(as_cell(clean(heading(column, dialect))) for column in table.columns)
    writer.writerows(zip(*(cells_of(filled, dialect) for filled in table.filled), strict=True))
    return text.getvalue()


def heading(column: Column, dialect: Dialect) -> str:
    """Head a column by its key for programs; for people by its heading and the node's name."""
    if dialect.keys:
        return column.key
    return " ".join(filter(None, (column.heading, column.name)))


def cells_of(filled: Filled, dialect: Dialect) -> Iterable[str]:
    """Write the cells of a column."""
    column = filled.column
    if column.kind.is_text:
        return texts(filled, dialect)
    plain = figures(filled, unknown="")
    return [cell.replace(".", ",") for cell in plain] if dialect.decimal_comma else plain


def texts(filled: Filled, dialect: Dialect) -> Sequence[str]:
    """Write texts that no spreadsheet takes for a formula; codes of bands stay codes."""
    column = filled.column
    coded = dialect.keys and column.kind is Kind.BAND
    return [
        "" if value is None else as_cell(clean(str(value)) if coded else in_words(value, column))
        for value in filled.values
    ]
