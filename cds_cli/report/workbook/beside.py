"""Units beside themselves: index and rank of other results against those that are published."""

from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter.utility import xl_col_to_name

from cds_cli.report.publication import aligned_with
from cds_cli.report.ranking.model import Kind
from cds_cli.report.safe import clean
from cds_cli.report.workbook import words
from cds_cli.report.workbook.book import Book, known, valued
from cds_cli.report.workbook.details import width_of
from cds_cli.report.workbook.formulas import Cell, Formula
from cds_cli.report.workbook.tables import Column
from cds_cli.results.figures import Array
from cds_cli.results.model import Results
from cds_cli.results.rounding import round_half_up

TOP = 3
"""The row of the headings."""
GAINED = ("moved",)


@dataclass(frozen=True, slots=True)
class Beside:
    """The published units beside other results; ``gone`` are rows of those no longer there.

    ``heads`` names the columns: other and own index, their difference, other and own rank.
    """

    book: Book
    other: Results
    gone: Sequence[int]
    heads: Sequence[str]

    @property
    def keys(self) -> list[str]:
        """The columns from left to right; the last one is for formulas."""
        block = ["block"] if "block" in self.book.keys else []
        figures = ["other", "own", "change", "other_rank", "own_rank", "moved", "row"]
        return ["code", "name", *block, *figures]

    def cells(self, key: str) -> list[str]:
        """Name the cells of a column, of the units that are still there."""
        name = xl_col_to_name(self.keys.index(key))
        first = TOP + 2
        return [f"${name}{row}" for row in range(first, first + len(self.book.order))]

    def columns(self) -> dict[str, Column]:
        """Make the columns by their keys."""
        return {**self.identity(), **self.indices(), **self.ranks(), "row": self.rows()}

    def identity(self) -> dict[str, Column]:
        """Make the columns that say who a unit is."""
        book, text, other = self.book, self.book.styles.text(), self.other.units
        codes: list[Cell] = [book.codes[row] for row in book.order]
        codes += [clean(str(other.index[row])) for row in self.gone]
        made = {"code": Column((book.say(words.CODE),), codes, text, width_of(codes))}
        for key, head in (("name", words.NAME), ("block", words.BLOCK)):
            past: list[Cell] = [str(other[key].iloc[row]) for row in self.gone]
            cells = [*book.column(key, book.order), *past]
            made[key] = Column((book.say(head),), cells, text, width_of(cells))
        return made

    def indices(self) -> dict[str, Column]:
        """Make the columns of both indices and of what lies between them."""
        book, decimals = self.book, self.book.results.indicator_set.index_decimals
        other, own = self.aligned(self.other.index()), self.book.results.index()
        style = book.figure(Kind.INDEX)
        change = round_half_up(own - other, decimals)
        pairs = zip(self.cells("other"), self.cells("own"), strict=True)
        formulas = [f'=IF(OR({a}="",{b}=""),"",ROUND({b}-{a},{decimals}))' for a, b in pairs]
        return {
            "other": Column((self.heads[0],), self.past(other, self.other.index()), style, 13),
            "own": Column((self.heads[1],), self.taken("index", own), style, 13),
            "change": Column((self.heads[2],), self.made(formulas, change), book.change(), 13),
        }

    def ranks(self) -> dict[str, Column]:
        """Make the columns of both ranks and of the places between them."""
        book = self.book
        other, own = self.aligned(self.other.ranks()), book.results.ranks()
        style = book.figure(Kind.RANK)
        pairs = zip(self.cells("other_rank"), self.cells("own_rank"), strict=True)
        formulas = [f'=IF(OR({a}="",{b}=""),"",{a}-{b})' for a, b in pairs]
        moved = book.say(words.MOVED)
        return {
            "other_rank": Column((self.heads[3],), self.past(other, self.other.ranks()), style),
            "own_rank": Column((self.heads[4],), self.taken("rank", own), style),
            "moved": Column((moved,), self.made(formulas, other - own), book.moves(), 10),
        }

    def rows(self) -> Column:
        """Make the hidden column that says where a unit stands on the sheet of ranks."""
        cells: list[Cell] = [
            Formula(f"={self.book.ranked.found(code)}", place)
            for place, code in enumerate(self.cells("code"), 1)
        ]
        cells += [None] * len(self.gone)
        head = self.book.say(words.RANKED_ROW)
        return Column((head,), cells, self.book.figure(Kind.RANK), outline={"hidden": True})

    def aligned(self, figures: Array) -> Array:
        """Give other figures in the order of the published units."""
        return aligned_with(self.book.results, self.other, figures)

    def past(self, aligned: Array, figures: Array) -> list[Cell]:
        """Give other figures in the order of the sheet."""
        return [*known(aligned, self.book.order), *known(figures, self.gone)]

    def taken(self, key: str, figures: Array) -> list[Cell]:
        """Take published figures from the sheet of ranks."""
        ranked = self.book.ranked
        rows = self.cells("row")
        return self.made([f"={ranked.taken(self.book.at(key), row)}" for row in rows], figures)

    def made(self, formulas: Sequence[str], figures: Array) -> list[Cell]:
        """Give formulas with their values; nothing for those who are no longer there."""
        values = known(figures, self.book.order)
        cells: list[Cell] = [
            Formula(formula, valued(value)) for formula, value in zip(formulas, values, strict=True)
        ]
        return [*cells, *[None] * len(self.gone)]
