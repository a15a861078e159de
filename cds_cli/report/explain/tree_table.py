"""The score of one unit as a tree."""

from collections.abc import Sequence

import numpy as np

from cds_cli.analysis.explain.model import Explained
from cds_cli.analysis.explain.nodes import Branch, Standing
from cds_cli.definitions.models import Group, Indicator, IndicatorSet
from cds_cli.report.answers.model import Column, Kind, Table, Value, Worded
from cds_cli.report.explain import headings, phrases
from cds_cli.report.explain.figures import listed
from cds_cli.report.explain.teller import Teller, heading, name_in_both
from cds_cli.text import Text


def tree_table(explained: Explained, teller: Teller, *, for_programs: bool) -> Table:
    """Give a row a node, parents first, pillars last; people see the depth by the indent."""
    rows = [
        row_of(branch, standing, teller, for_programs=for_programs)
        for branch, standing in zip(explained.branches, explained.standings, strict=True)
    ]
    columns = columns_of(teller, for_programs=for_programs)
    return Table(
        key="tree",
        title=headings.TREE,
        columns=columns,
        rows=tuple(row[: len(columns)] for row in rows),
        depths=tuple(branch.depth for branch in explained.branches),
        notes=() if for_programs else tuple(notes(explained)),
    )


def columns_of(teller: Teller, *, for_programs: bool) -> tuple[Column, ...]:
    """Give the columns; the last ones say for programs what people see by the indent."""
    shown = (
        Column("code", headings.CODE),
        Column("name", headings.NAME),
        Column("points", headings.POINTS, Kind.FIGURE, teller.decimals),
        Column("max_points", headings.MAXIMUM, Kind.FIGURE, maximum_decimals(teller)),
        Column("index", headings.INDEX, Kind.FIGURE, teller.index_decimals),
        Column("rank", headings.RANK, Kind.COUNT),
        Column("marks", headings.MARKS),
    )
    others = (
        Column("among", headings.AMONG, Kind.COUNT),
        Column("kind", headings.KIND),
        Column("depth", headings.DEPTH, Kind.COUNT),
        Column("parent", headings.PARENT),
    )
    return (*shown, *others) if for_programs else shown


def maximum_decimals(teller: Teller) -> int:
    """Give the decimals that the maxima of the unit take, as many as points have at most."""
    maxima = np.array([one.maximum[teller.row] for one in teller.results.figures.values()])
    digits = (d for d in range(teller.decimals) if np.allclose(maxima, np.round(maxima, d)))
    return next(digits, teller.decimals)


def row_of(
    branch: Branch, standing: Standing, teller: Teller, *, for_programs: bool
) -> tuple[Value, ...]:
    """Give the row of one node; people are told of an indicator that does not apply."""
    node = branch.node
    has_index = not np.isnan(standing.index)
    marks: Value = marks_told(standing.marks)
    if marks is None and not for_programs and is_left_out(branch, standing):
        marks = phrases.NOT_APPLICABLE
    return (
        heading(branch).code,
        name_in_both(node.name, node.name_en),
        standing.points,
        standing.maximum,
        standing.index if has_index else None,
        rank_told(standing) if has_index else None,
        marks,
        standing.among if has_index else None,
        Worded(kind_of(branch), headings.NODE_KINDS[kind_of(branch)]),
        branch.depth,
        parent_of(branch, teller),
    )


def is_left_out(branch: Branch, standing: Standing) -> bool:
    """Whether an indicator that earns points does not apply to the unit."""
    return (
        isinstance(branch.node, Indicator) and branch.node.full_points > 0 and not standing.applies
    )


def rank_told(standing: Standing) -> Worded:
    """Write a rank, and for people of how many."""
    rank = int(standing.rank)
    told = f"{rank} / {standing.among}"
    return Worded(rank, Text(told, told))


def kind_of(branch: Branch) -> str:
    """Name the kind of a node."""
    if isinstance(branch.node, IndicatorSet):
        return "total"
    if isinstance(branch.node, Indicator):
        return "indicator"
    return "group" if isinstance(branch.node, Group) else "pillar"


def parent_of(branch: Branch, teller: Teller) -> str | None:
    """Name the parent of a node; that of the top ones is the set."""
    return branch.parent if branch.parent != "" else teller.results.indicator_set.code


def marks_told(marks: Sequence[str]) -> Worded | None:
    """Write what a figure rests on besides submitted values."""
    if not marks:
        return None
    return Worded(" ".join(marks), listed([headings.MARK_WORDS[mark] for mark in marks]))


def notes(explained: Explained) -> list[Text]:
    """Explain the marks that were used, and what stands last."""
    used = [
        meaning
        for mark, meaning in headings.MARK_MEANING.items()
        if any(mark in standing.marks for standing in explained.standings)
    ]
    has_pillars = any(kind_of(one) == "pillar" for one in explained.branches[1:])
    return [*used, *([headings.PILLARS_LAST] if has_pillars else [])]
