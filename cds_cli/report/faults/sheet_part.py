"""A sheet of the original in which some cells take another style; nothing else of it changes."""

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field

from openpyxl.utils import column_index_from_string

from cds_cli.diagnostics import column_letters
from cds_cli.report.faults.markup import Edit, Element, elements, prefix_of, with_attributes
from cds_cli.tables.grid import Place

AFTER_LEGACY_DRAWING = frozenset(
    {
        "legacyDrawingHF",
        "drawingHF",
        "picture",
        "oleObjects",
        "controls",
        "webPublishItems",
        "tableParts",
        "extLst",
    }
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SELECTED = re.compile(rb"\stabSelected\s*=\s*(?:\"[^\"]*\"|'[^']*')")
DIGITS = "0123456789"


@dataclass(slots=True)
class Row:
    """A row that exists, with its cells by column."""

    number: int
    element: Element
    cells: dict[int, Element] = field(default_factory=dict)

    @property
    def style(self) -> int | None:
        """The style of its empty cells, if it has one of its own."""
        attributes = self.element.attributes
        known = attributes.get("customFormat") in {"1", "true"}
        return int(attributes.get("s", "0")) if known else None


class SheetPart:
    """What must be known of a sheet before some of its cells are given a style."""

    def __init__(self, content: bytes, rows: Collection[int]) -> None:
        """Read a sheet once; only the rows asked for, and those after a gap, are kept."""
        self.content = content
        self.prefix = prefix_of(content, "worksheet")
        self.rows: dict[int, Row] = {}
        self._columns: list[tuple[int, int, int]] = []
        self._parts: list[Element] = []
        search = _Search(sorted(set(rows)))
        found = elements(content, search)
        for element, (row, column) in zip(found, search.places, strict=True):
            self._keep(element, row, column)

    def _keep(self, element: Element, row: int, column: int) -> None:
        if element.name == "row":
            self.rows[row] = Row(row, element)
        elif element.name == "c":
            self.rows[row].cells[column] = element
        elif element.name == "col":
            first, last, style = (
                int(element.attributes.get(k, "0")) for k in ("min", "max", "style")
            )
            self._columns.append((first, last, style))
        else:
            self._parts.append(element)

    def first_cell(self, row: int) -> int:
        """Give the column of the first cell of a row that holds something; A if none does."""
        known = self.rows.get(row)
        cells = sorted(known.cells.items()) if known else []
        return next((column for column, cell in cells if cell.closing is not None), 1)

    def restyled(self, style_for: Mapping[Place, Callable[[int], int]]) -> Iterator[Edit]:
        """Give cells a style made from their own; a cell that does not exist is made."""
        by_row: dict[int, dict[int, Callable[[int], int]]] = {}
        for (row, column), make in sorted(style_for.items()):
            by_row.setdefault(row, {})[column] = make
        data = self._part("sheetData")
        made: list[tuple[int, bytes]] = []
        for row, cells in by_row.items():
            known = self.rows.get(row)
            if known is not None:
                yield from self._in_row(known, cells)
            else:
                made.append((row, self._new_row(row, cells)))
        if data.closing is None and made:
            yield data.appended(self.content, b"".join(xml for _, xml in made))
            return
        for row, xml in made:
            after = min((r for r in self.rows if r > row), default=None)
            place = data.closing or 0 if after is None else self.rows[after].element.start
            yield (place, place, xml)

    def _in_row(self, row: Row, cells: Mapping[int, Callable[[int], int]]) -> Iterator[Edit]:
        missing = []
        for column, make in cells.items():
            cell = row.cells.get(column)
            if cell is None:
                missing.append(
                    (column, self._cell(row.number, column, make(self._style(row, column))))
                )
                continue
            style = make(int(cell.attributes.get("s", "0")))
            tag = with_attributes(self.content[cell.start : cell.inside], s=str(style))
            yield (cell.start, cell.inside, tag)
        if missing:
            yield from self._inserted(row, missing)

    def _inserted(self, row: Row, missing: list[tuple[int, bytes]]) -> Iterator[Edit]:
        """Put new cells in their places; the span that a row declares may be too short for them."""
        element = row.element
        tag = with_attributes(self.content[element.start : element.inside], spans=None)
        if element.closing is None:
            name = f"</{self.prefix}row>".encode()
            inner = b"".join(xml for _, xml in missing)
            yield (element.start, element.end, tag[:-2] + b">" + inner + name)
            return
        yield (element.start, element.inside, tag)
        for column, xml in missing:
            after = min((c for c in row.cells if c > column), default=None)
            place = element.closing if after is None else row.cells[after].start
            yield (place, place, xml)

    def _new_row(self, number: int, cells: Mapping[int, Callable[[int], int]]) -> bytes:
        inner = b"".join(
            self._cell(number, column, make(self._style(None, column)))
            for column, make in cells.items()
        )
        return f'<{self.prefix}row r="{number}">'.encode() + inner + f"</{self.prefix}row>".encode()

    def _cell(self, row: int, column: int, style: int) -> bytes:
        return f'<{self.prefix}c r="{column_letters(column)}{row}" s="{style}"/>'.encode()

    def _style(self, row: Row | None, column: int) -> int:
        """Give the style that Excel shows a cell in that does not exist."""
        if row is not None and row.style is not None:
            return row.style
        return next((s for first, last, s in self._columns if first <= column <= last), 0)

    def _part(self, name: str) -> Element:
        found = next((one for one in self._parts if one.name == name), None)
        if found is None:
            message = f"a sheet without {name}"
            raise ValueError(message)
        return found

    def drawing_of_comments(self) -> str | None:
        """Give the id of the relation to the drawing that holds the boxes of comments."""
        found = next((one for one in self._parts if one.name == "legacyDrawing"), None)
        if found is None:
            return None
        return next((v for k, v in found.attributes.items() if k.endswith(":id")), None)

    def with_drawing(self, relation: str) -> Edit:
        """Refer to a new drawing of comments, in the place that the schema wants."""
        tag = f'<{self.prefix}legacyDrawing xmlns:cdsr="{OFFICE}" cdsr:id="{relation}"/>'
        data, root = self._part("sheetData"), self._part("worksheet")
        after = (
            one.start
            for one in self._parts
            if one.name in AFTER_LEGACY_DRAWING and one.start > data.start
        )
        place = min(after, default=root.closing or 0)
        return (place, place, tag.encode())


class _Search:
    """Tells which elements of a sheet are wanted, and where each of those stands."""

    def __init__(self, rows: list[int]) -> None:
        self.places: list[Place] = []
        self._rows = rows
        self._row = self._column = 0
        self._kept = False

    def __call__(self, name: str, attributes: Mapping[str, str], depth: int) -> bool:
        if name == "c":
            return self._cell(attributes)
        if name == "row":
            return self._begin_row(attributes)
        wanted = depth <= 1 or name == "col"
        if wanted:
            self.places.append((0, 0))
        return wanted

    def _begin_row(self, attributes: Mapping[str, str]) -> bool:
        before, self._row = self._row, int(attributes.get("r", self._row + 1))
        self._column = 0
        # A row is also kept if one that is asked for is missing in front of it.
        self._kept = bisect_right(self._rows, before) < bisect_right(self._rows, self._row)
        if self._kept:
            self.places.append((self._row, 0))
        return self._kept

    def _cell(self, attributes: Mapping[str, str]) -> bool:
        if not self._kept:
            return False
        letters = attributes.get("r", "").rstrip(DIGITS)
        self._column = column_index_from_string(letters) if letters else self._column + 1
        self.places.append((self._row, self._column))
        return True


def unselected(content: bytes) -> bytes:
    """Take a sheet out of the selected ones: two at once would be edited as one group."""
    head, data, rest = content.partition(b"sheetData")
    return SELECTED.sub(b"", head) + data + rest
