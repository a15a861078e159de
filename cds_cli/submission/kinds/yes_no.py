"""Cells that ask for yes or no."""

from cds_cli.catalogue import NOT_YES_NO, YES_NO_FROM_MARK
from cds_cli.submission.kinds.reading import CellValue, Finding, Raw, Reading, given, rejected
from cds_cli.submission.kinds.shown import shown
from cds_cli.units.names import name_key

YES, NO = "Có", "Không"
WORDS = {"có": 1.0, "không": 0.0}
MARKS = {
    **{name_key(mark): 1.0 for mark in ("Có", "x", "✓", "✔", "☑", "TRUE", "1", "Đạt")},
    **{name_key(mark): 0.0 for mark in ("Không", "FALSE", "0", "Không đạt")},
}
"""What stands for a yes (1) or a no (0), by its key; ``chưa`` does not say which."""


def read_yes_no(raw: Raw) -> Reading:
    """Read Có or Không; a mark is taken and told (V316), anything else rejected (V322)."""
    match raw.value:
        case str():
            return _of_text(raw.value)
        case bool() | int() | float() if raw.value in (0, 1):
            return _marked(raw.value, float(raw.value))
        case None:
            return rejected(NOT_YES_NO, seen="")
        case _:
            return rejected(NOT_YES_NO, seen=shown(raw.value))


def _of_text(text: str) -> Reading:
    typed = text.strip()
    answer = WORDS.get(typed.casefold())
    if answer is not None:
        return given(answer)
    # A tick from a phone or from Word carries a sign that asks for a coloured picture.
    answer = MARKS.get(name_key(typed.rstrip("\ufe0e\ufe0f")))
    return rejected(NOT_YES_NO, seen=shown(text)) if answer is None else _marked(typed, answer)


def _marked(value: CellValue, answer: float) -> Reading:
    read = YES if answer else NO
    return given(answer, Finding(YES_NO_FROM_MARK, {"seen": shown(value), "read": read}))
