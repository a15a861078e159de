"""Code Quality report, which GitLab shows in a merge request."""

from collections.abc import Sequence

from cds_cli.diagnostics import Diagnostic, Severity
from cds_cli.report.findings.as_json import dumps
from cds_cli.report.findings.fingerprint import fingerprints
from cds_cli.report.findings.words import paragraph
from cds_cli.report.safe import clean
from cds_cli.text import Language

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render(diagnostics: Sequence[Diagnostic], language: Language) -> str:
    """Write the JSON array that a job publishes as ``artifacts:reports:codequality``."""
    marks = fingerprints(diagnostics)
    issues = [_issue(found, mark, language) for found, mark in zip(diagnostics, marks, strict=True)]
    return dumps(issues)


def _issue(diagnostic: Diagnostic, fingerprint: str, language: Language) -> dict[str, object]:
    """Describe one finding; GitLab knows lines only, so a cell gives the number of its row."""
    location = diagnostic.location
    return {
        "description": paragraph(diagnostic, language),
        "check_name": f"{diagnostic.code} {diagnostic.problem.slug}",
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[diagnostic.severity],
        "location": {
            "path": clean(location.file.replace("\\", "/").removeprefix("./")),
            "lines": {"begin": location.row or 1},
        },
    }
