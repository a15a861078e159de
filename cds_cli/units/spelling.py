"""How the name of a unit may be written: in full, without its kind, under another spelling."""

import re
from dataclasses import dataclass
from functools import lru_cache

from cds_cli.units.names import name_key

_SAME_MARKS = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-") | dict.fromkeys("’‘ʼ`´ʹ′＇", "'"))
_AROUND_HYPHEN = re.compile(r"\s*-\s*")
_AUTHORITIES = ("UBND", "Ủy ban nhân dân", "HĐND-UBND")
_KINDS = {
    "xã": ("Xã", "X."),
    "phường": ("Phường", "P."),
    "đặc khu": ("Đặc khu",),
    "thị trấn": ("Thị trấn", "TT.", "TT"),
    "thành phố": ("Thành phố", "TP.", "TP"),
    "tỉnh": ("Tỉnh",),
}
_OTHER_SPELLINGS = {
    "HCM": "Hồ Chí Minh",
    "TPHCM": "Hồ Chí Minh",
    "Thừa Thiên-Huế": "Thừa Thiên Huế",
    "Đắc Lắc": "Đắk Lắk",
    "Đắc Lắk": "Đắk Lắk",
    "Đắk Lắc": "Đắk Lắk",
    "Đắc Nông": "Đắk Nông",
    "Bắc Cạn": "Bắc Kạn",
    "Kom Tum": "Kon Tum",
    "Qui Nhơn": "Quy Nhơn",
    "BR-VT": "Bà Rịa-Vũng Tàu",
    "Bà Rịa Vũng Tàu": "Bà Rịa-Vũng Tàu",
}


@dataclass(frozen=True, slots=True)
class Spelling:
    """The keys by which a name is looked for."""

    full: str
    bare: str
    """Without the kind and the authority in front, and in the spelling of the lists."""
    kind: str
    """The kind that was written in front, or an empty text."""


def place_key(text: str) -> str:
    """Give the key of a unit's name; dashes and apostrophes of any form are the same there."""
    marked = text if text.isascii() else text.translate(_SAME_MARKS)
    return name_key(_AROUND_HYPHEN.sub("-", marked) if "-" in marked else marked)


@lru_cache(maxsize=16384)
def spelling(text: str) -> Spelling:
    """Take a name apart: ``UBND xã Hòa An`` is the bare name ``Hòa An`` of a ``xã``."""
    full = place_key(text)
    body = _without_authority(full)
    for prefix, kind in _KIND_KEYS:
        if _leads(body, prefix):
            return Spelling(full, _usual(body[len(prefix) :].lstrip()), kind)
    return Spelling(full, _usual(body), "")


def _without_authority(key: str) -> str:
    leading = (prefix for prefix in _AUTHORITY_KEYS if _leads(key, prefix))
    return key[len(next(leading, "")) :].lstrip()


def _leads(key: str, prefix: str) -> bool:
    """Whether a name begins with a prefix and goes on: ``Xã`` is no prefix of ``Xãi``."""
    if not key.startswith(prefix):
        return False
    rest = key[len(prefix) :]
    return bool(rest.strip()) and (prefix.endswith(".") or rest.startswith(" "))


def _usual(bare: str) -> str:
    """Write other spellings of a place as the lists do, also within a longer name."""
    padded = f" {bare} "
    for other, usual in _SPELLING_KEYS:
        if other in padded:
            padded = padded.replace(f" {other} ", f" {usual} ")
    return padded.strip()


_AUTHORITY_KEYS = tuple(map(place_key, _AUTHORITIES))
_KIND_KEYS = tuple(
    (place_key(prefix), kind) for kind, prefixes in _KINDS.items() for prefix in prefixes
)
_SPELLING_KEYS = tuple((place_key(a), place_key(b)) for a, b in _OTHER_SPELLINGS.items())
