"""The figures of a breach, written so that a reader sees why they cannot all be right."""

from collections.abc import Sequence
from datetime import date
from math import fsum

from cds_cli.definitions.cross_checks import (
    ChangeWithin,
    CrossCheck,
    Equal,
    FigureAtMost,
    RatioBetween,
    SumAtMost,
    SumEquals,
)
from cds_cli.rules.base import Kind
from cds_cli.submission.kinds.shown import number, percentage, shown
from cds_cli.text import Text

GUARD = 15
"""Digits that a calculated figure is shown with: 0.1 + 0.2 is 0.3."""
LEAST = date.min.toordinal()


def seen_in(check: CrossCheck, row: Sequence[float], kinds: Sequence[Kind]) -> Text:
    """Write the figures of one unit in the order of the check; of a change, now and before."""
    codes = [code for _, code in check.figures()]
    told = [written(figure, kind) for figure, kind in zip(row, kinds, strict=False)]
    match check:
        case FigureAtMost():
            return joined(codes[0], " = ", told[0], f" > {codes[1]} = ", told[1])
        case SumAtMost() | SumEquals():
            sign = ">" if isinstance(check, SumAtMost) else "≠"
            total = written(fsum(row[:-1]), kinds[0])
            added = joined(*[one for part in told[:-1] for one in (" + ", part)][1:])
            named = " + ".join(codes[:-1])
            return joined(named, " = ", added, " = ", total, f" {sign} {codes[-1]} = ", told[-1])
        case RatioBetween():
            ratio = percentage(guarded(row[0] / row[1] * 100))
            return joined(f"{codes[0]} / {codes[1]} = ", told[0], " / ", told[1], " = ", ratio)
        case ChangeWithin():
            change = round((row[0] - row[1]) / abs(row[1]) * 100, 2)
            plus = "+" if change > 0 else ""
            before = written(row[1], kinds[0])
            return joined(
                f"{codes[0]}: ", before, " → ", told[0], f" ({plus}", percentage(change), ")"
            )
        case Equal():
            pairs = [(", ", f"{code} = ", one) for code, one in zip(codes, told, strict=True)]
            return joined(*[piece for pair in pairs for piece in pair][1:])


def written(figure: float, kind: Kind) -> str | Text:
    """Write a figure the way its kind is written."""
    if kind == "date" and figure >= LEAST:
        return shown(date.fromordinal(int(figure)))
    return percentage(guarded(figure)) if kind == "percent" else number(guarded(figure))


def guarded(figure: float) -> float:
    """Drop the digits that only binary arithmetic has made."""
    return float(f"{figure:.{GUARD}g}")


def joined(*pieces: str | Text) -> Text:
    """Put pieces into one text in both languages."""
    texts = [piece if isinstance(piece, Text) else Text(piece, piece) for piece in pieces]
    return Text("".join(text.vi for text in texts), "".join(text.en for text in texts))
