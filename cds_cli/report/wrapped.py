"""Paragraphs that fit a terminal."""

from collections.abc import Iterator

from cds_cli.report.columns_of_text import width

USUAL_WIDTH = 80
NARROWEST = 40


def wrapped(text: str, columns: int, first: str = "", rest: str | None = None) -> Iterator[str]:
    """Break a text between words; ``first`` leads its first line, ``rest`` all others.

    Counted are the cells that letters take, so that a text typed with combining marks breaks
    where it would otherwise. A word longer than a line stays whole.
    """
    lead, line = first, ""
    after = first if rest is None else rest
    columns = max(columns, NARROWEST)
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if line and width(lead) + width(longer) > columns:
            yield lead + line
            lead, line = after, word
        else:
            line = longer
    yield (lead + line).rstrip()
