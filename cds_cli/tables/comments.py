"""Texts of cell comments, from the parts that a sheet is linked to; no drawing is looked at."""

from collections.abc import Sequence
from posixpath import dirname, join, normpath
from xml.parsers.expat import ParserCreate

from cds_cli.tables.formulas import place_of
from cds_cli.tables.grid import Place

COMMENT, THREADED, TEXT, SHOWN, PHONETIC = ("comment", "threadedComment", "text", "t", "rPh")
NOTES, CONVERSATIONS = "comments", "threadedComment"
"""How the type of a link ends that leads to comments of the old kind, and of the new."""


def comments_of(
    sheet: str, links: Sequence[tuple[str, str]], contents: dict[str, bytes]
) -> dict[Place, str]:
    """Read the comments of the sheet in a part, by the links of that part (type, target).

    Takes them out of ``contents``: comments belong to one sheet, and are never read again.
    """
    found: dict[Place, str] = {}
    # A conversation has an old comment too, which only says that this Excel cannot show it.
    for kind in (NOTES, CONVERSATIONS):
        for link, target in links:
            if link.rpartition("/")[2] == kind:
                content = contents.pop(_resolved(sheet, target), b"")
                found |= _CommentScan(content).texts() if content else {}
    return found


def _resolved(sheet: str, target: str) -> str:
    if target.startswith("/"):
        return target[1:]
    return normpath(join(dirname(sheet), target))


class _CommentScan:
    """The comments in one part."""

    def __init__(self, content: bytes) -> None:
        self._found: dict[Place, list[str]] = {}
        self._text: list[str] = []
        self._place: Place | None = None
        self._phonetic = False
        self._parser = ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._end
        self._content = content

    def texts(self) -> dict[Place, str]:
        """Give the text of each place; raises ExpatError or ValueError where it is damaged."""
        self._parser.Parse(self._content, True)  # noqa: FBT003 - expat takes no keyword
        return {place: "\n".join(texts) for place, texts in self._found.items()}

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        if local in {COMMENT, THREADED}:
            self._place = place_of(attributes.get("ref", ""))
            self._text.clear()
        elif local == PHONETIC:
            self._phonetic = True
        elif local in {SHOWN, TEXT} and self._place and not self._phonetic:
            # The new kind has its text in <text> itself, the old one in runs of <t> below it.
            self._parser.CharacterDataHandler = self._text.append

    def _end(self, name: str) -> None:
        local = name.rpartition(" ")[2]
        self._parser.CharacterDataHandler = None
        if local == PHONETIC:
            self._phonetic = False
        elif local in {COMMENT, THREADED} and self._place:
            text = "".join(self._text).strip()
            if text:
                self._found.setdefault(self._place, []).append(text)
            self._place = None
