"""Named places such as ``{{ky}}`` in a document, wherever Word keeps text."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.parts.hdrftr import FooterPart, HeaderPart

PLACE = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
Element = Any
"""A node of the document's XML; python-docx has no types for what it does not wrap."""


def paragraphs_of(document: Document) -> Iterator[Element]:
    """Give all paragraphs: of the body and of every head and foot, also in tables and boxes."""
    parts = document.part.related_parts.values()
    edges = (part.element for part in parts if isinstance(part, HeaderPart | FooterPart))
    for story in (document.element.body, *edges):
        yield from story.iter(qn("w:p"))


def names_in(paragraph: Element) -> list[str]:
    """Name the places of a paragraph."""
    return PLACE.findall("".join(text.text or "" for text in own_texts(paragraph)))


def own_texts(paragraph: Element) -> list[Element]:
    """Give the pieces of text of a paragraph, but for those of paragraphs in boxes within it."""
    return [
        text
        for text in paragraph.iter(qn("w:t"))
        if next(text.iterancestors(qn("w:p"))) is paragraph
    ]


def fill(paragraph: Element, texts: Mapping[str, str]) -> None:
    """Fill the places of a paragraph, and touch nothing else in it.

    Word may have torn a place into several pieces of text; it takes the look of the first.
    """
    pieces = own_texts(paragraph)
    whole = "".join(piece.text or "" for piece in pieces)
    # From the end, so that what stands before keeps its place.
    for place in reversed(list(PLACE.finditer(whole))):
        replace(pieces, place.span(), texts[place[1]])
    for piece in pieces:
        break_lines(piece)


def replace(pieces: list[Element], span: tuple[int, int], text: str) -> None:
    """Put a text in the place of some characters of neighbouring pieces."""
    start, end = span
    for piece in pieces:
        own = piece.text or ""
        if start < len(own) and end > 0:
            piece.text = own[: max(start, 0)] + text + own[end:]
            piece.set(qn("xml:space"), "preserve")
            text = ""
        start, end = start - len(own), end - len(own)


def break_lines(piece: Element) -> None:
    """Turn the line breaks of a text into those of Word."""
    first, *rest = (piece.text or "").split("\n")
    piece.text = first
    for line in reversed(rest):
        text = OxmlElement("w:t")
        text.text = line
        text.set(qn("xml:space"), "preserve")
        piece.addnext(text)
        piece.addnext(OxmlElement("w:br"))
