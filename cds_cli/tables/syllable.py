"""Whether a word is built like a Vietnamese syllable: what tells one encoding from another."""

import re
from functools import lru_cache
from unicodedata import normalize

TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
ONSET = "(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?"
CODA = "(?:ch|nh|ng|[cmnpt])"
# Vowels that end a syllable, that need a consonant after them, and that may stand either way.
OPEN = "a[iouy]|â[uy]|eo|êu|i[au]|[iy]êu|oi|o[ae]o|oa[iy]|[ôơ]i|u[ai]|uây|uôi|uy[au]|ư[aiu]|ươ[iu]"
CLOSED = "[ăâ]|[iyu]ê|uyê|oă|oo|uâ|uô|ươ"
EITHER = "[aeêioôơuưy]|o[ae]|u[êyơ]"
SYLLABLE = re.compile(f"{ONSET}(?:(?:{OPEN})|(?:{CLOSED}){CODA}|(?:{EITHER}){CODA}?)")
# Nobody writes xaõ for xão: a final o, u, i or y after a, ă, e or ơ takes no tone.
MISPLACED = re.compile("[aăâeêôơ][òóỏõọùúủũụìíỉĩịỳýỷỹỵ]")


LONGEST = 20
"""More letters than any syllable has, however its marks are written."""


def is_syllable(word: str) -> bool:
    """Whether a word could be one Vietnamese syllable, in any case, composed or not."""
    return len(word) <= LONGEST and _is_built_like_one(word)


@lru_cache(maxsize=100_000)
def _is_built_like_one(word: str) -> bool:
    composed = normalize("NFC", word.lower())
    letters, tones = TONES.subn("", normalize("NFD", composed))
    if tones > 1 or MISPLACED.search(composed):
        return False
    return SYLLABLE.fullmatch(normalize("NFC", letters)) is not None
