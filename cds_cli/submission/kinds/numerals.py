"""Numbers as people type them: which typing has one reading, two, or none."""

import math
import re
from dataclasses import dataclass

from cds_cli.rules.base import Kind


@dataclass(frozen=True, slots=True)
class Numeral:
    """A typed number that can be read in one way."""

    figure: float
    percent: bool
    """Whether a % was typed behind it."""
    digits: int
    """Digits without leading zeros."""
    plain: bool
    """Whether it is written as programs write numbers, such as 1292, -5 or 44.4."""


@dataclass(frozen=True, slots=True)
class TwoWays:
    """A typed number that is a whole one to some and a decimal one to others, such as 1.292."""

    whole: str
    decimal: str


def _plain_characters() -> dict[int, str | None]:
    """Map spaces of all kinds, full-width characters and the minus sign; drop what has no width."""
    spaces = (" \u00a0", *map(chr, range(0x2000, 0x200B)), "\u202f\u205f\u3000")
    table: dict[int, str | None] = {ord(space): " " for space in "".join(spaces)}
    table |= {point: chr(point - 0xFEE0) for point in range(0xFF01, 0xFF5F)}
    table |= dict.fromkeys((0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF))
    return table | {0x2212: "-", 0x2215: "/", 0x2044: "/"}


_PLAIN_CHARACTERS = _plain_characters()
_PLAIN = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_IN_BRACKETS = re.compile(r"\(([^()+-]+)\)")
_NUMERAL = re.compile(
    r"""(?P<sign>[-+]?)
        (?P<whole>[0-9]+ | [1-9][0-9]{0,2}(?P<between>[ .,])[0-9]{3}(?:(?P=between)[0-9]{3})*)
        (?:(?!(?P=between))(?P<mark>[.,])(?P<decimals>[0-9]+))?
        (?P<percent>[ ]?%)?""",
    re.VERBOSE,
)
_GROUP = 3


def simplified(text: str) -> str:
    """Write what only looks different in the same characters: spaces, full-width digits, minus.

    NFKC would do too much: it turns 5² into 52 and ½ into 1⁄2.
    """
    return text.translate(_PLAIN_CHARACTERS).strip()


def numeral(text: str, kind: Kind) -> Numeral | TwoWays | None:
    """Read a typed number; None if it is none. Nothing is ever stripped to make it one.

    In a count 1.292 is 1292, since nothing else is whole; 1,292 still has two readings there, as
    1.292 has in all other kinds. In those 1,292 is the Vietnamese decimal.
    """
    typed = simplified(text).removeprefix("'")
    negative = _IN_BRACKETS.fullmatch(typed)
    found = _NUMERAL.fullmatch(f"-{negative[1].strip()}" if negative else typed)
    if found is None:
        return None
    if not _is_one_group(found):
        return _numeral(found, text)
    if _is_thousands(found, kind):
        return _grouped(found)
    return _numeral(found, text) if _is_decimal(found, kind) else _two_ways(found)


def typed_digits(found: re.Match[str]) -> str:
    """Give the digits before the decimal sign."""
    return re.sub("[ .,]", "", found["whole"])


def _is_one_group(found: re.Match[str]) -> bool:
    """Tell whether what looks like decimals may be thousands: 1.292 but not 0.292 or 1292.5."""
    whole, decimals = found["whole"], found["decimals"] or ""
    first = not found["between"] and len(whole) <= _GROUP and not whole.startswith("0")
    return first and len(decimals) == _GROUP


def _is_thousands(found: re.Match[str], kind: Kind) -> bool:
    return kind == "count" and found["mark"] == "." and not found["percent"]


def _is_decimal(found: re.Match[str], kind: Kind) -> bool:
    """Tell whether three digits behind a comma are decimals: they are where decimals may be.

    Nobody who writes Vietnamese separates thousands by a comma, and 1,292 is what the message
    about 1.292 asks to be typed: refusing both would leave a csv no way to say it.
    """
    return kind != "count" and found["mark"] == ","


def _two_ways(found: re.Match[str]) -> TwoWays:
    sign, whole, decimals = found["sign"], found["whole"], found["decimals"]
    return TwoWays(f"{sign}{whole}{decimals}", f"{sign}{whole},{decimals}")


def _grouped(found: re.Match[str]) -> Numeral | None:
    return _of_digits(found, typed_digits(found) + found["decimals"], "", plain=False)


def _numeral(found: re.Match[str], text: str) -> Numeral | None:
    plain = _PLAIN.fullmatch(text.strip(" ")) is not None
    return _of_digits(found, typed_digits(found), found["decimals"] or "", plain=plain)


def _of_digits(found: re.Match[str], whole: str, decimals: str, *, plain: bool) -> Numeral | None:
    """Make the number of its digits; None if it is too large to be held."""
    figure = float(f"{found['sign']}{whole}.{decimals or '0'}")
    digits = len((whole + decimals).lstrip("0"))
    return Numeral(figure, bool(found["percent"]), digits, plain) if math.isfinite(figure) else None
