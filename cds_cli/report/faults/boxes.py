"""The boxes that comments are shown in, as large as their texts need (VML, as Excel draws them)."""

import re
from collections.abc import Collection, Iterator, Mapping

from cds_cli.report.faults.wording import lines_needed
from cds_cli.tables.grid import Place

SHAPE_START, SHAPE_END = b"<v:shape ", b"</v:shape>"
SHAPE_ID = re.compile(rb"_x0000_s(\d{1,9})\b")
ROW, COLUMN = (re.compile(rb"<x:%s>\s*(\d{1,7})\s*</x:%s>" % (n, n)) for n in (b"Row", b"Column"))
KIND = b'id="_x0000_t202"'
FIRST_ID = 1025
WIDE = 340
"""Pixels: some fifty letters of a comment's font."""
LETTERS = 50
LINE_HEIGHT = 16
MOST_LINES = 32

SHAPE_KIND = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
NO_BOXES = (
    b'<xml xmlns:v="urn:schemas-microsoft-com:vml" '
    b'xmlns:o="urn:schemas-microsoft-com:office:office" '
    b'xmlns:x="urn:schemas-microsoft-com:office:excel"></xml>'
)


def with_boxes(content: bytes, texts: Mapping[Place, str], gone: Collection[Place]) -> bytes:
    """Give each comment a box; an older box of the same cell goes, and those that are gone.

    The part need not be well-formed XML (Excel's own is not always), so it is cut, not parsed.
    Raises ValueError where it has no end.
    """
    known = without_boxes(content, {*texts, *gone})
    head, end, tail = known.rpartition(b"</xml>")
    if not end:
        message = "a drawing of comments without an end"
        raise ValueError(message)
    kind = "" if KIND in head else SHAPE_KIND
    first = max((int(found[1]) for found in SHAPE_ID.finditer(head)), default=FIRST_ID) + 1
    boxes = (box(first + n, place, texts[place]) for n, place in enumerate(sorted(texts)))
    return b"".join((head, (kind + "".join(boxes)).encode(), end, tail))


def without_boxes(content: bytes, places: Collection[Place]) -> bytes:
    """Take out the boxes of some cells."""
    return b"".join(piece for piece, place in _shapes(content) if place not in places)


def _shapes(content: bytes) -> Iterator[tuple[bytes, Place | None]]:
    """Cut a drawing into shapes of comments, with their cells, and what stands between them."""
    rest = 0
    while (start := content.find(SHAPE_START, rest)) >= 0:
        end = content.find(SHAPE_END, start)
        if end < 0:
            break
        end += len(SHAPE_END)
        shape = content[start:end]
        yield content[rest:start], None
        yield shape, _place(shape)
        rest = end
    yield content[rest:], None


def _place(shape: bytes) -> Place | None:
    row, column = ROW.search(shape), COLUMN.search(shape)
    is_note = b'ObjectType="Note"' in shape
    return (int(row[1]) + 1, int(column[1]) + 1) if is_note and row and column else None


def box(number: int, place: Place, text: str) -> str:
    """Draw a hidden box beside a cell."""
    row, column = place
    height = LINE_HEIGHT * min(lines_needed(text, LETTERS) + 1, MOST_LINES)
    return (
        f'<v:shape id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;'
        f"margin-left:59.25pt;margin-top:1.5pt;width:{WIDE}px;height:{height}px;z-index:1;"
        'visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
        '<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
        '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
        '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
        f"<x:AutoFill>False</x:AutoFill><x:Row>{row - 1}</x:Row><x:Column>{column - 1}</x:Column>"
        "</x:ClientData></v:shape>"
    )
