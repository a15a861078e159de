"""The bytes of a text file as text: UTF-8, or another encoding that is told."""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_LE
from collections.abc import Iterable
from typing import NoReturn
from unicodedata import normalize

from cds_cli.catalogue import DAMAGED_TEXT, ENCODING_GUESSED, LEGACY_FONT
from cds_cli.diagnostics import Checked, Location, Severity
from cds_cli.tables.grid import Grid, Place
from cds_cli.tables.legacy import MOJIBAKE, WORD, Spoilt, as_characters, pieces, spoilt_text
from cds_cli.tables.refusal import refuse
from cds_cli.tables.syllable import is_syllable
from cds_cli.text import Text

SAMPLE = 1 << 20
"""How much of a file is looked at to tell its encoding."""
VIETNAMESE = 0.8
"""How many of the words that are not ASCII must be syllables, to take an encoding for the one."""


def decoded(data: bytes, file: str) -> Checked[str]:
    """Read bytes as text; refuses damaged text (F004) and old Vietnamese fonts (F005)."""
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) and not data.startswith(BOM_UTF32_LE):
        return _from_excel(data, file)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _windows_1258(data, error, file)
    _nothing_is_lost(text, file)
    return Checked(text)


def _from_excel(data: bytes, file: str) -> Checked[str]:
    """What Excel calls Unicode text."""
    try:
        text = data.decode("utf-16")
    except UnicodeDecodeError as error:
        _refuse_bytes(data, error, file)
    note = ENCODING_GUESSED.at(Location(file), severity=Severity.NOTE, seen="UTF-16")
    _nothing_is_lost(text, file)
    return Checked(text, (note,))


def _windows_1258(data: bytes, error: UnicodeDecodeError, file: str) -> Checked[str]:
    """What old programs of a Vietnamese Windows write, if that makes words of the bytes."""
    start = normalize("NFC", data[:SAMPLE].decode("cp1258", "replace"))
    if _share_of_syllables(start) < VIETNAMESE:
        _refuse_other(data, error, file)
    try:
        text = data.decode("cp1258")
    except UnicodeDecodeError:
        _refuse_bytes(data, error, file)
    return Checked(
        normalize("NFC", text), (ENCODING_GUESSED.at(Location(file), seen="windows-1258"),)
    )


def _refuse_other(data: bytes, error: UnicodeDecodeError, file: str) -> NoReturn:
    characters = as_characters("cp1252")
    spoilt = spoilt_text(pieces("".join(characters[byte] for byte in data[:SAMPLE])))
    if spoilt is not None and spoilt.kind != MOJIBAKE:
        _refuse_spoilt(spoilt, Location(file, *spoilt.place))
    _refuse_bytes(data, error, file)


def _share_of_syllables(text: str) -> float:
    words = [word for word in WORD.findall(text) if not word.isascii()]
    # Quotes and dashes beside a word are not of it.
    return sum(is_syllable(word.strip("“”‘’–…«»")) for word in words) / max(len(words), 1)


def _nothing_is_lost(text: str, file: str) -> None:
    for character in ("\ufffd", "\0"):
        # The one stands where somebody's program has lost a letter; the other is no text.
        if character in text:
            line = text.count("\n", 0, text.index(character)) + 1
            refuse(DAMAGED_TEXT, Location(file, row=line), seen=f"U+{ord(character):04X}")


def refuse_spoilt_text(grid: Grid, texts: Iterable[tuple[Place, str]]) -> None:
    """Refuse a sheet with text that means something else than it says (F004, F005)."""
    spoilt = spoilt_text(texts)
    if spoilt is not None:
        _refuse_spoilt(spoilt, grid.locate(*spoilt.place))


def _refuse_spoilt(spoilt: Spoilt, location: Location) -> NoReturn:
    if spoilt.kind == MOJIBAKE:
        refuse(DAMAGED_TEXT, location, seen=f'"{spoilt.seen}"')
    refuse(LEGACY_FONT, location, font=spoilt.kind, seen=spoilt.seen, cells=spoilt.cells)


def _refuse_bytes(data: bytes, error: UnicodeDecodeError, file: str) -> NoReturn:
    line = data.count(b"\n", 0, error.start) + 1
    byte = f"{data[error.start]:02X}"
    refuse(DAMAGED_TEXT, Location(file, row=line), seen=Text(f"byte {byte}", f"byte {byte}"))
