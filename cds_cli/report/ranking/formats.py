"""The forms that a ranking can be written in, and the choice among them."""

import re
from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path

from cds_cli import catalogue
from cds_cli.diagnostics import Diagnostic, Location
from cds_cli.report.ranking.table import Document, table_of
from cds_cli.report.safe import as_cell, clean


class OutputFormat(StrEnum):
    """A form of writing a ranking."""

    TABLE = "table"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    MD = "md"
    XLSX = "xlsx"


ENDINGS = {
    ".txt": OutputFormat.TABLE,
    ".csv": OutputFormat.CSV,
    ".tsv": OutputFormat.TSV,
    ".json": OutputFormat.JSON,
    ".md": OutputFormat.MD,
    ".markdown": OutputFormat.MD,
    ".xlsx": OutputFormat.XLSX,
}
DELIMITED = frozenset({OutputFormat.CSV, OutputFormat.TSV})

_SPACES = re.compile(r"\r\n|[\t\n\r]")


def format_for(path: Path) -> OutputFormat | None:
    """Tell the form from the ending of a file's name; None if the ending says nothing."""
    return ENDINGS.get(path.suffix.lower())


def render_bytes(
    document: Document, output_format: OutputFormat, *, for_excel: bool = False
) -> bytes:
    """Write a ranking: always the same bytes for the same document, text in UTF-8.

    ``for_excel`` matters to csv and tsv only. Raises KeyError for a node that is not in the set.
    """
    if output_format is OutputFormat.XLSX:
        from cds_cli.report.ranking import workbook

        return workbook.render(document)
    if output_format in DELIMITED:
        return _delimited(output_format)(document, for_excel).encode()
    return _writer(output_format)(document).encode()


def _delimited(output_format: OutputFormat) -> Callable[[Document, bool], str]:
    from cds_cli.report.ranking.delimited import render_csv, render_tsv

    render = render_csv if output_format is OutputFormat.CSV else render_tsv
    return lambda document, for_excel: render(document, for_excel=for_excel)


def _writer(output_format: OutputFormat) -> Callable[[Document], str]:
    """Import the module of a form, and no other: a run writes one."""
    match output_format:
        case OutputFormat.JSON:
            from cds_cli.report.ranking import json

            return json.render
        case OutputFormat.MD:
            from cds_cli.report.ranking import markdown

            return markdown.render
        case _:
            from cds_cli.report.ranking import plain

            return plain.render


def output_notes(
    document: Document, output_format: OutputFormat = OutputFormat.CSV
) -> tuple[Diagnostic, ...]:
    """Say how many texts were changed so that they act nowhere; JSON changes none."""
    if output_format is OutputFormat.JSON:
        return ()
    texts = list(_texts(document))
    formulas = sum(as_cell(clean(text)) != clean(text) for text in texts)
    symbols = sum(clean(text) != _SPACES.sub(" ", text) for text in texts)
    noted = []
    if formulas and output_format in DELIMITED:
        noted.append(catalogue.WOULD_ACT_AS_FORMULA.at(Location(), cells=formulas))
    if symbols:
        noted.append(catalogue.CONTROL_CHARACTERS.at(Location(), cells=symbols))
    return tuple(noted)


def _texts(document: Document) -> Iterable[str]:
    """Give what users wrote, cell by cell."""
    for filled in table_of(document).filled:
        if filled.column.kind.is_text:
            yield from (str(value) for value in filled.values if value is not None)
