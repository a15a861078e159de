"""What a template says of itself, so that it is known again when it comes back."""

from collections.abc import Iterator
from typing import Any

from cds_cli.definitions.canonical import set_digest
from cds_cli.report.template.model import Layout, Template
from cds_cli.submission.layouts import OWN_SHEETS
from cds_cli.submission.record_words import GUIDANCE_SHEETS, HIDDEN_SHEET
from cds_cli.tables.grid import STAMP
from cds_cli.text import Language

LONGEST = 255
"""What Excel keeps of a property."""


def guidance_sheet(language: Language) -> str:
    """Name the sheet of guidance."""
    return GUIDANCE_SHEETS[language is Language.EN]


def facts(template: Template) -> Iterator[tuple[str, str]]:
    """Give the name and value of each fact: set, digest, layout, stage, sheets, period, unit."""
    yield STAMP, template.indicator_set.label
    yield "cds.sha256", set_digest(template.indicator_set)
    yield "cds.layout", str(template.layout)
    yield "cds.stage", str(template.stage)
    yield OWN_SHEETS, "\n".join((guidance_sheet(template.language), HIDDEN_SHEET))
    if template.period is not None:
        yield "cds.period", str(template.period)
    if template.layout is Layout.FORM and template.unit is not None:
        yield "cds.unit", template.unit.code


def write_stamp(workbook: Any, hidden: Any, template: Template) -> None:  # noqa: ANN401
    """Write the facts as properties of the file, and in words on the hidden sheet."""
    for row, (name, value) in enumerate(facts(template)):
        workbook.set_custom_property(name, value[:LONGEST], "text")
        hidden.write_string(row, 0, name)
        hidden.write_string(row, 1, value)
