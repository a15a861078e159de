"""Comments of cells: what a part holds already stays, ours are added below or beside it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from itertools import pairwise

from cds_cli.diagnostics import column_letters
from cds_cli.report.faults.markup import Edit, Element, edited, elements, escaped, prefix_of
from cds_cli.tables.formulas import area_of
from cds_cli.tables.grid import Place

AUTHOR = "cds"
OURS = "— cds —"
"""The line above what we say, also below somebody's comment: programs do not keep authors."""
LONGEST = 8000
"""Characters of one comment: Excel holds 32,767, and nobody reads even this."""
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
NO_COMMENTS = (
    f'<?xml version="1.0"?><comments xmlns="{MAIN}"><authors/><commentList/></comments>'.encode()
)
FONT = '<rPr><sz val="9"/><rFont val="Tahoma"/><family val="2"/></rPr>'
TAG = re.compile(rb"<(/?)(?=[A-Za-z])")
BREAK_AT_END = re.compile(rb"(?:\n|&#10;|&#xA;)\Z")
WANTED = frozenset({"authors", "author", "commentList", "comment", "text", "t"})


@dataclass(frozen=True, slots=True)
class Comments:
    """A part of comments after ours were put in."""

    content: bytes
    texts: Mapping[Place, str]
    """What each comment that we wrote or added to says in whole, for the size of its box."""
    cleared: frozenset[Place]
    """Cells that an earlier answer of ours had marked and this one does not."""


@dataclass(frozen=True, slots=True)
class _Old:
    """A comment that is there already."""

    element: Element
    members: tuple[Element, ...]
    """The elements inside it."""
    author: str
    before: str
    """What it says above a remark of ours."""
    cuts: tuple[Edit, ...]
    """How a remark of ours is taken out of it."""

    @property
    def is_ours(self) -> bool:
        """Whether there is nothing in it but a remark of an earlier answer."""
        return self.author == AUTHOR or bool(self.cuts and not self.before)

    @property
    def had_remark(self) -> bool:
        """Whether an earlier answer said something in it."""
        return self.is_ours or bool(self.cuts)


def with_comments(content: bytes, remarks: Mapping[Place, str]) -> Comments:
    """Add remarks by cell; those of an earlier answer of ours are taken out first."""
    found = elements(content, lambda name, *_: name in WANTED)
    old = dict(_old_comments(content, found))
    kept = {place: one for place, one in old.items() if not one.is_ours}
    edits = [(one.element.start, one.element.end, b"") for one in old.values() if one.is_ours]
    for place, one in kept.items():
        edits += _kept(content, one, remarks.get(place))
    new = {place: f"{OURS}\n{text}" for place, text in remarks.items() if place not in kept}
    edits += _added(content, found, new)
    longer = {p: f"{one.before}\n{OURS}\n{remarks[p]}" for p, one in kept.items() if p in remarks}
    cleared = {p for p, one in old.items() if one.had_remark and p not in remarks}
    return Comments(edited(content, edits), {**new, **longer}, frozenset(cleared))


def commented_cells(content: bytes) -> tuple[Place, ...]:
    """Give the cells that have a comment."""
    found = elements(content, lambda name, *_: name == "comment")
    return tuple(area_of(one.attributes.get("ref", ""))[:2] for one in found)


def _old_comments(content: bytes, found: list[Element]) -> Iterator[tuple[Place, _Old]]:
    """Give the comments by their cells; ``found`` stands in the order of the part."""
    names = [_text(content, one) for one in found if one.name == "author"]
    starts = [n for n, one in enumerate(found) if one.name == "comment"]
    for first, after in pairwise([*starts, len(found)]):
        comment = found[first]
        members = tuple(one for one in found[first + 1 : after] if one.end <= comment.end)
        author = int(comment.attributes.get("authorId", "0"))
        name = names[author] if author < len(names) else ""
        before, cuts = _judged(content, members)
        yield (
            area_of(comment.attributes.get("ref", ""))[:2],
            _Old(comment, members, name, before, cuts),
        )


def _judged(content: bytes, members: tuple[Element, ...]) -> tuple[str, tuple[Edit, ...]]:
    """Give what a comment says above our line, and the cuts that leave only that."""
    before, cuts = "", list[Edit]()
    for one in (one for one in members if one.name == "t" and one.closing is not None):
        text = content[one.inside : one.closing]
        place = 0 if cuts else text.find(OURS.encode())
        if place >= 0:
            rest = BREAK_AT_END.sub(b"", text[:place])
            cuts.append((one.inside + len(rest), one.closing or 0, b""))
            text = rest
        before += unescape(text.decode())
    return before, tuple(cuts)


def _kept(content: bytes, old: _Old, remark: str | None) -> Iterator[Edit]:
    """Keep somebody's comment; what an earlier answer added to it goes, a new remark comes."""
    yield from old.cuts
    if remark is None:
        return
    text = next((one for one in old.members if one.name == "text"), None)
    if text is None:
        message = "a comment without a text"
        raise ValueError(message)
    for one in old.members:
        if one.name == "t" and one.depth == text.depth + 1:
            # A text may hold one plain text or runs, not both.
            yield (one.start, one.start, _xml(content, "<r>"))
            yield (one.end, one.end, _xml(content, "</r>"))
    yield text.appended(content, _xml(content, _run(f"\n{OURS}\n{remark}")))


def _added(content: bytes, found: list[Element], new: Mapping[Place, str]) -> Iterator[Edit]:
    """Add comments by us, and us to the authors."""
    lists = {one.name: one for one in found if one.name in {"authors", "commentList"}}
    if len(lists) != 2:  # noqa: PLR2004 - both
        message = "comments without a list"
        raise ValueError(message)
    number = sum(one.name == "author" for one in found)
    written = "".join(_comment(place, text, number) for place, text in new.items())
    author = f"<author>{AUTHOR}</author>"
    yield lists["authors"].appended(content, _xml(content, author))
    yield lists["commentList"].appended(content, _xml(content, written))


def _text(content: bytes, element: Element) -> str:
    return unescape(content[element.inside : element.closing].decode()).strip()


def _comment(place: Place, remark: str, author: int) -> str:
    row, column = place
    ref = f"{column_letters(column)}{row}"
    return f'<comment ref="{ref}" authorId="{author}"><text>{_run(remark)}</text></comment>'


def _run(text: str) -> str:
    return f'<r>{FONT}<t xml:space="preserve">{escaped(text[:LONGEST])}</t></r>'


def _xml(content: bytes, xml: str) -> bytes:
    """Write our elements under the prefix that a part uses."""
    prefix = prefix_of(content, "comments").encode()
    return TAG.sub(rb"<\1" + prefix, xml.encode()) if prefix else xml.encode()
