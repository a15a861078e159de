"""Leaving out of a sheet's XML what holds no value, while it is being unpacked.

People border whole columns by hand; Excel then writes every cell down to row 1,048,576. Such cells
are ordinary and must cost nothing, so they are gone before an XML parser sees them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LONGEST_ROW = 4 << 20
ROOT = re.compile(rb"<([^\s<>/:\"'=]+:)?worksheet[\s/>]")
CDATA = b"<![CDATA["

# openpyxl makes a cell of every cell of a merged or linked range, so that A1:XFD1048576 never
# ends; the other elements mean nothing to us, cost time or make it warn. It skips unknown names.
UNWANTED = (
    b"mergeCells",
    b"hyperlinks",
    b"tableParts",
    b"dataValidations",
    b"conditionalFormatting",
    b"autoFilter",
    b"extLst",
    b"sheetViews",
    b"customSheetViews",
    b"scenarios",
    b"definedNames",
)
UNWANTED_TAG = re.compile(
    rb"(</?(?:[^\s<>/:\"'=]+:)?)(" + b"|".join(UNWANTED) + rb")(?=[\s/>])",
)


class Emptiness:
    """How rows and cells without a value are written under a namespace prefix such as ``x:``."""

    def __init__(self, prefix: bytes) -> None:
        """Compile the patterns; possessive, so that no input makes them go back and forth."""
        name = re.escape(prefix)
        no_value = rb"(?:<%sv(?:/>|></%sv>))?+" % (name, name)
        cell = rb"(?:<%sc r=[^<>/]*+(?:/>|>%s</%sc>)\s*+)" % (name, no_value, name)
        row = rb"(?:<%srow r=[^<>/]*+(?:/>|>\s*+%s*+</%srow>)\s*+)" % (name, cell, name)
        self.row_start = b"<%srow r=" % prefix
        self.cells = re.compile(cell + rb"++")
        self.rows = re.compile(row + rb"++")
        self.empty_marks = (b"/>", b'"></', b"'></", b"<%sv></" % prefix)
        self.value_marks = tuple(b"<%s%s" % (prefix, mark) for mark in (b"v", b"f", b"is"))

    def holds_values(self, piece: bytes) -> bool:
        """Whether a piece may hold values, or anything but rows and cells."""
        return b"sheetData" in piece or any(mark in piece for mark in self.value_marks)

    def remove(self, piece: bytes) -> bytes:
        """Take cells without a value out, then rows without a cell."""
        if not any(mark in piece for mark in self.empty_marks):
            return piece
        if self.holds_values(piece):
            return self.rows.sub(b"", self.cells.sub(b"", piece))
        return self.rows.sub(b"", piece)


@dataclass(slots=True)
class Sieve:
    """Sifts one part; ``removed`` tells afterwards whether anything was left out."""

    keep_all: bool = False
    removed: bool = False
    _emptiness: Emptiness | None = None

    def sift(self, chunks: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
        """Give the effort (bytes, those among values twice) and what is left, piece by piece."""
        for piece in self._pieces(chunks):
            left = piece
            if self._emptiness is not None and CDATA in piece:
                # Inside CDATA, what looks like an empty cell is somebody's text.
                self.keep_all = True
            if self._emptiness is not None and not self.keep_all:
                left = self._emptiness.remove(piece)
                self.removed = self.removed or len(left) < len(piece)
            yield len(piece) * (2 if left else 1), without_unwanted(left)

    def _pieces(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """Cut where a row begins, so that no row and no tag lies in two pieces."""
        rest = b""
        for number, chunk in enumerate(chunks):
            if number == 0:
                self._emptiness = emptiness_of(chunk)
            rest += chunk
            cut = self._cut(rest)
            if cut > 0:
                yield rest[:cut]
                rest = rest[cut:]
        if rest:
            yield rest

    def _cut(self, piece: bytes) -> int:
        cut = piece.rfind(self._emptiness.row_start) if self._emptiness else -1
        if cut <= 0 and (self._emptiness is None or len(piece) > LONGEST_ROW):
            cut = piece.rfind(b"<")
        return cut if cut > 0 or len(piece) < LONGEST_ROW else len(piece)


def emptiness_of(start: bytes) -> Emptiness | None:
    """Tell how a sheet names its elements; None where the part is no sheet."""
    root = ROOT.search(start[:65536])
    return Emptiness(root[1] or b"") if root else None


def without_unwanted(piece: bytes) -> bytes:
    """Rename the elements that openpyxl must not see."""
    if any(name in piece for name in UNWANTED):
        return UNWANTED_TAG.sub(rb"\1not-\2", piece)
    return piece
