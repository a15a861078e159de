"""Names and maxima in the rows of a form, held against those of the set."""

from cds_cli import catalogue
from cds_cli.definitions.models import Group
from cds_cli.definitions.point_checks import full_points, has_open_part
from cds_cli.diagnostics import Diagnostic, Location, Severity
from cds_cli.submission.forms.form import Cells, Form
from cds_cli.submission.forms.rows import FormRow
from cds_cli.submission.forms.subjects import Subject
from cds_cli.submission.header import text_of
from cds_cli.submission.spots import Spot
from cds_cli.tables.grid import CellValue

WITHIN = 1e-9
"""How far a maximum may be from that of the set: what adding up in binary leaves."""


def judge_labels(form: Form, row: int, cells: Cells, subject: Subject) -> None:
    """Hold the name and the maximum in a row against those of the set."""
    if subject.doubt is not None:
        seen = text_of(form.cell(cells, "name") or "")
        tell_difference(form, form.at(row, "name"), (seen, subject.meant), subject.doubt)
    most, expected = form.cell(cells, "max_points"), maximum_of(subject.row)
    if most is not None and expected is not None and not says_number(most, expected):
        said = (text_of(most), f"{expected:g}")
        tell_difference(form, form.at(row, "max_points"), said, Severity.WARNING)


def maximum_of(known: FormRow) -> float | None:
    """Give the maximum that stands beside an indicator or a group; None where none is stated."""
    if known.kind not in {"indicator", "group"} or known.node is None:
        return None
    node = known.node
    is_open = has_open_part(node) if isinstance(node, Group) else node.max_points == "open"
    return None if is_open else full_points(node)


def says_number(cell: CellValue, expected: float) -> bool:
    """Whether a cell holds a figure, typed as a number or as text."""
    try:
        return abs(float(text_of(cell).replace(",", ".")) - expected) <= WITHIN
    except ValueError:
        return False


def tell_difference(form: Form, spot: Spot, said: tuple[str, str], severity: Severity) -> None:
    """Say that a label is not the one of the set; rows may have slipped."""
    form.laid.found.append(label_differs(form.laid.locate(spot), said, severity))


def label_differs(where: Location, said: tuple[str, str], severity: Severity) -> Diagnostic:
    """Say what a label is, and what it should be."""
    seen, expected = (one[:80] for one in said)
    return catalogue.LABEL_DIFFERS.at(where, severity=severity, seen=seen, expected=expected)
