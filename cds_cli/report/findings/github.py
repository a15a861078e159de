"""Workflow commands, which GitHub shows as annotations beside the lines of a pull request."""

from collections.abc import Sequence

from cds_cli.diagnostics import Diagnostic, Severity
from cds_cli.report.findings.words import character_column, paragraph
from cds_cli.report.safe import clean
from cds_cli.text import Language

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(diagnostics: Sequence[Diagnostic], language: Language) -> str:
    """Write ``::error file=…,line=…,col=…,title=…::message`` for each."""
    return "\n".join(_command(diagnostic, language) for diagnostic in diagnostics)


def _command(diagnostic: Diagnostic, language: Language) -> str:
    location = diagnostic.location
    properties = {
        "file": clean(location.file),
        "line": location.row if location.sheet is None else None,
        "col": character_column(location),
        "title": f"{diagnostic.code} {diagnostic.problem.slug}",
    }
    named = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items() if value)
    return f"::{_COMMANDS[diagnostic.severity]} {named}::{_data(paragraph(diagnostic, language))}"


def _data(text: str) -> str:
    """Escape a message: a line break would end the command and let the rest be one."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape a property, where ``:`` and ``,`` have a meaning too."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
