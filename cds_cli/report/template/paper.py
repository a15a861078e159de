"""The workbook that a template is written into: its formats, and its lists of answers."""

from dataclasses import dataclass, field
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range_abs

from cds_cli.report.ranking.styles import LONGEST_TEXT, Styles
from cds_cli.report.safe import clean
from cds_cli.rules.base import Kind
from cds_cli.submission.record_words import HIDDEN_SHEET
from cds_cli.text import Language

INPUT_FILL = "#FFF8DC"
COPY_FILL = "#F2F2F2"
GROUP_FILLS = ("#BDD7EE", "#DDEBF7", "#EDF4FB")
LINE = "#BFBFBF"
NUMBER_FORMATS: dict[Kind, str] = {
    "count": "#,##0",
    "percent": "0.0##",
    "share": "0.0###",
    "money": "#,##0.0##",
    "date": "dd/mm/yyyy",
    "text": "@",
}
FIRST_LIST = 3
"""The column of the first list; the stamp stands left of it."""


@dataclass(frozen=True, slots=True)
class Options:
    """Where the answers of a list stand, and beside them what each earns."""

    texts: str
    points: str


@dataclass(slots=True)
class Lists:
    """The lists on the hidden sheet; equal lists are written once."""

    sheet: Any
    places: dict[tuple[tuple[str, float], ...], Options] = field(default_factory=dict)

    def place(self, answers: tuple[tuple[str, float], ...]) -> Options:
        """Give the place of a list of answers, each with its points."""
        if answers not in self.places:
            left = FIRST_LIST + 2 * len(self.places)
            for row, (text, points) in enumerate(answers):
                self.sheet.write_string(row, left, text)
                self.sheet.write_number(row, left + 1, points)
            texts, earned = (
                f"{HIDDEN_SHEET}!{xl_range_abs(0, column, len(answers) - 1, column)}"
                for column in (left, left + 1)
            )
            self.places[answers] = Options(texts, earned)
        return self.places[answers]


@dataclass(frozen=True, slots=True)
class Paper:
    """A workbook with what all of its sheets share."""

    workbook: Workbook
    styles: Styles
    lists: Lists
    language: Language

    def cell(self, **properties: object) -> Any:  # noqa: ANN401  XlsxWriter has no types
        """Give the format of a cell with a frame and broken lines."""
        look = {"text_wrap": True, "border": 1, "border_color": LINE, "valign": "vcenter"}
        return self.styles.of(**(look | properties))

    def entry(self, kind: Kind) -> Any:  # noqa: ANN401
        """Give the format of a cell to fill in."""
        number_format = NUMBER_FORMATS.get(kind, "General")
        align = "left" if kind in {"text", "choice"} else "right"
        middle = {"yes_no": "center", "date": "center"}.get(kind, align)
        return self.cell(locked=False, bg_color=INPUT_FILL, num_format=number_format, align=middle)

    def group(self, depth: int, **properties: object) -> Any:  # noqa: ANN401
        """Give the format of a row that heads others: the deeper, the paler."""
        fill = GROUP_FILLS[min(depth, len(GROUP_FILLS) - 1)]
        return self.cell(bold=True, bg_color=fill, **properties)


def plain(text: str) -> str:
    """Make a text of users safe to be written into a cell: of one line, and not too long."""
    return clean(text)[:LONGEST_TEXT]


def lines(text: str) -> str:
    """Make a text of several lines safe; what breaks its lines is ours."""
    return "\n".join(map(clean, text.split("\n")))[:LONGEST_TEXT]
