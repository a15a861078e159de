"""Figures of files as they were printed, in all their digits."""

from cds_cli.analysis.published.model import FIGURE
from cds_cli.report.answers.model import Value, Worded
from cds_cli.text import as_it_stands


def as_figure(text: str | None) -> Value:
    """Write a figure with the sign of the language for its decimals; programs get it as it is."""
    if text is None or not FIGURE.fullmatch(text.lstrip("+")):
        return text
    return Worded(text, as_it_stands(text.replace(".", ","), text.replace(",", ".")))
