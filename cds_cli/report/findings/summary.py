"""How many findings there are, in one line."""

from collections import Counter
from collections.abc import Sequence

from cds_cli.diagnostics import Diagnostic, Severity
from cds_cli.report.findings.words import severity_word
from cds_cli.text import Language, Text

_NOTHING_WRONG = Text("không có lỗi", "no errors")


def summary(diagnostics: Sequence[Diagnostic], language: Language) -> str:
    """Count by severity, the worst first: ``3 lỗi, 1 cảnh báo``."""
    counts = Counter(diagnostic.severity for diagnostic in diagnostics)
    parts = [_counted(counts[severity], severity, language) for severity in Severity]
    return ", ".join(filter(None, parts)) or _NOTHING_WRONG.fill(language, {})


def _counted(count: int, severity: Severity, language: Language) -> str:
    """Write ``2 errors``; Vietnamese has no plural."""
    plural = "s" if language is Language.EN and count > 1 else ""
    return f"{count} {severity_word(severity, language)}{plural}" if count else ""
