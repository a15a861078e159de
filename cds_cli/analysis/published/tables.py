"""Published rankings in csv, tsv and xlsx."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from cds_cli.analysis.published.headings import (
    Meaning,
    is_one_of,
    language_of,
    nodes_by_name,
    ranked_by,
)
from cds_cli.analysis.published.meanings import meanings_of
from cds_cli.analysis.published.model import (
    NOT_SAID,
    Form,
    Head,
    Measure,
    Place,
    Ranked,
    Section,
    Shown,
)
from cds_cli.analysis.published.provenance import head_of, is_provenance
from cds_cli.analysis.published.sections import section_of
from cds_cli.analysis.published.sheet import Sheet, sheets_of
from cds_cli.catalogue import NO_STORED_RESULT, NOT_A_RESULT
from cds_cli.definitions.models import IndicatorSet
from cds_cli.diagnostics import Diagnostic, Location
from cds_cli.results.figures import TOTAL
from cds_cli.tables.grid import Book, Grid
from cds_cli.tables.refusal import refuse
from cds_cli.text import Text

FILES = frozenset({"tệp", "file"})
NO_RANKING = Text(
    "không có bảng nào với cột mã và cột hạng như cds score ghi",
    "it has no table with columns of codes and ranks as cds score writes them",
)


@dataclass(frozen=True, slots=True)
class TableResult:
    """A result in tables: its head where it has one, and the sheets of figures."""

    file: str
    form: Form
    head: Head
    sheets: tuple[Sheet, ...]
    named: tuple[str, ...] = ()

    def sections(
        self, indicator_set: IndicatorSet, ranked: Ranked = NOT_SAID
    ) -> tuple[Section, ...]:
        """Give the figures of each sheet; ``ranked`` says what the file may not."""
        return tuple(
            section_of(sheet, meanings_of(sheet, indicator_set, ranked)) for sheet in self.sheets
        )

    def unfinished(self, places: Iterable[Place]) -> Iterator[Diagnostic]:
        """Report which of some places hold a formula without a stored result."""
        grids = {sheet.grid.sheet: sheet.grid for sheet in self.sheets}
        for place in places:
            grid = grids[place.sheet]
            seen = grid.unfinished.get((place.row, place.column))
            if seen is not None:
                yield NO_STORED_RESULT.at(grid.locate(place.row, place.column), seen=seen)

    @property
    def is_in_words(self) -> bool:
        """Whether its columns are headed for people."""
        return not all(sheet.keyed for sheet in self.sheets)

    def shown(self, indicator_set: IndicatorSet, ranked: Ranked = NOT_SAID) -> Shown:
        """Say how it was written."""
        first = self.sheets[0]
        meanings = meanings_of(first, indicator_set, ranked)
        by = first_of(meanings, Measure.RANK)
        points = [node for node, what in meanings.values() if what is Measure.POINTS]
        return Shown(
            form=self.form,
            by=by,
            nodes=tuple(node for node in points if node not in {TOTAL, by}),
            is_bare=all(node in {TOTAL, by} for node, _ in meanings.values()),
            is_full=first.by_index,
            for_excel=not first.keyed and self.form is not Form.XLSX,
            language=language_of(tuple(first.headings.values())),
            named=self.named,
        )

    def asks_for_node(self, indicator_set: IndicatorSet) -> bool:
        """Whether nothing in the file says by which node its units are ranked."""
        nodes = nodes_by_name(indicator_set)
        return any(
            sheet.is_by_a_part and ranked_by(sheet.lines_above, nodes) is None
            for sheet in self.sheets
        )


def first_of(meanings: Mapping[int, Meaning], measure: Measure) -> str:
    """Give the node of the first column of a kind."""
    return next((node for node, what in meanings.values() if what is measure), TOTAL)


def of_book(book: Book, *, tabs: bool = False) -> TableResult:
    """Find the rankings of a file. Raises InvalidInput where there is none."""
    sheets = tuple(sheet for grid in book.grids for sheet in sheets_of(grid))
    if any(sheet.is_exact for sheet in sheets):
        sheets = tuple(replace(sheet, by_index=not sheet.is_exact) for sheet in sheets)
    if not sheets:
        refuse(NOT_A_RESULT, Location(book.file), reason=NO_RANKING)
    heads = (head_of(grid) for grid in book.grids if is_provenance(grid))
    form = (Form.TSV if tabs else Form.CSV) if book.grids[0].text_only else Form.XLSX
    named = tuple(name for grid in book.grids for name in files_named(grid))
    return TableResult(book.file, form, next(heads, Head()), sheets, named)


def files_named(grid: Grid) -> Iterator[str]:
    """Name the files that the sheet of findings speaks of."""
    headings = grid.rows.get(1, {})
    for column in [one for one, text in headings.items() if is_one_of(text, FILES)]:
        for row, cells in grid.rows.items():
            if row > 1 and isinstance(cells.get(column), str):
                yield str(cells[column])
