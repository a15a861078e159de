"""Changing a few places of an XML part while every other byte of it stays as it was."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from xml.parsers.expat import ParserCreate

START_TAG = re.compile(rb"<[^\s<>/]+(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
# Excel reads _x0041_ in a text as A, unless its first sign is written that way itself.
CODED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;"}

Edit = tuple[int, int, bytes]
"""Where it begins and ends in the old bytes, and what stands there in the new ones."""


@dataclass(frozen=True, slots=True)
class Element:
    """An element of a part, with the offsets of its tags."""

    name: str
    """The local name; the prefix is the same as the root element's, or it is not reported."""
    attributes: Mapping[str, str]
    depth: int
    """0 for the root element."""
    start: int
    inside: int
    """Where the start tag has ended."""
    closing: int | None
    """Where the closing tag begins; None for an element that is empty, as in ``<a/>``."""
    end: int

    def appended(self, content: bytes, inner: bytes) -> Edit:
        """Put something in front of the closing tag; an empty element gets one."""
        if self.closing is not None:
            return (self.closing, self.closing, inner)
        tag = content[self.start : self.inside]
        name = tag[1:].split(b"/")[0].split()[0]
        return (self.start, self.inside, tag[:-2] + b">" + inner + b"</" + name + b">")


def elements(
    content: bytes, wanted: Callable[[str, Mapping[str, str], int], bool]
) -> list[Element]:
    """Give the elements of the root's prefix that are wanted by name, attributes and depth.

    Raises ExpatError where the part is damaged.
    """
    return _Walk(content, wanted).found


class _Walk:
    """One pass over a part."""

    def __init__(
        self, content: bytes, wanted: Callable[[str, Mapping[str, str], int], bool]
    ) -> None:
        self.found: list[Element] = []
        self._content = content
        self._wanted = wanted
        self._prefix: str | None = None
        self._open: list[tuple[str, dict[str, str], int, int, int] | None] = []
        self._parser = ParserCreate()
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._finish
        self._parser.Parse(content, True)  # noqa: FBT003 - expat takes no keyword
        self.found.sort(key=lambda element: element.start)

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        prefix, _, local = name.rpartition(":")
        if self._prefix is None:
            self._prefix = prefix
        depth = len(self._open)
        if prefix != self._prefix or not self._wanted(local, attributes, depth):
            self._open.append(None)
            return
        start = self._parser.CurrentByteIndex
        tag = START_TAG.match(self._content, start)
        inside = tag.end() if tag else start
        self._open.append((local, attributes, depth, start, inside))

    def _finish(self, _name: str) -> None:
        known = self._open.pop()
        if known is None:
            return
        name, attributes, depth, start, inside = known
        if self._content[inside - 2 : inside] == b"/>":
            self.found.append(Element(name, attributes, depth, start, inside, None, inside))
            return
        closing = self._parser.CurrentByteIndex
        end = self._content.index(b">", closing) + 1
        self.found.append(Element(name, attributes, depth, start, inside, closing, end))


def edited(content: bytes, edits: Iterable[Edit]) -> bytes:
    """Apply edits that do not overlap; of those at one place the first stands first."""
    pieces, place = [], 0
    for start, end, new in sorted(edits, key=lambda edit: edit[:2]):
        pieces += [content[place:start], new]
        place = end
    return b"".join((*pieces, content[place:]))


def prefix_of(content: bytes, root: str) -> str:
    """Give the prefix of the root element with its colon, such as ``x:``; mostly empty."""
    found = re.search(rb"<((?:[^\s<>/:\"'=]+:)?)" + root.encode() + rb"[\s/>]", content)
    return found[1].decode() if found else ""


def with_attributes(tag: bytes, **values: str | None) -> bytes:
    """Set attributes of a start tag; None takes one out."""
    for name, value in values.items():
        bare = re.sub(rb"\s" + name.encode() + rb"\s*=\s*(?:\"[^\"]*\"|'[^']*')", b"", tag, count=1)
        if value is None:
            tag = bare
            continue
        ending = b"/>" if bare.endswith(b"/>") else b">"
        tag = bare[: -len(ending)].rstrip() + f' {name}="{value}"'.encode() + ending
    return tag


def escaped(text: str) -> str:
    """Write a text so that it is one in an element or an attribute."""
    return CODED.sub("_x005F_", "".join(ESCAPES.get(character, character) for character in text))
