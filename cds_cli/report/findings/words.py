"""The words around a diagnostic that all reporters share."""

import re

from cds_cli.diagnostics import Diagnostic, Location, Severity
from cds_cli.report.safe import clean
from cds_cli.text import Language, Text, spoken

SEVERITIES = {
    Severity.ERROR: Text("lỗi", "error"),
    Severity.WARNING: Text("cảnh báo", "warning"),
    Severity.NOTE: Text("ghi chú", "note"),
}
FIX = Text("Cách sửa", "Fix")


def severity_word(severity: Severity, language: Language) -> str:
    """Name a severity, such as ``lỗi``."""
    return SEVERITIES[severity].fill(language, {})


def whose(diagnostic: Diagnostic, language: Language) -> tuple[str, ...]:
    """Name the unit and the indicator that a diagnostic speaks of, those of the two it knows."""
    values = (diagnostic.values.get(key, "") for key in ("unit", "indicator"))
    return tuple(clean(str(spoken(value, language))) for value in values if value)


def sentence(text: str) -> str:
    """End a line of speech with a full stop unless it has an end of its own."""
    return text if text.endswith((".", "!", "?", ":", "…")) else f"{text}."


def message(diagnostic: Diagnostic, language: Language) -> str:
    """Say what is wrong on one line."""
    return clean(diagnostic.message(language))


def hint_lines(diagnostic: Diagnostic, language: Language) -> tuple[str, ...]:
    """Say how it is mended: one line, or several where a hint shows a tree."""
    lines = diagnostic.hint(language).strip("\n").split("\n")
    fix = f"{FIX.fill(language, {})}: {clean(lines[0])}"
    return (sentence(fix),) if len(lines) == 1 else (fix, *map(clean, lines[1:]))


def in_general(text: Text, language: Language) -> str:
    """Write a sentence for no case in particular: ``…`` stands for each value."""
    template = text.vi if language is Language.VI else text.en
    return re.sub(r"\{\w+\}", "…", template).strip()


def character_column(location: Location) -> int | None:
    """Give the column in characters; in a sheet or in csv a column is a cell, so there is none."""
    in_cells = location.sheet is not None or location.file.lower().endswith((".csv", ".tsv"))
    return None if in_cells else location.column


def in_a_sheet(diagnostic: Diagnostic) -> str:
    """Name the place inside a workbook, such as ``Số liệu!D2``; empty for a text file."""
    location = diagnostic.location
    return clean("!".join(filter(None, (location.sheet, location.cell))))


def paragraph(diagnostic: Diagnostic, language: Language) -> str:
    """Tell place in the workbook, unit, indicator, fault and mending on a few plain lines."""
    about = " · ".join(filter(None, (in_a_sheet(diagnostic), *whose(diagnostic, language))))
    told = sentence(message(diagnostic, language))
    first = f"{about}: {told}" if about else told
    return "\n".join((first, *hint_lines(diagnostic, language)))
