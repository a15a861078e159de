"""The key by which names are compared, so that two ways of typing one name meet."""

import re
import unicodedata
from functools import lru_cache

_D_WITH_STROKE = str.maketrans({"\u00d0": "\u0110", "\u0189": "\u0110", "\u00f0": "\u0111"})
_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_SYLLABLE = re.compile("(?:[^\\W\\d_][\u0300-\u036f]*)+")


@lru_cache(maxsize=8192)
def name_key(text: str) -> str:
    """Give the key of a name: equal keys mean one name, however it was typed.

    The steps are NFKC, look-alikes of Đ, no zero-width characters, single spaces, no capitals;
    then in each syllable the tone goes behind the letters, so that hoà and hòa, Qúy and Quý
    agree, while Sơn Hà and Sơn Hạ differ. Never compare names without their diacritics: ten
    pairs of communes would become one.
    """
    plain = unicodedata.normalize("NFKC", text).translate(_D_WITH_STROKE)
    seen = plain if plain.isprintable() else "".join(filter(_is_seen, plain))
    folded = " ".join(seen.split()).casefold()
    return _SYLLABLE.sub(_tone_last, unicodedata.normalize("NFD", folded))


def _is_seen(letter: str) -> bool:
    return unicodedata.category(letter) != "Cf"


def _tone_last(found: re.Match[str]) -> str:
    return _with_tone_last(found.group())


@lru_cache(maxsize=8192)
def _with_tone_last(syllable: str) -> str:
    """Write a syllable as its letters (â ê ô ă ơ ư stay) followed by its tone."""
    letters = _TONE.sub("", syllable)
    tones = sorted(_TONE.findall(syllable), key=unicodedata.combining)
    return unicodedata.normalize("NFC", letters) + "".join(tones)


def unit_with_code(name: str, code: str) -> str:
    """Name a unit with its code; where data have no codes, its name is one."""
    return name if name == code else f"{name} ({code})"
