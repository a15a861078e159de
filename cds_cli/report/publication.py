"""What is published of one scoring, from which page, document, workbook and data are written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath

import numpy as np

from cds_cli.definitions.canonical import set_digest
from cds_cli.definitions.models import Group, Indicator
from cds_cli.diagnostics import Diagnostic, Location
from cds_cli.report.ranking.model import Document, View, name_in
from cds_cli.report.safe import clean
from cds_cli.results.figures import TOTAL, Array
from cds_cli.results.model import Results
from cds_cli.text import Language


@dataclass(frozen=True, slots=True)
class Theme:
    """How a publication looks: its colour as ``#rrggbb``, and a picture with its kind."""

    accent: str = "#0b5394"
    logo: bytes = b""
    logo_type: str = ""


@dataclass(frozen=True, slots=True)
class Publication:
    """Results, what they are held against, and how they are shown.

    ``before``: the results of an earlier period. ``self_assessed``: what the units gave
    themselves, where ``results`` are appraised. ``sentences`` and ``evidence``: by (unit code,
    indicator code), how points came out and what proves them; empty where that is not published.
    ``rejected``: how many units were left out of the scoring.
    """

    results: Results
    version: str
    language: Language = Language.VI
    before: Results | None = None
    self_assessed: Results | None = None
    sentences: Mapping[tuple[str, str], str] = field(default_factory=dict)
    evidence: Mapping[tuple[str, str], str] = field(default_factory=dict)
    theme: Theme = Theme()
    rejected: int = 0

    def document(self, found: Sequence[Diagnostic] = (), view: View | None = None) -> Document:
        """Give the ranking, as its own forms take it; ``found`` is told beside it.

        Files are named without the folders of whoever published it.
        """
        return Document(
            results=self.results,
            set_sha256=set_digest(self.results.indicator_set),
            version=self.version,
            view=view or View(),
            diagnostics=[replace(one, location=within(one.location)) for one in found],
            rejected=self.rejected,
            language=self.language,
        )

    def ranks_gained(self) -> Array | None:
        """Give the ranks each unit gained since the earlier period, NaN where it has none in one.

        None where there is no earlier period.
        """
        if self.before is None:
            return None
        return aligned_with(self.results, self.before, self.before.ranks()) - self.results.ranks()

    def shown_nodes(self) -> tuple["ShownNode", ...]:
        """Give the whole set, its pillars, then the tree, parents before their children."""
        indicator_set = self.results.indicator_set
        whole = ShownNode(TOTAL, clean(name_in(indicator_set, self.language)), 0, "set")
        pillars = (
            ShownNode(pillar.code, clean(name_in(pillar, self.language)), 1, "pillar")
            for pillar in indicator_set.pillars
        )
        tree = (self.shown(node, len(path) // 2) for path, node in indicator_set.walk())
        return (whole, *pillars, *tree)

    def shown(self, node: Group | Indicator, depth: int) -> "ShownNode":
        """Name one node of the tree."""
        kind = "indicator" if isinstance(node, Indicator) else "group"
        return ShownNode(node.code, clean(name_in(node, self.language)), depth, kind)

    def main_codes(self) -> tuple[str, ...]:
        """Give the nodes that stand beside the total: pillars, or the top nodes of the tree."""
        indicator_set = self.results.indicator_set
        return tuple(one.code for one in (indicator_set.pillars or indicator_set.children))

    def leaf_codes(self) -> tuple[str, ...]:
        """Give the indicators, in the order of the tree."""
        return tuple(leaf.code for leaf in self.results.indicator_set.leaves())


@dataclass(frozen=True, slots=True)
class ShownNode:
    """A node by its code, with its name and depth; ``kind`` is set, pillar, group or indicator."""

    code: str
    name: str
    depth: int
    kind: str


def within(location: Location) -> Location:
    """Give a place in a file that is named without its folders."""
    return replace(location, file=PurePath(location.file).name)


def aligned_with(results: Results, other: Results, figures: Array) -> Array:
    """Give figures of other results in the order of these units; NaN for whom they have none."""
    places = {code: row for row, code in enumerate(other.units.index)}
    rows = [places.get(code, -1) for code in results.units.index]
    if not len(figures):
        return np.full(len(rows), np.nan)
    taken = figures[rows]
    return np.where(np.asarray(rows) < 0, np.nan, taken)
