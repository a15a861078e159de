"""One line a diagnostic, in the form that editors and grep understand."""

from collections.abc import Sequence

from cds_cli.diagnostics import Diagnostic
from cds_cli.report.findings.words import message, severity_word
from cds_cli.report.safe import clean
from cds_cli.text import Language


def render(diagnostics: Sequence[Diagnostic], language: Language) -> str:
    """Write ``path:line:column: CODE severity message`` or ``path[Sheet!C5]: …`` for each."""
    return "\n".join(_line(diagnostic, language) for diagnostic in diagnostics)


def _line(diagnostic: Diagnostic, language: Language) -> str:
    place = clean(str(diagnostic.location))
    word = severity_word(diagnostic.severity, language)
    told = f"{diagnostic.code} {word} {message(diagnostic, language)}"
    return f"{place}: {told}" if place else told
