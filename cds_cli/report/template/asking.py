"""What a row of a form asks for, in words."""

from collections.abc import Iterator

from cds_cli.definitions.columns import InputColumn
from cds_cli.definitions.models import Indicator
from cds_cli.report.safe import clean
from cds_cli.report.template import words
from cds_cli.report.template.entries import measure, only_kind
from cds_cli.rules import Given
from cds_cli.submission.forms.rows import FormRow
from cds_cli.text import Language

MOST_CODES = 8


def asked_of(row: FormRow, language: Language) -> str:
    """Say what the figures of a row are, each on a line of its own."""
    if not row.slots:
        asks = isinstance(row.node, Indicator) and bool(row.node.rule.inputs)
        return words.say(words.AS_BELOW, language) if asks else ""
    return "\n".join(told_lines(row, language))


def told_lines(row: FormRow, language: Language) -> Iterator[str]:
    """Give a line a figure, and what else is to be known of the row."""
    for slot, column in row.slots.items():
        told = described(column, row, language)
        if slot in row.copies:
            told = f"{told} {words.say(words.COPIED, language, code=column.code)}"
        yield f"{slot}: {told}" if len(row.slots) > 1 else told
    if row.kind == "shared":
        yield used_by(row.slots["a"], language)
    if row.kind == "indicator" and isinstance(row.node, Indicator):
        yield from taken_from(row.node, language)


def described(column: InputColumn, row: FormRow, language: Language) -> str:
    """Describe a figure; its name is not said again beside itself."""
    if len(row.slots) == 1 and clean(column.name) == clean(row.name):
        return only_kind(column, language)
    return measure(column, language)


def used_by(column: InputColumn, language: Language) -> str:
    """Say which indicators use a shared figure."""
    codes = tuple(dict.fromkeys(column.indicators))
    if not codes:
        return words.say(words.SHARED_BY_NONE, language)
    listed = ", ".join(codes[:MOST_CODES]) + ("…" if len(codes) > MOST_CODES else "")
    return words.say(words.SHARED, language, codes=listed)


def taken_from(leaf: Indicator, language: Language) -> Iterator[str]:
    """Say from which set a figure is taken that is left blank."""
    if isinstance(leaf.rule, Given) and leaf.rule.taken is not None:
        yield words.say(words.TAKEN, language, other=leaf.rule.taken.source)
