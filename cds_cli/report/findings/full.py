"""Every diagnostic with its place, the line it points at, and how it is mended."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from cds_cli.diagnostics import Diagnostic
from cds_cli.report.findings.source import Sources, excerpt
from cds_cli.report.findings.words import hint_lines, message, sentence, severity_word, whose
from cds_cli.report.safe import clean
from cds_cli.text import Language

_INDENT = " " * 5


class Part(StrEnum):
    """What a piece of the text is, so that a terminal may colour it."""

    CODE = "code"
    SEVERITY = "severity"
    PLACE = "place"
    WHOSE = "whose"
    MESSAGE = "message"
    GUTTER = "gutter"
    SOURCE = "source"
    CARET = "caret"
    HINT = "hint"
    SPACE = "space"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, already clean."""

    part: Part
    text: str


def render(diagnostics: Sequence[Diagnostic], language: Language) -> str:
    """Write all diagnostics as plain text, an empty line between them."""
    sources = Sources()
    return "\n\n".join(
        "".join(piece.text for piece in pieces(diagnostic, language, sources))
        for diagnostic in diagnostics
    )


def pieces(diagnostic: Diagnostic, language: Language, sources: Sources) -> Iterator[Piece]:
    """Give one diagnostic from its code to its hint."""
    yield from _head(diagnostic, language)
    yield from _line(Part.MESSAGE, sentence(message(diagnostic, language)))
    yield from _pointed_at(diagnostic, sources)
    for line in hint_lines(diagnostic, language):
        yield from _line(Part.HINT, line)


def _head(diagnostic: Diagnostic, language: Language) -> Iterator[Piece]:
    yield Piece(Part.CODE, diagnostic.code)
    yield Piece(Part.SPACE, " ")
    yield Piece(Part.SEVERITY, severity_word(diagnostic.severity, language))
    place, about = clean(str(diagnostic.location)), " · ".join(whose(diagnostic, language))
    for part, text in ((Part.PLACE, place), (Part.WHOSE, about)):
        if text:
            yield Piece(Part.SPACE, "  ")
            yield Piece(part, text)


def _line(part: Part, text: str) -> Iterator[Piece]:
    yield Piece(Part.SPACE, f"\n{_INDENT}")
    yield Piece(part, text)


def _pointed_at(diagnostic: Diagnostic, sources: Sources) -> Iterator[Piece]:
    """Show the line of a text file behind its number, and a caret under the column."""
    found = sources.pointed_at(diagnostic.location)
    if found is None:
        return
    shown, caret = excerpt(*found)
    number = str(diagnostic.location.row)
    yield from _line(Part.GUTTER, f"{number} | ")
    yield Piece(Part.SOURCE, shown)
    if caret:
        yield from _line(Part.GUTTER, f"{' ' * len(number)} | ")
        yield Piece(Part.CARET, caret)
