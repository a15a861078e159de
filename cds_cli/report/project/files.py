"""What a new project holds: each file by its place, with its content."""

from collections.abc import Iterator
from dataclasses import astuple
from importlib.resources import files
from pathlib import Path, PurePosixPath
from string import Template

from cds_cli.definitions.library import cases_file
from cds_cli.definitions.load import HEAD_FILE
from cds_cli.definitions.models import IndicatorSet
from cds_cli.definitions.schema import cases_schema, set_schema
from cds_cli.report.safe import clean, markdown_cell
from cds_cli.submission.example import example_table, example_units, unit_headings
from cds_cli.tables.writing import table_as_workbook

TEMPLATES = {
    "README.md": "README.md",
    "cds.toml": "cds.toml",
    ".gitignore": "gitignore.txt",
    ".github/workflows/indicators.yml": "github.yml",
    ".gitlab-ci.yml": "gitlab.yml",
}
"""Where a template goes, and what it is called in this package."""
SHEET = "Số liệu"

Files = dict[PurePosixPath, bytes]


def project_files(indicator_set: IndicatorSet, head: Path) -> Files:
    """Give the files of a project around a set, whose own file is ``head``."""
    made = {place: template(name, indicator_set) for place, name in TEMPLATES.items()}
    made |= {
        "units.csv": units_table(indicator_set),
        "so-lieu.xlsx": table_as_workbook(example_table(indicator_set), SHEET, indicator_set.label),
        # The copied set names them, for editors that complete and check while one writes.
        "indicators/schema.json": set_schema().encode(),
        "indicators/cases.schema.json": cases_schema().encode(),
    }
    made |= dict(copied(indicator_set, head))
    return {PurePosixPath(place): content for place, content in made.items()}


def template(name: str, indicator_set: IndicatorSet) -> bytes:
    """Give a template; the page for readers speaks of the set."""
    text = files("cds_cli.report.project").joinpath(name).read_text("utf-8")
    if name == "README.md":
        text = Template(text).substitute(
            label=indicator_set.label,
            level=indicator_set.level,
            name=markdown_cell(clean(indicator_set.name)),
        )
    return text.encode()


def units_table(indicator_set: IndicatorSet) -> bytes:
    """List the made-up units, in the form that Excel in Vietnam opens."""
    rows = (unit_headings(), *(astuple(unit) for unit in example_units(indicator_set)))
    lines = "\r\n".join(";".join(quoted(cell) for cell in row) for row in rows)
    return f"{lines}\r\n".encode("utf-8-sig")


def quoted(cell: str) -> str:
    """Put a cell of csv into quotes where it needs them."""
    return '"' + cell.replace('"', '""') + '"' if set(cell) & set(';"\r\n') else cell


def copied(indicator_set: IndicatorSet, head: Path) -> Iterator[tuple[str, bytes]]:
    """Copy the files of a set with its worked cases, as they stand."""
    folder = f"indicators/{indicator_set.level}"
    if head.name == HEAD_FILE:
        for file in sorted(head.parent.iterdir()):
            if file.is_file():
                yield f"{folder}/{head.parent.name}/{file.name}", file.read_bytes()
        return
    for found in (head, cases_file(head)):
        if found is not None:
            yield f"{folder}/{found.name}", found.read_bytes()
