"""Whether a result written again has the same bytes as the published file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from pathlib import PurePath

from cds_cli.analysis.published.model import Form, Shown
from cds_cli.diagnostics import Diagnostic
from cds_cli.report.ranking.formats import OutputFormat, render_bytes
from cds_cli.report.ranking.model import Document, View
from cds_cli.results.figures import TOTAL

FORMATS = {
    Form.JSON: OutputFormat.JSON,
    Form.CSV: OutputFormat.CSV,
    Form.TSV: OutputFormat.TSV,
    Form.XLSX: OutputFormat.XLSX,
}

BELOW_ALL = 1000
"""A tier that no set has, so that there is no column for it."""


@dataclass(frozen=True, slots=True)
class Rewritten:
    """What came of writing a result again. ``line``: the first that differs, in forms of text.

    ``is_tried``: the workbook of ``cds report`` is not written again.
    """

    is_same: bool
    line: int | None = None
    is_tried: bool = True


def rewritten(
    document: Document, shown: Shown, units: Sequence[str], published: bytes
) -> Rewritten:
    """Write a document the way a published file was written, and hold the bytes against it.

    ``units``: those that the file shows.
    """
    if shown.is_full:
        return Rewritten(is_same=False, is_tried=False)
    nearest = 0
    for one in documents(document, shown, units):
        again = render_bytes(one, FORMATS[shown.form], for_excel=shown.for_excel)
        if again == published:
            return Rewritten(is_same=True)
        nearest = max(nearest, first_difference(again, published))
    return Rewritten(is_same=False, line=None if shown.form is Form.XLSX else nearest)


def documents(document: Document, shown: Shown, units: Sequence[str]) -> Iterator[Document]:
    """Give those that may have been written: by ``cds score``, ``cds rank`` and ``cds report``."""
    there = document.results.units.index
    view = View(
        by=ranked_by(document, shown, units),
        nodes=shown.nodes,
        tier=BELOW_ALL if shown.is_bare else None,
        # In the order of the ranking, all units need no naming.
        units=() if set(units) >= set(there) else tuple(units),
    )
    named = by_last_part(shown.named)
    found = [as_named(one, named) for one in document.diagnostics]
    whole = replace(document, view=view, language=shown.language, diagnostics=found)
    yield whole
    stored = replace(whole, ledger=None, rejected=0)
    yield stored
    if shown.form is Form.JSON:
        yield replace(stored, diagnostics=())


def ranked_by(document: Document, shown: Shown, units: Sequence[str]) -> str:
    """Give the node that units are ranked by; JSON only has the order of the units to tell it."""
    if shown.form is not Form.JSON:
        return shown.by
    codes, results = document.results.units.index, document.results
    kept, wanted = set(units), list(units)
    for node in results.figures:
        if [codes[row] for row in results.order(node) if codes[row] in kept] == wanted:
            return node
    return TOTAL


def by_last_part(paths: Sequence[str]) -> dict[str, list[str]]:
    """Put paths by the names of their files; as many as findings, they are each looked at once."""
    found: dict[str, list[str]] = {}
    for path in dict.fromkeys(paths):
        found.setdefault(PurePath(path).name, []).append(path)
    return found


def as_named(diagnostic: Diagnostic, named: Mapping[str, Sequence[str]]) -> Diagnostic:
    """Name the file of a finding as the published result does, which was run in another folder."""
    same = named.get(PurePath(diagnostic.location.file).name, ())
    if len(same) != 1:
        return diagnostic
    return replace(diagnostic, location=replace(diagnostic.location, file=same[0]))


def first_difference(one: bytes, other: bytes) -> int:
    """Give the number of the first line that is not the same, counted from 1."""
    lines = zip_longest(one.splitlines(), other.splitlines())
    return next((n for n, (mine, theirs) in enumerate(lines, 1) if mine != theirs), 1)
