"""One pass over a part's XML, for what openpyxl would hide or would choke on."""

from xml.parsers.expat import ParserCreate

from openpyxl.utils import column_index_from_string

from cds_cli.catalogue import OLD_FORMAT, UNREADABLE_FILE, UNSAFE_CONTAINER
from cds_cli.diagnostics import Location
from cds_cli.tables.formulas import Formulas, area_of
from cds_cli.tables.grid import Area, Limits, Place
from cds_cli.tables.refusal import refuse, refuse_above
from cds_cli.text import Text

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main "
CELL, ROW, VALUE, FORMULA, MERGE = (MAIN + name for name in ("c", "row", "v", "f", "mergeCell"))
STRICT = "http://purl.oclc.org/ooxml/"
DIGITS = "0123456789"

INLINE = frozenset(MAIN + name for name in ("is", "t", "r", "rPr"))
CRITERIA = frozenset(
    MAIN + name
    for name in ("filters", "customFilters", "dynamicFilter", "top10", "colorFilter", "iconFilter")
)
LINK = "http://schemas.openxmlformats.org/package/2006/relationships Relationship"

# openpyxl makes an object of each element of these parts.
COSTLY_PARTS = {"worksheet", "styleSheet", "workbook", "Types", "Relationships", "Properties"}
# What elements take, as measured: a cell six times as long as one that is only looked at.
OF_CELL, OF_TEXT_IN_CELL, OF_COSTLY, LETTERS_OF_A_SHARE = 6, 3, 13, 8


class PartScan:
    """What one XML part holds; for a sheet also where its values end, and its formulas."""

    def __init__(self, file: str, limits: Limits) -> None:
        """Wait for ``feed``."""
        self.root = ""
        """The root element's name without its namespace."""
        self.rows = 0
        self.cells = 0
        self.beyond: Place | None = None
        """The first cell outside the limits of rows and columns."""
        self.implied = False
        """Whether some row or cell does not say where it stands."""
        self.formulas = Formulas()
        self.filtered = False
        """Whether a filter has a criterion."""
        self.links: list[tuple[str, str]] = []
        """Type and target of each relationship, where the part says what another links to."""
        self._merged: list[str] = []
        self._merges = 0
        self._place = Location(file)
        self._limits = limits
        self._contents = self._in_cells = self._other_elements = 0
        self._row = self._column = 0
        self._columns: dict[str, int] = {}
        self._formula: dict[str, str] | None = None
        self._text: list[str] = []
        self._result: list[str] = []
        self._stored = False
        self._cell: dict[str, str] = {}
        self._last_row, self._last_column = limits.rows, limits.columns
        # A namespace is joined to the name, so that any prefix is as good as another.
        self._parser = ParserCreate(namespace_separator=" ", intern={CELL: CELL, VALUE: VALUE})
        self._parser.buffer_text = True
        self._parser.XmlDeclHandler = self._declared
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.StartElementHandler = self._begin

    def feed(self, piece: bytes) -> None:
        """Read on; raises ExpatError or ValueError where the part is damaged."""
        self._parser.Parse(piece, False)  # noqa: FBT003 - expat takes no keyword

    def close(self) -> None:
        """Say that the part has ended."""
        self._parser.Parse(b"", True)  # noqa: FBT003
        self._end_formula()
        if self._contents > 2 * self.cells:
            message = "a cell holds at most a formula and a value"
            raise ValueError(message)

    @property
    def effort(self) -> int:
        """What the part costs so far; see OF_CELL."""
        each = OF_COSTLY if self.root in COSTLY_PARTS else 1
        in_cells = OF_TEXT_IN_CELL * self._in_cells
        formulas = self.formulas.examined // LETTERS_OF_A_SHARE
        return OF_CELL * self.cells + self.rows + in_cells + each * self._other_elements + formulas

    def merged(self) -> tuple[Area, ...]:
        """Give the merged ranges; refuses too many, or one that is larger than any table."""
        limits = self._limits
        if self._merges > limits.merged:
            what = Text("số vùng gộp ô", "merged ranges")
            refuse_above(limits.merged, self._merges, what, self._place)
        areas = tuple(map(area_of, self._merged))
        for reference, (top, left, bottom, right) in zip(self._merged, areas, strict=True):
            if (bottom - top + 1) * (right - left + 1) > limits.rows * limits.columns:
                what = Text("số ô trong một vùng gộp", "cells in one merged range")
                refuse_above(limits.rows * limits.columns, reference, what, self._place)
        return areas

    def _declared(self, _version: str, encoding: str | None, _standalone: int) -> None:
        # The sieve works on bytes: what it must find has to be written in ASCII.
        if (encoding or "utf-8").lower() not in {"utf-8", "us-ascii", "ascii"}:
            name = ascii(encoding).replace("{", "(").replace("}", ")")
            reason = Text(f"XML dùng bảng mã {name}", f"XML in the encoding {name}")
            refuse(UNREADABLE_FILE, self._place, reason=reason)

    def _doctype(self, *_declaration: object) -> None:
        reason = Text("XML có khai báo DOCTYPE", "XML with a DOCTYPE")
        refuse(UNSAFE_CONTAINER, self._place, reason=reason)

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        # In the order of how often they come: this runs a million times.
        if name == CELL:
            if self._formula is not None:
                self._end_formula()
            self._begin_cell(attributes)
        elif name == VALUE:
            self._contents += 1
            if self._formula is not None:
                self._begin_result()
        elif name == ROW:
            self._begin_row(attributes)
        elif name == FORMULA:
            self._contents += 1
            self._formula = attributes
            self._catch(self._text)
        else:
            self._begin_other(name, attributes)

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        self.cells += 1
        self._cell = attributes
        if "r" in attributes:
            reference = attributes["r"]
            letters = reference.rstrip(DIGITS)
            self._column = column = self._columns.get(letters) or self._learn_column(letters)
            self._row = row = int(reference[len(letters) :])
        else:
            self.implied = True
            self._column = column = self._column + 1
            row = self._row
        if row > self._last_row or column > self._last_column:
            self.beyond = self.beyond or (row, column)

    def _learn_column(self, letters: str) -> int:
        return self._columns.setdefault(letters, column_index_from_string(letters))

    def _begin_row(self, attributes: dict[str, str]) -> None:
        if self._formula is not None:
            self._end_formula()
        self.rows += 1
        self.implied = self.implied or "r" not in attributes
        self._row = int(attributes.get("r", self._row + 1))
        self._column = 0

    def _begin_result(self) -> None:
        # A text result may be empty and is stored all the same.
        self._stored = self._cell.get("t") == "str"
        self._catch(self._result)

    def _begin_other(self, name: str, attributes: dict[str, str]) -> None:
        if not self.root:
            self.root = name.rpartition(" ")[2]
            if name.startswith(STRICT) and self.root == "workbook":
                refuse(OLD_FORMAT, self._place, seen="Strict Open XML")
        elif name in INLINE:
            self._in_cells += 1
            return
        elif name == MERGE:
            self._begin_merge(attributes)
            return
        elif name in CRITERIA:
            self.filtered = True
        elif name == LINK:
            self.links.append((attributes.get("Type", ""), attributes.get("Target", "")))
        elif "macroEnabled" in attributes.get("ContentType", ""):
            seen = Text(".xlsm (có macro)", ".xlsm (with macros)")
            refuse(OLD_FORMAT, self._place, seen=seen)
        self._other_elements += 1

    def _begin_merge(self, attributes: dict[str, str]) -> None:
        self._in_cells += 1
        self._merges += 1
        if self._merges <= self._limits.merged:
            self._merged.append(attributes.get("ref", ""))

    def _catch(self, texts: list[str]) -> None:
        self._parser.CharacterDataHandler = texts.append
        self._parser.EndElementHandler = self._release

    def _release(self, _name: str) -> None:
        self._parser.CharacterDataHandler = None
        self._parser.EndElementHandler = None

    def _end_formula(self) -> None:
        if self._formula is None:
            return
        stored = self._stored or bool("".join(self._result).strip())
        place = (self._row, self._column)
        self.formulas.add(place, self._formula, "".join(self._text), stored=stored)
        self._formula, self._stored = None, False
        self._text.clear()
        self._result.clear()
