"""The styles of a workbook: those of its cells in another colour, and those of a sheet of ours."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from cds_cli.diagnostics import Severity
from cds_cli.report.faults.markup import (
    Element,
    edited,
    elements,
    prefix_of,
    with_attributes,
)

COLOURS: Mapping[Severity, str] = {
    Severity.ERROR: "F28B82",
    Severity.WARNING: "FFE599",
    Severity.NOTE: "BDD7EE",
}
"""Red, yellow and blue of different lightness: nobody has to tell them apart by hue alone."""
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PLAIN_STYLES = (
    f'<?xml version="1.0"?><styleSheet xmlns="{MAIN}"><fonts count="1"><font><sz val="11"/>'
    '<name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/>'
    '</fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/>'
    '</borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="1"><xf/></cellXfs>'
    "</styleSheet>"
).encode()
"""For a workbook that has none."""
LISTS = {"fonts": "font", "fills": "fill", "borders": "border", "cellXfs": "xf"}


@dataclass(slots=True)
class Styles:
    """The style part of a workbook, to which styles are added at the end."""

    content: bytes = PLAIN_STYLES
    _lists: dict[str, Element] = field(default_factory=dict)
    _old: dict[str, list[Element]] = field(default_factory=dict)
    _new: dict[str, list[bytes]] = field(default_factory=dict)
    _ids: dict[tuple[str, bytes], int] = field(default_factory=dict)
    _marked: dict[tuple[int, Severity], int] = field(default_factory=dict)
    _prefix: bytes = b""

    def __post_init__(self) -> None:
        """Find the lists; raises ValueError where one is missing."""
        self._prefix = prefix_of(self.content, "styleSheet").encode()
        found = elements(self.content, lambda name, *_: name in {*LISTS, *LISTS.values()})
        for name, child in LISTS.items():
            self._lists[name] = _only(found, name)
            inside = self._lists[name]
            self._old[name] = [
                one
                for one in found
                if one.name == child
                and one.depth == inside.depth + 1
                and inside.start < one.start < inside.end
            ]
            self._new[name] = []

    def marked(self, style: int, severity: Severity) -> int:
        """Give the style of a cell in the colour of a severity; lock and format stay."""
        if (style, severity) not in self._marked:
            self._marked[style, severity] = self._coloured(style, severity)
        return self._marked[style, severity]

    def _coloured(self, style: int, severity: Severity) -> int:
        known = self._old["cellXfs"]
        xf = known[style] if style < len(known) else known[0]
        font = self._readable(int(xf.attributes.get("fontId", "0")))
        start = self.content[xf.start : xf.inside]
        tag = with_attributes(
            start, fillId=str(self.fill(COLOURS[severity])), applyFill="1", fontId=str(font)
        )
        return self._add("cellXfs", tag + self.content[xf.inside : xf.end])

    def unmarked(self, style: int) -> int:
        """Give the style of a cell without a colour of ours; any other colour stays."""
        known = self._old["cellXfs"]
        fill = int(known[style].attributes.get("fillId", "0")) if style < len(known) else 0
        fills = self._old["fills"]
        if not 0 < fill < len(fills):
            return style
        look = self.content[fills[fill].start : fills[fill].end]
        if not any(colour.encode() in look for colour in COLOURS.values()):
            return style
        xf = known[style]
        tag = with_attributes(self.content[xf.start : xf.inside], fillId="0")
        return self._add("cellXfs", tag + self.content[xf.inside : xf.end])

    def _readable(self, number: int) -> int:
        """Give a font its usual colour: white letters would vanish on a light fill."""
        known = self._old["fonts"]
        if number >= len(known):
            return number
        old = self.content[known[number].start : known[number].end]
        new = re.sub(rb"<(?:[^\s<>/:\"'=]+:)?color\s[^<>]*/>", b"", old)
        return number if new == old else self._add("fonts", new)

    def fill(self, colour: str) -> int:
        """Give a plain fill."""
        return self._written(
            "fills",
            f'<fill><patternFill patternType="solid"><fgColor rgb="FF{colour}"/>'
            '<bgColor indexed="64"/></patternFill></fill>',
        )

    def font(self, inner: str) -> int:
        """Give a font, described by elements such as ``<b/>`` before its size and name."""
        return self._written("fonts", f'<font>{inner}<name val="Calibri"/><family val="2"/></font>')

    def border(self, colour: str) -> int:
        """Give a thin line below a cell."""
        line = f'<bottom style="thin"><color rgb="FF{colour}"/></bottom>'
        return self._written("borders", f"<border><left/><right/><top/>{line}<diagonal/></border>")

    def cell(self, attributes: str, alignment: str) -> int:
        """Give a style of a cell by its font, fill and border."""
        return self._written(
            "cellXfs",
            f'<xf numFmtId="49" {attributes} xfId="0" applyNumberFormat="1" applyFont="1" '
            f'applyFill="1" applyBorder="1" applyAlignment="1"><alignment {alignment}/></xf>',
        )

    def _written(self, name: str, xml: str) -> int:
        """Add what we write without a prefix, under the one of the part."""
        prefixed = re.sub(rb"<(/?)(?=[a-z])", rb"<\1" + self._prefix, xml.encode())
        return self._add(name, prefixed)

    def _add(self, name: str, xml: bytes) -> int:
        if (name, xml) not in self._ids:
            self._ids[name, xml] = len(self._old[name]) + len(self._new[name])
            self._new[name].append(xml)
        return self._ids[name, xml]

    def rendered(self) -> bytes:
        """Write the part with what was added."""
        edits = []
        for name, place in self._lists.items():
            if self._new[name]:
                start, end, new = place.appended(self.content, b"".join(self._new[name]))
                count = len(self._old[name]) + len(self._new[name])
                tag = with_attributes(self.content[place.start : place.inside], count=str(count))
                edits += [(place.start, place.inside, tag), (start, end, new)]
        return edited(self.content, edits)


def _only(found: list[Element], name: str) -> Element:
    """Give a list of the part that is not empty, as none of them ever is."""
    lists = [
        one for one in found if one.name == name and one.depth == 1 and one.closing is not None
    ]
    if len(lists) != 1:
        message = f"a style part without {name}"
        raise ValueError(message)
    return lists[0]
