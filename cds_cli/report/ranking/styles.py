"""How the sheets of a ranking look: formats of cells, widths, and the printed page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import Any

from xlsxwriter import Workbook

from cds_cli.report.columns_of_text import width as width_of
from cds_cli.report.ranking.model import Column, Kind
from cds_cli.text import Language, Text

A4 = 9
WIDEST = 60
LINE_HEIGHT = 15.0
MOST_LINES = 20
SCALE_OF_MANY = 65
LONGEST_TEXT = 5000
HEADER_FILL = "#1F4E79"
SUBHEADER_FILL = "#DDEBF7"
LINE = "#D9D9D9"
LONGEST_FOOTER = 150
PAGE = Text("Trang &P/&N", "Page &P of &N")
ON_ONE_PAGE = 15
"""Up to so many columns are shrunk to the width of one page and can still be read."""
PORTRAIT = 8


@dataclass(frozen=True, slots=True)
class Styles:
    """Makes each format of a workbook once; Excel writes figures the way of its own locale."""

    workbook: Workbook
    made: dict[tuple[tuple[str, object], ...], Any] = field(default_factory=dict)

    def of(self, **properties: object) -> Any:  # noqa: ANN401  XlsxWriter has no types
        """Give the format with some properties."""
        key = tuple(sorted(properties.items()))
        if key not in self.made:
            self.made[key] = self.workbook.add_format({"valign": "top", **properties})
        return self.made[key]

    def header(self) -> Any:  # noqa: ANN401
        """Give the format of headings."""
        return self.of(
            bold=True,
            font_color="#FFFFFF",
            bg_color=HEADER_FILL,
            text_wrap=True,
            align="center",
            valign="vcenter",
            border=1,
            border_color=LINE,
        )

    def subheader(self) -> Any:  # noqa: ANN401
        """Give the format of the second row of headings."""
        return self.of(
            bg_color=SUBHEADER_FILL, align="center", text_wrap=True, border=1, border_color=LINE
        )

    def text(self) -> Any:  # noqa: ANN401
        """Give the format of words."""
        return self.of(text_wrap=True, align="left", indent=1, bottom=1, bottom_color=LINE)

    def number(self, column: Column, signs: str = "", room: str = "") -> Any:  # noqa: ANN401
        """Give the format of figures; signs are shown behind a cell that stays a number.

        ``room`` is the longest sign of the column, for which unmarked cells leave space.
        """
        if column.kind is Kind.RANK:
            return self.of(num_format="0", align="center", bottom=1, bottom_color=LINE)
        after = f'"{signs}"' if signs else ""
        space = "".join(f"_{sign}" for sign in room[len(signs) :])
        return self.of(
            num_format=number_format(column) + after + space, bottom=1, bottom_color=LINE
        )


def number_format(column: Column) -> str:
    """Give Excel's code for the figures of a column."""
    if column.kind is Kind.MAXIMUM:
        return "General"
    decimals = f".{'0' * column.decimals}" if column.decimals else ""
    return f"0{decimals}" if column.kind in {Kind.INDEX, Kind.COVERAGE} else f"#,##0{decimals}"


def text_width(texts: Sequence[str], least: int = 6) -> int:
    """Give the width of a column that its texts fit into, or are broken in."""
    longest = max((width_of(text) for text in set(texts)), default=0)
    return min(max(longest + 3, least), WIDEST)


def row_height(texts: Iterable[str], widths: Sequence[float]) -> float:
    """Give the height of a row whose texts are broken in columns of some widths.

    Excel works it out by itself when a file is opened, other programs do not.
    """
    lines = (lines_needed(text, width) for text, width in zip(texts, widths, strict=True))
    return LINE_HEIGHT * min(max(lines, default=1), MOST_LINES)


def lines_needed(text: str, width: float) -> int:
    """Count the lines that a text is broken into."""
    room = max(width - 1.5, 1)  # bold words and the indent take their part
    return sum(max(ceil(width_of(line) / room), 1) for line in text.split("\n"))


def set_page(sheet: Any, header: tuple[int, int], columns: int, footer: str) -> None:  # noqa: ANN401
    """Make a sheet ready for A4: headings on every page, and pages that can be read."""
    sheet.set_paper(A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.7)
    sheet.repeat_rows(*header)
    sheet.set_footer(footer)
    if columns > PORTRAIT:
        sheet.set_landscape()
    if columns <= ON_ONE_PAGE:
        sheet.fit_to_pages(1, 0)
    else:
        sheet.set_print_scale(SCALE_OF_MANY)


def footer_of(label: str, language: Language) -> str:
    """Write the line below each page; ``&`` is an order there unless it is doubled."""
    # Excel refuses more than 255 characters, and doubling may double the label.
    shown = label[:LONGEST_FOOTER].replace("&", "&&")
    page = PAGE.vi if language is Language.VI else PAGE.en
    return f"&L&8{shown}&R&8{page}"
