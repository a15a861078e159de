"""One published figure beside the same figure worked out again."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from cds_cli.analysis.published.model import FIGURE, Lexeme, Seen
from cds_cli.units.names import name_key

LONGEST = 60
"""Characters of a cell that are quoted."""
FARTHEST = Decimal(10) ** 15
"""A difference beyond this is no figure to be printed."""

_JSON_NUMBER = re.compile(r"-?[0-9]{1,30}(?:\.[0-9]{1,30})?(?:[eE][+-]?[0-9]{1,3})?")
_PICTURES = re.compile(r"⟨U\+[0-9A-F]+⟩|[\u2400-\u2421]")
_SIGNS = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the file and the one that set and data give, None where it is not known.

    ``decimals``: with how many it is published; ``shown``: how many its column shows, None where
    it holds all of them.
    """

    published: Seen
    recomputed: float | None
    decimals: int
    shown: int | None = None

    @property
    def is_same(self) -> bool:
        """Whether both are equal as published, or as far as the column shows."""
        if self.published is None or self.published == "":
            return self.recomputed is None
        # Nearly all figures are the very same, and to make decimals of a million takes seconds.
        if self.published == repr(self.recomputed):
            return True
        seen = decimal_of(self.published)
        return seen is not None and self.recomputed is not None and seen == self.as_shown

    @property
    def is_same_in_full(self) -> bool:
        """Whether both are equal in all decimals that are published."""
        return Figure(self.published, self.recomputed, self.decimals).is_same

    @property
    def as_published(self) -> Decimal:
        """The figure worked out again, in all its decimals."""
        return Decimal(f"{self.recomputed or 0.0:.{self.decimals}f}")

    @property
    def as_shown(self) -> Decimal:
        """The same, rounded half away from zero to what the column shows."""
        if self.shown is None or self.shown >= self.decimals:
            return self.as_published
        return self.as_published.quantize(Decimal(1).scaleb(-self.shown), ROUND_HALF_UP)

    @property
    def change(self) -> Decimal | None:
        """Published minus recomputed; None where one of them is no figure."""
        seen = decimal_of(self.published)
        if seen is None or self.recomputed is None or abs(seen) > FARTHEST:
            return None
        return seen - self.as_shown

    @property
    def text(self) -> str | None:
        """The figure worked out again, the way it should stand in the file."""
        return None if self.recomputed is None else format(self.as_shown, "f")


def decimal_of(value: Seen) -> Decimal | None:
    """Read a figure exactly; None for anything else, be it infinite, a text or a date."""
    match value:
        case bool():
            return None
        case Lexeme():
            return Decimal(value) if _JSON_NUMBER.fullmatch(value) else None
        case str():
            plain = value.strip()
            return Decimal(plain.replace(",", ".")) if FIGURE.fullmatch(plain) else None
        case int() | float():
            return decimal_of(Lexeme(repr(value)))
        case _:
            return None


def is_same_text(published: Seen, recomputed: str, others: frozenset[str] = frozenset()) -> bool:
    """Whether a text is the one that is meant, or one of others that say the same.

    What was made harmless for its place is still the same: a quote before ``=``, pictures of
    control characters, other spaces.
    """
    text = " ".join(map(str, published)) if isinstance(published, list) else published
    if text == recomputed and not isinstance(text, Lexeme):
        return True
    if text is None or isinstance(text, Lexeme) or not isinstance(text, str | int):
        return text is None and not recomputed
    return bare(str(text)) in {bare(recomputed), *map(bare, others)}


def bare(text: str) -> str:
    """Keep the letters and digits of a text, compared as names are."""
    return _SIGNS.sub(" ", name_key(_PICTURES.sub("", text))).strip()


def text_of(value: Seen) -> str | None:
    """Quote what stands in a file."""
    match value:
        case None:
            return None
        case str():
            text = str(value)
        case list():
            text = " ".join(map(str, value))
        case _:
            text = str(value)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
