"""One unit on a sheet: its tree of points, found by its code."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from cds_cli.report.publication import ShownNode
from cds_cli.report.ranking.columns import maximum_decimals
from cds_cli.report.ranking.model import Kind, name_in
from cds_cli.report.ranking.styles import LINE, LONGEST_TEXT
from cds_cli.report.ranking.words import title
from cds_cli.report.safe import clean
from cds_cli.report.workbook import words
from cds_cli.report.workbook.book import Book, valued
from cds_cli.report.workbook.details import MOST_LEVELS
from cds_cli.report.workbook.formulas import Cell, Formula, label, rounded
from cds_cli.report.workbook.ranked import bars, share_formula
from cds_cli.report.workbook.tables import Column, finish, write_cell, write_head, write_table
from cds_cli.results.rounding import round_half_up
from cds_cli.text import Text

LONGEST_NAME = 31
FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
CHOSEN, DETAILS_ROW, RANKED_ROW = "$B$3", "$G$3", "$H$3"
"""The cell with the code, and the hidden ones with its rows on the two main sheets."""
FACTS = 2
"""The row of the code; what else is told of the unit stands below it."""
INDENT = 12
"""Deeper names are not moved further to the right."""


def write_chooser(book: Book) -> None:
    """Write the sheet on which a unit is chosen by its code; the first one to begin with."""
    sheet = book.add(book.say(words.UNIT))
    write(book, sheet, 0)
    style = book.styles.of(num_format="@", bg_color="#FFF2CC", border=1, bold=True, align="left")
    sheet.write_string(FACTS, 1, book.codes[0], style)
    sheet.write_string(FACTS, 2, book.say(words.CHOOSE), book.styles.of(italic=True))
    sheet.data_validation(
        FACTS,
        1,
        FACTS,
        1,
        {
            "validate": "list",
            "source": f"={book.details.area(book.details.codes)}",
            "input_title": book.say(words.CHOOSE_TITLE),
            "input_message": book.say(words.CHOOSE_TOLD),
        },
    )


def write_units(book: Book, units: Sequence[str]) -> None:
    """Write a sheet for each of some units. Raises KeyError for a code that was not scored."""
    places = {str(code): row for row, code in enumerate(book.results.units.index)}
    taken = [book.say(text) for text in words.SHEETS]
    for code in dict.fromkeys(units):
        name = sheet_name(clean(code), taken)
        taken.append(name)
        write(book, book.add(name), places[code])


def sheet_name(code: str, taken: Sequence[str]) -> str:
    """Make a name that Excel takes: short, without its signs, unlike others in any letter case."""
    plain = FORBIDDEN.sub("_", code)[:LONGEST_NAME]
    # Excel keeps a name for itself, and takes no quote at either end.
    plain = re.sub(r"^'|'$", "_", plain).strip() or "_"
    known = {name.casefold() for name in (*taken, "History")}
    name, number = plain, 1
    while name.casefold() in known:
        number += 1
        ending = f" ({number})"
        name = f"{plain[: LONGEST_NAME - len(ending)]}{ending}"
    return name


def write(book: Book, sheet: Any, row: int) -> None:  # noqa: ANN401
    """Write the sheet of one unit, by formulas over the code that stands on it."""
    write_head(sheet, book.say(words.UNIT_TITLE), [title(book.document)], book.styles)
    top = FACTS + write_facts(book, sheet, row) + 1
    columns = list(tree(book, row))
    sheet.outline_settings(symbols_below=False)
    levels = [min(max(node.depth - 1, 0), MOST_LEVELS) for node in book.layout.nodes]
    write_table(sheet, top, columns, book.styles, levels)
    write_rows(book, sheet, row)
    finish(sheet, top, columns, 2, book.footer)
    first, last = top + 1, top + len(book.layout.nodes)
    sheet.conditional_format(first, len(columns) - 1, last, len(columns) - 1, bars(book))


def write_rows(book: Book, sheet: Any, row: int) -> None:  # noqa: ANN401
    """Write where the unit stands on the two main sheets, in hidden columns."""
    style = book.figure(Kind.RANK)
    ranked = book.order.index(row) + 1
    sheet.write_formula(DETAILS_ROW, f"={book.details.found(CHOSEN)}", style, row + 1)
    sheet.write_formula(RANKED_ROW, f"={book.ranked.found(CHOSEN)}", style, ranked)
    sheet.set_column("G:H", None, None, {"hidden": True})


def write_facts(book: Book, sheet: Any, row: int) -> int:  # noqa: ANN401
    """Write who the unit is and how it stands; give the number of rows."""
    sheet.write_string(FACTS, 0, book.say(words.CODE), book.styles.of(bold=True))
    sheet.write_string(FACTS, 1, book.codes[row], book.styles.of(bold=True, align="left"))
    told = list(facts(book, row))
    for place, (text, cell) in enumerate(told, FACTS + 1):
        sheet.write_string(place, 0, book.say(text), book.styles.of(bold=True))
        write_cell(sheet, (place, 1), cell, book.styles.of(align="left", text_wrap=True))
    return len(told) + 1


def facts(book: Book, row: int) -> Iterator[tuple[Text, Cell]]:
    """Give name, block, rank and band, as far as there are any."""
    units = book.results.units
    yield words.NAME, taken(book, "name", str(units["name"].iloc[row]))
    if "block" in book.keys:
        yield words.BLOCK, taken(book, "block", str(units["block"].iloc[row]))
    rank = book.results.ranks()[row]
    yield words.RANK, taken(book, "rank", "" if np.isnan(rank) else float(rank))
    yield words.RANKED_UNITS, counted(book, row)
    if "band" in book.keys:
        language = book.publication.language
        labels = {b.code: label(name_in(b, language)) for b in book.results.indicator_set.bands}
        yield words.BAND, taken(book, "band", labels.get(book.results.bands()[row] or "", ""))


def taken(book: Book, key: str, value: str | float) -> Formula:
    """Take what the sheet of ranks says of the unit."""
    # An empty cell would come as 0.
    text = '&""' if key in {"name", "block", "band"} else ""
    shown = clean(value)[:LONGEST_TEXT] if isinstance(value, str) else value
    return Formula(f"={book.ranked.taken(book.at(key), RANKED_ROW)}{text}", shown)


def counted(book: Book, row: int) -> Formula:
    """Count the units of the block that have a rank."""
    numbers = book.block_numbers()
    ranked = ~np.isnan(book.results.ranks())
    count = sum(
        number == numbers[row] and there for number, there in zip(numbers, ranked, strict=True)
    )
    blocks, ranks = (book.ranked.area(book.at(key)) for key in ("number", "rank"))
    own = book.ranked.taken(book.at("number"), RANKED_ROW)
    return Formula(f'=COUNTIFS({blocks},{own},{ranks},">0")', int(count))


def tree(book: Book, row: int) -> Iterator[Column]:
    """Give the columns: code and name of each node, its points, maximum and share."""
    text, nodes = book.styles.text(), book.layout.nodes
    codes: list[Cell] = [node.code or book.say(words.TOTAL) for node in nodes]
    names: list[Cell] = [node.name for node in nodes]
    indents = [book.styles.of(**indented(node)) for node in nodes]
    yield Column((book.say(words.CODE),), codes, text, 14)
    yield Column((book.say(words.NODE),), names, text, 60, indents)
    points, maximum, share = zip(*(node_cells(book, node, row) for node in nodes), strict=True)
    yield Column((book.say(words.POINTS),), points, book.figure(Kind.POINTS))
    yield Column((book.say(words.MAXIMUM),), maximum, book.figure(Kind.MAXIMUM))
    yield Column((book.say(words.SHARE),), share, book.figure(Kind.INDEX), 14)


def indented(node: ShownNode) -> dict[str, object]:
    """Give the look of a name: deeper nodes further to the right, groups in bold."""
    return {
        "indent": min(1 + 2 * max(node.depth - 1, 0), INDENT),
        "bold": node.kind != "indicator",
        "text_wrap": True,
        "align": "left",
        "bottom": 1,
        "bottom_color": LINE,
    }


def node_cells(book: Book, node: ShownNode, row: int) -> tuple[Cell, Cell, Cell]:
    """Give points, maximum and share of one node; nothing where it does not apply."""
    results, decimals = book.results, book.results.indicator_set.decimals
    at, code = maximum_decimals(decimals), node.code
    points, most = (
        book.details.taken(column, DETAILS_ROW)
        for column in (book.layout.points(code), book.layout.maximum(code))
    )
    applies = bool(results.maximum(code)[row] > 0)
    maximum = float(round_half_up(results.maximum(code)[row : row + 1], at)[0])
    return (
        Formula(
            f'=IF({most}>0,{rounded(points, decimals)},"")',
            float(results.points(code)[row]) if applies else "",
        ),
        Formula(f"={rounded(most, at)}", maximum),
        Formula(
            f"={share_formula(book, code, DETAILS_ROW)}",
            valued(float(results.index(code)[row]) if applies else None),
        ),
    )
