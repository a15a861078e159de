"""Forms of generated units, a workbook each, as ``cds template`` writes them, filled in.

``python -m benchmarks.forms DIR`` reads what ``benchmarks.generate`` wrote there and fills
``DIR/forms``.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from cds_cli.definitions.load import load_set
from cds_cli.report.template.model import Known, Template
from cds_cli.report.template.workbook import render
from cds_cli.submission.model import Submission
from cds_cli.submission.read import Request, read_submission
from cds_cli.tables.read import read_book
from cds_cli.units.model import Unit


def write_forms(folder: Path) -> None:
    """Write the form of each unit with the figures it has in the table."""
    indicator_set = load_set(folder / "set.yaml").require()
    book = read_book(folder / "data.xlsx").require()
    submission = read_submission(book, Request(indicator_set)).require().submission
    forms = folder / "forms"
    forms.mkdir()
    for unit, known in filled(submission):
        content = render(Template(indicator_set, units=(unit,), known=known))
        (forms / f"{unit.code}.xlsx").write_bytes(content)


def filled(submission: Submission) -> Iterator[tuple[Unit, Known]]:
    """Give each unit with its figures."""
    for code, name in submission.units["name"].items():
        figures = submission.inputs.loc[code].dropna()
        values = {(str(code), str(column)): float(value) for column, value in figures.items()}
        yield Unit("xa", str(code), str(name)), Known(values)


if __name__ == "__main__":
    write_forms(Path(sys.argv[1]))
