"""Totals in a table, held against what they add up."""

from collections.abc import Iterator
from math import fsum, isnan

from cds_cli import catalogue
from cds_cli.definitions.models import Group, Indicator, IndicatorSet
from cds_cli.diagnostics import Diagnostic
from cds_cli.submission.figures import ReadTable
from cds_cli.submission.laid_out import Total
from cds_cli.text import in_figures

WITHIN = 0.005
"""Half of the last digit that points are usually typed with."""


def totals_disagreeing(table: ReadTable, indicator_set: IndicatorSet) -> Iterator[Diagnostic]:
    """Tell totals that are not the sum of their parts; where a part is not known, nothing."""
    for total in table.laid.totals:
        parts = list(parts_of(total, table, indicator_set))
        if not parts or any(map(isnan, parts)):
            continue
        expected = fsum(parts)
        if abs(expected - total.seen) > WITHIN:
            where = table.laid.locate(total.spot)
            said = [in_figures(f"{figure:.15g}") for figure in (total.seen, expected)]
            yield catalogue.TOTAL_DISAGREES.at(
                where, seen=said[0], expected=said[1], indicator=total.heading.label
            )


def parts_of(total: Total, table: ReadTable, indicator_set: IndicatorSet) -> Iterator[float]:
    """Give what a total adds up: all units of a column, or the claimed points of a form."""
    own = table.columns.get(total.heading.key)
    if own is not None:
        yield from own.reading.values
        return
    sheet = total.spot[0]
    for leaf in leaves_below(total.heading.code, indicator_set):
        read = table.columns.get(("claimed", leaf.code))
        if read is None:
            continue
        for place, value in enumerate(read.reading.values):
            # A form has one unit, and a claim left blank adds nothing to what was typed.
            if read.spots[place][0] == sheet and not isnan(value):
                yield value


def leaves_below(code: str, indicator_set: IndicatorSet) -> tuple[Indicator, ...]:
    """Give the indicators of a group; all of them where no group is named."""
    if not code:
        return indicator_set.leaves()
    group = next(node for _, node in indicator_set.walk() if node.code == code)
    return tuple(leaves_of(group))


def leaves_of(node: Group | Indicator) -> Iterator[Indicator]:
    """Give the indicators below a node."""
    if isinstance(node, Indicator):
        yield node
        return
    for child in node.children:
        yield from leaves_of(child)
