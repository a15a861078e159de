"""Formulas of Excel: cells by name, texts in quotes, and rounding the way decisions round."""

from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter.utility import xl_col_to_name

from cds_cli.definitions.views import Band
from cds_cli.report.ranking.model import name_in
from cds_cli.report.safe import clean
from cds_cli.text import Language

LONGEST_FORMULA = 8000
LONGEST_QUOTE = 255
"""Characters that Excel takes in a text inside a formula."""
MOST_NESTED = 60


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula with the value it has."""

    text: str
    value: str | float


Cell = str | float | Formula | None
"""What is written into a cell; None leaves it empty."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of units on one sheet, as formulas of other sheets name them.

    ``codes`` is the column of the codes. ``plain``: no code has a sign that Excel looks up as a
    pattern, and none differs from another by small and capital letters alone.
    """

    sheet: str
    first: int
    count: int
    codes: int
    plain: bool

    def area(self, column: int) -> str:
        """Name the cells of all units in a column, such as ``'Chi tiết'!$F$4:$F$176``."""
        name = xl_col_to_name(column)
        last = self.first + max(self.count, 1)
        sheet = self.sheet.replace("'", "''")
        return f"'{sheet}'!${name}${self.first + 1}:${name}${last}"

    def found(self, cell: str) -> str:
        """Write which of the rows, from 1, has the code that stands in a cell."""
        codes = self.area(self.codes)
        if self.plain:
            return f"MATCH({cell},{codes},0)"
        return f"SUMPRODUCT(EXACT({codes},{cell})*(ROW({codes})-{self.first}))"

    def taken(self, column: int, row: str) -> str:
        """Write what stands in a column, in the row that a cell says."""
        return f"INDEX({self.area(column)},{row})"


def are_plain(codes: Sequence[str]) -> bool:
    """Tell whether Excel finds each of some codes by comparing it as it compares texts."""
    longest = max(map(len, codes), default=0)
    patterns = any(sign in code for code in codes for sign in "*?~")
    return (
        longest <= LONGEST_QUOTE
        and not patterns
        and len(set(map(str.casefold, codes))) == len(codes)
    )


def rounded(figure: str, decimals: int) -> str:
    """Write a figure rounded as it is published; the last factor is that of ``round_half_up``."""
    return f"ROUND({figure}*(1+1E-12),{decimals})"


def quoted(text: str) -> str:
    """Write a text inside a formula."""
    # XlsxWriter takes ``SORT(`` inside a text for the function of that name.
    doubled = label(text).replace('"', '""').replace("(", '"&"(')
    return f'"{doubled}"'


def label(text: str) -> str:
    """Cut a text to what Excel takes inside a formula."""
    shown = clean(text)
    return shown if len(shown) <= LONGEST_QUOTE else f"{shown[: LONGEST_QUOTE - 1]}…"


def band_formula(bands: Sequence[Band], cell: str, language: Language) -> str:
    """Write the first band whose threshold the index in a cell meets; empty for too many bands."""
    if len(bands) > MOST_NESTED:
        return ""
    text = '""'
    for band in reversed(bands):
        text = f"IF({cell}>={band.at_least!r},{quoted(name_in(band, language))},{text})"
    return f'=IF({cell}="","",{text})'
