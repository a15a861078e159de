"""Inputs of children, added up for their parents."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import fsum

import numpy as np

from cds_cli.analysis.rollup.families import Families
from cds_cli.analysis.rollup.own_columns import with_own_columns
from cds_cli.analysis.rollup.same_inputs import same_inputs
from cds_cli.analysis.scoring import Scoring
from cds_cli.definitions.columns import roles_of
from cds_cli.definitions.models import Indicator, IndicatorSet
from cds_cli.results.figures import Array, Mask
from cds_cli.rules import CombinedRule, role_in
from cds_cli.submission.applicability import covered_units
from cds_cli.submission.model import Submission


@dataclass(frozen=True, slots=True)
class Sum:
    """What the children of a parent gave together.

    ``count``: the children whose figures are in it. ``asked``: those that are asked for it.
    """

    total: float
    count: int
    asked: int


@dataclass(frozen=True, slots=True)
class Added:
    """Sums by parent and column.

    ``own``: the set with a column of its own for each input of each indicator; ``columns`` gives
    the column of ``target`` that each of them is read from, ``sources`` that of the children's
    set which is added up for a column of ``target``.
    """

    target: IndicatorSet
    own: IndicatorSet
    columns: Mapping[str, str]
    sources: Mapping[str, str]
    sums: Mapping[tuple[str, str], Sum]


def add_up(
    scoring: Scoring, made: Families, target: IndicatorSet, skipped: Sequence[str] = ()
) -> Added:
    """Add up the inputs of the children that ``target`` reads, but for the columns ``skipped``.

    Part and whole of an indicator, and all else that one rule reads together, are summed over the
    same children: those that give all of it, to whom it applies, and who have proven it. With the
    set of the children itself, an indicator applies to a parent where it applies to a child.
    """
    source = scoring.results.indicator_set
    is_same = target == source
    sources = {code: column.code for code, column in same_inputs(source, target).items()}
    children = Children(scoring, is_same=is_same)
    own = with_own_columns(target, everywhere=is_same)
    columns: dict[str, str] = {}
    sums: dict[tuple[str, str], Sum] = {}
    for leaf, alone in zip(target.leaves(), own.leaves(), strict=True):
        shared, single = roles_of(leaf), roles_of(alone)
        for group in read_together(leaf):
            read = {single[role]: shared[role] for role in group}
            columns |= read
            if not set(read.values()) & set(skipped):
                taken = {code: sources[column] for code, column in read.items()}
                sums |= dict(children.together(leaf, taken, made))
    return Added(target, own, columns, sources, sums)


def read_together(leaf: Indicator) -> Iterator[tuple[str, ...]]:
    """Give the roles of a rule that it reads together: those of each part, else all."""
    if not isinstance(leaf.rule, CombinedRule):
        yield tuple(leaf.rule.inputs)
        return
    for part in leaf.rule.parts:
        yield tuple(role_in(part, role) for role in part.rule.inputs)


class Children:
    """The children, and what they are asked for."""

    def __init__(self, scoring: Scoring, *, is_same: bool) -> None:
        """Take the children; ``is_same``: parents are scored by the set of the children."""
        self.submission: Submission = scoring.submission
        self.is_same = is_same
        self.users: dict[str, list[Indicator]] = {}
        for leaf in scoring.results.indicator_set.leaves():
            for column in roles_of(leaf).values():
                self.users.setdefault(column, []).append(leaf)

    def together(
        self, leaf: Indicator, read: Mapping[str, str], made: Families
    ) -> Iterator[tuple[tuple[str, str], Sum]]:
        """Add up columns that are read together, over the children that give all of them."""
        asked = np.logical_and.reduce([self.asked(column, leaf) for column in read.values()])
        proven = np.logical_and.reduce([self.proven(column, leaf) for column in read.values()])
        figures = {code: self.figures(column) for code, column in read.items()}
        gaps = np.logical_or.reduce([np.isnan(one) for one in figures.values()])
        given = asked & proven & ~gaps
        for family in made.members:
            rows = [row for row in family.rows if given[row]]
            wanted = int(asked[list(family.rows)].sum()) if family.rows else 0
            for code, values in figures.items():
                total = fsum(values[rows]) if rows else np.nan
                yield (family.code, code), Sum(total, len(rows), wanted)

    def figures(self, column: str) -> Array:
        """Give what was submitted in a column."""
        return np.asarray(self.submission.inputs[column], dtype=np.float64)

    def asked(self, column: str, leaf: Indicator) -> Mask:
        """Say which children are asked for a column by an indicator that reads it."""
        asked = self.by_any([self.covers(user) for user in self.readers(column, leaf)])
        exempt = self.submission.not_applicable
        return asked & ~np.asarray(exempt[column], dtype=bool) if column in exempt else asked

    def proven(self, column: str, leaf: Indicator) -> Mask:
        """Say whose figures in a column are proven to an indicator that reads it."""
        unproven = self.submission.unproven
        codes = [user.code for user in self.readers(column, leaf)]
        none = np.zeros(len(self.submission), dtype=bool)
        return self.by_any([~np.asarray(unproven.get(code, none), dtype=bool) for code in codes])

    def readers(self, column: str, leaf: Indicator) -> list[Indicator]:
        """Give the indicators by which children are asked for a column."""
        return [leaf] if self.is_same else self.users.get(column, [])

    def covers(self, leaf: Indicator) -> Mask:
        """Say which children an indicator is scored for."""
        covered = covered_units(leaf.applies_to, self.submission.units)
        return np.ones(len(self.submission), dtype=bool) if covered is None else covered

    def by_any(self, masks: Sequence[Mask]) -> Mask:
        """Say where any is true; everywhere if there is none."""
        every = np.ones(len(self.submission), dtype=bool)
        return np.asarray(np.logical_or.reduce(masks)) if masks else every
