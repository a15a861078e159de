"""Documents as cells cite them: Kế hoạch số 12/KH-UBND ngày 03/6/2025 về chuyển đổi số."""

import re

from cds_cli.submission.evidence.model import Document
from cds_cli.submission.evidence.words import (
    KIND,
    KINDS,
    SHORT_KINDS,
    STARTS_A_TITLE,
    says_something,
)
from cds_cli.submission.kinds.dates import find_day

_LETTERS = "A-Za-zĐđƯư0-9"
# 123/QĐ-UBND, 05-NQ/TU, 42/2022/NĐ-CP, 24/2018/QH14, 12/STTTT-CNTT, and 123/qđ-ubnd.
_SYMBOL = (
    rf"(?:[A-ZĐƯ]{{2}}[{_LETTERS}]*(?!\w)(?:\s?[-–]\s?[A-ZĐƯ]{{2}}[{_LETTERS}]*(?!\w))?"
    rf"(?:[-–/&][A-ZĐƯ][{_LETTERS}.]*)*|(?i:{SHORT_KINDS}|ubnd|hđnd)[-–](?i:[a-zđư]+))(?!\w)"
)
_NUMBER = rf"(?<![\w/.,-])[0-9]{{1,6}}[a-z]?(?:\s?/\s?(?:19|20)[0-9]{{2}})?\s?[/–-]\s?{_SYMBOL}"
_NUMBERED = re.compile(rf"(?:(?<!\w)(?i:số)\s?[:.]?\s?)?(?P<number>{_NUMBER})")
# Without a symbol only where "số" cannot belong to "chuyển đổi số".
_BARE = re.compile(
    rf"(?:^|(?<!\w)(?:{KINDS}|{SHORT_KINDS})\s)(?P<clause>số\s?:?\s?(?P<number>[0-9]{{1,6}}))(?![\w/])",
    re.IGNORECASE,
)
_NEXT = re.compile(
    rf"(?:,|(?<!\w)và)\s(?=(?:(?i:{KINDS}|{SHORT_KINDS})\s)?(?:(?i:số)\s?:?\s?)?{_NUMBER})"
)
_PLACE = re.compile(r"^[^,]{2,40},\s?(?=ngày)", re.IGNORECASE)
_EMPTY_BRACKETS = re.compile(r"\(\s*[,.;-]?\s*\)")
_COMMAS = re.compile(r"\s*,[\s,]*,")
_EDGES = " ,;:.-–+*"


def read_documents(text: str) -> list[Document]:
    """Read the documents that a line cites; some may lack parts, an empty line has none."""
    starts = [0, *(found.end() for found in _NEXT.finditer(text))]
    pieces = [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    return [made for piece in pieces if (made := _document(piece.strip())) != Document()]


def is_numbered(text: str) -> bool:
    """Whether a text holds a document's number."""
    return _NUMBERED.search(text) is not None or _BARE.search(text) is not None


def names_kind(text: str) -> bool:
    """Whether a line begins with a kind of document."""
    return KIND.match(text) is not None


def _document(text: str) -> Document:
    number, (start, end) = _number_in(text)
    following = _NUMBERED.search(text, end) if number else None
    # A day behind a second number is that of the document which this one carries out.
    found = find_day(text[: following.start()] if following else text)
    rest = text if number else _PLACE.sub("", text)
    if found:
        rest = rest.replace(text[found.start : found.end], " ", 1)
    if number:
        rest = rest.replace(text[start:end], " ", 1)
    return Document(number, found.day if found else None, _title(rest, numbered=bool(number)))


def _number_in(text: str) -> tuple[str | None, tuple[int, int]]:
    """Give the first number, and where it stands with the word before it."""
    found = _NUMBERED.search(text)
    if found:
        return re.sub(r"\s", "", found["number"]).replace("–", "-"), found.span()
    bare = _BARE.search(text)
    return (bare["number"], bare.span("clause")) if bare else (None, (0, 0))


def _title(rest: str, *, numbered: bool) -> str | None:
    """Give what is left as the title, where it says what a document is about."""
    bare = _COMMAS.sub(",", _EMPTY_BRACKETS.sub(" ", rest))
    title = " ".join(bare.split()).strip(_EDGES)
    if not (numbered or STARTS_A_TITLE.match(title)):
        return None
    return title if says_something(title) else None
