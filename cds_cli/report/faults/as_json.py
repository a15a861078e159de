"""A report of faults as one JSON value; docs/answers.md says what is in it."""

from dataclasses import asdict

from cds_cli.report.faults.letter import letter
from cds_cli.report.faults.model import CodeFaults, FaultReport, UnitFaults
from cds_cli.report.findings.as_json import as_records, dumps
from cds_cli.report.findings.words import in_general
from cds_cli.text import Language

SCHEMA = 1
"""The version of this form; a new one only if a reader of the old one could go wrong."""


def render(report: FaultReport, language: Language) -> bytes:
    """Write the report; names and texts are given as they were read, not cleaned."""
    value = {
        "schema": SCHEMA,
        "language": language.value,
        "files": list(report.files),
        "counts": asdict(report.counts),
        "units": [_unit(one, language) for one in report.units],
        "codes": [_code(one, language) for one in report.codes],
        "diagnostics": as_records(report.found),
    }
    return f"{dumps(value)}\n".encode()


def _unit(unit: UnitFaults, language: Language) -> dict[str, object]:
    return {
        "unit": unit.unit or None,
        "files": list(unit.files),
        "counts": asdict(unit.counts),
        "send_back": letter(unit, language) or None,
    }


def _code(code: CodeFaults, language: Language) -> dict[str, object]:
    return {
        "code": code.problem.code,
        "slug": code.problem.slug,
        "what": in_general(code.problem.message, language),
        "counts": asdict(code.counts),
        "units": code.units,
        "files": code.files,
    }
