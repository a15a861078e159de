"""JUnit's XML, which most services that run checks can show."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from cds_cli.diagnostics import Diagnostic, Severity
from cds_cli.report.findings.words import in_a_sheet, message, paragraph, severity_word
from cds_cli.report.safe import clean
from cds_cli.text import Language, Text

_NOTHING_WRONG = Text("không có lỗi", "no errors")


def render(diagnostics: Sequence[Diagnostic], language: Language, files: Sequence[str] = ()) -> str:
    """Write a suite for each file and a case for each diagnostic.

    ``files`` names everything that was looked at: a file without a finding gets one case that
    passes. Only errors fail; a warning or a note passes and tells its text as output.
    """
    by_file: dict[str, list[Diagnostic]] = {file: [] for file in files}
    for diagnostic in diagnostics:
        by_file.setdefault(diagnostic.location.file, []).append(diagnostic)
    root = Element("testsuites", name="cds")
    for file, found in (by_file or {"": []}).items():
        _suite(root, clean(file) or "cds", found, language)
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode")


def _suite(root: Element, name: str, found: Sequence[Diagnostic], language: Language) -> None:
    failures = sum(diagnostic.severity is Severity.ERROR for diagnostic in found)
    counts = {"tests": str(len(found) or 1), "failures": str(failures), "errors": "0"}
    suite = SubElement(root, "testsuite", {"name": name, **counts})
    for diagnostic in found:
        _case(suite, name, diagnostic, language)
    if not found:
        SubElement(suite, "testcase", classname=name, name=_NOTHING_WRONG.fill(language, {}))


def _case(suite: Element, file: str, diagnostic: Diagnostic, language: Language) -> None:
    case = SubElement(suite, "testcase", classname=file, name=_name(diagnostic))
    word = severity_word(diagnostic.severity, language)
    told = paragraph(diagnostic, language)
    if diagnostic.severity is Severity.ERROR:
        summary = message(diagnostic, language)
        failure = SubElement(case, "failure", type=diagnostic.code, message=summary)
        failure.text = told
    else:
        SubElement(case, "system-out").text = f"{diagnostic.code} {word}: {told}"


def _name(diagnostic: Diagnostic) -> str:
    location = diagnostic.location
    line = ":".join(str(number) for number in (location.row, location.column) if number)
    place = line if location.sheet is None else in_a_sheet(diagnostic)
    return f"{diagnostic.code} {diagnostic.problem.slug} {place}".rstrip()
