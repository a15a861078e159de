"""The forms that a report of faults can be written in, and the choice among them."""

from cds_cli.report.faults.model import FaultReport
from cds_cli.text import Language

SUFFIXES = (".xlsx", ".html", ".json")


def render_report(report: FaultReport, suffix: str, language: Language) -> bytes:
    """Write a report in the form of a file's ending: the same report gives the same bytes.

    Raises ValueError for an ending that is not in ``SUFFIXES``.
    """
    match suffix.lower():
        case ".xlsx":
            from cds_cli.report.faults import as_xlsx

            return as_xlsx.render(report, language)
        case ".html":
            from cds_cli.report.faults import as_html

            return as_html.render(report, language)
        case ".json":
            from cds_cli.report.faults import as_json

            return as_json.render(report, language)
        case _:
            message = f"no report is written as {suffix!r}"
            raise ValueError(message)
