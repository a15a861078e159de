"""What every sheet of the workbook is written from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from xlsxwriter import Workbook

from cds_cli.report.publication import Publication
from cds_cli.report.ranking.columns import has_blocks
from cds_cli.report.ranking.model import Column as Look
from cds_cli.report.ranking.model import Document, Kind
from cds_cli.report.ranking.styles import LINE, LONGEST_TEXT, Styles, footer_of
from cds_cli.report.ranking.words import marker
from cds_cli.report.safe import clean
from cds_cli.report.workbook import words
from cds_cli.report.workbook.columns import CODE, Layout
from cds_cli.report.workbook.formulas import Cell, Rows, are_plain
from cds_cli.results.figures import Array
from cds_cli.results.model import Results
from cds_cli.text import Text

DETAILS_TOP, RANKED_TOP = 2, 4
"""The rows of the first headings on the sheets of details and of ranks."""
DETAILS_HEADS = 3


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook with its publication, and where units stand on its two main sheets.

    ``keys`` names the columns of the ranking from left to right. Units stand by their codes on
    the sheet of details, and by ``order`` on that of ranks; ``codes`` are theirs as they are shown.
    """

    workbook: Workbook
    publication: Publication
    document: Document
    styles: Styles
    layout: Layout
    keys: tuple[str, ...]
    order: tuple[int, ...]
    codes: tuple[str, ...]
    details: Rows
    ranked: Rows

    @property
    def results(self) -> Results:
        """The results that are published."""
        return self.publication.results

    @property
    def footer(self) -> str:
        """The line below each printed page."""
        return footer_of(self.results.indicator_set.label, self.publication.language)

    def at(self, key: str) -> int:
        """Give the place of a column of the ranking."""
        return self.keys.index(key)

    def say(self, text: Text, **values: object) -> str:
        """Write a text in the workbook's language."""
        return text.fill(self.publication.language, values)

    def add(self, name: str) -> Any:  # noqa: ANN401
        """Add a sheet."""
        return self.workbook.add_worksheet(name)

    def figure(self, kind: Kind, bits: int = 0, room: str = "") -> Any:  # noqa: ANN401
        """Give the format of figures of a kind, with the signs of their marks."""
        indicator_set = self.results.indicator_set
        decimals = indicator_set.index_decimals if kind is Kind.INDEX else indicator_set.decimals
        return self.styles.number(Look("", "", kind, decimals), marker(bits), room)

    def moves(self) -> Any:  # noqa: ANN401
        """Give the format of ranks gained or lost."""
        places = '"▲"0;"▼"0;"="'
        return self.styles.of(num_format=places, align="center", bottom=1, bottom_color=LINE)

    def change(self) -> Any:  # noqa: ANN401
        """Give the format of a change of the index."""
        figure = f"0.{'0' * self.results.indicator_set.index_decimals}".rstrip(".")
        return self.styles.of(
            num_format=f"+{figure};-{figure};{figure}", bottom=1, bottom_color=LINE
        )

    def marked(self, code: str, rows: Sequence[int]) -> list[Any]:
        """Give the formats of the points of a node, unit by unit."""
        marks = self.results.marks(code)[list(rows)].tolist()
        room = max((marker(bits) for bits in set(marks)), key=len, default="")
        made = {bits: self.figure(Kind.POINTS, bits, room) for bits in sorted(set(marks))}
        return [made[bits] for bits in marks]

    def column(self, key: str, rows: Sequence[int]) -> list[Cell]:
        """Give what is known of the units: name or block."""
        given = self.results.units[key].tolist()
        return [str(given[row]) for row in rows]

    def block_numbers(self) -> list[int]:
        """Number the block of each unit, from 1, in the order of the results."""
        numbers, _ = pd.factorize(self.results.units["block"], sort=True)
        return [int(number) + 1 for number in numbers]


def book_of(workbook: Workbook, document: Document, publication: Publication) -> Book:
    """Settle where everything stands."""
    units = publication.results.units
    codes = tuple(clean(str(code))[:LONGEST_TEXT] for code in units.index)
    keys = ranked_keys(publication, document)
    plain = are_plain(codes)
    ranking, details = (
        text.fill(publication.language, {}) for text in (words.RANKING, words.DETAILS)
    )
    return Book(
        workbook,
        publication,
        document,
        Styles(workbook),
        Layout.of(publication),
        keys,
        tuple(publication.results.order()),
        codes,
        Rows(details, DETAILS_TOP + DETAILS_HEADS, len(codes), CODE, plain),
        Rows(ranking, RANKED_TOP + 1, len(codes), keys.index("code"), plain),
    )


def ranked_keys(publication: Publication, document: Document) -> tuple[str, ...]:
    """Name the columns of the ranking: those that are read, then those that formulas need."""
    shown = ["rank", "moved", "code", "name", "block", "points", "maximum", "index", "band"]
    without = {
        "moved": publication.before is None,
        "block": not has_blocks(document),
        "band": not publication.results.indicator_set.bands,
    }
    kept = [key for key in shown if not without.get(key)]
    hidden = ["row", "number", *(["before"] if publication.before is not None else [])]
    nodes = (node_key(code) for code in publication.main_codes())
    return (*kept, *nodes, *hidden)


def node_key(code: str) -> str:
    """Name the column of a main node, whatever its code."""
    return f":{code}"


def known(figures: Array, rows: Sequence[int] | None = None) -> list[float | None]:
    """Give figures as they are written; None for NaN."""
    taken = figures if rows is None else figures[list(rows)]
    return [None if np.isnan(value) else value for value in taken.tolist()]


def valued(figure: float | None) -> str | float:
    """Give the value of a formula; one without a figure shows nothing."""
    return "" if figure is None else figure
