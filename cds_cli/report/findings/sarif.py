"""SARIF 2.1.0, the format of OASIS that code scanning services read."""

import re
from collections.abc import Sequence
from urllib.parse import quote

from cds_cli import __version__
from cds_cli.diagnostics import Diagnostic, Location, Problem
from cds_cli.report.findings.as_json import dumps
from cds_cli.report.findings.fingerprint import fingerprints
from cds_cli.report.findings.words import character_column, in_a_sheet, in_general, paragraph
from cds_cli.text import Language

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_DRIVE = re.compile(r"[A-Za-z]:/")
Json = dict[str, object]


def render(diagnostics: Sequence[Diagnostic], language: Language) -> str:
    """Write one run with the rules that were met and a result for each diagnostic."""
    problems = {diagnostic.code: diagnostic.problem for diagnostic in diagnostics}
    rules = [_rule(problems[code], language) for code in sorted(problems)]
    driver = {"name": "cds", "version": __version__, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": _results(diagnostics, sorted(problems), language),
    }
    return dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(problem: Problem, language: Language) -> Json:
    return {
        "id": problem.code,
        "name": problem.slug.title().replace("-", ""),
        "shortDescription": {"text": in_general(problem.message, language)},
        "help": {"text": in_general(problem.hint, language)},
        "defaultConfiguration": {"level": problem.severity.value},
    }


def _results(
    diagnostics: Sequence[Diagnostic], codes: Sequence[str], language: Language
) -> list[Json]:
    marks = fingerprints(diagnostics)
    return [
        {
            "ruleId": diagnostic.code,
            "ruleIndex": codes.index(diagnostic.code),
            "level": diagnostic.severity.value,
            "message": {"text": _plain(paragraph(diagnostic, language))},
            "locations": _locations(diagnostic),
            "partialFingerprints": {"cds/v1": mark},
        }
        for diagnostic, mark in zip(diagnostics, marks, strict=True)
    ]


def _plain(text: str) -> str:
    """Escape what SARIF would read as a link: ``[text](target)``."""
    return re.sub(r"\[(?=[^\]]*\]\()", r"\\[", text)


def _locations(diagnostic: Diagnostic) -> list[Json]:
    location = diagnostic.location
    if not location.file:
        return []
    physical: Json = {"artifactLocation": {"uri": uri(location.file)}}
    if location.sheet is None:
        return [{"physicalLocation": {**physical, **_region(location)}}]
    cell: Json = {"fullyQualifiedName": in_a_sheet(diagnostic), "kind": "cell"}
    return [{"physicalLocation": physical, "logicalLocations": [cell]}]


def _region(location: Location) -> Json:
    if location.row is None:
        return {}
    column = character_column(location)
    region = {"startLine": location.row, **({"startColumn": column} if column else {})}
    return {"region": region}


def uri(file: str) -> str:
    """Write a path as a URI: relative as it is, absolute with ``file://``, percent-encoded."""
    path = file.replace("\\", "/")
    if _DRIVE.match(path):
        path = f"/{path}"
    quoted = quote(path, safe="/", errors="surrogatepass")
    return f"file://{quoted}" if path.startswith("/") else quoted
