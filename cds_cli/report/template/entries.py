"""Cells to fill in: what each may hold, and what Excel says of it while it is filled in."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from cds_cli.definitions.columns import InputColumn
from cds_cli.report.safe import clean
from cds_cli.report.template import words
from cds_cli.report.template.paper import Paper
from cds_cli.rules.base import Kind
from cds_cli.submission.kinds.bounds import allowed, bounds
from cds_cli.submission.kinds.reading import Asked, asked
from cds_cli.submission.kinds.yes_no import NO, YES
from cds_cli.text import Language, Text

LONGEST_TITLE = 32
LONGEST_MESSAGE = 255
"""What Excel allows; it calls a file with more of it damaged."""
DAY_ZERO = date(1899, 12, 30).toordinal()
"""Excel counts days from here."""
WHOLE_NUMBERS: tuple[Kind, ...] = ("count",)


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell, or several below each other, in which one input is given."""

    column: InputColumn
    title: str
    may_not_apply: bool = False

    @property
    def asked(self) -> Asked:
        """What the reader accepts there."""
        return asked(self.column, may_not_apply=self.may_not_apply)


def validation(entry: Entry, first: str, paper: Paper) -> dict[str, Any]:
    """Make what Excel holds a cell to; ``first`` is the address of the first cell, relative."""
    language, column = paper.language, entry.column
    rule = listed(entry, paper) or {"validate": "custom", "value": f"={condition(entry, first)}"}
    kind = words.say(words.KINDS[column.kind], language)
    within = allowed_words(entry, language)
    message = " ".join(filter(None, (f"{measure(column, language)}.", within)))
    if column.kind == "text":
        rule = {"validate": "any"}
    return {
        **rule,
        "ignore_blank": True,
        "input_title": cut(entry.title, LONGEST_TITLE),
        "input_message": cut(message, LONGEST_MESSAGE),
        "error_title": words.say(words.NOT_ALLOWED, language)[:LONGEST_TITLE],
        "error_message": cut(
            words.say(words.MEND, language, kind=kind, allowed=within), LONGEST_MESSAGE
        ),
    }


def listed(entry: Entry, paper: Paper) -> dict[str, Any] | None:
    """Offer a list of answers; None where a figure is asked for."""
    column = entry.column
    if column.kind == "yes_no":
        texts = [YES, NO]
    elif column.kind == "choice" and column.options:
        texts = [option.name for option in column.options]
    else:
        return None
    if entry.may_not_apply:
        texts.append(words.DOES_NOT_APPLY.vi)
    place = paper.lists.place(tuple((text, 0.0) for text in texts))
    return {"validate": "list", "source": f"={place.texts}"}


def condition(entry: Entry, cell: str) -> str:
    """Write what a figure has to meet as a formula of Excel."""
    accepted = ",".join((f"ISNUMBER({cell})", *(f"NOT({one})" for one in faults(entry, cell))))
    if entry.may_not_apply:
        return f'OR({cell}="{words.DOES_NOT_APPLY.vi}",AND({accepted}))'
    return f"AND({accepted})"


def faults(entry: Entry, cell: str) -> tuple[str, ...]:
    """Write what is wrong with a number as formulas of Excel, as the reader sees it."""
    kind = entry.column.kind
    low, high = bounds(entry.asked)
    shift = DAY_ZERO if kind == "date" else 0
    found = []
    if low is not None:
        found.append(f"{cell}<{figure(low - shift)}")
    if high is not None:
        found.append(f"{cell}>{figure(high - shift)}")
    if kind in WHOLE_NUMBERS:
        # Words in place of a number must not make the formula fail.
        found.append(f"N({cell})<>INT(N({cell}))")
    if kind == "percent":
        found.append(f"AND({cell}>0,{cell}<=1)")
    return tuple(found)


def figure(value: float) -> str:
    """Write a number the way formulas of a file hold it."""
    written = f"{value:.15g}".upper()
    return f"({written})" if value < 0 else written


def allowed_words(entry: Entry, language: Language) -> str:
    """Say what is allowed beyond the kind."""
    parts = []
    told = allowed(entry.asked)
    if entry.column.kind not in {"yes_no", "choice", "text"} and str_of(told, language):
        parts.append(words.say(words.WITHIN, language, allowed=told))
    if entry.column.kind == "percent":
        parts.append(words.say(words.NOT_A_SHARE, language))
    if entry.may_not_apply:
        parts.append(words.say(words.MAY_NOT_APPLY, language))
    return " ".join(parts)


def str_of(told: object, language: Language) -> str:
    """Write what may be a sentence or a plain text."""
    return words.say(told, language) if isinstance(told, Text) else str(told)


def measure(column: InputColumn, language: Language) -> str:
    """Say what is counted: the name of the input, its unit of measure and its kind."""
    return f"{clean(column.name)} ({only_kind(column, language)})"


def only_kind(column: InputColumn, language: Language) -> str:
    """Say the unit of measure of an input and its kind."""
    kind = words.say(words.KINDS[column.kind], language)
    unit = clean(column.input.unit_of_measure or "")
    return ", ".join(filter(None, (unit, kind)))


def cut(text: str, most: int) -> str:
    """Keep a text within what Excel allows."""
    return text if len(text) <= most else f"{text[: most - 1]}…"
