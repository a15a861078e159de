"""The full report in colours, for terminals."""

from collections.abc import Sequence

from rich.text import Text

from cds_cli.diagnostics import Diagnostic, Severity
from cds_cli.report.findings.full import Part, pieces
from cds_cli.report.findings.source import Sources
from cds_cli.text import Language

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_STYLES = {
    Part.PLACE: "bold",
    Part.GUTTER: "dim",
    Part.SOURCE: "",
    Part.HINT: "green",
}


def rich_full(diagnostics: Sequence[Diagnostic], language: Language) -> Text:
    """Build what ``full.render`` writes, coloured by severity.

    Users' words are appended as data: no markup is read in them. Lines are not broken or cut to
    the terminal here, so print it with ``soft_wrap=True``.
    """
    sources = Sources()
    text = Text()
    for number, diagnostic in enumerate(diagnostics):
        text.append("\n\n" if number else "")
        for piece in pieces(diagnostic, language, sources):
            text.append(piece.text, _style(piece.part, diagnostic.severity))
    return text


def _style(part: Part, severity: Severity) -> str:
    if part in {Part.CODE, Part.SEVERITY, Part.CARET}:
        return f"bold {_COLOURS[severity]}"
    return _STYLES.get(part, "")
