"""The sheet of charts that Excel draws from figures beside them."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from cds_cli.report.ranking.model import Kind, name_in
from cds_cli.report.ranking.styles import A4
from cds_cli.report.workbook import words
from cds_cli.report.workbook.book import Book
from cds_cli.report.workbook.colours import NO_BAND_COLOUR, band_colours
from cds_cli.report.workbook.details import NAME_WIDTH, width_of
from cds_cli.report.workbook.formulas import Cell, Formula, label
from cds_cli.report.workbook.tables import Column, write_cell, write_head, write_table

MOST = 30
TOP = 2
CHART_COLUMN = 4
WIDTH, BAR, LEAST = 640, 20, 300
"""Pixels: the charts' width, the height of one bar, and of the lowest chart."""
ROW_PIXELS = 20
NAME_CUT = 40


def write(book: Book) -> None:
    """Write the figures of the charts, and the charts beside them."""
    sheet = book.add(book.say(words.CHARTS))
    write_head(sheet, book.say(words.CHARTS), [], book.styles)
    index = book.results.index()
    ranked = sorted(
        (row for row in book.order if not np.isnan(index[row])), key=lambda r: -index[r]
    )
    first = ranked[:MOST]
    write_table(sheet, TOP, list(bar_columns(book, first)), book.styles)
    if first:
        insert(sheet, TOP, bar_chart(book, len(first)), book.say(words.BARS_TOLD))
    if "band" in book.keys:
        write_bands(book, sheet, TOP + max(len(first) + 3, height(len(first)) // ROW_PIXELS + 3))
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 1)
    sheet.set_footer(book.footer)


def bar_columns(book: Book, rows: Sequence[int]) -> Iterator[Column]:
    """Give code, name and index of the first units; the index by its code."""
    text, ranked = book.styles.text(), book.ranked
    index = book.results.index()
    codes: list[Cell] = [book.codes[row] for row in rows]
    names: list[Cell] = [short(str(name)) for name in book.column("name", rows)]
    found = [ranked.found(f"$A{row}") for row in range(TOP + 2, TOP + 2 + len(rows))]
    indices: list[Cell] = [
        Formula(f"={ranked.taken(book.at('index'), place)}", float(index[row]))
        for place, row in zip(found, rows, strict=True)
    ]
    yield Column((book.say(words.CODE),), codes, text, width_of(codes))
    yield Column((book.say(words.NAME),), names, text, NAME_WIDTH)
    yield Column((book.say(words.INDEX),), indices, book.figure(Kind.INDEX))


def short(name: str) -> str:
    """Cut a name to what stands beside a bar."""
    shown = label(name)
    return shown if len(shown) <= NAME_CUT else f"{shown[: NAME_CUT - 1]}…"


def height(bars: int) -> int:
    """Give the height of the chart of bars."""
    return max(BAR * bars + 90, LEAST)


def bar_chart(book: Book, count: int) -> Any:  # noqa: ANN401
    """Draw the index of the first units, the first on top."""
    name = book.say(words.CHARTS)
    chart = book.workbook.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": book.say(words.INDEX),
            "categories": [name, TOP + 1, 1, TOP + count, 1],
            "values": [name, TOP + 1, 2, TOP + count, 2],
            "fill": {"color": book.publication.theme.accent},
            "data_labels": {"value": True},
            "gap": 40,
        }
    )
    chart.set_title({"name": book.say(words.BARS, count=count), "name_font": {"size": 13}})
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True, "num_font": {"size": 9}, "interval_unit": 1})
    chart.set_x_axis({"min": 0, "max": 1, "num_format": "0.0", "label_position": "high"})
    chart.set_size({"width": WIDTH, "height": height(count)})
    return chart


def write_bands(book: Book, sheet: Any, top: int) -> None:  # noqa: ANN401
    """Write how many units are in each band, and the chart beside it."""
    labels = [
        label(name_in(b, book.publication.language)) for b in book.results.indicator_set.bands
    ]
    reached = book.results.bands()
    counts = [reached.count(band.code) for band in book.results.indicator_set.bands]
    below = sum(
        band is None and not np.isnan(index)
        for band, index in zip(reached, book.results.index(), strict=True)
    )
    heads = ((1, book.say(words.BAND)), (2, book.say(words.UNITS_COUNTED)))
    for place, head in heads:
        sheet.write_string(top, place, head, book.styles.header())
    named = [*labels, book.say(words.NO_BAND)]
    for row, (name, count) in enumerate(zip(named, [*counts, below], strict=True), top + 1):
        sheet.write_string(row, 1, name, book.styles.text())
        formula = counting(book, "" if row > top + len(labels) else f"$B{row + 1}")
        write_cell(sheet, (row, 2), Formula(formula, count), book.figure(Kind.RANK))
    insert(sheet, top, band_chart(book, top, len(labels)), book.say(words.BANDS_TOLD))


def counting(book: Book, cell: str) -> str:
    """Count the units with the band that a cell says, or with an index but no band."""
    bands, indices = (book.ranked.area(book.at(key)) for key in ("band", "index"))
    if cell:
        return f"=SUMPRODUCT(--({bands}={cell}))"
    return f'=SUMPRODUCT(({bands}="")*({indices}<>""))'


def band_chart(book: Book, top: int, bands: int) -> Any:  # noqa: ANN401
    """Draw the units by band as columns in the colours of the bands."""
    name, last = book.say(words.CHARTS), top + bands + 1
    chart = book.workbook.add_chart({"type": "column"})
    colours = [*band_colours(bands), NO_BAND_COLOUR]
    chart.add_series(
        {
            "name": book.say(words.UNITS_COUNTED),
            "categories": [name, top + 1, 1, last, 1],
            "values": [name, top + 1, 2, last, 2],
            "points": [{"fill": {"color": colour}} for colour in colours],
            "data_labels": {"value": True},
            "gap": 60,
        }
    )
    chart.set_title({"name": book.say(words.BANDS), "name_font": {"size": 13}})
    chart.set_legend({"none": True})
    chart.set_y_axis({"min": 0, "num_format": "0", "major_gridlines": {"visible": True}})
    chart.set_size({"width": WIDTH, "height": LEAST})
    return chart


def insert(sheet: Any, row: int, chart: Any, told: str) -> None:  # noqa: ANN401
    """Place a chart beside its figures, with words for who cannot see it."""
    sheet.insert_chart(row, CHART_COLUMN, chart, {"description": told, "object_position": 2})
