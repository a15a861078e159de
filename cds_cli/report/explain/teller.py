"""What is told of one unit: its results, and how units, nodes and figures are named."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cds_cli.analysis.explain.nodes import Branch, Standing
from cds_cli.definitions.models import IndicatorSet
from cds_cli.report.answers.model import Worded
from cds_cli.report.explain import phrases
from cds_cli.report.explain.figures import MAXIMUM_DIGITS, grouped, join, shortest
from cds_cli.report.explain.working import named
from cds_cli.results.model import Results
from cds_cli.text import Text, as_it_stands, told
from cds_cli.units.meant import plain_letters
from cds_cli.units.names import unit_with_code


@dataclass(frozen=True, slots=True)
class Teller:
    """The results, and the row of the unit that is told of."""

    results: Results
    row: int

    @property
    def decimals(self) -> int:
        """The decimals of published points."""
        return self.results.indicator_set.decimals

    @property
    def index_decimals(self) -> int:
        """The decimals of the published index."""
        return self.results.indicator_set.index_decimals

    def name_of(self, row: int) -> str:
        """Name a unit."""
        return str(self.results.units["name"].iloc[row])

    def coded(self, row: int) -> str:
        """Name a unit with its code."""
        return unit_with_code(self.name_of(row), str(self.results.units.index[row]))

    def standing(self, standing: Standing) -> Text:
        """Write points, maximum, index and rank of a node."""
        points = grouped(standing.points, self.decimals)
        if not standing.applies:
            return told(phrases.NOT_SCORED, points=points)
        return told(
            phrases.FIGURES,
            points=points,
            maximum=shortest(standing.maximum, MAXIMUM_DIGITS),
            index=grouped(standing.index, self.index_decimals),
            place=self.place(standing),
        )

    def place(self, standing: Standing) -> Text:
        """Write the rank within the block, and who else has it."""
        if np.isnan(standing.rank):
            return phrases.NO_INDEX
        place = told(phrases.PLACE, rank=int(standing.rank), among=standing.among)
        block = str(self.results.units["block"].iloc[self.row] or "")
        # Blocks are often called "Khối …" themselves.
        text = phrases.IN_IT if plain_letters(block).startswith("khoi ") else phrases.IN_BLOCK
        within = told(text, block=block) if block else ""
        return join(place, within, self.tied(standing.tied))

    def tied(self, rows: Sequence[int]) -> Text:
        """Name the units of the same rank; nothing where there is none."""
        if not rows:
            return Text("", "")
        return told(phrases.TIED, units=named(rows, self.name_of))


def heading(branch: Branch) -> Worded:
    """Name a node: by its code for programs, with its name for people."""
    node = branch.node
    if isinstance(node, IndicatorSet):
        return Worded(node.code, as_it_stands(node.name, node.name_en or node.name))
    return Worded(node.code, with_code(node.code, name_in_both(node.name, node.name_en)))


def with_code(code: str, name: Text) -> Text:
    """Write a code and a name."""
    return join(code, " ", name)


def name_in_both(name: str, english: str | None) -> Text:
    """Give a name in both languages; the Vietnamese one where there is no other."""
    return as_it_stands(name, english or name)
