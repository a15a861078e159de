"""All that is said of how the figures of one scoring are distributed."""

from collections.abc import Sequence
from dataclasses import dataclass

from cds_cli.analysis.distribution.appraisal_gaps import Gap, appraisal_gaps
from cds_cli.analysis.distribution.discrimination import Undiscriminating, undiscriminating
from cds_cli.analysis.distribution.nodes import Distribution, distributions
from cds_cli.analysis.distribution.outliers import Outlier, ZeroChange, outliers, zero_changes
from cds_cli.analysis.groupings import Grouping
from cds_cli.analysis.scoring import Scoring
from cds_cli.definitions.columns import input_columns
from cds_cli.submission.period import Stage


@dataclass(frozen=True, slots=True)
class Others:
    """What a scoring is held against: the period before, and its own other stage."""

    before: Scoring | None = None
    other_stage: Scoring | None = None


@dataclass(frozen=True, slots=True)
class Looked:
    """What is looked at.

    ``codes``: the nodes to be described, ``TOTAL`` for the whole set. ``leaves``: the indicators
    that may be told of besides, None for all. ``groups``: units are described group by group.
    With ``names_units`` false no single unit is told, as of persons.
    """

    codes: Sequence[str]
    leaves: frozenset[str] | None = None
    groups: Grouping | None = None
    names_units: bool = True

    def holds(self, code: str) -> bool:
        """Whether an indicator is one of those looked at."""
        return self.leaves is None or code in self.leaves


@dataclass(frozen=True, slots=True)
class Study:
    """What was found; without another period there are no ``zeros``, without a stage no ``gaps``.

    ``outliers`` are None where no single unit is told.
    """

    now: Scoring
    others: Others
    groups: Grouping | None
    nodes: tuple[Distribution, ...]
    undiscriminating: tuple[Undiscriminating, ...]
    outliers: tuple[Outlier, ...] | None
    zeros: tuple[ZeroChange, ...]
    gaps: tuple[Gap, ...]


def study(now: Scoring, looked: Looked, others: Others | None = None) -> Study:
    """Look at the distribution of nodes, and at what stands out among their indicators."""
    others = others or Others()
    labels = looked.groups.labels if looked.groups is not None else None
    columns = columns_of(now, looked)
    zeros = zero_changes(now, others.before) if others.before is not None else ()
    found = outliers(now, others.before) if looked.names_units else None
    return Study(
        now=now,
        others=others,
        groups=looked.groups,
        nodes=distributions(now.results, looked.codes, labels),
        undiscriminating=tuple(
            one for one in undiscriminating(now.results, labels) if looked.holds(one.code)
        ),
        outliers=None if found is None else tuple(one for one in found if one.column in columns),
        zeros=tuple(one for one in zeros if one.column in columns),
        gaps=tuple(one for one in gaps_to(now, others.other_stage) if looked.holds(one.code)),
    )


def columns_of(now: Scoring, looked: Looked) -> frozenset[str]:
    """Give the input columns of the indicators that are looked at."""
    return frozenset(
        column.code
        for column in input_columns(now.results.indicator_set)
        if looked.leaves is None or any(map(looked.holds, column.indicators))
    )


def gaps_to(now: Scoring, other: Scoring | None) -> tuple[Gap, ...]:
    """Compare a scoring with its other stage, whichever of the two is appraised."""
    if other is None:
        return ()
    if now.results.stage is Stage.APPRAISED:
        return appraisal_gaps(other.results, now.results)
    return appraisal_gaps(now.results, other.results)
