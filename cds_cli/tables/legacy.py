"""Text that was written in an old Vietnamese font, or read once in the wrong encoding.

Fonts such as .VnTime and VNI-Times show Latin letters as Vietnamese ones: in another font, and in
a file, ``Hòa`` is ``Hßa`` or ``Hoøa``. UTF-8 that was taken for Windows-1252 and saved again has
``HÃ²a``. A word is such text if it is no Vietnamese syllable as it stands and is one when read so.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import normalize

from cds_cli.tables.grid import Place
from cds_cli.tables.syllable import LONGEST, is_syllable

TCVN3, VNI, MOJIBAKE = "TCVN3 (ABC)", "VNI", "UTF-8"

_TCVN3 = dict(
    zip(
        "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
_VNI_LETTERS = dict(zip("ñôöæóòî", "đơưỉĩịỵ", strict=True))
_VNI_MARKS = dict(
    zip(
        "øùûõïâáàåãäêéèúüë",
        (
            *("\u0300", "\u0301", "\u0309", "\u0303", "\u0323"),
            *(f"\u0302{tone}" for tone in ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323")),
            *(f"\u0306{tone}" for tone in ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323")),
        ),
        strict=True,
    )
)
_VNI_PAIR = re.compile(f"([aeouyôö])([{''.join(_VNI_MARKS)}])|[{''.join(_VNI_LETTERS)}]")

# Letters and signs of Windows-1252 that are not Vietnamese: most texts have none of them.
FOREIGN = re.compile(
    "[\x80-\x9f¡-¿ÄÅÆÇËÎÏÐÑÖ×ØÛÜÞßäåæçëîïðñö÷øûüþÿ€‚ƒ„†‡ˆ‰Š‹ŒŽ˜™š›œžŸ]",
)
UNICODE_ONLY = re.compile("[ĂăĐđĨĩŨũƠơƯưẠ-ỹ]")
LINE_END = re.compile("\r\n|\r|\n")
WORD = re.compile(r"[^\x00-@\[-`{-\x7f]+")
SIGNS = "".join(map(chr, range(0x80, 0xC0))) + "–—‘’“”‚„…•×÷€™"
LETTERS_OF_A_SURE_WORD = 3
DOUBTFUL_WORDS = 3


@dataclass(frozen=True, slots=True)
class Spoilt:
    """Text that cannot be used: where it begins, and in how many cells it is."""

    kind: str
    place: Place
    seen: str
    cells: int


def spoilt_text(texts: Iterable[tuple[Place, str]]) -> Spoilt | None:
    """Find text of old fonts or of a wrong encoding; one odd word alone is let pass."""
    found: dict[str, list[tuple[Place, str]]] = {MOJIBAKE: [], TCVN3: [], VNI: []}
    for place, text in texts:
        if FOREIGN.search(text):
            for kind, word in _odd_words(text):
                found[kind].append((place, word))
    kind, words = max(found.items(), key=lambda each: len(each[1]))
    if not _is_convincing([word for _, word in words]):
        return None
    place, seen = words[0]
    return Spoilt(kind, place, seen, len({place for place, _ in words}))


def pieces(text: str) -> Iterator[tuple[Place, str]]:
    """Cut text at line ends and separators, each piece with its line and number in the line."""
    for row, line in enumerate(LINE_END.split(text), start=1):
        if FOREIGN.search(line):
            for column, piece in enumerate(re.split("[;,\t]", line), start=1):
                yield (row, column), piece


def _odd_words(text: str) -> Iterator[tuple[str, str]]:
    # Whoever can write ở or đ in a cell does not write in an old font there.
    kinds = (MOJIBAKE,) if UNICODE_ONLY.search(text) else (MOJIBAKE, TCVN3, VNI)
    for word in WORD.findall(text):
        if not word.isascii():
            yield from ((kind, word) for kind in kinds if is_odd(word, kind))


def is_odd(word: str, kind: str) -> bool:
    """Whether a word means something only if it is read in another way than it is written."""
    return len(word) <= 2 * LONGEST and _is_odd(word, kind)


@lru_cache(maxsize=100_000)
def _is_odd(word: str, kind: str) -> bool:
    core = word.strip(SIGNS)
    if is_syllable(word) or (not core.isascii() and is_syllable(core)):
        return False
    return any(len(read) > 1 and is_syllable(read) for read in _readings(word, kind))


def _readings(word: str, kind: str) -> Iterator[str]:
    if kind == TCVN3 and all(c.isascii() or c in _TCVN3 for c in word):
        yield "".join(_TCVN3.get(c, c) for c in word)
    elif kind == VNI:
        yield normalize("NFC", _VNI_PAIR.sub(_vni_letter, word.lower()))
    elif kind == MOJIBAKE:
        yield from (read for table in _BYTES if (read := _decoded_again(word, table)))


def _vni_letter(found: re.Match[str]) -> str:
    if found[1] is None:
        return _VNI_LETTERS[found[0]]
    return _VNI_LETTERS.get(found[1], found[1]) + _VNI_MARKS[found[2]]


def as_characters(codec: str) -> list[str]:
    """Give the character of each byte; one that the encoding leaves out is a control character."""
    return [bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in range(256)]


_BYTES = tuple(
    {character: byte for byte, character in enumerate(as_characters(codec))}
    for codec in ("cp1252", "cp1258", "latin-1")
)


def _decoded_again(word: str, table: dict[str, int]) -> str | None:
    if not all(c in table for c in word):
        return None
    try:
        read = bytes(table[c] for c in word).decode()
    except UnicodeDecodeError:
        return None
    # Signs are decoded too: “Xã” in quotes is a syllable between signs.
    return read.strip(SIGNS)


def _is_convincing(words: list[str]) -> bool:
    """Whether words are enough to refuse a file: ``m¹`` is also a footnote, ``Hßa`` is not."""
    sure = any(len(word) >= LETTERS_OF_A_SURE_WORD and not word[1:-1].isascii() for word in words)
    return sure or len(set(words)) >= DOUBTFUL_WORDS
