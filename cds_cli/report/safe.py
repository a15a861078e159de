"""Text of users made harmless for the place it is written to: it is data there, never an order."""

import hashlib
import re
import unicodedata

_BREAKS = re.compile(r"\r\n|[\t\n\r]")
_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_FILLERS = frozenset("\u115f\u1160\u3164\uffa0")
_LAST_C0 = 0x1F
_DELETE = 0x7F

_FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)*(?:[eE][+-]?[0-9]+)?%?")

_PLAIN_NAME = re.compile(r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*")
_LONGEST_NAME = 64
_RESERVED_NAME = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])", re.IGNORECASE)

# Links are made of bare addresses too, so ``://`` and ``www.`` lose their meaning as well.
_MARKDOWN = re.compile(r"[\\`*_\[\]<>|~&#!$@]|:(?=//)|(?<=www)\.", re.IGNORECASE)


def clean(text: str) -> str:
    """Write a text on one line with nothing in it that acts or hides.

    A tab or a line break becomes a space (people break lines inside cells), another control
    character its picture such as ``␛``, a bidi mark or a zero-width character ``⟨U+202E⟩``.
    """
    if text.isprintable() and _FILLERS.isdisjoint(text):
        return text
    return "".join(_shown(character) for character in _BREAKS.sub(" ", text))


def _shown(character: str) -> str:
    point = ord(character)
    if point <= _LAST_C0:
        return chr(0x2400 + point)
    if point == _DELETE:
        return "\u2421"
    return f"⟨U+{point:04X}⟩" if _hides(character) else character


def _hides(character: str) -> bool:
    """Tell whether a character shows nothing, turns the text round, or cannot be written."""
    point = ord(character)
    no_character = point & 0xFFFE == 0xFFFE or 0xFDD0 <= point <= 0xFDEF  # noqa: PLR2004
    hidden = unicodedata.category(character) in _HIDDEN_CATEGORIES
    return no_character or hidden or character in _FILLERS


def as_cell(text: str) -> str:
    """Write a text as a csv cell that no spreadsheet takes for a formula.

    A text that begins like a formula, be it after spaces, gets ``'`` in front, unless it is a
    number such as ``-5``.
    """
    acts = text.startswith(_FORMULA_STARTS) or text.lstrip().startswith(_FORMULA_STARTS)
    return f"'{text}" if acts and not _NUMBER.fullmatch(text) else text


def file_name(code: str) -> str:
    """Make the stem of a file's name from a unit's code; no path, no dot at an end, no ``CON``.

    A code of letters, digits, ``_``, ``-`` and inner dots with at most 64 characters stays as it
    is. Any other is written with ``_`` and a digest, so that two codes never share a file.
    """
    if _PLAIN_NAME.fullmatch(code) and len(code) <= _LONGEST_NAME and not _is_reserved(code):
        return code
    digest = hashlib.sha256(code.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    stem = re.sub(r"[^A-Za-z0-9_-]+", "_", code).strip("_")
    return f"{stem[: _LONGEST_NAME - len(digest) - 1] or 'x'}-{digest}"


def _is_reserved(name: str) -> bool:
    """Tell whether Windows takes the name for a device, whatever follows the first dot."""
    return _RESERVED_NAME.fullmatch(name.partition(".")[0]) is not None


def markdown_cell(text: str) -> str:
    """Write a text into a cell of a Markdown table: its ``|`` and its markup are shown as such."""
    return _MARKDOWN.sub(lambda found: f"\\{found.group()}", clean(text))
